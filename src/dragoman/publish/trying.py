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
    item repeats another. ``likelihoods`` has a row for each analyst, with an entry for each item: a list, or ``None``
    where it was left open.
    """
    analysis, told = weighed.analysis, weighed.assessment
    order = sorted(weighed.weights.values(), key=lambda one: (-one.bits, one.item))
    scores = {(one, s.analyst): s.likelihoods for one, item in weighed.items.items() for s in item.scores}
    analysts = sorted({analyst for _, analyst in scores})
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
    posteriors = [_posterior(prior, _shared(items, row, counted, found)) for prior, row, counted in some]
    return [sum(column) / len(some) for column in zip(*posteriors, strict=True)]


def _counted(items: Sequence[dict[str, Any]], row: Sequence[Sequence[float] | None]) -> list[list[int]]:
    """What counts for an analyst: what they scored and is trusted at all; of copies the most trusted, alike as one."""
    best: dict[int, tuple[tuple[bool, float], list[int]]] = {}
    for at, (item, likelihoods) in enumerate(zip(items, row, strict=True)):
        rank = (item["copy"], -item["trust"])
        known = best.get(item["family"])
        if likelihoods is None or item["trust"] <= 0 or (known is not None and known[0] < rank):
            continue
        best[item["family"]] = (rank, [*known[1], at] if known is not None and known[0] == rank else [at])
    return [group for _, group in best.values()]


def _shared(
    items: Sequence[dict[str, Any]],
    row: Sequence[Sequence[float] | None],
    counted: Sequence[Sequence[int]],
    found: dict[str, Any],
) -> list[tuple[list[float], float, float]]:
    """Likelihoods, trust and what dependence leaves of each item that counts."""
    together = Counter(items[group[0]]["origin"] for group in counted)
    told = []
    for group in counted:
        columns = zip(*(row[at] or () for at in group), strict=True)
        share = 1 / (1 + (together[items[group[0]]["origin"]] - 1) * found["dependence"])
        told.append(([sum(column) / len(group) for column in columns], items[group[0]]["trust"], share))
    return told


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
