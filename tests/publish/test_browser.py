"""The dossier in a browser, opened from disk: it draws, filters, searches, points, and asks nothing of the network."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dragoman.model import Prior, PriorKind
from dragoman.publish import site, trying
from dragoman.publish.departing import Departures
from dragoman.publish.record import Record
from dragoman.publish.weighed import Weighed
from tests.publish import departed, handmade, hypothesised

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier in which two offices do not agree."""
    folder = tmp_path_factory.mktemp("parted") / "dossier"
    site.write(handmade.dossier(), folder, built_at=datetime(2023, 4, 1, tzinfo=UTC))
    return folder


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with departures and with what is usual for a pair."""
    folder = tmp_path_factory.mktemp("unusual") / "dossier"
    site.write(handmade.dossier(**departed.full()), folder, built_at=datetime(2023, 4, 1, tzinfo=UTC))
    return folder


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with hypotheses that two analysts weighed."""
    folder = tmp_path_factory.mktemp("weighed") / "dossier"
    told = hypothesised.two_analysts()
    fields = {
        **departed.full(),
        "analysis": told,
        "assessment": hypothesised.assess(told),
        "ledger": hypothesised.LEDGER,
    }
    site.write(handmade.dossier(**fields), folder, built_at=datetime(2023, 4, 1, tzinfo=UTC))
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with 30 hypotheses, 500 items and 10 analysts."""
    folder = tmp_path_factory.mktemp("large") / "dossier"
    told = hypothesised.many()
    weighed = hypothesised.assess(told)
    site.write(handmade.dossier(analysis=told, assessment=weighed), folder, built_at=datetime(2023, 4, 1, tzinfo=UTC))
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that must end without an error and without a request beyond the disk."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.set_default_timeout(20_000)
    faults: list[str] = []
    tab.on("console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("file:", "data:", "blob:")) else faults.append(f"request {asked.url}")
        ),
    )
    tab.on(
        "requestfailed",
        lambda asked: None if asked.failure == "net::ERR_ABORTED" else faults.append(f"failed {asked.url}"),
    )
    yield tab
    tab.wait_for_timeout(50)
    tab.close()
    assert faults == []


def go(page: Page, example: Path, name: str) -> None:
    page.goto((example / name).as_uri())


def sample(example: Path) -> list[str]:
    """Each page of its own kind, and two of each folder."""
    names = [path.relative_to(example).as_posix() for path in example.glob("*.html")]
    for folder in ("contacts", "people", "sources", "readouts"):
        names += [path.relative_to(example).as_posix() for path in sorted((example / folder).glob("*.html"))[:2]]
    return names


def test_timeline_draws_moves_and_leads_to_a_contact(page: Page, example: Path) -> None:
    go(page, example, "index.html")
    timeline = page.locator("#timeline")
    timeline.scroll_into_view_if_needed()
    expect(timeline).to_have_attribute("data-drawn", "true")
    items = timeline.locator(".vis-item")
    expect(items.first).to_be_visible()
    lanes = timeline.locator(".vis-labelset .vis-label")
    by_side = page.locator("input[name=lanes][value=side]")
    by_actor = page.locator("input[name=lanes][value=actor]")
    by_actor.check()
    expect(lanes.filter(has_text="Medvedev")).to_have_count(1)
    by_side.check()
    expect(lanes.filter(has_text="Medvedev")).to_have_count(0)
    day = timeline.locator(".vis-axis .vis-text.vis-minor, .vis-time-axis .vis-text.vis-minor")
    before = day.count()
    page.locator("[data-do=in]").click()
    page.wait_for_timeout(900)
    assert day.count() != before
    page.locator("[data-do=all]").click()
    page.wait_for_timeout(900)
    link = items.locator("a").first
    link.focus()
    link.press("Enter")
    page.wait_for_url("**/contacts/*")
    expect(page.locator("h1")).to_be_visible()


def test_chronology_filters_and_keeps_its_choice_in_the_address(page: Page, example: Path) -> None:
    go(page, example, "chronology.html")
    rows = page.locator("#rows .row")
    shown = page.locator("#rows .row:not([hidden])")
    every = rows.count()
    assert every > 5
    page.locator("[name=kind]").select_option("call")
    assert 0 < shown.count() < every
    assert "kind=call" in page.url
    expect(page.locator("#told")).to_contain_text(f"of {every}")
    page.reload()
    expect(page.locator("[name=kind]")).to_have_value("call")
    assert 0 < shown.count() < every
    page.locator("#filters [type=reset]").click()
    expect(shown).to_have_count(every)
    page.locator("[name=who]").fill("masimov")
    assert 0 < shown.count() < every
    for row in shown.all():
        expect(row).to_contain_text("Masimov")
    page.locator("[name=who]").fill("")
    page.locator("[name=status]").select_option("denied")
    expect(shown).to_have_count(3)
    page.locator("[name=since]").fill("2020-03-10")
    expect(shown).to_have_count(0)
    page.locator("[name=status]").select_option("")
    assert shown.count() > 0


def test_evidence_link_leads_to_marked_words(page: Page, example: Path) -> None:
    go(page, example, "chronology.html")
    page.locator("#rows .row:not([hidden]) a[href*='sources/'][href*='#s']").first.click()
    page.wait_for_url("**/sources/*#s*")
    pointed = page.locator(".pointed")
    expect(pointed.first).to_be_visible()
    expect(pointed.first).to_be_in_viewport()
    assert pointed.first.inner_text().strip()


def test_contact_page_quotes_each_account(page: Page, example: Path) -> None:
    go(page, example, "chronology.html")
    page.locator("#rows .row a[href*='contacts/']").first.click()
    page.wait_for_url("**/contacts/*")
    page.get_by_role("link", name="In the full text").first.click()
    expect(page.locator(".pointed").first).to_be_visible()


def test_person_page_names_offices_and_contacts(page: Page, example: Path) -> None:
    go(page, example, "people.html")
    page.get_by_role("link", name="Nursultan Nazarbayev").first.click()
    page.wait_for_url("**/people/nursultan-nazarbayev.html")
    expect(page.locator("h1")).to_have_text("Nursultan Nazarbayev")
    assert page.locator("table tbody tr").count() >= 2
    assert page.locator(".rows .row").count() >= 3


def test_graph_draws_pairs_and_filters_them(page: Page, example: Path) -> None:
    go(page, example, "graph.html")
    graph = page.locator("#graph")
    expect(graph.locator("canvas").first).to_be_visible()
    every = int(graph.get_attribute("data-pairs") or 0)
    assert every > 2
    page.locator("[name=kind][value=call]").uncheck()
    expect(graph).not_to_have_attribute("data-pairs", "0")
    page.locator("[name=least]").fill("50")
    expect(graph).to_have_attribute("data-pairs", "0")


def test_search_finds_a_person_by_another_spelling(page: Page, example: Path) -> None:
    go(page, example, "index.html")
    page.locator("#search-words").fill("nazarbayev")
    expect(page.locator("#search-found li").first).to_contain_text("Nazarbayev")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*")
    page.locator("#search-words").fill("zzqx")
    expect(page.locator("#search-told")).to_have_text("Nothing found")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(
    page: Page, example: Path, parted: Path, unusual: Path, weighed: Path, large: Path, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for folder in (example, parted, unusual, weighed, large):
        for name in sample(folder):
            go(page, folder, name)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{name} is {wide} px too wide at {width}"


AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make install")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_can_be_read_by_a_screen_reader(
    page: Page, example: Path, parted: Path, unusual: Path, weighed: Path, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for folder in (example, parted, unusual, weighed):
        for name in sample(folder):
            go(page, folder, name)
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate(
                "axe.run({ preload: false })"
                ".then((result) => result.violations.map((one) => [one.id, one.nodes[0].html]))"
            )
            assert found == [], name


@pytest.mark.parametrize(("width", "shown"), [(420, True), (1280, False)])
def test_narrow_cells_say_whose_words_they_hold(page: Page, parted: Path, width: int, shown: bool) -> None:  # noqa: FBT001
    page.set_viewport_size({"width": width, "height": 900})
    go(page, parted, "readouts/doc-a-b.html")
    labels = page.locator("#row-2 .cell-issuer")
    expect(labels).to_have_count(2)
    for label, name in zip(labels.all(), ("White House:", "Akorda:"), strict=True):
        expect(label).to_have_text(name)
        expect(label).to_be_visible(visible=shown)
    expect(page.get_by_role("row", name="3.9 billion")).to_have_count(1)  # a row still, where it is a block


def test_the_note_on_scripts_is_not_shown_where_scripts_run(page: Page, parted: Path) -> None:
    go(page, parted, "index.html")
    expect(page.get_by_text("The drawing needs JavaScript")).not_to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("The drawing needs JavaScript")).not_to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_signs_are_seen_beside_their_contacts(page: Page, unusual: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in ("index.html", "chronology.html"):
        go(page, unusual, name)
        flags = page.locator(".flag")
        expect(flags).to_have_count(2)
        for flag in flags.all():
            expect(flag).to_be_visible()
            box, words = flag.bounding_box(), flag.locator("a").bounding_box()
            assert box is not None
            assert words is not None
            assert box["height"] <= words["height"] + 4, "a sign leaves a hole under its words"


def test_a_sign_leads_to_its_grounds_and_these_to_their_words(page: Page, unusual: Path) -> None:
    go(page, unusual, "chronology.html")
    page.locator(".flag-rule a").first.click()
    page.wait_for_url("**/departures.html#*")
    words = page.locator(".departure:target dd a[href*='sources/'][href*='#s']").last
    words.focus()
    words.press("Enter")
    page.wait_for_url("**/sources/*#s*")
    expect(page.locator(".pointed").first).to_be_visible()


def test_a_link_to_what_is_not_known_unfolds_it(page: Page, unusual: Path) -> None:
    go(page, unusual, "contacts/contact-1.html")
    page.locator("a[href$='#check-unknown']").click()
    expect(page.locator("#check-unknown")).to_be_visible()


def test_theme_button_turns_the_page_dark(page: Page, example: Path) -> None:
    page.emulate_media(color_scheme="light")
    go(page, example, "index.html")
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(colour)
    page.locator("#theme").click()
    assert page.evaluate(colour) != before
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")


def posterior(page: Page) -> list[float]:
    """What the page has weighed, in the order of the hypotheses."""
    found: list[float] = json.loads(page.locator("#trying").get_attribute("data-posterior") or "[]")
    return found


def numbers() -> dict[str, Any]:
    """What the sliders of the weighed dossier begin with."""
    told = hypothesised.two_analysts()
    record = Record(handmade.dossier(analysis=told, assessment=hypothesised.assess(told)))
    found = trying.numbers(Weighed(record, Departures(record)))
    assert found is not None
    return found


def test_sliders_begin_at_the_assessment(page: Page, weighed: Path) -> None:
    go(page, weighed, "hypotheses.html")
    told = hypothesised.assess(hypothesised.two_analysts()).posterior
    assert posterior(page) == pytest.approx(told, abs=1e-6)
    expect(page.locator("#now")).to_have_text("Message in person still leads: 46%.")


def test_a_slider_of_trust_weighs_again_and_reset_undoes_it(page: Page, weighed: Path) -> None:
    go(page, weighed, "hypotheses.html")
    before = posterior(page)
    slider = page.get_by_role("slider", name="The counterpart did not receive the guest.")
    slider.fill("0")
    expected = numbers()
    at = next(at for at, item in enumerate(expected["items"]) if item["head"] == "2")
    expected["items"][at]["trust"] = 0.0
    assert posterior(page) == pytest.approx(trying.averaged(expected), abs=1e-9)
    assert posterior(page) != pytest.approx(before, abs=1e-3)
    expect(slider).to_have_attribute("aria-valuetext", ".00")
    page.get_by_role("button", name="Reset").click()
    assert posterior(page) == pytest.approx(before, abs=1e-12)


def test_a_copy_takes_the_place_of_an_item_that_is_not_trusted(page: Page, tmp_path: Path) -> None:
    dossier = handmade.dossier(**hypothesised.with_copy())
    site.write(dossier, tmp_path / "dossier", built_at=datetime(2023, 4, 1, tzinfo=UTC))
    record = Record(dossier)
    found = trying.numbers(Weighed(record, Departures(record)))
    assert found is not None
    go(page, tmp_path / "dossier", "hypotheses.html")
    for trusts in ({"#item-stay": 0.0}, {"#item-again": 0.0}, {"#item-absent": 0.0}):
        for item in found["items"]:
            item["trust"] = trusts.get(item["href"], item["trust"])
            if item["href"] in trusts:
                page.locator(f"#trusts .slide:has(a[href='{item['href']}']) input").fill("0")
        assert posterior(page) == pytest.approx(trying.averaged(found), abs=1e-9)


def test_copies_that_are_trusted_alike_count_as_one(page: Page, tmp_path: Path) -> None:
    told = hypothesised.copies_alike()
    dossier = handmade.dossier(analysis=told, assessment=hypothesised.assess(told))
    site.write(dossier, tmp_path / "dossier", built_at=datetime(2023, 4, 1, tzinfo=UTC))
    go(page, tmp_path / "dossier", "hypotheses.html")
    assert posterior(page) == pytest.approx(hypothesised.assess(told).posterior, abs=1e-9)


def test_a_slider_of_the_prior_moves_by_key_and_is_told(page: Page, weighed: Path) -> None:
    go(page, weighed, "hypotheses.html")
    slider = page.get_by_role("slider", name="Routine visit")
    slider.focus()
    slider.press("End")
    expect(page.locator("#told")).to_have_text(re.compile("Routine visit leads instead of Message in person: 9\\d%."))
    slider.press("Home")
    assert 0 < posterior(page)[0] < 0.01
    assert sum(posterior(page)) == pytest.approx(1)


def test_where_several_lead_alike_the_sliders_say_so(page: Page, tmp_path: Path) -> None:
    two, (item, *_) = hypothesised.HYPOTHESES[:2], hypothesised.ITEMS
    for likelihoods, began in (((0.6, 0.3), "Routine visit still leads: "), ((0.4, 0.4), "Nothing leads alone: ")):
        told = hypothesised.analysis(
            hypotheses=two,
            items=(replace(item, scores=(hypothesised.scores(*likelihoods),)),),
            prior=Prior(kind=PriorKind.UNIFORM, by=()),
            indicators=(),
            finals=(),
        )
        dossier = handmade.dossier(analysis=told, assessment=hypothesised.assess(told))
        site.write(dossier, tmp_path / "dossier", built_at=datetime(2023, 4, 1, tzinfo=UTC))
        go(page, tmp_path / "dossier", "hypotheses.html")
        expect(page.locator("#now")).to_contain_text(began)
        page.locator("#trust-0").fill("0")
        expect(page.locator("#now")).to_have_text("Nothing leads alone: Routine visit and Illness are alike at 50%.")
    page.get_by_role("slider", name="Routine visit").fill("0.4")
    expect(page.locator("#now")).to_have_text("Illness leads: 60%.")


def test_the_mean_prior_is_what_its_slider_says(page: Page, weighed: Path) -> None:
    go(page, weighed, "hypotheses.html")
    page.get_by_role("slider", name="Illness").fill("0.4")
    outputs = page.locator("#priors output").all_inner_texts()
    assert outputs[1] == "40%"
    assert sum(int(told.rstrip("%")) for told in outputs) == pytest.approx(100, abs=2)


def test_the_matrix_is_sorted_by_key(page: Page, weighed: Path) -> None:
    go(page, weighed, "hypotheses.html")
    heads = page.locator("#cells thead th:not(:first-child) a")
    cells = page.locator("#cells tbody tr").first.locator("td")
    before = dict(zip(heads.all_inner_texts(), cells.all_inner_texts(), strict=True))
    page.locator("#sort input[value=bits]").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#sort input[value=file]")).to_be_checked()
    after = dict(zip(heads.all_inner_texts(), cells.all_inner_texts(), strict=True))
    order = [told.split()[-1] for told in after]
    assert order == sorted(order, key=int)
    assert after == before
    expect(page.locator("#sorted")).to_have_text("Items in the order of as in the file")


def test_a_large_matrix_is_weighed_again_at_once_and_asks_for_few_inputs(page: Page, large: Path) -> None:
    go(page, large, "hypotheses.html")
    assert page.locator("input").count() < 100
    assert page.locator("#cells thead th").count() == 41
    took = page.evaluate("""() => {
        const slider = document.getElementById("trust-3");
        return [1, 2, 3, 4, 5].map((at) => {
            slider.value = at / 10;
            const begun = performance.now();
            slider.dispatchEvent(new Event("input"));
            return performance.now() - begun;
        });
    }""")
    assert sorted(took)[2] < 50
    page.get_by_text("The other 480").click()
    expect(page.locator("#trusts input")).to_have_count(500)


def test_a_link_to_a_folded_item_unfolds_it(page: Page, large: Path) -> None:
    go(page, large, "hypotheses.html")
    last = page.locator("#further .item").last
    expect(last).not_to_be_visible()
    name = last.get_attribute("id")
    page.goto(f"{(large / 'hypotheses.html').as_uri()}#{name}")
    expect(last).to_be_visible()


def test_a_brief_leads_to_its_item_and_this_to_the_words(page: Page, weighed: Path) -> None:
    go(page, weighed, "brief.html")
    page.locator("#for a[href*='#item-stay']").click()
    page.wait_for_url("**/hypotheses.html#item-stay")
    page.locator("#item-stay a[href*='sources/'][href*='#s']").first.click()
    page.wait_for_url("**/sources/*#s*")
    expect(page.locator(".pointed").first).to_be_visible()


def test_hypotheses_can_be_read_without_scripts(browser: Browser, weighed: Path) -> None:
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto((weighed / "hypotheses.html").as_uri())
    expect(tab.locator("#trying")).not_to_be_visible()
    expect(tab.locator("#cells tbody tr")).to_have_count(5)
    expect(tab.locator("#sort")).not_to_be_visible()
    tab.close()
