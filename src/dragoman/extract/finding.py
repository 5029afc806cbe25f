"""The reports of one contact word, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract import days, fields, places, reality, russian_reality
from dragoman.extract.disowned import disowned, disowned_russian
from dragoman.extract.frames import Frame
from dragoman.extract.merging import Find
from dragoman.extract.parties import principal_of, unique
from dragoman.extract.russian import russian_place
from dragoman.extract.telling import Making, Place, Telling
from dragoman.extract.triggers import Trigger
from dragoman.model import (
    Kind,
    Mention,
    Precision,
    Publisher,
    PublisherKind,
    Report,
    Status,
    When,
)
from dragoman.reference import leaders

REMOTE = re.compile(
    r"(?i)\b(?:via (?:a )?video|by (?:video|phone|telephone)|videoconference|video conference|video call|virtual(?:ly)?|over the phone|"
    r"on the phone|by secure video|online format|via secure)\b"
)
_TRAVELLED = re.compile(
    r"(?i)\b(?:visit(?:s|ed)?|travel(?:s|l?ed)|arriv(?:es|ed)|fl(?:ies|ew)|came|landed)\b[^.;]{0,120} to $"
)
_IN_PERSON = re.compile(r"(?i)\bin person\b|\bon the (?:sidelines|margins)\b")
_APART = re.compile(
    r"(?i)\b(?:separate(?:ly)?|(?:meetings|conversations|calls|talks) (?:[\w-]+ )*(?:with|and|between)|(?:spoke|talked|spoken|speak|calls) (?:with|to) both|then|respectively)\b"
)
# What sets a contact apart from another of the same day with some of the same people.
_OWN = re.compile(
    r"(?i)\b(?:separately|one[- ]on[- ]one|t[eê]te-[aà]-t[eê]te|privately|in private|bilaterally|in a (?:one-on-one|two-way) format|"
    r"отдельно|один на один|тет-а-тет|с глазу на глаз)\b"
)
_IN_TURN = re.compile(
    r"(?:[\s\W]*)(?:In the (?:morning|afternoon|evening)|(?:Later|Earlier|Afterwards?|Subsequently|Then|Next)\b(?! (?:year|month|week))|"
    r"(?:After|Before|Following|Prior to|Ahead of) (?:it|this|that|the|these|those|their|his|her)\b|"
    r"That (?:morning|afternoon|evening|night)|On the same (?:day|evening)|The same (?:day|evening)|"
    r"Вечером|Утром|Днём|Затем|Позднее|Позже|Ранее|После (?:этого|саммита|заседания|переговоров|встречи)|"
    r"(?:До|Перед) (?:этого|этим|саммит\w*|заседани\w+|переговор\w+|встреч\w+))\b"
)
_SPOKEN = re.compile(r"(?i)sp[eo]|talk")
_SENT = re.compile(r"(?i)^(?:sent|sends|send)\b|^(?:направил|отправил|прислал)")


def finds(telling: Telling, trigger: Trigger, frame: Frame) -> Iterator[Find]:
    """The reports of one contact word, each with what merging needs to know of it."""
    behind = telling.content[trigger.end : telling.sentence[1]]
    remote = REMOTE.search(f"{trigger.words} {behind}") is not None
    for report in _reports(telling, trigger, frame):
        yield Find(
            report,
            title=telling.in_title,
            apart=_apart(telling, trigger, frame, report.status),
            own=_own(telling, trigger),
            sent=report.kind is Kind.MESSAGE and _SENT.match(trigger.words) is not None,
            spoken=report.kind is Kind.CALL and _SPOKEN.match(trigger.words) is not None and not remote,
        )


def _own(telling: Telling, trigger: Trigger) -> bool:
    """Whether a contact is told as one beside others: "one-on-one", or in a sentence that opens with "Later"."""
    content, sentence = telling.content, telling.sentence
    if telling.in_title:
        return False
    clause = fields.clause_around(content, sentence, trigger.start, trigger.end)
    return _IN_TURN.match(content, *sentence) is not None or _OWN.search(content, *clause) is not None


def _own_part(telling: Telling, trigger: Trigger) -> tuple[int, int]:
    """The part of the sentence that a verb of contact has for itself: up to where the next one begins a clause of its own."""
    first, last = telling.sentence
    for other in telling.triggers:
        if other.shape in {"with", "object"} and other.kind is not Kind.VISIT:
            if other.start >= trigger.end:
                last = min(last, other.start)
            elif other.end <= trigger.start:
                first = trigger.start
    return first, last


def _kind(telling: Telling, trigger: Trigger) -> Kind:
    """A meeting held by video is a call, and a conversation on the margins of a summit a meeting."""
    content, sentence = telling.content, telling.sentence
    if (
        trigger.kind is Kind.MEETING
        and trigger.shape != "welcome"
        and REMOTE.search(content, *_own_part(telling, trigger))
    ):
        return Kind.CALL
    spoken = re.match(r"(?i)(?:spoke|talk|conversation)", trigger.words) is not None
    if trigger.kind is Kind.CALL and spoken and _IN_PERSON.search(content, *sentence):
        return Kind.MEETING
    if trigger.kind is Kind.CALL and spoken and _TRAVELLED.search(content, sentence[0], trigger.start):
        return Kind.MEETING  # "visits Tehran to talk with A"
    return trigger.kind


def _reports(telling: Telling, trigger: Trigger, frame: Frame) -> list[Report]:
    document, content, sentence = telling.document, telling.content, telling.sentence
    left, right = list(frame.left), list(frame.right)
    kind = _kind(telling, trigger)
    if kind is Kind.MESSAGE and not any(m.role or m.side for m in right):
        return telling.none("a message needs an addressee with an office or a side")
    if not left and right and (telling.in_title or trigger.shape in {"noun", "send"}):
        left = _implied(telling, trigger, right)
    nominal = trigger.shape in {"noun", "trip"}
    others = [(t.start, t.end) for t in telling.triggers if nominal and t is not trigger]
    words = content, sentence, trigger.start, trigger.end
    told = russian_reality if telling.russian else reality
    untrue = (disowned_russian if telling.russian else disowned)(*words)
    if untrue is not None and (not untrue.sure or told.denial(content, untrue.told, trigger.start, trigger.end)):
        return telling.none("neither confirmed nor denied")
    moved = told.moved(*words) if untrue is None else None
    own_days = days.own(
        content,
        sentence,
        (trigger.start, trigger.end),
        telling.dates,
        moved=moved,
        several=len(telling.triggers) > 1,
        published=document.published,
        denied=told.denial(*words),
    )
    dates = own_days.words
    if untrue is not None:  # the day on which it is denied is not the contact's
        dates = [d for d in dates if untrue.told[0] <= d.start < untrue.told[1]]
    if nominal and document.published is not None:  # what a noun mentions in passing is not on the story's coming day
        dates = [d for d in dates if sentence[0] <= d.start < sentence[1] or d.last <= document.published]
    when = fields.when_of(document, telling.publisher, dates, (trigger.start, trigger.end), others=others)
    elsewhere = when.words is not None and not sentence[0] <= when.words.start < sentence[1]
    if elsewhere and not telling.running_ahead(when) and reality.ahead(content, sentence, trigger.start, trigger.end):
        when = When.unknown()  # "He will visit B" does not happen on the past day of which the text told before
        elsewhere = False
    if untrue is None and told.left_open(*words):
        return telling.none("neither confirmed nor denied")
    status = (russian_reality.russian_status if telling.russian else reality.status_of)(
        *words, anchor=document.published, when=when
    )
    denied = told.denial(*words)
    if untrue is not None:
        status, denied = Status.DENIED, untrue.with_contact(trigger.start, trigger.end)
        when = When.unknown() if when.words is None else when
    if moved is not None:  # what is put off will be on its new day, or is off where none is named
        status = Status.PLANNED if own_days.moved else Status.DENIED
        denied = moved if own_days.moved else days.without_day(content, moved)
    if denied is not None and when.words is None and (moved is not None or told.denied_ahead(content, denied)):
        when = When.unknown()  # who rules a meeting out does not speak of the day on which they do
    if not telling.russian and status is not Status.DENIED:
        if reality.unreal(content, sentence, trigger.start, trigger.end):
            return telling.none("only wished for, possible, proposed or habitual")
        if (elsewhere and nominal) or (when.precision is Precision.ASSUMED and when.words is None):
            loose = status is Status.PLANNED or (
                trigger.shape in {"noun", "trip"} and fields.vague(document, (trigger.start, trigger.end))
            )
            when = When.unknown() if loose else when
        elif status is Status.PLANNED and (when.precision is Precision.ASSUMED or telling.past(when)):
            when = When.unknown()  # the day on which it was announced, or of something else
    if telling.russian and status is Status.PLANNED and when.precision is Precision.ASSUMED:
        when = When.unknown()
    if own_days.agreed and when.words is None:
        when = When.unknown()
    if kind is Kind.MESSAGE and when.words is not None and not sentence[0] <= when.words.start < sentence[1]:
        when = fields.when_of(document, telling.publisher, [], (trigger.start, trigger.end))
    place: Place | None
    if telling.russian:
        place = russian_place(content, sentence, (frame.start, trigger.end))
    else:
        led_to = trigger.shape in {"welcome", "travel", "trip"}
        place = places.place_of(content, sentence, (frame.start, trigger.end), led_to=led_to)
    if trigger.words in {"called", "calls"} and right and _NAMING.match(content, frame.end, sentence[1]):
        return telling.none("called somebody something")
    if denied is None and trigger.words.startswith("discuss"):
        called = _CALLED.search(content, max(frame.end, trigger.end), sentence[1])
        denied = None if called is None else (trigger.start, called.end())
    made = Making(telling, trigger, frame, when, status, decisive=denied, untrue=untrue)
    if not right and trigger.shape in {"object", "welcome", "passive"}:
        return telling.none("with whom is not named")
    if not right and kind in {Kind.MEETING, Kind.CALL} and not telling.russian and _alone(telling, trigger, frame):
        if telling.listed and left and trigger.shape == "with":
            return [replace(made.report(kind, left, place if kind is Kind.MEETING else None), more=True)]
        return telling.none("with whom is not named")
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
    apart = _apart(telling, trigger, frame, status)
    if telling.publisher.kind is PublisherKind.OFFICIAL and not telling.russian:
        left, right = _public(telling, left), _public(telling, right)
    if (
        telling.publisher.kind is not PublisherKind.OFFICIAL
        and not telling.russian
        and not _public_affair(telling, left, right)
    ):
        return telling.none("nobody of public standing takes part")
    groups = [[*left, other] for other in right] if apart and left else [[*left, *right]]
    for group in groups:
        people = unique(group)
        if len(people) >= 2:
            reports.append(made.report(kind, people, place if kind is Kind.MEETING else None))
    return reports or telling.none("fewer than two people of public standing are named")


_CALLED = re.compile(
    r"\b(?:(?:(?:tele)?phone|video)(?: (?:call|conversation|talks))?|call|conversation)\b"
)  # where people "discussed" it


def _apart(telling: Telling, trigger: Trigger, frame: Frame, status: Status) -> bool:
    """Whether several people were met one by one; a denial speaks of each of them."""
    said = _APART.search(telling.content, trigger.start, frame.end) is not None
    return len(frame.right) > 1 and (said or status is Status.DENIED)


def _public(telling: Telling, people: Sequence[Mention]) -> list[Mention]:
    """Those whom an official text gives an office or a side anywhere; it names nobody of public standing without."""
    return [
        m for m in people if m.role or m.side or any((o.role or o.side) and o.name == m.name for o in telling.mentions)
    ]


def _official(telling: Telling, people: Sequence[Mention]) -> list[Mention]:
    """The travellers of a press text who bear an office in it or led a state: it tells of other journeys too."""
    return [
        m
        for m in people
        if m.role or any(o.role and o.name == m.name for o in telling.mentions) or leaders.known(m.name) is not None
    ]


def _public_affair(telling: Telling, left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether anybody of a contact told by the press bears an office, speaks for a side, or led a state."""
    people = [*left, *right]
    return any(m.side for m in people) or bool(_official(telling, people))


