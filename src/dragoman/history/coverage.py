"""On which days a set would have told of a contact: only on these does silence tell anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from dragoman.history.table import Ints
from dragoman.model import ReferenceSet


class Sets(tuple[ReferenceSet, ...]):
    """Reference sets, with what is asked of them often."""

    @cached_property
    def opened(self) -> tuple[Mapping[tuple[str, str], int], ...]:
        """Of each set the first day (ordinal) on which it tells of each pair."""
        found = []
        for reference in self:
            days: dict[tuple[str, str], int] = {}
            for one in reference.contacts:
                day = one.first.toordinal()
                if day < days.get(one.sides, day + 1):
                    days[one.sides] = day
            found.append(days)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The covered days of some pairs.

    ``edges`` of a calendar are the first day covered, the first no longer covered, the next covered, and so on
    (proleptic ordinals, ascending). For each pair a calendar (``of``) holds from a day on (``since``), until the next
    one does: a row a stage, a column a pair.
    """

    of: Ints
    since: Ints
    edges: tuple[Ints, ...]

    def days(self, dyad: Ints, since: Ints, until: Ints) -> Ints:
        """How many days of ``[since, until)`` are covered, for pairs by position."""
        found = np.zeros(len(dyad), dtype=np.int64)
        for stage, calendars in enumerate(self.of):
            low = np.maximum(since, self.since[stage][dyad])
            high = np.minimum(until, self.since[stage + 1][dyad]) if stage + 1 < len(self.of) else until
            calendar = calendars[dyad]
            for at, edges in enumerate(self.edges):
                rows = (calendar == at) & (low < high)
                found[rows] += _before(edges, high[rows]) - _before(edges, low[rows])
        return found

    def ends(self, dyad: int) -> int | None:
        """The last day that is covered for a pair by position; ``None`` where none is."""
        until = np.iinfo(np.int64).max
        for calendars, begins in zip(self.of[::-1], self.since[::-1], strict=True):
            edges = self.edges[calendars[dyad]]
            # The last day of a stretch that began before the next stage did, and lasts into this one.
            lasts = [min(int(b), until) - 1 for a, b in zip(edges[::2], edges[1::2], strict=True) if a < until]
            if lasts and lasts[-1] >= begins[dyad]:
                return lasts[-1]
            until = int(begins[dyad])
        return None


def everywhere(pairs: int) -> Coverage:
    """Every day is covered: nothing is said of what the contacts were taken from."""
    whole = np.array([0, np.iinfo(np.int64).max], dtype=np.int64)
    none = np.zeros((1, pairs), dtype=np.int64)
    return Coverage(none, none, (whole,))


def coverage(pairs: Sequence[tuple[str, str]], references: Sequence[ReferenceSet]) -> Coverage:
    """The days that sets cover.

    Args:
        pairs: Of sides, in alphabetical order.
        references: A set covers the pairs of the sides that it means to hold whole, and every other pair from the day on
            which it first tells of it: before that nothing says that it would have.

    Returns:
        Days that one of its sets covers, for each pair. Every day where there is no set.

    """
    if not references:
        return everywhere(len(pairs))
    sets = references if isinstance(references, Sets) else Sets(references)
    sides = [frozenset(one.sides) for one in sets]
    calendars: dict[tuple[int, ...], int] = {}
    stages: list[list[tuple[int, int]]] = []  # of each pair: from which day on which calendar
    for pair in pairs:
        whole = [at for at, held in enumerate(sides) if not held.isdisjoint(pair)]
        told = sorted((days[pair], at) for at, days in enumerate(sets.opened) if at not in whole and pair in days)
        mine = [(0, tuple(whole))]
        for day, at in told:
            mine.append((day, tuple(sorted((*mine[-1][1], at)))))
        stages.append([(day, calendars.setdefault(held, len(calendars))) for day, held in mine])
    never = np.iinfo(np.int64).max
    depth = max((len(mine) for mine in stages), default=1)
    since = np.full((depth, len(pairs)), never, dtype=np.int64)
    of = np.zeros((depth, len(pairs)), dtype=np.int64)
    for at, each in enumerate(stages):
        for stage, (day, calendar) in enumerate(each):
            since[stage, at], of[stage, at] = day, calendar
    return Coverage(of, since, tuple(_edges(sets[at] for at in held) for held in calendars))


def ends(pairs: Sequence[tuple[str, str]], references: Sequence[ReferenceSet]) -> dict[tuple[str, str], date]:
    """The last day that a set covers, for the pairs that one does."""
    if not references:
        return {}
    covered = coverage(pairs, references)
    found = {pair: covered.ends(at) for at, pair in enumerate(pairs)}
    return {pair: date.fromordinal(day) for pair, day in found.items() if day is not None}


def observed_days(references: Sequence[ReferenceSet], since: date, until: date) -> int:
    """How many days of ``[since, until)`` one of some sets covers; all where there is no set."""
    begin, end = np.array([since.toordinal()]), np.array([until.toordinal()])
    if not references:
        return int(end[0] - begin[0])
    edges = _edges(references)
    return int(_before(edges, end)[0] - _before(edges, begin)[0])


def _edges(references: Iterable[ReferenceSet]) -> Ints:
    """The edges of the days that one of some sets covers."""
    found: list[int] = []
    for since, until in sorted(period for reference in references for period in _periods(reference)):
        if found and since <= found[-1]:
            found[-1] = max(found[-1], until)
        else:
            found += [since, until]
    return np.array(found, dtype=np.int64)


def _periods(reference: ReferenceSet) -> Iterable[tuple[int, int]]:
    """What a set covers, less its holes, as ``[since, until)``."""
    begin, end = reference.since.toordinal(), reference.until.toordinal() + 1
    for first, last in sorted(reference.holes):
        if begin < (until := min(first.toordinal(), end)):
            yield begin, until
        begin = max(begin, last.toordinal() + 1)
    if begin < end:
        yield begin, end


def _before(edges: Ints, days: Ints) -> Ints:
    """How many covered days come before each day."""
    at = np.searchsorted(edges, days, side="right")
    whole = np.concatenate(([0], np.cumsum(edges[1::2] - edges[::2])))
    inside = at % 2 == 1
    began = edges[np.maximum(at - 1, 0)] if len(edges) else days
    return np.asarray(whole[at // 2] + np.where(inside, days - began, 0))
