"""How values are shown in a terminal. Words of sources are shown without control characters and without markup."""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from dragoman.model import Gap, When

_WIDE = 200  # columns where the output is not a terminal
out = Console() if Console().is_terminal else Console(width=_WIDE)
err = Console(stderr=True)
_STEPS = {"look": "Looking at files", "read": "Reading", "derive": "Putting together", "publish": "Writing pages"}


def safe(words: str) -> str:
    r"""Words of a source without anything that steers a terminal.

    >>> safe("a\x1b[31mb\nc")
    'a[31mb c'
    """
    flat = " ".join(words.split())
    return "".join(c for c in flat if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def say(line: str) -> None:
    """One line on standard output; the spaces that it begins with are kept."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    out.print(Text(indent + safe(line)), soft_wrap=True)


def counted(number: int, one: str) -> str:
    """A heading: "1 account:", "2 accounts:"."""
    return f"{number} {one if number == 1 else one + 's'}:"


def complain(message: str) -> None:
    """A message on standard error, line by line."""
    for line in message.split("\n"):
        err.print(Text(safe(line), style="red"), soft_wrap=True)


def warn(message: str | None) -> None:
    """A word of caution on standard error, so that JSON stays whole; nothing where there is none."""
    if message:
        err.print(Text(safe(message), style="yellow"), soft_wrap=True)


def print_json(value: object) -> None:
    """A value as JSON on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))  # noqa: T201  # output for scripts, unstyled


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


def day(when: When) -> str:
    """A time for a column of a table: ISO days, with a mark where they are assumed."""
    first, last = when.first_day, when.last_day
    if first is None or last is None:
        return "?"
    mark = "~" if when.precision.value == "assumed" else ""
    return f"{mark}{first}" if first == last else f"{mark}{first}…{last}"


def table(*columns: str) -> Table:
    """An empty table in the house style."""
    made = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for column in columns:
        made.add_column(column, overflow="fold", no_wrap=column in {"when", "kind", "id"})
    return made


def row(made: Table, *cells: str | None) -> None:
    """Add a row of words from anywhere."""
    made.add_row(*(Text(safe(cell or "")) for cell in cells))


def print_gaps(gaps: Iterable[Gap], *, limit: int | None = None, case: Path | None = None) -> None:
    """Gaps one under the other: where, what, what would close it; kinds counted where there are more than ``limit``.

    A command in an advice names the ``case``, so that it can be copied.
    """
    listed = list(gaps)
    for gap in listed[:limit]:
        out.print(Text.assemble((f"  {safe(gap.subject)}", "bold"), f"  {gap.kind}"), soft_wrap=True)
        say_indented(gap.reason)
        if gap.advice:
            advice = gap.advice if case is None else re.sub(r"\bCASE\b", lambda _: str(case), gap.advice)
            say_indented(f"→ {advice}")
    if limit is not None and len(listed) > limit:
        counts = Counter(gap.kind for gap in listed[limit:])
        rest = ", ".join(f"{number} {kind}" for kind, number in counts.most_common())
        say(f"  … and {len(listed) - limit} more: {rest}")


def say_indented(line: str) -> None:
    """A line under another."""
    out.print(Text(f"      {safe(line)}"), soft_wrap=True)


def quotation(words: str) -> Text:
    """Verbatim words, set off."""
    return Text(f"      “{safe(words)}”", style="italic")


@contextmanager
def counting(what: str) -> Iterator[Callable[[str, int], None]]:
    """A running count on standard error, of what is done and how many; nothing where it is not a terminal."""
    if not err.is_terminal:
        yield lambda _what, _done: None
        return
    with err.status(what) as status:
        yield lambda done_what, done: status.update(f"{safe(done_what)}: {done:,}")


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Any]:
    """A progress bar on standard error for each step; nothing where it is not a terminal."""
    if quiet or not err.is_terminal:
        yield lambda _step, _done, _of: None
        return
    columns = (TextColumn("{task.description:18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_STEPS.get(step, step), total=of)
            bars.update(tasks[step], completed=done, total=of)

        yield tell
