"""How contacts follow each other: the trip that they belong to, and the episode of two sides that they make up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model.contact import Status
from dragoman.model.people import Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One country on a trip, with the contacts held there (ids, by day).

    ``arrival`` and ``departure`` are days as near as they are known, in the place's own calendar; ``None`` where no
    account bounds them. ``visit`` is the contact (a visit) that tells of the stop, where there is one.
    """

    country: str
    place: str | None
    arrival: Edge | None
    departure: Edge | None
    visit: str | None = None
    contacts: tuple[str, ...] = ()

    @property
    def nights(self) -> tuple[int, int] | None:
        """Fewest and most nights there; ``None`` where arrival or departure is not bounded on both ends."""
        return nights(self.arrival, self.departure)


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
        """Fewest and most nights away, from the first arrival to the last departure."""
        return nights(self.stops[0].arrival, self.stops[-1].departure) if self.stops else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Contacts of one dyad, each at most ``window_days`` after the one before; ids, by day.

    ``sides`` are the two sides in alphabetical order, ``first`` and ``last`` the days that the contacts span.
    """

    id: str
    sides: tuple[str, str]
    contacts: tuple[str, ...]
    first: date
    last: date
    window_days: int


def nights(arrival: Edge | None, departure: Edge | None) -> tuple[int, int] | None:
    """Fewest and most nights between two edges; ``None`` where a bound is missing."""
    if arrival is None or departure is None:
        return None
    if None in (arrival.earliest, arrival.latest, departure.earliest, departure.latest):
        return None
    assert arrival.earliest and arrival.latest and departure.earliest and departure.latest  # noqa: S101, PT018
    return max(0, (departure.earliest - arrival.latest).days), max(0, (departure.latest - arrival.earliest).days)
