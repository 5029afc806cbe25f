"""An analysis weighed as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.model import Analysis, Assessment
from dragoman.weigh.agreeing import agreed
from dragoman.weigh.bayes import Array, alone, order
from dragoman.weigh.cells import Cells, arrange, trust
from dragoman.weigh.confidence import because, confidence
from dragoman.weigh.inconsistency import against, ratings, refuted, step, weight
from dragoman.weigh.parts import Whole, carrying, item_weights, origin_weights
from dragoman.weigh.stress import shaken

_DIGITS = 4  # of what is counted in draws: more would be noise


def assess(analysis: Analysis) -> Assessment | None:
    """Weigh an analysis.

    Each analyst is weighed alone, and the results are averaged (linearly). An analyst for whom no item counts is not
    among them; where nothing counts for anybody, all who scored something keep their priors. What an item contributes
    is the mean over these analysts of share times log2 of (tempered likelihood under the leader / under the runner-up),
    0 for those who did not score it; with the mean log2 odds of the priors the contributions add up to the mean log2
    odds of the analysts. Without an item means without its copies as well. Where probabilities are equal to nine
    digits, the id decides who leads; without an item nobody leads then.

    Args:
        analysis: What analysts hold; two hypotheses or more.

    Returns:
        The assessment; ``None`` where no item is scored.

    Raises:
        ValueError: Fewer than two hypotheses, likelihoods out of (0, 1), or a prior that is none.
        KeyError: A grade for which the convention has no number.
    """
    if len(analysis.hypotheses) < 2:
        raise ValueError(f"hypotheses: {len(analysis.hypotheses)} found, two are needed to weigh one against another")
    if not any(item.scores for item in analysis.items):
        return None
    cells = arrange(analysis)
    ids = tuple(hypothesis.id for hypothesis in analysis.hypotheses)
    by_analyst = cells.filed(cells.posteriors(cells.weights(dependence=analysis.convention.dependence)))
    posterior = by_analyst.mean(axis=0)
    leader, runner_up = order(posterior, ids)[:2]
    whole = Whole(
        cells=cells, posterior=posterior, leader=leader, runner_up=runner_up, rho=analysis.convention.dependence
    )
    items = item_weights(analysis, whole)
    origins = origin_weights(items, whole)
    draws = shaken(cells, convention=analysis.convention)
    leads = round(float(np.mean(draws.argmax(axis=1) == leader)), _DIGITS)
    low, high = np.quantile(draws, (0.05, 0.95), axis=0).astype(float).round(_DIGITS).tolist()
    carry = carrying(items, whole)
    titles = [hypothesis.title for hypothesis in analysis.hypotheses]
    turning = [(of.item, _title(titles, of.leader_without)) for of in items if of.linchpin]
    turning_origins = [(of.origin, _title(titles, of.leader_without)) for of in origins if of.linchpin]
    inconsistency, means = _against(cells, analysis)
    innocent = whole.without(cells.controlled) if cells.controlled.any() else None
    return Assessment(
        prior=_plain(cells.filed(cells.prior).mean(axis=0)),
        posterior=_plain(posterior),
        by_analyst=tuple((name, _plain(row)) for name, row in zip(cells.analysts, by_analyst, strict=True)),
        leader=leader,
        runner_up=runner_up,
        items=items,
        origins=origins,
        inconsistency=_plain(inconsistency),
        refuted=_plain(refuted(means)),
        leads=leads,
        low=tuple(low),
        high=tuple(high),
        without_controlled=_plain(innocent) if innocent is not None else None,
        confidence=confidence(leads, origins=len(carry), items=len(turning), groups=len(turning_origins)),
        because=because(
            leads,
            leader=titles[leader],
            draws=analysis.convention.draws,
            origins=carry,
            items=turning,
            groups=turning_origins,
        ),
        agreed=agreed(analysis.finals),
        unscored=tuple(item.id for item in analysis.items if not item.scores),
        leader_without_controlled=alone(innocent) if innocent is not None else None,
    )


def _against(cells: Cells, analysis: Analysis) -> tuple[Array, Array]:
    """Heuer's sum for each hypothesis, and mean ratings (rows, hypotheses): means over those for whom a row counts."""
    total = np.zeros(len(analysis.hypotheses))
    means = []
    for row in zip(*cells.chosen, strict=True):
        counted = [
            (item, next(scores.marks for scores in item.scores if scores.analyst == name))
            for name, item in zip(cells.analysts, row, strict=True)
            if item is not None
        ]
        weights = [weight(step(trust(item, analysis.convention)), item.relevance) for item, _ in counted]
        total += np.mean([w * against(marks) for w, (_, marks) in zip(weights, counted, strict=True)], axis=0)
        means.append(np.mean([ratings(marks) for _, marks in counted], axis=0))
    return total, np.array(means).reshape(-1, len(analysis.hypotheses))


def _title(titles: Sequence[str], at: int | None) -> str | None:
    return titles[at] if at is not None else None


def _plain(values: Array) -> tuple[float, ...]:
    return tuple(values.tolist())
