"""Reading a corpus without a case."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import CaseError, NotFound
from dragoman.workflow.extracting import extract_file

_TEXT = "Vladimir Putin had a telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev today."


def _line(number: int, **fields: object) -> str:
    record = {
        "id": f"r{number}",
        "source": "kremlin.ru (EN)",
        "date": "2020-03-07",
        "lang": "en",
        "title": "Telephone conversation",
        "text": _TEXT,
    }
    return json.dumps({**record, **fields})


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_line_gives_a_line_in_order(tmp_path: Path) -> None:
    """Bad lines stand where they stood, each with its reason."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        _line(0),
        "{broken",
        "[1]",
        _line(3, date="yesterday"),
        _line(4, text=None, title=""),
        _line(5, lang="fr"),
        _line(6),
    ]
    source.write_text("\n".join(lines), encoding="utf-8")
    assert extract_file(source, target, workers=1)[0] == 7
    rows = _rows(target)
    assert [row["id"] for row in rows] == ["r0", None, None, "r3", "r4", "r5", "r6"]
    assert [bool(row["contacts"]) for row in rows] == [True, False, False, False, False, False, True]
    assert all("gaps" in row for row in rows[1:6])


def test_a_contact_has_the_fields_of_the_guide(tmp_path: Path) -> None:
    """ISO days, named participants with their words, verbatim evidence at its offsets."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(_line(0))
    extract_file(source, target, workers=1)
    (contact,) = _rows(target)[0]["contacts"]
    assert (contact["kind"], contact["status"], contact["date_start"], contact["precision"]) == (
        "call",
        "held",
        "2020-03-07",
        "day",
    )
    assert [p["name"] for p in contact["participants"]] == ["Vladimir Putin", "Kassym-Jomart Tokayev"]
    content = f"Telephone conversation\n{_TEXT}"
    assert content[contact["evidence_start"] : contact["evidence_end"]] == contact["evidence"]


def test_workers_change_nothing(tmp_path: Path) -> None:
    """One process and several give the same bytes, from a packed corpus too."""
    source = tmp_path / "in.jsonl.gz"
    with gzip.open(source, "wt", encoding="utf-8") as out:
        out.write("\n".join(_line(n) for n in range(300)))
    extract_file(source, tmp_path / "one.jsonl", workers=1)
    extract_file(source, tmp_path / "two.jsonl", workers=2)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert len(_rows(tmp_path / "one.jsonl")) == 300


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    """Ten times the lines need no more memory (in the process that streams)."""
    peaks = []
    for count in (300, 3000):
        source = tmp_path / f"{count}.jsonl"
        source.write_text("\n".join(_line(n, text=f"{_TEXT} {n}") for n in range(count)))
        tracemalloc.start()
        extract_file(source, tmp_path / "out.jsonl", workers=1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 2_000_000


def test_a_missing_file_leaves_the_old_output(tmp_path: Path) -> None:
    """Nothing is overwritten before there is something to write."""
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    with pytest.raises(NotFound, match="JSONL"):
        extract_file(tmp_path / "none.jsonl", target)
    assert target.read_text() == "old"


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "docs.jsonl"
    source.write_text('{"text": "Vladimir Putin met nobody."}\n')
    with pytest.raises(CaseError, match="input itself"):
        extract_file(source, source)
    assert "nobody" in source.read_text()
