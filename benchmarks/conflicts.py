"""Conflicts between real accounts of one matter: ``python -m benchmarks.conflicts ../shared``.

The labels are ``verdicts/conflicts.jsonl`` (how they were read: ``verdicts/README.md``): sentences of two documents
that tell the same matter, with the class of their relation. Printed, for each half: the class that the comparison of
the two whole documents gives (a pair that it does not align counts as missed), and the class when the two sentences are
held against each other whether aligned or not; of each class precision and recall with their denominators. Precision
is over labelled pairs: how many of those given the class have it. At the end, what the comparisons give elsewhere in
these documents, which nobody has read.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.alignment import VERDICTS, documents, read_labels, ready
from dragoman import compare
from dragoman.compare.aligning import held
from dragoman.model import Comparison, Relation

LABELS = VERDICTS / "conflicts.jsonl"
CORPORA = ("whitehouse_readouts", "whitehouse_other", "ukraine_en", "kremlin_en", "wikipedia_current_events")
NOT_ALIGNED = "not aligned"
_CLASSES = [relation.value for relation in Relation if relation not in {Relation.ONLY_ONE, Relation.ONLY_TWO}]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what differs in the dev half")
    args = parser.parse_args()
    labels = read_labels(LABELS)
    names = {label[side] for label in labels for side in "ab"}
    readouts = {document.name: ready(document) for document in documents(args.shared, names, CORPORA)}
    pairs: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for label in labels:
        pairs[label["a"], label["b"]].append(label)
    given: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    elsewhere: Counter[str] = Counter()
    for (a, b), mine in pairs.items():
        one, two = readouts[a], readouts[b]
        found = compare.compare("c", one, two)
        rows = {_row(found, label) for label in mine}
        elsewhere.update(
            row.relation.value for at, row in enumerate(found.alignments) if row.one and row.two and at not in rows
        )
        for label in mine:
            at = _row(found, label)
            whole = NOT_ALIGNED if at is None else found.alignments[at].relation.value
            alone = _held(one, two, label)
            given[label["split"], "whole comparison"].append((label["class"], whole))
            given[label["split"], "held against each other"].append((label["class"], alone))
            if args.errors and label["split"] == "dev" and {whole, alone} != {label["class"]}:
                print(f"{label['class']}: {whole}, {alone}: {a} {label['one']} {b} {label['two']}")
    for (split, way), answers in sorted(given.items()):
        print(f"{split}, {way} ({len(answers)} pairs of sentences, {_missing(answers)} not aligned):")
        for name in _CLASSES:
            print(f"  {name}: {_figures(name, answers)}")
    print("read by nobody, elsewhere in these documents:", dict(elsewhere))
    return 0


def _row(found: Comparison, label: dict[str, Any]) -> int | None:
    """Which alignment holds both sentences."""
    for at, row in enumerate(found.alignments):
        one = {found.propositions_one[i].span.start for i in row.one}
        two = {found.propositions_two[j].span.start for j in row.two}
        if one & set(label["one"]) and two & set(label["two"]):
            return at
    return None


def _held(one: compare.Readout, two: compare.Readout, label: dict[str, Any]) -> str:
    mine, theirs = (
        [at for at, p in enumerate(readout.ready.propositions) if p.span.start in label[side]]
        for readout, side in ((one, "one"), (two, "two"))
    )
    return held(one.ready, two.ready, mine, theirs).relation.value if mine and theirs else NOT_ALIGNED


def _missing(answers: Iterable[tuple[str, str]]) -> int:
    return sum(given == NOT_ALIGNED for _, given in answers)


def _figures(name: str, answers: Iterable[tuple[str, str]]) -> str:
    both = sum(wanted == given == name for wanted, given in answers)
    told, wanted = sum(given == name for _, given in answers), sum(wanted == name for wanted, _ in answers)
    return f"precision {_share(both, told)} recall {_share(both, wanted)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "- (none)"


if __name__ == "__main__":
    raise SystemExit(main())
