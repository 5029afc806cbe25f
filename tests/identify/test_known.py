"""A group of mentions is tied to whom the analyst listed, or to whom a register shows by more than a name."""

from __future__ import annotations

import pytest

from dragoman.identify.groups import Group
from dragoman.identify.known import Known, fresh
from dragoman.identify.people import Shelf
from dragoman.model import Mention, Person, Verdict

from .samples import document, mention, person, tenure

DOCUMENTS = {
    "doc-1": document("doc-1", "2020-03-02"),
    "doc-2": document("doc-2", "2020-06-01"),
    "late": document("late", "2023-06-01"),
    "undated": document("undated", None),
}
ANNA = person("Anna Berg", tenure("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18"), identity="x-1")
OLA = person("Ola Dahl", tenure("Minister of Foreign Affairs", "NOR", "2017-01-01", "2021-10-14"), identity="x-2")


def group(name: str, side: str | None, *mentions: Mention) -> Group:
    """A group of mentions, or of one plain mention."""
    return Group(name, side, mentions=[*mentions] or [mention(name, None, side)])


def listed(own: Group, *people: Person) -> tuple[bool, Group]:
    """What becomes of a group where the analyst lists some people."""
    return Known(people, (), DOCUMENTS).take(own), own


def registered(own: Group, *registers: tuple[Person, ...]) -> str | None:
    """The name of whom a group is tied to where registers hold some people."""
    known = Known((), tuple(Shelf(people) for people in registers), DOCUMENTS)
    taken = known.take(own)
    assert taken is (own.person is not None)
    return next((one.name for one in known.people if one.id == own.person), None)


@pytest.mark.parametrize(
    ("name", "side", "taken"),
    [
        ("Anna Berg", "SWE", True),
        ("Anna Berg", None, True),
        ("Анна Берг", "SWE", True),
        ("Berg", "SWE", True),
        ("Anna Berg", "NOR", False),
        ("Berg", "NOR", False),
        ("Karl Berg", "SWE", False),
        ("Anna", "SWE", False),
        ("Anna Holm", "SWE", False),
    ],
)
def test_whom_the_analyst_listed_is_taken_by_name_and_side(name: str, side: str | None, taken: bool) -> None:  # noqa: FBT001
    """A spelling or the surname, where the side does not speak against it."""
    done, own = listed(group(name, side), person("Anna Berg", sides=("SWE",)))
    assert done is taken
    assert own.person == ("anna-berg" if taken else None)
    assert bool(own.reason) is taken


def test_a_name_that_fits_two_listed_people_is_left_open() -> None:
    """With both names in the reason; a full name or a side tells them apart."""
    anna, karl = person("Anna Berg", sides=("SWE",)), person("Karl Berg", sides=("FIN",))
    done, own = listed(group("Berg", None), anna, karl)
    assert not done
    assert (own.person, own.verdict) == (None, Verdict.UNDECIDED)
    assert "Anna Berg and Karl Berg" in own.reason
    assert listed(group("Berg", "FIN"), anna, karl)[1].person == "karl-berg"
    assert listed(group("Anna Berg", None), anna, karl)[1].person == "anna-berg"


def test_the_very_spelling_outweighs_a_near_one() -> None:
    """A middle name apart, two listed people are told by their letters; one more name hides nobody."""
    one, two = person("Anna Berg", sides=("SWE",)), person("Anna Maria Berg", sides=("SWE",))
    assert listed(group("Anna Berg", "SWE"), one, two)[1].person == "anna-berg"
    assert listed(group("Anna Maria Berg", "SWE"), one, two)[1].person == "anna-maria-berg"
    assert listed(group("Anna Greta Maria Berg", "SWE"), two)[1].person == "anna-maria-berg"


def test_what_stays_open_among_the_listed_is_not_asked_of_registers() -> None:
    """The analyst's list comes first."""
    known = Known(
        (person("Anna Berg", identity="a", sides=("SWE",)), person("Anna Berg", identity="b", sides=("SWE",))),
        (Shelf([ANNA]),),
        DOCUMENTS,
    )
    own = group("Anna Berg", "SWE", mention("Anna Berg", "Foreign Minister", "SWE"))
    assert not known.take(own)
    assert own.verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("name", "role", "side", "where", "found"),
    [
        ("Anna Berg", "Foreign Minister", "SWE", "doc-1", "Anna Berg"),
        ("Анна Берг", "Foreign Minister", "SWE", "doc-1", "Anna Berg"),
        ("Anna Berg", None, "SWE", "doc-1", "Anna Berg"),
        ("Anna Berg", "Foreign Minister", None, "doc-1", "Anna Berg"),
        ("Berg", "Foreign Minister", "SWE", "doc-1", "Anna Berg"),
        ("Greta Berg", "Foreign Minister", "SWE", "doc-1", None),  # of that surname, but another
        ("Anna Berg", None, None, "doc-1", None),  # a name alone
        ("Berg", None, "SWE", "doc-1", None),
        ("Anna Berg", "Foreign Minister", "SWE", "late", None),  # no longer in office
        ("Anna Berg", "Foreign Minister", "SWE", "undated", None),
        ("Anna Berg", "Foreign Minister", "NOR", "doc-1", None),
        ("Anna Berg", "Deputy Minister of Trade", "SWE", "doc-1", None),
        ("Karl Holm", "Foreign Minister", "SWE", "doc-1", None),
    ],
)
def test_a_register_needs_more_than_a_name(
    name: str, role: str | None, side: str | None, where: str, found: str | None
) -> None:
    """The office of the day, or the side at that time; a name alone ties nobody."""
    own = group(name, side, mention(name, role, side, document=where))
    assert registered(own, (ANNA, OLA)) == found


