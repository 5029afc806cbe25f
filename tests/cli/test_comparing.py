"""compare, readout and review on the example: figures with their base, faults that say what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.workflow.building import build

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built."""
    root = tmp_path_factory.mktemp("comparing") / "case"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    build(root)
    return root


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def contacts(case: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("contacts", case, "--json").stdout)
    return found


def told_by_several(case: Path) -> dict[str, object]:
    return max(contacts(case), key=lambda c: len(c["accounts"]))  # type: ignore[arg-type]


def test_compare_prints_both_texts_and_their_base(case: Path) -> None:
    found = run("compare", case, told_by_several(case)["id"])
    assert found.exit_code == 0, found.output
    assert "sentences of one are in two" in found.output
    assert "agreement F" in found.output
    parsed = json.loads(run("compare", case, told_by_several(case)["id"], "--json").stdout)
    assert all(comparison["alignments"] for comparison in parsed)


def test_a_contact_of_one_readout_says_what_is_missing(case: Path) -> None:
    single = next(c for c in contacts(case) if len(c["accounts"]) == 1)  # type: ignore[arg-type]
    found = run("compare", case, single["id"])
    assert found.exit_code != 0


def test_readout_says_what_is_usual_or_that_nothing_is(case: Path) -> None:
    account = told_by_several(case)["accounts"][0]  # type: ignore[index]
    found = run("readout", case, account["document"])
    assert found.exit_code == 0, found.output
    assert "too few to say what is usual" in found.output


def test_accounts_are_joined_parted_and_taken_back(case: Path, tmp_path: Path) -> None:
    """A review changes the next build and no other; taken back, the contacts are what they were."""
    root = tmp_path / "case"
    shutil.copytree(case, root, ignore=shutil.ignore_patterns("dossier*"))
    before = contacts(root)
    chosen = told_by_several(root)
    one, two = (account["id"] for account in chosen["accounts"][:2])  # type: ignore[index]
    parted = run("review", root, "--part", one, two, "--note", 'two "meetings"', "--by", "N. N.")
    assert parted.exit_code == 0, parted.output
    build(root)
    assert len(contacts(root)) == len(before) + 1
    assert 'two "meetings"' in run("review", root).output
    assert run("review", root, "--undo", one, two).exit_code == 0
    build(root)
    assert contacts(root) == before
    assert run("review", root, "--undo", one, two).exit_code != 0
    assert run("review", root, "--join", one, one).exit_code != 0
    assert run("review", root, "--join", one, two, "--part", one, two).exit_code != 0


def test_faults_of_reviews_are_told_all_at_once(tmp_path: Path) -> None:
    root = tmp_path / "case"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    (root / "reviews.toml").write_text(
        '[[review]]\nreports = ["a", "b"]\nverdict = "perhaps"\n\n'
        '[[review]]\nreports = ["a"]\nverdict = "same"\nwho = 1\n',
        encoding="utf-8",
    )
    found = run("check", root)
    assert found.exit_code == 1
    assert found.output.count("reviews.toml, line") == 3
    (root / "reviews.toml").write_text("[[review", encoding="utf-8")
    assert "is not TOML" in run("check", root).output
