"""What was usual over all pairs together by the beginning of each calendar year: the priors of that year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.history import priors
from dragoman.history.coverage import Coverage
from dragoman.history.past import HORIZON_DAYS, WINDOW_DAYS
from dragoman.history.surprise import Rate, Share, Spread
from dragoman.history.table import NONE, Bools, Floats, Ints, Table
from dragoman.model import Feature

POOL_DAYS = 15 * 365  # of all pairs together
LEAST_EXPOSURE = 30.0  # days through which a pair is looked at, however late its record opens
_LEAST_STAYS = 20  # stays of a sort before anything is usual about it


@dataclass(frozen=True, slots=True)
class Fitted:
    """The priors of one year."""

    rate: Rate
    soon: Share  # of days of touch, those within a week after the one before
    stay: Mapping[int, float]  # mean log hours by sort
    spread: Spread
    notice: Mapping[int, tuple[float, float]]  # mean and variance of log days by sort
    roles: Mapping[tuple[int, int], Share]  # by sort and role
    levels: Mapping[int, Share]  # by rung: how often a side sends somebody of it
    shares: Mapping[Feature, Share]


@dataclass(frozen=True, slots=True)
class Fits:
    """The priors of all years; ``year`` tells which of ``of`` are those of each contact."""

    year: Ints
    of: tuple[Fitted, ...]

    def each(self, pick: Callable[[Fitted], float]) -> Floats:
        """A value of the year of each contact."""
        return np.array([pick(one) for one in self.of], dtype=np.float64)[self.year]

    def by(self, key: Ints, pick: Callable[[Fitted], Mapping[int, float]]) -> Floats:
        """A value by year and a small key (a sort, a rung); NaN where the year has none, or the key is ``NONE``."""
        values = np.full((len(self.of), int(key.max(initial=0)) + 1), np.nan)
        for row, one in enumerate(self.of):
            for at, value in pick(one).items():
                if at < values.shape[1]:
                    values[row, at] = value
        return np.where(key == NONE, np.nan, values[self.year, np.maximum(key, 0)])


@dataclass(frozen=True, slots=True)
class Moments:
    """The days on which each pair was in touch, each once, by pair and day.

    ``covered`` tells whether the record covers the day, ``soon`` whether it came within a week after the one before.
    """

    dyads: Ints
    days: Ints
    covered: Bools
    soon: Bools


def moments(table: Table, covered: Coverage) -> Moments:
    """The days on which each pair was in touch."""
    keys = np.sort((table.dyad << 23) | table.first)
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
    dyads, days = keys >> 23, keys & ((1 << 23) - 1)
    told = covered.days(dyads, days, days + 1) > 0
    soon = np.zeros(len(days), dtype=np.bool_)
    soon[1:] = (dyads[1:] == dyads[:-1]) & (days[1:] - days[:-1] <= WINDOW_DAYS) & told[1:] & told[:-1]
    return Moments(dyads, days, told, soon)


def years(days: Ints) -> Ints:
    """The calendar year of each day."""
    found, back = np.unique(days, return_inverse=True)
    return np.array([date.fromordinal(int(day)).year for day in found], dtype=np.int64)[back]


def fit(table: Table, touched: Moments, placed: Bools, since: Mapping[Feature, Ints], covered: Coverage) -> Fits:
    """The priors of every year of a table, each from contacts that were over before the year began.

    Args:
        table: All contacts, past and new, by first day.
        touched: The days on which each pair was in touch.
        placed: Whether each contact is the first of its pair and direction at its place.
        since: The day on which the way of recording a feature in the year of each contact began, journeys in and out.
        covered: The days that the record covers.

    """
    found, year = np.unique(years(table.first), return_inverse=True)
    rates = _rates(touched, covered, [_begin(int(one)) for one in found])
    of = []
    for at, one in enumerate(found):
        day = _begin(int(one))
        low, high = np.searchsorted(table.first, (day - POOL_DAYS, day))
        rows = low + np.flatnonzero(table.last[low:high] < day)
        mine = slice(*np.searchsorted(year, (at, at + 1)))
        stay, spread = _stays(table, rows[_recorded_alike(table, rows, mine, since[Feature.STAY])])
        of.append(
            Fitted(
                rate=rates[at],
                soon=_soon(touched, day),
                stay=stay,
                spread=spread,
                notice=_notice(table, rows),
                roles=_roles(table, rows[_recorded_alike(table, rows, mine, since[Feature.ABSENT])]),
                levels=_levels(table, rows),
                shares=_shares(table, rows, placed),
            )
        )
    return Fits(year, tuple(of))


def _begin(year: int) -> int:
    return date(year, 1, 1).toordinal()


def _recorded_alike(table: Table, rows: Ints, mine: slice, since: Ints) -> Bools:
    """Which past contacts were recorded as those of a year (``mine``) are, journeys out and in apart."""
    inward, outward = since[:, mine.start]
    return np.asarray(table.first[rows] >= np.where(table.outward[rows], outward, inward))


def _rates(touched: Moments, covered: Coverage, begins: list[int]) -> list[Rate]:
    """The pace of pairs by the beginning of each year, on the days that are covered.

    The first contact of a pair opens its record, and is not counted.
    """
    dyads, days = touched.dyads[touched.covered], touched.days[touched.covered]
    size = int(dyads.max(initial=-1)) + 1
    opened = np.full(size, np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(opened, dyads, days)
    order = np.argsort(days, kind="stable")
    dyads, days = dyads[order], days[order]
    found = []
    for day in begins:
        start = day - HORIZON_DAYS
        low, high = np.searchsorted(days, (start, day))
        counts = np.bincount(dyads[low:high], minlength=size).astype(np.float64)
        seen = counts > 0
        if not seen.any():
            found.append(Rate(shape=1.0, days=365.0))
            continue
        pairs, began = np.flatnonzero(seen), opened[seen]
        looked = covered.days(pairs, np.maximum(began, start), np.full(len(pairs), day))
        exposure = np.maximum(looked, LEAST_EXPOSURE).astype(np.float64)
        found.append(priors.rate(np.maximum(counts[seen] - (began >= start), 0), exposure))
    return found


def _soon(touched: Moments, day: int) -> Share:
    rows = touched.covered & (touched.days < day) & (touched.days >= day - POOL_DAYS)
    return _share(touched.dyads[rows], touched.soon[rows])


def _stays(table: Table, rows: Ints) -> tuple[dict[int, float], Spread]:
    rows = rows[(table.sort[rows] != NONE) & ~np.isnan(table.log_hours[rows])]
    sorts, hours = table.sort[rows], table.log_hours[rows]
    counts, sums = np.bincount(sorts), np.bincount(sorts, weights=hours)
    usual = {at: float(sums[at] / counts[at]) for at in range(len(counts)) if counts[at] >= _LEAST_STAYS}
    off = hours - np.array([usual.get(at, np.nan) for at in range(len(counts))], dtype=np.float64)[sorts]
    told = ~np.isnan(off)
    dyad, off = table.dyad[rows][told], off[told]
    size = len(table.dyads)
    return usual, priors.spread(
        priors.by_group(dyad, off, size),
        priors.by_group(dyad, off**2, size),
        priors.by_group(dyad, np.ones(len(off)), size),
    )


def _notice(table: Table, rows: Ints) -> dict[int, tuple[float, float]]:
    rows = rows[(table.sort[rows] != NONE) & ~np.isnan(table.log_notice[rows])]
    found = {}
    for sort in np.unique(table.sort[rows]):
        values = table.log_notice[rows[table.sort[rows] == sort]]
        if len(values) >= _LEAST_STAYS:
            found[int(sort)] = float(values.mean()), max(float(values.var()), 0.05)
    return found


def _share(group: Ints, so: Bools, prior: Callable[[Floats, Floats], Share] = priors.share) -> Share:
    """How often something is so in each group; groups without a case do not count."""
    size = int(group.max(initial=-1)) + 1
    cases = priors.by_group(group, np.ones(len(group)), size)
    seen = priors.by_group(group, so.astype(np.float64), size)
    return prior(seen[cases > 0], cases[cases > 0])


def _roles(table: Table, rows: Ints) -> dict[tuple[int, int], Share]:
    rows = rows[table.met_known[rows] & (table.sort[rows] != NONE)]
    found = {}
    for sort in np.unique(table.sort[rows]):
        of = rows[table.sort[rows] == sort]
        for at in range(len(table.roles)):
            found[int(sort), at] = _share(table.dyad[of], table.met[of, at])
    return found


def _levels(table: Table, rows: Ints) -> dict[int, Share]:
    rows = rows[(table.guest[rows] != NONE) & (table.level[rows] != NONE)]
    side, level = table.dyad[rows] * 2 + table.guest[rows], table.level[rows]
    return {int(rung): _share(side, level == rung) for rung in np.unique(level)}


def _shares(table: Table, rows: Ints, placed: Bools) -> dict[Feature, Share]:
    def of(known: Bools, so: Bools, prior: Callable[[Floats, Floats], Share]) -> Share:
        mine = rows[known[rows]]
        return _share(table.dyad[mine], so[mine], prior)

    travelled = table.guest != NONE
    return {
        Feature.DIRECTION: of(travelled, table.guest == 0, priors.even),
        Feature.INITIATIVE: of(table.initiator != NONE, table.initiator == 0, priors.even),
        Feature.VENUE: of(travelled & (table.venue != NONE), placed, priors.share),
    }
