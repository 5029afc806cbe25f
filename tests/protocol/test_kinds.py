"""The nine kinds of rules: kept, departed from, not known; with a near miss beside each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dragoman.model import Aspect, Kind, Standing, Status
from dragoman.protocol import check, own_books
from tests.protocol.made import DAY, World, assumed

MET, DEPARTED, UNKNOWN, WAIVED = Standing.MET, Standing.DEPARTED, Standing.UNKNOWN, Standing.WAIVED
GUEST = ("Guest", "RUS", "Deputy Chairman of the Security Council")
CHAIR, SECRETARY = (
    ("Chair", "KAZ", "Chairman of the Security Council"),
    ("Secretary", "KAZ", "Secretary of the Security Council"),
)
COUNCIL = (
    "kind: counterpart, applies: {guests: [security council deputy chair]}, "
    "every: [security council chair, security council secretary]"
)
WHOLE = "That was the full programme of the visit."
LEADER, PRESIDENT = ("Leader", "RUS", "President"), ("President", "KAZ", "President")


def _council(
    *hosts: tuple[str, str, str], said: str = "", by: str = "kremlin", published: date | None = DAY, **more: Any
) -> World:
    world = World()
    met = tuple(world.contact(Kind.MEETING, GUEST, host) for host in hosts)
    told = (world.report(world.document(by, f"He came. {said}", published)),)
    world.visit(GUEST, meetings=met, reports=told, **more)
    return world


# --- counterpart ------------------------------------------------------------------------------------------------------


def test_a_counterpart_met_or_not() -> None:
    """Who was not met departs from the rule only where the programme is told to be whole."""
    assert _council(CHAIR, SECRETARY).standing(COUNCIL) is MET
    assert _council(CHAIR, SECRETARY, said=WHOLE).standing(COUNCIL) is MET
    assert _council(CHAIR).standing(COUNCIL) is UNKNOWN
    assert _council(CHAIR, said=WHOLE).standing(COUNCIL) is DEPARTED


def test_a_departure_names_who_was_missing_and_quotes_its_words() -> None:
    """And the sentence that makes absence one."""
    world = _council(CHAIR, said=WHOLE)
    (found,) = world.checks(COUNCIL)
    assert "security council secretary" in found.reason
    assert "security council chair" not in found.reason
    assert [world.documents[span.document].quote(span) for span in found.evidence] == [WHOLE]


def test_one_of_several_is_enough() -> None:
    """Where a rule says so."""
    some = COUNCIL.replace("every", "some")
    assert _council(SECRETARY).standing(some) is MET
    assert _council(("Mayor", "KAZ", "Mayor of Astana"), said=WHOLE).standing(some) is DEPARTED


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (COUNCIL, "met the security council chair or the security council secretary;"),
        (COUNCIL.replace("every", "some"), "met any of these: security council chair, security council secretary;"),
        (
            "kind: counterpart, every: [mayor], some: [governor, envoy]",
            "met the mayor or any of these: envoy, governor;",
        ),
    ],
)
def test_whom_nobody_met_is_told_in_words(rule: str, words: str) -> None:
    (found,) = _council().checks(rule)
    assert words in found.reason


def test_a_rule_of_another_guest_does_not_apply() -> None:
    """Nor does one to a visit that is only planned, nor to one at home."""
    assert _council(CHAIR, said=WHOLE).standing(COUNCIL.replace("deputy chair", "secretary", 1)) is None
    assert _council(CHAIR, said=WHOLE, status=Status.PLANNED).standing(COUNCIL) is None
    assert _council(CHAIR, said=WHOLE, host="RUS").standing(COUNCIL) is None


@pytest.mark.parametrize(("form", "standing"), [("private", WAIVED), ("transit", WAIVED), ("working", DEPARTED)])
def test_waived(form: str, standing: Standing) -> None:
    """By what the accounts call the visit."""
    assert _council(CHAIR, said=WHOLE, form=form).standing(f"{COUNCIL}, waived: [private, transit]") is standing


@pytest.mark.parametrize(("others", "standing"), [(3, WAIVED), (2, DEPARTED)])
def test_a_day_of_many_sides(others: int, standing: Standing) -> None:
    """Four sides with one host on a day."""
    world = _council(CHAIR, said=WHOLE)
    for side in ("CHN", "UZB", "KGZ")[:others]:
        world.visit((side, side, "Minister of Trade"))
    assert world.standing(f"{COUNCIL}, waived: [many sides]") is standing


@pytest.mark.parametrize(
    ("by", "standing"), [("akorda", DEPARTED), ("kremlin", DEPARTED), ("press", UNKNOWN), ("mfa_china", UNKNOWN)]
)
def test_a_denied_meeting(by: str, standing: Standing) -> None:
    """One of the two sides that says there was none decides it; press and a third side do not."""
    world = _council(CHAIR)
    told = world.report(world.document(by, "They did not meet."), kind=Kind.MEETING, status=Status.DENIED)
    world.contact(Kind.MEETING, GUEST, SECRETARY, status=Status.DENIED, reports=(told,))
    (found,) = world.checks(COUNCIL)
    assert found.standing is standing
    assert "security council secretary" in found.reason


def test_a_denied_meeting_with_one_of_several_leaves_the_others_open() -> None:
    """All of them must be denied."""
    some = COUNCIL.replace("every", "some")
    world = _council()
    for host, standing in ((SECRETARY, UNKNOWN), (CHAIR, DEPARTED)):
        told = world.report(world.document("akorda", "They did not meet."), kind=Kind.MEETING, status=Status.DENIED)
        world.contact(Kind.MEETING, GUEST, host, status=Status.DENIED, reports=(told,))
        assert world.standing(some) is standing


def test_a_denied_meeting_of_another_week_is_no_evidence() -> None:
    """Nor is one of somebody else."""
    world = _council(CHAIR)
    told = world.report(world.document("akorda", "They did not meet."), kind=Kind.MEETING, status=Status.DENIED)
    world.contact(Kind.MEETING, GUEST, SECRETARY, status=Status.DENIED, reports=(told,), day=DAY + timedelta(days=9))
    world.contact(Kind.MEETING, ("Other", "RUS", "Envoy"), SECRETARY, status=Status.DENIED, reports=(told,))
    assert world.standing(COUNCIL) is UNKNOWN


FOREIGN = ("Minister", "RUS", "Minister of Foreign Affairs")


@pytest.mark.parametrize(
    ("guests", "standing"),
    [
        ((LEADER, FOREIGN), None),
        ((FOREIGN, LEADER), None),
        ((FOREIGN,), DEPARTED),
        ((FOREIGN, ("Aide", "RUS", "Ambassador")), DEPARTED),
        ((FOREIGN, ("Former", "RUS", "former President")), DEPARTED),
        ((FOREIGN, ("Trade", "RUS", "Minister of Trade")), DEPARTED),  # as high
    ],
)
def test_whoever_is_along_is_owed_no_counterpart(
    guests: tuple[tuple[str, str, str], ...], standing: Standing | None
) -> None:
    """A president's foreign minister does not make it a foreign minister's visit."""
    world = World()
    met = world.contact(Kind.MEETING, *guests, PRESIDENT)
    told = world.report(world.document("kremlin", f"They came. {WHOLE}"))
    world.visit(*guests, meetings=(met,), reports=(told,))
    assert (
        world.standing("kind: counterpart, applies: {guests: [foreign minister]}, every: [foreign minister]")
        is standing
    )
    led = "kind: greeter, applies: {guests: [foreign minister]}, some: [minister]"
    assert (world.standing(led) is None) == (standing is None)
    gap = "kind: rank gap, applies: {guests: [foreign minister]}, most: 1"
    assert (world.standing(gap) is None) == (standing is None)


def test_a_denied_meeting_of_somebody_along_says_nothing_of_the_leader() -> None:
    """It was the minister who was not received."""
    world = World()
    told = world.report(world.document("akorda", "They did not meet."), kind=Kind.MEETING, status=Status.DENIED)
    world.contact(Kind.MEETING, FOREIGN, PRESIDENT, status=Status.DENIED, reports=(told,))
    world.visit(LEADER, FOREIGN)
    assert world.standing("kind: counterpart, applies: {guests: [head of state]}, every: [head of state]") is UNKNOWN


# --- rank gap ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "standing"),
    [
        ("President", MET),
        ("Deputy Prime Minister", MET),  # three rungs lower
        ("Speaker of the Senate", DEPARTED),  # four
        ("Deputy Minister of Trade", DEPARTED),
        ("painter", UNKNOWN),
    ],
)
def test_ranks(host: str, standing: Standing) -> None:
    """Within three rungs, beyond them, or of an office that is not known."""
    world = World()
    world.contact(Kind.MEETING, LEADER, ("Host", "KAZ", host))
    assert world.standing("kind: rank gap, applies: {guests: [head of state]}, most: 3") is standing


@pytest.mark.parametrize(
    ("office", "standing"),
    [
        ("President of Kazakhstan", MET),
        ("Speaker of the Senate", MET),
        ("Minister of Foreign Affairs", MET),
        ("Deputy Minister of Foreign Affairs", DEPARTED),
        ("Mayor of Astana", None),
    ],
)
def test_whom_a_leader_talks_to(office: str, standing: Standing | None) -> None:
    """By our own book: a speaker or minister is no affront, nor a mayor; a deputy minister is too low."""
    world = World()
    world.contact(Kind.MEETING, ("Guest", "RUS", "President of Russia"), ("Host", "KAZ", office))
    found = [
        one.standing for one in check(own_books(), world.facts()) if one.rule.id == "host-not-much-junior-to-a-leader"
    ]
    assert found == ([] if standing is None else [standing])


def test_ranks_of_a_call_are_not_held() -> None:
    """Nobody receives on the telephone."""
    world = World()
    world.contact(Kind.CALL, LEADER, ("Host", "KAZ", "Deputy Minister of Trade"), country=None)
    assert world.standing("kind: rank gap, applies: {guests: [head of state]}, most: 3") is None


# --- greeter ----------------------------------------------------------------------------------------------------------

GREETER = "kind: greeter, applies: {guests: [head of state]}, some: [minister]"


def _greeted(*names: str) -> World:
    world = World()
    world.person("Minister", "KAZ", ("Minister of Trade", date(2019, 1, 1), None), names=())
    world.person("Mayor", "KAZ", ("Mayor of Astana", date(2019, 1, 1), None))
    world.person("Late", "KAZ", ("Minister of Trade", date(2010, 1, 1), date(2015, 1, 1)))
    told = world.report(world.document("kremlin", "He came."), *((Aspect.GREETED_BY, name) for name in names))
    world.visit(LEADER, reports=(told,))
    return world


@pytest.mark.parametrize(
    ("names", "standing"),
    [
        (("Minister",), MET),
        (("Mayor", "Minister"), MET),
        (("Mayor",), DEPARTED),
        (("Late",), UNKNOWN),
        (("Somebody",), UNKNOWN),
        (("Mayor", "Somebody"), UNKNOWN),
        (("the minister of trade",), MET),
        (("the chief of protocol",), DEPARTED),
        (("the chief of protocol", "the head of something"), UNKNOWN),
        (("the former minister of trade",), UNKNOWN),
        (("the minister of trade's wife",), UNKNOWN),
        (("the representative of the ministry of trade",), UNKNOWN),
        (("the representative of the minister of trade",), UNKNOWN),
        ((), UNKNOWN),
    ],
)
def test_who_greets(names: tuple[str, ...], standing: Standing) -> None:
    """By the office of that day; whoever's office is not known may be the one."""
    assert _greeted(*names).standing(GREETER) is standing


