"""Building a case: read what is new, derive the rest, publish, and only then replace the last good state."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dragoman
from dragoman.model import Dossier, Gap, NotFound, Room, Snapshot, StoreError
from dragoman.workflow import freshness, last, weighing
from dragoman.workflow.case import CaseFolder, Source, find_sources, load_case, require_sound
from dragoman.workflow.collecting import Job, code, job_of, read_all, second_reader, snapshot_of
from dragoman.workflow.deriving import Derived, Progress, derive, dossier_of
from dragoman.workflow.writing import locked

if TYPE_CHECKING:
    from dragoman.store import Store

_KEPT = ("case.toml", "people.toml", "reviews.toml", "departures.toml", "hypotheses.yaml")  # what analysts write


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: files read now, kept as read before, and gone; and what the dossier holds."""

    folder: CaseFolder
    read: int
    kept: int
    gone: int
    documents: int
    contacts: int
    people: int
    gaps: tuple[Gap, ...]
    seconds: float
    unchanged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltAsOf:
    """What was known on a day: the folder of its dossier, and what that holds."""

    day: date
    dossier: Path
    documents: int
    contacts: int
    people: int
    gaps: tuple[Gap, ...]


def build(
    root: Path, *, progress: Progress | None = None, workers: int | None = None, now: datetime | None = None
) -> Built:
    """Bring the dossier of a case up to date with its folder.

    Args:
        root: The case folder.
        progress: Called with the name of a step, how much of it is done, and of how much.
        workers: Processes that read files; as many as there are cores by default.
        now: The build stamp; the present moment by default.

    Raises:
        CaseError: The case has faults (all are told), or another build of it is running.
        NotFound: The folder holds no case.

    """
    started = time.monotonic()
    folder = load_case(root)
    require_sound(folder)
    folder.derived.mkdir(exist_ok=True)
    tell = progress or (lambda _step, _done, _of: None)
    with _alone(folder):
        sources, snapshots, unopened = _look(folder, tell)
        jobs = [job_of(folder, source, snapshot) for source, snapshot in zip(sources, snapshots, strict=True)]
        state, beside = state_of(folder, jobs, unopened), freshness.digests(folder)
        done = last.load(folder.derived / "last.json")
        damaged = done is not None and folder.database.is_file() and freshness.digest(folder.database) != done.database
        if done is not None and done.state == state and not damaged and _whole(folder):
            return _built(folder, done, started, read=0, kept=len(snapshots), gone=0, unchanged=True)
        (folder.derived / "last.json").unlink(missing_ok=True)  # a build cut short must not look like the one before
        if damaged:  # nothing of it can be trusted, whether or not it still opens
            folder.database.unlink()
        store = _working_store(folder)
        try:
            read, gone, absent = _collect(folder, store, jobs, tell, workers)
            unopened += absent
            dossier = _derive(folder, store, unopened, tell)
            complete = _all_read(store.keys(), jobs)
            _publish(folder, dossier, now or datetime.now(UTC), tell)
            _finish(folder, store)
        finally:
            store.close()
        _clear_working(folder)
        done = last.Last(
            state=state if complete else "",  # else the second reader is tried again
            database=freshness.digest(folder.database),
            beside=beside,
            documents=len(dossier.documents),
            contacts=len(dossier.contacts),
            people=len(dossier.persons),
            gaps=dossier.gaps,
        )
        last.save(folder.derived / "last.json", done)
        return _built(folder, done, started, read=read, kept=len(snapshots) - read, gone=gone, unchanged=False)


def _built(
    folder: CaseFolder, done: last.Last, started: float, *, read: int, kept: int, gone: int, unchanged: bool
) -> Built:
    return Built(
        folder=folder,
        read=read,
        kept=kept,
        gone=gone,
        documents=done.documents,
        contacts=done.contacts,
        people=done.people,
        gaps=done.gaps,
        seconds=time.monotonic() - started,
        unchanged=unchanged,
    )


