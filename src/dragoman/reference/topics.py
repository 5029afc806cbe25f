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
def _vocabulary() -> tuple[dict[str, Topic], re.Pattern[str], tuple[str, ...]]:
    text = resources.files("dragoman.reference").joinpath("data/topics.toml").read_text(encoding="utf-8")
    topics: dict[str, Topic] = {}
    patterns, order = [], []
    for identity, entry in tomllib.loads(text).items():
        topics[identity] = Topic(identity, entry["name"], entry["context"])
        patterns.append("(" + "|".join(f"(?:{words})" for words in entry["words"]) + ")")
        order.append(identity)
    return topics, re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(patterns)})\w*"), tuple(order)


def topics() -> dict[str, Topic]:
    """All topics by id."""
    return _vocabulary()[0]


def find(text: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a text that show a topic: start, end, topic id.

    >>> [topic for _, _, topic in find("They spoke about oil prices and trade.")]
    ['energy', 'trade']
    """
    _, pattern, order = _vocabulary()
    return tuple((m.start(), m.end(), order[(m.lastindex or 1) - 1]) for m in pattern.finditer(text))
