"""Reading the files of a case that are new or changed, in parallel, each on its own risk."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from dragoman import corroborate, ingest
from dragoman.corroborate import Reader
from dragoman.model import Document, Gap, LimitExceeded, Reading, Room, SecondReader, Snapshot, SourceReading
from dragoman.workflow.case import CaseFolder, Source
from dragoman.workflow.limiting import bound_memory, limited
from dragoman.workflow.reading import read

SECONDS = 600  # one file may take no longer: a corpus of ten thousand releases takes less
_AHEAD = timedelta(days=366)  # a day of publication further ahead than that is a slip
_ROOMS = ("ingest", "identify", "extract", "language", "reference", "model", "corroborate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to read, with the key under which its reading is kept, and that of a reading by the rules alone."""

    source: Source
    snapshot: Snapshot
    key: str
    alone: str
    languages: tuple[str, ...]
    latest: date


def job_of(folder: CaseFolder, source: Source, snapshot: Snapshot) -> Job:
    """The job of reading a file of a case."""
    case = folder.case
    return Job(
        source=source,
        snapshot=snapshot,
        key=key_of(snapshot, source, case.languages, second=case.second_reader),
        alone=key_of(snapshot, source, case.languages),
        languages=case.languages,
        latest=datetime.now(UTC).date() + _AHEAD,
    )


def second_reader(folder: CaseFolder) -> tuple[Reader | None, tuple[Gap, ...]]:
    """The second reader of a case; that it cannot be used is a gap, and the rules read alone."""
    if folder.case.second_reader is None:
        return None, ()
    try:
        return corroborate.open_reader(folder.case.second_reader), ()
    except corroborate.SecondReaderAbsent as error:
        gap = Gap(
            room=Room.CASE,
            kind=corroborate.ABSENT,
            subject="case.toml",
            reason=f"The second reader cannot be used: {error}",
            advice="start or install it, or take [second_reader] out of case.toml",
        )
        return None, (gap,)


@lru_cache(maxsize=1)
def rules() -> str:
    """A digest of the reading rules: the code and word lists of the rooms that read, and the libraries they use."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        _digest(resources.files("dragoman").joinpath(room), digest.update)
    digest.update(sys.version.encode())
    for library, version in sorted(_libraries("dragoman").items()):
        digest.update(f"{library}={version}".encode())
    return digest.hexdigest()


def _libraries(name: str) -> dict[str, str]:
    """Every installed distribution that one requires, directly or through others, with its version."""
    found: dict[str, str] = {}
    left = [name]
    while left:
        try:
            distribution = metadata.distribution(left.pop())
        except metadata.PackageNotFoundError:
            continue  # for another system, or an extra that is not installed
        if distribution.name in found:
            continue
        found[distribution.name] = distribution.version
        left += [
            re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in distribution.requires or () if "extra ==" not in line
        ]
    return found


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the whole program: when it changes, nothing that it made before is taken as still right."""
    digest = hashlib.sha256(rules().encode())
    _digest(resources.files("dragoman"), digest.update)
    return digest.hexdigest()


def _digest(folder: Any, update: Callable[[bytes], object]) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name not in {"__pycache__", "fonts"}:
            _digest(entry, update)
        elif entry.name.endswith((".py", ".toml", ".html", ".js", ".css")):
            update(entry.name.encode() + entry.read_bytes())


def key_of(
    snapshot: Snapshot, source: Source, languages: tuple[str, ...], *, second: SecondReader | None = None
) -> str:
    """What a reading depends on: path, bytes, hints, languages of the case, second reader, reading rules."""
    hints = source.hints
    said = (hints.publisher, hints.url, hints.published, source.gap)
    asked = None if second is None else (second, *_versions("spacy", second.name))
    parts = (snapshot.path, snapshot.id, *said, languages, asked, rules())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _versions(*names: str) -> tuple[str | None, ...]:
    found: list[str | None] = []
    for name in names:
        try:
            found.append(metadata.version(name))
        except metadata.PackageNotFoundError:
            found.append(None)
    return tuple(found)


