"""A case as of a day holds what had been published by then, and nothing later."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import NotFound, Review, Verdict
from dragoman.workflow import reviewing
from dragoman.workflow.building import build, build_as_of
from dragoman.workflow.querying import opened
from tests.workflow import cases

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built."""
    root = tmp_path_factory.mktemp("knowing") / "case"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    build(root)
    return root


def test_nothing_published_later_is_known(case: Path) -> None:
    """On 6 March nobody could know of the call on the 7th; the whole case can."""
    with opened(case) as whole, opened(case, as_of=date(2020, 3, 6)) as then:
        assert 0 < len(then.documents) < len(whole.documents)
        assert all(d.published and d.published <= date(2020, 3, 6) for d in then.documents.values())
        assert set(then.reports) == {r.id for r in whole.reports.values() if r.document in then.documents}
        days = [contact.when.first_day for contact in then.contacts if contact.status.value == "held"]
        assert days
        assert all(day is not None and day <= date(2020, 3, 6) for day in days)
        assert {report for contact in then.contacts for report in contact.reports} <= set(then.reports)
        assert {gap.document for gap in then.gaps if gap.document} <= set(then.documents)


def test_the_last_day_gives_the_whole_case(case: Path) -> None:
    """As of a day after everything, the contacts are those of the case."""
    with opened(case) as whole, opened(case, as_of=date(2030, 1, 1)) as then:
        assert then.contacts == whole.contacts
        assert then.search("Медведев") == whole.search("Медведев")


def test_before_everything_there_is_nothing(case: Path) -> None:
    """No source, no contact, and no error."""
    with opened(case, as_of=date(2000, 1, 1)) as then:
        assert (then.contacts, then.documents) == ((), {})


def test_a_dossier_as_of_a_day_stands_beside_the_present_one(case: Path) -> None:
    """It is written to a folder of its own and leaves the present dossier as it was."""
    before = (case / "dossier" / "dossier.json").read_bytes()
    target = build_as_of(case, date(2020, 3, 7)).dossier
    assert target.name == "dossier-2020-03-07"
    assert (target / "index.html").is_file()
    assert (case / "dossier" / "dossier.json").read_bytes() == before
    assert len(list((target / "sources").iterdir())) < len(list((case / "dossier" / "sources").iterdir()))


def test_what_is_undecided_today_was_not_known_then(tmp_path: Path) -> None:
    """A link that a later source leaves open is no gap of the day before."""
    one = cases.CALL
    later = (
        "Title: Second\nDate: 2020-03-08\nPublisher: press\n\n"
        "President of Russia Vladimir Putin spoke by telephone with President of Kazakhstan Kassym-Jomart Tokayev.\n"
    )
    root = cases.make(tmp_path / "case", one__txt=one, two__txt=later)
    build(root)
    with opened(root) as now, opened(root, as_of=date(2020, 3, 7)) as then:
        assert "undecided-link" in {gap.kind for gap in now.gaps}
        assert "undecided-link" not in {gap.kind for gap in then.gaps}
        assert not then.links


LATER = (
    "Title: Second\nDate: 2020-03-08\nPublisher: press\n\n"
    "President of Russia Vladimir Putin spoke by telephone with President of Kazakhstan Kassym-Jomart Tokayev.\n"
)


def test_a_review_of_a_later_account_was_not_made_then(tmp_path: Path) -> None:
    """It joins an account of the 8th: on the 7th there is nothing to join, and nothing stale."""
    root = cases.make(tmp_path / "case", one__txt=cases.CALL, two__txt=LATER)
    build(root)
    with opened(root) as now:
        one, two = sorted(now.reports)
    reviewing.add(root / "reviews.toml", Review(one=one, two=two, verdict=Verdict.SAME))
    build(root)
    with opened(root) as now, opened(root, as_of=date(2020, 3, 7)) as then:
        assert [len(contact.reports) for contact in now.contacts] == [2]
        assert [len(contact.reports) for contact in then.contacts] == [1]
        assert not then.gaps
        later = next(report for report in now.reports if report not in then.reports)
    target = build_as_of(root, date(2020, 3, 7)).dossier
    assert not [page for page in target.rglob("*.*") if later.encode() in page.read_bytes()]


def test_a_gap_and_a_file_of_a_later_document_were_not_there(tmp_path: Path) -> None:
    """What could not be read in a release of the 8th was open on the 8th; its file was not collected before."""
    root = cases.make(tmp_path / "case", one__txt=cases.CALL, two__txt=LATER.replace("by telephone", "", 1))
    with_gap = LATER + "\nThey will meet in Moscow.\n"
    cases.put(root, "three.txt", with_gap.replace("Second", "Third").replace("Publisher: press\n", ""))
    build(root)
    with opened(root) as now, opened(root, as_of=date(2020, 3, 7)) as then:
        assert {gap.document for gap in now.gaps} - {None} - set(then.documents)
        assert not then.gaps
        assert [snapshot.path for snapshot in then.snapshots] == ["sources/one.txt"]
        assert len(now.snapshots) == 3


def test_the_end_of_an_office_was_not_known_then(tmp_path: Path) -> None:
    """Neither from the table of leaders nor from the analyst's list; a later office was not known at all."""
    text = "Vladimir Putin had a telephone conversation with Prime Minister of the United Kingdom Boris Johnson."
    call = f"Title: Call\nDate: 2020-03-07\nPublisher: kremlin_en\n\n{text}\n"
    root = cases.make(tmp_path / "case", one__txt=call)
    (root / "people.toml").write_text(
        '[[person]]\nname = "Ann Berg"\nside = "SWE"\n'
        '[[person.office]]\ntitle = "Envoy"\nsince = 2019-01-01\nuntil = 2021-01-01\n'
        '[[person.office]]\ntitle = "Foreign Minister"\nsince = 2023-01-01\n',
        encoding="utf-8",
    )
    build(root)
    day = date(2020, 3, 7)
    with opened(root) as now, opened(root, as_of=day) as then:
        assert {tenure.until.exact for tenure in now.persons["ann-berg"].tenures} == {date(2021, 1, 1), None}
        (envoy,) = then.persons["ann-berg"].tenures
        assert (envoy.office.title, envoy.held_on(day), envoy.until.latest) == ("Envoy", True, None)
        (johnson,) = (person for person in then.persons.values() if "johnson" in person.id)
        assert johnson.tenures
        assert [tenure for tenure in johnson.tenures if tenure.held_on(day)]
        assert all(tenure.until.latest is None or tenure.until.latest <= day for tenure in johnson.tenures)
    target = build_as_of(root, day).dossier
    pages = [*(target / "people").rglob("*"), target / "dossier.json", target / "index.html"]
    told = "".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())
    assert not re.findall(r"202[1-5]-\d\d-\d\d|\b202[1-5]\b", re.sub(r"<time.*?</time>", "", told))


def test_a_case_that_was_never_built_says_so(tmp_path: Path) -> None:
    """The message tells what to do."""
    shutil.copytree(EXAMPLE, tmp_path / "case", ignore=shutil.ignore_patterns("dossier*", ".dragoman"))
    with pytest.raises(NotFound, match="not built yet"):
        build_as_of(tmp_path / "case", date(2020, 3, 7))
