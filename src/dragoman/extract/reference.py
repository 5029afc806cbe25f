"""Words that mean people named elsewhere: he, she, his, they, the leaders, and the I of a statement's author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import Document, Mention

_ONE = re.compile(r"(?<![\w’'-])(?P<word>[Hh]e|[Ss]he|him|her)(?![\w’'-])(?! own\b)")
_HIS = re.compile(
    r"(?<![\w’'-])(?P<word>[Hh]is|[Hh]er)(?= (?:(?!to\b|and\b)[\w’'-]+ ){0,3}?(?:visits?|trip|travel|arrival|meetings?|talks|calls?|conversations?|"
    r"negotiations|tour|stay|journey|consultations)\b)"
)
_MANY = re.compile(
    r"(?<![\w’'-])(?P<word>[Tt]hey|[Tt]he (?:two|pair)(?= (?:had|have|met|spoke|will|were|did|also|held|talked|discussed|then|last)\b)|[Bb]oth (?:leaders|sides|presidents|Presidents|officials|ministers)|[Tt]he (?:two |three |four )?"
    r"(?:leaders|presidents|Presidents|heads of state|Heads of State|sides|officials|ministers|interlocutors|Leaders|counterparts|men|women|statesmen|diplomats))(?![\w’'-])(?! (?:of|from|in|who|that|at)\b)"
)
_I = re.compile(r"(?<![\w’'“\"-])I(?= |’)")
_AUTHOR = re.compile(
    r"^(?:Statement|Remarks|Message|Letter|Address|Speech|Opening|Closing)\b[^\n]{0,40}?\b(?:from|by|of) "
)
_HANGS = re.compile(r"\b(?:with|of|to|by|for|from|about)(?: [a-z]+){0,3} $")
_JOINT = re.compile(r"(?i)\b(?:that|and|but|as|where|said|after|before|when|which)\b|[,;“\"]")
_BESIDE = re.compile(r" (?:during|on|in|at) ")
_BRIEFED = re.compile(r"(?i)\b(?:updates?|briefing|reports?) (?:on|about|regarding) $")
_OWNS = re.compile(r" (?!(?:at|in|on|to|off|for|with|and|before|after|during)\b)[a-z]| (?:[A-Z][\w-]+ ){1,3}[a-z]")
_WOMAN = re.compile(
    r"(?:the )?(?:Mrs|Ms|Miss|(?:First |Second )?Lady|Queen|Princess|Baroness|Dame|Empress|Congresswoman)\b"
)
_MAN = re.compile(r"(?:the )?(?:Mr|Sir|King|Prince|Lord|Emperor|Congressman|Sheikh|Pope|Emir)\b")
_PARAGRAPHS = 1


def author(document: Document, mentions: Sequence[Mention]) -> Mention | None:
    """Who says "I" in a statement: the first person that its title names after "by", "from" or "of"."""
    match = _AUTHOR.match(document.title)
    if match is None:
        return None
    return next((m for m in mentions if match.end() - 2 <= m.span.start <= match.end() + 4), None)


def references(
    document: Document,
    bounds: Sequence[tuple[int, int]],
    at: int,
    inside: Sequence[Mention],
    mentions: Sequence[Mention],
    *,
    last: Sequence[Mention],
    speaker: Mention | None,
) -> Iterator[Mention]:
    """The words of one sentence that mean people named elsewhere, as mentions of those people.

    Args:
        document: The text.
        bounds: All its sentences.
        at: Which of them is looked at.
        inside: The people named in it.
        mentions: All people named in the document.
        last: Who took part in the contact told last.
        speaker: Who says "I".

    """
    content = document.content
    start, end = bounds[at]
    for match in [*_ONE.finditer(content, start, end), *_HIS.finditer(content, start, end)]:
        word = match["word"].lower()
        if word == "her" and match.re is _ONE and _OWNS.match(content, match.end()):
            continue
        others = [m for m in mentions if speaker is None or m.name != speaker.name]  # who says "I" is no "he"
        unlike = _WOMAN if word in {"he", "him", "his"} else _MAN
        others = [m for m in others if not unlike.match(content, m.span.start)]
        beside = [m for m in inside if not unlike.match(content, m.span.start)]
        person = _one(content, bounds, at, beside, others, match.start(), acting=word in {"he", "she"})
        if person is not None:
            yield _as(document, person, match)
    for match in _MANY.finditer(content, start, end):
        for person in last:
            yield _as(document, person, match)
    if speaker is not None:
        for match in _I.finditer(content, start, end):
            before = content[max(0, match.start() - 2000) : match.start()]
            if before.count("“") <= before.count("”"):
                yield _as(document, speaker, match)


_THEY = re.compile(r"(?<!\w)(?P<word>[Оо]ни|[Оо]ба (?:министра|президента|лидера|премьера|политика|дипломата))(?!\w)")


def they_russian(
    document: Document,
    bounds: Sequence[tuple[int, int]],
    at: int,
    inside: Sequence[Mention],
    mentions: Sequence[Mention],
) -> Iterator[Mention]:
    """The two people whom "они" means in a Russian sentence that names nobody: those of the sentence before, where it names two."""
    if inside or not at:
        return
    start, end = bounds[at - 1]
    before = {m.name: m for m in mentions if start <= m.span.start and m.span.end <= end}
    match = _THEY.search(document.content, *bounds[at])
    offices = _OFFICES.findall(document.content, start, end)  # one more than people: somebody is not known by name
    if match is not None and len(before) == _TWO and len(offices) <= _TWO:
        for person in before.values():
            yield _as(document, person, match)


_TWO = 2
_OFFICES = re.compile(
    r"(?i)\b(?:президент|премьер-министр|премьер|министр|канцлер|корол|султан|эмир|лидер|глав[аыеу]|посол|посл)"
)


def _as(document: Document, person: Mention, match: re.Match[str]) -> Mention:
    return replace(person, span=document.span(match.start(), match.end()), role=None)


def _one(
    content: str,
    bounds: Sequence[tuple[int, int]],
    at: int,
    inside: Sequence[Mention],
    mentions: Sequence[Mention],
    place: int,
    *,
    acting: bool,
) -> Mention | None:
    """The person a singular pronoun means: the first one named before it in its sentence, else in the sentence before.

    In the sentence itself only a verb of saying or a joint between makes the first person its meaning ("A said that he
    will meet B"); an object pronoun skips the person who acts.
    """
    earlier = [m for m in inside if m.span.end <= place]
    if not earlier:
        return _before(content, bounds, at, mentions, other_than=frozenset())
    joint = content[earlier[0].span.end : place]
    if acting and not _JOINT.search(joint):
        return None
    if acting or re.match(r"(?i)his\b|her\b", content[place : place + 4]):
        beside = _BESIDE.fullmatch(content[earlier[-1].span.end : place]) is not None  # "B during her recent visit"
        if beside or _BRIEFED.search(content, max(0, place - 30), place):
            return earlier[-1]
        return next(
            (m for m in earlier if not _HANGS.search(content, max(0, m.span.start - 30), m.span.start)), earlier[0]
        )
    others = [m for m in earlier if m.name != earlier[-1].name]
    if others:
        return others[0]
    return _before(content, bounds, at, mentions, other_than=frozenset({earlier[-1].name}))


def _before(
    content: str,
    bounds: Sequence[tuple[int, int]],
    at: int,
    mentions: Sequence[Mention],
    *,
    other_than: frozenset[str],
) -> Mention | None:
    paragraphs = 0
    for index in range(at - 1, max(-1, at - 6), -1):
        paragraphs += "\n" in content[bounds[index][1] : bounds[index + 1][0]]
        if paragraphs > _PARAGRAPHS:
            return None
        start, end = bounds[index]
        found = next((m for m in mentions if start <= m.span.start < end and m.name not in other_than), None)
        if found is not None:
            return found
    return None
