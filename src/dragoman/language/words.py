"""Frequent English words: what is only capitalised is told from what is a name."""

from __future__ import annotations

import re
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


# Words that hold a sentence together and name nothing.
_FUNCTION = frozenset(
    re.findall(
        r"\w+",
        "a an the this that these those some any each every no all both either neither another other such same "
        "i you he she it we they me him her us them my your his its our their mine yours ours theirs who whom whose which what "
        "myself himself herself itself ourselves themselves and or but nor so yet if then than because although though while "
        "when where why how whether since until unless as at by for from in into of off on onto out over to toward towards up "
        "upon with within without about above across after against along among around before behind below beneath beside "
        "besides between beyond despite down during except inside like near outside per through throughout under via "
        "am is are was were be been being have has had having do does did doing will would shall should can could may might "
        "must not only also just even still again once here there now later earlier today yesterday tomorrow however thus "
        "therefore moreover furthermore meanwhile instead more most less least very too mr mrs ms dr ahead amid given "
        "following regarding concerning including according due",
    )
)


def is_function(word: str) -> bool:
    """Whether an English word only holds a sentence together: a pronoun, a preposition, an auxiliary.

    >>> is_function("In"), is_function("Indonesia")
    (True, False)
    """
    return word.casefold() in _FUNCTION


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
