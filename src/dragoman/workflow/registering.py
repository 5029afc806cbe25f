"""Registers of people: made from files, their people joined across files, and asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman import identify
from dragoman.ingest.registers import SIDECAR, Mapping, parse_mapping, read_register
from dragoman.model import CaseError, Gap, NotFound, Person, SourceError, Verdict
from dragoman.reference import leaders as reference
from dragoman.store.register import Register

Progress = Callable[[str, int], None]
_COMPARED = 30  # people of near names with whom somebody is compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: lines that told of somebody, people in the register before and after, how many were joined.

    ``apart`` are pairs that may be one person and were left apart: two ids and the reason.
    """

    lines: int
    before: int
    people: int
    joined: int
    apart: tuple[tuple[str, str, str], ...]
    gaps: tuple[Gap, ...]


@contextmanager
def opened(path: Path, *, make: bool = False) -> Iterator[Register]:
    """A register of people.

    Raises:
        NotFound: There is none, and ``make`` is not set.
        StoreError: The file is no register.

    """
    if not make and (not path.is_file() or not path.stat().st_size):
        raise NotFound(f"{path}: there is no register; make it with 'dragoman register {path} FILE...'")
    register = Register(
        path,
        keys=identify.filed,
        ask=identify.keys,
        slips=identify.slips,
        weigh=identify.weight,
        slip=identify.SLIP,
    )
    try:
        yield register
    finally:
        register.close()


@lru_cache(maxsize=1)
def leaders() -> identify.Shelf:
    """The people of the reference table of leaders."""
    return identify.Shelf(reference.people())


def import_files(
    path: Path, files: list[Path], *, mapping: Path | None = None, join: bool = True, progress: Progress | None = None
) -> Imported:
    """Bring files of people into a register, made where it does not exist.

    Args:
        path: The register.
        files: CSV, JSON lines or FollowTheMoney JSON lines, packed with gzip or not.
        mapping: A TOML file that says which column is what; else each file is recognised by its columns.
        join: Whether people of different files are compared and joined where name and office agree.
        progress: Called with what is done and how many were done.

    Raises:
        CaseError: The mapping has faults, or a file is missing.

    """
    chosen = _mapping(mapping)
    missing = [f"{file}: there is no such file" for file in files if not file.is_file()]
    if missing:
        raise CaseError(tuple(missing))
    tell = progress or (lambda _what, _done: None)
    gaps: list[Gap] = []
    lines = joined = 0
    apart: list[tuple[str, str, str]] = []
    with opened(path, make=True) as register:
        before = len(register)
        for file in files:
            fresh: dict[str, None] | None = {} if join and len(register) else None
            told = _people(file, chosen, gaps, fresh)
            lines += register.add(told, unite=identify.unite, progress=lambda done, name=file.name: tell(name, done))  # type: ignore[misc]
            if fresh:
                more, left = _join(register, list(fresh), tell)
                joined += more
                apart += left
        people = len(register)
    return Imported(lines=lines, before=before, people=people, joined=joined, apart=tuple(apart), gaps=tuple(gaps))


def _mapping(file: Path | None) -> Mapping | None:
    if file is None:
        return None
    try:
        return parse_mapping(file.read_text(encoding="utf-8"), origin=file.name)
    except SourceError as error:
        raise CaseError((error.reason,)) from error
    except UnicodeDecodeError as error:
        raise CaseError((f"{file}: byte {error.start} is not UTF-8; save it as UTF-8",)) from error
    except OSError as error:
        raise CaseError((f"{file}: cannot be opened ({error.strerror})",)) from error


def _people(file: Path, mapping: Mapping | None, gaps: list[Gap], fresh: dict[str, None] | None) -> Iterator[Person]:
    for found in read_register(file, mapping=mapping):
        if isinstance(found, Gap):
            gaps.append(found)
            continue
        if fresh is not None:
            fresh[found.id] = None
        yield found


def _join(register: Register, identities: list[str], tell: Progress) -> tuple[int, list[tuple[str, str, str]]]:
    """Join the people of a new file with those of others, where just one fits."""
    joined = 0
    apart: dict[tuple[str, str], str] = {}
    for done, identity in enumerate(identities, 1):
        one = register.person(identity)
        if one is None or not one.tenures:
            continue
        origin = _origins(one)
        same, asked = [], []
        for other in register.bearing(one.name, most=_COMPARED):
            if other.id == one.id or _origins(other) & origin:
                continue
            verdict, reason = identify.compare(other, one)
            if verdict is Verdict.SAME:
                same.append(other)
            elif verdict is Verdict.UNDECIDED:
                asked.append((other, reason))
        if len(same) == 1:
            register.join(identify.unite(same[0], one), one.id)
            joined += 1
        else:
            for other in same:
                apart[other.id, one.id] = f"{len(same)} people fit as well"
            apart.update({(other.id, one.id): reason for other, reason in asked if not same})
        if done % 500 == 0:
            tell("compared", done)
    return joined, [(a, b, reason) for (a, b), reason in sorted(apart.items())]


def _origins(person: Person) -> set[str]:
    """The files that tell of somebody."""
    return {str(source).partition(": ")[0] for tenure in person.tenures for source in tenure.sources}


def export_register(path: Path, target: Path) -> tuple[int, Path]:
    """Write a register as FollowTheMoney JSON lines, and beside it what that format cannot hold.

    Returns:
        How many people were written, and the sidecar.

    Raises:
        NotFound: There is no register.
        CaseError: The file is named as a packed one.

    """
    with opened(path) as register:
        if target.resolve() == path.resolve():
            raise CaseError((f"{target} is the register itself; give another file to write to",))
        return write_people(register.people(), target)


def write_people(people: Iterable[Person], target: Path) -> tuple[int, Path]:
    """Write people as FollowTheMoney JSON lines with a sidecar; both appear at once, when all is written."""
    from dragoman.publish import ftm  # its load is felt where nothing is written

    if target.suffix == ".gz":
        raise CaseError((f"{target}: is written unpacked; name it without .gz and pack both files afterwards",))
    sidecar = target.with_name(re.sub(r"\.(?:jsonl?|ndjson)$", "", target.name) + SIDECAR)
    count = 0
    seen: set[str] = set()
    parts = [file.with_name(file.name + ".partial") for file in (target, sidecar)]
    with parts[0].open("w", encoding="utf-8") as lines, parts[1].open("w", encoding="utf-8") as beside:
        for person in people:
            count += 1
            for entity, kept in ftm.entities(person):
                if entity["schema"] == "Position" and entity["id"] in seen:
                    continue
                if entity["schema"] == "Position":
                    seen.add(entity["id"])
                lines.write(json.dumps(entity, ensure_ascii=False) + "\n")
                beside.write(json.dumps(kept, ensure_ascii=False) + "\n")
    for part, file in zip(parts, (target, sidecar), strict=True):
        part.replace(file)
    return count, sidecar
