"""What speaks against each hypothesis: Heuer's weighted inconsistency, and the formulas of Open Synthesis.

Sources: R. Heuer, Psychology of Intelligence Analysis, ch. 8, with the weights of the ACH software; Open Synthesis,
openach/metrics.py; docs/decisions/0016-hypotheses.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dragoman.model import Consistency, Relevance
from dragoman.weigh.bayes import Array

_AGAINST = {Consistency.INCONSISTENT: -1.0, Consistency.VERY_INCONSISTENT: -2.0}
_WEIGHTS = {Relevance.LOW: 2**-0.5, Relevance.MEDIUM: 1.0, Relevance.HIGH: 2**0.5}
_SCALE = {
    Consistency.VERY_INCONSISTENT: 1,
    Consistency.INCONSISTENT: 2,
    Consistency.NEUTRAL: 3,
    Consistency.NOT_APPLICABLE: 3,
    Consistency.CONSISTENT: 4,
    Consistency.VERY_CONSISTENT: 5,
}
MEDIUM_TRUST, HIGH_TRUST = 0.4, 0.7


def step(trust: float) -> Relevance:
    """Trust on Heuer's three steps: low below .4, high from .7 on.

    By the usual convention A1 to B2 are high, C3, A4 and F1 medium, D3 and whatever nobody graded (F6) low.

    >>> [step(trust).value for trust in (0.25, 0.49, 0.7225)]
    ['low', 'medium', 'high']
    """
    if trust < MEDIUM_TRUST:
        return Relevance.LOW
    return Relevance.MEDIUM if trust < HIGH_TRUST else Relevance.HIGH


def weight(credibility: Relevance, relevance: Relevance) -> float:
    """What an item counts: credibility times relevance, each 1/sqrt 2, 1 or sqrt 2; in [.5, 2].

    >>> round(weight(Relevance.HIGH, Relevance.HIGH), 9), round(weight(Relevance.LOW, Relevance.LOW), 9)
    (2.0, 0.5)
    """
    return _WEIGHTS[credibility] * _WEIGHTS[relevance]


def against(marks: Sequence[Consistency]) -> Array:
    """What the marks of one item speak against each hypothesis: -2 for II, -1 for I, 0 for all others.

    >>> against((Consistency("II"), Consistency("I"), Consistency("CC"))).tolist()
    [-2.0, -1.0, 0.0]
    """
    return np.array([_AGAINST.get(mark, 0.0) for mark in marks])


def ratings(marks: Sequence[Consistency]) -> Array:
    """The marks of one item on the scale of Open Synthesis: 1 very inconsistent to 5 very consistent, 3 not applicable.

    >>> ratings((Consistency("II"), Consistency("NA"), Consistency("C"))).tolist()
    [1.0, 3.0, 4.0]
    """
    return np.array([float(_SCALE[mark]) for mark in marks])


def refuted(means: ArrayLike) -> Array:
    """How far items refute each hypothesis: the sum of (3 - rating) squared over ratings below 3.

    Args:
        means: Mean ratings over analysts; shape (items, hypotheses).

    Returns:
        0 or more, one for each hypothesis.

    >>> refuted([(1, 3), (2.5, 5)]).tolist()
    [4.25, 0.0]
    """
    return np.asarray((np.minimum(np.asarray(means, float) - 3, 0) ** 2).sum(axis=0))


def diagnosticity(means: ArrayLike) -> float:
    """How far an item tells hypotheses apart: the population standard deviation of its mean ratings, 0 without any.

    >>> diagnosticity((1, 5)), diagnosticity((4, 4))
    (2.0, 0.0)
    """
    given = np.asarray(means, float)
    return float(given.std()) if given.size else 0.0


def heuer(scores: ArrayLike, ids: Sequence[str]) -> list[int]:
    """Heuer's order: positions from the hypothesis that least speaks against; equals by id.

    >>> heuer((-3, 0, -2), ("h1", "h2", "h3"))
    [1, 2, 0]
    """
    rounded = np.round(np.asarray(scores, float), 9)
    return sorted(range(len(ids)), key=lambda at: (-rounded[at], ids[at]))
