"""Each feature of a contact beside the past of its pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from dragoman.history import HORIZON_DAYS, LEAST_CASES, Weighed, table, weigh
from dragoman.model import Feature, PastContact, Rung
from tests.history.made import START, call, regular, visit

AFTER = START + timedelta(days=60 * 40)


def _last(*more: PastContact, of: list[PastContact] | None = None) -> Weighed:
    """The last contact beside forty regular ones."""
    return weigh(table([*(regular(40, days=3) if of is None else of), *more]))


def _p(feature: Feature, *more: PastContact, of: list[PastContact] | None = None) -> float:
    return float(_last(*more, of=of).p[feature][-1])


def test_a_short_stay_and_a_usual_one() -> None:
    """And a long one is none."""
    short, usual, long = (_p(Feature.STAY, visit(99, AFTER, days=days)) for days in (1, 3, 9))
    assert short < 0.05 < usual < long


def test_the_usual_stay_is_told() -> None:
    """In hours, of the pair."""
    assert 48 < _last(visit(99, AFTER)).usual[Feature.STAY][-1] < 72


def test_the_stays_of_the_first_year_count() -> None:
    """Though at the time nothing said yet what is usual: the present's norm measures them."""
    found = table([*regular(40, 30, days=3), *regular(40, 30, days=3, sides=("A", "B"))])
    first = int(np.flatnonzero(found.first >= date(2001, 1, 1).toordinal())[0])
    assert weigh(found).cases[Feature.STAY][first] == 13


def test_a_stay_that_nothing_bounds_is_not_weighed() -> None:
    """Nor is a call."""
    assert np.isnan(_p(Feature.STAY, visit(99, AFTER, bounded=False)))
    assert np.isnan(_p(Feature.STAY, call(99, AFTER)))


def test_a_short_gap_and_a_usual_one() -> None:
    """By days: two contacts of one day are one moment, so the second is no sooner."""
    late = START + timedelta(days=60 * 39)
    soon, usual = (_p(Feature.GAP, visit(99, late + timedelta(days=days))) for days in (2, 60))
    assert soon < 0.05 < usual
    assert _p(Feature.GAP, visit(99, late, guest="KAZ")) > 0.5


def test_a_burst_is_no_surprise_for_a_pair_that_bursts() -> None:
    """Of two pairs with one pace, the one whose contacts never came in twos is the more surprised by two."""
    twos = [day for at in range(20) for day in (START + timedelta(days=120 * at), START + timedelta(days=120 * at + 3))]
    bursting = [visit(at, day, sides=("A", "B")) for at, day in enumerate(twos)]
    last = START + timedelta(days=60 * 39)
    found = table([*regular(40), *bursting, visit(98, last + timedelta(days=3))])
    p = weigh(found).p[Feature.GAP]
    plain = float(p[found.ids.index("KAZ-RUS-0098")])
    burst = float(p[found.ids.index("A-B-0039")])
    assert plain < 0.15 < burst


def test_a_run_counts_a_week() -> None:
    """A contact six days before is in the window, one of seven days before is not; two are a gap, which counts once."""
    late = START + timedelta(days=60 * 39)
    second = visit(98, late + timedelta(days=1))
    three = _p(Feature.RUN, second, visit(99, late + timedelta(days=6)))
    assert three < 0.05
    assert np.isnan(_p(Feature.RUN, second, visit(99, late + timedelta(days=7))))
    assert np.isnan(_p(Feature.RUN, second))
    more = [visit(97, late + timedelta(days=2)), visit(99, late + timedelta(days=3))]
    assert _p(Feature.RUN, second, *more) < three


@pytest.mark.parametrize("bursting", [True, False])
def test_a_longer_gap_is_never_the_less_likely_one(bursting: bool) -> None:  # noqa: FBT001
    """Nor on the day after a week, for a pair whose contacts come in twos and one whose do not."""
    apart = 3 if bursting else 60
    days = [day for at in range(20) for day in (START + timedelta(days=120 * at + n) for n in (0, apart))]
    base = [visit(at, day, sides=("A", "B")) for at, day in enumerate(days)]
    others = [one for at in range(6) for one in regular(36, sides=(f"C{at}", f"D{at}"))]
    p = [
        _p(Feature.GAP, visit(999, days[-1] + timedelta(days=gap), sides=("A", "B")), of=[*base, *others])
        for gap in range(1, 121)
    ]
    assert all(a <= b for a, b in pairwise(p))
    assert p[0] < p[-1] / 3


def test_the_past_reaches_back_ten_years() -> None:
    """A visit of longer ago is forgotten."""
    old = regular(6, 10)
    fresh = [visit(50, old[-1].first + timedelta(days=HORIZON_DAYS + 1))]
    assert np.isnan(_p(Feature.GAP, *fresh, of=old))
    assert float(_last(visit(50, old[-1].first + timedelta(days=60)), of=old).cases[Feature.GAP][-1]) == 6


