"""What could not be read or decided: content of a dossier, never silence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.text import Span


class Room(StrEnum):
    """The step that met the gap."""

    CASE = "case"
    INGEST = "ingest"
    IDENTIFY = "identify"
    EXTRACT = "extract"
    CORROBORATE = "corroborate"
    RECONCILE = "reconcile"
    COMPARE = "compare"
    WEIGH = "weigh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that could not be read or decided, and why.

    ``kind`` is a short stable word ("truncated", "empty", "no-date", "undecided-person"); ``subject`` the file path,
    document id or person id that it concerns; ``reason`` a sentence for a reader; ``advice`` what would close it.
    ``document`` and ``span`` point at the words, where there are any.
    """

    room: Room
    kind: str
    subject: str
    reason: str
    advice: str | None = None
    document: str | None = None
    span: Span | None = None
