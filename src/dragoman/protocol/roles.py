"""Roles that rules speak of, and which of them a person has on a day: several offices are several roles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model import Office, Participation, Person, Rung
from dragoman.reference.offices import is_past, office


@dataclass(frozen=True, slots=True)
class _Role:
    rung: Rung | None  # None: the words alone tell
    portfolio: str | None = None
    words: str | None = None  # a pattern that the title must show
    without: str | None = None


_DEPUTY = r"deput|vice|assistant|first|заместит|зам\b"
# A title of honour of whoever led a state first, and leads it no more.
_HONOUR = r"\b(?:first|founding) president\b|\bперв\w+ президент"
ROLES: dict[str, _Role] = {
    "head of state": _Role(Rung.HEAD_OF_STATE, without=_HONOUR),
    "head of government": _Role(Rung.HEAD_OF_GOVERNMENT),
    "deputy head": _Role(Rung.DEPUTY_HEAD),
    "speaker": _Role(Rung.SPEAKER),
    "foreign minister": _Role(Rung.MINISTER, "foreign"),
    "defence minister": _Role(Rung.MINISTER, "defence"),
    "minister": _Role(Rung.MINISTER),
    "deputy foreign minister": _Role(Rung.DEPUTY_MINISTER, "foreign"),
    "deputy minister": _Role(Rung.DEPUTY_MINISTER),
    "security council chair": _Role(Rung.SECURITY, words=r"chair|head|председател", without=_DEPUTY),
    "security council deputy chair": _Role(Rung.SECURITY, words=rf"(?:{_DEPUTY}).*(?:chair|head|председател)"),
    "security council secretary": _Role(Rung.SECURITY, words=r"secretar|секретар", without=_DEPUTY),
    "security adviser": _Role(Rung.SECURITY, words=r"advis|советник|помощник"),
    "chief of staff": _Role(Rung.CHIEF_OF_STAFF),
    "ambassador": _Role(Rung.AMBASSADOR),
    "envoy": _Role(Rung.ENVOY),
    "head of organisation": _Role(Rung.HEAD_OF_ORGANISATION),
    "chief of protocol": _Role(
        None,
        words=r"(?:chief|head|director|руководител|начальник|директор|шеф).*(?:protocol|протокол)",
        without=_DEPUTY,
    ),
    "governor": _Role(Rung.GOVERNOR),
    "mayor": _Role(Rung.MAYOR),
}
FORMER = {f"former {name}": name for name in ("head of state", "head of government", "foreign minister")}


def roles_of(title: Office) -> frozenset[str]:
    """The roles that an office is.

    >>> from dragoman.reference.offices import office
    >>> sorted(roles_of(office("Secretary of the Security Council", "KAZ")))
    ['security council secretary']
    """
    low = title.title.casefold()
    return frozenset(
        name
        for name, role in ROLES.items()
        if (role.rung is None or title.rung is role.rung)
        and (role.portfolio is None or role.portfolio == title.portfolio)
        and (role.words is None or re.search(role.words, low))
        and (role.without is None or not re.search(role.without, low))
    )


def roles_on(part: Participation, person: Person | None, day: date | None) -> frozenset[str]:
    """Every role that a participant had on a day: by the offices known, and as the accounts of the contact say.

    Offices that had ended count as former ones; what an account calls somebody counts unless an office of just these
    roles is known to have ended: a former minister may be called the minister of something else.
    """
    found: set[str] = set()
    past: set[str] = set()
    ended: set[tuple[frozenset[str], str | None]] = set()
    for tenure in person.tenures if person is not None else ():
        mine = roles_of(tenure.office)
        past |= _by_honour(tenure.office.title)
        if day is not None and tenure.over_on(day):
            past |= mine
            ended.add((mine, tenure.office.portfolio))
        elif day is None or tenure.held_on(day) is not False:
            found |= mine
    titles = [(title, is_past(title)) for title in part.roles]
    titles += [(one.role, True) for one in part.mentions if one.former and one.role]
    over = {title for title, former in titles if former}
    for title, former in titles:
        meant = office(title, part.side)
        told = roles_of(meant)
        past |= _by_honour(title)
        if former:
            past |= told
        elif (told, meant.portfolio) not in ended and title not in over:
            found |= told
    return frozenset(found | {name for name, now in FORMER.items() if now in past - found})


_LADDER = tuple(Rung)


def height(roles: Iterable[str]) -> int:
    """How far from the top somebody of some roles stands; offices that are over give no height.

    >>> height({"minister", "head of state"}), height({"foreign minister"}) < height({"ambassador"})
    (0, True)
    """
    rungs = (ROLES[name].rung for name in roles if name in ROLES)
    return min((_LADDER.index(rung) for rung in rungs if rung is not None), default=len(_LADDER))


def _by_honour(title: str) -> frozenset[str]:
    return frozenset({"head of state"} if re.search(_HONOUR, title.casefold()) else ())


def named(parts: Iterable[str]) -> str:
    """Roles in words."""
    return ", ".join(sorted(parts))
