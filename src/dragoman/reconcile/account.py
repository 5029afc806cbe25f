"""A report made ready to be held against others: who, when in UTC, and from which origin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from dragoman.model import Aspect, Document, Kind, Mention, Person, Precision, Report, Span, When

LONGEST = timedelta(days=14)  # longer stretches fix no contact
_NEAR = 200  # characters around the words of a contact in which a text may count it
# "the second conversation in two days": the text itself tells this contact from another one just before.
_AGAIN = re.compile(
    r"(?i)\b(?:(?:second|third|another|one more|repeat\w*) (?:[\w-]+ ){0,2}?"
    r"(?:call|conversation|talk|meeting|contact|round)s?"
    r"|(?:spoke|talked|met|called|speak|talk|meet) again|for the (?:second|third) time"
    r"|(?:втор|трет|ещё одн|еще одн|повторн|очередн)\w* (?:[\w-]+ ){0,2}?"
    r"(?:разговор|бесед|встреч|переговор|контакт)\w*"
    r"|(?:снова|вновь|повторно|ещё раз|еще раз) (?:поговорил|побеседовал|встрет|созвон|провел|провёл)\w*)"
)
_RECEIVED = re.compile(r"(?i)\b(?:receiv|got\b|получил|поступил)")
_FROM = re.compile(r"(?i)\b(?:from|by|от)\b")


@dataclass(frozen=True, slots=True)
class Taker:
    """One who took part: the person's id, the name as read, the side, and whether anything but the name is known."""

    person: str
    name: str
    side: str | None
    anchored: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A report with its people resolved. ``first`` and ``last`` are local days, ``None`` where no day is fixed.

    ``when`` is the report's own time, or for a reprint its original's. ``sender`` is whose message it is, ``again``
    whether the text tells it from another contact just before, ``aides`` are the names of those who came along.
    """

    report: Report
    takers: tuple[Taker, ...]
    origin: str
    publisher: str
    published: date | None
    when: When
    sender: str | None = None
    again: bool = False
    aides: frozenset[str] = frozenset()
    first: date | None = field(init=False)
    last: date | None = field(init=False)
    start: datetime | None = field(init=False)
    end: datetime | None = field(init=False)

    def __post_init__(self) -> None:
        fixed = fixes_days(self.when)
        interval = self.when.interval if fixed else None
        for name, value in (
            ("first", self.when.first_day if fixed else None),
            ("last", self.when.last_day if fixed else None),
            ("start", interval.start if interval else None),
            ("end", interval.end if interval else None),
        ):
            object.__setattr__(self, name, value)

    def at(self, when: When) -> Account:
        """The same account with another time."""
        return replace(self, when=when)

    @property
    def key(self) -> tuple[date, str, Span, str]:
        """The place among accounts: publication, document, words; two of the same words stand by their ids."""
        return self.published or date.max, self.report.document, self.report.evidence, self.report.id

    @property
    def assumed(self) -> bool:
        """Whether the day is only that of publication."""
        return self.when.precision is Precision.ASSUMED

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
    words = document.content[max(0, report.evidence.start - _NEAR) : report.evidence.end + _NEAR]
    return Account(
        report=report,
        takers=tuple(takers.values()),
        origin=origin,
        publisher=document.publisher,
        published=document.published,
        when=report.when,
        sender=_sender(report, tuple(takers), document) if report.kind is Kind.MESSAGE else None,
        again=_AGAIN.search(words) is not None,
        aides=frozenset(one.value for one in report.circumstances if one.aspect is Aspect.DELEGATION),
    )


def fixes_days(when: When) -> bool:
    """Whether a time is near enough to tell one contact from the next: days, not a month, a year or a long stretch."""
    return when.interval is not None and when.interval.end - when.interval.start <= LONGEST


def _sender(report: Report, people: tuple[str, ...], document: Document) -> str | None:
    """Who sent a message: who is named first, unless the words say that it was received from the other."""
    if len(people) < 2:
        return None
    one, two = (mention.span for mention in report.participants[:2])
    between = document.content[min(one.end, two.end) : max(one.start, two.start)]
    turned = _RECEIVED.search(between) is not None and _FROM.search(between) is not None
    return people[1 if turned and one.start < two.start else 0]


def _taker(mention: Mention, people: Mapping[tuple[Span, str], str], persons: Mapping[str, Person]) -> Taker:
    identity = people.get((mention.span, mention.name))
    person = persons.get(identity) if identity is not None else None
    side = mention.side or (person.sides[0] if person is not None and person.sides else None)
    anchored = mention.side is not None or (person is not None and bool(person.sides or person.tenures))
    return Taker(person=identity or mention.name, name=mention.name, side=side, anchored=anchored)
