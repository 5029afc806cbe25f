"""How long a stay took, and how long before a visit was announced: logarithms, with an effect of the pair."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dragoman.history.fitting import Fits
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, Columns, Past
from dragoman.history.surprise import short_stay
from dragoman.history.table import NONE, Floats, Ints, Table
from dragoman.model import Feature


def stay(table: Table, fits: Fits, since: Ints) -> Columns:
    """Short stays, beside those of the same pair that were recorded in the same way (``since``, by direction)."""
    usual = fits.by(table.sort, lambda one: one.stay)
    counts, sums = _off(table, table.log_hours, since, lambda sort: fits.each(lambda one: one.stay.get(sort, np.nan)))
    between, within = fits.each(lambda one: one.spread.between), fits.each(lambda one: one.spread.within)
    # Days are coarse: half of the chance of the same number of days counts (the mid p-value).
    most, least = (
        short_stay(log, usual=np.nan_to_num(usual), off=sums, cases=counts, between=between, within=within)
        for log in (np.nan_to_num(table.log_most), np.nan_to_num(table.log_least, neginf=-20.0))
    )
    known = ~np.isnan(table.log_hours - usual) & (counts >= LEAST_CASES)
    mean = (sums / within) / (1 / between + counts / within)
    return {Feature.STAY: (np.where(known, (most + least) / 2, np.nan), counts, np.exp(usual + mean))}


def notice(table: Table, fits: Fits) -> Columns:
    """Short notice; the pair's own effect is taken to vary half as much as one visit to the next."""
    means = fits.by(table.sort, lambda one: {sort: mean for sort, (mean, _) in one.notice.items()})
    spreads = fits.by(table.sort, lambda one: {sort: variance for sort, (_, variance) in one.notice.items()})
    counts, sums = _off(
        table,
        table.log_notice,
        np.zeros((2, len(table)), dtype=np.int64),
        lambda sort: fits.each(lambda one: one.notice.get(sort, (np.nan, np.nan))[0]),
    )
    within = np.nan_to_num(spreads, nan=1.0)
    between = within / 2
    p = short_stay(
        np.nan_to_num(table.log_notice),
        usual=np.nan_to_num(means),
        off=sums,
        cases=counts,
        between=between,
        within=within,
    )
    known = ~np.isnan(table.log_notice - means) & (counts >= LEAST_CASES)
    mean = (sums / within) / (1 / between + counts / within)
    return {Feature.NOTICE: (np.where(known, p, np.nan), counts, np.expm1(means + mean))}


def _off(table: Table, logs: Floats, since: Ints, usual: Callable[[int], Floats]) -> tuple[Floats, Floats]:
    """How many cases a pair had, and how far they were in all off what is usual for their sorts.

    What is usual is taken from the year of the contact that is weighed, also for the past: else the cases of a year in
    which nothing was known yet would be lost, and a past would be measured by a norm that has moved since. Journeys in
    and out are recorded apart, so the past of a sort begins where that of its own direction does.
    """
    lows = np.maximum(table.first - HORIZON_DAYS, since)
    cases, off = np.zeros(len(table)), np.zeros(len(table))
    for sort in np.unique(table.sort[(table.sort != NONE) & ~np.isnan(logs)]):
        of = table.sort == sort
        low = lows[int(table.outward[of][0])]
        counts, sums = Past(np.where(of, table.dyad, NONE), table.last, logs).before(table.dyad, table.first, low)
        norm = usual(int(sort))
        known = ~np.isnan(norm)
        cases += np.where(known, counts, 0.0)
        off += np.where(known, sums - counts * np.nan_to_num(norm), 0.0)
    return cases, off