@pytest.mark.parametrize(
    ("name", "standing"),
    [("the ambassador", UNKNOWN), ("the ambassador to Russia", UNKNOWN), ("the Kazakh ambassador to Russia", MET)],
)
def test_an_ambassador_greets_for_the_host_only_where_it_is_told(name: str, standing: Standing) -> None:
    """An ambassador at an airport is the guest's as a rule."""
    assert _greeted(name).standing("kind: greeter, some: [ambassador]") is standing


def test_an_office_without_a_name_is_that_office() -> None:
    """And is told once."""
    (found,) = _greeted("the chief of protocol").checks("kind: greeter, some: [chief of protocol]")
    assert (found.standing, found.reason) == (MET, "met on arrival by the chief of protocol")


# --- duration ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nights", "bound", "standing"),
    [
        ((0, 0), "least: 24", DEPARTED),
        ((1, 1), "least: 24", UNKNOWN),  # from an hour to two days
        ((2, 2), "least: 24", MET),
        ((0, 3), "least: 24", UNKNOWN),
        (None, "least: 24", UNKNOWN),
        ((3, 3), "most: 96", MET),
        ((4, 4), "most: 96", UNKNOWN),
        ((5, 5), "most: 96", DEPARTED),
        ((0, 0), "least: 23", UNKNOWN),
    ],
)
def test_how_long(nights: tuple[int, int] | None, bound: str, standing: Standing) -> None:
    """Only what is so for every stay between the bounds is decided."""
    world = World()
    world.visit(LEADER, nights=nights, form="state")
    assert world.standing(f"kind: duration, applies: {{categories: [state]}}, {bound}") is standing
    assert world.standing(f"kind: duration, applies: {{categories: [working]}}, {bound}") is None


