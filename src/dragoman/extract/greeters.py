"""Who met a traveller on arrival, or saw one off, where a text gives the office alone: "the chief of protocol"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Document, Mention
from dragoman.reference.offices import classify

_DID = r"(?:was |were |been )?(?:greeted|met|welcomed|received|seen off)\b"
_BY = re.compile(rf"(?i)\b{_DID}[^.;]{{0,80}}?\bby (?P<who>[^.;]{{3,160}})")
_SUBJECT = re.compile(
    r"(?i)(?:^|[,.;] |\b(?:airport|airfield|arrival|tarmac),? )(?P<who>(?:the|a|an|his|her|their) [^.;,]{3,90}?) "
    r"(?:greeted|met|welcomed|received|saw off|saw)\b"
)
_END = re.compile(
    r"(?i)(?:,? (?:who|which|where|when|with|before|after|while)\b|,? (?:at|on|upon|in) (?:the|his|her|their|arrival)\b|"
    r" (?:today|yesterday|on \w+day|on \d)).*$"
)
_PARTS = re.compile(r",? and (?:by )?|, ")
_ARTICLE = re.compile(r"(?i)^(?:the|a|an|his|her|their|its|host|hosts?['’]s?)\s+")
# Who bears some office, though it may stand on no ladder: whether it is one that is due stays open.
_OFFICIAL = re.compile(
    r"(?i)\b(?:chief|head|director|akim|official|representative|deputy|aide|adviser|leader|chair\w*)s?\b"
)
_PLAIN = re.compile(r"[\w’'\- ]{3,80}")


def offices(
    document: Document, sentence: tuple[int, int], mentions: Sequence[Mention]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The offices without a name that a sentence makes the greeters, as "the chief of protocol", with their offsets."""
    words = document.content[slice(*sentence)]
    match = _BY.search(words) or _SUBJECT.search(words)
    if match is None:
        return
    at = sentence[0] + match.start("who")
    who = _END.sub("", match["who"])
    for part in _split(who):
        start, end = at + part[0], at + part[1]
        title = _ARTICLE.sub("", document.content[start:end])
        if any(m.span.start < end and start < m.span.end for m in mentions) or not _PLAIN.fullmatch(title):
            continue  # a name is told by the mention
        if _OFFICIAL.search(title) or classify(title)[0] is not None:
            yield f"the {title}", (end - len(title), end)


def _split(who: str) -> Iterator[tuple[int, int]]:
    """The parts of a list, without the spaces around them."""
    start = 0
    for match in [*_PARTS.finditer(who), None]:
        end = match.start() if match is not None else len(who)
        text = who[start:end]
        if text.strip():
            first = start + len(text) - len(text.lstrip())
            yield first, first + len(text.strip())
        start = match.end() if match is not None else end
