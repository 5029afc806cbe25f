"""What surrounds a name: the state before it, the office after it, the surname alone further on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.identify import lexicon
from dragoman.model import Document, Mention
from dragoman.reference import states

_POSSESSIVE = re.compile(
    r"(?P<office>(?:[A-Z][\w-]*[ -]){1,5}of (?:the )?)?(?P<state>(?:[A-Z][\w-]+ ?){1,4})['’]s (?P<rest>(?:[A-Z][\w-]+ ){0,4})$"
)
_HEADS = "|".join(sorted((re.escape(word) for word in lexicon.OFFICE_HEADS), key=len, reverse=True))
_APPOSITION = re.compile(
    rf",\s(?:who (?:is|was) )?(?:the |a |an )?(?P<office>(?:(?!and\b)[\w-]+ ){{0,5}}?(?:(?i:{_HEADS}))\b(?:(?! (?:who|which|said|told|met|and then))[^,.;:()\n]){{0,100}})(?=[,.;\n]|$)"
)
_OLD = re.compile(r"(?i)^(?:former|ex|then|outgoing)\b")
_LEAST = 4  # letters of a surname that is looked for alone


def before(content: str, mention: Mention, document: Document) -> Mention:
    """The mention with the state, and perhaps the office, that stand before it as a possessive.

    "Kazakhstan's First President N", "Deputy Chairman of Russia's Security Council N".
    """
    begin = mention.span.start
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
    if mention.role is None or match["rest"]:
        return mention
    start = offset + match.start("state")
    return replace(mention, span=document.span(start, mention.span.end), side=mention.side or code)


def after(content: str, mention: Mention, document: Document) -> Mention:
    """The mention with the office that follows it: "N, head of the National Security Committee,"."""
    if mention.role is not None or not mention.name:
        return mention
    match = _APPOSITION.match(content, mention.span.end, mention.span.end + 180)
    if match is None:
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


def surnames(content: str, named: list[Mention], document: Document) -> Iterator[Mention]:
    """Every place where somebody named in full is named by surname alone, where only one person bears it."""
    bearers: dict[str, set[str]] = {}
    for mention in named:
        words = mention.name.split()
        if len(words) >= 2:
            bearers.setdefault(words[-1], set()).add(" ".join(words))
    for surname, names in bearers.items():
        if len(surname) < _LEAST or surname in lexicon.PLAIN_WORDS or surname in lexicon.OFFICE_WORDS:
            continue
        if len({name.split()[0] for name in names}) > 1 or states.code_of(surname, city=True) is not None:
            continue
        name = max(names, key=len)
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", content):
            following = re.match(r" ([A-Z][\w-]+)", content[match.end() : match.end() + 40])
            if following is not None and following[1] not in lexicon.PLAIN_WORDS:
                continue
            leading = re.search(r"([A-Z][\w-]*) $", content[max(0, match.start() - 30) : match.start()])
            if leading is not None and leading[1] not in lexicon.PLAIN_WORDS:
                continue
            yield Mention(name=name, span=document.span(match.start(), match.end()))