@pytest.mark.parametrize(
    ("hours", "bound", "standing"),
    [
        ((8.0, 8.0), "least: 8", MET),
        ((7.5, 7.5), "least: 8", DEPARTED),
        ((7.5, 8.5), "least: 8", UNKNOWN),
        ((8.0, 8.0), "most: 8", MET),
        ((8.5, 9.0), "most: 8", DEPARTED),
    ],
)
def test_hours_outweigh_nights(hours: tuple[float, float], bound: str, standing: Standing) -> None:
    """Where accounts tell them, a visit within a day is decided to the hour."""
    world = World()
    world.visit(LEADER, nights=(0, 0), form="state")
    trip = world.trips[0]
    world.trips[0] = replace(trip, stops=(replace(trip.stops[0], hours=hours),))
    (found,) = world.checks(f"kind: duration, {bound}")
    assert found.standing is standing
    assert ("between" in found.reason) is (hours[0] != hours[1])


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ((1464.0, 1464.0), "the stay was 1464 hours, more than 96"),
        ((1464.0, 1500.25), "the stay was between 1464 and 1500.25 hours, more than 96"),
        ((100.0, 100.0), "the stay was 100 hours, more than 96"),
        ((7 + 1 / 3, 7 + 1 / 3), "the stay was 7.33 hours"),
    ],
)
def test_hours_are_told_in_plain_numbers(hours: tuple[float, float], told: str) -> None:
    world = World()
    world.visit(LEADER, nights=(0, 0), form="state")
    trip = world.trips[0]
    world.trips[0] = replace(trip, stops=(replace(trip.stops[0], hours=hours),))
    (found,) = world.checks("kind: duration, most: 96")
    assert found.reason == told


