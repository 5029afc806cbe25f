"""Reading a corpus without a case: documents in, contacts out, one line each."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path
from typing import Any

from dragoman.ingest import corpus_lines, document_from_record
from dragoman.model import CaseError, Document, NotFound, Report, SourceError
from dragoman.workflow.limiting import bound_memory, limited
from dragoman.workflow.reading import read

_BATCH = 64  # lines, or
_BYTES = 4 << 20  # of them, whichever comes first
_SECONDS = 60  # one document may take no longer


def contact_row(document: Document, report: Report) -> dict[str, Any]:
    """A report as a flat record: ISO dates, participants with their words, verbatim evidence."""
    first, last = report.when.first_day, report.when.last_day
    circumstances = [
        {"aspect": c.aspect.value, "value": c.value, "certainty": c.certainty.value, "words": document.quote(c.span)}
        for c in report.circumstances
    ]
    return {
        "kind": report.kind.value,
        "status": report.status.value,
        "certainty": report.certainty.value,
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        "precision": report.when.precision.value,
        "participants": [
            {"name": m.name, "mention": document.quote(m.span), "role": m.role, "side": m.side}
            for m in report.participants
        ],
        **({"more": True} if report.more else {}),
        "place": report.place,
        "country": report.country,
        "initiator": report.initiator,
        "form": report.form,
        **({"circumstances": circumstances} if circumstances else {}),
        "evidence": document.quote(report.evidence),
        "evidence_start": report.evidence.start,
        "evidence_end": report.evidence.end,
    }


def extract_line(line: bytes | SourceError, number: int) -> dict[str, Any]:
    """What is read from one line of a corpus; a line that cannot be read says so under ``gaps``."""
    identity: str | None = None
    try:
        if isinstance(line, SourceError):
            raise line
        record = json.loads(line)
        if not isinstance(record, dict):
            raise SourceError(f"holds a {type(record).__name__}, an object was expected", kind="bad-record")
        identity = None if record.get("id") is None else str(record["id"])
        document = document_from_record(record)
        with limited(_SECONDS):
            reading = read(document)
    except SourceError as error:
        return _failed(identity, number, error.kind, error.reason)
    except (ValueError, RecursionError) as error:
        return _failed(identity, number, "bad-record", f"is not JSON ({str(error)[:80]})")
    except Exception as error:  # one bad line must not end a corpus; it is told where it stands
        return _failed(identity, number, "unforeseen", f"{type(error).__name__}: {str(error)[:100]}")
    row: dict[str, Any] = {"id": identity, "contacts": [contact_row(document, report) for report in reading.reports]}
    if reading.gaps:
        row["gaps"] = [{"kind": gap.kind, "reason": gap.reason} for gap in reading.gaps]
    return row


def _failed(identity: str | None, number: int, kind: str, reason: str) -> dict[str, Any]:
    return {"id": identity, "contacts": [], "gaps": [{"kind": kind, "reason": f"line {number}: {reason}"}]}


def _extract_batch(batch: list[tuple[int, bytes | SourceError]]) -> list[tuple[str, bool]]:
    rows = (extract_line(line, number) for number, line in batch)
    return [(json.dumps(row, ensure_ascii=False), "gaps" in row) for row in rows]


def extract_file(
    source: Path, target: Path, *, workers: int | None = None, progress: Callable[[int], None] | None = None
) -> tuple[int, int]:
    """Read a corpus line by line; memory does not grow with its length.

    Args:
        source: JSONL (``.gz`` too): ``{id, source, url, date, lang, title, text}`` a line.
        target: Where the contacts go, one line for each input line, in the same order; replaced when all is read.
        workers: Processes; as many as there are cores by default.
        progress: Called with the lines done so far.

    Returns:
        How many lines came, and how many of them have gaps.

    Raises:
        NotFound: There is no such file.
        CaseError: The output is the input.

    """
    if not source.is_file():
        raise NotFound(f"extract: {source} is not a file; give a JSONL file with one document a line")
    if target.exists() and target.samefile(source):
        raise CaseError((f"extract: {target} is the input itself; give the output another name",))
    partial = target.with_name(f".{target.name}.partial")
    done = gaps = 0
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            for row, has_gaps in _rows(corpus_lines(source), workers or os.cpu_count() or 1):
                out.write(row + "\n")
                done += 1
                gaps += has_gaps
                if progress is not None:
                    progress(done)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return done, gaps


def _batches(lines: Iterable[tuple[int, bytes | SourceError]]) -> Iterator[list[tuple[int, bytes | SourceError]]]:
    batch: list[tuple[int, bytes | SourceError]] = []
    size = 0
    for number, line in lines:
        batch.append((number, line))
        size += len(line) if isinstance(line, bytes) else 0
        if len(batch) >= _BATCH or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _rows(lines: Iterable[tuple[int, bytes | SourceError]], workers: int) -> Iterator[tuple[str, bool]]:
    batches = _batches(lines)
    first = list(islice(batches, 2))
    if workers == 1 or len(first) < 2:
        for batch in chain(first, batches):
            yield from _extract_batch(batch)
        return
    with ProcessPoolExecutor(max_workers=workers, initializer=bound_memory) as pool:
        waiting: deque[Future[list[tuple[str, bool]]]] = deque()
        for batch in chain(first, batches):
            waiting.append(pool.submit(_extract_batch, batch))
            if len(waiting) > workers * 2:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()
