"""From sentences and mentions to reports: one for each contact that the document asserts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dragoman.extract import fields, finding, lists, reference
from dragoman.extract.circumstances import of_one_side, with_circumstances
from dragoman.extract.following_up import rebuttals, with_initiative
from dragoman.extract.frames import Frame, build_frame
from dragoman.extract.journeys import with_journeys
from dragoman.extract.merging import Find, merge
from dragoman.extract.parties import find_parties, principal_of, unique
from dragoman.extract.russian import attendance, build_russian_frame, find_russian_triggers
from dragoman.extract.russian_talk import add_russian
from dragoman.extract.telling import Making, Telling
from dragoman.extract.triggers import CHEAP, Trigger, find_triggers
from dragoman.language import dates as time_words
from dragoman.language.sentences import sentences
from dragoman.model import Document, Kind, Mention, Precision, Publisher, PublisherKind, Report, Status


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one contact word: the people around it, and its reports or the reason why there is none."""

    sentence: tuple[int, int]
    trigger: Trigger
    frame: Frame
    reports: tuple[Report, ...]
    reason: str | None


def read(
    document: Document,
    mentions: tuple[Mention, ...],
    *,
    publisher: Publisher,
    told: Callable[[Decision], object] | None = None,
) -> tuple[Report, ...]:
    """Every contact that an English or Russian document asserts, plans or denies.

    Args:
        document: The text.
        mentions: Its people (``identify.find_mentions``), in reading order.
        publisher: Its profile; a title without an actor ("Telephone conversation with X") means its principal.
        told: Called with every decision, for whoever wants to understand a reading.

    Returns:
        Reports in the order of their evidence. Each stands on a verbatim passage of the document.

    """
    content = document.content
    title_end = len(document.title)
    bounds = sentence_bounds(document)
    russian = document.language == "ru"
    speaker = None if russian else reference.author(document, mentions)
    finds: list[Find] = []
    told_on: time_words.TimeWords | None = None  # the day of which the paragraph tells
    story: time_words.TimeWords | None = None  # the day of which the text told last
    official = publisher.kind is PublisherKind.OFFICIAL
    known = mentions  # and the pronouns resolved so far
    told_at = -1  # the sentence that told of a contact last
    last: tuple[Mention, ...] = ()
    listed = not russian and any(lists.opens_list(content, sentence) for sentence in bounds)
    for at, sentence in enumerate(bounds):
        if at and "\n" in content[bounds[at - 1][1] : sentence[0]] and (not official or told_at < at - 1):
            told_on = None
        if not russian and not CHEAP.search(content, *sentence):
            continue
        if content[sentence[0] : sentence[1]].rstrip('"”’) ').endswith("?"):
            continue  # a question asserts nothing
        if russian and attendance(content, sentence, denied_too=True):
            continue  # read later: it tells who else was there
        found_here = (find_russian_triggers if russian else find_triggers)(content, *sentence)
        triggers = list(islice(found_here, _MOST))
        if not triggers:
            continue
        inside = [m for m in mentions if sentence[0] <= m.span.start and m.span.end <= sentence[1]]
        if not russian:
            meant = tuple(reference.references(document, bounds, at, inside, known, last=last, speaker=speaker))
            inside = _with(inside, meant)
            known = tuple(sorted((*known, *meant), key=lambda m: m.span)) if meant else known
        else:
            they = tuple(reference.they_russian(document, bounds, at, inside, mentions))
            they = they if any(t.kind in {Kind.CALL, Kind.MEETING} for t in triggers) else ()
            they = they if they and dates_of(document, publisher, bounds, at) else ()
            triggers = [t for t in triggers if not they or t.kind in {Kind.CALL, Kind.MEETING}]
            inside = _with(inside, they)
        dates = dates_of(document, publisher, bounds, at) if inside else []  # nobody named, nothing to date
        days = [d for d in dates if d.precision is Precision.DAY]
        if told_on is not None and not dates:
            dates = [told_on]
        elif story is not None and not dates and not official:
            dates = [replace(story, precision=Precision.ASSUMED)]
        telling = Telling(document, publisher, mentions, sentence, dates, triggers, sentence[1] <= title_end, listed)
        found_before = len(finds)
        parties = [] if russian else find_parties(content, sentence, inside)
        for trigger in triggers:
            frame = (
                build_russian_frame(content, trigger, inside)
                if russian
                else build_frame(content, sentence, trigger, parties)
            )
            made = list(finding.finds(telling, trigger, frame))
            finds.extend(made)
            if told is not None:
                reason = telling.reasons.pop() if telling.reasons else None
                told(Decision(sentence, trigger, frame, tuple(find.report for find in made), reason))
        if len(finds) > found_before:
            last = next((f.report.participants for f in reversed(finds) if len(f.report.participants) > 1), last)
            told_at = at
            if days:
                told_on = story = days[-1]
    merged = merge(finds)
    if russian:
        reports = add_russian(document, publisher, mentions, bounds, merged)
    else:
        reports = _attended(document, publisher, mentions, bounds, merged)
    reports = with_initiative(document, publisher, bounds, reports)
    reports = [*reports, *rebuttals(document, publisher, bounds, reports)]
    told_of = {r.id: r for r in reports if r.kind is Kind.VISIT or len(r.participants) > 1}
    ordered = sorted(told_of.values(), key=lambda r: (r.evidence.start, r.evidence.end, r.kind.value, r.id))
    whole = tuple(ordered) if russian else with_circumstances(document, bounds, mentions, ordered)
    return with_journeys(document, bounds, mentions, whole)


