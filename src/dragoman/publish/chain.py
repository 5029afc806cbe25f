"""The chain: the contacts that matter as a strip of days, with the gaps between them to scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Certainty, Contact, Precision, Status
from dragoman.publish.record import Record
from dragoman.publish.wording import MONTHS

LIMIT = 12  # contacts that a reader takes in at a glance
SCALE_WIDTH = 1000
COLUMN_WIDTH = 250
_SURE = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.PROBABLE, Certainty.INFERRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One day of the chain.

    ``gap_days`` are the days without a chosen contact since the day before it (0 for the first and for neighbours);
    ``x`` its place on the rule, ``column`` the middle of its cards, both in the rule's units.
    """

    day: date
    contacts: tuple[Contact, ...]
    gap_days: int
    x: float
    column: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on the rule; ``label`` is the day of the month or the month, ``None`` for a bare tick."""

    x: float
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The strip. ``width`` is the rule's, in units; ``whole`` tells that no dated contact was left out."""

    links: tuple[Link, ...]
    ticks: tuple[Tick, ...]
    width: int
    whole: bool
    total: int


def chain(record: Record) -> Chain:
    """The chosen contacts by first day.

    All contacts of a small case; of a larger one, those that weigh most: what offices assert before what others tell,
    and guesses last; then those on which most independent accounts agree, the latest first among equals. A denial and
    what it denies stand both or neither. What lies outside the days that the case asks about is left to the
    chronology, as are contacts whose day is not known.
    """
    dated = [
        contact
        for contact in record.contacts
        if contact.when.first_day is not None and contact.when.precision not in (Precision.YEAR, Precision.UNKNOWN)
    ]
    chosen = asked = [contact for contact in dated if record.in_period(contact)] or dated
    if len(asked) > LIMIT:
        latest_first = sorted(asked, key=lambda contact: (_first(contact), contact.id), reverse=True)
        chosen = _with_denials(record, sorted(latest_first, key=lambda contact: _weight(record, contact)))
    by_day: dict[date, list[Contact]] = {}
    for contact in sorted(chosen, key=lambda contact: (_first(contact), contact.id)):
        by_day.setdefault(_first(contact), []).append(contact)
    days = sorted(by_day)
    if not days:
        return Chain(links=(), ticks=(), width=SCALE_WIDTH, whole=True, total=len(record.contacts))
    width = max(SCALE_WIDTH, COLUMN_WIDTH * len(days))
    total_days = (days[-1] - days[0]).days + 1
    unit = width / total_days
    links = tuple(
        Link(
            day=day,
            contacts=tuple(by_day[day]),
            gap_days=0 if index == 0 else (day - days[index - 1]).days - 1,
            x=round(((day - days[0]).days + 0.5) * unit, 1),
            column=round((index + 0.5) * width / len(days), 1),
        )
        for index, day in enumerate(days)
    )
    return Chain(
        links=links,
        ticks=_ticks(days[0], total_days, unit),
        width=width,
        whole=len(chosen) == len(dated),
        total=len(record.contacts),
    )


def _weight(record: Record, contact: Contact) -> tuple[bool, int, int]:
    """Lightest last: whether no office asserts it, how unsure it is told, and how few independent accounts it has."""
    asserted = any(
        report.certainty is Certainty.ASSERTED and record.official(record.documents[report.document]) is not None
        for report in record.accounts(contact)
    )
    return not asserted, _SURE.index(contact.certainty), -record.origins(contact)


def _with_denials(record: Record, ranked: list[Contact]) -> list[Contact]:
    """The first contacts, each with those that deny it or that it denies, as many as there is room for."""
    known = {contact.id for contact in ranked}
    chosen: dict[str, Contact] = {}
    for contact in ranked:
        against = [
            other
            for other in record.maybe_same(contact)
            if other.id in known and {contact.status, other.status} == {Status.HELD, Status.DENIED}
        ]
        more = {one.id: one for one in (contact, *against) if one.id not in chosen}
        if not chosen or len(chosen) + len(more) <= LIMIT:
            chosen |= more
    return list(chosen.values())


def _first(contact: Contact) -> date:
    first = contact.when.first_day
    assert first is not None  # noqa: S101  # only dated contacts come here
    return first


def _ticks(start: date, total_days: int, unit: float) -> tuple[Tick, ...]:
    """Every day where there is room, else the first of every month, else of every year."""
    days = [start + timedelta(days=offset) for offset in range(total_days)] if total_days <= 20_000 else []
    if unit >= 24:
        return tuple(Tick(x=round((n + 0.5) * unit, 1), label=str(day.day)) for n, day in enumerate(days))
    monthly = unit * 30 >= 34
    marked = [(n, day) for n, day in enumerate(days) if day.day == 1 and (monthly or day.month == 1)]
    return tuple(
        Tick(x=round(n * unit, 1), label=str(day.year) if day.month == 1 else MONTHS[day.month - 1][:3])
        for n, day in marked
    )
