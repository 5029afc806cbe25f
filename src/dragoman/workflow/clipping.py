"""People as they were known on a day: what an office became later is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman import identify
from dragoman.model import Edge, Office, Person, Tenure


def people_on(people: Iterable[Person], day: date) -> tuple[Person, ...]:
    """The people with their offices as of a day; who had none by then has none."""
    return tuple(
        replace(person, tenures=tuple(one for tenure in person.tenures if (one := tenure_on(tenure, day)) is not None))
        for person in people
    )


def tenure_on(tenure: Tenure, day: date) -> Tenure | None:
    """An office as of a day: one that was held goes on; ``None`` where it had not begun, or was not known to have.

    >>> since, until = Edge.on(date(2019, 7, 24)), Edge.on(date(2022, 9, 6))
    >>> one = Tenure(person="a", office=Office(title="Envoy"), since=since, until=until)
    >>> tenure_on(one, date(2020, 3, 7)).until
    Edge(earliest=datetime.date(2020, 3, 8), latest=None)
    >>> tenure_on(one, date(2019, 7, 23))
    """
    since, until = tenure.since, tenure.until
    if since.earliest is not None and since.earliest > day:
        return None
    if since.latest is not None and since.latest > day:
        if since.earliest is None:  # seen in office later, and nobody knows since when
            return None
        since = Edge(earliest=since.earliest)
    if until.earliest is not None and until.earliest > day:
        until = Edge(earliest=day + timedelta(days=1))
    elif until.latest is not None and until.latest > day:
        until = Edge(earliest=until.earliest)
    return replace(tenure, since=since, until=until)


@dataclass(frozen=True, slots=True)
class PeopleOn:
    """A register that answers as it would have on a day; whose every office is later is not in it."""

    register: identify.People
    day: date

    def bearing(self, name: str, *, most: int = 200) -> Iterator[Person]:
        """The people whose names are filed near a name."""
        return self._known(self.register.bearing(name, most=most))

    def holding(self, office: Office, day: date | None) -> Iterator[Person]:
        """The people who may hold an office like this."""
        return self._known(self.register.holding(office, day))

    def _known(self, people: Iterable[Person]) -> Iterator[Person]:
        for person in people:
            (known,) = people_on((person,), self.day)
            if known.tenures or not person.tenures:
                yield known
