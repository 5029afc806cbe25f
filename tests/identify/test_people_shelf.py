"""People are found by name, through slips and scripts, and by the offices that they may hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.identify.people import Shelf, filed, held, placed, spelled, spellings, weight
from dragoman.model import Edge
from dragoman.reference.offices import office

from .samples import day, person, tenure

ANNA = person(
    "Anna Lindqvist",
    tenure("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18"),
    tenure("Minister of Finance", "SWE", "2014-01-01", "2018-01-01"),
    spelled=("Анна Линдквист",),
)
OLA = person("Ola Dahlstrom", tenure("Minister of Foreign Affairs", "NOR", "2017-01-01", "2021-10-14"))
MARTA = person("Marta Lindqvist", tenure("Prime Minister", "SWE", "2019-01-01", None))
SHELF = Shelf((ANNA, OLA, MARTA))


@pytest.mark.parametrize(
    "typed",
    ["Anna Lindqvist", "Lindqvist, Anna", "Lindkvist", "Анна Линдквист", "Линдквист", "Anna Lindqist", "AnnaLindqvist"],
)
def test_people_are_found_by_spellings_and_with_slips(typed: str) -> None:
    """Order, script, transliteration, a letter lost: she is among those found, and Ola is not."""
    found = [one.id for one in SHELF.bearing(typed)]
    assert ANNA.id in found
    assert OLA.id not in found


def test_the_nearest_comes_first_and_no_more_than_asked() -> None:
    """Who shares both words stands before who shares the surname."""
    assert [one.id for one in SHELF.bearing("Marta Lindqvist")] == [MARTA.id, ANNA.id]
    assert [one.id for one in SHELF.bearing("Marta Lindqvist", most=1)] == [MARTA.id]
    assert SHELF.bearing("Lindqvist", most=0) == []


def test_a_true_key_outweighs_a_slip() -> None:
    """The name as typed stands before one that a letter lost makes of it."""
    slip, exact = person("Samuel Tomarkit"), person("Samuel Tamarkin")
    assert Shelf((slip, exact)).bearing("Tamarkin") == [exact, slip]
    assert Shelf((slip, exact)).bearing("Tomarkit") == [slip, exact]


@pytest.mark.parametrize("typed", ["", "Petersen", "?"])
def test_nobody_bears_another_name(typed: str) -> None:
    """An empty question finds nobody."""
    assert SHELF.bearing(typed) == []


@pytest.mark.parametrize(
    ("title", "side", "on", "found"),
    [
        ("Foreign Minister", "SWE", "2020-01-01", {ANNA.id}),
        ("Foreign Minister", None, "2020-01-01", {ANNA.id, OLA.id}),
        ("Foreign Minister", None, "2022-01-01", {ANNA.id}),
        ("Foreign Minister", "SWE", "2022-10-17", {ANNA.id}),
        ("Foreign Minister", "SWE", "2022-10-18", set()),
        ("Foreign Minister", "SWE", None, {ANNA.id}),
        ("Foreign Minister", "DNK", None, set()),
        ("Deputy Foreign Minister", "SWE", None, set()),
        ("Prime Minister", "SWE", "2030-01-01", {MARTA.id}),  # not known to have ended
        ("Prime Minister", "SWE", "2018-12-31", set()),
    ],
)
def test_people_are_found_by_office_side_and_day(title: str, side: str | None, on: str | None, found: set[str]) -> None:
    """Whoever may hold it, and nobody who is known not to."""
    assert {one.id for one in SHELF.holding(office(title, side), day(on))} == found


def test_a_holder_is_told_once() -> None:
    """Two terms in one seat are one person."""
    twice = person(
        "Anna Lindqvist",
        tenure("Prime Minister", "SWE", "2010-01-01", "2012-01-01"),
        tenure("Prime Minister", "SWE", "2014-01-01", "2016-01-01"),
    )
    assert Shelf((twice,)).holding(office("Prime Minister", "SWE"), None) == [twice]


def test_offices_known_to_be_held_stand_first() -> None:
    """What may be is told after what is."""
    sure = tenure("Foreign Minister", "SWE", "2019-01-01", "2021-01-01")
    open_end = tenure("Minister of Foreign Affairs", "SWE", "2015-01-01", None)
    one = person("Anna Lindqvist", open_end, sure)
    found = held(one, office("Foreign Minister", "SWE"), day("2020-01-01"))
    assert [tenure.office.title for tenure in found] == [sure.office.title, open_end.office.title]
    assert held(one, office("Foreign Minister", "SWE"), day("2014-01-01")) == ()
    assert held(one, office("Foreign Minister", "NOR"), day("2020-01-01")) == ()


def test_an_office_without_days_may_be_of_any_day() -> None:
    """Nothing known of its time speaks against it."""
    one = person("Anna Lindqvist", replace(tenure("Prime Minister", "SWE"), since=Edge(), until=Edge()))
    assert len(held(one, office("Prime Minister", "SWE"), day("1950-01-01"))) == 1


def test_spellings_are_those_with_and_without_titles_of_honour() -> None:
    """A peer is filed under the bare name too, and each spelling once."""
    one = person("Lord Hurd of Westwell", spelled=("Douglas Hurd", "Douglas Hurd"))
    assert spellings(one) == ("Lord Hurd of Westwell", "Hurd", "Douglas Hurd")
    assert spellings(person("Anna Lindqvist")) == ("Anna Lindqvist",)


def test_a_person_is_filed_under_every_spelling_each_key_once() -> None:
    """Aliases count as the name does."""
    one = person("Anna Lindqvist", spelled=("Greta Holm",))
    assert {*filed(person("Anna Lindqvist"))} | {*filed(person("Greta Holm"))} == {*filed(one)}
    assert len(filed(one)) == len({*filed(one)})


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_rare_key_says_more_than_a_common_one(one: int, two: int) -> None:
    """The weight falls with the number of people, and a slip weighs half."""
    assert (weight(1.0, one) > weight(1.0, two)) == (one < two)
    assert weight(0.5, one) == weight(1.0, one) / 2


def test_offices_are_filed_by_rung_and_portfolio() -> None:
    """A title that tells neither is filed under neither."""
    assert placed(office("Foreign Secretary", "GBR")) == ("minister", "foreign")
    assert placed(office("Court Poet")) == (None, None)


@pytest.mark.parametrize(("text", "script"), [("Анна", "Cyrl"), ("Anna", "Latn"), ("1984", None)])
def test_a_spelling_knows_its_script_and_sources(text: str, script: str | None) -> None:
    """What has no letters has no script."""
    name = spelled(text, "list")
    assert (name.text, name.script, name.sources) == (text, script, ("list",))
