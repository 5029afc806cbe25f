"""``reviews.toml``: what an analyst joined and parted, kept beside the sources and taken back at will."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.model import CaseError, NotFound, Review, Verdict
from dragoman.workflow.writing import changing, replace, toml_string

NAME = "reviews.toml"
_HEAD = """\
# Accounts that an analyst joined or parted. `dragoman review` writes here; delete an entry to take it back.
"""
_HEADER = re.compile(r"""[ \t]*\[\[[ \t]*(?:review|"review"|'review')[ \t]*\]\]""")


class _ReviewFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    reports: tuple[str, str]
    verdict: Literal["same", "different"]
    note: str | None = None
    by: str | None = None
    day: date | None = None


class _ReviewsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    review: tuple[_ReviewFile, ...] = Field(default=())


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where an entry stands, in lines, from its header to its last field; and what it holds."""

    header: int
    end: int
    holds: Any


def load(path: Path) -> tuple[tuple[Review, ...], tuple[str, ...]]:
    """The reviews in a file, and all its faults; no file holds no reviews."""
    if not path.is_file():
        taken = path.exists() or path.is_symlink()
        return (), (
            (f"{path.name}: is no file, so reviews cannot be kept in it; rename or remove it",) if taken else ()
        )
    try:
        text = _text(path)
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return (), (f"{path.name}: cannot be read ({error}); write it in UTF-8",)
    except (ValueError, RecursionError) as error:
        return (), (f"{path.name}: is not TOML ({error}); mend that line or delete it",)
    lines = [entry.header + 1 for entry in _entries(_lines(text))]
    try:
        given = _ReviewsFile.model_validate(table)
    except ValidationError as error:
        return (), tuple(_fault(path.name, lines, fault["loc"], fault["msg"]) for fault in error.errors())
    reviews, faults = [], []
    for number, entry in enumerate(given.review):
        one, two = entry.reports
        if one == two:
            faults.append(_fault(path.name, lines, ("review", number, "reports"), "names one report twice"))
            continue
        reviews.append(
            Review(one=one, two=two, verdict=Verdict(entry.verdict), note=entry.note, by=entry.by, day=entry.day)
        )
    return tuple(reviews), tuple(faults)


def find(reviews: Sequence[Review], one: str, two: str) -> tuple[str, str] | None:
    """The two ids of the review that names accounts by these words, the beginnings of ids, in either order.

    The case may no longer hold the accounts. ``None`` where no review does.

    Raises:
        NotFound: Several do.

    """
    fitting = {
        (review.one, review.two)
        for review in reviews
        for a, b in ((one, two), (two, one))
        if review.one.startswith(a) and review.two.startswith(b)
    }
    if len({frozenset(pair) for pair in fitting}) > 1:
        raise NotFound(f"{one!r} and {two!r} fit {len(fitting)} reviews in {NAME}; give more of the ids")
    return min(fitting, default=None)


def add(path: Path, review: Review) -> None:
    """Keep a review at the end of the file; an earlier one of the same two reports is replaced."""
    review = dataclasses.replace(review, note=review.note or None, by=review.by or None)
    fields = [
        f"reports = [{toml_string(review.one)}, {toml_string(review.two)}]",
        f'verdict = "{review.verdict.value}"',
    ]
    fields += [f"note = {toml_string(review.note)}"] if review.note else []
    fields += [f"by = {toml_string(review.by)}"] if review.by else []
    fields += [f"day = {review.day}"] if review.day else []
    with changing(path):
        before = _sound(path)
        pair = {review.one, review.two}
        kept = _without(path, lambda _, holds: set(holds["reports"]) == pair) if path.is_file() else _HEAD
        text = kept.rstrip("\n") + "\n\n[[review]]\n" + "\n".join(fields) + "\n"
        _write(path, text, (*_others(before, review.one, review.two), review))


def take_back(path: Path, one: str, two: str, *, verdict: Verdict | None = None) -> Review:
    """Delete the last review of two reports, or the last of a verdict; all else in the file stays, comments too.

    Returns:
        What was taken back.

    Raises:
        NotFound: There is none.

    """
    with changing(path):
        before = _sound(path)
        at = _last(before, one, two, verdict)
        if at is None:
            raise NotFound(
                f"{path.name} holds no review of {one} and {two}; 'dragoman review CASE' lists those there are"
            )
        kept = (*before[:at], *before[at + 1 :])
        _write(path, _without(path, lambda number, _: number == at), kept)
        return before[at]


def _sound(path: Path) -> tuple[Review, ...]:
    reviews, faults = load(path)
    if faults:
        raise CaseError(faults)
    return reviews


def _others(reviews: tuple[Review, ...], one: str, two: str) -> tuple[Review, ...]:
    return tuple(review for review in reviews if {review.one, review.two} != {one, two})


def _last(reviews: tuple[Review, ...], one: str, two: str, verdict: Verdict | None) -> int | None:
    """The position of the last review of two reports."""
    found = [
        at
        for at, review in enumerate(reviews)
        if {review.one, review.two} == {one, two} and verdict in {None, review.verdict}
    ]
    return found[-1] if found else None


def _without(path: Path, goes: Callable[[int, Any], bool]) -> str:
    """The file without the entries of which ``goes`` is true, by number and content; comments around them stay."""
    lines = _lines(_text(path))
    gone = {
        at
        for number, entry in enumerate(_entries(lines))
        if goes(number, entry.holds)
        for at in range(entry.header, entry.end)
    }
    kept: list[str] = []
    for at, line in enumerate(lines):
        parted = at - 1 in gone and not line.strip() and (not kept or not kept[-1].strip())
        if at not in gone and not parted:  # no two empty lines where an entry stood
            kept.append(line)
    return "".join(kept)


def _write(path: Path, text: str, expected: tuple[Review, ...]) -> None:
    """Replace the file by a text, once it is sure that it holds what it should."""
    partial = path.with_name(f".{path.name}.new")
    partial.write_bytes(text.encode("utf-8"))
    try:
        sound = load(partial) == (expected, ())
    finally:
        partial.unlink()
    if not sound:
        raise CaseError(
            (f"{path.name}: is written in a way that cannot be changed here; write each review as [[review]]",)
        )
    replace(path, text.encode("utf-8"))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]] + [last for last in text.split("\n")[-1:] if last]


def _entries(lines: list[str]) -> list[_Entry]:
    """The entries of a file that is TOML. A header within a text of several lines is none."""
    headers: list[int] = []
    for at, line in enumerate(lines):
        if _HEADER.match(line) and _parsed(lines[headers[-1] if headers else 0 : at]) is not None:
            headers.append(at)
    found = []
    for header, after in zip(headers, [*headers[1:], len(lines)], strict=False):
        whole = _parsed(lines[header:after])
        end = next(end for end in range(header + 1, after + 1) if _parsed(lines[header:end]) == whole)
        if whole is not None:
            found.append(_Entry(header, end, whole["review"][0]))
    return found


def _parsed(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("".join(lines))
    except (ValueError, RecursionError):
        return None


def _fault(name: str, lines: list[int], where: tuple[int | str, ...], what: str) -> str:
    number = next((part for part in where if isinstance(part, int)), None)
    line = f", line {lines[number]}" if number is not None and number < len(lines) else ""
    field = ".".join(str(part) for part in where if not isinstance(part, int))
    remedy = 'write reports = ["report-…", "report-…"] and verdict = "same" or "different"'
    return f"{name}{line}: {field}: {what[:1].lower()}{what[1:]}; {remedy}"
