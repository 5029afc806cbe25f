"""Hypotheses and briefs on the command line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.workflow import hypothesising
from dragoman.workflow.building import build

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built once."""
    root = tmp_path_factory.mktemp("cases") / "case"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    build(root, workers=1)
    return root


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(built, tmp_path / "case"))


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_new_check_and_show(case: Path) -> None:
    """A draft has no faults and weighs nothing until it is scored."""
    (case / "hypotheses.yaml").unlink()
    told = run("hypotheses", "new", str(case))
    assert told.exit_code == 0
    assert "offers 8 items" in told.output.replace("\n", " ")
    assert "no faults: 3 hypotheses, 0 of 8 items scored, 1 analyst" in run("hypotheses", "check", str(case)).output
    assert "no item is scored yet" in run("hypotheses", "show", str(case)).output


def test_show_tells_what_carries_the_judgement(built: Path) -> None:
    """Likelihood and confidence on lines of their own; bits; the ledger."""
    output = run("hypotheses", "show", str(built)).output
    likelihood = next(line for line in output.splitlines() if "Repair after a rebuff: roughly even chance" in line)
    assert "onfidence" not in likelihood
    assert "Confidence: low." in output
    assert re.search(r"\+0\.\d\d +secretary-not-met", output)
    assert "Forecasts: 2 resolved" in output
    told = json.loads(run("hypotheses", "show", str(built), "--json").stdout)
    assert sum(told["assessment"]["posterior"]) == pytest.approx(1)


def test_faults_end_with_one_and_all_are_told(case: Path) -> None:
    """With lines and what to do."""
    file = case / "hypotheses.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("routine: .42", "routine: .62").replace("stance: other", "stance: others"), encoding="utf-8"
    )
    for command in ("check", "show"):
        with pytest.raises(Exception) as caught:  # noqa: PT011  # the runner hands on what main() would print
            raise run("hypotheses", command, str(case)).exception or AssertionError
        assert "hypotheses.yaml: line" in str(caught.value)


def test_briefs_are_written_with_links_that_lead_somewhere(case: Path, tmp_path: Path) -> None:
    """Beside the dossier and elsewhere; each link of the page leads to a file."""
    for out in (case / "brief.html", tmp_path / "else" / "brief.html"):
        out.parent.mkdir(exist_ok=True)
        assert run("brief", str(case), "--format", "html", "-o", str(out)).exit_code == 0
        links = re.findall(r'href="([^"#:]+)', out.read_text(encoding="utf-8"))
        assert links
        assert all((out.parent / link).is_file() for link in links), links
    assert run("brief", str(case), "--format", "pdf").exit_code == 0
    assert (case / "brief.pdf").read_bytes().startswith(b"%PDF")
    printed = run("brief", str(case))
    assert "## Confidence\n" in printed.stdout


def test_log_weighs_versions(case: Path) -> None:
    """The latest first, with what led."""
    git(case, "init")
    git(case, "add", "hypotheses.yaml")
    git(case, "commit", "-m", "First version")
    output = run("hypotheses", "log", str(case)).output
    assert "First version" in output
    assert "54." in output


def git(case: Path, *words: str) -> str:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(case), *name, *words], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize("attack", ["signature", "promisor"])
def test_the_settings_of_a_case_run_nothing(case: Path, tmp_path: Path, attack: str) -> None:
    """A case folder is not trusted: neither a program that shows signatures nor one that fetches is run."""
    mark = tmp_path / "mark"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    evil.chmod(0o755)
    git(case, "init")
    git(case, "add", "hypotheses.yaml")
    git(case, "commit", "-m", "First")
    if attack == "signature":
        raw = git(case, "cat-file", "commit", "HEAD")
        head, _, body = raw.partition("\n\n")
        signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n{body}"
        made = subprocess.run(
            ["git", "-C", str(case), "hash-object", "-t", "commit", "-w", "--stdin"],
            input=signed, capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        git(case, "reset", "--soft", made)
        git(case, "config", "log.showSignature", "true")
        git(case, "config", "gpg.program", str(evil))
    else:
        blob = git(case, "rev-parse", "HEAD:hypotheses.yaml").strip()
        git(case, "config", "core.repositoryformatversion", "1")
        git(case, "config", "extensions.partialClone", "origin")
        git(case, "config", "remote.origin.url", str(tmp_path))
        git(case, "config", "remote.origin.promisor", "true")
        git(case, "config", "remote.origin.uploadpack", str(evil))
        (case / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    versions = hypothesising.versions(case)
    assert not mark.exists()
    assert len(versions) == 1
    if attack == "promisor":
        assert versions[0].fault is not None
        assert "taken out" not in versions[0].fault


def test_git_is_asked_of_the_case_and_of_no_other(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says, as inside a hook."""
    git(case, "init")
    git(case, "add", "hypotheses.yaml")
    git(case, "commit", "-m", "First")
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init")
    monkeypatch.setenv("GIT_DIR", os.fspath(other / ".git"))
    assert len(hypothesising.versions(case)) == 1
