"""Accuracy of time expressions: ``python -m benchmarks.timex FOLDER [--errors N]``; FOLDER holds ``.tml`` files.

Relaxed spans and values as in TempEval-3: expressions overlap one to one, values must be equal. Where FOLDER is a
packed archive (``.tar.gz``), each folder of it that holds ``.tml`` files is scored.
"""

from __future__ import annotations

import argparse
import html
import re
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.language import timex

_TAG = re.compile(r"<(/?)([A-Za-z0-9_]+)([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Expression:
    """Characters ``[start, end)`` of a text, with the annotated value."""

    start: int
    end: int
    value: str


def parse(source: str) -> tuple[str, date | None, list[Expression]]:
    """The text of a TimeML file, the day of its creation, and the expressions annotated in it."""
    made = re.search(r'<DCT>.*?value="([^"]+)"', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if body is None:
        raise SystemExit("benchmarks.timex: a .tml file has no <TEXT>; give TimeML files")
    text, at, found = "", 0, []
    opened: list[tuple[int, dict[str, str]]] = []
    for tag in _TAG.finditer(body[1]):
        text += html.unescape(body[1][at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if tag[1]:
            start, attributes = opened.pop()
            if len(text) > start:
                found.append(Expression(start, len(text), attributes.get("value", "")))
        elif not tag[4]:
            opened.append((len(text), dict(_ATTRIBUTE.findall(tag[3]))))
    text += html.unescape(body[1][at:])
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", made[1]) if made else None
    return text, date(int(day[1]), int(day[2]), int(day[3])) if day else None, sorted(found, key=lambda e: e.start)


def align(gold: list[Expression], ours: list[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs that overlap, each expression once; equal spans first, then the larger overlap."""
    ranked = []
    for i, one in enumerate(gold):
        for j, two in enumerate(ours):
            overlap = min(one.end, two.end) - max(one.start, two.start)
            if overlap > 0:
                ranked.append(((one.start, one.end) != (two.start, two.end), -overlap, i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], ours[j]))
    return pairs


def measure(folder: Path) -> tuple[dict[str, float], list[str]]:
    """F1 of relaxed spans, F1 of values, and the errors, over the ``.tml`` files of a folder."""
    golds = systems = matched = right = 0
    errors = []
    for file in sorted(folder.glob("*.tml")):
        text, day, gold = parse(file.read_text(encoding="utf-8"))
        ours = [Expression(t.start, t.end, t.value) for t in timex.tag(text, anchor=day)]
        pairs = align(gold, ours)
        golds, systems, matched = golds + len(gold), systems + len(ours), matched + len(pairs)
        for one, two in pairs:
            right += one.value == two.value
            if one.value != two.value:
                errors.append(f"{file.stem} {day}: VALUE {text[one.start : one.end]!r} {one.value}, ours {two.value}")
        known = {id(one) for one, _ in pairs}
        errors += [f"{file.stem}: MISSED {text[o.start : o.end]!r} {o.value}" for o in gold if id(o) not in known]
        mine = {id(two) for _, two in pairs}
        errors += [f"{file.stem}: SPURIOUS {text[o.start : o.end]!r} {o.value}" for o in ours if id(o) not in mine]
    relaxed = 2 * matched / (golds + systems) if golds + systems else 0.0
    return {
        "expressions": golds,
        "found": systems,
        "relaxed": round(100 * relaxed, 2),
        "value": round(100 * relaxed * right / matched, 2) if matched else 0.0,
    }, errors


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = args.folder
        if root.is_file():
            with tarfile.open(root) as archive:
                archive.extractall(scratch, filter="data")
            root = Path(scratch)
        for folder in sorted({file.parent for file in root.rglob("*.tml")}):
            figures, errors = measure(folder)
            print(f"{folder.name:20}", *(f"{key} {value}" for key, value in figures.items()), sep="  ")
            for error in errors[: args.errors]:
                print("   ", error)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
