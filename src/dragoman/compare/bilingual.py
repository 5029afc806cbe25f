"""Words of the field in English and Russian, brought to one: a concept is the Russian word that stands for several."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from dragoman.language.lemmas import lemma


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The concepts of each English lemma, and all concepts."""
    text = resources.files("dragoman.compare").joinpath("data/lexicon.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for english, russian in tomllib.loads(text)["words"].items():
        found.setdefault(lemma(english), set()).update(lemma(word) for word in russian.split())
    concepts = {english: frozenset(russian) for english, russian in found.items()}
    return concepts, frozenset().union(*concepts.values())


def concepts(words: frozenset[str], language: str) -> frozenset[str]:
    """The concepts that lemmas stand for; words that the lexicon lacks stand for none.

    >>> concepts(frozenset(["stress"]), "en") & concepts(frozenset(["emphasiz"]), "en")
    frozenset({'подчеркнуть'})
    """
    by_word, every = _lexicon()
    if language == "ru":
        return words & every
    return frozenset(concept for word in words for concept in by_word.get(word, ()))
