"""The command that reads a corpus without a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.cases import WORKERS
from dragoman.cli.output import err, say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: dragoman extract docs.jsonl -o contacts.jsonl")(extract)


def extract(
    docs: Annotated[
        Path,
        typer.Argument(metavar="DOCS.jsonl", help="One document a line: id, source, url, date, lang, title, text."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the contacts go, one line a document.")],
    workers: WORKERS = None,
) -> None:
    """Read contacts from a corpus, line by line; memory does not grow with its length.

    A line that cannot be read gives a line with its reason under "gaps".
    """
    from dragoman.workflow.extracting import extract_file

    if err.is_terminal:
        with err.status("Reading") as status:
            done = extract_file(
                docs, output, workers=workers, progress=lambda n: status.update(f"Reading: {n:,} documents")
            )
    else:
        done = extract_file(docs, output, workers=workers)
    say(f"{done:,} documents read into {output}")
