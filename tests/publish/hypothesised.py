"""Hypotheses for the dossier made by hand, and a plain weighing of them: enough numbers to show, no more.

The room that weighs has no part in it. Five hypotheses, six items and their numbers are the case of ``METHODS.md``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.model import (
    Analysis,
    Assessment,
    Assumption,
    Confidence,
    Consistency,
    Convention,
    Deception,
    Forecast,
    Hypothesis,
    Indicator,
    Item,
    ItemWeight,
    Ledger,
    OriginWeight,
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
    return {"analysis": told, "assessment": replace(assess(told), posterior=assess(analysis()).posterior)}


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
    """An assessment by the formulas of ``METHODS.md``, its stress made of few draws."""
    convention = told.convention
    items = [one for one in told.items if one.scores]
    trust = np.array([_trust(one, convention) for one in items])
    groups = [one.origin or one.id for one in items]
    shares = {name: _shares(items, groups, name, convention.dependence) for name in told.analysts}
    priors = dict(told.prior.by)
    tables = {name: _table(items, name, len(told.hypotheses)) for name in told.analysts}

    def averaged(kept: NDArray[np.float64], tilt: float = 0.0) -> NDArray[np.float64]:
        draw = np.random.default_rng(int(1e6 * tilt))
        found = []
        for name in told.analysts:
            table = tables[name]
            if tilt:
                table = 1 / (1 + np.exp(-(np.log(table / (1 - table)) + draw.normal(0, 0.5, table.shape))))
            found.append(_posterior(np.array(priors[name]), table, trust, shares[name] * kept))
        return np.mean(found, axis=0)  # type: ignore[no-any-return]

    whole = np.ones(len(items))
    posterior = averaged(whole)
    leader, runner_up = (int(at) for at in np.argsort(-posterior)[:2])
    draws = np.array([averaged(whole, tilt) for tilt in np.linspace(0.01, 1, 40)])
    prior = np.mean([priors[name] for name in told.analysts], axis=0)

    def without(left_out: Sequence[bool]) -> NDArray[np.float64]:
        return averaged(1 - np.array(left_out, dtype=float))

    means = np.mean([np.where(np.isnan(table), 0.5, table) for table in tables.values()], axis=0)
    spread = np.std([np.where(np.isnan(table), 0.5, table) for table in tables.values()], axis=0)

    def contribution(at: int) -> float:
        both = [
            (shares[name][at], trust[at] * table[at] + (1 - trust[at]) * table[at].mean())
            for name, table in tables.items()
        ]
        return float(np.mean([w * np.log2(p[leader] / p[runner_up]) if w else 0 for w, p in both]))

    weights = []
    for at, one in enumerate(items):
        rest = without([other is one for other in items])
        weights.append(
            ItemWeight(
                item=one.id,
                trust=float(trust[at]),
                share=float(np.mean([of[at] for of in shares.values() if of[at]])),
                likelihoods=tuple(means[at]),
                spread=tuple(spread[at]),
                bits=_bits(prior, trust[at] * means[at] + (1 - trust[at]) * means[at].mean()),
                contribution=contribution(at),
                diagnosticity=float(np.std(means[at]) * 4),
                leader_without=int(np.argmax(rest)),
                linchpin=int(np.argmax(rest)) != leader,
            )
        )
    origins = []
    for group in dict.fromkeys(groups):
        rest = without([other == group for other in groups])
        origins.append(
            OriginWeight(
                origin=group,
                items=tuple(one.id for one, other in zip(items, groups, strict=True) if other == group),
                contribution=sum(contribution(at) for at, other in enumerate(groups) if other == group),
                without=tuple(rest),
                linchpin=int(np.argmax(rest)) != leader,
            )
        )
    controlled = [one.controlled for one in items]
    return Assessment(
        prior=tuple(prior),
        posterior=tuple(posterior),
        by_analyst=tuple(
            (name, tuple(_posterior(np.array(priors[name]), tables[name], trust, shares[name])))
            for name in told.analysts
        ),
        leader=leader,
        runner_up=runner_up,
        items=tuple(weights),
        origins=tuple(origins),
        inconsistency=tuple(-float((means[:, at] < 0.4).sum()) for at in range(len(told.hypotheses))),
        refuted=tuple(float((means[:, at] < 0.2).sum()) for at in range(len(told.hypotheses))),
        leads=float((draws.argmax(axis=1) == leader).mean()),
        low=tuple(np.quantile(draws, 0.05, axis=0)),
        high=tuple(np.quantile(draws, 0.95, axis=0)),
        without_controlled=tuple(without(controlled)) if any(controlled) else None,
        confidence=Confidence.MODERATE,
        because=(
            f"“{told.hypotheses[leader].title}” leads in 93.0% of 4,000 draws under stress, where 80% are enough.",
            "4 independent origins carry weight (visit, chain, text, video).",
        ),
        agreed=tuple(np.array(told.finals[0][1]) / sum(told.finals[0][1])) if told.finals else None,
        unscored=tuple(one.id for one in told.items if not one.scores),
    )


def _trust(item: Item, convention: Convention) -> float:
    return dict(convention.reliability)[item.reliability] * dict(convention.credibility)[item.credibility]


def _shares(items: Sequence[Item], groups: Sequence[str], name: str, dependence: float) -> NDArray[np.float64]:
    """What dependence leaves of each item for an analyst; 0 of those left open."""
    scored = [any(one.analyst == name for one in item.scores) for item in items]
    mine = [group for group, here in zip(groups, scored, strict=True) if here]
    return np.array(
        [
            1 / (1 + (mine.count(group) - 1) * dependence) if here else 0.0
            for group, here in zip(groups, scored, strict=True)
        ]
    )


def _table(items: Sequence[Item], name: str, width: int) -> NDArray[np.float64]:
    found = [next((s.likelihoods for s in item.scores if s.analyst == name), (math.nan,) * width) for item in items]
    return np.array(found)


def _posterior(
    prior: NDArray[np.float64], table: NDArray[np.float64], trust: NDArray[np.float64], share: NDArray[np.float64]
) -> NDArray[np.float64]:
    tempered = trust[:, None] * table + (1 - trust[:, None]) * table.mean(axis=1, keepdims=True)
    found = np.log(prior) + np.nansum(share[:, None] * np.log(tempered), axis=0)
    found = np.exp(found - found.max())
    return found / found.sum()  # type: ignore[no-any-return]


def _bits(prior: NDArray[np.float64], p: NDArray[np.float64]) -> float:
    """Mutual information of an item that is seen or not, and the hypotheses."""
    seen = float((prior * p).sum())
    told = prior * (p * np.log2(p / seen) + (1 - p) * np.log2((1 - p) / (1 - seen)))
    return float(told.sum())
