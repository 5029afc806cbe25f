"""One contact from its accounts: what they agree on, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    When,
    content_id,
)
from dragoman.reconcile.locations import town
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
    whens: Sequence[When] | None = None,
) -> Contact:
    """The contact that accounts tell of.

    Args:
        reports: Its accounts, earliest published first; at least one.
        people: Who each mention is, by its words and name.
        persons: The people of the case, by id.
        documents: The documents of the case, by id.
        origins: The origin of each account, in the same order; each is its own where absent.
        whens: The time of each account, in the same order, where it is not that of its report (a reprint).

    Returns:
        The strongest status that an account gives, and the strongest certainty and time among the accounts with that
        status: of days told with equal exactness, that which most origins give. Every other value stays, as a conflict
        where it contradicts.

    """
    statuses = {report.status for report in reports}
    status = next(status for status in (Status.HELD, Status.PLANNED, Status.DENIED) if status in statuses)
    telling = [report for report in reports if report.status is status]
    strongest = min(telling, key=lambda report: _STRENGTH.index(report.certainty))
    of = dict(zip((r.id for r in reports), whens or [r.when for r in reports], strict=True))
    from_ = dict(zip((r.id for r in reports), origins or [r.document for r in reports], strict=True))
    return Contact(
        id=content_id("contact", reports[0].id),
        kind=reports[0].kind,
        status=status,
        certainty=strongest.certainty,
        when=_when(telling, of, from_),
        participants=_participants(telling, reports, people, persons),
        reports=tuple(report.id for report in reports),
        more=any(report.more for report in reports),
        place=_place(reports, documents),
        country=next((report.country for report in reports if report.country), None),
        initiator=next((report.initiator for report in reports if report.initiator), None),
        form=next((report.form for report in reports if report.form), None),
        conflicts=(*_conflicts(reports, of), *_announced(telling, reports, people, persons)),
        origins=_origins(reports, list(from_.values())),
        known=min((day for report in reports if (day := documents[report.document].published)), default=None),
    )


def _when(telling: Sequence[Report], of: Mapping[str, When], origins: Mapping[str, str]) -> When:
    """The most exact time; of several, the one of most origins, then of the first account."""
    best = min(_EXACT.index(of[report.id].precision) for report in telling)
    exact = [report for report in telling if _EXACT.index(of[report.id].precision) == best]
    support: dict[tuple[date | None, date | None], set[str]] = {}
    for report in exact:
        support.setdefault(_days(of[report.id]), set()).add(origins[report.id])
    return of[max(exact, key=lambda report: len(support[_days(of[report.id])])).id]


def _days(when: When) -> tuple[date | None, date | None]:
    return when.first_day, when.last_day


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
    telling: Sequence[Report],
    reports: Sequence[Report],
    people: Mapping[tuple[Span, str], str],
    persons: Mapping[str, Person],
) -> tuple[Participation, ...]:
    """Those whom the accounts of the contact's own status name: who was to come did not therefore come."""
    largest = max(telling, key=lambda report: len(report.participants))
    mentions: dict[str, list[Mention]] = {}
    for report in (largest, *(r for r in telling if r is not largest), *(r for r in reports if r not in telling)):
        for mention in report.participants:
            person = people.get((mention.span, mention.name), mention.name)
            if report in telling or person in mentions:
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


def _announced(
    telling: Sequence[Report],
    reports: Sequence[Report],
    people: Mapping[tuple[Span, str], str],
    persons: Mapping[str, Person],
) -> Iterator[Conflict]:
    """Who was to come to a contact that was held, and whom no account of it names."""
    if telling[0].status is not Status.HELD:
        return
    came = {people.get((m.span, m.name), m.name) for report in telling for m in report.participants}
    plans: dict[str, list[str]] = {}
    for report in reports:
        for mention in report.participants if report.status is Status.PLANNED else ():
            person = people.get((mention.span, mention.name), mention.name)
            if person not in came:
                plans.setdefault(person, []).append(report.id)
    if plans:
        values = ((persons[one].name if one in persons else one, tuple(ids)) for one, ids in plans.items())
        yield Conflict(field="announced", values=tuple(values))


def _conflicts(reports: Sequence[Report], of: Mapping[str, When]) -> tuple[Conflict, ...]:
    found = []
    days = _values([(r, _day(of[r.id])) for r in reports if of[r.id].precision is Precision.DAY])
    if len(days) > 1:
        found.append(Conflict(field="when", values=days))
    statuses = _values([(r, r.status.value) for r in reports])
    if len(statuses) > 1 and any(value == Status.DENIED.value for value, _ in statuses):
        found.append(Conflict(field="status", values=statuses))
    fields: tuple[tuple[str, list[tuple[Report, str | None]]], ...] = (
        ("kind", [(r, r.kind.value) for r in reports]),
        ("country", [(r, r.country) for r in reports]),
        ("initiator", [(r, r.initiator) for r in reports]),
        ("form", [(r, r.form) for r in reports]),
    )
    for field, pairs in fields:
        values = _values(pairs)
        if len(values) > 1:
            found.append(Conflict(field=field, values=values))
    towns = [(r, town(r.place)) for r in reports if r.place is not None]
    if len({where for _, where in towns if where is not None}) > 1:
        placed = [(r, r.place if where is not None else None) for r, where in towns]
        found.append(Conflict(field="place", values=_values(placed)))
    return tuple(found)


def _day(when: When) -> str | None:
    first: date | None = when.first_day
    return first.isoformat() if first else None


def _values(pairs: list[tuple[Report, str | None]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for report, value in pairs:
        if value is not None:
            found.setdefault(value, []).append(report.id)
    return tuple((value, tuple(ids)) for value, ids in found.items())
