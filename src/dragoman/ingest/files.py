"""One file in, its documents and gaps out, whatever it holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.ingest.corpora import read_csv, read_jsonl
from dragoman.ingest.documents import Hints, bounded, finish
from dragoman.ingest.draft import Draft
from dragoman.ingest.limits import LIMITS, Limits
from dragoman.model import Document, Gap, LimitExceeded, Room, Snapshot, SourceError

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".eml": "message/rfc822",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".warc": "application/warc",
}
FORMATS = "HTML, text, Markdown, PDF, DOCX, e-mail (.eml), RSS or Atom, JSONL, CSV and WARC"


def snapshot(path: Path, *, relative: str) -> Snapshot:
    """The fingerprint of a file as it lies there.

    Args:
        path: The file.
        relative: Its POSIX path inside the case.

    Raises:
        OSError: It cannot be read.

    """
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        head = stream.read(4096)
        chunk = head
        while chunk:
            digest.update(chunk)
            size += len(chunk)
            chunk = stream.read(1 << 20)
    return Snapshot(id=digest.hexdigest(), path=relative, size=size, media_type=media_type(path.name, head))


def media_type(name: str, head: bytes) -> str:
    """What a file is: by its first bytes where they tell, else by its name; ``application/octet-stream`` if neither."""
    lower = name.lower()
    if head.startswith(b"%PDF"):
        return "application/pdf"
    packed = head.startswith(b"\x1f\x8b")
    by_name = _TYPES.get(Path(lower.removesuffix(".gz")).suffix)
    if by_name in {"application/x-ndjson", "text/csv", "application/warc"}:
        return by_name
    if packed:
        return "application/gzip"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:rdf)\b", start, re.DOTALL):
        return "application/xml"
    return by_name or (
        "text/plain" if head and b"\x00" not in head and not Path(lower).suffix else "application/octet-stream"
    )


def read_file(
    path: Path,
    *,
    snapshot: Snapshot,
    hints: Hints | None = None,
    languages: tuple[str, ...] = (),
    limits: Limits = LIMITS,
) -> Iterator[Document | Gap]:
    """Every document of a file and every gap that it leaves; bad content never raises.

    Args:
        path: The file.
        snapshot: Its fingerprint.
        hints: What the analyst said of it.
        languages: The languages of the case; empty for all.
        limits: How much it may cost.

    Returns:
        An iterator that yields at least one value: a file is read, or it is a gap.

    """
    empty = True
    try:
        for item in _items(path, snapshot, hints or Hints(), languages, limits):
            empty = False
            yield item
        if empty:
            yield _gap(snapshot, SourceError("nothing in it could be read as a document", kind="no-text"))
    except SourceError as error:
        yield _gap(snapshot, error)
    except (OSError, MemoryError, RecursionError) as error:
        yield _gap(snapshot, SourceError(f"it cannot be read ({type(error).__name__}: {str(error)[:100]})"))
    except Exception as error:  # one bad source must never stop a build; the type tells where to look
        yield _gap(
            snapshot,
            SourceError(
                f"reading it failed in an unforeseen way ({type(error).__name__}: {str(error)[:100]})",
                kind="unforeseen",
                advice="please report it, with the file if you may",
            ),
        )


def _items(
    path: Path, snapshot: Snapshot, hints: Hints, languages: tuple[str, ...], limits: Limits
) -> Iterator[Document | Gap]:
    if snapshot.size == 0:
        raise SourceError("the file is empty", kind="empty", advice="collect it again")
    if snapshot.size > limits.file:
        raise LimitExceeded(f"it has {snapshot.size:,} bytes, more than {limits.file:,}")
    from dragoman.ingest.formats import READERS, read_warc  # their libraries' load is felt where nothing is read

    kind = snapshot.media_type
    if kind == "application/x-ndjson":
        yield from read_jsonl(path, snapshot, limits)
    elif kind == "text/csv":
        yield from read_csv(path, snapshot, limits)
    elif kind == "application/warc":
        for draft in read_warc(path, limits):
            yield from _finished(draft, snapshot, hints, languages, limits)
    else:
        reader = READERS.get(kind)
        if kind == "application/gzip":
            raise SourceError("it is packed with gzip", kind="unknown-format", advice="unpack it first")
        if reader is None:
            raise SourceError(
                "it is a binary file or of an unknown format", kind="unknown-format", advice=f"{FORMATS} are read"
            )
        if snapshot.size > limits.member:
            raise LimitExceeded(f"it has {snapshot.size:,} bytes, more than {limits.member:,} for one document")
        for draft in reader(path.read_bytes(), limits):
            yield from _finished(draft, snapshot, hints, languages, limits)


def _finished(
    draft: Draft | SourceError, snapshot: Snapshot, hints: Hints, languages: tuple[str, ...], limits: Limits
) -> Iterator[Document | Gap]:
    part = None if isinstance(draft, SourceError) else draft.part
    try:
        if isinstance(draft, SourceError):
            raise draft
        bounded(draft.text, limits)
        yield from finish(draft, snapshot=snapshot, hints=hints, languages=languages)
    except SourceError as error:
        yield _gap(snapshot, error, part=part)


def _gap(snapshot: Snapshot, error: SourceError, *, part: str | None = None) -> Gap:
    return Gap(
        room=Room.INGEST,
        kind=error.kind,
        subject=f"{snapshot.path} ({part})" if part else snapshot.path,
        reason=error.reason[0].upper() + error.reason[1:],
        advice=error.advice,
    )
