"""``people.toml``: the people, offices and spellings that the analyst knows."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from dragoman.identify.names import fold
from dragoman.identify.uniting import in_time
from dragoman.language.scripts import script_of
from dragoman.model import CaseError, Edge, Name, Person, Tenure
from dragoman.reference import offices as titles

_PERSON = frozenset({"name", "id", "side", "aliases", "office"})
_OFFICE = frozenset({"title", "side", "since", "until", "manner"})


def parse_people(text: str, *, origin: str) -> tuple[Person, ...]:
    """The people of a ``people.toml``, sorted by id.

    Args:
        text: The file's content.
        origin: Its name, for messages and as the source of each tenure.

    Raises:
        CaseError: With every fault found.

    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CaseError((f"{origin}: is not valid TOML: {error}",)) from error
    faults = [f"{origin}: unknown key {key!r}; only [[person]] is read" for key in table if key != "person"]
    entries = table.get("person", [])
    if not isinstance(entries, list):
        raise CaseError((f"{origin}: 'person' must be a list of tables; write [[person]], not [person]",))
    people: dict[str, Person] = {}
    for number, entry in enumerate(entries, 1):
        where = f"{origin}: person {number}"
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            where = f"{origin}: {entry['name']}"
        person = _person(entry, where, faults)
        if person is None:
            continue
        if person.id in people:
            faults.append(f"{where}: the id {person.id!r} is taken by {people[person.id].name}; give one of them an id")
        people[person.id] = person
    if faults:
        raise CaseError(tuple(faults))
    return tuple(people[key] for key in sorted(people))


def slug(name: str) -> str:
    """A readable id for a name.

    >>> slug("Kassym-Jomart Tokayev"), slug("习近平")
    ('kassym-jomart-tokayev', 'xijinping')
    """
    return "-".join(fold(name)) or "unnamed"


def _person(entry: Any, where: str, faults: list[str]) -> Person | None:
    if not isinstance(entry, dict):
        faults.append(f"{where}: must be a table with name, side, aliases and [[person.office]]")
        return None
    before = len(faults)
    _unknown(entry, _PERSON, where, faults)
    name = _text(entry, "name", where, faults, required=True)
    side = _text(entry, "side", where, faults)
    given = _text(entry, "id", where, faults)
    if given is not None and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", given):
        faults.append(f"{where}: id {given!r} may hold only small letters, digits and hyphens")
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        faults.append(f'{where}: aliases must be a list of texts, e.g. ["D. Medvedev"]')
        aliases = []
    offices = entry.get("office", [])
    if not isinstance(offices, list):
        faults.append(f"{where}: offices must be a list of tables; write [[person.office]]")
        offices = []
    identity = given or slug(name or "")
    tenures = [
        tenure
        for at, office in enumerate(offices, 1)
        if (tenure := _tenure(office, identity, side, f"{where}, office {at}", faults)) is not None
    ]
    if name is None or len(faults) > before:
        return None
    sides = dict.fromkeys([*([side] if side else []), *(t.office.side for t in tenures if t.office.side)])
    return Person(
        id=identity,
        name=name,
        names=tuple(
            Name(text=alias, script=script_of(alias), sources=(where,)) for alias in sorted(set(aliases) - {name})
        ),
        sides=tuple(sides),
        tenures=tuple(sorted(tenures, key=in_time)),
        given=True,
    )


def _tenure(entry: Any, person: str, side: str | None, where: str, faults: list[str]) -> Tenure | None:
    if not isinstance(entry, dict):
        faults.append(f"{where}: must be a table with title, side, since, until and manner")
        return None
    _unknown(entry, _OFFICE, where, faults)
    title = _text(entry, "title", where, faults, required=True)
    own = _text(entry, "side", where, faults)
    manner = _text(entry, "manner", where, faults)
    since, until = (_edge(entry, key, where, faults) for key in ("since", "until"))
    if since.earliest is not None and until.latest is not None and until.latest <= since.earliest:
        faults.append(f"{where}: ends ({until.latest}) before it begins ({since.earliest})")
        return None
    if title is None:
        return None
    return Tenure(
        person=person,
        office=titles.office(title, own or side),
        since=since,
        until=until,
        manner=manner or titles.manner(title),
        sources=(where.rsplit(", office", 1)[0],),
    )


def _unknown(entry: Mapping[str, Any], known: frozenset[str], where: str, faults: list[str]) -> None:
    faults.extend(
        f"{where}: unknown key {key!r}; known are {', '.join(sorted(known))}" for key in entry if key not in known
    )


def _text(entry: Mapping[str, Any], key: str, where: str, faults: list[str], *, required: bool = False) -> str | None:
    value = entry.get(key)
    if value is None:
        if required:
            faults.append(f"{where}: {key} is missing")
        return None
    if not isinstance(value, str) or not value.strip():
        faults.append(f"{where}: {key} must be a text, found {value!r}")
        return None
    return value.strip()


def _edge(entry: Mapping[str, Any], key: str, where: str, faults: list[str]) -> Edge:
    """A day; or a month or a year as text, which means some day of it."""
    value = entry.get(key)
    if value is None:
        return Edge()
    if isinstance(value, date) and not hasattr(value, "hour"):
        return Edge.on(value) if value.year < date.max.year else Edge()  # the year 9999 means no end
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", value) if isinstance(value, str) else None
    if match is not None and int(match[1]) > 0:
        year, month = int(match[1]), int(match[2]) if match[2] else None
        last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
        return Edge(earliest=date(year, month or 1, 1), latest=last)
    faults.append(
        f'{where}: {key} must be a day such as 2020-03-06 (without quotes), or "2020-03", "2020"; found {value!r}'
    )
    return Edge()