def sentence_bounds(document: Document) -> list[tuple[int, int]]:
    """The sentences of a document's content, its title first."""
    content, title_end = document.content, len(document.title)
    title = [(0, title_end)] if content[:title_end].strip() else []
    return title + [(s + title_end + 1, e + title_end + 1) for s, e in sentences(content[title_end + 1 :])]


def _with(inside: list[Mention], meant: Iterable[Mention]) -> list[Mention]:
    """The sentence's mentions with those that its pronouns mean; a name outweighs a pronoun in the same place."""
    taken = [(m.span.start, m.span.end) for m in inside]
    free = [m for m in meant if not any(m.span.start < b and a < m.span.end for a, b in taken)]
    return sorted((*inside, *free), key=lambda m: (m.span.start, m.span.end)) if free else inside


_ONWARD = re.compile(
    r"(?i)\b(?:(?:days?|weeks?|months?|hours?) (?:later|earlier|before|after)|(?:next|following|previous|same|that) "
    r"(?:day|morning|afternoon|evening|night)|(?:earlier|later) that)\b"
)
_ONWARD_RUSSIAN = re.compile(r"(?i)(?<!\w)накануне(?!\w)")
_MOST = 16  # contact words of one sentence; more are no prose
_BACK = 6  # sentences in which the day is looked for that "the next day" follows


def dates_of(
    document: Document, publisher: Publisher, bounds: Sequence[tuple[int, int]], at: int
) -> list[time_words.TimeWords]:
    """The date words of one sentence; "the next day" follows the day named last in the sentences before it."""
    previous = None
    onward = _ONWARD if document.language == "en" else _ONWARD_RUSSIAN
    if onward.search(document.content, *bounds[at]):
        for index in range(max(0, at - _BACK), at):
            days = [d for d in _dates(document, publisher, bounds[index], previous) if d.precision is Precision.DAY]
            previous = days[-1].first if days else previous
    return _dates(document, publisher, bounds[at], previous)


def _dates(
    document: Document, publisher: Publisher, sentence: tuple[int, int], previous: date | None
) -> list[time_words.TimeWords]:
    found = time_words.tag(
        document.content[sentence[0] : sentence[1]],
        anchor=document.published,
        language="ru" if document.language == "ru" else "en",
        month_first=publisher.month_first,
        previous=previous,
    )
    return [replace(d, start=d.start + sentence[0], end=d.end + sentence[0]) for d in found]


def _attended(
    document: Document,
    publisher: Publisher,
    mentions: tuple[Mention, ...],
    bounds: list[tuple[int, int]],
    reports: list[Report],
) -> list[Report]:
    """The reports with the people whom attendance sentences and lists add."""
    content = document.content
    for at, sentence in enumerate(bounds):
        heading = lists.opens_list(content, sentence)
        if not heading and (not lists.attending(content, sentence) or of_one_side(content, sentence)):
            continue
        people = lists.listed(document, bounds, at, mentions)
        if not people:
            continue
        grown = lists.add(reports, people, sentence[1])
        if grown is not None:
            reports = grown
            continue
        principal = principal_of(document, publisher, mentions)
        everybody = unique([*([principal] if principal else []), *people])
        if heading or len(everybody) < 2 or lists.session_word(content, sentence) is None:
            continue
        kind = Kind.CALL if finding.REMOTE.search(content[: sentence[1]]) else Kind.MEETING
        trigger = lists.stand_in(kind, sentence)
        when = fields.when_of(document, publisher, [], (trigger.start, trigger.end))
        frame = Frame((), (), people[0].span.start, max(m.span.end for m in people))
        telling = Telling(document, publisher, mentions, sentence, [], [], in_title=False)
        reports = [*reports, Making(telling, trigger, frame, when, Status.HELD).report(kind, everybody, None)]
    return reports
