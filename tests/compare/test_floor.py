"""The floor under comparisons of two languages is what the placebo measures."""

from __future__ import annotations

import statistics

import pytest

from benchmarks.placebo import agreements
from dragoman.compare import FLOOR


def test_the_floor_is_what_the_placebo_measures() -> None:
    """A text and its translation agree to the floor; texts of different contacts do not come near it."""
    own, other = agreements()
    assert statistics.mean(own) == pytest.approx(FLOOR, abs=0.006)
    assert max(other) < min(own)
