"""Protocol books: what is due, and whether a contact kept to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.text import Span


class RuleKind(StrEnum):
    """What a rule asks of a contact. The kinds are closed: a book holds no expressions."""

    COUNTERPART = "counterpart"  # whom a guest must meet
    RANK_GAP = "rank gap"  # how far apart the two may stand
    GREETER = "greeter"  # who meets a guest on arrival
    DURATION = "duration"  # how long a visit takes
    CEREMONY = "ceremony"  # what a visit has, and what it has not
    NOTICE = "notice"  # how long before it is announced
    CADENCE = "cadence"  # what does not follow what so soon
    RECIPROCITY = "reciprocity"  # a state visit is returned
    PUBLICATION = "publication"  # both sides tell of it, and soon


class Strength(StrEnum):
    """What a rule rests on."""

    WRITTEN = "written"
    CUSTOM = "custom"
    PAIR = "pair"  # what these two have always done


class Standing(StrEnum):
    """How a contact stands to a rule."""

    MET = "met"
    DEPARTED = "departed"
    UNKNOWN = "unknown"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """What a rule applies to; an empty field leaves it open. Roles and categories are words of closed lists."""

    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    guest_sides: tuple[str, ...] = ()
    host_sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a protocol book. Which fields hold depends on ``kind``.

    ``every`` and ``some`` are roles (of hosts, of greeters) or ceremonies that are due; ``never`` ceremonies that are
    not. ``least`` and ``most`` bound hours (duration, publication), days (notice, cadence), rungs (rank gap) or years
    (reciprocity). ``before`` is what may not come before within ``most`` days. ``why`` is one sentence for a reader.
    """

    id: str
    kind: RuleKind
    strength: Strength
    source: str
    why: str
    applies: Applies
    every: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    before: Applies | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    waived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolBook:
    """Rules of one state, or of all. ``sides`` are the hosts for which it holds (none: every host)."""

    id: str
    title: str
    version: str
    sides: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """How often this pair, and this host, departed from a rule before, of how many contacts on which it was decided."""

    pair: tuple[int, int]
    host: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule held against one contact. A departure says that a rule was not kept, never why.

    ``contacts`` are the contacts that it concerns, the first the one that the rule applies to. ``reason`` is a sentence
    for a reader; ``evidence`` the words that it rests on.
    """

    id: str
    book: str
    rule: Rule
    standing: Standing
    contacts: tuple[str, ...]
    day: date | None
    guest_side: str | None
    host_side: str | None
    reason: str
    evidence: tuple[Span, ...] = ()
    precedent: Precedent | None = None
