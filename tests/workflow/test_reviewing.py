"""reviews.toml: entries come and go, everything else in the file stays."""

from __future__ import annotations

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
        '# head\n\n# about the second\n[[review]]\nreports = ["c", "d"]\nverdict = "same"\n'
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
