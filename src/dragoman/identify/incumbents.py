"""Who held an office when a text tells of it: the one place where the table of leaders names somebody.

The table is general knowledge and the text outweighs it. A name is given only where the day that the words tell of lies
in the tenure, and where the document names nobody else for that office.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.identify import lexicon, months
from dragoman.identify.classes import office_class
from dragoman.language import dates
from dragoman.language.roles import AROUND
from dragoman.model import Document, Mention
from dragoman.reference import leaders, states

_YEAR = re.compile(r"(?<![\w$€£.,-])(?:18|19|20)\d\d(?![\w-]|[.,]\d)")
_LONG = 200  # days; of a longer time the document’s own people may be of another part
_AROUND = 220  # characters of a sentence in which its year is looked for


def day_told(content: str, place: int, published: date) -> tuple[date, date]:
    """The days of which the sentence at a place tells: the nearest date with a year of its own, else publication."""
    first = max(content.rfind(". ", 0, place), content.rfind("\n", 0, place), place - _AROUND, 0)
    ends = [end for end in (content.find(". ", place), content.find("\n", place), place + _AROUND) if end >= 0]
    start, end = first, min(ends)
    if not any(int(match[0]) != published.year for match in _YEAR.finditer(content, start, end)):
        return published, published
    told = [
        words
        for words in dates.tag(content[start:end], anchor=published)
        if re.search(r"\d{4}", content[start + words.start : start + words.end])
    ]
    if not told:
        return published, published
    nearest = min(told, key=lambda words: abs(start + words.start - place))
    return (nearest.first, nearest.last) if nearest.last <= published else (published, published)


def incumbent(office: str, side: str, named: Sequence[Mention], days: tuple[date, date]) -> str | None:
    """The name of whoever held an office of a side on some days.

    Args:
        office: Its class: president, premier, monarch, foreign, …, or leader for whichever leads the side.
        side: The state or organisation.
        named: The people of the document: one of them who bears the office comes first.
        days: The first and the last day of which the words tell.

    Returns:
        ``None`` where nobody or two people held it, or where the document gives the office to somebody whom the table
        does not know, as for "the leader" of an opposition.

    """
    wanted = {"president", "premier", "monarch"} if office == "leader" else {office}
    fitting = {m.name for m in named if m.side == side and not m.former and office_class(m.role) in wanted}
    if len(fitting) == 1 and (days[1] - days[0]).days < _LONG:
        return fitting.pop()
    known = {leaders.holder(side, office, day) for day in days}
    one = known.pop()
    if known or one is None:
        return None
    if office == "leader" and any(m.side == side and _leads(m) and not _same(m.name, one.name) for m in named):
        return None
    return next((m.name for m in named if m.side in {side, None} and _same(m.name, one.name)), one.name)


def _leads(mention: Mention) -> bool:
    return mention.role is not None and re.search(r"(?i)\b(?:leader|first minister)\b", mention.role) is not None


def _same(name: str, leader: str) -> bool:
    """Whether a name is a leader's: the same surname, and first names that begin alike."""
    if leaders.plain(name) != leaders.plain(leader):
        return False
    words, theirs = name.split(), leader.split()
    return len(words) == 1 or len(theirs) == 1 or leaders.first_names_agree(words[0], theirs[0])


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
        before = [m for m in named if match.start() - 200 < m.span.end <= match.start() and m.name]
        before.sort(key=lambda m: m.span)
        if side is None or not before or document.published is None:
            continue
        bearer = before[-1]
        roles = [m.role for m in named if m.name == bearer.name and m.role]
        office = next((kind for kind in map(office_class, roles) if kind), None)
        known = leaders.known(bearer.name) if office is None else None
        office = office or (known.office if known is not None and known.held_on(document.published) else None)
        days = day_told(content, match.start(), document.published)
        name = incumbent(office, side, named, days) if office else _same_office(roles, side, named)
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


# Surnames of leaders that are also words, first names or borne by many: never read alone.
_COMMON = lexicon.words(
    """
    may brown major rice key english martin harper hunt bush park moon lee kim kan king simon costa harris michel roh
    clinton powell albright straw cook blair johnson howard scott marin lula long xi li wang hu qin vo to cohen katz
    abbott turner rodriguez sanchez castro moreno correa santos medina salman francis benedict juan carr burns thomas said store
    """
)


_LEAST = 4  # letters of a surname that is read alone anywhere
# A surname before these says whose somebody or something is, and is nobody who takes part.
_ATTRIBUTE = re.compile(
    rf"(?:['’]s)?[ -](?:(?:[a-z-]+ )?(?:{AROUND}|official|era|doctrine|allied|appointed|backed)\b|"
    r"(?!(?:Meets|Met|Calls|Called|Visits|Visited|Hosts|Hosted|Speaks|Spoke|Holds|Held|And|To|Will|Says|Said|Receives|Received|Arrives|"
    r"Sends|Talks|With|Congratulates|Welcomes|At|In|On|Of|For|From|By|Over|As|After|Before|Summit|Meeting|Call|Hold|Meet|Discuss)\b)[A-ZÀ-Ž])"
)
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
    starts = [start for start, _ in taken]
    for match in re.finditer(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w-]+(?![\w-])", content):
        word = match[0]
        if not leaders.is_surname(word) or months.is_date(content, *match.span()):
            continue
        at = bisect_right(starts, match.end())
        near = taken[max(0, at - 2) : at + 2]
        if (word.casefold() in _COMMON or len(word) < _LEAST) and not _beside(content, match.span(), near):
            continue
        if any(a < match.end() and match.start() < b for a, b in near):
            continue
        if _ATTRIBUTE.match(content, match.end()):
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
