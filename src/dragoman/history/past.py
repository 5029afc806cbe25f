"""What a group of contacts had seen before a day: counts, sums and the day of the last one, for a million days at once."""

from __future__ import annotations

import numpy as np

from dragoman.history.table import Floats, Ints
from dragoman.model import Feature
from dragoman.model.history import LEAST_CASES as LEAST_CASES

WINDOW_DAYS = 7  # within which contacts of a pair are one episode
HORIZON_DAYS = 3653  # ten years: what is usual for a pair is what it did of late
Columns = dict[Feature, tuple[Floats, Floats, Floats]]  # p-values, the cases they rest on, and what is usual
_SHIFT = 23  # bits of a day: years to 22,000


class Past:
    """Contacts of groups, asked for what was known before a day. A group below 0 has no past."""

    def __init__(self, group: Ints, known: Ints, *values: Floats) -> None:
        """Take the contacts.

        Args:
            group: The group of each.
            known: The day on which each was known (ordinal, > 0).
            values: What to add up, a column each; rows with NaN do not count at all.

        """
        rows = group >= 0
        for column in values:
            rows &= ~np.isnan(column)
        keys = (group[rows] << _SHIFT) | known[rows]
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._sums = [np.concatenate(([0.0], np.cumsum(column[rows][order]))) for column in values]

    def before(self, group: Ints, day: Ints, since: Ints) -> tuple[Floats, ...]:
        """How many of each group were known on ``[since, day)``, and the sums of their values."""
        low, high = self._between(group, day, since)
        return (high - low).astype(np.float64), *(sums[high] - sums[low] for sums in self._sums)

    def last(self, group: Ints, day: Ints) -> Floats:
        """The latest day before ``day`` on which one of the group was known; NaN where there is none."""
        low, high = self._between(group, day, np.zeros_like(day))
        found = self._keys[np.maximum(high - 1, 0)] if len(self._keys) else np.zeros_like(high)
        return np.where(high > low, (found & ((1 << _SHIFT) - 1)).astype(np.float64), np.nan)

    def first(self, group: Ints, day: Ints) -> Floats:
        """The earliest day before ``day``; NaN where there is none."""
        low, high = self._between(group, day, np.zeros_like(day))
        found = self._keys[np.minimum(low, max(0, len(self._keys) - 1))] if len(self._keys) else np.zeros_like(low)
        return np.where(high > low, (found & ((1 << _SHIFT) - 1)).astype(np.float64), np.nan)

    def _between(self, group: Ints, day: Ints, since: Ints) -> tuple[Ints, Ints]:
        some = np.maximum(group, 0) << _SHIFT
        low = np.searchsorted(self._keys, some | np.maximum(since, 0), side="left")
        high = np.searchsorted(self._keys, some | np.maximum(day, 0), side="left")
        high = np.maximum(high, low)
        return np.where(group >= 0, low, 0), np.where(group >= 0, high, 0)
