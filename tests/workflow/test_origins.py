"""How many origins a contact has: an office is one, in every language and in every mouth that passes on its word."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model import Document, Kind, Mention, Report, Status, When
from dragoman.workflow.building import build
from dragoman.workflow.origins import _passed_on
from dragoman.workflow.querying import opened
from tests.workflow import cases

RUSSIAN = """\
Title: Телефонный разговор с Президентом Казахстана Касым-Жомартом Токаевым
Date: 2020-03-07
Publisher: kremlin_ru

Состоялся телефонный разговор Владимира Путина с Президентом Казахстана Касым-Жомартом Токаевым.
"""
AGENCY = """\
Title: Putin and Tokayev speak
Date: 2020-03-07
Publisher: press

President of Russia Vladimir Putin spoke by telephone with President of Kazakhstan Kassym-Jomart Tokayev on Saturday,
"""


def origins(root: Path, *items: str) -> list[set[str]]:
    """The files of each origin of the one contact."""
    build(cases.make(root, **{f"f{at}__txt": text for at, text in enumerate(items)}), workers=1)
    with opened(root) as built:
        (contact,) = built.contacts
        assert len(contact.reports) == len(items)
        paths = {report: built.documents[built.reports[report].document].path for report in contact.reports}
        return [{(paths[report] or "")[8:10] for report in group} for group in contact.origins]


def test_two_languages_of_one_office_are_one_origin(tmp_path: Path) -> None:
    assert origins(tmp_path / "case", cases.CALL, RUSSIAN) == [{"f0", "f1"}]


def test_two_offices_are_two(tmp_path: Path) -> None:
    assert len(origins(tmp_path / "case", cases.CALL, cases.OTHER_SIDE)) == 2


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        ("the Kremlin said.", [{"f0", "f2"}, {"f1"}]),
        ("Tokayev's office said.", [{"f0"}, {"f1", "f2"}]),
        ("the White House said.", [{"f0"}, {"f1"}, {"f2"}]),  # of which the case holds nothing
        ("a witness said.", [{"f0"}, {"f1"}, {"f2"}]),
        ("and the weather was fine. The Kremlin said nothing.", [{"f0"}, {"f1"}, {"f2"}]),
    ],
)
def test_who_passes_on_an_offices_word_counts_with_it(tmp_path: Path, said: str, groups: list[set[str]]) -> None:
    agency = AGENCY.replace("Saturday,\n", f"Saturday, {said}\n")
    found = origins(tmp_path / "case", cases.CALL, cases.OTHER_SIDE, agency)
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))


def test_the_page_counts_origins_so(tmp_path: Path) -> None:
    origins(tmp_path / "case", cases.CALL, RUSSIAN)
    (page,) = (tmp_path / "case" / "dossier" / "contacts").glob("*.html")
    assert "2 accounts from 1 independent origin" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["сообщили в Кремле", "сообщает пресс-служба Кремля", "according to the Kremlin"])
def test_words_that_name_a_house(words: str) -> None:
    text = f"Путин и Токаев поговорили, {words}."
    document = Document(id="d", snapshot="s", publisher="press", language="ru", title="", text=text)
    mention = Mention(name="Vladimir Putin", span=document.span(1, 6))
    report = Report(
        id="r",
        document="d",
        kind=Kind.CALL,
        status=Status.HELD,
        when=When.unknown(),
        participants=(mention,),
        evidence=document.span(1, 26),
    )
    assert _passed_on(report, {"d": document}, [("gov_rus_president", "RUS")]) == ("gov_rus_president", "RUS")
