"""A contact beside the most specific past that there is enough of: of the two persons, of the two offices, of the two sides.

The rank of an episode rests on the two sides alone; what is told here are the same facts seen nearer, and adds nothing.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, WINDOW_DAYS
from dragoman.history.spans import gaps, hours, observed
from dragoman.history.usual import Party
from dragoman.model import Baseline, Feature, Kind, Nearness, PastContact, ReferenceSet, Seen


@dataclass(frozen=True, slots=True)
class Two:
    """Two parties of a contact, and as what they are taken."""

    nearness: Nearness
    one: Party
    two: Party

    def takes_part(self, contact: PastContact) -> bool:
        """Whether a contact is one of both."""
        return self.one.takes_part(contact) and self.two.takes_part(contact)


def baseline(
    contact: PastContact,
    tried: Sequence[Two],
    every: Sequence[PastContact],
    *,
    references: Sequence[ReferenceSet] = (),
    stays_since: int = 0,
) -> Baseline:
    """The nearest past of two that there is enough of, and how a contact stands to what was so there.

    Args:
        contact: The contact.
        tried: The two as persons and as offices, those who stand highest first; of several alike the first with
            enough past counts.
        every: All contacts that are known of.
        references: The sets that these come from: contacts on days that they cover are past, and gaps across others are
            no gaps.
        stays_since: The day (ordinal) on which the present way of recording stays began; 0 where it never changed.

    Returns:
        Where neither persons nor offices have enough past it is that of the two sides, and nothing is told of it:
        it is what the rank rests on.

    """
    since = contact.first - timedelta(days=min(HORIZON_DAYS, contact.first.toordinal() - 1))
    pool = [one for one in every if one.sides == contact.sides and since <= one.first and one.last < contact.first]
    past = observed(pool, references)
    counts = {Nearness.SIDES: len(past)}
    for near in (Nearness.PERSONS, Nearness.OFFICES):
        for two in (two for two in tried if two.nearness is near):
            mine = [one for one in past if two.takes_part(one)]
            counts[near] = max(counts.get(near, 0), len(mine))
            if len(mine) < LEAST_CASES:
                continue
            counts[near] = len(mine)
            known = [one for one in pool if two.takes_part(one)]
            seen = (_gap(contact, known, references), _stay(contact, mine, stays_since))
            return Baseline(
                contact=contact.id,
                nearness=near,
                one=two.one.words,
                two=two.two.words,
                cases=len(mine),
                counts=_in_order(counts),
                seen=tuple(one for one in seen if one is not None),
            )
    return Baseline(
        contact=contact.id,
        nearness=Nearness.SIDES,
        one=contact.sides[0],
        two=contact.sides[1],
        cases=len(past),
        counts=_in_order(counts),
    )


def _in_order(counts: dict[Nearness, int]) -> tuple[tuple[Nearness, int], ...]:
    return tuple((near, counts[near]) for near in Nearness if near in counts)


def _gap(contact: PastContact, past: Sequence[PastContact], references: Sequence[ReferenceSet]) -> Seen | None:
    """Days from the contact before to this one, beside those from one to the next before, as far as all are covered.

    What came within a week is told wherever it stands: had the record missed some, it came sooner still.
    """
    *before, (days, looked) = gaps([*past, contact], references)
    if looked < days and days > WINDOW_DAYS:
        return None
    return _seen(Feature.GAP, float(days), [float(gap) for gap, whole in before if gap == whole])


def _stay(contact: PastContact, past: Sequence[PastContact], since: int) -> Seen | None:
    """Hours of stay, beside those of visits in the same direction; days count as 24 where one of them has only these."""
    if contact.kind is not Kind.VISIT or not contact.bounded or contact.guest is None:
        return None
    visits = [
        one
        for one in past
        if one.kind is Kind.VISIT and one.bounded and one.guest == contact.guest and one.first.toordinal() >= since
    ]
    exact = contact.hours is not None and all(one.hours is not None for one in visits)
    mine, stays = hours(contact, exact=exact), [hours(one, exact=exact) for one in visits]
    return _seen(Feature.STAY, mine, stays)


def _seen(feature: Feature, value: float, past: Sequence[float]) -> Seen | None:
    if len(past) < LEAST_CASES - 1:  # so many gaps lie between the fewest contacts
        return None
    return Seen(
        feature=feature,
        value=value,
        usual=statistics.median(past),
        alike=sum(one <= value for one in past),
        cases=len(past),
    )
