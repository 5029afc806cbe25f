"""Protocol books of a case: what counts, what is left out, and who says so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Gap, Standing
from dragoman.protocol import own_books
from dragoman.workflow.books import load
from dragoman.workflow.building import build
from dragoman.workflow.case import load_case
from dragoman.workflow.checking import check
from dragoman.workflow.freshness import UNREADABLE, digest
from dragoman.workflow.querying import opened

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"
OWN = (
    "book: own\ntitle: Our own\nversion: 1\nrules:\n  - id: short-visit\n    kind: duration\n    strength: pair\n"
    "    source: our notes\n    why: He always stays for a week.\n    least: 150\n"
)
BAD = OWN.replace("least: 150", "least: soon").replace("strength: pair", "strength: law")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A fresh copy of the example, with a folder for books."""
    root = tmp_path / "moscow-2020"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".dragoman", "dossier"))
    (root / "protocol").mkdir()
    return root


def gaps(root: Path, *, as_of: date | None = None) -> list[Gap]:
    """What a built case says of its books."""
    with opened(root, as_of=as_of) as built:
        return [gap for gap in built.gaps if gap.kind == "bad-book"]


@pytest.mark.parametrize("name", ["own.yaml", "own.yml", "OWN.YML"])
def test_a_book_of_the_case_counts(case: Path, name: str) -> None:
    (case / "protocol" / name).write_text(OWN, encoding="utf-8")
    build(case, workers=1)
    with opened(case) as built:
        found = next(one for one in built.checks if one.rule.id == "short-visit")
    assert found.standing is Standing.DEPARTED
    (case / "protocol" / name).write_text(OWN.replace("150", "1"), encoding="utf-8")
    assert not build(case, workers=1).unchanged


def test_a_book_with_a_fault_is_left_out_and_stops_nothing(case: Path) -> None:
    """The gap names file, line, what was found and what to do; the other books count; a check tells every fault."""
    (case / "protocol" / "bad.yaml").write_text(BAD.replace("book: own", "book: other"), encoding="utf-8")
    (case / "protocol" / "own.yaml").write_text(OWN, encoding="utf-8")
    (case / "protocol" / "wrong.yaml").write_text("[", encoding="utf-8")
    built = build(case, workers=1)
    told = {gap.subject: gap for gap in built.gaps if gap.kind == "bad-book"}
    assert set(told) == {"protocol/bad.yaml", "protocol/wrong.yaml"}
    reason = told["protocol/bad.yaml"].reason
    assert "left out whole" in reason
    assert "line 7: rules.0.strength: Input should be 'written', 'custom' or 'pair'" in reason
    assert "line 10: rules.0.least:" in reason
    assert "check" in str(told["protocol/bad.yaml"].advice)
    with opened(case) as asked:
        assert {"own", "generic"} <= {one.book for one in asked.checks}
        assert "other" not in {one.book for one in asked.checks}
    assert len(gaps(case, as_of=date(2020, 3, 12))) == 2
    for day in (None, date(2020, 3, 12)):
        found = check(case, workers=1, as_of=day)
        assert len(found.faults) == 3
        assert {fault.split(":")[0] for fault in found.faults} == set(told)
        assert "bad-book" not in {gap.kind for gap in found.gaps}
    (case / "protocol" / "bad.yaml").unlink()
    (case / "protocol" / "wrong.yaml").unlink()
    assert not [gap for gap in build(case, workers=1).gaps if gap.kind == "bad-book"]


def test_of_two_books_with_one_id_the_first_counts(case: Path) -> None:
    (case / "protocol" / "a.yaml").write_text(OWN, encoding="utf-8")
    (case / "protocol" / "b.yml").write_text("# again\n" + OWN.replace("150", "1"), encoding="utf-8")
    found = load(case)
    (own,) = [book for book in found.books if book.id == "own"]
    assert own.rules[0].least == 150
    ((fault,),) = [one.faults for one in found.left_out]
    assert fault.startswith("protocol/b.yml: line 2: book: 'own' is the id of protocol/a.yaml too, which counts; give ")


