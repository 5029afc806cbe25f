"""How alike two names are, through scripts, transliterations, orders, initials and slips of the pen.

A name alone never identifies anybody: this is one of the reasons that ``registry`` weighs, and a way to find candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, permutations

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from dragoman.identify.names import fold, sound

AUTOMATIC = 0.92  # names less alike are never taken for one person's without an analyst
_ALONE = 0.8  # a single name says so much at most
_EXTRA = 0.02  # for each word that only one of the two has: a patronymic, a middle name
_MOST = 5  # words of a name that are compared; more are read from both ends
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_SON = re.compile(
    r"(?i)\b(?:bin|ibn|ben|bint|binti)\b|\b[ae]l[- ]|\b(?:бен|бин)\b|\b[аэ]ль[- ]"
)  # names whose order says who is whose son
_VOWELS = re.compile(r"[aeiou]+")
_HARD = str.maketrans("bdgzj", "ptksc")
# What one name becomes on its way through a second script: Scholz, Шольц, Sholts; Guterres, Guterrish; Tokayev, Tokajeff.
_RETOLD = ((re.compile(r"ts|tz|sh|z"), "s"), (re.compile(r"f\b"), "v"), (re.compile(r"(?<=[aeiou])j(?=[aeiou])"), ""))
_SHORT = {
    "ben": "beniamin", "bill": "william", "bob": "robert", "chris": "christopher", "dan": "daniel", "dave": "david",
    "jim": "james", "joe": "joseph", "mike": "michael", "nick": "nicholas", "steve": "steven", "tom": "thomas",
    "tony": "anthony",
}  # fmt: skip
_SKELETON = 3  # consonants that a family name must have to be known by them alone


@lru_cache(maxsize=200_000)
def likeness(one: str, two: str) -> float:
    """How alike two names are, in [0, 1].

    Args:
        one: A name in any script.
        two: Another.

    Returns:
        1 for spellings of one name; under ``AUTOMATIC`` where a given name or a surname differs.

    >>> likeness("Kossym-Jomart Tokaeyv", "Kassym-Jomart Tokayev") > AUTOMATIC > likeness("Islam Aliyev", "Ilham Aliyev")
    True
    >>> likeness("Ли Цян", "Li Qiang") > AUTOMATIC > likeness("Alexander Lukashevich", "Alexander Lukashenko")
    True
    """
    if one != two and _HAN.fullmatch(one) and _HAN.fullmatch(two):
        return Indel.normalized_similarity(one, two) * AUTOMATIC  # other signs, other people, though they sound alike
    fixed = _SON.search(one) is not None or _SON.search(two) is not None
    return max(_compared(a, b, fixed=fixed) for a in readings(one) for b in readings(two))


@lru_cache(maxsize=100_000)
def likeness_in_place(one: str, two: str) -> float:
    """How alike two names are that accounts of one contact give to one place in the company.

    There the company, the day and the other side speak too, so a name may have gone through a second script: but the
    family names must have the same consonants, and every other word must be the same, an initial or a short form.

    Returns:
        As ``likeness``, and at least ``AUTOMATIC`` for such a pair.

    >>> likeness_in_place("Olaf Scholz", "Olaf Sholts") >= AUTOMATIC > likeness_in_place("Ilham Aliyev", "Islam Aliyev")
    True
    """
    alike = likeness(one, two)
    return AUTOMATIC if alike < AUTOMATIC and _retold(one, two) else alike


def _retold(one: str, two: str) -> bool:
    a, b = fold(one), fold(two)
    if len(a) != len(b):  # "Joseph R. Biden"
        a, b = (tuple(w for at, w in enumerate(words) if len(w) > 1 or at == 0) for words in (a, b))
    if len(a) != len(b) or len(a) == 1 or _SON.search(one) or _SON.search(two):
        return False
    if not all(voweled for name in (one, two) for _, voweled in readings(name)):
        return False
    family = _retold_forms(a[-1]) & _retold_forms(b[-1])
    return any(len(form) >= _SKELETON for form in family) and all(map(_given, a[:-1], b[:-1]))


def _given(one: str, two: str) -> bool:
    """Whether two words may be one given name."""
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    return one == two or any(len(form) > 1 for form in _retold_forms(one) & _retold_forms(two))


@lru_cache(maxsize=100_000)
def _retold_forms(word: str) -> frozenset[str]:
    """The first letter and the consonants that a word may keep through a second script."""
    word = word.replace("sch", "sh")
    forms = {word, word.replace("x", "ks"), word.replace("gh", "g"), _SHORT.get(word, word)}
    if word.endswith("ic"):  # Vučić, printed without its marks
        forms.add(re.sub(r"c(?!h)", "ch", word))
    found = set()
    for form in forms:
        heard = sound(form)
        for pattern, with_ in _RETOLD:
            heard = pattern.sub(with_, heard)
        found.add(heard[:1] + _VOWELS.sub("", heard[1:]))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def readings(name: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The sounds of a name, by one transliteration or several, and whether its script writes the vowels."""
    voweled = not re.search(r"[\u0590-\u06ff\u4e00-\u9fff]", name)
    if " " not in name:
        name = re.sub(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})", " ", name)  # "SergeiLavrov"
    found = [(tuple(sound(_western(word)) for word in fold(name)), voweled)]
    if re.search(r"[а-яё]", name.lower()):
        found.append((tuple(sound(_western(word)) for word in fold(_pinyin(name))), True))
    elif re.search(r"(?i)\w{2}ic\b", name):  # Vučić, printed without its marks
        found.append((tuple(sound(re.sub(r"c(?!h)", "ch", word)) for word in fold(name)), voweled))
    return tuple(found)


