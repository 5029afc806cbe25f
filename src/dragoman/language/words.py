"""Frequent English words: what is only capitalised is told from what is a name."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

# Surnames that look like the plural of a common word.
_SURNAMES = frozenset(
    [
        "banks",
        "brooks",
        "burns",
        "coats",
        "combs",
        "cross",
        "fields",
        "gates",
        "graves",
        "hastings",
        "hayes",
        "hicks",
        "hills",
        "holmes",
        "masters",
        "mills",
        "parks",
        "peters",
        "powers",
        "rhodes",
        "rivers",
        "sanders",
        "sellers",
        "stones",
        "towns",
        "waters",
        "wells",
        "withers",
        "woods",
    ]
)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    text = resources.files("dragoman.language").joinpath("data/common_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_common(word: str) -> bool:
    """Whether a word, or its singular, is a frequent English word.

    >>> is_common("Nations"), is_common("Lavrov")
    (True, False)
    """
    low = word.casefold()
    if "-" in low:
        return all(part and is_common(part) for part in low.split("-"))
    return low in _common() or low.rstrip("s") in _common() or (low.endswith("ies") and low[:-3] + "y" in _common())


def is_common_plural(word: str) -> bool:
    """Whether a word is the plural of a frequent noun, and hence no surname.

    >>> is_common_plural("Schools"), is_common_plural("Brooks")
    (True, False)
    """
    low = word.casefold()
    return low.endswith("s") and low not in _SURNAMES and is_common(low) and low.rstrip("s") in _common()
