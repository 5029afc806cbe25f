"""Trips and episodes: what belongs together in time, and what does not."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.model import (
    Aspect,
    Certainty,
    Circumstance,
    Contact,
    Edge,
    Kind,
    Participation,
    Precision,
    Report,
    Span,
    Status,
    When,
)
from dragoman.reconcile import episodes, trips

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
) -> Contact:
    first, last = DAY + timedelta(days=on), DAY + timedelta(days=on if until is None else until)
    return Contact(
        id=identity,
        kind=kind,
        status=status,
        certainty=Certainty.ASSERTED,
        when=When.days(first, last, precision=Precision.DAY if first == last else Precision.RANGE),
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


def test_a_stated_range_gives_the_length_of_stay() -> None:
    (trip,) = trips([contact("visit", Kind.VISIT, "med", until=2, country="KAZ")])
    assert trip.nights == (2, 2)


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
