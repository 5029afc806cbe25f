"""From sentences and mentions to reports: one for each contact that the document asserts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract import fields, lists, reference
from dragoman.extract.frames import Frame, build_frame
from dragoman.extract.merging import Find, merge
from dragoman.extract.parties import find_parties
from dragoman.extract.russian import build_russian_frame, find_russian_triggers, russian_place, russian_status
from dragoman.extract.triggers import CHEAP, Trigger, find_triggers
from dragoman.language import dates as time_words
from dragoman.language.sentences import sentences
from dragoman.model import (
    Document,
    Kind,
    Mention,
    Precision,
    Publisher,
    PublisherKind,
    Report,
    Span,
    Status,
    When,
    content_id,
)

_REMOTE = re.compile(
    r"(?i)\b(?:via (?:a )?video|by (?:video|phone|telephone)|videoconference|video conference|video call|virtual(?:ly)?|over the phone|"
    r"on the phone|by secure video|online format|via secure)\b"
)
_IN_PERSON = re.compile(r"(?i)\bin person\b|\bon the (?:sidelines|margins)\b")
_APART = re.compile(
    r"(?i)\b(?:separate(?:ly)?|(?:meetings|conversations|calls|talks) (?:[\w-]+ )*(?:with|and|between)|then|respectively)\b"
)
_SENT = re.compile(r"(?i)^(?:sent|sends|send)\b")
_ACTING = frozenset({"with", "object", "send", "welcome", "travel", "passive"})
Place = tuple[str, tuple[int, int], str | None]


@dataclass(frozen=True, slots=True)
class _Telling:
    """One sentence and what is known where it stands."""

    document: Document
    publisher: Publisher
    mentions: tuple[Mention, ...]
    sentence: tuple[int, int]
    dates: list[time_words.TimeWords]
    triggers: list[Trigger]
    in_title: bool
    listed: bool = False  # somewhere below, a list tells who else took part

    @property
    def content(self) -> str:
        return self.document.content

    @property
    def russian(self) -> bool:
        return self.document.language == "ru"


def read(document: Document, mentions: tuple[Mention, ...], *, publisher: Publisher) -> tuple[Report, ...]:
    """Every contact that an English or Russian document asserts, plans or denies.

    Args:
        document: The text.
        mentions: Its people (``identify.find_mentions``), in reading order.
        publisher: Its profile; a title without an actor ("Telephone conversation with X") means its principal.

    Returns:
        Reports in the order of their evidence. Each stands on a verbatim passage of the document.

    """
    content = document.content
    title_end = len(document.title)
    bounds = _sentences(content, title_end)
    russian = document.language == "ru"
    speaker = None if russian else reference.author(document, mentions)
    finds: list[Find] = []
    told_on: time_words.TimeWords | None = None  # the day of which the paragraph tells
    story: time_words.TimeWords | None = None  # the day of which the text told last
    official = publisher.kind is PublisherKind.OFFICIAL
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
        triggers = list((find_russian_triggers if russian else find_triggers)(content, *sentence))
        if not triggers:
            continue
        inside = [m for m in mentions if sentence[0] <= m.span.start and m.span.end <= sentence[1]]
        if not russian:
            meant = reference.references(document, bounds, at, inside, mentions, last=last, speaker=speaker)
            inside = _with(inside, meant)
        dates = _dates(document, publisher, sentence)
        days = [d for d in dates if d.precision is Precision.DAY]
        if told_on is not None and not dates:
            dates = [told_on]
        elif story is not None and not dates and not official:
            dates = [replace(story, precision=Precision.ASSUMED)]
        telling = _Telling(document, publisher, mentions, sentence, dates, triggers, sentence[1] <= title_end, listed)
        found_before = len(finds)
        parties = [] if russian else find_parties(content, sentence, inside)
        for trigger in triggers:
            frame = (
                build_russian_frame(content, trigger, inside)
                if russian
                else build_frame(content, sentence, trigger, parties)
            )
            finds.extend(_finds(telling, trigger, frame))
        if len(finds) > found_before:
            last = next((f.report.participants for f in reversed(finds) if len(f.report.participants) > 1), last)
            told_at = at
            if days:
                told_on = story = days[-1]
    reports = _attended(document, publisher, mentions, bounds, merge(finds))
    unique = {r.id: r for r in reports if r.kind is Kind.VISIT or len(r.participants) > 1}
    return tuple(sorted(unique.values(), key=lambda r: (r.evidence.start, r.evidence.end, r.kind.value, r.id)))


def _sentences(content: str, title_end: int) -> list[tuple[int, int]]:
    title = [(0, title_end)] if content[:title_end].strip() else []
    return title + [(s + title_end + 1, e + title_end + 1) for s, e in sentences(content[title_end + 1 :])]


def _with(inside: list[Mention], meant: Iterable[Mention]) -> list[Mention]:
    """The sentence's mentions with those that its pronouns mean; a name outweighs a pronoun in the same place."""
    taken = [(m.span.start, m.span.end) for m in inside]
    free = [m for m in meant if not any(m.span.start < b and a < m.span.end for a, b in taken)]
    return sorted((*inside, *free), key=lambda m: (m.span.start, m.span.end)) if free else inside


