"""One contact from its accounts: what they agree on, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.model import (
    Certainty,
    Conflict,
    Contact,
    Document,
    Mention,
    Participation,
    Person,
    Precision,
    Report,
    Span,
    Status,
    content_id,
)
from dragoman.reference import states

_STRENGTH = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.PROBABLE, Certainty.INFERRED)
_EXACT = (Precision.DAY, Precision.RANGE, Precision.ASSUMED, Precision.MONTH, Precision.YEAR, Precision.UNKNOWN)


def contact_of(
    reports: Sequence[Report],
    *,
    people: Mapping[tuple[Span, str], str],
    persons: Mapping[str, Person],
    documents: Mapping[str, Document],
    origins: Sequence[str] | None = None,
) -> Contact:
    """The contact that accounts tell of.

    Args:
        reports: Its accounts, earliest published first; at least one.
        people: Who each mention is, by its words and name.
        persons: The people of the case, by id.
        documents: The documents of the case, by id.
        origins: The origin of each account, in the same order; each is its own where absent.

    Returns:
        The strongest status that an account gives, and the strongest certainty and time among the accounts with that
        status; every other value stays, as a conflict where it contradicts.

    """
    statuses = {report.status for report in reports}
    status = next(status for status in (Status.HELD, Status.PLANNED, Status.DENIED) if status in statuses)
    telling = [report for report in reports if report.status is status]
    strongest = min(telling, key=lambda report: _STRENGTH.index(report.certainty))
    when = min(telling, key=lambda report: _EXACT.index(report.when.precision)).when
    return Contact(
        id=content_id("contact", reports[0].id),
        kind=reports[0].kind,
        status=status,
        certainty=strongest.certainty,
        when=when,
        participants=_participants(reports, people, persons),
        reports=tuple(report.id for report in reports),
        more=any(report.more for report in reports),
        place=_place(reports, documents),
        country=next((report.country for report in reports if report.country), None),
        initiator=next((report.initiator for report in reports if report.initiator), None),
        form=next((report.form for report in reports if report.form), None),
        conflicts=_conflicts(reports),
        origins=_origins(reports, origins or [report.document for report in reports]),
        known=min((day for report in reports if (day := documents[report.document].published)), default=None),
    )


def _origins(reports: Sequence[Report], origins: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    found: dict[str, list[str]] = {}
    for report, origin in zip(reports, origins, strict=True):
        found.setdefault(origin, []).append(report.id)
    return tuple(tuple(ids) for ids in found.values())


def _place(reports: Sequence[Report], documents: Mapping[str, Document]) -> str | None:
    """The place as the clearest account gives it: a known name in English, any other English words, other languages.

    A name that no list knows comes last: it may be misspelt.
    """

    def rank(report: Report) -> int:
        assert report.place is not None  # noqa: S101
        known = states.code_of(report.place, city=True) is not None
        english = documents[report.document].language == "en"
        if english and (known or report.place.startswith("the ")):
            return 0 if known else 1
        return 2 if known else 3

    placed = [report for report in reports if report.place is not None]
    return min(placed, key=rank).place if placed else None


def _participants(
    reports: Sequence[Report], people: Mapping[tuple[Span, str], str], persons: Mapping[str, Person]
) -> tuple[Participation, ...]:
    largest = max(reports, key=lambda report: len(report.participants))
    mentions: dict[str, list[Mention]] = {}
    for report in (largest, *(r for r in reports if r is not largest)):
        for mention in report.participants:
            person = people.get((mention.span, mention.name), mention.name)
            mentions.setdefault(person, []).append(mention)
    return tuple(
        Participation(
            person=person,
            side=next((m.side for m in said if m.side), None)
            or (persons[person].sides[0] if person in persons and persons[person].sides else None),
            roles=tuple(dict.fromkeys(m.role for m in said if m.role)),
            mentions=tuple(said),
        )
        for person, said in mentions.items()
    )


def _conflicts(reports: Sequence[Report]) -> tuple[Conflict, ...]:
    found = []
    days = _values([(r, _day(r)) for r in reports if r.when.precision is Precision.DAY])
    if len(days) > 1:
        found.append(Conflict(field="when", values=days))
    statuses = _values([(r, r.status.value) for r in reports])
    if len(statuses) > 1 and any(value == Status.DENIED.value for value, _ in statuses):
        found.append(Conflict(field="status", values=statuses))
    fields: tuple[tuple[str, list[tuple[Report, str | None]]], ...] = (
        ("kind", [(r, r.kind.value) for r in reports]),
        ("country", [(r, r.country) for r in reports]),
        ("initiator", [(r, r.initiator) for r in reports]),
    )
    for field, pairs in fields:
        values = _values(pairs)
        if len(values) > 1:
            found.append(Conflict(field=field, values=values))
    return tuple(found)


def _day(report: Report) -> str | None:
    first: date | None = report.when.first_day
    return first.isoformat() if first else None


def _values(pairs: list[tuple[Report, str | None]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for report, value in pairs:
        if value is not None:
            found.setdefault(value, []).append(report.id)
    return tuple((value, tuple(ids)) for value, ids in found.items())
