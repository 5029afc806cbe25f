"""Contradictions among the offices known: two holders of one seat at once, an end before a beginning. None is resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.model import Gap, Office, Person, Room, Rung, Span, Tenure
from dragoman.reference.offices import is_crown, single, telling

_HANDOVER = timedelta(days=31)  # texts go on to name a predecessor, or begin early with a successor


def contradictions(persons: Iterable[Person]) -> list[Gap]:
    """A gap for each contradiction among the offices of people, in the order of the people."""
    gaps = []
    seats: defaultdict[tuple[object, ...], list[tuple[Person, Tenure]]] = defaultdict(list)
    for person in persons:
        for tenure in person.tenures:
            if tenure.contradictory:
                gaps.append(
                    _gap(
                        "end-before-start",
                        person,
                        tenure,
                        f"{person.name}, {tenure.office.title}: the office ends ({tenure.until.latest}) before it begins "
                        f"({tenure.since.earliest})",
                    )
                )
            elif single(tenure.office) and tenure.office.side and tenure.manner is None and _well_told(tenure):
                seats[_seat(tenure.office)].append((person, tenure))
    for held in seats.values():
        gaps.extend(_together(held))
    return gaps


def _well_told(tenure: Tenure) -> bool:
    """Whether an office is known from a register, or from several documents: one slip of a pen contradicts nobody."""
    documents = {source.document for source in tenure.sources if isinstance(source, Span)}
    return len(documents) != 1 or any(isinstance(source, str) for source in tenure.sources)


def _seat(office: Office) -> tuple[object, ...]:
    """What two offices of one seat share: titles differ in wording, and only heads of state are told apart by it."""
    if office.rung is Rung.HEAD_OF_STATE:
        return office.side, office.rung, is_crown(office), telling(office.title, office.side)
    return office.side, office.rung, office.portfolio


def _together(held: list[tuple[Person, Tenure]]) -> list[Gap]:
    told: dict[tuple[str, str], Gap] = {}
    for at, (person, tenure) in enumerate(held):
        for other, theirs in held[at + 1 :]:
            pair = (person.id, other.id)
            if other.id == person.id or pair in told:
                continue
            first, last = _shared(tenure, theirs)
            if last - first > _HANDOVER:
                reason = (
                    f"{person.name} and {other.name} both are {tenure.office.title} ({tenure.office.side}) between {first} and "
                    f"{last}"
                )
                told[pair] = _gap("two-holders", person, tenure, reason)
    return list(told.values())


def _shared(one: Tenure, two: Tenure) -> tuple[date, date]:
    """The days on which both are known to be held: from the later beginning to the earlier end."""
    first = max(one.since.latest or date.max, two.since.latest or date.max)
    last = min(one.until.earliest or date.min, two.until.earliest or date.min)
    return (first, last) if first < last else (date.min, date.min)


def _gap(kind: str, person: Person, tenure: Tenure, reason: str) -> Gap:
    span = next((source for source in tenure.sources if isinstance(source, Span)), None)
    return Gap(
        room=Room.IDENTIFY,
        kind=kind,
        subject=person.id,
        reason=reason,
        advice="see the sources of both; what you know for certain belongs in people.toml",
        document=span.document if span else None,
        span=span,
    )
