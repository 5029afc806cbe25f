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


class NameKind(StrEnum):
    """What a name is to its bearer."""

    FULL = "full"  # the name by which the person goes, with its other spellings
    ALIAS = "alias"  # a name besides: a nickname, a peerage, a former name
    PRINTED = "printed"  # as a text has it, inflected or shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling of a person's name.

    ``script`` is the ISO 15924 code of most of its letters ("Latn", "Cyrl", "Hans", …), ``language`` an ISO 639-1 code
    where known. ``sources`` are spans, or names of files and lines.
    """

    text: str
    kind: NameKind = NameKind.FULL
    script: str | None = None
    language: str | None = None
    sources: tuple[Span | str, ...] = ()


class Rung(StrEnum):
    """A kind of office, from the top of a state down; the order of the members is the ladder of ranks."""

    HEAD_OF_STATE = "head of state"
    HEAD_OF_GOVERNMENT = "head of government"
    HEAD_OF_ORGANISATION = "head of organisation"  # of an international one
    DEPUTY_HEAD = "deputy head"  # vice-president, deputy premier, heir
    SPEAKER = "speaker"  # who presides over a house of parliament
    SECURITY = "security"  # a council of security, an adviser on it, a service
    MINISTER = "minister"
    CHIEF_OF_STAFF = "chief of staff"  # of a head's own office
    DEPUTY_MINISTER = "deputy minister"
    ENVOY = "envoy"
    AMBASSADOR = "ambassador"
    ADVISER = "adviser"
    GOVERNOR = "governor"  # of a part of a state
    MAYOR = "mayor"
    COMMANDER = "commander"
    LEGISLATOR = "legislator"
    JUDGE = "judge"
    PARTY_LEADER = "party leader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A public office: its title as a source writes it, for a side, and where it stands.

    ``rung`` and ``portfolio`` ("foreign", "defence", …) are ``None`` where the title does not tell; ``institution`` is
    the organ as the source names it.
    """

    title: str
    side: str | None = None
    institution: str | None = None
    rung: Rung | None = None
    portfolio: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The day on which something began or ended, as near as it is known: within ``[earliest, latest]``, both inclusive.

    ``None`` is no bound. An exact day has both alike; ``Edge()`` says nothing.
    """

    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def on(cls, day: date | None) -> Edge:
        """An exact day; nothing where it is ``None``."""
        return cls(earliest=day, latest=day)

    @property
    def exact(self) -> date | None:
        """The day, where it is known to the day."""
        return self.earliest if self.earliest == self.latest else None


NOT_KNOWN = Edge()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office held by a person: ``since`` is the first day, ``until`` the first day on which it was no longer held.

    ``manner`` says how it is held ("elected", "acting", "honorary", "for life"). ``sources`` are spans, or names of
    files and lines ("people.toml: Dmitry Medvedev").
    """

    person: str
    office: Office
    since: Edge = NOT_KNOWN
    until: Edge = NOT_KNOWN
    manner: str | None = None
    sources: tuple[Span | str, ...] = ()

    @property
    def contradictory(self) -> bool:
        """Whether it ends before it begins, as its source has it."""
        first, last = self.since.earliest, self.until.latest
        return first is not None and last is not None and last < first

    def held_on(self, day: date) -> bool | None:
        """Whether the office was held on a day; ``None`` where what is known does not decide it.

        >>> one = Tenure(person="a", office=Office(title="Envoy"), since=Edge(latest=date(2020, 3, 1)))
        >>> one.held_on(date(2020, 3, 5)), one.held_on(date(2020, 2, 1))
        (None, None)
        """
        if self.contradictory:
            return None
        if (self.since.earliest is not None and day < self.since.earliest) or self.over_on(day):
            return False
        begun = self.since.latest is not None and self.since.latest <= day
        return True if begun and self.until.earliest is not None and day < self.until.earliest else None

    def over_on(self, day: date) -> bool:
        """Whether the office is known to have ended by a day."""
        return self.until.latest is not None and self.until.latest <= day

    def begun_by(self, day: date) -> bool:
        """Whether the office is known to have begun by a day."""
        return self.since.latest is not None and self.since.latest <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A public official. ``id`` is a readable, stable address ("dmitry-medvedev"); ``name`` the canonical English form.

    ``names`` are the other spellings seen or given, in every script, sorted by text. ``given`` tells whether an analyst
    listed the person in ``people.toml`` (otherwise it grew from what documents attest, or was imported).
    ``identifiers`` are what other registers call the person ("wikidata:Q23530"), sorted.
    """

    id: str
    name: str
    names: tuple[Name, ...] = ()
    sides: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    given: bool = False
    identifiers: tuple[str, ...] = ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other spellings as texts, each once."""
        return tuple(dict.fromkeys(name.text for name in self.names if name.text != self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whom words may mean. ``score`` in [0, 1] is how well the words fit; ``reasons`` are for a reader.

    ``tenures`` are those that speak for it: the office asked for, on the day asked for.
    """

    person: Person
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    tenures: tuple[Tenure, ...] = ()
