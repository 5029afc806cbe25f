"""FollowTheMoney JSON lines: Person, Position and Occupancy, and the sidecar for what that model cannot hold.

Source: https://followthemoney.tech/explorer/ (schemata Person, Position, Occupancy).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.ingest.corpora import corpus_lines, line_gap, record_of
from dragoman.ingest.limits import Limits
from dragoman.language.scripts import script_of
from dragoman.model import Edge, Gap, Name, NameKind, Person, SourceError, Tenure
from dragoman.reference import offices, states

SIDECAR = ".sidecar.jsonl"
_SCHEMATA = frozenset(["Person", "Position", "Occupancy"])
_NAMES = (("alias", NameKind.FULL), ("weakAlias", NameKind.ALIAS), ("previousName", NameKind.ALIAS))
_COUNTRIES = ("country", "citizenship", "nationality")


class _Entity(BaseModel):
    """One line; other schemata and keys are passed over, as the format's own tools do."""

    model_config = ConfigDict(extra="ignore")
    id: str
    schema_: str
    properties: dict[str, list[Any]]

    def texts(self, *properties: str) -> list[str]:
        """The values of properties as texts, in order."""
        return [str(value) for key in properties for value in self.properties.get(key, ()) if value not in (None, "")]

    def first(self, key: str) -> str | None:
        """The first value of a property."""
        return next(iter(self.texts(key)), None)


def is_entity(record: dict[str, object]) -> bool:
    """Whether a line is one of FollowTheMoney."""
    return isinstance(record.get("schema"), str) and isinstance(record.get("properties"), dict) and "id" in record


def read(path: Path, limits: Limits) -> Iterator[Person | Gap]:
    """The people of a file, in two passes: positions first, so that entities may stand in any order."""
    beside = _sidecar(path, limits)
    positions: dict[str, tuple[int, _Entity]] = {}
    for number, found in _entities(path, limits):
        if isinstance(found, Gap):
            yield found
        elif found.schema_ == "Position":
            positions[found.id] = (number, found)
    for number, found in _entities(path, limits):
        if isinstance(found, Gap):
            continue
        try:
            if found.schema_ == "Person":
                yield _person(found, f"{path.name}: line {number}", beside)
            elif found.schema_ == "Occupancy":
                yield _occupancy(found, f"{path.name}: line {number}", positions, beside)
        except (SourceError, ValidationError) as error:
            reason = error if isinstance(error, SourceError) else SourceError(str(error)[:200], kind="bad-record")
            yield line_gap(path.name, f"line {number}", reason)


def _entities(path: Path, limits: Limits) -> Iterator[tuple[int, _Entity | Gap]]:
    for number, line in corpus_lines(path, limits):
        try:
            if isinstance(line, SourceError):
                raise line
            record = record_of(line)
            if record.get("schema") not in _SCHEMATA:
                continue
            yield number, _Entity.model_validate({**record, "schema_": record["schema"]})
        except SourceError as error:
            yield number, line_gap(path.name, f"line {number}", error)
        except ValidationError as error:
            broken = SourceError(f"is no entity ({error.errors()[0]['msg']})", kind="bad-record")
            yield number, line_gap(path.name, f"line {number}", broken)


class _Name(BaseModel):
    """What the sidecar keeps of a name."""

    model_config = ConfigDict(extra="ignore")
    text: str
    kind: NameKind = NameKind.FULL
    script: str | None = None
    language: str | None = None
    sources: tuple[str, ...] = ()


class _Days(BaseModel):
    """An edge, as the sidecar keeps it."""

    model_config = ConfigDict(extra="ignore")
    earliest: date | None = None
    latest: date | None = None


class _Beside(BaseModel):
    """What the sidecar keeps of an entity, whatever its schema."""

    model_config = ConfigDict(extra="ignore")
    id: str
    names: tuple[_Name, ...] = ()
    sides: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    side: str | None = None
    institution: str | None = None
    since: _Days | None = None
    until: _Days | None = None
    manner: str | None = None
    sources: tuple[str, ...] = ()


