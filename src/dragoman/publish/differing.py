"""The words in which two sentences differ: numbers and days that stand in one and not in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language import dates, numbers
from dragoman.model import Document, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A number or day at characters ``[start, end)`` of a document's content; equal ``value`` means the same."""

    start: int
    end: int
    value: str


def parts(document: Document, span: Span, other: Document, others: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """A sentence in parts, each with whether it tells a number or day that the other sentences do not.

    Together the parts are the sentence. Nothing is marked where there is no other sentence.
    """
    theirs = {found.value for one in others for found in telling(other, one)}
    at = span.start
    for found in telling(document, span) if others else ():
        if found.value in theirs:
            continue
        if at < found.start:
            yield document.content[at : found.start], False
        yield document.content[found.start : found.end], True
        at = found.end
    if at < span.end:
        yield document.content[at : span.end], False


def telling(document: Document, span: Span) -> list[Found]:
    """The numbers and days of a sentence, in order. What a number counts is worded freely and tells nothing apart."""
    text = document.quote(span)
    days = dates.tag(text, anchor=document.published, language=document.language, month_first=None)
    found = [Found(span.start + one.start, span.start + one.end, f"{one.first}/{one.last}") for one in days]
    for number in numbers.find(text, tuple((one.start, one.end) for one in days)):
        amount = number.value.partition(" ")[0].lstrip(numbers.HEDGES)
        found.append(Found(span.start + number.start, span.start + number.end, amount))
    return sorted(found, key=lambda one: one.start)
