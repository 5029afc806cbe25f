"""Words brought to their dictionary forms, so that inflection does not hide a repetition."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """The analyser of Russian words, made when it is first needed (pymorphy3)."""
    import pymorphy3  # its dictionary is loaded only where there is Russian to read

    return pymorphy3.MorphAnalyzer(lang="ru")


_CYRILLIC = re.compile(r"[а-яё]")
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ied", "y"),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("s", ""),
)
_STEM = 4  # letters that an English word keeps at least
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
_KEEPS_S = ("ss", "us", "is")


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The form under which a casefolded word is compared: the Russian dictionary form, an English stem.

    >>> lemma("переговоров"), lemma("discussed"), lemma("discussing"), lemma("countries")
    ('переговоры', 'discuss', 'discuss', 'country')
    """
    if _CYRILLIC.search(word):
        return str(analyzer().parse(word)[0].normal_form).replace("ё", "е")
    for ending, with_ in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(with_) >= _STEM and not word.endswith(_KEEPS_S):
            stem = word[: len(word) - len(ending)] + with_
            if ending in {"ing", "ed"}:
                stem = _DOUBLED.sub(r"\1", stem) if not stem.endswith(("ss", "ll")) else stem
            return stem.rstrip("e") if len(stem) > _STEM else stem
    return word.rstrip("e") if len(word) > _STEM else word
