"""A text with even white space, dashes and apostrophes for reading, and the way back to the offsets of the original."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ODD = re.compile(
    r"[^\S \n]|[\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011\u02bc\u00b4`]| {2,}| \n|\n |(?<=[^\s.!?…:;\"'”’»)\]])\n(?=\S)"
)
_GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PLAIN = {"\u2010": "-", "\u2011": "-", "\u02bc": "’", "\u00b4": "’", "`": "’"}
# Lines that a page prints between the lines of its text: credits, buttons, advertisements, bylines. Where one cuts a
# sentence in two, it is left out of the reading.
_FURNITURE = re.compile(
    r"(?:\n[ \t]*){1,3}(?:(?i:photo|image|picture|credit|video|watch|listen|share|tweet|print|e-?mail|copy link|read (?:more|also)|"
    r"see also|related|advertisement|sponsored|follow us|subscribe|sign up|comments?|published|updated|last updated|source|editor|text|"
    r"download|zoom|click|tags?|back to top|skip to|cookie|menu|newsletter)\b[^\n]{0,100}|©[^\n]{0,100}|By [A-Z][\w.’'-]+ [A-Z][^\n.]{1,50}|"
    r"\d{1,3} (?:comments?|shares?|views?)|(?i:page) \d+(?: of \d+)?|\d{1,3})[ \t]*(?:\n[ \t]*){1,3}(?=\S)"
)
_BRACKETED = re.compile(
    r" ?[\[(](?i:photo|image|credit|video|advertisement|read more|read also|see also|related|share|listen|watch|getty|reuters|ap photo)\b"
    r"[^\])\n]{0,80}[\])](?= )"
)
_LINE = 60  # a line shorter than this that ends without a full stop is a heading or an item, not broken prose


def even(
    text: str, *, spliced: Sequence[re.Pattern[str]] = (), breaks: Sequence[re.Pattern[str]] = ()
) -> tuple[str, list[int] | None]:
    """The text with single spaces, without invisible characters, and with the lines of a paragraph joined.

    Args:
        text: Any text.
        spliced: What a publisher prints into its sentences; left out, or only the group "card" where there is one.
        breaks: What a publisher prints between sentences; a line of its own.

    Returns:
        The even text, and for each of its characters the offset in the original (one more at the end); ``None`` where
        nothing was changed.

    """
    out_of = [match.span() for match in _FURNITURE.finditer(text) if _cuts(text, *match.span())]
    out_of += [match.span() for match in _BRACKETED.finditer(text)]
    out_of += [
        match.span("card" if "card" in pattern.groupindex else 0)
        for pattern in spliced
        for match in pattern.finditer(text)
    ]
    apart = [match.span() for pattern in breaks for match in pattern.finditer(text)]
    if not out_of and not apart and not _ODD.search(text):
        return text, None
    left_out = {at for start, end in out_of for at in range(start, end)}
    spaces = {start for start, _ in out_of}
    lines = {at for start, end in apart for at in (start - 1, end) if 0 <= at < len(text) and text[at] == " "}
    out: list[str] = []
    offsets: list[int] = []
    line = 0  # characters of the present line
    for at, letter in enumerate(text):
        if letter in _GONE:
            continue
        if at in left_out and at not in spaces:
            continue
        plain = "\n" if at in lines else " " if at in left_out else _PLAIN.get(letter, letter)
        if plain != "\n" and plain.isspace():
            plain = " "
        if plain == "\n":
            while out and out[-1] == " ":
                out.pop()
                offsets.pop()
            if at not in lines and _broken(text, at, line):
                plain = " "
            line = 0
        elif plain == " ":
            if not out or out[-1] in {" ", "\n"}:
                continue
            line += 1
        else:
            line += 1
        out.append(plain)
        offsets.append(at)
    offsets.append(len(text))
    return "".join(out), offsets


_HANGING = re.compile(
    r"(?:,|\b(?:a|an|the|and|or|of|with|to|by|for|from|in|on|at|as|his|her|their|its|between|that|who|which|was|were|is|has|had))$"
)


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether page furniture at ``[start, end)`` stands inside a sentence, not behind a heading."""
    line = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    if not line or line[-1] in ".!?…:;\"'”’»)]":
        return False
    return text[end].islower() or len(line) >= _LINE or _HANGING.search(line) is not None


def _broken(text: str, at: int, line: int) -> bool:
    """Whether a line feed breaks a sentence in two: a long line without a full stop, and words right after it."""
    before = text[max(0, at - 40) : at].rstrip(" \t")[-1:]
    after = text[at + 1 : at + 2]
    return line >= _LINE and before != "" and before not in "\n.!?…:;\"'”’»)]" and bool(after) and not after.isspace()
