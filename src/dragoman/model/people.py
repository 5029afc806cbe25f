"""Who: mentions in texts, people, their offices in time, and the verdicts that tie them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person as one passage names them.

    ``name`` is the canonical form (English order and letters, no title) that the document supports, ``span`` the words,
    ``role`` the office as stated, ``side`` the ISO alpha-3 code or organisation acronym represented. ``former`` is set
    where the text itself says that the office is past.
    """

    name: str
    span: Span
    role: str | None = None
    side: str | None = None
    former: bool = False


class Verdict(StrEnum):
    """Whether a mention is a given person."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """A verdict on who a mention is. ``person`` is ``None`` where nobody fits; ``reason`` is for a reader."""

    mention: Mention
    person: str | None
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office held from ``since`` (inclusive) to ``until`` (exclusive); ``None`` is open or not known.

    ``manner`` says how it is held ("elected", "acting", "honorary", "for life"). ``sources`` are spans, or names of
    files and lines ("people.toml: Dmitry Medvedev").
    """

    person: str
    office: str
    side: str | None = None
    since: date | None = None
    until: date | None = None
    manner: str | None = None
    sources: tuple[Span | str, ...] = ()

    def held_on(self, day: date) -> bool:
        """Whether nothing known speaks against the office being held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A public official. ``id`` is a readable, stable address ("dmitry-medvedev"); ``name`` the canonical English form.

    ``aliases`` are the other spellings seen or given, in every script, sorted. ``given`` tells whether an analyst
    listed the person in ``people.toml`` (otherwise it grew from what documents attest).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    given: bool = False
