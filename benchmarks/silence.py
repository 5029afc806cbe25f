"""Contacts where there are mostly none: ``python -m benchmarks.silence CORPUS [--show]``.

CORPUS is a JSONL file of releases, of which 200 are drawn (always the same). Each contact found in them was read by a
person; ``verdicts/NAME.tsv`` keeps document, contact and verdict, and every document of the sample. Prints the contacts
found, how many a reader calls wrong, and how many nobody has judged yet.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path

from dragoman.ingest import document_from_record
from dragoman.workflow.reading import read

SAMPLE = 200
VERDICTS = Path(__file__).parent / "verdicts"


def sample(path: Path) -> list[dict[str, object]]:
    """The 200 records whose ids have the smallest digests."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    return sorted(records, key=lambda record: hashlib.sha256(str(record["id"]).encode()).digest())[:SAMPLE]


def judged(path: Path) -> dict[tuple[str, str], str]:
    """The verdicts: document and contact, and "right" or "wrong"."""
    if not path.is_file():
        return {}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {(row[0], row[1]): row[2] for row in rows}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", action="store_true", help="print each contact with its words")
    args = parser.parse_args()
    verdicts = judged(VERDICTS / f"{args.corpus.name.split('.')[0]}.tsv")
    counts = {"right": 0, "wrong": 0, "unjudged": 0}
    for record in sample(args.corpus):
        document = document_from_record(record)
        for report in read(document).reports:
            contact = f"{report.kind.value} {report.status.value} {', '.join(m.name for m in report.participants)}"
            verdict = verdicts.get((str(record["id"]), contact), "unjudged")
            counts[verdict] += 1
            if args.show:
                start = max(0, report.evidence.start - 120)
                words = " ".join(document.content[start : report.evidence.end + 80].split())
                print(f"{record['id']}\t{contact}\t{verdict}\t{report.when.first_day}\t{report.place}\t{words}")
    total = sum(counts.values())
    print(f"documents {SAMPLE}  contacts {total}", *(f"{key} {value}" for key, value in counts.items()), sep="  ")
    print(f"wrong in 100 documents: {100 * counts['wrong'] / SAMPLE:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
