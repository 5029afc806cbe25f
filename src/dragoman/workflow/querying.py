"""Asking a built case: contacts, full text, and one item with every word that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from dragoman import ingest
from dragoman.identify import likeness, sounds
from dragoman.model import (
    Check,
    Comparison,
    Contact,
    Copy,
    Document,
    Episode,
    Gap,
    Identification,
    Kind,
    Link,
    NotFound,
    Person,
    PublisherKind,
    ReadoutMeasure,
    ReferenceSet,
    Report,
    Snapshot,
    Span,
    Status,
    Surprise,
    Trip,
    content_id,
)
from dragoman.store import Store, terms
from dragoman.workflow import comparing
from dragoman.workflow.case import load_case, require_sound
from dragoman.workflow.knowing import Known, known_on

_AROUND = 70
_SIDE = 5  # letters of a side's code
_BEGINNING = 4  # characters of an id that may stand for it
_LISTED = 3
ALIKE = 0.75  # a name less alike is no suggestion


Item = Contact | Person | Document | Report | Check | Surprise


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document that answers a search, with the words around the first place of each term."""

    document: Document
    passages: tuple[str, ...]


class BuiltCase:
    """The last finished build of a case, to be asked."""

    def __init__(self, store: Store | Known, *, root: Path | None = None) -> None:
        self._store = store
        self._root = root or Path("CASE")  # as commands in messages name it

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self._store.documents()}

    @cached_property
    def persons(self) -> dict[str, Person]:
        """People by id."""
        return {person.id: person for person in self._store.persons()}

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Contacts by day."""
        return self._store.contacts()

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id."""
        return {report.id: report for reading in self._store.readings() for report in reading.reports}

    @cached_property
    def identifications(self) -> tuple[Identification, ...]:
        """Who each mention is."""
        return self._store.identifications()

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Which documents repeat which."""
        return self._store.copies()

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What could not be read or decided."""
        return self._store.gaps()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Verdicts on whether two accounts tell of one contact: the undecided, and those that a review overrules."""
        return self._store.conclusions(Link)

    @cached_property
    def trips(self) -> tuple[Trip, ...]:
        """Trips by day."""
        return self._store.conclusions(Trip)

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """Episodes by day."""
        return self._store.conclusions(Episode)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Readouts of one contact, side by side."""
        return self._store.conclusions(Comparison)

    @cached_property
    def measures(self) -> dict[str, ReadoutMeasure]:
        """Each readout against its issuer's past, by document id."""
        return {measure.document: measure for measure in self._store.conclusions(ReadoutMeasure)}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Rules of protocol held against contacts, by day."""
        return self._store.conclusions(Check)

    @cached_property
    def surprises(self) -> tuple[Surprise, ...]:
        """Episodes beside the past of comparable pairs, the most unusual first."""
        return self._store.conclusions(Surprise)

    @cached_property
    def references(self) -> tuple[ReferenceSet, ...]:
        """The histories of the case, without their contacts."""
        return self._store.conclusions(ReferenceSet)

    @cached_property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The files."""
        return self._store.snapshots()

    def name(self, person: str) -> str:
        """The name of a person, by id."""
        known = self.persons.get(person)
        return known.name if known else person

    def find_people(self, words: str) -> tuple[Person, ...]:
        """The people whom words may mean: an id, a name or alias, or a part of one, in any script.

        Raises:
            NotFound: Nobody fits; the message names who comes near.

        """
        wanted = sounds(words)
        found = [
            person
            for person in self.persons.values()
            if person.id == words or any(_inside(wanted, sounds(name)) for name in (person.name, *person.aliases))
        ]
        if found:
            return tuple(found)
        if words.isupper() and len(words) <= _SIDE:
            sides = sorted({side for person in self.persons.values() for side in person.sides})
            raise NotFound(f"nobody in this case speaks for {words!r}; its sides are {', '.join(sides) or 'not known'}")
        scored = [(max(likeness(words, n) for n in (p.name, *p.aliases)), p.name) for p in self.persons.values()]
        near = [name for score, name in sorted(scored, reverse=True)[:3] if score >= ALIKE]
        hint = f"; the nearest are {', '.join(near)}" if near else ""
        raise NotFound(f"nobody in this case fits {words!r}{hint}")

    def select(
        self,
        *,
        who: tuple[str, ...] = (),
        between: tuple[str, str] | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: Kind | None = None,
        status: Status | None = None,
    ) -> tuple[Contact, ...]:
        """The contacts that fit every condition; a contact whose day is not known fits no period.

        Args:
            who: Each of these people took part.
            between: Both took part: each a person, or a side (ISO alpha-3 code or acronym).
            since: Ended on this day or later.
            until: Began on this day or earlier.
            kind: Of this kind.
            status: With this status.

        Raises:
            NotFound: A name fits nobody.

        """
        conditions = [self._party(words) for words in (*who, *(between or ()))]
        found = []
        for contact in self.contacts:
            if (kind is not None and contact.kind is not kind) or (status is not None and contact.status is not status):
                continue
            first, last = contact.when.first_day, contact.when.last_day
            if since is not None and (last is None or last < since):
                continue
            if until is not None and (first is None or first > until):
                continue
            parties = {p.person for p in contact.participants} | {f"side:{p.side}" for p in contact.participants}
            if all(condition & parties for condition in conditions):
                found.append(contact)
        return tuple(found)

    def _party(self, words: str) -> set[str]:
        sides = {side for person in self.persons.values() for side in person.sides}
        if words.upper() in sides and words.isupper():
            return {f"side:{words}"}
        return {person.id for person in self.find_people(words)}

    def search(self, query: str) -> tuple[Found, ...]:
        """The documents that hold every word of a query, latest first."""
        found = []
        for identity in self._store.search(query):
            document = self.documents[identity]
            found.append(Found(document=document, passages=tuple(_passages(document, terms(query)))))
        return tuple(sorted(found, key=lambda f: (f.document.published or date.min, f.document.id), reverse=True))

    def item(self, identity: str) -> Item:
        """What stands under an id, or the name or title of a source; a beginning is enough where it is the only one.

        Raises:
            NotFound: Nothing does, or several do.

        """
        shelves: tuple[Mapping[str, Item], ...] = (
            {contact.id: contact for contact in self.contacts},
            self.persons,
            self.documents,
            self.reports,
            {check.id: check for check in self.checks},
            {surprise.id: surprise for surprise in self.surprises},
        )
        for shelf in shelves:
            if identity in shelf:
                return shelf[identity]
        fitting = [
            key for shelf in shelves for key in shelf if len(identity) >= _BEGINNING and key.startswith(identity)
        ]
        if len(fitting) == 1:
            return next(shelf[fitting[0]] for shelf in shelves if fitting[0] in shelf)
        if fitting:
            raise NotFound(
                f"{identity!r} fits {len(fitting)} items, e.g. {', '.join(fitting[:3])}; give more of the id"
            )
        named = [document for document in self.documents.values() if _named(document, identity)]
        if len(named) == 1:
            return named[0]
        if named:
            ids = ", ".join(document.id for document in named[:_LISTED])
            raise NotFound(f"{identity!r} fits {len(named)} documents, e.g. {ids}; give the id of one")
        raise NotFound(self._nothing(identity))

    def _nothing(self, identity: str) -> str:
        """Why there is nothing, and where to look."""
        for contact in self.contacts:
            for report in contact.reports:
                if len(identity) >= _BEGINNING and content_id("contact", report).startswith(identity):
                    return f"{identity!r} is no contact of its own now: its account {report} stands in {contact.id}"
        case = self._root
        where = {
            "report-": f"'dragoman show {case} CONTACT' prints the ids of its accounts",
            "check-": f"'dragoman departures {case}' prints those there are",
            "surprise-": f"'dragoman departures {case}' prints those there are",
            "contact-": f"'dragoman contacts {case}' prints those there are; an id comes from the earliest account",
        }
        advice = next((told for kind, told in where.items() if identity.startswith(kind)), None)
        advice = advice or f"'dragoman contacts {case}', 'people {case}' and 'search {case} WORDS' print ids"
        return f"this case holds nothing under {identity!r}; {advice}"

    def issuer(self, document: Document) -> str:
        """Whose a document is: the id of its office, else its outlet or the host of its address."""
        from dragoman.publish import issuers

        profile = ingest.publisher(document.publisher)
        return document.publisher if profile.kind is PublisherKind.OFFICIAL else issuers.name(profile, document)

    def set_aside(self, document: Document) -> int:
        """How many earlier readouts of its issuer tell of its contacts or episode, and so are no past of it."""
        told = comparing.readouts(self.contacts, self.reports, self.documents)
        copies = {copy.document for copy in self.copies}
        mine = [
            identity
            for identity in told
            if identity not in copies
            and (self.documents[identity].published or date.max) <= (document.published or date.max)
            and self.documents[identity].publisher == document.publisher
            and self.documents[identity].language == document.language
        ]
        return len(comparing.apart(told, self.episodes, mine).get(document.id, ()))

    def compared(self, contact: Contact) -> tuple[Comparison, ...]:
        """The comparisons of a contact's readouts; of two that tell of several contacts, where they are kept."""
        mine = {self.reports[report].document for report in contact.reports}
        return tuple(one for one in self.comparisons if one.contact == contact.id) or tuple(
            one for one in self.comparisons if {one.one, one.two} <= mine
        )

    def quote(self, span: Span) -> str:
        """The words under a span."""
        return self.documents[span.document].quote(span)