def _dates(document: Document, publisher: Publisher, sentence: tuple[int, int]) -> list[time_words.TimeWords]:
    found = time_words.tag(
        document.content[sentence[0] : sentence[1]],
        anchor=document.published,
        language="ru" if document.language == "ru" else "en",
        month_first=publisher.month_first,
    )
    return [replace(d, start=d.start + sentence[0], end=d.end + sentence[0]) for d in found]


def _principal(document: Document, publisher: Publisher, mentions: Iterable[Mention]) -> Mention | None:
    if publisher.kind is not PublisherKind.OFFICIAL or document.published is None or not publisher.titles:
        return None
    holder = publisher.titles[0].holder_on(document.published)
    if holder is None:
        return None
    return next((m for m in mentions if m.name == holder.name), None)


def _finds(telling: _Telling, trigger: Trigger, frame: Frame) -> Iterator[Find]:
    content, sentence = telling.content, telling.sentence
    apart = len(frame.right) > 1 and _APART.search(content, trigger.start, frame.end) is not None
    for report in _reports(telling, trigger, frame):
        yield Find(
            report,
            telling.in_title,
            apart or (len(frame.right) > 1 and report.status is Status.DENIED),
            report.kind is Kind.MESSAGE and _SENT.match(content[trigger.start : trigger.end]) is not None,
        )
    del sentence


def _kind(telling: _Telling, trigger: Trigger) -> Kind:
    """A meeting held by video is a call, and a conversation on the margins of a summit a meeting."""
    content, sentence = telling.content, telling.sentence
    if trigger.kind is Kind.MEETING and trigger.shape != "welcome" and _REMOTE.search(content, *sentence):
        return Kind.CALL
    spoken = re.match(r"(?i)(?:spoke|talk|conversation)", trigger.words) is not None
    if trigger.kind is Kind.CALL and spoken and _IN_PERSON.search(content, *sentence):
        return Kind.MEETING
    return trigger.kind


