"""Names as histories print them: often the family name alone, and whose it is only where one of that side bears it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dragoman.model import PastContact


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without accents, signs and case.

    >>> words("Andrés Manuel López-Obrador"), words("George W. Bush")
    (('andres', 'manuel', 'lopez', 'obrador'), ('george', 'w', 'bush'))
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain.casefold()))


@lru_cache(maxsize=100_000)
def may_be(one: str, two: str) -> bool:
    """Whether two spellings may be one name: the same, a part of the other at its end, or with names between left out.

    >>> may_be("Putin", "Vladimir Putin"), may_be("Cyrus Vance", "Cyrus Roberts Vance"), may_be("V. Putin", "Vladimir Putin")
    (True, True, True)
    >>> may_be("George W. Bush", "George Herbert Walker Bush"), may_be("Vladimir", "Vladimir Putin")
    (False, False)
    """
    short, long = sorted((words(one), words(two)), key=len)
    if not short or short[-1] != long[-1]:
        return False
    if long[-len(short) :] == short or len(short) == 1:
        return True
    return all(_starts(a, b) for a, b in zip(short[:-1], long[:-1], strict=False))


def _starts(one: str, two: str) -> bool:
    """Whether two given names are the same, or one is the other's initial."""
    return one == two or (1 in {len(one), len(two)} and one[0] == two[0])


class Bearers:
    """Who of which side bears a name in some contacts."""

    def __init__(self, contacts: Iterable[PastContact]) -> None:
        """Take the names of all who took part."""
        self._by_last: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for contact in contacts:
            for name, sides in named(contact):
                for side in sides:
                    self._by_last[side, words(name)[-1]].add(name)

    def people(self, asked: str, side: str | None = None) -> dict[tuple[str, str], frozenset[str]]:
        """Whom a name may mean: for each side and fullest name all its spellings.

        Spellings that fit two fuller names of one side are nobody's.
        """
        last = words(asked)[-1:]
        found: dict[tuple[str, str], frozenset[str]] = {}
        for (whose, family), names in self._by_last.items():
            if (family,) != last or side not in {None, whose}:
                continue
            full = [name for name in names if not any(_fuller(other, name) for other in names)]
            for name in sorted(full):
                mine = frozenset(one for one in names if [f for f in full if may_be(one, f)] == [name])
                if may_be(asked, name) and mine:
                    found[whose, name] = mine
        return found


def named(contact: PastContact) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Those who took part by name, each with the sides for which they may have spoken."""
    other = tuple(side for side in contact.sides if side != contact.guest)
    for name in contact.guests:
        if words(name):
            yield name, (contact.guest,) if contact.guest else contact.sides
    for name in contact.hosts:
        if words(name):
            yield name, other


def _fuller(one: str, two: str) -> bool:
    """Whether a name is two with more words, so that two needs no place of its own."""
    return one != two and may_be(one, two) and (len(words(one)), one) > (len(words(two)), two)
