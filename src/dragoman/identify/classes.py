"""The class of an office in words, as the table of leaders files it: president, premier, monarch, foreign, …."""

from __future__ import annotations

import re

from dragoman.model import Rung
from dragoman.reference import offices

_PLURAL = re.compile(r"(?i)\b(president|minister|premier|chancellor|king|queen|emperor|emir|amir|sultan|speaker)s\b")
_LEADS = re.compile(r"(?i)\b(?:leader|heads? of state|head of government)")
_SECRETARY = re.compile(r"(?i)secretary[- ]general")
_CLASSES = {Rung.HEAD_OF_GOVERNMENT: "premier", Rung.HEAD_OF_STATE: "president", Rung.SPEAKER: "speaker"}


def office_class(role: str | None) -> str | None:
    """The class of a role in words: president, premier, monarch, foreign, …; ``None`` for anybody else.

    >>> office_class("Federal Chancellor"), office_class("Vice President")
    ('premier', None)
    """
    found = (_class(part) for part in offices.split(_PLURAL.sub(r"\1", role))) if role else ()
    return next((kind for kind in found if kind), None)


def _class(title: str) -> str | None:
    office = offices.office(title)
    if office.rung in {None, *_CLASSES} and _LEADS.search(title):
        return "leader"
    if office.rung is Rung.MINISTER:
        return "foreign" if office.portfolio == "foreign" else None
    if office.rung is Rung.HEAD_OF_ORGANISATION:
        return "head" if _SECRETARY.search(title) else "president" if "president" in title.casefold() else None
    return "monarch" if offices.is_crown(office) else _CLASSES.get(office.rung) if office.rung is not None else None
