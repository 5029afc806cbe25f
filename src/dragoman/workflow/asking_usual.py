"""What is usual for two who are asked for by a person's name, an office, or a state."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from dragoman import history
from dragoman.model import NotFound, Usual
from dragoman.reference import states
from dragoman.reference.offices import classify
from dragoman.workflow.case import load_case, require_sound
from dragoman.workflow.departing import case_contacts
from dragoman.workflow.histories import references
from dragoman.workflow.querying import BuiltCase, opened

_CODE = 3


def usual_of(root: Path, one: str, two: str, *, on: date | None = None) -> Usual:
    """What is usual for two, from the histories of a case and from what it read itself.

    Raises:
        NotFound: Nobody fits the words, or the folder holds no built case.

    """
    folder = load_case(root)
    require_sound(folder)
    sets = references(folder.histories, on=on - timedelta(days=1) if on is not None and on > date.min else None)
    past = list(chain.from_iterable(one.contacts for one in sets))
    with opened(root) as built:
        mine = case_contacts(built.contacts, built.trips, built.persons, built.reports, built.documents)
        parties = [_party(built, words) for words in (one, two)]
    known = {(*c.sides, c.kind, c.first) for c in mine}
    every = [*mine, *(c for c in past if (*c.sides, c.kind, c.first) not in known)]
    return history.usual(parties[0], parties[1], every, on=on, references=sets)


def _party(built: BuiltCase, words: str) -> history.Party:
    """A state by code or name, an office of a state, or a person of the case."""
    if len(words) == _CODE and words.isupper():
        return history.Party(words=words, side=words)
    found = states.find(words)
    if found and found[0].start == 0 and found[0].end == len(words):
        return history.Party(words=words, side=found[0].code)
    rung, _ = classify(words)
    if rung is not None and found:
        return history.Party(words=words, side=found[0].code, rung=rung)
    people = built.find_people(words)
    exact = [
        one for one in people if words.casefold() in {name.casefold() for name in (one.name, *one.aliases, one.id)}
    ]
    people = tuple(exact) or people
    if len(people) > 1:
        raise NotFound(f"{words!r} may be {', '.join(person.name for person in people)}; say which")
    person = people[0]
    names = frozenset(name.casefold() for name in (person.name, *person.aliases))
    return history.Party(words=person.name, side=person.sides[0] if person.sides else None, names=names)
