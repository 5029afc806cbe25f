"""People to choose from: found by name or by office, one by one or many at once."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from dragoman.identify.keys import keys, slips
from dragoman.identify.names import bare
from dragoman.language.scripts import script_of
from dragoman.model import Name, Office, Person, Tenure
from dragoman.reference.offices import alike, manner

_OTHER_HOLDERS = frozenset(["acting", "elect"])  # who is asked for as these is not the plain holder
SLIP = 0.5  # how close a key is that a slip of the pen makes of another
ENOUGH = 200  # people who share keys with a name are compared letter by letter


class People(Protocol):
    """A register that can be asked. The order of the answers says nothing."""

    def bearing(self, name: str, *, most: int = ENOUGH) -> Iterable[Person]:
        """The people whose names are filed near a name, the nearest, at most so many."""
        ...

    def holding(self, office: Office, day: date | None) -> Iterable[Person]:
        """The people who may hold an office like this (on a day); of any side where the office has none."""
        ...


def spellings(person: Person) -> tuple[str, ...]:
    """All that a person is called, titles of honour apart, each once."""
    every = [person.name, *(name.text for name in person.names)]
    return tuple(dict.fromkeys(form for text in every for form in (text, bare(text)) if form))


def filed(person: Person) -> tuple[str, ...]:
    """The keys under which a person is filed."""
    return tuple(dict.fromkeys(key for name in spellings(person) for key in keys(name)))


def weight(closeness: float, count: int) -> float:
    """How much it says that a key is shared: the less, the more people are filed under it.

    Args:
        closeness: 1 for the key itself, less for one that a slip of the pen makes of it.
        count: How many people are filed under the key (1 at least).

    """
    return closeness / (1 + math.log2(count))


class Shelf:
    """People in memory: those of a case, of ``people.toml``, of the reference tables."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)
        self._filed: defaultdict[str, list[int]] = defaultdict(list)
        self._near: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._offices: defaultdict[tuple[str | None, str | None], list[int]] = defaultdict(list)
        for number, person in enumerate(self._people):
            for key in filed(person):
                self._filed[key].append(number)
                for slip in slips(key):
                    self._near[slip][key] = None
            for place in sorted({placed(tenure.office) for tenure in person.tenures}, key=str):
                self._offices[place].append(number)

    def bearing(self, name: str, *, most: int = ENOUGH) -> list[Person]:
        """The people whose names are filed near a name."""
        weights: defaultdict[int, float] = defaultdict(float)
        for key in keys(name):
            best: dict[int, float] = {}
            for near in sorted({found for slip in slips(key) for found in self._near.get(slip, ())}):
                numbers = self._filed[near]
                share = weight(1.0 if near == key else SLIP, len(numbers))
                for number in numbers:
                    best[number] = max(best.get(number, 0.0), share)
            for number, share in best.items():
                weights[number] += share
        ranked = sorted(weights, key=lambda number: (-weights[number], number))
        return [self._people[number] for number in ranked[:most]]

    def holding(self, office: Office, day: date | None) -> list[Person]:
        """The people who may hold an office like this."""
        rung, portfolio = placed(office)
        return [
            self._people[number]
            for (r, p), numbers in self._offices.items()
            if r == rung and (p == portfolio or portfolio is None)
            for number in numbers
            if held(self._people[number], office, day)
        ]


def placed(office: Office) -> tuple[str | None, str | None]:
    """Under what an office is filed: its rung and its portfolio."""
    return (office.rung.value if office.rung else None, office.portfolio)


def held(person: Person, office: Office, day: date | None) -> tuple[Tenure, ...]:
    """The tenures of a person that may be of an office (on a day): those known to be first."""
    asked = manner(office.title)
    found = [
        tenure
        for tenure in person.tenures
        if alike(tenure.office, office)
        and (day is None or tenure.held_on(day) is not False)
        and (asked not in _OTHER_HOLDERS or tenure.manner == asked)
    ]
    return tuple(sorted(found, key=lambda tenure: day is not None and tenure.held_on(day) is None))


def spelled(text: str, *sources: str) -> Name:
    """A spelling with its script."""
    return Name(text=text, script=script_of(text), sources=sources)
