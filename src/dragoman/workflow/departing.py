"""Departures of a case: rules of its protocol books, and surprises beside the histories that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

import numpy as np

from dragoman import history, ingest, protocol
from dragoman.model import (
    Certainty,
    Check,
    Contact,
    Document,
    Feature,
    Gap,
    Kind,
    Office,
    Participation,
    PastContact,
    Person,
    Precision,
    ProtocolBook,
    PublisherKind,
    ReferenceSet,
    Report,
    Room,
    Rung,
    Status,
    Stop,
    Surprise,
    Trip,
    Usual,
)
from dragoman.reference.offices import is_past, office
from dragoman.workflow import baselines

_DATED = frozenset({Precision.DAY, Precision.RANGE, Precision.ASSUMED})
_LADDER = tuple(Rung)
_PAIRS = 5  # told by name
_REASONS = 2
_STALE = timedelta(days=366)  # after the end of every history nothing is usual any more
_YEAR = 365.25
_MUCH = 3  # contacts of an episode that raise the question what is usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Departures:
    """What departs in a case, by rule and by history, and what is usual for its pairs.

    ``references`` bear no contacts: the case folder holds these.
    """

    checks: tuple[Check, ...] = ()
    surprises: tuple[Surprise, ...] = ()
    usuals: tuple[Usual, ...] = ()
    references: tuple[ReferenceSet, ...] = ()
    gaps: tuple[Gap, ...] = ()


def departures(
    contacts: Sequence[Contact],
    reports: Mapping[str, Report],
    persons: Iterable[Person],
    documents: Mapping[str, Document],
    trips: Sequence[Trip],
    *,
    books: Sequence[ProtocolBook],
    references: Sequence[ReferenceSet],
) -> Departures:
    """Hold a case against the books and the histories."""
    people = {person.id: person for person in persons}
    facts = protocol.Facts(
        contacts={contact.id: contact for contact in contacts},
        reports=reports,
        persons=people,
        documents=documents,
        trips=trips,
        states=_states(documents.values()),
    )
    checks = protocol.check(books, facts)
    mine = tuple(of_case(contacts, trips, people, facts))
    seen = {one.id for one in mine}

    def tried(bearers: history.Bearers) -> Mapping[str, Sequence[history.Two]]:
        asked = [contact for contact in contacts if contact.id in seen]
        return baselines.tried(asked, trips, facts.contacts, people, bearers, rung=_rung)

    sets = history.Sets(references)
    past = history.once(mine, [one.contacts for one in sets])
    found = _surprises(mine, past, sets, tried)
    return Departures(
        checks=checks,
        surprises=found,
        usuals=tuple(_usuals(mine, past, sets)),
        references=tuple(replace(one, contacts=()) for one in references),
        gaps=(*_missing(found, mine, references), *_unweighed(mine, references)),
    )


def _states(documents: Iterable[Document]) -> dict[str, str]:
    """For which state each official publisher speaks."""
    issuers = {name: ingest.publisher(name) for name in {document.publisher for document in documents}}
    return {
        name: issuer.state
        for name, issuer in issuers.items()
        if issuer.state is not None and issuer.kind is PublisherKind.OFFICIAL
    }


def _surprises(
    mine: Sequence[PastContact],
    past: Sequence[PastContact],
    references: history.Sets,
    tried: Callable[[history.Bearers], Mapping[str, Sequence[history.Two]]],
) -> tuple[Surprise, ...]:
    # A history of visits alone cannot tell whether a call is rare: what it does not record is not weighed.
    unweighed = _kinds(mine, references)
    mine = [one for one in mine if one.kind not in unweighed]
    every = [*past, *mine]
    if not mine:
        return ()
    homes = frozenset(chain.from_iterable(reference.sides for reference in references))
    recorded = history.recordings(past, homes=homes)
    table, weighed, ranked = history.weighed(every, homes=homes, recorded=recorded, references=references)
    watched = history.Watched(
        contacts={one.id: one for one in every},
        new=frozenset(one.id for one in mine),
        references=references,
    )
    rate = _rate(mine, past, references)
    unusual = history.surprises(watched, table, weighed, ranked)
    ends = history.ends(sorted({one.sides for one in unusual}), references)
    found = [_covered(replace(one, a_year=rate), ends.get(one.sides)) for one in unusual]
    stays = history.own(table, history.periods(table, recorded, Feature.STAY))
    since = dict(zip(table.ids, stays.tolist(), strict=True))
    return tuple(baselines.with_baselines(found, every, tried(history.Bearers(past)), since, references))


def _covered(one: Surprise, until: date | None) -> Surprise:
    """Refused where every history of the pair ended long before."""
    if until is None or one.p is None or one.first <= until + _STALE:
        return one
    return replace(one, p=None, refused=(*one.refused, f"the histories of this pair end on {until}, too long before"))


def _usuals(mine: Sequence[PastContact], past: Sequence[PastContact], references: history.Sets) -> Iterable[Usual]:
    """What was usual for each pair of sides of the case before its first contact in it."""
    by_sides: dict[tuple[str, str], list[PastContact]] = {one.sides: [] for one in mine}
    firsts: dict[tuple[str, str], date] = {}
    for contact in mine:
        firsts[contact.sides] = min(contact.first, firsts.get(contact.sides, contact.first))
    for contact in past:
        if contact.sides in by_sides:
            by_sides[contact.sides].append(contact)
    for sides, first in sorted(firsts.items()):
        one, two = (history.Party(words=side, side=side) for side in sides)
        yield history.usual(one, two, by_sides[sides], on=first, references=references)


def _rate(mine: Sequence[PastContact], past: Sequence[PastContact], references: Sequence[ReferenceSet]) -> float | None:
    """How many episodes a year the pairs of a case have had of late; ``None`` without a history.

    Of each pair, those on days that are covered for it, by the years of such days: that another pair is covered for
    longer makes none of its years longer.
    """
    pairs = {one.sides for one in mine}
    mine_past = [one for one in past if one.sides in pairs]
    last = max((one.first for one in mine_past), default=None)
    if last is None:
        return None
    late = max(last.toordinal() - history.HORIZON_DAYS, 1)
    known = sorted({one.sides for one in mine_past})
    covered = history.coverage(known, references)
    at = np.arange(len(known))
    spans = covered.days(at, np.full(len(known), late), np.full(len(known), last.toordinal())) / _YEAR
    position = {sides: number for number, sides in enumerate(known)}
    told = sorted({(position[one.sides], day) for one in mine_past if (day := one.first.toordinal()) >= late})
    dyads, days = (np.array(column, dtype=np.int64) for column in zip(*told, strict=True))
    seen = covered.days(dyads, days, days + 1) > 0
    dyads, days = dyads[seen], days[seen]
    begun = np.ones(len(dyads), dtype=np.bool_)
    begun[1:] = (dyads[1:] != dyads[:-1]) | (np.diff(days) > history.WINDOW_DAYS)
    episodes = np.bincount(dyads[begun], minlength=len(known))
    return float((episodes / np.maximum(spans, 1.0)).sum())


def _kinds(mine: Sequence[PastContact], references: Sequence[ReferenceSet]) -> list[Kind]:
    """The kinds of contacts of a case that its histories never record, so that they are not weighed."""
    held = {one.kind for reference in references for one in reference.contacts}
    return sorted({one.kind for one in mine} - held) if held else []


def _unweighed(mine: Sequence[PastContact], references: Sequence[ReferenceSet]) -> Iterable[Gap]:
    """One gap for what no history can weigh."""
    kinds = _kinds(mine, references)
    if kinds:
        number = sum(one.kind in kinds for one in mine)
        yield Gap(
            room=Room.COMPARE,
            kind="unweighed-kind",
            subject="history",
            reason=f"The histories of the case record no {' and no '.join(kinds)}, so "
            f"{number} contact{'' if number == 1 else 's'} of the case {'is' if number == 1 else 'are'} not weighed",
            advice="import past contacts of this kind with 'dragoman history import'",
        )


def _missing(
    found: Sequence[Surprise], mine: Sequence[PastContact], references: Sequence[ReferenceSet]
) -> Iterable[Gap]:
    """One gap for the pairs that were much in touch and on which no history says what is usual."""

    def number(one: Surprise) -> int:
        near = timedelta(days=history.WINDOW_DAYS)
        return sum(o.sides == one.sides and one.first - near <= o.first <= one.last + near for o in mine)

    open_ = [one for one in found if one.p is None and one.refused and number(one) >= _MUCH]
    pairs = list(dict.fromkeys(" and ".join(one.sides) for one in open_))
    if not pairs:
        return
    told = ", ".join(pairs[:_PAIRS]) + (f" and {len(pairs) - _PAIRS} pairs more" if len(pairs) > _PAIRS else "")
    names = ", ".join(reference.title for reference in references)
    held = f"the case holds {names}" if names else "the case holds no history"
    why = "; ".join(list(dict.fromkeys(reason for one in open_ for reason in one.refused))[:_REASONS])
    yield Gap(
        room=Room.COMPARE,
        kind="no-history",
        subject="history",
        reason=f"Nothing says what is usual for {told}: {held}; {why}",
        advice="import past contacts with 'dragoman history import'",
    )


def case_contacts(
    contacts: Sequence[Contact],
    trips: Sequence[Trip],
    people: Mapping[str, Person],
    reports: Mapping[str, Report],
    documents: Mapping[str, Document],
) -> tuple[PastContact, ...]:
    """The contacts of a case in the fields that baselines are made of."""
    facts = protocol.Facts(
        contacts={contact.id: contact for contact in contacts},
        reports=reports,
        persons=people,
        documents=documents,
        trips=trips,
        states=_states(documents.values()),
    )
    return tuple(of_case(contacts, trips, people, facts))


# --- contacts of the case as past contacts ---------------------------------------------------------------------------


def of_case(
    contacts: Iterable[Contact], trips: Sequence[Trip], people: Mapping[str, Person], facts: protocol.Facts
) -> Iterable[PastContact]:
    """The contacts of a case that were held between two sides, in the fields that baselines are made of."""
    stops = {stop.visit: stop for trip in trips for stop in trip.stops if stop.visit}
    # A history has one row for a visit: what was held on it is part of it, and no further contact.
    within = {name for trip in trips if trip.status is Status.HELD for name in trip.contacts}
    whole = protocol.whole_programmes(facts)
    for contact in contacts:
        if contact.id in within:
            continue
        day, last = contact.when.first_day, contact.when.last_day
        if contact.status is not Status.HELD or contact.when.precision not in _DATED or day is None or last is None:
            continue
        if contact.certainty is not Certainty.ASSERTED:  # what is hedged, or heard from others, makes no figure
            continue
        if contact.kind is Kind.VISIT:
            one = _visit(contact, stops.get(contact.id), day, last, people, facts, complete=contact.id in whole)
        else:
            one = _talk(contact, day, last, people)
        if one is not None:
            yield one


def _visit(
    contact: Contact,
    stop: Stop | None,
    day: date,
    last: date,
    people: Mapping[str, Person],
    facts: protocol.Facts,
    *,
    complete: bool,
) -> PastContact | None:
    guests = {part.side for part in contact.participants if part.side}
    if len(guests) != 1 or not contact.country or contact.country in guests:
        return None
    (guest,) = guests
    sides = (guest, contact.country) if guest < contact.country else (contact.country, guest)
    arrived = stop.arrival.exact if stop is not None and stop.arrival is not None else None
    left = stop.departure.exact if stop is not None and stop.departure is not None else None
    met = None
    if complete and stop is not None:
        met = tuple(
            sorted(
                {
                    role
                    for name in stop.contacts
                    for part in facts.contacts[name].participants
                    if part.side == contact.country and (role := _role(part, people.get(part.person), day))
                }
            )
        )
    return PastContact(
        id=contact.id,
        kind=contact.kind,
        first=arrived or day,
        last=max(left or last, arrived or day),
        sides=sides,
        guest=guest,
        level=min(
            (rung for part in contact.participants if (rung := _rung(part, people.get(part.person), day))),
            key=_LADDER.index,
            default=None,
        ),
        category=contact.form,
        guests=_names(contact, people),
        hosts=tuple(
            dict.fromkeys(
                name
                for identity in (stop.contacts if stop is not None else ())
                for name in _names(facts.contacts[identity], people, contact.country)
            )
        ),
        met=met,
        hours=_agreed(stop.hours) if stop is not None else None,
        place=contact.place,
        initiator=contact.initiator,
        transit=contact.form == "transit",
        bounded=left is not None
        or contact.when.precision is Precision.RANGE
        or (stop is not None and _agreed(stop.hours) is not None),
    )


def _agreed(hours: tuple[float, float] | None) -> float | None:
    """The hours of a stay where accounts differ by no more than one."""
    return (hours[0] + hours[1]) / 2 if hours is not None and hours[1] - hours[0] <= 1 else None


def _names(contact: Contact, people: Mapping[str, Person], side: str | None = None) -> tuple[str, ...]:
    """The names of those who took part, of one side or of all."""
    return tuple(
        people[part.person].name if part.person in people else part.person
        for part in contact.participants
        if side is None or part.side == side
    )


def _talk(contact: Contact, day: date, last: date, people: Mapping[str, Person]) -> PastContact | None:
    sides = sorted({part.side for part in contact.participants if part.side})
    if len(sides) != 2:
        return None
    return PastContact(
        id=contact.id,
        kind=contact.kind,
        first=day,
        last=last,
        sides=(sides[0], sides[1]),
        hosts=_names(contact, people),
        place=contact.place,
        initiator=contact.initiator,
    )


def _rung(part: Participation, person: Person | None, day: date) -> Rung | None:
    """The highest rung that somebody stands on that day, by the offices known or else as the accounts say.

    A title of honour counts as the rung whose honours go with it: a first president is received as a leader is. Rules
    of protocol (``protocol.roles``) hold office and honour apart.
    """
    held = [one.rung for one in _offices(person, day)]
    told = [office(title, part.side).rung for title in part.roles if not is_past(title)]
    rungs = [rung for rung in (held if any(held) else told) if rung is not None]
    return min(rungs, key=_LADDER.index, default=None)


def _offices(person: Person | None, day: date) -> list[Office]:
    """The offices held on a day; those that may have been only where none is sure, and never what is told as past."""
    tenures = person.tenures if person is not None else ()
    sure = [one.office for one in tenures if one.held_on(day)]
    return sure or [one.office for one in tenures if one.held_on(day) is None and not is_past(one.office.title)]


def _role(part: Participation, person: Person | None, day: date) -> str | None:
    """The role that histories know somebody by: the rung, and of a minister the portfolio."""
    rung = _rung(part, person, day)
    if rung is not Rung.MINISTER:
        return history.role_of(rung, None)
    titles = [*_offices(person, day), *(office(title, part.side) for title in part.roles if not is_past(title))]
    portfolio = next((one.portfolio for one in titles if one.rung is rung and one.portfolio), None)
    return history.role_of(rung, portfolio)
