"""The command line as a user meets it: commands, exit codes, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from tests.workflow.cases import CALL, MEETING, OTHER_SIDE, make

runner = CliRunner()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built case."""
    root = make(tmp_path_factory.mktemp("cli") / "case", call__txt=CALL, other__txt=OTHER_SIDE, meeting__txt=MEETING)
    assert runner.invoke(app, ["build", str(root)]).exit_code == 0
    return root


def run(*words: str, code: int = 0) -> str:
    """What a command prints, with the exit code expected."""
    result = runner.invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.stdout


def ask(*words: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(run(*words, "--json"))


def main(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, errors and all."""
    return subprocess.run([sys.executable, "-m", "dragoman", *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["init", "add", "check", "build", "open", "contacts", "search", "show", "extract"])
def test_every_command_explains_itself(command: str) -> None:
    """Help has an example."""
    assert "Example" in run(command, "--help")


def test_the_road_from_nothing_to_contacts(tmp_path: Path) -> None:
    """Init, add, check, build, contacts, search, show, open: each does what the one before made possible."""
    root = tmp_path / "case"
    (tmp_path / "call.txt").write_text(CALL.replace("Publisher: kremlin_en\n", ""), encoding="utf-8")
    run("init", str(root))
    run("add", str(root), str(tmp_path / "call.txt"), "--publisher", "kremlin_en", "--date", "2020-03-07")
    assert "0 faults, 0 gaps" in run("check", str(root))
    assert ask("build", str(root))["contacts"] == 1
    (contact,) = ask("contacts", str(root))
    assert contact["accounts"][0]["publisher"] == "kremlin_en"
    assert contact["accounts"][0]["evidence"] in CALL
    (hit,) = ask("search", str(root), "conversation")
    assert hit["id"] == contact["accounts"][0]["document"]
    assert "“Vladimir Putin had a telephone conversation" in run("show", str(root), contact["id"])
    assert run("open", str(root), "--print").strip().endswith("/dossier/index.html")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 2),
        (["--who", "putin"], 1),
        (["--who", "Токаев"], 2),
        (["--who", "tokayev", "--who", "lavrov"], 1),
        (["--between", "RUS", "KAZ"], 2),
        (["--between", "putin", "lavrov"], 0),
        (["--since", "2020-03-08"], 1),
        (["--until", "2020-03-08"], 1),
        (["--kind", "call"], 1),
        (["--status", "denied"], 0),
    ],
)
def test_contacts_can_be_narrowed(built: Path, options: list[str], count: int) -> None:
    """Each condition narrows, all together count."""
    assert len(ask("contacts", str(built), *options)) == count


def test_every_kind_of_item_can_be_shown(built: Path) -> None:
    """Contacts, people, documents and accounts, by id."""
    contact = ask("contacts", str(built), "--kind", "call")[0]
    account = contact["accounts"][0]
    assert "2 accounts" in run("show", str(built), contact["id"])
    assert "SHA-256" in run("show", str(built), account["document"])
    assert account["evidence"] in run("show", str(built), account["id"])
    assert "1 contact:" in run("show", str(built), "vladimir-putin")
    assert ask("show", str(built), "vladimir-putin")["name"] == "Vladimir Putin"


def test_adding_the_same_bytes_twice_keeps_one(tmp_path: Path) -> None:
    """The same file is known; another file of that name gets a number."""
    root = make(tmp_path / "case", call__txt=CALL)
    source = tmp_path / "call.txt"
    source.write_text(CALL, encoding="utf-8")
    assert ask("add", str(root), str(source))[0]["known"] is True
    source.write_text(MEETING, encoding="utf-8")
    (added,) = ask("add", str(root), str(source))
    assert Path(added["path"]).name == "call-2.txt"
    assert (root / "sources" / "call.txt").read_text(encoding="utf-8") == CALL


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["build", "{tmp}"], 3, "dragoman init"),
        (["contacts", "{case}", "--who", "Wladimir Pudin"], 3, "nearest"),
        (["show", "{case}", "contact-0000"], 3, "holds nothing"),
        (["add", "{case}", "{tmp}/none.txt"], 3, "not found"),
        (["add", "{case}", "{case}/case.toml", "--publisher", "nobody"], 3, "no profile"),
        (["init", "{case}"], 1, "already holds a case"),
        (["extract", "{tmp}/none.jsonl", "-o", "{tmp}/out.jsonl"], 3, "JSONL"),
        (["contacts", "{case}", "--kind", "duel"], 2, "duel"),
    ],
)
def test_errors_say_what_to_do(built: Path, tmp_path: Path, words: list[str], code: int, told: str) -> None:
    """One message on standard error, the documented exit code, no traceback."""
    done = main(*(word.format(tmp=tmp_path, case=built) for word in words))
    assert done.returncode == code
    assert told in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


def test_check_tells_faults_and_exits_with_one(tmp_path: Path) -> None:
    """Faults fail a check; gaps fail it only when asked to."""
    root = make(tmp_path / "case", empty__txt=b"")
    assert "1 gap" in run("check", str(root))
    run("check", str(root), "--strict", code=1)
    (root / "case.toml").write_text("title = 1")
    assert len(json.loads(run("check", str(root), "--json", code=1))["faults"]) == 2


def test_extract_writes_a_line_for_each_line(tmp_path: Path) -> None:
    """The batch command works without a case."""
    source = tmp_path / "docs.jsonl"
    source.write_text(json.dumps({"id": "1", "source": "kremlin.ru (EN)", "date": "2020-03-07", "lang": "en",
                                  "title": "", "text": CALL.split("\n\n")[1]}))  # fmt: skip
    run("extract", str(source), "-o", str(tmp_path / "out.jsonl"))
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert row["contacts"][0]["kind"] == "call"


def test_source_words_do_not_steer_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and markup of a title are shown, not obeyed."""
    root = make(tmp_path / "case", a__txt=CALL.replace("Telephone conversation", "[red]Te\x1b[31mlephone conversation"))
    run("build", str(root))
    printed = run("search", str(root), "conversation")
    assert "\x1b[31m" not in printed
    assert "[red]Te[31mlephone" in printed
