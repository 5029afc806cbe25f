"""Days of publication that cannot be ones: told with their words, and never taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest import Hints, document_from_record, read_file, snapshot
from dragoman.model import Document, Gap, SourceError

TEXT = "Vladimir Putin met with President of Kazakhstan Kassym-Jomart Tokayev in Moscow.\n"


def read(tmp_path: Path, head: str, hints: Hints | None = None) -> tuple[Document, dict[str, Gap]]:
    file = tmp_path / "a.txt"
    file.write_text(f"Title: A meeting of two\n{head}\n\n{TEXT}", encoding="utf-8")
    found = list(read_file(file, snapshot=snapshot(file, relative="a.txt"), hints=hints))
    [document] = [item for item in found if isinstance(item, Document)]
    return document, {item.kind: item for item in found if isinstance(item, Gap)}


@pytest.mark.parametrize("words", ["9999-12-20", "0001-01-01", "2020-13-45"])
def test_a_day_that_cannot_be_one_is_named(tmp_path: Path, words: str) -> None:
    document, gaps = read(tmp_path, f"Date: {words}")
    assert document.published is None
    assert words in gaps["bad-date"].reason
    assert "no-date" not in gaps


def test_a_day_that_an_analyst_gives_is_held_to_the_same(tmp_path: Path) -> None:
    document, gaps = read(tmp_path, "", Hints(published=date(9999, 12, 20)))
    assert document.published is None
    assert "the analyst says 9999-12-20" in gaps["bad-date"].reason
    document, gaps = read(tmp_path, "Date: 2020-03-07", Hints(published=date(9999, 12, 20)))
    assert document.published == date(2020, 3, 7)
    assert "9999-12-20" in gaps["contradicting-dates"].reason


def test_no_day_at_all_stays_no_date(tmp_path: Path) -> None:
    assert set(read(tmp_path, "")[1]) >= {"no-date"}


def test_a_line_of_a_corpus_with_such_a_day_is_not_used() -> None:
    with pytest.raises(SourceError, match="9999-12-20"):
        document_from_record({"id": "1", "text": TEXT, "date": "9999-12-20"})
