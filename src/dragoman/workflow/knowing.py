"""A case as it was known on a day: everything derived again from what had been published by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dragoman.model import Contact, Copy, Document, Gap, Identification, Person, Reading, Room, Snapshot
from dragoman.store import Conclusion, Store
from dragoman.workflow.case import CaseFolder
from dragoman.workflow.deriving import Derived, derive

C = TypeVar("C", bound=Conclusion)
# The rooms whose gaps rest on one document; what the others could not decide today, nobody knew then.
_OF_DOCUMENTS = frozenset({Room.INGEST, Room.EXTRACT, Room.CORROBORATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Answers as a store does, with nothing that was published after the day."""

    store: Store
    derived: Derived

    def documents(self) -> tuple[Document, ...]:
        """The documents published by then, by id."""
        return self.derived.documents

    def readings(self) -> tuple[Reading, ...]:
        """What was read from each."""
        return self.derived.readings

    def persons(self) -> tuple[Person, ...]:
        """The people of the contacts known by then, and those whom the analyst listed."""
        return self.derived.registry.persons

    def identifications(self) -> tuple[Identification, ...]:
        """Who each mention is."""
        return self.derived.registry.identifications

    def contacts(self) -> tuple[Contact, ...]:
        """The contacts as the accounts of then tell them, by day."""
        return self.derived.contacts

    def copies(self) -> tuple[Copy, ...]:
        """Which documents repeat which."""
        return self.derived.copies

    def gaps(self) -> tuple[Gap, ...]:
        """What was open then: of documents that were out, and of the case."""
        known = {document.id for document in self.derived.documents}
        read = (gap for gap in self.store.gaps() if gap.document in known and gap.room in _OF_DOCUMENTS)
        return tuple(dict.fromkeys((*read, *self.derived.gaps)))

    def snapshots(self) -> tuple[Snapshot, ...]:
        """The files of those documents."""
        used = {document.snapshot for document in self.derived.documents}
        return tuple(snapshot for snapshot in self.store.snapshots() if snapshot.id in used)

    def search(self, query: str) -> tuple[str, ...]:
        """The ids of the documents that hold every word."""
        known = {document.id for document in self.derived.documents}
        return tuple(identity for identity in self.store.search(query) if identity in known)

    def conclusions(self, kind: type[C]) -> tuple[C, ...]:
        """Everything of one type that followed from the contacts."""
        return tuple(one for one in self.derived.conclusions if isinstance(one, kind))


def known_on(folder: CaseFolder, store: Store, day: date) -> Known:
    """What a built case shows as of a day."""
    derived = derive(folder, documents=store.documents(), readings=store.readings(), as_of=day)
    return Known(store=store, derived=derived)
