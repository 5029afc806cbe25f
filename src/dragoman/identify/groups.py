"""Mentions that are decided together: those that share one written name and one side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model import Document, Mention, Reading, Verdict


@dataclass(slots=True)
class Group:
    """Mentions that share one written name and one side (``None`` where no text states it)."""

    name: str
    side: str | None
    mentions: list[Mention] = field(default_factory=list)
    person: str | None = None
    verdict: Verdict = Verdict.SAME
    reason: str = ""
    presumed: bool = False  # no text states the side: the publisher's own
    belied: bool = False  # every office told with the name is known to be somebody else's that day

    @property
    def order(self) -> tuple[int, str, str]:
        """Large groups come first."""
        return -len(self.mentions), self.name, self.side or ""


def find_groups(
    readings: Iterable[Reading], *, documents: Mapping[str, Document], states: Mapping[str, str]
) -> list[Group]:
    """The groups of all mentions, the largest first.

    Args:
        readings: All readings of the case.
        documents: The documents that they are of.
        states: For whom each official publisher speaks, by its id.

    Returns:
        A side that a document states once holds for the name in it. Where none is stated, a publisher means its own
        official of that name; and one who bears an office there, and is nowhere named for another side, is its own.

    """
    groups: dict[tuple[str, str | None], Group] = {}
    unstated: list[tuple[Mention, str | None]] = []
    for reading in readings:
        sides: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in reading.mentions:
            if mention.side is not None:
                sides[mention.name][mention.side] += 1
        document = documents.get(reading.document)
        own = states.get(document.publisher) if document is not None else None
        for mention in reading.mentions:
            stated = sides.get(mention.name)
            side = mention.side or (stated.most_common(1)[0][0] if stated and len(stated) == 1 else None)
            if side is None:
                unstated.append((mention, own))
            else:
                groups.setdefault((mention.name, side), Group(mention.name, side)).mentions.append(mention)
    elsewhere = {name for name, _ in groups}
    borne = {(mention.name, own) for mention, own in unstated if mention.role is not None and own is not None}
    for mention, own in unstated:
        known = (mention.name, own) in groups
        presumed = (mention.name, own) in borne and mention.name not in elsewhere
        side = own if known or presumed else None
        group = groups.setdefault((mention.name, side), Group(mention.name, side, presumed=presumed and not known))
        group.mentions.append(mention)
    return sorted(groups.values(), key=lambda group: group.order)
