"""What time expressions mean: a TIMEX3 type and value, and the local days, for each rule of the tagger."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {name: 10 * at for at, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}  # noqa: SIM905
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI"}
_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "quarter": "Q",
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_HOLIDAYS = {
    "thanksgiving": (11, 0),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
}
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|won't|would|plans?|planned|scheduled|expect(?:s|ed)?|upcoming|looks? forward|is to|are to|due|going to|set to|until|"
    r"begin(?:s|ning)|starts?|starting|deadline|intend(?:s|ed)?|hopes?|effective|payable|next|(?-i:[A-Z])\w+ to (?:meet|visit|host|hold|travel|speak|discuss|sign|receive))\b"
)
_PAST = re.compile(
    r"(?i)\b(?:said|was|were|had|did|told|announced|reported|\w{3,}ed|fell|rose|made|took|came|went|won|lost|ended|began|met|held|spoke)\b"
)

Made = tuple[str, str, date | None, date | None]


class Reader:
    """What resolvers know: the text, the day of publication, how numeric dates are printed, the day named last."""

    def __init__(
        self, text: str, anchor: date | None, *, month_first: bool | None, previous: date | None = None
    ) -> None:
        self.month_first = month_first
        self.text = text
        self.anchor = anchor
        self.previous = previous or anchor
        self.told = previous is not None  # whether a day was named before

    def now(self) -> date:
        """The anchor.

        Raises:
            ValueError: There is none, so a relative expression has no value.

        """
        if self.anchor is None:
            raise ValueError("no anchor")
        return self.anchor

    def ahead(self, match: re.Match[str]) -> bool:
        """Whether the clause speaks of the future: the nearer cue to the left decides, then one to the right."""
        before = re.split(r"[.;:!?\n]", self.text[max(0, match.start() - 120) : match.start()])[-1]
        futures = [m.end() for m in _FUTURE.finditer(before)]
        pasts = [m.end() for m in _PAST.finditer(before)]
        if futures or pasts:
            return max(futures, default=-1) >= max(pasts, default=-1)  # "scheduled" is found as both
        after = re.split(r"[.;:!?\n,]", self.text[match.end() : match.end() + 60])[0]
        future, past = _FUTURE.search(after), _PAST.search(after)
        return future is not None and (past is None or future.start() < past.start())


def _number(words: str) -> float | None:
    """The value of a number in words or digits; ``None`` for "several" and the like."""
    low = words.lower().strip()
    if low in {"a", "an"}:
        return 1
    if low.startswith("a couple"):
        return 2
    if low == "a hundred":
        return 100
    if low == "a dozen":
        return 12
    if low in {"several", "many", "some", "few", "a few"}:
        return None
    if low[0].isdigit():
        half = low.endswith(" 1/2")
        return float(low.removesuffix(" 1/2").replace(",", "")) + (0.5 if half else 0)
    if low in _ONES:
        return _ONES.index(low)
    tens, _, ones = low.replace("-", " ").partition(" ")
    return _TENS[tens] + (_ONES.index(ones) if ones else 0)


def _unit(words: str) -> str:
    low = words.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")


def _period(number: float | None, unit: str) -> str:
    code = _UNITS[unit]
    if code == "E":
        return f"P{_plain(number * 10)}Y" if number is not None else "PXE"
    if code == "C":
        return f"P{_plain(number * 100)}Y" if number is not None else "PXC"
    if code == "Q":
        return f"P{_plain(number * 3)}M" if number is not None else "PXM"
    if number is not None and number % 1 and unit == "year":
        return f"P{int(number)}Y{round(number % 1 * 12)}M"
    if number is not None and number % 1 and unit == "hour":
        return f"PT{int(number)}H{round(number % 1 * 60)}M"
    amount = "X" if number is None else _plain(number)
    return f"PT{amount}{code[1]}" if code.startswith("T") else f"P{amount}{code}"


def _plain(number: float) -> str:
    return str(int(number)) if number % 1 == 0 else str(number)


def _day(day: date) -> Made:
    return "DATE", day.isoformat(), day, day


def _month(year: int, month: int) -> Made:
    last = calendar.monthrange(year, month)[1]
    return "DATE", f"{year:04}-{month:02}", date(year, month, 1), date(year, month, last)


def _year(year: int) -> Made:
    return "DATE", f"{year:04}", date(year, 1, 1), date(year, 12, 31)


def _week(day: date) -> Made:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return "DATE", f"{year}-W{week:02}", monday, monday + timedelta(days=6)


def _quarter(year: int, quarter: int) -> Made:
    first = date(year, 3 * quarter - 2, 1)
    last = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    return "DATE", f"{year}-Q{quarter}", first, last


def _month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def _shift_months(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def _full(year: str) -> int:
    number = int(year)
    return number if number > 99 else number + (1900 if number > 40 else 2000)


def _iso(_: Reader, m: re.Match[str]) -> Made:
    return _day(date(int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"])))


def _slash(reader: Reader, m: re.Match[str]) -> Made | None:
    left, right = int(m["sl_m"]), int(m["sl_d"])
    if reader.month_first is None and left <= 12 and right <= 12 and left != right:
        return None
    month, day = (left, right) if left <= 12 and (reader.month_first is not False or right > 12) else (right, left)
    return _day(date(_full(m["sl_y"]), month, day))


def near(now: date, month: int, day: int, *, ahead: bool) -> date:
    """The day of a month nearest to another day, or ahead of it where the clause speaks of the future.

    Raises:
        ValueError: No year has that day.

    """
    options = []
    for year in (now.year - 1, now.year, now.year + 1):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue
    if not options:
        raise ValueError(f"{month}-{day}")
    if ahead:
        coming = [one for one in options if 0 <= (one - now).days < 330]
        if coming:
            return coming[0]
    return min(options, key=lambda one: abs((one - now).days))


def _mdy(reader: Reader, m: re.Match[str]) -> Made:
    month, day = _month_number(m["md_m"]), int(m["md_d"])
    if m["md_y"]:
        return _day(date(int(m["md_y"]), month, day))
    return _day(near(reader.now(), month, day, ahead=reader.ahead(m)))


def _dmy(reader: Reader, m: re.Match[str]) -> Made:
    month, day = _month_number(m["dm_m"]), int(m["dm_d"])
    if m["dm_y"]:
        return _day(date(int(m["dm_y"]), month, day))
    return _day(near(reader.now(), month, day, ahead=reader.ahead(m)))


def _my(_: Reader, m: re.Match[str]) -> Made:
    return _month(int(m["my_y"]), _month_number(m["my_m"]))


def _mrel(reader: Reader, m: re.Match[str]) -> Made:
    return _month(reader.now().year + _step(m["mr_rel"]), _month_number(m["mr_m"]))


def _step(words: str | None) -> int:
    low = (words or "").lower().removesuffix("'s").removesuffix(" year")
    if re.search(r"\b(?:last|previous|past)\b", low):
        return -1
    return 1 if re.search(r"\b(?:next|following|coming)\b", low) else 0


def _month_only(reader: Reader, m: re.Match[str]) -> Made:
    now, month, relation = reader.now(), _month_number(m["mo_m"]), (m["mo_rel"] or "").lower()
    if relation in {"each", "every"}:
        return "SET", f"XXXX-{month:02}", None, None
    if relation == "next" or (relation != "last" and reader.ahead(m)):
        return _month(now.year if month >= now.month else now.year + 1, month)
    if relation == "last":
        return _month(now.year if month < now.month else now.year - 1, month)
    return _month(now.year if month <= now.month else now.year - 1, month)


def _clock(reader: Reader, m: re.Match[str]) -> Made:
    hour, minute, half = int(m["ck_h"]), int(m["ck_m"] or 0), (m["ck_ap"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24:
        raise ValueError(hour)
    day = _named_day(reader, m["ck_day"], m)
    return "TIME", f"{day}T{hour:02}:{minute:02}", day, day


def _named_day(reader: Reader, words: str | None, m: re.Match[str]) -> date:
    low = (words or "today").lower()
    if low in {"today", "yesterday", "tomorrow"}:
        base = reader.now() if words else (reader.previous or reader.now())
        return base + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(low, 0))
    if low in DAYS:
        return _weekday_of(reader, low, None, ahead=reader.ahead(m))
    month, _, day = low.rpartition(" ")
    return near(reader.now(), _month_number(month), int(day), ahead=reader.ahead(m))


def _noon(reader: Reader, m: re.Match[str]) -> Made:
    day = _named_day(reader, m["nn_day"], m)
    return "TIME", f"{day}T{'24:00' if m['nn_w'].lower() == 'midnight' else '12:00'}", day, day


def _weekday_of(reader: Reader, name: str, relation: str | None, *, ahead: bool) -> date:
    now, index = reader.now(), DAYS.index(name)
    low = (relation or "").lower()
    if low in {"next", "the following", "this coming"} or (ahead and low not in {"last", "the previous"}):
        days = (index - now.weekday()) % 7
        return now + timedelta(days=days or (7 if low == "next" else 0))
    back = (now.weekday() - index) % 7
    return now - timedelta(days=back or (7 if low in {"last", "the previous"} else 0))


def _weekday(reader: Reader, m: re.Match[str]) -> Made:
    return _day(_weekday_of(reader, m["wd_d"].lower(), m["wd_rel"], ahead=reader.ahead(m)))


def _wpart(reader: Reader, m: re.Match[str]) -> Made:
    day = _weekday_of(reader, m["wp_d"].lower(), m["wp_rel"], ahead=reader.ahead(m))
    return "TIME", f"{day}{_PARTS[m['wp_p'].lower()]}", day, day


def _dpart(reader: Reader, m: re.Match[str]) -> Made:
    if m["dp_t"]:
        day = reader.now()
        return "TIME", f"{day}TNI", day, day
    word = m["dp_w"].lower()
    base = reader.now() if word in {"this", "yesterday", "tomorrow", "last"} else (reader.previous or reader.now())
    day = base + timedelta(
        days={"yesterday": -1, "last": -1, "tomorrow": 1, "the next": 1, "the following": 1}.get(word, 0)
    )
    return "TIME", f"{day}{_PARTS[m['dp_p'].lower()]}", day, day


def _deictic(reader: Reader, m: re.Match[str]) -> Made:
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return _day(reader.now() + timedelta(days=shift.get(m["de_w"].lower(), 0)))


def _sameday(reader: Reader, m: re.Match[str]) -> Made:
    low = m["sd_w"].lower()
    shift = 1 if re.search(r"next|following|after", low) else -1 if re.search(r"previous|before", low) else 0
    return _day((reader.previous or reader.now()) + timedelta(days=shift))


def _unit_rel(reader: Reader, m: re.Match[str]) -> Made:
    unit, step, now = m["ur_u"].lower(), _step(m["ur_rel"]), reader.now()
    if m["ur_rel"].lower() in {"that", "the same", "the following", "the previous"} and reader.previous is not None:
        now = reader.previous
    if unit == "year":
        return _year(now.year + step)
    if unit == "month":
        return _month(*_shift_months(now, step))
    if unit == "week":
        return _week(now + timedelta(weeks=step))
    if unit == "weekend":
        return _weekend_of(now, step)
    if unit == "quarter":
        year, month = _shift_months(now, 3 * step)
        return _quarter(year, (month + 2) // 3)
    if unit == "decade":
        return "DATE", f"{now.year // 10 + step}X", None, None
    return "DATE", f"{now.year // 100 + step}", None, None


def _weekend_of(now: date, step: int) -> Made:
    monday = now - timedelta(days=now.weekday()) + timedelta(weeks=step)
    year, week, _ = monday.isocalendar()
    return "DATE", f"{year}-W{week:02}-WE", monday + timedelta(days=5), monday + timedelta(days=6)


def _weekend(reader: Reader, m: re.Match[str]) -> Made:
    now = reader.now()
    back = now.weekday() < 5 and not reader.ahead(m) and "next" not in m[0].lower()
    return _weekend_of(now, -1 if back else _step(m[0]))


def _season(reader: Reader, m: re.Match[str]) -> Made:
    code, now = _SEASONS[m["se_s"].lower()], reader.now()
    year = int(m["se_y"]) if m["se_y"] else now.year
    if not m["se_y"] and _step(m["se_rel"]):
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        over = now.month >= starts + 3 if code != "WI" else False
        year += _step(m["se_rel"]) if _step(m["se_rel"]) > 0 or not over else 0
    return "DATE", f"{year}-{code}", None, None


def _quarters(reader: Reader, m: re.Match[str]) -> Made:
    quarter = _ORDINALS[m["qt_n"].lower()]
    if m["qt_y"]:
        return _quarter(int(m["qt_y"]), quarter)
    now = reader.now()
    relation = m["qt_rel"] or m["qt_ry"]
    year = now.year + _step(relation)
    if relation is None and quarter > (now.month + 2) // 3 and not reader.ahead(m):
        year -= 1
    return _quarter(year, quarter)


def _quarter_said(reader: Reader, place: int) -> int | None:
    """The quarter named last before a place, else first in the text."""
    named = [*re.finditer(r"(?i)\b(first|second|third|fourth)[- ]quarter", reader.text)]
    before = [one for one in named if one.start() < place]
    chosen = before[-1] if before else (named[0] if named else None)
    return _ORDINALS[chosen[1].lower()] if chosen else None


def _old_quarter(reader: Reader, m: re.Match[str]) -> Made | None:
    now, quarter = reader.now(), _quarter_said(reader, m.start())
    low = m[0].lower()
    if m["qo_ago"]:
        near = reader.text[max(0, m.start() - 160) : m.end() + 60]
        if quarter is not None and re.search(r"(?i)quarter|earn|income|profit|sales|revenue|loss|cents|share", near):
            return _quarter(now.year - 1, quarter)
        return _year(now.year - 1) if low.startswith("a year") else ("DATE", str(now.year - 1), None, None)
    if quarter is None:
        return ("DATE", f"{now.year}-QX", None, None) if "quarter" in low else None
    if m["qo_y"]:
        return _quarter(int(m["qo_y"]), quarter)
    old = re.search(r"year-ago|year-earlier", low) is not None
    return _quarter(now.year - 1 if old else now.year, quarter)


def _ago(reader: Reader, m: re.Match[str]) -> Made | None:
    number, unit, word = _number(m["ag_n"]), _unit(m["ag_u"]), m["ag_w"].lower()
    if number is None:
        return ("DATE", "PAST_REF" if word != "later" else "FUTURE_REF", None, None)
    count = int(number) if word in {"later", "after", "from now"} else -int(number)
    if word == "ago today":
        return _day(_anniversary(reader.now(), unit, count))
    if word in {"ago", "from now"}:
        return _shifted(reader.now(), unit, count)
    made = _shifted(reader.previous or reader.now(), unit, count)
    return made if made is None or reader.told else (*made[:2], None, None)  # later than what, nobody has said


def _anniversary(day: date, unit: str, count: int) -> date:
    months = {"month": count, "year": 12 * count, "decade": 120 * count}.get(unit)
    if months is None:
        return day + timedelta(days=count * {"week": 7}.get(unit, 1))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _shifted(base: date, unit: str, count: int) -> Made | None:
    if unit == "day":
        return _day(base + timedelta(days=count))
    if unit == "week":
        return _week(base + timedelta(weeks=count))
    if unit == "month":
        return _month(*_shift_months(base, count))
    if unit == "year":
        return _year(base.year + count)
    if unit == "decade":
        return _year(base.year + 10 * count)
    if unit == "century":
        return _year(base.year + 100 * count)
    if unit == "quarter":
        year, month = _shift_months(base, 3 * count)
        return _quarter(year, (month + 2) // 3)
    return "TIME", base.isoformat(), base, base


def _last_n(_: Reader, m: re.Match[str]) -> Made | None:
    unit = _unit(m["ln_u"])
    plural = m["ln_u"].lower().endswith(("s", "ies"))
    if not m["ln_n"] and not plural and m["ln_rel"].lower() not in {"past", "previous"}:
        return None
    number = _number(m["ln_n"]) if m["ln_n"] else (None if plural else 1)
    return "DURATION", _period(number, unit), None, None


def _in_n(reader: Reader, m: re.Match[str]) -> Made | None:
    number, unit = _number(m["in_n"]), _unit(m["in_u"])
    if number is None or number % 1 or not m[0].lower().startswith("in") or not reader.ahead(m):
        return "DURATION", _period(number, unit), None, None
    return _shifted(reader.now(), unit, int(number))


def _set(_: Reader, m: re.Match[str]) -> Made:
    if m["st_w"]:
        value = {
            "daily": "P1D",
            "weekly": "P1W",
            "monthly": "P1M",
            "yearly": "P1Y",
            "annually": "P1Y",
            "hourly": "PT1H",
            "nightly": "TNI",
        }
        return "SET", value[m["st_w"].lower()], None, None
    unit = m["st_u"].lower()
    if unit in DAYS:
        return "SET", f"XXXX-WXX-{DAYS.index(unit) + 1}", None, None
    if unit in _PARTS:
        return "SET", f"XXXX-XX-XX{_PARTS[unit]}", None, None
    if unit.rstrip(".") in MONTHS:
        return "SET", f"XXXX-{MONTHS[unit.rstrip('.')]:02}", None, None
    return "SET", _period(1, _unit(unit)) if _unit(unit) != "quarter" else "P1Q", None, None


def _duration(_: Reader, m: re.Match[str]) -> Made | None:
    words = m["du_n"].lower()
    number, unit = _number(words), _unit(m["du_u"])
    if unit == "second" and words in {"a", "an"}:
        return None
    if m["du_h"] and number is not None:
        number += 0.5
    return "DURATION", _period(number, unit), None, None


def _bare(_: Reader, m: re.Match[str]) -> Made:
    return "DURATION", _period(None, _unit(m["ba_u"])), None, None


def _decade(_: Reader, m: re.Match[str]) -> Made:
    if m["dc_y"]:
        return "DATE", m["dc_y"][:3] + "X", None, None
    return "DATE", f"19{list(_TENS).index(_ten(m['dc_w'])) + 2}X", None, None


def _ten(word: str) -> str:
    return word.lower().removesuffix("ies") + "y"


def _century(_: Reader, m: re.Match[str]) -> Made:
    return "DATE", f"{int(m['ce_n']) - 1:02}XX", None, None


def _holiday(reader: Reader, m: re.Match[str]) -> Made:
    name = m["ho_w"].lower().removesuffix(" day") if m["ho_w"].lower() != "new year's day" else "new year's day"
    month, day = _HOLIDAYS[name]
    now = reader.now()

    def of(year: int) -> date:
        if day:
            return date(year, month, day)
        first = date(year, 11, 1)  # the fourth Thursday of November
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)

    options = [of(year) for year in (now.year - 1, now.year, now.year + 1)]
    relation = (m["ho_rel"] or "").lower()
    if relation == "last":
        return _day(max(one for one in options if one < now))
    if relation == "next" or reader.ahead(m):
        return _day(min(one for one in options if one >= now))
    return _day(min(options, key=lambda one: abs((one - now).days)))


def _year_only(_: Reader, m: re.Match[str]) -> Made | None:
    year = int(m["yr_y"] if m["year"] else m["ys_y"])
    return _year(year) if 1500 <= year <= 2100 else None


def _reference(_: Reader, m: re.Match[str]) -> Made:
    kind = "PRESENT_REF" if m["rf_pr"] else "PAST_REF" if m["rf_pa"] else "FUTURE_REF"
    return "DATE", kind, None, None


def _year_end(reader: Reader, m: re.Match[str]) -> Made | None:
    if m["ye_w"]:
        return None
    return _year(reader.now().year)


RESOLVERS: dict[str, Callable[[Reader, re.Match[str]], Made | None]] = {
    "iso": _iso,
    "slash": _slash,
    "clock": _clock,
    "noon": _noon,
    "mdy": _mdy,
    "dmy": _dmy,
    "my": _my,
    "mrel": _mrel,
    "quarter": _quarters,
    "qold": _old_quarter,
    "unitrel": _unit_rel,
    "season": _season,
    "wpart": _wpart,
    "dpart": _dpart,
    "weekday": _weekday,
    "deictic": _deictic,
    "sameday": _sameday,
    "ago": _ago,
    "lastn": _last_n,
    "inn": _in_n,
    "set": _set,
    "duration": _duration,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "month": _month_only,
    "year": _year_only,
    "yearstart": _year_only,
    "weekend": _weekend,
    "ref": _reference,
    "bare": _bare,
    "yearend": _year_end,
}
