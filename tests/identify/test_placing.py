"""Two spellings that fill one place in accounts of one contact become one person, and only such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.identify.placing import in_one_place
from dragoman.identify.registry import Registry
from dragoman.model import Gap, Identification, Person, Room, Verdict

from .samples import mention, person, tenure

BERG = person("Anna Berg", tenure("Foreign Minister", "SWE", "2019-01-01"))
BARE = person("Ana Bergh")  # known by nothing but the name
SIDED = person("Anna Bergh", sides=("SWE",))
OTHER = person("Anne Berg", tenure("Foreign Minister", "NOR", "2019-01-01"))


def registry(*persons: Person) -> Registry:
    """A registry in which each person was named once, under the person's own name, and left one gap."""
    return Registry(
        persons=persons,
        identifications=tuple(
            Identification(mention=mention(one.name), person=one.id, verdict=Verdict.SAME, reason="the name")
            for one in persons
        ),
        gaps=tuple(
            Gap(room=Room.IDENTIFY, kind="undecided-person", subject=one.id, reason="r", advice="a") for one in persons
        ),
    )


def bearers(found: Registry) -> dict[str, str | None]:
    """Who is meant by each name."""
    return {one.mention.name: one.person for one in found.identifications}


@pytest.mark.parametrize("pair", [(BARE.id, BERG.id), (BERG.id, BARE.id)])
def test_who_is_known_by_more_keeps_the_id_and_nothing_is_lost(pair: tuple[str, str]) -> None:
    """Whichever stands first."""
    found = in_one_place(registry(BERG, BARE), [pair])
    (one,) = found.persons
    assert one.id == BERG.id
    assert BARE.name in one.aliases
    assert one.tenures == BERG.tenures
    assert bearers(found) == {BERG.name: BERG.id, BARE.name: BERG.id}
    assert [gap.subject for gap in found.gaps] == [BERG.id]
    assert "fills the place of Anna Berg" in found.identifications[1].reason


def test_a_chain_ends_with_the_one_who_is_known_best() -> None:
    """Each link is of one contact; all three are one person."""
    found = in_one_place(registry(BERG, BARE, SIDED), [(BARE.id, SIDED.id), (SIDED.id, BERG.id)])
    assert [one.id for one in found.persons] == [BERG.id]
    assert set(bearers(found).values()) == {BERG.id}


def test_a_name_that_fits_two_people_stays_apart() -> None:
    """In one contact it fills the place of one, in another that of another."""
    before = registry(BERG, BARE, OTHER)
    assert in_one_place(before, [(BARE.id, BERG.id), (BARE.id, OTHER.id)]).persons == tuple(
        sorted(before.persons, key=lambda one: one.id)
    )


def test_whom_an_analyst_listed_is_not_made_another() -> None:
    """A file of people says that there are two."""
    listed = replace(BARE, given=True)
    assert len(in_one_place(registry(BERG, listed), [(listed.id, BERG.id)]).persons) == 2


def test_a_person_who_is_gone_is_passed_over() -> None:
    """A pair may be of an earlier reading."""
    assert len(in_one_place(registry(BERG), [("nobody", BERG.id), (BERG.id, BERG.id)]).persons) == 1


TOKAYEV = person("Kassym-Jomart Tokayev", tenure("President", "KAZ", "2019-03-20"))


def test_spellings_of_one_place_are_not_counted_as_people() -> None:
    """Three spellings in one contact, each beside each: one person, whichever pair stands first."""
    two, three = person("Kasim Jomart Tokaeff"), person("Qasim Zhomart Tokajev")
    pairs = [(TOKAYEV.id, two.id), (TOKAYEV.id, three.id), (two.id, three.id)]
    for told in (pairs, pairs[::-1]):
        found = in_one_place(registry(TOKAYEV, two, three), told)
        assert [one.id for one in found.persons] == [TOKAYEV.id]
        assert {two.name, three.name} <= set(found.persons[0].aliases)


def test_spellings_beside_two_people_follow_their_own() -> None:
    """One of them was seen in the place of each, and what lies between decides nothing."""
    near, other = person("Ana Berg"), person("Ann Bergh")
    pairs = [(near.id, BERG.id), (other.id, OTHER.id), (near.id, other.id)]
    found = bearers(in_one_place(registry(BERG, OTHER, near, other), pairs))
    assert (found[near.name], found[other.name]) == (BERG.id, OTHER.id)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Sergei Lavrov", "Sergei Ryabkov"), ("Aleksandar Vucic", "Aleksandar Vulin"), ("Ilham Aliyev", "Islam Aliyev")],
)
def test_whom_two_names_may_mean_stay_two(one: str, two: str) -> None:
    """However well the place fits: names that are merely alike are two people's."""
    known = person(one, tenure("Minister", "RUS", "2019-01-01"))
    assert len(in_one_place(registry(known, person(two)), [(known.id, person(two).id)]).persons) == 2
