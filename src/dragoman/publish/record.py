"""The dossier as a reader walks it: who, what and where from, looked up in both directions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.model import (
    Aspect,
    Check,
    Circumstance,
    Comparison,
    Contact,
    Copy,
    Document,
    Dossier,
    Episode,
    Gap,
    Identification,
    Kind,
    Link,
    Participation,
    Person,
    Publisher,
    PublisherKind,
    ReadoutMeasure,
    Report,
    Review,
    Said,
    Snapshot,
    Span,
    Standing,
    Statement,
    Status,
    Verdict,
    content_id,
)
from dragoman.publish import holding, issuers, wording
from dragoman.publish.holding import Office
from dragoman.reference import topics

_HATS = 3  # participants whose offices stand in a list of contacts
SIDE_COLOURS = 6  # as many as the style sheet has; further sides share the neutral one


def file_name(identity: str) -> str:
    """A file name for an id: the id itself where that is safe in every file system and address."""
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", identity):
        return identity
    return content_id("id", identity)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An analyst's verdict on two accounts, with the machine's own; ``followed`` tells whether the contacts heed it."""

    review: Review
    here: Report
    there: Report
    link: Link | None
    followed: bool


class Record:
    """A dossier with its cross references. Everything is derived, nothing decided."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents: dict[str, Document] = {document.id: document for document in dossier.documents}
        self.publishers: dict[str, Publisher] = {publisher.id: publisher for publisher in dossier.publishers}
        self.persons: dict[str, Person] = {person.id: person for person in dossier.persons}
        self.reports: dict[str, Report] = {report.id: report for report in dossier.reports}
        self.snapshots: dict[str, Snapshot] = {snapshot.id: snapshot for snapshot in dossier.snapshots}
        self.copies: dict[str, Copy] = {copy.document: copy for copy in dossier.copies}
        self.contacts: tuple[Contact, ...] = dossier.contacts

    @cached_property
    def checked_in(self) -> dict[str, tuple[tuple[Check, Span], ...]]:
        """The words of each document that a rule was held against, where it was not plainly met."""
        found: defaultdict[str, list[tuple[Check, Span]]] = defaultdict(list)
        for check in self.dossier.checks:
            for span in check.evidence if check.standing is not Standing.MET else ():
                found[span.document].append((check, span))
        return {document: tuple(words) for document, words in found.items()}

    @cached_property
    def pointed_in(self) -> dict[str, tuple[tuple[str, Span], ...]]:
        """The words of each document that something in the hypotheses rests on, with what that says."""
        analysis = self.dossier.analysis
        if analysis is None:
            return {}
        found: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)
        groups = (analysis.items, analysis.assumptions, analysis.indicators, analysis.forecasts)
        for one in (one for group in groups for one in group):
            for pointer in one.about:
                if pointer.what == "passage" and pointer.span is not None:
                    found[pointer.item].append((one.says, pointer.span))
        return {document: tuple(words) for document, words in found.items()}

    @cached_property
    def statements_in(self) -> dict[str, tuple[Statement, ...]]:
        """What each document says besides contacts, in reading order."""
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.dossier.statements:
            found[statement.span.document].append(statement)
        return {document: tuple(statements) for document, statements in found.items()}

    def spoken_of(self, contact: Contact) -> list[tuple[str, Statement]]:
        """The topics of a contact by name, each with the first words for it: from accounts that tell of it alone."""
        found: dict[str, Statement] = {}
        for report in (self.reports[identity] for identity in contact.reports):
            alone = {self.contact_of[r.id].id for r in self.reports_in.get(report.document, ())} == {contact.id}
            for statement in self.statements_in.get(report.document, ()) if alone else ():
                if statement.kind is Said.TOPIC and statement.label is not None:
                    found.setdefault(statement.label, statement)
        names = topics.topics()
        return sorted((names[label].name, statement) for label, statement in found.items() if label in names)

    def circumstances_of(self, contact: Contact) -> list[tuple[Aspect, list[Circumstance]]]:
        """How a contact went, by aspect: each value once, with the words of the first account that gives it."""
        found: dict[Aspect, dict[str, Circumstance]] = {}
        for report in (self.reports[identity] for identity in contact.reports):
            for one in report.circumstances:
                found.setdefault(one.aspect, {}).setdefault(one.value, one)
        return [(aspect, list(found[aspect].values())) for aspect in Aspect if aspect in found]

    def in_period(self, contact: Contact) -> bool:
        """Whether a contact may fall into the days that the case asks about; all do where it names none."""
        case = self.dossier.case
        first, last = contact.when.first_day, contact.when.last_day
        late = case.until is not None and first is not None and first > case.until
        return not late and (case.since is None or last is None or last >= case.since)

    @property
    def has_courses(self) -> bool:
        """Whether there is any trip or episode to show."""
        return bool(self.dossier.trips or self.dossier.episodes)

    def contacts_in(self, episode: Episode) -> list[Contact]:
        """The contacts of an episode, by day."""
        return [self.by_id[contact] for contact in episode.contacts if contact in self.by_id]

    @cached_property
    def _maybe(self) -> dict[str, tuple[Contact, ...]]:
        judged = {frozenset((review.one, review.two)) for review in self.dossier.reviews}
        found: defaultdict[str, dict[str, Contact]] = defaultdict(dict)
        for link in self.dossier.links:
            one, two = self.contact_of.get(link.one), self.contact_of.get(link.two)
            open_still = link.verdict is Verdict.UNDECIDED and frozenset((link.one, link.two)) not in judged
            if open_still and one is not None and two is not None and one.id != two.id:
                found[one.id][two.id] = two
                found[two.id][one.id] = one
        return {contact: tuple(others.values()) for contact, others in found.items()}

    def maybe_same(self, contact: Contact) -> tuple[Contact, ...]:
        """Contacts that may be this one: a link between accounts of both stays undecided."""
        return self._maybe.get(contact.id, ())

    def at_least(self, contacts: Sequence[Contact]) -> int:
        """How many contacts there are if all that may be the same are."""
        waiting = {contact.id: contact for contact in contacts}
        number = 0
        while waiting:
            number += 1
            reached = [waiting.popitem()[1]]
            while reached:
                reached += [waiting.pop(other.id) for other in self.maybe_same(reached.pop()) if other.id in waiting]
        return number

    @cached_property
    def _links(self) -> dict[str, tuple[Link, ...]]:
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.dossier.links:
            found[link.one].append(link)
            found[link.two].append(link)
        return {report: tuple(links) for report, links in found.items()}

    def links_of(self, contact: Contact) -> list[tuple[Link, Report]]:
        """Links of a contact that stay open, each with the account at the other end; those reviewed are left out."""
        mine = set(contact.reports)
        judged = {frozenset((review.one, review.two)) for review in self.dossier.reviews}
        found = []
        for here in contact.reports:
            for link in self._links.get(here, ()):
                there = link.two if here == link.one else link.one
                inside = there in mine and here != link.one
                if there in self.reports and not inside and frozenset((here, there)) not in judged:
                    found.append((link, self.reports[there]))
        return found

    def reviews_of(self, contact: Contact) -> list[Reviewed]:
        """What an analyst decided about accounts of a contact: the last word on each two, in the order of the file."""
        last: dict[frozenset[str], Review] = {}
        for review in self.dossier.reviews:
            if {review.one, review.two} & set(contact.reports) and {review.one, review.two} <= self.reports.keys():
                pair = frozenset((review.one, review.two))
                before = last.pop(pair, None)
                parted = before is not None and before.verdict is Verdict.DIFFERENT  # it stands against a join
                last[pair] = before if before is not None and parted else review
        found = []
        for pair, review in last.items():
            here, there = (review.one, review.two) if review.one in contact.reports else (review.two, review.one)
            link = next((link for link in self._links.get(here, ()) if {link.one, link.two} == pair), None)
            followed = (there in contact.reports) == (review.verdict is Verdict.SAME)
            found.append(Reviewed(review, self.reports[here], self.reports[there], link, followed))
        return found

    @cached_property
    def comparisons_of(self) -> dict[str, tuple[Comparison, ...]]:
        """The readouts of each contact side by side."""
        found: defaultdict[str, list[Comparison]] = defaultdict(list)
        for comparison in self.dossier.comparisons:
            found[comparison.contact].append(comparison)
        return {contact: tuple(comparisons) for contact, comparisons in found.items()}

    @cached_property
    def _measures(self) -> dict[str, ReadoutMeasure]:
        return {measure.document: measure for measure in self.dossier.measures}

    @cached_property
    def _sentences(self) -> dict[str, set[Span]]:
        found: defaultdict[str, set[Span]] = defaultdict(set)
        for comparison in self.dossier.comparisons:
            for one in (*comparison.propositions_one, *comparison.propositions_two):
                found[one.span.document].add(one.span)
        for measure in self.dossier.measures:
            found[measure.document].update(share.span for share in measure.sentences)
        return found

    def sentences_of(self, document: Document) -> list[Span]:
        """The sentences that comparisons and measures point at, in order."""
        return sorted(self._sentences.get(document.id, ()))

    def measured(self, document: Document) -> ReadoutMeasure | None:
        """A readout against its issuer's past; ``None`` where the document is no readout of a contact."""
        return self._measures.get(document.id)

    @cached_property
    def copies_of(self) -> dict[str, tuple[Copy, ...]]:
        """The copies of each original document."""
        found: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in self.dossier.copies:
            found[copy.original].append(copy)
        return {original: tuple(copies) for original, copies in found.items()}

    @cached_property
    def contact_of(self) -> dict[str, Contact]:
        """The contact that each report was merged into."""
        return {report: contact for contact in self.contacts for report in contact.reports}

    @cached_property
    def contacts_with(self) -> dict[str, tuple[Contact, ...]]:
        """Each person's contacts, by day."""
        found: defaultdict[str, list[Contact]] = defaultdict(list)
        for contact in self.contacts:
            for person in dict.fromkeys(participation.person for participation in contact.participants):
                found[person].append(contact)
        return {person: tuple(contacts) for person, contacts in found.items()}

    @cached_property
    def reports_in(self) -> dict[str, tuple[Report, ...]]:
        """The accounts in each document, in the order of their words."""
        found: defaultdict[str, list[Report]] = defaultdict(list)
        for report in self.dossier.reports:
            found[report.document].append(report)
        return {
            document: tuple(sorted(reports, key=lambda report: (report.evidence, report.id)))
            for document, reports in found.items()
        }

    @cached_property
    def identified_in(self) -> dict[str, tuple[Identification, ...]]:
        """The verdicts on each document's mentions."""
        found: defaultdict[str, list[Identification]] = defaultdict(list)
        for identification in self.dossier.identifications:
            found[identification.mention.span.document].append(identification)
        return {document: tuple(verdicts) for document, verdicts in found.items()}

    @cached_property
    def gaps_of(self) -> dict[str, tuple[Gap, ...]]:
        """The gaps that concern each subject or document."""
        found: defaultdict[str, list[Gap]] = defaultdict(list)
        for gap in self.dossier.gaps:
            for subject in dict.fromkeys((gap.subject, gap.document)):
                if subject is not None:
                    found[subject].append(gap)
        return {subject: tuple(gaps) for subject, gaps in found.items()}

    @cached_property
    def side_classes(self) -> dict[str, str]:
        """A colour class for each side: the most frequent sides have one of their own."""
        counts = Counter(
            side
            for contact in self.contacts
            for side in {participation.side for participation in contact.participants}
            if side is not None
        )
        ranked = sorted(counts, key=lambda side: (-counts[side], side))
        return {side: f"side-{rank + 1}" if rank < SIDE_COLOURS else "side-other" for rank, side in enumerate(ranked)}

    def side_class(self, side: str | None) -> str:
        """The colour class of a side; the neutral one where no side is known."""
        return self.side_classes.get(side or "", "side-other")

    def name(self, person: str) -> str:
        """A person's name; the id where the dossier does not hold the person."""
        known = self.persons.get(person)
        return known.name if known else person

    def names(self, contact: Contact) -> list[str]:
        """The participants' names in order."""
        return [self.name(participation.person) for participation in contact.participants]

    def title(self, contact: Contact) -> str:
        """The contact in one line."""
        return wording.title(contact, self.names(contact))

    def sides(self, contact: Contact) -> tuple[str, ...]:
        """The sides that took part, each once, in order."""
        return tuple(dict.fromkeys(part.side for part in contact.participants if part.side is not None))

    def words_on(self, field: str, report: Report) -> Span:
        """The words of an account on a field in which accounts differ; its evidence where it has none of its own."""
        spans = {
            "initiator": report.initiator_span,
            "form": report.form_span,
            "place": report.place_span,
            "when": report.when.words,
        }
        return spans.get(field) or report.evidence

    def split(self, contact: Contact, field: str) -> tuple[tuple[str, Report], ...]:
        """What the accounts say of a field in which they differ, each value with the first account that has it."""
        found = next((one for one in contact.conflicts if one.field == field), None)
        values = found.values if found is not None else ()
        return tuple((value, self.reports[ids[0]]) for value, ids in values if ids[0] in self.reports)

    def accounts(self, contact: Contact) -> tuple[Report, ...]:
        """The contact's accounts as it lists them, originals before copies."""
        known = [self.reports[report] for report in contact.reports if report in self.reports]
        return tuple(sorted(known, key=lambda report: report.document in self.copies))

    def origin(self, document: str) -> str:
        """The document whose words these are: the original of a copy, else the document itself."""
        copy = self.copies.get(document)
        return copy.original if copy else document

    def origins(self, contact: Contact) -> int:
        """How many independent origins the accounts come from; copies count once, and so does an office."""
        if contact.origins:
            return len(contact.origins)
        return len({self.origin(report.document) for report in self.accounts(contact)})

    def publisher(self, document: Document) -> str:
        """The issuer's name."""
        return issuers.name(self.publishers.get(document.publisher), document)

    def short(self, document: Document) -> str:
        """The issuer's name in a narrow column."""
        return issuers.short(self.publishers.get(document.publisher), document)

    def issuer(self, document: Document) -> str:
        """A key of the issuer without spaces: the publisher's id, and the outlet where the id is a general one."""
        name = self.publisher(document)
        known = self.publishers.get(document.publisher)
        if name in {known.name if known else None, document.publisher}:
            return document.publisher
        whose = re.sub(r"[^\w.]+", "-", name.casefold())
        return f"{document.publisher}:{whose}"

    def kind(self, document: Document) -> str | None:
        """On whose authority the issuer speaks, where its name does not say so already."""
        known = self.publishers.get(document.publisher)
        if (
            known is None
            or known.kind is PublisherKind.UNKNOWN
            or known.kind.value == self.publisher(document).casefold()
        ):
            return None
        return known.kind.value

    def official(self, document: Document) -> str | None:
        """The state for which an official issuer speaks; ``None`` for all others."""
        known = self.publishers.get(document.publisher)
        return known.state if known is not None and known.kind is PublisherKind.OFFICIAL else None

    def offices(self, participation: Participation, day: date | None) -> tuple[Office, ...]:
        """What a participant was on that day."""
        return holding.held(self.persons.get(participation.person), participation.roles, day)

    def hats(self, contact: Contact) -> list[str]:
        """The first office of each of the first participants on the day of a contact: "A, President"."""
        told = []
        for participation in contact.participants[:_HATS]:
            held = self.offices(participation, contact.when.first_day)
            if held:
                known = not participation.roles or holding.near(held[0].title, participation.roles)
                told.append(f"{self.name(participation.person)}, {held[0].title if known else participation.roles[0]}")
        return told

    def office_at(self, person: str, contact: str) -> str | None:
        """What a person was on the day of a contact, with the year."""
        meant = self.by_id.get(contact)
        if meant is None:
            return None
        mine = next((part for part in meant.participants if part.person == person), None)
        held = self.offices(mine, meant.when.first_day) if mine is not None else ()
        return f"{held[0].title}, {wording.when(meant.when)}" if held else None

    @cached_property
    def by_id(self) -> dict[str, Contact]:
        """Contacts by id."""
        return {contact.id: contact for contact in self.contacts}

    def last_office(self, person: str) -> tuple[str, date] | None:
        """What a person was on the day of the latest contact, and that day."""
        for contact in reversed(self.contacts_with.get(person, ())):
            day = contact.when.first_day
            mine = next((part for part in contact.participants if part.person == person), None)
            held = self.offices(mine, day) if mine is not None and day is not None else ()
            if held and day is not None:
                return held[0].title, day
        return None

    def former_offices(self, person: str, day: date | None) -> tuple[Office, ...]:
        """Offices that had ended by that day, with their years."""
        return holding.former(self.persons.get(person), day)

    def met(self, person: str) -> list[tuple[str, int]]:
        """Whom a person met or called (contacts held, visits apart), most first."""
        counts = Counter(
            other
            for contact in self.contacts_with.get(person, ())
            if contact.status is Status.HELD and contact.kind is not Kind.VISIT
            for other in {participation.person for participation in contact.participants}
            if other != person
        )
        return sorted(counts.items(), key=lambda pair: (-pair[1], self.name(pair[0])))
