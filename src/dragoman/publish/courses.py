"""Trips and episodes in words: arrivals and departures as near as they are known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.model import Contact, Edge
from dragoman.publish.wording import count, day


def arrived(edge: Edge | None) -> str:
    """When somebody arrived.

    >>> arrived(Edge(latest=date(2020, 3, 5))), arrived(Edge.on(date(2020, 3, 5))), arrived(None)
    ('by 5 March 2020', '5 March 2020', 'not known')
    """
    return _bounded(edge, "by", "not before")


def left(edge: Edge | None) -> str:
    """When somebody left.

    >>> left(Edge(earliest=date(2020, 3, 6)))
    'not before 6 March 2020'
    """
    return _bounded(edge, "by", "not before")


def _bounded(edge: Edge | None, latest: str, earliest: str) -> str:
    if edge is None or (edge.earliest is None and edge.latest is None):
        return "not known"
    if edge.exact is not None:
        return day(edge.exact)
    parts = [
        f"{earliest} {day(edge.earliest)}" if edge.earliest else "",
        f"{latest} {day(edge.latest)}" if edge.latest else "",
    ]
    return ", ".join(part for part in parts if part)


def stay(nights: tuple[int, int] | None) -> str:
    """How long somebody stayed.

    >>> stay((2, 2)), stay((1, 3)), stay(None)
    ('2 nights', '1 to 3 nights', 'no account bounds it')
    """
    if nights is None:
        return "no account bounds it"
    least, most = nights
    return count(least, "night") if least == most else f"{least} to {count(most, 'night')}"


def since_before(contacts: Sequence[Contact]) -> list[tuple[Contact, int | None]]:
    """Contacts with the days since the one before; ``None`` for the first."""
    found: list[tuple[Contact, int | None]] = []
    reach: date | None = None
    for contact in contacts:
        first, last = contact.when.first_day, contact.when.last_day
        found.append((contact, max(0, (first - reach).days) if first is not None and reach is not None else None))
        reach = max(reach, last) if reach is not None and last is not None else last or reach
    return found
