"""The second reader that a case asks for, and its view of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from dragoman.corroborate.comparing import Finding, SecondReaderAbsent, compare
from dragoman.corroborate.endpoint import Endpoint
from dragoman.corroborate.pipeline import Pipeline
from dragoman.model import Document, Gap, Report, Room, SecondReader

ABSENT = "second-reader"  # the kind of gap that says so


class Reader(Protocol):
    """Whoever can find contacts in a text."""

    @property
    def name(self) -> str:
        """How it is called in a gap."""

    def find(self, document: Document) -> Iterable[Finding]:
        """The contacts that it finds.

        Raises:
            SecondReaderAbsent: It cannot read this text now.

        """


def open_reader(chosen: SecondReader) -> Reader:
    """The second reader of a case, ready to read.

    Raises:
        SecondReaderAbsent: It is not installed, or does not answer.

    """
    if chosen.endpoint is not None:
        endpoint = Endpoint(chosen.endpoint, model=chosen.name)
        endpoint.check()
        return endpoint
    return Pipeline.load(chosen.name)


def consult(reader: Reader, document: Document, reports: Sequence[Report]) -> tuple[Gap, ...]:
    """Where a second reader differs from the rules on one English document; that it failed is a gap too."""
    if document.language != "en":
        return ()
    try:
        return compare(document, reports, reader.find(document), reader=reader.name)
    except SecondReaderAbsent as error:
        gap = Gap(
            room=Room.CORROBORATE,
            kind=ABSENT,
            subject=document.name or document.id,
            reason=f"The second reader did not read it: {error}",
            document=document.id,
        )
        return (gap,)
