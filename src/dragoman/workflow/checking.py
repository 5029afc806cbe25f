"""Telling all that is wrong with a case at once, without building it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.model import Gap, Room, StoreError
from dragoman.store import Store
from dragoman.workflow import hypothesising, querying
from dragoman.workflow.building import state_of
from dragoman.workflow.case import CaseFolder, find_sources, load_case
from dragoman.workflow.collecting import Job, job_of, read_all, second_reader, snapshot_of
from dragoman.workflow.last import load as load_last
from dragoman.workflow.leaving_out import BOOK, HISTORY

_OF_CASE = frozenset({Room.IDENTIFY, Room.RECONCILE, Room.COMPARE})  # whose gaps follow from all files together


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found: faults stop a build, or leave a protocol book out; gaps do neither.

    ``built`` tells whether the last build was of the case as it is; what people and contacts leave open is its word.
    """

    folder: CaseFolder
    files: int
    faults: tuple[str, ...]
    gaps: tuple[Gap, ...]
    built: bool


def check(
    root: Path,
    *,
    as_of: date | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    workers: int | None = None,
) -> Checked:
    """Every fault of a case's own files, every gap of its sources, and what the last build left open.

    Args:
        root: The case folder.
        as_of: Tell what was open on this day in the built case instead.
        progress: Called with the name of a step, how much of it is done, and of how much.
        workers: Processes that read files.

    Raises:
        NotFound: The folder holds no case, or there is no build to ask about a day.

    """
    folder = load_case(root)
    if as_of is not None:
        with querying.opened(root, as_of=as_of) as built:
            return Checked(
                folder=folder,
                files=len(built.snapshots),
                faults=folder.every_fault,
                gaps=_sorted(gap for gap in built.gaps if gap.kind not in {BOOK, HISTORY}),  # told as faults
                built=True,
            )
    tell = progress or (lambda _step, _done, _of: None)
    known, kept, of_case = _kept(folder)
    gaps: list[Gap] = [*of_case, *hypothesising.gaps(root)]
    unopened: list[Gap] = []
    every: list[Job] = []
    jobs: list[Job] = []
    sources = find_sources(folder)
    for source in sources:
        snapshot = snapshot_of(source)
        if isinstance(snapshot, Gap):
            unopened.append(snapshot)
            continue
        job = job_of(folder, source, snapshot)
        every.append(job)
        if known.get(snapshot.path) in {job.key, job.alone}:
            gaps.extend(kept.get(snapshot.path, ()))
        else:
            jobs.append(job)
    reader, absent = second_reader(folder) if jobs else (None, ())
    gaps.extend((*unopened, *absent))
    last = load_last(folder.derived / "last.json")
    for done, reading in enumerate(read_all(jobs, workers=workers, reader=reader), 1):
        gaps.extend(reading.gaps)
        gaps.extend(gap for read in reading.readings for gap in read.gaps)
        tell("read", done, len(jobs))
    return Checked(
        folder=folder,
        files=len(sources),
        faults=folder.every_fault,
        gaps=_sorted(gaps),
        built=last is not None and last.state == state_of(folder, every, unopened),
    )


def _sorted(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(dict.fromkeys(gaps), key=lambda gap: (gap.subject, gap.kind, gap.reason)))


def _kept(folder: CaseFolder) -> tuple[dict[str, str], dict[str, list[Gap]], list[Gap]]:
    """What the last build found in the files that have not changed since, and in the case as a whole."""
    if not folder.database.is_file():
        return {}, {}, []
    try:
        store = Store.open(folder.database, migrate=False)
    except StoreError:
        return {}, {}, []
    try:
        found: dict[str, list[Gap]] = {}
        for path, gap in store.gaps_by_path():
            found.setdefault(path, []).append(gap)
        return store.keys(), found, [gap for gap in store.gaps() if gap.room in _OF_CASE]
    finally:
        store.close()
