"""The pages as files: every link ends somewhere, every passage stands in its source, nothing foreign is asked for."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dragoman.model import CaseError
from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from tests.workflow import cases

LATER = cases.CALL.replace("2020-03-07", "2020-03-14")


class Page(HTMLParser):
    """What a page links to, loads, names and runs."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.inline_scripts = 0
        self.handlers: list[str] = []
        self.headings: list[str] = []
        self.language: str | None = None
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.handlers += [name for name in values if name.startswith("on")]
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang")
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "script" and "src" not in values:
            self.inline_scripts += 1
        self.loads += [values[name] for name in ("src", "srcset") if name in values]
        if tag == "link" and "href" in values:
            self.loads.append(values["href"])


@pytest.fixture(scope="module")
def pages(example: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(example.rglob("*.html"))}


def test_every_link_ends_at_a_page_and_a_mark_that_exist(pages: dict[Path, Page]) -> None:
    missing = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            mark = "" if "=" in parts.fragment else unquote(parts.fragment)
            if target not in pages or (mark and mark not in pages[target].ids):
                missing.append((path.name, link))
    assert missing == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, Page], example: Path) -> None:
    for path, page in pages.items():
        for address in page.loads:
            assert not urlsplit(address).scheme, f"{path.name} loads {address}"
            assert (path.parent / unquote(urlsplit(address).path)).resolve().is_file(), f"{path.name} lacks {address}"
    for sheet in example.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


def test_pages_forbid_foreign_scripts_and_carry_none(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert "Content-Security-Policy" in path.read_text(encoding="utf-8"), path.name
        assert page.inline_scripts == 0, path.name
        assert page.handlers == [], path.name


def test_pages_have_one_heading_a_language_and_no_mark_twice(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert page.headings.count("h1") == 1, path.name
        assert page.headings[0] == "h1", path.name
        assert page.language, path.name
        assert len(page.ids) == len(set(page.ids)), path.name


def test_every_account_leads_to_the_words_it_rests_on(pages: dict[Path, Page], example: Path) -> None:
    with opened(example.parent) as case:
        texts, contacts, reports = case.documents, case.contacts, case.reports
    assert contacts
    for contact in contacts:
        page = pages[example / "contacts" / f"{contact.id.replace(':', '-')}.html"]
        for report in contact.reports:
            passage = reports[report].evidence
            address = f"{passage.document.replace(':', '-')}.html#s{passage.start}-{passage.end}"
            assert any(link.endswith(address) for link in page.links), (contact.id, address)
            assert texts[passage.document].quote(passage)


def test_a_source_with_script_is_shown_as_words(tmp_path: Path) -> None:
    attack = cases.CALL.replace(
        "Vladimir Putin had", "<script>alert(1)</script><img src=x onerror=alert(2)> Vladimir Putin had"
    )
    case = cases.make(tmp_path / "case", attack__txt=attack)
    build(case)
    for path in (case / "dossier").rglob("*.html"):
        page = Page(path)
        assert page.inline_scripts == 0
        assert page.handlers == []
        assert "x" not in page.loads
    source = next((case / "dossier" / "sources").glob("*.html")).read_text(encoding="utf-8")
    assert "&lt;script&gt;" in source


def test_two_builds_differ_only_in_their_stamp(tmp_path: Path) -> None:
    one, two = (cases.make(tmp_path / name) for name in ("one", "two"))
    build(one, now=datetime(2020, 4, 1, tzinfo=UTC))
    build(two, now=datetime(2021, 5, 2, tzinfo=UTC))
    assert cases.fingerprint(one) == cases.fingerprint(two)


def test_a_folder_that_is_not_a_dossier_is_left_alone(tmp_path: Path) -> None:
    case = cases.make(tmp_path / "case")
    (case / "dossier").mkdir()
    (case / "dossier" / "thesis.doc").write_text("years of work")
    with pytest.raises(CaseError, match="not made by dragoman"):
        build(case)
    assert (case / "dossier" / "thesis.doc").read_text() == "years of work"


def test_a_time_without_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="time zone"):
        build(cases.make(tmp_path / "case"), now=datetime(2020, 4, 1))  # noqa: DTZ001


def test_a_long_chronology_keeps_its_other_parts_for_the_filters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.publish.pages.ROWS", 2)
    case = cases.make(tmp_path / "case", one__txt=cases.CALL, two__txt=cases.MEETING, three__txt=LATER)
    build(case)
    dossier = case / "dossier"
    assert (dossier / "chronology-2.html").is_file()
    rows = [(dossier / "data" / f"rows-{number}.js").read_text(encoding="utf-8") for number in (1, 2)]
    assert sum(text.count('class=\\"row\\"') for text in rows) == 3
