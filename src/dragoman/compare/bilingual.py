"""Words of the field in English and Russian, brought to one: a concept is the Russian word that stands for several."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from dragoman.language.lemmas import lemma


def _table() -> dict[str, Any]:
    text = resources.files("dragoman.compare").joinpath("data/lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The concepts of each English lemma, and all concepts."""
    found: dict[str, set[str]] = {}
    for english, russian in _table()["words"].items():
        found.setdefault(lemma(english), set()).update(lemma(word) for word in russian.split())
    concepts = {english: frozenset(russian) for english, russian in found.items()}
    return concepts, frozenset().union(*concepts.values())


def concepts(words: frozenset[str], language: str) -> frozenset[str]:
    """The concepts that lemmas stand for; words that the lexicon lacks stand for none.

    >>> concepts(frozenset(["stress"]), "en") & concepts(frozenset([lemma("emphasized")]), "en")
    frozenset({'подчеркнуть'})
    """
    by_word, every = _lexicon()
    if language == "ru":
        return words & every
    return frozenset(concept for word in words for concept in by_word.get(word, ()))


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]], ...]:
    def lemmas(row: dict[str, str]) -> dict[str, frozenset[str]]:
        return {language: frozenset(lemma(word) for word in words.split()) for language, words in row.items()}

    return tuple((lemmas(one), lemmas(two)) for one, two in _table()["opposites"])


def opposed(one: frozenset[str], two: frozenset[str], languages: tuple[str, str]) -> tuple[str, str] | None:
    """Lemmas of two passages that mean the opposite of each other; ``None`` where there are none.

    >>> opposed(frozenset(["open"]), frozenset(["close"]), ("en", "en"))
    ('open', 'close')
    """
    for pair in _opposites():
        for mine, theirs in (pair, pair[::-1]):
            left = sorted(one & mine.get(languages[0], frozenset()))
            right = sorted(two & theirs.get(languages[1], frozenset()))
            if left and right:
                return left[0], right[0]
    return None
