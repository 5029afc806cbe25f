"""What a Russian release tells beyond its contact words: who was present, who came along, who is spoken to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.extract import fields, lists
from dragoman.extract.dialogue import Dialogue, dialogue
from dragoman.extract.frames import Frame
from dragoman.extract.parties import principal_of, unique
from dragoman.extract.russian import attendance, denied
from dragoman.extract.telling import Making, Place, Telling
from dragoman.extract.triggers import Trigger
from dragoman.language import dates as time_words
from dragoman.model import Document, Kind, Mention, Precision, Publisher, Report, Status, When

_ALONG = re.compile(r"\bсопровожда(?:ли|ет|ют|л|ла)\b")
_SESSION = re.compile(r"\b(?:пров[её]л[аи]?|проводит|провод\w+) (?:[\w-]+ ){0,4}?(?:совещани|заседани)\w+")
_VIDEO = re.compile(r"(?i)видеоконференц|видеосвяз|видеоформат|в онлайн|дистанционн")
_FLOOR = re.compile(r"(?i)\bслово(?: –)?(?: [а-яё-]+){0,5} $")
_YOU_VISITED = re.compile(
    r"\bВы (?:[а-яё]+ ){0,3}?(?:посещали|посетили|побывали в|приезжали в)(?: (?!лично|сами|там|тогда|уже|вместе|недавно|ранее|раньше|не|его|её|их\b)(?P<place>[^,.;:!?\n]{3,80}))?"
)
_WHICH = re.compile(r"\b(?:[Вв]о?|[Нн]а) (?P<place>[^,.;:!?\n]{3,60}), котор\w+ $")
_MET_YOU = re.compile(r"\b(?:перв|прошл|последн|предыдущ|недавн|минувш)\w+ встреч\w+ с [Вв]ами\b")
_WROTE_YOU = re.compile(
    r"\b(?:направил|отправил|прислал)\w* Вам (?:[а-яё]+ ){0,2}?(?:письмо|послание|телеграмму|приветствие)\b"
)
_TALKS = re.compile(
    r"\b(?:[Вв] ходе|[Вв]о время|[Пп]о итогам|проведённых|проведенных|состоявшихся|[Нн]а|запланированы)"
    r" (?:предстоящих |российско-[а-яё]+ |двусторонних )*переговор\w+"
)
_DISCUSSED = re.compile(r"\bобсудил[аи]?\b")
_BY_TELEPHONE = re.compile(r"(?i)\bтелефон")
_WITH_NAME = re.compile(
    r"(?: (?:в|во|на|по) [\w-]+(?: [\w-]+)?){0,2} со? (?:(?!со? )[\w-]+ ){0,5}"
)  # the first "with" after the verb
_EARLIER = re.compile(r"(?i)^\W*(?:ранее|накануне|до этого|в прошл\w+)\b")
_AND = re.compile(r" и (?:[\w-]+ ){0,5}")
_DENIED_IN = re.compile(r"(?i)\b(?:не|никогда|ни разу|бы)\b")
_THIS = re.compile(r"(?i)\b(?:это|наша|сегодняшн\w+|нынешн\w+)\b")  # the meeting at which it is said
_BACK = 2  # sentences before the talks in which the visit is told


@dataclass(frozen=True, slots=True)
class _Room:
    """A document on the way to its reports."""

    document: Document
    publisher: Publisher
    mentions: tuple[Mention, ...]
    bounds: Sequence[tuple[int, int]]
    talk: Dialogue
    principal: Mention | None

    def inside(self, sentence: tuple[int, int]) -> list[Mention]:
        """The people whom a sentence names."""
        return [m for m in self.mentions if sentence[0] <= m.span.start and m.span.end <= sentence[1]]

    def telling(self, sentence: tuple[int, int]) -> Telling:
        """The sentence as ``Making`` wants it."""
        return Telling(self.document, self.publisher, self.mentions, sentence, [], [], in_title=False)


def add_russian(
    document: Document,
    publisher: Publisher,
    mentions: tuple[Mention, ...],
    bounds: Sequence[tuple[int, int]],
    reports: list[Report],
) -> list[Report]:
    """The reports of a Russian document with those present, along and spoken to.

    Args:
        document: The text.
        publisher: Its profile.
        mentions: Its people, in reading order.
        bounds: Its sentences.
        reports: What its contact words told.

    """
    room = _Room(
        document, publisher, mentions, bounds, dialogue(document, mentions), principal_of(document, publisher, mentions)
    )
    reports = _along(room, reports)
    reports = _present(room, reports)
    reports = [*reports, *_discussed(room, reports), *_session(room, reports), *_spoken_to(room)]
    return [*reports, *_talks(room, reports)]


def _along(room: _Room, reports: list[Report]) -> list[Report]:
    """Visits with those who came along: "Главу государства сопровождали A и B"."""
    content = room.document.content
    for sentence in room.bounds:
        match = _ALONG.search(content, *sentence)
        if match is None or denied(content, sentence, match.start()):
            continue
        people = room.inside(sentence)
        behind = [m for m in people if m.span.start >= match.end()]
        led = [m for m in people if m.span.end <= match.start()]
        mine = [r for r in reports if r.kind is Kind.VISIT and led and led[-1].name in {p.name for p in r.participants}]
        if mine and behind:
            everybody = unique([*mine[0].participants, *behind])
            grown = replace(mine[0], participants=everybody[: lists.MOST], more=len(everybody) > lists.MOST)
            reports = [grown if r is mine[0] else r for r in reports]
    return reports


def _present(room: _Room, reports: list[Report]) -> list[Report]:
    """Meetings and calls with those of whom a sentence says that they took part."""
    content = room.document.content
    for sentence in room.bounds:
        match = attendance(content, sentence)
        if match is None:
            continue
        people = [m for m in room.inside(sentence) if m.span.start >= match.end() and (m.role or m.side)]
        grown = lists.add(reports, people, sentence[1]) if people else None
        if grown is not None:
            reports = grown
        elif people and room.principal is not None:
            everybody = unique([room.principal, *people])
            reports = [*reports, _report(room, sentence, match.span(), Kind.MEETING, everybody, Status.HELD)]
    return reports


def _discussed(room: _Room, reports: list[Report]) -> Iterable[Report]:
    """What a headline or its first sentence says that two people discussed, where nothing else tells that they spoke."""
    content = room.document.content
    if any(r.kind in {Kind.MEETING, Kind.CALL} and r.status is Status.HELD for r in reports):
        return
    for sentence in room.bounds[:2]:
        match = _DISCUSSED.search(content, *sentence)
        if match is None or denied(content, sentence, match.start()):
            continue
        people = room.inside(sentence)
        led = [m for m in people if m.span.end <= match.start()]
        met = [m for m in people if m.span.start >= match.end()]
        with_ = [m for m in met if _WITH_NAME.fullmatch(content[match.end() : m.span.start])]
        pair = unique([led[-1], with_[0]]) if led and with_ else unique(led[-2:])
        between = content[led[-2].span.end : led[-1].span.start] if len(led) > 1 else ""
        if len(pair) == 2 and (with_ or _AND.fullmatch(between)):
            told = [b for b in room.bounds[:3] if not _EARLIER.match(content[slice(*b)])]
            by_telephone = any(_BY_TELEPHONE.search(content, *b) for b in told) or _BY_TELEPHONE.search(
                room.document.title
            )
            kind = Kind.CALL if by_telephone else Kind.MEETING
            yield _report(room, sentence, match.span(), kind, pair, Status.HELD)
            return


def _session(room: _Room, reports: list[Report]) -> Iterable[Report]:
    """A session that the principal held, with those who speak in its transcript, where nothing else tells who was there."""
    content, principal = room.document.content, room.principal
    if principal is None or any(r.kind in {Kind.MEETING, Kind.CALL} and r.status is Status.HELD for r in reports):
        return
    for sentence in room.bounds:
        match = _SESSION.search(content, *sentence)
        if (
            match is None
            or denied(content, sentence, match.start())
            or principal.name not in {m.name for m in room.inside(sentence)}
        ):
            continue
        given = [m for m in room.mentions if _FLOOR.search(content[max(0, m.span.start - 90) : m.span.start])]
        people = unique([principal, *room.talk.everybody(), *given])
        if len(people) > 1:
            kind = Kind.CALL if _VIDEO.search(content, *sentence) else Kind.MEETING
            yield _report(room, sentence, match.span(), kind, people, Status.HELD)
        return


def _spoken_to(room: _Room) -> Iterable[Report]:
    """What a speaker tells of the one spoken to: visited, met before, written to."""
    content = room.document.content
    for sentence in room.bounds:
        speaker, other = room.talk.speaker(sentence[0]), room.talk.addressee(sentence[0])
        if speaker is None or other is None:
            continue
        match = _YOU_VISITED.search(content, *sentence)
        if match is not None and not denied(content, sentence, match.start()) and not _DENIED_IN.search(match[0]):
            where = (
                match
                if match["place"]
                else _WHICH.search(content[: match.start()], max(sentence[0], match.start() - 90))
            )
            if where is not None:
                place: Place = (where["place"], where.span("place"), None)
                yield _report(room, sentence, match.span(), Kind.VISIT, (other,), Status.HELD, place)
        match = _MET_YOU.search(content, *sentence)
        if match is not None and not _THIS.search(content[max(sentence[0], match.start() - 30) : match.start()]):
            yield _report(room, sentence, match.span(), Kind.MEETING, (speaker, other), Status.HELD)
        match = _WROTE_YOU.search(content, *sentence)
        if match is not None and not denied(content, sentence, match.start()):
            writers = [m for m in room.inside(sentence) if m.span.end <= match.start() and (m.role or m.side)]
            if writers:
                yield _report(room, sentence, match.span(), Kind.MESSAGE, (writers[-1], other), Status.HELD)


def _talks(room: _Room, reports: list[Report]) -> Iterable[Report]:
    """The talks of a visit just told: between the guest and the principal, on the days of the visit."""
    content, principal = room.document.content, room.principal
    home = room.publisher.state
    if principal is None or home is None:
        return
    for at, sentence in enumerate(room.bounds):
        match = _TALKS.search(content, *sentence)
        if match is None or room.inside(sentence):
            continue
        first = room.bounds[max(0, at - _BACK)][0]
        visits = [
            r
            for r in reports
            if r.kind is Kind.VISIT
            and r.country == home
            and first <= r.evidence.start < sentence[0]
            and all(p.side != home and p.name != principal.name for p in r.participants)
        ]
        if visits and not any(
            r.kind is Kind.MEETING
            and {principal.name, visits[-1].participants[0].name} <= {p.name for p in r.participants}
            for r in reports
        ):
            when = visits[-1].when
            when = When.unknown() if when.precision is Precision.ASSUMED else replace(when, words=None)
            yield _report(
                room,
                sentence,
                match.span(),
                Kind.MEETING,
                (principal, *visits[-1].participants),
                visits[-1].status,
                when=when,
            )
            return


def _report(
    room: _Room,
    sentence: tuple[int, int],
    words: tuple[int, int],
    kind: Kind,
    people: Sequence[Mention],
    status: Status,
    place: Place | None = None,
    *,
    when: When | None = None,
) -> Report:
    """A report on the words that tell of the contact; its day stands in the sentence, or is not known."""
    trigger = Trigger(words[0], words[1], kind, "with", room.document.content[slice(*words)])
    frame = Frame((), (), words[0], words[1])
    if when is None:
        near = _dates(room, sentence)
        told = fields.when_of(room.document, room.publisher, near, words)
        opening = sentence[0] < len(room.document.title) + 400
        when = told if near or opening else When.unknown()
    return Making(room.telling(sentence), trigger, frame, when, status).report(kind, people, place)


def _dates(room: _Room, sentence: tuple[int, int]) -> list[time_words.TimeWords]:
    found = time_words.tag(
        room.document.content[sentence[0] : sentence[1]],
        anchor=room.document.published,
        language="ru",
        month_first=False,
    )
    return [replace(d, start=d.start + sentence[0], end=d.end + sentence[0]) for d in found]
