"""People as FollowTheMoney entities: Person, Position and Occupancy; and what these cannot hold, for a sidecar.

Source: https://followthemoney.tech/explorer/ (schemata Person, Position, Occupancy). Days there are one value without
bounds, and names have no script, kind or source: the sidecar keeps those.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dragoman.model import Edge, NameKind, Office, Person, Span, Tenure, content_id
from dragoman.reference import states

Line = dict[str, Any]


def entities(person: Person) -> Iterator[tuple[Line, Line]]:
    """The lines of one person: each an entity with what the sidecar keeps of it, positions before what refers to them.

    Positions of several people repeat; equal ones have equal ids.
    """
    for tenure in person.tenures:
        yield _position(tenure.office)
    yield _person(person)
    for number, tenure in enumerate(person.tenures):
        yield _occupancy(person, tenure, number)


def _person(person: Person) -> tuple[Line, Line]:
    wikidata = [one.partition(":")[2] for one in person.identifiers if one.startswith("wikidata:")]
    kinds = {"alias": NameKind.FULL, "weakAlias": NameKind.ALIAS}
    properties: dict[str, list[str]] = {"name": [person.name]}
    for key, kind in kinds.items():
        properties[key] = [one.text for one in person.names if (one.kind is NameKind.FULL) == (kind is NameKind.FULL)]
    properties["country"] = [code for side in person.sides if (code := states.alpha2(side))]
    properties["wikidataId"] = wikidata
    entity = {"id": person.id, "schema": "Person", "properties": {k: v for k, v in properties.items() if v}}
    beside = {
        "id": person.id,
        "sides": person.sides,
        "given": person.given,
        "identifiers": person.identifiers,
        "names": [
            {
                "text": one.text,
                "kind": one.kind.value,
                "script": one.script,
                "language": one.language,
                "sources": [_source(source) for source in one.sources],
            }
            for one in person.names
        ],
    }
    return entity, beside


def _position(office: Office) -> tuple[Line, Line]:
    identity = _position_id(office)
    code = states.alpha2(office.side) if office.side else None
    properties = {"name": [office.title], **({"country": [code]} if code else {})}
    beside = {
        "id": identity,
        "side": office.side,
        "rung": office.rung.value if office.rung else None,
        "portfolio": office.portfolio,
        "institution": office.institution,
    }
    return {"id": identity, "schema": "Position", "properties": properties}, beside


def _position_id(office: Office) -> str:
    return content_id("position", office.title, office.side or "", office.institution or "")


def _occupancy(person: Person, tenure: Tenure, number: int) -> tuple[Line, Line]:
    identity = content_id(
        "occupancy", person.id, str(number), _position_id(tenure.office), str(tenure.since), str(tenure.until)
    )
    properties = {"holder": [person.id], "post": [_position_id(tenure.office)]}
    since, until = _printed(tenure.since), _printed(tenure.until, before=True)
    if since is not None:
        properties["startDate"] = [since]
    if until is not None:
        properties["endDate"] = [until]
    beside = {
        "id": identity,
        "side": tenure.office.side,
        "institution": tenure.office.institution,
        "since": _edge(tenure.since),
        "until": _edge(tenure.until),
        "manner": tenure.manner,
        "sources": [_source(source) for source in tenure.sources],
    }
    return {"id": identity, "schema": "Occupancy", "properties": properties}, beside


def _printed(edge: Edge, *, before: bool = False) -> str | None:
    """An edge as the format prints days: as much of the day as is known. An end there is the last day in office."""
    if edge.earliest is None or edge.latest is None:
        return None
    first, last = edge.earliest, edge.latest
    if before and first > date.min:
        first, last = first - timedelta(days=1), last - timedelta(days=1)
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return str(first.year) if first.year == last.year else None


def _edge(edge: Edge) -> dict[str, str | None]:
    return {"earliest": _day(edge.earliest), "latest": _day(edge.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _source(source: Span | str) -> str:
    return source if isinstance(source, str) else f"{source.document} [{source.start}, {source.end})"
