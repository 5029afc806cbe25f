"""Whom a phrase means that names an office and a side but nobody: "the Presidents of Poland and Lithuania".

A person of the document who bears that office comes first; where there is none, the reference table of leaders tells
who held it on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.identify import lexicon
from dragoman.model import Document, Mention
from dragoman.reference import leaders, states

_CLASSES: tuple[tuple[str, str], ...] = (
    (r"vice|deputy|assistant|aide|advis[eo]r|spokes|ambassador|wife|lady|son\b|office of|administration", ""),
    (r"foreign (?:minister|secretary)|minister (?:of|for) (?:foreign|external) affairs|top diplomat", "foreign"),
    (r"prime minister|premier|chancellor|taoiseach", "premier"),
    (r"king|queen|emperor|emir|amir|sultan|pope", "monarch"),
    (r"speaker", "speaker"),
    (r"secretary[- ]general", "head"),
    (r"president", "president"),
    (r"leader|heads? of state|head of government", "leader"),
)
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


def office_class(role: str | None) -> str | None:
    """The class of a role in words: president, premier, monarch, foreign, …; ``None`` for anybody else.

    >>> office_class("Federal Chancellor"), office_class("Vice President")
    ('premier', None)
    """
    for pattern, kind in _CLASSES:
        if role and re.search(rf"(?i)\b(?:{pattern})", role):
            return kind or None
    return None


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
        for side in sides:
            name = _holder(office, side, named, document.published)
            if name is not None:
                yield Mention(name=name, span=document.span(start, end), role=content[start:end], side=side)


_COUNTERPART = re.compile(
    r"\b(?:his|her|their|the) (?P<state>(?:then |new )?[A-Z][\w-]+(?: [A-Z][\w-]+)?) counterpart(?!s|,? [A-ZÀ-Ž]| and [A-ZÀ-Ž])\b"
)


def find_counterparts(document: Document, named: tuple[Mention, ...]) -> Iterator[Mention]:
    """Whom "his Russian counterpart" means: who holds in that state the office of the person named before.

    Args:
        document: An English text with a day.
        named: The people that it names.

    """
    content = document.content
    for match in _COUNTERPART.finditer(content):
        side = states.code_of(match["state"].removeprefix("then ").removeprefix("new "))
        before = [m for m in named if m.span.end <= match.start() and m.name and m.span.end > match.start() - 200]
        if side is None or not before or document.published is None:
            continue
        bearer = before[-1]
        roles = [m.role for m in named if m.name == bearer.name and m.role]
        office = next((kind for kind in map(office_class, roles) if kind), None)
        known = leaders.known(bearer.name) if office is None else None
        office = office or (known.office if known is not None and known.held_on(document.published) else None)
        name = _holder(office, side, named, document.published) if office else _same_office(roles, side, named)
        if name is not None and name != bearer.name:
            yield Mention(name=name, span=document.span(match.start(), match.end()), side=side)


def _same_office(roles: list[str], side: str, named: tuple[Mention, ...]) -> str | None:
    """The one person of a side whom the document gives the same office in words."""
    wanted = {frozenset(re.findall(r"[a-z]{4,}", role.lower())) for role in roles}
    found = {
        m.name
        for m in named
        if m.side == side and m.role and any(w and w <= set(re.findall(r"[a-z]{4,}", m.role.lower())) for w in wanted)
    }
    return found.pop() if len(found) == 1 else None


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


def _holder(office: str, side: str, named: tuple[Mention, ...], day: date) -> str | None:
    wanted = {"president", "premier", "monarch"} if office == "leader" else {office}
    fitting = {m.name: m for m in named if m.side == side and not m.former and office_class(m.role) in wanted}
    if len(fitting) == 1:
        return next(iter(fitting))
    known = leaders.holder(side, office, day)
    if known is None:
        return None
    surname = leaders.plain(known.name)
    return next((m.name for m in named if leaders.plain(m.name) == surname and m.side in {side, None}), known.name)


# Surnames of leaders that are also words, first names or borne by many: never read alone.
_COMMON = lexicon.words(
    """
    may brown major rice key english martin harper hunt bush park moon lee kim kan king simon costa harris michel roh
    clinton powell albright straw cook blair johnson howard scott marin lula long xi li wang hu qin vo to cohen katz
    abbott turner rodriguez sanchez castro moreno correa santos medina salman francis benedict juan carr burns thomas
    """
)


_LEAST = 4  # letters of a surname that is read alone anywhere
_BESIDE = re.compile(r"(?:,? and|,? or| with| met(?: with)?| meets| hosted| hosts| called| to|,) (?:both )?")


def _beside(content: str, word: tuple[int, int], people: list[tuple[int, int]]) -> bool:
    """Whether a word is joined to somebody named, or by "and" to a leader's surname: "Xi and Putin", "met with Xi"."""
    after = re.match(r" (?:and|met|meets|hosted|called) (?:with )?([A-Z][\w-]+)", content[word[1] : word[1] + 40])
    before = re.search(
        r"([A-Z][\w-]+) (?:and|met|meets|hosted|called) (?:with )?$", content[max(0, word[0] - 40) : word[0]]
    )
    if any(m is not None and len(m[1]) >= _LEAST and leaders.is_surname(m[1]) for m in (after, before)):
        return True
    return any(
        _BESIDE.fullmatch(content[end : word[0]] if end <= word[0] else content[word[1] : start])
        for start, end in people
        if 0 <= word[0] - end < 20 or 0 <= start - word[1] < 20
    )


def find_surnames(document: Document, known: tuple[Mention, ...]) -> Iterator[Mention]:
    """A leader's surname alone ("Macron spoke with Scholz"), where the document names no other bearer.

    Args:
        document: An English text with a day.
        known: The mentions found so far.

    """
    if document.published is None:
        return
    content = document.content
    taken = sorted((mention.span.start, mention.span.end) for mention in known)
    borne: dict[str, set[str]] = {}
    for mention in known:
        borne.setdefault(leaders.plain(mention.name), set()).add(mention.name)
    places = [(mention.span.start, mention.span.end) for mention in known]
    for match in re.finditer(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w-]+(?![\w-])", content):
        word = match[0]
        if not leaders.is_surname(word):
            continue
        if (word.casefold() in _COMMON or len(word) < _LEAST) and not _beside(content, match.span(), places):
            continue
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        before = re.search(r"([A-ZÀ-Ž][\w’'.-]*) $", content[max(0, match.start() - 30) : match.start()])
        after = re.match(r" ([A-ZÀ-Ž][\w’'-]*)", content[match.end() : match.end() + 30])
        state = (
            before is not None
            and re.search(r"['’]s?$", before[1])
            and states.code_of(re.sub(r"['’]s?$", "", before[1]))
        )
        if (before and not state and before[1] not in lexicon.PLAIN_WORDS) or (
            after and after[1] not in lexicon.PLAIN_WORDS
        ):
            continue
        one = leaders.bearer(word, document.published) or leaders.former(word, document.published)
        if one is not None and state and state != one.side:
            continue
        if one is not None and borne.get(leaders.plain(one.name), {one.name}) == {one.name}:
            yield Mention(name=one.name, span=document.span(match.start(), match.end()), side=one.side)
