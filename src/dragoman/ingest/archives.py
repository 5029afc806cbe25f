"""WARC files: each answer of a server with text in it becomes a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dragoman.ingest.draft import Draft
from dragoman.ingest.limits import Limits
from dragoman.ingest.papers import read_pdf
from dragoman.ingest.plain import read_text
from dragoman.ingest.web import read_html
from dragoman.model import LimitExceeded, SourceError

_READERS: dict[str, Callable[[bytes, Limits], Iterator[Draft]]] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_text,
    "application/pdf": read_pdf,
}


def read_warc(path: Path, limits: Limits) -> Iterator[Draft | SourceError]:
    """A draft for each response that can be read, an error for each that cannot; other records are passed over."""
    found, total = False, 0
    with path.open("rb") as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                found = True
                if record.rec_type not in {"response", "resource"}:
                    continue
                headers = record.http_headers
                kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
                reader = _READERS.get(kind.split(";")[0].strip().lower())
                if reader is None or (headers and not str(headers.get_statuscode()).startswith("2")):
                    continue
                part = f"record {number}"
                data = record.content_stream().read(limits.member + 1)
                total += len(data)
                try:
                    if len(data) > limits.member:
                        raise LimitExceeded(f"holds more than {limits.member:,} bytes")
                    for draft in reader(data, limits):
                        yield replace(draft, url=record.rec_headers.get_header("WARC-Target-URI"), part=part)
                except SourceError as error:
                    yield SourceError(f"{part}: {error.reason}", kind=error.kind, advice=error.advice)
                except Exception as error:  # whatever one record holds, the others are read
                    reason = f"reading it failed in an unforeseen way ({type(error).__name__}: {str(error)[:80]})"
                    yield SourceError(f"{part}: {reason}", kind="unforeseen")
                if total > limits.unpacked:
                    yield LimitExceeded(
                        f"it unpacks to more than {limits.unpacked:,} bytes; the records after {number} were left"
                    )
                    return
        except ArchiveLoadFailed as error:
            raise SourceError(f"it is not a readable WARC file ({str(error)[:100]})", kind="truncated") from error
        except (EOFError, OSError, ValueError) as error:
            raise SourceError(f"the archive is damaged ({str(error)[:100]})", kind="truncated") from error
    if not found:
        raise SourceError("the archive holds no record", kind="empty")
