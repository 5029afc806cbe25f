"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.ingest.draft import Draft, day_in, decode
from dragoman.ingest.limits import Limits
from dragoman.model import SourceError

_HEADER = re.compile(r"^(Title|Date|Publisher|URL|Author|Source|Language)\s*:\s*(.+)$", re.IGNORECASE)
_FENCES = frozenset({"---", "+++"})  # what sets off a head in Markdown
_TITLE = 160


def read_text(data: bytes, limits: Limits) -> Iterator[Draft]:  # noqa: ARG001
    """Plain text; leading ``Title:``, ``Date:``, ``Publisher:``, ``URL:``, ``Author:`` lines speak of the document."""
    draft = _headed(data)
    if draft.title:
        yield draft
        return
    first, _, rest = draft.text.partition("\n")
    if 0 < len(first.strip()) <= _TITLE and not first.rstrip().endswith((".", "!", "?")) and rest.strip():
        draft = replace(draft, title=first.strip(), text=rest.strip("\n"))
    yield draft


def read_markdown(data: bytes, limits: Limits) -> Iterator[Draft]:  # noqa: ARG001
    """Markdown without its marks; the first heading is the title where no ``Title:`` line gives one."""
    draft = _headed(data)
    tokens = MarkdownIt("commonmark").enable("table").parse(draft.text)
    title = draft.title
    blocks: list[str] = []
    links: set[str] = set()
    heading = False
    for token in tokens:
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        if token.type in {"fence", "code_block"}:
            blocks.append(token.content.rstrip("\n"))
        elif token.type == "inline":
            words = _words(token.children or [])
            links.update(str(child.attrs["href"]) for child in token.children or [] if child.type == "link_open")
            if heading and not title:
                title = words
            elif words.strip():
                blocks.append(words)
    html = any(t.type == "html_block" or any(c.type == "html_inline" for c in t.children or []) for t in tokens)
    note = (
        (("active-content", "it holds HTML, left out and never run; what it would show was not read"),) if html else ()
    )
    yield replace(
        draft,
        title=title,
        text="\n\n".join(blocks),
        links=tuple(sorted(link for link in links if link.startswith("http"))),
        notes=(*draft.notes, *note),
    )


def _words(tokens: list[Token]) -> str:
    """The words of a line of Markdown; a line feed inside a paragraph is a space."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        token.content if token.type in {"text", "code_inline"} else breaks.get(token.type, "") for token in tokens
    )


def _headed(data: bytes) -> Draft:
    decoded = decode(data)
    if not decoded.text.strip():
        raise SourceError("the file is empty", kind="empty", advice="collect it again")
    lines = decoded.text.split("\n")
    position = 1 if lines[0].strip() in _FENCES else 0
    headers: dict[str, str] = {}
    for line in lines[position:]:
        match = _HEADER.match(line)
        if match is None and line.strip() not in _FENCES:
            break
        if match is not None:
            headers[match[1].lower()] = match[2].strip().strip("\"'")
        position += 1
    said = headers.get("date", "")[:40]
    day = day_in(headers.get("date"))
    odd = day is None and bool(said)
    return Draft(
        title=headers.get("title", ""),
        text="\n".join(lines[position:]).strip("\n"),
        url=headers.get("url"),
        dates=(("its Date line", day),) if day else (),
        publisher=headers.get("publisher") or headers.get("source"),
        author=headers.get("author"),
        notes=decoded.note
        + ((("bad-date", f"its Date line says {said!r}, which is no day that can be read"),) if odd else ()),
    )
