"""reviews.toml: entries come and go, everything else in the file stays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import CaseError, NotFound, Review, Verdict
from dragoman.workflow import reviewing


def review(one: str, two: str, verdict: Verdict = Verdict.SAME, note: str | None = None) -> Review:
    return Review(one=one, two=two, verdict=verdict, note=note, by="N. N.", day=date(2026, 1, 2))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """In the order in which it was added; the same two reports in either order are one review."""
    file = tmp_path / "reviews.toml"
    assert reviewing.load(file) == ((), ())
    first, second = review("a", "b", note='two "clocks"\nКиев'), review("c", "d", Verdict.DIFFERENT)
    for one in (first, second):
        reviewing.add(file, one)
    assert reviewing.load(file) == ((first, second), ())
    turned = review("b", "a", Verdict.DIFFERENT)
    reviewing.add(file, turned)
    assert reviewing.load(file) == ((second, turned), ())


def test_taking_back_leaves_other_entries_and_their_comments(tmp_path: Path) -> None:
    file = tmp_path / "reviews.toml"
    file.write_text(
        '# head\n\n# about the first\n[[review]]\nreports = ["a", "b"]\nverdict = "same"\n\n'
        '# about the second\n[[review]]\nreports = ["c", "d"]\nverdict = "same"\n',
        encoding="utf-8",
    )
    reviewing.take_back(file, "b", "a")
    assert file.read_text(encoding="utf-8") == (
        '# head\n\n# about the first\n\n# about the second\n[[review]]\nreports = ["c", "d"]\nverdict = "same"\n'
    )
    with pytest.raises(NotFound, match="no review of a and b"):
        reviewing.take_back(file, "a", "b")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[review]]\nreports = ["a", "a"]\nverdict = "same"\n', "line 1"),
        ('\n\n[[review]]\nreports = ["a", "b"]\nverdict = "maybe"\n', "line 3"),
        ('[[review]]\nreports = ["a"]\nverdict = "same"\n', "reports"),
        ("reviews = 1\n", "reviews"),
        ("[[review", "is not TOML"),
        ("x = " + "9" * 5000 + "\n", "is not TOML"),
        ("x = " + "[" * 20_000 + "\n", "is not TOML"),
    ],
)
def test_a_fault_says_where_and_stops_no_reader(tmp_path: Path, text: str, told: str) -> None:
    """Nothing is written to a file that has faults."""
    file = tmp_path / "reviews.toml"
    file.write_text(text, encoding="utf-8")
    assert told in reviewing.load(file)[1][0]
    with pytest.raises(CaseError):
        reviewing.add(file, review("x", "y"))
    assert file.read_text(encoding="utf-8") == text


ENTRY = 'reports = ["a", "b"]\nverdict = "same"\n'
HEADERS = ("[[review]]", "  [[review]]", "[[ review ]]", '[["review"]]', "[[review]] # first")


@pytest.mark.parametrize("header", HEADERS)
def test_an_entry_is_found_however_its_header_is_written(tmp_path: Path, header: str) -> None:
    """TOML lets the same header be written in several ways."""
    file = tmp_path / "reviews.toml"
    other = '[[review]]\nreports = ["c", "d"]\nverdict = "same"\n'
    file.write_text(f"{header}\n{ENTRY}\n{other}", encoding="utf-8")
    reviewing.take_back(file, "a", "b")
    assert file.read_text(encoding="utf-8") == other


def test_a_header_within_a_note_begins_no_entry(tmp_path: Path) -> None:
    file = tmp_path / "reviews.toml"
    note = 'note = """\n[[review]]\nreports = ["x", "y"]\n"""\n'
    file.write_text(f"[[review]]\n{ENTRY}{note}\n[[review]]\n{ENTRY.replace('a', 'c', 1)}", encoding="utf-8")
    with pytest.raises(NotFound):
        reviewing.take_back(file, "x", "y")
    reviewing.take_back(file, "a", "b")
    assert "x" not in file.read_text(encoding="utf-8")
    assert len(reviewing.load(file)[0]) == 1


def test_comments_stay(tmp_path: Path) -> None:
    """Above an entry, between two, below one: whose they are is the analyst's to say."""
    file = tmp_path / "reviews.toml"
    alone = "# == settled by the committee =="
    file.write_text(
        f"# about it\n[[review]]\n{ENTRY}# below it\n\n{alone}\n\n[[review]]\n{ENTRY.replace('a', 'c', 1)}",
        encoding="utf-8",
    )
    reviewing.take_back(file, "a", "b")
    assert file.read_text(encoding="utf-8").startswith(f"# about it\n# below it\n\n{alone}\n\n[[review]]")


def test_the_last_review_of_two_is_taken_back_first(tmp_path: Path) -> None:
    """What was both joined and parted by hand keeps the other verdict, its note and the comment."""
    file = tmp_path / "reviews.toml"
    first = f'# mine\n[[review]]\n{ENTRY}note = "why"\n'
    file.write_text(f"{first}\n[[review]]\n{ENTRY.replace('same', 'different')}", encoding="utf-8")
    assert reviewing.take_back(file, "b", "a").verdict is Verdict.DIFFERENT
    assert file.read_text(encoding="utf-8").rstrip() == first.rstrip()
    assert reviewing.take_back(file, "a", "b").note == "why"
    assert file.read_text(encoding="utf-8").strip() == "# mine"


def test_a_folder_in_its_place_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "reviews.toml").mkdir()
    assert "is no file" in reviewing.load(tmp_path / "reviews.toml")[1][0]


@pytest.mark.parametrize("text", ['review = [{reports = ["a", "b"], verdict = "same"}]\n', "review = []\n"])
def test_a_file_that_cannot_be_changed_here_stays_as_it_is(tmp_path: Path, text: str) -> None:
    """A list on one line cannot be followed by entries."""
    file = tmp_path / "reviews.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"write each review as \[\[review\]\]"):
        reviewing.add(file, review("c", "d"))
    if "reports" in text:
        with pytest.raises(CaseError, match=r"write each review as \[\[review\]\]"):
            reviewing.take_back(file, "a", "b")
    assert file.read_text(encoding="utf-8") == text
    assert [path.name for path in tmp_path.iterdir() if path.name != ".dragoman"] == ["reviews.toml"]


def test_any_note_comes_back_and_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "reviews.toml"
    kept = review("a", "b", note='\x7f \x00 \u2028 "" \\ \U0001f600\r\n[[review]]')
    reviewing.add(file, kept)
    assert reviewing.load(file) == ((kept,), ())
    with pytest.raises(CaseError, match="not UTF-8"):
        reviewing.add(file, review("c", "d", note="x\udce9y"))
    assert reviewing.load(file) == ((kept,), ())


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "reviews.toml"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda at: reviewing.add(file, review(f"a{at}", f"b{at}")), range(12)))
    assert len(reviewing.load(file)[0]) == 12


def test_a_review_is_named_by_the_beginnings_of_its_ids() -> None:
    """In either order, and whether or not the case still holds the accounts."""
    kept = (review("report-1a", "report-2b"), review("report-1c", "report-3d"))
    assert reviewing.find(kept, "report-2", "report-1") == ("report-1a", "report-2b")
    assert reviewing.find(kept, "report-9", "report-1") is None
    with pytest.raises(NotFound, match="more of the ids"):
        reviewing.find(kept, "report-1", "report-")
