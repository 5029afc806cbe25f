"""Faults of form in ``hypotheses.yaml``, each with its line and what is expected; the rest can still be checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from dragoman.reference.written import Written
from dragoman.weigh.form import FileForm

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the entries of lists stand in the file, of which some were left out for their faults."""

    kept: Mapping[str, tuple[int, ...]]

    def path(self, path: Path) -> Path:
        """The path of an entry in the file."""
        return (path[0], self.at(str(path[0]), path[1]), *path[2:]) if len(path) > 1 else path

    def at(self, key: str, at: str | int) -> str | int:
        """The position of an entry in the file."""
        return self.kept[key][at] if isinstance(at, int) and key in self.kept else at


def validated(written: Written) -> tuple[FileForm | None, Places, set[tuple[int, str]]]:
    """What has the right form, so that all other faults can be told too; and the faults of what has not.

    Entries of the wrong form are left out. Without all hypotheses nothing else can be checked.
    """
    value = written.value if written.value is not None else {}
    try:
        return FileForm.model_validate(value), Places({}), set()
    except ValidationError as error:
        wrong = error.errors()
    faults = {_fault(written, one) for one in wrong}
    out = {(str(path[0]), path[1] if len(path) > 1 else None) for one in wrong if (path := _own_path(one))}
    if (
        not isinstance(value, dict)
        or any(key == "hypotheses" for key, _ in out)
        or any(not one["loc"] for one in wrong)
    ):
        return None, Places({}), faults
    whole = {key for key, at in out if not isinstance(at, int)}
    left = {key: entries for key, entries in value.items() if key not in whole}
    kept = {
        key: tuple(at for at in range(len(entries)) if (key, at) not in out)
        for key, entries in left.items()
        if isinstance(entries, list)
    }
    pruned = {key: [left[key][at] for at in kept[key]] if key in kept else left[key] for key in left}
    try:
        return FileForm.model_validate(pruned), Places(kept), faults
    except ValidationError:
        return None, Places({}), faults


def told_path(*path: str | int) -> str:
    """A path as it is printed: "items.3.says"."""
    return ".".join(str(part) for part in path)


_EXPECTED = {
    "tuple_type": "a list is expected: [a, b], or each after '- ' on a line of its own",
    "string_type": "a text is expected; put it in quotes",
    "dict_type": "entries are expected (key: value)",
    "model_type": "entries are expected (key: value)",
    "bool_parsing": "true or false is expected",
    "bool_type": "true or false is expected",
    "string_pattern_mismatch": "small letters, digits and hyphens are expected (grades: one letter A to F)",
    "extra_forbidden": "no such field; delete it, or see docs/reference/hypotheses.md",
    "float_parsing": "a number is expected, as .7",
    "float_type": "a number is expected, as .7",
    "int_parsing": "a whole number is expected",
    "int_type": "a whole number is expected",
    "missing": "is missing; add it, see docs/reference/hypotheses.md",
}


def _own_path(error: Any) -> Path:
    """Where an error stands, without the alternatives that were tried there."""
    return tuple(part for part in error["loc"] if part not in {"str", "PassageForm", "[key]"})


def _fault(written: Written, error: Any) -> tuple[int, str]:
    path, kind = _own_path(error), error["type"]
    what = re.sub(r" or (?:instance|object) .*", "", error["msg"].removeprefix("Value error, "))
    if kind in {"less_than", "greater_than"} and "likelihoods" in path:
        what = f"{error['input']} is no likelihood: more than 0 and less than 1, for nothing is impossible or certain"
    told = _EXPECTED.get(kind, what)
    if kind == "too_short" and path == ("hypotheses",):
        told = "two hypotheses at least are expected"
    elif told is what and isinstance(error["input"], int | float | str):
        told = f"{str(error['input'])[:40]!r}: {what[:1].lower()}{what[1:]}"
    return placed(written, path, told)


def placed(written: Written, path: Path, what: str) -> tuple[int, str]:
    """A fault with its line and path."""
    return written.line(path), f"{told_path(*path) or 'the file'}: {what}"
