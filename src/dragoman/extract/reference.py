"""Whom "he", "she", "him" and "her" mean beside a contact word."""

from __future__ import annotations

import re

from dragoman.extract.triggers import Trigger
from dragoman.model import Mention

_SUBJECT = re.compile(
    r"(?i)(?<![\w-])(?:he|she)(?:,? (?:also|then|later|again|first|probably|presumably|apparently))?\s$"
)
_OBJECT = re.compile(r"(?i)^\s(?:him|her)\b(?!\s+[A-Za-z]+\s+(?:of|for)\b)")


def subject_pronoun(content: str, sentence: tuple[int, int], trigger: Trigger) -> bool:
    """Whether "he" or "she" stands right before the contact word (or inside it: "nor did he meet")."""
    if re.search(r"(?i)\bdid (?:he|she) ", content[trigger.start : trigger.end]):
        return True
    return _SUBJECT.search(content[sentence[0] : trigger.start]) is not None


def object_pronoun(content: str, trigger: Trigger) -> bool:
    """Whether "him" or "her" stands right after the contact word (or inside it: "saw him off")."""
    if re.search(r"(?i)\bsaw (?:him|her)\b", content[trigger.start : trigger.end]):
        return True
    return _OBJECT.search(content[trigger.end : trigger.end + 24]) is not None


def antecedent(
    content: str,
    sentences: list[tuple[int, int]],
    at: int,
    mentions: tuple[Mention, ...],
    *,
    other_than: frozenset[str] = frozenset(),
) -> Mention | None:
    """The person whom a pronoun of a sentence means: who is named first in the sentence before it that names anybody.

    Args:
        content: The document's content.
        sentences: Bounds of all its sentences.
        at: Which of them holds the pronoun.
        mentions: The people of the document, in order.
        other_than: Names that it cannot be.

    Returns:
        The mention, or ``None`` where no sentence of the same paragraph, or of the one before, names another person.

    """
    paragraphs = 0
    for index in range(at - 1, max(-1, at - 6), -1):
        between = content[sentences[index][1] : sentences[index + 1][0]]
        paragraphs += "\n" in between
        if paragraphs > 1:
            return None
        start, end = sentences[index]
        inside = [m for m in mentions if start <= m.span.start < end and m.name not in other_than]
        if inside:
            return inside[0]
    return None
