"""A trip as a strip of days to scale: stays as bars as wide as the doubt, contacts as marks on their days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Contact, Edge, Status, Stop, Trip
from dragoman.publish.record import Record
from dragoman.publish.wording import MONTHS

WIDTH = 720  # units of the longest drawing
NAMES = 110  # units left of the days, for the places
_DAY = 60  # units of a day where there is room
ROW = 22  # units of one stop
HEAD = 18  # units above the first stop, for the days
_TICK = 40  # units between two labels
_ROUND = timedelta(days=1)  # drawn before the first and after the last known day


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A contact at the middle of the days on which it may have been, in units."""

    contact: Contact
    x: float
    hollow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A stop as drawn: ``may`` and ``sure`` are (left, width) in units; ``None`` where nothing is known or sure."""

    stop: Stop
    y: int
    may: tuple[float, float] | None
    sure: tuple[float, float] | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The drawing of a trip: ``ticks`` are (left edge of a day, its label)."""

    stays: tuple[Stay, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int
    height: int


def strip(record: Record, trip: Trip) -> Strip | None:
    """The drawing of a trip; ``None`` where no day of it is known."""
    contacts = {stop: _there(record, stop) for stop in trip.stops}
    known = [day for stop in trip.stops for edge in (stop.arrival, stop.departure) for day in _days(edge)]
    known += [
        day for found in contacts.values() for one in found for day in (one.when.first_day, one.when.last_day) if day
    ]
    if not known:
        return None
    first, last = min(known) - _ROUND, max(known) + _ROUND
    length = (last - first).days + 1
    unit = min(_DAY, WIDTH / length)

    stays = tuple(
        Stay(
            stop=stop,
            y=HEAD + at * ROW,
            **_bars(stop, first, last, unit),
            marks=_marks(contacts[stop], first, unit),
        )
        for at, stop in enumerate(trip.stops)
    )
    return Strip(
        stays=stays, ticks=_ticks(first, last, unit), width=round(unit * length), height=HEAD + ROW * len(stays) + 4
    )


def _there(record: Record, stop: Stop) -> list[Contact]:
    return [record.by_id[contact] for contact in stop.contacts if contact in record.by_id]


def _days(edge: Edge | None) -> list[date]:
    return [day for day in (edge.earliest, edge.latest) if day is not None] if edge is not None else []


def _bars(stop: Stop, first: date, last: date, unit: float) -> dict[str, tuple[float, float] | None]:
    arrival, departure = stop.arrival or Edge(), stop.departure or Edge()
    if not _days(arrival) and not _days(departure):
        return {"may": None, "sure": None}

    def bar(since: date, until: date) -> tuple[float, float]:
        return round((since - first).days * unit, 1), round(max((until - since).days + 1, 1) * unit, 1)

    sure = None
    if arrival.latest is not None and departure.earliest is not None and arrival.latest <= departure.earliest:
        sure = bar(arrival.latest, departure.earliest)
    return {"may": bar(arrival.earliest or first, departure.latest or last), "sure": sure}


def _marks(contacts: list[Contact], first: date, unit: float) -> tuple[Mark, ...]:
    """The contacts, those of the same days beside each other."""
    by_days: defaultdict[tuple[date, date], list[Contact]] = defaultdict(list)
    for contact in contacts:
        if contact.when.first_day is not None and contact.when.last_day is not None:
            by_days[contact.when.first_day, contact.when.last_day].append(contact)
    return tuple(
        Mark(
            contact=contact,
            x=round(((since - first).days + ((until - since).days + 1) * at / (len(found) + 1)) * unit, 1),
            hollow=contact.status is not Status.HELD,
        )
        for (since, until), found in by_days.items()
        for at, contact in enumerate(found, start=1)
    )


def _ticks(first: date, last: date, unit: float) -> tuple[tuple[float, str], ...]:
    """Ticks as near as their labels can stand; the first, and the first of each month, bears the month's name."""
    step = max(1, -(-_TICK // max(1, int(unit))))
    found: list[tuple[float, str]] = []
    month = None
    for at in range(0, (last - first).days + 1, step):
        day = first + timedelta(days=at)
        found.append(
            (round(at * unit, 1), f"{day.day} {MONTHS[day.month - 1][:3]}" if day.month != month else str(day.day))
        )
        month = day.month
    return tuple(found)
