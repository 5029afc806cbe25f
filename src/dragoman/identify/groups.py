"""Mentions that are decided together: those that share one written name and one side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Mention, Reading, Verdict


@dataclass(slots=True)
class Group:
    """Mentions that share one written name and one side (``None`` where no text states it)."""

    name: str
    side: str | None
    mentions: list[Mention] = field(default_factory=list)
    person: str | None = None
    verdict: Verdict = Verdict.SAME
    reason: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """Large groups come first."""
        return -len(self.mentions), self.name, self.side or ""


def find_groups(readings: Iterable[Reading]) -> list[Group]:
    """The groups of all mentions, the largest first; a side that a document states once holds for the name in it."""
    groups: dict[tuple[str, str | None], Group] = {}
    for reading in readings:
        sides: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in reading.mentions:
            if mention.side is not None:
                sides[mention.name][mention.side] += 1
        for mention in reading.mentions:
            stated = sides.get(mention.name)
            side = mention.side or (stated.most_common(1)[0][0] if stated and len(stated) == 1 else None)
            groups.setdefault((mention.name, side), Group(mention.name, side)).mentions.append(mention)
    return sorted(groups.values(), key=lambda group: group.order)
