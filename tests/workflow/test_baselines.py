"""Whose past a family name alone is, and which two a contact is held against."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.history import Bearers, Party
from dragoman.model import Edge, Office, PastContact, Person, Rung, Tenure
from dragoman.workflow.baselines import somebody, spellings
from tests.history.made import visit

PAIR = ("AZE", "RUS")


def _visits(*names: str, year: int = 1994, level: Rung = Rung.HEAD_OF_STATE) -> list[PastContact]:
    return [
        visit(at, date(year, 1, 1) + timedelta(days=100 * at), sides=PAIR, guest="AZE", guests=(name,), level=level)
        for at, name in enumerate(names)
    ]


def _person(name: str = "Ilham Aliyev", *, since: date | None = date(2003, 10, 31)) -> Person:
    president = Office(title="President", side="AZE", rung=Rung.HEAD_OF_STATE)
    held = (Tenure(person="one", office=president, since=Edge.on(since)),) if since else ()
    return Person(id="one", name=name, sides=("AZE",), tenures=held)


@pytest.mark.parametrize(
    ("own", "printed", "found"),
    [
        ("Ilham Aliyev", ("Aliyev",), {"ilham aliyev"}),
        ("Boris Putin", ("Putin",), {"boris putin"}),
        ("Ilham Aliyev", ("Aliyev", "Ilham Aliyev"), {"ilham aliyev", "aliyev"}),
        ("Ilham Aliyev", ("Aliyev", "Ilham Aliyev", "Heydar Aliyev"), {"ilham aliyev"}),
        ("Ilham Aliyev", ("Aliyev", "Heydar Aliyev"), {"ilham aliyev"}),
        ("Aliyev", ("Aliyev",), {"aliyev"}),
    ],
)
def test_a_family_name_is_somebodys_beside_a_fuller_spelling_alone(
    own: str, printed: tuple[str, ...], found: set[str]
) -> None:
    """And a fuller one that nobody else of that side fits."""
    assert spellings((own,), "AZE", Bearers(_visits(*printed))) == found


def test_another_name_of_the_case_that_is_a_family_name_alone_is_none() -> None:
    assert spellings(("Ilham Aliyev", "Aliyev"), "AZE", Bearers(_visits("Aliyev"))) == {"ilham aliyev"}


def test_a_family_name_is_somebodys_in_office() -> None:
    """The father's visits are none of the son's; those of a minister of that name are neither's."""
    before, after = _visits(*["Aliyev"] * 5), _visits(*["Aliyev"] * 5, year=2005)
    other = _visits("Aliyev", year=2006, level=Rung.MINISTER)
    every = [*before, *after, *other]
    party = somebody(_person(), "AZE", Bearers(every))
    assert [one for one in every if party.takes_part(one)] == after
    unknown = somebody(_person(since=None), "AZE", Bearers(every))
    assert not any(unknown.takes_part(one) for one in every)
    assert not any(somebody(_person("Ilham Guliyev"), "AZE", Bearers(every)).takes_part(one) for one in every)


def test_a_host_by_family_name_was_met_in_office() -> None:
    """As the roles of those who were met tell."""
    party = somebody(_person(), "AZE", Bearers(()))
    for met, mine in ((("head of state",), True), (("minister foreign",), False), (None, False)):
        one = visit(1, date(2010, 1, 1), sides=PAIR, guest="RUS", hosts=("Aliyev",), met=met)
        assert party.takes_part(one) is mine
    assert isinstance(party, Party)


def test_names_count_up_to_the_day() -> None:
    """A fuller spelling that is printed later tells nothing of before."""
    found = Bearers([*_visits("Aliyev"), *_visits("Ilham Aliyev", year=2010)])
    assert spellings(("Ilham Aliyev",), "AZE", found, date(2009, 1, 1)) == {"ilham aliyev"}
    assert spellings(("Ilham Aliyev",), "AZE", found, date(2011, 1, 1)) == {"ilham aliyev", "aliyev"}
