"""Sentences of texts, and whether they speak of another time."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import Document, Span

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?!\d|[./-]\d)")


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
