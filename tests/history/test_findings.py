"""Ranked episodes in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from dragoman.history import LEAST_EPISODES, Watched, surprises, weighed
from dragoman.model import Feature, PastContact, Rung, Surprise
from tests.history.made import START, call, regular, visit

AFTER = START + timedelta(days=60 * 40)
PAST = [
    *regular(40, days=3, met=("minister",)),
    *(
        one
        for at in range(5)
        for one in regular(40, 61 + at, days=3, sides=(f"A{at:02}", f"B{at:02}"), met=("minister",))
    ),
]


def _found(new: Sequence[PastContact], past: Sequence[PastContact] = PAST) -> tuple[Surprise, ...]:
    every = [*past, *new]
    watched = Watched(contacts={one.id: one for one in every}, new=frozenset(one.id for one in new))
    return surprises(watched, *weighed(every))


def test_an_unusual_episode_in_words() -> None:
    """Every driver bears its counts; the strongest stands first; contacts of the case alone are listed."""
    (found,) = _found(
        [
            visit(90, AFTER, level=Rung.ENVOY, met=()),
            call(91, AFTER + timedelta(days=1)),
            visit(92, AFTER + timedelta(days=3), guest="KAZ"),
        ]
    )
    assert found.p is not None
    assert found.p == pytest.approx((1 + found.alike) / (1 + found.cases))
    assert found.p < 0.02
    told = {one.feature: one for one in found.drivers}
    assert told[Feature.LADDER].usual == f"so in 0 of {told[Feature.LADDER].cases} past episodes of all pairs"
    assert told[Feature.DIRECTION].observed == "KAZ travelled"
    assert told[Feature.DIRECTION].usual == "in 0 of 41 past visits of KAZ and RUS it did"
    assert "contacts on 3 days within 7 days" in {one.observed for one in found.drivers}
    weights = [one.weight for one in found.drivers]
    assert weights == sorted(weights, reverse=True)
    assert len(found.contacts) == 3


def test_a_short_stay_in_words() -> None:
    """In whole days, as the record has them, and how many times shorter; half a day less is no number of times."""
    past = [replace(one, last=one.first + timedelta(days=5)) for one in PAST]
    (found,) = _found([visit(90, AFTER, days=2, met=("minister",))], past)
    (told,) = (one for one in found.drivers if one.feature is Feature.STAY)
    assert told.observed == "a stay of 2 days, three times shorter than usual"
    assert told.usual == "about 6.0 days for such visits of this pair"
    (found,) = _found([visit(90, AFTER, days=5, met=("minister",))], past)
    assert "a stay of 5 days" in {one.observed for one in found.drivers}


def test_a_missing_host_in_words() -> None:
    """With how often the role was met."""
    (found,) = _found([visit(90, AFTER, days=3, met=())])
    told = {one.feature: one for one in found.drivers}
    assert told[Feature.ABSENT].observed == "the minister of the host is not among those met"
    assert told[Feature.ABSENT].usual == "met in 40 of 40 past visits of KAZ and RUS at this level"


def test_a_usual_episode_has_no_drivers() -> None:
    """And is no surprise."""
    (found,) = _found([visit(90, AFTER, days=3, met=("minister",))])
    assert found.drivers == ()
    assert found.p is not None
    assert found.p > 0.2


def test_too_thin_a_past_is_said() -> None:
    """How many contacts there are, or how many episodes, and how many are needed."""
    (new,) = _found([visit(90, START + timedelta(days=300))], regular(4))
    assert new.p is None
    assert new.refused == ("the history has 4 earlier contacts of KAZ and RUS; 5 are needed before anything is usual",)
    (few,) = _found([visit(90, START + timedelta(days=400))], regular(5))
    assert few.p is None
    assert f"earlier episodes to rank it among; {LEAST_EPISODES} are needed" in few.refused[0]
    (none,) = _found([visit(90, START)], ())
    assert "has 0 earlier contacts" in none.refused[0]


def test_the_most_unusual_stands_first() -> None:
    """What cannot be ranked stands last."""
    found = _found(
        [
            visit(90, AFTER, met=()),
            visit(91, AFTER + timedelta(days=60), days=3, met=("minister",)),
            visit(92, AFTER, sides=("BRA", "KEN")),
        ]
    )
    assert [one.p is None for one in found] == [False, False, True]
    assert (found[0].p or 1) <= (found[1].p or 0)
