"""Journeys: visits strung together, with the contacts held on the way and days as near as they are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.model import Aspect, Contact, Edge, Kind, Precision, Report, Status, Stop, Trip, content_id

_NEXT = timedelta(days=1)  # a stop that begins so soon after another belongs to the same journey
_PLACED = frozenset({Precision.DAY, Precision.RANGE, Precision.ASSUMED})


def trips(contacts: Iterable[Contact], *, reports: Mapping[str, Report] | None = None) -> tuple[Trip, ...]:
    """The trips that visits tell of.

    Args:
        contacts: All contacts of a case.
        reports: The accounts of the case by id, for the days of arrival and departure that they give.

    Returns:
        By first day, then id. Visits of the same travellers whose days adjoin are stops of one trip; a meeting of a
        traveller in the country of a stop, on its days or the day after, belongs to it and bounds it: whoever met
        somebody there on the 6th had arrived by then and had not left before. Without a visit that is told no trip is
        made up.

    """
    every = list(contacts)
    meetings: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in every:
        if contact.kind is Kind.MEETING and contact.status is Status.HELD and contact.when.precision in _PLACED:
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
            found.append(_trip(travellers, status, chain, meetings, reports or {}))
    return tuple(sorted(found, key=lambda trip: (_first(trip), trip.id)))


def _first(trip: Trip) -> date:
    arrival = trip.stops[0].arrival
    return (arrival.earliest or arrival.latest or date.max) if arrival is not None else date.max


def _chains(visits: Sequence[Contact]) -> Iterable[list[Contact]]:
    chain: list[Contact] = []
    for visit in visits:
        before = chain[-1].when.last_day if chain else None
        first = visit.when.first_day
        if before is None or first is None or visit.when.precision not in _PLACED or first - before > _NEXT:
            if chain:
                yield chain
            chain = []
        chain.append(visit)
    if chain:
        yield chain


def _trip(
    travellers: tuple[str, ...],
    status: Status,
    visits: Sequence[Contact],
    meetings: dict[str, list[Contact]],
    reports: Mapping[str, Report],
) -> Trip:
    held = meetings if status is Status.HELD else {}
    stops = tuple(_stop(travellers, visit, held, reports) for visit in visits)
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
    travellers: Sequence[str], visit: Contact, meetings: dict[str, list[Contact]], reports: Mapping[str, Report]
) -> Stop:
    came, went = (_told(visit, aspect, reports) for aspect in (Aspect.ARRIVAL, Aspect.DEPARTURE))
    first = min(filter(None, (visit.when.first_day, came.earliest)), default=None)
    last = max(filter(None, (visit.when.last_day, went.latest)), default=None)
    dated = visit.when.precision in _PLACED and first is not None and last is not None
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
    days = sorted(day for contact in held.values() if (day := contact.when.first_day) is not None)
    arrival, departure = _edges(visit, first, last, days) if dated else (None, None)
    return Stop(
        country=visit.country or "",
        place=visit.place,
        arrival=came if came.earliest else arrival,
        departure=went if went.latest else departure,
        visit=visit.id,
        contacts=tuple(sorted(held, key=lambda identity: (held[identity].when.first_day or date.max, identity))),
    )


def _told(visit: Contact, aspect: Aspect, reports: Mapping[str, Report]) -> Edge:
    """The day of arrival or departure that accounts give; between the earliest and the latest where they differ."""
    days = [
        date.fromisoformat(one.value)
        for report in visit.reports
        if report in reports
        for one in reports[report].circumstances
        if one.aspect is aspect
    ]
    return Edge(earliest=min(days), latest=max(days)) if days else Edge()


def _hosted(contact: Contact, visit: Contact) -> bool:
    """Whether somebody of the country visited took part."""
    return any(part.side == visit.country for part in contact.participants)


def _edges(visit: Contact, first: date | None, last: date | None, days: Sequence[date]) -> tuple[Edge, Edge]:
    """Arrival and departure: a stated range gives both; of a single day nothing tells how long the stay was."""
    assert first is not None and last is not None  # noqa: S101, PT018
    if visit.when.precision is Precision.RANGE:
        return Edge.on(first), Edge.on(last)
    known = [first, last, *days] if visit.when.precision is Precision.DAY else [*days] or [first]
    return Edge(latest=min(known)), Edge(earliest=max(known))