@pytest.mark.parametrize("feature", [Feature.GAP, Feature.STAY, Feature.DIRECTION, Feature.ABSENT, Feature.LEVEL])
def test_nothing_is_said_where_the_past_is_too_thin(feature: Feature) -> None:
    """Of a pair with one contact fewer than are needed, whatever others have done."""
    others = [one for at in range(6) for one in regular(20, 50, sides=(f"A{at}", f"B{at}"), met=("minister",))]
    for count, told in ((LEAST_CASES, True), (LEAST_CASES - 1, False)):
        mine = [visit(at, START + timedelta(days=500 + 50 * at), met=("minister",)) for at in range(count)]
        new = visit(99, START + timedelta(days=990), met=("minister",))
        found = table([*others, *mine, new])
        p = weigh(found).p[feature][found.ids.index(new.id)]
        assert np.isnan(p) != told


def test_a_host_who_was_always_there() -> None:
    """Is missed the most; who was there seldom is not, and of what the record does not tell nothing is said."""
    past = [
        visit(at, START + timedelta(days=60 * at), met=("minister",) if at % 4 else ("head of state", "minister"))
        for at in range(40)
    ]
    found = table([*past, visit(99, AFTER, met=())])
    missed = weigh(found)
    assert missed.p[Feature.ABSENT][-1] < 0.05
    assert found.roles[int(missed.role[-1])] == "minister"
    assert (missed.usual[Feature.ABSENT][-1], missed.cases[Feature.ABSENT][-1]) == (40, 40)
    assert _p(Feature.ABSENT, visit(99, AFTER, met=("minister",)), of=past) > 0.5
    assert np.isnan(_p(Feature.ABSENT, visit(99, AFTER, met=None), of=past))


@pytest.mark.parametrize(
    ("feature", "usual", "other"),
    [
        (Feature.DIRECTION, {"guest": "RUS"}, {"guest": "KAZ"}),
        (Feature.INITIATIVE, {"initiator": "KAZ"}, {"initiator": "RUS"}),
        (Feature.LEVEL, {"level": Rung.HEAD_OF_STATE}, {"level": Rung.ENVOY}),
        (Feature.LEVEL, {"level": Rung.ENVOY}, {"level": Rung.HEAD_OF_STATE}),
        (Feature.VENUE, {"place": "Here"}, {"place": "There"}),
        (Feature.NOTICE, {"notice_days": 30}, {"notice_days": 0}),
    ],
)
def test_what_it_never_was(feature: Feature, usual: dict[str, Any], other: dict[str, Any]) -> None:
    """Is unusual, and what it always was is not."""
    past = regular(40, **usual)
    assert _p(feature, visit(99, AFTER, **other), of=past) < 0.1
    assert _p(feature, visit(99, AFTER, **usual), of=past) > 0.4
    assert np.isnan(_p(feature, call(99, AFTER), of=past))


def test_a_rung_is_weighed_by_how_often_that_rung_is_sent() -> None:
    """Two rungs that do not lead are two: that ministers come every month makes an envoy no more usual."""
    past = regular(40, level=Rung.MINISTER)
    assert _p(Feature.LEVEL, visit(99, AFTER, level=Rung.ENVOY), of=past) < 0.05


def test_a_rung_by_hand() -> None:
    """Nobody ever sent an envoy: of two a hundredth, and none of 40; or one, of whom no prior knows yet."""
    past = regular(40, level=Rung.MINISTER)
    assert _p(Feature.LEVEL, visit(99, AFTER, level=Rung.ENVOY), of=past) == pytest.approx(0.02 / 42)
    once = [*past[:-1], replace(past[-1], level=Rung.ENVOY)]
    assert _p(Feature.LEVEL, visit(99, AFTER, level=Rung.ENVOY), of=once) == pytest.approx(1.02 / 42)


def test_a_change_of_record_cuts_the_pooled_past_too() -> None:
    """Stays before it are no measure of stays after it, for the pair and for all pairs together."""
    old = regular(60, 30, days=3)
    new = [visit(100 + at, date(2006, 1, 5) + timedelta(days=20 * at), days=1) for at in range(30)]
    found = table([*old, *new])
    cut = np.where(found.first >= date(2006, 1, 1).toordinal(), date(2006, 1, 1).toordinal(), 0)
    both = np.stack((cut, cut))
    p = {at: weigh(found, periods=since).p[Feature.STAY] for at, since in enumerate((None, {Feature.STAY: both}))}
    first = found.first >= date(2006, 1, 1).toordinal()
    assert (p[0][first] <= 0.05).any()
    assert np.isnan(p[1][first][:19]).all()  # the new record has nothing yet to go by
    assert not (p[1][first] <= 0.05).any()
