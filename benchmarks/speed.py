"""Speed and memory of batch reading: ``python -m benchmarks.speed CORPUS.jsonl[.gz] ...``.

One line a corpus: documents, contacts, gaps, seconds, documents a second, peak memory of the largest process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measure(corpus: Path, target: Path) -> str:
    """Read one corpus as a user would, and say how it went."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", "extract", str(corpus), "-o", str(target)], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    if status:
        return f"{corpus.name:36} failed with status {status}"
    documents = contacts = gaps = 0
    with target.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            documents += 1
            contacts += len(row["contacts"])
            gaps += bool(row.get("gaps"))
    return (
        f"{corpus.name:36} {documents:6} documents  {contacts:6} contacts  {gaps:4} gaps  {seconds:6.1f} s  "
        f"{documents / seconds:6.0f} a second  {usage.ru_maxrss / 1024:5.0f} MiB"
    )


def main(corpora: list[str]) -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        for corpus in corpora:
            print(measure(Path(corpus), Path(scratch) / "out.jsonl"), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
