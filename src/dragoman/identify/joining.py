"""Whether two accounts of a person, from two registers, are of one: a name and an office at one time together."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.identify.likeness import AUTOMATIC, likeness
from dragoman.identify.names import bare, fold, sounds
from dragoman.identify.people import spellings
from dragoman.model import Office, Person, Rung, Tenure, Verdict
from dragoman.reference.offices import alike, single

_NEAR = timedelta(days=45)  # registers differ by so much on when an office began or ended
_OPEN = timedelta(days=3653)  # an office without an end is not taken to last longer
_HEADS = frozenset([Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT])
_EFFECTIVE = "effective leader"  # as Archigos calls whoever led, by whatever office


def compare(one: Person, two: Person) -> tuple[Verdict, str]:
    """Whether two people are one.

    Returns:
        ``SAME`` where an identifier is shared; or where full names are alike and an office was held at one time; or where
        one bears only a surname and an office of one seat began or ended for both within weeks. ``UNDECIDED`` where the
        names and sides agree and no office tells. With the reason.

    """
    shared = sorted({*one.identifiers} & {*two.identifiers})
    if shared:
        return Verdict.SAME, f"both are {shared[0]}"
    if one.sides and two.sides and not {*one.sides} & {*two.sides}:
        return Verdict.DIFFERENT, "of different sides"
    named = max(likeness(a, b) for a in spellings(one) for b in spellings(two))
    alone = _surname_only(one) or _surname_only(two)
    if alone:
        if not {*_surnames(one)} & {*_surnames(two)}:
            return Verdict.DIFFERENT, "of different surnames"
        found = next((a for a in one.tenures for b in two.tenures if _coincide(a, b)), None)
        if found is not None:
            return Verdict.SAME, f"the surname, and {found.office.title} at the same time"
        return Verdict.UNDECIDED, "a surname alone"
    if named < AUTOMATIC:
        return Verdict.DIFFERENT, f"the names are {named:.0%} alike"
    found = next((a for a in one.tenures for b in two.tenures if _one_office(a, b) and _overlap(a, b)), None)
    if found is not None:
        return Verdict.SAME, f"the name, and {found.office.title} at the same time"
    return Verdict.UNDECIDED, "the same name for the same side; no office at one time tells whether they are one"


def _surname_only(person: Person) -> bool:
    return len(fold(bare(person.name) or person.name)) == 1


def _surnames(person: Person) -> tuple[str, ...]:
    return tuple(words[-1] for name in spellings(person) if (words := sounds(name)))


def _coincide(one: Tenure, two: Tenure) -> bool:
    """Whether two tenures are of one seat and begin or end within weeks of each other."""
    offices = one.office, two.office
    seat = _one_office(one, two) and all(single(o) or o.title == _EFFECTIVE for o in offices)
    edges = ((one.since.exact, two.since.exact), (one.until.exact, two.until.exact))
    return (
        seat and _same_side(*offices) and any(a is not None and b is not None and abs(a - b) <= _NEAR for a, b in edges)
    )


def _one_office(one: Tenure, two: Tenure) -> bool:
    offices = one.office, two.office
    leads = any(o.title == _EFFECTIVE for o in offices) and any(o.rung in _HEADS for o in offices)
    return (leads and _same_side(*offices)) or alike(*offices)


def _same_side(one: Office, two: Office) -> bool:
    return one.side is not None and one.side == two.side


def _overlap(one: Tenure, two: Tenure) -> bool:
    """Whether two tenures may have been at one time, by days that are known of both."""
    a, b = _known(one), _known(two)
    return a[0] < b[1] and b[0] < a[1] and date.min not in {a[0], b[0]}


def _known(tenure: Tenure) -> tuple[date, date]:
    """The days on which an office was held as far as a register tells."""
    first = tenure.since.latest or tenure.since.earliest or date.min
    last = tenure.until.latest or tenure.until.earliest or min(first, date.max - _OPEN) + _OPEN
    return first, last
