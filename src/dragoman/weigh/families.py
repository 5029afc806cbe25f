"""An item and its copies are one family: of one origin, and arranged where any of them could have been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """``id`` is that of the original.

    ``origin`` is the original's, and ``named`` tells that it has one; else the family is an origin of its own, under
    its id ("item" before it where another has that name). ``controlled`` tells that any member could have been
    arranged.
    """

    id: str
    origin: str
    named: bool
    controlled: bool


def families(items: Iterable[Item]) -> dict[str, Family]:
    """The family of each item, by its id.

    Args:
        items: All of an analysis. An original need not be among them.

    Raises:
        ValueError: An item repeats one that is itself a copy.
    """
    by_id = {item.id: item for item in items}
    of = {item.id: item.copy_of or item.id for item in by_id.values()}
    for name, original in of.items():
        if by_id[name].copy_of is not None and (original == name or of.get(original, original) != original):
            raise ValueError(f"{name}: {original} is itself a copy; name the original")
    controlled = {of[item.id] for item in by_id.values() if item.controlled}
    taken = {item.origin for item in by_id.values() if item.origin is not None}
    found = {}
    for family in sorted(set(of.values())):
        named = by_id[family].origin if family in by_id else None
        own = family
        while named is None and own in taken:
            own = f"item {own}"
        taken.add(named or own)
        found[family] = Family(id=family, origin=named or own, named=named is not None, controlled=family in controlled)
    return {name: found[family] for name, family in of.items()}
