"""Small histories made by hand or by chance."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from dragoman.model import Kind, PastContact, Rung

START = date(2000, 1, 1)


def visit(
    number: int, first: date, *, days: int = 1, sides: tuple[str, str] = ("KAZ", "RUS"), **more: Any
) -> PastContact:
    """A visit of the second side to the first."""
    told: dict[str, Any] = {"guest": sides[1], "level": Rung.HEAD_OF_STATE, "kind": Kind.VISIT} | more
    return PastContact(
        id=f"{sides[0]}-{sides[1]}-{number:04}", first=first, last=first + timedelta(days=days - 1), sides=sides, **told
    )


def call(number: int, first: date, *, sides: tuple[str, str] = ("KAZ", "RUS")) -> PastContact:
    """A call."""
    return PastContact(id=f"call-{sides[0]}-{number:04}", kind=Kind.CALL, first=first, last=first, sides=sides)


def regular(
    count: int, every_days: int = 60, *, sides: tuple[str, str] = ("KAZ", "RUS"), **more: Any
) -> list[PastContact]:
    """Visits at equal distances."""
    return [visit(at, START + timedelta(days=at * every_days), sides=sides, **more) for at in range(count)]


def by_chance(seed: int, *, pairs: int = 12, years: int = 8, rate: float = 6.0) -> list[PastContact]:
    """Contacts of several pairs with everything that a record may hold, drawn from small sets so that ties happen."""
    chance = random.Random(seed)
    found = []
    for pair in range(pairs):
        sides = (f"A{pair:02}", f"B{pair:02}")
        for number in range(round(rate * years * chance.uniform(0.3, 1.7))):
            first = START + timedelta(days=chance.randrange(365 * years))
            if chance.random() < 0.25:
                found.append(call(number, first, sides=sides))
                continue
            found.append(
                visit(
                    number,
                    first,
                    days=chance.choice((1, 1, 2, 3, 5)),
                    sides=sides,
                    guest=chance.choice(sides),
                    level=chance.choice((Rung.HEAD_OF_STATE, Rung.MINISTER, Rung.ENVOY, None)),
                    met=chance.choice((None, (), ("minister",), ("head of state", "minister"))),
                    hours=chance.choice((None, None, 5.0, 30.0)),
                    place=chance.choice((None, "Here", "There", "Elsewhere")),
                    initiator=chance.choice((None, *sides)),
                    notice_days=chance.choice((None, 1, 7, 30)),
                    bounded=chance.random() < 0.9,
                )
            )
    return found
