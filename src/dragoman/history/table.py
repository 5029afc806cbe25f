"""Past contacts as columns, so that a million of them can be weighed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Kind, PastContact, Rung

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_KINDS = tuple(Kind)
_RUNGS = tuple(Rung)
LEADERS = (Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT)
NONE = -1  # of a code: not recorded


@dataclass(frozen=True, slots=True)
class Table:
    """Contacts in the order of their first days; one entry a contact in every column.

    Days are proleptic ordinals. ``dyad``, ``sort`` (of visit: out or in, and level), ``venue`` and the
    sides are codes, ``NONE`` where not recorded. ``log_hours`` is NaN where no stay is known; where only
    days are, it is that of their middle, ``log_least`` and ``log_most`` bound it. ``met`` has one column a role of ``roles``; it counts where ``met_known``.
    """

    ids: tuple[str, ...]
    dyads: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    dyad: Ints
    kind: Ints
    first: Ints
    last: Ints
    guest: Ints  # 0 or 1: which of the two sides travelled
    level: Ints
    outward: Bools  # a journey of the side whose record it is
    sort: Ints
    log_hours: Floats
    coarse: Bools
    log_least: Floats
    log_most: Floats
    met: Bools
    met_known: Bools
    initiator: Ints
    log_notice: Floats
    venue: Ints
    many: Bools

    def __len__(self) -> int:
        return len(self.ids)


def table(contacts: Sequence[PastContact], *, homes: frozenset[str] = frozenset()) -> Table:
    """The columns of some contacts, sorted by first day, then id.

    Args:
        contacts: Past and new.
        homes: Sides whose record it is: their journeys out are another sort of visit than others' journeys in.

    """
    rows = sorted(contacts, key=lambda one: (one.first, one.id))
    dyads = {sides: at for at, sides in enumerate(sorted({one.sides for one in rows}))}
    roles = sorted({role for one in rows for role in one.met or ()})
    at_role = {role: at for at, role in enumerate(roles)}
    places = {name: at for at, name in enumerate(sorted({one.place for one in rows if one.place}))}
    kinds = {kind: at for at, kind in enumerate(_KINDS)}
    rungs: dict[Rung | None, int] = {rung: at for at, rung in enumerate(_RUNGS)}

    def ints(values: list[int]) -> Ints:
        return np.array(values, dtype=np.int64)

    def side(one: PastContact, which: str | None) -> int:
        return one.sides.index(which) if which in one.sides else NONE

    outward = np.array([one.guest in homes for one in rows], dtype=np.bool_)
    guest = ints([side(one, one.guest) for one in rows])
    level = ints([rungs.get(one.level, NONE) for one in rows])
    met = np.zeros((len(rows), len(roles)), dtype=np.bool_)
    for row, one in enumerate(rows):
        for role in one.met or ():
            met[row, at_role[role]] = True
    first, last = (
        (ints([day.toordinal() for day in days]) for days in zip(*((o.first, o.last) for o in rows), strict=True))
        if rows
        else (ints([]), ints([]))
    )
    stays = np.array([o.kind is Kind.VISIT and o.bounded for o in rows], dtype=np.bool_)
    hours = np.array([np.nan if o.hours is None else max(o.hours, 0.25) for o in rows], dtype=np.float64)
    coarse = np.isnan(hours)
    with np.errstate(invalid="ignore", divide="ignore"):
        days = 24.0 * (last - first + 1)
        log_hours = np.where(stays, np.log(np.where(coarse, days - 12.0, hours)), np.nan)
        log_least = np.where(stays, np.log(np.where(coarse, days - 24.0, hours)), np.nan)
        log_most = np.where(stays, np.log(np.where(coarse, days, hours)), np.nan)
        notice = np.array(
            [np.nan if o.notice_days is None else np.log1p(max(o.notice_days, 0)) for o in rows], dtype=np.float64
        )
    return Table(
        ids=tuple(one.id for one in rows),
        dyads=tuple(dyads),
        roles=tuple(roles),
        dyad=ints([dyads[one.sides] for one in rows]),
        kind=ints([kinds[one.kind] for one in rows]),
        first=first,
        last=last,
        guest=guest,
        level=level,
        outward=outward,
        sort=_sort(outward.astype(np.int64), guest, level),
        log_hours=log_hours,
        coarse=coarse,
        log_least=log_least,
        log_most=log_most,
        met=met,
        met_known=np.array([one.met is not None for one in rows], dtype=np.bool_),
        initiator=ints([side(one, one.initiator) for one in rows]),
        log_notice=notice,
        venue=ints([places.get(one.place or "", NONE) for one in rows]),
        many=np.array([one.many for one in rows], dtype=np.bool_),
    )


def is_kind(found: Table, kind: Kind) -> Bools:
    """Which contacts are of a kind."""
    return np.asarray(found.kind == _KINDS.index(kind))


def leads(found: Table) -> Bools:
    """Which contacts are of a leader: the head of a state or of a government."""
    return np.asarray(np.isin(found.level, [_RUNGS.index(rung) for rung in LEADERS]))


def own(found: Table, since: Ints) -> Ints:
    """Of periods (a row for journeys in and one for those out) that of each contact's own direction."""
    return np.asarray(np.where(found.outward, since[1], since[0]), dtype=np.int64)


def rung(code: int) -> Rung | None:
    """The rung of a code."""
    return _RUNGS[code] if code != NONE else None


def _sort(outward: Ints, guest: Ints, level: Ints) -> Ints:
    """One code for the direction and level of a visit; ``NONE`` where the traveller's side is not known."""
    return np.where(guest == NONE, NONE, outward * (len(_RUNGS) + 1) + level + 1)
