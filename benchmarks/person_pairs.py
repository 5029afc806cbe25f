"""Pairs of names: ``python -m benchmarks.person_pairs FILE.csv`` (columns name1, name2, is_match).

The best F1 over all thresholds, beside that of nomenklatura's logic-v2 where it is installed.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.identify.likeness import likeness


def best_f1(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The best F1 over all thresholds, and its threshold."""
    found = (0.0, 0.0)
    total = sum(match for _, match in scores)
    for threshold in sorted({score for score, _ in scores}):
        taken = [match for score, match in scores if score >= threshold]
        right = sum(taken)
        found = max(found, (2 * right / (len(taken) + total), threshold))
    return found


def logic() -> Callable[[str, str], float] | None:
    """Compare by logic-v2 of nomenklatura, over two people of those names; ``None`` where it is not installed."""
    if importlib.util.find_spec("nomenklatura") is None:
        return None
    matching = importlib.import_module("nomenklatura.matching")
    entity = importlib.import_module("followthemoney").model
    config = matching.ScoringConfig.defaults() if hasattr(matching, "ScoringConfig") else None

    def compared(one: str, two: str) -> float:
        people = [entity.get_proxy({"id": n, "schema": "Person", "properties": {"name": [n]}}) for n in (one, two)]
        arguments = (*people, config) if config is not None else people
        return float(matching.LogicV2.compare(*arguments).score)

    return compared


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    with args.file.open(encoding="utf-8", newline="") as stream:
        rows = [(r["name1"], r["name2"], r["is_match"].lower() == "true") for r in csv.DictReader(stream)]
    scored = [(likeness(a, b), match) for a, b, match in rows]
    f1, threshold = best_f1(scored)
    print(f"dragoman         best F1 {f1:.3f} at {threshold:.3f}  ({len(rows)} pairs)")
    if args.errors:
        for (a, b, match), (score, _) in zip(rows, scored, strict=True):
            if (score >= threshold) != match:
                print(f"  {score:.2f} {'same' if match else 'different'}: {a} | {b}")
    other = logic()
    if other is None:
        print("nomenklatura is not installed")
        return 0
    f1, threshold = best_f1([(other(a, b), match) for a, b, match in rows])
    print(f"logic-v2         best F1 {f1:.3f} at {threshold:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
