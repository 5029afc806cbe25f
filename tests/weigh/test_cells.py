"""What counts: copies, trust, priors, and refusals."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from dragoman.model import Prior, PriorKind
from dragoman.weigh import before, trust
from dragoman.weigh.cells import arrange
from tests.weigh.made import FEW, analysis, item, posterior

FOR, AGAINST = (0.8, 0.2), (0.2, 0.8)


def test_trust_is_reliability_times_credibility() -> None:
    """Ungraded is F6: a quarter."""
    one = item("i", {"anna": FOR})
    assert trust(one, FEW) == pytest.approx(0.9025)
    assert trust(replace(one, reliability="F", credibility=6), FEW) == pytest.approx(0.25)
    with pytest.raises(KeyError):
        trust(replace(one, reliability="X"), FEW)


def test_of_copies_the_original_counts_in_any_order() -> None:
    """And of two copies of something unscored the more trusted; those alike count as one, with their mean."""
    original = item("z", {"anna": FOR})
    copy, second = item("a", {"anna": AGAINST}, copy_of="z"), item("b", {"anna": AGAINST}, copy_of="z")
    for items in permutations((original, copy, second)):
        assert posterior(*items) == pytest.approx((0.8, 0.2))
    unscored = item("z", {})
    better, worse = item("b", {"anna": FOR}, copy_of="z"), item("a", {"anna": AGAINST}, copy_of="z", reliability="B")
    for items in permutations((unscored, better, worse)):
        assert posterior(*items) == pytest.approx((0.8, 0.2))
    alike = item("c", {"anna": AGAINST}, copy_of="z")
    for items in permutations((better, alike)):
        assert posterior(*items) == pytest.approx((0.5, 0.5)), "the original need not be in the file"
    assert posterior(better, replace(better, id="d")) == pytest.approx((0.8, 0.2))


@pytest.mark.parametrize("above", ["a", "b", "c"])
def test_a_copy_of_a_copy_is_refused(above: str) -> None:
    """By itself, in a circle, in a chain: the file tells it with its line, and whoever makes an analysis hears it."""
    one, two = item("a", {"anna": FOR}, copy_of="b"), item("b", {"anna": FOR}, copy_of=above)
    with pytest.raises(ValueError, match="is itself a copy"):
        arrange(analysis(one, two, item("c", {"anna": FOR})))


def test_an_original_that_is_not_trusted_lets_its_copy_count() -> None:
    """An item without trust changes nothing, not even for its copies."""
    original, copy = item("a", {"anna": FOR}, reliability="F"), item("b", {"anna": AGAINST}, copy_of="a")
    assert posterior(original, copy) == pytest.approx((0.2, 0.8))


def test_each_analyst_is_moved_by_the_copy_they_scored() -> None:
    """One scored the original and one the copy."""
    original, copy = item("a", {"anna": FOR}), item("b", {"boris": FOR}, copy_of="a")
    assert posterior(original, copy) == pytest.approx((0.8, 0.2))


def test_only_what_an_analyst_scored_shares_an_origin_with_it() -> None:
    """Boris scored one of three."""
    items = (
        item("a", {"anna": FOR, "boris": FOR}, origin="x"),
        item("b", {"anna": FOR}, origin="x"),
        item("c", {"anna": FOR}, origin="x", reliability="F"),
    )
    cells = arrange(analysis(*items))
    weights = dict(zip(cells.analysts, cells.weights(dependence=0.5).tolist(), strict=True))
    assert weights == {
        "anna": [pytest.approx(2 / 3)] * 2,
        "boris": [1.0 * (row == cells.row_of["a"]) for row in (0, 1)],
    }


def test_items_without_origin_are_their_own_even_beside_an_origin_of_that_name() -> None:
    """An origin may be called like an item."""
    items = (item("x", {"anna": FOR}), item("b", {"anna": FOR}, origin="x"), item("c", {"anna": FOR}))
    assert arrange(analysis(*items)).weights(dependence=1).tolist() == [[1.0, 1.0, 1.0]]


def test_priors() -> None:
    """Their own, or none."""
    elicited = Prior(kind=PriorKind.ELICITED, by=(("anna", (2, 1, 1)), ("boris", (0, 0, 5))))
    assert before(elicited, "anna", 3) == (0.5, 0.25, 0.25)
    assert before(elicited, "cyril", 3) == pytest.approx((1 / 3,) * 3)
    assert before(Prior(kind=PriorKind.UNIFORM, by=()), "anna", 4) == (0.25,) * 4


@pytest.mark.parametrize("given", [(1, 1, 1), (0, 0), (1, -0.5), (float("nan"), 1)])
def test_what_is_no_prior(given: tuple[float, ...]) -> None:
    """Of another length, without a chance, negative or no number."""
    with pytest.raises(ValueError, match="prior of anna"):
        before(Prior(kind=PriorKind.ELICITED, by=(("anna", given),)), "anna", 2)


@pytest.mark.parametrize("given", [(1.0, 0.5), (0.5, 0.0), (0.5, 0.5, 0.5), (0.5, float("nan"))])
def test_what_is_no_likelihood(given: tuple[float, ...]) -> None:
    """A certainty ends every discussion, and a missing one begins it anew."""
    with pytest.raises(ValueError, match="i, anna"):
        arrange(analysis(item("i", {"anna": given}), hypotheses=2))
