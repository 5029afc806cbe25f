"""Whom a phrase means that names an office and a side but nobody: "the Presidents of Poland and Lithuania".

A person of the document who bears that office comes first; where there is none, the reference table of leaders tells
who held it on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.identify import lexicon
from dragoman.identify.classes import office_class
from dragoman.identify.incumbents import day_told, incumbent
from dragoman.model import Document, Mention
from dragoman.reference import states

_HEADS = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Ff]oreign [Mm]inister|[Ll]eader|[Kk]ing|[Ee]mir|[Aa]mir|"
    r"[Ss]ecretary[- ][Gg]eneral)"
)
_MANY = r"(?:[Pp]residents|[Pp]rime [Mm]inisters|[Pp]remiers|[Ff]oreign [Mm]inisters|[Ll]eaders|[Hh]eads of [Ss]tate|[Cc]hancellors)"
_OF = re.compile(rf"\b(?:(?P<many>{_MANY})|(?P<one>{_HEADS}|[Hh]ead of [Ss]tate)) of (?:the )?(?=[A-Z])")
_AFTER = re.compile(rf"(?:['’]s)?(?: (?:federal|new|then))? (?:(?P<many>{_MANY})|(?P<one>{_HEADS}))\b(?! of [A-Z])")
_NOT_NOW = re.compile(
    r"(?i)\b(?:vice|deputy|first|former|ex|then|acting|next|new|future|any|each|every|previous|other|party|opposition|"
    r"second|son of the|office of the|aide to the|advis[eo]rs? to the)[ -]$"
)
_BODY = re.compile(
    r"\b[Tt]he (?P<body>[A-Z]{3,}) (?P<head>[Pp]resident|[Cc]hair\w*|[Dd]irector|[Hh]ead|[Ss]ecretary)\b(?! [A-Z])"
)
_NAMED = re.compile(rf"(?:,? )?[{'A-ZÀ-ÖØ-ÞĀ-Ž'}][\w’'-]+")
_TOP = re.compile(
    r"(?P<one>[A-Z][a-z]+)[-–](?P<two>[A-Z][a-z]+)(?: [\w-]+){0,2} (?:summit|talks|meeting|negotiations|consultations)\b"
)
_HIGH = re.compile(r"(?i)\b(?:top-level|high(?:est)?-level|at the (?:highest|top) level|summit|leaders|presidential)\b")


_INDEFINITE = re.compile(r"(?i)\b(?:(?:former|ex|then|twice|once)\b[^,.;]{0,40}|a|an|as|any|every|no) $")


def find_offices(document: Document, named: tuple[Mention, ...]) -> Iterator[Mention]:
    """Mentions of leaders by office and side alone. Several leaders of one phrase share its span.

    Args:
        document: An English text.
        named: The people that it names.

    """
    if document.published is None:
        return
    content = document.content
    taken = [(mention.span.start, mention.span.end) for mention in named]
    found = [*_of(content), *_adjectival(content), *_pairs(content)]
    for start, end, head in _bodies(content, named):
        if not any(start < b and a < end for a, b in taken):
            yield replace(head, span=document.span(start, end))
    last = -1
    for start, end, office, sides in sorted(found):
        if start < last or any(start < b and a < end for a, b in taken):
            continue
        last = end
        days = day_told(content, start, document.published)
        given = _appositives(content, end, named, len(sides))
        for at, side in enumerate(sides):
            name = given[at] if given else incumbent(office, side, named, days)
            if name is not None:
                yield Mention(name=name, span=document.span(start, end), role=content[start:end], side=side)


def _appositives(content: str, end: int, named: tuple[Mention, ...], count: int) -> list[str]:
    """The names that follow a phrase and say whom it means: "the Chilean president, N,", "the leaders of A and B, N and M"."""
    found: list[str] = []
    for mention in named:
        if mention.span.start < end or not mention.name:
            continue
        if mention.role is not None and mention.side is not None:
            break  # who has an office and a state of their own is the next of a list
        gap = content[end : mention.span.start]
        if not re.fullmatch(r", (?:[A-Z][a-z]{1,3}\.? )?" if not found else r",? and |, ", gap):
            break
        found.append(mention.name)
        end = mention.span.end
        if len(found) == count:
            closed = re.match(r"[,.;:)]|$| (?:and|who|met|will|to|have|has|had|is|are)\b", content[end : end + 8])
            return found if closed else []
    return []


def _of(content: str) -> Iterator[tuple[int, int, str, list[str]]]:
    """As "the leaders of Russia, Azerbaijan and Armenia", "the President of Poland"."""
    for match in _OF.finditer(content):
        if _past(content, match.start()):
            continue
        sides, end = _states(content, match.end())
        office = office_class(match["many"] or match["one"])
        if not sides or office is None or (match["one"] and len(sides) > 1) or (match["many"] and len(sides) < 2):
            continue
        if match["one"] and _NAMED.match(content, end):
            continue
        yield match.start(), end, office, sides


def _past(content: str, start: int) -> bool:
    """Whether the words before a phrase say that it means no holder of today."""
    before = content[max(0, start - 60) : start]
    return _NOT_NOW.search(before) is not None or _INDEFINITE.search(before) is not None


def _states(content: str, start: int) -> tuple[list[str], int]:
    sides: list[str] = []
    position = start
    for words in states.find(content[start : start + 200]):
        gap = content[position : start + words.start]
        if not re.fullmatch(r"" if not sides else r"(?:, (?:and )?| and )(?:the )?", gap) or words.form == "city":
            break
        sides.append(words.code)
        position = start + words.end
    return sides, position


def _adjectival(content: str) -> Iterator[tuple[int, int, str, list[str]]]:
    """As "the Polish and Lithuanian presidents", "Kazakhstan's president"."""
    before: list[states.StateWords] = []
    for words in states.find(content):
        if before and not re.fullmatch(r"(?:, (?:and )?| and )(?:the )?", content[before[-1].end : words.start]):
            before = []
        before.append(words)
        match = _AFTER.match(content, words.end)
        if match is None or words.form == "city":
            continue
        sides = [one.code for one in before] if match["many"] else [words.code]
        start = before[0].start if match["many"] else words.start
        office = office_class(match["many"] or match["one"])
        following = re.match(r" ([A-Z](?:[\w’'-]|\.(?=[A-Z ]))*)", content[match.end() : match.end() + 40])
        named = following is not None and (
            following[1] not in lexicon.PLAIN_WORDS or following[1] in lexicon.ALSO_NAMES
        )
        if office is None or named or (match["many"] and len(sides) < 2):
            continue
        if not _past(content, start):
            yield start, match.end(), office, sides


def _bodies(content: str, named: tuple[Mention, ...]) -> Iterator[tuple[int, int, Mention]]:
    """As "the UEFA President": the head of a body that the document names by its letters."""
    for match in _BODY.finditer(content):
        fitting = {
            m.name: m
            for m in named
            if m.role and match["body"] in m.role.split() and match["head"].lower() in m.role.lower()
        }
        if len(fitting) == 1:
            yield match.start(), match.end(), next(iter(fitting.values()))


def _pairs(content: str) -> Iterator[tuple[int, int, str, list[str]]]:
    """As "the top-level Russia-Iran meeting": the leaders of both."""
    for match in _TOP.finditer(content):
        one, two = (states.code_of(match[name]) for name in ("one", "two"))
        near = content[max(0, match.start() - 30) : match.end()]
        if one and two and one != two and _HIGH.search(near):
            yield match.start(), match.end("two"), "leader", [one, two]
