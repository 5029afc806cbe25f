"""Days that a set covers, and what silence on the others does not do."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pytest

from dragoman.history import Party, Weighed, explaining, observed_days, usual, weighed
from dragoman.history.coverage import coverage, ends
from dragoman.model import Feature, PastContact, ReferenceSet
from tests.history.made import START, regular, visit

PAIR = ("KAZ", "RUS")


def a_set(
    contacts: list[PastContact],
    since: date,
    until: date,
    *holes: tuple[date, date],
    sides: tuple[str, ...] = (),
) -> ReferenceSet:
    return ReferenceSet(
        name="set", title="Set", sides=sides, since=since, until=until, holes=holes, contacts=tuple(contacts)
    )


def _gap(contacts: list[PastContact], *references: ReferenceSet) -> tuple[float, float, float]:
    """Of the last contact: p of its gap, the cases, and how many days are usual."""
    found: Weighed = weighed(contacts, references=references)[1]
    return (
        float(found.p[Feature.GAP][-1]),
        float(found.cases[Feature.GAP][-1]),
        float(found.usual[Feature.GAP][-1]),
    )


@pytest.mark.parametrize("seed", range(20))
def test_days_against_a_loop(seed: int) -> None:
    """Of sets that overlap, with holes that do, reach over the ends, or lie outside."""
    chance = random.Random(seed)

    def stretch() -> tuple[date, date]:
        first = START + timedelta(days=chance.randint(0, 60))
        return first, first + timedelta(days=chance.randint(0, 25))

    pairs = [("A", "B"), ("A", "C"), ("C", "D")]
    references = [
        a_set(
            [visit(0, START + timedelta(days=chance.randint(0, 50)), sides=chance.choice(pairs))],
            *stretch(),
            *(stretch() for _ in range(chance.randint(0, 3))),
            sides=chance.choice(((), ("A",), ("C",))),
        )
        for _ in range(chance.randint(1, 3))
    ]
    covered = coverage(pairs, references)
    for at, pair in enumerate(pairs):
        since, until = sorted(chance.randint(0, 100) for _ in range(2))
        told = [
            day
            for number in range(since, until)
            if any(
                (set(one.sides) & set(pair) or (one.contacts[0].sides == pair and one.contacts[0].first <= day))
                and one.since <= day <= one.until
                and not any(first <= day <= last for first, last in one.holes)
                for one in references
                for day in [START + timedelta(days=number)]
            )
            for day in [number]
        ]
        low, high = (np.array([START.toordinal() + number]) for number in (since, until))
        assert covered.days(np.array([at]), low, high)[0] == len(told)
        whole = [day for day in range(200) if covered.days(np.array([at]), *(low - since + day + n for n in (0, 1)))[0]]
        last = (START + timedelta(days=whole[-1])).toordinal() if whole else None
        assert covered.ends(at) == last


def test_without_a_set_every_day_is_covered() -> None:
    """Contacts alone say nothing of what they leave out."""
    assert observed_days((), START, START + timedelta(days=9)) == 9
    contacts = regular(20)
    whole = a_set(contacts, START, contacts[-1].last)
    assert _gap(contacts) == _gap(contacts, whole)


def test_the_end_is_that_of_the_sets_of_a_pair() -> None:
    """A set of others that goes on tells nothing of it; a hole at the end is an end."""
    day = date(2005, 1, 1)
    mine = a_set(regular(1), START, day, (date(2004, 6, 1), day))
    others = a_set([], START, date(2020, 1, 1), sides=("USA",))
    pairs = [PAIR, ("KAZ", "USA"), ("ARM", "GEO")]
    assert ends(pairs, [mine, others]) == {PAIR: date(2004, 5, 31), ("KAZ", "USA"): date(2020, 1, 1)}
    assert ends(pairs, ()) == {}


def test_a_later_contact_covers_no_day_before_it() -> None:
    """A set that holds neither side whole tells, in 2019, of a pair; what was usual for it in 2004 stays as it was."""
    mine = [visit(at, date(1990, 1, 1) + timedelta(days=60 * at)) for at in range(40)]
    others = [one for at in range(2) for one in regular(160, 90, sides=("A", f"B{at}"))]
    late = visit(500, date(2019, 1, 1))
    new = [visit(777, date(2004, 11, 2)), visit(778, date(2005, 1, 1))]
    first = a_set(mine, date(1990, 1, 1), date(2005, 12, 31), (date(1997, 1, 1), date(2004, 6, 1)))
    told = []
    for more in ([], [late]):
        second = a_set([*others, *more], date(1980, 1, 1), date(2019, 12, 31))
        found, of, _ = weighed([*mine, *others, *more, *new], references=[first, second])
        row = found.ids.index(new[-1].id)
        told.append([float(column[Feature.GAP][row]) for column in (of.p, of.cases, of.usual)])
    assert told[0] == told[1]


def test_silence_in_a_hole_slows_no_pace() -> None:
    """A pair that is in touch every sixty days still is after years that nobody recorded."""
    before = regular(12)
    later = START + timedelta(days=60 * 12 + 1500)
    after = [visit(100 + at, later + timedelta(days=60 * at)) for at in range(4)]
    hole = (before[-1].last + timedelta(days=1), later - timedelta(days=1))
    contacts = [*before, *after]
    slow, told = (_gap(contacts, a_set(contacts, START, after[-1].last, *holes)) for holes in ((), (hole,)))
    assert told[1] == slow[1] == 15
    assert told[2] < 70 < slow[2]
    assert slow[0] < told[0]  # sixty days are soon only for one who thinks that the two did not meet for years


def test_silence_after_the_end_slows_no_pace() -> None:
    """The set ends; months on, two contacts two days apart are as sudden as they were at its end."""
    past = regular(20)
    end = past[-1].last
    reference = a_set(past, START, end)
    at_once, late = (
        _gap([*past, visit(90, day), visit(91, day + timedelta(days=2))], reference)
        for day in (end + timedelta(days=60), end + timedelta(days=240))
    )
    assert at_once == late
    assert late[1] == 20  # what the set does not tell is no past
    assert late[0] < 0.1


def test_a_gap_across_a_hole_is_not_measured() -> None:
    """But for what came within a week: had the record missed some, it came sooner still."""
    past = regular(20)
    end = past[-1].last
    new = end + timedelta(days=40)
    hole = (end + timedelta(days=10), end + timedelta(days=20))
    contacts = [*past, visit(90, new)]
    assert not np.isnan(_gap(contacts, a_set(contacts, START, new))[0])
    assert np.isnan(_gap(contacts, a_set(contacts, START, new, hole))[0])
    near = [*contacts, visit(91, new + timedelta(days=7))]
    assert not np.isnan(_gap(near, a_set(contacts, START, new))[0])


def test_contacts_outside_are_no_past() -> None:
    """Of a pair with four contacts on covered days nothing is said, however many there were on others."""
    contacts = regular(30)
    since = contacts[-5].first
    others = [one for at in range(4) for one in regular(30, 50 + at, sides=(f"A{at}", f"B{at}"))]
    every = [*contacts, *others]
    found, _, ranked = weighed(every, references=[a_set(every, START, date(2010, 1, 1))])
    last = found.ids.index(contacts[-1].id)
    assert not np.isnan(ranked.p[ranked.of[last]])
    sets = [a_set(contacts, since, date(2010, 1, 1)), a_set(others, START, date(2010, 1, 1))]
    found, _, ranked = weighed(every, references=sets)
    assert np.isnan(ranked.p[ranked.of[last]])


def test_what_is_usual_leaves_gaps_across_holes_out() -> None:
    """And tells the days that were looked at."""
    contacts = regular(10)
    hole = (contacts[4].first + timedelta(days=5), contacts[4].first + timedelta(days=24))
    one, two = (Party(words=side, side=side) for side in PAIR)
    found = usual(one, two, contacts, references=[a_set(contacts, START, contacts[-1].last, hole)])
    assert found.gaps == (60,) * 8
    assert found.observed_days == 9 * 60 - 20
    assert usual(one, two, contacts).observed_days == 9 * 60


def test_contacts_in_a_hole_make_no_pace() -> None:
    """A pair that is in touch every sixty days still is, though much is known of years that nobody covered."""
    before = regular(13)
    inside = [visit(500 + at, START + timedelta(days=720 + 7 * at)) for at in range(1, 100)]
    after = [visit(700 + at, START + timedelta(days=1500 + 60 * at)) for at in range(6)]
    contacts = [*before, *inside, *after]
    hole = (before[-1].last + timedelta(days=1), after[0].first - timedelta(days=1))
    one, two = (Party(words=side, side=side) for side in PAIR)
    found = usual(one, two, contacts, references=[a_set(contacts, START, after[-1].last, hole)])
    assert found.observed == 19
    assert found.observed_days / found.observed == pytest.approx(60, abs=8)
    assert usual(one, two, contacts).observed == len(contacts)
    thin = usual(one, two, contacts, references=[a_set(contacts, START, START + timedelta(days=200))])
    assert thin.refused == (
        "earlier contacts on days that the histories cover: 4; 5 are needed before anything is usual",
    )


def test_a_hole_is_no_pause_of_all_pairs() -> None:
    """Nor are the months after the end."""
    contacts = [one for at in range(8) for one in regular(60, 20, sides=(f"A{at}", f"B{at}"))]
    end = max(one.last for one in contacts)
    contacts = [one for one in contacts if one.first <= end - timedelta(days=70)]
    new = visit(999, end)
    assert explaining.explanations([new], explaining.Known(contacts))
    late = a_set(contacts, START, end - timedelta(days=70))
    assert not explaining.explanations([new], explaining.Known(contacts, [late]))
