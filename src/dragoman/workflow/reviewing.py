"""``reviews.toml``: what an analyst joined and parted, kept beside the sources and taken back at will."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.model import CaseError, NotFound, Review, Verdict

NAME = "reviews.toml"
_HEAD = """\
# Accounts that an analyst joined or parted. `dragoman review` writes here; delete an entry to take it back.
"""
_ENTRY = re.compile(r"(?m)(?:^#[^\n]*\n)*^\[\[review\]\]")  # with the comment right above it


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


def load(path: Path) -> tuple[tuple[Review, ...], tuple[str, ...]]:
    """The reviews in a file, and all its faults; no file holds no reviews."""
    if not path.is_file():
        return (), ()
    try:
        text = path.read_text(encoding="utf-8")
        given = _ReviewsFile.model_validate(tomllib.loads(text))
    except (OSError, UnicodeDecodeError) as error:
        return (), (f"{path.name}: cannot be read ({error}); write it in UTF-8",)
    except tomllib.TOMLDecodeError as error:
        return (), (f"{path.name}: is not TOML ({error}); mend that line or delete it",)
    except ValidationError as error:
        return (), tuple(_fault(path.name, _lines(text), fault["loc"], fault["msg"]) for fault in error.errors())
    reviews, faults = [], []
    for number, entry in enumerate(given.review):
        one, two = entry.reports
        if one == two:
            faults.append(_fault(path.name, _lines(text), ("review", number, "reports"), "names one report twice"))
            continue
        reviews.append(
            Review(one=one, two=two, verdict=Verdict(entry.verdict), note=entry.note, by=entry.by, day=entry.day)
        )
    return tuple(reviews), tuple(faults)


def add(path: Path, review: Review) -> None:
    """Keep a review at the end of the file; an earlier one of the same two reports is replaced."""
    kept = _without(_read(path), review.one, review.two)[0] if path.is_file() else _HEAD
    fields = [f"reports = {json.dumps([review.one, review.two])}", f'verdict = "{review.verdict.value}"']
    fields += [f"note = {json.dumps(review.note, ensure_ascii=False)}"] if review.note else []
    fields += [f"by = {json.dumps(review.by, ensure_ascii=False)}"] if review.by else []
    fields += [f"day = {review.day}"] if review.day else []
    _write(path, kept.rstrip("\n") + "\n\n[[review]]\n" + "\n".join(fields) + "\n")


def take_back(path: Path, one: str, two: str) -> None:
    """Delete the review of two reports; what else the file holds stays as it is.

    Raises:
        NotFound: There is none.

    """
    kept, found = _without(_read(path), one, two) if path.is_file() else ("", 0)
    if not found:
        raise NotFound(f"{path.name} holds no review of {one} and {two}; 'dragoman review CASE' lists those there are")
    _write(path, kept)


def _read(path: Path) -> str:
    faults = load(path)[1]
    if faults:
        raise CaseError(faults)
    return path.read_text(encoding="utf-8")


def _without(text: str, one: str, two: str) -> tuple[str, int]:
    """The file without the entries of two reports, and how many there were. Comments before an entry go with it."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if not starts:
        return text, 0
    ends = [*starts[1:], len(text)]
    kept, found = [text[: starts[0]]], 0
    for start, end in zip(starts, ends, strict=True):
        entry = tomllib.loads(text[start:end])["review"][0]
        if set(entry["reports"]) == {one, two}:
            found += 1
        else:
            kept.append(text[start:end])
    return "".join(kept), found


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)


def _lines(text: str) -> list[int]:
    return [text.count("\n", 0, match.end()) + 1 for match in _ENTRY.finditer(text)]


def _fault(name: str, lines: list[int], where: tuple[int | str, ...], what: str) -> str:
    number = next((part for part in where if isinstance(part, int)), None)
    line = f", line {lines[number]}" if number is not None and number < len(lines) else ""
    field = ".".join(str(part) for part in where if not isinstance(part, int))
    remedy = 'write reports = ["report-…", "report-…"] and verdict = "same" or "different"'
    return f"{name}{line}: {field}: {what[:1].lower()}{what[1:]}; {remedy}"
