"""What follows from all readings of a case together: people, contacts, trips, comparisons; as of any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import dragoman
from dragoman import identify, ingest, reconcile
from dragoman.model import (
    Comparison,
    Contact,
    Copy,
    Document,
    Dossier,
    Episode,
    Gap,
    Link,
    Reading,
    ReadoutMeasure,
    Report,
    Review,
    Room,
    Snapshot,
    Trip,
)
from dragoman.workflow import choosing, comparing, histories, origins, registering
from dragoman.workflow.case import CaseFolder
from dragoman.workflow.clipping import PeopleOn, people_on
from dragoman.workflow.departing import Departures, departures
from dragoman.workflow.weighing import UNWEIGHED, Weighed

if TYPE_CHECKING:
    from dragoman.store import Conclusion

Progress = Callable[[str, int, int], None]  # step, done, of how many
_STEPS = 5
_ROUNDS = 3  # of making spellings one person; each may show the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the readings of a case give together; ``documents`` and ``readings`` are those known on the day."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    copies: tuple[Copy, ...]
    registry: identify.Registry
    contacts: tuple[Contact, ...]
    links: tuple[Link, ...] = ()
    trips: tuple[Trip, ...] = ()
    episodes: tuple[Episode, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    measures: tuple[ReadoutMeasure, ...] = ()
    departures: Departures = field(default_factory=Departures)
    gaps: tuple[Gap, ...] = ()
    as_of: date | None = None

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """Everything that follows from the contacts, as a store keeps it."""
        return (
            *self.links,
            *self.trips,
            *self.episodes,
            *self.comparisons,
            *self.measures,
            *self.departures.checks,
            *self.departures.surprises,
            *self.departures.usuals,
            *self.departures.references,
        )

    @property
    def reports(self) -> tuple[Report, ...]:
        """All accounts, in reading order."""
        return tuple(report for reading in self.readings for report in reading.reports)


def derive(
    folder: CaseFolder,
    *,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Derived:
    """Everything that follows from the readings of a case.

    Args:
        folder: The case, with what the analyst knows.
        documents: Its documents, by id.
        readings: What was read from each, in the same order.
        as_of: Leave out what was published after this day, and what has no date: nobody can say that it was known.
        progress: Called with the step, how much of it is done, and of how much.

    """
    tell = progress or (lambda _step, _done, _of: None)
    tell("derive", 0, _STEPS)
    left_out: tuple[Gap, ...] = ()
    if as_of is not None:
        left_out = _left_out(documents, as_of)
        documents = [one for one in documents if one.published is not None and one.published <= as_of]
        known = {document.id for document in documents}
        readings = [reading for reading in readings if reading.document in known]
    by_id = {document.id: document for document in documents}
    copies = ingest.find_copies(documents)
    tell("derive", 1, _STEPS)
    listed = folder.people if as_of is None else people_on(folder.people, as_of)
    with _registers(folder, as_of) as registers:
        registry = identify.resolve(
            readings, documents=by_id, known=listed, registers=registers, states=_states(documents)
        )
    tell("derive", 2, _STEPS)
    reports = [report for reading in readings for report in reading.reports]
    reviews = folder.reviews if as_of is None else _reviews_of(folder.reviews, reports)
    registry, reconciled = _reconciled(registry, reports, by_id, copies, reviews)
    known_reports = {report.id: report for report in reports}
    contacts = origins.counted(reconciled.contacts, known_reports, by_id)
    tell("derive", 3, _STEPS)
    registry = _of_contacts(registry, contacts)
    tell("derive", 4, _STEPS)
    read = {reading.document: reading for reading in readings}
    trips = reconcile.trips(contacts, reports=known_reports, documents=by_id)
    episodes = reconcile.episodes(contacts, links=reconciled.links)
    told = comparing.readouts(contacts, known_reports, by_id)
    compared = comparing.compared(told, contacts, copies, by_id, read)
    departed = departures(
        contacts,
        known_reports,
        registry.persons,
        by_id,
        trips,
        books=folder.books,
        references=histories.references(folder.held.histories, on=as_of),
    )
    derived = Derived(
        documents=tuple(documents),
        readings=tuple(readings),
        copies=copies,
        registry=registry,
        contacts=contacts,
        links=reconciled.links,
        trips=trips,
        episodes=episodes,
        comparisons=compared.comparisons,
        measures=comparing.measured(told, contacts, episodes, copies, by_id, read),
        gaps=(
            *left_out,
            *(one.gap for one in folder.left_out),
            *registry.gaps,
            *reconciled.gaps,
            *reconcile.contradictions(trips),
            *compared.gaps,
            *departed.gaps,
        ),
        departures=departed,
        as_of=as_of,
    )
    tell("derive", _STEPS, _STEPS)
    return derived


def _reconciled(
    registry: identify.Registry,
    reports: Sequence[Report],
    documents: Mapping[str, Document],
    copies: tuple[Copy, ...],
    reviews: tuple[Review, ...],
) -> tuple[identify.Registry, reconcile.Reconciled]:
    """The contacts; and where accounts of one contact show that two spellings are one person, the people anew."""

    def merged(people: identify.Registry) -> reconcile.Reconciled:
        return reconcile.merge(
            reports,
            identifications=people.identifications,
            persons=people.persons,
            documents=documents,
            copies=copies,
            reviews=reviews,
            likeness=identify.likeness_in_place,
        )

    found = merged(registry)
    for _ in range(_ROUNDS):
        united = identify.in_one_place(registry, found.namesakes)
        if united.persons == registry.persons:
            break
        registry, found = united, merged(united)  # one person fewer may join two contacts, and show another spelling
    return registry, found


def dossier_of(
    folder: CaseFolder,
    derived: Derived,
    *,
    snapshots: tuple[Snapshot, ...],
    gaps: tuple[Gap, ...],
    inputs_digest: str,
    weighed: Weighed = UNWEIGHED,
) -> Dossier:
    """The dossier of what was derived, with every gap of the case and what its hypotheses come to."""
    used = {document.publisher for document in derived.documents} | set(folder.case.issuers)
    statements = (statement for reading in derived.readings for statement in reading.statements)
    return Dossier(
        case=folder.case,
        version=dragoman.__version__,
        inputs_digest=inputs_digest,
        snapshots=snapshots,
        publishers=tuple(ingest.publisher(name) for name in sorted(used)),
        documents=derived.documents,
        copies=derived.copies,
        reports=tuple(sorted(derived.reports, key=lambda report: report.id)),
        persons=derived.registry.persons,
        identifications=derived.registry.identifications,
        contacts=derived.contacts,
        gaps=gaps,
        statements=tuple(sorted(statements, key=lambda statement: (statement.span, statement.kind))),
        links=derived.links,
        reviews=folder.reviews if derived.as_of is None else _reviews_of(folder.reviews, derived.reports),
        trips=derived.trips,
        episodes=derived.episodes,
        comparisons=derived.comparisons,
        measures=derived.measures,
        checks=derived.departures.checks,
        surprises=derived.departures.surprises,
        usuals=derived.departures.usuals,
        references=derived.departures.references,
        choices=choosing.made_by(folder.choices, derived.as_of),
        analysis=weighed.analysis,
        assessment=weighed.assessment,
        ledger=weighed.ledger,
        as_of=derived.as_of,
    )


def _left_out(documents: Iterable[Document], as_of: date) -> tuple[Gap, ...]:
    undated = [document for document in documents if document.published is None]
    return tuple(
        Gap(
            room=Room.CASE,
            kind="undated-source",
            subject=document.path or document.id,
            reason=f"It has no date of publication, so nobody can say that it was known on {as_of}; it is left out",
            advice="give its day with 'dragoman add --date' or in its .source.toml",
        )
        for document in undated
    )


def _reviews_of(reviews: Iterable[Review], reports: Iterable[Report]) -> tuple[Review, ...]:
    """The reviews of accounts that were out: nobody could join or part others."""
    out = {report.id for report in reports}
    return tuple(review for review in reviews if {review.one, review.two} <= out)


def _states(documents: Iterable[Document]) -> dict[str, str]:
    """For whom the official publishers of a case speak."""
    issuers = {name: ingest.publisher(name) for name in {document.publisher for document in documents}}
    return {name: issuer.state for name, issuer in issuers.items() if issuer.state is not None}


@contextmanager
def _registers(folder: CaseFolder, as_of: date | None) -> Iterator[tuple[identify.People, ...]]:
    """Whom to ask for people that the analyst did not list: the registers of the case, then the table of leaders."""
    with ExitStack() as opened:
        named = [opened.enter_context(registering.opened(folder.root / name)) for name in folder.case.registers]
        every: tuple[identify.People, ...] = (*named, registering.leaders())
        yield every if as_of is None else tuple(PeopleOn(one, as_of) for one in every)


def _of_contacts(registry: identify.Registry, contacts: tuple[Contact, ...]) -> identify.Registry:
    """The people who took part in a contact or whom the analyst listed; names merely dropped in a text are left out."""
    kept = {p.person for contact in contacts for p in contact.participants}
    kept |= {person.id for person in registry.persons if person.given}
    return replace(
        registry,
        persons=tuple(person for person in registry.persons if person.id in kept),
        identifications=tuple(verdict for verdict in registry.identifications if verdict.person in kept),
        gaps=tuple(gap for gap in registry.gaps if gap.subject in kept),
    )
