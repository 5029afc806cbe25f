"""Who was in touch with whom, counted in pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Status
from dragoman.publish.record import Record

MOST_PEOPLE = 80  # drawn; the list below the drawing holds the same pairs
LARGEST_CONTACT = 40  # a hall of guests says nothing about pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people and their contacts held, counted by kind (``kinds`` sorted by kind)."""

    first: str
    second: str
    kinds: tuple[tuple[str, int], ...]
    contacts: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Contacts held between the two."""
        return len(self.contacts)


def pairs(record: Record) -> tuple[Pair, ...]:
    """Every pair with at least one contact held, most contacts first. Planned and denied contacts do not count."""
    kinds: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    contacts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for contact in record.contacts:
        people = sorted({participation.person for participation in contact.participants})
        if contact.status is not Status.HELD or len(people) > LARGEST_CONTACT:
            continue
        for pair in combinations(people, 2):
            kinds[pair][contact.kind.value] += 1
            contacts[pair].append(contact.id)
    found = [
        Pair(first=first, second=second, kinds=tuple(sorted(kinds[first, second].items())), contacts=tuple(together))
        for (first, second), together in contacts.items()
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.weight, pair.first, pair.second)))


def drawn(found: tuple[Pair, ...]) -> tuple[tuple[str, ...], tuple[Pair, ...]]:
    """The people with most contacts, and the pairs among them, for the drawing."""
    weights: Counter[str] = Counter()
    for pair in found:
        weights[pair.first] += pair.weight
        weights[pair.second] += pair.weight
    people = tuple(sorted(weights, key=lambda person: (-weights[person], person))[:MOST_PEOPLE])
    shown = set(people)
    return people, tuple(pair for pair in found if pair.first in shown and pair.second in shown)
