"""When a traveller arrived and left, where a text gives the day with the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from dragoman.extract.clocks import clocks
from dragoman.language import dates
from dragoman.model import Aspect, Circumstance, Document, Kind, Mention, Precision, Report, Status
from dragoman.reference import states

_ARRIVED = re.compile(
    r"(?i)\b(?:arriv(?:ed|es|ing)|landed|flew (?:in|into|to)|touched down|прибыл\w*|прилетел\w*|приехал\w*)\b"
)
_LEFT = re.compile(
    r"(?i)\b(?:(?:left|leaves)(?= (?:for|on|late|early|home|again|at \d|around \d|today|yesterday|the (?:country|city|capital|republic|kingdom|island)|(?-i:[A-Z]))|[.,;])|departed|departs|flew (?:home|back|out)|(?:returned|flew) (?:home|back)|took off|"
    r"покинул\w*|отбыл\w*|улетел\w*|вылетел\w*(?= (?:из|обратно|домой|на родину)\b)|завершил\w* (?:\w+ )?визит)\b"
)
_NOT = re.compile(
    r"(?i)\b(?:not|never|without|не|will|would|should|is to|are to|may|might|if|если|(?:scheduled|expected|due|planned|supposed) to)\b[^.;,]{0,20}$"
)
# What may stand right before the verb as its subject, where it is no name: a pronoun, or a title.
_SUBJECT = re.compile(
    r"(?i)(?:^|[\s,“\"(])(?:he|she|they|who|он|она|они|котор\w+|(?:(?:the|his|her) )?(?:[\w’'-]+ )?(?:president|premier|prime minister|minister|chancellor|king|queen|"
    r"emir|secretary|chairman|chairwoman|envoy|leader|head of state|guest|delegation|президент|премьер(?:-министр)?|министр|глава \w+|гость|делегация)"
    r"(?: of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}| [А-ЯЁ][\w-]+)?)$"
)
_ADVERB = re.compile(
    r"(?i)(?:\s+|^)(?:also|then|later|finally|already|has|had|have|was|were|and|subsequently|today|yesterday|также|затем|потом|позже|уже|и|сегодня|вчера)$"
)
_CLAUSE = re.compile(r"(?i),?\s(?:where|when|who|which|whom|as|and will|где|когда|котор\w+|чтобы)\b")
_LATER = re.compile(
    r"(?i)^\W*(?:(?:later|early|late) )?(?:in the (?:morning|afternoon|evening)|that (?:morning|afternoon|evening|night|day)|(?:on )?the same (?:day|evening)|at night|"
    r"утром|днём|днем|вечером|ночью|в тот же день)(?!\w)"
)
_AND = re.compile(r"(?i)\b(?:and|и)(?: (?:then|later|затем|потом))? $")
# Whatever else is done at an hour: "arrived on 5 March and met Tokayev at 10:00".
_OTHER = re.compile(
    r"(?i)\b(?:met|meets|held|holds|talks|spoke|began|begins|received|visited|встретил\w*|провел\w*|провёл)\b"
)
_HOURS = re.compile(
    r"(?i)\b(?:(?:at|by|around|about|before|after) )?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\b\.?|o['’]clock\b)|\b(?:at |around |about |12 )*(?:midnight|noon)\b|"
    r"\b(?:about |around |some )?[\w-]+ (?:and a half )?(?:hours?|minutes?) (?:later|after|earlier|before)\b"
)
_DAWN = "06:00"  # who leaves earlier may do so on the next day
_AFTER = 4  # sentences after a visit in which its end may be told
_APART = 60  # characters between the verb and its day


def with_journeys(
    document: Document, bounds: Sequence[tuple[int, int]], mentions: Sequence[Mention], reports: Sequence[Report]
) -> tuple[Report, ...]:
    """The reports, each held visit with the days of arrival and departure that the text ties to a verb of travel.

    Args:
        document: An English or Russian text.
        bounds: Its sentences.
        mentions: Its people, in order.
        reports: Its contacts.

    Returns:
        The value of such a circumstance is an ISO day, with the hour ("2020-03-05T10:00") where one stands with the verb;
        its words are the verb with these.

    """
    found = []
    for report in reports:
        if report.kind is Kind.VISIT and report.status is Status.HELD:
            told = tuple(_told(document, bounds, mentions, report))
            report = replace(report, circumstances=(*report.circumstances, *told)) if told else report
        found.append(report)
    return tuple(found)


def _told(
    document: Document, bounds: Sequence[tuple[int, int]], mentions: Sequence[Mention], report: Report
) -> Iterator[Circumstance]:
    first = next((at for at, (start, end) in enumerate(bounds) if start <= report.evidence.start < end), None)
    if first is None:
        return
    arrival, came = _dated(document, bounds, first, _ARRIVED, mentions, report), first
    for at in range(first, min(len(bounds), first + 1 + _AFTER)):  # "The visit was on the 5th. He arrived at 10:00."
        if arrival is None and at > first:
            arrival, came = _same_day(document, bounds, at, _ARRIVED, mentions, report, clock=True), at
    arrived = _circumstance(document, bounds[came], Aspect.ARRIVAL, *arrival) if arrival is not None else None
    if arrived is not None:
        yield arrived
    told = None if report.when.precision is Precision.ASSUMED else report.when.first_day
    earliest = arrival[0] if arrival else told
    for at in range(first, min(len(bounds), first + 1 + _AFTER)):
        dated = _dated(document, bounds, at, _LEFT, mentions, report)
        left = dated or _same_day(document, bounds, at, _LEFT, mentions, report)
        if left is not None and (earliest is None or left[0] >= earliest):
            departed = _circumstance(document, bounds[at], Aspect.DEPARTURE, *left)
            if dated is not None or _that_day(departed.value, arrived.value if arrived is not None else ""):
                yield departed
            return


def _that_day(left: str, arrived: str) -> bool:
    """Whether an hour with which no day stands may be one of the day named last: not before the arrival, not at night."""
    day, _, hour = left.partition("T")
    before, _, came = arrived.partition("T")
    if not hour:
        return True
    return hour > came if came and day == before else hour >= _DAWN


def _circumstance(
    document: Document, sentence: tuple[int, int], aspect: Aspect, day: date, words: tuple[int, int]
) -> Circumstance:
    """An arrival or departure with the hour that stands with its verb, where one does."""
    verb = (_ARRIVED if aspect is Aspect.ARRIVAL else _LEFT).search(document.content, words[0], sentence[1])
    told = _clock(document, sentence, verb.span()) if verb is not None else None
    if told is None:
        return Circumstance(aspect=aspect, value=day.isoformat(), span=document.span(*words))
    hour, (start, end) = told
    value = datetime.combine(day, hour).isoformat(timespec="minutes")
    return Circumstance(aspect=aspect, value=value, span=document.span(min(words[0], start), max(words[1], end)))


def _clock(document: Document, sentence: tuple[int, int], verb: tuple[int, int]) -> tuple[time, tuple[int, int]] | None:
    """The one hour that stands nearest a verb, with no other verb of travel and no clause between."""
    content = document.content
    found: list[tuple[int, time, tuple[int, int]]] = []
    for first, last, hour in clocks(content[slice(*sentence)]):
        start, end = sentence[0] + first, sentence[0] + last
        between = content[min(end, verb[1]) : max(start, verb[0])]
        apart = max(start - verb[1], verb[0] - end, 0)
        if apart <= _APART and not any(one.search(between) for one in (_CLAUSE, _ARRIVED, _LEFT, _OTHER)):
            found.append((apart, hour, (start, end)))
    found.sort()
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1], found[0][2]


def _same_day(
    document: Document,
    bounds: Sequence[tuple[int, int]],
    at: int,
    verb: re.Pattern[str],
    mentions: Sequence[Mention],
    report: Report,
    *,
    clock: bool = False,
) -> tuple[date, tuple[int, int]] | None:
    """A departure "in the evening", or either verb at an hour (``clock``): on the day that the text named last before."""
    content, sentence = document.content, bounds[at]
    match = _own_verb(document, sentence, verb, mentions, report)
    if match is None or _days(document, sentence):
        return None
    later = not clock and _LATER.match(content[slice(*sentence)])
    if not later and _clock(document, sentence, match.span()) is None:
        return None
    day = _told_last(document, bounds, at)
    return None if day is None else (day, (sentence[0] if later else match.start(), match.end()))


def _told_last(document: Document, bounds: Sequence[tuple[int, int]], at: int) -> date | None:
    """The day that the sentences before one named last."""
    for before in reversed(bounds[max(0, at - _AFTER) : at]):
        days = _days(document, before)
        if days:
            return days[-1][0]
    return None


def _days(
    document: Document, sentence: tuple[int, int], *, previous: date | None = None
) -> list[tuple[date, tuple[int, int]]]:
    """The days that a sentence names, with the offsets of their words; an hour or so many hours later name none."""
    words = _HOURS.sub(lambda match: " " * len(match[0]), document.content[slice(*sentence)])
    found = dates.tag(words, anchor=document.published, language=document.language, month_first=None, previous=previous)
    return [
        (one.first, (sentence[0] + one.start, sentence[0] + one.end))
        for one in found
        if one.precision is Precision.DAY and one.first == one.last
    ]


def _own_verb(
    document: Document,
    sentence: tuple[int, int],
    verb: re.Pattern[str],
    mentions: Sequence[Mention],
    report: Report,
) -> re.Match[str] | None:
    """A verb of travel whose subject is the traveller: nobody else is named before it, and nobody is left."""
    content = document.content
    match = verb.search(content, *sentence)
    if match is None or _NOT.search(content[sentence[0] : match.start()]):
        return None
    travellers = {mention.name for mention in report.participants}
    before = [m for m in mentions if sentence[0] <= m.span.start < match.start()]
    if any(m.name not in travellers for m in before) or any(m.span.start == match.end() + 1 for m in mentions):
        return None
    if not _is_subject(document, sentence[0], match.start(), before, report) and not (
        verb is _LEFT
        and _AND.search(content[sentence[0] : match.start()])
        and _came(document, sentence, mentions, report)
    ):
        return None
    place = _FROM.match(content, match.end())
    if verb is _LEFT and place is not None and report.country is not None:
        left = next((words for words in states.find(content[place.end() : place.end() + 40]) if words.start == 0), None)
        if left is not None and left.code != report.country:
            return None  # "He left Lima for Tashkent": where he came from
    return match


def _came(document: Document, sentence: tuple[int, int], mentions: Sequence[Mention], report: Report) -> bool:
    """Whether a sentence tells of the traveller's own arrival: who "arrived at 10:00 and left" is one."""
    return _own_verb(document, sentence, _ARRIVED, mentions, report) is not None


