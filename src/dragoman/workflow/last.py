"""What the last finished build was made of, in a small file: where nothing has changed, no store is opened."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dragoman.model import Gap, Room, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The state of everything that the build depended on, and what it made; ``database`` is its digest.

    ``beside`` are the digests of the files that an analyst keeps beside the sources, by path.
    """

    state: str
    database: str
    beside: dict[str, str]
    documents: int
    contacts: int
    people: int
    gaps: tuple[Gap, ...]


def save(path: Path, last: Last) -> None:
    """Write it at once or not at all."""
    partial = path.with_suffix(".partial")
    text = json.dumps(asdict(last), ensure_ascii=True, indent=0, sort_keys=True)
    partial.write_text(text + "\n", encoding="utf-8", newline="\n")
    partial.replace(path)


def load(path: Path) -> Last | None:
    """What was saved, or ``None`` where nothing was, or it cannot be used."""
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        gaps = tuple(_gap(**gap) for gap in fields.pop("gaps"))
        return Last(gaps=gaps, **fields)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _gap(*, room: str, span: dict[str, Any] | None, **rest: Any) -> Gap:
    return Gap(room=Room(room), span=None if span is None else Span(**span), **rest)
