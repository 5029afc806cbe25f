"""What is normal for two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.history import LEAST_CASES, Party, usual
from dragoman.model import Feature, Recording, Rung
from tests.history.made import START, call, regular, visit
from tests.history.test_coverage import a_set

KAZ, RUS = (Party(words=side, side=side) for side in ("KAZ", "RUS"))


def test_counts() -> None:
    """By kind, year, side, place; gaps are between days of touch."""
    every = [
        *regular(6, 30, place="Astana", days=2, met=("head of state",)),
        call(1, START + timedelta(days=30)),
        visit(9, START + timedelta(days=31), guest="KAZ", initiator="RUS", bounded=False, level=Rung.MINISTER),
        visit(9, START, sides=("CHN", "RUS")),
    ]
    found = usual(KAZ, RUS, every)
    assert dict(found.contacts) == {"visit": 7, "call": 1}
    assert found.gaps == (30, 1, 29, 30, 30, 30)
    assert found.stays == (48.0,) * 6  # the one that nothing bounds is none
    assert found.travelled == (("RUS", 6), ("KAZ", 1))
    assert found.asked == (("RUS", 1),)
    assert found.places == (("Astana", 6),)
    assert found.met == (("head of state", 6, 6),)
    assert found.years == ((2000, 8),)
    assert found.refused == ()


def test_only_what_was_over_before_the_day() -> None:
    """A stay that lasts until the day is not."""
    every = regular(6, 30, days=5)
    on = START + timedelta(days=34)
    assert sum(number for _, number in usual(KAZ, RUS, every, on=on).contacts) == 1
    assert sum(number for _, number in usual(KAZ, RUS, every, on=on + timedelta(days=1)).contacts) == 2


def test_too_few() -> None:
    """Is said, with how many there are."""
    assert "earlier contacts known: 4;" in usual(KAZ, RUS, regular(LEAST_CASES - 1)).refused[0]
    assert usual(KAZ, RUS, []).since is None


def test_a_person_and_an_office() -> None:
    """A person by name, an office by the rung of who travelled or the role of who was met."""
    past = [
        visit(0, START, guests=("Ivan Petrov",), level=Rung.MINISTER, met=("head of state",)),
        visit(1, START + timedelta(days=40), guest="KAZ", level=Rung.HEAD_OF_STATE, met=("minister foreign",)),
        visit(2, START + timedelta(days=80), guest="KAZ", level=Rung.HEAD_OF_STATE, met=("deputy minister",)),
        call(3, START + timedelta(days=90)),
    ]

    def ids(one: Party) -> list[str]:
        return [c.id[-1] for c in past if one.takes_part(c)]

    assert ids(Party(words="Petrov", side="RUS", names=frozenset({"ivan petrov"}))) == ["0"]
    assert ids(Party(words="minister", side="RUS", rung=Rung.MINISTER)) == ["0", "1"]
    assert ids(Party(words="president", side="KAZ", rung=Rung.HEAD_OF_STATE)) == ["0", "1", "2"]
    assert ids(Party(words="president", side="RUS", rung=Rung.HEAD_OF_STATE)) == []


def test_how_it_was_recorded_is_told_up_to_the_day() -> None:
    """A stretch that lasts longer ends there, and one that begins later is none."""
    told = [
        Recording(feature=Feature.STAY, outward=False, first=first, last=last, cases=30, share=0.5)
        for first, last in ((1990, 2001), (2002, 2008), (2009, 2020))
    ]
    contacts = regular(60)  # ten years from 2000 on
    reference = replace(a_set(contacts, START, contacts[-1].last), recordings=tuple(told))
    found = usual(KAZ, RUS, contacts, on=date(2005, 1, 1), references=[reference]).recordings
    assert [(one.first, one.last) for one in found] == [(1990, 2001), (2002, 2004)]
    assert len(usual(KAZ, RUS, contacts, references=[reference]).recordings) == 3
