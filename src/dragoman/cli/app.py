"""The ``dragoman`` command with its subcommands, and what happens to errors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import dragoman
from dragoman.cli import asking, cases, comparing, corpus, departing, people, reviewing, weighing
from dragoman.cli.output import complain
from dragoman.model import DragomanError, NotFound

EXIT_CODES = """
[bold]Exit codes[/bold]: 0 done (gaps are no failure); 1 the case or a file cannot be used; 2 wrong usage;
3 not found; 130 interrupted
(what was read is kept; the next build goes on from there).
"""

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=True,
    epilog=EXIT_CODES,
)


def _version(value: bool) -> None:  # noqa: FBT001  # the shape of a Typer callback
    if value:
        typer.echo(f"dragoman {dragoman.__version__}")
        raise typer.Exit


@app.callback()
def _dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """From a folder of diplomatic sources to a sourced chronology of contacts.

    A case is a folder: case.toml (the question), sources/ (files as collected), people.toml (who is who, optional).
    """


cases.register(app)
asking.register(app)
comparing.register(app)
reviewing.register(app)
departing.register(app)
weighing.register(app)
people.register(app)
corpus.register(app)


def main() -> None:
    """Run the command line; errors raised on purpose are told in one message and an exit code."""
    try:
        app()
    except NotFound as error:
        complain(str(error))
        sys.exit(3)
    except DragomanError as error:
        complain(str(error))
        sys.exit(1)
    except OSError as error:
        complain(f"{error.filename or 'a file'}: {error.strerror or error}")
        sys.exit(1)
