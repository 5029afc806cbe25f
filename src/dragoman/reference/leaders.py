"""Who led a state or an organisation on a day, for phrases that name an office and a state but nobody."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

from anyascii import anyascii
from rapidfuzz.distance import OSA

from dragoman.model import Edge, Name, NameKind, Person, Tenure
from dragoman.reference import offices as titles

_CROWNS = ("King", "Queen", "Emperor", "Pope", "Emir", "Sultan")


@dataclass(frozen=True, slots=True)
class Leader:
    """One tenure: ``[since, until)``, open where ``until`` is ``None``. ``office``: president, premier, monarch, …."""

    name: str
    side: str
    office: str
    since: date
    until: date | None

    def held_on(self, day: date) -> bool:
        """Whether the office was theirs on that day."""
        return self.since <= day and (self.until is None or day < self.until)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], tuple[Leader, ...]]:
    text = resources.files("dragoman.reference").joinpath("data/leaders.toml").read_text(encoding="utf-8")
    first: dict[str, str] = {}
    tenures = []
    for side, offices in tomllib.loads(text).items():
        for office, lines in offices.items():
            if office == "leader":
                first[side] = lines
                continue
            days = [date.fromisoformat(line[:10]) for line in lines]
            for at, line in enumerate(lines):
                if line[11:] != "-":
                    until = days[at + 1] if at + 1 < len(days) else None
                    tenures.append(Leader(line[11:], side, office, days[at], until))
    return first, tuple(tenures)


@lru_cache(maxsize=4096)
def holder(side: str, office: str, day: date) -> Leader | None:
    """Who held an office of a side on a day.

    Args:
        side: ISO alpha-3 code or an organisation's acronym.
        office: ``president``, ``premier``, ``monarch``, ``foreign``, ``speaker``, ``head``; ``leader`` for whichever
            of them leads the side.
        day: The day.

    >>> holder("DEU", "leader", date(2022, 2, 21)).name
    'Olaf Scholz'
    """
    first, tenures = _table()
    wanted = first.get(side, "president") if office == "leader" else office
    return next((one for one in tenures if one.side == side and one.office == wanted and one.held_on(day)), None)


# What the kinds of the table are called; a few sides have names of their own for them.
_TITLES = {
    "president": "President",
    "premier": "Prime Minister",
    "monarch": "Monarch",
    "foreign": "Minister of Foreign Affairs",
    "speaker": "Speaker",
    "head": "Secretary General",
}
_OWN_TITLES = {
    ("EU", "president"): "President of the European Council",
    ("EU", "premier"): "President of the European Commission",
    ("DEU", "premier"): "Federal Chancellor",
    ("AUT", "premier"): "Federal Chancellor",
    ("CHN", "premier"): "Premier",
    ("GBR", "foreign"): "Foreign Secretary",
    ("USA", "foreign"): "Secretary of State",
    ("VNM", "head"): "General Secretary of the Communist Party",
}
SOURCE = "dragoman: table of leaders"
_DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def _as_of() -> date:
    """The latest day of which the table tells: whoever has no end was in office then."""
    return max(one.since for one in _table()[1])


@lru_cache(maxsize=1)
def people() -> tuple[Person, ...]:
    """The people of the table, by name and side. A day may be off by one, and the edges of each tenure say so.

    >>> next(one for one in people() if one.name == "Olaf Scholz").tenures[0].held_on(date(2022, 2, 21))
    True
    """
    found: dict[tuple[str, str], list[Leader]] = {}
    for one in _table()[1]:
        found.setdefault((one.name, one.side), []).append(one)
    return tuple(_person(name, side, held) for (name, side), held in found.items())


def _person(name: str, side: str, held: list[Leader]) -> Person:
    plainly = " ".join(word for word in name.split() if word not in _CROWNS) or name
    identity = f"leader-{side}-{plainly}".casefold().replace(" ", "-")
    return Person(
        id=identity,
        name=plainly,
        names=(Name(text=name, kind=NameKind.ALIAS, script="Latn", sources=(SOURCE,)),) if name != plainly else (),
        sides=(side,),
        tenures=tuple(
            Tenure(
                person=identity,
                office=titles.office(_OWN_TITLES.get((side, one.office), _TITLES[one.office]), side),
                since=Edge(earliest=one.since - _DAY, latest=one.since + _DAY),
                until=Edge(earliest=one.until - _DAY, latest=one.until + _DAY)
                if one.until
                else Edge(earliest=_as_of()),
                sources=(SOURCE,),
            )
            for one in held
        ),
    )


def tenures(side: str, office: str) -> tuple[Leader, ...]:
    """Everybody of the table who held an office of a side, in order."""
    return tuple(one for one in _table()[1] if one.side == side and one.office == office)


def in_office(side: str, day: date) -> tuple[Leader, ...]:
    """Everybody of the table who held an office of a side on a day."""
    return tuple(one for one in _table()[1] if one.side == side and one.held_on(day))


def leading_office(side: str) -> str:
    """Which office leads a side.

    >>> leading_office("DEU"), leading_office("FRA")
    ('premier', 'president')
    """
    return _table()[0].get(side, "president")


def plain(name: str) -> str:
    """A name for comparing: its surname without accents and case; a crowned head's first name."""
    words = [word for word in name.split() if word not in _CROWNS and not re.fullmatch(r"[IVX]+|Jr\.?", word)]
    return anyascii(words[-1] if words else name).casefold()


