"""The case an analyst keeps, and the dossier that dragoman makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model.contact import Contact, Report
from dragoman.model.course import Episode, Trip
from dragoman.model.gap import Gap
from dragoman.model.history import Choice, ReferenceSet, Surprise, Usual
from dragoman.model.hypothesis import Analysis, Assessment, Ledger
from dragoman.model.link import Link, Review
from dragoman.model.people import Identification, Mention, Person
from dragoman.model.protocol import Check
from dragoman.model.readout import Comparison, ReadoutMeasure
from dragoman.model.statement import Statement
from dragoman.model.text import Copy, Document, Publisher, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReader:
    """Who reads beside the rules: a spaCy pipeline of this name, or the model of this name behind a local endpoint."""

    name: str
    endpoint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """``case.toml``: what is asked, of which period (both days inclusive), in which languages, which issuers matter.

    ``registers`` are files of people, relative to the case folder. ``budget`` is how many false alarms a year
    its readers will look at: under it surprises are listed as unusual.
    """

    title: str
    question: str
    since: date | None = None
    until: date | None = None
    languages: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    second_reader: SecondReader | None = None
    registers: tuple[str, ...] = ()
    budget: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document."""

    document: str
    mentions: tuple[Mention, ...] = ()
    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """One collected file with all that was read from it.

    ``key`` changes whenever the file would be read differently: other bytes, other hints, other reading rules.
    ``readings`` has one entry for each of ``documents``, in the same order; ``gaps`` are those of the file.
    """

    snapshot: Snapshot
    key: str
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that ``publish`` needs. Tuples are sorted by id (contacts, trips and episodes by day, then id).

    ``as_of`` is set where the dossier shows only what was published on or before that day. ``analysis`` is the case's
    ``hypotheses.yaml``, and ``assessment`` what follows from it; the latter is ``None`` until an item is scored.
    """

    case: Case
    version: str
    inputs_digest: str
    snapshots: tuple[Snapshot, ...]
    publishers: tuple[Publisher, ...]
    documents: tuple[Document, ...]
    copies: tuple[Copy, ...]
    reports: tuple[Report, ...]
    persons: tuple[Person, ...]
    identifications: tuple[Identification, ...]
    contacts: tuple[Contact, ...]
    gaps: tuple[Gap, ...]
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    reviews: tuple[Review, ...] = ()
    trips: tuple[Trip, ...] = ()
    episodes: tuple[Episode, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    measures: tuple[ReadoutMeasure, ...] = ()
    checks: tuple[Check, ...] = ()
    surprises: tuple[Surprise, ...] = ()
    usuals: tuple[Usual, ...] = ()
    references: tuple[ReferenceSet, ...] = ()
    choices: tuple[Choice, ...] = ()
    analysis: Analysis | None = None
    assessment: Assessment | None = None
    ledger: Ledger | None = None
    as_of: date | None = None