_NAMING = re.compile(r" (?:an?|the|his|her|their|its) |,? [“\"‘]")


_AT = re.compile(r"\b(?:during|at|in|after|following) (?:a|an|their)(?: [\w-]+){0,3} $")
_OTHERS = re.compile(r"(?i)^[^.;:]{0,70}? with (?!each other|one another)")
_OTHERS_SPOKEN_TO = re.compile(
    r"(?i)^[^.;:]{0,70}? (?:with|to (?!discuss\b|review\b|agree\b|meet\b|hold\b|mark\b|express\b|prepare\b|follow\b|coordinate\b)) ?(?!each other|one another)"
)
_NEXT_VERB = re.compile(r",? (?:and|but) (?:also |then |later )?(?:[a-z]{3,}ed|held|met|spoke|gave|took|made|set)\b")


def _alone(telling: Telling, trigger: Trigger, frame: Frame) -> bool:
    """Whether those who act met somebody unnamed ("A and B met with mayors"), or own no meeting at all."""
    others = _OTHERS_SPOKEN_TO if trigger.kind is Kind.CALL else _OTHERS
    if trigger.shape == "noun":
        sides = {m.side for m in frame.left if m.side}
        if len(sides) > 1 and _AT.search(telling.content[telling.sentence[0] : trigger.start]):
            return others.match(telling.content[trigger.end : telling.sentence[1]]) is not None
        owned = max((m.span.end for m in frame.left), default=0)
        if owned > trigger.start:
            return True  # "At the summit, A and B said": they were there, with whom nobody says
        return (
            re.fullmatch(
                r"['’]s? [^,.;]{0,60}|(?: (?!said\b|says?\b|that\b|as\b|are\b|were\b)[\w-]+){0,3} ?",
                telling.content[owned : trigger.start],
            )
            is None
        )
    behind = _NEXT_VERB.split(telling.content[trigger.end : telling.sentence[1]], maxsplit=1)[0]
    return others.match(behind) is not None


