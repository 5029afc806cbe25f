"""Accuracy of reading contacts on annotated sets: ``python -m benchmarks.contacts FOLDER [--errors N] [SET ...]``.

FOLDER holds ``score.py`` and ``dev/SET.docs.jsonl`` with ``dev/SET.gold.jsonl``. Prints one line of figures a set and
one for all English sets together.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from dragoman.workflow.extracting import extract_file

ENGLISH = ("whitehouse", "kremlin_en", "ukraine_en", "releases2")


def scorer(folder: Path) -> ModuleType:
    """The scorer that belongs to the annotation, loaded as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"benchmarks.contacts: {folder / 'score.py'} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(folder: Path, names: tuple[str, ...]) -> tuple[dict[str, object], list[str]]:
    """Figures and errors of the scorer for the documents of the named sets."""
    score = scorer(folder)
    gold: dict[str, dict[str, object]] = {}
    docs: dict[str, dict[str, object]] = {}
    system: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            source, target = folder / "dev" / f"{name}.docs.jsonl", Path(scratch) / f"{name}.jsonl"
            extract_file(source, target)
            gold |= score.read(str(folder / "dev" / f"{name}.gold.jsonl"))
            docs |= score.read(str(source))
            system |= score.read(str(target))
    figures, errors = score.score(gold, system, docs)
    return figures, errors


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    sets = tuple(args.sets) or (*ENGLISH, "kremlin_ru")
    for names in [(name,) for name in sets] + ([ENGLISH] if not args.sets else []):
        figures, errors = measure(args.folder, names)
        label = names[0] if len(names) == 1 else "English together"
        print(f"{label:18}", *(f"{k} {v['f1'] if isinstance(v, dict) else v}" for k, v in figures.items()), sep="  ")
        for error in errors[: args.errors]:
            print("   ", error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