def test_a_side_alone_does_not_reach_over_generations() -> None:
    """Who held no office within ten years is not meant by a name and a side."""
    old = person("Anna Berg", tenure("Minister of Trade", "SWE", "1990-01-01", "1994-01-01"))
    recent = person("Anna Berg", tenure("Minister of Trade", "SWE", "2008-01-01", "2011-01-01"))
    assert registered(group("Anna Berg", "SWE"), (old,)) is None
    assert registered(group("Anna Berg", "SWE"), (recent,)) == "Anna Berg"


def test_namesakes_in_a_register_are_not_guessed() -> None:
    """Two of one name and side are nobody; the office tells them apart."""
    trade = person("Anna Berg", tenure("Minister of Trade", "SWE", "2018-01-01", "2022-01-01"), identity="x-9")
    assert registered(group("Anna Berg", "SWE"), (ANNA, trade)) is None
    own = group("Anna Berg", "SWE", mention("Anna Berg", "Foreign Minister", "SWE"))
    known = Known((), (Shelf([ANNA, trade]),), DOCUMENTS)
    assert known.take(own)
    assert known.people[0].tenures[0].office.portfolio == "foreign"
    both = mention("Anna Berg", "Foreign Minister", "SWE"), mention("Anna Berg", "Minister of Trade", "SWE", at=20)
    assert registered(group("Anna Berg", "SWE", *both), (ANNA, trade)) is None


def test_registers_are_asked_in_their_order() -> None:
    """The first that knows gives the person, and the second is asked only for whom it does not know."""
    again = person("Anna Maria Berg", *ANNA.tenures, spelled=("Anna Berg",), identity="y-1")
    role = mention("Anna Berg", "Foreign Minister", "SWE")
    assert registered(group("Anna Berg", "SWE", role), (ANNA,), (again,)) == "Anna Berg"
    assert registered(group("Anna Berg", "SWE", role), (OLA,), (again,)) == "Anna Maria Berg"


def test_a_registered_person_enters_once_under_a_readable_id() -> None:
    """Two groups of one person are one; an id that the list took is not taken twice."""
    holm = person("Anna Berg", sides=("NOR",))
    known = Known((holm,), (Shelf([ANNA]),), DOCUMENTS)
    one = group("Anna Berg", "SWE", mention("Anna Berg", "Foreign Minister", "SWE"))
    two = group("Анна Берг", "SWE", mention("Анна Берг", "Foreign Minister", "SWE", document="doc-2"))
    assert known.take(one)
    assert known.take(two)
    assert one.person == two.person == "anna-berg-swe"
    assert [person.id for person in known.people] == ["anna-berg", "anna-berg-swe"]
    entered = known.people[1]
    assert not entered.given
    assert {tenure.person for tenure in entered.tenures} == {"anna-berg-swe"}


@pytest.mark.parametrize(
    ("name", "role", "where", "belied"),
    [
        ("Karl Holm", "Foreign Minister", "doc-1", True),
        ("Karl Holm", "Foreign Minister", "late", False),  # nobody is known to hold it then
        ("Karl Holm", "Deputy Foreign Minister", "doc-1", False),
        ("Karl Holm", None, "doc-1", False),
    ],
)
def test_a_role_that_another_is_known_to_hold_is_belied(name: str, role: str | None, where: str, belied: bool) -> None:  # noqa: FBT001
    """The seat is somebody else's that day, so the words were read or told amiss."""
    own = group(name, "SWE", mention(name, role, "SWE", document=where))
    assert registered(own, (ANNA,)) is None
    assert own.belied is belied


def test_one_role_that_nobody_else_holds_keeps_the_others_from_being_belied() -> None:
    """Every role told must be another's."""
    told = mention("Karl Holm", "Foreign Minister", "SWE"), mention("Karl Holm", "Minister of Trade", "SWE", at=20)
    own = group("Karl Holm", "SWE", *told)
    assert registered(own, (ANNA,)) is None
    assert not own.belied


def test_what_is_former_is_not_asked_as_an_office_of_the_day() -> None:
    """A former minister may not be the one of today."""
    own = group("Berg", "SWE", mention("Berg", "Foreign Minister", "SWE", former=True))
    assert registered(own, (ANNA,)) is None


def test_a_fresh_id_is_readable_and_its_own() -> None:
    """The name, then the side, then a number."""
    taken = {"anna-berg"}
    ids = [fresh(group("Anna Berg", side), taken) for side in ("SWE", "SWE", None, "NOR")]
    assert ids == ["anna-berg-swe", "anna-berg-swe-2", "anna-berg-2", "anna-berg-nor"]
    assert {*ids} < taken
    assert fresh(group("Ola Dahl", None), taken) == "ola-dahl"
