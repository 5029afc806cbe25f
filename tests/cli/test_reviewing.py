"""review: what waits for a decision, and taking back what the case no longer holds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.model import CaseError
from dragoman.workflow import reviewing
from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from tests.workflow import cases


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two accounts of one call, built."""
    root = cases.make(tmp_path / "case", one__txt=cases.CALL, two__txt=cases.OTHER_SIDE)
    build(root, workers=1)
    return root


def accounts(root: Path) -> list[str]:
    with opened(root) as built:
        return sorted(built.reports)


def test_a_pair_that_was_parted_and_taken_back_waits_for_nobody(case: Path) -> None:
    """The machine was sure of it; until the next build the link is still kept with its verdict."""
    one, two = accounts(case)
    assert run("review", case, "--part", one, two).exit_code == 0
    build(case, workers=1)
    assert run("review", case, "--undo", one, two).exit_code == 0
    assert "no link waits" in run("review", case).output
    assert json.loads(run("review", case, "--json").stdout)["undecided"] == []


def test_a_review_of_an_account_that_is_gone_is_taken_back(case: Path) -> None:
    """Its gap says so, and the beginnings of its ids are enough."""
    one, two = accounts(case)
    assert run("review", case, "--part", one, two).exit_code == 0
    (case / "sources" / "two.txt").unlink()
    assert "stale-review" in {gap.kind for gap in build(case, workers=1).gaps}
    found = run("review", case, "--undo", one[:12], two[:12])
    assert found.exit_code == 0, found.output
    assert not build(case, workers=1).gaps


def test_a_file_of_reviews_that_cannot_be_read_is_told(case: Path) -> None:
    """Neither the list nor a day's view passes over it."""
    (case / "reviews.toml").write_text("[[review\n", encoding="utf-8")
    assert run("review", case).exit_code != 0
    assert "no link waits" not in run("review", case).output
    with pytest.raises(CaseError, match=r"reviews\.toml"), opened(case, as_of=date(2020, 3, 8)):
        pass
    with opened(case) as built:  # what was built is asked as it is
        assert len(built.contacts) == 1


def test_a_join_of_accounts_with_nothing_in_common_is_kept_with_a_warning(tmp_path: Path) -> None:
    far = cases.OTHER_SIDE.replace("2020-03-07", "2020-06-17").replace("7 March", "17 June")
    other = (
        "Title: Meeting\nDate: 2020-03-07\nPublisher: akorda_en\n\n"
        "Foreign Minister Sergei Lavrov met with Foreign Minister of Turkey Mevlut Cavusoglu in Moscow on 7 March.\n"
    )
    root = cases.make(tmp_path / "case", a__txt=cases.CALL, b__txt=far, c__txt=other, d__txt=cases.OTHER_SIDE)
    build(root, workers=1)
    with opened(root) as built:
        of = {Path(str(built.documents[one.document].path)).stem: name for name, one in built.reports.items()}
    said = {name: run("review", root, "--join", of["a"], of[name]).output for name in "bcd"}
    assert "no day in common" in said["b"]
    assert "no person in common" in said["c"]
    assert "in common" not in said["d"]
    assert len(reviewing.load(root / "reviews.toml")[0]) == 3


def test_taking_back_says_what_was_taken_back(case: Path) -> None:
    one, two = accounts(case)
    run("review", case, "--part", one, two, "--note", "two calls")
    assert "taken back: that they were parted (two calls)" in run("review", case, "--undo", one, two).output


def test_the_page_of_a_built_case_tells_what_an_analyst_decided(case: Path) -> None:
    one, two = accounts(case)
    run("review", case, "--part", one, two, "--note", "two calls")
    build(case, workers=1)
    pages = [file.read_text(encoding="utf-8") for file in (case / "dossier" / "contacts").glob("*.html")]
    assert len(pages) == 2
    for page in pages:
        assert "What an analyst decided" in page
        assert "two calls" in page
        assert "same by weight" in page
        assert "Accounts that may belong here" not in page
