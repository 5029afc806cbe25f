"""Date words as intervals: absolute, relative to the day of publication, and ranges; English and Russian.

The tagger keeps the words by their offsets and gives the local days they mean, with a TIMEX3 value.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Precision

_EN_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_EN_SHORT = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_RU_MONTHS = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_EN_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
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


_ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_MONTH.format('m1')} {_D.format('d1')}{_DASH}{_MONTH.format('m2')} {_D.format('d2')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_D.format('d1')} {_MONTH.format('m1')}{_DASH}{_D.format('d2')} {_MONTH.format('m2')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_MONTH.format('m1')} {_D.format('d1')}{_DASH}{_D.format('d2')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_D.format('d1')}{_DASH}{_D.format('d2')} {_MONTH.format('m1')}(?:,? {_Y.format('y')})?\b",
        rf"\b{_MONTH.format('m1')} {_D.format('d1')}(?!\d)(?:,? {_Y.format('y')})?\b",
        rf"\b{_D.format('d1')}(?: of)? {_MONTH.format('m1')}(?:,? {_Y.format('y')})?\b",
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d1>[0-3]\d)\b",
        rf"\b{_MONTH.format('m1')},? (?:of )?{_Y.format('y')}\b",
        rf"\b(?i:(?P<rel>last|next|this|earlier this|later this)) {_MONTH.format('m1')}\b",
        rf"\b(?:in|since|during|until|last|of|’s|'s) (?P<bare>{_MONTH.format('m1')})(?! \d)",
        r"\b(?i:(?P<word>today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|earlier today|later today|the day before yesterday|the day after tomorrow))\b",
        r"\b(?i:(?P<next>the (?:next|following) day|the same day|the day before|the previous day))\b",
        r"\b(?i:(?P<which>last|next|this|on|earlier this|later this)? ?)(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
        r"\b(?i:(?P<rel2>last|next|this|earlier this|later this|the coming|the past|coming) (?P<unit>week|month|year|weekend))\b",
        r"\b(?i:(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|several) (?P<ago_unit>day|week|month|year)s? (?P<ago>ago|earlier|later))\b",
        r"\b(?i:in (?P<n2>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a) (?P<in_unit>day|week|month)s?)\b(?! of)",
        r"\b(?:in|of|since|during|by|for|from|early|late|mid-) ?(?:the year )?(?P<yy>(?:19|20)\d\d)\b(?!-)",
        r"\b(?P<mm>[01]?\d)/(?P<dd>[0-3]?\d)/(?P<y>(?:19|20)\d\d)\b",
    )
)
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
_CHEAP = re.compile(
    r"(?i)\d|today|yester|tomorrow|tonight|days?\b|week|month|year|morning|evening|afternoon|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"сегодня|вчера|завтра|накануне|день|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен"
)
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "several": 3,
}
_SHIFT = {
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "вчера": -1,
    "накануне": -1,
    "завтра": 1,
    "позавчера": -2,
    "послезавтра": 2,
}
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|plans?|planned|scheduled|expected|upcoming|next|looks? forward|is to|are to|going to|состо[ия]тся|посетит|прибудет|проведёт|примет|встретится|предстоит)\b"
)


def tag(text: str, *, anchor: date, language: str = "en", month_first: bool | None = None) -> tuple[TimeWords, ...]:
    """Every date expression of a text.

    Args:
        text: A sentence or a whole document.
        anchor: The local day of publication, to which relative words refer.
        language: ``"en"`` or ``"ru"``; other languages give what ISO dates they print.
        month_first: How numeric dates are printed; ``None`` leaves them unread where both readings are possible.

    Returns:
        Non-overlapping date words in order; longer expressions win.
    """
    if not _CHEAP.search(text):
        return ()
    patterns = _RUSSIAN if language == "ru" else _ENGLISH
    taken: list[tuple[int, int, re.Match[str]]] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in taken):
                taken.append((match.start(), match.end(), match))
    found: list[TimeWords] = []
    previous = anchor
    for start, end, match in sorted(taken, key=lambda t: t[0]):
        near = text[max(0, start - 120) : end + 60]
        words = _value(match, anchor, previous, future=bool(_FUTURE.search(near)), month_first=month_first)
        if words is None:
            continue
        first, last, precision, value = words
        found.append(TimeWords(start, end, first, last, precision, value))
        if precision is Precision.DAY:
            previous = first
    return tuple(found)


def _month(word: str) -> int:
    low = word.lower().rstrip(".")
    if low in _EN_MONTHS:
        return _EN_MONTHS.index(low) + 1
    if low in _EN_SHORT:
        return _EN_SHORT[low]
    for index, stem in enumerate(_RU_MONTHS, 1):
        if low.startswith(stem) and (stem != "ма" or low in {"мая", "мае"}):
            return index
    raise ValueError(word)


def _value(
    match: re.Match[str], anchor: date, previous: date, *, future: bool, month_first: bool | None
) -> tuple[date, date, Precision, str] | None:
    group = {k: v for k, v in match.groupdict().items() if v}
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
    if "unit" in group:
        return _unit(group["rel2"].lower(), group["unit"].lower(), anchor)
    if "n" in group or "n2" in group:
        number = group.get("n") or group["n2"]
        count = _NUMBERS.get(number.lower()) or int(number)
        back = group.get("ago", "later").lower() in {"ago", "earlier"}
        return _shifted(anchor, (group.get("ago_unit") or group["in_unit"]).lower(), -count if back else count)
    if "yy" in group:
        return _year(int(group["yy"]))
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


def _year(year: int) -> tuple[date, date, Precision, str]:
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR, str(year)


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
    index = (
        _EN_DAYS.index(low) if low in _EN_DAYS else next(i for i, stem in enumerate(_RU_DAYS) if low.startswith(stem))
    )
    which = (group.get("which") or "").lower()
    if which == "next" or future:
        return anchor + timedelta(days=(index - anchor.weekday()) % 7 or (7 if which == "next" else 0))
    back = (anchor.weekday() - index) % 7
    return anchor - timedelta(days=back or (7 if which == "last" else 0))


def _unit(relation: str, unit: str, anchor: date) -> tuple[date, date, Precision, str] | None:
    step = -1 if relation in {"last", "the past"} else 1 if relation in {"next", "the coming", "coming"} else 0
    if unit == "year":
        return _year(anchor.year + step)
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + step
        return _whole_month(index // 12, index % 12 + 1)
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    year, week, _ = monday.isocalendar()
    if unit == "weekend":
        return monday + timedelta(days=5), monday + timedelta(days=6), Precision.RANGE, f"{year}-W{week:02}-WE"
    return monday, monday + timedelta(days=6), Precision.RANGE, f"{year}-W{week:02}"


def _shifted(anchor: date, unit: str, count: int) -> tuple[date, date, Precision, str] | None:
    if unit == "day":
        return _day(anchor + timedelta(days=count))
    if unit == "week":
        return _unit("this", "week", anchor + timedelta(weeks=count))
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + count
        return _whole_month(index // 12, index % 12 + 1)
    return _year(anchor.year + count)
