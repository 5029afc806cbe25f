"""Numbers of a sentence, in either language, as plain decimals with what they count."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language.lemmas import lemma
from dragoman.language.words import is_function

_SPELLED = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "один": 1, "одного": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4, "четырёх": 4,
    "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9,
    "десять": 10, "десяти": 10, "двенадцать": 12, "двадцать": 20, "двадцати": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
}  # fmt: skip
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPELLED_OUT = re.compile(r"(?i)(?<![\w-])(" + "|".join(sorted(_SPELLED, key=len, reverse=True)) + r")(?![\w-])")
_BARE = {
    "a",
    "one",
    "two",
    "один",
    "одного",
    "два",
    "две",
    "двух",
}  # counted only before a scale: "the two leaders", "one of"
_SCALED = re.compile(r"(?i) (?:thousand|million|billion|trillion|тысяч|миллион|миллиард|триллион)")
_SCALES = {"bln": 1e9, "bn": 1e9, "b": 1e9, "mln": 1e6, "mn": 1e6, "m": 1e6, "k": 1e3, "thousand": 1e3, "million": 1e6, "billion": 1e9,
           "trillion": 1e12, "тыс": 1e3, "млн": 1e6, "миллион": 1e6, "млрд": 1e9, "миллиард": 1e9, "трлн": 1e12, "триллион": 1e12}  # fmt: skip
_SCALE = r"bln|bn|mln|mn|thousand|million|billion|trillion|тыс(?:\.|яч\w*)?|млн\.?|миллион\w*|млрд\.?|миллиард\w*|трлн\.?|триллион\w*"
_UNITS = (
    ("%", r"%|per ?cent|percentage points|процент\w*"),
    ("USD", r"(?:US |U\.S\. )?dollars?|USD|долл\w*"),
    ("EUR", r"euros?|EUR|евро"),
    ("RUB", r"rubles?|roubles?|рубл\w*"),
    ("tonne", r"tons?|tonnes?|тонн\w*"),
    ("km", r"kilomet(?:er|re)s?|km|километр\w*|км"),
    ("MW", r"megawatts?|MW|мегаватт\w*|МВт"),
    ("year", r"years?|лет|год(?:а|ов)"),
    ("hour", r"hours?|час(?:а|ов)?"),
)  # fmt: skip
_UNIT = tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in _UNITS)
_DIGITS = r"\d{1,3}(?:[ \u00a0,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?P<money>US\$|\$|€)?\s?(?P<number>{_DIGITS})"
    rf"(?:\s?(?:-|–|—|\bto\b|\bдо\b)\s?(?:US\$|\$|€)?(?P<upper>{_DIGITS}))?(?:(?![\w]|[.,]\d)|(?=(?:bn|mn|bln|mln|b|m|k)\b))"
    rf"(?:[ \u00a0-]{{0,12}}(?P<scale>{_SCALE})(?!\w)|(?P<glued>bn|mn|bln|mln|b|m|k)\b)?"
    r"(?:[ \u00a0-]{0,12}(?P<unit>" + "|".join(f"(?:{words})" for _, words in _UNITS) + r")(?!\w))?"
)  # fmt: skip
_NUMERAL = re.compile(r"(?i)(?:\bno\.?|№|\bnumber|\bnos\.|\barticle|\bresolution|\bпункт\w*|\bстать\w*|\bчасть)\s*$")
_MORE = re.compile(
    r"(?i)(?<!\bno )(?<!\bnot )(?<!\bне )\b(?:more than|over|exceed\w*|above|upwards of|surpass\w*|beyond|более(?: чем)?|свыше|больше|превы\w+)(?: \w+)?\s*$"
)
_FLOOR = re.compile(r"(?i)\b(?:at least|no(?:t|) (?:less|fewer) than|не ме(?:нее|ньше)(?: чем)?)(?: \w+)?\s*$")
_LESS = re.compile(
    r"(?i)\b(?:less than|under|below|up to|at most|not? more than|менее(?: чем)?|не бол(?:ее|ьше)(?: чем)?|ниже)\s*$"
)
_ABOUT = re.compile(
    r"(?i)\b(?:about|around|nearly|almost|some|approximately|roughly|close to|near|около|почти(?: до)?|порядка|примерно|близк\w+ к)\s*$"
)
HEDGES = "<>~≥"
_WIDE = 1.25  # "more than 4" may be said of 5
_CLOSE = 0.1  # "about 20" of 19.1
_AFTER = re.compile(
    r"[ \u00a0]{1,12}(?:(?:of|new|more|joint|additional|other|major|large|different|новых|совместных|крупных)[ \u00a0])*([^\W\d_]{3,})(?:[ \u00a0]([^\W\d_]{3,}))?"
)


SIGNS = tuple(name for name, _ in _UNITS if name not in {"year", "hour"})  # units that tell what is measured


def in_words(number: int) -> str:
    """A count as a reader meets it: up to twelve a word.

    >>> in_words(0), in_words(3), in_words(1200)
    ('no', 'three', '1,200')
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence gives: between ``low`` and ``high``, of ``unit`` (a sign, or lemmas of what is counted).

    ``hedge`` is ">", "<", "~" or "≥" where the text gives it as more, less, about or at least ``amount``.
    """

    low: float
    high: float
    unit: str
    hedge: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Characters ``[start, end)`` of a text that give a number, and the number."""

    start: int
    end: int
    value: str


