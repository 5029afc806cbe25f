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
OTHER = person("Anne Bergen", tenure("Foreign Minister", "NOR", "2019-01-01"))


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
