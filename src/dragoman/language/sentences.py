"""Sentences with exact offsets, for English and Russian prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "adm",
        "capt",
        "sgt",
        "sen",
        "rep",
        "gov",
        "amb",
        "st",
        "jr",
        "sr",
        "hon",
        "rev",
        "pres",
        "no",
        "nos",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "est",
        "fig",
        "al",
        "approx",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mt",
        "ft",
        "art",
        "arts",
        "para",
        "vol",
        "ed",
        "pp",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "a.m",
        "p.m",
        "h.e",
        "h.m",
        "h.h",
        "h.r.h",
        "i.e",
        "e.g",
        "ph.d",
        "г",
        "гг",
        "им",
        "ул",
        "тел",
        "руб",
        "коп",
        "млн",
        "млрд",
        "трлн",
        "т.е",
        "т.д",
        "т.п",
        "т.к",
        "см",
        "стр",
        "д",
        "р-н",
        "обл",
        "проф",
        "акад",
    ]
)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n")
_OPENS = re.compile(r"[\"'“‘«(\[]*[A-ZА-ЯЁӘҒҚҢӨҰҮІ0-9À-ÞĀ-Ž–—\-•*]")
_CLOSED = re.compile(r"[.!?…:;]+[\"'”’»)\]]*\s*$")
_OPENING = "\"'“‘«([-–—"


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text into sentences.

    A blank line always ends one; a single line feed does so after a closed sentence or a short line (a heading or a
    list item), otherwise it is a soft break inside a paragraph.

    Args:
        text: Any text.

    Returns:
        Half-open character ranges in order, without overlaps, together covering all that is not white space.

    >>> [ "Mr. Bek met Dr. No. He left."[a:b] for a, b in sentences("Mr. Bek met Dr. No. He left.") ]
    ['Mr. Bek met Dr. No.', 'He left.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() <= start or not _ends(text, start, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(piece for bounds in found for piece in _pieces(text, *bounds))


_LONGEST = 2000  # characters; what runs on for longer is a list or no prose, and is cut where it may be


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ("; ", ", ", " ", "\n"))
        cut = cut + 1 if cut > start else start + _LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 3]
    if match[0] == "\n":
        line = text[text.rfind("\n", start, match.start()) + 1 : match.start()]
        return after.startswith(("\n", "\r")) or not line.strip() or bool(_CLOSED.search(line[-12:])) or len(line) < 60
    rest = text[match.end() : match.end() + 24].lstrip()
    if rest and not _OPENS.match(rest):
        return False
    if match[0].startswith(".") and not match[0].startswith(".."):
        words = text[max(start, match.start() - 40) : match.start()].split()
        last = words[-1].lstrip(_OPENING) if words else ""
        if last:
            if len(last) == 1 and last.isupper():
                return False
            if (
                last.lower() in _ABBREVIATIONS
                and not (last.lower() in {"jr", "sr", "a.m", "p.m", "d.c", "u.s", "no", "г"} and _fresh(rest))
            ) or (last.lower() == "u.s" and rest.startswith("President")):
                return False
    return True


def _fresh(rest: str) -> bool:
    """Whether what follows opens a sentence by its first word, so that "Jr." or "D.C." can end one."""
    return bool(re.match(r"(?:The|He|She|They|It|In|On|During|We|His|Her|This|President|Both|В|Он|Она|На)\b", rest))


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
