"""Final probabilities made coherent: a projection, and a mean."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.weigh import agreed, coherent

WRITTEN = st.lists(st.sampled_from((0.0, 0.1, 0.3, 0.5, 0.9, 1.0)), min_size=2, max_size=6)


@settings(deadline=None)
@given(WRITTEN, st.integers(0, 2**32 - 1))
def test_nothing_coherent_is_nearer(written: list[float], seed: int) -> None:
    """Probabilities that add up to one, and no draw from the simplex is closer to what was written."""
    near = coherent(written)
    assert near.sum() == pytest.approx(1)
    assert near.min() >= 0
    others = np.random.default_rng(seed).dirichlet([0.5] * len(written), 200)
    others = np.vstack([others, np.eye(len(written)), near + 0.01 * (others - near)])
    assert np.linalg.norm(others - written, axis=1).min() >= np.linalg.norm(near - written) - 1e-12


@settings(deadline=None)
@given(WRITTEN)
def test_a_projection_is_done_once_and_keeps_the_order(written: list[float]) -> None:
    """What is coherent stays, equals stay equal, and no two change places."""
    near = coherent(written)
    assert coherent(near) == pytest.approx(near)
    for a, p in zip(written, near, strict=True):
        for b, q in zip(written, near, strict=True):
            assert p == q if a == b else (p > q) <= (a > b)


def test_too_much_and_too_little_are_shared_alike() -> None:
    """Until one reaches 0."""
    assert coherent((0.2, 0.4)).tolist() == pytest.approx([0.4, 0.6])
    assert coherent((0.9, 0.9, 0.1)).tolist() == pytest.approx([0.5, 0.5, 0.0])
    assert coherent((0.0, 0.0)).tolist() == [0.5, 0.5]


def test_analysts_agree_on_the_mean_of_what_is_coherent() -> None:
    """Each is projected first."""
    finals = (("boris", (0.9, 0.9, 0.1)), ("anna", (0.2, 0.3, 0.5)))
    assert agreed(finals) == pytest.approx((0.35, 0.4, 0.25))
    assert agreed(finals) == agreed(finals[::-1])
    assert agreed(()) is None
