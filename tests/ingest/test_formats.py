"""Each format gives the same release; what is broken gives a gap; nothing raises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ingest import Hints, Limits, read_file, snapshot
from dragoman.model import Document, Gap
from tests.ingest import files


def read(folder: Path, name: str, data: bytes, **options: object) -> list[Document | Gap]:
    path = folder / name
    path.write_bytes(data)
    return list(read_file(path, snapshot=snapshot(path, relative=f"sources/{name}"), **options))  # type: ignore[arg-type]


def documents(found: list[Document | Gap]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize(
    ("name", "data", "number"),
    [
        ("a.html", files.html(), 1),
        ("a.htm", files.html("latin-1"), 1),
        ("a.txt", files.text(), 1),
        ("a.md", files.markdown(), 1),
        ("a.pdf", files.pdf(), 1),
        ("a.docx", files.docx(), 1),
        ("a.eml", files.email(), 1),
        ("a.rss", files.feed(), 2),
        ("a.xml", files.feed(), 2),
        ("a.warc", files.warc(packed=False), 1),
        ("a.warc.gz", files.warc(), 1),
        ("a.jsonl", files.jsonl(), 2),
        ("a.jsonl.gz", files.jsonl(packed=True), 2),
        ("a.csv", files.csv(), 1),
        ("wrong-name.txt", files.pdf(), 1),
        ("wrong-name-too.txt", files.html(), 1),
    ],
)
def test_every_format_gives_title_text_and_day(tmp_path: Path, name: str, data: bytes, number: int) -> None:
    found = documents(read(tmp_path, name, data))
    assert len(found) == number
    for document in found:
        assert document.title == files.TITLE
        assert "received Ambassador of Czechia Ivo Kral in Stockholm today." in " ".join(document.text.split())
        assert "All rights reserved" not in document.text
        assert "**" not in document.text
        assert document.language == "en"
        if not name.endswith(".docx"):
            assert document.published == date(2019, 5, 4)
    assert len({document.id for document in found}) == number


def test_a_paragraph_broken_by_a_printed_line_is_one_again(tmp_path: Path) -> None:
    (document,) = documents(read(tmp_path, "a.pdf", files.pdf()))
    assert files.LINES[0] in document.text


def test_what_the_analyst_says_outweighs_the_file(tmp_path: Path) -> None:
    hints = Hints(publisher="kremlin_en", published=date(2019, 5, 6), url="https://example.org/x")
    (document,) = documents(read(tmp_path, "a.html", files.html(), hints=hints))
    assert (document.publisher, document.published, document.url) == (
        "kremlin_en",
        date(2019, 5, 6),
        "https://example.org/x",
    )


def test_an_encoding_that_lies_is_told(tmp_path: Path) -> None:
    page = files.html("utf-8", "<p>" + "Президент провёл встречу с послом. " * 5 + "</p>").decode()
    found = read(tmp_path, "a.html", page.encode("cp1251"))
    assert any(isinstance(item, Gap) and item.kind == "encoding" for item in found)
    assert "Президент провёл встречу" in documents(found)[0].text


def test_scripts_and_comments_leave_no_words(tmp_path: Path) -> None:
    hostile = "<script>met with President Nobody</script><!-- hidden --><style>p{}</style>"
    (document,) = documents(read(tmp_path, "a.html", files.html(body=hostile)))
    assert "Nobody" not in document.text
    assert "hidden" not in document.text


@pytest.mark.parametrize("name", ["a.docx", "a.bin", "a.pdf", "a.warc.gz", "a.eml", "a.csv", "a.xml", "a.jsonl.gz"])
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"PK\x03\x04 cut", b"%PDF-1.4 cut", b"\x1f\x8b\x08 cut"])
def test_what_is_broken_is_a_gap_with_a_reason(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path, name, data)
    assert found
    for item in found:
        assert isinstance(item, Gap) or item.text.strip()
        if isinstance(item, Gap):
            assert item.reason
            assert item.subject.startswith(f"sources/{name}")


def test_a_file_over_its_limit_is_a_gap(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", b"Title: x\n\n" + b"word " * 1000, limits=Limits(file=1000))
    assert [item.kind for item in found if isinstance(item, Gap)] == ["too-large"]


@given(
    data=st.binary(max_size=400), name=st.sampled_from(["a.html", "a.txt", "a.eml", "a.csv", "a.jsonl", "a.rss", "a"])
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_stop_the_reader(tmp_path: Path, data: bytes, name: str) -> None:
    found = read(tmp_path, name, data)
    assert found
    for document in documents(found):
        document.content.encode("utf-8")


def test_what_a_reader_of_a_page_does_not_see_is_not_read(tmp_path: Path) -> None:
    """Hidden parts are left out and told; what is shown stays."""
    page = (
        b"<html><body><h1>Talks</h1><p>The ministers met on Monday and spoke about the port for an hour.</p>"
        b"<p hidden>Anna Berg met Carl Dahl.</p><div style='color:red; DISPLAY: none'><p>They quarrelled.</p></div>"
        b"<p style='color:blue'>They agreed to meet again in May.</p><p hidden></p></body></html>"
    )
    found = read(tmp_path, "a.html", page)
    (document,) = documents(found)
    assert "They agreed to meet again" in document.text
    assert "Berg" not in document.content
    assert "quarrelled" not in document.content
    (gap,) = [item for item in found if isinstance(item, Gap) and item.kind == "hidden-text"]
    assert "2 parts that are hidden" in gap.reason
