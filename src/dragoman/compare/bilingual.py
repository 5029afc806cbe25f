"""Words of the field in English and Russian, brought to one."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from dragoman.language.lemmas import lemma


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, frozenset[str]]:
    """English lemmas by Russian lemma."""
    text = resources.files("dragoman.compare").joinpath("data/lexicon.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for english, russian in tomllib.loads(text)["words"].items():
        for word in russian.split():
            found.setdefault(lemma(word), set()).add(lemma(english))
    return {word: frozenset(english) for word, english in found.items()}


def bridged(words: frozenset[str], language: str) -> frozenset[str]:
    """The lemmas as English ones; a Russian word that the lexicon lacks is left out, an English one stays if it has it.

    What no lexicon knows cannot be shared, and must not count as different either.
    """
    lexicon = _lexicon()
    if language == "ru":
        return frozenset(english for word in words for english in lexicon.get(word, ()))
    return words & _english()


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset().union(*_lexicon().values())
