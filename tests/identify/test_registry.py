"""Who a mention is: decided where it can be, left open where it cannot."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract import read
from dragoman.identify import Registry, find_mentions, parse_people, resolve
from dragoman.ingest import publisher
from dragoman.model import CaseError, Document, Reading, Verdict

PEOPLE = """
[[person]]
name = "Anna Berg"
aliases = ["Anna Maria Berg", "Анна Берг"]
side = "SWE"
[[person.office]]
title = "Minister of Foreign Affairs of Sweden"
since = 2018-01-01

[[person]]
name = "Karl Berg"
side = "SWE"
"""


def reading(text: str, *, name: str = "doc:1", language: str = "en") -> tuple[Document, Reading]:
    document = Document(
        id=name,
        snapshot="",
        publisher="press",
        language=language,
        title="",
        text=text,
        published=date(2020, 1, 2),
    )
    who = publisher("press")
    mentions = find_mentions(document, publisher=who)
    return document, Reading(document=name, mentions=mentions, reports=read(document, mentions, publisher=who))


def decide(*texts: str, people: str = "") -> Registry:
    read_all = [reading(text, name=f"doc:{at}") for at, text in enumerate(texts)]
    known = parse_people(people, origin="people.toml") if people else ()
    return resolve([one for _, one in read_all], documents={d.id: d for d, _ in read_all}, known=known)


def names(registry: Registry) -> list[str]:
    return sorted(person.name for person in registry.persons)


def test_two_spellings_in_two_texts_are_one_person() -> None:
    registry = decide(
        "President of Kazakhstan Kassym-Jomart Tokayev met with President of Russia Vladimir Putin.",
        "President of Kazakhstan Kasym-Zhomart Tokayev called President of Uzbekistan Shavkat Mirziyoyev.",
    )
    assert len([name for name in names(registry) if "Tokayev" in name]) == 1


def test_a_listed_person_is_recognised_by_alias_and_keeps_the_listed_name() -> None:
    registry = decide(
        "Minister of Foreign Affairs of Sweden Anna Maria Berg met with Minister of Finance of Norway Ola Dahl.",
        people=PEOPLE,
    )
    assert "Anna Berg" in names(registry)
    assert "Anna Maria Berg" not in names(registry)


def test_a_surname_that_fits_two_is_left_open() -> None:
    registry = decide("Mr. Berg met with Minister of Finance of Norway Ola Dahl.", people=PEOPLE)
    open_ones = [one for one in registry.identifications if one.verdict is Verdict.UNDECIDED]
    assert open_ones
    assert "Anna Berg" in open_ones[0].reason
    assert "Karl Berg" in open_ones[0].reason


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[person]]\nsides = ['SWE']", "name"),
        ("[[person]]\nname = 'A B'\nsurname = 'B'", "surname"),
        ("[[person]]\nname = 'A B'\n[[person.office]]\ntitle = 'x'\nsince = 2020-01-02\nuntil = 2019-01-01", "A B"),
        ("[[person]\n", "people.toml"),
    ],
)
def test_a_fault_in_the_list_names_the_place(text: str, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        parse_people(text, origin="people.toml")
