"""The numbers behind the sliders: the page weighs again by the same rules, if it can do so to the last digit.

The rules are those of docs/decisions/0016-hypotheses.md: tempering by trust, dependence within an origin, of an item
and its copies one, analysts averaged. ``hypotheses.js`` does the same as ``averaged`` here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dragoman.model import Analysis
from dragoman.publish.said import plain
from dragoman.publish.weighed import ALIKE, Weighed, address

AGREES = 1e-6  # probabilities of the page may differ from those of the assessment by no more


def numbers(weighed: Weighed) -> dict[str, Any] | None:
    """What ``hypotheses.js`` needs; ``None`` where its rules do not give the assessment's posterior.

    Items stand by bits; ``origin`` and ``family`` (an item with its copies) are numbers, ``copy`` tells whether an
    item repeats another, ``rank`` orders items by id. ``likelihoods`` has a row for each analyst, with an entry for
    each item: a list, or ``None`` where it was left open.
    """
    analysis, told = weighed.analysis, weighed.assessment
    order = sorted(weighed.weights.values(), key=lambda one: (-one.bits, one.item))
    scores = {(one, s.analyst): s.likelihoods for one, item in weighed.items.items() for s in item.scores}
    analysts = sorted({analyst for _, analyst in scores})
    ranks = {one: at for at, one in enumerate(sorted(weighed.items))}
    families = {name: at for at, name in enumerate(sorted({one.family for one in order}))}
    origins = {name: at for at, name in enumerate(sorted({one.origin for one in order}))}
    found = {
        "hypotheses": [weighed.titles[one.id] for one in analysis.hypotheses],
        "posterior": [float(p) for p in told.posterior],
        "leader": told.leader if weighed.ahead else None,
        "alike": ALIKE,
        "dependence": analysis.convention.dependence,
        "priors": [_before(analysis, name) for name in analysts],
        "items": [
            {
                "head": weighed.heads[one.item],
                "says": plain(weighed.items[one.item].says, 160),
                "href": f"#{address(weighed.items[one.item])}",
                "trust": float(one.trust),
                "origin": origins[one.origin],
                "family": families[one.family],
                "copy": weighed.items[one.item].copy_of is not None,
                "rank": ranks[one.item],
            }
            for one in order
        ],
        "likelihoods": [
            [_held(scores.get((one.item, name)), analysis.convention.least_likelihood) for one in order]
            for name in analysts
        ],
    }
    posterior = averaged(found)
    agree = all(abs(p - q) <= AGREES for p, q in zip(posterior, told.posterior, strict=True))
    return found if agree else None


def averaged(found: dict[str, Any]) -> list[float]:
    """The posterior of each analyst, averaged: of those for whom something counts, or of all where nothing does."""
    items = found["items"]
    each = [
        (prior, row, _counted(items, row)) for prior, row in zip(found["priors"], found["likelihoods"], strict=True)
    ]
    some = [one for one in each if one[2]] or each
    posteriors = [
        _posterior(prior, [(row[at], items[at]["trust"], share) for at, share in _shares(items, counted, found)])
        for prior, row, counted in some
    ]
    return [sum(column) / len(some) for column in zip(*posteriors, strict=True)]


def _counted(items: Sequence[dict[str, Any]], row: Sequence[Sequence[float] | None]) -> list[int]:
    """What counts for an analyst: what they scored and is trusted at all, of an item and its copies one."""
    best: dict[int, tuple[tuple[bool, float, int], int]] = {}
    for at, (item, likelihoods) in enumerate(zip(items, row, strict=True)):
        rank = (item["copy"], -item["trust"], item["rank"])
        known = best.get(item["family"])
        if likelihoods is not None and item["trust"] > 0 and (known is None or rank < known[0]):
            best[item["family"]] = rank, at
    return [at for _, at in best.values()]


def _shares(items: Sequence[dict[str, Any]], counted: Sequence[int], found: dict[str, Any]) -> list[tuple[int, float]]:
    """What dependence leaves of each item that counts."""
    together = Counter(items[at]["origin"] for at in counted)
    return [(at, 1 / (1 + (together[items[at]["origin"]] - 1) * found["dependence"])) for at in counted]


def _posterior(prior: Sequence[float], told: Sequence[tuple[Sequence[float], float, float]]) -> list[float]:
    """Prior times tempered likelihoods, each to the power of its share."""
    logs = [math.log(p) if p > 0 else -math.inf for p in prior]
    for likelihoods, trust, share in told:
        mean = sum(likelihoods) / len(likelihoods)
        for at, likelihood in enumerate(likelihoods):
            logs[at] += share * math.log(trust * likelihood + (1 - trust) * mean)
    most = max(logs)
    odds = [math.exp(one - most) for one in logs]
    return [one / sum(odds) for one in odds]


def _before(analysis: Analysis, analyst: str) -> list[float]:
    """What an analyst held before the evidence; all alike where they gave nothing."""
    weights = dict(analysis.prior.by).get(analyst, (1.0,) * len(analysis.hypotheses))
    return [float(one) / sum(weights) for one in weights]


def _held(likelihoods: Sequence[float] | None, least: float) -> list[float] | None:
    """Likelihoods within the bounds of the convention."""
    return None if likelihoods is None else [min(max(float(one), least), 1 - least) for one in likelihoods]
