"""``departures.toml``: which departures an analyst set aside, and why; a log to which lines are only added."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.model import CaseError, Choice
from dragoman.workflow.writing import changing, replace, toml_string

NAME = "departures.toml"
_HEAD = (
    "# Departures that an analyst set aside or brought back. `dragoman departures` adds here; the last word counts.\n"
)


class _ChoiceFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    item: str = Field(min_length=1)
    aside: bool
    note: str = Field(min_length=1)
    by: str | None = None
    day: date | None = None


class _ChoicesFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    choice: tuple[_ChoiceFile, ...] = ()


def load(path: Path) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """The choices in a file, in order, and all its faults; no file holds none."""
    if not path.exists():
        return (), ()
    try:
        given = _ChoicesFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        return (), (f"{path.name}: cannot be read ({error}); write it in UTF-8",)
    except ValidationError as error:
        return (), tuple(f"{path.name}: {_told(one)}" for one in error.errors())
    except (ValueError, RecursionError) as error:
        return (), (f"{path.name}: is not TOML ({error}); mend that line or delete it",)
    return tuple(
        Choice(item=one.item, aside=one.aside, note=one.note, by=one.by, day=one.day) for one in given.choice
    ), ()


def _told(error: Any) -> str:
    at = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        known = _ChoiceFile.model_fields if len(error["loc"]) > 1 else _ChoicesFile.model_fields
        return f"{at}: unknown key; known are {', '.join(sorted(known))}"
    return f"{at}: {error['msg']}"


def add(path: Path, choice: Choice) -> None:
    """Keep a choice at the end of the file.

    Raises:
        CaseError: The file is broken, or another process writes to it.

    """
    fields = [
        f"item = {toml_string(choice.item)}",
        f"aside = {str(choice.aside).lower()}",
        f"note = {toml_string(choice.note)}",
    ]
    fields += [f"by = {toml_string(choice.by)}"] if choice.by else []
    fields += [f"day = {choice.day}"] if choice.day else []
    with changing(path):
        _, faults = load(path)
        if faults:
            raise CaseError(faults)
        before = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
        entry = "\n".join(fields)
        replace(path, f"{before.rstrip(chr(10))}\n\n[[choice]]\n{entry}\n".encode())


def made_by(choices: Iterable[Choice], on: date | None) -> tuple[Choice, ...]:
    """The choices that were made by a day, all without one; when one without a day was made, nobody can say."""
    return tuple(one for one in choices if on is None or (one.day is not None and one.day <= on))


def aside(choices: Iterable[Choice], *, on: date | None = None) -> dict[str, Choice]:
    """What is set aside now, or was on a day, by item: of several choices the last one counts."""
    last = {one.item: one for one in made_by(choices, on)}
    return {item: one for item, one in last.items() if one.aside}
