"""Pairs of documents that do, or do not, report one contact.

``python -m benchmarks.pairs ../shared/pairs/pairs.jsonl``: all documents (``docs.jsonl`` beside the pairs) are read
into one case. A pair counts as merged where both documents report one contact, that is where some contact has an
account in each that says it was held; a mere announcement of it is no report. Printed: how many of the pairs that
report one contact were merged, which were not and why, and any of the others that were.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from dragoman.model import Report, Status
from dragoman.workflow.building import build
from dragoman.workflow.making import init
from dragoman.workflow.querying import BuiltCase, opened


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    args = parser.parse_args()
    pairs = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "case"
        init(root)
        shutil.copyfile(args.pairs.parent / "docs.jsonl", root / "sources" / "docs.jsonl")
        build(root)
        with opened(root) as built:
            _print(built, pairs)
    return 0


def _print(built: BuiltCase, pairs: list[dict[str, object]]) -> None:
    named = {document.name: document.id for document in built.documents.values()}
    contacts: defaultdict[str, set[str]] = defaultdict(set)
    for contact in built.contacts:
        for report in (built.reports[identity] for identity in contact.reports):
            if report.status is Status.HELD:
                contacts[report.document].add(contact.id)
    same = wrong = merged = 0
    for pair in pairs:
        one, two = named.get(str(pair["a"])), named.get(str(pair["b"]))
        joined = bool(one and two and contacts[one] & contacts[two])
        same += bool(pair["same"])
        merged += joined and bool(pair["same"])
        wrong += joined and not pair["same"]
        if joined != pair["same"]:
            print(f"  {'merged in error' if joined else 'not merged'}: {pair['a']} | {pair['b']}")
            for document in (one, two):
                told = [report for report in built.reports.values() if report.document == document]
                for report in told:
                    print(f"      {document}: {_told(built, report)}")
                if not told:
                    print(f"      {document}: no contact was read")
    print(f"of {same} pairs that report one contact, {merged} merged ({merged / max(1, same):.1%})")
    print(f"of {len(pairs) - same} that do not, {wrong} merged")
    undecided = sum(link.verdict.value == "undecided" for link in built.links)
    print(f"{undecided} links undecided, left to review")


def _told(built: BuiltCase, report: Report) -> str:
    people = {(v.mention.span, v.mention.name): v.person for v in built.identifications}
    who = ", ".join(f"{m.name} ({people.get((m.span, m.name)) or m.side or '?'})" for m in report.participants)
    return f"{report.kind.value} {report.status.value} {report.when.first_day} {report.when.precision.value}: {who}"


if __name__ == "__main__":
    raise SystemExit(main())
