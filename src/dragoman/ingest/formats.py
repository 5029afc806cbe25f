"""The reader of each media type."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.ingest.archives import read_warc
from dragoman.ingest.draft import Draft
from dragoman.ingest.limits import Limits
from dragoman.ingest.papers import read_docx, read_email, read_pdf
from dragoman.ingest.plain import read_markdown, read_text
from dragoman.ingest.web import read_feed, read_html

__all__ = ["READERS", "read_warc"]

READERS: dict[str, Callable[[bytes, Limits], Iterator[Draft]]] = {
    "text/html": read_html,
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
    "message/rfc822": read_email,
    "application/rss+xml": read_feed,
    "application/atom+xml": read_feed,
    "application/xml": read_feed,
}
