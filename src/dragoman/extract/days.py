"""Which date words of a sentence may be a contact's: not the day on which it was agreed, nor that of another contact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.extract import reality
from dragoman.language.dates import TimeWords
from dragoman.model import Precision

_AGREED = re.compile(
    r"(?i)\b(?:(?:agreed|decided|arranged|undertook|promised|pledged)(?: today| yesterday| on \w+day)? (?:to|on)|договорились|условились|решили)"
    r"(?: (?!and\b|и\b)[\w’'-]+){0,4} $"
)
_SETTLED = re.compile(
    r"(?i)\b(?:(?:agreed|decided|arranged) (?:to|on)|договорил(?:ись|ся|ась)|условил(?:ись|ся|ась))\b"
)
_BEHIND = re.compile(r"\b(?:after|when|while|because|although|since|before) [^,.;]*\b(?:was|were|had been|has been)\b")
_TO = re.compile(r",? (?:to|until|till|for)$")


@dataclass(frozen=True, slots=True)
class Days:
    """The date words that may be a contact's. ``agreed``: it is what was agreed on; ``moved``: they are its new days."""

    words: list[TimeWords]
    agreed: bool = False
    moved: bool = False


def own(
    content: str,
    sentence: tuple[int, int],
    trigger: tuple[int, int],
    dates: Sequence[TimeWords],
    *,
    moved: tuple[int, int] | None,
    several: bool,
    published: date | None,
    denied: tuple[int, int] | None = None,
) -> Days:
    """The date words that may be a contact's.

    Args:
        content: The document's content.
        sentence: The bounds of the sentence.
        trigger: Those of the contact word.
        dates: The date words of the sentence, or those that stand in.
        moved: The words that put the contact off or bring it forward.
        several: Whether the sentence has other contact words.
        published: Publication day.
        denied: The words that say that it did not or will not take place.

    """
    start, end = trigger
    found = [d for d in dates if not _of_calling_off(content, trigger, d, moved or denied, sentence)]
    agreed = _AGREED.search(content, sentence[0], start)
    if agreed is not None:  # the day on which they agreed is not that on which they will meet
        found = [d for d in found if agreed.end() <= d.start < sentence[1]]
    new = [] if moved is None else _new(found, moved, sentence[1])
    if new:
        return Days(new, agreed is not None, moved=True)
    found = [d for d in found if not _of_another(content, trigger, d, published)]
    settled = _SETTLED.search(content, end, sentence[1]) if several else None
    if settled is not None:  # "spoke by telephone and agreed to meet in March"
        found = [d for d in found if not settled.end() <= d.start < sentence[1]]
    return Days(found, agreed is not None)


def _new(dates: Sequence[TimeWords], moved: tuple[int, int], end: int) -> list[TimeWords]:
    """The days to which a contact was moved: behind the words that say so; of "from 2 March to 5 March" the last."""
    behind = [d for d in dates if moved[1] <= d.start < end]
    both = [d for d in dates if moved[0] <= d.start < moved[1] <= d.end and d.precision is Precision.RANGE]
    return behind or [replace(d, first=d.last, precision=Precision.DAY) for d in both]


def _of_another(content: str, trigger: tuple[int, int], day: TimeWords, published: date | None) -> bool:
    """Whether a day to come stands in another clause than a verb that tells what was: "met B after the match was moved to"."""
    if published is None or day.first <= published or day.start < trigger[1]:
        return False
    return reality.told_as_past(content[slice(*trigger)]) and _BEHIND.search(content, trigger[1], day.start) is not None


_CALLED_OFF = re.compile(
    r"(?i)^(?:cancel|call(?:ed|s)? off|calling off|scrap|abandon|postpon|reschedul|put off|deferred|отмен|перен|отлож)|"
    r"(?:cancel(?:l)?ed|called off|scrapped|abandoned|postponed|rescheduled|put off|pushed back|deferred|delayed|moved|brought forward|отмен\w+|сорва\w+|отлож\w+|перен\w+)$"
)
_THEN = re.compile(r"(?i)^,?(?: (?!to\b|till\b|until\b|for\b|на\b)[\w’'-]+){0,6} ?$")
_FRONT = re.compile(r"(?i)\W*(?:(?:late |early )?on |earlier |во? )?")
_INTO = re.compile(r"(?i)(?:на|to|for|until|till) ")
_BESIDE = re.compile(r"(?:['’]s?)? ")


def _of_calling_off(
    content: str, trigger: tuple[int, int], day: TimeWords, off: tuple[int, int] | None, sentence: tuple[int, int]
) -> bool:
    """Whether a day is that on which a contact was called off: "was called off on Friday", "on Friday cancelled his meeting"."""
    if off is None or not sentence[0] <= day.start < sentence[1] or not _CALLED_OFF.search(content[slice(*off)]):
        return False
    if off[0] < trigger[0]:
        return day.end <= trigger[0] and _BESIDE.fullmatch(content, day.end, trigger[0]) is None
    if _FRONT.fullmatch(content, sentence[0], day.start):
        return True  # "On Friday, the meeting was called off"
    if day.start < off[1] or _INTO.match(content, day.start):
        return False
    return _THEN.match(content[off[1] : day.start]) is not None


def without_day(content: str, moved: tuple[int, int]) -> tuple[int, int]:
    """The words that put a contact off, where no day follows: "postponed", not "postponed to"."""
    return moved[0], moved[0] + len(_TO.sub("", content[slice(*moved)]))
