"""Numbers of a sentence, in either language, as plain decimals with a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPELLED = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "один": 1, "одного": 1, "два": 2, "двух": 2, "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4, "пять": 5,
    "пяти": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "десяти": 10,
}  # fmt: skip
_SPELLED_OUT = re.compile(
    r"(?i)\b("
    + "|".join(sorted(_SPELLED, key=len, reverse=True))
    + r")(?= (?:thousand|million|billion|trillion|тысяч|миллион|миллиард|триллион))"
)
_SCALES = {"bln": 1e9, "bn": 1e9, "mln": 1e6, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "тыс": 1e3, "млн": 1e6, "миллион": 1e6,
           "млрд": 1e9, "миллиард": 1e9, "трлн": 1e12, "триллион": 1e12}  # fmt: skip
_UNITS = (
    ("%", r"%|per ?cent|percentage points|процент\w*"),
    ("USD", r"(?:US )?dollars?|USD|долл\w*"),
    ("EUR", r"euros?|EUR|евро"),
    ("RUB", r"rubles?|roubles?|рубл\w*"),
    ("tonne", r"tons?|tonnes?|тонн\w*"),
    ("km", r"kilomet(?:er|re)s?|km|километр\w*|км"),
    ("MW", r"megawatts?|MW|мегаватт\w*|МВт"),
    ("person", r"people|persons?|students?|citizens?|troops?|человек|студент\w*|граждан\w*"),
    ("year", r"years?|лет|год(?:а|ов)"),
)
_NUMBER = re.compile(
    r"(?<![\w.,-])(?P<money>\$|€)?\s?(?P<number>\d{1,3}(?:[ \u00a0,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\w]|[.,]\d)"
    r"(?:[ \u00a0-]{0,12}(?P<scale>bln|bn|mln|thousand|million|billion|trillion|тыс(?:\.|яч\w*)?|млн\.?|миллион\w*|млрд\.?|миллиард\w*|трлн\.?|триллион\w*))?"
    r"(?:[ \u00a0]?(?P<unit>" + "|".join(f"(?:{words})" for _, words in _UNITS) + r")(?!\w))?"
)
_UNIT = tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in _UNITS)


def numbers(text: str, taken: tuple[tuple[int, int], ...] = ()) -> Iterator[str]:
    """Every number outside the stretches that are taken (dates), e.g. ``"2000000000 USD"``.

    >>> list(numbers("two billion dollars")), list(numbers("12 bln USD"))
    (['2000000000 USD'], ['12000000000 USD'])
    >>> list(numbers("worth 2 billion dollars")), list(numbers("на 2 млрд долларов"))
    (['2000000000 USD'], ['2000000000 USD'])
    """
    text = _SPELLED_OUT.sub(lambda m: str(_SPELLED[m[1].lower()]).ljust(len(m[1])), text)  # offsets stay
    for match in _NUMBER.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        value = _value(match["number"])
        scale = (match["scale"] or "").casefold()
        value *= next((by for word, by in _SCALES.items() if scale.startswith(word)), 1.0) if scale else 1.0
        unit = {"$": "USD", "€": "EUR", None: None}[match["money"]] or next(
            (name for name, pattern in _UNIT if match["unit"] and pattern.match(match["unit"])), None
        )
        yield f"{value:.6f}".rstrip("0").rstrip(".") + (f" {unit}" if unit else "")


def _value(digits: str) -> float:
    plain = re.sub(r"[ \u00a0]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))