@pytest.mark.parametrize(
    ("nights", "standing"), [((2, 2), MET), ((3, 3), UNKNOWN), ((4, 4), DEPARTED), ((3, 4), UNKNOWN)]
)
def test_a_working_visit_of_more_than_three_days(nights: tuple[int, int], standing: Standing) -> None:
    """Three nights may be more than three days."""
    world = World()
    world.visit(LEADER, nights=nights, form="working")
    (found,) = [one for one in check(own_books(), world.facts()) if one.rule.id == "working-visit-not-long"]
    assert found.standing is standing


# --- ceremony ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("A guard of honour was lined up.", MET),
        ("Was received by the honor guard.", MET),
        ("Был выстроен почётный караул.", MET),
        ("There was no guard of honour.", UNKNOWN),
        (f"There was no guard of honour. {WHOLE}", DEPARTED),
        (f"They talked. {WHOLE}", DEPARTED),
        ("They talked.", UNKNOWN),
    ],
)
def test_a_ceremony_that_is_due(text: str, standing: Standing) -> None:
    """What is not told of is missing only from a whole programme."""
    assert _council(said=text).standing("kind: ceremony, every: [guard of honour]") is standing


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("A guard of honour was lined up.", DEPARTED),
        (f"They talked. {WHOLE}", MET),
        ("They talked.", UNKNOWN),
        (f"There was no guard of honour. {WHOLE}", MET),
    ],
)
def test_a_ceremony_that_is_not_due(text: str, standing: Standing) -> None:
    """Silence is not a result."""
    assert _council(said=text).standing("kind: ceremony, never: [guard of honour]") is standing


