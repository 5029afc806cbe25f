"""Offices as printed beside a name: what somebody was on a day, and had been before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Person, Rung, Tenure
from dragoman.publish import wording
from dragoman.reference import states
from dragoman.reference.offices import alike, office

_COVERED = 0.5
_STILL = timedelta(days=366)  # so long after an office was last known to be held it is not printed as held


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as printed beside a name. ``stated`` is set where a source says it and no tenure is known."""

    title: str
    side: str | None = None
    years: str | None = None
    manner: str | None = None
    stated: bool = False


def held(person: Person | None, roles: Sequence[str], day: date | None) -> tuple[Office, ...]:
    """What somebody was on a day whom the sources of a contact call ``roles``.

    Tenures known, the one that the sources speak of first; then what sources state that no tenure covers.
    """
    tenures = person.tenures if person else ()
    now = [tenure for tenure in tenures if day is not None and _stands(tenure, day)]
    now.sort(key=lambda one: (-_said(one, roles), _rank(one)))
    past = [tenure for tenure in tenures if tenure not in now]
    stated = [
        Office(title=role, stated=True)
        for role in _once(roles)
        if not any(near(tenure.office.title, (role,)) for tenure in (*now, *past))
    ]
    if not now and not stated and day is not None:  # a tenure is known, not whether it covers the day
        over = [tenure.office.title for tenure in past if tenure.over_on(day)]
        stated = [Office(title=r, stated=True) for r in _once(roles) if not any(near(title, (r,)) for title in over)]
    known = [Office(title=one.office.title, side=one.office.side, manner=one.manner) for one in now]
    return _unique([*known, *stated])


def former(person: Person | None, day: date | None) -> tuple[Office, ...]:
    """Offices that had ended by a day, with their years."""
    if person is None or day is None:
        return ()
    return _unique([_past(tenure) for tenure in person.tenures if tenure.over_on(day)])


def _alike(one: str, two: str) -> float:
    """The share of words that two titles have in common, those of the shorter one counted (0 to 1)."""
    left, right = (set(re.findall(r"\w{2,}", title.casefold())) - {"of", "the", "and"} for title in (one, two))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def near(title: str, roles: Sequence[str]) -> bool:
    """Whether an office is what the sources of a contact call somebody."""
    return any(_alike(title, role) >= _COVERED or alike(office(title), office(role)) for role in roles)


def _once(roles: Sequence[str]) -> list[str]:
    """Offices as stated, in order; what another language says of one that stands in English is left out."""
    english = [role for role in roles if role.isascii()]
    return [role for role in roles if role.isascii() or not near(role, english)]


def _said(tenure: Tenure, roles: Sequence[str]) -> float:
    """How near an office is to what the sources call somebody."""
    return max((_alike(tenure.office.title, role) for role in roles), default=0.0)


def _rank(tenure: Tenure) -> int:
    """Where an office stands on the ladder; what stands nowhere comes last."""
    ladder = list(Rung)
    return ladder.index(tenure.office.rung) if tenure.office.rung is not None else len(ladder)


def _stands(tenure: Tenure, day: date) -> bool:
    """Whether an office is printed as held: nothing speaks against it, and more is known than when it was seen."""
    held = tenure.held_on(day)
    bounded = tenure.since.earliest is not None or tenure.until.latest is not None
    before_end = tenure.until.earliest is not None and day < tenure.until.earliest
    if tenure.until.earliest is not None and tenure.until.latest is None and day - tenure.until.earliest > _STILL:
        return False  # last known long before
    return held is True or (held is None and bounded and (tenure.begun_by(day) or before_end))


def _past(tenure: Tenure) -> Office:
    return Office(
        title=tenure.office.title,
        side=tenure.office.side,
        years=wording.years(tenure.since, tenure.until),
        manner=tenure.manner,
    )


def _unique(offices: list[Office]) -> tuple[Office, ...]:
    found: dict[tuple[str, str | None], Office] = {}
    for one in offices:
        found.setdefault((_without_state(one.title).casefold(), one.years), one)
    return tuple(found.values())


def _without_state(title: str) -> str:
    """An office without the state that the side beside it tells: "President of Kazakhstan" is "President"."""
    plain, of, rest = title.partition(" of ")
    return plain if of and states.code_of(re.sub(r"^the ", "", rest)) is not None else title
