"""Spans of contacts: days from one to the next, as far as the record covers them, and hours of a stay."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.history.coverage import coverage
from dragoman.history.table import Bools
from dragoman.model import PastContact, ReferenceSet

DAY_HOURS = 24.0


def gaps(contacts: Sequence[PastContact], references: Sequence[ReferenceSet]) -> list[tuple[int, int]]:
    """From each day of contact to the next: how many days, and how many of them are covered."""
    on = {one.first.toordinal(): one.sides for one in sorted(contacts, key=lambda one: one.id, reverse=True)}
    ends = np.array(sorted(on), dtype=np.int64)
    pairs = {sides: at for at, sides in enumerate(sorted(set(on.values())))}
    dyad = np.array([pairs[on[day]] for day in ends.tolist()[1:]], dtype=np.int64)
    looked = coverage(tuple(pairs), references).days(dyad, ends[:-1], ends[1:])
    return list(zip(np.diff(ends).tolist(), looked.tolist(), strict=True))


def observed(contacts: Sequence[PastContact], references: Sequence[ReferenceSet]) -> list[PastContact]:
    """The contacts on days that are covered: they alone tell how often two are in touch."""
    pairs = {sides: at for at, sides in enumerate(sorted({one.sides for one in contacts}))}
    dyad = np.array([pairs[one.sides] for one in contacts], dtype=np.int64)
    days = np.array([one.first.toordinal() for one in contacts], dtype=np.int64)
    told: Bools = coverage(tuple(pairs), references).days(dyad, days, days + 1) > 0
    return [one for one, so in zip(contacts, told.tolist(), strict=True) if so]


def hours(contact: PastContact, *, exact: bool = True) -> float:
    """How long a contact took; its days count whole where its hours are not known, or are not asked for."""
    if exact and contact.hours is not None:
        return contact.hours
    return DAY_HOURS * ((contact.last - contact.first).days + 1)