def _sidecar(path: Path, limits: Limits) -> dict[str, _Beside]:
    """What the sidecar beside a file says, by entity; broken lines of it say nothing."""
    file = path.with_name(re.sub(r"\.(?:jsonl?|ndjson)(?:\.gz)?$", "", path.name) + SIDECAR)
    found: dict[str, _Beside] = {}
    for _, line in corpus_lines(file, limits) if file.is_file() else ():
        if not isinstance(line, SourceError):
            with suppress(ValidationError):
                one = _Beside.model_validate_json(line)
                found[one.id] = one
    return found


def _person(entity: _Entity, source: str, beside: dict[str, _Beside]) -> Person:
    name = entity.first("name")
    if name is None:
        raise SourceError(f"{entity.id} has no name", kind="no-name")
    names = [Name(text=text, script=script_of(text), sources=(source,)) for text in entity.texts("name")[1:]]
    names += [
        Name(text=text, kind=kind, script=script_of(text), sources=(source,))
        for key, kind in _NAMES
        for text in entity.texts(key)
    ]
    kept = beside.get(entity.id, _Beside(id=entity.id))
    own = {one.text: one for one in kept.names}
    sides = [states.code_of(code.upper()) or _alpha3(code) for code in entity.texts(*_COUNTRIES)]
    wikidata = entity.first("wikidataId")
    return Person(
        id=entity.id,
        name=name,
        names=tuple(_restored(one, own.get(one.text)) for one in names),
        sides=tuple(dict.fromkeys([*kept.sides, *(side for side in sides if side)])),
        identifiers=tuple(sorted({*kept.identifiers, *([f"wikidata:{wikidata}"] if wikidata else [])})),
    )


def _restored(name: Name, told: _Name | None) -> Name:
    if told is None:
        return name
    return Name(
        text=name.text,
        kind=told.kind,
        script=told.script or name.script,
        language=told.language,
        sources=told.sources or name.sources,
    )


def _alpha3(code: str) -> str | None:
    """The alpha-3 code for the alpha-2 one that FollowTheMoney writes."""
    return states.alpha3(code) or code.upper()


def _occupancy(
    entity: _Entity, source: str, positions: dict[str, tuple[int, _Entity]], beside: dict[str, _Beside]
) -> Person:
    holder, post = entity.first("holder"), entity.first("post")
    if holder is None or post is None or post not in positions:
        raise SourceError(f"{entity.id} has no holder, or its post is not in the file", kind="bad-record")
    position = positions[post][1]
    told = beside.get(entity.id, _Beside(id=entity.id))
    country = position.first("country")
    side = told.side or beside.get(post, _Beside(id=post)).side or (_alpha3(country) if country else None)
    title = position.first("name") or post
    return Person(
        id=holder,
        name="",
        sides=(side,) if side else (),
        tenures=(
            Tenure(
                person=holder,
                office=offices.office(title, side, institution=told.institution),
                since=_edge(told.since) or _day(entity.first("startDate"), "startDate"),
                until=_edge(told.until) or _after(_day(entity.first("endDate"), "endDate")),
                manner=told.manner or offices.manner(title),
                sources=told.sources or (source,),
            ),
        ),
    )


def _edge(told: _Days | None) -> Edge | None:
    return None if told is None else Edge(earliest=told.earliest, latest=told.latest)


def _day(text: str | None, key: str) -> Edge:
    """A day, a month or a year as FollowTheMoney prints them."""
    if text is None:
        return Edge()
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if day:
            return Edge.on(date(year, month, day))
        first = date(year, month or 1, 1)
        last = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
        return Edge(earliest=first, latest=last - timedelta(days=1))
    except ValueError as error:
        raise SourceError(f"{key} {text[:40]!r} is no day", kind="bad-date") from error


def _after(last: Edge) -> Edge:
    """The first day on which an office was no longer held, from the last on which it was."""
    first, latest = (_next(day) if day else None for day in (last.earliest, last.latest))
    return Edge(earliest=first, latest=latest)


def _next(day: date) -> date | None:
    """The day after; ``None`` where the calendar ends, as those write it who mean that there is no end."""
    return day + timedelta(days=1) if day < date.max else None
