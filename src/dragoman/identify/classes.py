"""The class of an office in words: president, premier, monarch, foreign minister, …."""

from __future__ import annotations

import re

_CLASSES: tuple[tuple[str, str], ...] = (
    (r"vice|deputy|assistant|aide|advis[eo]r|spokes|ambassador|wife|lady|son\b|office of|administration", ""),
    (r"foreign (?:minister|secretary)|minister (?:of|for) (?:foreign|external) affairs|top diplomat", "foreign"),
    (r"prime minister|premier|chancellor|taoiseach", "premier"),
    (r"king|queen|emperor|emir|amir|sultan|pope", "monarch"),
    (r"speaker", "speaker"),
    (r"secretary[- ]general", "head"),
    (r"president", "president"),
    (r"leader|heads? of state|head of government", "leader"),
)


def office_class(role: str | None) -> str | None:
    """The class of a role in words: president, premier, monarch, foreign, …; ``None`` for anybody else.

    >>> office_class("Federal Chancellor"), office_class("Vice President")
    ('premier', None)
    """
    for pattern, kind in _CLASSES:
        if role and re.search(rf"(?i)\b(?:{pattern})", role):
            return kind or None
    return None
