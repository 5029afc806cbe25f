"""Names in one place of a contact: spellings of one name are one person, two people's names are two."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from tests.workflow import cases

OFFICE = "US Secretary of State Mike Pompeo met with Foreign Minister of Russia Sergei Lavrov in Geneva on 10 March."


def told(publisher: str, text: str) -> str:
    """A short item of the day."""
    return f"Title: Talks\nDate: 2020-03-10\nPublisher: {publisher}\n\n{text}\n"


@pytest.mark.parametrize("other", ["Sergei Ryabkov", "Sergei Ivanov"])
def test_another_minister_in_his_place_is_asked_about(tmp_path: Path, other: str) -> None:
    """The day, the town and the other side agree, and yet these are two people: an analyst decides."""
    bare = f"US Secretary of State Mike Pompeo met with {other} in Geneva on 10 March."
    build(cases.make(tmp_path / "case", a__txt=told("press", OFFICE), b__txt=told("tass_en", bare)), workers=1)
    with opened(tmp_path / "case") as built:
        assert len(built.contacts) == 2
        assert all(len(contact.participants) == 2 for contact in built.contacts)
        assert [gap.kind for gap in built.gaps if gap.kind == "undecided-link"] == ["undecided-link"]


def test_three_spellings_of_one_name_are_one_person(tmp_path: Path) -> None:
    """Each agency brings its own; the reader sees one meeting of two people."""
    names = ("President of Kazakhstan Kassym-Jomart Tokayev", "Kasim Jomart Tokaeff", "Qasim Zhomart Tokajev")
    texts = [f"President of Russia Vladimir Putin met with {name} in Sochi on 10 March." for name in names]
    files = {f"{at}__txt": told(("press", "tass_en", "press")[at], text) for at, text in enumerate(texts)}
    build(cases.make(tmp_path / "case", **files), workers=1)
    with opened(tmp_path / "case") as built:
        (contact,) = built.contacts
        assert sorted(p.person for p in contact.participants) == ["kassym-jomart-tokayev", "vladimir-putin"]
        assert len(contact.reports) == 3
