"""How contacts follow each other: the trip that they belong to, and the episode of two sides that they make up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model.contact import Status
from dragoman.model.people import Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One country on a trip, with the contacts held there (ids, by day).

    ``arrival`` and ``departure`` are days as near as they are known, by the calendars of those who tell of them;
    ``None`` where no account bounds them. ``visit`` is the contact (a visit) that tells of the stop, where one does.
    ``hours`` are the fewest and most hours there by accounts that tell the hours of arrival and departure, or how many
    hours the visit took; ``None`` where none does.
    """

    country: str
    place: str | None
    arrival: Edge | None
    departure: Edge | None
    visit: str | None = None
    contacts: tuple[str, ...] = ()
    hours: tuple[float, float] | None = None

    @property
    def nights(self) -> tuple[int, int] | None:
        """Fewest and most nights there; ``None`` where arrival or departure is not bounded on both ends."""
        return nights(self.arrival, self.departure)

    @property
    def contradictory(self) -> bool:
        """Whether the accounts have the travellers leave before they arrive."""
        return _before(self.departure, self.arrival)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One journey of officials of one side: its stops in order, and every contact that belongs to it.

    ``travellers`` are person ids, ``visits`` the contacts of kind visit that tell of the trip, ``contacts`` all others
    that were held on it (ids, by day).
    """

    id: str
    travellers: tuple[str, ...]
    side: str | None
    status: Status
    stops: tuple[Stop, ...]
    visits: tuple[str, ...]
    contacts: tuple[str, ...]

    @property
    def nights(self) -> tuple[int, int] | None:
        """Fewest and most nights away, from the first arrival to the last departure, of whichever stop that is."""
        if not self.stops or _last(self.stops[-1].departure) is None:
            return None
        last = max(self.stops, key=lambda stop: _last(stop.departure) or date.min)
        return nights(self.stops[0].arrival, last.departure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Contacts of one dyad, each at most ``window_days`` after the one before; ids, by day.

    ``sides`` are the two sides in alphabetical order, ``first`` and ``last`` the days that the contacts span.
    ``maybe_one`` are pairs of the contacts of which it stays open whether they are one, so that they may count twice.
    """

    id: str
    sides: tuple[str, str]
    contacts: tuple[str, ...]
    first: date
    last: date
    window_days: int
    maybe_one: tuple[tuple[str, str], ...] = ()


def nights(arrival: Edge | None, departure: Edge | None) -> tuple[int, int] | None:
    """Fewest and most nights between two edges; ``None`` where a bound is missing or the two contradict each other."""
    if arrival is None or departure is None or _before(departure, arrival):
        return None
    if None in (arrival.earliest, arrival.latest, departure.earliest, departure.latest):
        return None
    assert arrival.earliest and arrival.latest and departure.earliest and departure.latest  # noqa: S101, PT018
    return max(0, (departure.earliest - arrival.latest).days), max(0, (departure.latest - arrival.earliest).days)


def _before(departure: Edge | None, arrival: Edge | None) -> bool:
    last = departure.latest if departure is not None else None
    first = arrival.earliest if arrival is not None else None
    return last is not None and first is not None and last < first


def _last(edge: Edge | None) -> date | None:
    return (edge.latest or edge.earliest) if edge is not None else None
