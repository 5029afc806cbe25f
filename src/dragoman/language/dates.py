"""Date words as intervals: absolute, relative to the day of publication, and ranges; English and Russian.

The tagger keeps the words by their offsets and gives the local days they mean, with a TIMEX3 value.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.language import timex, timex_words
from dragoman.model import Precision

_RU_MONTHS = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_RU_DAYS = ["понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"]
_MONTH = r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_D = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<{0}>(?:19|20)\d\d)"
_DASH = r"\s?(?:-|–|—|to|and|through|until)\s?"
_RU_MONTH = r"(?P<{0}>января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_RU_ON_MONTH = r"(?P<{0}>январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)"
_RU_PART = r"(?:перв\w+ половин\w+|втор\w+ половин\w+|начал\w|середин\w|кон(?:це|ец|ца|цу))"
_RU_IN_MONTH = r"(?P<{0}>январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Date words: characters ``[start, end)`` of the text, first and last local day (inclusive), TIMEX3 value."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    value: str


_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_MONTH.format('m1')} {_D.format('d1')}{_DASH}{_MONTH.format('m2')} {_D.format('d2')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_D.format('d1')} {_MONTH.format('m1')}{_DASH}{_D.format('d2')} {_MONTH.format('m2')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_MONTH.format('m1')} {_D.format('d1')}{_DASH}{_D.format('d2')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_D.format('d1')}{_DASH}{_D.format('d2')} {_MONTH.format('m1')}(?:,? {_Y.format('y')})?\b",
    )
)
_RUSSIAN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<d1>\d{{1,2}}) ?[-–—] ?(?P<d2>\d{{1,2}}) {_RU_MONTH.format('m1')}(?: {_Y.format('y')}(?: года| г\.)?)?",
        rf"\b(?P<d1>\d{{1,2}}) {_RU_MONTH.format('m1')}(?: {_Y.format('y')}(?: года| г\.)?)?",
        rf"\b(?:в|на|к|до) {_RU_PART} {_RU_MONTH.format('m1')}\b(?: {_Y.format('y')}(?: года| г\.)?)?",
        rf"\bна {_RU_ON_MONTH.format('m1')}\b(?: {_Y.format('y')}(?: года| г\.)?)?",
        rf"\bв {_RU_IN_MONTH.format('m1')}(?: {_Y.format('y')}(?: года| г\.)?)?",
        r"\b(?P<word>сегодня|вчера|завтра|накануне|позавчера|послезавтра)\b",
        r"\b(?P<next>на следующий день|в тот же день)\b",
        r"\bв(?:о)? (?P<wd>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b",
        r"\b(?P<d1>\d{2})\.(?P<m>\d{2})\.(?P<y>(?:19|20)\d\d)\b",
    )
)
_RU_CHEAP = re.compile(
    r"(?i)\d|сегодня|вчера|завтра|накануне|день|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен|"
    r"\b(?:январ|феврал|март|апрел|ма[йея]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)
_SHIFT = {"вчера": -1, "накануне": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|plans?|planned|scheduled|expected|upcoming|next|looks? forward|is to|are to|going to|состо[ия]тся|посетит|прибудет|проведёт|примет|встретится|предстоит|состоятся|встретятся|пройд[её]т|пройдут|проведут|планиру\w+|запланирован\w*|намечен\w*|"
    r"договорил(?:ись|ся|ась)|перен[её]с\w*|отложен\w*|пригласил\w*|приглашени\w+|намерен[аы]?|предстоящ\w+|ожидается|назначен\w*)\b"
)


def tag(
    text: str,
    *,
    anchor: date | None,
    language: str = "en",
    month_first: bool | None = None,
    previous: date | None = None,
) -> tuple[TimeWords, ...]:
    """Every date expression of a text that fixes days.

    Args:
        text: A sentence or a whole document.
        anchor: The local day of publication, to which relative words refer; without it only words that carry their own
            year have days.
        language: ``"en"`` or ``"ru"``; other languages are read as English, which finds what ISO dates they print.
        month_first: How numeric dates are printed; ``None`` leaves them unread where both readings are possible.
        previous: The day of which the text before it told, for "the next day" (English).

    Returns:
        Non-overlapping date words in order; longer expressions win.

    """
    if language == "ru":
        return _russian(text, anchor, previous)
    found = [*_matched(text, _RANGES, anchor)]
    for one in timex.tag(text, anchor=anchor, month_first=month_first, previous=previous):
        if one.first is None or one.last is None or one.type not in {"DATE", "TIME"}:
            continue
        if any(one.start < f.end and f.start < one.end for f in found):
            continue
        found.append(TimeWords(one.start, one.end, one.first, one.last, _precision(one.first, one.last), one.value))
    return tuple(sorted(found, key=lambda words: words.start))


def _precision(first: date, last: date) -> Precision:
    if first == last:
        return Precision.DAY
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return Precision.YEAR
    whole = last < date.max and (
        first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month)
    )
    return Precision.MONTH if whole else Precision.RANGE


def _russian(text: str, anchor: date | None, previous: date | None = None) -> tuple[TimeWords, ...]:
    return tuple(_matched(text, _RUSSIAN, anchor, previous)) if _RU_CHEAP.search(text) else ()


def _matched(
    text: str, patterns: tuple[re.Pattern[str], ...], anchor: date | None, previous: date | None = None
) -> Iterator[TimeWords]:
    taken: list[tuple[int, int, re.Match[str]]] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in taken):
                taken.append((match.start(), match.end(), match))
    previous = previous or anchor
    for start, end, match in sorted(taken, key=lambda t: t[0]):
        near = text[max(0, start - 120) : end + 60]
        words = _value(match, anchor, previous, future=bool(_FUTURE.search(near)))
        if words is None:
            continue
        first, last, precision, value = words
        yield TimeWords(start, end, first, last, precision, value)
        if precision is Precision.DAY:
            previous = first


def _month(word: str) -> int:
    low = word.lower().rstrip(".")
    if low in timex_words.MONTHS:
        return timex_words.MONTHS[low]
    for index, stem in enumerate(_RU_MONTHS, 1):
        if low.startswith(stem) and (stem != "ма" or low in {"мая", "мае", "май"}):
            return index
    raise ValueError(word)


def _value(
    match: re.Match[str], anchor: date | None, previous: date | None, *, future: bool
) -> tuple[date, date, Precision, str] | None:
    group = {k: v for k, v in match.groupdict().items() if v}
    if anchor is None or previous is None:
        if not group.keys() & {"y"}:
            return None
        anchor = previous = date(int(group["y"]), 1, 1)  # never used: the words have their year
    try:
        return _read(group, anchor, previous, future=future)
    except (ValueError, OverflowError):
        return None


def _read(  # one branch a form of expression
    group: dict[str, str], anchor: date, previous: date, *, future: bool
) -> tuple[date, date, Precision, str] | None:
    if "m" in group:
        return _day(date(int(group["y"]), int(group["m"]), int(group["d1"])))
    if "word" in group:
        if group["word"].lower() == "накануне" and previous < anchor:
            return _day(previous - timedelta(days=1))  # the day before the one told of
        return _day(anchor + timedelta(days=_SHIFT.get(group["word"].lower(), 0)))
    if "next" in group:
        return _day(previous + timedelta(days=1 if "следующий" in group["next"].lower() else 0))
    if "wd" in group:
        return _day(_weekday(group["wd"].lower(), anchor, future=future))
    if "m1" not in group:
        return None
    month = _month(group["m1"])
    if "d1" not in group:
        year = int(group["y"]) if "y" in group else _month_year(month, anchor, future=future)
        return _whole_month(year, month)
    year = int(group["y"]) if "y" in group else timex_words.near(anchor, month, int(group["d1"]), ahead=future).year
    first = date(year, month, int(group["d1"]))
    if "d2" in group:
        last = date(year, _month(group["m2"]) if "m2" in group else month, int(group["d2"]))
        if last < first:
            return None
        return first, last, Precision.RANGE if last > first else Precision.DAY, f"{first}/{last}"
    return _day(first)


def _day(day: date) -> tuple[date, date, Precision, str]:
    return day, day, Precision.DAY, day.isoformat()


def _whole_month(year: int, month: int) -> tuple[date, date, Precision, str]:
    last = calendar.monthrange(year, month)[1]
    return date(year, month, 1), date(year, month, last), Precision.MONTH, f"{year}-{month:02}"


def _month_year(month: int, anchor: date, *, future: bool) -> int:
    if future:
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def _weekday(name: str, anchor: date, *, future: bool) -> date:
    index = next(i for i, stem in enumerate(_RU_DAYS) if name.startswith(stem))
    if future:
        return anchor + timedelta(days=(index - anchor.weekday()) % 7)
    return anchor - timedelta(days=(anchor.weekday() - index) % 7)
