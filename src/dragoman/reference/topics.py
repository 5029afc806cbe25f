"""The vocabulary of topics, open to additions, each with the PLOVER context that it falls under."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Topic:
    """What officials may speak of. ``context`` is one of PLOVER's."""

    id: str
    name: str
    context: str


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, Topic], dict[str, re.Pattern[str]], tuple[str, ...]]:
    text = resources.files("dragoman.reference").joinpath("data/topics.toml").read_text(encoding="utf-8")
    topics: dict[str, Topic] = {}
    patterns: dict[str, list[str]] = {"en": [], "ru": []}
    order = []
    for identity, entry in tomllib.loads(text).items():
        topics[identity] = Topic(identity, entry["name"], entry["context"])
        for language, key in (("en", "words"), ("ru", "words_ru")):
            patterns[language].append("(" + "|".join(f"(?:{words})" for words in entry[key]) + ")")
        order.append(identity)
    compiled = {
        language: re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(found)})\w*") for language, found in patterns.items()
    }
    return topics, compiled, tuple(order)


def topics() -> dict[str, Topic]:
    """All topics by id."""
    return _vocabulary()[0]


def find(text: str, *, language: str = "en") -> tuple[tuple[int, int, str], ...]:
    """The words of an English or Russian text that show a topic: start, end, topic id.

    >>> [topic for _, _, topic in find("They spoke about oil prices and trade.")]
    ['energy', 'trade']
    """
    _, patterns, order = _vocabulary()
    pattern = patterns["ru" if language == "ru" else "en"]
    return tuple((m.start(), m.end(), order[(m.lastindex or 1) - 1]) for m in pattern.finditer(text))
