"""Topics, quotations, figures and commitments of an English document, each with its passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.language.sentences import sentences
from dragoman.model import Document, Mention, Said, Statement
from dragoman.reference import topics

_SPOKEN = re.compile(
    r"(?i)\b(?:discuss\w*|spoke (?:about|of)|talked (?:about|of)|focus(?:ed|es|sing)? on|exchanged? (?:of )?(?:views|opinions)|touched (?:up)?on|"
    r"reviewed|addressed|raised|considered|covered|topics?|issues?|agenda|underscored|reaffirmed|emphasi[sz]ed|stressed|noted|informed|"
    r"coordinat\w+|consult\w*|cooperation|agreed)\b"
)
# An opening mark stands after a space or a bracket, a closing one does not; a quotation may hold several sentences.
_QUOTE = re.compile(r"(?:“|(?<![^\s(\[–—-])\")(?P<words>[^\s“”\"\n][^“”\"\n]{10,1500}[^\s“”\"\n])(?:”|(?<!\s)\"(?!\w))")
_SAYS = (
    r"(?:said|says|stated|stressed|noted|emphasi[sz]ed|added|told|declared|remarked|explained|underlined|underscored|concluded|"
    r"assured|recalled|pointed out|announced|wrote|believes?|added|stresses|notes)"
)
_FIGURE = re.compile(
    r"(?<![\w.,])(?:(?:[$€£₽]|USD |US\$|EUR )\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|mn|bn|m|b))?|"
    r"\d[\d,.]*\s?(?:%|percent|per cent|percentage points)|"
    r"\d[\d,.]*\s?(?:thousand|million|billion|trillion)(?: (?:dollars|euros|rubles|roubles|tons|tonnes|people|barrels|cubic met(?:er|re)s|doses))?|"
    r"\d[\d,]*(?:\.\d+)? (?:dollars|euros|rubles|roubles|tons|tonnes|barrels|doses|troops|soldiers|refugees|companies|agreements|kilomet(?:er|re)s))(?!\w)"
)
_DIGIT = re.compile(r"\d")
_COMMIT = re.compile(
    r"(?i)\b(?:agreed (?:to|on|that)|pledged|committed (?:to|themselves)|undertook to|promised|will (?:continue|provide|support|allocate|send|"
    r"work|hold|sign|develop|increase|expand|launch|begin|intensify)|reaffirmed (?:their|his|her|its|the) (?:\w+ )?(?:commitment|readiness)|"
    r"expressed (?:\w+ )?readiness to|decided to|arranged to)\b"
)


def find_statements(document: Document, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """What an English document says besides contacts, in reading order.

    Args:
        document: The text.
        mentions: Its people, in order; a quotation or a commitment is ascribed to the one whom its sentence names.

    Returns:
        Quotations of twelve characters and more; then, in reading order, topics (once each for a paragraph, where the sentence tells of talks),
        figures with a unit, and commitments.

    """
    content = document.content
    offset = len(document.title) + 1
    paragraph: set[str] = set()
    quotations = [(*quote.span(), quote.span("words")) for quote in _QUOTE.finditer(content, offset)]
    for start, end, words_at in quotations:
        bounds = content.rfind("\n", 0, start) + 1, _line_end(content, end)
        near = [m for m in mentions if bounds[0] <= m.span.start and m.span.end <= bounds[1]]
        yield Statement(kind=Said.QUOTATION, span=document.span(*words_at), speaker=_speaker(content, near, start, end))
    for start, end in sentences(content[offset:]):
        first, last = start + offset, end + offset
        if "\n" in content[max(0, first - 2) : first]:
            paragraph = set()
        inside = [m for m in mentions if first <= m.span.start and m.span.end <= last]
        words = content[first:last]
        if _SPOKEN.search(words):
            for a, b, topic in topics.find(words):
                if topic not in paragraph:
                    paragraph.add(topic)
                    yield Statement(kind=Said.TOPIC, span=document.span(first + a, first + b), label=topic)
        quoted = [(a - first, b - first) for a, b, _ in quotations if a < last and first < b]
        for figure in _FIGURE.finditer(words) if _DIGIT.search(words) else ():
            speaker = next(
                (_speaker(content, inside, first + a, first + b) for a, b in quoted if a <= figure.start() < b), None
            )
            yield Statement(
                kind=Said.FIGURE,
                span=document.span(first + figure.start(), first + len(words[: figure.end()].rstrip(" ,."))),
                label=figure[0].strip(" ,."),
                speaker=speaker,
            )
        commitment = _COMMIT.search(words)
        if commitment is not None and not any(a <= commitment.start() < b for a, b in quoted):
            acting = [m for m in inside if m.span.end <= first + commitment.start()]
            yield Statement(
                kind=Said.COMMITMENT,
                span=document.span(first + commitment.start(), last),
                speaker=acting[-1].name if acting else None,
            )


def _line_end(content: str, start: int) -> int:
    end = content.find("\n", start)
    return len(content) if end < 0 else end


def _speaker(content: str, inside: Sequence[Mention], start: int, end: int) -> str | None:
    """Whose words a quotation is: named beside a verb of saying, right after it or right before."""
    after = [m for m in inside if m.span.start >= end]
    if after and re.search(rf"\b{_SAYS}\b", content[end : after[0].span.end + 30]):
        return after[0].name
    before = [m for m in inside if m.span.end <= start]
    if before and re.search(rf"\b{_SAYS}\b|:", content[before[-1].span.end : start]):
        return before[-1].name
    return None
