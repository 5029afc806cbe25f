"""Where: places with the names that they bore, each in its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model.people import NOT_KNOWN, Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """What a place was called, from ``since`` to the day before ``until``."""

    text: str
    since: Edge = NOT_KNOWN
    until: Edge = NOT_KNOWN

    def borne_on(self, day: date) -> bool:
        """Whether nothing known speaks against the place being called so on a day."""
        begun = self.since.earliest is None or self.since.earliest <= day
        return begun and (self.until.latest is None or day < self.until.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a state (ISO alpha-3 code) with its names in the order of time."""

    side: str
    names: tuple[PlaceName, ...]

    def name_on(self, day: date) -> str | None:
        """What it was called on a day; where a change may have fallen on it, the newer name."""
        return next((name.text for name in reversed(self.names) if name.borne_on(day)), None)
