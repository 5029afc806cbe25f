"""Days as they are given on the command line."""

from __future__ import annotations

import re
from datetime import date

import typer


def parse(words: str | date) -> date:
    """A day from its ISO words.

    Raises:
        BadParameter: They are none.

    """
    if isinstance(words, date):
        return words
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise typer.BadParameter(f"{words!r} is no day; write a day like 2020-03-06")
