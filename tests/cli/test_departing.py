"""Departures, what is usual, and the import of a history, on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from dragoman.workflow.registering import import_files

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example, built."""
    root = tmp_path / "case"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    build(root, workers=1)
    return root


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, words)


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """A history of a few visits, one row of which tells none."""
    file = tmp_path / "visits.csv"
    rows = [f"20{year:02}-05-04,20{year:02}-05-06,Russia,Kazakhstan" for year in range(10, 18)]
    file.write_text("\n".join(["start,end,guest,host", *rows, "never,,France,Japan"]) + "\n", encoding="utf-8")
    return file


def test_departures_tell_rules_apart_from_surprises(example: Path) -> None:
    """Each departed rule with its words, each unknown one with what is missing, and why nothing is ranked."""
    found = run("departures", str(example))
    assert found.exit_code == 0
    out = " ".join(found.output.split())
    assert "Rules: 3 departed" in out
    assert "The programme of the visit held nothing else" in out
    assert "not ranked: KAZ and RUS" in out
    assert "an envoy's visit, then a call, then a leader's visit" in out
    told = json.loads(run("departures", str(example), "--json").output)
    assert {one["rule"]["id"] for one in told["checks"]} >= {"security-deputy-met-by-council"}
    assert told["surprises"] == []


def test_a_departure_is_set_aside_with_its_reason_and_brought_back(example: Path) -> None:
    told = json.loads(run("departures", str(example), "--json").output)
    item = next(one["id"] for one in told["checks"] if one["standing"] == "departed")
    assert run("departures", str(example), "--aside", item).exit_code != 0  # without a reason
    assert run("departures", str(example), "--aside", item, "--note", "a holiday").exit_code == 0
    after = run("departures", str(example))
    assert "Rules: 2 departed" in after.output
    assert "a holiday" in after.output
    assert run("departures", str(example), "--back", item, "--note", "it was none").exit_code == 0
    assert "Rules: 3 departed" in run("departures", str(example)).output
    assert run("departures", str(example), "--aside", "check-zzzz", "--note", "x").exit_code != 0


@pytest.mark.parametrize(("day", "gone"), [("day = 2020-03-11\n", True), ("day = 2021-01-01\n", False), ("", False)])
def test_what_was_set_aside_later_stands_as_of_a_day(example: Path, day: str, *, gone: bool) -> None:
    """A choice whose day is not known was not known either."""
    words = ("departures", str(example), "--as-of", "2020-03-12")
    item = json.loads(run(*words, "--json").output)["checks"][0]["id"]
    choice = f'[[choice]]\nitem = "{item}"\naside = true\nnote = "a holiday"\n{day}'
    (example / "departures.toml").write_text(choice, encoding="utf-8")
    left = [one["id"] for one in json.loads(run(*words, "--json").output)["checks"]]
    assert (item not in left) is gone
    assert ("a holiday" in run(*words).output) is gone
    assert "a holiday" in run("departures", str(example)).output


def test_a_history_is_taken_in_and_tells_what_is_usual(example: Path, visits: Path) -> None:
    taken = run("history", "import", str(example), str(visits), "--title", "Visits")
    assert taken.exit_code == 0
    assert "8 contacts" in taken.output
    assert "row 9 tells no contact" in taken.output
    assert run("build", str(example)).exit_code == 0
    told = run("usual", str(example), "KAZ", "Russia", "--on", "2020-03-01")
    assert "8 visits" in told.output
    assert "middle 365" in told.output
    assert run("usual", str(example)).exit_code != 0
    assert run("usual", str(example), "KAZ", "Nobody").exit_code != 0


def test_a_history_is_put_in_the_place_of_another_only_when_asked(example: Path, visits: Path) -> None:
    assert run("history", "import", str(example), str(visits)).exit_code == 0
    again = run("history", "import", str(example), str(visits))
    assert again.exit_code != 0
    assert "--replace" in str(again.exception)
    assert run("history", "import", str(example), str(visits), "--replace").exit_code == 0
    assert run("history", "import", str(example), str(visits), "--name", "a/b").exit_code != 0


def test_the_budget_of_the_case_holds_unless_another_is_given(example: Path, visits: Path) -> None:
    """In false alarms a year; what is no number above 0 is a fault."""

    def threshold(*words: str) -> float:
        return float(json.loads(run("departures", str(example), "--json", *words).stdout)["threshold"])

    assert run("history", "import", str(example), str(visits)).exit_code == 0
    assert run("build", str(example)).exit_code == 0
    assert threshold() == 0.1
    assert threshold("--budget", "0.02") < 0.1
    file = example / "case.toml"
    plain = file.read_text(encoding="utf-8")
    file.write_text(f"budget = 0.02\n{plain}", encoding="utf-8")
    assert threshold() == threshold("--budget", "0.02")
    assert threshold("--budget", "1") == 0.1
    for wrong in ("0", "-1", "true", "inf", "nan", '"2"'):
        file.write_text(f"budget = {wrong}\n{plain}", encoding="utf-8")
        assert "budget must be a number above 0" in str(run("departures", str(example)).exception)