def _western(word: str) -> str:
    """A folded word with what German, French and Turkic spellings do to the same sounds."""
    word = re.sub(r"sch", "sh", word)
    word = re.sub(r"ou", "u", word)
    return re.sub(r"x", "h", word)


# The Russian way to print Chinese syllables (Palladius), back to pinyin.
_PALLADIUS = (
    ("чж", "zh"),
    ("цз(?=[июяе])", "j"),
    ("цз", "z"),
    ("ц(?=[июяе])", "q"),
    ("ц", "c"),
    ("с(?=[июяе])", "x"),
    ("ж", "r"),
    ("х", "h"),
    ("н(?![аоуыэеиюяьй])", "ng"),
    ("нь", "n"),
    ("ян", "iang"),
    ("я", "ia"),
    ("юй", "u"),
    ("ю", "iu"),
    ("уй", "ui"),
    ("э", "e"),
    ("ы", "i"),
    ("й", "i"),
)


def _pinyin(name: str) -> str:
    low = name.lower()
    for pattern, with_ in _PALLADIUS:
        low = re.sub(pattern, with_, low)
    return low


def _compared(one: tuple[tuple[str, ...], bool], two: tuple[tuple[str, ...], bool], *, fixed: bool) -> float:
    (a, a_voweled), (b, b_voweled) = one, two
    if not a or not b:
        return 0.0
    voweled = a_voweled and b_voweled
    joined = _whole("".join(a), "".join(b), voweled=voweled)
    if len(a) == len(b) == 1:
        return max(joined, _word(a[0], b[0], voweled=voweled))
    if len(a) == 1 or len(b) == 1:
        alone = max(_word(x, y, voweled=voweled) for x in a for y in b) if len(a) + len(b) > 2 else 0.0
        return max(joined, _ALONE * alone)
    initials = [sorted(word for word in words[1:-1] if len(word) == 1) for words in (a, b)]
    if all(initials) and initials[0] != initials[1]:
        return 0.5  # George H. W. and George W. are father and son
    short, long = sorted((a[:_MOST], b[:_MOST]), key=len)
    orders = _from_the_first(long, len(short)) if fixed else permutations(long, len(short))
    best = max(_paired(short, order, voweled=voweled) for order in orders)
    return max(joined, best - _EXTRA * (len(long) - len(short)))


def _from_the_first(words: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    """Choices of words that keep the first: among sons of sons it is the bearer's own name."""
    return ((words[0], *rest) for rest in combinations(words[1:], count - 1))


def near_word(one: str, two: str) -> bool:
    """Whether two words in their sounds may be one name: a slip of the pen apart, or with other vowels."""
    return _word(one, two, voweled=True) >= _ALONE


def _paired(one: tuple[str, ...], two: tuple[str, ...], *, voweled: bool) -> float:
    scores = [_word(a, b, voweled=voweled) for a, b in zip(one, two, strict=True)]
    return 0.6 * min(scores) + 0.4 * sum(scores) / len(scores)


@lru_cache(maxsize=200_000)
def _word(one: str, two: str, *, voweled: bool) -> float:
    """How alike two words of names are."""
    if one == two:
        return 1.0
    if len(one) == 1 or len(two) == 1:
        return 0.9 if one[:1] == two[:1] else 0.0
    near = (JaroWinkler.similarity(one, two, prefix_weight=0.05) + OSA.normalized_similarity(one, two)) / 2
    bare = _VOWELS.sub("", one), _VOWELS.sub("", two)
    if not voweled:
        return max(near, 0.97 if bare[0] == bare[1] != "" else Indel.normalized_similarity(*bare) * 0.95)
    if bare[0] == bare[1] and len(bare[0]) > 1:
        return max(near, 0.93)  # Tileuberdi and Tleuberdi
    hard = one.translate(_HARD), two.translate(_HARD)
    return max(near, 0.92 if hard[0] == hard[1] else 0.0)


def _whole(one: str, two: str, *, voweled: bool) -> float:
    """How alike two names are when their words are run together, as Han and Korean print them."""
    if one == two:
        return 1.0
    if voweled:
        return 0.0
    a, b = _VOWELS.sub("", one).translate(_HARD), _VOWELS.sub("", two).translate(_HARD)
    return float(Indel.normalized_similarity(a, b)) if min(len(a), len(b)) > 2 else 0.0
