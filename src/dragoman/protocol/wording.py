"""Sentences of texts, and whether they speak of another time or place."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import Document, Span
from dragoman.reference.states import code_of

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?!\d|[./-]\d)")
_WHITHER = re.compile(r"\b(?:visit|trip|stay) (?:to|in) (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*)")
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|going to|to be|is due|are due|plan(?:s|ned|ning)?|scheduled|expected|upcoming|forthcoming|"
    r"next(?! (?:day|morning|afternoon|evening))|previous|бу(?:дет|дут)|предсто\w+|планир\w+|ожида\w+|следующ\w+|"
    r"предыдущ\w+|состо(?:ится|ятся)|пройд[её]т|возложит|вручит|наградит|подпиш[еу]т|встретит|даст)\b"
)


def ahead(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come, or of a visit other than this one."""
    return bool(_AHEAD.search(sentence))


def elsewhere(sentence: str, side: str | None) -> bool:
    """Whether a sentence speaks of a visit to another state than a side."""
    return bool({code_of(place, city=True) for place in _WHITHER.findall(sentence)} - {None, side})


def sentence_around(document: Document, start: int, end: int) -> Span:
    """The sentence in which some words of a text stand."""
    content = document.content
    first = max((at for mark in ".!?\n" if (at := content.rfind(mark, 0, start)) >= 0), default=-1) + 1
    ends = [at for mark in ".!?\n" if (at := content.find(mark, end)) >= 0]
    last = min(ends, default=len(content) - 1) + 1
    while first < start and content[first].isspace():
        first += 1
    return document.span(first, last if content[last - 1] != "\n" else last - 1)


def other_year(sentence: str, day: date | None) -> bool:
    """Whether a sentence names a year other than that of a day."""
    return any(day is None or int(year) != day.year for year in _YEAR.findall(sentence))
