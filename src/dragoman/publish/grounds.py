"""From what an item points at to where a reader finds it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Document, Pointer, Span
from dragoman.publish import departing, wording
from dragoman.publish.departing import Departures
from dragoman.publish.marks import anchor
from dragoman.publish.record import Record, file_name
from dragoman.publish.said import Ground, plain, safe_address, sourced

_LABEL = 90  # characters


class Grounds:
    """What pointers lead to in one record."""

    def __init__(self, record: Record, departures: Departures) -> None:
        self.record = record
        self.departures = departures
        self._checks = {one.id: one for one in record.dossier.checks}
        self._surprises = {one.id: one for one in record.dossier.surprises}
        self._find = {
            "contact": self._contact,
            "check": self._departure,
            "surprise": self._departure,
            "gap": self._gap,
            "source": self._source,
            "passage": self._source,
        }

    def of(self, pointers: Iterable[Pointer]) -> tuple[Ground, ...]:
        """What pointers lead to, in their order; without an address where the dossier does not hold it."""
        return tuple(self.one(pointer) for pointer in dict.fromkeys(pointers))

    def one(self, pointer: Pointer) -> Ground:
        """What a pointer leads to."""
        find = self._find.get(pointer.what)
        found = find(pointer) if find is not None else None
        return found or Ground(label=plain(f"{pointer.what} {pointer.item} (not in this dossier)", _LABEL))

    def _contact(self, pointer: Pointer) -> Ground | None:
        contact = self.record.by_id.get(pointer.item)
        if contact is None:
            return None
        told = f"{self.record.title(contact)}, {wording.KINDS[contact.kind].lower()}, {wording.when(contact.when)}"
        return Ground(label=plain(told, _LABEL), address=f"contacts/{file_name(contact.id)}.html")

    def _departure(self, pointer: Pointer) -> Ground | None:
        check = self._checks.get(pointer.item)
        if check is not None:
            told = plain(f"Rule: {departing.rule(check)}", _LABEL)
            if self.departures.listed(check):
                return Ground(label=told, address=departing.address(check))
            contact = next(iter(self.departures.contacts(check)), None)
            return Ground(label=told, address=f"contacts/{file_name(contact.id)}.html" if contact else None)
        surprise = self._surprises.get(pointer.item)
        if surprise is None:
            return None
        days = wording.days(surprise.first, surprise.last)
        told = plain(f"Surprise: {departing.pair(surprise.sides)}, {days}", _LABEL)
        return Ground(
            label=told,
            address=departing.address(surprise) if self.departures.shown(surprise) else "departures.html#surprises",
        )

    def _gap(self, pointer: Pointer) -> Ground | None:
        """A gap is named by its subject, or by where it stands on the page of gaps (``room-kind``)."""
        for gap in self.record.dossier.gaps:
            place = f"{gap.room.value}-{gap.kind}"
            if pointer.item in {gap.subject, place, f"{place}-{gap.subject}"}:
                return Ground(label=plain(f"Gap: {gap.reason}", _LABEL), address=f"gaps.html#{place}")
        return None

    def _source(self, pointer: Pointer) -> Ground | None:
        document = self.record.documents.get(pointer.item)
        if document is None:
            return None
        address = f"sources/{file_name(document.id)}.html"
        span = pointer.span if pointer.span is not None and holds(document, pointer.span) else None
        return Ground(
            label=plain(cited(self.record, document), _LABEL),
            address=f"{address}#{anchor(span.start, span.end)}" if span else address,
            quote=sourced(document.quote(span), document.language) if span else None,
            title=sourced(document.title, document.language, _LABEL) if document.title else None,
            url=safe_address(document.url),
        )


def holds(document: Document, span: Span) -> bool:
    """Whether a span lies in a document."""
    return span.document == document.id and span.end <= len(document.content)


def cited(record: Record, document: Document) -> str:
    """A source by its issuer and day."""
    day = f", {wording.day(document.published)}" if document.published else ""
    return f"{record.short(document)}{day}"
