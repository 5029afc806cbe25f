"""Trips and episodes: what belongs together in time, and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.model import (
    Aspect,
    Certainty,
    Circumstance,
    Contact,
    Document,
    Edge,
    Kind,
    Link,
    Participation,
    Precision,
    Report,
    Span,
    Status,
    Trip,
    Verdict,
    When,
)
from dragoman.reconcile import contradictions, episodes, trips

DAY = date(2020, 3, 5)
SIDES = {"med": "RUS", "put": "RUS", "tok": "KAZ", "naz": "KAZ", "mir": "UZB", "rah": "TJK"}


def contact(
    identity: str,
    kind: Kind,
    *who: str,
    on: int = 0,
    until: int | None = None,
    country: str | None = None,
    status: Status = Status.HELD,
    precision: Precision | None = None,
    words: Span | None = None,
) -> Contact:
    first, last = DAY + timedelta(days=on), DAY + timedelta(days=on if until is None else until)
    return Contact(
        id=identity,
        kind=kind,
        status=status,
        certainty=Certainty.ASSERTED,
        when=When.days(
            first, last, precision=precision or (Precision.DAY if first == last else Precision.RANGE), words=words
        ),
        participants=tuple(Participation(person=p, side=SIDES[p], roles=(), mentions=()) for p in who),
        reports=(f"r-{identity}",),
        country=country,
    )


def test_a_visit_gathers_the_meetings_there() -> None:
    """A meeting the day after bounds the departure; one at home, or of others, is not on the trip."""
    (trip,) = trips([
        contact("visit", Kind.VISIT, "med", country="KAZ"),
        contact("talk", Kind.MEETING, "med", "tok", on=1, country="KAZ"),
        contact("home", Kind.MEETING, "med", "put", on=1, country="RUS"),
        contact("other", Kind.MEETING, "put", "naz", on=1, country="KAZ"),
        contact("call", Kind.CALL, "med", "naz", on=1),
    ])  # fmt: skip
    assert (trip.contacts, trip.visits, trip.side) == (("talk",), ("visit",), "RUS")
    (stop,) = trip.stops
    assert stop.arrival == Edge(latest=DAY)
    assert stop.departure == Edge(earliest=DAY + timedelta(days=1))
    assert stop.nights is None  # nothing tells when he came or left


@pytest.mark.parametrize(
    ("words", "nights"),
    [
        ("5 to 7 March", (2, 2)),
        ("5–7 March", (2, 2)),
        ("March 5 until March 7, 2020", (2, 2)),
        ("30 February through 2 March", (2, 2)),
        ("с 5 по 7 марта", (2, 2)),
        ("last week", (0, 2)),
        ("5 and 7 March", (0, 2)),  # of "between 5 and 7 March"
        ("2020-03-05 and 2020-03-07", (0, 2)),
    ],
)
def test_the_ends_of_a_stretch_are_those_of_the_stay_only_where_the_words_say_so(
    words: str, nights: tuple[int, int]
) -> None:
    document = Document(id="d", snapshot="s", publisher="p", language="en", title="T", text=words)
    span = document.span(2, 2 + len(words))
    (trip,) = trips(
        [contact("visit", Kind.VISIT, "med", until=2, country="KAZ", words=span)], documents={"d": document}
    )
    assert trip.nights == nights


def test_meetings_bound_a_stay_that_a_stretch_only_holds() -> None:
    (trip,) = trips([
        contact("visit", Kind.VISIT, "med", until=6, country="KAZ"),
        contact("one", Kind.MEETING, "med", "tok", on=1, country="KAZ"),
        contact("two", Kind.MEETING, "med", "tok", on=3, country="KAZ"),
    ])  # fmt: skip
    (stop,) = trip.stops
    assert stop.arrival == Edge(earliest=DAY, latest=DAY + timedelta(days=1))
    assert stop.departure == Edge(earliest=DAY + timedelta(days=3), latest=DAY + timedelta(days=6))
    assert trip.nights == (2, 6)


def test_a_day_of_publication_bounds_nothing() -> None:
    """Neither of the visit nor of a meeting on it; a told day of a meeting does."""
    visit = contact("visit", Kind.VISIT, "med", country="KAZ", precision=Precision.ASSUMED)
    assumed = contact("one", Kind.MEETING, "med", "tok", country="KAZ", precision=Precision.ASSUMED)
    (trip,) = trips([visit, assumed])
    assert trip.contacts == ("one",)
    assert (trip.stops[0].arrival, trip.stops[0].departure) == (Edge(), Edge())
    (trip,) = trips([visit, assumed, contact("two", Kind.MEETING, "med", "tok", country="KAZ", on=1)])
    told = DAY + timedelta(days=1)
    assert (trip.stops[0].arrival, trip.stops[0].departure) == (Edge(latest=told), Edge(earliest=told))


def test_a_meeting_with_the_host_is_there_where_no_country_is_told() -> None:
    """Up to the day after the visit, and on days near enough to belong to it."""
    held = [
        contact("hosted", Kind.MEETING, "med", "tok"),
        contact("guest", Kind.MEETING, "med", "mir"),
        contact("next", Kind.MEETING, "med", "tok", on=1, country="KAZ"),
        contact("late", Kind.MEETING, "med", "tok", on=2, country="KAZ"),
        contact("before", Kind.MEETING, "med", "tok", on=-1, country="KAZ"),
        contact("plan", Kind.MEETING, "med", "tok", country="KAZ", status=Status.PLANNED),
    ]
    (trip,) = trips([contact("visit", Kind.VISIT, "med", country="KAZ"), *held])
    assert trip.contacts == ("hosted", "next")


def test_a_denied_visit_is_no_trip() -> None:
    assert trips([contact("visit", Kind.VISIT, "med", country="KAZ", status=Status.DENIED)]) == ()
    assert len(trips([contact("visit", Kind.VISIT, "med", country="KAZ", status=Status.PLANNED)])) == 1


def toured(*stays: tuple[str, int, int]) -> tuple[Trip, ...]:
    """Visits of one traveller from day to day, as the words say."""
    words = "from 1 to 2 March"
    document = Document(id="d", snapshot="s", publisher="p", language="en", title="T", text=words)
    return trips(
        [
            contact(country, Kind.VISIT, "med", on=on, until=until, country=country, words=document.span(2, 19))
            for country, on, until in stays
        ],
        documents={"d": document},
    )


def test_a_trip_ends_with_its_last_departure() -> None:
    """A stop inside another does not end it, and what adjoins the longer one belongs to it."""
    (trip,) = toured(("KAZ", 0, 9), ("UZB", 2, 3))
    assert trip.nights == (9, 9)
    (trip,) = toured(("KAZ", 0, 9), ("UZB", 2, 3), ("TJK", 10, 12))
    assert [stop.country for stop in trip.stops] == ["KAZ", "UZB", "TJK"]
    assert trip.nights == (12, 12)
    assert len(toured(("KAZ", 0, 9), ("UZB", 2, 3), ("TJK", 11, 12))) == 2


def test_an_open_last_stop_leaves_the_length_of_a_trip_open() -> None:
    visits = [
        contact("kz", Kind.VISIT, "med", until=2, country="KAZ"),
        contact("uz", Kind.VISIT, "med", on=3, country="UZB", precision=Precision.ASSUMED),
    ]
    (trip,) = trips(visits)
    assert trip.nights is None
    (trip,) = trips(visits[:1])
    assert trip.nights == (0, 2)


@pytest.mark.parametrize("precision", [Precision.RANGE, Precision.MONTH, Precision.YEAR])
def test_a_long_stretch_holds_no_meetings_and_no_next_stop(precision: Precision) -> None:
    """It says when a visit was, not how long; one of two weeks does."""
    meeting = contact("talk", Kind.MEETING, "med", "tok", on=5, country="KAZ")
    for days, kept in ((200, False), (13, True)):
        visit = contact("visit", Kind.VISIT, "med", until=days, country="KAZ", precision=precision)
        found = trips([visit, meeting, contact("uz", Kind.VISIT, "med", on=6, country="UZB")])
        assert [trip.contacts for trip in found] == ([("talk",)] if kept else [(), ()])


def test_a_long_stretch_goes_on_with_no_trip() -> None:
    visit = contact("kz", Kind.VISIT, "med", country="KAZ")
    for days, count in ((200, 2), (10, 1)):
        assert len(trips([visit, contact("uz", Kind.VISIT, "med", on=1, until=days, country="UZB")])) == count


def told_stay(*days: tuple[Aspect, int]) -> tuple[Contact, dict[str, Report]]:
    visit = contact("visit", Kind.VISIT, "med", country="KAZ")
    span = Span(document="d", start=0, end=4)
    report = Report(
        id="r-visit", document="d", kind=Kind.VISIT, status=Status.HELD, when=visit.when, participants=(),
        evidence=span,
        circumstances=tuple(
            Circumstance(aspect=aspect, value=(DAY + timedelta(days=day)).isoformat(), span=span)
            for aspect, day in days
        ),
    )  # fmt: skip
    return visit, {report.id: report}


def test_a_departure_before_the_arrival_is_a_gap() -> None:
    visit, reports = told_stay((Aspect.ARRIVAL, 3), (Aspect.DEPARTURE, 0))
    found = trips([visit], reports=reports)
    assert found[0].nights is None
    assert found[0].stops[0].contradictory
    (gap,) = contradictions(found)
    assert (gap.kind, gap.subject) == ("contradictory-stay", "visit")
    visit, reports = told_stay((Aspect.ARRIVAL, 0), (Aspect.DEPARTURE, 3))
    assert contradictions(trips([visit], reports=reports)) == ()


def test_a_meeting_outside_the_told_days_widens_them() -> None:
    visit, reports = told_stay((Aspect.ARRIVAL, 1), (Aspect.DEPARTURE, 1))
    meetings = [contact(f"m{on}", Kind.MEETING, "med", "tok", on=on, country="KAZ") for on in (0, 2)]
    (trip,) = trips([visit, *meetings], reports=reports)
    (stop,) = trip.stops
    assert stop.arrival == Edge(earliest=DAY, latest=DAY + timedelta(days=1))
    assert stop.departure == Edge(earliest=DAY + timedelta(days=1), latest=DAY + timedelta(days=2))
    (trip,) = trips([visit], reports=reports)
    assert trip.stops[0].arrival == trip.stops[0].departure == Edge.on(DAY + timedelta(days=1))


@pytest.mark.parametrize("precision", [Precision.RANGE, Precision.MONTH, Precision.YEAR])
def test_a_long_stretch_is_in_no_episode(precision: Precision) -> None:
    """It would bridge calls that lie far apart."""
    calls = [contact("a", Kind.CALL, "put", "tok"), contact("b", Kind.CALL, "put", "tok", on=20)]
    for days, expected in ((400, 0), (13, 1)):
        bridge = contact("c", Kind.CALL, "put", "tok", on=1, until=1 + days, precision=precision)
        assert len(episodes([*calls, bridge])) == expected


def test_contacts_that_may_be_one_are_marked() -> None:
    calls = [contact(name, Kind.CALL, "put", "tok", on=on) for on, name in enumerate("abc")]
    link = Link(one="r-b", two="r-a", verdict=Verdict.UNDECIDED, bits=1.0, reason="r")
    (episode,) = episodes(calls, links=(link,))
    assert episode.maybe_one == (("a", "b"),)
    decided = Link(one="r-b", two="r-a", verdict=Verdict.DIFFERENT, bits=1.0, reason="r")
    assert episodes(calls, links=(decided,))[0].maybe_one == ()
    within = Link(one="r-a", two="r-a", verdict=Verdict.UNDECIDED, bits=1.0, reason="r")
    assert episodes(calls, links=(within,))[0].maybe_one == ()


def test_adjoining_visits_are_one_tour_and_later_ones_another_trip() -> None:
    tour = trips([
        contact("kz", Kind.VISIT, "med", country="KAZ"),
        contact("uz", Kind.VISIT, "med", on=1, country="UZB"),
        contact("again", Kind.VISIT, "med", on=20, country="KAZ"),
    ])  # fmt: skip
    assert [[stop.country for stop in trip.stops] for trip in tour] == [["KAZ", "UZB"], ["KAZ"]]


def test_travellers_who_travel_apart_have_trips_of_their_own() -> None:
    found = trips([
        contact("one", Kind.VISIT, "med", country="KAZ"),
        contact("two", Kind.VISIT, "put", country="KAZ"),
    ])  # fmt: skip
    assert sorted(trip.travellers for trip in found) == [("med",), ("put",)]


def test_meetings_abroad_alone_make_no_trip() -> None:
    assert trips([contact("talk", Kind.MEETING, "med", "tok", country="KAZ")]) == ()


def test_contacts_within_a_week_are_one_episode() -> None:
    """The gap is counted from the last day of the one before; a plan and a lone contact make none."""
    (episode,) = episodes([
        contact("visit", Kind.VISIT, "med", until=1, country="KAZ"),
        contact("call", Kind.CALL, "put", "naz", on=8),
        contact("plan", Kind.MEETING, "put", "naz", on=9, status=Status.PLANNED),
        contact("late", Kind.CALL, "put", "naz", on=16),
    ])  # fmt: skip
    assert (episode.sides, episode.contacts) == (("KAZ", "RUS"), ("visit", "call"))
    assert (episode.first, episode.last) == (DAY, DAY + timedelta(days=8))


def test_a_round_of_four_sides_belongs_to_no_dyad() -> None:
    round_ = contact("round", Kind.MEETING, "put", "tok", "mir", "rah")
    assert episodes([round_, contact("call", Kind.CALL, "put", "tok", on=1)]) == ()


def test_told_days_of_arrival_and_departure_give_the_stay() -> None:
    """Where two accounts give two days of departure, the stay has bounds."""
    visit = contact("visit", Kind.VISIT, "med", country="KAZ")
    span = Span(document="d", start=0, end=4)
    reports = {
        "r-visit": Report(
            id="r-visit",
            document="d",
            kind=Kind.VISIT,
            status=Status.HELD,
            when=visit.when,
            participants=(),
            evidence=span,
            circumstances=tuple(
                Circumstance(aspect=aspect, value=day, span=span)
                for aspect, day in (
                    (Aspect.ARRIVAL, "2020-03-05"),
                    (Aspect.DEPARTURE, "2020-03-06"),
                    (Aspect.DEPARTURE, "2020-03-07"),
                )
            ),
        )
    }
    (trip,) = trips([visit], reports=reports)
    assert trip.stops[0].arrival == Edge.on(DAY)
    assert trip.nights == (1, 2)


def test_two_contacts_of_one_day_stand_as_their_document_tells_them() -> None:
    """What came "later on the same day" is second, whatever the ids."""
    visit = contact("v", Kind.VISIT, "med", country="KAZ", until=1)
    morning = contact("z", Kind.MEETING, "med", "tok", country="KAZ")
    later = contact("a", Kind.MEETING, "med", "naz", country="KAZ")
    alone = contact("b", Kind.MEETING, "med", "tok", country="KAZ")
    next_day = contact("0", Kind.MEETING, "med", "tok", country="KAZ", on=1)

    def told(one: Contact, document: str, at: int) -> Report:
        return Report(
            id=one.reports[0],
            document=document,
            kind=one.kind,
            status=one.status,
            when=one.when,
            participants=(),
            evidence=Span(document=document, start=at, end=at + 9),
        )

    accounts = [told(morning, "d", 10), told(later, "d", 90), told(alone, "e", 50), told(next_day, "d", 0)]
    [trip] = trips([visit, morning, later, alone, next_day], reports={one.id: one for one in accounts})
    assert trip.contacts == ("b", "z", "a", "0")
