"""The words in which two sentences differ: numbers and days that stand in one and not in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language import dates
from dragoman.model import Document, Span

_SCALES = (
    (1e3, r"thousand|тыс"),
    (1e6, r"million|mln|млн|миллион"),
    (1e9, r"billion|bln|bn|млрд|миллиард"),
    (1e12, r"trillion|трлн|триллион"),
)
_SPELLED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "один": 1, "два": 2, "три": 3, "четыре": 4, "пять": 5}
_NUMBER = re.compile(
    r"(?i)(?<![\w.,])(?:[$€£]\s?)?(?:(?P<digits>\d{1,3}(?:[ \u00a0,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\w]|[.,]\d)"
    r"|(?P<word>"
    + "|".join(_SPELLED)
    + r")(?=[ \u00a0](?:thousand|million|billion|trillion|тыс|млн|миллион|млрд|миллиард)))"
    r"(?:[ \u00a0-](?P<scale>(?:" + "|".join(words for _, words in _SCALES) + r")\w*))?(?:\s?%)?"
)


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
    """The numbers and days of a sentence, in order."""
    text = document.quote(span)
    days = dates.tag(text, anchor=document.published, language=document.language, month_first=None)
    found = [Found(span.start + one.start, span.start + one.end, f"{one.first}/{one.last}") for one in days]
    for match in _NUMBER.finditer(text):
        if not any(one.start < match.end() and match.start() < one.end for one in days):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Found(span.start + start, span.start + match.end(), _value(match)))
    return sorted(found, key=lambda one: one.start)


def _value(match: re.Match[str]) -> str:
    if match["word"]:
        value = float(_SPELLED[match["word"].casefold()])
    else:
        plain = re.sub(r"[ \u00a0]", "", match["digits"])
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
            plain = plain.replace(",", "")
        value = float(plain.replace(",", "."))
    scale = match["scale"]
    by = next((by for by, words in _SCALES if scale and re.match(rf"(?i)(?:{words})", scale)), 1.0)
    return f"{value * by:g}"
