"""A report made ready to be held against others: who, when in UTC, and from which origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dragoman.model import Document, Mention, Person, Precision, Report, Span

_LONGEST = timedelta(days=14)  # longer stretches fix no contact


@dataclass(frozen=True, slots=True)
class Taker:
    """One who took part: the person's id, the name as read, the side, and whether anything but the name is known."""

    person: str
    name: str
    side: str | None
    anchored: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A report with its people resolved. ``first`` and ``last`` are local days, ``None`` where no day is fixed."""

    report: Report
    takers: tuple[Taker, ...]
    origin: str
    publisher: str
    published: date | None
    first: date | None
    last: date | None
    start: datetime | None
    end: datetime | None
    assumed: bool

    @property
    def key(self) -> tuple[date, str, Span]:
        """The place among accounts: publication, document, words."""
        return self.published or date.max, self.report.document, self.report.evidence

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part, as far as they are known."""
        return frozenset(taker.side for taker in self.takers if taker.side)


def prepare(
    report: Report,
    *,
    people: Mapping[tuple[Span, str], str],
    persons: Mapping[str, Person],
    document: Document,
    origin: str,
) -> Account:
    """The account that a report gives.

    Args:
        report: As read.
        people: Who each mention is, by its words and name.
        persons: The people of the case, by id.
        document: Where the report stands.
        origin: The id of the document that this one copies, or its own.

    """
    takers: dict[str, Taker] = {}
    for mention in report.participants:
        taker = _taker(mention, people, persons)
        takers.setdefault(taker.person, taker)
    when = report.when
    fixed = (
        when.interval is not None
        and when.precision not in {Precision.MONTH, Precision.YEAR}
        and when.interval.end - when.interval.start <= _LONGEST
    )
    interval = when.interval if fixed else None
    return Account(
        report=report,
        takers=tuple(takers.values()),
        origin=origin,
        publisher=document.publisher,
        published=document.published,
        first=when.first_day if fixed else None,
        last=when.last_day if fixed else None,
        start=interval.start if interval else None,
        end=interval.end if interval else None,
        assumed=when.precision is Precision.ASSUMED,
    )


def _taker(mention: Mention, people: Mapping[tuple[Span, str], str], persons: Mapping[str, Person]) -> Taker:
    identity = people.get((mention.span, mention.name))
    person = persons.get(identity) if identity is not None else None
    side = mention.side or (person.sides[0] if person is not None and person.sides else None)
    anchored = mention.side is not None or (person is not None and bool(person.sides or person.tenures))
    return Taker(person=identity or mention.name, name=mention.name, side=side, anchored=anchored)
