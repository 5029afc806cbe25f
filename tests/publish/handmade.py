"""A dossier made by hand: two offices that tell of one call and do not agree, an agency, and a guess.

The reading and comparing rooms have no part in it, so that these tests tell of the pages alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

from dragoman.model import (
    Act,
    Alignment,
    Case,
    Certainty,
    Comparison,
    Conflict,
    Contact,
    Difference,
    Document,
    Dossier,
    Interval,
    Kind,
    Link,
    Participation,
    Person,
    Precision,
    Proposition,
    Publisher,
    PublisherKind,
    Relation,
    Report,
    Span,
    Status,
    Verdict,
    When,
)
from dragoman.publish.pages import Site
from dragoman.publish.record import Record

HOUSE = Publisher(
    id="white_house",
    name="The White House",
    kind=PublisherKind.OFFICIAL,
    zone="America/New_York",
    languages=("en",),
    state="USA",
    seat="Washington",
)
AKORDA = Publisher(
    id="akorda_en",
    name="President of Kazakhstan (English)",
    kind=PublisherKind.OFFICIAL,
    zone="Asia/Almaty",
    languages=("en",),
    state="KAZ",
    seat="Astana",
)
AKORDA_RU = replace(AKORDA, id="akorda_ru", name="President of Kazakhstan (Russian)", languages=("ru",))
PRESS = Publisher(
    id="press", name="Press", kind=PublisherKind.PRESS, zone="UTC", languages=("en",), labels=("Reuters",)
)

TEXTS = {
    "doc-a": (
        HOUSE,
        "en",
        date(2023, 3, 14),
        "The presidents spoke today by phone.\nTrade reached 3.9 billion dollars last year.\n"
        "They hope to sign a memorandum on 20 June.\nThey did not discuss air defence.\n"
        "They agreed to build the road.\nPresident Biden raised human rights.\nThey spoke of oil.",
    ),
    "doc-b": (
        AKORDA,
        "en",
        date(2023, 3, 15),
        "On 15 March the presidents spoke by telephone.\nTrade reached 4.2 billion dollars last year.\n"
        "They will sign a memorandum on 10 June.\nThey also discussed air defence.\n"
        "They spoke of the road.\nThe sides touched upon Afghanistan.\nThey spoke of oil.",
    ),
    "doc-c": (PRESS, "en", date(2023, 3, 15), "Tokayev and Biden spoke by phone on Wednesday."),
    "doc-d": (AKORDA_RU, "ru", date(2023, 3, 15), "15 марта состоялся телефонный разговор."),
    "doc-e": (PRESS, "en", date(2023, 3, 17), "Tokayev and Biden have perhaps spoken again."),
}


def documents() -> tuple[Document, ...]:
    """The texts; the agency is named by its address alone."""
    return tuple(
        Document(
            id=name,
            snapshot="",
            publisher=publisher.id,
            language=language,
            title=f"Title of {name}",
            text=text,
            published=day,
            outlet="press" if publisher is PRESS else None,
            url="https://www.reuters.com/x" if name == "doc-c" else "https://opinions.example/y",
        )
        for name, (publisher, language, day, text) in TEXTS.items()
    )


def sentence(name: str, at: int) -> str:
    """A sentence of a text by its number, from 0."""
    return TEXTS[name][3].split("\n")[at]


def span(name: str, at: int) -> Span:
    """Where that sentence stands."""
    start = len(f"Title of {name}\n") + TEXTS[name][3].index(sentence(name, at))
    return Span(document=name, start=start, end=start + len(sentence(name, at)))


def proposition(name: str, at: int, **fields: object) -> Proposition:
    """A sentence as a proposition."""
    return replace(Proposition(span=span(name, at), act=Act.STATE), **fields)  # type: ignore[arg-type]


def aligned(relation: Relation, at: int, *pairs: tuple[str, str]) -> Alignment:
    """Two propositions of one number that relate in one way, with the values that stand against each other."""
    differences = (Difference(relation=relation, reason="", pairs=pairs),) if relation is not Relation.SHARED else ()
    return Alignment(
        relation=relation, one=(at,), two=(at,), likeness=0.9, reason="both say it", differences=differences
    )


def comparison() -> Comparison:
    """The two offices side by side, with every relation but two in it."""
    one = (
        proposition("doc-a", 0, days=("2023-03-14",)),
        proposition("doc-a", 1, numbers=("3900000000 USD",)),
        proposition("doc-a", 2, days=("2023-06-20",)),
        proposition("doc-a", 3, negated=True),
        proposition("doc-a", 4, act=Act.AGREE, strength=4),
        proposition("doc-a", 5),
        proposition("doc-a", 6),
    )
    two = (
        proposition("doc-b", 0, days=("2023-03-15",)),
        proposition("doc-b", 1, numbers=("4200000000 USD",)),
        proposition("doc-b", 2, days=("2023-06-10",)),
        proposition("doc-b", 3),
        proposition("doc-b", 4, act=Act.DISCUSS, strength=1),
        proposition("doc-b", 5),
        proposition("doc-b", 6),
    )
    alignments = (
        aligned(Relation.DATE_CONFLICT, 0, ("2023-03-14", "2023-03-15")),
        aligned(Relation.NUMBER_CONFLICT, 1, ("3900000000 USD", "4200000000 USD")),
        aligned(Relation.DATE_CONFLICT, 2, ("2023-06-20", "2023-06-10")),
        aligned(Relation.POLARITY_CONFLICT, 3),
        aligned(Relation.STRENGTH_SHIFT, 4),
        Alignment(relation=Relation.ONLY_ONE, one=(5,), two=(), likeness=0.0, reason=""),
        Alignment(relation=Relation.ONLY_TWO, one=(), two=(5,), likeness=0.0, reason=""),
        aligned(Relation.SHARED, 6),
    )
    return Comparison(
        contact="contact-1",
        one="doc-a",
        two="doc-b",
        propositions_one=one,
        propositions_two=two,
        alignments=alignments,
        covered_one=6 / 7,
        covered_two=6 / 7,
        agreement=6 / 7,
        topic_divergence_bits=0.2,
        lag=timedelta(days=1),
        shares_one=(("KAZ", 0.4), ("both", 0.3), ("not told", 0.3)),
        shares_two=(("both", 1.0),),
    )


def two_languages() -> Comparison:
    """One office's two languages against each other."""
    return Comparison(
        contact="contact-1",
        one="doc-b",
        two="doc-d",
        propositions_one=(proposition("doc-b", 0),),
        propositions_two=(proposition("doc-d", 0),),
        alignments=(Alignment(relation=Relation.SHARED, one=(0,), two=(0,), likeness=1.0, reason="both say it"),),
        covered_one=1.0,
        covered_two=1.0,
        agreement=1.0,
        topic_divergence_bits=None,
        lag=None,
        shares_one=(),
        shares_two=(),
    )


