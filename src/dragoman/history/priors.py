"""What is usual over all pairs together: priors fitted to the past, by the method of moments.

Fitted anew at the beginning of each calendar year, from what was known by then. Source: docs/decisions/0015-departures.md.
"""

from __future__ import annotations

import numpy as np

from dragoman.history.surprise import Rate, Share, Spread
from dragoman.history.table import Floats, Ints

_LEAST = 1e-9


def rate(counts: Floats, exposure_days: Floats) -> Rate:
    """A Gamma prior from counts of pairs (the first contact of each, which opened its record, not counted).

    Args:
        counts: Contacts of each pair, one entry a pair.
        exposure_days: Days through which each was looked at (> 0).

    """
    mean = counts.sum() / exposure_days.sum() if len(counts) else 0.0
    if mean <= 0:
        return Rate(shape=1.0, days=float(exposure_days.mean()) if len(counts) else 365.0)
    expected = mean * exposure_days
    excess = float(((counts - expected) ** 2 - expected).sum() / (expected**2).sum())
    shape = 1 / min(max(excess, 0.02), 20.0)  # from nearly alike to nearly all silent
    return Rate(shape=shape, days=shape / mean)


def spread(off: Floats, squares: Floats, cases: Floats) -> Spread:
    """Variances between and within pairs, from sums of what each pair is off, of squares, and counts."""
    several = cases >= 2
    freedom = (cases[several] - 1).sum()
    if freedom < 1:
        return Spread(between=0.1, within=0.5)
    means = off[several] / cases[several]
    within = max(float((squares[several] - cases[several] * means**2).sum() / freedom), 0.02)
    between = float((means**2 - within / cases[several]).mean())
    return Spread(between=max(between, 0.01), within=within)


def share(seen: Floats, cases: Floats) -> Share:
    """A Beta prior from how often something was so in each pair."""
    total = cases.sum()
    if total < 1:
        return Share(yes=0.5, no=0.5)
    mean = min(max(float(seen.sum() / total), 0.01), 0.99)
    chance = mean * (1 - mean)
    pairs = (cases * (cases - 1)).sum() * chance
    excess = float(((seen - cases * mean) ** 2 - cases * chance).sum())
    alike = min(max(excess / pairs if pairs > _LEAST else 0.2, 0.02), 0.8)  # how alike two cases of one pair are
    weight = 1 / alike - 1
    return Share(yes=weight * mean, no=weight * (1 - mean))


def even(seen: Floats, cases: Floats) -> Share:
    """A Beta prior of mean one half, for what has no first and second: only how far pairs are from even is fitted."""
    pairs = (cases * (cases - 1)).sum() / 4
    excess = float(((seen - cases / 2) ** 2 - cases / 4).sum())
    alike = min(max(excess / pairs if pairs > _LEAST else 0.2, 0.02), 0.8)
    half = (1 / alike - 1) / 2
    return Share(yes=half, no=half)


def by_group(group: Ints, values: Floats, size: int) -> Floats:
    """The sum of values in each group; groups below 0 are left out."""
    kept = group >= 0
    return np.bincount(group[kept], weights=values[kept], minlength=size).astype(np.float64)
