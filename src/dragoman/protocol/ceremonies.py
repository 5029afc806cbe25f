"""Ceremonies of a visit, by the words that tell of them in English and Russian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from dragoman.model import Document, Span
from dragoman.protocol.occasions import Facts, Occasion
from dragoman.protocol.wording import ahead, elsewhere, other_year, sentence_around

_AFTER = timedelta(days=7)
CEREMONIES: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?i)\b(?:{words})")
    for name, words in (
        ("guard of honour", r"guards? of hono(?:u)?r|hono(?:u)?r guard|почётн\w+ караул|почетн\w+ караул"),
        ("anthems", r"national anthems?|гимн\w*"),
        ("welcoming ceremony", r"(?:official )?welcom\w+ ceremony|церемони\w+ (?:официальной )?встречи"),
        ("wreath", r"laid (?:a )?(?:wreath|flowers)|wreath[- ]laying|возложил\w* (?:венок|цветы)"),
        ("state dinner", r"state (?:dinner|banquet)|государственн\w+ (?:обед|ужин|банкет)\w*"),
        # A state dinner is one; the other way round not every one is a state dinner.
        ("official reception", r"(?:state|official) (?:dinner|banquet|luncheon|lunch|breakfast|reception)|(?:государственн|официальн)\w+ (?:приём|прием|обед|ужин|завтрак|банкет)\w*"),
        ("award", r"(?:awarded|presented with|conferred) (?:\w+ ){0,4}(?:order|medal)|вруч\w+ (?:\w+ ){0,4}орден|награжд\w+ орден"),
        ("joint statement", r"joint (?:statement|declaration|communiqu[eé])|совместн\w+ (?:заявлени|деклараци|коммюнике)\w*"),
        ("press conference", r"(?:joint )?(?:press|news) conference|statements? (?:to|for) the (?:press|media)|пресс-конференц\w+|заявлени\w+ для (?:прессы|СМИ)"),
        ("signing", r"sign(?:ed|ing) (?:of )?(?:\w+ ){0,5}(?:documents?|agreements?|treat(?:y|ies)|memorand\w+)|подписан\w* (?:\w+ ){0,5}(?:документ|соглашени|договор|меморандум)\w*"),
    )
}  # fmt: skip
_PLAIN = frozenset({"anthems", "signing"})


def told_of(names: Iterable[str], joined: str) -> str:
    """Ceremonies in words.

    >>> told_of(("guard of honour", "anthems", "official reception"), "or")
    'a guard of honour, anthems or an official reception'
    """
    told = [name if name in _PLAIN else f"{'an' if name[0] in 'aeiou' else 'a'} {name}" for name in names]
    return f"{', '.join(told[:-1])} {joined} {told[-1]}" if len(told) > 1 else "".join(told)


_NOT = re.compile(r"(?i)\b(?:no|not|without|cancel\w+|instead of|без|не)\b[^.;]{0,30}$")


def ceremonies(document: Document) -> Iterator[tuple[str, Span]]:
    """The ceremonies that a text tells of, with their words; one that it denies is none."""
    for name, pattern in CEREMONIES.items():
        for match in pattern.finditer(document.content):
            if not _NOT.search(document.content[max(0, match.start() - 40) : match.start()]):
                yield name, document.span(match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Told:
    """The ceremonies of a visit: told of by one of the two sides as held on it; by others; or named at all."""

    held: dict[str, Span]
    heard: dict[str, Span]
    named: dict[str, Span]


def of_visit(visit: Occasion, facts: Facts) -> Told:
    """What the texts that tell of a visit say of ceremonies.

    As held counts only what a text of the two sides, published from the first day of the visit until a week after its
    last, says in a sentence that speaks neither of another year or place nor of what is to come.
    """
    told = Told({}, {}, {})
    for name in sorted({facts.reports[r].document for one in (visit.contact, *visit.meetings) for r in one.reports}):
        document = facts.documents[name]
        sided = facts.states.get(document.publisher) in {visit.guest_side, visit.host_side}
        for ceremony, span in ceremonies(document):
            told.named.setdefault(ceremony, span)
            sentence = document.quote(sentence_around(document, span.start, span.end))
            if not (ahead(sentence) or other_year(sentence, visit.day) or elsewhere(sentence, visit.host_side)):
                kept = told.held if sided and _in_time(document, visit) else told.heard
                kept.setdefault(ceremony, span)
    return told


def _in_time(document: Document, visit: Occasion) -> bool:
    """Whether a text came when a visit is told of."""
    first, published = visit.day, document.published
    if first is None or published is None:
        return False
    lasts = [one.when.last_day for one in (visit.contact, *visit.meetings)]
    return first <= published <= max(day for day in (first, *lasts) if day) + _AFTER
