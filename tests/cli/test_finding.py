"""What a user holds in hand (a file, an old id, a day) leads to what the case has, or to where it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from tests.workflow import cases

LATER = """\
Title: Second
Date: 2020-03-08
Publisher: press

President of Russia Vladimir Putin spoke by telephone with President of Kazakhstan Kassym-Jomart Tokayev.
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A call, and an item of the day after that may tell of it: a link that stays open."""
    root = cases.make(tmp_path / "case", call__txt=cases.CALL, later__txt=LATER)
    build(root, workers=1)
    return root


def test_check_lists_what_the_build_left_open(case: Path) -> None:
    """With commands that can be copied; what has changed since is said."""
    found = run("check", case)
    assert "0 faults, 1 gap" in found.output
    assert "undecided-link" in found.output
    assert f"dragoman review {case} --join" in found.output
    assert "told by a build" not in found.output
    cases.put(case, "more.txt", cases.MEETING)
    assert f"told by a build: dragoman build {case}" in run("check", case).output
    assert json.loads(run("check", case, "--json").stdout)["built"] is False


def test_show_prints_ids_of_accounts_that_review_takes(case: Path) -> None:
    with opened(case) as built:
        contact = built.contacts[0]
    found = run("show", case, contact.id)
    (line,) = (line for line in found.output.splitlines() if "account report-" in line)
    short = line.split()[-1]
    assert contact.reports[0].startswith(short)
    assert run("show", case, short).exit_code == 0


@pytest.mark.parametrize(
    "words",
    ["call.txt", "sources/call.txt", "Telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev"],
)
def test_a_source_is_named_by_its_file_or_title(case: Path, words: str) -> None:
    assert run("readout", case, words).exit_code == 0
    assert run("show", case, words).exit_code == 0


def test_a_source_is_named_by_the_path_from_outside(case: Path) -> None:
    assert run("readout", case, case / "sources" / "call.txt").exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("report-ffff", "dragoman show {case} CONTACT"),
        ("contact-ffff", "dragoman contacts {case}"),
        ("nothing.txt", "search {case} WORDS"),
    ],
)
def test_what_is_not_there_says_where_ids_are_printed(case: Path, words: str, told: str) -> None:
    found = run("show", case, words)
    assert told.format(case=case) in str(found.exception)


def test_an_id_from_before_a_join_leads_to_the_contact_of_now(case: Path) -> None:
    with opened(case) as built:
        one, two = built.contacts
        first, second = one.reports[0], two.reports[0]
    assert run("review", case, "--join", first, second).exit_code == 0
    build(case, workers=1)
    found = run("show", case, two.id)
    assert f"its account {second} stands in {one.id}" in str(found.exception)


def test_two_files_of_one_name_are_told_apart(case: Path) -> None:
    cases.put(case, "folder/call.txt", cases.MEETING)
    build(case, workers=1)
    assert "fits 2 documents" in str(run("show", case, "call.txt").exception)
    assert run("show", case, "folder/call.txt").exit_code == 0


def test_a_day_is_asked_for_in_the_words_of_a_user(case: Path) -> None:
    for words in ("2020-13-45", "2020-3-1", "20200301", "yesterday"):
        found = run("contacts", case, "--since", words)
        assert found.exit_code == 2
        assert "write a day like" in " ".join(found.output.split())
    found = run("contacts", case, "--since", "2020-03-09", "--until", "2020-03-01")
    assert found.exit_code == 2
    assert "ends before it begins" in found.output


def test_a_build_as_of_a_day_tells_what_was_known(case: Path) -> None:
    found = run("build", case, "--as-of", "2020-03-07")
    assert "As of 2020-03-07: 1 document, 1 contact, 2 people, 0 gaps" in found.output
    assert "dossier is empty" in run("build", case, "--as-of", "2000-01-01").output
    assert json.loads(run("build", case, "--as-of", "2020-03-07", "--json").stdout)["as_of"]["contacts"] == 1


def test_people_and_gaps_of_a_day(case: Path) -> None:
    cases.put(case, "meeting.txt", cases.MEETING)
    build(case, workers=1)
    assert len(json.loads(run("people", case, "--json").stdout)) == 3
    assert len(json.loads(run("people", case, "--as-of", "2020-03-07", "--json").stdout)) == 2
    assert "1 file, 0 faults, 0 gaps" in run("check", case, "--as-of", "2020-03-07").output


def test_releases_of_the_same_contact_are_said_to_be_left_out(case: Path) -> None:
    """They are no past of each other."""
    again = cases.CALL.replace("They agreed to keep in touch.", "They discussed trade in some detail.")
    cases.put(case, "again.txt", again)
    build(case, workers=1)
    assert "1 earlier release of the same contact or episode" in run("readout", case, "again.txt").output


def test_no_contact_at_all_is_explained(tmp_path: Path) -> None:
    """Nothing had been published by the day, or nothing was read."""
    root = cases.make(tmp_path / "case")
    build(root, workers=1)
    early = CliRunner().invoke(app, ["contacts", str(root), "--as-of", "2019-01-01"])
    assert "no source of this case bears a day of publication up to 2019-01-01" in early.output
    bare = cases.make(
        tmp_path / "bare", note__txt="Title: Weather\nDate: 2020-03-07\n\nIt rained in the whole country.\n"
    )
    build(bare, workers=1)
    assert "no contact was read from its 1 source" in CliRunner().invoke(app, ["contacts", str(bare)]).output


def test_whose_a_source_is_is_told_by_outlet_or_host(tmp_path: Path) -> None:
    """As the pages do; an office keeps the id of its profile."""
    elsewhere = cases.OTHER_SIDE.replace("Publisher: akorda_en", "URL: https://www.nowhere.example/news/1")
    root = cases.make(tmp_path / "case", one__txt=elsewhere, two__txt=cases.CALL)
    build(root, workers=1)
    for name, issuer in (("one", "nowhere.example"), ("two", "kremlin_en")):
        shown = CliRunner().invoke(app, ["show", str(root), f"sources/{name}.txt"]).output
        assert issuer in shown
        assert "unknown," not in shown


def test_a_denial_is_no_readout(tmp_path: Path) -> None:
    text = (
        "Title: No meeting\nDate: 2024-06-14\nPublisher: Reuters\n\n"
        "A spokesman for the Serbian Foreign Ministry on Friday denied a report by the Danube Daily that Foreign "
        "Minister Marko Đurić had met Kosovo's Prime Minister Albin Kurti in Vienna on 12 June.\n"
        '"There was no such meeting," the spokesman said.\n'
    )
    root = cases.make(tmp_path / "case", denial__txt=text)
    build(root, workers=1)
    found = CliRunner().invoke(app, ["readout", str(root), "sources/denial.txt"])
    assert found.exit_code != 0
    assert "names and numbers" not in found.output
