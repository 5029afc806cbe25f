"""The numbers behind the sliders: the page weighs again by the same formulas, if it can do so to the last digit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dragoman.publish.said import plain
from dragoman.publish.weighed import Weighed, address

AGREES = 1e-6  # probabilities of the page may differ from those of the assessment by no more


def numbers(weighed: Weighed) -> dict[str, Any] | None:
    """What ``hypotheses.js`` needs; ``None`` where its formulas do not give the assessment's posterior.

    ``likelihoods`` has a row for each analyst, with an entry for each item: a list, or ``None`` where it was left open.
    Items stand by bits.
    """
    analysis, told = weighed.analysis, weighed.assessment
    order = sorted(weighed.weights.values(), key=lambda one: (-one.bits, one.item))
    known = dict(analysis.prior.by)
    analysts = [name for name, _ in told.by_analyst]
    scores = {(one, s.analyst): s.likelihoods for one, item in weighed.items.items() for s in item.scores}
    found = {
        "hypotheses": [plain(one.title, 120) for one in analysis.hypotheses],
        "posterior": [float(p) for p in told.posterior],
        "analysts": [plain(name, 80) for name in analysts],
        "priors": [[float(p) for p in known.get(name, told.prior)] for name in analysts],
        "items": [
            {
                "head": weighed.heads[one.item],
                "says": plain(weighed.items[one.item].says, 160),
                "href": f"#{address(weighed.items[one.item])}",
                "trust": float(one.trust),
                "share": float(one.share),
                "bits": round(float(one.bits), 4),
            }
            for one in order
        ],
        "likelihoods": [[_listed(scores.get((one.item, name))) for one in order] for name in analysts],
    }
    posterior = averaged(found)
    agree = all(abs(p - q) <= AGREES for p, q in zip(posterior, told.posterior, strict=True))
    return found if posterior and agree else None


def averaged(found: dict[str, Any]) -> list[float]:
    """The posterior of each analyst by tempering and dependence, averaged; empty where there is no analyst."""
    each = [
        _posterior(prior, row, [(one["trust"], one["share"]) for one in found["items"]])
        for prior, row in zip(found["priors"], found["likelihoods"], strict=True)
    ]
    return [sum(column) / len(each) for column in zip(*each, strict=True)]


def _posterior(
    prior: Sequence[float], row: Sequence[Sequence[float] | None], weights: Sequence[tuple[float, float]]
) -> list[float]:
    logs = [math.log(p) if p > 0 else -math.inf for p in prior]
    for likelihoods, (trust, share) in zip(row, weights, strict=True):
        if likelihoods is None:
            continue
        mean = sum(likelihoods) / len(likelihoods)
        for at, likelihood in enumerate(likelihoods):
            logs[at] += share * math.log(trust * likelihood + (1 - trust) * mean)
    most = max(logs)
    odds = [math.exp(one - most) for one in logs]
    return [one / sum(odds) for one in odds]


def _listed(likelihoods: Sequence[float] | None) -> list[float] | None:
    return [float(one) for one in likelihoods] if likelihoods is not None else None
