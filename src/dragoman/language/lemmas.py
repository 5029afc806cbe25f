"""Words brought to their dictionary forms, so that inflection does not hide a repetition."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import snowballstemmer


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """The analyser of Russian words, made when it is first needed (pymorphy3)."""
    import pymorphy3  # its dictionary is loaded only where there is Russian to read

    return pymorphy3.MorphAnalyzer(lang="ru")


_CYRILLIC = re.compile(r"[а-яё]")
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The form under which a casefolded word is compared: the Russian dictionary form, an English stem.

    >>> lemma("переговоров"), lemma("discussed"), lemma("discussing"), lemma("wars")
    ('переговоры', 'discuss', 'discuss', 'war')
    """
    if _CYRILLIC.search(word):
        return str(analyzer().parse(word)[0].normal_form).replace("ё", "е")
    return str(_STEMMER.stemWord(word))