def find(text: str, taken: tuple[tuple[int, int], ...] = ()) -> Iterator[NumberWords]:
    """Every number outside the stretches that are taken (dates), in order; ``value`` as ``numbers`` gives it."""
    even = _SPELLED_OUT.sub(_digits, text)  # offsets stay
    words = list(_SPELLED_OUT.finditer(text))  # their digits are shorter than they are
    for match in _NUMBER.finditer(even):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = even[max(0, match.start() - 40) : match.start()]
        if not _NUMERAL.search(before):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            value = _sign(before) + _amount(match) + _unit(match, even)
            end = start + len(text[start : match.end()].rstrip())
            end = next((word.end() for word in words if word.start() < end <= word.end()), end)
            yield NumberWords(start, end, value)


def numbers(text: str, taken: tuple[tuple[int, int], ...] = ()) -> Iterator[str]:
    """Every number outside the stretches that are taken (dates), e.g. ``"2000000000 USD"``.

    What has no unit is given with the lemmas of what is counted ("12 trade+centr"); a range has two ends ("40-45 tonne"); ">",
    "<", "~" and "≥" stand before what the text gives as more, less, about or at least.

    >>> list(numbers("two billion dollars")), list(numbers("12 bln USD")), list(numbers("$5bn"))
    (['2000000000 USD'], ['12000000000 USD'], ['5000000000 USD'])
    >>> list(numbers("worth 2 billion dollars")), list(numbers("на 2 млрд долларов"))
    (['2000000000 USD'], ['2000000000 USD'])
    >>> list(numbers("40-45 thousand tonnes")), list(numbers("more than 1.5 million people")), list(numbers("seven agreements"))
    (['40000-45000 tonne'], ['>1500000 peopl'], ['7 agreement'])
    """
    return (found.value for found in find(text, taken))


def figure(number: str) -> Figure:
    """A number as it was read, as bounds.

    >>> figure(">4 USD").high, figure("40-45 tonne").low, figure("≥4 peopl").high
    (5.0, 40.0, inf)
    """
    amount, _, unit = number.partition(" ")
    sign, amount = (amount[0], amount[1:]) if amount[0] in HEDGES else ("", amount)
    lower, _, upper = amount.partition("-")
    low, high = float(lower), float(upper or lower)
    if sign == ">":
        high *= _WIDE
    elif sign == "≥":
        high = math.inf
    elif sign == "<":
        low /= _WIDE
    elif sign == "~":
        low, high = low * (1 - _CLOSE), high * (1 + _CLOSE)
    return Figure(low, high, unit, sign, amount)


def spelled(number: str) -> str:
    """A number as a reader takes it in.

    >>> spelled("~20000000000 USD"), spelled("7 agreement"), spelled("40000-45000 tonne"), spelled("19.7 %")
    ('about 20 billion USD', '7', '40,000 to 45,000 tonnes', '19.7%')
    """
    found = figure(number)
    ends = [_short(float(end)) for end in found.amount.split("-")]
    hedge = {">": "more than ", "<": "less than ", "~": "about ", "≥": "at least "}.get(found.hedge, "")
    unit = {"%": "%", "tonne": " tonnes" if found.amount != "1" else " tonne"}.get(found.unit, f" {found.unit}")
    return hedge + " to ".join(ends) + (unit if found.unit in SIGNS else "")


def _short(value: float) -> str:
    for word, by in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if value >= by:
            return f"{value / by:.10g} {word}"
    return f"{value:,.10g}"


def _digits(match: re.Match[str]) -> str:
    word = match[1].lower()
    if word in _BARE and not _SCALED.match(match.string, match.end()):
        return match[0]
    return str(_SPELLED[word]).ljust(len(match[0]))


def _sign(before: str) -> str:
    hedges = (("~", _ABOUT), ("≥", _FLOOR), (">", _MORE), ("<", _LESS))  # "no less than" is not "less than"
    return next((sign for sign, words in hedges if words.search(before)), "")


def _amount(match: re.Match[str]) -> str:
    word = (match["scale"] or match["glued"] or "").casefold().rstrip(".")
    by = _SCALES.get(word) or next((by for name, by in _SCALES.items() if len(name) > 2 and word.startswith(name)), 1.0)
    ends = [_plain(_value(digits) * by) for digits in (match["number"], match["upper"]) if digits]
    return "-".join(ends if len(ends) < 2 or float(ends[0]) < float(ends[1]) else ends[:1])


def _unit(match: re.Match[str], text: str) -> str:
    if match["money"]:
        return " EUR" if match["money"] == "€" else " USD"
    if match["unit"]:
        return " " + next(name for name, pattern in _UNIT if pattern.match(match["unit"]))
    return f" {counted}" if (counted := _counted(text, match.end())) else ""


def _counted(text: str, end: int) -> str:
    """The lemmas of what a number counts: one or two words right after it, those left out that only qualify."""
    match = _AFTER.match(text, end)
    found: list[str] = []
    for word in match.groups() if match else ():
        if not word or is_function(word):
            break
        if not _qualifies(word):
            found.append(lemma(word.casefold()))
    return "+".join(found)


def _qualifies(word: str) -> bool:
    """Whether a word rather qualifies a noun than is one."""
    return re.search(r"(?i)(?:al|ary|ic|ive|ous|ed|ing|ian|ese|ish|ых|их|ные|ские)$", word) is not None


def _value(digits: str) -> float:
    plain = re.sub(r"[ \u00a0]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
