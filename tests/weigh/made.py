"""Analyses made for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from dragoman.model import (
    Analysis,
    Consistency,
    Convention,
    Hypothesis,
    Item,
    Prior,
    PriorKind,
    Relevance,
    Scores,
)
from dragoman.weigh import assess

MARKS = tuple(Consistency)
VALUES = dict(Convention().marks)
SURE = Convention(reliability=(("A", 1.0), ("B", 0.5), ("F", 0.0)), credibility=((1, 1.0), (6, 1.0)), draws=50)
FEW = Convention(draws=50)


def item(name: str, scores: Mapping[str, Sequence[float]], **more: Any) -> Item:
    """An item that each analyst gives these likelihoods and no mark; A1 unless told otherwise."""
    return Item(
        **{"reliability": "A", "credibility": 1, **more},
        id=name,
        says=name,
        scores=tuple(
            Scores(analyst=analyst, marks=(Consistency.NEUTRAL,) * len(given), likelihoods=tuple(given))
            for analyst, given in scores.items()
        ),
    )


def marked(name: str, marks: str, **more: Any) -> Item:
    """An item with marks of one analyst, "C C II" and so on, and the likelihoods that stand for them."""
    given = tuple(map(Consistency, marks.split()))
    scores = Scores(analyst="anna", marks=given, likelihoods=tuple(VALUES[mark] for mark in given))
    return Item(**{"reliability": "C", "credibility": 3, **more}, id=name, says=name, scores=(scores,))


def analysis(
    *items: Item,
    hypotheses: int | None = None,
    prior: Mapping[str, Sequence[float]] | None = None,
    convention: Convention = SURE,
    finals: Mapping[str, Sequence[float]] | None = None,
) -> Analysis:
    """An analysis of these items; every hypothesis alike beforehand unless told otherwise."""
    analysts = sorted({scores.analyst for it in items for scores in it.scores})
    count = hypotheses or len(next(scores.marks for it in items for scores in it.scores))
    return Analysis(
        question="What is it?",
        hypotheses=tuple(Hypothesis(id=f"h{at}", title=f"Title {at}", says=f"It is {at}.") for at in range(count)),
        prior=Prior(
            kind=PriorKind.ELICITED if prior else PriorKind.UNIFORM,
            by=tuple((name, tuple(given)) for name, given in (prior or {}).items()),
        ),
        items=items,
        analysts=tuple(analysts),
        finals=tuple((name, tuple(given)) for name, given in (finals or {}).items()),
        convention=convention,
    )


def posterior(*items: Item, **more: Any) -> tuple[float, ...]:
    """What follows from these items."""
    assessment = assess(analysis(*items, **more))
    assert assessment is not None
    return assessment.posterior


VISIT = (
    ("short stay", "B", 2, "visit", (0.05, 0.30, 0.55, 0.25, 0.20)),
    ("counterpart absent", "B", 2, "visit", (0.08, 0.20, 0.60, 0.20, 0.25)),
    ("unplanned call", "A", 1, "chain", (0.10, 0.45, 0.55, 0.50, 0.30)),
    ("trip in 3 days", "A", 1, "chain", (0.03, 0.35, 0.40, 0.35, 0.25)),
    ("thin readout", "A", 1, "text", (0.60, 0.60, 0.65, 0.65, 0.60)),
    ("posture", "D", 4, "video", (0.30, 0.35, 0.40, 0.32, 0.35)),
)


def visit(convention: Convention | None = None) -> Analysis:
    """The five explanations of a short visit: the pin of the decision on hypotheses."""
    return analysis(
        *(
            item(name, {"anna": given}, reliability=reliability, credibility=credibility, origin=origin)
            for name, reliability, credibility, origin, given in VISIT
        ),
        prior={"anna": (0.45, 0.15, 0.15, 0.15, 0.10)},
        convention=convention or Convention(),
    )


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Small analyses, drawn from few values so that ties, copies and shared origins happen."""
    count = draw(st.integers(2, 3))
    names = [f"i{at}" for at in range(draw(st.integers(1, 5)))]
    likelihoods = st.tuples(*[st.sampled_from((0.1, 0.5, 0.9))] * count)
    marks = st.tuples(*[st.sampled_from(MARKS)] * count)
    originals = ["lost", *names[::2]]  # a copy of a copy is refused
    items = []
    for name in names:
        scorers = draw(st.sets(st.sampled_from(("anna", "boris"))))
        items.append(
            Item(
                id=name,
                says=name,
                reliability=draw(st.sampled_from("ABF")),
                credibility=draw(st.sampled_from((1, 6))),
                relevance=draw(st.sampled_from(tuple(Relevance))),
                origin=draw(st.sampled_from((None, None, "x", "y"))),
                copy_of=draw(st.sampled_from((None, None, *originals))) if name not in originals else None,
                controlled=draw(st.booleans()),
                scores=tuple(
                    Scores(analyst=who, marks=draw(marks), likelihoods=draw(likelihoods)) for who in sorted(scorers)
                ),
            )
        )
    weights = st.tuples(*[st.sampled_from((0.0, 0.2, 0.4))] * count).filter(any)
    prior = {who: draw(weights) for who in ("anna", "boris")} if draw(st.booleans()) else None
    rho = draw(st.sampled_from((0.0, 0.5, 1.0)))
    convention = Convention(reliability=SURE.reliability, credibility=SURE.credibility, draws=20, dependence=rho)
    return analysis(*items, hypotheses=count, prior=prior, convention=convention)
