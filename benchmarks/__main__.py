"""Every figure of ``docs/benchmarks.md``: ``make bench``. Needs the corpora and annotations beside the repository."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    """Run the benchmarks one after the other; each prints the command that repeats it."""
    if not SHARED.is_dir():
        print(f"benchmarks: {SHARED} is absent, and with it the corpora and annotations; nothing to measure")
        return 0
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}\n")
    corpora = sorted(str(path) for path in (SHARED / "corpora").glob("*.jsonl.gz"))
    releases = str(SHARED / "corpora" / "whitehouse_readouts.jsonl.gz")
    for module, arguments in (
        ("contacts", [str(SHARED / "gold")]),
        ("silence", [str(SHARED / "corpora" / "whitehouse_other.jsonl.gz")]),
        ("timex", [str(SHARED / "timex" / "timebank_aquaint.tar.gz")]),
        ("reading", [releases, "--lines", "100000"]),
        ("speed", corpora),
        ("names", [str(SHARED / "names" / "leaders.json")]),
        ("person_pairs", [str(SHARED / "names" / "person_pairs.csv")]),
        ("tenures", [str(SHARED / "history")]),
        ("corpora", [str(SHARED / "corpora")]),
        ("pairs", [str(SHARED / "pairs" / "pairs.jsonl")]),
        ("government_pairs", [str(SHARED / "corpora")]),
        ("reconciling", ["--reports", "100000"]),
        ("alignment", [str(SHARED)]),
        ("conflicts", [str(SHARED)]),
        ("placebo", []),
        ("readouts", [str(SHARED / "corpora")]),
        ("calibration", []),
        ("departures", [str(SHARED / "history" / "us_contacts.jsonl.gz"), "--seeds", "30"]),
        ("stays", [str(SHARED / "history" / "us_contacts.jsonl.gz")]),
        ("baselines", ["--contacts", "1000000"]),
        ("who", [str(SHARED / "history"), "--people", "100000"]),
        ("who", [str(SHARED / "history"), "--people", "1000000"]),
        ("weighing", []),
        ("worlds", []),
        ("building", [releases, "--files", "1974"]),
    ):
        shown = " ".join(os.path.relpath(a) if a.startswith("/") else a for a in arguments)
        print(f"$ python -m benchmarks.{module} {shown}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *arguments], check=True)
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
