"""How many hours a stay took, where accounts tell hours and not only days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from dragoman.model import Aspect, Report

_LENGTH = re.compile(r"PT(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?")
_HOUR = 3600.0


def stay_hours(reports: Iterable[Report]) -> tuple[float, float] | None:
    """The fewest and most hours that accounts of a visit give; ``None`` where no account gives any.

    Arrival and departure count where one account tells the hours of both, so that both are by one clock; else the
    length that it gives in hours. A length in days is none: it is not known to the hour.
    """
    found = [hours for report in reports if (hours := _of(report)) is not None]
    return (min(found), max(found)) if found else None


def _of(report: Report) -> float | None:
    edges = {
        one.aspect: datetime.fromisoformat(one.value)
        for one in report.circumstances
        if one.aspect in {Aspect.ARRIVAL, Aspect.DEPARTURE} and "T" in one.value
    }
    if len(edges) == 2:
        hours = (edges[Aspect.DEPARTURE] - edges[Aspect.ARRIVAL]).total_seconds() / _HOUR
        if hours > 0:
            return hours
    for one in report.circumstances:
        match = _LENGTH.fullmatch(one.value) if one.aspect is Aspect.DURATION else None
        if match is not None and (match["hours"] or match["minutes"]):
            return float(match["hours"] or 0) + float(match["minutes"] or 0) / 60
    return None
