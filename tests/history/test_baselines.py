"""The most specific past that there is enough of, and whose a name in a history is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dragoman.history import Bearers, Party, Two, baseline
from dragoman.history.bearers import may_be
from dragoman.model import Feature, Nearness, PastContact, Rung
from tests.history.made import START, call, regular, visit
from tests.history.test_coverage import a_set

LATER = START + timedelta(days=1000)
PUTIN = Party(words="Vladimir Putin", side="RUS", names=frozenset({"vladimir putin"}))
TOKAYEV = Party(words="Kassym-Jomart Tokayev", side="KAZ", names=frozenset({"kassym-jomart tokayev"}))
PERSONS = Two(Nearness.PERSONS, PUTIN, TOKAYEV)
OFFICES = Two(
    Nearness.OFFICES,
    Party(words="the head of state of Russia", side="RUS", rung=Rung.HEAD_OF_STATE),
    Party(words="the head of state of Kazakhstan", side="KAZ", rung=Rung.HEAD_OF_STATE),
)
NAMED: dict[str, Any] = {"guests": ("Vladimir Putin",), "hosts": ("Kassym-Jomart Tokayev",), "met": ("head of state",)}
SECRETARY: dict[str, Any] = {"guests": ("Ivan Petrov",), "level": Rung.SECURITY, "met": ("security",)}


def now(**more: Any) -> PastContact:
    return visit(999, LATER, **more)


def test_persons_come_before_offices_and_offices_before_sides() -> None:
    """Each with how many contacts the nearer ones had; a call of the two is one of theirs."""
    others = regular(9, 50, **SECRETARY)
    mine = [visit(100 + at, START + timedelta(days=7 + 30 * at), days=2 + at % 3, **NAMED) for at in range(6)]
    found = baseline(now(days=2), (PERSONS, OFFICES), [*others, *mine])
    assert (found.nearness, found.cases, found.counts) == (
        Nearness.PERSONS,
        6,
        ((Nearness.PERSONS, 6), (Nearness.SIDES, 15)),
    )
    gap, stay = found.seen
    assert (gap.feature, gap.value, gap.usual, gap.alike, gap.cases) == (Feature.GAP, 843, 30, 5, 5)
    assert (stay.feature, stay.value, stay.usual, stay.alike, stay.cases) == (Feature.STAY, 48, 72, 2, 6)
    unnamed = [visit(100 + at, one.first, met=("head of state",)) for at, one in enumerate(mine)]
    found = baseline(now(), (PERSONS, OFFICES), [*others, *unnamed])
    assert (found.nearness, found.one) == (Nearness.OFFICES, "the head of state of Russia")
    assert found.counts == ((Nearness.PERSONS, 0), (Nearness.OFFICES, 6), (Nearness.SIDES, 15))
    found = baseline(now(), (PERSONS, OFFICES), [*others, *unnamed[:4]])
    assert (found.nearness, found.seen, found.one) == (Nearness.SIDES, (), "KAZ")
    assert found.counts == ((Nearness.PERSONS, 0), (Nearness.OFFICES, 4), (Nearness.SIDES, 13))


def test_only_what_was_over_in_the_ten_years_before_counts() -> None:
    """Of this pair, and stays only as they are recorded now, in the same direction."""
    mine = [visit(at, START + timedelta(days=30 * at), days=3, **NAMED) for at in range(6)]
    noise = [
        visit(50, LATER, days=1, **NAMED),
        visit(51, LATER + timedelta(days=9), **NAMED),
        visit(52, START - timedelta(days=3000), **NAMED),
        visit(53, START, sides=("KAZ", "UZB"), **NAMED),
    ]
    found = baseline(now(), (PERSONS,), [*mine, *noise])
    assert found.cases == 6
    since = mine[3].first.toordinal()
    assert [one.feature for one in baseline(now(), (PERSONS,), mine, stays_since=since).seen] == [Feature.GAP]
    assert [one.feature for one in baseline(now(guest="KAZ"), (PERSONS,), mine).seen] == [Feature.GAP]
    assert baseline(call(1, LATER), (PERSONS,), mine).nearness is Nearness.PERSONS


def test_what_the_record_does_not_cover_is_no_past() -> None:
    """No gap across a hole or after the end, and no contact in one; within a week it is told wherever it stands."""
    first = [visit(at, START + timedelta(days=60 * at), **NAMED) for at in range(6)]
    second = [visit(20 + at, START + timedelta(days=2000 + 60 * at), **NAMED) for at in range(5)]
    inside = visit(40, START + timedelta(days=1000), **NAMED)
    end = second[-1].last
    hole = (first[-1].last + timedelta(days=1), second[0].first - timedelta(days=1))
    every = [*first, inside, *second]
    reference = a_set(every, START, end, hole)

    def told(days: int) -> tuple[int, dict[Feature, tuple[float, int]]]:
        one = visit(999, end + timedelta(days=days), **NAMED)
        found = baseline(one, (PERSONS,), every, references=[reference])
        return found.cases, {seen.feature: (seen.value, seen.cases) for seen in found.seen}

    assert told(700) == (11, {Feature.STAY: (24.0, 11)})
    assert told(5) == (11, {Feature.GAP: (5.0, 9), Feature.STAY: (24.0, 11)})
    few = a_set(every, second[1].first, end)
    assert baseline(now(), (PERSONS,), every, references=[few]).nearness is Nearness.SIDES


def test_the_principals_come_before_those_with_most_past() -> None:
    """The first two in the order in which they are asked for that have enough."""
    ministers = [
        visit(at, START + timedelta(days=30 * at), guests=("Lavrov",), hosts=("Tileuberdi",)) for at in range(30)
    ]
    leaders = [visit(100 + at, START + timedelta(days=5 + 150 * at), **NAMED) for at in range(6)]
    lavrov, tileuberdi = (
        Party(words=name, side=side, names=frozenset({name.casefold()}))
        for name, side in (("Lavrov", "RUS"), ("Tileuberdi", "KAZ"))
    )
    tried = (PERSONS, Two(Nearness.PERSONS, lavrov, tileuberdi))
    found = baseline(now(), tried, [*ministers, *leaders])
    assert (found.one, found.cases) == ("Vladimir Putin", 6)
    found = baseline(now(), tried, [*ministers, *leaders[:3]])
    assert (found.one, found.cases) == ("Lavrov", 30)
    assert dict(found.counts)[Nearness.PERSONS] == 30
    found = baseline(now(), tried, [*ministers[:2], *leaders[:3]])
    assert dict(found.counts)[Nearness.PERSONS] == 3


def test_hours_are_compared_where_all_have_them() -> None:
    mine = [visit(at, START + timedelta(days=30 * at), hours=4.0 + at, **NAMED) for at in range(6)]
    stay = baseline(now(hours=5.0), (PERSONS,), mine).seen[1]
    assert (stay.value, stay.usual, stay.alike) == (5.0, 6.5, 2)
    stay = baseline(now(), (PERSONS,), mine).seen[1]
    assert (stay.value, stay.usual, stay.alike) == (24.0, 24.0, 6)


def test_a_contact_of_the_first_years_has_a_past() -> None:
    assert baseline(visit(1, date(2, 1, 1)), (PERSONS,), []).cases == 0


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("Putin", {"Vladimir Putin"}),
        ("Vladimir Putin", {"Vladimir Putin"}),
        ("Vladimir Vladimirovich Putin", {"Vladimir Putin"}),
        ("V. Putin", {"Vladimir Putin"}),
        ("Boris Putin", set()),
        ("George W. Bush", {"George W. Bush"}),
        ("Bush", {"George W. Bush", "George H. W. Bush"}),
        ("Nobody", set()),
        ("", set()),
    ],
)
def test_who_bears_a_name(asked: str, people: set[str]) -> None:
    contacts = [
        visit(0, START, guests=("Vladimir Putin",)),
        visit(1, START, guests=("Putin",)),
        visit(2, START, sides=("RUS", "USA"), guests=("George W. Bush",), hosts=("Putin",)),
        visit(3, START, sides=("RUS", "USA"), guests=("George H. W. Bush",)),
        visit(4, START, sides=("RUS", "USA"), guests=("Bush",)),
    ]
    assert {name for _, name in Bearers(contacts).people(asked)} == people


def test_a_family_name_that_two_bear_is_nobodys() -> None:
    names = ("George W. Bush", "George H. W. Bush", "Bush", "George Walker Bush")
    contacts = [visit(at, START, sides=("RUS", "USA"), guests=(name,)) for at, name in enumerate(names)]
    found = Bearers(contacts).people("Bush", "USA")
    assert found == {
        ("USA", "George Walker Bush"): frozenset({"George W. Bush", "George Walker Bush"}),
        ("USA", "George H. W. Bush"): frozenset({"George H. W. Bush"}),
    }
    assert Bearers(contacts).people("Bush", "RUS") == {}


def test_titles_and_spellings_that_differ_in_one_letter_are_one_name_and_guests_of_others_no_hosts() -> None:
    contacts = [
        *(visit(at, START, guests=("President Vladimir Putin",), hosts=()) for at in range(3)),
        visit(4, START, sides=("RUS", "USA"), guests=("John Kerry",), hosts=("Sergei Lavrov",)),
        visit(5, START, sides=("RUS", "USA"), guests=("John Kerry",), hosts=("Sergey Lavrov",)),
        visit(6, START, sides=("RUS", "USA"), guests=("John Kerry",), hosts=("Lavrov",)),
        visit(7, START, sides=("CHE", "USA"), guests=("John Kerry",), hosts=("Sergey Lavrov",)),
    ]
    assert set(Bearers(contacts).people("Putin")) == {("RUS", "Vladimir Putin")}
    (((side, _), names),) = Bearers(contacts).people("Lavrov").items()
    assert (side, names) == ("RUS", frozenset({"Sergei Lavrov", "Sergey Lavrov", "Lavrov"}))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Yevgeny Primakov", "Evgenii Primakov", True),
        ("Mariya Petrova", "Maria Petrova", True),
        ("Daniel Ortega", "Daniela Ortega", False),
        ("Alexander Haig", "Alexandra Haig", False),
        ("Maria Silva", "Mario Silva", False),
        ("Ivan Petrov", "Ivana Petrov", False),
        ("Marie Le Pen", "Marine Le Pen", False),
        ("Wang Yong", "Wang Yang", False),
    ],
)
def test_one_name_written_in_two_ways(one: str, two: str, same: bool) -> None:  # noqa: FBT001
    """Letters that differ by transliteration alone; a last vowel may tell a man from a woman."""
    assert may_be(one, two) is same


def test_initials_that_fit_several_are_nobodys() -> None:
    names = ("John Kennedy", "Joseph Kennedy", "J. Kennedy")
    found = Bearers([visit(at, START, sides=("RUS", "USA"), guests=(name,)) for at, name in enumerate(names)])
    assert found.people("Joseph Kennedy") == {("USA", "Joseph Kennedy"): frozenset({"Joseph Kennedy"})}


def test_who_came_later_makes_nobody_of_before() -> None:
    """On a day two fit a family name; before it one does."""
    names = ("George W. Bush", "Bush", "Jeb Bush")
    found = Bearers(
        [visit(at, START + timedelta(days=at), sides=("RUS", "USA"), guests=(name,)) for at, name in enumerate(names)]
    )
    mine = {("USA", "George W. Bush"): frozenset({"George W. Bush", "Bush"})}
    assert found.people("George W. Bush", before=START + timedelta(days=2)) == mine
    assert found.people("George W. Bush") == {("USA", "George W. Bush"): frozenset({"George W. Bush"})}
    assert found.people("Bush", before=START) == {}
