"""What surrounds a name: the state before it, the office after it, the surname alone further on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dragoman.identify import lexicon, months
from dragoman.language import words as common
from dragoman.model import Document, Mention
from dragoman.reference import states

_POSSESSIVE = re.compile(
    r"(?P<office>(?:[A-Z][\w-]*[ -]){1,5}of (?:the )?)?(?P<state>(?:[A-Z][\w-]+ ?){1,4})['’]s (?P<rest>(?:[A-Z][\w-]+ ){0,4})$"
)
_OF_STATE = re.compile(
    r"\b(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: [a-z-]+){1,4} $"
)  # "American actor and producer N"
_HEADS = "|".join(sorted((re.escape(word) for word in lexicon.OFFICE_HEADS), key=len, reverse=True))
_BEFORE_HEADS = (
    r"(?:(?:First|Second|Third|Deputy|Vice|Acting|Former|Interim|Senior|Special|Executive|Principal|Permanent|Assistant|Associate|"
    r"Honorary|Managing|Federal|Prime|Foreign|Press|Chief|Under)[ -])*"
)
_OFFICE_OF = re.compile(
    rf"(?P<office>\b{_BEFORE_HEADS}(?:{_HEADS}) (?:of|for) (?:(?:of|for|the|in|and|to|on|at|&|(?!\w+ed\b|held\b|spoke\b|told\b|said\b|sent\b|with\b|will\b)[a-z]{{4,}}|\([A-Z]{{2,8}}\)|[A-Z][\w’'-]+) ){{1,12}})$"
)
_LOW_HEADS = (
    "president|prime minister|premier|chancellor|leader|foreign minister|defen[cs]e minister|minister|king|queen|emir|amir|sultan|secretary of state|secretary|chief|"
    "envoy|ambassador|speaker|chairman|chairwoman|senator|congressman|congresswoman|governor|mayor|commissioner|adviser|advisor|"
    "head of state|deputy|spokesman|spokeswoman|general|admiral|lawmaker|monarch|ruler|diplomat|negotiator|mediator|strongman|"
    "politician|official|director"
)
_PORTFOLIOS = (
    "interior|home|energy|transport|finance|economy|trade|commerce|justice|health|education|culture|sports?|agriculture|labou?r|"
    "environment|treasury|prime|foreign|defen[cs]e|war|security|development|information|oil|industry|tourism|planning"
)
_LOWER = re.compile(
    rf"(?<![\w-])(?P<role>(?:(?:former|ex-|vice|deputy|acting|first|{_PORTFOLIOS}) ?)*(?:{_LOW_HEADS})s?) $"
)
_OFFICE_BEHIND = re.compile(
    rf"(?<![\w-])(?P<role>(?i:(?:(?:former|ex-|vice|deputy|acting|first) ?)*(?:{_LOW_HEADS})s?)"
    r" (?P<link>of|for|to) (?:the )?(?:[A-Z][\w’'-]+|[A-Z]{2,})(?: (?:(?:of|and|the|for|on) ){0,2}[A-Z][\w’'-]+){0,5})(?P<comma>,)? $"
)
_PEER = re.compile(r"(?:counterpart|colleague),? $")
_SINCE = re.compile(r"(?:['’]s)? (?:former |ex-|then |special |senior |top |chief ){0,2}$")
_LIST = re.compile(r",? and |, ")
_APPOSITION = re.compile(
    rf",\s(?:who (?:is|was) )?(?:the |a |an )?(?P<office>(?:(?!and\b)[\w-]+ ){{0,5}}?(?:(?i:{_HEADS}))\b(?:(?! (?:who|which|said|told|met|and then))[^,.;:()\n]){{0,100}})(?=[,.;\n]|$| who\b| which\b)"
)
_OLD = re.compile(r"(?i)^(?:former|ex|then|outgoing)\b")
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})  # whose family names stand first
_LEAST = 4  # letters of a surname that is looked for alone


def before(content: str, mention: Mention, document: Document) -> Mention:
    """The mention with the state, and perhaps the office, that stand before it as a possessive.

    "Kazakhstan's First President N", "Deputy Chairman of Russia's Security Council N".
    """
    begin = mention.span.start
    if mention.side is None:
        of = _OF_STATE.search(content[max(0, begin - 60) : begin])
        code = states.code_of(of["state"]) if of is not None else None
        if of is not None and code is not None and all(w.form == "adjective" for w in states.find(of["state"])):
            mention = replace(mention, side=code)
    if mention.role is None and mention.name:
        stated = _OFFICE_OF.search(content[max(0, begin - 110) : begin])
        if stated is not None:
            start = max(0, begin - 110) + stated.start("office")
            found = [words.code for words in states.find(stated["office"])]
            return replace(
                mention,
                span=document.span(start, mention.span.end),
                role=stated["office"].strip(),
                side=mention.side or (found[-1] if found else None),
            )
    match = _POSSESSIVE.search(content[max(0, begin - 120) : begin])
    if match is None:
        return mention
    code = states.code_of(match["state"].strip())
    if code is None:
        return mention
    offset = max(0, begin - 120)
    words = match["office"].split() if match["office"] else []
    while words and words[0] not in lexicon.OFFICE_WORDS:
        words.pop(0)
    headed = any(word in lexicon.OFFICE_HEADS for word in words)
    if headed:
        start = offset + match.start("office") + match["office"].index(words[0])
        name_at = begin + (len(mention.role) + 1 if mention.role else 0)
        return replace(
            mention, span=document.span(start, mention.span.end), role=content[start:name_at].strip(), side=code
        )
    if match["rest"] or (mention.role is None and len(mention.name.split()) < 2):
        return mention
    start = offset + match.start("state")
    return replace(mention, span=document.span(start, mention.span.end), side=mention.side or code)


def after(content: str, mention: Mention, document: Document, starts: list[int]) -> Mention:
    """The mention with the office that follows it: "N, head of the National Security Committee,".

    ``starts`` are the places, in order, where people are named: an office before another name is that other's.
    """
    if mention.role is not None or not mention.name:
        return mention
    match = _APPOSITION.match(content, mention.span.end, mention.span.end + 180)
    if match is None:
        return mention
    following = bisect_right(starts, mention.span.start)
    if following < len(starts) and starts[following] < match.end():
        return mention
    office = match["office"].strip()
    found = [words.code for words in states.find(office)]
    return replace(
        mention,
        span=document.span(mention.span.start, match.end("office")),
        role=office,
        side=mention.side or (found[-1] if found else None),
        former=mention.former or bool(_OLD.match(office)),
    )


def listed(content: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the office in lower case that stands before them, or before the list that they stand in.

    "foreign minister N", "senators N, N and N".
    """
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if mention.side is None and mention.name:
            peer = _PEER.search(content, max(0, mention.span.start - 16), mention.span.start)
            if peer is not None:  # "her Canadian counterpart N"
                mention = replace(mention, side=_side_before(content, peer.start()))
        if mention.role is None and mention.name:
            match = _office_before(content, mention)
            if match is not None:
                role = match["role"]
                first = match.start()
                if mention.side is None:
                    mention = replace(mention, side=_side_before(content, first) or _side_in(match))
                former = bool(_OLD.match(role))
                mention = replace(mention, role=role.removesuffix("s"), former=mention.former or former)
            elif before is not None and before.role is not None and before.role.islower():
                gap = content[before.span.end : mention.span.start]
                if _LIST.fullmatch(gap):
                    mention = replace(mention, role=before.role, side=mention.side or before.side)
        found.append(mention)
    return found