WORKING = "kind: ceremony, never: [guard of honour, state dinner]"


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("In 2015 he was the guest of a state dinner in Paris.", MET),
        ("The next state visit, with a guard of honour, is planned for May.", MET),
        ("A guard of honour will be lined up.", MET),
        ("Гостя встретит почётный караул.", MET),
        ("He recalled the state dinner of his visit to France.", MET),
        ("The Prime Minister gave an official luncheon for him.", MET),
        ("The next day a guard of honour was lined up.", DEPARTED),
        ("A state dinner was given on 3 March 2020.", DEPARTED),
    ],
)
def test_a_ceremony_of_another_time_or_place(text: str, standing: Standing) -> None:
    """Is none of this visit; without a whole programme nothing is known."""
    assert _council(said=f"{text} {WHOLE}").standing(WORKING) is standing
    assert _council(said=text).standing(WORKING) is (UNKNOWN if standing is MET else DEPARTED)
    assert _council(said=text, by="press").standing(WORKING) is UNKNOWN


@pytest.mark.parametrize(
    ("by", "days", "standing"),
    [
        ("kremlin", 0, DEPARTED),
        ("akorda", 7, DEPARTED),
        ("akorda", 8, UNKNOWN),
        ("akorda", -1, UNKNOWN),
        ("press", 0, UNKNOWN),
        ("mfa_china", 0, UNKNOWN),
    ],
)
def test_who_tells_of_a_ceremony(by: str, days: int, standing: Standing) -> None:
    """One of the two sides, from the first day of the visit until a week after it."""
    world = _council(said="A guard of honour was lined up.", by=by, published=DAY + timedelta(days=days))
    assert world.standing(WORKING) is standing


def test_a_ceremony_that_others_tell_of_is_not_missing() -> None:
    """Nor is it known to have been held."""
    world = World()
    told = tuple(
        world.report(world.document(by, text))
        for by, text in (("kremlin", f"He came. {WHOLE}"), ("press", "A guard of honour was lined up."))
    )
    world.visit(GUEST, reports=told)
    assert world.standing("kind: ceremony, every: [guard of honour]") is UNKNOWN
    assert world.standing(WORKING) is UNKNOWN
    assert world.standing("kind: ceremony, every: [anthems]") is DEPARTED


@pytest.mark.parametrize(
    ("text", "dinner", "reception"),
    [
        ("The President gave a state dinner.", MET, MET),
        ("The President gave an official luncheon.", UNKNOWN, MET),  # of a state visit it may be the dinner
        ("Состоялся официальный приём.", UNKNOWN, MET),
        ("They dined.", DEPARTED, DEPARTED),
    ],
)
def test_dinners_and_receptions(text: str, dinner: Standing, reception: Standing) -> None:
    """Every state dinner is an official reception, and not the other way round."""
    world = _council(said=f"{text} {WHOLE}")
    assert world.standing("kind: ceremony, every: [state dinner]") is dinner
    assert world.standing("kind: ceremony, every: [official reception]") is reception


# --- notice -----------------------------------------------------------------------------------------------------------

NOTICE = "kind: notice, applies: {guests: [head of state]}, least: 7"


def _announced(*announcements: tuple[str, int, Status], unannounced: str = "") -> World:
    world = World()
    told = [
        world.report(world.document(by, "He will come.", DAY - timedelta(days=days)), status=status)
        for by, days, status in announcements
    ]
    if unannounced:
        told.append(world.report(world.document(unannounced, "Unannounced."), (Aspect.NOTICE, "unannounced")))
    world.visit(LEADER, reports=tuple(told) or ())
    return world


@pytest.mark.parametrize(
    ("days", "by", "status", "standing"),
    [
        (7, "akorda", Status.PLANNED, MET),
        (6, "akorda", Status.PLANNED, DEPARTED),
        (9, "press", Status.PLANNED, UNKNOWN),
        (9, "mfa_china", Status.PLANNED, UNKNOWN),
        (-1, "akorda", Status.PLANNED, UNKNOWN),
        (0, "akorda", Status.HELD, UNKNOWN),
    ],
)
def test_notice(days: int, by: str, status: Status, standing: Standing) -> None:
    """By one of the two sides, before the visit."""
    assert _announced((by, days, status)).standing(NOTICE) is standing