def _implied(telling: Telling, trigger: Trigger, right: Sequence[Mention]) -> list[Mention]:
    """The issuer's principal, who acts where a title or a noun names nobody else."""
    gap = telling.content[trigger.end : right[0].span.start]
    between = trigger.shape == "noun" and len(right) >= 2 and re.search(r"\b(?:between|of|among)\b", gap) is not None
    hosted = re.search(r"\b(?:hosted|led|chaired|convened|headed|organi[sz]ed) by\b", gap) is not None
    principal = None if between or hosted else principal_of(telling.document, telling.publisher, telling.mentions)
    if principal is None or principal.name in {m.name for m in right}:
        return []
    quoted = telling.content[max(0, trigger.start - 2000) : trigger.start]
    return [] if quoted.count("“") > quoted.count("”") else [principal]


def _visits(made: Making, left: list[Mention], right: list[Mention], place: Place | None) -> list[Report]:
    telling, trigger = made.telling, made.trigger
    content, sentence = telling.content, telling.sentence
    people = left or (right if trigger.shape == "trip" or not _other_between(telling, trigger, right) else [])
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
        at = places.destination_of(
            content, sentence, behind, publisher=telling.publisher, people=spans, visited=visited, weak=weak
        )
        people = (
            _public(telling, people) if telling.publisher.kind is PublisherKind.OFFICIAL else _official(telling, people)
        )
        if at is None and trigger.shape == "trip":
            at = place
        if at is None and re.search(r"\bvisit$", trigger.words) and trigger.shape == "travel":
            at = place
    if not people:
        return telling.none("who travels is not named")
    if at is None:
        return telling.none("no destination is named")
    if _BACK_HOME.match(content, trigger.end) and all(m.side == at[2] for m in people):
        return telling.none("they returned home")
    if _at_home(people, at, telling.publisher):
        return telling.none("the destination is where they are at home")
    stops = [] if telling.russian else places.further(content, at[1][1], sentence[1])
    return [made.report(Kind.VISIT, people, stop) for stop in (at, *(s for s in stops if s[2] != at[2]))]


_BACK_HOME = re.compile(r" (?:back|home|обратно|домой|на родину)\b")


def _other_between(telling: Telling, trigger: Trigger, right: list[Mention]) -> bool:
    """Whether another contact word stands between a journey and the people behind it: they are met, not travelling."""
    first = min((m.span.start for m in right), default=trigger.end)
    return any(trigger.end <= other.start < first for other in telling.triggers)


def _at_home(people: Sequence[Mention], place: Place, publisher: Publisher) -> bool:
    """Nobody visits the state that they speak for, or the seat of their own office; other places at home count."""
    words, _, code = place
    for person in people:
        if code is not None and person.side == code:
            if words.startswith("our "):
                return True
            own_seat = code == publisher.state and publisher.seat is not None and publisher.seat in words
            if own_seat or places.is_state(words):
                return True
    return False
