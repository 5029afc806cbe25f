"""A wrong reading can be understood: every decision is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.model import Gap, NotFound
from dragoman.workflow.explaining import Explanation, explain
from tests.cli.test_commands import run
from tests.workflow.cases import CALL

WISHES = CALL.replace("They agreed to keep in touch.", "Vladimir Putin invited Kassym-Jomart Tokayev to visit Moscow.")


def one(path: Path) -> Explanation:
    found = [item for item in explain(path) if not isinstance(item, Gap)]
    assert len(found) == 1
    return found[0]


def test_every_contact_word_has_a_report_or_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(WISHES)
    explanation = one(path)
    verdicts = [verdict for sentence in explanation.sentences for verdict in sentence.verdicts]
    assert {bool(verdict.reports) for verdict in verdicts} == {True, False}
    assert all(verdict.reports or verdict.reason for verdict in verdicts)
    assert [report.kind for report in explanation.reports] == ["call"]


def test_the_command_prints_names_dates_and_reasons(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(WISHES)
    printed = run("explain", str(path))
    assert "who    Kassym-Jomart Tokayev" in printed or "who Kassym-Jomart Tokayev" in " ".join(printed.split())
    assert "gives nothing: only wished for, possible, proposed or habitual" in printed
    assert json.loads(run("explain", str(path), "--json"))[0]["document"]["publisher"] == "kremlin_en"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(explain(tmp_path / "none.txt"))
