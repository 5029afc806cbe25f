"""Why a document was read as it was: sentence by sentence, every name, date and contact word with its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import extract, identify, ingest
from dragoman.model import Document, Gap, Mention, NotFound, Report
from dragoman.workflow.reading import READ_LANGUAGES, cards, evenly


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one contact word. ``reason`` says why it gave no report, ``reports`` those that it gave."""

    words: str
    kind: str
    acting: tuple[str, ...]
    acted_with: tuple[str, ...]
    reports: tuple[Report, ...]
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what was found in it; ``dates`` pair the words with the days that they mean."""

    text: str
    mentions: tuple[Mention, ...]
    dates: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A document as it was read. ``reports`` are what remains when accounts of one contact are joined."""

    document: Document
    sentences: tuple[Sentence, ...]
    reports: tuple[Report, ...]


def explain(path: Path, *, hints: ingest.Hints | None = None) -> Iterator[Explanation | Gap]:
    """How each document of a file is read.

    Args:
        path: A file of any format that a case may hold.
        hints: What is known of it: publisher, day.

    Returns:
        One explanation for each document, one gap for each thing that could not be read.

    Raises:
        NotFound: There is no such file.

    """
    if not path.is_file():
        raise NotFound(f"explain: {path} is not a file; give a file that a case may hold")
    snapshot = ingest.snapshot(path, relative=path.name)
    for item in ingest.read_file(path, snapshot=snapshot, hints=hints):
        yield item if isinstance(item, Gap) else explain_document(item)


def explain_document(document: Document) -> Explanation:
    """How one document is read, with its white space even; languages that are not read give no sentences."""
    if document.language not in READ_LANGUAGES:
        return Explanation(document=document, sentences=(), reports=())
    publisher = ingest.publisher(document.publisher)
    behind_names = cards(document, publisher)
    document, _ = evenly(document, publisher)
    mentions = identify.find_mentions(document, publisher=publisher, cards=behind_names)
    decisions: list[extract.Decision] = []
    reports = extract.read(document, mentions, publisher=publisher, told=decisions.append)
    content = document.content
    bounds = extract.sentence_bounds(document)
    explained = []
    for at, (start, end) in enumerate(bounds):
        found = extract.dates_of(document, publisher, bounds, at)
        explained.append(
            Sentence(
                text=content[start:end],
                mentions=tuple(m for m in mentions if start <= m.span.start and m.span.end <= end),
                dates=tuple((content[d.start : d.end], d.value) for d in found),
                verdicts=tuple(_verdict(one) for one in decisions if one.sentence == (start, end)),
            )
        )
    return Explanation(document=document, sentences=tuple(explained), reports=reports)


def _verdict(decision: extract.Decision) -> Verdict:
    return Verdict(
        words=decision.trigger.words,
        kind=decision.trigger.kind.value,
        acting=tuple(m.name for m in decision.frame.left),
        acted_with=tuple(m.name for m in decision.frame.right),
        reports=decision.reports,
        reason=decision.reason,
    )
