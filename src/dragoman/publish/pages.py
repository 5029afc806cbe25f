"""Which pages there are and what each is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.model import Contact, Document, Gap, Person, PublisherKind, Report, Span
from dragoman.publish import (
    baselines,
    brief,
    courses,
    data,
    departing,
    fields,
    hypothesising,
    network,
    parallel,
    terms,
    trips,
    usual,
    wording,
)
from dragoman.publish.assets import Library
from dragoman.publish.chain import chain
from dragoman.publish.clocks import one_moment
from dragoman.publish.differences import by_weight, differences, two_states
from dragoman.publish.marks import anchor
from dragoman.publish.measures import faded, measured_words, repeated_note, specificity
from dragoman.publish.passages import passage, reading
from dragoman.publish.record import Record, file_name
from dragoman.publish.said import web_address
from dragoman.publish.weighed import Weighed
from dragoman.reference import topics

_COMPARED = 6  # pairs of readouts, and thin ones, on the front page
ROWS = 500  # contacts on one page of the chronology


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the site: a template and what it shows."""

    path: str
    template: str
    values: dict[str, Any]

    @property
    def root(self) -> str:
        """The way back to the front page's folder."""
        return "../" * self.path.count("/")


class Site:
    """The pages of one record."""

    def __init__(self, record: Record, *, libraries: tuple[Library, ...], built_at: datetime) -> None:
        self.record = record
        self.libraries = libraries
        self.departures = departing.Departures(record)
        judged = record.dossier.analysis is not None and record.dossier.assessment is not None
        self.weighed = Weighed(record, self.departures) if judged else None
        self.sliders = hypothesising.sliders(self.weighed)
        self.built_at = built_at
        self.usuals = [usual.usually(record, one) for one in record.dossier.usuals]
        self._editions: dict[str, list[parallel.Edition]] = {}
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            record=record,
            case=record.dossier.case,
            dossier=record.dossier,
            words=wording,
            departures=self.departures,
            telling=departing,
            baselines=baselines,
            drawing=usual,
            usuals=self.usuals,
            usual_of=self._usual_of,
            built_at=built_at,
            file_name=file_name,
            search_chunks=data.chunks(record),
            source_of=self._source_of,
            snippet=self._snippet,
            passage=lambda report: passage(record, report),
            web_address=web_address,
            topic_name=topic_name,
            differ=self._differ,
            repeated_note=repeated_note,
            specificity=specificity,
            faded=faded,
            measured_words=measured_words,
            weighed=self.weighed,
            **hypothesising.HELPERS,
        )

    def render(self, page: Page) -> str:
        """The page as HTML."""
        return self._environment.get_template(page.template).render(root=page.root, here=page.path, **page.values)

    def pages(self) -> list[Page]:
        """All pages, front page first."""
        return [
            self._front(),
            *self._chronology(),
            self._graph(),
            Page(path="people.html", template="people.html", values={}),
            Page(path="sources.html", template="sources.html", values={"documents": self._by_publication()}),
            *self._courses(),
            *self._comparisons(),
            Page(path="departures.html", template="departures.html", values={}),
            *self._usuals(),
            *self._hypotheses(),
            Page(path="gaps.html", template="gaps.html", values={"groups": self._gap_groups()}),
            Page(path="about.html", template="about.html", values={"libraries": self.libraries}),
            *(self._contact(contact, at) for at, contact in enumerate(self.record.contacts)),
            *(self._person(person) for person in self.record.dossier.persons),
            *(self._readouts(one) for contact in self.record.contacts for one in self.editions(contact)),
            *(self._source(document) for document in self.record.dossier.documents),
        ]

    def _front(self) -> Page:
        dossier = self.record.dossier
        names = [self.record.publisher(document) for document in dossier.documents]
        issuers = Counter(zip(names, (document.language for document in dossier.documents), strict=True))
        languages = sorted({language for _, language in issuers})
        totals = Counter(names)
        kinds = Counter((contact.kind, contact.status) for contact in dossier.contacts)
        gaps = Counter((gap.room, gap.kind) for gap in dossier.gaps)
        values = {
            "chain": chain(self.record),
            **self._sides_say(),
            "days": self._period(),
            "issuers": sorted(totals, key=lambda issuer: (-totals[issuer], issuer)),
            "issuer_counts": issuers,
            "issuer_totals": totals,
            "issuer_kinds": dict(zip(names, map(self.record.kind, dossier.documents), strict=True)),
            "languages": languages,
            "kind_counts": kinds,
            "gap_counts": sorted(gaps.items(), key=lambda entry: (-entry[1], entry[0])),
            "agreed": sum(self.record.origins(contact) > 1 for contact in dossier.contacts),
            "sides": list(self.record.side_classes),
        }
        return Page(path="index.html", template="index.html", values=values)

    def editions(self, contact: Contact) -> list[parallel.Edition]:
        """The readouts of a contact side by side, those of two states first."""
        if contact.id not in self._editions:
            found = [parallel.edition(self.record, one) for one in self.record.comparisons_of.get(contact.id, ())]
            self._editions[contact.id] = by_weight(self.record, found)
        return self._editions[contact.id]

    def _sides_say(self) -> dict[str, Any]:
        """Readouts of offices of two states, those that contradict each other first; and the readouts that are thin."""
        found: dict[tuple[str, ...], parallel.Edition] = {}
        for contact in reversed(self.record.contacts):
            official = [one for one in self.editions(contact) if two_states(self.record, one)]
            for one in sorted(official, key=lambda one: -one.contradictions):
                sides = sorted(str(self.record.official(document)) for document in (one.one, one.two))
                found.setdefault((contact.id, *sides), one)
        ranked = sorted(found.values(), key=lambda one: (-one.contradictions, -len(one.differences)))
        every = self.record.dossier.measures
        thin = [(self.record.documents[one.document], one) for one in every if one.thin]
        return {"compared": ranked[:_COMPARED], "more_compared": len(ranked) - _COMPARED, "thin": thin[:_COMPARED]}

    def _differ(self, contact: Contact) -> str | None:
        """Whether the accounts of a contact differ, in words."""
        moment = one_moment(self.record, contact)
        fields = {one.field for one in contact.conflicts} - {"announced", "when" if moment is not None else ""}
        if fields or any(one.contradictions for one in self.editions(contact)):
            return "accounts differ"
        return "dated by two clocks" if moment is not None else None

    def _comparisons(self) -> Iterator[Page]:
        if self.record.dossier.comparisons:
            groups = [(contact, self.editions(contact)) for contact in self.record.contacts]
            values = {"groups": [(contact, found) for contact, found in groups if found]}
            yield Page(path="readouts.html", template="comparisons.html", values=values)

    def _period(self) -> str | None:
        published = [document.published for document in self.record.dossier.documents if document.published]
        return wording.days(min(published), max(published)) if published else None

    def _chronology(self) -> Iterator[Page]:
        contacts = self.record.contacts
        parts = [contacts[at : at + ROWS] for at in range(0, len(contacts), ROWS)] or [()]
        names = ["chronology.html", *(f"chronology-{number}.html" for number in range(2, len(parts) + 1))]
        values = {"names": names, "choices": self._choices(), "people": self._frequent()}
        for number, (name, part) in enumerate(zip(names, parts, strict=True), start=1):
            yield Page(path=name, template="chronology.html", values={**values, "part": part, "number": number})

    def rows(self) -> Iterator[tuple[int, str]]:
        """The rows of each part of a chronology that has several, for the filters of the other parts."""
        parts = [page for page in self._chronology() if len(page.values["names"]) > 1]
        template = self._environment.get_template("rows.html")
        for page in parts:
            yield page.values["number"], template.render(root="", here=page.path, **page.values)

    def _choices(self) -> dict[str, list[tuple[str, str]]]:
        """The values of each filter, as they occur."""
        contacts = self.record.contacts
        issuers = {
            self.record.issuer(document): self.record.publisher(document)
            for document in self.record.dossier.documents
            if document.id in self.record.reports_in
        }
        return {
            "side": [(side, side) for side in sorted(self.record.side_classes)],
            "kind": sorted({(contact.kind.value, wording.KINDS[contact.kind]) for contact in contacts}),
            "status": sorted({(contact.status.value, wording.STATUSES[contact.status]) for contact in contacts}),
            "certainty": sorted(
                {(contact.certainty.value, wording.CERTAINTIES[contact.certainty]) for contact in contacts}
            ),
            "place": [(place, place) for place in sorted({contact.place for contact in contacts if contact.place})],
            "issuer": sorted(issuers.items(), key=lambda pair: pair[1]),
        }

    def _frequent(self) -> list[str]:
        ranked = sorted(self.record.contacts_with, key=lambda person: (-len(self.record.contacts_with[person]), person))
        return [self.record.name(person) for person in ranked[:200]]

    def _by_publication(self) -> list[Document]:
        return sorted(self.record.dossier.documents, key=lambda document: (document.published or date.max, document.id))

    def _graph(self) -> Page:
        found = network.pairs(self.record)
        people, drawn = network.drawn(found)
        values = {
            "pairs": found,
            "people": people,
            "drawn": drawn,
            "kinds": sorted({k for p in found for k, _ in p.kinds}),
        }
        return Page(path="graph.html", template="graph.html", values=values)

    def _courses(self) -> Iterator[Page]:
        if self.record.has_courses:
            values = {
                "arrived": courses.arrived,
                "left": courses.left,
                "stay": courses.stay,
                "since_before": courses.since_before,
                "names_width": trips.NAMES,
                "strips": {trip.id: trips.strip(self.record, trip) for trip in self.record.dossier.trips},
            }
            yield Page(path="courses.html", template="courses.html", values=values)

    def _usuals(self) -> Iterator[Page]:
        for one in {page.address: page for page in self.usuals}.values():
            shown = one.usual
            totals = {
                name: sum(number for _, number in getattr(shown, name))
                for name in ("travelled", "asked", "levels", "places")
            }
            values = {"page": one, "totals": totals, "recordings": usual.recordings(shown)}
            yield Page(path=one.address, template="usual.html", values=values)

    def _hypotheses(self) -> Iterator[Page]:
        if self.record.dossier.analysis is not None:
            values = hypothesising.values(self.record, self.departures, self.weighed, self.sliders)
            yield Page(path="hypotheses.html", template="hypotheses.html", values=values)
        if self.weighed is not None:
            told = brief.make(self.record, built_at=self.built_at, departures=self.departures)
            yield Page(path="brief.html", template="brief.html", values={"brief": told})

    def _usual_of(self, sides: tuple[str, str]) -> usual.Usually | None:
        """What is usual for two sides, where the dossier tells."""
        return next((one for one in self.usuals if {one.usual.one, one.usual.two} == set(sides)), None)

    def _gap_groups(self) -> list[tuple[str, str, list[Gap]]]:
        groups: dict[tuple[str, str], list[Gap]] = {}
        for gap in self.record.dossier.gaps:
            groups.setdefault((gap.room.value, gap.kind), []).append(gap)
        return [(room, kind, groups[room, kind]) for room, kind in sorted(groups)]

    def _contact(self, contact: Contact, at: int) -> Page:
        contacts = self.record.contacts
        values = {
            "contact": contact,
            "accounts": self.record.accounts(contact),
            "day": contact.when.first_day,
            "editions": self.editions(contact),
            "differences": differences(self.record, self.editions(contact)),
            "moment": one_moment(self.record, contact),
            "fields": fields.table(self.record, contact),
            "links": self.record.links_of(contact),
            "reviews": self.record.reviews_of(contact),
            "trips": [trip for trip in self.record.dossier.trips if contact.id in (*trip.visits, *trip.contacts)],
            "episodes": [one for one in self.record.dossier.episodes if contact.id in one.contacts],
            "before": contacts[at - 1] if at else None,
            "after": contacts[at + 1] if at + 1 < len(contacts) else None,
        }
        return Page(path=f"contacts/{file_name(contact.id)}.html", template="contact.html", values=values)

    def _readouts(self, edition: parallel.Edition) -> Page:
        comparison = edition.comparison
        values = {
            "edition": edition,
            "comparison": comparison,
            "contact": self.record.by_id[comparison.contact],
            "one": edition.one,
            "two": edition.two,
            "shared": comparison.shared,
            "shares": (parallel.shares(comparison.shares_one), parallel.shares(comparison.shares_two)),
            "lag": parallel.lag(comparison.lag, edition.names),
        }
        return Page(path=edition.address, template="readouts.html", values=values)

    def _person(self, person: Person) -> Page:
        contacts = self.record.contacts_with.get(person.id, ())
        drawn = terms.draw(person.tenures, [day for contact in contacts if (day := contact.when.first_day) is not None])
        values = {
            "person": person,
            "contacts": contacts,
            "met": self.record.met(person.id),
            "trips": [trip for trip in self.record.dossier.trips if person.id in trip.travellers],
            "terms": drawn,
            "rows": drawn.rows if drawn else terms.undated(person.tenures),
        }
        return Page(path=f"people/{file_name(person.id)}.html", template="person.html", values=values)

    def _source(self, document: Document) -> Page:
        values = {
            "document": document,
            "publisher": self.record.publishers.get(document.publisher),
            "official": PublisherKind.OFFICIAL,
            "snapshot": self.record.snapshots.get(document.snapshot),
            "reading": reading(self.record, document),
            "measured": self.record.measured(document),
        }
        return Page(path=f"sources/{file_name(document.id)}.html", template="source.html", values=values)

    def _source_of(self, span: Span) -> str:
        """The address of a passage, from the front page's folder."""
        return f"sources/{file_name(span.document)}.html#{anchor(span.start, span.end)}"

    def _snippet(self, report: Report, limit: int = 320) -> str:
        """The evidence, shortened at a word where it is long."""
        words = self.record.documents[report.document].quote(report.evidence)
        return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def topic_name(identity: str) -> str:
    """A topic as printed."""
    known = topics.topics().get(identity)
    return known.name if known else identity
