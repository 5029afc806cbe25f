"""Which roles somebody has on a day: several offices are several roles."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Kind, Mention, Participation, Span, Standing
from dragoman.protocol.roles import ROLES, roles_of, roles_on
from dragoman.reference.offices import office
from tests.protocol.made import DAY, World

SINCE, BEFORE = date(2019, 1, 1), date(2010, 1, 1)


def _roles(
    *titles: str, offices: tuple[tuple[str, date | None, date | None], ...] = (), day: date | None = DAY
) -> frozenset[str]:
    world = World()
    world.person("Somebody", "KAZ", *offices)
    part = Participation(person="Somebody", side="KAZ", roles=titles, mentions=())
    return roles_on(part, world.persons["Somebody"], day)


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("President", {"head of state"}),
        ("Chairman of the Security Council", {"security council chair"}),
        ("Deputy Chairman of the Security Council", {"security council deputy chair"}),
        ("Заместитель председателя Совета безопасности", {"security council deputy chair"}),
        ("Secretary of the Security Council", {"security council secretary"}),
        ("Deputy Secretary of the Security Council", set()),
        ("Minister of Foreign Affairs", {"minister", "foreign minister"}),
        ("Minister of Defence", {"minister", "defence minister"}),
        ("Deputy Minister of Foreign Affairs", {"deputy minister", "deputy foreign minister"}),
        ("Chief of Protocol", {"chief of protocol"}),
        ("painter", set()),
    ],
)
def test_titles(title: str, roles: set[str]) -> None:
    """The deputy is not the chair, and the chair not the secretary."""
    assert roles_of(office(title, "KAZ")) == roles


def test_every_role_is_some_title() -> None:
    """A role that nobody can have would never be met."""
    titles = (
        "President",
        "Prime Minister",
        "Vice-President",
        "Speaker of the Senate",
        "Minister of Foreign Affairs",
        "Minister of Defence",
        "Deputy Minister of Foreign Affairs",
        "Chairman of the Security Council",
        "Deputy Chairman of the Security Council",
        "Secretary of the Security Council",
        "National Security Adviser",
        "Head of the Presidential Administration",
        "Ambassador",
        "Special Envoy",
        "Secretary-General of the United Nations",
        "Chief of Protocol",
        "Governor of Almaty Region",
        "Mayor of Astana",
    )
    assert set(ROLES) - {role for title in titles for role in roles_of(office(title))} == set()


def test_offices_of_one_person_at_once() -> None:
    """A president who chairs the council is its chair too."""
    both = (("President", SINCE, None), ("Chairman of the Security Council", SINCE, None))
    assert _roles("President", offices=both) == {"head of state", "security council chair"}
    assert _roles(offices=both) == {"head of state", "security council chair"}


def test_a_former_office_is_none_of_today() -> None:
    """But whoever led a state is a former head of it; also where an account still says President."""
    was = (("President", BEFORE, SINCE), ("Chairman of the Security Council", SINCE, None))
    assert _roles(offices=was) == {"former head of state", "security council chair"}
    assert _roles("President", offices=was) == {"former head of state", "security council chair"}
    assert _roles(offices=was, day=date(2018, 1, 1)) == {"head of state"}


def test_what_an_account_says_of_the_past() -> None:
    """In whatever order it says so."""
    assert _roles("former President") == {"former head of state"}
    assert _roles("President") == {"head of state"}
    span = Span(document="d", start=0, end=1)
    marked = Participation(
        person="Somebody", side="KAZ", roles=("President",),
        mentions=(Mention(name="Somebody", span=span, role="President", former=True),),
    )  # fmt: skip
    assert roles_on(marked, None, DAY) == {"former head of state"}


@pytest.mark.parametrize("title", ["First President of Kazakhstan", "Первый Президент Казахстана"])
def test_a_first_president_leads_no_more(title: str) -> None:
    """It is a title of honour, by an account or as an office still held; the president of today has none of it."""
    assert _roles(title) == {"former head of state"}
    assert _roles(offices=((title, SINCE, None), ("Chairman of the Security Council", SINCE, None))) == {
        "former head of state",
        "security council chair",
    }


def test_a_minister_of_something_else() -> None:
    """Whose former ministry is over is a minister still, if an account says so."""
    was = (("Minister of Culture", BEFORE, SINCE),)
    assert "minister" in _roles("Minister of Trade", offices=was)
    assert "minister" not in _roles("Minister of Culture", offices=was)
    was = (("Minister of Foreign Affairs", BEFORE, SINCE),)
    assert _roles("Minister of Defence", offices=was) == {"minister", "defence minister", "former foreign minister"}


def test_an_office_not_yet_held() -> None:
    """Counts for nothing."""
    assert _roles(offices=(("President", date(2024, 1, 1), None),)) == frozenset()


def test_the_chair_of_a_council_is_met_in_the_president() -> None:
    """A rule that asks for the chair is kept by meeting the president who is it, and by nobody who was it."""
    guest, rule = (
        ("Guest", "RUS", "Deputy Chairman of the Security Council"),
        "kind: counterpart, every: [security council chair]",
    )
    for until, standing in ((None, Standing.MET), (SINCE, Standing.DEPARTED)):
        world = World()
        world.person("Host", "KAZ", ("President", BEFORE, None), ("Chairman of the Security Council", BEFORE, until))
        met = world.contact(Kind.MEETING, guest, ("Host", "KAZ", "President"))
        told = world.report(world.document("kremlin", "That was the full programme of the visit."))
        world.visit(guest, meetings=(met,), reports=(told,))
        assert world.standing(rule) is standing


def test_roles_told_at_one_meeting_hold_for_the_visit() -> None:
    """Whoever is called secretary at one and host at the next is both."""
    guest, rule = ("Guest", "RUS", "Envoy"), "kind: counterpart, every: [security council secretary]"
    world = World()
    meetings = tuple(
        world.contact(Kind.MEETING, guest, ("Host", "KAZ", title))
        for title in ("Secretary of the Security Council", "")
    )
    world.visit(guest, meetings=meetings)
    assert world.standing(rule) is Standing.MET


def test_a_title_borne_without_the_office_is_a_former_one() -> None:
    """The First President is no head of state of today; the chair that he holds for life is one."""
    assert _roles("First President of Kazakhstan") == {"former head of state"}
    both = _roles("First President of Kazakhstan", offices=(("Chairman of the Security Council", SINCE, None),))
    assert both == {"former head of state", "security council chair"}
