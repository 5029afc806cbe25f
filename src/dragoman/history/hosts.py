"""Who of the host was not met, though this pair's guests of such a rank were."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dragoman.history.fitting import Fits, Fitted
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, Past
from dragoman.history.surprise import Share, absent
from dragoman.history.table import NONE, Floats, Ints, Table, own


def missed(table: Table, fits: Fits, since: Ints) -> tuple[Floats, Floats, Floats, Ints]:
    """The role that was least to be missed: the smallest p over the roles that were not met.

    Returns:
        p (1 where all were met whom one could miss); the past visits of the pair that name hosts; in how many of these
        the role was met; its position among the roles, ``NONE`` where none is missing.

    """
    size = len(table)
    group = np.where(table.met_known & (table.sort != NONE), table.dyad * 64 + table.sort, NONE)
    low = np.maximum(table.first - HORIZON_DAYS, own(table, since))
    (cases,) = Past(group, table.last).before(group, table.first, low)
    enough = (group != NONE) & (cases >= LEAST_CASES)
    best, often, which = np.where(enough, 1.0, np.nan), np.zeros(size), np.full(size, NONE, dtype=np.int64)
    for at in range(len(table.roles)):
        met = table.met[:, at]
        _, seen = Past(group, table.last, met.astype(np.float64)).before(group, table.first, low)
        yes, no = (
            fits.by(table.sort, pick)
            for pick in (
                lambda one, at=at: {sort: share.yes for sort, share in _by_sort(one, at)},
                lambda one, at=at: {sort: share.no for sort, share in _by_sort(one, at)},
            )
        )
        p = absent(seen, cases=cases, yes=np.nan_to_num(yes, nan=1.0), no=np.nan_to_num(no, nan=1.0))
        lower = enough & ~met & ~np.isnan(yes) & (p < best)
        best, often, which = np.where(lower, p, best), np.where(lower, seen, often), np.where(lower, at, which)
    return best, cases, often, which


def _by_sort(fitted: Fitted, at: int) -> Iterator[tuple[int, Share]]:
    return ((sort, share) for (sort, role), share in fitted.roles.items() if role == at)
