"""Speed of full reading on one core: ``python -m benchmarks.reading CORPUS.jsonl[.gz] [--lines N]``.

Characters a second of reading (names, dates, contacts), beside dateparser's search for dates alone and, where it is
installed, a spaCy pipeline. With ``--lines``, the peak memory of ``dragoman extract`` over N / 10 and N short lines.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dragoman.ingest import document_from_record
from dragoman.model import Document
from dragoman.workflow.reading import read

_SLOW = 200_000  # characters given to the slower tools


def documents(path: Path) -> list[Document]:
    """The documents of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        return [document_from_record(json.loads(line)) for line in stream]


def rate(texts: list[Document], work: Callable[[Document], object]) -> str:
    """Characters a second of processor time."""
    work(texts[0])  # word lists and patterns are loaded once
    started = time.process_time()
    for document in texts:
        work(document)
    seconds = time.process_time() - started
    size = sum(len(document.content) for document in texts)
    return f"{size / seconds:>10,.0f} characters a second  ({size:,} characters in {seconds:.1f} s)"


def memory(texts: list[Document], lines: int) -> str:
    """Peak memory of extracting a file of many short lines."""
    rows = [json.dumps({"id": d.name, "lang": "en", "title": d.title[:120], "text": d.text[:120]}) for d in texts]
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "docs.jsonl", Path(scratch) / "out.jsonl"
        with source.open("w", encoding="utf-8") as stream:
            for at in range(lines):
                stream.write(rows[at % len(rows)] + "\n")
        command = [sys.executable, "-m", "dragoman", "extract", str(source), "-o", str(target)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    return f"{lines:>10,} lines  {usage.ru_maxrss / 1024:.0f} MiB{'' if status == 0 else f'  failed with {status}'}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--lines", type=int, default=0)
    args = parser.parse_args()
    texts = documents(args.corpus)
    print("dragoman, full reading ", rate(texts, read))
    few: list[Document] = []
    for document in texts:
        few.append(document)
        if sum(len(d.content) for d in few) > _SLOW:
            break
    from dateparser.search import search_dates

    print("dateparser, dates alone", rate(few, lambda d: search_dates(d.content, languages=["en"])))
    if importlib.util.find_spec("spacy") is not None:
        spacy = importlib.import_module("spacy")
        pipeline = spacy.load(spacy.util.get_installed_models()[0]) if spacy.util.get_installed_models() else None
        if pipeline is not None:
            print("spaCy, its pipeline    ", rate(few, lambda d: pipeline(d.content)))
    else:
        print("spaCy is not installed")
    for lines in (args.lines // 10, args.lines) if args.lines else ():
        print(memory(texts, lines), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