def _reports(telling: _Telling, trigger: Trigger, frame: Frame) -> list[Report]:
    document, content, sentence = telling.document, telling.content, telling.sentence
    left, right = list(frame.left), list(frame.right)
    kind = _kind(telling, trigger)
    if kind is Kind.MESSAGE and not any(m.role or m.side for m in right):
        return []
    if not left and right and (telling.in_title or trigger.shape in {"noun", "send"}):
        left = _implied(telling, trigger, right)
    nominal = trigger.shape in {"noun", "trip"}
    others = [(t.start, t.end) for t in telling.triggers if nominal and t is not trigger]
    dates = telling.dates
    if nominal and document.published is not None:  # what a noun mentions in passing is not on the story's coming day
        dates = [d for d in dates if sentence[0] <= d.start < sentence[1] or d.last <= document.published]
    when = fields.when_of(document, telling.publisher, dates, (trigger.start, trigger.end), others=others)
    status = (russian_status if telling.russian else fields.status_of)(
        content, sentence, trigger.start, trigger.end, anchor=document.published, when=when
    )
    if not telling.russian and status is not Status.DENIED:
        if fields.unreal(content, sentence, trigger.start, trigger.end):
            return []
        elsewhere = when.words is not None and not sentence[0] <= when.words.start < sentence[1]
        if (elsewhere and nominal) or (when.precision is Precision.ASSUMED and when.words is None):
            loose = status is Status.PLANNED or (
                trigger.shape in {"noun", "trip"} and fields.vague(document, (trigger.start, trigger.end))
            )
            when = When.unknown() if loose else when
    if kind is Kind.MESSAGE and when.words is not None and not sentence[0] <= when.words.start < sentence[1]:
        when = fields.when_of(document, telling.publisher, [], (trigger.start, trigger.end))
    place: Place | None = (russian_place if telling.russian else fields.place_of)(
        content, sentence, (frame.start, trigger.end)
    )
    made = _Making(telling, trigger, frame, when, status)
    if not right and kind in {Kind.MEETING, Kind.CALL} and not telling.russian and _alone(telling, trigger, frame):
        if telling.listed and left and trigger.shape == "with":
            return [replace(made.report(kind, left, place if kind is Kind.MEETING else None), more=True)]
        return []
    if kind is Kind.VISIT:
        return _visits(made, left, right, place)
    if kind is Kind.MESSAGE:
        pairs = [(left[0], other) for other in right if left and other.name not in {m.name for m in left}]
        return [made.report(kind, pair, None) for pair in pairs]
    reports: list[Report] = []
    if trigger.shape == "welcome" and place is not None:
        guests = [m for m in right if m.side != place[2]]
        if guests:
            reports.append(made.report(Kind.VISIT, guests, place))
    apart = len(right) >= 2 and (
        status is Status.DENIED or _APART.search(content, trigger.start, frame.end) is not None
    )
    if telling.publisher.kind is PublisherKind.OFFICIAL and not telling.russian:
        left, right = _public(telling, left), _public(telling, right)
    groups = [[*left, other] for other in right] if apart and left else [[*left, *right]]
    for group in groups:
        people = lists.unique(group)
        if len(people) >= 2:
            reports.append(made.report(kind, people, place if kind is Kind.MEETING else None))
    return reports


def _public(telling: _Telling, people: Sequence[Mention]) -> list[Mention]:
    """Those whom an official text gives an office or a side anywhere; it names nobody of public standing without."""
    return [
        m for m in people if m.role or m.side or any((o.role or o.side) and o.name == m.name for o in telling.mentions)
    ]


_OTHERS = re.compile(r"(?i)^[^.;:]{0,70}? (?:with|to) (?!each other|one another)")


def _alone(telling: _Telling, trigger: Trigger, frame: Frame) -> bool:
    """Whether those who act met somebody unnamed ("A and B met with mayors"), or own no meeting at all."""
    if trigger.shape == "noun":
        owned = max((m.span.end for m in frame.left), default=0)
        if owned > trigger.start:
            return True  # "At the summit, A and B said": they were there, with whom nobody says
        return re.fullmatch(r"['’]s? [^,.;]{0,60}|(?: [\w-]+){0,3} ?", telling.content[owned : trigger.start]) is None
    return _OTHERS.match(telling.content[trigger.end : telling.sentence[1]]) is not None


def _implied(telling: _Telling, trigger: Trigger, right: Sequence[Mention]) -> list[Mention]:
    """The issuer's principal, who acts where a title or a noun names nobody else."""
    gap = telling.content[trigger.end : right[0].span.start]
    between = trigger.shape == "noun" and len(right) >= 2 and re.search(r"\b(?:between|of|among)\b", gap) is not None
    hosted = re.search(r"\b(?:hosted|led|chaired|convened|headed|organi[sz]ed) by\b", gap) is not None
    principal = None if between or hosted else _principal(telling.document, telling.publisher, telling.mentions)
    if principal is None or principal.name in {m.name for m in right}:
        return []
    quoted = telling.content[max(0, trigger.start - 2000) : trigger.start]
    return [] if quoted.count("“") > quoted.count("”") else [principal]


