"""A text with even white space, dashes and apostrophes for reading, and the way back to the offsets of the original."""

from __future__ import annotations

import re

_ODD = re.compile(
    r"[^\S \n]|[\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011\u02bc\u00b4`]| {2,}| \n|\n |(?<=[^\s.!?…:;\"'”’»)\]])\n(?=\S)"
)
_GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PLAIN = {"\u2010": "-", "\u2011": "-", "\u02bc": "’", "\u00b4": "’", "`": "’"}
_LINE = 60  # a line shorter than this that ends without a full stop is a heading or an item, not broken prose


def even(text: str) -> tuple[str, list[int] | None]:
    """The text with single spaces, without invisible characters, and with the lines of a paragraph joined.

    Args:
        text: Any text.

    Returns:
        The even text, and for each of its characters the offset in the original (one more at the end); ``None`` where
        nothing was changed.

    """
    if not _ODD.search(text):
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    line = 0  # characters of the present line
    for at, letter in enumerate(text):
        if letter in _GONE:
            continue
        plain = _PLAIN.get(letter, letter)
        if plain != "\n" and plain.isspace():
            plain = " "
        if plain == "\n":
            while out and out[-1] == " ":
                out.pop()
                offsets.pop()
            if _broken(text, at, line):
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


def _broken(text: str, at: int, line: int) -> bool:
    """Whether a line feed breaks a sentence in two: a long line without a full stop, and words right after it."""
    before = text[max(0, at - 40) : at].rstrip(" \t")[-1:]
    after = text[at + 1 : at + 2]
    return line >= _LINE and before != "" and before not in "\n.!?…:;\"'”’»)]" and bool(after) and not after.isspace()
