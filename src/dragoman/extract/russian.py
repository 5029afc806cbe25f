"""The Russian words that tell of a contact (first version)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.triggers import Trigger
from dragoman.model import Kind

_PATTERNS: tuple[tuple[str, Kind, str], ...] = (
    (
        r"(?:телефонн\w+ (?:разговор|бесед|перегов)\w*|разговор\w* по телефону|поговорил\w* по телефону|по телефону (?:поговорил|обсудил)\w*|созвонил\w*)",
        Kind.CALL,
        "with",
    ),
    (
        r"(?:не (?:встречал|встретил)\w*|встретил(?:ся|ась|ись)|встреча(?:ется|лся|лась|лись)|провёл встречу|провел встречу|провела встречу|проведёт (?:встречу|переговоры)|"
        r"провёл (?:\w+ )?(?:переговоры|беседу|встречу)|встретится|встретятся)",
        Kind.MEETING,
        "with",
    ),
    (r"(?:[Вв]стреч[аиеу]|[Вв]стречей|[Пп]ереговор\w*|[Бб]есед[аыуе])", Kind.MEETING, "noun"),
    (r"(?:принял|приняла|примет|принимает)", Kind.MEETING, "object"),
    (r"(?:был|была) принят\w*", Kind.MEETING, "passive"),
    (
        r"(?:посетил|посетит|прибыл|прибудет|прилетел|прибыла|визит|визита|визите|визитом|поездк\w+)",
        Kind.VISIT,
        "travel",
    ),
    (
        r"(?:направил\w* (?:\w+ ){0,3}?(?:послание|телеграмму|соболезнования|поздравлени\w+|письмо)|поздравил\w*|выразил\w* соболезнования)",
        Kind.MESSAGE,
        "send",
    ),
)
_ANY = re.compile("|".join(f"(?P<p{i}>\\b{pattern}\\b)" for i, (pattern, _, _) in enumerate(_PATTERNS)))


def find_russian_triggers(content: str, start: int, end: int) -> Iterator[Trigger]:
    """The contact words of one Russian sentence, from left to right, without overlaps."""
    for match in _ANY.finditer(content, start, end):
        _, kind, shape = _PATTERNS[int((match.lastgroup or "p0")[1:])]
        yield Trigger(match.start(), match.end(), kind, shape, match[0])
