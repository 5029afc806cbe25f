"""Readouts of the contacts of a case: each against its issuer's past, and those of one contact side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman import compare, ingest
from dragoman.model import (
    Comparison,
    Contact,
    Copy,
    Document,
    Episode,
    Kind,
    PublisherKind,
    Reading,
    ReadoutMeasure,
    Report,
    Status,
)

_OPENING = 600  # characters of the text in which a readout says what contact it tells of
_LEAST_WORDS = 40  # before the transcript of a talk
_DAYS = timedelta(days=4)  # between a contact and its readout
_PAIRS = 6  # comparisons of one contact at most: official readouts first


def readouts(
    contacts: Iterable[Contact], reports: Mapping[str, Report], documents: Mapping[str, Document]
) -> dict[str, str]:
    """The contact that each document is a readout of, by document id.

    That is the latest meeting or call, held within days of publication, that its title or its opening tells of; of
    several on one day the first. What a document recalls from earlier is not what it is a readout of.
    """
    of = {report: contact.id for contact in contacts for report in contact.reports}
    return {document: of[report.id] for document, report in opening(reports, documents).items() if report.id in of}


def opening(reports: Mapping[str, Report], documents: Mapping[str, Document]) -> dict[str, Report]:
    """The account that makes a document a readout, by document id."""
    first: dict[str, Report] = {}
    for report in reports.values():
        held = report.kind in {Kind.MEETING, Kind.CALL} and report.status is Status.HELD
        document = documents[report.document]
        if held and report.evidence.start <= len(document.title) + _OPENING and _fresh(report, document):
            before = first.get(document.id)
            if before is None or _latest(report) > _latest(before):
                first[document.id] = report
    return dict(sorted(first.items()))


def _fresh(report: Report, document: Document) -> bool:
    """Whether a document tells of something that happened within days of its publication."""
    day = report.when.last_day
    return day is None or document.published is None or abs(document.published - day) <= _DAYS


def _latest(report: Report) -> tuple[date, int]:
    return report.when.first_day or date.min, -report.evidence.start


def measured(
    told: Mapping[str, str],
    contacts: Iterable[Contact],
    episodes: Iterable[Episode],
    copies: Iterable[Copy],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
) -> tuple[ReadoutMeasure, ...]:
    """Every readout against the past of its issuer in its language, its episode and its copies left out."""
    by_id = {contact.id: contact for contact in contacts}
    episode_of: defaultdict[str, set[str]] = defaultdict(set)
    for episode in episodes:
        for contact in episode.contacts:
            episode_of[contact] |= set(episode.contacts)
    original = {copy.document: copy.original for copy in copies}
    issued: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for identity in told:
        if identity not in original:
            issued[documents[identity].publisher, documents[identity].language].append(identity)
    found: list[ReadoutMeasure] = []
    for _, mine in sorted(issued.items()):
        apart = {
            one: frozenset(o for o in mine if o != one and told[o] in {told[one], *episode_of[told[one]]})
            for one in mine
        }
        dyads = {one: " ".join(sorted({p.side or "?" for p in by_id[told[one]].participants})) for one in mine}
        texts = [(documents[one], words) for one in mine if (words := office_words(documents[one], readings[one]))]
        found += compare.measure(texts, apart=apart, dyads=dyads)
    return tuple(sorted(found, key=lambda measure: measure.document))


def compared(
    told: Mapping[str, str],
    contacts: Iterable[Contact],
    copies: Iterable[Copy],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
) -> tuple[Comparison, ...]:
    """The readouts of each contact side by side, in the order in which the later one was published."""
    original = {copy.document: copy.original for copy in copies}
    of: defaultdict[str, list[str]] = defaultdict(list)
    for identity, contact_id in told.items():
        if identity not in original:
            of[contact_id].append(identity)
    wanted = [
        (contact.id, one, two)
        for contact in contacts
        for one, two in _pairs([documents[name] for name in of[contact.id]])
    ]
    wanted.sort(key=lambda pair: (max(_day(pair[1]), _day(pair[2])), pair[0], pair[1].id, pair[2].id))
    ready: dict[str, compare.Readout] = {}
    for document in (document for _, one, two in wanted for document in (one, two)):
        if document.id not in ready:
            reading = readings[document.id]
            ready[document.id] = compare.ready(
                document,
                reading.mentions,
                _words(document, reading),
                of=ingest.publisher(document.publisher).state,
            )
    past, found = compare.NO_PAST, []
    for contact_id, one, two in wanted:
        found.append(compare.compare(contact_id, ready[one.id], ready[two.id], past=past, floor=compare.FLOOR))
        past = past.merge(compare.omissions(ready[one.id], ready[two.id]))
    return tuple(found)


def office_words(document: Document, reading: Reading) -> tuple[compare.Token, ...] | None:
    """The office's own words, those who met told apart from details.

    A transcript has only what stands before its first turn; ``None`` where that is too little to be a readout.
    """
    speech = compare.before_speech(document, reading.mentions)
    words = compare.tokens(
        document,
        reading.mentions,
        furniture=ingest.publisher(document.publisher).furniture,
        parties=frozenset(mention.name for report in reading.reports for mention in report.participants),
        until=speech,
    )
    return words if speech == len(document.content) or len(words) >= _LEAST_WORDS else None


def _words(document: Document, reading: Reading) -> tuple[compare.Token, ...]:
    furniture = ingest.publisher(document.publisher).furniture
    return compare.tokens(document, reading.mentions, furniture=furniture)


def _day(document: Document) -> str:
    return document.published.isoformat() if document.published else "9999"


def _pairs(documents: Sequence[Document]) -> list[tuple[Document, Document]]:
    """Which readouts of one contact stand side by side: different issuers or languages, official ones first."""

    def rank(document: Document) -> tuple[bool, str, str]:
        official = ingest.publisher(document.publisher).kind is PublisherKind.OFFICIAL
        return not official, _day(document), document.id

    return list(combinations(sorted(documents, key=rank), 2))[:_PAIRS]
