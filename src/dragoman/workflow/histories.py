"""The histories that a case holds beside its sources, and how one gets there."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dragoman import history
from dragoman.model import CaseError, NotFound, PastContact, ReferenceSet
from dragoman.reference import states
from dragoman.workflow.leaving_out import HISTORY, LeftOut
from dragoman.workflow.writing import replace as replace_file
from dragoman.workflow.writing import toml_string

_CELL = 131_072  # characters of a cell of CSV


def held(root: Path) -> Held:
    """The histories that a case holds (``history/*.jsonl`` with a ``.toml`` beside each), and those with a fault."""
    found: list[History] = []
    left_out: list[LeftOut] = []
    for file in sorted((root / "history").glob("*.jsonl")):
        try:
            contacts = _contacts(f"history/{file.name}", _text(file))
            found.append(History(name=file.stem, said=_said(file.with_suffix(".toml")), contacts=contacts))
        except CaseError as error:
            left_out.append(LeftOut(file=f"history/{file.name}", faults=error.faults, kind=HISTORY))
    return Held(histories=tuple(found), left_out=tuple(left_out))


def references(histories: Iterable[History], *, on: date | None = None) -> tuple[ReferenceSet, ...]:
    """The sets that histories are, or were on a day: then nothing follows from what was over later."""
    return tuple(one for each in histories if (one := each.known(on)) is not None)


class _Said(BaseModel):
    """What stands beside the rows of a history; what is absent follows from the rows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(min_length=1)] | None = None
    source: Annotated[str, Field(min_length=1)] | None = None
    licence: Annotated[str, Field(min_length=1)] | None = None
    sides: tuple[Annotated[str, Field(min_length=1)], ...] | None = None
    since: Annotated[date, Field(strict=True)] | None = None
    until: Annotated[date, Field(strict=True)] | None = None
    holes: tuple[tuple[Annotated[date, Field(strict=True)], Annotated[date, Field(strict=True)]], ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> _Said:
        for first, last in self.holes:
            if last < first:
                raise ValueError(f"a hole ends ({last}) before it begins ({first})")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(f"it ends ({self.until}) before it begins ({self.since})")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The histories of a case by name, and the files that were left out."""

    histories: tuple[History, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Past contacts as a case holds them, and what is said of them."""

    name: str
    said: _Said
    contacts: tuple[PastContact, ...]

    def known(self, on: date | None = None) -> ReferenceSet | None:
        """The set, as far as it was over on a day; ``None`` where it had not begun."""
        said = self.said
        contacts = self.contacts if on is None else tuple(one for one in self.contacts if one.last <= on)
        since = said.since or min((one.first for one in contacts), default=None)
        until = said.until or max((one.last for one in contacts), default=on)
        if since is None or until is None or (on is not None and since > on):
            return None
        sides = said.sides if said.sides is not None else history.homes(contacts)
        return ReferenceSet(
            name=self.name,
            title=said.title or self.name,
            source=said.source,
            licence=said.licence,
            sides=sides,
            since=since,
            until=until if on is None else min(until, on),
            holes=said.holes,
            contacts=contacts,
            recordings=history.recordings(contacts, homes=frozenset(sides)),
        )


def _contacts(name: str, text: str) -> tuple[PastContact, ...]:
    """The contacts of a history as a case keeps it, a row a line."""
    numbers: list[int] = []
    rows: list[Any] = []
    for number, line in enumerate(text.split("\n"), 1):  # no other sign ends a line: a note may hold U+2028
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise CaseError((f"{name}: line {number} is not JSON ({error}); import the history again",)) from error
        numbers.append(number)
    contacts, refused = history.past_contacts(rows)
    if refused:
        raise CaseError(tuple(f"{name}: line {numbers[one.row - 1]}: {one.reason}" for one in refused[:20]))
    if not contacts:
        raise CaseError((f"{name}: holds no contact; delete it",))
    return contacts


def _said(file: Path) -> _Said:
    if not file.is_file():
        return _Said()
    try:
        return _Said.model_validate(tomllib.loads(_text(file)))
    except ValidationError as error:
        raise CaseError(tuple(f"history/{file.name}: {_told(one)}" for one in error.errors())) from error
    except (ValueError, RecursionError) as error:
        raise CaseError((f"history/{file.name}: is not valid TOML ({error}); mend or delete it",)) from error


def _told(error: Any) -> str:
    """A fault of what is said of a history, with what would be right."""
    key = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return f"unknown key {key!r}; known are {', '.join(sorted(_Said.model_fields))}"
    if not key:
        return str(error["msg"]).removeprefix("Value error, ")
    wanted = {
        "sides": 'a list of sides, e.g. ["USA"]',
        "since": "a day such as 2020-03-06 (without quotes)",
        "until": "a day such as 2020-03-06 (without quotes)",
        "holes": "a list of first and last days such as [[1940-01-01, 1945-12-31]]",
    }
    return f"{key!r} must be {wanted.get(key, 'a text')}, found {error['input']!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import took: the set as the case holds it, and rows that tell no contact, with their reasons.

    ``known`` of its contacts stand in other histories of the case; ``strange`` are sides that are no state or
    organisation of today, with how many contacts each has, the most first.
    """

    reference: ReferenceSet
    refused: tuple[history.Refused, ...]
    known: int = 0
    strange: tuple[tuple[str, int], ...] = ()


def import_history(
    root: Path,
    file: Path,
    *,
    name: str | None = None,
    title: str | None = None,
    source: str | None = None,
    licence: str | None = None,
    again: bool = False,
) -> Imported:
    """Take a history into a case: its rows as they are, with what is said of them beside them.

    Args:
        root: The case folder.
        file: CSV with a header, or JSON lines.
        name: Under which the case keeps it; the file's own by default.
        title: For a reader.
        source: Where it is from.
        licence: On what terms.
        again: Put it in the place of the history of that name; what was said of that one, and is not said anew, stays.

    Raises:
        NotFound: The file is not there, or the folder holds no case.
        CaseError: The file cannot be read, or holds no contact; the name cannot be one, or is used already.

    """
    if not (root / "case.toml").is_file():
        raise NotFound(f"{root} is no case: case.toml is missing; make one with 'dragoman init {root}'")
    if not file.is_file():
        raise NotFound(f"history import: {file} not found; nothing was imported")
    stem = file.name.partition(".")[0] if name is None else name
    if not _NAME.fullmatch(stem):
        raise CaseError(
            (f"history import: {stem!r} cannot name a history; give --name of the letters A to z, digits, '-' and '_'",)
        )
    kept, beside = root / "history" / f"{stem}.jsonl", root / "history" / f"{stem}.toml"
    if not again and (kept.exists() or beside.exists()):
        raise CaseError(
            (f"history import: the case holds a history {stem!r}; give another --name, or --replace to take its place",)
        )
    rows = list(_rows(file))
    contacts, refused = history.past_contacts(rows)
    if not contacts:
        first = f"; line {refused[0].row}: {refused[0].reason}" if refused else ""
        raise CaseError(
            (f"{file}: holds no contact of two sides{first}; columns are told in docs/how-to/tell-what-is-usual.md",)
        )
    before = _said(beside)
    said = before.model_copy(
        update={
            "title": title or before.title or stem,
            "source": source or before.source,
            "licence": licence or before.licence,
        }
    )
    bad = {one.row for one in refused}
    lines = "".join(_line(row) for number, row in enumerate(rows, 1) if number not in bad)
    try:
        (reference,) = references([History(name=stem, said=said, contacts=_contacts(f"history/{kept.name}", lines))])
    except CaseError as error:
        raise CaseError(
            (*error.faults, f"{file}: cannot be kept so that it is read again; nothing was imported")
        ) from error
    words = _toml(said).encode()
    kept.parent.mkdir(exist_ok=True)
    replace_file(beside, words)
    replace_file(kept, lines.encode())
    others = [one for one in held(root).histories if one.name != stem]
    held_before = history.once((), [one.contacts for one in others])
    known = (
        len(held_before)
        + len(reference.contacts)
        - len(history.once((), [*(one.contacts for one in others), reference.contacts]))
    )
    counts = Counter(side for one in reference.contacts for side in one.sides if side not in states.codes())
    return Imported(reference=reference, refused=refused, known=known, strange=tuple(counts.most_common()))


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def _line(row: Any) -> str:
    """A row as a line; a letter that UTF-8 cannot hold is escaped, as it came."""
    line = json.dumps(row, ensure_ascii=False, default=str)
    if any("\ud800" <= c <= "\udfff" for c in line):
        line = json.dumps(row, default=str)
    return f"{line}\n"


def _toml(said: _Said) -> str:
    lines = [f"{key} = {toml_string(words)}" for key in ("title", "source", "licence") if (words := getattr(said, key))]
    if said.sides is not None:
        lines.append(f"sides = [{', '.join(map(toml_string, said.sides))}]")
    lines += [f"{key} = {day}" for key in ("since", "until") if (day := getattr(said, key)) is not None]
    if said.holes:
        lines.append(f"holes = [{', '.join(f'[{first}, {last}]' for first, last in said.holes)}]")
    return "\n".join((*lines, ""))


def _rows(file: Path) -> Iterator[Any]:
    text = _text(file)
    if not text.strip():
        raise CaseError((f"{file}: is empty; give CSV with a header, or JSON lines",))
    if file.suffix.casefold() == ".csv":
        yield from _table(file, text)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                raise CaseError(
                    (f"{file}: line {number} is not JSON ({error}); give CSV with a header, or JSON lines",)
                ) from error


def _table(file: Path, text: str) -> Iterator[dict[str, str]]:
    """The rows of CSV, by comma, semicolon or tab: what stands most often in the header."""
    csv.field_size_limit(_CELL)  # one for the whole process: whoever reads CSV sets it first
    header = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    try:
        columns = [name.strip() for name in next(reader, [])]
        missing = history.missing_columns(columns)
        if missing:
            raise CaseError((f"{file}: line 1: the header lacks {'; '.join(missing)}; found: {', '.join(columns)}",))
        for cells in reader:
            if len(cells) > len(columns):
                raise CaseError(
                    (
                        f"{file}: line {reader.line_num}: {len(cells)} cells where the header has {len(columns)}; "
                        "put cells that hold a comma into double quotes",
                    )
                )
            if any(cells):
                yield dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        what = f"it has a cell of more than {_CELL:,} characters" if "field limit" in str(error) else str(error)
        raise CaseError(
            (
                f"{file}: the row that ends in line {reader.line_num} is no CSV ({what}); "
                "close its double quotes and mend it, or give JSON lines",
            )
        ) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError((f"{_named(file)}: byte {error.start} is not UTF-8; save it as UTF-8",)) from error
    except OSError as error:
        raise CaseError((f"{_named(file)}: cannot be opened ({error.strerror}); check its permissions",)) from error


def _named(file: Path) -> str:
    """A file of a case by its folder, another as it was given."""
    return f"history/{file.name}" if file.parent.name == "history" else str(file)
