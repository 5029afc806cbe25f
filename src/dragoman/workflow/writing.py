"""Writing into an analyst's own files: TOML that can be read back, and never half of it."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.model import CaseError


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
