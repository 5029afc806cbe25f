"""Hostile and broken files: each a gap with a reason in check, build and dossier, and the rest builds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dragoman.workflow.building import Built, build
from dragoman.workflow.checking import Checked, check
from tests.workflow.cases import CALL, make, put

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _bomb() -> bytes:
    """A small DOCX that unpacks to 200 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(
            "[Content_Types].xml", f'<Types><Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>'
        )
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(b" " * 1_000_000)
    return packed.getvalue()


def _pdf_without_end() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Cou"


_PAGE = """<!doctype html><html><head><title>Meeting of the day</title>
<meta property="article:published_time" content="{day}"></head><body><article>
<h1>Meeting of the day</h1><p>{text}</p>{more}</article></body></html>"""
_TEXT = (
    "President of Russia Vladimir Putin met with President of Kazakhstan Kassym-Jomart Tokayev in Moscow "
    "on 10 March 2020. "
    "They spoke about trade and about the months to come, and agreed that their ministers would meet again."
)
BAD: dict[str, tuple[bytes, str]] = {
    "truncated.pdf": (_pdf_without_end(), "truncated"),
    "encoding.html": (
        _PAGE.format(
            day="2020-03-10",
            text="Сегодня в Кремле Владимир Путин провёл встречу с гостями из Казахстана. " * 4,
            more="",
        )
        .replace("<head>", '<head><meta charset="utf-8">')
        .encode("cp1251"),
        "encoding",
    ),
    "line.txt": (b"Title: One line\n\n" + b"word " * 10_000_000, "too-large"),
    "line.jsonl": (b'{"id": "a", "text": "' + b"word " * 10_000_000 + b'"}', "too-large"),
    "bomb.docx": (_bomb(), "too-large"),
    "script.html": (
        _PAGE.format(day="2020-03-10", text=_TEXT, more="<script>alert('never')</script>").encode(),
        "active-content",
    ),
    "empty.txt": (b"", "empty"),
    "picture.bin": (bytes(range(256)) * 20, "unknown-format"),
    "dates.html": (
        _PAGE.format(day="2020-03-10", text=_TEXT, more='<time datetime="2019-01-02">2 January 2019</time>').encode(),
        "contradicting-dates",
    ),
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Built, Path]:
    """A case with every bad file and one good one, checked and built."""
    root = make(tmp_path_factory.mktemp("bad") / "case", good__txt=CALL)
    for name, (content, _) in BAD.items():
        put(root, name, content)
    return check(root, workers=2), build(root, workers=2), root


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_a_gap_everywhere(bad: tuple[Checked, Built, Path], name: str) -> None:
    """Its gap names the file and gives a reason, in check, in build and on the page of gaps."""
    checked, built, root = bad
    kind = BAD[name][1]
    page = (root / "dossier" / "gaps.html").read_text(encoding="utf-8")
    for gaps in (checked.gaps, built.gaps):
        mine = [gap for gap in gaps if gap.subject.startswith(f"sources/{name}") and gap.kind == kind]
        assert mine, [gap for gap in gaps if name in gap.subject]
        assert len(mine[0].reason) > 15
        assert name in page


def test_the_rest_builds(bad: tuple[Checked, Built, Path]) -> None:
    """The good file and what is readable of the bad ones is read."""
    _, built, root = bad
    assert built.contacts >= 2
    assert built.documents >= 4
    assert not any("alert('never')" in p.read_text(encoding="utf-8") for p in (root / "dossier").rglob("*.html"))


def test_check_after_a_build_tells_the_same(bad: tuple[Checked, Built, Path]) -> None:
    """What the build kept and what a check reads anew agree."""
    checked, _, root = bad
    assert check(root, workers=1).gaps == checked.gaps


@pytest.mark.parametrize("beside", [False, True])
def test_a_day_of_publication_far_ahead_is_a_gap(tmp_path: Path, *, beside: bool) -> None:
    """Whether the file states it or the analyst; within a year it may be an embargo."""
    ahead = "2090-12-20"
    text = CALL if beside else CALL.replace("2020-03-07", ahead)
    root = make(tmp_path / "case", call__txt=text)
    if beside:
        put(root, "call.txt.source.toml", f"date = {ahead}\n")
    gaps = [gap for gap in build(root, workers=1).gaps if gap.kind == "bad-date"]
    assert [ahead in gap.reason for gap in gaps] == [True]
    assert 'datetime="2090' not in (root / "dossier" / "index.html").read_text(encoding="utf-8")
    assert "2090" not in (root / "dossier" / "data" / "timeline.js").read_text(encoding="utf-8")
