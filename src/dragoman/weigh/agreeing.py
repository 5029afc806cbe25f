"""Analysts' own final probabilities, made coherent and averaged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dragoman.weigh.bayes import Array


def coherent(probabilities: ArrayLike) -> Array:
    """The nearest probabilities that add up to one: the Euclidean projection onto the simplex.

    Args:
        probabilities: As an analyst wrote them, one for each hypothesis; they need not add up to one.

    Returns:
        Probabilities of the same length. What adds up to one already stays as it is.

    Source: Predd et al., Aggregating probability judgments (coherent approximation), Decision Analysis 5 (2008); the
    projection by sorting, Duchi et al., ICML 2008.

    >>> coherent((0.6, 0.6, 0.0)).round(4).tolist()
    [0.5, 0.5, 0.0]
    """
    given = np.asarray(probabilities, float)
    falling = np.sort(given)[::-1]
    excess = (falling.cumsum() - 1) / np.arange(1, given.size + 1)
    return np.asarray(np.maximum(given - excess[falling > excess][-1], 0.0))


def agreed(finals: Sequence[tuple[str, tuple[float, ...]]]) -> tuple[float, ...] | None:
    """The mean of the analysts' coherent probabilities; ``None`` where nobody gave any.

    >>> agreed((("anna", (0.75, 0.25)), ("boris", (1.0, 0.5))))
    (0.75, 0.25)
    """
    if not finals:
        return None
    projected = [coherent(probabilities) for _, probabilities in finals]
    return tuple(np.sort(projected, axis=0).mean(axis=0).tolist())
