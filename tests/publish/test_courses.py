"""Trips, episodes, fields and comparisons on their pages, and the banner of a dossier as of a day."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dragoman.workflow.building import build, build_as_of
from dragoman.workflow.querying import opened

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built."""
    root = tmp_path_factory.mktemp("courses") / "case"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    build(root)
    return root


def test_trips_tell_what_is_known_of_arrival_and_departure(case: Path) -> None:
    page = (case / "dossier" / "courses.html").read_text(encoding="utf-8")
    assert "<td>5 March 2020</td>" in page  # an account says that he arrived on that day
    assert "6 March 2020" in page
    assert "no account bounds it" in page
    assert 'href="courses.html"' in (case / "dossier" / "index.html").read_text(encoding="utf-8")


def test_a_contact_shows_its_accounts_by_field_and_its_comparisons(case: Path) -> None:
    with opened(case) as built:
        comparison = built.comparisons[0]
        page = (case / "dossier" / "contacts" / f"{comparison.contact}.html").read_text(encoding="utf-8")
        one = built.documents[comparison.one]
        sentence = one.quote(comparison.propositions_one[-1].span)
    assert "Field by field" in page
    address = f"{comparison.one}-{comparison.two.removeprefix('doc-')}.html"
    assert f"../readouts/{address}" in page
    edition = (case / "dossier" / "readouts" / address).read_text(encoding="utf-8")
    assert sentence.split()[0] in edition
    assert "both say it" in edition


def test_a_dossier_as_of_a_day_says_so_on_every_page(case: Path) -> None:
    target = build_as_of(case, date(2020, 3, 7)).dossier
    pages = list(target.rglob("*.html"))
    assert pages
    assert all("As known on 7 March 2020" in page.read_text(encoding="utf-8") for page in pages)
    assert "As known on" not in (case / "dossier" / "index.html").read_text(encoding="utf-8")