def test_the_earliest_announcement_counts() -> None:
    """Whatever else is said; without one a side that calls it unannounced decides, and press does not."""
    world = _announced(("akorda", 2, Status.PLANNED), ("kremlin", 8, Status.PLANNED), unannounced="akorda")
    assert world.standing(NOTICE) is MET
    assert _announced(unannounced="akorda").standing(NOTICE) is DEPARTED
    for by in ("press", "mfa_china"):
        assert _announced(unannounced=by).standing(NOTICE) is UNKNOWN


@pytest.mark.parametrize(
    ("by", "days", "status", "standing"),
    [
        ("press", 20, Status.PLANNED, UNKNOWN),
        ("press", 2, Status.PLANNED, UNKNOWN),
        ("press", 20, Status.HELD, UNKNOWN),  # before the visit every account is one of the plan
        ("mfa_china", 20, Status.PLANNED, UNKNOWN),
        ("press", 1, Status.PLANNED, DEPARTED),  # not before the announcement
        ("press", 0, Status.HELD, DEPARTED),
        ("press", -1, Status.HELD, DEPARTED),
        ("akorda", 20, Status.PLANNED, MET),
    ],
)
def test_an_earlier_account_of_the_plan_leaves_a_late_announcement_open(
    by: str, days: int, status: Status, standing: Standing
) -> None:
    """Whoever gives it: the first announcement may not be at hand."""
    (found,) = _announced((by, days, status), ("kremlin", 1, Status.PLANNED)).checks(NOTICE)
    assert found.standing is standing
    if standing is UNKNOWN:
        assert f"an account of {by} told of it {days} days before" in found.reason


def test_a_plan_told_of_is_not_unannounced() -> None:
    """Even where a side says so."""
    assert _announced(("press", 5, Status.PLANNED), unannounced="akorda").standing(NOTICE) is UNKNOWN
    assert _announced(("press", 0, Status.HELD), unannounced="akorda").standing(NOTICE) is DEPARTED


def test_an_earlier_account_of_a_meeting_on_the_visit_counts_too() -> None:
    """It tells of the visit."""
    world = World()
    early = world.report(world.document("press", "They will meet.", DAY - timedelta(days=9)), kind=Kind.MEETING)
    met = world.contact(Kind.MEETING, LEADER, PRESIDENT, reports=(early,))
    late = world.report(world.document("kremlin", "He will come.", DAY - timedelta(days=1)), status=Status.PLANNED)
    world.visit(LEADER, meetings=(met,), reports=(late,))
    assert world.standing(NOTICE) is UNKNOWN


# --- cadence ----------------------------------------------------------------------------------------------------------

CADENCE = "kind: cadence, applies: {guests: [head of state]}, before: {guests: [envoy]}, most: 7"
ENVOY = ("Envoy", "KAZ", "Special Envoy")


@pytest.mark.parametrize(
    ("days", "envoy", "host", "standing"),
    [
        (7, ENVOY, "RUS", DEPARTED),
        (8, ENVOY, "RUS", MET),
        (0, ENVOY, "RUS", None),
        (3, ("Minister", "KAZ", "Minister of Trade"), "RUS", None),
        (3, ("Envoy", "RUS", "Special Envoy"), "KAZ", None),  # of the same side
        (3, ENVOY, "CHN", None),
    ],
)
def test_what_follows_what(days: int, envoy: tuple[str, str, str], host: str, standing: Standing | None) -> None:
    """An envoy of the other side within a week; where no such visit is known silence keeps nothing."""
    world = World()
    before = world.visit(envoy, host=host, day=DAY - timedelta(days=days))
    spoke = world.contact(Kind.CALL, LEADER, PRESIDENT, day=DAY - timedelta(days=1), country=None)
    later = world.visit(LEADER)
    found = next((one for one in world.checks(CADENCE) if one.contacts[0] == later), None)
    assert (found.standing if found else None) is standing
    if found is not None and standing is DEPARTED:
        assert found.contacts == (later, before, spoke)


