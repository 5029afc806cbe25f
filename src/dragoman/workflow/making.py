"""Starting a case, and adding files to it."""

from __future__ import annotations

import filecmp
import os
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman import ingest
from dragoman.model import CaseError, NotFound
from dragoman.workflow.case import SIDECAR, CaseFolder, load_case
from dragoman.workflow.writing import replace, toml_string

_CASE = """\
title = {title}
question = "What happened, and what does it mean?"
# since = 2020-03-01          # the period, both days inclusive
# until = 2020-03-15
languages = ["en", "ru"]
issuers = []                  # the publishers that matter, e.g. ["kremlin_en", "akorda_en"]
"""
_PEOPLE = """\
# People, offices and spellings that you know; all of it is optional.
#
# [[person]]
# name = "Kassym-Jomart Tokayev"
# side = "KAZ"
# aliases = ["Kasym-Zhomart Tokaev", "Касым-Жомарт Токаев"]
#
# [[person.office]]
# title = "President of Kazakhstan"
# since = 2019-03-20          # first day in office
# until = 2029-01-01          # first day no longer in office; leave it out if it goes on
# manner = "elected"          # or acting, honorary, for life
"""
_IGNORE = ".dragoman/\ndossier/\ndossier-*/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A file that was added: where it lies now, and whether the very same bytes already lay there."""

    path: Path
    known: bool


def init(root: Path) -> CaseFolder:
    """Make an empty case.

    Raises:
        CaseError: The folder already holds a case, or is a file.

    """
    if (root / "case.toml").exists():
        raise CaseError((f"{root} already holds a case; nothing was changed",))
    if root.exists() and not root.is_dir():
        raise CaseError((f"{root} is a file; give a folder",))
    (root / "sources").mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("case.toml", _CASE.format(title=toml_string(root.resolve().name))),
        ("people.toml", _PEOPLE),
        (".gitignore", _IGNORE),
    ):
        if not (root / name).exists():
            (root / name).write_text(text, encoding="utf-8", newline="\n")
    return load_case(root)


def add(
    folder: CaseFolder,
    given: Iterable[Path],
    *,
    publisher: str | None = None,
    url: str | None = None,
    day: date | None = None,
) -> tuple[Added, ...]:
    """Copy files into the case, byte for byte, with what is said of them beside them.

    Args:
        folder: The case.
        given: Files and folders; a folder keeps its inner order under its own name.
        publisher: Id of the publisher's profile.
        url: Where the file was found.
        day: Day of publication.

    Returns:
        One entry for each file. The very same bytes are not added twice, wherever they lie in the case. A file of the
        same name with other bytes is never overwritten: the new one gets a number.

    Raises:
        NotFound: A path does not exist, or the publisher has no profile (nothing is copied then).
        CaseError: A path is hidden, lies in the case already or leads out of its folder (nothing is copied then).

    """
    files = list(given)
    missing = [str(path) for path in files if not path.exists()]
    if missing:
        raise NotFound(f"add: {', '.join(missing)} not found; nothing was added")
    if publisher is not None:
        ingest.publisher(publisher)
    folder.sources.mkdir(exist_ok=True)
    said = _sidecar(publisher, url, day)
    places = list(_files(files, folder))
    known = _by_size(folder.sources)
    return tuple(_place(path, folder.sources / inside, said, known) for path, inside in places)


def _files(given: list[Path], folder: CaseFolder) -> Iterator[tuple[Path, Path]]:
    home = folder.root.resolve()
    for path in given:
        if path.is_dir():
            if path.resolve().is_relative_to(home):
                raise CaseError((f"add: {path} lies inside the case already; put files into sources/ yourself",))
            for inner in sorted(path.rglob("*")):
                inside = inner.relative_to(path)
                if inner.is_file() and not inner.resolve().is_relative_to(path.resolve()):
                    raise CaseError((f"add: {inner} is a link out of the folder; copy the file itself",))
                if inner.is_file() and not any(part.startswith(".") for part in inside.parts):
                    yield inner, Path(path.resolve().name) / inside
        elif path.resolve().is_relative_to(folder.sources.resolve()):
            yield path, path.resolve().relative_to(folder.sources.resolve())  # it lies there already: only say of it
        elif path.name.startswith("."):
            raise CaseError((f"add: {path} is hidden, and hidden files are no sources; rename it",))
        else:
            yield path, Path(path.name)


def _by_size(sources: Path) -> dict[int, list[Path]]:
    """The files of a case by their size, so that a new one is compared with few."""
    found: dict[int, list[Path]] = {}
    for path in sorted(sources.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.endswith(SIDECAR):
            found.setdefault(path.stat().st_size, []).append(path)
    return found


def _place(path: Path, target: Path, said: dict[str, str | date], known: dict[int, list[Path]]) -> Added:
    alike = known.setdefault(path.stat().st_size, [])
    twin = next((other for other in alike if filecmp.cmp(other, path, shallow=False)), None)
    if twin is not None:
        _say(twin, said)
        return Added(path=twin, known=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    original = target
    while target.exists():
        number += 1
        stem, dot, suffixes = original.name.partition(".")
        target = original.with_name(f"{stem}-{number}{dot}{suffixes}")
    _say(target, said)
    partial = target.with_name(f".{target.name}.partial")
    shutil.copyfile(path, partial)
    os.replace(partial, target)  # noqa: PTH105  # a reader of the folder never sees half a file
    alike.append(target)
    return Added(path=target, known=False)


def _say(target: Path, said: dict[str, str | date]) -> None:
    """Write what is said of a file beside it; what was said before and is not said anew stays."""
    if not said:
        return
    sidecar = target.with_name(target.name + SIDECAR)
    known: dict[str, object] = {}
    if sidecar.is_file():
        try:
            known = tomllib.loads(sidecar.read_text(encoding="utf-8"))
        except (ValueError, OSError, RecursionError) as error:
            raise CaseError((f"add: {sidecar} is not valid TOML ({error}); mend or delete it",)) from error
    lines = (
        f"{key} = {value if isinstance(value, date) else toml_string(str(value))}\n"
        for key, value in (known | said).items()
    )
    replace(sidecar, "".join(lines).encode())


def _sidecar(publisher: str | None, url: str | None, day: date | None) -> dict[str, str | date]:
    said: dict[str, str | date | None] = {"publisher": publisher, "url": url, "date": day}
    return {key: value for key, value in said.items() if value is not None}
