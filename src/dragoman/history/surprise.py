"""How surprising one feature of a contact is, given the past alone: predictive p-values.

All functions take numbers or arrays of them and give the same shape, in (0, 1]. Source of the models: partial pooling
with conjugate priors, docs/decisions/0015-departures.md; the numbers in the examples are pins.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
FLOOR = 1e-12  # no past is long enough to say less


@dataclass(frozen=True, slots=True)
class Rate:
    """A Gamma prior on contacts per day: ``shape`` contacts were seen in ``days`` days before anything was."""

    shape: float
    days: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Variances of log hours of stay: between pairs, and within one pair."""

    between: float
    within: float


@dataclass(frozen=True, slots=True)
class Share:
    """A Beta prior on how often something is so: ``yes`` cases for it and ``no`` against it."""

    yes: float
    no: float


def short_gap(
    days: ArrayLike, *, cases: ArrayLike, observed_days: ArrayLike, shape: ArrayLike, prior_days: ArrayLike
) -> Array:
    """The next contact comes within ``days`` (> 0), after ``cases`` contacts in ``observed_days``.

    >>> round(float(short_gap(2, cases=12, observed_days=1095, shape=0.8, prior_days=292)), 6)
    0.018275
    """
    known = np.add(prior_days, observed_days)
    ratio = np.log(known) - np.log(np.add(known, days))
    return _bounded(-np.expm1(np.add(shape, cases) * ratio))


def crowded(
    count: ArrayLike,
    *,
    window_days: ArrayLike,
    cases: ArrayLike,
    observed_days: ArrayLike,
    shape: ArrayLike,
    prior_days: ArrayLike,
) -> Array:
    """``count`` or more contacts fall into ``window_days``, after ``cases`` in ``observed_days``.

    >>> round(float(crowded(2, window_days=5, cases=12, observed_days=1095, shape=0.8, prior_days=292)), 6)
    0.001108
    """
    from scipy.special import betainc  # its load is felt where nothing is weighed

    known = np.add(prior_days, observed_days)
    return _bounded(
        betainc(np.maximum(count, 1e-9), np.add(shape, cases), np.divide(window_days, np.add(known, window_days)))
    )


def short_stay(
    log_hours: ArrayLike, *, usual: ArrayLike, off: ArrayLike, cases: ArrayLike, between: ArrayLike, within: ArrayLike
) -> Array:
    """A stay is as short as this, where stays of its sort take ``usual`` (log hours), and the pair's past ``cases`` were ``off`` by so much in all.

    >>> round(float(short_stay(2.0, usual=3.0, off=0.0, cases=0, between=0.2, within=0.3)), 4)
    0.0786
    """
    from scipy.special import ndtr  # its load is felt where nothing is weighed

    variance = 1 / (1 / np.asarray(between, float) + np.divide(cases, within))
    mean = variance * np.divide(off, within)
    return _bounded(ndtr((np.asarray(log_hours, float) - usual - mean) / np.sqrt(np.add(within, variance))))


def absent(seen: ArrayLike, *, cases: ArrayLike, yes: ArrayLike, no: ArrayLike) -> Array:
    """Something is not there that was ``seen`` in so many of ``cases``.

    >>> [round(float(absent(s, cases=n, yes=4.5, no=0.5)), 5) for s, n in ((3, 3), (8, 8), (20, 20), (50, 50), (198, 200))]
    [0.0625, 0.03846, 0.02, 0.00909, 0.0122]
    """
    return _bounded(np.divide(np.add(no, np.subtract(cases, seen)), np.add(np.add(yes, no), cases)))


def pattern(seen: ArrayLike, *, cases: ArrayLike) -> Array:
    """A pattern shows that was ``seen`` in so many of ``cases`` past episodes.

    >>> float(pattern(0, cases=98))
    0.01
    """
    return _bounded(np.divide(np.add(1, seen), np.add(2, cases)))


def _bounded(p: Array) -> Array:
    return np.clip(p, FLOOR, 1.0)
