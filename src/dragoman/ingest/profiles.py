"""Publisher profiles: ``sources/*.toml``, checked when they are loaded."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, field_validator

from dragoman.ingest.governments import government, recognise_government
from dragoman.model import BareTitle, Holder, NotFound, Publisher, PublisherKind
from dragoman.reference import leaders


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _HolderFile(_Strict):
    name: str
    since: date | None = None
    until: date | None = None


class _TitleFile(_Strict):
    words: tuple[str, ...]
    office: str
    side: str
    holder: tuple[_HolderFile, ...] = ()
    leader: str | None = None  # the holders are those of this office in the table of leaders


class _PublisherFile(_Strict):
    id: str
    name: str
    kind: PublisherKind
    zone: str
    languages: tuple[str, ...]
    state: str | None = None
    office: str | None = None
    seat: str | None = None
    hosts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    title: tuple[_TitleFile, ...] = ()
    bylines: tuple[str, ...] = ()
    spliced: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    month_first: bool | None = None

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        ZoneInfo(zone)
        return zone


def _load(text: str) -> Publisher:
    raw = _PublisherFile.model_validate(tomllib.loads(text))
    titles = tuple(
        BareTitle(
            words=title.words,
            office=title.office,
            side=title.side,
            holders=_holders(title),
        )
        for title in raw.title
    )
    return Publisher(**raw.model_dump(exclude={"title"}), titles=titles)


def _holders(title: _TitleFile) -> tuple[Holder, ...]:
    held = leaders.tenures(title.side, title.leader) if title.leader is not None else title.holder
    return tuple(Holder(name=one.name, since=one.since, until=one.until) for one in held)


@lru_cache(maxsize=1)
def publishers() -> tuple[Publisher, ...]:
    """All publishers that dragoman knows, sorted by id."""
    folder = resources.files("dragoman.ingest").joinpath("sources")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(sorted((_load(f.read_text(encoding="utf-8")) for f in files), key=lambda p: p.id))


def publisher(name: str) -> Publisher:
    """The profile with this id.

    Raises:
        NotFound: There is none; the message lists those that exist.
    """
    for candidate in publishers():
        if candidate.id == name:
            return candidate
    official = government(name)
    if official is not None:
        return official
    known = ", ".join(p.id for p in publishers())
    raise NotFound(f"publisher {name!r} has no profile; known are {known}")


def recognise(*, label: str | None, url: str | None, site: str | None, language: str | None) -> str:
    """The id of the publisher that a corpus label, an address or a site name points at; ``"unknown"`` otherwise."""
    for candidate in publishers():
        if label is not None and (label == candidate.id or label in candidate.labels):
            return candidate.id
    try:
        address = urlsplit(url or "")
        host, path = address.hostname, address.path
    except ValueError:  # no address, whatever it is
        host, path = None, ""
    fits = [p for p in publishers() if host and any(_on_host(host, path, h) for h in p.hosts)]
    if len(fits) > 1 and language is not None:
        fits = [p for p in fits if language in p.languages] or fits
    if fits:
        return max(fits, key=lambda p: (max(len(h) for h in p.hosts), p.id)).id if len(fits) > 1 else fits[0].id
    for candidate in publishers():
        names = (candidate.name, *candidate.labels)
        if site is not None and site.strip().casefold() in {n.casefold() for n in names}:
            return candidate.id
    return recognise_government(label=label or site, host=host) or "unknown"


def _on_host(host: str, path: str, pattern: str) -> bool:
    """``pattern`` is a host, or a host with the beginning of a path."""
    name, _, prefix = pattern.partition("/")
    return (host == name or host.endswith("." + name)) and path.lstrip("/").startswith(prefix)
