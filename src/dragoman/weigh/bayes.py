"""Bayes' rule with sources that may be wrong and items that say one thing twice.

Arrays end with the axis of hypotheses where they have one. Source: docs/decisions/0016-hypotheses.md; the numbers in
the examples are pins.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
_ALIKE = 1e-9  # a lead up to here is none: last digits depend on the order of sums


def tempered(likelihoods: ArrayLike, *, trust: ArrayLike) -> Array:
    """Likelihoods drawn towards their mean over hypotheses, by how little an item is trusted.

    Args:
        likelihoods: Probability of the item under each hypothesis, in (0, 1); shape (..., hypotheses).
        trust: r in [0, 1], one for each item; shape (...). At 0 the item tells nothing.

    Returns:
        Likelihoods of the same shape, in (0, 1).

    >>> tempered((0.8, 0.2), trust=0.5).round(3).tolist()
    [0.65, 0.35]
    """
    given = np.asarray(likelihoods, float)
    kept = np.asarray(trust, float)[..., None]
    return np.asarray(kept * given + (1 - kept) * given.mean(axis=-1, keepdims=True))


def shares(origins: ArrayLike, *, dependence: float) -> Array:
    """What is left of each item, where items of one origin partly say one thing.

    Args:
        origins: The origin of each item, as a number.
        dependence: rho in [0, 1]: 0 takes the items of one origin for independent, 1 for one item.

    Returns:
        w in (0, 1] for each item: 1 where it is the only one of its origin.

    >>> shares((0, 0, 1), dependence=0.5).round(4).tolist()
    [0.6667, 0.6667, 1.0]
    """
    numbers = np.asarray(origins, int)
    together = np.bincount(numbers)[numbers] if numbers.size else np.ones(0)
    return np.asarray(1 / (1 + (together - 1) * dependence), float)


def posterior(prior: ArrayLike, logs: ArrayLike, *, share: ArrayLike) -> Array:
    """Probabilities after the evidence: prior times the product of likelihoods, each to the power of its share.

    Args:
        prior: Weights of the hypotheses, 0 or more, at least one above 0; shape (..., hypotheses).
        logs: Natural logarithms of tempered likelihoods; shape (..., items, hypotheses).
        share: w of each item; shape (..., items). An item with a share of 0 tells nothing.

    Returns:
        Probabilities in the shape of the prior; each row adds up to one. What had no chance before has none after.

    >>> twice = np.log([(0.8, 0.2), (0.8, 0.2)])
    >>> posterior((0.5, 0.5), twice, share=shares((0, 0), dependence=0.5)).round(4).tolist()
    [0.8639, 0.1361]
    """
    with np.errstate(divide="ignore"):
        told = np.log(np.asarray(prior, float))
    weights = np.asarray(share, float)[..., None, :]
    told = told + (weights @ np.asarray(logs, float))[..., 0, :]
    raised = np.exp(told - told.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def bits(prior: ArrayLike, likelihoods: ArrayLike) -> float:
    """How much one item tells of the hypotheses before it is known whether it is so.

    Args:
        prior: Probabilities of the hypotheses, which add up to one.
        likelihoods: Tempered, of one item.

    Returns:
        The mutual information of hypothesis and item in bits, in [0, 1]: an item is there or not.

    >>> round(bits((0.5, 0.5), (0.8, 0.2)), 4)
    0.2781
    """
    before, given = np.asarray(prior, float), np.asarray(likelihoods, float)
    told = float(_entropy(before @ given) - before @ _entropy(given))
    return max(told, 0.0)  # equal likelihoods may leave minus one ulp


def _entropy(p: Array) -> Array:
    """Bits of a coin that shows heads with probability ``p`` in (0, 1)."""
    return np.asarray(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


def alone(probabilities: ArrayLike) -> int | None:
    """The position of the highest probability; ``None`` where another is equal to it to nine digits.

    >>> alone((0.2, 0.5, 0.3)), alone((0.4, 0.2, 0.4))
    (1, None)
    """
    given = np.asarray(probabilities, float)
    (highest,) = np.nonzero(given > given.max() - _ALIKE)
    return int(highest[0]) if highest.size == 1 else None


def order(probabilities: ArrayLike, ids: Sequence[str]) -> list[int]:
    """Positions by falling probability.

    Args:
        probabilities: Of the hypotheses.
        ids: Of the hypotheses, all different. They settle a tie, so that the order in the file settles nothing.

    Returns:
        Every position once. Probabilities equal to nine digits are a tie: the last digits depend on the order of sums.

    >>> order((0.3, 0.4, 0.3), ("c", "b", "a"))
    [1, 2, 0]
    """
    rounded = np.round(np.asarray(probabilities, float), 9)
    return sorted(range(len(ids)), key=lambda at: (-rounded[at], ids[at]))