def _office_before(content: str, mention: Mention) -> re.Match[str] | None:
    """The office in lower case that ends where a mention begins: "envoy to Sudan N", "the secretary of the Council, N."."""
    begin = mention.span.start
    match = _LOWER.search(content, max(0, begin - 50), begin)
    if match is not None:
        return match
    match = _OFFICE_BEHIND.search(content, max(0, begin - 110), begin)
    if match is None or (
        match["comma"] and content[mention.span.end : mention.span.end + 1] not in {",", ".", ";", ")", ""}
    ):
        return None
    return match


def _side_before(content: str, end: int) -> str | None:
    """The state or organisation named right before an office."""
    start = max(0, end - 80)
    for words in reversed(states.find(content[start:end])):
        return words.code if words.form != "city" and _SINCE.fullmatch(content, start + words.end, end) else None
    return None


def _side_in(match: re.Match[str]) -> str | None:
    """The state that an office itself names: "president of A", not "envoy to A"."""
    if match.re is not _OFFICE_BEHIND or match["link"] == "to":
        return None
    return next((words.code for words in states.find(match["role"]) if words.form != "city"), None)


def surnames(content: str, named: list[Mention], document: Document) -> Iterator[Mention]:
    """Every place where somebody named in full is named by surname alone, where only one person bears it."""
    bearers: dict[str, set[str]] = {}
    families: set[str] = set()
    for mention in named:
        words = mention.name.split()
        if len(words) >= 2:
            bearers.setdefault(words[-1], set()).add(" ".join(words))
            if mention.side in _FAMILY_FIRST and not common.is_common(words[0]):
                families.add(words[0])
                bearers.setdefault(words[0], set()).add(" ".join(words))
    for surname, names in bearers.items():
        if (
            (len(surname) < _LEAST and surname not in families)
            or (surname in lexicon.PLAIN_WORDS and surname not in months.MONTHS)
            or surname in lexicon.OFFICE_WORDS
        ):
            continue
        name = max(sorted(names), key=len)
        if any(not set(other.split()) <= set(name.split()) for other in names):
            continue  # two people bear it
        if states.code_of(surname, city=True) is not None:
            continue
        for start, end in _alone(content, surname):
            if surname in months.MONTHS and (months.is_date(content, start, end) or _WISH.match(content, end)):
                continue
            following = _CAPITAL_AFTER.match(content, end, end + 40)
            if following is not None and following[1] not in lexicon.PLAIN_WORDS:
                continue
            leading = _CAPITAL_BEFORE.search(content, max(0, start - 30), start)
            if leading is not None and leading[1] not in lexicon.PLAIN_WORDS:
                continue
            yield Mention(name=name, span=document.span(start, end))


_WISH = re.compile(r" (?:the|this|that|you|we|they|he|she|it|I|all|our|your)\b")  # "May the talks succeed"
_CAPITAL_AFTER = re.compile(r" ([A-Z][\w-]+)")
_CAPITAL_BEFORE = re.compile(r"([A-Z][\w-]*) $")


def _alone(content: str, word: str) -> Iterator[tuple[int, int]]:
    """Every place where a word stands by itself, neither inside another nor joined to one by a hyphen."""
    start = content.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = content[start - 1 : start], content[end : end + 1]
        if not (before.isalnum() or before in {"-", "_"} or after.isalnum() or after in {"-", "_"}):
            yield start, end
        start = content.find(word, end)
