"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.ingest.draft import Draft, day_in, decode
from dragoman.ingest.limits import Limits
from dragoman.model import SourceError

_HEADER = re.compile(r"^(Title|Date|Publisher|URL|Author|Source|Language)\s*:\s*(.+)$", re.IGNORECASE)


def read_text(data: bytes, limits: Limits) -> Iterator[Draft]:  # noqa: ARG001
    """Plain text or Markdown; leading ``Title:``, ``Date:``, ``Publisher:``, ``URL:`` lines speak of the document."""
    decoded = decode(data)
    if not decoded.text.strip():
        raise SourceError("the file is empty", kind="empty", advice="collect it again")
    lines = decoded.text.split("\n")
    if lines and lines[0].strip() in {"---", "+++"}:
        lines = lines[1:]
    headers: dict[str, str] = {}
    position = 0
    for line in lines:
        match = _HEADER.match(line)
        if match is None and line.strip() not in {"---", "+++"}:
            break
        if match is not None:
            headers[match[1].lower()] = match[2].strip().strip("\"'")
        position += 1
    body = "\n".join(lines[position:]).strip("\n")
    title = headers.get("title", "")
    if not title:
        heading = re.match(r"\s*#\s+(.+)\n", body + "\n")
        first = body.split("\n", 1)[0].strip()
        if heading is not None:
            title, body = heading[1].strip(), body[heading.end() :].strip("\n")
        elif 0 < len(first) <= 160 and not first.endswith((".", "!", "?")) and "\n" in body:
            title, body = first, body.split("\n", 1)[1].strip("\n")
    day = day_in(headers.get("date"))
    yield Draft(
        title=title,
        text=body,
        url=headers.get("url"),
        dates=(("its Date line", day),) if day else (),
        publisher=headers.get("publisher") or headers.get("source"),
        author=headers.get("author"),
        notes=decoded.note,
    )
