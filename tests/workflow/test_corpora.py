"""Real releases: figures on annotated sets hold, and no document is dropped."""

from __future__ import annotations

import gzip
import json
import tarfile
from pathlib import Path

import pytest

from benchmarks.contacts import ENGLISH, measure
from benchmarks.timex import measure as measure_dates
from dragoman.workflow.extracting import extract_file
from tests.shared import SHARED, needs_shared

_CORPORA = sorted((SHARED / "corpora").glob("*.jsonl.gz"))


@needs_shared
@pytest.mark.parametrize("name", [*ENGLISH, "kremlin_ru"])
def test_annotated_sets(name: str) -> None:
    """Who met whom is found well enough, and every quotation stands in its document."""
    figures, _ = measure(SHARED / "gold", (name,))
    assert figures["quoted"] == 1.0
    assert figures["who"]["f1"] >= (0.85 if name in ENGLISH else 0.45)  # type: ignore[index]


@needs_shared
def test_english_together() -> None:
    """What is asked of English as a whole, with a little room."""
    figures, _ = measure(SHARED / "gold", ENGLISH)
    floors = {"who": 0.90, "full": 0.80, "names": 0.95}
    assert all(figures[name]["f1"] >= floor for name, floor in floors.items())  # type: ignore[index]
    assert all(figures[name] >= floor for name, floor in {"day": 0.95, "status": 0.97, "initiator": 0.8}.items())  # type: ignore[operator]


@needs_shared
def test_time_expressions(tmp_path: Path) -> None:
    """Values of AQUAINT and TimeBank."""
    with tarfile.open(SHARED / "timex" / "timebank_aquaint.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    for name, floor in (("AQUAINT", 72), ("TimeBank", 75)):
        (folder,) = tmp_path.rglob(name)
        assert measure_dates(folder)[0]["value"] >= floor


@needs_shared
@pytest.mark.parametrize("corpus", _CORPORA, ids=lambda path: path.name)
def test_no_document_is_dropped(corpus: Path, tmp_path: Path) -> None:
    """Every line (of a sample) gives a line with its id, read or with a reason, each contact quoted verbatim."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        sample = [line for number, line in enumerate(lines) if number % 12 == 0]
    source.write_text("".join(sample), encoding="utf-8")
    extract_file(source, target)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    records = [json.loads(line) for line in sample]
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    for row, record in zip(rows, records, strict=True):
        assert not row.get("gaps"), row["gaps"]
        content = f"{record.get('title') or ''}\n{record['text']}"
        assert all(contact["evidence"] in content for contact in row["contacts"])
