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
# Irregular forms that readouts use; a stemmer knows endings alone.
_IRREGULAR = dict(
    pair.split(":")
    for pair in re.findall(
        r"\S+",
        "grew:grow grown:grow met:meet spoke:speak spoken:speak told:tell held:hold said:say sent:send built:build began:begin "
        "begun:begin took:take taken:take gave:give given:give came:come went:go gone:go rose:rise risen:rise fell:fall "
        "fallen:fall wrote:write written:write left:leave led:lead brought:bring thought:think bought:buy sold:sell paid:pay "
        "kept:keep lost:lose won:win drew:draw drawn:draw chose:choose chosen:choose broke:break broken:break made:make "
        "found:find stood:stand understood:understand shown:show withdrew:withdraw withdrawn:withdraw laid:lay dealt:deal "
        "shrank:shrink shrunk:shrink undertook:undertake undertaken:undertake overcame:overcome saw:see seen:see",
    )
)
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The form under which a casefolded word is compared: the Russian dictionary form, an English stem.

    >>> lemma("переговоров"), lemma("discussed"), lemma("wars"), lemma("grown")
    ('переговоры', 'discuss', 'war', 'grow')
    """
    if _CYRILLIC.search(word):
        return str(analyzer().parse(word)[0].normal_form).replace("ё", "е")
    return str(_STEMMER.stemWord(_IRREGULAR.get(word, word)))
