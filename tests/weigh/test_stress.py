"""Judgements shaken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dragoman.model import Analysis, Convention
from dragoman.weigh import assess
from dragoman.weigh.cells import arrange
from dragoman.weigh.noise import Noise
from dragoman.weigh.stress import Draws, shaken
from tests.weigh.made import analysis, item, visit


def _shaken(of: Analysis, **more: Any) -> Draws:
    return shaken(arrange(of), convention=replace(of.convention, **more))


def test_draws_are_probabilities_and_always_the_same() -> None:
    """The content decides what is drawn, and nothing else does."""
    drawn = _shaken(visit())
    assert drawn.shape == (4000, 5)
    assert drawn.sum(axis=1) == pytest.approx(np.ones(4000), abs=1e-5)
    assert (drawn == _shaken(visit())).all()
    np.random.seed(1)
    assert (drawn == _shaken(visit())).all()


def test_without_noise_every_draw_is_the_conclusion() -> None:
    """A prior held very fast and judgements that do not move."""
    assessment = assess(visit())
    assert assessment is not None
    for drawn in _shaken(visit(), jitter=0, concentration=1e9, draws=20):
        assert drawn.tolist() == pytest.approx(assessment.posterior, abs=1e-3)


def test_an_interval_grows_with_the_stress() -> None:
    """And holds the conclusion of the pin."""
    assessment = assess(visit())
    assert assessment is not None
    for low, p, high in zip(assessment.low, assessment.posterior, assessment.high, strict=True):
        assert low < p < high
    calm = assess(visit(Convention(jitter=0.1, concentration=1000)))
    assert calm is not None
    assert calm.leads > 0.99 > assessment.leads
    assert all(
        c_high - c_low < high - low
        for c_low, c_high, low, high in zip(calm.low, calm.high, assessment.low, assessment.high, strict=True)
    )


def test_against_draws_of_another_making() -> None:
    """The same model written plainly, one draw after the other, with NumPy's own distributions."""
    of = visit(Convention(draws=20_000))
    source = np.random.default_rng(5)
    prior = np.array(of.prior.by[0][1])
    leads, firsts = 0, []
    for _ in range(4000):
        p = source.dirichlet(10 * prior)
        for it in of.items:
            given = np.array(it.scores[0].likelihoods)
            logit = np.log(given / (1 - given)) + source.normal(0, 0.5, 5)
            moved = 1 / (1 + np.exp(-logit))
            trusted = dict(of.convention.reliability)[it.reliability] * dict(of.convention.credibility)[it.credibility]
            p = p * (trusted * moved + (1 - trusted) * moved.mean()) ** (
                2 / 3 if it.origin in {"visit", "chain"} else 1
            )
        p /= p.sum()
        leads += p.argmax() == 2
        firsts.append(p)
    assessment = assess(of)
    assert assessment is not None
    assert assessment.leads == pytest.approx(leads / 4000, abs=0.03)
    low, high = np.quantile(firsts, (0.05, 0.95), axis=0)
    assert assessment.low == pytest.approx(low, abs=0.03)
    assert assessment.high == pytest.approx(high, abs=0.04)


def test_disagreement_is_part_of_the_stress() -> None:
    """Two analysts, each sure of another explanation: neither leads more than half of the draws."""
    sure = [item(f"i{at}", {"anna": (0.95, 0.05), "boris": (0.06, 0.95)}) for at in range(6)]
    assessment = assess(analysis(*sure, convention=Convention(draws=1000)))
    assert assessment is not None
    assert assessment.leads == pytest.approx(0.5, abs=0.01)
    assert assessment.low == pytest.approx((0, 0), abs=0.01)
    assert assessment.high == pytest.approx((1, 1), abs=0.01)


def test_draws_are_dealt_out_among_analysts() -> None:
    """Ten among three, and two among three."""
    of = analysis(item("i", dict.fromkeys(("anna", "boris", "cyril"), (0.5, 0.4))))
    assert _shaken(of, draws=10).shape == (10, 2)
    assert _shaken(of, draws=2).shape == (2, 2)


def test_a_very_large_matrix_gets_fewer_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as keep the work in bounds, a thousand at least; the assessment tells how many."""
    of = analysis(*(item(f"i{at}", {"anna": (0.5, 0.4)}) for at in range(10)), convention=Convention(draws=6000))
    whole = assess(of)
    assert whole is not None
    assert whole.draws == 6000
    for work, draws in ((120_000, 6000), (80_000, 4000), (10, 1000)):
        monkeypatch.setattr("dragoman.weigh.stress._WORK", work)
        assert _shaken(of).shape == (draws, 2)
        assert _shaken(of, draws=50).shape == (50, 2)
    told = assess(of)
    assert told is not None
    assert told.draws == 1000
    assert "of 1,000 draws" in told.because[0]


def test_what_has_no_chance_gets_none_and_small_chances_do_not_vanish() -> None:
    """A Dirichlet shape of a thousandth draws numbers that no float holds."""
    of = analysis(item("i", {"anna": (0.5, 0.6, 0.7)}), prior={"anna": (0, 0.9999, 0.0001)}, convention=Convention())
    drawn = _shaken(of)
    assert (drawn[:, 0] == 0).all()
    assert np.isfinite(drawn).all()
    tiny = _shaken(of, concentration=0.01)
    assert np.isfinite(tiny).all()


def test_extreme_likelihoods_stay_finite() -> None:
    """Whole trust in what is nearly impossible."""
    rare = [item(f"i{at}", {"anna": (1e-15, 1e-12, 1 - 1e-12)}) for at in range(300)]
    assert np.isfinite(_shaken(analysis(*rare))).all()
    assert np.isfinite(_shaken(analysis(*rare), jitter=3)).all()


@pytest.mark.parametrize("least", [1e-30, 5e-324, 1e-7])
def test_nobody_is_surer_than_one_in_a_million(least: float) -> None:
    """What is less is weighed as that, so that posterior, bits and stress speak of the same numbers."""
    for surer, held in (((least, 2e-6), (1e-6, 2e-6)), ((1 - 1e-12, 0.5), (1 - 1e-6, 0.5))):
        one, other = (assess(analysis(item("i", {"anna": given}))) for given in (surer, held))
        assert one is not None
        assert one == other
    twelve = [item(f"i{at}", {"anna": (least, 0.5) if at < 6 else (0.5, least)}) for at in range(12)]
    assessment = assess(analysis(*twelve, convention=Convention(draws=1000)))
    assert assessment is not None
    assert assessment.posterior == pytest.approx((0.5, 0.5))
    assert assessment.leads == pytest.approx(0.5, abs=0.05)


def test_nothing_that_counts_leaves_the_prior_to_be_shaken() -> None:
    """An item without trust moves no draw."""
    drawn = _shaken(analysis(item("i", {"anna": (0.9, 0.1)}, reliability="F")), draws=4000)
    assert drawn.mean(axis=0).tolist() == pytest.approx([0.5, 0.5], abs=0.01)


def test_noise_is_normal() -> None:
    """Moments, tails, and no memory."""
    drawn = Noise(np.random.SFC64(3), size=1_000_001).draw(1_000_001).astype(float)
    assert drawn.mean() == pytest.approx(0, abs=0.005)
    assert drawn.std() == pytest.approx(1, abs=0.005)
    assert (drawn**4).mean() == pytest.approx(3, abs=0.05)
    assert (drawn > 1.959964).mean() == pytest.approx(0.025, abs=0.001)
    for lag in (1, 2, 500_001):
        assert (drawn[lag:] * drawn[:-lag]).mean() == pytest.approx(0, abs=0.005)
