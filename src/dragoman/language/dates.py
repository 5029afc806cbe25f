"""Date words as intervals: absolute, relative to the day of publication, and ranges; English and Russian.

The tagger keeps the words by their offsets and gives the local days they mean, with a TIMEX3 value.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.language import timex
from dragoman.model import Precision

_RU_MONTHS = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_RU_DAYS = ["понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"]
_MONTH = r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_D = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<{0}>(?:19|20)\d\d)"
_DASH = r"\s?(?:-|–|—|to|and|through|until)\s?"
_RU_MONTH = r"(?P<{0}>января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
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
_NUMERIC = re.compile(r"\b(?P<mm>[01]?\d)/(?P<dd>[0-3]?\d)/(?P<y>(?:19|20)\d\d)\b")
_RUSSIAN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<d1>\d{{1,2}}) ?[-–—] ?(?P<d2>\d{{1,2}}) {_RU_MONTH.format('m1')}(?: {_Y.format('y')}(?: года| г\.)?)?",
        rf"\b(?P<d1>\d{{1,2}}) {_RU_MONTH.format('m1')}(?: {_Y.format('y')}(?: года| г\.)?)?",
        rf"\bв {_RU_IN_MONTH.format('m1')}(?: {_Y.format('y')}(?: года| г\.)?)?",
        r"\b(?P<word>сегодня|вчера|завтра|накануне|позавчера|послезавтра)\b",
        r"\b(?P<next>на следующий день|в тот же день)\b",
        r"\bв(?:о)? (?P<wd>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b",
        r"\b(?P<d1>\d{2})\.(?P<m>\d{2})\.(?P<y>(?:19|20)\d\d)\b",
    )
)
_RU_CHEAP = re.compile(
    r"(?i)\d|сегодня|вчера|завтра|накануне|день|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен"
)
_SHIFT = {"вчера": -1, "накануне": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|plans?|planned|scheduled|expected|upcoming|next|looks? forward|is to|are to|going to|состо[ия]тся|посетит|прибудет|проведёт|примет|встретится|предстоит)\b"
)


def tag(
    text: str, *, anchor: date | None, language: str = "en", month_first: bool | None = None
) -> tuple[TimeWords, ...]:
    """Every date expression of a text that fixes days.

    Args:
        text: A sentence or a whole document.
        anchor: The local day of publication, to which relative words refer; without it only words that carry their own
            year have days.
        language: ``"en"`` or ``"ru"``; other languages are read as English, which finds what ISO dates they print.
        month_first: How numeric dates are printed; ``None`` leaves them unread where both readings are possible.

    Returns:
        Non-overlapping date words in order; longer expressions win.

    """
    if language == "ru":
        return _russian(text, anchor)
    found = [*_matched(text, (*_RANGES, _NUMERIC), anchor, month_first=month_first)]
    for one in timex.tag(text, anchor=anchor):
        if one.first is None or one.last is None or one.type not in {"DATE", "TIME"}:
            continue
        if text[one.start : one.end].count("/") == 2 or any(one.start < f.end and f.start < one.end for f in found):
            continue
        found.append(TimeWords(one.start, one.end, one.first, one.last, _precision(one.first, one.last), one.value))
    return tuple(sorted(found, key=lambda words: words.start))


def _precision(first: date, last: date) -> Precision:
    if first == last:
        return Precision.DAY
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return Precision.YEAR
    whole = (
        first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month)
    )
    return Precision.MONTH if whole else Precision.RANGE


def _russian(text: str, anchor: date | None) -> tuple[TimeWords, ...]:
    return tuple(_matched(text, _RUSSIAN, anchor, month_first=None)) if _RU_CHEAP.search(text) else ()


def _matched(
    text: str, patterns: tuple[re.Pattern[str], ...], anchor: date | None, *, month_first: bool | None
) -> Iterator[TimeWords]:
    taken: list[tuple[int, int, re.Match[str]]] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in taken):
                taken.append((match.start(), match.end(), match))
    previous = anchor
    for start, end, match in sorted(taken, key=lambda t: t[0]):
        near = text[max(0, start - 120) : end + 60]
        words = _value(match, anchor, previous, future=bool(_FUTURE.search(near)), month_first=month_first)
        if words is None:
            continue
        first, last, precision, value = words
        yield TimeWords(start, end, first, last, precision, value)
        if precision is Precision.DAY:
            previous = first


def _month(word: str) -> int:
    low = word.lower().rstrip(".")
    if low in timex.MONTHS:
        return timex.MONTHS[low]
    for index, stem in enumerate(_RU_MONTHS, 1):
        if low.startswith(stem) and (stem != "ма" or low in {"мая", "мае"}):
            return index
    raise ValueError(word)


def _value(
    match: re.Match[str], anchor: date | None, previous: date | None, *, future: bool, month_first: bool | None
) -> tuple[date, date, Precision, str] | None:
    group = {k: v for k, v in match.groupdict().items() if v}
    if anchor is None or previous is None:
        if not group.keys() & {"y"}:
            return None
        anchor = previous = date(int(group["y"]), 1, 1)  # never used: the words have their year
    try:
        return _read(group, anchor, previous, future=future, month_first=month_first)
    except (ValueError, OverflowError):
        return None


def _read(  # one branch a form of expression
    group: dict[str, str], anchor: date, previous: date, *, future: bool, month_first: bool | None
) -> tuple[date, date, Precision, str] | None:
    if "mm" in group:
        left, right = int(group["mm"]), int(group["dd"])
        if month_first is None and left <= 12 and right <= 12 and left != right:
            return None
        month, day = (left, right) if month_first or right > 12 else (right, left)
        return _day(date(int(group["y"]), month, day))
    if "m" in group:
        return _day(date(int(group["y"]), int(group["m"]), int(group["d1"])))
    if "word" in group:
        return _day(anchor + timedelta(days=_SHIFT.get(group["word"].lower(), 0)))
    if "next" in group:
        low = group["next"].lower()
        shift = (
            1
            if "next" in low or "following" in low or "следующий" in low
            else 0
            if "same" in low or "тот" in low
            else -1
        )
        return _day(previous + timedelta(days=shift))
    if "wd" in group:
        return _day(_weekday(group, anchor, future=future))
    if "m1" not in group:
        return None
    month = _month(group["m1"])
    if "d1" not in group:
        year = (
            int(group["y"]) if "y" in group else _month_year(month, anchor, group.get("rel", "").lower(), future=future)
        )
        return _whole_month(year, month)
    year = int(group["y"]) if "y" in group else _nearest_year(month, int(group["d1"]), anchor, future=future)
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


def _nearest_year(month: int, day: int, anchor: date, *, future: bool) -> int:
    options = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            options.append((abs((date(year, month, day) - anchor).days), year, date(year, month, day)))
        except ValueError:
            continue
    if not options:
        raise ValueError(f"{month}-{day}")
    if future:
        ahead = [o for o in options if o[2] >= anchor and o[0] < 330]
        return min(ahead or options)[1]
    return min(options)[1]


def _month_year(month: int, anchor: date, relation: str, *, future: bool) -> int:
    if relation == "next" or (future and relation != "last"):
        return anchor.year if month >= anchor.month else anchor.year + 1
    if relation == "last":
        return anchor.year if month < anchor.month else anchor.year - 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def _weekday(group: dict[str, str], anchor: date, *, future: bool) -> date:
    low = group["wd"].lower()
    index = next(i for i, stem in enumerate(_RU_DAYS) if low.startswith(stem))
    which = (group.get("which") or "").lower()
    if which == "next" or future:
        return anchor + timedelta(days=(index - anchor.weekday()) % 7 or (7 if which == "next" else 0))
    back = (anchor.weekday() - index) % 7
    return anchor - timedelta(days=back or (7 if which == "last" else 0))
