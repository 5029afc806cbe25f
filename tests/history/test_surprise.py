"""Predictive p-values: the pins of docs/decisions/0015-departures.md, and what holds of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.history.surprise import absent, crowded, pattern, short_gap, short_stay

PRIOR = {"cases": 12, "observed_days": 1095, "shape": 0.8, "prior_days": 292}


def test_a_short_gap() -> None:
    """Two days after twelve contacts in three years."""
    assert float(short_gap(2, **PRIOR)) == pytest.approx(0.018275, abs=5e-7)


@pytest.mark.parametrize(("window", "p"), [(5, 0.001108), (7, 0.002141)])
def test_a_run(window: int, p: float) -> None:
    """Two or more within some days."""
    assert float(crowded(2, window_days=window, **PRIOR)) == pytest.approx(p, abs=5e-7)


@pytest.mark.parametrize(
    ("seen", "cases", "p"), [(3, 3, 0.0625), (8, 8, 0.03846), (20, 20, 0.02), (50, 50, 0.00909), (198, 200, 0.0122)]
)
def test_an_absent_role(seen: int, cases: int, p: float) -> None:
    """The oftener it was there, the more it is missed."""
    assert float(absent(seen, cases=cases, yes=4.5, no=0.5)) == pytest.approx(p, abs=5e-5)


def test_one_contact_or_more_in_a_window_is_a_gap_no_longer_than_it() -> None:
    """Both models are one."""
    assert float(crowded(1, window_days=6, **PRIOR)) == pytest.approx(float(short_gap(6, **PRIOR)))


_HOURS = {"usual": 3.0, "off": 0.0, "cases": 0, "between": 0.2, "within": 0.3}


@given(st.floats(-3, 9), st.floats(0.01, 3))
def test_shorter_is_more_unusual(hours: float, less: float) -> None:
    """Of stays and gaps; a long one never is."""
    assert short_stay(hours - less, **_HOURS) <= short_stay(hours, **_HOURS)
    days = abs(hours) + 0.5
    assert short_gap(days, **PRIOR) <= short_gap(days + less, **PRIOR)


def test_a_pair_that_stays_short_is_not_surprised_by_a_short_stay() -> None:
    """Its own past moves what is usual."""
    plain = short_stay(2.0, usual=3.0, off=0.0, cases=10, between=0.2, within=0.3)
    used = short_stay(2.0, usual=3.0, off=-10.0, cases=10, between=0.2, within=0.3)
    assert float(plain) < 0.1 < float(used)


@given(st.integers(0, 30), st.integers(0, 30))
def test_all_are_probabilities(seen: int, more: int) -> None:
    """In (0, 1]."""
    cases = seen + more
    for p in (
        absent(seen, cases=cases, yes=0.5, no=0.5),
        pattern(seen, cases=cases),
        crowded(seen + 1, window_days=7, **PRIOR),
    ):
        assert 0 < float(p) <= 1
