"""Ceremonies of a visit, by the words that tell of them in English and Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Document, Span

CEREMONIES: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?i)\b(?:{words})")
    for name, words in (
        ("guard of honour", r"guards? of hono(?:u)?r|hono(?:u)?r guard|почётн\w+ караул|почетн\w+ караул"),
        ("anthems", r"national anthems?|гимн\w*"),
        ("welcoming ceremony", r"(?:official )?welcom\w+ ceremony|церемони\w+ (?:официальной )?встречи"),
        ("wreath", r"laid (?:a )?(?:wreath|flowers)|wreath[- ]laying|возложил\w* (?:венок|цветы)"),
        ("state dinner", r"state (?:dinner|banquet|reception)|official (?:dinner|luncheon|reception)|(?:государственн|официальн)\w+ (?:приём|прием|обед|ужин|завтрак)\w*"),
        ("award", r"(?:awarded|presented with|conferred) (?:\w+ ){0,4}(?:order|medal)|вруч\w+ (?:\w+ ){0,4}орден|награжд\w+ орден"),
        ("joint statement", r"joint (?:statement|declaration|communiqu[eé])|совместн\w+ (?:заявлени|деклараци|коммюнике)\w*"),
        ("press conference", r"(?:joint )?(?:press|news) conference|statements? (?:to|for) the (?:press|media)|пресс-конференц\w+|заявлени\w+ для (?:прессы|СМИ)"),
        ("signing", r"sign(?:ed|ing) (?:of )?(?:\w+ ){0,5}(?:documents?|agreements?|treat(?:y|ies)|memorand\w+)|подписан\w* (?:\w+ ){0,5}(?:документ|соглашени|договор|меморандум)\w*"),
    )
}  # fmt: skip
_NOT = re.compile(r"(?i)\b(?:no|not|without|cancel\w+|instead of|без|не)\b[^.;]{0,30}$")


def ceremonies(document: Document) -> Iterator[tuple[str, Span]]:
    """The ceremonies that a text tells of, with their words; one that it denies is none."""
    for name, pattern in CEREMONIES.items():
        for match in pattern.finditer(document.content):
            if not _NOT.search(document.content[max(0, match.start() - 40) : match.start()]):
                yield name, document.span(match.start(), match.end())
