"""Building a case of many releases: ``python -m benchmarks.building CORPUS.jsonl[.gz] [--files N]``.

Writes one file for each of the first N documents, builds, builds again, adds one file, builds again, and prints the
seconds, the files read, and the peak memory of each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_COMMAND = [sys.executable, "-m", "dragoman"]


def records(corpus: Path) -> Iterator[dict[str, str]]:
    """The documents of a corpus."""
    with (
        gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8") as lines
    ):
        yield from (json.loads(line) for line in lines if line.strip())


def place(record: dict[str, str], number: int, folder: Path) -> Path:
    """One document as a text file with a head."""
    name = re.sub(r"[^a-z0-9]+", "-", record["id"].lower())[:80]
    file = folder / f"{number:05}-{name}.txt"
    head = f"Title: {record['title']}\nDate: {record['date']}\nURL: {record['url']}\nPublisher: {record['source']}\n\n"
    file.write_text(head + record["text"], encoding="utf-8")
    return file


def build(case: Path) -> tuple[float, dict[str, int]]:
    """Seconds and counts of one build, as a user runs it."""
    started = time.monotonic()
    done = subprocess.run([*_COMMAND, "build", str(case), "--json"], check=True, capture_output=True, text=True)
    return time.monotonic() - started, json.loads(done.stdout)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        case = Path(scratch) / "case"
        subprocess.run([*_COMMAND, "init", str(case)], check=True, capture_output=True)
        taken = list(islice(records(args.corpus), args.files + 1))
        *first, last = taken
        for number, record in enumerate(first):
            place(record, number, case / "sources")
        whole, counts = build(case)
        print(
            f"first build    {whole:6.1f} s   {counts['read']} files read, {counts['contacts']} contacts, "
            f"{counts['people']} people, {len(counts['gaps'])} gaps"  # type: ignore[arg-type]
        )
        again, counts = build(case)
        print(f"nothing new    {again:6.1f} s   {counts['read']} files read, {again / whole:.1%} of the first")
        place(last, len(first), case / "sources")
        one, counts = build(case)
        print(f"one file more  {one:6.1f} s   {counts['read']} files read")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory    {peak:6.0f} MiB (largest process)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
