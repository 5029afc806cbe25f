"""The words of the dossier: days, kinds, statuses, certainties, titles and counts in plain English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.model import Aspect, Certainty, Circumstance, Contact, Edge, Kind, Precision, Status, When
from dragoman.reference import states

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

KINDS = {Kind.MEETING: "Meeting", Kind.CALL: "Call", Kind.VISIT: "Visit", Kind.MESSAGE: "Message"}
KINDS_PLURAL = {Kind.MEETING: "meetings", Kind.CALL: "calls", Kind.VISIT: "visits", Kind.MESSAGE: "messages"}
STATUSES = {Status.HELD: "held", Status.PLANNED: "planned", Status.DENIED: "denied"}
CERTAINTIES = {
    Certainty.ASSERTED: "stated as fact",
    Certainty.REPORTED: "on another’s word",
    Certainty.PROBABLE: "hedged",
    Certainty.INFERRED: "inferred by the author",
}
_PUT = {  # how a source puts what it states outright, by what it states
    Status.HELD: "stated as fact",
    Status.PLANNED: "announced",
    Status.DENIED: "denied outright",
}
INKS = {
    Certainty.ASSERTED: "solid",
    Certainty.REPORTED: "dashed",
    Certainty.PROBABLE: "dashed",
    Certainty.INFERRED: "dotted",
}
FIELDS = {
    "when": "The day",
    "status": "Whether it was held",
    "kind": "What it was",
    "country": "The country",
    "initiator": "At whose initiative",
    "announced": "Who was to come, and is in no account of it",
}
LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "uk": "Ukrainian",
    "kk": "Kazakh",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "zh": "Chinese",
    "ar": "Arabic",
    "tr": "Turkish",
    "pl": "Polish",
    "it": "Italian",
    "pt": "Portuguese",
    "ja": "Japanese",
}


_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute", "TS": "second"}


def circumstance(one: Circumstance) -> str:
    """What a circumstance says, in words: "3 hours", "unannounced", a name.

    >>> from dragoman.model import Span
    >>> circumstance(Circumstance(aspect=Aspect.DURATION, value="PT1H30M", span=Span(document="d", start=0, end=9)))
    '1 hour 30 minutes'
    """
    if one.aspect in {Aspect.ARRIVAL, Aspect.DEPARTURE}:
        told, _, hour = one.value.partition("T")
        return f"{day(date.fromisoformat(told))}{f', {hour}' if hour else ''}"
    if one.aspect is not Aspect.DURATION:
        return one.value
    days, _, clock = one.value.removeprefix("P").partition("T")
    parts = [(number, unit) for number, unit in re.findall(r"([\d.]+)([A-Z])", days)]
    parts += [(number, "T" + unit) for number, unit in re.findall(r"([\d.]+)([A-Z])", clock)]
    return " ".join(
        f"{number} {_UNITS[unit]}{'' if number == '1' else 's'}" for number, unit in parts if unit in _UNITS
    )


def language_name(code: str) -> str:
    """The English name of a language code; the code itself where it is not a common one."""
    return LANGUAGES.get(code, code)


def day(value: date) -> str:
    """A day as printed.

    >>> day(date(2020, 3, 6))
    '6 March 2020'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(first: date, last: date) -> str:
    """A stretch of days, both inclusive, without repeating what they share.

    >>> days(date(2020, 3, 6), date(2020, 3, 10))
    '6–10 March 2020'
    >>> days(date(2020, 2, 28), date(2020, 3, 2))
    '28 February – 2 March 2020'
    """
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def put(status: Status, certainty: Certainty) -> str:
    """How a source puts a contact.

    >>> put(Status.HELD, Certainty.ASSERTED), put(Status.PLANNED, Certainty.ASSERTED)
    ('stated as fact', 'announced')
    """
    return _PUT[status] if certainty is Certainty.ASSERTED else CERTAINTIES[certainty]


def manner(status: Status, certainty: Certainty) -> str:
    """Whether a contact was held, and how a source puts it, without saying the same twice.

    >>> manner(Status.HELD, Certainty.ASSERTED), manner(Status.DENIED, Certainty.ASSERTED)
    ('held, stated as fact', 'denied outright')
    >>> manner(Status.PLANNED, Certainty.ASSERTED), manner(Status.DENIED, Certainty.REPORTED)
    ('planned, announced', 'denied, on another’s word')
    """
    told = put(status, certainty)
    return told if told.startswith(STATUSES[status]) else f"{STATUSES[status]}, {told}"