def _alone(folder: CaseFolder) -> AbstractContextManager[None]:
    """No other build of the case may run meanwhile."""
    busy = f"{folder.root} is being built by another process; wait for it to end"
    return locked(folder.derived / "lock", patience=0, busy=busy)


def _look(folder: CaseFolder, tell: Progress) -> tuple[list[Source], list[Snapshot], list[Gap]]:
    """The files that can be opened, their fingerprints, and a gap for each that cannot."""
    sources, snapshots, unopened = [], [], []
    found = find_sources(folder)
    for at, source in enumerate(found, 1):
        snapshot = snapshot_of(source)
        if isinstance(snapshot, Gap):
            unopened.append(snapshot)
        else:
            sources.append(source)
            snapshots.append(snapshot)
        tell("look", at, len(found))
    return sources, snapshots, unopened


def state_of(folder: CaseFolder, jobs: list[Job], unopened: list[Gap]) -> str:
    """A digest of everything that the dossier depends on, the program included."""
    digest = hashlib.sha256(f"{dragoman.__version__} {code()}".encode())
    _add_written(digest, folder)
    for job in jobs:
        digest.update(job.key.encode())
    digest.update(repr(unopened).encode())
    return digest.hexdigest()


def _add_written(digest: hashlib._Hash, folder: CaseFolder) -> None:
    """Add what analysts wrote, their books and histories, and the registers."""
    for name in _KEPT:
        file = folder.root / name
        digest.update(name.encode() + (freshness.digest(file).encode() if file.is_file() else b""))
    for file in (*freshness.beside(folder.root), *(folder.root / name for name in folder.case.registers)):
        digest.update(file.name.encode() + freshness.digest(file).encode())


def inputs_digest(folder: CaseFolder, snapshots: tuple[Snapshot, ...]) -> str:
    """A digest of the case folder alone: two builds of one folder print the same."""
    digest = hashlib.sha256()
    _add_written(digest, folder)
    for snapshot in snapshots:
        digest.update(f"{snapshot.path} {snapshot.id}\n".encode())
    return digest.hexdigest()


def _whole(folder: CaseFolder) -> bool:
    """Whether what the last build made is still there."""
    return folder.database.is_file() and (folder.dossier / "dossier.json").is_file()


def _working_store(folder: CaseFolder) -> Store:
    """What a build writes to: the remains of a killed build, else a copy of the last one, else nothing."""
    from dragoman.store import Store  # its load is felt where nothing has changed

    working = folder.derived / "working.db"
    for candidate in (working, folder.database):
        if not candidate.is_file():
            continue
        try:
            if candidate is not working:
                partial = working.with_suffix(".partial")
                shutil.copyfile(candidate, partial)
                partial.replace(working)
            store = Store.open(working)
            if store.sound():
                return store
            store.close()
        except StoreError:
            pass
        _clear_working(folder)
    return Store.open(working)


def _clear_working(folder: CaseFolder) -> None:
    for name in ("working.db", "working.db-wal", "working.db-shm", "working.db-journal", "working.partial"):
        (folder.derived / name).unlink(missing_ok=True)


def _all_read(keys: Mapping[str, str], jobs: list[Job]) -> bool:
    """Whether every file was read by all who should read it."""
    return all(keys.get(job.snapshot.path) == job.key for job in jobs)


def _collect(
    folder: CaseFolder, store: Store, jobs: list[Job], tell: Progress, workers: int | None
) -> tuple[int, int, tuple[Gap, ...]]:
    """Read what is new or changed, forget what is gone; each file is kept as soon as it is read."""
    known = store.keys()
    new = [job for job in jobs if known.get(job.snapshot.path) != job.key]
    reader, absent = second_reader(folder) if new else (None, ())
    if reader is None:
        new = [job for job in new if known.get(job.snapshot.path) != job.alone]
    gone = sorted(set(known) - {job.snapshot.path for job in jobs})
    for path in gone:
        store.drop_source(path)
    for done, reading in enumerate(read_all(new, workers=workers, reader=reader), 1):
        store.put_source(reading)
        tell("read", done, len(new))
    return len(new), len(gone), absent


