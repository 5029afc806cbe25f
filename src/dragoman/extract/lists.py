"""Attendance: sentences and lists that name who else took part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.parties import unique
from dragoman.extract.triggers import Trigger
from dragoman.model import Document, Kind, Mention, Report, Status

MOST = 15  # participants of one report; more are told by ``more``
_ATTENDED = re.compile(
    r"(?i)^(?:also )?(?:taking part|attending|participating|present at|among those (?:present|attending)|the (?:\w+ ){0,3}(?:meeting|talks|session|conversation|event|negotiations|conference) (?:was|were) (?:also )?attended by|"
    r"(?:the )?participants (?:included|were)|(?:also )?(?:attended|joined) by)|\b(?:was|were) (?:also )?attended by\b|\balso (?:took|taking) part\b|"
    r"\b(?:took|will take) part in the (?:meeting|talks|event|negotiations|conversation)\b|\bwith the participation of\b|\bwith (?-i:[A-Z])[^;:]{3,160} (?:also )?(?:present|in attendance)(?=[,.;]|$)|\b(?:participating in|from) (?:today|yesterday|\w+day)?['’]?s? ?(?:the )?meeting (?:included|were)\b"
)
_MAY_TELL = re.compile(r"[Aa]ttend|[Pp]art |[Pp]articipa|[Pp]resent|[Jj]oined|meeting (?:included|were)")
_HEADING = re.compile(
    r"(?i)\b(?:participants|participating|attend(?:ees|ed|ing)|included|following|present|list|joined)\b[^.\n]{0,80}:?$"
)
_ITEM = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)])?\s*")
_PRIVATE = re.compile(
    r"\b(?:University|College|Institute|Inc|Corp|LLC|Company|CEO|(?:Co-)?Founder|Foundation|Association|Alliance|Coalition|"
    r"League|Network|Church|Union)\b"
)
_LIST_GAP = 140
_FAR = 320


def attending(content: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells who attended."""
    near = content[sentence[0] : min(sentence[1], sentence[0] + _FAR)]
    return _MAY_TELL.search(near) is not None and _ATTENDED.search(near) is not None


def listed(
    document: Document, bounds: Sequence[tuple[int, int]], at: int, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The people of a list that a sentence opens: itself, where it names several, else the lines after its colon."""
    content = document.content
    start, end = bounds[at]
    own = [m for m in mentions if start <= m.span.start and m.span.end <= end]
    own = [m for m in own if m.role is not None or m.side is not None]
    if not content[:end].rstrip().endswith(":") and own:
        return unique(own)
    found: list[Mention] = own if len(own) > 1 else []
    for index in range(at + 1, len(bounds)):
        line = bounds[index]
        inside = [m for m in mentions if line[0] <= m.span.start and m.span.end <= line[1]]
        opening = re.match(_ITEM, content[line[0] : line[1]])
        first = line[0] + (opening.end() if opening else 0)
        if not inside or inside[0].span.start - first > _LIST_GAP or (line[1] - line[0] > 300 and len(inside) < 3):
            break
        if re.search(r"\b(?:said|met|discussed|spoke|noted|will|agreed)\b", content[line[0] : line[1]]):
            break
        if _PRIVATE.search(content[line[0] : line[1]]) is None:
            found += [m for m in inside if m.role is not None or m.side is not None]
    return unique(found)


def opens_list(content: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence is the heading of a list of people."""
    words = content[sentence[0] : sentence[1]]
    return len(words) < 200 and words.endswith(":") and _HEADING.search(words) is not None


def add(reports: list[Report], people: Sequence[Mention], place: int) -> list[Report] | None:
    """The reports with more people in the meeting or call held last before a place; ``None`` where there is none."""
    held = [
        r
        for r in reports
        if r.kind in {Kind.MEETING, Kind.CALL} and r.status is not Status.DENIED and r.evidence.start <= place
    ]
    if not held:
        return None
    known = {m.name for m in people}
    main = next((r for r in held if known & {m.name for m in r.participants}), None)
    main = main or next((r for r in held if r.more and len(r.participants) < MOST), held[0])
    everybody = unique([*main.participants, *people])
    grown = replace(main, participants=everybody[:MOST], more=main.more or len(everybody) > MOST)
    return [grown if r is main else r for r in reports]


def session_word(content: str, sentence: tuple[int, int]) -> re.Match[str] | None:
    """The word for the occasion, up to the end of a sentence."""
    return re.search(r"(?i)meeting|talks|session|summit|conference|conversation", content[: sentence[1]])


def stand_in(kind: Kind, sentence: tuple[int, int]) -> Trigger:
    """A trigger for an occasion that only its list tells of."""
    return Trigger(sentence[0], sentence[0] + 1, kind, "with", "")