def conflict(field: str, value: str) -> str:
    """A value on which accounts differ, as printed.

    >>> conflict("when", "2023-03-14"), conflict("initiator", "KAZ"), conflict("status", "denied")
    ('14 March 2023', 'Kazakhstan', 'denied')
    """
    if field in {"country", "initiator"}:
        return state(value)
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def stretch(first: date, last: date) -> str:
    """A stretch of days, whole months and years by their names.

    >>> stretch(date(2020, 2, 1), date(2020, 2, 29)), stretch(date(2020, 1, 1), date(2020, 12, 31))
    ('February 2020', '2020')
    """
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return str(first.year)
    whole = first.day == 1 and last < date.max and (last + timedelta(days=1)).day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return days(first, last)


def state(code: str) -> str:
    """A side by its name.

    >>> state("KAZ"), state("NATO")
    ('Kazakhstan', 'NATO')
    """
    return states.name_of(code)


def when(value: When) -> str:
    """The time of a contact, as exact as its words and no more."""
    first, last = value.first_day, value.last_day
    if first is None or last is None:
        return "day not known"
    if value.precision is Precision.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if value.precision is Precision.YEAR:
        return str(first.year)
    if value.precision is Precision.ASSUMED:
        return f"about {days(first, last)}"
    return days(first, last)


def precision(value: When) -> str | None:
    """What a reader must know about how the time is known; ``None`` where a day is stated."""
    match value.precision:
        case Precision.ASSUMED if value.words is not None:
            return "no day is stated here; the day that the text last told of stands in"
        case Precision.ASSUMED:
            return "no day is stated; the day of publication stands in"
        case Precision.MONTH:
            return "known to the month"
        case Precision.YEAR:
            return "known to the year"
        case Precision.RANGE:
            return "one or more of these days"
        case Precision.UNKNOWN:
            return "no source gives a day"
        case _:
            return None


def join(words: Sequence[str]) -> str:
    """A list in a sentence.

    >>> join(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, thousands apart.

    >>> count(1, "account"), count(1950, "day")
    ('1 account', '1,950 days')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def names(people: Iterable[str], *, limit: int = 3) -> str:
    """Who took part, shortened past ``limit`` names."""
    every = list(people)
    if len(every) > limit + 1:
        return join([*every[:limit], f"{len(every) - limit} others"])
    return join(every)


def title(contact: Contact, people: Sequence[str]) -> str:
    """One line for a contact: who did what, with or to whom."""
    if not people:
        return f"{KINDS[contact.kind]} with unnamed participants"
    if contact.kind is Kind.VISIT:
        return f"{names(people)} to {contact.place}" if contact.place else names(people)
    if contact.kind is Kind.MESSAGE and len(people) > 1:
        return f"{people[0]} to {names(people[1:])}"
    if len(people) == 1 and contact.more:
        return f"{people[0]} and others"
    return names(people)


def years(since: Edge, until: Edge) -> str:
    """The years of an office, ``…`` where an end is not known.

    >>> years(Edge.on(date(2008, 5, 7)), Edge(earliest=date(2012, 5, 7)))
    '2008–…'
    """
    first, last = (str(edge.exact.year) if edge.exact else "…" for edge in (_year(since), _year(until)))
    return first if first == last != "…" else f"{first}–{last}"


def _year(edge: Edge) -> Edge:
    """An edge that lies in one year counts as known to the year."""
    if edge.earliest is not None and edge.latest is not None and edge.earliest.year == edge.latest.year:
        return Edge.on(edge.latest)
    return edge


def edge(value: Edge, *, ends: bool = False) -> str:
    """When an office began (or ended), as exactly as it is known.

    >>> edge(Edge(earliest=date(2019, 3, 1), latest=date(2019, 3, 31))), edge(Edge(latest=date(2019, 3, 1)))
    ('March 2019', '1 March 2019 or before')
    >>> edge(Edge(earliest=date(2024, 10, 29)), ends=True), edge(Edge())
    ('held on 28 October 2024', 'not known')
    """
    first, last = value.earliest, value.latest
    if first is None and last is None:
        return "not known"
    if first is None:
        return f"{day(last)} {'at the latest' if ends else 'or before'}" if last else ""
    if last is None:
        return f"held on {day(first - timedelta(days=1))}" if ends else f"{day(first)} or later"
    if first == last:
        return day(first)
    if (first.year, first.month, first.day) == (last.year, last.month, 1) or (
        (first.year, first.month) == (last.year, last.month) and (last + timedelta(days=1)).day == 1 and first.day == 1
    ):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return f"between {day(first)} and {day(last)}"
