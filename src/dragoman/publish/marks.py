"""Documents as marked text: every cited span becomes an element with a stable anchor, all words escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters ``[start, end)`` of a document's content to be set off.

    ``kind`` becomes the class ("evidence solid", "mention"); ``href`` makes it a link; ``label`` its title.
    """

    start: int
    end: int
    kind: str
    href: str | None = None
    label: str | None = None

    @property
    def anchor(self) -> str:
        """The fragment under which others link here, e.g. ``s120-180``."""
        return anchor(self.start, self.end)


def anchor(start: int, end: int) -> str:
    """The fragment of a span on its source page."""
    return f"s{start}-{end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of a document: ``[start, end)`` of its content."""

    start: int
    end: int


def blocks(content: str, *, start: int = 0) -> tuple[Block, ...]:
    """The paragraphs from ``start`` on: parted by blank lines, or by every line feed where no blank line exists."""
    separator = r"\n[^\S\n]*(?:\n[^\S\n]*)+" if re.search(r"\n[^\S\n]*\n", content[start:]) else r"\n"
    found, at = [], start
    for match in re.compile(separator).finditer(content, start):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(content)))
    return tuple(Block(start=first, end=last) for first, last in found if content[first:last].strip())


def merge(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark for each span (the first given wins), no link inside a link; sorted, longer ones first."""
    spans: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        known = spans.get((mark.start, mark.end))
        if known is None:
            spans[mark.start, mark.end] = mark
        elif known.href is None and mark.href is not None:
            spans[mark.start, mark.end] = Mark(
                start=mark.start, end=mark.end, kind=f"{known.kind} {mark.kind}", href=mark.href, label=known.label
            )
    ordered = sorted(spans.values(), key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    link_end = 0
    for mark in ordered:
        if mark.href is not None and mark.start < link_end:
            kept.append(Mark(start=mark.start, end=mark.end, kind=mark.kind, label=mark.label))
            continue
        if mark.href is not None:
            link_end = mark.end
        kept.append(mark)
    return tuple(kept)


def render(content: str, start: int, end: int, marks: Iterable[Mark], *, anchors: bool = True) -> Markup:
    """The characters ``[start, end)`` as HTML with their marks (as ``merge`` gives them).

    Marks that cross are cut and continued, so that the elements nest; only the first piece carries the anchor. Without
    ``anchors`` no ids are written (for passages quoted on other pages).
    """
    return Markup("").join(_pieces(content, start, end, [m for m in marks if m.start < end and start < m.end], anchors))


def _pieces(content: str, start: int, end: int, marks: list[Mark], anchors: bool) -> Iterator[Markup]:  # noqa: FBT001
    cuts = sorted({start, end, *(max(m.start, start) for m in marks), *(min(m.end, end) for m in marks)})
    opened: list[Mark] = []
    waiting = sorted(marks, key=lambda mark: (max(mark.start, start), -mark.end), reverse=True)
    for here, there in zip(cuts, cuts[1:] or [end], strict=False):
        yield from _close(opened, here, end)
        while waiting and max(waiting[-1].start, start) <= here:
            mark = waiting.pop()
            opened.append(mark)
            yield _open(mark, first=mark.start == here, anchors=anchors)
        yield escape(content[here:there])
    while opened:
        yield _shut(opened.pop())


def _close(opened: list[Mark], here: int, end: int) -> Iterator[Markup]:
    """Close what ends here; what was opened inside it goes on as a continuation."""
    ending = [index for index, mark in enumerate(opened) if min(mark.end, end) <= here]
    if not ending:
        return
    inner = opened[ending[0] :]
    for mark in reversed(inner):
        yield _shut(mark)
    del opened[ending[0] :]
    for mark in inner:
        if min(mark.end, end) > here:
            opened.append(mark)
            yield _open(mark, first=False, anchors=False)


def _open(mark: Mark, *, first: bool, anchors: bool) -> Markup:
    identity = (
        Markup(' id="{}"').format(mark.anchor) if first and anchors else Markup(' data-of="{}"').format(mark.anchor)
    )
    label = Markup(' title="{}"').format(mark.label) if mark.label else Markup("")
    if mark.href is not None:
        return Markup('<a class="{}" href="{}"{}{}>').format(mark.kind, mark.href, identity, label)
    return Markup('<mark class="{}"{}{}>').format(mark.kind, identity, label)


def _shut(mark: Mark) -> Markup:
    return Markup("</mark>") if mark.href is None else Markup("</a>")
