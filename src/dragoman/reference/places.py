"""Places that changed their names: which place a name means, and what it was called on a day."""

from __future__ import annotations

import calendar
import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources

from anyascii import anyascii
from rapidfuzz.distance import OSA

from dragoman.model import Edge, Place, PlaceName
from dragoman.reference import states

_NEAR = 0.89


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Every place of the table."""
    text = resources.files("dragoman.reference").joinpath("data/places.toml").read_text(encoding="utf-8")
    return tuple(_place(one["side"], one["names"]) for one in tomllib.loads(text)["place"])


def _place(side: str, lines: list[str]) -> Place:
    parts = [line.partition(" ") for line in lines]
    edges = [_edge(day) for day, _, _ in parts]
    return Place(
        side=side,
        names=tuple(
            PlaceName(text=name, since=edges[at], until=edges[at + 1] if at + 1 < len(edges) else Edge())
            for at, (_, _, name) in enumerate(parts)
        ),
    )


def _edge(text: str) -> Edge:
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 3:  # year, month, day
        return Edge.on(date(*numbers))
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else None
    last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return Edge(earliest=date(year, month or 1, 1), latest=last)


def find(name: str) -> Place | None:
    """The place of the table that ever bore a name, spelled like this or nearly so.

    >>> find("Nut Sultan").name_on(date(2023, 1, 1)), find("Moscow")
    ('Astana', None)
    """
    wanted = _plain(name)
    near = [
        (OSA.normalized_similarity(wanted, _plain(one.text)), at)
        for at, place in enumerate(places())
        for one in place.names
    ]
    score, at = max(near)
    return places()[at] if score >= _NEAR else None


def _plain(name: str) -> str:
    return anyascii(name).casefold().replace("-", " ")


def describe(name: str, day: date | None) -> str | None:
    """A place in words: its state, and where it changed its name, every name with its time.

    >>> describe("Nur-Sultan", date(2020, 3, 6))
    'Nur-Sultan (Astana 1998–2019, Nur-Sultan 2019–2022, Astana since 2022), Kazakhstan'
    """
    place = find(name)
    side = place.side if place is not None else states.code_of(name, city=True) or states.near(name)
    if side is None:
        return None
    state = states.name_of(side)
    if place is None:
        return name if states.code_of(name) is not None else f"{name}, {state}"
    called = (place.name_on(day) if day is not None else None) or (place.names[-1].text if day is None else name)
    return f"{called} ({', '.join(_in_time(one) for one in place.names[-3:])}), {state}"


def _in_time(name: PlaceName) -> str:
    since, until = name.since.latest, name.until.latest
    if until is None:
        return f"{name.text} since {since.year}" if since else name.text
    return f"{name.text} {since.year if since else '…'}–{until.year}"
