"""Writing into an analyst's own files: TOML that can be read back, and never half of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dragoman.model import CaseError

_PATIENCE = 10  # seconds to wait for another process that writes an analyst's file


def toml_string(value: str) -> str:
    r"""A text as a TOML basic string.

    Raises:
        CaseError: It holds bytes that are no text (from a terminal that does not speak UTF-8).

    >>> print(toml_string('two "clocks"\x7f'))
    "two \"clocks\"\u007f"
    """
    if any("\ud800" <= c <= "\udfff" for c in value):
        shown = value.encode("utf-8", errors="backslashreplace").decode()
        raise CaseError((f"{shown!r} is not UTF-8, so it cannot be kept; write it with other letters",))
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def replace(path: Path, data: bytes) -> None:
    """Write a file at once or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(data)
    os.replace(partial, path)  # noqa: PTH105


@contextmanager
def locked(lock: Path, *, patience: float, busy: str) -> Iterator[None]:
    """Hold a lock file, whose folder is made, while the block runs.

    Args:
        lock: The file that stands for the lock.
        patience: Seconds to wait for whoever holds it.
        busy: What to say when they do not let go.

    Raises:
        CaseError: Another process held it for so long.

    """
    lock.parent.mkdir(exist_ok=True)
    held = FileLock(lock)
    try:
        held.acquire(timeout=patience)
    except Timeout as error:
        raise CaseError((busy,)) from error
    try:
        yield
    finally:
        held.release()


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Keep other processes from changing an analyst's file of a case while the block runs.

    Raises:
        CaseError: Another process is changing it.

    """
    busy = f"{path} is being changed by another process; try again when it has ended"
    with locked(path.parent / ".dragoman" / f"{path.stem}.lock", patience=_PATIENCE, busy=busy):
        yield