@contextmanager
def opened(root: Path, *, as_of: date | None = None) -> Iterator[BuiltCase]:
    """The last build of a case; with ``as_of``, only what was published by that day.

    Raises:
        NotFound: The folder holds no case, or it was never built.
        CaseError: The case has faults, and what was known on a day is to be derived from it.

    """
    folder = load_case(root)
    if as_of is not None:
        require_sound(folder)
    if not folder.database.is_file():
        raise NotFound(f"{root} was not built yet; run 'dragoman build {root}' first")
    store = Store.open(folder.database, migrate=False)
    try:
        yield BuiltCase(store if as_of is None else known_on(folder, store, as_of), root=root)
    finally:
        store.close()


def _named(document: Document, words: str) -> bool:
    """Whether words name a document: as its corpus does, by title, or by the path of its file or the end of that."""
    path = document.path or ""
    by_path = bool(path) and (path == words or path.endswith(f"/{words}") or words.endswith(f"/{path}"))
    return by_path or words in {document.name, document.title}


def _inside(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return bool(wanted) and all(any(word.startswith(part) for word in words) for part in wanted)


def _passages(document: Document, wanted: tuple[str, ...]) -> Iterator[str]:
    content = document.content
    lower = content.lower()
    for term in wanted:
        at = lower.find(term.lower())
        if at < 0 or len(lower) != len(content):
            continue
        start, end = max(0, at - _AROUND), min(len(content), at + len(term) + _AROUND)
        yield f"{'…' if start else ''}{' '.join(content[start:end].split())}{'…' if end < len(content) else ''}"
