"""From how many origins a contact is known: an office is one in all its languages, with those who pass on its word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman import ingest
from dragoman.model import Contact, Document, PublisherKind, Report

_SAID = r"(?:said|says|reported|reports|announced|confirmed|told)"
_OFFICE = re.compile(rf"\b(?P<name>[A-Z][\w-]+)[’']s? (?:press )?(?:office|service|spokes\w+)\b,? {_SAID}\b")
_HOUSES = {
    "kremlin": "gov_rus_president", "кремл": "gov_rus_president", "white house": "gov_usa_president",
    "белом доме": "gov_usa_president", "белый дом": "gov_usa_president", "akorda": "gov_kaz_president",
    "акорд": "gov_kaz_president", "élysée": "gov_fra_president", "elysee": "gov_fra_president",
}  # fmt: skip
_HOUSE = re.compile(
    rf"(?:\b(?P<says>{'|'.join(_HOUSES)})\b(?: press (?:office|service))? {_SAID}\b"
    rf"|\baccording to (?:the )?(?P<by>{'|'.join(_HOUSES)})"
    rf"|\bсообщ\w+ (?:в |на сайте )?(?:пресс-служб\w+ )?(?P<in>{'|'.join(_HOUSES)}))",
    re.IGNORECASE,
)


def counted(
    contacts: Iterable[Contact], reports: Mapping[str, Report], documents: Mapping[str, Document]
) -> tuple[Contact, ...]:
    """The contacts with their accounts by origin: what reconciling put together, and what one office put out.

    An account that says whose word it passes on counts with the release of that office, where the case holds one.
    """
    return tuple(replace(contact, origins=_origins(contact, reports, documents)) for contact in contacts)


def _origins(
    contact: Contact, reports: Mapping[str, Report], documents: Mapping[str, Document]
) -> tuple[tuple[str, ...], ...]:
    offices: dict[str, tuple[str, str | None]] = {}  # report -> office and state
    for identity in contact.reports:
        publisher = ingest.publisher(documents[reports[identity].document].publisher)
        if publisher.kind is PublisherKind.OFFICIAL:
            offices[identity] = (publisher.office or publisher.id, publisher.state)
    held = dict.fromkeys(offices.values())
    groups: dict[str, list[str]] = {}
    for number, together in enumerate(contact.origins or [(identity,) for identity in contact.reports]):
        told = [offices.get(identity) or _passed_on(reports[identity], documents, held) for identity in together]
        office = next((one for one in told if one is not None), None)
        groups.setdefault(office[0] if office else f"origin {number}", []).extend(together)
    return tuple(tuple(group) for group in groups.values())


def _passed_on(
    report: Report, documents: Mapping[str, Document], held: Iterable[tuple[str, str | None]]
) -> tuple[str, str | None] | None:
    """The office whose word an account passes on in the sentence that tells of the contact."""
    content = documents[report.document].content
    start = max(content.rfind(mark, 0, report.evidence.start) for mark in ("\n", ". "))
    ends = [at for mark in ("\n", ".") if (at := content.find(mark, report.evidence.end)) >= 0]
    sentence = content[start + 1 : min(ends, default=len(content))]
    house = _HOUSE.search(sentence)
    if house is not None:
        words = next(group for group in house.groups() if group is not None).casefold()
        return next((one for one in held if one[0] == _HOUSES[words]), None)
    named = _OFFICE.search(sentence)
    sides = {m.side for m in report.participants if named and m.name.rsplit(" ", 1)[-1] == named["name"]}
    return next((one for one in held if one[1] is not None and one[1] in sides), None)
