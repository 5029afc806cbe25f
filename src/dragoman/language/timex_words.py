"""The words of time expressions: calendar, numbers, units, and what resolvers know of the text that they stand in."""

from __future__ import annotations

import calendar
import re
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
TENS = {name: 10 * at for at, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}  # noqa: SIM905
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI"}
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
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
HOLIDAYS = {
    "thanksgiving": (11, 0),
    "christmas": (12, 25),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
}
_FUTURE = re.compile(
    r"(?i)\b(?:will|shall|won't|would|plans?|planned|scheduled|expect(?:s|ed)?|upcoming|looks? forward|is to|are to|due|going to|set to|(?:un)?likely to(?! have)|(?:is|are) (?:\w+ )?(?:un)?likely|until|"
    r"begin(?:s|ning)|starts?|starting|deadline|intend(?:s|ed)?|hopes?|effective|payable|next|"
    r"(?:agree(?:d|s)?|decided|arranged|promised|pledged) (?:to|on)|invit(?:ed|es)(?: [\w.’'-]+){1,8} to|"
    r"(?:visit|meeting|summit|talks|trip|call)s?\b[^.;]{0,60} (?:postponed|rescheduled|put off|moved)|invitation to|(?-i:[A-Z])\w+ to (?:meet|visit|host|hold|travel|speak|discuss|sign|receive))\b"
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


def number(words: str) -> float | None:
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
    return TENS[tens] + (_ONES.index(ones) if ones else 0)


def unit(words: str) -> str:
    """The unit that a word names, in the singular."""
    low = words.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")


def period(number: float | None, unit: str) -> str:
    """A length of time as ISO 8601; ``X`` for an unknown number."""
    code = _UNITS[unit]
    if code == "E":
        return f"P{plain(number * 10)}Y" if number is not None else "PXE"
    if code == "C":
        return f"P{plain(number * 100)}Y" if number is not None else "PXC"
    if code == "Q":
        return f"P{plain(number * 3)}M" if number is not None else "PXM"
    if number is not None and number % 1 and unit == "year":
        return f"P{int(number)}Y{round(number % 1 * 12)}M"
    if number is not None and number % 1 and unit == "hour":
        return f"PT{int(number)}H{round(number % 1 * 60)}M"
    amount = "X" if number is None else plain(number)
    return f"PT{amount}{code[1]}" if code.startswith("T") else f"P{amount}{code}"


def plain(number: float) -> str:
    """A number without a needless fraction."""
    return str(int(number)) if number % 1 == 0 else str(number)


def day(day: date) -> Made:
    """One day."""
    return "DATE", day.isoformat(), day, day


def month(year: int, month: int) -> Made:
    """A whole month."""
    last = calendar.monthrange(year, month)[1]
    return "DATE", f"{year:04}-{month:02}", date(year, month, 1), date(year, month, last)


def year(year: int) -> Made:
    """A whole year."""
    return "DATE", f"{year:04}", date(year, 1, 1), date(year, 12, 31)


def week(day: date) -> Made:
    """The ISO week of a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return "DATE", f"{year}-W{week:02}", monday, monday + timedelta(days=6)


def quarter(year: int, quarter: int) -> Made:
    """A quarter of a year."""
    first = date(year, 3 * quarter - 2, 1)
    last = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    return "DATE", f"{year}-Q{quarter}", first, last


def month_number(words: str) -> int:
    """The number of a month from its name."""
    return MONTHS[words.lower().rstrip(".")]


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Year and month, some months away from a day."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def full(year: str) -> int:
    """A year of two or four digits in four."""
    number = int(year)
    return number if number > 99 else number + (1900 if number > 40 else 2000)


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
