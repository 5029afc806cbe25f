"""The hour of a clock that stands with a verb of travel: "at 10:00", "at 6.30 p.m.", «в 18:00».

Hours outweigh nights when a stay is measured, so only what is sure counts: no length of time, no bound, no hour by the
clock of another place, none that may be of the morning or of the evening.
"""

from __future__ import annotations

import re
from datetime import time

_PART = r"(?P<part>morning|afternoon|evening|night|noon|midnight|утра|дня|вечера|ночи|полудня|полуночи)"
_CLOCK = re.compile(
    r"(?i)(?<!\w)(?P<at>at|around|about|в|около)\s+(?:about |around |exactly |precisely |ровно |около )?"
    r"(?P<hour>[01]?\d|2[0-4])(?:(?P<mark>[:.])(?P<minute>[0-5]\d))?(?!\d|[:.]\d)"
    r"(?:\s*(?P<half>[ap]\.?\s?m\b\.?))?"
    r"(?P<whole>\s*(?:hours\b|o['’]clock|час(?:а|ов)?(?!\w))(?:\s+(?P<minutes>[0-5]?\d)\s+минут[аы]?(?!\w))?)?"
    rf"(?:\s+(?:(?:in the|at|(?:on )?the same|that|this|on \w+day|\w+day) )?(?:early |late )?{_PART}(?!\w))?"
)
_RUSSIAN = frozenset({"в", "около"})
# What makes a number of hours a length, and an hour one of two or the bound of a time.
_LENGTH = re.compile(
    r"(?i)\s+(?:of|later|after|before|earlier|ago|long|езды|пути|л[её]та|пол[её]та|спустя|назад|позже|ранее)\b"
)
_SEVERAL = re.compile(r"(?i)\s*(?:[-–—/]|\b(?:or|to|and|и|или|до)\b)\s*(?:at |в )?\d")
# Another clock than that of the place: of a city, of a zone.
_ZONE = re.compile(
    r"\b(?!(?:Local|First|Last|Next|This|That|The|Some|Same)\b)[A-Z][\w’'-]+ (?:[Ss]tandard |[Dd]aylight |[Ss]ummer |[Ss]aving )?[Tt]ime\b|"
    r"\b(?:GMT|UTC|MSK|[A-Z]{1,4}[SD]?T)\b|(?i:\bмск\b)|(?i:\b(?!местн)\w+(?:ому|ого) времени\b)"
)
_LATE = re.compile(r"(?i)\b(?:afternoon|evening|night|tonight|вечер\w*|ночь\w*|ночи)\b")


def clocks(sentence: str) -> list[tuple[int, int, time]]:
    """The hours that a sentence names, with their offsets; a bare number is none.

    >>> clocks("He landed at 10:00 and left at 6.30 p.m. with 12 aides, at 24 sites.")
    [(10, 18, datetime.time(10, 0)), (28, 40, datetime.time(18, 30))]
    >>> clocks("Он вылетел в 18:05 на 2 самолётах.")
    [(11, 18, datetime.time(18, 5))]
    >>> clocks("He left after 12 hours, before 18:00."), clocks("He left at 18:00 Moscow time.")
    ([], [])
    """
    if _ZONE.search(sentence):
        return []
    every = list(_CLOCK.finditer(sentence))
    within = [match.span() for match in every]
    late = any(
        not any(first <= one.start() < last for first, last in within) for one in _LATE.finditer(sentence)
    )  # "In the evening he left at 8:30"
    return [
        (match.start(), match.end(), found)
        for match in every
        if not _SEVERAL.match(sentence, match.end())
        and not (match["whole"] and _LENGTH.match(sentence, match.end()))
        and (found := _time(match, late=late)) is not None
    ]


def _time(match: re.Match[str], *, late: bool) -> time | None:
    hour, half, part = int(match["hour"]), (match["half"] or "").casefold(), (match["part"] or "").casefold()
    minute, russian = int(match["minute"] or match["minutes"] or 0), match["at"].casefold() in _RUSSIAN
    if half:
        if not 1 <= hour <= 12:
            return None
        return time(hour % 12 + (12 if half.startswith("p") else 0), minute)
    if match["mark"] == "." and not part and not russian:
        return None  # "at 6.25 per cent"
    if match["minute"] is None and not (part or match["whole"]):
        return None
    if part and hour <= 12:
        told = _of_day(hour, part)
        return None if told is None else time(told, minute)
    exact = match["at"].casefold() in {"at", "в"} and hour > 12  # "at 18 hours"; "about 18 hours" is a length
    if (match["minute"] is None and not exact) or (late and hour <= 12):
        return None
    return time(hour, minute) if hour < 24 else None


_MORNING, _AFTERNOON = frozenset({"morning", "утра"}), frozenset({"afternoon", "дня"})
_EVENING, _NIGHT = frozenset({"evening", "вечера"}), frozenset({"night", "ночи"})
_NOON = frozenset({"noon", "полудня"})


def _of_day(hour: int, part: str) -> int | None:
    """An hour of a dial by the part of the day; ``None`` where the two do not go together, and at midnight, of two days."""
    if part in _MORNING:
        return hour if hour < 12 else None
    if part in _AFTERNOON:
        return 12 if hour == 12 else hour + 12 if 1 <= hour <= 7 else None
    if part in _EVENING:
        return hour + 12 if 3 <= hour <= 11 else None
    if part in _NIGHT:
        return hour + 12 if 9 <= hour <= 11 else hour if hour <= 5 else None
    return 12 if part in _NOON and hour == 12 else None
