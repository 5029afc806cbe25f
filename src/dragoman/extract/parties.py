"""People of a sentence as parties: who is joined by "and", and on which preposition they hang."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.language.roles import AROUND
from dragoman.model import Document, Mention, Publisher, PublisherKind

_LOW = r"(?:[a-z][\w’'-]*)"
_FINE = (
    r"(?:the|a|an|his|her|its|their|our|both|also|then|former|new|newly|elected|visiting|fellow|late|acting|outgoing|"
    r"incoming|by|with|to|from|of|other|senators?|congress(?:man|woman|men)|lawmakers?|ministers?|deputy|deputies|"
    r"president|chairman|chair|secretary|minister|ambassador|leader|head|chief|prime|foreign|defen[cs]e|and)"
)
_HEADS = r"(?:secretary|minister|president|chief|leader|envoy|head|governor|advis[eo]r|ambassador|speaker|commissioner)"
_PLAIN = (
    r"(?: (?!\w+(?:ed|ing)\b|(?:is|was|were|are|will|has|had|have|said|told|met|spoke|held|that|who|which|for|on|in|at|about|"
    r"as|but|during|after|before|thanks)\b)[\w’'.-]+){0,5}"
)
_AND = re.compile(
    rf"(?i)(?:['’]s?)?,?;? ?(?:and|or|nor|&|as well as|together with|along with|alongside|accompanied by|joined by|"
    rf"and then|then){_PLAIN} ?"
)
_COMMA = re.compile(rf"(?i)(?:['’]s)?[,;] ?(?:{_FINE} ?){{0,4}}(?:(?-i:[A-Z])\w+['’]s )?(?:[a-z]+ {_HEADS} )?")
_APPOSITION = re.compile(r", (?:the )?[^,;.]{3,90}, ?(?:and (?:then )?(?:the )?)?")
_NOMINATIVE = frozenset({"he", "she", "they", "i"})
_PREPOSITION = re.compile(
    rf"(?<![\w-])(?:(?P<prep>(?i:with|to|of|for|by|from|between|among|about|including|alongside|toward|towards|than|as|like|on behalf of|"
    rf"according to|against|regarding|concerning|upon))(?:,? (?!and\b|or\b|but\b|who\b|that\b|which\b){_LOW}){{0,3}}|"
    rf"(?P<weak>(?i:at|in|on|after|before|during|following|under|over|via|through|within|without|behind|ahead of))"
    rf"(?: (?:the|a|his|her|its|their|our|former|new|both))?),? [\"“(]?$"
)
_APPOSED = re.compile(
    r"(?:counterpart|colleague|president|minister|premier|chancellor|leader|king|queen|emir|secretary|chief|envoy|ambassador|"
    r"speaker|chair\w*|head|deputy|advis[eo]r|successor|predecessor|host|guest|wife|husband|son|daughter|ally|state|government|"
    r"affairs|friend|monarch|ruler|governor|mayor|council|including|like)s?, $"
)
_ACTED_ON = re.compile(r"\b(?:met|saw|told|called|phoned|telephoned|visited|hosted|received|congratulated) $")
_TITLED = re.compile(rf", (?:[a-z]+ ){{0,2}}{_HEADS} $")
_WHOSE = re.compile(rf"['’]s? (?:[a-z-]+ ){{0,3}}{AROUND}\b")  # "A's rival B", "A's wife"
_PLURAL_VERB = re.compile(r"(?:,? (?:to|will|both))? (?:meet|hold|discuss|speak|talk|agree|sign|confer)\b")
FINITE = re.compile(
    r"(?:['’]s?)? (?:also |then |further |again )?(?:said|told|will|would|has|had|have|is|was|were|are|noted|stressed|emphasi[sz]ed|thanked|"
    r"discussed|agreed|expressed|reaffirmed|affirmed|underscored|welcomed|congratulated|met|spoke|held|visited|signed|"
    r"informed|assured|invited|took|gave|made|drew|arrived|stated|added|flew|went|came|sent|saw|left|\w{3,}ed)\b"
)


@dataclass(frozen=True, slots=True)
class Party:
    """People named together: characters ``[start, end)`` of the content, and the preposition before them."""

    start: int
    end: int
    members: tuple[Mention, ...]
    prep: str | None


def find_parties(content: str, sentence: tuple[int, int], mentions: Iterable[Mention]) -> list[Party]:
    """The parties of a sentence, from left to right.

    Args:
        content: The document's content.
        sentence: Its bounds.
        mentions: The sentence's mentions, in order; several may share a span (the members of a group).

    """
    units: list[list[Mention]] = []
    for mention in mentions:
        if _WHOSE.match(content, mention.span.end):
            continue
        if units and units[-1][0].span == mention.span:
            units[-1].append(mention)
        else:
            units.append([mention])
    groups: list[list[list[Mention]]] = []
    for unit in units:
        if groups and _joined(content, sentence, groups[-1], unit):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    parties: list[Party] = []
    for group in groups:
        for piece in _unlisted(content, group, sentence[0]):
            start, end = piece[0][0].span.start, piece[-1][0].span.end
            before = content[max(sentence[0], start - 60) : start]
            prep = None if content[start:end].lower() in _NOMINATIVE else _preposition(before)
            parties.append(Party(start, end, unique(m for unit in piece for m in unit), prep))
    return parties


def _preposition(before: str) -> str | None:
    """On what a name hangs, from the words before it; a comma after a phrase that names no person ends the phrase."""
    match = _PREPOSITION.search(_TITLED.sub(", ", before))
    if match is None:
        return None
    closed = match["prep"] is not None and re.search(r"[a-z], $", match[0]) and " " in match[0].rstrip()
    if closed and not _APPOSED.search(match[0]):
        return None
    return (match["prep"] or match["weak"]).lower()


def _joined(content: str, sentence: tuple[int, int], group: list[list[Mention]], unit: list[Mention]) -> bool:
    """Whether a mention continues a list; a comma alone is believed only if an "and" follows (``_unlisted``)."""
    gap = re.sub(r"\s?\([^)]{0,60}\)", "", content[group[-1][0].span.end : unit[0].span.start])
    if _AND.fullmatch(gap):
        lone = len(group) == 1 and re.match(r"(?:['’]s?)?, and\b", gap) is not None
        lone = lone or (
            len(group) == 1
            and _ACTED_ON.search(content, max(sentence[0], group[0][0].span.start - 20), group[0][0].span.start)
            is not None
        )
        return not (lone and FINITE.match(content, unit[0].span.end, sentence[1]))
    return bool(_COMMA.fullmatch(gap) or _APPOSITION.fullmatch(gap))


def _unlisted(content: str, group: list[list[Mention]], start: int) -> list[list[list[Mention]]]:
    """A run of names cut after its last "and": "with A and B, C said" are two parties, "A, B" without one are two."""
    last = 0
    two = content[max(start, group[0][0].span.start - 9) : group[0][0].span.start].startswith("between ", 1)
    for at in range(1, len(group)):
        if two and last and "and" not in content[group[at - 1][0].span.end : group[at][0].span.start]:
            break  # "between A and B, C and D said": whom "between" joins are two
        gap = re.sub(r"\s?\([^)]{0,60}\)", "", content[group[at - 1][0].span.end : group[at][0].span.start])
        if _AND.fullmatch(gap) or re.search(r", and (?:the )?$", gap) or ";" in gap:
            last = at
    if not last and len(group) == 2 and _PLURAL_VERB.match(content, group[1][-1].span.end):
        return [group]  # a headline: "A, B to meet"
    rest = group[last + 1 :]
    if two and len(rest) > 1:
        return [group[: last + 1], *_unlisted(content, rest, start)]
    return [group[: last + 1], *([unit] for unit in rest)]


def unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention for each name, in order."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.name, mention)
    return tuple(found.values())


def principal_of(document: Document, publisher: Publisher, mentions: Iterable[Mention]) -> Mention | None:
    """Whom an official publisher means where it names nobody: the holder of its first title, if the text names them."""
    if publisher.kind is not PublisherKind.OFFICIAL or document.published is None or not publisher.titles:
        return None
    holder = publisher.titles[0].holder_on(document.published)
    if holder is None:
        return None
    return next((m for m in mentions if m.name == holder.name), None)
