"""What once stopped a build, lost a file or told a falsehood, and must not again."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml

from dragoman.ingest import Limits, find_copies, read_file, snapshot
from dragoman.language.sentences import sentences
from dragoman.model import CaseError, Certainty, Document, Gap, LimitExceeded, Status
from dragoman.workflow import last, making
from dragoman.workflow.building import build
from dragoman.workflow.case import load_case
from dragoman.workflow.limiting import limited
from dragoman.workflow.querying import opened
from tests.workflow.cases import CALL, fingerprint, make, put

TWICE = """\
Title: Two meetings
Date: 2020-03-07
Publisher: kremlin_en

Vladimir Putin met on 3 March and met again on 5 March with President of Kazakhstan Kassym-Jomart Tokayev.

They met, and probably met again, with President of Belarus Alexander Lukashenko.
"""


def kinds(root: Path) -> list[str]:
    return sorted(gap.kind for gap in build(root).gaps)


def read(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> list[Document | Gap]:
    path = folder / name
    path.write_bytes(data)
    found = read_file(path, snapshot=snapshot(path, relative=f"sources/{name}"), limits=limits or Limits())
    return list(found)


def test_two_contacts_of_one_sentence_have_two_ids(tmp_path: Path) -> None:
    case = make(tmp_path / "case", twice__txt=TWICE)
    build(case)
    with opened(case) as built:
        assert len({contact.id for contact in built.contacts}) == len(built.contacts)


@pytest.mark.parametrize("field", ["url", "id", "lang", "source", "title", "text"])
def test_half_a_surrogate_pair_anywhere_is_a_gap_of_its_line(tmp_path: Path, field: str) -> None:
    good = {"id": "a", "date": "2020-03-06", "title": "x", "text": "Vladimir Putin met nobody."}
    lines = [json.dumps({**good, field: "http://a/\ud800"}), json.dumps(good)]
    case = make(tmp_path / "case", docs__jsonl="\n".join(lines))
    built = build(case)
    assert built.documents == 1
    assert "encoding" in {gap.kind for gap in built.gaps}


def test_a_file_whose_name_is_not_utf8_is_a_gap(tmp_path: Path) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    try:
        (case / "sources" / os.fsdecode(b"b\xff.txt")).write_text(CALL)
    except OSError:
        pytest.skip("this file system takes no such name")
    built = build(case)
    assert [gap.kind for gap in built.gaps] == ["bad-name"]
    assert built.contacts == 1


@pytest.mark.parametrize("text", [f"x = {'9' * 5000}", f"x = {'[' * 5000}", "x = = 1"])
def test_a_sidecar_of_any_content_is_a_gap(tmp_path: Path, text: str) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    put(case, "call.txt.source.toml", text)
    assert kinds(case) == ["bad-sidecar"]


def test_a_store_of_a_later_version_is_built_anew(tmp_path: Path) -> None:
    import sqlite3

    case = make(tmp_path / "case", call__txt=CALL)
    build(case)
    with sqlite3.connect(case / ".dragoman" / "case.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    put(case, "more.txt", CALL)
    assert build(case).documents == 2


def test_a_build_cut_short_does_not_pass_for_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    build(case)
    before = fingerprint(case)
    put(case, "call.txt", CALL.replace("Tokayev", "Berdimuhamedov"))

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(last, "save", cut)
        with pytest.raises(KeyboardInterrupt):
            build(case)
    put(case, "call.txt", CALL)
    build(case)
    assert fingerprint(case) == before


def test_certainty_comes_from_the_accounts_of_the_same_status(tmp_path: Path) -> None:
    words = CALL.replace("Telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev", "The week")
    plan = words.replace("had a", "will on 7 March have a").replace("2020-03-07", "2020-03-06")
    guess = words.replace("had a telephone", "probably had a telephone").replace("kremlin_en", "press")
    case = make(tmp_path / "case", plan__txt=plan, guess__txt=guess)
    build(case)
    with opened(case) as built:
        held = [contact for contact in built.contacts if contact.status is Status.HELD]
    assert [contact.certainty for contact in held] == [Certainty.PROBABLE]


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "http://[bad"},
        {"date": "Mon, 1 Jan 99999999999999999999 00:00:00 +0000"},
        {"datetime_raw": "0001-01-01T00:00:00+14:00"},
        {"text": "word " * 200_000},
    ],
)
def test_one_bad_record_costs_no_other(tmp_path: Path, fields: dict[str, str]) -> None:
    good = {"id": "a", "date": "2020-03-06", "title": "x", "text": "Vladimir Putin met nobody."}
    data = "\n".join(json.dumps(record) for record in (good, {**good, **fields}, good)).encode()
    found = read(tmp_path, "a.jsonl", data)
    assert sum(isinstance(item, Document) for item in found) >= 2


def test_one_bad_row_costs_no_other(tmp_path: Path) -> None:
    rows = b'id,date,text\n1,2020-03-06,one\n2,2020-03-06,t\xe9xt\n3,2020-03-06,"bad" quote\n4,2020-03-06,four\n'
    found = read(tmp_path, "a.csv", rows)
    assert [item.text for item in found if isinstance(item, Document)] == ["one", "bad quote", "four"]
    assert [item.subject for item in found if isinstance(item, Gap)] == ["sources/a.csv (row 3)"]


def test_a_packed_table_out_of_proportion_is_left(tmp_path: Path) -> None:
    bomb = gzip.compress(b"id,text\n" + b"1," + b"x" * 40_000_000)
    found = read(tmp_path, "a.csv.gz", bomb, Limits(line=1_000_000))
    assert all(isinstance(item, Gap) for item in found)


def test_parts_of_word_files_and_messages_are_not_lost(tmp_path: Path) -> None:
    word = Word()
    word.add_paragraph("First line of the release.")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    box = f'<w:sdt xmlns:w="{space}"><w:sdtContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    word.element.body.insert(1, parse_xml(box))
    table = word.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "one", "two"
    word.add_paragraph("Last line.")
    packed = io.BytesIO()
    word.save(packed)
    (document,) = (item for item in read(tmp_path, "a.docx", packed.getvalue()) if isinstance(item, Document))
    assert [line for line in document.content.split("\n") if line] == [
        "First line of the release.",
        "In a box.",
        "one | two",
        "Last line.",
    ]
    message = EmailMessage()
    message["Subject"] = "Release"
    message["Date"] = "Sat, 04 May 2019 10:00:00 +0000"
    message.set_content("Please find attached.")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="release.zip")
    found = read(tmp_path, "a.eml", message.as_bytes())
    assert "attachment" in {item.kind for item in found if isinstance(item, Gap)}


def test_add_keeps_what_was_said_before(tmp_path: Path) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    given = tmp_path / "x.txt"
    given.write_text(CALL + "more")
    folder = load_case(case)
    making.add(folder, [given], publisher="kremlin_en")
    making.add(folder, [given], day=date(2020, 3, 7))
    said = (case / "sources" / "x.txt.source.toml").read_text()
    assert said == 'publisher = "kremlin_en"\ndate = 2020-03-07\n'


def test_add_numbers_before_all_suffixes_and_follows_no_link_out(tmp_path: Path) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    folder = load_case(case)
    for at in (1, 2):
        given = tmp_path / str(at) / "c.jsonl.gz"
        given.parent.mkdir()
        given.write_bytes(gzip.compress(str(at).encode()))
        making.add(folder, [given])
    assert (case / "sources" / "c-2.jsonl.gz").is_file()
    (tmp_path / "secret").write_text("not yours")
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "n.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(CaseError, match="link"):
        making.add(folder, [tmp_path / "given"])
    hidden = tmp_path / ".hid.txt"
    hidden.write_text("x")
    with pytest.raises(CaseError, match="hidden"):
        making.add(folder, [hidden])


@pytest.mark.parametrize("text", ["a" * 200_000 + "1. B", "." * 200_000 + "x", "A. " * 60_000])
def test_sentences_take_time_in_proportion(text: str) -> None:
    started = time.monotonic()
    sentences(text)
    assert time.monotonic() - started < 5  # seconds; it took minutes when each mark looked back over all


def test_equal_texts_are_compared_once() -> None:
    text = " ".join(f"word{at}" for at in range(300))
    many = [
        Document(
            id=f"doc:{at}",
            snapshot="",
            publisher="press",
            language="en",
            title="",
            text=text,
            published=date(2020, 1, 1),
        )
        for at in range(3000)
    ]
    started = time.monotonic()
    assert len(find_copies(many)) == 2999
    assert time.monotonic() - started < 10


def test_a_time_limit_is_not_swallowed_by_a_library() -> None:
    with pytest.raises(LimitExceeded), limited(0.2):  # noqa: PT012
        started = time.monotonic()
        while time.monotonic() - started < 10:
            with contextlib.suppress(Exception):  # as libraries do
                time.sleep(0.05)


def test_a_dossier_is_never_written_through_a_link(tmp_path: Path) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    (tmp_path / "elsewhere").mkdir()
    (case / "dossier").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CaseError, match="link"):
        build(case)


def test_the_same_bytes_are_added_once_wherever_they_lie(tmp_path: Path) -> None:
    case = make(tmp_path / "case", call__txt=CALL)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "again.txt").write_text(CALL)
    (added,) = making.add(load_case(case), [tmp_path / "files"], day=date(2020, 3, 7))
    assert added.known
    assert added.path == case / "sources" / "call.txt"
    assert (case / "sources" / "call.txt.source.toml").is_file()
