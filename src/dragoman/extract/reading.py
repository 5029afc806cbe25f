"""From sentences and mentions to reports: one for each contact that the document asserts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.extract import fields, reference
from dragoman.extract.frames import Frame, build_frame
from dragoman.extract.russian import build_russian_frame, find_russian_triggers, russian_place, russian_status
from dragoman.extract.triggers import CHEAP, Trigger, find_triggers
from dragoman.language import dates as time_words
from dragoman.language.sentences import sentences
from dragoman.model import (
    Certainty,
    Document,
    Kind,
    Mention,
    Precision,
    Publisher,
    PublisherKind,
    Report,
    Status,
    When,
    content_id,
)

_REMOTE = re.compile(
    r"(?i)\b(?:via (?:a )?video|by (?:video|phone|telephone)|videoconference|video conference|video call|virtual(?:ly)?|over the phone|on the phone|by secure video|online format)\b"
)
_IN_PERSON = re.compile(r"(?i)\bin person\b|\bon the (?:sidelines|margins)\b")
_ATTENDANCE = re.compile(
    r"(?i)^(?:also )?(?:taking part|attending|participating|present at|among those (?:present|attending)|the (?:\w+ ){0,3}(?:meeting|talks|session|conversation|event|negotiations) (?:was|were) (?:also )?attended by|"
    r"(?:the )?participants (?:included|were)|(?:also )?(?:attended|joined) by)|\b(?:was|were) (?:also )?attended by\b|\balso (?:took|taking) part\b"
)
_APART = re.compile(r"(?i)\b(?:separate(?:ly)?|(?:meetings|conversations|calls|talks) (?:with|and)|then)\b")
_UNSURE = frozenset({Certainty.PROBABLE, Certainty.INFERRED})
_SENT = re.compile(r"(?i)^(?:sent|sends|send)\b")


@dataclass(frozen=True, slots=True)
class _Find:
    report: Report
    title: bool
    apart: bool  # one of several contacts told together: not a shorter account of a larger one


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
    bounds = [(s, e) for s, e in _sentences(content, title_end)]
    anchor = document.published
    russian = document.language == "ru"
    triggers = find_russian_triggers if russian else find_triggers
    finds: list[_Find] = []
    told_on: time_words.TimeWords | None = None  # the day of which the paragraph tells
    story: time_words.TimeWords | None = None  # the day of which the text told last
    for at, sentence in enumerate(bounds):
        if at and "\n" in content[bounds[at - 1][1] : sentence[0]]:
            told_on = None
        if not russian and not CHEAP.search(content, *sentence):
            continue
        inside = [m for m in mentions if sentence[0] <= m.span.start and m.span.end <= sentence[1]]
        dates = (
            [
                replace(d, start=d.start + sentence[0], end=d.end + sentence[0])
                for d in time_words.tag(
                    content[sentence[0] : sentence[1]], anchor=anchor, language="ru" if russian else "en"
                )
            ]
            if anchor is not None
            else []
        )
        days = [d for d in dates if d.precision is Precision.DAY]
        if told_on is not None and not dates:
            dates = [told_on]
        elif story is not None and not dates and publisher.kind is not PublisherKind.OFFICIAL:
            dates = [replace(story, precision=Precision.ASSUMED)]
        found_before = len(finds)
        for trigger in triggers(content, *sentence):
            frame = (
                build_russian_frame(content, trigger, inside)
                if russian
                else build_frame(content, sentence, trigger, inside)
            )
            if not russian:
                frame = _with_pronouns(content, bounds, at, trigger, frame, mentions)
            for report in _reports(
                document, publisher, mentions, sentence, trigger, frame, dates, in_title=sentence[1] <= title_end
            ):
                apart = len(frame.right) > 1 and (
                    report.status is Status.DENIED or bool(_APART.search(content, trigger.start, frame.end))
                )
                finds.append(_Find(report, sentence[1] <= title_end, apart))
        if days and len(finds) > found_before:
            told_on = story = days[-1]
    reports = _merge(finds)
    reports = _attend(document, publisher, mentions, bounds, reports)
    return tuple(sorted(reports, key=lambda r: (r.evidence.start, r.evidence.end, r.kind.value, r.id)))


def _sentences(content: str, title_end: int) -> list[tuple[int, int]]:
    title = [(0, title_end)] if content[:title_end].strip() else []
    return title + [(s + title_end + 1, e + title_end + 1) for s, e in sentences(content[title_end + 1 :])]


def _principal(document: Document, publisher: Publisher, mentions: Iterable[Mention]) -> Mention | None:
    if publisher.kind is not PublisherKind.OFFICIAL or document.published is None or not publisher.titles:
        return None
    holder = publisher.titles[0].holder_on(document.published)
    if holder is None:
        return None
    return next((m for m in mentions if m.name == holder.name), None)


def _reports(
    document: Document,
    publisher: Publisher,
    mentions: tuple[Mention, ...],
    sentence: tuple[int, int],
    trigger: Trigger,
    frame: Frame,
    dates: list[time_words.TimeWords],
    *,
    in_title: bool,
) -> list[Report]:
    content = document.content
    left, right = list(frame.left), list(frame.right)
    kind = trigger.kind
    remote = _REMOTE.search(content, *sentence)
    if kind is Kind.MEETING and remote and trigger.shape != "welcome":
        kind = Kind.CALL
    if (
        kind is Kind.CALL
        and trigger.words.startswith(("spoke", "talk", "spoken"))
        and _IN_PERSON.search(content, *sentence)
    ):
        kind = Kind.MEETING
    if kind is Kind.MESSAGE and not any(m.role or m.side for m in right):
        return []
    if not left and right and (in_title or trigger.shape in {"noun", "send"}):
        principal = _principal(document, publisher, mentions)
        if (
            principal is not None
            and principal.name not in {m.name for m in right}
            and (in_title or trigger.shape == "send")
        ):
            left = [principal]
    when = fields.when_of(document, publisher, dates, sentence, (trigger.start, trigger.end))
    russian = document.language == "ru"
    status = (russian_status if russian else fields.status_of)(
        content, sentence, trigger.start, trigger.end, anchor=document.published, when=when
    )
    made: list[Report] = []
    place: tuple[str, tuple[int, int], str | None] | None = (russian_place if russian else fields.place_of)(
        content, sentence, (frame.start, trigger.end)
    )
    if kind is Kind.VISIT:
        people = left or right
        towards = None if russian else fields.destination_of(content, sentence, trigger.end)
        place = towards or place
        if people and place is not None and not _at_home(people, place[2]):
            made.append(_report(document, publisher, kind, status, when, people, sentence, trigger, frame, place))
        return made
    if kind is Kind.MESSAGE:
        for addressee in right:
            if left and addressee.name not in {m.name for m in left}:
                made.append(
                    _report(
                        document, publisher, kind, status, when, [left[0], addressee], sentence, trigger, frame, None
                    )
                )
        return made
    if trigger.shape == "welcome" and place is not None and right:
        guests = [m for m in right if m.side != place[2]]
        if guests:
            made.append(_report(document, publisher, Kind.VISIT, status, when, guests, sentence, trigger, frame, place))
    people = _unique([*left, *right])
    if len(people) >= 2:
        apart = len(right) >= 2 and (
            status is Status.DENIED or _APART.search(content, trigger.start, frame.end) is not None
        )
        groups = [[*left, other] for other in right] if apart and left else [people]
        for group in groups:
            unique = _unique(group)
            if len(unique) >= 2:
                made.append(
                    _report(
                        document,
                        publisher,
                        kind,
                        status,
                        when,
                        unique,
                        sentence,
                        trigger,
                        frame,
                        place if kind is Kind.MEETING else None,
                    )
                )
    return made


def _with_pronouns(
    content: str,
    bounds: list[tuple[int, int]],
    at: int,
    trigger: Trigger,
    frame: Frame,
    mentions: tuple[Mention, ...],
) -> Frame:
    """The frame with whom its pronouns mean; a pronoun next to the contact word outweighs a name farther off."""
    left, right = frame.left, frame.right
    if reference.subject_pronoun(content, bounds[at], trigger):
        near = {m.name for m in right}
        person = reference.antecedent(content, bounds, at, mentions, other_than=frozenset(near))
        left = (person,) if person is not None else ()
    if reference.object_pronoun(content, trigger):
        acting = {m.name for m in left}
        person = reference.antecedent(content, bounds, at, mentions, other_than=frozenset(acting))
        right = (person,) if person is not None else ()
    return Frame(left, right, frame.start, frame.end)


def _at_home(people: list[Mention], code: str | None) -> bool:
    return code is not None and any(person.side == code for person in people)


def _unique(people: list[Mention]) -> list[Mention]:
    seen: dict[str, Mention] = {}
    for person in people:
        seen.setdefault(person.name, person)
    return list(seen.values())


def _report(
    document: Document,
    publisher: Publisher,
    kind: Kind,
    status: Status,
    when: When,
    people: list[Mention],
    sentence: tuple[int, int],
    trigger: Trigger,
    frame: Frame,
    place: tuple[str, tuple[int, int], str | None] | None,
) -> Report:
    content = document.content
    initiator = fields.initiator_of(content, sentence, sides=tuple(p.side for p in people), publisher=publisher)
    clause = fields.clause_around(content, sentence, trigger.start, trigger.end)
    certainty, hedge = fields.certainty_of(document, clause)
    start = min(frame.start, trigger.start)
    end = frame.end
    for extra in (when.words.end if when.words else 0, place[1][1] if place else 0):
        if sentence[0] <= extra <= sentence[1] and extra - end < 60:
            end = max(end, extra)
    evidence = document.span(start, min(end, sentence[1]))
    unique = _unique(people)
    return Report(
        id=content_id(
            "report",
            document.id,
            kind,
            status,
            certainty,
            when.first_day,
            trigger.start,
            evidence.start,
            evidence.end,
            *(p.name for p in unique),
        ),
        document=document.id,
        kind=kind,
        status=status,
        when=when,
        participants=tuple(unique[:15]),
        more=len(unique) > 15,
        evidence=evidence,
        certainty=certainty,
        hedge=hedge,
        place=place[0] if place else None,
        place_span=document.span(*place[1]) if place else None,
        country=place[2] if place else None,
        initiator=initiator[0] if initiator else None,
        initiator_span=document.span(initiator[1], initiator[2]) if initiator else None,
    )


def _names(report: Report) -> frozenset[str]:
    return frozenset(p.name for p in report.participants)


def _merge(finds: list[_Find]) -> list[Report]:
    kept: list[_Find] = []
    for find in finds:
        index = next((i for i, other in enumerate(kept) if _same(other, find)), None)
        if index is None:
            kept.append(find)
        else:
            kept[index] = _join(kept[index], find)
    kept = [find for find in kept if not _summed_up(find, kept)]
    told = [k.report for k in kept]
    direct = [r for r in told if r.kind in {Kind.CALL, Kind.MEETING}]
    return [r for r in told if r.kind is not Kind.MESSAGE or not any(_spoken_in(r, d) for d in direct)]


def _summed_up(find: _Find, finds: list[_Find]) -> bool:
    """A title that names together whom the text meets one by one."""
    if not find.title:
        return False
    parts = [
        _names(other.report)
        for other in finds
        if not other.title and other.report.kind is find.report.kind and _names(other.report) < _names(find.report)
    ]
    return len(parts) >= 2 and frozenset().union(*parts) == _names(find.report)


def _spoken_in(message: Report, contact: Report) -> bool:
    """Congratulations spoken inside a call or a meeting are no message of their own."""
    return _names(message) <= _names(contact)


def _same(one: _Find, two: _Find) -> bool:
    a, b = one.report, two.report
    if a.kind is not b.kind:
        return False
    left, right = _names(a), _names(b)
    if not (left <= right or right <= left):
        return False
    if left != right and (one.apart or two.apart):
        return False
    if left != right and (len(left) < 2 or len(right) < 2) and a.kind is not Kind.VISIT:
        return False
    if a.kind is Kind.VISIT and a.country is not None and b.country is not None and a.country != b.country:
        return False
    if (a.certainty in _UNSURE) != (b.certainty in _UNSURE):
        return False
    if (a.status is Status.DENIED) != (b.status is Status.DENIED):
        return False
    dated = [r for r in (a, b) if r.when.precision not in {Precision.ASSUMED, Precision.UNKNOWN}]
    return not (
        len(dated) == 2 and a.when.interval and b.when.interval and not a.when.interval.overlaps(b.when.interval)
    )


def _join(one: _Find, two: _Find) -> _Find:
    a, b = one.report, two.report
    best, other = (b, a) if one.title and not two.title and len(b.participants) >= len(a.participants) else (a, b)
    if len(other.participants) > len(best.participants):
        best, other = other, best
    when = best.when
    if when.precision is Precision.ASSUMED and other.when.precision not in {Precision.ASSUMED, Precision.UNKNOWN}:
        when = other.when
    merged = replace(
        best,
        when=when,
        place=best.place or other.place,
        place_span=best.place_span or other.place_span,
        country=best.country or other.country,
        initiator=best.initiator or other.initiator,
        initiator_span=best.initiator_span or other.initiator_span,
    )
    return _Find(merged, one.title and two.title, one.apart and two.apart)


def _attend(
    document: Document,
    publisher: Publisher,
    mentions: tuple[Mention, ...],
    bounds: list[tuple[int, int]],
    reports: list[Report],
) -> list[Report]:
    content = document.content
    for sentence in bounds:
        if not _ATTENDANCE.search(content[sentence[0] : sentence[1]][:160]):
            continue
        listed = _unique([m for m in mentions if sentence[0] <= m.span.start and m.span.end <= sentence[1]])
        if len(listed) < 2:
            continue
        held = [
            r
            for r in reports
            if r.kind in {Kind.MEETING, Kind.CALL} and r.status is Status.HELD and r.evidence.start <= sentence[1]
        ]
        if held:
            main = held[0]
            people = _unique([*main.participants, *listed])
            reports = [
                replace(r, participants=tuple(people[:15]), more=len(people) > 15) if r is main else r for r in reports
            ]
        else:
            principal = _principal(document, publisher, mentions)
            people = _unique(([principal] if principal else []) + listed)
            remote = _REMOTE.search(content[: sentence[1]])
            trigger = Trigger(sentence[0], sentence[1], Kind.CALL if remote else Kind.MEETING, "with", "")
            frame = Frame((), (), listed[0].span.start, listed[-1].span.end)
            when = fields.when_of(document, publisher, [], sentence, (sentence[0], sentence[0] + 1))
            if re.search(r"(?i)meeting|talks|session|summit|conference|conversation", content[: sentence[1]]):
                reports = [
                    *reports,
                    _report(
                        document,
                        publisher,
                        trigger.kind,
                        Status.HELD,
                        when,
                        people,
                        sentence,
                        replace(trigger, start=sentence[0], end=sentence[0] + 1),
                        frame,
                        None,
                    ),
                ]
    return reports
