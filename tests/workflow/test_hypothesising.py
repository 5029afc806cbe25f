"""Hypotheses of a case: drafted from it, looked up in it, weighed with every build, looked back on."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from dragoman.language import estimates
from dragoman.model import CaseError, Confidence, NotFound, Room, Standing, Yardstick
from dragoman.workflow import hypothesising
from dragoman.workflow.building import build, dossier_now
from dragoman.workflow.checking import check
from dragoman.workflow.querying import opened

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"
SCORES = "    likelihoods: {routine: .1, staged: .4, other: .3}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built once."""
    root = tmp_path_factory.mktemp("cases") / "moscow-2020"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".dragoman", "dossier"))
    build(root, workers=1)
    return root


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(built, tmp_path / "case"))


def test_the_example_says_what_is_likely_and_how_low_confidence_is(built: Path) -> None:
    """Repair leads without being likely; confidence is low; posture and readout carry almost nothing."""
    found = hypothesising.weigh_case(built, on=date(2021, 1, 1))
    assert found.analysis is not None
    assert found.assessment is not None
    ids = [one.id for one in found.analysis.hypotheses]
    assert ids == ["routine", "demand", "repair", "third-party", "staged", "other"]
    leader = found.assessment.leader
    assert ids[leader] == "repair"
    assert estimates.word(found.assessment.posterior[leader], Yardstick.ICD_203) == "roughly even chance"
    assert found.assessment.confidence is Confidence.LOW
    bits = {one.item: one.bits for one in found.assessment.items}
    assert bits["posture"] < 0.01
    assert bits["thin-readout"] < 0.01
    assert min(bits[one] for one in ("short-stay", "secretary-not-met", "call-next-day", "leader-travels")) > 0.05
    assert not found.analysis.warnings
    assert found.ledger is not None
    assert found.ledger.resolved == 2


def test_its_brief_says_so_in_four_forms(built: Path) -> None:
    """Likelihood and confidence apart; what carries almost nothing is named."""
    text = hypothesising.write_brief(built, "md").decode()
    judgement, confidence = text.partition("## Confidence")[::2]
    assert "Roughly even chance (54%)" in judgement
    assert "onfidence" not in judgement
    assert "Confidence in this is low" in confidence
    assert "Almost nothing comes from" in text
    nothing = text.partition("Almost nothing comes from")[2].partition("\n")[0]
    assert "leans back" in nothing
    assert "readout of 10 March" in nothing
    assert hypothesising.write_brief(built, "pdf").startswith(b"%PDF")
    assert hypothesising.write_brief(built, "docx").startswith(b"PK")
    page = hypothesising.write_brief(built, "html").decode()
    assert "<script" not in page
    assert "Confidence in this is low" in page


def test_the_build_weighs_them(built: Path) -> None:
    """The dossier holds the analysis and what follows from it."""
    dossier = dossier_now(built)
    assert dossier.analysis is not None
    assert dossier.assessment is not None
    page = (built / "dossier" / "hypotheses.html").read_text(encoding="utf-8")
    assert "0 forecasts" not in page
    assert dossier.ledger is not None
    assert (dossier.ledger.resolved, dossier.ledger.overdue) == (2, 0)


def test_a_fault_is_a_gap_and_stops_nothing(case: Path) -> None:
    """Every fault is told, and nothing is weighed; check tells them too."""
    file = case / "hypotheses.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("routine: .42", "routine: .62").replace("contact-4baed54f05422769", "contact-gone1"))
    result = build(case, workers=1)
    told = [gap.reason for gap in result.gaps if gap.room is Room.WEIGH]
    assert len(told) == 2
    assert any("add up to 1.2;" in one for one in told)
    assert any("contact-gone1" in one for one in told)
    assert dossier_now(case).assessment is None
    assert [gap.reason for gap in check(case, workers=1).gaps if gap.room is Room.WEIGH] == told
    file.write_text(text)
    assert not [gap for gap in check(case, workers=1).gaps if gap.room is Room.WEIGH]
    assert not [gap for gap in build(case, workers=1).gaps if gap.room is Room.WEIGH]


