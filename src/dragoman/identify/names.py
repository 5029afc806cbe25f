"""Names as strings: folded for comparison, brought to English letters, compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "abu",
        "jr",
        "sr",
        "ii",
        "iii",
    ]
)
# Russian to English as most English-language offices print names (BGN/PCGN without its marks).
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h",
}  # fmt: skip
_COMMON = {
    "aleksandr": "Alexander",
    "dmitriy": "Dmitry",
    "sergey": "Sergei",
    "yuriy": "Yury",
    "valeriy": "Valery",
    "anatoliy": "Anatoly",
    "evgeniy": "Yevgeny",
    "aleksey": "Alexei",
    "andrey": "Andrei",
    "nikolay": "Nikolai",
    "maksim": "Maxim",
    "georgiy": "Georgy",
    "dmitri": "Dmitry",
    "maykl": "Michael",
    "dzhon": "John",
    "dzhordzh": "George",
    "dzho": "Joe",
    "dzhozef": "Joseph",
    "donald": "Donald",
    "ricard": "Richard",
}


@lru_cache(maxsize=200_000)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, script, dots and particles.

    >>> fold("Qasym-Jomart Toqaev"), fold("Қасым-Жомарт Тоқаев")
    (('qasym', 'jomart', 'toqaev'), ('qasym', 'zhomart', 'toqaev'))
    """
    plain = anyascii(unicodedata.normalize("NFKC", name)).casefold()
    words = re.findall(r"[a-z]+", plain.replace("'", "").replace("`", ""))
    return tuple(word for word in words if word not in _PARTICLES) or tuple(words)


_HONOUR = re.compile(
    r"(?i)^(?:(?:the )?(?:(?:rt|right) hon(?:ou?rable)?\.?|hon\.|his|her|h\.?[er]\.?h?\.?|excellency|majesty|highness|holiness|lord|lady|baroness|baron|viscount|"
    r"earl|sir|dame|dr\.?|prof\.?|professor|mr\.?|mrs\.?|ms\.?|sheikh|shaikh|prince|princess|king|queen|pope|emperor|emir|amir|sultan|general|gen\.|"
    r"cardinal|archbishop|ayatollah|sayyid|imam|dom|don) )+"
)
_PEERAGE = re.compile(r"(?:,? (?:Lord|Lady|Baroness|Baron|Viscount|Earl)\b.*| of [A-Z].*)$")


def bare(name: str) -> str | None:
    """A name without titles of honour and the place of a peerage; ``None`` where it has none.

    >>> bare("Lord Hurd of Westwell"), bare("Sir Keir Starmer"), bare("Boris Johnson")
    ('Hurd', 'Keir Starmer', None)
    """
    found = _PEERAGE.sub("", _HONOUR.sub("", name)).strip()
    return found if found and found != name else None


_SOUNDS = (
    (re.compile(r"tch|tsch|cz"), "ch"),
    (re.compile(r"dzh|dj|zh|j"), "j"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[qc](?!h)"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"iy\b|yi\b|ii\b|ij\b|yy\b|ej\b|ey\b|ei\b"), "i"),
    (re.compile(r"y(?=[aeou])|i(?=[aeou])"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A folded word with the differences of transliteration systems taken out.

    >>> sound("tokayev") == sound("toqaev") == sound("tokaev")
    True
    """
    for pattern, with_ in _SOUNDS:
        word = pattern.sub(with_, word)
    return word


def sounds(name: str) -> tuple[str, ...]:
    """The words of a name in any script, for comparing with those of another.

    >>> sounds("Токаев") == sounds("Tokayev")
    True
    """
    return tuple(sound(word) for word in fold(name))


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """What spellings of one name share: the sounds of its first letter and of its last word, for blocking.

    >>> name_key("Kassym-Jomart Tokayev") == name_key("Qasym-Jomart Toqaev")
    True
    """
    words = fold(name)
    if not words:
        return ""
    return f"{sound(words[0])[:1]} {sound(words[-1])}"


def latin(name: str) -> str:
    """A Cyrillic name in the letters that English-language offices use.

    >>> latin("Дмитрий Медведев"), latin("Аскар Мамин")
    ('Dmitry Medvedev', 'Askar Mamin')
    """
    return " ".join(_latin_word(word) for word in name.split())


def _latin_word(word: str) -> str:
    parts = []
    for part in word.split("-"):
        lower = part.lower()
        out = "".join(
            "ye" if letter == "е" and (at == 0 or lower[at - 1] in "аеёиоуыэюяьъ") else _LETTERS.get(letter, letter)
            for at, letter in enumerate(lower)
        )
        out = re.sub(r"(?:iy|yy)$", "y", out)
        out = _COMMON.get(out, _COMMON.get(re.sub(r"y$", "iy", out), out[:1].upper() + out[1:]))
        parts.append(out)
    return "-".join(parts)