def read_source(job: Job) -> SourceReading:
    """Everything that is read from one file; whatever goes wrong is a gap of it."""
    documents: list[Document] = []
    readings: list[Reading] = []
    gaps: list[Gap] = [job.source.gap] if job.source.gap else []
    try:
        with limited(SECONDS):
            for item in ingest.read_file(
                job.source.path, snapshot=job.snapshot, hints=job.source.hints, languages=job.languages
            ):
                if isinstance(item, Gap):
                    gaps.append(item)
                else:
                    if item.published is not None and item.published > job.latest:
                        found = f"its day of publication, {item.published}, is more than a year from now"
                        item = replace(item, published=None, published_at=None)
                        gaps.append(ingest.bad_date(item, job.snapshot.path, found))
                    documents.append(item)
                    readings.append(_read(item, job.snapshot.path))
    except LimitExceeded as error:
        gaps.append(Gap(room=Room.INGEST, kind=error.kind, subject=job.snapshot.path, reason=error.reason))
        documents = documents[: len(readings)]
    return SourceReading(
        snapshot=job.snapshot, key=job.key, documents=tuple(documents), readings=tuple(readings), gaps=tuple(gaps)
    )


def _read(document: Document, path: str) -> Reading:
    try:
        return read(document)
    except LimitExceeded:
        raise
    except Exception as error:  # a fault of ours in one document must not cost the analyst the other thousand
        gap = Gap(
            room=Room.EXTRACT,
            kind="unforeseen",
            subject=path,
            reason=f"Reading contacts from it failed in an unforeseen way ({type(error).__name__}: {str(error)[:100]})",
            advice="please report it, with the file if you may",
            document=document.id,
        )
        return Reading(document=document.id, gaps=(gap,))


def read_all(
    jobs: Sequence[Job], *, workers: int | None = None, reader: Reader | None = None
) -> Iterator[SourceReading]:
    """The readings of many files, as they come.

    Args:
        jobs: The files.
        workers: Processes; as many as there are cores by default. No file is opened in this process.
        reader: A second reader, consulted on each document after the rules.

    Returns:
        One reading for each job. A file on which a process dies or hangs is tried once more alone, and is then a gap.

    """
    keys = {job.snapshot.path: job.alone for job in jobs}
    for reading in _read_by_rules(jobs, workers):
        alone = keys[reading.snapshot.path]
        yield replace(reading, key=alone) if reader is None else _corroborated(reading, reader, alone)


def _corroborated(source: SourceReading, reader: Reader, alone: str) -> SourceReading:
    """A file's readings with a gap wherever the second reader differs; where it failed, the rules alone have read."""
    readings = tuple(
        replace(reading, gaps=(*reading.gaps, *corroborate.consult(reader, document, reading.reports)))
        for document, reading in zip(source.documents, source.readings, strict=True)
    )
    failed = any(gap.kind == corroborate.ABSENT for reading in readings for gap in reading.gaps)
    return replace(source, readings=readings, key=alone if failed else source.key)


def _read_by_rules(jobs: Sequence[Job], workers: int | None) -> Iterator[SourceReading]:
    if not jobs:
        return
    left = {job.snapshot.path: job for job in jobs}
    try:
        for reading in _pooled(jobs, min(workers or os.cpu_count() or 1, len(jobs))):
            left.pop(reading.snapshot.path)
            yield reading
    except BrokenProcessPool:
        for path in sorted(left):
            yield _alone(left[path])


def _pooled(jobs: Sequence[Job], workers: int) -> Iterator[SourceReading]:
    with ProcessPoolExecutor(max_workers=workers, initializer=bound_memory) as pool:
        waiting = {pool.submit(read_source, job) for job in jobs}
        while waiting:
            done, waiting = wait(waiting, timeout=SECONDS * 1.5, return_when=FIRST_COMPLETED)
            if not done:  # stuck where no alarm reaches, in a library's own code
                for process in list(pool._processes.values()):
                    process.kill()
            for future in done:
                yield future.result()


def _alone(job: Job) -> SourceReading:
    try:
        return next(_pooled([job], 1))
    except BrokenProcessPool:
        gap = Gap(
            room=Room.INGEST,
            kind="crashed",
            subject=job.snapshot.path,
            reason="Reading it killed or hung the process that read it (too little memory, or a fault in a library)",
            advice="save it in another format",
        )
        return SourceReading(snapshot=job.snapshot, key=job.key, gaps=(gap,))


def snapshot_of(source: Source) -> Snapshot | Gap:
    """The fingerprint of a file, or why it has none."""
    if source.gap is not None and source.gap.kind in {"not-a-file", "bad-name"}:
        return source.gap
    try:
        return ingest.snapshot(Path(source.path), relative=source.relative)
    except OSError as error:
        return Gap(
            room=Room.INGEST,
            kind="unreadable",
            subject=source.relative,
            reason=f"It cannot be opened ({error.strerror})",
            advice="check its permissions",
        )
