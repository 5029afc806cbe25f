"""Telling all that is wrong with a case at once, without building it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Gap, StoreError
from dragoman.store import Store
from dragoman.workflow.case import CaseFolder, find_sources, load_case
from dragoman.workflow.collecting import Job, job_of, read_all, second_reader, snapshot_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found: faults stop a build, gaps do not."""

    folder: CaseFolder
    files: int
    faults: tuple[str, ...]
    gaps: tuple[Gap, ...]


def check(
    root: Path, *, progress: Callable[[str, int, int], None] | None = None, workers: int | None = None
) -> Checked:
    """Every fault of a case's own files and every gap of its sources.

    Args:
        root: The case folder.
        progress: Called with the name of a step, how much of it is done, and of how much.
        workers: Processes that read files.

    Raises:
        NotFound: The folder holds no case.

    """
    folder = load_case(root)
    tell = progress or (lambda _step, _done, _of: None)
    known, kept = _kept(folder)
    gaps: list[Gap] = []
    jobs: list[Job] = []
    sources = find_sources(folder)
    for source in sources:
        snapshot = snapshot_of(source)
        if isinstance(snapshot, Gap):
            gaps.append(snapshot)
            continue
        job = job_of(folder, source, snapshot)
        if known.get(snapshot.path) in {job.key, job.alone}:
            gaps.extend(kept.get(snapshot.path, ()))
        else:
            jobs.append(job)
    reader, absent = second_reader(folder) if jobs else (None, ())
    gaps.extend(absent)
    for done, reading in enumerate(read_all(jobs, workers=workers, reader=reader), 1):
        gaps.extend(reading.gaps)
        gaps.extend(gap for read in reading.readings for gap in read.gaps)
        tell("read", done, len(jobs))
    return Checked(
        folder=folder,
        files=len(sources),
        faults=folder.faults,
        gaps=tuple(sorted(gaps, key=lambda gap: (gap.subject, gap.kind, gap.reason))),
    )


def _kept(folder: CaseFolder) -> tuple[dict[str, str], dict[str, list[Gap]]]:
    """What the last build found in the files that have not changed since."""
    if not folder.database.is_file():
        return {}, {}
    try:
        store = Store.open(folder.database, migrate=False)
    except StoreError:
        return {}, {}
    try:
        found: dict[str, list[Gap]] = {}
        for path, gap in store.gaps_by_path():
            found.setdefault(path, []).append(gap)
        return store.keys(), found
    finally:
        store.close()