@lru_cache(maxsize=1)
def _by_surname() -> dict[str, tuple[Leader, ...]]:
    table: dict[str, list[Leader]] = {}
    for one in _table()[1]:
        words = one.name.split()
        keys = {plain(one.name)}
        if one.side in {"CHN", "KOR", "PRK", "VNM"}:
            keys = {anyascii(words[0]).casefold()}  # the family name stands first
        for key in keys:
            table.setdefault(key, []).append(one)
    return {key: tuple(found) for key, found in table.items()}


def is_surname(word: str) -> bool:
    """Whether any leader of the table bears it."""
    return anyascii(word).casefold() in _by_surname()


# First names that are one: short forms, and one name in the languages of neighbours.
_SHORT = (
    "joe joseph|bill william|jim james|mike michael|tony antony anthony|bob robert|dick richard|tom thomas|"
    "chuck charles|ted edward|dan daniel|ben benjamin|dave david|steve steven stephen|jake jacob|tim timothy|"
    "ron ronald|don donald|liz elizabeth|alex alexander alexandre aleksandr oleksandr aliaksandr|"
    "vladimir volodymyr uladzimir|nikolai nikolay mykola mikalai|andrei andrey andriy andrii|"
    "sergei sergey serhiy serhii|mikhail mykhailo|pavel pavlo|yevgeny evgeny yevhen|dmitry dmitri dmytro|"
    "alexei alexey aleksey oleksiy oleksii|pyotr petr petro|vasily vasyl|elena yelena olena|kirill kyrylo|"
    "konstantin kostiantyn|igor ihor|oleg oleh|bogdan bohdan"
)


@lru_cache(maxsize=1)
def _shorts() -> dict[str, int]:
    return {word: at for at, group in enumerate(_SHORT.split("|")) for word in group.split()}


def first_names_agree(one: str, two: str) -> bool:
    """Whether two first names may be one person's: alike but for spelling, one short for the other, or an initial.

    >>> first_names_agree("Joe", "Joseph"), first_names_agree("Volodymyr", "Vladimir"), first_names_agree("Jill", "Joe")
    (True, True, False)
    """
    a, b = (anyascii(word).casefold().strip(".") for word in (one, two))
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    if a in _shorts() and _shorts()[a] == _shorts().get(b):
        return True
    return a[0] == b[0] and OSA.normalized_similarity(a, b) >= _ALIKE


_ALIKE = 0.55


def short_of(one: str, two: str) -> bool:
    """Whether one first name is the other, short for it, or its initial.

    >>> short_of("Joe", "Joseph"), short_of("Serdar", "Gurbanguly"), short_of("Islam", "Ilham")
    (True, False, False)
    """
    a, b = (anyascii(word).casefold().strip(".") for word in (one, two))
    same = a == b or (a in _shorts() and _shorts()[a] == _shorts().get(b))
    return same or ((len(a) == 1 or len(b) == 1) and a[:1] == b[:1])


@lru_cache(maxsize=4096)
def known(name: str) -> Leader | None:
    """Somebody who led a state under a full name: the same surname, and a first name that begins alike.

    >>> known("Wang Yi").side, known("Vladimir Putin").side, known("Lavrov")
    ('CHN', 'RUS', None)
    """
    words = anyascii(name).casefold().replace("-", " ").split()
    if len(words) < 2:
        return None
    for one in (*_by_surname().get(words[-1], ()), *_by_surname().get(words[0], ())):
        theirs = anyascii(one.name).casefold().replace("-", " ").split()
        if theirs[-1][:5] == words[-1][:5] and first_names_agree(words[0], theirs[0]):
            return one
    return None


def former(surname: str, day: date) -> Leader | None:
    """The one person of the table who bears a surname and held an office before a day, though not on it.

    >>> former("Merkel", date(2023, 1, 1)).side
    'DEU'
    """
    bearing = _by_surname().get(anyascii(surname).casefold(), ())
    names = {one.name: one for one in bearing if one.since <= day}
    return next(iter(names.values())) if len(names) == 1 and len({one.name for one in bearing}) == 1 else None


def bearer(surname: str, day: date, *, office: str | None = None, side: str | None = None) -> Leader | None:
    """The one leader in office on a day who bears a surname; ``None`` where none or several do.

    >>> bearer("Scholz", date(2022, 2, 21)).side
    'DEU'
    """
    found = {
        one.name: one
        for one in _by_surname().get(anyascii(surname).casefold(), ())
        if one.held_on(day) and (office is None or one.office == office) and (side is None or one.side == side)
    }
    return next(iter(found.values())) if len(found) == 1 else None
