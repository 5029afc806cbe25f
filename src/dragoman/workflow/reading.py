"""Reading one document: who is named, what contacts are told of, and what could not be read."""

from __future__ import annotations

from dragoman import extract, identify
from dragoman.ingest import publisher as profile
from dragoman.model import Document, Gap, Publisher, Reading, Room

READ_LANGUAGES = ("en", "ru")


def read(document: Document, publisher: Publisher | None = None) -> Reading:
    """All that is read from a document.

    Args:
        document: The text.
        publisher: Its profile; looked up by the document's publisher where absent.

    Returns:
        Mentions and reports in reading order. A text that cannot be read is a gap, never silence.

    """
    issuer = publisher or profile(document.publisher)
    if document.language not in READ_LANGUAGES:
        return Reading(document=document.id, gaps=(_unread(document),))
    mentions = identify.find_mentions(document, publisher=issuer)
    reports = extract.read(document, mentions, publisher=issuer)
    taking_part = {mention for report in reports for mention in report.participants}  # pronouns among them
    every = tuple(sorted({*mentions, *taking_part}, key=lambda m: (m.span, m.name, m.role or "", m.side or "")))
    return Reading(document=document.id, mentions=every, reports=reports)


def _unread(document: Document) -> Gap:
    return Gap(
        room=Room.EXTRACT,
        kind="unread-language",
        subject=document.name or document.id,
        reason=f"The text is in a language that is not read yet ({document.language}); it is kept and can be searched",
        advice="add a translation beside it as a source of its own",
        document=document.id,
    )
