"""Episodes and their ranks."""

from __future__ import annotations

import random
from datetime import timedelta

import numpy as np
import pytest

from dragoman.history import WINDOW_DAYS, conformal, rank, table, weigh
from dragoman.history.ranking import LEAST_EPISODES, chains, ladders
from dragoman.model import Feature, PastContact, Rung
from tests.history.made import START, by_chance, call, regular, visit


@pytest.mark.parametrize("seed", range(12))
def test_ranks_count_exactly(seed: int) -> None:
    """Against a plain loop over all pairs of episodes; scores from a small set, so that ties happen."""
    chance = random.Random(seed)
    size = chance.choice((0, 5, 60, 300))
    score = np.array([chance.choice((0.0, 0.5, 1.0, 1.0 + 1e-12, 2.5)) for _ in range(size)])
    first = np.array([chance.randint(1, 90) for _ in range(size)], dtype=np.int64)
    last = first + np.array([chance.choice((0, 0, 3, 20)) for _ in range(size)], dtype=np.int64)
    p, alike, cases = conformal(score, first, last)
    for at in range(size):
        past = [other for other in range(size) if last[other] < first[at]]
        same = sum(score[other] >= score[at] - 1e-9 for other in past)
        assert (cases[at], alike[at]) == (len(past), same)
        if len(past) < LEAST_EPISODES:
            assert np.isnan(p[at])
        else:
            assert p[at] == (1 + same) / (1 + len(past))


def test_ranks_count_exactly_over_several_chunks() -> None:
    """The pool is carried on from one block of episodes to the next."""
    chance = np.random.default_rng(1)
    score = chance.integers(0, 6, 2600).astype(float)
    first = np.sort(chance.integers(1, 900, 2600))
    last = first + chance.integers(0, 15, 2600)
    _, alike, cases = conformal(score, first, last)
    before = last[None, :] < first[:, None]
    assert (cases == before.sum(axis=1)).all()
    assert (alike == (before & (score[None, :] >= score[:, None] - 1e-9)).sum(axis=1)).all()


@pytest.mark.parametrize("seed", range(8))
def test_episodes_part_the_contacts(seed: int) -> None:
    """Each stands in one, of its pair; within one no gap is longer than a week, between two every gap is."""
    contacts = by_chance(seed, pairs=4, years=3, rate=20)
    found = table(contacts)
    of, count = chains(found)
    assert sorted(set(of.tolist())) == list(range(count))
    opened = []
    for episode in range(count):
        rows = np.flatnonzero(of == episode)
        assert len(set(found.dyad[rows].tolist())) == 1
        opened.append(int(found.first[rows].min()))
        reach = int(found.last[rows[0]])
        for row in rows[1:]:
            assert found.first[row] - reach <= WINDOW_DAYS
            reach = max(reach, int(found.last[row]))
        mine = (found.dyad == found.dyad[rows[0]]) & (of != episode)
        assert not (mine & (found.first >= opened[-1]) & (found.first <= reach + WINDOW_DAYS)).any()
    assert opened == sorted(opened)


def test_a_week_and_a_day() -> None:
    """Seven days after the end of a stay belong to it, eight do not."""
    near, far = (table([visit(0, START, days=3), visit(1, START + timedelta(days=2 + gap))]) for gap in (7, 8))
    assert (chains(near)[1], chains(far)[1]) == (1, 2)


def _ladder(*steps: PastContact) -> bool:
    found = table(steps)
    of, count = chains(found)
    return bool(ladders(found, of, count)[0].any())


def test_a_ladder_and_what_is_none() -> None:
    """An envoy, a call, a leader, in this order."""
    envoy, spoke = visit(0, START, level=Rung.ENVOY), call(1, START + timedelta(days=1))
    came = visit(2, START + timedelta(days=3), guest="KAZ")
    assert _ladder(envoy, spoke, came)
    assert not _ladder(envoy, came)
    assert not _ladder(spoke, came)
    assert not _ladder(visit(0, START, level=Rung.HEAD_OF_STATE), spoke, came)
    assert not _ladder(visit(0, START, level=None), spoke, came)  # who came is not known
    assert not _ladder(envoy, call(1, START + timedelta(days=4)), came)
    assert not _ladder(envoy, spoke, visit(2, START + timedelta(days=3), level=Rung.MINISTER))


@pytest.mark.parametrize("seed", range(6))
def test_later_contacts_change_nothing(seed: int) -> None:
    """What is said of a day is the same whether or not what came after is known."""
    contacts = by_chance(seed)
    day = START + timedelta(days=365 * 5 + 40 * seed)
    early = [one for one in contacts if one.first <= day]
    known, knew = table(contacts), table(early)
    whole, part = weigh(known), weigh(knew)
    rows = [known.ids.index(identity) for identity in knew.ids]
    for feature in Feature:
        if feature is not Feature.LADDER:
            np.testing.assert_allclose(whole.p[feature][rows], part.p[feature], rtol=1e-9)
            np.testing.assert_allclose(whole.cases[feature][rows], part.cases[feature])
    ranked, rank_then = rank(known, whole), rank(knew, part)
    over = [
        row for row, at in enumerate(rank_then.of) if rank_then.last[at] + WINDOW_DAYS < day.toordinal()
    ]  # nothing can join these any more
    assert len(over) > 100
    now = [int(ranked.of[rows[row]]) for row in over]
    then = [int(rank_then.of[row]) for row in over]
    np.testing.assert_allclose(ranked.p[now], rank_then.p[then])
    np.testing.assert_allclose(ranked.score[now], rank_then.score[then], atol=1e-8)
    assert (ranked.cases[now] == rank_then.cases[then]).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    """Contacts are sorted before anything else."""
    contacts = by_chance(seed)
    mixed = random.Random(seed).sample(contacts, len(contacts))
    first, second = (rank(found, weigh(found)) for found in (table(contacts), table(mixed)))
    np.testing.assert_array_equal(first.p, second.p)
    np.testing.assert_array_equal(first.parts, second.parts)


def test_a_jump_of_the_pace_of_all_pairs_is_refused() -> None:
    """Where of the latest hundred episodes a quarter is unusual, the world has changed."""
    calm = [one for pair in range(12) for one in _paced(pair, 90, 0, 1600, 0)]
    wild = [one for pair in range(12) for one in _paced(pair, 9, 1600, 2300, 500)]
    still = [one for pair in range(12) for one in _paced(pair, 90, 1600, 2300, 500)]
    for later, changed in ((wild, True), (still, False)):
        found = table([*calm, *later])
        ranked = rank(found, weigh(found))
        assert ranked.drifted.any() == changed
        assert not ranked.drifted[ranked.first < (START + timedelta(days=1600)).toordinal()].any()


def _paced(pair: int, every: int, since: int, until: int, number: int) -> list[PastContact]:
    chance = random.Random(pair)
    sides = (f"A{pair:02}", f"B{pair:02}")
    days = range(since + pair, until, every)
    return [
        visit(number + at, START + timedelta(days=day + chance.randrange(max(1, every // 10))), sides=sides)
        for at, day in enumerate(days)
    ]


def test_nothing_is_ranked_without_a_past() -> None:
    """Four contacts before are too few for the fifth, and twenty episodes for a rank."""
    found = table(regular(40))
    ranked = rank(found, weigh(found))
    assert np.isnan(ranked.p[:5]).all()
    told = np.flatnonzero(~np.isnan(ranked.p))
    assert told.min() == 5 + LEAST_EPISODES
    assert rank(table([]), weigh(table([]))).p.size == 0
