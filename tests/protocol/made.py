"""Small cases made by hand: a guest from Russia in Kazakhstan, and what accounts tell of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dragoman.model import (
    Aspect,
    Certainty,
    Check,
    Circumstance,
    Contact,
    Document,
    Edge,
    Kind,
    Participation,
    Person,
    Precision,
    ProtocolBook,
    Report,
    Span,
    Standing,
    Status,
    Stop,
    Tenure,
    Trip,
    When,
)
from dragoman.protocol import Facts, check, read_book
from dragoman.reference.offices import office

DAY = date(2020, 3, 3)
STATES = {"kremlin": "RUS", "akorda": "KAZ", "mfa_china": "CHN"}


class World:
    """What a case knows, put together piece by piece."""

    def __init__(self) -> None:
        """Nothing is known."""
        self.documents: dict[str, Document] = {}
        self.reports: dict[str, Report] = {}
        self.contacts: dict[str, Contact] = {}
        self.persons: dict[str, Person] = {}
        self.trips: list[Trip] = []

    def person(self, name: str, side: str, *offices: tuple[str, date | None, date | None], **more: Any) -> str:
        """Somebody with offices, each from a day until a day."""
        tenures = tuple(
            Tenure(person=name, office=office(title, side), since=Edge.on(since), until=Edge.on(until))
            for title, since, until in offices
        )
        self.persons[name] = Person(id=name, name=name, sides=(side,), tenures=tenures, **more)
        return name

    def document(self, publisher: str, text: str, published: date | None = DAY, *, hour: int | None = None) -> str:
        """A text of a publisher."""
        identity = f"doc-{len(self.documents)}"
        moment = None if hour is None or published is None else datetime.combine(published, time(hour), tzinfo=UTC)
        self.documents[identity] = Document(
            id=identity, snapshot="s", publisher=publisher, language="en", title="A release", text=text,
            published=published, published_at=moment,
        )  # fmt: skip
        return identity

    def report(
        self,
        document: str,
        *circumstances: tuple[Aspect, str],
        kind: Kind = Kind.VISIT,
        status: Status = Status.HELD,
        day: date = DAY,
    ) -> str:
        """An account of a document."""
        identity = f"report-{len(self.reports)}"
        span = Span(document=document, start=0, end=9)
        self.reports[identity] = Report(
            id=identity,
            document=document,
            kind=kind,
            status=status,
            when=_on(day),
            participants=(),
            evidence=span,
            circumstances=tuple(Circumstance(aspect=aspect, value=value, span=span) for aspect, value in circumstances),
        )
        return identity

    def contact(
        self,
        kind: Kind,
        *parts: tuple[str, str, str],
        reports: tuple[str, ...] = (),
        day: date = DAY,
        last: date | None = None,
        **more: Any,
    ) -> str:
        """A contact of people, each with a side and what the accounts call them."""
        identity = f"{kind.value}-{len(self.contacts)}"
        told: dict[str, Any] = {"status": Status.HELD, "country": "KAZ", "when": _on(day, last)} | more
        self.contacts[identity] = Contact(
            id=identity,
            kind=kind,
            certainty=Certainty.ASSERTED,
            participants=tuple(
                Participation(person=name, side=side, roles=(role,) if role else (), mentions=())
                for name, side, role in parts
            ),
            reports=reports or (self.report(self.document("press", "It was held."), kind=kind, day=day),),
            **told,
        )
        return identity

    def visit(
        self,
        *parts: tuple[str, str, str],
        meetings: tuple[str, ...] = (),
        nights: tuple[int, int] | None = (1, 1),
        host: str = "KAZ",
        day: date = DAY,
        **more: Any,
    ) -> str:
        """A visit with its trip of one stop."""
        identity = self.contact(Kind.VISIT, *parts, day=day, country=host, **more)
        bounds = (None, None)
        if nights is not None:
            bounds = (
                Edge.on(day),
                Edge(earliest=day + timedelta(days=nights[0]), latest=day + timedelta(days=nights[1])),
            )  # type: ignore[assignment]
        stop = Stop(country=host, place=None, arrival=bounds[0], departure=bounds[1], visit=identity, contacts=meetings)
        self.trips.append(
            Trip(
                id=f"trip-{identity}",
                travellers=tuple(name for name, _, _ in parts),
                side=parts[0][1],
                status=self.contacts[identity].status,
                stops=(stop,),
                visits=(identity,),
                contacts=meetings,
            )
        )
        return identity

    def facts(self) -> Facts:
        """All of it."""
        return Facts(
            contacts=self.contacts, reports=self.reports, persons=self.persons, documents=self.documents,
            trips=self.trips, states=STATES,
        )  # fmt: skip

    def checks(self, rule: str, **book: Any) -> list[Check]:
        """How contacts stand to one rule (YAML, without what all rules have)."""
        return list(check([book_of(rule, **book)], self.facts()))

    def standing(self, rule: str, **book: Any) -> Standing | None:
        """How the one contact stands to which the rule applies; ``None`` where there is none."""
        found = self.checks(rule, **book)
        assert len(found) <= 1
        return found[0].standing if found else None


def book_of(*rules: str, sides: tuple[str, ...] = ()) -> ProtocolBook:
    """A book of rules that say only what is their own."""
    told = "".join(
        f"  - {{id: rule-{at}, strength: custom, source: a test, why: It is usual so., {rule}}}\n"
        for at, rule in enumerate(rules)
    )
    return read_book(
        f"book: test\ntitle: A test\nversion: 1\nsides: [{', '.join(sides)}]\nrules:\n{told}", origin="test.yaml"
    )


def _on(first: date, last: date | None = None) -> When:
    precision = Precision.DAY if last in {None, first} else Precision.RANGE
    return When.days(first, last or first, precision=precision)


def assumed(when: When) -> When:
    """The same days, taken from publication alone."""
    return replace(when, precision=Precision.ASSUMED)
