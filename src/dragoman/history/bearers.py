"""Names as histories print them: often the family name alone, and whose it is only where one of that side bears it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from dragoman.model import PastContact

_LONG = 5


_TITLES = re.compile(
    r"(?i)^(?:(?:the |vice |deputy |prime |foreign |crown )*(?:president|minister|premier|chancellor|king|queen|emperor|empress|prince|"
    r"princess|sultan|emir|amir|sheikh|pope|chairman|secretary|general|dr|mr|mrs|ms)\b\.?(?:[- ]elect)? +)+(?=\w)"
)


def bare(name: str) -> str:
    """A name without a title before it.

    >>> bare("Prime Minister Binyamin Netanyahu")
    'Binyamin Netanyahu'
    """
    return _TITLES.sub("", name)


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without accents, signs, case and a title before it.

    >>> words("Andrés Manuel López-Obrador"), words("President George W. Bush"), words("King")
    (('andres', 'manuel', 'lopez', 'obrador'), ('george', 'w', 'bush'), ('king',))
    """
    name = bare(name)
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
    return one == two or (1 in {len(one), len(two)} and one[0] == two[0]) or _one_off(one, two)


def _one_off(one: str, two: str) -> bool:
    """Whether two names of some length differ in one letter: "Sergei" and "Sergey"."""
    return min(len(one), len(two)) >= _LONG and OSA.distance(one, two, score_cutoff=1) <= 1


class Bearers:
    """Who of which side bears a name in some contacts."""

    def __init__(self, contacts: Iterable[PastContact]) -> None:
        """Take the names of all who took part.

        A note may name whom a guest met beside the hosts, as at a gathering: of the sides with which a family name stands,
        those with less than half as many contacts as the first one are none of its bearers.
        """
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        found: list[tuple[str, str]] = []
        for contact in contacts:
            for name, sides in named(contact):
                counts[words(name)[-1]].update(sides)
                found += [(side, name) for side in sides]
        self._by_last: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for side, name in dict.fromkeys(found):
            last = words(name)[-1]
            if 2 * counts[last][side] >= max(counts[last].values()):
                self._by_last[last][side].add(name)

    def people(self, asked: str, side: str | None = None) -> dict[tuple[str, str], frozenset[str]]:
        """Whom a name may mean: for each side and fullest name all its spellings.

        Spellings that fit two fuller names of one side are nobody's.
        """
        found: dict[tuple[str, str], frozenset[str]] = {}
        last = next(iter(words(asked)[-1:]), "")
        for whose, names in self._by_last.get(last, {}).items():
            if side not in {None, whose}:
                continue
            full = [name for name in names if not any(_fuller(other, name) for other in names)]
            for name in sorted(full):
                mine = frozenset(one for one in names if [f for f in full if may_be(one, f)] == [name])
                if may_be(asked, name) and mine:
                    found[whose, bare(name)] = mine
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