def test_a_book_replaces_ours_of_its_id_where_it_has_no_fault(case: Path) -> None:
    """Else ours holds."""
    ours = {book.id: book for book in own_books()}
    mine = case / "protocol" / "mine.yaml"
    mine.write_text(OWN.replace("book: own", "book: generic"), encoding="utf-8")
    found = {book.id: book for book in load(case).books}
    assert set(found) == set(ours)
    assert [rule.id for rule in found["generic"].rules] == ["short-visit"]
    mine.write_text(BAD.replace("book: own", "book: generic"), encoding="utf-8")
    assert {book.id: book for book in load(case).books} == ours


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BAD.replace("book: own", "book: generic"), "; our own book 'generic' holds meanwhile"),
        (BAD.replace("book: own", "book: 'generic'  # mine"), "; our own book 'generic' holds meanwhile"),
        ("book: generic\nrules: [", "; our own book 'generic' holds meanwhile"),
        (BAD, None),
        ("title: book: generic\n", None),
        (b"book: generic\xff", "; a book of ours with its id, if there is one, holds meanwhile"),
    ],
)
def test_what_holds_in_the_place_of_a_book_left_out_is_told(case: Path, text: str | bytes, told: str | None) -> None:
    """By its id, where that can be read."""
    (case / "protocol" / "mine.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    (one,) = load(case).left_out
    assert one.gap.reason.endswith(told) if told is not None else "meanwhile" not in one.gap.reason


def test_another_book_of_the_case_holds_in_the_place_of_one_left_out(case: Path) -> None:
    (case / "protocol" / "a.yaml").write_text(OWN.replace("book: own", "book: generic"), encoding="utf-8")
    (case / "protocol" / "b.yaml").write_text(BAD.replace("book: own", "book: generic"), encoding="utf-8")
    (one,) = load(case).left_out
    assert one.gap.reason.endswith("; protocol/a.yaml holds for 'generic' meanwhile")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"book: \xff", "byte 6 is not UTF-8"),
        (b"#" * 4_000_001, "more than 4,000,000 are not read"),
        (None, "no ordinary file"),
    ],
)
def test_what_cannot_be_read_is_left_out(case: Path, content: bytes | None, told: str) -> None:
    file = case / "protocol" / "own.yaml"
    if content is None:
        os.mkfifo(file)
    else:
        file.write_bytes(content)
    (one,) = load(case).left_out
    assert told in one.gap.reason
    build(case, workers=1)
    assert len(gaps(case)) == 1


def _folder(file: Path) -> None:
    file.mkdir()


def _dangling(file: Path) -> None:
    file.symlink_to(file.with_name("nowhere.yaml"))


def _locked(file: Path) -> None:
    file.write_text(OWN, encoding="utf-8")
    file.chmod(0)


@pytest.mark.parametrize(
    "make",
    [
        _folder,
        _dangling,
        pytest.param(_locked, marks=pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads all")),
    ],
)
def test_a_book_that_cannot_be_opened_stops_nothing(case: Path, make: Callable[[Path], None]) -> None:
    """It is told of, also where it came after a build; once it can be read, it counts."""
    build(case, workers=1)
    file = case / "protocol" / "x.yaml"
    make(file)
    assert digest(file) == UNREADABLE
    built = build(case, workers=1)
    assert not built.unchanged
    assert [gap.subject for gap in built.gaps if gap.kind == "bad-book"] == ["protocol/x.yaml"]
    if file.is_dir():
        file.rmdir()
    else:
        file.unlink()
    file.write_text(OWN, encoding="utf-8")
    assert not build(case, workers=1).unchanged
    assert gaps(case) == []


def test_a_failing_disk_stops_no_digest(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = case / "protocol" / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    assert digest(file) != UNREADABLE

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert digest(file) == UNREADABLE


def test_a_gap_tells_so_many_faults_and_how_many_more(case: Path) -> None:
    rules = "".join(f"  - {{id: rule-{at}}}\n" for at in range(9))
    (case / "protocol" / "own.yaml").write_text(
        f"book: own\ntitle: Our own\nversion: 1\nrules:\n{rules}", encoding="utf-8"
    )
    (one,) = load(case).left_out
    assert len(one.faults) == 36
    assert one.gap.reason.endswith("; and 26 faults more")


def test_sides_of_listed_people_are_sides_of_books(case: Path) -> None:
    (case / "protocol" / "own.yaml").write_text(OWN.replace("rules:", "sides: [BSEC]\nrules:"), encoding="utf-8")
    assert "'BSEC' is no code" in load_case(case).books_left_out[0].faults[0]
    with (case / "people.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[person]]\nname = "Ann Berg"\nside = "BSEC"\n')
    assert load_case(case).books_left_out == ()
