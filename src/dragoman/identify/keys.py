"""Keys under which a name is filed and found again, through scripts, spellings and slips of the pen.

A key is the skeleton of a word: its consonants, hard and soft ones alike, and of a short word the vowels. Two words that lack at most one consonant of each
other share one of their ``slips``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.identify.likeness import readings

_VOWELS = re.compile(r"[aeiou]+")
_HARD = str.maketrans("bdgzjvh", "ptkscfk")
_LIKE = str.maketrans("eyo", "iiu")
_SHORT = 3  # consonants that say too little without the vowels between them
_LEAST = 4  # consonants of a skeleton that may lack one and still be told from others
_MOST = 24
_WHOLE = 2  # words of a name that may be printed as one


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The hard consonants of a word in its sounds; of one with few, the vowels too, roughly.

    >>> skeleton("tokaev"), skeleton("putin"), skeleton("kook")
    ('tkf', 'ptn', 'kuk')
    """
    bare = _VOWELS.sub("", word[:1].replace("y", "i")) + _VOWELS.sub("", word[1:])
    found = re.sub(r"(.)\1", r"\1", bare.translate(_HARD))
    if len(found) < _SHORT:
        found = re.sub(r"(.)\1+", r"\1", word.translate(_HARD).translate(_LIKE))
    return found[:_MOST]


@lru_cache(maxsize=100_000)
def keys(name: str) -> tuple[str, ...]:
    """The keys of a name: one for each word, in each way to read its script, and one for the whole run together.

    >>> set(keys("Си Цзиньпин")) & set(keys("Xi Jinping")) and set(keys("习近平")) & set(keys("Xi Jinping")) and True
    True
    """
    found: dict[str, None] = {}
    for words, _ in readings(name):
        for word in words:
            if len(word) > 1:
                found[skeleton(word)] = None
        if words and len(words) <= _WHOLE + 1:
            found["=" + skeleton("".join(words))] = None
    return tuple(found)


def slips(key: str) -> tuple[str, ...]:
    """A key, and what it becomes when any one consonant is lost, where enough are left to tell it."""
    bare = key.lstrip("=")
    if len(bare) < _LEAST:
        return (key,)
    mark = key[: len(key) - len(bare)]
    return tuple(dict.fromkeys([key, *(mark + bare[:at] + bare[at + 1 :] for at in range(len(bare)))]))
