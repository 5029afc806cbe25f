"""Heuer's weighted inconsistency and the formulas of Open Synthesis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model import Consistency, Item, Relevance
from dragoman.weigh import assess, heuer
from dragoman.weigh.inconsistency import against, diagnosticity, ratings, refuted, step, weight
from tests.weigh.made import FEW, analysis, item, marked

IRAQ = ("C C C", "C C I", "C C I", "I C C", "I C C", "I C C")


def _score(*items: Item) -> tuple[float, ...]:
    assessment = assess(analysis(*items, convention=FEW))
    assert assessment is not None
    return assessment.inconsistency


def test_heuers_iraq_matrix() -> None:
    """Unweighted; the second explanation has nothing against it."""
    items = [marked(f"E{at}", marks) for at, marks in enumerate(IRAQ, 1)]
    assert _score(*items) == pytest.approx((-3, 0, -2))
    assert heuer(_score(*items), ("H1", "H2", "H3")) == [1, 2, 0]


def test_heuers_iraq_matrix_weighted() -> None:
    """The first low and low, the fourth high and high."""
    items = [marked(f"E{at}", marks) for at, marks in enumerate(IRAQ, 1)]
    items[0] = replace(items[0], reliability="F", credibility=6, relevance=Relevance.LOW)
    items[3] = replace(items[3], reliability="A", credibility=1, relevance=Relevance.HIGH)
    assert _score(*items) == pytest.approx((-4, 0, -2))


def test_only_what_speaks_against_counts() -> None:
    """II twice as much as I."""
    assert against(tuple(map(Consistency, ("CC", "C", "N", "NA", "I", "II")))).tolist() == [0, 0, 0, 0, -1, -2]


@pytest.mark.parametrize(
    ("grades", "expected"),
    [("A1", "high"), ("B2", "high"), ("A3", "medium"), ("C3", "medium"), ("A4", "medium"), ("F1", "medium"),
     ("D3", "low"), ("C4", "low"), ("F6", "low"), ("E1", "low"), ("E5", "low")],
)  # fmt: skip
def test_grades_on_three_steps(grades: str, expected: str) -> None:
    """By the usual convention."""
    trusted = dict(FEW.reliability)[grades[0]] * dict(FEW.credibility)[int(grades[1])]
    assert step(trusted) == Relevance(expected)


def test_weights() -> None:
    """A half to two."""
    assert weight(Relevance.LOW, Relevance.LOW) == pytest.approx(0.5)
    assert weight(Relevance.HIGH, Relevance.LOW) == pytest.approx(1)
    assert weight(Relevance.MEDIUM, Relevance.HIGH) == pytest.approx(2**0.5)


def test_analysts_are_averaged_and_copies_count_once() -> None:
    """One marks II, one N: -1."""
    one = marked("a", "II C")
    two = replace(one.scores[0], analyst="boris", marks=(Consistency.NEUTRAL, Consistency.CONSISTENT))
    assert _score(replace(one, scores=(*one.scores, two))) == pytest.approx((-1, 0))
    assert _score(one, replace(one, id="b", copy_of="a")) == pytest.approx((-2, 0))
    assert _score(one, replace(one, id="b", origin="x")) == pytest.approx((-4, 0))


def test_open_synthesis() -> None:
    """Means over analysts first; what is not applicable is neutral."""
    assert ratings(tuple(map(Consistency, ("II", "I", "N", "NA", "C", "CC")))).tolist() == [1, 2, 3, 3, 4, 5]
    assert refuted([(1, 3, 5), (2.5, 2, 4)]).tolist() == [4.25, 1, 0]
    one = marked("a", "II C")
    two = replace(one.scores[0], analyst="boris", marks=(Consistency.NOT_APPLICABLE, Consistency.VERY_CONSISTENT))
    assessment = assess(analysis(replace(one, scores=(*one.scores, two)), convention=FEW))
    assert assessment is not None
    assert assessment.refuted == pytest.approx((1, 0)), "(3 - 2) squared"
    assert assessment.items[0].diagnosticity == pytest.approx(1.25), "of 2 and 4.5"


def test_diagnosticity() -> None:
    """Of nothing it is 0."""
    assert diagnosticity(()) == 0
    assert diagnosticity((1, 3, 5)) == pytest.approx((8 / 3) ** 0.5)


def test_what_nobody_trusts_speaks_against_nothing() -> None:
    """In every score alike."""
    assessment = assess(analysis(marked("a", "II C", reliability="F", credibility=6), item("b", {"anna": (0.5, 0.5)})))
    assert assessment is not None
    assert assessment.inconsistency == assessment.refuted == (0, 0)
