"""On which days a set would have told of a contact: only on these does silence tell anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.history.table import Ints
from dragoman.model import ReferenceSet


@dataclass(frozen=True, slots=True)
class Coverage:
    """The covered days of some pairs.

    ``of`` is the calendar of each pair; ``edges`` of a calendar are the first day covered, the first no longer
    covered, the next covered, and so on (proleptic ordinals, ascending).
    """

    of: Ints
    edges: tuple[Ints, ...]

    def days(self, dyad: Ints, since: Ints, until: Ints) -> Ints:
        """How many days of ``[since, until)`` are covered, for pairs by position."""
        found = np.zeros(len(dyad), dtype=np.int64)
        calendar = self.of[dyad]
        for at, edges in enumerate(self.edges):
            rows = calendar == at
            found[rows] = _before(edges, until[rows]) - _before(edges, since[rows])
        return found


def everywhere(pairs: int) -> Coverage:
    """Every day is covered: nothing is said of what the contacts were taken from."""
    return Coverage(np.zeros(pairs, dtype=np.int64), (np.array([0, np.iinfo(np.int64).max], dtype=np.int64),))


def coverage(pairs: Sequence[tuple[str, str]], references: Sequence[ReferenceSet]) -> Coverage:
    """The days that sets cover.

    Args:
        pairs: Of sides, in alphabetical order.
        references: A set covers the pairs of the sides that it means to hold whole, and those of which it tells.

    Returns:
        Days that one of its sets covers, for each pair. Every day where there is no set.

    """
    if not references:
        return everywhere(len(pairs))
    held = [{one.sides for one in reference.contacts} for reference in references]
    calendars: dict[tuple[int, ...], int] = {}
    of = [
        calendars.setdefault(
            tuple(
                at
                for at, reference in enumerate(references)
                if pair in held[at] or not set(reference.sides).isdisjoint(pair)
            ),
            len(calendars),
        )
        for pair in pairs
    ]
    return Coverage(np.array(of, dtype=np.int64), tuple(_edges(references[at] for at in sets) for sets in calendars))


def ends(pairs: Sequence[tuple[str, str]], references: Sequence[ReferenceSet]) -> dict[tuple[str, str], date]:
    """The last day that a set covers, for the pairs that one does."""
    if not references:
        return {}
    covered = coverage(pairs, references)
    edges = (covered.edges[at] for at in covered.of)
    return {pair: date.fromordinal(int(mine[-1]) - 1) for pair, mine in zip(pairs, edges, strict=True) if len(mine)}


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
