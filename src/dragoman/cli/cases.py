"""Commands that make, fill, check, build and open a case."""

from __future__ import annotations

import datetime as dt
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.cli import days
from dragoman.cli.output import out, print_gaps, print_json, progress, safe, say, warn
from dragoman.model import CaseError, NotFound

if TYPE_CHECKING:
    from dragoman.workflow.building import BuiltAsOf

CASE = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", show_default=False)]
JSON = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
AS_OF = Annotated[
    dt.date | None,
    typer.Option("--as-of", parser=days.parse, metavar="DAY", help="Only what had been published by this day."),
]
WORKERS = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes that read files. Default: one a core.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: dragoman init moscow-2020")(init)
    app.command(
        epilog="Examples: dragoman add moscow-2020 readout.html --publisher kremlin_en --date 2020-03-10 ;"
        " dragoman add moscow-2020 collected/"
    )(add)
    app.command(
        epilog="Examples: dragoman check moscow-2020 ; dragoman check moscow-2020 --strict --json ;"
        " dragoman check moscow-2020 --as-of 2020-03-07"
    )(check)
    app.command(epilog="Examples: dragoman build moscow-2020 ; dragoman build moscow-2020 --as-of 2020-03-07")(build)
    app.command("open", epilog="Examples: dragoman open moscow-2020 ; dragoman open moscow-2020 --print")(open_)


def init(folder: Annotated[Path, typer.Argument(help="The folder to make.", show_default=False)]) -> None:
    """Start a case: a folder with case.toml, people.toml and sources/."""
    from dragoman.workflow.making import init as make

    made = make(folder)
    say(f"Made {made.root}. Write the question into {made.root / 'case.toml'}, then: dragoman add {folder} FILE...")


def add(
    case: CASE,
    files: Annotated[list[Path], typer.Argument(metavar="FILE_OR_FOLDER...", help="What to add.", show_default=False)],
    publisher: Annotated[
        str | None, typer.Option(help="Who issued it: the id of a publisher's profile, e.g. kremlin_en or press.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where it was found.")] = None,
    date: Annotated[
        dt.date | None,
        typer.Option(parser=days.parse, metavar="DAY", help="Day of publication, e.g. 2020-03-10."),
    ] = None,
    json: JSON = False,
) -> None:
    """Copy files into a case, byte for byte; what you say of them is kept beside them and outweighs what they say."""
    from dragoman.workflow.case import load_case
    from dragoman.workflow.making import add as place

    added = place(load_case(case), files, publisher=publisher, url=url, day=date)
    if json:
        print_json([{"path": str(a.path), "known": a.known} for a in added])
        return
    for entry in added:
        noted = ", what you said of it is noted" if publisher or url or date else ""
        say(f"known already{noted}: {entry.path}" if entry.known else f"added: {entry.path}")
    if not added:
        say("nothing to add: the folder holds no files")


def check(
    case: CASE,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where there are gaps, too.")] = False,
    as_of: AS_OF = None,
    json: JSON = False,
    workers: WORKERS = None,
) -> None:
    """Tell all that is wrong at once: faults (they stop a build, or leave a protocol book or a history out) and gaps.

    What people and contacts leave open is known from the last build. With --as-of: what was open on that day.
    """
    from dragoman.workflow.checking import check as look
    from dragoman.workflow.freshness import stale

    with progress(quiet=json) as tell:
        found = look(case, as_of=as_of, progress=tell, workers=workers)
    if json:
        print_json({"files": found.files, "faults": found.faults, "gaps": found.gaps, "built": found.built})
    else:
        for fault in found.faults:
            out.print(Text.assemble("  ", ("fault", "red"), f"  {safe(fault)}"), soft_wrap=True)
        print_gaps(found.gaps, case=case)
        say(f"{_number(found.files, 'file')}, {_number(len(found.faults), 'fault')}, {_number(len(found.gaps), 'gap')}")
        if not found.built:
            say(f"What people and contacts leave open is told by a build: dragoman build {case}")
            warn(stale(found.folder) if as_of is None else None)
    if found.faults or (strict and found.gaps):
        raise typer.Exit(1)


def build(case: CASE, as_of: AS_OF = None, json: JSON = False, workers: WORKERS = None) -> None:
    """Read what is new or changed and write the dossier; a file that cannot be read becomes a gap.

    With --as-of a second dossier is written beside it, of what had been published by that day.
    """
    from dragoman.workflow.building import build as make
    from dragoman.workflow.building import build_as_of

    with progress(quiet=json) as tell:
        built = make(case, progress=tell, workers=workers)
        known = build_as_of(case, as_of, progress=tell) if as_of else None
    if json:
        print_json(
            {
                "read": built.read,
                "kept": built.kept,
                "gone": built.gone,
                "documents": built.documents,
                "contacts": built.contacts,
                "people": built.people,
                "gaps": built.gaps,
                "seconds": round(built.seconds, 2),
                "dossier": str(built.folder.dossier / "index.html"),
                **({"dossier_as_of": str(known.dossier / "index.html"), "as_of": _known_json(known)} if known else {}),
            }
        )
        return
    if built.unchanged:
        say(f"Nothing has changed: {_number(built.kept, 'file')}, nothing read again ({built.seconds:.1f} s).")
    else:
        say(f"{_number(built.read, 'file')} read, {built.kept} kept, {built.gone} gone ({built.seconds:.1f} s).")
    held = (_number(built.documents, "document"), _number(built.contacts, "contact"))
    say(f"{held[0]}, {held[1]}, {_number(built.people, 'person', 'people')}.")
    if built.gaps and built.unchanged:
        say(f"{_number(len(built.gaps), 'gap')}, as before; 'dragoman check {case}' lists them.")
    elif built.gaps:
        say(f"{_number(len(built.gaps), 'gap')}:")
        print_gaps(built.gaps, limit=12, case=case)
    say(f"The dossier: {built.folder.dossier / 'index.html'}")
    if known:
        _say_known(known)


def _known_json(known: BuiltAsOf) -> dict[str, int]:
    counts = {"documents": known.documents, "contacts": known.contacts, "people": known.people}
    return counts | {"gaps": len(known.gaps)}


def _say_known(known: BuiltAsOf) -> None:
    if not known.documents:
        say(f"As of {known.day} nothing had been published, so that dossier is empty: {known.dossier / 'index.html'}")
        return
    held = (_number(known.documents, "document"), _number(known.contacts, "contact"))
    say(
        f"As of {known.day}: {held[0]}, {held[1]}, {_number(known.people, 'person', 'people')}, "
        f"{_number(len(known.gaps), 'gap')}: {known.dossier / 'index.html'}"
    )


def open_(
    case: CASE,
    only_print: Annotated[bool, typer.Option("--print", help="Print the address, open nothing.")] = False,
) -> None:
    """Open the dossier in your browser."""
    from dragoman.workflow.case import load_case
    from dragoman.workflow.freshness import stale

    folder = load_case(case)
    page = (folder.dossier / "index.html").resolve()
    if not page.is_file():
        raise NotFound(f"{case} has no dossier yet; run 'dragoman build {case}' first")
    warn(stale(folder))
    say(page.as_uri())
    if not only_print and not webbrowser.open(page.as_uri()):
        raise CaseError((f"no browser could be started; open {page} yourself",))


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
