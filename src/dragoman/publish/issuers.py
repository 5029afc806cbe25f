"""What issuers are called: in full, shortly, and apart from each other where two stand side by side."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dragoman.model import Document, Publisher, PublisherKind
from dragoman.publish.wording import day, language_name

# An office whose house name is shorter than its title, by the part that the ids of its sites share.
_HOUSES = {"akorda": "Akorda", "kremlin": "Kremlin", "white_house": "White House"}


def name(publisher: Publisher | None, document: Document) -> str:
    """The issuer's name.

    What is no office bears the name of its outlet. Where a file says no more than that it is press, the host of its
    address tells whose it is.
    """
    if publisher is not None and publisher.kind is PublisherKind.OFFICIAL:
        return publisher.name
    general = {document.publisher.casefold(), "press", "unknown"}
    if publisher is not None:
        general.add(publisher.name.casefold())
    if document.outlet is not None and document.outlet.strip().casefold() not in general:
        return document.outlet
    return _agency(publisher, document) or (publisher.name if publisher is not None else document.publisher)


def short(publisher: Publisher | None, document: Document) -> str:
    """The name in a narrow column, without article and language: "White House", "Akorda"."""
    if publisher is not None and publisher.kind is PublisherKind.OFFICIAL:
        known = _HOUSES.get(re.sub(r"_[a-z]{2}$", "", publisher.id))
        if known is not None:
            return known
    full = name(publisher, document)
    return re.sub(r"^The (?=[A-Z])", "", re.sub(r" \([A-Z]\w+\)$", "", full))


def apart(one: Document, two: Document, names: tuple[str, str]) -> tuple[str, str]:
    """Two short names that no reader can take for each other: with language, day, or order where they are alike."""
    left, right = names
    if left != right:
        return left, right
    for tell in (lambda document: language_name(document.language), _published):
        if tell(one) != tell(two):
            return f"{left} ({tell(one)})", f"{right} ({tell(two)})"
    return f"{left} (first text)", f"{right} (second text)"


def _published(document: Document) -> str:
    return day(document.published) if document.published else "no date"


def _agency(publisher: Publisher | None, document: Document) -> str | None:
    """Who an address belongs to: the name that a list of labels has for its host, else the host."""
    host = (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    if not host or "." not in host:
        return None
    labels = publisher.labels if publisher is not None else ()
    return next((label for label in labels if label.casefold() in host.split(".")[:-1]), host)