def test_a_draft_offers_every_departure_and_gap_unscored(case: Path) -> None:
    """It can be read as it stands; scored, it weighs."""
    (case / "hypotheses.yaml").unlink()
    file, items = hypothesising.new_file(case)
    analysis = hypothesising.read_file(case)
    assert len(analysis.items) == items
    assert not any(item.scores for item in analysis.items)
    assert not [one for one in analysis.warnings if one.startswith("line")]  # our own words keep to our own advice
    rests = {pointer.item for item in analysis.items for pointer in item.about}
    with opened(case) as asked:
        wanted = {one.id for one in asked.checks if one.standing in {Standing.DEPARTED, Standing.UNKNOWN}}
        wanted |= {f"{gap.room.value}-{gap.kind}" for gap in asked.gaps if gap.room is not Room.WEIGH}
    assert wanted <= rests
    assert hypothesising.weigh_case(case, on=date(2020, 4, 1)).assessment is None
    with pytest.raises(CaseError, match="no item is scored"):
        hypothesising.write_brief(case, "md")
    text = file.read_text(encoding="utf-8")
    at = text.index("    about:")
    file.write_text(f"{text[:at]}{SCORES}{text[at:]}", encoding="utf-8")
    assert hypothesising.weigh_case(case, on=date(2020, 4, 1)).assessment is not None
    with pytest.raises(CaseError, match="is there already"):
        hypothesising.new_file(case)


def test_a_draft_of_hostile_words_is_data(case: Path) -> None:
    """What sources say stands in the draft as text, whatever it holds."""
    from dragoman.workflow.drafting import _quoted

    for text in ("a: [b] # c", 'say "x" \\ y', "tab\t\x7f\x85\u2028end", "- !!python/object:os.system", "{{7*7}}"):
        assert yaml.safe_load(f"says: {_quoted(text)}") == {"says": text}


def test_nothing_is_asked_where_there_is_no_file(case: Path) -> None:
    """The message says how to begin."""
    (case / "hypotheses.yaml").unlink()
    with pytest.raises(CaseError, match="hypotheses new"):
        hypothesising.read_file(case)
    assert build(case, workers=1).gaps == build(case, workers=1).gaps
    assert not (case / "dossier" / "hypotheses.html").exists()


def test_versions_are_weighed(case: Path) -> None:
    """Each version that git keeps, the latest first; one that cannot be read says why."""
    with pytest.raises(NotFound):
        hypothesising.versions(case)

    def git(*words: str) -> None:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(case), *name, *words], check=True, capture_output=True)

    file = case / "hypotheses.yaml"
    text = file.read_text(encoding="utf-8")
    git("init")
    for said, change in (
        ("First", text),
        ("Broken", "hypotheses: ["),
        ("Second", text.replace("routine: .03", "routine: .5")),
    ):
        file.write_text(change, encoding="utf-8")
        git("add", "hypotheses.yaml")
        git("commit", "-m", said)
    second, broken, first = hypothesising.versions(case)
    assert (second.subject, broken.subject, first.subject) == ("Second", "Broken", "First")
    assert broken.fault is not None
    assert dict(first.leaders)["Repair after a rebuff"] > dict(second.leaders).get("Repair after a rebuff", 0)


def test_a_brief_of_one_moment_is_one(built: Path) -> None:
    """Two briefs of one state differ in nothing but their stamp."""
    from dragoman import publish

    dossier, now = dossier_now(built), datetime(2020, 5, 1, tzinfo=UTC)
    for kind in ("md", "html", "docx", "pdf"):
        assert publish.brief_file(dossier, kind, built_at=now) == publish.brief_file(dossier, kind, built_at=now)
