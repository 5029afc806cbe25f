"""Whether what a built case shows still follows from the files that stand beside its sources."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from dragoman.workflow import books, last
from dragoman.workflow.case import CaseFolder

_OWN = ("case.toml", "people.toml", "reviews.toml")  # departures.toml is followed wherever departures are asked for
_NAMED = 3


UNREADABLE = "unreadable"


def digest(file: Path) -> str:
    """The SHA-256 of a file; ``UNREADABLE`` for what is no file or cannot be opened: its mending is a change."""
    try:
        if file.is_file():
            with file.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        pass
    return UNREADABLE


def beside(root: Path) -> list[Path]:
    """The protocol books and histories of a case, those too that cannot be read: they are left out, and told of."""
    kept = (file for pattern in ("history/*.jsonl", "history/*.toml") for file in root.glob(pattern))
    return sorted((*kept, *books.files(root)))


def digests(folder: CaseFolder) -> dict[str, str]:
    """The digest of each file that departures follow from, besides sources, by its path as the case has it."""
    own = {name: file for name in (*_OWN, *folder.case.registers) if (file := folder.root / name).is_file()}
    every = own | {file.relative_to(folder.root).as_posix(): file for file in beside(folder.root)}
    return {name: digest(file) for name, file in every.items()}


def stale(folder: CaseFolder, *, own: bool = False) -> str | None:
    """What has changed since the last build, in a sentence; ``None`` where nothing has, or no build ended.

    Args:
        folder: The case.
        own: Ask of the contacts of the case alone: books and histories change nothing of them.

    """
    done = last.load(folder.derived / "last.json")
    if done is None:
        return None
    mine = {*_OWN, *folder.case.registers}
    before, now = (
        {name: value for name, value in found.items() if not own or name in mine}
        for found in (done.beside, digests(folder))
    )
    told = _changed(before, now)
    if not told:
        return None
    more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    what = "the contacts of the case itself are" if own else "what is told is"
    return (
        f"since the last build {', '.join(told[:_NAMED])}{more}: {what} as of that build; "
        f"run 'dragoman build {folder.root}' to follow"
    )


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    words = (
        (name, "came" if name not in before else "went" if name not in now else "changed")
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    )
    return [f"{name} {what}" for name, what in words]
