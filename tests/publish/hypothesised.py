"""Hypotheses for the dossier made by hand, weighed by the room that weighs.

Five hypotheses, six items and their numbers are the case of ``METHODS.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from dragoman import weigh
from dragoman.model import (
    Analysis,
    Assessment,
    Assumption,
    Consistency,
    Deception,
    Forecast,
    Hypothesis,
    Indicator,
    Item,
    Ledger,
    Pointer,
    Prior,
    PriorKind,
    Relevance,
    Scores,
    Stance,
)
from tests.publish.handmade import span

HYPOTHESES = (
    Hypothesis(id="routine", title="Routine visit", says="The visit was a routine one."),
    Hypothesis(id="illness", title="Illness", says="The visit was cut short by an illness."),
    Hypothesis(id="message", title="Message in person", says="The visit served to hand over a message in person."),
    Hypothesis(id="other", title="Another explanation", says="None of these is true.", stance=Stance.OTHER),
    Hypothesis(id="staged", title="Staged for us", says="What is seen was arranged.", stance=Stance.STAGED),
)
PRIOR = (0.45, 0.15, 0.15, 0.15, 0.10)
_MARKS = {0.9: "CC", 0.7: "C", 0.5: "N", 0.25: "I", 0.05: "II"}


def marks(likelihoods: Sequence[float]) -> tuple[Consistency, ...]:
    """The mark nearest to each likelihood."""
    return tuple(Consistency(_MARKS[min(_MARKS, key=lambda mark: abs(mark - one))]) for one in likelihoods)


def scores(*likelihoods: float, analyst: str = "Ann") -> Scores:
    """An analyst's likelihoods with their marks."""
    return Scores(analyst=analyst, marks=marks(likelihoods), likelihoods=likelihoods)


ITEMS = (
    Item(
        id="stay",
        says="The guest stayed eight hours.",
        about=(Pointer(what="contact", item="contact-1"), Pointer(what="passage", item="doc-a", span=span("doc-a", 1))),
        reliability="B",
        credibility=2,
        relevance=Relevance.HIGH,
        origin="visit",
        scores=(scores(0.05, 0.30, 0.55, 0.25, 0.20),),
    ),
    Item(
        id="absent",
        says="The counterpart did not receive the guest.",
        about=(Pointer(what="check", item="check-departed"), Pointer(what="surprise", item="surprise-1")),
        reliability="B",
        credibility=2,
        origin="visit",
        scores=(scores(0.08, 0.20, 0.60, 0.20, 0.25),),
    ),
    Item(
        id="call",
        says="An unplanned call came before.",
        about=(Pointer(what="source", item="doc-c"), Pointer(what="passage", item="doc-d", span=span("doc-d", 0))),
        reliability="A",
        credibility=1,
        origin="chain",
        scores=(scores(0.10, 0.45, 0.55, 0.50, 0.30),),
    ),
    Item(
        id="trip",
        says="A trip to Moscow followed within three days.",
        about=(Pointer(what="gap", item="ingest-no-date"), Pointer(what="contact", item="nowhere")),
        reliability="A",
        credibility=1,
        origin="chain",
        controlled=True,
        scores=(scores(0.03, 0.35, 0.40, 0.35, 0.25),),
    ),
    Item(
        id="thin",
        says="The readout is thin.",
        reliability="A",
        credibility=1,
        origin="text",
        scores=(scores(0.60, 0.60, 0.65, 0.65, 0.60),),
    ),
    Item(
        id="posture",
        says="The posture on the footage is stiff.",
        reliability="D",
        credibility=4,
        origin="video",
        scores=(scores(0.30, 0.35, 0.40, 0.32, 0.35),),
        note="read by one person",
    ),
    Item(id="late", says="The release came late.", line=40),
)


