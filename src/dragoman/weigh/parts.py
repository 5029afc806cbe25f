"""What single items and origins do to a conclusion, and what would hold without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Analysis, Convention, Item, ItemWeight, OriginWeight
from dragoman.weigh.bayes import Array, alone, bits, tempered
from dragoman.weigh.cells import Cells, before, held, trust
from dragoman.weigh.confidence import CARRIES_BITS
from dragoman.weigh.families import Family
from dragoman.weigh.inconsistency import diagnosticity, ratings


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What the parts are compared with. ``leader`` and ``runner_up`` are positions in the file."""

    cells: Cells
    posterior: Array
    leader: int
    runner_up: int
    rho: float

    def without(self, rows: NDArray[np.bool_]) -> Array:
        """Probabilities, averaged over analysts, when these rows count nothing; in the order of the file."""
        weights = self.cells.weights(dependence=self.rho, without=rows)
        return self.cells.filed(self.cells.posteriors(weights).mean(axis=0))

    def decides(self, first: int | None) -> bool:
        """Whether a part without which ``first`` leads alone is a linchpin.

        It is where the leader would not lead alone. Where it does not lead alone with everything either, it is where
        another would.
        """
        return first != self.leader and (first is not None or alone(self.posterior) is not None)


def item_weights(analysis: Analysis, whole: Whole) -> tuple[ItemWeight, ...]:
    """What each scored item does, in the order of the file."""
    cells = whole.cells
    shares = cells.weights(dependence=whole.rho)
    logs = cells.filed(cells.logs)
    raised = shares * (logs[..., whole.leader] - logs[..., whole.runner_up]) / np.log(2)
    share: dict[str, dict[str, float]] = defaultdict(dict)
    contribution: dict[str, float] = defaultdict(float)
    for at, (analyst, chosen) in enumerate(zip(cells.analysts, cells.chosen, strict=True)):
        for row, group in enumerate(chosen):
            for item in group:
                share[item.id][analyst] = float(shares[at, row]) / len(group)
                contribution[item.id] += float(raised[at, row]) / len(group) / len(cells.analysts)
    first = [alone(whole.without(np.arange(cells.counts.shape[1]) == row)) for row in range(cells.counts.shape[1])]
    unchanged = alone(whole.posterior)
    priors = {
        analyst: np.array(before(analysis.prior, analyst, whole.posterior.size))
        for analyst in {scores.analyst for item in analysis.items for scores in item.scores}
    }
    return tuple(
        _weight(
            item,
            convention=analysis.convention,
            shares=share[item.id],
            contribution=contribution[item.id],
            first=first[cells.row_of[item.id]] if item.id in cells.row_of else unchanged,
            decides=whole.decides,
            family=cells.families[item.id],
            priors=priors,
        )
        for item in analysis.items
        if item.scores
    )


def _weight(
    item: Item,
    *,
    convention: Convention,
    shares: dict[str, float],
    contribution: float,
    first: int | None,
    decides: Callable[[int | None], bool],
    family: Family,
    priors: dict[str, Array],
) -> ItemWeight:
    trusted = trust(item, convention)
    scored = item.scores
    given = np.sort([held(scores, convention) for scores in scored], axis=0)  # no sum goes by the names of analysts
    return ItemWeight(
        item=item.id,
        trust=trusted,
        share=fsum(shares.values()) / len(scored),
        likelihoods=tuple(given.mean(axis=0).tolist()),
        spread=tuple(given.std(axis=0).tolist()),
        bits=fsum(bits(priors[of.analyst], tempered(held(of, convention), trust=trusted)) for of in scored)
        / len(scored),
        contribution=contribution,
        diagnosticity=diagnosticity(np.mean([ratings(of.marks) for of in scored], axis=0)),
        leader_without=first,
        linchpin=decides(first),
        family=family.id,
        origin=family.origin,
        controlled=family.controlled,
    )


def origin_weights(items: tuple[ItemWeight, ...], whole: Whole) -> tuple[OriginWeight, ...]:
    """What each origin does that has a name and for which something counts, by name."""
    cells = whole.cells
    members: dict[str, set[str]] = defaultdict(set)
    for item in cells.row_of:
        if cells.families[item].named:
            members[cells.families[item].origin].add(item)
    found = []
    for origin in sorted(members):
        left = whole.without(cells.rows(members[origin]))
        first = alone(left)
        of = [item for item in items if item.item in members[origin]]
        found.append(
            OriginWeight(
                origin=origin,
                items=tuple(item.item for item in of),
                contribution=fsum(item.contribution for item in of),
                without=tuple(left.tolist()),
                linchpin=whole.decides(first),
                leader_without=first,
            )
        )
    return tuple(found)


def carrying(items: tuple[ItemWeight, ...], whole: Whole) -> tuple[str, ...]:
    """The independent origins that carry weight, by name: one of their items that count tells .01 bits or more."""
    return tuple(sorted({of.origin for of in items if of.item in whole.cells.row_of and of.bits >= CARRIES_BITS}))
