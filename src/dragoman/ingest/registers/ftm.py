"""FollowTheMoney JSON lines: Person, Position and Occupancy, and the sidecar for what that model cannot hold.

Source: https://followthemoney.tech/explorer/ (schemata Person, Position, Occupancy).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def _sidecar(path: Path, limits: Limits) -> dict[str, dict[str, Any]]:
    """What the sidecar beside a file says, by entity; nothing where there is none or a line is broken."""
    file = path.with_name(re.sub(r"\.(?:jsonl?|ndjson)(?:\.gz)?$", "", path.name) + SIDECAR)
    found: dict[str, dict[str, Any]] = {}
    if file.is_file():
        for _, line in corpus_lines(file, limits):
            if not isinstance(line, SourceError):
                record = record_of(line)
                found[str(record.get("id"))] = record
    return found


def _person(entity: _Entity, source: str, beside: dict[str, dict[str, Any]]) -> Person:
    name = entity.first("name")
    if name is None:
        raise SourceError(f"{entity.id} has no name", kind="no-name")
    names = [Name(text=text, script=script_of(text), sources=(source,)) for text in entity.texts("name")[1:]]
    names += [
        Name(text=text, kind=kind, script=script_of(text), sources=(source,))
        for key, kind in _NAMES
        for text in entity.texts(key)
    ]
    own = {one["text"]: one for one in beside.get(entity.id, {}).get("names", ())}
    sides = [states.code_of(code.upper()) or _alpha3(code) for code in entity.texts(*_COUNTRIES)]
    told = beside.get(entity.id, {}).get("sides", ())
    wikidata = entity.first("wikidataId")
    return Person(
        id=entity.id,
        name=name,
        names=tuple(_restored(one, own.get(one.text)) for one in names),
        sides=tuple(dict.fromkeys([*told, *(side for side in sides if side)])),
        identifiers=tuple(
            sorted({*beside.get(entity.id, {}).get("identifiers", ()), *([f"wikidata:{wikidata}"] if wikidata else [])})
        ),
    )


def _restored(name: Name, told: dict[str, Any] | None) -> Name:
    if told is None:
        return name
    sources = tuple(str(source) for source in told.get("sources", ())) or name.sources
    return Name(
        text=name.text,
        kind=NameKind(told.get("kind", name.kind)),
        script=told.get("script", name.script),
        language=told.get("language"),
        sources=sources,
    )


def _alpha3(code: str) -> str | None:
    """The alpha-3 code for the alpha-2 one that FollowTheMoney writes."""
    return states.alpha3(code) or code.upper()


def _occupancy(
    entity: _Entity, source: str, positions: dict[str, tuple[int, _Entity]], beside: dict[str, dict[str, Any]]
) -> Person:
    holder, post = entity.first("holder"), entity.first("post")
    if holder is None or post is None or post not in positions:
        raise SourceError(f"{entity.id} has no holder, or its post is not in the file", kind="bad-record")
    position = positions[post][1]
    told = beside.get(entity.id, {})
    country = position.first("country")
    side = told.get("side") or beside.get(post, {}).get("side") or (_alpha3(country) if country else None)
    title = position.first("name") or post
    return Person(
        id=holder,
        name="",
        sides=(side,) if side else (),
        tenures=(
            Tenure(
                person=holder,
                office=offices.office(title, side, institution=told.get("institution")),
                since=_edge(told.get("since")) or _day(entity.first("startDate"), "startDate"),
                until=_edge(told.get("until")) or _after(_day(entity.first("endDate"), "endDate")),
                manner=told.get("manner") or offices.manner(title),
                sources=tuple(told.get("sources", ())) or (source,),
            ),
        ),
    )


def _edge(told: dict[str, str | None] | None) -> Edge | None:
    if told is None:
        return None
    first, last = (date.fromisoformat(day) if (day := told.get(key)) else None for key in ("earliest", "latest"))
    return Edge(earliest=first, latest=last)


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
    day = timedelta(days=1)
    return Edge(
        earliest=last.earliest + day if last.earliest else None, latest=last.latest + day if last.latest else None
    )