@dataclass(frozen=True, slots=True)
class _Making:
    """What the reports of one trigger share."""

    telling: _Telling
    trigger: Trigger
    frame: Frame
    when: When
    status: Status

    def report(self, kind: Kind, people: Sequence[Mention], place: Place | None) -> Report:
        """A report of these people, on the shortest passage that holds them, the time and the place."""
        document, sentence = self.telling.document, self.telling.sentence
        content, trigger, frame = document.content, self.trigger, self.frame
        unique = lists.unique(people)
        initiator = fields.initiator_of(
            content, sentence, sides=tuple(p.side for p in unique), publisher=self.telling.publisher
        )
        clause = fields.clause_around(content, sentence, trigger.start, trigger.end)
        certainty, hedge = fields.certainty_of(document, clause)
        end = max(frame.end, trigger.end)
        for extra in (self.when.words.end if self.when.words else 0, place[1][1] if place else 0):
            if sentence[0] <= extra <= sentence[1] and extra - end < 60:
                end = max(end, extra)
        evidence = document.span(min(frame.start, trigger.start), min(end, sentence[1]))
        return Report(
            id=_identity(document, kind, self.status, certainty, self.when, trigger, evidence, unique),
            document=document.id,
            kind=kind,
            status=self.status,
            when=self.when,
            participants=unique[: lists.MOST],
            more=len(unique) > lists.MOST,
            evidence=evidence,
            certainty=certainty,
            hedge=hedge,
            place=place[0] if place else None,
            place_span=document.span(*place[1]) if place else None,
            country=place[2] if place else None,
            initiator=initiator[0] if initiator else None,
            initiator_span=document.span(initiator[1], initiator[2]) if initiator else None,
        )


def _identity(document: Document, kind: Kind, *parts: object) -> str:
    status, certainty, when, trigger, evidence, people = parts
    assert isinstance(when, When) and isinstance(trigger, Trigger) and isinstance(evidence, Span)  # noqa: S101, PT018
    names = [m.name for m in people if isinstance(m, Mention)] if isinstance(people, tuple) else []
    return content_id(
        "report",
        document.id,
        kind,
        status,
        certainty,
        when.first_day,
        trigger.start,
        evidence.start,
        evidence.end,
        *names,
    )


def _visits(made: _Making, left: list[Mention], right: list[Mention], place: Place | None) -> list[Report]:
    telling, trigger = made.telling, made.trigger
    content, sentence = telling.content, telling.sentence
    people = left or right
    if telling.russian:
        at = place
    else:
        if trigger.shape == "trip":
            people = right or left
        behind = max((m.span.end for m in right), default=trigger.end) if trigger.shape == "trip" else trigger.end
        spans = tuple((m.span.start, m.span.end) for m in telling.mentions if m.role or m.side)
        weak = (
            re.match(r"(?i)(?:came|went|landed|flew|fly|flies|flying|be|am|departs?|departed)\b", trigger.words)
            is not None
        )
        visited = re.match(r"(?i)visit", trigger.words) is not None and trigger.shape == "travel"
        at = fields.destination_of(
            content, sentence, behind, publisher=telling.publisher, people=spans, visited=visited, weak=weak
        )
        if at is None and trigger.shape == "trip":
            at = place
        if at is None and re.search(r"\bvisit$", trigger.words) and trigger.shape == "travel":
            at = place
    if not people or at is None or _at_home(people, at, telling.publisher):
        return []
    return [made.report(Kind.VISIT, people, at)]


def _at_home(people: Sequence[Mention], place: Place, publisher: Publisher) -> bool:
    """Nobody visits the state that they speak for, or the seat of their own office; other places at home count."""
    words, _, code = place
    for person in people:
        if code is not None and person.side == code:
            if words.startswith("our "):
                return True
            own_seat = code == publisher.state and publisher.seat is not None and publisher.seat in words
            if own_seat or fields.is_state(words):
                return True
    return False


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
        if not heading and not lists.attending(content, sentence):
            continue
        people = lists.listed(document, bounds, at, mentions)
        if not people:
            continue
        grown = lists.add(reports, people, sentence[1])
        if grown is not None:
            reports = grown
            continue
        principal = _principal(document, publisher, mentions)
        everybody = lists.unique([*([principal] if principal else []), *people])
        if heading or len(everybody) < 2 or lists.session_word(content, sentence) is None:
            continue
        kind = Kind.CALL if _REMOTE.search(content[: sentence[1]]) else Kind.MEETING
        trigger = lists.stand_in(kind, sentence)
        when = fields.when_of(document, publisher, [], (trigger.start, trigger.end))
        frame = Frame((), (), people[0].span.start, max(m.span.end for m in people))
        telling = _Telling(document, publisher, mentions, sentence, [], [], in_title=False)
        reports = [*reports, _Making(telling, trigger, frame, when, Status.HELD).report(kind, everybody, None)]
    return reports
