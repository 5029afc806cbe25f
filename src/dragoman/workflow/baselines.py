"""Surprises with how each of their contacts stands to the past of the two persons, or of the two offices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from dragoman import history
from dragoman.model import (
    Contact,
    Kind,
    Nearness,
    Participation,
    PastContact,
    Person,
    ReferenceSet,
    Rung,
    Surprise,
    Trip,
)
from dragoman.reference import states

RungOf = Callable[[Participation, Person | None, date], Rung | None]
_Taken = tuple[Participation, Person | None, Rung | None]
_MOST = 4  # people of a side that are tried: a delegation is no pair of persons


def with_baselines(
    found: Iterable[Surprise],
    every: Sequence[PastContact],
    tried: Mapping[str, Sequence[history.Two]],
    stays_since: Mapping[str, int],
    references: Sequence[ReferenceSet],
) -> Iterator[Surprise]:
    """Surprises with the baselines of their contacts.

    Args:
        found: Ranked and refused ones; of these nothing is told, since their wider past is too thin already.
        every: All contacts, past and of the case.
        tried: For each contact of the case the two as persons and as offices.
        stays_since: Since when stays are recorded as they are, by contact (ordinal; 0 where that never changed).
        references: The sets that past contacts come from.

    """
    asked = list(found)
    by_sides: dict[tuple[str, str], list[PastContact]] = {one.sides: [] for one in asked if one.p is not None}
    for one in every:
        if one.sides in by_sides:
            by_sides[one.sides].append(one)
    by_id = {one.id: one for past in by_sides.values() for one in past}
    for surprise in asked:
        if surprise.p is None:
            yield surprise
            continue
        told = tuple(
            history.baseline(
                by_id[name],
                tried.get(name, ()),
                by_sides[surprise.sides],
                references=references,
                stays_since=stays_since[name],
            )
            for name in surprise.contacts
        )
        yield replace(surprise, baselines=told)


def tried(
    asked: Iterable[Contact],
    trips: Iterable[Trip],
    contacts: Mapping[str, Contact],
    people: Mapping[str, Person],
    bearers: history.Bearers,
    *,
    rung: RungOf,
) -> dict[str, tuple[history.Two, ...]]:
    """The two of each contact as persons and as offices, those who stand highest first.

    Args:
        asked: Contacts of two sides that were held on a known day.
        trips: With the meetings of each visit.
        contacts: All of the case, by id.
        people: By id.
        bearers: Who bears which name in histories; of each contact only what was over before it counts.
        rung: Which rung somebody stood on that day.

    """
    stops = {stop.visit: stop for trip in trips for stop in trip.stops if stop.visit}
    found: dict[str, tuple[history.Two, ...]] = {}
    for contact in asked:
        day, stop = contact.when.first_day, stops.get(contact.id)
        own = {part.side for part in contact.participants if part.side}
        sides = sorted(own | ({contact.country} if contact.kind is Kind.VISIT and contact.country else set()))
        if len(sides) != 2 or day is None:
            continue
        held = [contact, *(contacts[name] for name in (stop.contacts if stop else ()) if name in contacts)]
        one, two = (
            [
                (part, people.get(name), rung(part, people.get(name), day))
                for name, part in {
                    part.person: part for each in held for part in each.participants if part.side == side
                }.items()
            ]
            for side in sides
        )
        found[contact.id] = _twos(one, two, bearers, day)
    return found


def _twos(one: Sequence[_Taken], two: Sequence[_Taken], bearers: history.Bearers, day: date) -> tuple[history.Two, ...]:
    found = [
        history.Two(Nearness.PERSONS, _by_name(part, person, bearers, day), _by_name(other, another, bearers, day))
        for (part, person, _), (other, another, _) in _by_rank(_highest(one), _highest(two))
    ]
    offices = [
        [(part.side, rung) for part, _, rung in _highest(side)[:1] if rung is not None and part.side is not None]
        for side in (one, two)
    ]
    found += [history.Two(Nearness.OFFICES, _by_rung(*mine), _by_rung(*theirs)) for mine, theirs in product(*offices)]
    return tuple(found)


def _by_rank(one: Sequence[_Taken], two: Sequence[_Taken]) -> list[tuple[_Taken, _Taken]]:
    """Every two, the two principals first, then those who stand next to them."""
    places = sorted(product(range(len(one)), range(len(two))), key=lambda at: (sum(at), at))
    return [(one[a], two[b]) for a, b in places]


def _highest(side: Sequence[_Taken]) -> list[_Taken]:
    ladder = list(Rung)
    return sorted(side, key=lambda one: len(ladder) if one[2] is None else ladder.index(one[2]))[:_MOST]


def _by_name(part: Participation, person: Person | None, bearers: history.Bearers, day: date) -> history.Party:
    if person is not None:
        return somebody(person, part.side, bearers, before=day)
    return history.Party(words=part.person, side=part.side, names=spellings((part.person,), part.side, bearers, day))


def somebody(
    person: Person, side: str | None, bearers: history.Bearers, *, before: date | None = None
) -> history.Party:
    """Somebody whom the case knows, in histories up to a day."""
    own = (person.name, *person.aliases)
    return history.Party(
        words=person.name,
        side=side,
        names=spellings(own, side, bearers, before),
        families=frozenset(told[-1] for name in own if (told := history.words(name))),
        tenures=tuple(one for one in person.tenures if one.office.side in {None, side}),
    )


def spellings(
    own: Sequence[str], side: str | None, bearers: history.Bearers, before: date | None = None
) -> frozenset[str]:
    """The spellings of somebody, folded: those of the case, and those of histories that can be nobody else's.

    A family name alone is a person's only beside a fuller spelling that fits this person and no other of the side.
    """
    whole = [name for name in own if len(history.words(name)) > 1]
    told = {name.casefold() for name in whole or own}
    found = [bearers.people(name, side, before=before) for name in whole]
    for (_, full), names in (entry for one in found for entry in one.items()):
        fits = all(len(one) <= 1 or full.casefold() in told for one in found)
        if fits and len(history.words(full)) > 1:
            told |= {name.casefold() for name in names}
    return frozenset(told)


def _by_rung(side: str, rung: Rung) -> history.Party:
    return history.Party(words=f"the {rung.value} ({states.name_of(side)})", side=side, rung=rung)
