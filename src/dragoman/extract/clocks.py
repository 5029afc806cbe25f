"""The hour of a clock that stands with a verb of travel: "at 10:00", "at 6.30 p.m.", «в 18:00»."""

from __future__ import annotations

import re
from datetime import time

_CLOCK = re.compile(
    r"(?i)\b(?P<at>at|around|about|by|after|before|в|около)\s+(?:about |around |exactly |shortly after |ровно )?"
    r"(?P<hour>[01]?\d|2[0-4])(?:(?P<mark>[:.])(?P<minute>[0-5]\d))?(?!\d|[:.]\d)"
    r"(?:\s*(?P<half>[ap]\.?\s?m\b\.?))?(?P<whole>\s*(?:hours\b|o['’]clock|час\w*))?"
)
_RUSSIAN = frozenset({"в", "около"})


def clocks(sentence: str) -> list[tuple[int, int, time]]:
    """The hours that a sentence names, with their offsets; a bare number is none.

    >>> clocks("He landed at 10:00 and left at 6.30 p.m. with 12 aides, at 24 sites.")
    [(10, 18, datetime.time(10, 0)), (28, 40, datetime.time(18, 30))]
    >>> clocks("Он вылетел в 18:05 на 2 самолётах.")
    [(11, 18, datetime.time(18, 5))]
    """
    return [
        (match.start(), match.end(), found)
        for match in _CLOCK.finditer(sentence)
        if (found := _time(match)) is not None
    ]


def _time(match: re.Match[str]) -> time | None:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").casefold()
    dotted = match["mark"] == "." and not half and match["at"].casefold() not in _RUSSIAN  # "at 6.25 per cent"
    if dotted or not (match["minute"] or half or match["whole"]):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute) if hour < 24 else None
