"""How a set was recorded over the years: where the record changes, and not the world.

When the share of stays of one day, or of contacts that name whom they met, jumps over all pairs at once, the one who kept
the record changed how. A baseline never reaches back over such a year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.history.table import Floats, Ints
from dragoman.model import Feature, Kind, PastContact, Recording

_LEAST_CASES = 20  # contacts of a stretch
_LEAST_JUMP = 0.15  # by which a share changes
_PENALTY = 6.0  # of log likelihood, for each break


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    cases: int
    seen: int


def recordings(contacts: Iterable[PastContact], *, homes: frozenset[str] = frozenset()) -> tuple[Recording, ...]:
    """The stretches of years in which stays and hosts were recorded in one way.

    Args:
        contacts: Of one set.
        homes: Sides whose record it is: journeys out and in are kept by different hands, and looked at apart.

    Returns:
        By feature, direction, and year; together they cover every year with contacts.

    """
    visits = [one for one in contacts if one.kind is Kind.VISIT]
    found: list[Recording] = []
    for outward in (True, False):
        mine = [one for one in visits if (one.guest in homes) is outward]
        for feature, seen in _SEEN:
            found += _stretches(mine, feature, seen, outward=outward)
    return tuple(found)


_SEEN: tuple[tuple[Feature, Callable[[PastContact], bool]], ...] = (
    (Feature.STAY, lambda one: one.first == one.last),
    (Feature.ABSENT, lambda one: one.met is not None),
)


def began(recorded: Sequence[Recording], feature: Feature, *, outward: bool, year: int) -> int | None:
    """The first year of the stretch that a year lies in, where the record had changed before; ``None`` where it had not."""
    mine = [one for one in recorded if one.feature is feature and one.outward is outward and one.first <= year]
    return mine[-1].first if len(mine) > 1 else None


def _stretches(
    contacts: Sequence[PastContact], feature: Feature, seen: Callable[[PastContact], bool], *, outward: bool
) -> list[Recording]:
    cases, yes = Counter[int](), Counter[int]()
    # Those who came to one gathering on the same days are one case.
    for year, _, _, so in sorted({(one.first.year, one.first, one.last, int(seen(one))) for one in contacts}):
        cases[year] += 1
        yes[year] += so
    years = [_Year(year, cases[year], yes[year]) for year in sorted(cases)]
    if not years:
        return []
    found = []
    for stretch in _split(years):
        total, so = sum(y.cases for y in stretch), sum(y.seen for y in stretch)
        found.append(
            Recording(
                feature=feature,
                outward=outward,
                first=stretch[0].year,
                last=stretch[-1].year,
                cases=total,
                share=so / total,
            )
        )
    return found


def _split(years: list[_Year]) -> list[list[_Year]]:
    """The stretches that make the record most likely, each break at a price (dynamic programming over all of them)."""
    cases, seen = (
        np.concatenate(([0], np.cumsum(counts))) for counts in zip(*((y.cases, y.seen) for y in years), strict=True)
    )
    best = np.zeros(len(years) + 1)  # for the first years: the likelihood of the best stretches
    began = np.zeros(len(years) + 1, dtype=np.int64)  # and where the last of these begins
    for end in range(1, len(years) + 1):
        long, so = cases[end] - cases[:end], seen[end] - seen[:end]
        value = best[:end] + _likelihood(long, so) - _PENALTY
        value[(long < _LEAST_CASES) & (np.arange(end) > 0)] = -np.inf
        began[end] = np.argmax(value)  # the earliest of equals
        best[end] = value[began[end]]
    stretches, end = [], len(years)
    while end:
        stretches.append(years[began[end] : end])
        end = int(began[end])
    merged = [stretches.pop()]
    while stretches:
        stretch = stretches.pop()
        if abs(_share(stretch) - _share(merged[-1])) < _LEAST_JUMP:
            merged[-1] = merged[-1] + stretch
        else:
            merged.append(stretch)
    return merged


def _share(years: Sequence[_Year]) -> float:
    return sum(y.seen for y in years) / sum(y.cases for y in years)


def _likelihood(cases: Ints, seen: Ints) -> Floats:
    """The log likelihood of one share throughout, for stretches with so many cases of which so many were so."""
    share = seen / cases
    with np.errstate(divide="ignore", invalid="ignore"):
        yes = np.where(seen > 0, seen * np.log(share), 0.0)
        no = np.where(seen < cases, (cases - seen) * np.log1p(-share), 0.0)
    return np.asarray(yes + no)