def test_a_day_that_is_only_that_of_publication_decides_nothing() -> None:
    """Neither of the later visit nor of the earlier."""
    for which, standing in ((0, None), (1, UNKNOWN)):
        world = World()
        ids = (world.visit(ENVOY, host="RUS", day=DAY - timedelta(days=3)), world.visit(LEADER))
        one = world.contacts[ids[which]]
        world.contacts[one.id] = replace(one, when=assumed(one.when))
        assert world.standing(CADENCE) is standing


# --- reciprocity ------------------------------------------------------------------------------------------------------

RETURN = "kind: reciprocity, applies: {guests: [head of state], categories: [state]}, most: 10"


@pytest.mark.parametrize(
    ("visits", "standing"),
    [
        ((), UNKNOWN),
        (((LEADER, "KAZ", 2000),), UNKNOWN),
        (((LEADER, "KAZ", 2000), (PRESIDENT, "RUS", 900)), MET),
        (((PRESIDENT, "RUS", 2900), (LEADER, "KAZ", 2000)), UNKNOWN),
        (((LEADER, "KAZ", 5000), (PRESIDENT, "RUS", 4900)), UNKNOWN),  # longer ago than ten years
        (((LEADER, "KAZ", 2000), (("Minister", "KAZ", "Minister of Trade"), "RUS", 900)), UNKNOWN),
    ],
)
def test_a_returned_visit(visits: tuple[Any, ...], standing: Standing) -> None:
    """It is never departed from: what a case does not hold is not known to have failed."""
    world = World()
    for guest, host, ago in visits:
        world.visit(guest, host=host, day=DAY - timedelta(days=ago), form="state")
    last = world.visit(LEADER, form="state")
    (found,) = [one for one in world.checks(RETURN) if one.contacts[0] == last]
    assert found.standing is standing


def test_bounds_that_reach_beyond_time() -> None:
    """Are bounds like others."""
    world = World()
    world.visit(LEADER, form="state")
    assert world.standing(RETURN.replace("10", "100000")) is UNKNOWN
    assert world.standing(CADENCE.replace("7", "100000")) is None


# --- publication ------------------------------------------------------------------------------------------------------

TELL = "kind: publication, applies: {guests: [head of state], hosts: [head of state]}, most: 24"


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ((("kremlin", 0), ("akorda", 1)), MET),
        ((("kremlin", 0), ("akorda", 3)), UNKNOWN),
        ((("kremlin", 0), ("akorda", 2)), MET),  # a day of grace
        ((("kremlin", 0),), UNKNOWN),
        ((("kremlin", 0), ("press", 0)), UNKNOWN),
        ((("kremlin", 0), ("akorda", 5), ("akorda", 1)), MET),
    ],
)
def test_both_sides_tell(told: tuple[tuple[str, int], ...], standing: Standing) -> None:
    """The first account of each side counts; press speaks for nobody."""
    world = World()
    accounts = tuple(
        world.report(world.document(by, "They spoke.", DAY + timedelta(days=days)), kind=Kind.CALL) for by, days in told
    )
    world.contact(Kind.CALL, LEADER, PRESIDENT, reports=accounts, country=None)
    (found,) = world.checks(TELL)
    assert found.standing is standing
    assert ("KAZ" in found.reason) == (standing is not MET)


@pytest.mark.parametrize(
    ("others", "standing"),
    [
        ((0, 1), DEPARTED),
        ((0, 1, 2), DEPARTED),
        ((0,), UNKNOWN),
        ((1, 2), UNKNOWN),
    ],
)
def test_a_late_text_may_not_be_the_first(others: tuple[int, ...], standing: Standing) -> None:
    """Unless texts of that office of every day until then are at hand, and none of them tells of it."""
    world = World()
    for days in others:
        world.document("akorda", "Of something else.", DAY + timedelta(days=days))
    accounts = tuple(
        world.report(world.document(by, "They spoke.", DAY + timedelta(days=days)), kind=Kind.CALL)
        for by, days in (("kremlin", 0), ("akorda", 5))
    )
    world.contact(Kind.CALL, LEADER, PRESIDENT, reports=accounts, country=None)
    (found,) = world.checks(TELL)
    assert found.standing is standing
    assert "at hand" in found.reason
