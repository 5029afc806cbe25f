"""Past contacts as reference sets record them, and how unusual a contact is beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dragoman.model.contact import Kind
from dragoman.model.people import Rung


class Feature(StrEnum):
    """What of a contact is held against the past."""

    STAY = "short stay"
    GAP = "short gap"
    RUN = "run of contacts"
    LADDER = "envoy, call, leader's visit"
    ABSENT = "absent role"
    DIRECTION = "direction of travel"
    INITIATIVE = "initiative"
    NOTICE = "short notice"
    LEVEL = "level"
    VENUE = "venue"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """One contact of two sides, in the few fields that baselines are made of. What is not recorded is ``None``.

    ``sides`` are in alphabetical order; ``first`` and ``last`` are days, both inclusive. ``guest`` is the side that
    travelled, ``level`` the rung of its leading person, ``met`` the roles of the hosts who were met (``()`` where the
    record tells that none of them was). ``hours`` is the length of the stay where the record has more than days.
    ``notice_days`` is how long before the first day it was announced. ``many`` marks a gathering of many sides,
    ``bounded`` tells whether the record says when a stay ended.
    """

    id: str
    kind: Kind
    first: date
    last: date
    sides: tuple[str, str]
    guest: str | None = None
    level: Rung | None = None
    category: str | None = None
    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    met: tuple[str, ...] | None = None
    hours: float | None = None
    place: str | None = None
    initiator: str | None = None
    notice_days: int | None = None
    many: bool = False
    transit: bool = False
    bounded: bool = True

    def __post_init__(self) -> None:
        if self.sides[0] >= self.sides[1]:
            raise ValueError(f"PastContact {self.id}: sides {self.sides} are not two in alphabetical order")
        if self.last < self.first:
            raise ValueError(f"PastContact {self.id}: it ends on {self.last}, before it begins on {self.first}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Years (both inclusive) in which a feature was recorded in one way; ``cases`` contacts tell so.

    ``outward`` tells of journeys of the side whose record it is, else of journeys to it. ``share`` is what the break
    was seen by: the share of stays of one day, or of contacts that name whom they met.
    """

    feature: Feature
    outward: bool
    first: int
    last: int
    cases: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceSet:
    """Contacts taken from elsewhere to tell what is usual, with how they were recorded.

    ``sides`` are those whose contacts it means to hold whole (none: nobody's); ``since`` and ``until`` bound what it
    covers, ``holes`` are the stretches within that it does not (first and last day), all inclusive.
    """

    name: str
    title: str
    source: str | None = None
    licence: str | None = None
    sides: tuple[str, ...] = ()
    since: date
    until: date
    holes: tuple[tuple[date, date], ...] = ()
    contacts: tuple[PastContact, ...]
    recordings: tuple[Recording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One feature that sets an episode apart.

    ``observed`` and ``usual`` are words with their counts; ``cases`` is how many past contacts of the pair they rest
    on, ``contact`` the one that shows it. ``weight`` (from 0 on) is its part of the score, -ln of a model's p: it
    orders drivers, and is no chance, for only the rank of the whole episode calibrates.
    """

    feature: Feature
    contact: str
    weight: float
    observed: str
    usual: str
    cases: int


LEAST_CASES = 5  # earlier contacts of two before anything is usual for them


class Nearness(StrEnum):
    """As what two are taken when a contact is held against their past, the nearest first."""

    PERSONS = "two persons"
    OFFICES = "two offices"
    SIDES = "two sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One feature of a contact beside the past of two: days of a gap, or hours of a stay.

    ``alike`` of ``cases`` past values were as small as ``value``; ``usual`` is the middle one.
    """

    feature: Feature
    value: float
    usual: float
    alike: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The nearest past of two that there is enough of, and what a contact is beside it.

    ``one`` and ``two`` are who they are there, ``cases`` their earlier contacts in ten years; ``counts`` tells
    how many there are as each that was tried. Of the two sides ``seen`` is empty: the drivers of the
    surprise tell of it, and no fact stands twice.
    """

    contact: str
    nearness: Nearness
    one: str
    two: str
    cases: int
    counts: tuple[tuple[Nearness, int], ...]
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """How unusual an episode is among past episodes of comparable pairs. It is a departure, never a reason.

    ``p`` = (1 + ``alike``) / (``cases`` + 1), where ``alike`` of ``cases`` past episodes were as unusual; ``None``
    where the past is too thin to say, and ``refused`` tells why. ``score`` is the sum of what all features weigh,
    of ``drivers`` the first weighs most. ``explanations`` are what may explain it away. ``a_year`` is how many
    episodes the watched pairs had a year of late, so that a threshold can be told in false alarms a year. The rank and
    the drivers are of the two sides; ``baselines`` tell the same facts beside the nearest past that there is enough of.
    """

    id: str
    sides: tuple[str, str]
    first: date
    last: date
    contacts: tuple[str, ...]
    score: float
    p: float | None
    alike: int
    cases: int
    drivers: tuple[Driver, ...]
    explanations: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    a_year: float | None = None
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """How many false alarms a year readers will look at, beside how many episodes a year (``a_year``) there are.

    ``a_year`` is ``None`` where no history tells. ``HIGHEST`` is the highest p ever told as unusual.

    >>> Budget(1, 40).p, Budget(1, 4).p, Budget(1, None).p
    (0.025, 0.1, 0.1)
    """

    alarms: float
    a_year: float | None

    HIGHEST: ClassVar[float] = 0.1

    @classmethod
    def over(cls, alarms: float, surprises: Iterable[Surprise]) -> Budget:
        """A budget over the episodes of a case."""
        return cls(alarms, next((one.a_year for one in surprises if one.a_year), None))

    @property
    def p(self) -> float:
        """Up to which p episodes are told as unusual."""
        return min(self.HIGHEST, self.alarms / self.a_year) if self.a_year else self.HIGHEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is normal for two, from contacts before a day alone.

    ``one`` and ``two`` are how they were asked for; ``on`` the day. ``contacts`` are counted by kind, ``years`` by
    year; ``gaps`` are the days between one contact and the next, where the record covers all of them, ``stays`` hours
    (of days, where the record has only these), both in the order of time. ``observed_days`` are those from the first
    contact to the last that the record covers, ``observed`` the contacts on such days: how often two are in touch is
    told by these alone. ``travelled``, ``asked`` and ``levels`` count sides and rungs, ``met``
    tells of each role of hosts how often it was met, of how many visits that name hosts. ``refused`` says why nothing
    is usual.
    """

    one: str
    two: str
    on: date | None
    since: date | None
    until: date | None
    contacts: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...] = ()
    gaps: tuple[int, ...] = ()
    observed_days: int = 0
    observed: int = 0
    stays: tuple[float, ...] = ()
    travelled: tuple[tuple[str, int], ...] = ()
    asked: tuple[tuple[str, int], ...] = ()
    levels: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    met: tuple[tuple[str, int, int], ...] = ()
    recordings: tuple[Recording, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An analyst's choice to set a departure aside, or to bring it back; all are kept, and the last one counts.

    ``item`` is the id of a surprise or a check.
    """

    item: str
    aside: bool
    note: str
    by: str | None = None
    day: date | None = None
