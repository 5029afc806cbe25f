"""The commands about people: who somebody is, who is in a case, and registers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.model import DragomanError
from tests.workflow.cases import CALL, MEETING, OTHER_SIDE, make

runner = CliRunner()
UK = "person,post,organisation,start_date,end_date\n"
JANE = "Jane Doe,Foreign Secretary,Foreign Office,1981-02-03,1982-03-04\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built case."""
    root = make(tmp_path_factory.mktemp("people") / "case", call__txt=CALL, other__txt=OTHER_SIDE, meeting__txt=MEETING)
    assert runner.invoke(app, ["build", str(root)]).exit_code == 0
    return root


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A register of one person."""
    (tmp_path / "uk.csv").write_text(UK + JANE, encoding="utf-8")
    run("register", str(tmp_path / "world.register"), str(tmp_path / "uk.csv"))
    return tmp_path / "world.register"


def run(*words: str, code: int = 0) -> str:
    """What a command prints, with the exit code expected."""
    result = runner.invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.stdout


def ask(*words: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(run(*words, "--json"))


@pytest.mark.parametrize("command", ["who", "people", "register"])
def test_every_command_explains_itself(command: str) -> None:
    """Help has an example."""
    assert "Example" in run(command, "--help")


def test_who_tells_name_verdict_office_and_source(world: Path) -> None:
    """A name alone is not the one meant; with the office and the day it is."""
    alone = run("who", "Jane Doe", "--register", str(world))
    assert "Jane Doe [jane-doe-gbr] GBR may be meant" in " ".join(alone.split())
    assert "Foreign Secretary, " in alone
    assert "(uk.csv: line 2)" in alone
    assert "the one meant" in run(
        "who", "British Foreign Secretary Jane Doe", "--on", "1981-06-01", "--register", str(world)
    )


@pytest.mark.parametrize(("day", "found"), [("1981-02-03", ["jane-doe-gbr"]), ("1982-03-04", []), ("1981-02-02", [])])
def test_a_day_narrows_who_is_meant(world: Path, day: str, found: list[str]) -> None:
    """The first day in office counts, the first one after it does not."""
    answer = ask("who", "foreign secretary of the United Kingdom", "--on", day, "--register", str(world))
    assert answer["on"] == day
    assert [one["id"] for one in answer["candidates"] if one["id"].startswith("jane")] == found


def test_who_as_json(world: Path) -> None:
    """Everything that the text shows, for scripts; a question may be several words."""
    answer = ask("who", "Jane", "Doe", "--register", str(world))
    assert (answer["question"], answer["on"], answer["place"]) == ("Jane Doe", None, None)
    (found,) = answer["candidates"]
    assert (found["name"], found["verdict"], found["sides"]) == ("Jane Doe", "undecided", ["GBR"])
    assert found["reasons"]
    assert found["offices"] == [
        {
            "title": "Foreign Secretary",
            "side": "GBR",
            "manner": None,
            "since": {"earliest": "1981-02-03", "latest": "1981-02-03"},
            "until": {"earliest": "1982-03-04", "latest": "1982-03-04"},
            "sources": ["uk.csv: line 2"],
        }
    ]


@pytest.mark.parametrize(("question", "told"), [("Astana", "“Astana” is a place: "), ("Zbigniewa Qwertz", "nobody")])
def test_a_place_and_a_nobody_are_told(question: str, told: str) -> None:
    """Neither is an empty answer, and neither is a failure."""
    printed = run("who", question)
    assert printed.startswith(told)
    assert ("nobody" in printed) is (told == "nobody")


def test_a_case_is_asked_with_its_words(built: Path) -> None:
    """The source of an office is a passage with its document."""
    printed = run("who", "President Tokayev", "--on", "2020-03-07", "--case", str(built))
    assert "[kassym-jomart-tokayev]" in printed
    assert "kremlin_en, 2020-03-07" in printed


def test_people_of_a_case(built: Path) -> None:
    """As a table with a count, and as JSON; nothing stays open here."""
    printed = run("people", str(built))
    assert "Sergei Lavrov" in printed
    assert "3 people; of 0 something stays open" in printed
    named = ask("people", str(built))
    assert (named[0]["id"], named[0]["contacts"]) == ("kassym-jomart-tokayev", 2)
    assert {"id", "name", "sides", "aliases", "offices", "given", "contacts", "mentions", "open"} == set(named[0])
    assert ask("people", str(built), "--undecided") == []


def test_a_register_is_filled_and_written_out(tmp_path: Path) -> None:
    """Import, import again, export: each tells what it did."""
    file, table, target = tmp_path / "world.register", tmp_path / "uk.csv", tmp_path / "out.ftm.jsonl"
    table.write_text(UK + JANE + "John Roe,Judge,,soon,\n", encoding="utf-8")
    printed = run("register", str(file), str(table))
    assert "1 lines of people read, 1 not; 1 people in" in printed
    assert "bad-date" in printed
    made = ask("register", str(file), str(table))
    assert (made["lines"], made["before"], made["people"], made["joined"], len(made["gaps"])) == (1, 1, 1, 0, 1)
    assert "1 people written to" in run("register", str(file), "--export", str(target))
    assert {json.loads(line)["schema"] for line in target.read_text(encoding="utf-8").splitlines()} == {
        "Person",
        "Position",
        "Occupancy",
    }


def test_who_is_kept_apart_is_shown(tmp_path: Path) -> None:
    """Three pairs, and how many more; with --apart none is compared."""
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file, given, year in zip(files, ("Sergei", "Sergey"), (1981, 2001), strict=True):
        rows = "".join(
            f"{given} {family},Judge,Court,{year},{year + 1}\n" for family in ("Lavrov", "Petrov", "Orlov", "Ivanov")
        )
        file.write_text(UK + rows, encoding="utf-8")
    printed = run("register", str(tmp_path / "one.register"), *map(str, files))
    assert printed.count("kept apart: ") == 3
    assert "and 1 more pairs" in printed
    assert "kept apart" not in run("register", str(tmp_path / "two.register"), *map(str, files), "--apart")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["who", "Jane Doe", "--register", "{tmp}/none.register"], "there is no register"),
        (["who", "Jane Doe", "--case", "{tmp}/none"], "dragoman init"),
        (["people", "{tmp}/none"], "dragoman init"),
        (["register", "{tmp}/none.register", "--export", "{tmp}/out.jsonl"], "there is no register"),
        (["register", "{tmp}/new.register", "{tmp}/x.csv", "{tmp}/y.csv"], "y.csv: there is no such file"),
        (["register", "{tmp}/notes.txt", "{tmp}/uk.csv"], "is no register of people"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, words: list[str], told: str) -> None:
    """An error of our own with a reason; nothing is made."""
    (tmp_path / "notes.txt").write_bytes(b"no database " * 500)
    (tmp_path / "uk.csv").write_text(UK + JANE, encoding="utf-8")
    result = runner.invoke(app, [word.format(tmp=tmp_path) for word in words])
    assert result.exit_code != 0
    assert isinstance(result.exception, DragomanError | SystemExit)
    assert told in f"{result.exception}{result.output}".replace("\n", " ")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["notes.txt", "uk.csv"]


@pytest.mark.parametrize(
    "words", [["register", "world.register"], ["who"], ["who", "Jane", "--on", "yesterday"], ["people"]]
)
def test_wrong_usage_is_told(words: list[str]) -> None:
    """Exit code 2, as everywhere."""
    run(*words, code=2)


def test_words_of_a_register_do_not_steer_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and markup of a table are shown, not obeyed."""
    hostile = "Jane [red]Doe,Foreign\x1b[31m Secretary[/red],Office,1981,\n"
    (tmp_path / "uk.csv").write_text(UK + hostile, encoding="utf-8")
    file = tmp_path / "world.register"
    printed = run("register", str(file), str(tmp_path / "uk.csv")) + run("who", "Jane Doe", "--register", str(file))
    assert "\x1b" not in printed
    assert "Jane [red]Doe" in printed
    assert "Secretary[/red]" in printed


def test_people_of_a_case_as_follow_the_money(built: Path, tmp_path: Path) -> None:
    """The people of a case are written out, and a register that reads them knows them."""
    assert "people written to" in run("people", str(built), "--export", str(tmp_path / "out.jsonl"))
    run("register", str(tmp_path / "out.register"), str(tmp_path / "out.jsonl"))
    assert len(ask("people", str(built))) == int(
        run("register", str(tmp_path / "out.register"), "--export", str(tmp_path / "again.jsonl")).split()[0]
    )
