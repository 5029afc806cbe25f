"""The scripts of the world, by their letters."""

from __future__ import annotations

import unicodedata

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani", "HANGUL": "Hang",
    "HIRAGANA": "Hira", "KATAKANA": "Kana", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "DEVANAGARI": "Deva", "THAI": "Thai",
    "BENGALI": "Beng", "TAMIL": "Taml", "ETHIOPIC": "Ethi", "KHMER": "Khmr", "LAO": "Laoo", "MYANMAR": "Mymr", "SINHALA": "Sinh",
    "MONGOLIAN": "Mong",
}  # fmt: skip


def script_of(text: str) -> str | None:
    """The ISO 15924 code of the script of most letters; ``None`` where there are none, or the script is a rare one.

    >>> script_of("Токаев"), script_of("Tokayev"), script_of("习近平")
    ('Cyrl', 'Latn', 'Hani')
    """
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            name = "LATIN" if letter.isascii() else unicodedata.name(letter, "").split(" ")[0].split("-")[0]
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        return None
    return _SCRIPTS.get(max(counts, key=lambda name: (counts[name], name)))
