"""The offices of a person in time: bars to one scale, solid where an office is known to be held, else hollow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Edge, Tenure
from dragoman.publish import wording

WIDTH = 260  # units of the drawing
_LEAST = 2.0  # a bar that can still be seen
_TICKS = 4
_DRAWN = date(1000, 1, 1), date(9000, 1, 1)  # days beyond these say that there is no bound
_MARGIN = timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tenure as drawn: ``may`` and ``sure`` are (left, width) in units; ``None`` where nothing is sure."""

    tenure: Tenure
    since: str
    until: str
    may: tuple[float, float]
    sure: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The tenures of a person with their scale: ``ticks`` are (place, year), ``days`` the places of contacts."""

    rows: tuple[Term, ...]
    ticks: tuple[tuple[float, int], ...]
    days: tuple[float, ...]


def draw(tenures: Sequence[Tenure], days: Sequence[date]) -> Terms | None:
    """The drawing of a person's offices, latest first; ``None`` where no day is known of any.

    Args:
        tenures: The offices.
        days: The days of the person's contacts; the scale reaches the last of them.

    """
    known = [day for tenure in tenures for day in _days(tenure) if _DRAWN[0] < day < _DRAWN[1]]
    if not known:
        return None
    every = [*known, *days]
    first, last = max(min(every), date.min + _MARGIN) - _MARGIN, min(max(every), date.max - _MARGIN) + _MARGIN
    span = (last - first).days

    def place(day: date) -> float:
        return round(WIDTH * (min(max(day, first), last) - first).days / span, 1)

    rows = []
    for tenure in sorted(tenures, key=_by_end, reverse=True):
        since, until = tenure.since, tenure.until
        may = place(since.earliest or first), place(until.latest or last)
        sure = None
        if since.latest is not None and until.earliest is not None and since.latest < until.earliest:
            sure = place(since.latest), place(until.earliest)
        rows.append(
            Term(
                tenure=tenure,
                since=wording.edge(since),
                until=wording.edge(until, ends=True),
                may=_bar(*may),
                sure=_bar(*sure) if sure else None,
            )
        )
    marks = sorted({place(day) for day in days})
    return Terms(rows=tuple(rows), ticks=_ticks(first, last, place), days=tuple(marks))


def undated(tenures: Sequence[Tenure]) -> tuple[Term, ...]:
    """The offices of which no day is known, as rows without a drawing."""
    return tuple(
        Term(tenure=one, since=wording.edge(one.since), until=wording.edge(one.until, ends=True), may=(0, 0), sure=None)
        for one in tenures
    )


def _days(tenure: Tenure) -> list[date]:
    edges: tuple[Edge, ...] = (tenure.since, tenure.until)
    return [day for edge in edges for day in (edge.earliest, edge.latest) if day is not None]


def _by_end(tenure: Tenure) -> tuple[date, date]:
    return tenure.until.latest or date.max, tenure.since.latest or tenure.since.earliest or date.min


def _bar(left: float, right: float) -> tuple[float, float]:
    """Left and width, wide enough to be seen; a contradiction is drawn where it begins."""
    return left, max(round(right - left, 1), _LEAST)


def _ticks(first: date, last: date, place: Callable[[date], float]) -> tuple[tuple[float, int], ...]:
    years = range(first.year + 1, last.year + 1)
    step = max(1, -(-len(years) // _TICKS))
    return tuple((place(date(year, 1, 1)), year) for year in years if year % step == 0)
