"""What rules are held against: a visit with all that was held on it, or one meeting or call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.model import (
    Aspect,
    Circumstance,
    Contact,
    Document,
    Kind,
    Participation,
    Person,
    Report,
    Status,
    Stop,
    Trip,
)
from dragoman.protocol.roles import height, roles_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a case knows, by id. ``states`` tells for which side each official publisher speaks."""

    contacts: Mapping[str, Contact]
    reports: Mapping[str, Report]
    persons: Mapping[str, Person]
    documents: Mapping[str, Document]
    trips: Sequence[Trip]
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A visit, meeting or call with its guests and hosts. Of a visit the hosts are those met on it.

    ``meetings`` are the contacts held on a visit, by day; of another contact only itself.
    """

    contact: Contact
    guests: tuple[Participation, ...]
    guest_side: str | None
    hosts: tuple[Participation, ...]
    host_side: str | None
    meetings: tuple[Contact, ...]
    stop: Stop | None = None
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)  # of each person that day

    @property
    def day(self) -> date | None:
        """The first day."""
        return self.contact.when.first_day

    @property
    def category(self) -> str | None:
        """The category of a visit, as the accounts give it."""
        return self.contact.form

    @property
    def pair(self) -> frozenset[str]:
        """The two sides."""
        if self.guest_side and self.host_side:
            return frozenset({self.guest_side, self.host_side})
        return frozenset(part.side for part in self.contact.participants if part.side)

    def guest_roles(self) -> frozenset[str]:
        """Every role that one of the guests has."""
        return frozenset().union(*(self.roles.get(part.person, frozenset()) for part in self.guests))

    def leaders(self) -> tuple[Participation, ...]:
        """The guest who stands highest, or those who stand as high; whoever is along with them leads nothing."""
        heights = [height(self.roles.get(part.person, frozenset())) for part in self.guests]
        return tuple(part for part, own in zip(self.guests, heights, strict=True) if own == min(heights))

    def leading_roles(self) -> frozenset[str]:
        """Every role of those who lead."""
        return frozenset().union(*(self.roles.get(part.person, frozenset()) for part in self.leaders()))

    def host_roles(self) -> frozenset[str]:
        """Every role that one of the hosts has."""
        return frozenset().union(*(self.roles.get(part.person, frozenset()) for part in self.hosts))


def occasions(facts: Facts) -> tuple[Occasion, ...]:
    """Every visit to another state that was held or is planned, and every meeting and call of two sides that was held."""
    found = [one for trip in facts.trips for one in _visits(trip, facts)]
    found += [one for contact in facts.contacts.values() if (one := _talk(contact, facts)) is not None]
    return tuple(
        sorted(found, key=lambda one: (one.day or date.max, one.contact.kind is not Kind.VISIT, one.contact.id))
    )


def circumstances(contact: Contact, aspect: Aspect, facts: Facts) -> Iterator[Circumstance]:
    """What the accounts of a contact tell of one aspect."""
    for identity in contact.reports:
        for one in facts.reports[identity].circumstances:
            if one.aspect is aspect:
                yield one


def official(identity: str, facts: Facts) -> str | None:
    """For which side the issuer of an account speaks; ``None`` for press."""
    return facts.states.get(facts.documents[facts.reports[identity].document].publisher)


def _visits(trip: Trip, facts: Facts) -> Iterator[Occasion]:
    for stop in trip.stops:
        visit = facts.contacts.get(stop.visit or "")
        if visit is None or trip.status is Status.DENIED or stop.country == trip.side or not trip.side:
            continue
        meetings = tuple(facts.contacts[one] for one in stop.contacts if one in facts.contacts)
        hosts = [part for one in meetings for part in one.participants if part.side == stop.country]
        guests = [part for part in visit.participants if part.person in trip.travellers]
        yield Occasion(
            contact=visit,
            guests=tuple(guests),
            guest_side=trip.side,
            hosts=tuple({part.person: part for part in hosts}.values()),
            host_side=stop.country,
            meetings=meetings,
            stop=stop,
            roles=_roles((*guests, *hosts), visit.when.first_day, facts),
        )


def _talk(contact: Contact, facts: Facts) -> Occasion | None:
    """A meeting or call of two sides; the host is who is at home, and where nobody is the second in the alphabet."""
    sides = {part.side for part in contact.participants if part.side}
    if contact.kind not in {Kind.MEETING, Kind.CALL} or contact.status is not Status.HELD or len(sides) != 2:
        return None
    host = contact.country if contact.kind is Kind.MEETING and contact.country in sides else None
    guest = next(iter(sides - {host})) if host else None
    first, second = sorted(sides)
    hosts = tuple(part for part in contact.participants if part.side == (host or second))
    guests = tuple(part for part in contact.participants if part.side == (guest or first))
    return Occasion(
        contact=contact,
        guests=guests,
        guest_side=guest,
        hosts=hosts,
        host_side=host,
        meetings=(contact,),
        roles=_roles((*guests, *hosts), contact.when.first_day, facts),
    )


def _roles(parts: Sequence[Participation], day: date | None, facts: Facts) -> dict[str, frozenset[str]]:
    """Every role of each person, over all contacts in which they stand."""
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        mine = roles_on(part, facts.persons.get(part.person), day)
        found[part.person] = found.get(part.person, frozenset()) | mine
    return found