def analysis(**fields: object) -> Analysis:
    """The analysis of the case, with fields replaced."""
    plain = Analysis(
        question="Why was the visit so short?",
        hypotheses=HYPOTHESES,
        prior=Prior(kind=PriorKind.ELICITED, by=(("Ann", PRIOR),)),
        items=ITEMS,
        analysts=("Ann",),
        assumptions=(
            Assumption(id="clocks", says="The clocks of both releases are right.", if_false="The stay may be a night."),
        ),
        indicators=(
            Indicator(id="envoy", says="The envoy returns within a month.", hypothesis="message"),
            Indicator(
                id="denial",
                says="The office denies an illness.",
                hypothesis="illness",
                state="seen",
                since=date(2023, 3, 20),
                about=(Pointer(what="contact", item="contact-2"),),
            ),
        ),
        forecasts=(
            Forecast(
                id="next",
                says="Another visit takes place by June.",
                probability=0.7,
                made=date(2023, 3, 20),
                resolves=date(2023, 6, 1),
                analyst="Ann",
            ),
            Forecast(
                id="past",
                says="A readout of the other side appears.",
                probability=0.8,
                made=date(2023, 3, 1),
                resolves=date(2023, 3, 10),
                analyst="Ann",
                outcome=True,
                resolved=date(2023, 3, 9),
            ),
        ),
        deception=(
            Deception(question="Do those who are seen gain if we believe it?", answer="yes"),
            Deception(question="Did they deceive before?", answer="unknown", note="no record was found"),
        ),
        finals=(("Ann", (0.1, 0.2, 0.5, 0.2, 0.1)),),
        judgement="The visit carried a message.",
        why="Two origins agree.",
        warnings=("item late: no analyst has scored it",),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


LEDGER = Ledger(
    resolved=4, open=1, overdue=0, brier=0.12, log_bits=0.61, bins=((0.2, 0.3, 1, 0.25, 0.0), (0.7, 0.8, 3, 0.75, 0.67))
)


def two_analysts() -> Analysis:
    """The same with a second analyst, who sees the stay otherwise and left the call open."""
    items = []
    for one in ITEMS:
        if one.scores and one.id != "call":
            second = [min(max(0.9 - p, 0.05), 0.9) for p in one.scores[0].likelihoods]
            second = second if one.id == "stay" else list(one.scores[0].likelihoods)
            items.append(replace(one, scores=(*one.scores, scores(*second, analyst="Ben"))))
        else:
            items.append(one)
    prior = Prior(kind=PriorKind.ELICITED, by=(("Ann", PRIOR), ("Ben", (0.2,) * 5)))
    return analysis(items=tuple(items), prior=prior, analysts=("Ann", "Ben"), finals=())


def with_copy() -> dict[str, object]:
    """Fields of a dossier in which an item is repeated by a less trusted one, which changes nothing."""
    copy = replace(
        ITEMS[0], id="again", says="Another source repeats the eight hours.", copy_of="stay", reliability="C"
    )
    told = analysis(items=(*ITEMS, copy))
    return {"analysis": told, "assessment": assess(told)}


def copies_alike() -> Analysis:
    """Two copies of what nobody scored, trusted alike, and one that is trusted less."""
    copies = (
        replace(ITEMS[1], id=f"copy-{at}", copy_of="stay", origin=None, scores=(given,), reliability=grade)
        for at, (given, grade) in enumerate(
            ((scores(0.1, 0.3, 0.6, 0.2, 0.2), "B"), (scores(0.2, 0.2, 0.5, 0.3, 0.2), "B"), (scores(*PRIOR), "C"))
        )
    )
    return analysis(items=(replace(ITEMS[0], scores=()), *ITEMS[1:], *copies))


def many(hypotheses: int = 30, items: int = 500, analysts: int = 10) -> Analysis:
    """A matrix as large as the page must bear, its numbers drawn with a fixed seed."""
    draw = np.random.default_rng(7)
    names = tuple(f"Analyst {at}" for at in range(analysts))
    return analysis(
        hypotheses=tuple(
            Hypothesis(id=f"h{at}", title=f"Explanation {at}", says=f"Explanation {at} holds.")
            for at in range(hypotheses)
        ),
        prior=Prior(kind=PriorKind.UNIFORM, by=tuple((name, (1 / hypotheses,) * hypotheses) for name in names)),
        items=tuple(
            Item(
                id=f"item-of-evidence-{at}",
                says=f"Something was seen, number {at}.",
                reliability="ABCDEF"[at % 6],
                credibility=1 + at % 6,
                origin=f"origin {at // 5}",
                scores=tuple(scores(*draw.uniform(0.3, 0.6, hypotheses), analyst=name) for name in names),
            )
            for at in range(items)
        ),
        analysts=names,
        indicators=(),
        finals=(),
    )


def full(**fields: object) -> dict[str, object]:
    """Fields of a dossier with hypotheses weighed."""
    told = analysis(**fields)
    return {"analysis": told, "assessment": assess(told), "ledger": LEDGER}


def assess(told: Analysis) -> Assessment:
    """The assessment by the room that weighs."""
    found = weigh.assess(told)
    assert found is not None
    return found
