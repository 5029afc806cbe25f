"""What is usual for two who are asked for by a person's name, an office, or a state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman import history
from dragoman.identify import likeness
from dragoman.model import CaseError, NotFound, PastContact, Usual
from dragoman.reference import states
from dragoman.reference.offices import classify
from dragoman.workflow.baselines import somebody
from dragoman.workflow.case import load_case, require_sound
from dragoman.workflow.departing import case_contacts
from dragoman.workflow.histories import references
from dragoman.workflow.querying import ALIKE, BuiltCase, opened

_SIDED = re.compile(r"(.+?) \(([A-Z][A-Za-z]{1,9})\)")  # "Sergei Lavrov (RUS)"
_LISTED = 5


def usual_of(root: Path, one: str, two: str, *, on: date | None = None) -> Usual:
    """What is usual for two, from the histories of a case and from what it read itself.

    Raises:
        NotFound: Nobody fits the words, or the folder holds no built case.
        CaseError: Both are of one side, or the case has faults.

    """
    folder = load_case(root)
    require_sound(folder)
    sets = references(folder.held.histories, on=on - timedelta(days=1) if on is not None and on > date.min else None)
    with opened(root) as built:
        mine = case_contacts(built.contacts, built.trips, built.persons, built.reports, built.documents)
        past = history.once(mine, [one.contacts for one in sets])
        every = [*mine, *past]
        bearers = history.Bearers(past)
        parties = [_party(built, words, every, bearers, on) for words in (one, two)]
    if parties[0].side is not None and parties[0].side == parties[1].side:
        raise CaseError((f"usual: {one!r} and {two!r} are both of {parties[0].side}; name two of different sides",))
    return history.usual(parties[0], parties[1], every, on=on, references=sets)


def _party(
    built: BuiltCase, words: str, every: Sequence[PastContact], bearers: history.Bearers, on: date | None
) -> history.Party:
    """A side by code or name, an office of a side, or a person of the case or of its histories."""
    sides = {*states.codes(), *(side for contact in every for side in contact.sides)}
    if words in sides:
        return history.Party(words=words, side=words)
    found = states.find(words)
    if found and found[0].start == 0 and found[0].end == len(words):
        return history.Party(words=words, side=found[0].code)
    rung, _ = classify(words)
    if rung is not None and found:
        return history.Party(words=words, side=found[0].code, rung=rung)
    try:
        people = built.find_people(words)
    except NotFound as error:
        return _of_history(bearers, words, every, on, str(error))
    exact = [
        one for one in people if words.casefold() in {name.casefold() for name in (one.name, *one.aliases, one.id)}
    ]
    people = tuple(exact) or people
    if len(people) > 1:
        raise NotFound(f"{words!r} may be {', '.join(person.name for person in people)}; say which")
    person = people[0]
    side = person.sides[0] if person.sides else None
    return somebody(person, side, bearers, before=on)


def _of_history(
    bearers: history.Bearers, words: str, every: Sequence[PastContact], on: date | None, unknown: str
) -> history.Party:
    """Somebody whom the case does not know, by a name that histories print."""
    told = _SIDED.fullmatch(words)
    name, side = (told[1], told[2]) if told is not None else (words, None)
    fits = bearers.people(name, side, before=on)
    if len(fits) == 1:
        (((side, name), names),) = fits.items()
        return history.Party(words=name, side=side, names=frozenset(one.casefold() for one in names))
    if fits:
        listed = [f"{name} ({side})" for side, name in sorted(fits)]
        more = f" or {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
        raise NotFound(f"{words!r} may be {', '.join(listed[:_LISTED])}{more}; say which, as it stands here")
    if not any(one.guests for one in every):
        raise NotFound(unknown)
    over = [contact for contact in every if on is None or contact.last < on]
    known = {name for contact in over for name in (*contact.guests, *contact.hosts)}
    near = sorted(((likeness(words, name), name) for name in known), reverse=True)
    close = [name for score, name in near[:3] if score >= ALIKE]
    hint = f"; names alike in its histories are {', '.join(close)}" if close else "; nobody in its histories does"
    raise NotFound(f"{unknown}{hint}")
