"""Readouts of the contacts of a case: each against its issuer's past, and those of one contact side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman import compare, ingest
from dragoman.model import (
    Comparison,
    Contact,
    Copy,
    Document,
    Episode,
    Gap,
    Kind,
    Reading,
    ReadoutMeasure,
    Report,
    Room,
    Status,
)
from dragoman.workflow import pairing
from dragoman.workflow.learning import Learnt

_OPENING = 600  # characters of the text in which a readout says what contact it tells of
_LEAST_WORDS = 40  # before the transcript of a talk
_DAYS = timedelta(days=4)  # between a contact and its readout
_PAIRS = 6  # comparisons of one contact at most


def readouts(
    contacts: Iterable[Contact], reports: Mapping[str, Report], documents: Mapping[str, Document]
) -> dict[str, tuple[str, ...]]:
    """The contacts that each document is a readout of, by document id; the one it is mainly about comes first.

    Those are the meetings and calls, held within days of publication, that its title or its opening tells of. The main
    one is that of the title, else the one to which most of the text belongs.
    """
    of = {report: contact.id for contact in contacts for report in contact.reports}
    found: dict[str, tuple[str, ...]] = {}
    for document, told in opening(reports, documents).items():
        ranked = tuple(dict.fromkeys(of[report.id] for report in told if report.id in of))
        if ranked:
            found[document] = ranked
    return found


def opening(reports: Mapping[str, Report], documents: Mapping[str, Document]) -> dict[str, tuple[Report, ...]]:
    """The accounts that make a document a readout, by document id; the main one first."""
    held: defaultdict[str, list[Report]] = defaultdict(list)
    denied: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for report in sorted(reports.values(), key=lambda report: (report.evidence, report.id)):
        if report.kind in {Kind.MEETING, Kind.CALL} and report.status is Status.HELD:
            held[report.document].append(report)
        elif report.status is Status.DENIED:
            denied[report.document].append(_names(report))
    found: dict[str, tuple[Report, ...]] = {}
    for identity, every in sorted(held.items()):
        told = [report for report in every if _names(report) not in denied[identity]]  # a denial is no readout
        if not told:
            continue
        document = documents[identity]
        ends = [report.evidence.start for report in told[1:]] + [len(document.content)]
        length = {report.id: end - report.evidence.start for report, end in zip(told, ends, strict=True)}
        title = len(document.title)
        mine = [r for r in told if r.evidence.start <= title + _OPENING and _fresh(r, document)]
        if mine:
            found[identity] = tuple(sorted(mine, key=lambda r: (r.evidence.start >= title, -length[r.id], r.evidence)))
    return found


def _names(report: Report) -> frozenset[str]:
    return frozenset(mention.name for mention in report.participants)


def _fresh(report: Report, document: Document) -> bool:
    """Whether a document tells of something that happened within days of its publication."""
    day = report.when.last_day
    return day is None or document.published is None or abs(document.published - day) <= _DAYS


def measured(
    told: Mapping[str, tuple[str, ...]],
    contacts: Iterable[Contact],
    episodes: Iterable[Episode],
    copies: Iterable[Copy],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
) -> tuple[ReadoutMeasure, ...]:
    """Every readout against the past of its issuer in its language, its episode and its copies left out."""
    by_id = {contact.id: contact for contact in contacts}
    episodes = tuple(episodes)
    original = {copy.document: copy.original for copy in copies}
    issued: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for identity in told:
        if identity not in original:
            issued[documents[identity].publisher, documents[identity].language].append(identity)
    found: list[ReadoutMeasure] = []
    for _, mine in sorted(issued.items()):
        dyads = {one: " ".join(sorted({p.side or "?" for p in by_id[told[one][0]].participants})) for one in mine}
        texts = [(documents[one], words) for one in mine if (words := office_words(documents[one], readings[one]))]
        found += compare.measure(texts, apart=apart(told, episodes, mine), dyads=dyads)
    return tuple(sorted(found, key=lambda measure: measure.document))


@dataclass(frozen=True, slots=True)
class Compared:
    """Comparisons in the order in which the later readout was published, and a gap for each contact with more."""

    comparisons: tuple[Comparison, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    contact: str
    one: Document
    two: Document

    @property
    def day(self) -> str:
        return max(pairing.day(self.one), pairing.day(self.two))


def apart(
    told: Mapping[str, tuple[str, ...]], episodes: Iterable[Episode], mine: Sequence[str]
) -> dict[str, frozenset[str]]:
    """Which readouts of one issuer are no past of each: those of its own contacts and of their episodes."""
    episode_of: defaultdict[str, set[str]] = defaultdict(set)
    for episode in episodes:
        for contact in episode.contacts:
            episode_of[contact] |= set(episode.contacts)

    def near(identity: str) -> set[str]:
        return {other for contact in told[identity] for other in (contact, *episode_of[contact])}

    return {one: frozenset(o for o in mine if o != one and not near(one).isdisjoint(told[o])) for one in mine}


def compared(
    told: Mapping[str, tuple[str, ...]],
    contacts: Iterable[Contact],
    copies: Iterable[Copy],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
) -> Compared:
    """The readouts of each contact side by side; two that tell of several contacts together are compared once."""
    original = {copy.document: copy.original for copy in copies}
    of: defaultdict[str, list[Document]] = defaultdict(list)
    main = {identity: ranked[0] for identity, ranked in told.items()}
    for identity, ranked in told.items():
        for contact_id in ranked if identity not in original else ():
            of[contact_id].append(documents[identity])
    wanted: list[_Pair] = []
    gaps: list[Gap] = []
    for contact in contacts:
        pairs = [
            _Pair(contact.id, one, two)
            for one, two in pairing.pairs(of[contact.id])
            if _home(told[one.id], told[two.id], (main[one.id], main[two.id])) == contact.id
        ]
        wanted += pairs[:_PAIRS]
        if len(pairs) > _PAIRS:
            gaps.append(_more(contact, pairs[_PAIRS:]))
    wanted.sort(key=lambda pair: (pair.day, pair.contact))  # of one contact on one day the best pair comes first
    ready: dict[str, compare.Readout] = {}
    for document in (document for pair in wanted for document in (pair.one, pair.two)):
        if document.id not in ready:
            reading = readings[document.id]
            ready[document.id] = compare.ready(
                document,
                reading.mentions,
                _words(document, reading),
                of=ingest.publisher(document.publisher).state,
            )
    learnt = Learnt()
    found = []
    for pair in wanted:
        one, two = ready[pair.one.id], ready[pair.two.id]
        across = pairing.two_states(pair.one, pair.two)  # an office is not silent towards its own translation
        past = learnt.before(pair.day, pair.contact) if across else compare.NO_PAST
        found.append(compare.compare(pair.contact, one, two, past=past, floor=compare.FLOOR))
        if across and pair.one.published and pair.two.published:
            learnt.add(pair.contact, compare.omissions(one, two))
    return Compared(comparisons=tuple(found), gaps=tuple(gaps))


def _home(one: Sequence[str], two: Sequence[str], main: Sequence[str]) -> str:
    """The contact under which two readouts are compared: of those that both tell of, what they are mainly about."""
    return min(
        (contact for contact in one if contact in two), key=lambda c: (-main.count(c), one.index(c) + two.index(c), c)
    )


def _more(contact: Contact, pairs: Sequence[_Pair]) -> Gap:
    count = "1 more pair" if len(pairs) == 1 else f"{len(pairs)} more pairs"
    names = sorted({document.publisher for pair in pairs for document in (pair.one, pair.two)})
    return Gap(
        room=Room.COMPARE,
        kind="pairs-not-compared",
        subject=contact.id,
        reason=f"{count} of its readouts would make a comparison; the most are {_PAIRS} (left out: {', '.join(names)})",
        advice="read them beside each other: the contact's page lists all its accounts",
    )


def office_words(document: Document, reading: Reading) -> tuple[compare.Token, ...] | None:
    """The office's own words, those who met told apart from details.

    A transcript has only what stands before its first turn; ``None`` where that is too little to be a readout, and for
    what speaks in the first person: an address or a joint statement.
    """
    speech = compare.before_speech(document, reading.mentions)
    if compare.own_speech(document, speech):
        return None
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
