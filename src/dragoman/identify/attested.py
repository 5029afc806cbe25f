"""Offices that the documents themselves attest: who is called what, on which days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.identify.groups import Group
from dragoman.identify.uniting import in_time
from dragoman.model import Document, Edge, Office, Person, Span, Tenure, Verdict
from dragoman.reference import offices, states

_SOURCES = 3  # passages kept for one office: the first ones
_UNSEEN = timedelta(days=183)


@dataclass(slots=True)
class _Seen:
    """An office as texts attest it: under which titles, on which days, in which words."""

    office: Office
    former: bool
    titles: Counter[str] = field(default_factory=Counter)
    spans: list[tuple[date, Span]] = field(default_factory=list)


def attest(persons: Iterable[Person], groups: Iterable[Group], documents: Mapping[str, Document]) -> tuple[Person, ...]:
    """People with the offices that the documents attest beside those known of them.

    Where a known office fits, the passages become its sources. Else a tenure is added that says no more than the texts
    do: held from the first to the last day on which it was seen, as long as it was not out of sight for half a year; or,
    of a former office, that it was over. A head of state or government must be told with the state: many a body has a
    president.
    """
    seen: defaultdict[str, list[_Seen]] = defaultdict(list)
    for group in groups:
        if group.person is not None and group.verdict is Verdict.SAME:
            for mention in group.mentions:
                document = documents.get(mention.span.document)
                if mention.role is None or document is None or document.published is None:
                    continue
                for title in offices.split(mention.role, mention.side or group.side):
                    told = offices.office(title, mention.side or group.side)
                    if offices.single(told) and (group.presumed or (group.belied and not states.find(title))):
                        continue
                    former = mention.former or offices.is_past(title)
                    _note(
                        seen[group.person],
                        told,
                        former,
                        document.published,
                        mention.span,
                    )
    return tuple(_with(person, seen.get(person.id, [])) for person in persons)


def _note(found: list[_Seen], office: Office, former: bool, day: date, span: Span) -> None:  # noqa: FBT001
    if office.rung is None or offices.is_bare(office):
        return
    manner = offices.manner(office.title)
    for one in found:
        if one.former == former and offices.alike(one.office, office) and offices.manner(one.office.title) == manner:
            break
    else:
        one = _Seen(office, former)
        found.append(one)
    one.titles[office.title] += 1
    one.spans.append((day, span))


def _with(person: Person, seen: list[_Seen]) -> Person:
    tenures = list(person.tenures)
    for one in seen:
        one.spans.sort()
        if one.former:
            _put_former(tenures, person, one)
            continue
        for run in _runs(one.spans):
            _put(tenures, person, one, run, known=len(person.tenures))
    return replace(person, tenures=tuple(sorted(tenures, key=in_time)))


def _runs(spans: list[tuple[date, Span]]) -> list[list[tuple[date, Span]]]:
    """The passages, parted where the office was long out of sight: it may have been somebody else's between."""
    runs = [[spans[0]]]
    for pair in spans[1:]:
        if pair[0] - runs[-1][-1][0] > _UNSEEN:
            runs.append([])
        runs[-1].append(pair)
    return runs


def _put(tenures: list[Tenure], person: Person, one: _Seen, run: list[tuple[date, Span]], *, known: int) -> None:
    """Make the passages sources of one of the first ``known`` tenures, which were there before, or a tenure of its own."""
    first, last = run[0][0], run[-1][0]
    spans = tuple(dict.fromkeys(span for _, span in run))[:_SOURCES]
    for at, tenure in enumerate(tenures[:known]):
        if _fits(tenure, one.office, first, last):
            tenures[at] = replace(tenure, sources=(*tenure.sources, *spans))
            return
    since, until = Edge(latest=first), Edge(earliest=last + timedelta(days=1))
    tenures.append(_tenure(person, one, since=since, until=until, spans=spans))


def _put_former(tenures: list[Tenure], person: Person, one: _Seen) -> None:
    """An office of which texts say that it is over, where nothing known says when."""
    first = one.spans[0][0]
    if not any(offices.alike(tenure.office, one.office) and tenure.begun_by(first) for tenure in tenures):
        spans = tuple(dict.fromkeys(span for _, span in one.spans))[:_SOURCES]
        tenures.append(_tenure(person, one, since=Edge(latest=first), until=Edge(latest=first), spans=spans))


def _fits(tenure: Tenure, office: Office, first: date, last: date) -> bool:
    """Whether an office known covers the days on which one was seen."""
    return (
        offices.alike(tenure.office, office)
        and offices.manner(office.title) in {None, tenure.manner}
        and (tenure.office.side is None or office.side is None or tenure.office.side == office.side)
        and tenure.held_on(first) is not False
        and tenure.held_on(last) is not False
        and (tenure.begun_by(first) or tenure.since.latest is None)
    )


def _tenure(person: Person, one: _Seen, *, since: Edge, until: Edge, spans: tuple[Span, ...]) -> Tenure:
    title = min(one.titles, key=lambda text: (-one.titles[text], text))
    return Tenure(
        person=person.id,
        office=replace(one.office, title=title),
        since=since,
        until=until,
        manner=offices.manner(title),
        sources=spans,
    )