def on(day: date, zone: str) -> When:
    """A day by a clock."""
    return When(interval=Interval.days(day, day, zone=zone), precision=Precision.DAY, zone=zone)


def report(name: str, when: When, **fields: object) -> Report:
    """The account of a document."""
    plain = Report(
        id=f"report-{name}",
        document=name,
        kind=Kind.CALL,
        status=Status.HELD,
        when=when,
        participants=(),
        evidence=span(name, 0),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def contact(identity: str, reports: Sequence[Report], **fields: object) -> Contact:
    """A call of the two presidents."""
    plain = Contact(
        id=identity,
        kind=Kind.CALL,
        status=Status.HELD,
        certainty=Certainty.ASSERTED,
        when=reports[0].when,
        participants=(
            Participation(person="joe-biden", side="USA", roles=("U.S. President", "Президентом США"), mentions=()),
            Participation(person="tokayev", side="KAZ", roles=(), mentions=()),
        ),
        reports=tuple(one.id for one in reports),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def dossier(**fields: object) -> Dossier:
    """The whole, with fields replaced."""
    new_york, almaty = on(date(2023, 3, 14), "America/New_York"), on(date(2023, 3, 15), "Asia/Almaty")
    reports = (
        report("doc-a", new_york),
        report("doc-b", almaty),
        report("doc-c", on(date(2023, 3, 15), "UTC")),
        report("doc-d", almaty),
        report("doc-e", on(date(2023, 3, 17), "UTC"), certainty=Certainty.INFERRED),
    )
    days = Conflict(
        field="when",
        values=(("2023-03-14", ("report-doc-a",)), ("2023-03-15", ("report-doc-b", "report-doc-c", "report-doc-d"))),
    )
    plain = Dossier(
        case=Case(title="A call", question="Do they agree?"),
        version="0",
        inputs_digest="0" * 64,
        snapshots=(),
        publishers=(HOUSE, AKORDA, AKORDA_RU, PRESS),
        documents=documents(),
        copies=(),
        reports=reports,
        persons=tuple(
            Person(id=identity, name=name, sides=(side,))
            for identity, name, side in (("joe-biden", "Joe Biden", "USA"), ("tokayev", "Kassym-Jomart Tokayev", "KAZ"))
        ),
        identifications=(),
        contacts=(
            contact("contact-1", reports[:4], conflicts=(days,)),
            contact("contact-2", reports[4:], certainty=Certainty.INFERRED),
        ),
        gaps=(),
        links=(
            Link(
                one="report-doc-b",
                two="report-doc-e",
                verdict=Verdict.UNDECIDED,
                bits=2.0,
                reason="two people in common",
            ),
        ),
        comparisons=(comparison(), two_languages()),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def pages(**fields: object) -> dict[str, str]:
    """Every page by its address, as HTML."""
    site = Site(Record(dossier(**fields)), libraries=(), built_at=datetime(2023, 4, 1, tzinfo=UTC))
    return {page.path: site.render(page) for page in site.pages()}


class Elements(HTMLParser):
    """The text of each element that has an id or class, by ``#id`` and ``.class``; in the order of the page."""

    _VOID = frozenset({"meta", "link", "input", "br", "rect", "circle", "path"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self._open: list[tuple[str, list[str], list[str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        keys = [f".{name}" for name in values.get("class", "").split()] + (
            [f"#{values['id']}"] if "id" in values else []
        )
        if tag not in self._VOID:
            self._open.append((tag, keys, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, keys, words = self._open.pop()
            for key in keys:
                self.texts.setdefault(key, []).append(" ".join("".join(words).split()))
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        for _, _, words in self._open:
            words.append(data)
