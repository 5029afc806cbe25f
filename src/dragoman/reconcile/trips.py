"""Journeys: visits strung together, with the contacts held on the way and days as near as they are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.model import (
    Aspect,
    Contact,
    Document,
    Edge,
    Gap,
    Kind,
    Precision,
    Report,
    Room,
    Status,
    Stop,
    Trip,
    content_id,
)
from dragoman.reconcile.account import fixes_days
from dragoman.reconcile.stays import stay_hours

_NEXT = timedelta(days=1)  # a stop that begins so soon after another belongs to the same journey
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FROM_TO = re.compile(r"(?i)\d[^\d]*?(?:[-–—]|\b(?:to|through|thru|until|till|по|до)\b)[^\d]*?\d")  # "3 to 10 August"


def trips(
    contacts: Iterable[Contact],
    *,
    reports: Mapping[str, Report] | None = None,
    documents: Mapping[str, Document] | None = None,
) -> tuple[Trip, ...]:
    """The trips that visits tell of.

    Args:
        contacts: All contacts of a case.
        reports: The accounts of the case by id, for the days of arrival and departure that they give.
        documents: The documents of the case by id, for the words of a stretch of days.

    Returns:
        By first day, then id. Visits of the same travellers whose days adjoin are stops of one trip; a meeting of a
        traveller in the country of a stop, on its days or the day after, belongs to it and bounds it: whoever met
        somebody there on the 6th had arrived by then and had not left before. "From the 3rd to the 10th" gives both
        edges, "last week" only holds the stay, and a day that is only that of publication bounds nothing. Without a
        visit that is told no trip is made up.

    """
    documents = documents or {}
    every = list(contacts)
    meetings: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in every:
        if contact.kind is Kind.MEETING and contact.status is Status.HELD and fixes_days(contact.when):
            for part in contact.participants:
                meetings[part.person].append(contact)
    visits: defaultdict[tuple[tuple[str, ...], Status], list[Contact]] = defaultdict(list)
    for contact in every:
        travellers = tuple(sorted({part.person for part in contact.participants}))
        if contact.kind is Kind.VISIT and contact.country and travellers and contact.status is not Status.DENIED:
            visits[travellers, contact.status].append(contact)
    found: list[Trip] = []
    for (travellers, status), mine in visits.items():
        for chain in _chains(sorted(mine, key=lambda c: (c.when.first_day or date.max, c.id))):
            found.append(_trip(travellers, status, chain, meetings, reports or {}, documents))
    return tuple(sorted(found, key=lambda trip: (_first(trip), trip.id)))


def contradictions(found: Iterable[Trip]) -> tuple[Gap, ...]:
    """A gap for every stop that the accounts have the travellers leave before they arrive."""
    return tuple(
        Gap(
            room=Room.RECONCILE,
            kind="contradictory-stay",
            subject=stop.visit or trip.id,
            reason=(
                f"Of the stay in {stop.place or stop.country} accounts give a departure "
                f"({stop.departure.latest if stop.departure else '?'}) before the arrival "
                f"({stop.arrival.earliest if stop.arrival else '?'}); its length is left open"
            ),
            advice="look at the days of arrival and departure of the visit: one may belong to another journey",
        )
        for trip in found
        for stop in trip.stops
        if stop.contradictory
    )


def _first(trip: Trip) -> date:
    arrival = trip.stops[0].arrival
    return (arrival.earliest or arrival.latest or date.max) if arrival is not None else date.max


def _chains(visits: Sequence[Contact]) -> Iterable[list[Contact]]:
    chain: list[Contact] = []
    reach: date | None = None  # the last day of the chain; None where its visit has no days
    for visit in visits:
        first, last = visit.when.first_day, visit.when.last_day
        dated = fixes_days(visit.when)
        if chain and not (dated and reach is not None and first is not None and first - reach <= _NEXT):
            yield chain
            chain, reach = [], None
        chain.append(visit)
        if dated and last is not None:
            reach = max(last, reach or last)
    if chain:
        yield chain


def _trip(
    travellers: tuple[str, ...],
    status: Status,
    visits: Sequence[Contact],
    meetings: dict[str, list[Contact]],
    reports: Mapping[str, Report],
    documents: Mapping[str, Document],
) -> Trip:
    held = meetings if status is Status.HELD else {}
    stops = tuple(_stop(travellers, visit, held, reports, documents) for visit in visits)
    sides = {part.side for visit in visits for part in visit.participants if part.side}
    return Trip(
        id=content_id("trip", visits[0].id),
        travellers=travellers,
        side=sides.pop() if len(sides) == 1 else None,
        status=status,
        stops=stops,
        visits=tuple(visit.id for visit in visits),
        contacts=tuple(dict.fromkeys(contact for stop in stops for contact in stop.contacts)),
    )


def _stop(
    travellers: Sequence[str],
    visit: Contact,
    meetings: dict[str, list[Contact]],
    reports: Mapping[str, Report],
    documents: Mapping[str, Document],
) -> Stop:
    assert visit.country is not None  # noqa: S101
    came, went = (_told(visit, aspect, reports) for aspect in (Aspect.ARRIVAL, Aspect.DEPARTURE))
    dated = fixes_days(visit.when)
    first = min(filter(None, (visit.when.first_day, came.earliest)), default=None)
    last = max(filter(None, (visit.when.last_day, went.latest)), default=None)
    held: dict[str, Contact] = {}
    if dated:
        assert first is not None and last is not None  # noqa: S101, PT018
        for person in travellers:
            for contact in meetings.get(person, ()):
                day = contact.when.first_day
                near = day is not None and first <= day <= last + _NEXT
                there = contact.country == visit.country or (contact.country is None and _hosted(contact, visit))
                if near and there:
                    held[contact.id] = contact
    days = sorted(  # a meeting on the day of its publication, or on some day of several, bounds nothing
        day
        for contact in held.values()
        if contact.when.precision is Precision.DAY and (day := contact.when.first_day) is not None
    )
    arrival, departure = _edges(visit, days, exact=_from_to(visit, documents)) if dated else (None, None)
    if came.earliest is not None:
        arrival = Edge(earliest=min([came.earliest, *days]), latest=came.latest)
    if went.latest is not None:
        departure = Edge(earliest=went.earliest, latest=max([went.latest, *days]))
    return Stop(
        country=visit.country,
        place=visit.place,
        arrival=arrival,
        departure=departure,
        visit=visit.id,
        contacts=_in_order(held.values(), reports),
        hours=stay_hours([reports[one] for one in visit.reports if one in reports]),
    )


def _in_order(contacts: Iterable[Contact], reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Contacts by day; those of one day as a document that tells of both orders them, else by id."""
    left = sorted(contacts, key=lambda contact: (contact.when.first_day or date.max, contact.id))
    found: list[str] = []
    while left:
        today = [contact for contact in left if contact.when.first_day == left[0].when.first_day]
        following = {later.id for early in today for later in today if _before(early, later, reports)}
        chosen = next((contact for contact in today if contact.id not in following), today[0])
        left.remove(chosen)
        found.append(chosen.id)
    return tuple(found)


