"""A dossier as a folder of pages: made beside the old one, then put in its place at once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from dragoman.model import CaseError, Dossier
from dragoman.publish import assets, data
from dragoman.publish.pages import Site
from dragoman.publish.record import Record

Progress = Callable[[str, int, int], None]
STAMP = "dossier.json"  # tells that a folder is ours to replace


def write(dossier: Dossier, folder: Path, *, built_at: datetime, progress: Progress | None = None) -> None:
    """Write the dossier as a static site that opens from disk and asks nothing of the network.

    The pages are made in a sibling folder and swapped in by renaming, so that a reader never sees half a dossier. Two
    builds of one dossier differ only inside ``<time class="build-stamp">``.

    Args:
        dossier: What to show; its texts are escaped wherever they are printed.
        folder: Where the site goes; an earlier dossier there is replaced.
        built_at: Moment of the build, aware.
        progress: Called with a step's name, pages done and pages in all.

    Raises:
        AssetsMissing: The libraries were not bundled into this installation.
        CaseError: ``folder`` holds something that is not a dossier, or ``built_at`` has no zone.

    """
    if built_at.tzinfo is None:
        raise CaseError((f"publish: built_at {built_at.isoformat()} has no time zone; give it in UTC",))
    libraries = assets.libraries()
    folder = folder.absolute()
    building, retired = (folder.with_name(f".{folder.name}.{state}") for state in ("building", "retired"))
    _recover(folder, building=building, retired=retired)
    _check_replaceable(folder)
    building.mkdir(parents=True)
    record = Record(dossier)
    site = Site(record, libraries=libraries, built_at=built_at.astimezone(UTC))
    assets.copy(building / "assets")
    data.write(record, building / "data")
    if site.sliders is not None:
        data.save(building / "data" / "hypotheses.js", "hypotheses", site.sliders)
    for number, rows in site.rows():
        data.save(building / "data" / f"rows-{number}.js", f"rows-{number}", rows)
    pages = site.pages()
    for done, page in enumerate(pages, start=1):
        target = building / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(site.render(page), encoding="utf-8", errors="replace", newline="\n")
        if progress is not None:
            progress("publish", done, len(pages))
    stamp = {"made_by": "dragoman", "version": dossier.version, "inputs_digest": dossier.inputs_digest}
    (building / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8", newline="\n")
    if folder.exists():
        folder.rename(retired)
    building.rename(folder)
    shutil.rmtree(retired, ignore_errors=True)


def _recover(folder: Path, *, building: Path, retired: Path) -> None:
    """Clear what a killed build left; the old dossier comes back where the swap was cut in the middle."""
    if retired.exists() and not folder.exists():
        retired.rename(folder)
    for leftover in (building, retired):
        if leftover.is_symlink():
            leftover.unlink()
        elif leftover.exists():
            shutil.rmtree(leftover)


def _check_replaceable(folder: Path) -> None:
    if folder.is_symlink():
        raise CaseError((f"publish: {folder} is a link; give a folder, or publish by copying it",))
    if not folder.exists():
        return
    if not folder.is_dir():
        raise CaseError((f"publish: {folder} is a file, a folder was expected; move it away",))
    if any(folder.iterdir()) and not (folder / STAMP).is_file():
        raise CaseError(
            (f"publish: {folder} holds files but no {STAMP}, so it was not made by dragoman; move it away",)
        )
