"""Corpora: one document a line (JSONL) or a row (CSV), read as a stream."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.ingest.documents import document_from_record, gaps_of_record
from dragoman.ingest.limits import LIMITS, Limits
from dragoman.model import Document, Gap, LimitExceeded, Room, Snapshot, SourceError, content_id


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where it is gzipped."""
    if path.suffix == ".gz":
        with gzip.open(path, "rb") as packed:
            yield cast("BinaryIO", packed)
    else:
        with path.open("rb") as plain:
            yield plain


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
    """The numbered lines of a JSONL file (``.gz`` too) that hold anything, as a stream."""
    with opened(path) as stream:
        yield from lines(stream, limits, unpacked=sys.maxsize)


def read_jsonl(path: Path, snapshot: Snapshot, limits: Limits) -> Iterator[Document | Gap]:
    """One document for each line, one gap for each line that holds none."""
    unpacked = max(1 << 24, limits.ratio * snapshot.size) if path.suffix == ".gz" else snapshot.size + 1
    found = False
    with opened(path) as stream:
        for number, line in lines(stream, limits, unpacked=unpacked):
            found = True
            where = f"line {number}"
            try:
                if isinstance(line, SourceError):
                    raise line
                record = record_of(line)
                yield from _documents(record, snapshot, where)
            except SourceError as error:
                yield line_gap(snapshot.path, where, error)
    if not found:
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
    with opened(path) as stream:
        csv.field_size_limit(limits.line)
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="strict", newline="")
        try:
            head = text.readline()
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
            for number, row in enumerate(csv.reader(text, delimiter=delimiter, strict=True), 2):
                try:
                    if len(row) != len(names):
                        raise SourceError(f"holds {len(row)} fields, the header {len(names)}", kind="bad-record")
                    record: dict[str, object] = {k: v or None for k, v in zip(names, row, strict=True)}
                    yield from _documents(record, snapshot, f"row {number}")
                except SourceError as error:
                    yield line_gap(snapshot.path, f"row {number}", error)
        except UnicodeDecodeError as error:
            raise SourceError("it is not valid UTF-8", kind="encoding", advice="export it as UTF-8") from error
        except csv.Error as error:
            raise SourceError(f"it is not readable as CSV ({error})", kind="bad-record") from error


def _documents(record: dict[str, object], snapshot: Snapshot, part: str) -> Iterator[Document | Gap]:
    document = document_from_record(record, snapshot=snapshot.id)
    document = replace(document, part=part, id=content_id("doc", snapshot.path, snapshot.id, part))
    yield document
    yield from gaps_of_record(document, f"{snapshot.path} ({part})")


def line_gap(path: str, where: str, error: SourceError) -> Gap:
    """The gap of one line or record."""
    return Gap(
        room=Room.INGEST,
        kind=error.kind,
        subject=f"{path} ({where})",
        reason=f"{where}: {error.reason}",
        advice=error.advice,
    )
