"""Accounts of different governments in one contact: ``python -m benchmarks.government_pairs ../shared/corpora``.

The releases of four corpora are read into one case. Printed: every pair of documents of different states that have an
account in one contact, with the verdict of a reader of both (``verdicts/government_pairs.tsv``: the two documents, the
verdict, a note). Those not read yet, and those that are wrong, are printed with their words.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from benchmarks.corpora import collect
from dragoman.ingest import publisher
from dragoman.model import Report
from dragoman.workflow.building import build
from dragoman.workflow.querying import BuiltCase, opened

VERDICTS = Path(__file__).parent / "verdicts" / "government_pairs.tsv"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--case", type=Path, help="where to build; a case that is there is asked as it is")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = args.case or Path(scratch) / "case"
        if not root.is_dir():
            collect(args.folder, root)
            build(root)
        with opened(root) as built:
            _print(built)
    return 0


def _print(built: BuiltCase) -> None:
    verdicts: dict[tuple[str, str], tuple[str, str]] = {}
    if VERDICTS.is_file():
        with VERDICTS.open(encoding="utf-8", newline="") as stream:
            verdicts = {(row[0], row[1]): (row[2], row[3]) for row in csv.reader(stream, delimiter="\t")}
    counts: Counter[str] = Counter()
    for contact in built.contacts:
        accounts = [built.reports[identity] for identity in contact.reports]
        for one, two in combinations(sorted(accounts, key=lambda r: _name(built, r)), 2):
            if _state(built, one) == _state(built, two):
                continue
            verdict, note = verdicts.get((_name(built, one), _name(built, two)), ("not read", ""))
            counts[verdict] += 1
            if verdict != "right":
                print(f"{verdict}: {_name(built, one)} | {_name(built, two)} {note}")
                print(f"    {_told(built, one)}\n    {_told(built, two)}")
    waiting = sum(link.verdict.value == "undecided" for link in built.links)
    print(f"{counts.total()} pairs of accounts of two governments: {dict(counts)}; {waiting} links undecided in all")


def _name(built: BuiltCase, report: Report) -> str:
    document = built.documents[report.document]
    return document.name or document.id


def _state(built: BuiltCase, report: Report) -> str | None:
    return publisher(built.documents[report.document].publisher).state


def _told(built: BuiltCase, report: Report) -> str:
    document = built.documents[report.document]
    words = " ".join(document.quote(report.evidence).split())
    day = report.when.first_day
    what = f"{report.kind.value} {report.status.value} {day} {report.when.precision.value}"
    return f"{document.published} {what}: «{words[:220]}»"


if __name__ == "__main__":
    raise SystemExit(main())
