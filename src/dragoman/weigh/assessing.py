"""An analysis weighed as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.model import Analysis, Assessment
from dragoman.weigh.agreeing import agreed
from dragoman.weigh.bayes import Array, alone, order
from dragoman.weigh.cells import Cells, arrange, scores_of, trust
from dragoman.weigh.confidence import because, confidence
from dragoman.weigh.inconsistency import against, ratings, refuted, step, weight
from dragoman.weigh.parts import Whole, carrying, item_weights, origin_weights
from dragoman.weigh.stress import shaken

_DIGITS = 4  # of bounds that come from draws: more would be noise


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
    leads = int((draws[:, leader] > np.delete(draws, leader, axis=1).max(axis=1)).sum())
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
        by_analyst=tuple(sorted((name, _plain(row)) for name, row in zip(cells.analysts, by_analyst, strict=True))),
        leader=leader,
        runner_up=runner_up,
        items=items,
        origins=origins,
        inconsistency=_plain(inconsistency),
        refuted=_plain(refuted(means)),
        leads=leads / len(draws),
        low=tuple(low),
        high=tuple(high),
        without_controlled=_plain(innocent) if innocent is not None else None,
        confidence=confidence(
            leads, draws=len(draws), origins=len(carry), items=len(turning), groups=len(turning_origins)
        ),
        because=because(
            leads,
            leader=titles[leader],
            draws=len(draws),
            origins=carry,
            items=turning,
            groups=turning_origins,
        ),
        draws=len(draws),
        agreed=agreed(analysis.finals),
        unscored=tuple(item.id for item in analysis.items if not item.scores),
        leader_without_controlled=alone(innocent) if innocent is not None else None,
    )


def _against(cells: Cells, analysis: Analysis) -> tuple[Array, Array]:
    """Heuer's sum for each hypothesis, and mean ratings (rows, hypotheses): means over those for whom a row counts."""
    sums, means = [], []
    for row in zip(*cells.chosen, strict=True):
        told, rated = [], []
        for name, group in zip(cells.analysts, row, strict=True):
            marks = [scores_of(item, name).marks for item in group]
            weights = [weight(step(trust(item, analysis.convention)), item.relevance) for item in group]
            if group:
                told.append(_mean([w * against(of) for w, of in zip(weights, marks, strict=True)]))
                rated.append(_mean([ratings(of) for of in marks]))
        sums.append(_mean(told))
        means.append(_mean(rated))
    count = len(analysis.hypotheses)
    # Sums from the least on: marks have no part in the order of rows.
    return np.sort(np.reshape(sums, (-1, count)), axis=0).sum(axis=0), np.sort(np.reshape(means, (-1, count)), axis=0)


def _mean(rows: Sequence[Array]) -> Array:
    """The mean, whatever the order."""
    return np.asarray(np.sort(rows, axis=0).mean(axis=0))


def _title(titles: Sequence[str], at: int | None) -> str | None:
    return titles[at] if at is not None else None


def _plain(values: Array) -> tuple[float, ...]:
    return tuple(values.tolist())
