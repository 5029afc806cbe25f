"""An order that knows no names."""

from __future__ import annotations

import random
from itertools import permutations

import numpy as np

from dragoman.weigh.bayes import Array
from dragoman.weigh.ordering import places


def _laid(facts: Array, prior: Array, analysts: list[str], hypotheses: list[str]) -> list[list[list[float]]]:
    """For each item what is held of it, in the order; items sorted."""
    one, other = places((facts,), prior, analysts=analysts, hypotheses=hypotheses)
    return sorted(facts[one][..., other].transpose(1, 0, 2).tolist())


def test_any_order_of_analysts_items_and_hypotheses_is_laid_out_alike() -> None:
    """Under any names, also where some have all in common or only a part."""
    source = random.Random(4)
    for _ in range(150):
        shape = source.randint(1, 3), source.randint(1, 4), source.randint(2, 4)
        facts = np.array([source.choice((0.1, 0.5)) for _ in range(int(np.prod(shape)))]).reshape(shape)
        prior = np.array([source.choice((0.2, 0.4)) for _ in range(shape[0] * shape[2])]).reshape(shape[0], shape[2])
        names, ids = [f"a{at}" for at in range(shape[0])], [f"h{at}" for at in range(shape[2])]
        found = _laid(facts, prior, names, ids)
        moved = [source.sample(range(size), size) for size in shape]
        there = facts[np.ix_(*moved)], prior[np.ix_(moved[0], moved[2])]
        assert _laid(*there, source.sample(names, shape[0]), source.sample(ids, shape[2])) == found


def test_exact_twins_go_by_name() -> None:
    """Wherever they stand."""
    for ids in permutations(["h0", "h1", "h2"]):
        _, order = places((np.full((1, 2, 3), 0.5),), np.full((1, 3), 1 / 3), analysts=["a"], hypotheses=ids)
        assert len(set(order)) == 3
        again = places((np.full((1, 2, 3), 0.5),), np.full((1, 3), 1 / 3), analysts=["a"], hypotheses=sorted(ids))[1]
        assert [ids[at] for at in order] == [sorted(ids)[at] for at in again]