def test_a_departure_is_shown_with_its_words(example: Path) -> None:
    """By its id, or by the contact that it concerns; a surprise with the passages of its contacts."""
    told = json.loads(run("departures", str(example), "--json").stdout)
    check = next(one for one in told["checks"] if one["rule"]["id"] == "security-deputy-met-by-council")
    found = run("show", str(example), check["id"][:14])
    assert found.exit_code == 0
    out = " ".join(found.output.split())
    assert f"rule, departed, 2020-03-05 [{check['id']}]" in out
    assert check["rule"]["why"] in out
    assert "custom; book generic, rule security-deputy-met-by-council" in out
    assert "The programme of the visit held nothing else" in out
    assert f"[{check['contacts'][0]}]" in out
    assert "precedent" not in out
    shown = json.loads(run("show", str(example), check["id"], "--json").stdout)
    assert any("held nothing else" in one["words"] for one in shown["evidence"])
    by_contact = run("show", str(example), check["contacts"][0]).output
    assert f"departed: {check['rule']['why']} [{check['id']}]" in by_contact
    with opened(example) as built:
        (surprise,) = built.surprises
    assert surprise.id in by_contact
    out = " ".join(run("show", str(example), surprise.id).output.split())
    assert "not ranked: the history has 0 earlier contacts of KAZ and RUS" in out
    assert "envoy, call, leader's visit: an envoy's visit, then a call" in out
    assert out.count("characters") >= 3
    shown = json.loads(run("show", str(example), surprise.id, "--json").stdout)
    assert [one["id"] for one in shown["contacts"]] == list(surprise.contacts)
    assert "'dragoman departures" in str(run("show", str(example), "check-zzzz").exception)


def test_a_register_that_changed_is_not_followed_either(example: Path, tmp_path: Path) -> None:
    """Who somebody is may hang on it: of two that are asked for this is said as well."""
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[fields]\nname = "{name}"\noffice = "{office}"\nside = "{side}"\n', encoding="utf-8")

    def register(row: str) -> None:
        file = tmp_path / "people.csv"
        file.write_text(f"name,office,side\n{row}\n", encoding="utf-8")
        import_files(example / "people.db", [file], mapping=mapping)

    register("Ann Berg,Mayor of Oslo,Norway")
    case = example / "case.toml"
    case.write_text('registers = ["people.db"]\n' + case.read_text(encoding="utf-8"), encoding="utf-8")
    words, two = ("departures", str(example)), ("usual", str(example), "KAZ", "RUS")
    build(example, workers=1)
    assert run(*words).stderr == ""
    assert build(example, workers=1).unchanged
    register("Jon Dahl,Mayor of Bergen,Norway")
    assert "since the last build people.db changed: what is told is as of" in run(*words).stderr
    assert "since the last build people.db changed: the contacts of the case itself are" in run(*two).stderr
    build(example, workers=1)
    assert run(*words).stderr == ""


def test_what_a_build_has_not_followed_is_said(example: Path, visits: Path) -> None:
    """Wherever departures are shown; JSON stays whole, and of two that are asked for only their contacts are old."""
    words = ("departures", str(example))
    assert "since the last build" not in run(*words).output
    assert run("history", "import", str(example), str(visits)).exit_code == 0
    said = "since the last build history/visits.jsonl came, history/visits.toml came: what is told is as of that build"
    item = json.loads(run(*words, "--json").stdout)["checks"][0]["id"]
    for asked in (words, ("show", str(example), item), ("open", str(example), "--print"), ("check", str(example))):
        assert said in run(*asked).stderr
    assert "since the last build" not in run(*words, "--as-of", "2020-03-12").stderr
    assert run("usual", str(example), "KAZ", "RUS").stderr == ""
    with (example / "people.toml").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    told = run("usual", str(example), "KAZ", "RUS").stderr
    assert "since the last build people.toml changed: the contacts of the case itself are as of that build" in told
    build(example, workers=1)
    assert run(*words).stderr == ""
    (example / "history" / "visits.jsonl").unlink()
    (example / "protocol").mkdir()
    (example / "protocol" / "own.yml").write_text("[", encoding="utf-8")
    told = run(*words).stderr
    assert "history/visits.jsonl went, protocol/own.yml came" in told
    assert "protocol/own.yml has a fault and was left out; 'dragoman check" in told