def _before(one: Contact, two: Contact, reports: Mapping[str, Report]) -> bool:
    """Whether the first document that tells of both contacts tells of one before two."""
    places: list[dict[str, int]] = [{}, {}]
    for contact, at in zip((one, two), places, strict=True):
        for report in (reports[identity] for identity in contact.reports if identity in reports):
            at[report.document] = min(report.evidence.start, at.get(report.document, report.evidence.start))
    both = sorted(places[0].keys() & places[1].keys())
    return bool(both) and places[0][both[0]] < places[1][both[0]]


def _told(visit: Contact, aspect: Aspect, reports: Mapping[str, Report]) -> Edge:
    """The day of arrival or departure that accounts give; between the earliest and the latest where they differ."""
    days = [
        date.fromisoformat(one.value[:10])
        for report in visit.reports
        if report in reports
        for one in reports[report].circumstances
        if one.aspect is aspect
    ]
    return Edge(earliest=min(days), latest=max(days)) if days else Edge()


def _hosted(contact: Contact, visit: Contact) -> bool:
    """Whether somebody of the country visited took part."""
    return any(part.side == visit.country for part in contact.participants)


def _from_to(visit: Contact, documents: Mapping[str, Document]) -> bool:
    """Whether the words of a stretch of days give its ends ("3–10 August"), not only hold it ("last week")."""
    words = visit.when.words
    document = documents.get(words.document) if words is not None else None
    if document is None or words is None:
        return False
    return _FROM_TO.search(_ISO.sub("0", document.quote(words))) is not None


def _edges(visit: Contact, days: Sequence[date], *, exact: bool) -> tuple[Edge, Edge]:
    """Arrival and departure, from the words of the visit and the days of the meetings there."""
    first, last = visit.when.first_day, visit.when.last_day
    if visit.when.precision is Precision.RANGE and exact:
        return Edge.on(first), Edge.on(last)
    if visit.when.precision is Precision.RANGE:
        return (
            Edge(earliest=first, latest=min(days, default=last)),
            Edge(earliest=max(days, default=first), latest=max(filter(None, (last, *days)), default=None)),
        )
    known = [*filter(None, (first, last)), *days] if visit.when.precision is Precision.DAY else days
    return Edge(latest=min(known, default=None)), Edge(earliest=max(known, default=None))
