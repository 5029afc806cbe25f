"""What a brief is, and how much of a printed page it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from dragoman.publish import wording
from dragoman.publish.said import Ground, Sentence, Words

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)  # points; the first at which all fits
LEADING = 0.49  # millimetres of a line for each point
MARGIN, FOOT = 20, 14  # millimetres
_LEAST = 8.0  # points of the smallest letters
_WIDE, _HIGH = 210 - 2 * MARGIN - 3, 297 - 2 * FOOT - 5  # what is there, less a reserve
_POINT = 25.4 / 72  # millimetres
# Widths in ems, those of the wider of the two printed faces (DejaVu Sans and Serif Condensed), rounded up.
_WIDTHS = ((" ijl.,;:|'/`\\", 0.31), ('ftrIJ!()[]-"*_“”‘’', 0.46), ("mMwW@%…", 0.93), ("#+<=>^~&HNU", 0.8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief; ``id`` is stable, ``title`` for a reader."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One page on one question.

    The sections are judgement, confidence, for, against, change, unknown and how; each sentence has grounds. Words of
    analysts and sources are plain text, cut and cleaned; every renderer escapes them by its own rules. ``as_of`` is the
    day as known on which the brief speaks: that of the dossier, else of its last source; ``built_at`` is in UTC.
    """

    title: str
    question: Words
    sections: tuple[Section, ...]
    as_of: date | None
    built_at: datetime
    version: str
    inputs_digest: str

    @property
    def colophon(self) -> str:
        """As of when, by which version and from which inputs."""
        known = f"As known on {wording.day(self.as_of)}. " if self.as_of else ""
        built = f"{wording.day(self.built_at.date())}, {self.built_at:%H:%M} UTC"
        return (
            f"{known}Built {built} by dragoman {self.version} from inputs {self.inputs_digest[:16]}. "
            "Words in quotation marks are those of analysts and sources."
        )

    def section(self, identity: str) -> Section:
        """The section with this id."""
        return next(one for one in self.sections if one.id == identity)


def small(size: float) -> float:
    """The points of what stands beside sentences of this size."""
    return min(size, max(_LEAST, size - 1.2))


def fits(brief: Brief) -> bool:
    """Whether the brief takes no more than a page at the least size."""
    return height(brief, SIZES[-1]) <= _HIGH


def size(brief: Brief) -> float:
    """The points at which the brief takes no more than a page by estimate; else the least."""
    return next((one for one in SIZES if height(brief, one) <= _HIGH), SIZES[-1])


def height(brief: Brief, size: float) -> float:
    """Millimetres that a brief takes at a size, by the widths of letters: rather too many than too few."""
    line, least = size * LEADING, small(size)
    taken = line * _lines([(brief.title, least)]) + 1.5 * line * _lines([(brief.question.text, 1.5 * size)]) + 1
    for section in brief.sections:
        taken += 0.71 * size
        taken += sum(line * _lines(_runs(one, size)) + 0.7 for one in section.sentences)
    return taken + 1 + line * _lines([(brief.colophon, least)])


def _runs(sentence: Sentence, size: float) -> Iterator[tuple[str, float]]:
    for words in sentence.words:
        yield words.printed, size
    for at, ground in enumerate(sentence.grounds):
        yield "; " if at else "  [", small(size)
        yield from ((told, small(size)) for told in _told(ground))
    if sentence.grounds:
        yield "]", small(size)


def _told(ground: Ground) -> Iterator[str]:
    yield ground.label
    if ground.quote is not None:
        yield f": {ground.quote.printed}"
    if ground.url:
        yield ", source"


def _lines(runs: Iterable[tuple[str, float]]) -> int:
    """Lines that words take where one that no longer fits begins the next, and one longer than a line is broken."""
    lines, at = 1, 0.0
    for text, size in runs:
        for place, word in enumerate(text.split(" ")):
            long = sum(map(_width, word)) * size * _POINT
            gap = _width(" ") * size * _POINT if place else 0.0
            if at + gap + long <= _WIDE:
                at += gap + long
            else:
                lines += 1 + int(long // _WIDE)
                at = long % _WIDE
    return lines


@cache
def _width(letter: str) -> float:
    for letters, width in _WIDTHS:
        if letter in letters:
            return width
    if letter.isascii():
        return 0.8 if letter.isupper() else 0.58
    if unicodedata.east_asian_width(letter) in "WF" or unicodedata.bidirectional(letter) in {"R", "AL", "AN"}:
        return 1.0
    return 0.85 if letter.isupper() else 0.7
