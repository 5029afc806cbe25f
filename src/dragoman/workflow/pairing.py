"""Which readouts of one contact are held against each other, and who speaks in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from urllib.parse import urlsplit

from dragoman import ingest
from dragoman.model import Document, PublisherKind


def day(document: Document) -> str:
    """The day of publication, for ordering; what has none comes last."""
    return document.published.isoformat() if document.published else "9999"


def pairs(documents: Sequence[Document]) -> list[tuple[Document, Document]]:
    """Which readouts of one contact stand side by side, the most telling first.

    Officials of different states come before other publishers, and those before the languages of one office; two texts
    of one office in one language are no pair.
    """
    ordered = sorted(documents, key=lambda document: (not _official(document), day(document), document.id))
    found = [
        (one, two)
        for one, two in combinations(ordered, 2)
        if issuer(one) != issuer(two) or one.language != two.language
    ]
    return sorted(found, key=lambda pair: (_rank(*pair), not _official(pair[0]), not _official(pair[1])))


def _rank(one: Document, two: Document) -> int:
    return 0 if two_states(one, two) else 1 if issuer(one) != issuer(two) else 2


def issuer(document: Document) -> str:
    """Who speaks: the office of a state, whatever the language of its site; of the press, the outlet."""
    publisher = ingest.publisher(document.publisher)
    if publisher.kind is PublisherKind.OFFICIAL:
        return publisher.office or publisher.id
    return f"{publisher.id} {document.outlet or _host(document.url) or document.id}"


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # no address, whatever it is
        return None


def _official(document: Document) -> bool:
    return ingest.publisher(document.publisher).kind is PublisherKind.OFFICIAL


def two_states(one: Document, two: Document) -> bool:
    """Whether both are official and speak for different states."""
    states = [ingest.publisher(document.publisher).state for document in (one, two)]
    return _official(one) and _official(two) and None not in states and states[0] != states[1]
