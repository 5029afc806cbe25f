"""Who speaks in a transcript, and to whom: labels such as "A.Surname:" at the head of a line."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Document, Mention

_LABEL = re.compile(r"(?: \([^()\n]{1,40}\))? ?:")
_MOST = 12  # speakers of a talk; more make a hall


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The turns of a transcript in order: where each begins, and who speaks."""

    starts: tuple[int, ...]
    speakers: tuple[Mention, ...]

    def speaker(self, at: int) -> Mention | None:
        """Who speaks at a place; ``None`` before the first turn."""
        turn = bisect.bisect_right(self.starts, at) - 1
        return self.speakers[turn] if turn >= 0 else None

    def addressee(self, at: int) -> Mention | None:
        """Whom the speaker at a place answers: who spoke last before, else who speaks next; ``None`` where nobody does."""
        turn = bisect.bisect_right(self.starts, at) - 1
        if turn < 0:
            return None
        name = self.speakers[turn].name
        earlier = (one for one in reversed(self.speakers[:turn]) if one.name != name)
        later = (one for one in self.speakers[turn + 1 :] if one.name != name)
        return next(earlier, None) or next(later, None)

    def everybody(self) -> tuple[Mention, ...]:
        """All who speak, each once, in order; nobody where a whole hall does."""
        once: dict[str, Mention] = {}
        for one in self.speakers:
            once.setdefault(one.name, one)
        return tuple(once.values()) if len(once) <= _MOST else ()


def dialogue(document: Document, mentions: Iterable[Mention]) -> Dialogue:
    """The turns of a document; none where it is no transcript."""
    content = document.content
    found = [
        mention
        for mention in mentions
        if content[max(0, mention.span.start - 1) : mention.span.start] in {"\n", ""}
        and _LABEL.match(content, mention.span.end)
    ]
    return Dialogue(tuple(mention.span.start for mention in found), tuple(found))
