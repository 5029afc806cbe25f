"""What is normal for two: people, offices or states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from dragoman.history.bearers import named, words
from dragoman.history.past import LEAST_CASES
from dragoman.history.spans import gaps, hours, observed
from dragoman.model import Kind, PastContact, ReferenceSet, Rung, Tenure, Usual

_MOST = 12  # rows of a count


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is asked for: a side, and perhaps a person of it (``names``, folded) or an office (``rung``).

    A family name alone (``families``, folded) is a person's where day and rung fall within one of ``tenures``.
    """

    words: str
    side: str | None
    names: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    tenures: tuple[Tenure, ...] = ()
    rung: Rung | None = None

    def takes_part(self, contact: PastContact) -> bool:
        """Whether a contact is one of this party; of an office, as the traveller or as one of the hosts who were met."""
        if self.side is not None and self.side not in contact.sides:
            return False
        if self.names:
            told = {name.casefold() for name in (*contact.guests, *contact.hosts)}
            return not self.names.isdisjoint(told) or self._in_office(contact)
        if self.rung is not None:
            if contact.guest is None:
                return False
            if contact.level is self.rung and self.side in {None, contact.guest}:
                return True
            return contact.guest != self.side and contact.met is not None and _named(self.rung, contact.met)
        return True

    def _in_office(self, contact: PastContact) -> bool:
        """Whether one who is named by family name alone stood that day where this person did."""
        if not self.tenures or contact.guest is None:
            return False
        met = (contact.level.value if contact.level else "",) if contact.guest == self.side else contact.met or ()
        return any(
            len(given := words(name)) == 1 and given[0] in self.families and self.side in sides
            for name, sides in named(contact)
        ) and any(
            one.office.rung is not None
            and _named(one.office.rung, met)
            and one.begun_by(contact.first)
            and not one.over_on(contact.first)
            for one in self.tenures
        )


def usual(
    one: Party,
    two: Party,
    contacts: Iterable[PastContact],
    *,
    on: date | None = None,
    references: Sequence[ReferenceSet] = (),
) -> Usual:
    """What was normal for two before a day.

    Args:
        one: A party.
        two: Another.
        contacts: All that are known of, in any order.
        on: The day; everything where absent.
        references: The sets that these come from; they tell how it was recorded as far as the two were in touch then,
            and on what days silence tells anything.

    """
    mine = sorted(
        (c for c in contacts if one.takes_part(c) and two.takes_part(c) and (on is None or c.last < on)),
        key=lambda c: (c.first, c.id),
    )
    days = sorted({c.first for c in mine})
    apart = gaps(mine, references)
    told = observed(mine, references)
    hosted = [c for c in mine if c.met is not None and c.guest is not None]
    roles = Counter(role for c in hosted for role in c.met or ())
    where = "known" if len(told) == len(mine) else "on days that the histories cover"
    refused = (
        (f"earlier contacts {where}: {len(told)}; {LEAST_CASES} are needed before anything is usual",)
        if len(told) < LEAST_CASES
        else ()
    )
    return Usual(
        one=one.words,
        two=two.words,
        on=on,
        since=days[0] if days else None,
        until=days[-1] if days else None,
        contacts=_counted(c.kind.value for c in mine),
        years=tuple(sorted(Counter(c.first.year for c in mine).items())),
        gaps=tuple(days for days, looked in apart if looked == days),
        observed_days=sum(looked for _, looked in apart),
        observed=len(told),
        stays=tuple(hours(c) for c in mine if c.kind is Kind.VISIT and c.bounded),
        travelled=_counted(c.guest for c in mine if c.guest),
        asked=_counted(c.initiator for c in mine if c.initiator),
        levels=_counted(f"{c.guest} {c.level.value}" for c in mine if c.guest and c.level),
        places=_counted(c.place for c in mine if c.place),
        met=tuple((role, number, len(hosted)) for role, number in sorted(roles.items(), key=lambda r: (-r[1], r[0]))),
        recordings=tuple(
            r if on is None else replace(r, last=min(r.last, (on - timedelta(days=1)).year))
            for r in dict.fromkeys(chain.from_iterable(one.recordings for one in references))
            if days and r.first <= days[-1].year and days[0].year <= r.last
        ),
        refused=refused,
    )


def _named(rung: Rung, met: Iterable[str]) -> bool:
    """Whether one of the roles that were met is of a rung: a minister's bears a portfolio, "minister foreign"."""
    return any(role == rung.value or role.startswith(f"{rung.value} ") for role in met)


def _counted(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST])


def once(mine: Iterable[PastContact], sets: Iterable[Sequence[PastContact]]) -> list[PastContact]:
    """The contacts of sets, each once: what ``mine`` or an earlier set tells, within a day, is left out."""
    taken: set[tuple[str, str, Kind, str | None, int]] = set()

    def cover(contacts: Iterable[PastContact]) -> None:
        for one in contacts:
            day = one.first.toordinal()
            taken.update((*one.sides, one.kind, one.guest, near) for near in (day - 1, day, day + 1))

    cover(mine)
    found: list[PastContact] = []
    told = list(sets)
    for left, contacts in zip(range(len(told), 0, -1), told, strict=True):
        fresh = [o for o in contacts if (*o.sides, o.kind, o.guest, o.first.toordinal()) not in taken]
        if left > 1:  # nothing comes after it
            cover(fresh)
        found += fresh
    return found