def _is_subject(document: Document, start: int, verb: int, before: Sequence[Mention], report: Report) -> bool:
    """Whether the traveller is what stands before a verb: a name, a pronoun, a title of the traveller's own side."""
    words = document.content[start:verb].rstrip()
    days = _days(document, (start, verb))
    times = [*(span for _, span in days), *((start + first, start + last) for first, last, _ in clocks(words))]
    while True:
        adverb = _ADVERB.search(words)
        dated = [first for first, last in times if last == start + len(words)]
        if adverb is None and not dated:
            break
        words = words[: adverb.start() if adverb is not None else dated[0] - start].rstrip()
    at = start + len(words)
    if any(m.span.end in {at, at - 1} or (m.span.start <= at - 1 < m.span.end) for m in before):
        return True
    if before and words.endswith((",", ")", "—", "–")):  # "A, a former premier, arrived"
        return True
    surname = re.search(r"[A-ZА-ЯЁ][\w’'-]{3,}$", words)
    if surname is not None and any(surname[0][:4] in document.quote(m.span) for m in report.participants):
        return True  # a surname alone
    subject = _SUBJECT.search(words)
    if subject is not None:
        sides = {m.side for m in report.participants if m.side}
        named = {found.code for found in states.find(subject[0])}
        return not named or not sides or bool(named & sides)
    rest = words
    for first, last in times:
        rest = rest.replace(document.content[first:last], "")
    return document.language == "ru" and not re.search(
        r"[А-Яа-яё]{3,}", rest
    )  # a Russian verb may go without a subject


_FROM = re.compile(r" (?:from |из )?(?:the )?(?=[A-ZА-Я])")


def _dated(
    document: Document,
    bounds: Sequence[tuple[int, int]],
    at: int,
    verb: re.Pattern[str],
    mentions: Sequence[Mention],
    report: Report,
) -> tuple[date, tuple[int, int]] | None:
    """The day that stands with the traveller's own verb of travel."""
    sentence = bounds[at]
    match = _own_verb(document, sentence, verb, mentions, report)
    if match is None:
        return None
    best: tuple[int, date, tuple[int, int]] | None = None
    for day, (start, end) in _days(document, sentence, previous=_told_last(document, bounds, at)):
        apart = max(start - match.end(), match.start() - end, 0)
        between = document.content[min(end, match.end()) : max(start, match.start())]
        if apart <= _APART and not _CLAUSE.search(between) and (best is None or apart < best[0]):
            best = apart, day, (min(start, match.start()), max(end, match.end()))
    return (best[1], best[2]) if best is not None else None
