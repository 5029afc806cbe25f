"""What each sort of time expression means: its TIMEX3 type and value, and the local days that it covers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.language import timex_words as terms


def _iso(_: terms.Reader, m: re.Match[str]) -> terms.Made:
    return terms.day(date(int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"])))


def _slash(reader: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    left, right = int(m["sl_m"]), int(m["sl_d"])
    if reader.month_first is None and left <= 12 and right <= 12 and left != right:
        return None
    month, day = (left, right) if left <= 12 and (reader.month_first is not False or right > 12) else (right, left)
    return terms.day(date(terms.full(m["sl_y"]), month, day))


def _mdy(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    month, day = terms.month_number(m["md_m"]), int(m["md_d"])
    if m["md_y"]:
        return terms.day(date(int(m["md_y"]), month, day))
    return terms.day(terms.near(reader.now(), month, day, ahead=reader.ahead(m)))


def _dmy(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    month, day = terms.month_number(m["dm_m"]), int(m["dm_d"])
    if m["dm_y"]:
        return terms.day(date(int(m["dm_y"]), month, day))
    return terms.day(terms.near(reader.now(), month, day, ahead=reader.ahead(m)))


def _my(_: terms.Reader, m: re.Match[str]) -> terms.Made:
    return terms.month(int(m["my_y"]), terms.month_number(m["my_m"]))


def _mrel(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    return terms.month(reader.now().year + _step(m["mr_rel"]), terms.month_number(m["mr_m"]))


def _step(words: str | None) -> int:
    low = (words or "").lower().removesuffix("'s").removesuffix(" year")
    if re.search(r"\b(?:last|previous|past)\b", low):
        return -1
    return 1 if re.search(r"\b(?:next|following|coming)\b", low) else 0


def _month_only(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    now, month, relation = reader.now(), terms.month_number(m["mo_m"]), (m["mo_rel"] or "").lower()
    if relation in {"each", "every"}:
        return "SET", f"XXXX-{month:02}", None, None
    if relation == "next" or (relation != "last" and reader.ahead(m)):
        return terms.month(now.year if month >= now.month else now.year + 1, month)
    if relation == "last":
        return terms.month(now.year if month < now.month else now.year - 1, month)
    return terms.month(now.year if month <= now.month else now.year - 1, month)


def _clock(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    hour, minute, half = int(m["ck_h"]), int(m["ck_m"] or 0), (m["ck_ap"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24:
        raise ValueError(hour)
    day = _named_day(reader, m["ck_day"], m)
    return "TIME", f"{day}T{hour:02}:{minute:02}", day, day


def _named_day(reader: terms.Reader, words: str | None, m: re.Match[str]) -> date:
    low = (words or "today").lower()
    if low in {"today", "yesterday", "tomorrow"}:
        base = reader.now() if words else (reader.previous or reader.now())
        return base + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(low, 0))
    if low in terms.DAYS:
        return _weekday_of(reader, low, None, ahead=reader.ahead(m))
    month, _, day = low.rpartition(" ")
    return terms.near(reader.now(), terms.month_number(month), int(day), ahead=reader.ahead(m))


def _noon(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    day = _named_day(reader, m["nn_day"], m)
    return "TIME", f"{day}T{'24:00' if m['nn_w'].lower() == 'midnight' else '12:00'}", day, day


def _weekday_of(reader: terms.Reader, name: str, relation: str | None, *, ahead: bool) -> date:
    now, index = reader.now(), terms.DAYS.index(name)
    low = (relation or "").lower()
    if low in {"next", "the following", "this coming"} or (ahead and low not in {"last", "the previous"}):
        days = (index - now.weekday()) % 7
        return now + timedelta(days=days or (7 if low == "next" else 0))
    back = (now.weekday() - index) % 7
    return now - timedelta(days=back or (7 if low in {"last", "the previous"} else 0))


def _weekday(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    return terms.day(_weekday_of(reader, m["wd_d"].lower(), m["wd_rel"], ahead=reader.ahead(m)))


def _wpart(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    day = _weekday_of(reader, m["wp_d"].lower(), m["wp_rel"], ahead=reader.ahead(m))
    return "TIME", f"{day}{terms.PARTS[m['wp_p'].lower()]}", day, day


def _dpart(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    if m["dp_t"]:
        day = reader.now()
        return "TIME", f"{day}TNI", day, day
    word = m["dp_w"].lower()
    base = reader.now() if word in {"this", "yesterday", "tomorrow", "last"} else (reader.previous or reader.now())
    day = base + timedelta(
        days={"yesterday": -1, "last": -1, "tomorrow": 1, "the next": 1, "the following": 1}.get(word, 0)
    )
    return "TIME", f"{day}{terms.PARTS[m['dp_p'].lower()]}", day, day


def _deictic(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return terms.day(reader.now() + timedelta(days=shift.get(m["de_w"].lower(), 0)))


def _sameday(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    low = m["sd_w"].lower()
    shift = 1 if re.search(r"next|following|after", low) else -1 if re.search(r"previous|before", low) else 0
    return terms.day((reader.previous or reader.now()) + timedelta(days=shift))


def _unit_rel(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    unit, step, now = m["ur_u"].lower(), _step(m["ur_rel"]), reader.now()
    if m["ur_rel"].lower() in {"that", "the same", "the following", "the previous"} and reader.previous is not None:
        now = reader.previous
    if unit == "year":
        return terms.year(now.year + step)
    if unit == "month":
        return terms.month(*terms.shift_months(now, step))
    if unit == "week":
        return terms.week(now + timedelta(weeks=step))
    if unit == "weekend":
        return _weekend_of(now, step)
    if unit == "quarter":
        year, month = terms.shift_months(now, 3 * step)
        return terms.quarter(year, (month + 2) // 3)
    if unit == "decade":
        return "DATE", f"{now.year // 10 + step}X", None, None
    return "DATE", f"{now.year // 100 + step}", None, None


def _weekend_of(now: date, step: int) -> terms.Made:
    monday = now - timedelta(days=now.weekday()) + timedelta(weeks=step)
    year, week, _ = monday.isocalendar()
    return "DATE", f"{year}-W{week:02}-WE", monday + timedelta(days=5), monday + timedelta(days=6)


def _weekend(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    now = reader.now()
    back = now.weekday() < 5 and not reader.ahead(m) and "next" not in m[0].lower()
    return _weekend_of(now, -1 if back else _step(m[0]))


def _season(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    code, now = terms.SEASONS[m["se_s"].lower()], reader.now()
    year = int(m["se_y"]) if m["se_y"] else now.year
    if not m["se_y"] and _step(m["se_rel"]):
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        over = now.month >= starts + 3 if code != "WI" else False
        year += _step(m["se_rel"]) if _step(m["se_rel"]) > 0 or not over else 0
    return "DATE", f"{year}-{code}", None, None


def _quarters(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    quarter = terms.ORDINALS[m["qt_n"].lower()]
    if m["qt_y"]:
        return terms.quarter(int(m["qt_y"]), quarter)
    now = reader.now()
    relation = m["qt_rel"] or m["qt_ry"]
    year = now.year + _step(relation)
    if relation is None and quarter > (now.month + 2) // 3 and not reader.ahead(m):
        year -= 1
    return terms.quarter(year, quarter)


def _quarter_said(reader: terms.Reader, place: int) -> int | None:
    """The quarter named last before a place, else first in the text."""
    named = [*re.finditer(r"(?i)\b(first|second|third|fourth)[- ]quarter", reader.text)]
    before = [one for one in named if one.start() < place]
    chosen = before[-1] if before else (named[0] if named else None)
    return terms.ORDINALS[chosen[1].lower()] if chosen else None


def _old_quarter(reader: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    now, quarter = reader.now(), _quarter_said(reader, m.start())
    low = m[0].lower()
    if m["qo_ago"]:
        near = reader.text[max(0, m.start() - 160) : m.end() + 60]
        if quarter is not None and re.search(r"(?i)quarter|earn|income|profit|sales|revenue|loss|cents|share", near):
            return terms.quarter(now.year - 1, quarter)
        return terms.year(now.year - 1) if low.startswith("a year") else ("DATE", str(now.year - 1), None, None)
    if quarter is None:
        return ("DATE", f"{now.year}-QX", None, None) if "quarter" in low else None
    if m["qo_y"]:
        return terms.quarter(int(m["qo_y"]), quarter)
    old = re.search(r"year-ago|year-earlier", low) is not None
    return terms.quarter(now.year - 1 if old else now.year, quarter)


def _ago(reader: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    number, unit, word = terms.number(m["ag_n"]), terms.unit(m["ag_u"]), m["ag_w"].lower()
    if number is None:
        return ("DATE", "PAST_REF" if word != "later" else "FUTURE_REF", None, None)
    count = int(number) if word in {"later", "after", "from now"} else -int(number)
    if word == "ago today":
        return terms.day(_anniversary(reader.now(), unit, count))
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


def _shifted(base: date, unit: str, count: int) -> terms.Made | None:
    if unit == "day":
        return terms.day(base + timedelta(days=count))
    if unit == "week":
        return terms.week(base + timedelta(weeks=count))
    if unit == "month":
        return terms.month(*terms.shift_months(base, count))
    if unit == "year":
        return terms.year(base.year + count)
    if unit == "decade":
        return terms.year(base.year + 10 * count)
    if unit == "century":
        return terms.year(base.year + 100 * count)
    if unit == "quarter":
        year, month = terms.shift_months(base, 3 * count)
        return terms.quarter(year, (month + 2) // 3)
    return "TIME", base.isoformat(), base, base


def _last_n(_: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    unit = terms.unit(m["ln_u"])
    plural = m["ln_u"].lower().endswith(("s", "ies"))
    if not m["ln_n"] and not plural and m["ln_rel"].lower() not in {"past", "previous"}:
        return None
    number = terms.number(m["ln_n"]) if m["ln_n"] else (None if plural else 1)
    return "DURATION", terms.period(number, unit), None, None


def _in_n(reader: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    number, unit = terms.number(m["in_n"]), terms.unit(m["in_u"])
    if number is None or number % 1 or not m[0].lower().startswith("in") or not reader.ahead(m):
        return "DURATION", terms.period(number, unit), None, None
    return _shifted(reader.now(), unit, int(number))


def _set(_: terms.Reader, m: re.Match[str]) -> terms.Made:
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
    if unit in terms.DAYS:
        return "SET", f"XXXX-WXX-{terms.DAYS.index(unit) + 1}", None, None
    if unit in terms.PARTS:
        return "SET", f"XXXX-XX-XX{terms.PARTS[unit]}", None, None
    if unit.rstrip(".") in terms.MONTHS:
        return "SET", f"XXXX-{terms.MONTHS[unit.rstrip('.')]:02}", None, None
    return "SET", terms.period(1, terms.unit(unit)) if terms.unit(unit) != "quarter" else "P1Q", None, None


def _duration(_: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    words = m["du_n"].lower()
    number, unit = terms.number(words), terms.unit(m["du_u"])
    if unit == "second" and words in {"a", "an"}:
        return None
    if m["du_h"] and number is not None:
        number += 0.5
    return "DURATION", terms.period(number, unit), None, None


def _bare(_: terms.Reader, m: re.Match[str]) -> terms.Made:
    return "DURATION", terms.period(None, terms.unit(m["ba_u"])), None, None


def _decade(_: terms.Reader, m: re.Match[str]) -> terms.Made:
    if m["dc_y"]:
        return "DATE", m["dc_y"][:3] + "X", None, None
    return "DATE", f"19{list(terms.TENS).index(_ten(m['dc_w'])) + 2}X", None, None


def _ten(word: str) -> str:
    return word.lower().removesuffix("ies") + "y"


def _century(_: terms.Reader, m: re.Match[str]) -> terms.Made:
    return "DATE", f"{int(m['ce_n']) - 1:02}XX", None, None


def _holiday(reader: terms.Reader, m: re.Match[str]) -> terms.Made:
    name = m["ho_w"].lower().removesuffix(" day") if m["ho_w"].lower() != "new year's day" else "new year's day"
    month, day = terms.HOLIDAYS[name]
    now = reader.now()

    def of(year: int) -> date:
        if day:
            return date(year, month, day)
        first = date(year, 11, 1)  # the fourth Thursday of November
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)

    options = [of(year) for year in (now.year - 1, now.year, now.year + 1)]
    relation = (m["ho_rel"] or "").lower()
    if relation == "last":
        return terms.day(max(one for one in options if one < now))
    if relation == "next" or reader.ahead(m):
        return terms.day(min(one for one in options if one >= now))
    return terms.day(min(options, key=lambda one: abs((one - now).days)))


def _year_only(_: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    year = int(m["yr_y"] if m["year"] else m["ys_y"])
    return terms.year(year) if 1500 <= year <= 2100 else None


def _reference(_: terms.Reader, m: re.Match[str]) -> terms.Made:
    kind = "PRESENT_REF" if m["rf_pr"] else "PAST_REF" if m["rf_pa"] else "FUTURE_REF"
    return "DATE", kind, None, None


def _year_end(reader: terms.Reader, m: re.Match[str]) -> terms.Made | None:
    if m["ye_w"]:
        return None
    return terms.year(reader.now().year)


RESOLVERS: dict[str, Callable[[terms.Reader, re.Match[str]], terms.Made | None]] = {
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
