"""Rules between contacts and sides: what follows what, what is returned, who tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from math import ceil

from dragoman.model import (
    Applies,
    Kind,
    Precision,
    Rule,
    Span,
    Standing,
    Status,
)
from dragoman.protocol.occasions import Facts, Occasion, official
from dragoman.protocol.standing import Found, evidence, guests_of, ids, matches

_HELD = frozenset({Kind.MEETING, Kind.CALL})
_DATED = frozenset({Precision.DAY, Precision.RANGE})


def cadence(rule: Rule, later: Occasion, facts: Facts, others: Sequence[Occasion]) -> Found | None:
    """Which visit the other way came before within days. Days that are only those of publication decide nothing.

    Where no such visit is known the rule has nothing to say: silence does not keep it.
    """
    if later.contact.kind is not Kind.VISIT or later.day is None or later.contact.status is not Status.HELD:
        return None
    if later.contact.when.precision not in _DATED:
        return Found(Standing.UNKNOWN, "the day of the visit is not known", evidence((later.contact,), facts))
    assert rule.before is not None and rule.most is not None  # noqa: S101, PT018
    pair = later.pair
    earlier = [
        one
        for one in others
        if one.contact.kind is Kind.VISIT
        and one.contact.status is Status.HELD
        and one.day is not None
        and one.contact.when.precision in _DATED
        and one.pair == pair
        and one.guest_side != later.guest_side
        and one.day < later.day
        and matches(rule.before, one)
    ]
    if not earlier:
        return None
    first = max(earlier, key=lambda one: (one.day or date.min, one.contact.id))
    assert first.day is not None  # noqa: S101
    days = (later.day - first.day).days
    if days > rule.most:
        told = f"the last such visit at hand began {days} days before"
        return Found(Standing.MET, told, evidence((first.contact, later.contact), facts), (first.contact.id,))
    between = [
        one.contact
        for one in others
        if one.stop is None
        and one.contact.kind in _HELD
        and one.day is not None
        and first.day <= one.day <= later.day
        and one.pair == pair
    ]
    return Found(
        Standing.DEPARTED,
        f"{guests_of(later)} travelled {days} days after {guests_of(first)} had come the other way",
        evidence((first.contact, later.contact), facts),
        (first.contact.id, *ids(between)),
    )


def reciprocity(rule: Rule, visit: Occasion, facts: Facts, others: Sequence[Occasion]) -> Found | None:
    """Whether the host has come the other way since the guest's last such visit.

    It is met or unknown and never departed: the sources of a case seldom hold every visit of years, and what they do not
    hold is not known to have failed.
    """
    if visit.stop is None or visit.contact.status is not Status.HELD or visit.day is None:
        return None
    assert rule.most is not None  # noqa: S101
    before = [
        one
        for one in others
        if one.stop is not None
        and one.contact.status is Status.HELD
        and one.day is not None
        and 0 < (visit.day - one.day).days <= 365.25 * rule.most
        and matches(Applies(guests=rule.applies.guests, categories=rule.applies.categories), one)
    ]
    same = [one for one in before if one.guest_side == visit.guest_side and one.host_side == visit.host_side]
    back = [one for one in before if one.guest_side == visit.host_side and one.host_side == visit.guest_side]
    words = evidence([one.contact for one in (*same, visit)], facts)
    if not same:
        return Found(Standing.UNKNOWN, f"no earlier visit of this side within {rule.most:g} years is at hand")
    last = max(one.day for one in same if one.day)
    if any(one.day and one.day > last for one in back):
        return Found(Standing.MET, "the last such visit was returned", words)
    return Found(
        Standing.UNKNOWN, f"no return of the visit of {last.isoformat()} is at hand, and the record may lack it", words
    )


def publication(rule: Rule, talk: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """How soon each side told of it. A side whose office publishes nothing here is not known to have kept silent.

    A day of grace is given, since the hour of a contact is not known; a text without an hour counts from the beginning of
    its day. The first text at hand may not be the first there was: a late one departs only where the case holds texts of
    that office of every day until then, none of which tells of it.
    """
    if talk.contact.kind not in _HELD or talk.contact.status is not Status.HELD or talk.day is None:
        return None
    assert rule.most is not None  # noqa: S101
    sides = sorted({part.side for part in talk.contact.participants if part.side})
    first: dict[str, tuple[datetime, Span]] = {}
    for identity in talk.contact.reports:
        report, side = facts.reports[identity], official(identity, facts)
        document = facts.documents[report.document]
        moment = document.published_at or (
            datetime.combine(document.published, time(0)) if document.published else None
        )
        if side in sides and report.status is Status.HELD and moment is not None:
            plain = moment.replace(tzinfo=None)
            if side not in first or plain < first[side][0]:
                first[side] = plain, report.evidence
    spans = tuple(span for _, span in first.values())
    silent = [side for side in sides if side not in first]
    if silent:
        return Found(
            Standing.UNKNOWN, f"no official account of {' or '.join(silent)} is at hand; it may lie elsewhere", spans
        )
    begun = datetime.combine(talk.day, time(0))
    late = {side: (moment - begun).total_seconds() / 3600 for side, (moment, _) in first.items()}
    over = [side for side, hours in late.items() if hours > rule.most + 24]
    if not over:
        return Found(Standing.MET, "both sides told of it in time", spans)
    told = f"the first text of {' and of '.join(over)} at hand came more than {rule.most:g} hours later"
    if any(_followed(side, talk.day, rule.most, facts) for side in over):
        return Found(Standing.DEPARTED, f"{told}, and none of its texts of the days before tells of it", spans)
    return Found(Standing.UNKNOWN, f"{told}; an earlier one may lie elsewhere", spans)


def _followed(side: str, day: date, most: float, facts: Facts) -> bool:
    """Whether texts of a side's office are at hand of every day until it had to tell, with the day of grace."""
    days = {one.published for one in facts.documents.values() if facts.states.get(one.publisher) == side}
    return all(day + timedelta(days=number) in days for number in range(ceil((most + 24) / 24)))
