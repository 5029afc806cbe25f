"""Corpora: one document a line (JSONL) or a row (CSV), read as a stream."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.ingest.documents import document_from_record, gaps_of_record
from dragoman.ingest.limits import LIMITS, Limits
from dragoman.model import Document, Gap, LimitExceeded, Room, Snapshot, SourceError, content_id


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where it is gzipped (by its first bytes, whatever its name)."""
    with path.open("rb") as plain:
        packed = plain.read(2) == b"\x1f\x8b"
        plain.seek(0)
        if not packed:
            yield plain
            return
        with gzip.open(plain, "rb") as unpacked:
            yield cast("BinaryIO", unpacked)


def lines(stream: BinaryIO, limits: Limits, *, unpacked: int) -> Iterator[tuple[int, bytes | SourceError]]:
    """Numbered lines; one longer than the limit comes as an error and costs no memory.

    Args:
        stream: What to read.
        limits: The bounds.
        unpacked: Bytes in all after which reading stops (a packed file out of proportion).

    """
    number = total = 0
    while line := stream.readline(limits.line + 1):
        number += 1
        total += len(line)
        if len(line) > limits.line:
            while len(rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                total += len(rest)
                if total > unpacked:
                    break
            yield number, LimitExceeded(f"line {number} is longer than {limits.line:,} bytes")
        elif line.strip():
            yield number, line
        if total > unpacked:
            yield (
                number,
                LimitExceeded(f"it unpacks to more than {unpacked:,} bytes; the lines after {number} were left"),
            )
            return


def corpus_lines(path: Path, limits: Limits = LIMITS) -> Iterator[tuple[int, bytes | SourceError]]:
    """The numbered lines of a JSONL file (packed with gzip too) that hold anything, as a stream.

    A file that breaks off ends with an error as its last line.
    """
    number = 0
    try:
        with opened(path) as stream:
            for number, line in lines(stream, limits, unpacked=sys.maxsize):
                yield number, line
    except (EOFError, OSError, zlib.error) as error:
        yield number + 1, _broken(number, error)


def _broken(number: int, error: Exception) -> SourceError:
    return SourceError(
        f"the file breaks off after line {number} ({str(error)[:80]})", kind="truncated", advice="fetch it again"
    )


def _most(path: Path, snapshot: Snapshot, limits: Limits) -> int:
    """How many bytes a file may hold when unpacked."""
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return min(limits.unpacked, max(1 << 24, limits.ratio * snapshot.size)) if packed else snapshot.size + 1


def read_jsonl(path: Path, snapshot: Snapshot, limits: Limits) -> Iterator[Document | Gap]:
    """One document for each line, one gap for each line that holds none."""
    number = 0
    try:
        with opened(path) as stream:
            for number, line in lines(stream, limits, unpacked=_most(path, snapshot, limits)):
                if isinstance(line, SourceError):
                    yield line_gap(snapshot.path, f"line {number}", line)
                else:
                    yield from _one(lambda line=line: record_of(line), snapshot, f"line {number}", limits)  # type: ignore[misc]
    except (EOFError, OSError, zlib.error) as error:
        yield line_gap(snapshot.path, f"line {number + 1}", _broken(number, error))
    if not number:
        raise SourceError("the file is empty", kind="empty", advice="collect it again")


def record_of(line: bytes) -> dict[str, object]:
    """The JSON object of a line.

    Raises:
        SourceError: It is not valid UTF-8, not JSON, or not an object.

    """
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start} is not UTF-8", kind="encoding", advice="export it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is not JSON ({str(error)[:80]})", kind="bad-record") from error
    if not isinstance(record, dict):
        raise SourceError(f"holds a {type(record).__name__}, an object was expected", kind="bad-record")
    return record


def read_csv(path: Path, snapshot: Snapshot, limits: Limits) -> Iterator[Document | Gap]:
    """One document for each row; the header names the fields (``text`` at least)."""
    number = 1
    csv.field_size_limit(limits.line)
    try:
        with opened(path) as stream:
            texts = rows(stream, limits, unpacked=_most(path, snapshot, limits))
            head = next(texts, "").removeprefix("\ufeff")
            delimiter = (
                "\t" if head.count("\t") > head.count(",") else ";" if head.count(";") > head.count(",") else ","
            )
            names = next(csv.reader([head], delimiter=delimiter), [])
            if "text" not in names:
                raise SourceError(
                    f"its header names {', '.join(names)[:100] or 'nothing'}, but no column 'text'",
                    kind="bad-header" if names else "empty",
                    advice="columns are id, source, url, date, lang, title, text",
                )
            for number, row in enumerate(csv.reader(texts, delimiter=delimiter), 2):
                if row:
                    yield from _one(lambda row=row: _record(names, row), snapshot, f"row {number}", limits)  # type: ignore[misc]
    except (csv.Error, LimitExceeded, EOFError, OSError, zlib.error) as error:
        reason = f"it cannot be read further ({str(error)[:100]}); the rows after {number} were left"
        kind = error.kind if isinstance(error, SourceError) else "bad-record"
        yield line_gap(snapshot.path, f"row {number + 1}", SourceError(reason, kind=kind))


def rows(stream: BinaryIO, limits: Limits, *, unpacked: int) -> Iterator[str]:
    """Lines as text; a byte that is not UTF-8 stays as half a surrogate pair, so that its row alone is refused."""
    total = 0
    while line := stream.readline(limits.line + 1):
        total += len(line)
        if len(line) > limits.line:
            raise LimitExceeded(f"a line is longer than {limits.line:,} bytes")
        if total > unpacked:
            raise LimitExceeded(f"it unpacks to more than {unpacked:,} bytes")
        yield line.decode("utf-8", errors="surrogateescape")


def _record(names: list[str], row: list[str]) -> dict[str, object]:
    if len(row) != len(names):
        raise SourceError(f"holds {len(row)} fields, the header {len(names)}", kind="bad-record")
    return {name: value or None for name, value in zip(names, row, strict=True)}


def _one(
    record: Callable[[], dict[str, object]], snapshot: Snapshot, part: str, limits: Limits
) -> Iterator[Document | Gap]:
    """The document of one record, or the gap that it leaves; no record costs the next one."""
    try:
        document = document_from_record(record(), snapshot=snapshot.id, path=snapshot.path, limits=limits)
        document = replace(document, part=part, id=content_id("doc", snapshot.path, snapshot.id, part))
        found: list[Document | Gap] = [document, *gaps_of_record(document, f"{snapshot.path} ({part})")]
    except SourceError as error:
        found = [line_gap(snapshot.path, part, error)]
    except Exception as error:  # whatever one record holds, the others are read
        reason = f"reading it failed in an unforeseen way ({type(error).__name__}: {str(error)[:80]})"
        found = [line_gap(snapshot.path, part, SourceError(reason, kind="unforeseen"))]
    yield from found


def line_gap(path: str, where: str, error: SourceError) -> Gap:
    """The gap of one line or record."""
    return Gap(
        room=Room.INGEST,
        kind=error.kind,
        subject=f"{path} ({where})",
        reason=f"{where}: {error.reason}",
        advice=error.advice,
    )
