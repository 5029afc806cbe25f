"""Bayes' rule with trust and dependence: pins, and what holds of every case."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.weigh.bayes import alone, bits, order, posterior, shares, tempered
from tests.weigh.made import VISIT

EVEN = (0.5, 0.5)
PRIOR = (0.45, 0.15, 0.15, 0.15, 0.10)


@pytest.mark.parametrize(("trust", "p"), [(1, 0.8), (0.5, 0.65), (0, 0.5)])
def test_trust_tempers(trust: float, p: float) -> None:
    """What is not trusted tells nothing."""
    logs = np.log([tempered((0.8, 0.2), trust=trust)])
    assert posterior(EVEN, logs, share=[1]).tolist() == pytest.approx([p, 1 - p])


@pytest.mark.parametrize(("rho", "p"), [(1, 0.8), (0.5, 0.8639), (0, 0.9412)])
def test_the_same_item_twice(rho: float, p: float) -> None:
    """Fully dependent it is one item, independent it is two."""
    logs = np.log([(0.8, 0.2)] * 2)
    assert posterior(EVEN, logs, share=shares((4, 4), dependence=rho))[0] == pytest.approx(p, abs=5e-5)


def test_naive_bayes_is_far_surer() -> None:
    """Without trust and dependence the third explanation of the visit would have .8132."""
    logs = np.log([given for *_, given in VISIT])
    assert posterior(PRIOR, logs, share=np.ones(6))[2] == pytest.approx(0.8132, abs=5e-5)


@pytest.mark.parametrize(("at", "trust", "told"), [(4, 0.95**2, 0.0013), (5, 0.5 * 0.45, 0.0002)])
def test_what_tells_almost_nothing(at: int, trust: float, told: float) -> None:
    """The thin readout and the posture."""
    assert bits(PRIOR, tempered(VISIT[at][-1], trust=trust)) == pytest.approx(told, abs=5e-5)


LIKELIHOODS = st.tuples(*[st.sampled_from((0.05, 0.25, 0.5, 0.9))] * 3)


@settings(deadline=None)
@given(LIKELIHOODS, st.sampled_from(((0.2, 0.3, 0.5), (0.0, 0.5, 0.5), (1.0, 0.0, 0.0))))
def test_bits_are_mutual_information(likelihoods: tuple[float, ...], prior: tuple[float, ...]) -> None:
    """Over the table of hypothesis by item, there or not."""
    joint = [
        (p, p * like, sum(q * k for q, k in zip(prior, likelihoods, strict=True)))
        for p, like in zip(prior, likelihoods, strict=True)
    ]
    joint += [(p, p - both, 1 - there) for p, both, there in joint]
    expected = sum(both * np.log2(both / (p * side)) for p, both, side in joint if both > 0)
    assert bits(prior, likelihoods) == pytest.approx(expected, abs=1e-12)
    assert bits(prior, likelihoods) >= 0


@settings(deadline=None)
@given(LIKELIHOODS, st.sampled_from((0.0, 0.3, 1.0)))
def test_tempering_keeps_the_mean_and_the_order(likelihoods: tuple[float, ...], trust: float) -> None:
    """It draws together and adds nothing."""
    kept = tempered(likelihoods, trust=trust)
    assert kept.mean() == pytest.approx(np.mean(likelihoods))
    assert kept.max() - kept.min() == pytest.approx(trust * (max(likelihoods) - min(likelihoods)))


def test_no_items_leave_the_prior() -> None:
    """And what had no chance has none."""
    assert posterior((0.25, 0.75, 0), np.empty((0, 3)), share=[]).tolist() == pytest.approx([0.25, 0.75, 0])
    assert posterior((0, 0.5, 0.5), np.log([(0.9, 0.5, 0.5)]), share=[1]).tolist() == pytest.approx([0, 0.5, 0.5])


def test_many_items_do_not_run_out_of_numbers() -> None:
    """Products of two thousand small likelihoods are sums."""
    logs = np.log([(1e-9, 2e-9)] * 2000)
    assert posterior(EVEN, logs, share=np.ones(2000)).tolist() == pytest.approx([0, 1])


def test_ties_are_settled_by_the_id() -> None:
    """Nine digits are a tie; eight are not."""
    assert order((0.3, 0.3 + 1e-12, 0.4), ("b", "a", "c")) == [2, 1, 0]
    assert order((0.5, 0.5), ("b", "a")) == [1, 0]
    assert order((0.5 + 1e-8, 0.5 - 1e-8), ("b", "a")) == [0, 1]


def test_who_leads_alone() -> None:
    """Nine digits are a tie, also about a half of the last; eight are not."""
    assert alone((0.5 + 1e-8, 0.5 - 1e-8)) == 0
    assert alone((257 / 1024 - 1e-16, 257 / 1024 + 1e-16, 1 / 4)) is None
    assert alone((0.2, 0.2, 0.6)) == 2
