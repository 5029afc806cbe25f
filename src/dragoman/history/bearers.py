"""Names as histories print them: often the family name alone, and whose it is only where one of that side bears it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from dragoman.model import PastContact

_LONG = 4  # letters of a given name that may be written in two ways
# Letters that go into English in several ways; a last vowel is none of them, for it may tell a man from a woman.
_WAYS = (("kh", "h"), ("ks", "x"), ("iy", "i"), ("yi", "i"), ("ye", "e"), ("yo", "e"), ("y", "i"), ("w", "v"))

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
    return one == two or (1 in {len(one), len(two)} and one[0] == two[0]) or _written_two_ways(one, two)


def _written_two_ways(one: str, two: str) -> bool:
    """Whether two given names are one that was carried into English in two ways.

    >>> _written_two_ways("sergei", "sergey"), _written_two_ways("yevgeny", "evgenii"), _written_two_ways("daniel", "daniela")
    (True, True, False)
    """
    return min(len(one), len(two)) >= _LONG and _sound(one) == _sound(two)


@lru_cache(maxsize=100_000)
def _sound(name: str) -> str:
    for written, plain in _WAYS:
        name = name.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", name)


class Bearers:
    """Who of which side bears a name in some contacts."""

    def __init__(self, contacts: Iterable[PastContact]) -> None:
        """Take the names of all who took part."""
        self._days: defaultdict[str, defaultdict[tuple[str, str], list[int]]] = defaultdict(lambda: defaultdict(list))
        for contact in contacts:
            for name, sides in named(contact):
                for side in sides:
                    self._days[words(name)[-1]][side, name].append(contact.last.toordinal())
        for told in self._days.values():
            for days in told.values():
                days.sort()
        self._known: dict[tuple[str, date | None], dict[str, frozenset[str]]] = {}
        self._spelled: dict[frozenset[str], dict[str, frozenset[str]]] = {}

    def people(
        self, asked: str, side: str | None = None, *, before: date | None = None
    ) -> dict[tuple[str, str], frozenset[str]]:
        """Whom a name may mean: for each side and fullest name all its spellings.

        Spellings that fit two fuller names of one side are nobody's. Only contacts that were over before a day count,
        where one is given: who came later makes nobody of before.
        """
        last = next(iter(words(asked)[-1:]), "")
        return {
            (whose, bare(name)): mine
            for whose, names in self._by_side(last, before).items()
            if side in {None, whose}
            for name, mine in self._people(names).items()
            if may_be(asked, name)
        }

    def _by_side(self, last: str, before: date | None) -> dict[str, frozenset[str]]:
        """The names with such an end, by side.

        A note may name whom a guest met beside the hosts, as at a gathering: of the sides with which a family name stands,
        those with less than half as many contacts as the first one are none of its bearers.
        """
        if (last, before) not in self._known:
            counts: Counter[str] = Counter()
            found: defaultdict[str, set[str]] = defaultdict(set)
            for (side, name), days in self._days.get(last, {}).items():
                number = len(days) if before is None else bisect_left(days, before.toordinal())
                if number:
                    counts[side] += number
                    found[side].add(name)
            most = max(counts.values(), default=0)
            self._known[last, before] = {
                side: frozenset(names) for side, names in found.items() if 2 * counts[side] >= most
            }
        return self._known[last, before]

    def _people(self, names: frozenset[str]) -> dict[str, frozenset[str]]:
        """The spellings of each person of one side, by the fullest."""
        if names not in self._spelled:
            full = sorted(name for name in names if not any(_fuller(other, name) for other in names))
            mine: defaultdict[str, set[str]] = defaultdict(set)
            for one in names:
                fits = [name for name in full if may_be(one, name)]
                if len(fits) == 1:
                    mine[fits[0]].add(one)
            self._spelled[names] = {name: frozenset(mine[name]) for name in full if mine[name]}
        return self._spelled[names]


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
