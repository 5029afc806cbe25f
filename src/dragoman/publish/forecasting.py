"""How forecasts did, drawn: what was said against what happened."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dragoman.model import Ledger

SIDE = 200  # units of the square
_LEAST, _MOST = 4.0, 14.0  # radius of a dot for one forecast, and of the largest


@dataclass(frozen=True, slots=True)
class Dot:
    """Forecasts of like probability: where they stand, how large, how many, and what was said and happened."""

    x: float
    y: float
    radius: float
    number: int
    said: float
    happened: float


def dots(ledger: Ledger) -> tuple[Dot, ...]:
    """The points of the calibration plot; their area grows with the number of forecasts."""
    most = max((number for _, _, number, _, _ in ledger.bins), default=1)
    unit = min(_LEAST, _MOST / math.sqrt(most))
    return tuple(
        Dot(
            x=round(SIDE * said, 1),
            y=round(SIDE * (1 - happened), 1),
            radius=round(max(_LEAST / 2, unit * math.sqrt(number)), 1),
            number=number,
            said=said,
            happened=happened,
        )
        for _, _, number, said, happened in ledger.bins
    )
