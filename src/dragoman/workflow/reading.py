"""Reading one document: who is named, what contacts are told of, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from dragoman import extract, identify
from dragoman.ingest import publisher as profile
from dragoman.language.even import even
from dragoman.model import Document, Gap, Mention, Publisher, Reading, Report, Room, Span

READ_LANGUAGES = ("en", "ru")


def read(document: Document, publisher: Publisher | None = None) -> Reading:
    """All that is read from a document.

    Args:
        document: The text.
        publisher: Its profile; looked up by the document's publisher where absent.

    Returns:
        Mentions and reports in reading order, their spans in the document as it is. A text that cannot be read is a
        gap, never silence.

    """
    issuer = publisher or profile(document.publisher)
    if document.language not in READ_LANGUAGES:
        return Reading(document=document.id, gaps=(_unread(document),))
    evened, back = evenly(document, issuer)
    mentions = identify.find_mentions(evened, publisher=issuer, cards=cards(document, issuer))
    reports = extract.read(evened, mentions, publisher=issuer)
    taking_part = {mention for report in reports for mention in report.participants}  # pronouns among them
    every = sorted({*mentions, *taking_part}, key=lambda m: (m.span, m.name, m.role or "", m.side or ""))
    statements = extract.find_statements(evened, mentions) if document.language == "en" else ()
    return Reading(
        document=document.id,
        mentions=tuple(_placed(mention, back) for mention in every),
        reports=tuple(_report(report, back) for report in reports),
        statements=tuple(replace(statement, span=back(statement.span)) for statement in statements),
    )


_HEAD = 40
Back = Callable[[Span], Span]


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def cards(document: Document, publisher: Publisher) -> tuple[str, ...]:
    """What a publisher prints behind names, each with its full name and office, as it stands in the document."""
    return tuple(
        match["card"].strip()
        for pattern in _compiled(publisher.spliced)
        if "card" in pattern.groupindex
        for match in pattern.finditer(document.text)
    )


def evenly(document: Document, publisher: Publisher) -> tuple[Document, Back]:
    """The document as it is read, with even white space, and the way back from its spans to those of the original."""
    title, in_title = even(document.title)
    breaks = _compiled(publisher.breaks)
    if publisher.breaks and document.title and document.title in document.text[: len(document.title) + _HEAD]:
        breaks = (re.compile(re.escape(document.title)), *breaks)  # the headline once more, before the text
    text, in_text = even(document.text, spliced=_compiled(publisher.spliced), breaks=breaks)
    if in_title is None and in_text is None:
        return document, lambda span: span
    first = in_title or list(range(len(document.title) + 1))
    second = in_text or list(range(len(document.text) + 1))
    beyond = len(document.title) + 1
    places = [*first[:-1], len(document.title), *(at + beyond for at in second)]

    def back(span: Span) -> Span:
        return replace(span, start=places[span.start], end=places[span.end - 1] + 1)

    return replace(document, title=title, text=text), back


def _placed(mention: Mention, back: Back) -> Mention:
    return replace(mention, span=back(mention.span))


def _report(report: Report, back: Back) -> Report:
    def moved(span: Span | None) -> Span | None:
        return None if span is None else back(span)

    return replace(
        report,
        participants=tuple(_placed(mention, back) for mention in report.participants),
        when=replace(report.when, words=moved(report.when.words)),
        evidence=back(report.evidence),
        place_span=moved(report.place_span),
        initiator_span=moved(report.initiator_span),
        hedge=moved(report.hedge),
        form_span=moved(report.form_span),
        circumstances=tuple(replace(one, span=back(one.span)) for one in report.circumstances),
    )


def _unread(document: Document) -> Gap:
    return Gap(
        room=Room.EXTRACT,
        kind="unread-language",
        subject=document.name or document.id,
        reason=f"The text is in a language that is not read yet ({document.language}); it is kept and can be searched",
        advice="add a translation beside it as a source of its own",
        document=document.id,
    )
