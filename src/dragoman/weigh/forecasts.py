"""How forecasts did, once time has told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import log2

from dragoman.model import Forecast, Ledger

LEAST = 0.001  # what was given no chance and happened costs log2 of one in a thousand, not the whole ledger
BINS = 10


def ledger(forecasts: Iterable[Forecast], *, on: date | None) -> Ledger:
    """The ledger as of a day.

    What was made after that day is not in it, and what was resolved after it still waits: nothing learned later leaks
    in. Of those that wait, ``overdue`` counts the ones whose day of resolution is before ``on`` and ``open`` all
    others, so that resolved, open and overdue add up.

    Args:
        forecasts: In any order; probabilities in [0, 1].
        on: The day for which the ledger is asked; ``None`` for all that is known, where nothing is overdue.

    Returns:
        Scores are ``None`` where nothing is resolved. For the logarithm, probabilities are held to [.001, .999]. Bins
        hold their lower bound; the last holds 1 as well.

    Raises:
        ValueError: A probability out of [0, 1].
    """
    made = [forecast for forecast in forecasts if on is None or forecast.made <= on]
    for forecast in made:
        if not 0 <= forecast.probability <= 1:
            raise ValueError(f"{forecast.id}: {forecast.probability} is no probability; give one in [0, 1]")
    # By probability and outcome, so that sums do not depend on the order of the file.
    told = sorted((f.probability, bool(f.outcome)) for f in made if _resolved(f, on))
    waiting = [forecast for forecast in made if not _resolved(forecast, on)]
    overdue = sum(on is not None and forecast.resolves < on for forecast in waiting)
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, happened in told:
        bins[min(int(p * BINS), BINS - 1)].append((p, happened))
    return Ledger(
        resolved=len(told),
        open=len(waiting) - overdue,
        overdue=overdue,
        brier=sum((p - happened) ** 2 for p, happened in told) / len(told) if told else None,
        log_bits=sum(_surprise(p, happened=happened) for p, happened in told) / len(told) if told else None,
        bins=tuple(
            (
                at / BINS,
                (at + 1) / BINS,
                len(of),
                sum(p for p, _ in of) / len(of),
                sum(happened for _, happened in of) / len(of),
            )
            for at, of in sorted(bins.items())
        ),
    )


def _resolved(forecast: Forecast, on: date | None) -> bool:
    return forecast.outcome is not None and (on is None or forecast.resolved is None or forecast.resolved <= on)


def _surprise(p: float, *, happened: bool) -> float:
    held = min(max(p, LEAST), 1 - LEAST)
    return -log2(held if happened else 1 - held)
