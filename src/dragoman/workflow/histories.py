"""The protocol books and histories that a case holds beside its sources, and how a history gets there."""

from __future__ import annotations

import csv
import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import history, protocol
from dragoman.model import CaseError, NotFound, PastContact, ProtocolBook, ReferenceSet
from dragoman.workflow.writing import toml_string


def books(root: Path) -> tuple[ProtocolBook, ...]:
    """The books that come with dragoman, and those of the case (``protocol/*.yaml``); one of a like id replaces ours.

    Raises:
        CaseError: With every fault of every book of the case.

    """
    found = {book.id: book for book in protocol.own_books()}
    faults: list[str] = []
    for file in sorted((root / "protocol").glob("*.yaml")):
        try:
            book = protocol.read_book(_text(file), origin=f"protocol/{file.name}")
            found[book.id] = book
        except CaseError as error:
            faults += error.faults
    if faults:
        raise CaseError(tuple(faults))
    return tuple(found[name] for name in sorted(found))


def references(root: Path) -> tuple[ReferenceSet, ...]:
    """The histories that a case holds (``history/*.jsonl`` with a ``.toml`` beside each).

    Raises:
        CaseError: With every fault found.

    """
    found: list[ReferenceSet] = []
    faults: list[str] = []
    for file in sorted((root / "history").glob("*.jsonl")):
        try:
            found.append(_reference(file))
        except CaseError as error:
            faults += error.faults
    if faults:
        raise CaseError(tuple(faults))
    return tuple(found)


_SAID = frozenset({"title", "source", "licence", "sides", "since", "until"})


def _reference(file: Path) -> ReferenceSet:
    name = f"history/{file.name}"
    rows: list[Any] = []
    for number, line in enumerate(_text(file).splitlines(), 1):
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise CaseError((f"{name}: line {number} is not JSON ({error}); import the history again",)) from error
    contacts, refused = history.past_contacts(rows)
    if refused:
        raise CaseError(tuple(f"{name}: line {one.row}: {one.reason}" for one in refused[:20]))
    said = _said(file.with_suffix(".toml"))
    days = [one.first for one in contacts]
    if not days:
        raise CaseError((f"{name}: holds no contact; delete it",))
    return ReferenceSet(
        name=file.stem,
        title=str(said.get("title") or file.stem),
        source=said.get("source"),
        licence=said.get("licence"),
        sides=tuple(said.get("sides") or history.homes(contacts)),
        since=said.get("since") or min(days),
        until=said.get("until") or max(one.last for one in contacts),
        contacts=contacts,
        recordings=history.recordings(contacts, homes=frozenset(said.get("sides") or history.homes(contacts))),
    )


def _said(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        said = tomllib.loads(_text(file))
    except (ValueError, RecursionError) as error:
        raise CaseError((f"history/{file.name}: is not valid TOML ({error}); mend or delete it",)) from error
    unknown = sorted(set(said) - _SAID)
    faults = [f"history/{file.name}: unknown key {key!r}; known are {', '.join(sorted(_SAID))}" for key in unknown]
    faults += [
        f"history/{file.name}: '{key}' must be a day"
        for key in ("since", "until")
        if not isinstance(said.get(key, date.min), date)
    ]
    if faults:
        raise CaseError(tuple(faults))
    return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import took: the set as the case holds it, and rows that tell no contact, with their reasons."""

    reference: ReferenceSet
    refused: tuple[history.Refused, ...]


def import_history(
    root: Path,
    file: Path,
    *,
    name: str | None = None,
    title: str | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> Imported:
    """Take a history into a case: its rows as they are, with what is said of them beside them.

    Args:
        root: The case folder.
        file: CSV with a header, or JSON lines.
        name: Under which the case keeps it; the file's own by default.
        title: For a reader.
        source: Where it is from.
        licence: On what terms.

    Raises:
        NotFound: The file is not there, or the folder holds no case.
        CaseError: The file cannot be read, or holds no contact.

    """
    if not (root / "case.toml").is_file():
        raise NotFound(f"{root} is no case: case.toml is missing; make one with 'dragoman init {root}'")
    if not file.is_file():
        raise NotFound(f"history import: {file} not found; nothing was imported")
    rows = list(_rows(file))
    contacts, refused = history.past_contacts(rows)
    if not contacts:
        first = f"; line {refused[0].row}: {refused[0].reason}" if refused else ""
        raise CaseError(
            (f"{file}: holds no contact of two sides{first}; columns are told in docs/how-to/tell-what-is-usual.md",)
        )
    stem = name or file.name.partition(".")[0]
    folder = root / "history"
    folder.mkdir(exist_ok=True)
    bad = {one.row for one in refused}
    kept = [row for number, row in enumerate(rows, 1) if number not in bad]
    said = {"title": title or stem, "source": source, "licence": licence}
    lines = "".join(f"{key} = {toml_string(value)}\n" for key, value in said.items() if value)
    _write(folder / f"{stem}.toml", lines)
    _write(folder / f"{stem}.jsonl", "".join(f"{json.dumps(row, ensure_ascii=False, default=str)}\n" for row in kept))
    return Imported(reference=_reference(folder / f"{stem}.jsonl"), refused=refused)


def _rows(file: Path) -> Iterator[Any]:
    text = _text(file)
    if file.suffix.casefold() == ".csv":
        yield from csv.DictReader(text.splitlines())
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                raise CaseError(
                    (f"{file}: line {number} is not JSON ({error}); give CSV with a header, or JSON lines",)
                ) from error


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8", newline="\n")
    os.replace(partial, path)  # noqa: PTH105  # a reader of the folder never sees half a file


def known_by(references: tuple[ReferenceSet, ...], day: date) -> tuple[ReferenceSet, ...]:
    """The histories as of a day: nothing that was over later."""
    return tuple(
        replace(one, contacts=tuple(c for c in one.contacts if c.last <= day), until=min(one.until, day))
        for one in references
        if one.since <= day
    )


def pasts(references: tuple[ReferenceSet, ...]) -> tuple[PastContact, ...]:
    """All contacts of some histories."""
    return tuple(contact for reference in references for contact in reference.contacts)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError((f"{file.parent.name}/{file.name}: cannot be read: {error}",)) from error