def build_as_of(root: Path, day: date, *, progress: Progress | None = None, now: datetime | None = None) -> BuiltAsOf:
    """Write the dossier of a built case as it was known on a day, beside the present one.

    Returns:
        Its folder is ``dossier-DAY``; one that was there is replaced at once.

    Raises:
        NotFound: The folder holds no case, or it was never built.

    """
    from dragoman import publish
    from dragoman.store import Store
    from dragoman.workflow.knowing import known_on

    folder = load_case(root)
    require_sound(folder)
    if not folder.database.is_file():
        raise NotFound(f"{root} was not built yet; run 'dragoman build {root}' first")
    with _alone(folder):
        store = Store.open(folder.database, migrate=False)
        try:
            known = known_on(folder, store, day)
            snapshots = known.snapshots()
            dossier = dossier_of(
                folder,
                known.derived,
                snapshots=snapshots,
                gaps=(*known.gaps(), *weighing.not_of_a_day(root, day)),
                inputs_digest=inputs_digest(folder, snapshots),
            )
        finally:
            store.close()
        target = folder.root / f"dossier-{day}"
        publish.write(dossier, target, built_at=now or datetime.now(UTC), progress=progress)
    return BuiltAsOf(
        day=day,
        dossier=target,
        documents=len(dossier.documents),
        contacts=len(dossier.contacts),
        people=len(dossier.persons),
        gaps=dossier.gaps,
    )


def dossier_now(root: Path) -> Dossier:
    """The dossier of a built case, its hypotheses as their file stands now.

    Raises:
        NotFound: The folder holds no case, or it was never built.

    """
    from dragoman.store import Store

    folder = load_case(root)
    require_sound(folder)
    if not folder.database.is_file():
        raise NotFound(f"{root} was not built yet; run 'dragoman build {root}' first")
    store = Store.open(folder.database, migrate=False)
    try:
        derived = derive(folder, documents=store.documents(), readings=store.readings())
        snapshots = store.snapshots()
        gaps = [gap for gap in store.gaps() if gap.room is not Room.WEIGH]  # those of the file may be mended
        weighed = _weighed(folder, derived, gaps)
        return dossier_of(
            folder,
            derived,
            snapshots=snapshots,
            gaps=(*gaps, *weighed.gaps),
            inputs_digest=inputs_digest(folder, snapshots),
            weighed=weighed,
        )
    finally:
        store.close()


def _derive(folder: CaseFolder, store: Store, unopened: list[Gap], tell: Progress) -> Dossier:
    derived = derive(folder, documents=store.documents(), readings=store.readings(), progress=tell)
    weighed = _weighed(folder, derived, [*unopened, *(gap for _, gap in store.gaps_by_path())])
    store.put_case(
        copies=derived.copies,
        persons=derived.registry.persons,
        identifications=derived.registry.identifications,
        contacts=derived.contacts,
        gaps=(*unopened, *derived.gaps, *weighed.gaps),
        conclusions=derived.conclusions,
    )
    snapshots = store.snapshots()
    return dossier_of(
        folder,
        derived,
        snapshots=snapshots,
        gaps=store.gaps(),
        inputs_digest=inputs_digest(folder, snapshots),
        weighed=weighed,
    )


def _weighed(folder: CaseFolder, derived: Derived, gaps: list[Gap]) -> weighing.Weighed:
    """What analysts make of the case.

    Which forecasts are overdue depends on the day of reading, which a page that is built once cannot know.
    """
    shelves = weighing.Shelves(
        derived.contacts,
        derived.departures.checks,
        derived.departures.surprises,
        (*gaps, *derived.gaps),
        {document.id: document for document in derived.documents},
    )
    return weighing.weighed(folder.root, folder.case.question, shelves)


def _publish(folder: CaseFolder, dossier: Dossier, now: datetime, tell: Progress) -> None:
    from dragoman import publish  # its load is felt where nothing has changed

    publish.write(dossier, folder.dossier, built_at=now, progress=tell)


def _finish(folder: CaseFolder, store: Store) -> None:
    partial = folder.derived / "case.partial"
    store.export(partial)
    partial.replace(folder.database)
