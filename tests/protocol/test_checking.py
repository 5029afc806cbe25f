"""All rules of the books against all occasions of a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dragoman.model import Kind, Standing
from dragoman.protocol import check, own_books
from tests.protocol.made import DAY, World, book_of

GUEST, LEADER = ("Guest", "RUS", "Envoy"), ("Leader", "RUS", "President")
RULE = "kind: counterpart, every: [head of state]"
WHOLE = "That was the full programme of the visit."


def _missed(world: World, ago: int, side: str = "RUS", *, met: bool = False, known: bool = True) -> str:
    """A visit so many days ago on which the head of state was met or not."""
    day, guest = DAY - timedelta(days=ago), (f"Guest {side}", side, "Envoy")
    meetings = (world.contact(Kind.MEETING, guest, ("Host", "KAZ", "President"), day=day),) if met else ()
    speaker = {"RUS": "kremlin", "CHN": "mfa_china"}[side]
    told = world.report(world.document(speaker, WHOLE if known else "He came.", day), day=day)
    return world.visit(guest, meetings=meetings, day=day, reports=(told,))


def test_precedent_counts_earlier_days_alone() -> None:
    """What was decided then, of this pair and of this host; not what is unknown, of the same day, or later."""
    world = World()
    _missed(world, 300)
    _missed(world, 200, met=True)
    _missed(world, 150, known=False)
    _missed(world, 100, "CHN")
    now = _missed(world, 0)
    _missed(world, 0, "CHN")
    _missed(world, -50)
    found = {one.contacts[0]: one for one in world.checks(RULE)}
    precedent = found[now].precedent
    assert precedent is not None
    assert (precedent.pair, precedent.host) == ((1, 2), (2, 3))
    first = min(found.values(), key=lambda one: one.day or DAY)
    assert first.precedent is not None
    assert first.precedent.pair == (0, 0)
    assert all((one.precedent is None) == (one.standing is not Standing.DEPARTED) for one in found.values())


def test_the_precedent_of_a_call_is_that_of_its_pair() -> None:
    """A call has no host: late accounts of others are no precedent."""
    world = World()
    rule = "kind: publication, most: 1"
    for ago, side, speaker in ((90, "RUS", "kremlin"), (60, "CHN", "mfa_china"), (0, "RUS", "kremlin")):
        day = DAY - timedelta(days=ago)
        for by in (speaker, "akorda"):
            for later in (0, 1):
                world.document(by, "Of something else.", day + timedelta(days=later))
        told = tuple(
            world.report(world.document(by, "They spoke.", day + timedelta(days=9)), kind=Kind.CALL, day=day)
            for by in (speaker, "akorda")
        )
        world.contact(
            Kind.CALL, (side, side, "President"), ("Host", "KAZ", "President"), reports=told, day=day, country=None
        )
    last = world.checks(rule)[-1]
    assert last.precedent is not None
    assert (last.precedent.pair, last.precedent.host) == ((1, 1), (1, 1))


@pytest.mark.parametrize(
    ("dates", "applies"),
    [
        ("valid_from: 2020-03-03", True),
        ("valid_from: 2020-03-04", False),
        ("valid_until: 2020-03-04", True),
        ("valid_until: 2020-03-03", False),
        ("valid_from: 2019-01-01, valid_until: 2021-01-01", True),
    ],
)
def test_dated_rules(dates: str, applies: bool) -> None:  # noqa: FBT001
    """From the first day of a rule until the first on which it no longer holds."""
    world = World()
    _missed(world, 0)
    assert (world.standing(f"{RULE}, {dates}") is not None) == applies


@pytest.mark.parametrize(
    ("sides", "applies"), [((), True), (("KAZ",), True), (("RUS",), False), (("RUS", "KAZ"), True)]
)
def test_a_book_holds_for_its_hosts(sides: tuple[str, ...], applies: bool) -> None:  # noqa: FBT001
    """And for no others."""
    world = World()
    _missed(world, 0)
    assert (world.standing(RULE, sides=sides) is not None) == applies


@pytest.mark.parametrize(
    ("applies", "holds"),
    [
        ("guest_sides: [RUS]", True),
        ("guest_sides: [CHN]", False),
        ("host_sides: KAZ", True),
        ("host_sides: [CHN]", False),
    ],
)
def test_rules_of_certain_sides(applies: str, holds: bool) -> None:  # noqa: FBT001
    """A custom of two."""
    world = World()
    _missed(world, 0)
    assert (world.standing(f"{RULE}, applies: {{{applies}}}") is not None) == holds


def test_checks_stand_by_day_and_have_ids_of_their_own() -> None:
    """Whatever the order in which contacts are given."""
    world = World()
    for ago in (0, 300, 100):
        _missed(world, ago)
    found = check([book_of(RULE, RULE.replace("state", "government"))], world.facts())
    assert [one.day for one in found] == sorted(one.day for one in found if one.day)
    assert len({one.id for one in found}) == len(found) == 6


def test_our_books_find_nothing_in_a_routine_call() -> None:
    """No rule is departed from without a reason."""
    world = World()
    world.contact(Kind.CALL, LEADER, ("Host", "KAZ", "President"), country=None)
    world.contact(Kind.MEETING, ("Ambassador", "RUS", "Ambassador"), ("Host", "KAZ", "President"))
    assert {one.standing for one in check(own_books(), world.facts())} <= {Standing.UNKNOWN, Standing.MET}


def test_without_contacts_there_are_no_checks() -> None:
    """Nor without books."""
    world = World()
    assert check(own_books(), world.facts()) == ()
    _missed(world, 0)
    assert check([], world.facts()) == ()
