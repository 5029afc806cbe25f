"""What a document says besides contacts: topics, quotations, figures, commitments, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.text import Span


class Said(StrEnum):
    """What sort of statement it is."""

    TOPIC = "topic"  # what was spoken of
    QUOTATION = "quotation"  # somebody's own words
    FIGURE = "figure"  # a number that the text gives
    COMMITMENT = "commitment"  # what somebody undertakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a document.

    ``span`` are its words. ``label`` is the topic's id, or the figure as printed ("19.7%"); ``speaker`` is whose words
    or undertaking it is, by canonical name, ``None`` where the text does not say.
    """

    kind: Said
    span: Span
    label: str | None = None
    speaker: str | None = None
