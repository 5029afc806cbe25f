"""Hypotheses as a page: rows and columns, sentences and drawings, with the gaps told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.language import estimates
from dragoman.model import Analysis, Ledger, Prior, PriorKind, Yardstick
from dragoman.publish import forecasting, matrix, trying
from dragoman.publish.departing import Departures
from dragoman.publish.record import Record
from dragoman.publish.waterfall import WIDTH, waterfall
from dragoman.publish.weighed import Weighed
from tests.publish import departed, handmade, hypothesised
from tests.publish.handmade import Elements, span


def weighed(told: Analysis | None = None) -> Weighed:
    told = told or hypothesised.analysis()
    record = Record(handmade.dossier(**departed.full(), analysis=told, assessment=hypothesised.assess(told)))
    return Weighed(record, Departures(record))


def page(told: Analysis, **fields: object) -> str:
    every = {**departed.full(), "analysis": told, "assessment": hypothesised.assess(told), **fields}
    return handmade.pages(**every)["hypotheses.html"]


def flat(html: str) -> str:
    """The words of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("&#39;", "'").split())


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return handmade.pages(**departed.full(), **hypothesised.full())


def test_likelihood_and_confidence_stand_in_sentences_of_their_own(site: dict[str, str]) -> None:
    for name in ("index.html", "hypotheses.html", "brief.html"):
        (judged,) = Elements(site[name]).texts[".judgement"]
        assert judged.startswith("Likely (56%), the best supported of 5 hypotheses: The visit served to hand over")
        assert "onfidence" not in judged
    (confidence,) = Elements(site["index.html"]).texts[".confidence"]
    assert re.sub(r"\d\d\.\d%", "N%", confidence) == (
        "Confidence in this is low. Message in person leads in N% of 4,000 draws under stress, where 80% would be "
        "needed. 2 independent origins carry weight (chain, visit), where 3 would be needed. "
        "No single item and no single origin decides what leads. The analyst writes: Two origins agree."
    )


def test_the_front_page_asks_first_then_answers_and_leads_on(site: dict[str, str]) -> None:
    front = site["index.html"]
    said = (
        "Do they agree?",
        "Why was the visit",
        "Likely (56%)",
        "Confidence in",
        'href="brief.html"',
        "The record holds",
    )
    places = [front.index(words) for words in said]
    assert places == sorted(places)
    assert 'href="hypotheses.html"' in front
    same = handmade.pages(**hypothesised.full(question="Do they agree?"))["index.html"]
    assert "Asked of the hypotheses" not in same


def test_without_hypotheses_nothing_changes() -> None:
    pages = handmade.pages()
    assert "hypotheses.html" not in pages
    assert "brief.html" not in pages
    assert not [name for name, html in pages.items() if 'hypotheses.html"' in html]
    assert ".answer" in Elements(pages["index.html"]).texts


def test_hypotheses_are_rows_and_items_columns_the_most_telling_first(site: dict[str, str]) -> None:
    table = site["hypotheses.html"].split('<table id="cells">')[1].split("</table>")[0]
    head, *rows = table.split("<tr>")[1:]
    assert re.findall(r"</span>(\w+)</a>", head) == ["3", "4", "1", "2", "5", "6"]
    assert len(rows) == 5 + 2
    assert "Routine visit" in rows[0]
    assert "<b>II</b> .10" in rows[0]
    bits = [float(value) for value in re.findall(r'data-bits="([\d.e-]+)"', head)]
    assert bits == sorted(bits, reverse=True)


def test_short_ids_head_columns_themselves() -> None:
    items = tuple(replace(one, id=f"E{at}") for at, one in enumerate(hypothesised.ITEMS, start=1))
    assert list(weighed(hypothesised.analysis(items=items)).heads.values()) == [f"E{at}" for at in range(1, 8)]


def test_analysts_who_differ_are_shown_by_range_and_spread() -> None:
    told = hypothesised.two_analysts()
    html = page(told)
    assert "<b>CC–II</b>" in html
    assert '<span class="spread">±.40</span>' in html
    words = flat(html)
    assert "They disagree most on item 1 under Routine visit (±.40)" in words
    assert "Left open by Ben." in words


def test_items_lead_to_what_they_rest_on(site: dict[str, str]) -> None:
    html = site["hypotheses.html"]
    item = html.split('id="item-stay"')[1].split("</li>")[0]
    words = span("doc-a", 1)
    assert f'href="sources/doc-a.html#s{words.start}-{words.end}"' in item
    assert 'href="contacts/contact-1.html"' in item
    assert "Trade reached 3.9 billion dollars last year." in item
    absent = html.split('id="item-absent"')[1].split("</li>")[0]
    assert 'href="departures.html#check-departed"' in absent
    assert 'href="departures.html#surprise-1"' in absent
    assert "contact nowhere (not in this dossier)" in html
    assert f'id="s{words.start}-{words.end}"' in site["sources/doc-a.html"]


def test_what_carries_almost_nothing_is_said(site: dict[str, str]) -> None:
    words = flat(site["hypotheses.html"])
    assert "2 items carry almost nothing (below 0.01 bits): 5, 6." in words
    assert "0.0013 bits: carries almost nothing" in words


def test_what_is_open_is_told_as_a_gap(site: dict[str, str]) -> None:
    words = flat(site["hypotheses.html"].split('id="unscored"')[1])
    assert "The release came late. Not scored yet; graded F6." in words


def test_what_the_file_tells_the_analyst_alone_is_on_no_page() -> None:
    told = hypothesised.analysis(warnings=("items.6: fix this wording",))
    for assessment in (hypothesised.assess(told), None):
        pages = handmade.pages(analysis=told, assessment=assessment)
        assert not [name for name, html in pages.items() if "fix this wording" in html]


def test_scores_of_both_kinds_stand_side_by_side(site: dict[str, str]) -> None:
    row = flat(site["hypotheses.html"].split('id="hypothesis-message"')[1].split("</tr>")[0])
    assert re.search(r"15%56%\d\d% – \d\d%likely", row)
    assert "−" in flat(site["hypotheses.html"].split('id="hypothesis-routine"')[1].split("</tr>")[0])


def test_words_follow_the_yardstick() -> None:
    told = hypothesised.analysis()
    phia = replace(told, convention=replace(told.convention, yardstick=Yardstick.PHIA))
    assert "In words (PHIA)" in page(phia)
    assert weighed(phia).word(0.02) == "remote chance"


def test_the_waterfall_goes_from_the_prior_to_the_posterior() -> None:
    for told in (hypothesised.analysis(), hypothesised.two_analysts(), hypothesised.many(6, 60, 3)):
        found = waterfall(weighed(told))
        first, *between, last = found.steps
        assert first.kind == last.kind == "end"
        added = sum(step.bits for step in between if step.kind != "origin")
        assert first.bits + added == pytest.approx(last.bits, abs=0.006)
        assert all(-0.1 <= step.left <= step.left + step.width <= WIDTH + 2 for step in found.steps)


def test_what_decides_and_what_could_be_arranged(site: dict[str, str]) -> None:
    words = flat(site["hypotheses.html"])
    assert "No single item and no single origin decides who leads." in words
    assert "could have arranged 1 item: 4. If it counts nothing, the same hypothesis leads: " in words
    assert re.search(r"Message in person \d\d%", words)
    told = hypothesised.analysis()
    assessment = hypothesised.assess(told)
    pinned = replace(
        assessment,
        items=tuple(replace(one, linchpin=one.item == "stay", leader_without=1) for one in assessment.items),
        origins=tuple(replace(one, linchpin=one.origin == "visit", leader_without=2) for one in assessment.origins),
        without_controlled=None,
        leader_without_controlled=None,
    )
    words = flat(handmade.pages(analysis=told, assessment=pinned)["hypotheses.html"])
    assert "Without item 1 (The guest stayed eight hours.) Illness would lead." in words
    assert "Without the origin visit (1, 2) Message in person would lead" in words
    assert "No item is marked as one that could have been arranged." in words


def test_where_several_would_lead_alike_nothing_leads_alone() -> None:
    told = hypothesised.analysis()
    weighed_by = hypothesised.assess(told)
    even = replace(
        weighed_by,
        items=tuple(replace(one, linchpin=True, leader_without=None) for one in weighed_by.items),
        origins=tuple(replace(one, linchpin=True, leader_without=None) for one in weighed_by.origins),
        leader_without_controlled=None,
    )
    pages = handmade.pages(analysis=told, assessment=even)
    words = flat(pages["hypotheses.html"])
    assert words.count("nothing would lead alone") == len(even.items) + len(even.origins) + 1
    brief = flat(pages["brief.html"])
    assert "Without the 2 items of visit, nothing would lead alone." in brief
    assert "If all that could have been arranged counted nothing, nothing would lead alone." in brief
    assert "would still lead" not in words + brief


def test_two_that_lead_alike_are_told_so() -> None:
    two = hypothesised.HYPOTHESES[:2]
    items = (replace(hypothesised.ITEMS[0], scores=(hypothesised.scores(0.4, 0.4),)),)
    prior = Prior(kind=PriorKind.UNIFORM, by=())
    told = hypothesised.analysis(hypotheses=two, items=items, prior=prior, finals=(), indicators=())
    words = [one.text for one in weighed(told).judgement]
    assert words[0].startswith("Roughly even chance (50%), one of the best supported of 2 hypotheses: ")
    assert "Alike with it is “" in words[1]


def test_titles_that_repeat_have_their_ids_beside_them() -> None:
    same = tuple(replace(one, title="A visit") for one in hypothesised.HYPOTHESES)
    told = hypothesised.analysis(hypotheses=same)
    pages = handmade.pages(analysis=told, assessment=hypothesised.assess(told))
    for name in ("hypotheses.html", "brief.html"):
        assert "A visit (other)" in pages[name]
    assert "A visit (message)" in pages["hypotheses.html"].split('id="waterfall"')[1]
    sliders = trying.numbers(weighed(told))
    assert sliders is not None
    assert len(set(sliders["hypotheses"])) == len(same)


def test_assumptions_indicators_checklist_and_conventions_are_there(site: dict[str, str]) -> None:
    words = flat(site["hypotheses.html"])
    for told in ("If it is false: The stay may be a night.", "seen since 20 March 2023", "unknown. no record was found",
                 "Items of one origin count 1/(1 + (m − 1) × 0.5)", "Conventions used"):  # fmt: skip
        assert told in words


def test_forecasts_have_their_scores_and_their_drawing(site: dict[str, str]) -> None:
    html = site["hypotheses.html"]
    assert "Brier score .12 (0 is perfect, .25 is always saying one half); log score 0.61 bits" in flat(html)
    assert html.count('<circle class="own"') == 2
    small, large = forecasting.dots(hypothesised.LEDGER)
    assert small.radius < large.radius
    assert (small.x, small.y) == (50.0, 200.0)
    waiting = page(hypothesised.analysis(), ledger=Ledger(resolved=0, open=2, overdue=1))
    assert "<circle" not in waiting
    assert "0 forecasts are resolved, 2 are open, 1 overdue." in flat(waiting)
    assert 'id="forecasts"' not in page(hypothesised.analysis(forecasts=()), ledger=None)


def test_items_as_drafted_are_shown_where_none_is_scored() -> None:
    items = tuple(replace(one, scores=()) for one in hypothesised.ITEMS)
    pages = handmade.pages(**departed.full(), analysis=hypothesised.analysis(items=items))
    words = flat(pages["hypotheses.html"])
    assert "No item is scored yet. So nothing is weighed" in words
    assert "Items as drafted 7" in words
    assert "7 items are not scored yet." in words
    assert "brief.html" not in pages
    assert "No judgement yet: 5 hypotheses stand, and no item is scored." in flat(pages["index.html"])
    assert "%" not in words.split("Forecasts")[0].split("Items as drafted")[1]


def test_the_page_weighs_as_the_assessment_does_or_has_no_sliders() -> None:
    silent = Prior(kind=PriorKind.ELICITED, by=(("Ann", hypothesised.PRIOR),))
    base = hypothesised.two_analysts()
    copy = replace(base.items[0], id="again", copy_of="stay", origin=None, scores=base.items[1].scores[1:])
    for told in (
        hypothesised.analysis(),
        base,
        replace(base, prior=silent),  # an analyst without a prior
        replace(base, items=(*base.items, copy)),  # a copy that one of two scored beside the original
        replace(base, items=(replace(base.items[0], scores=base.items[0].scores[:1]), *base.items[1:], copy)),
        hypothesised.many(6, 60, 3),
        hypothesised.copies_alike(),
        hypothesised.analysis(
            items=(replace(base.items[0], scores=(hypothesised.scores(1e-12, 0.5, 0.5, 0.5, 1 - 1e-12),)),)
        ),
    ):
        one = weighed(told)
        found = trying.numbers(one)
        assert found is not None
        assert trying.averaged(found) == pytest.approx(one.assessment.posterior, abs=1e-9)
    told = hypothesised.analysis()
    other = replace(hypothesised.assess(told), posterior=(0.2,) * 5)
    html = handmade.pages(analysis=told, assessment=other)["hypotheses.html"]
    assert "There are no sliders here" in html
    assert "data/hypotheses.js" not in html


def test_copies_count_once_and_a_copy_takes_the_place_of_what_is_not_trusted() -> None:
    record = Record(handmade.dossier(**hypothesised.with_copy()))
    found = trying.numbers(Weighed(record, Departures(record)))
    assert found is not None
    alone = trying.averaged(found)
    items = {item["href"]: item for item in found["items"]}
    items["#item-stay"]["trust"] = 0.0
    items["#item-again"]["trust"] = 0.85 * 0.85
    assert trying.averaged(found) == pytest.approx(alone, abs=1e-9)


def test_a_large_matrix_folds_its_further_items() -> None:
    told = hypothesised.many(10, 120, 2)
    html = page(told)
    assert html.count("data-bits=") == matrix.COLUMNS
    assert "the 40 most telling of 120" in html
    assert html.count('class="item"') == 120
    assert "<input" not in html.split("<main")[1].replace('type="radio"', "").split('id="matrix"')[0]


@pytest.mark.parametrize(
    ("prior", "told"),
    [
        (Prior(kind=PriorKind.UNIFORM, by=(("Ann", (0.2,) * 5),)), "all are taken to be equally probable"),
        (
            Prior(
                kind=PriorKind.REFERENCE, by=(("Ann", (0.2,) * 5),), counts=(4, 2, 1, 1, 2), reference="short visits"
            ),
            "come from a reference class: short visits, 10 cases.",
        ),
    ],
)
def test_where_the_prior_comes_from_is_told(prior: Prior, told: str) -> None:
    assert told in flat(page(hypothesised.analysis(prior=prior)))


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '" onmouseover="x', "{{7*7}}", "a\u202eb\x00", "&amp;"])
def test_words_of_others_stay_words(words: str) -> None:
    told = hypothesised.analysis(
        question=words,
        judgement=words,
        why=words,
        items=tuple(replace(one, says=words, note=words, topic=words, origin=words) for one in hypothesised.ITEMS),
        hypotheses=tuple(replace(one, title=words, says=words) for one in hypothesised.HYPOTHESES),
        warnings=(words,),
    )
    pages = handmade.pages(**departed.full(), analysis=told, assessment=hypothesised.assess(told))
    for name in ("index.html", "hypotheses.html", "brief.html"):
        found = Elements(pages[name])
        assert not [values for tag, values in found.tags if tag == "script" and "src" not in values]
        assert not [values for _, values in found.tags if any(key.startswith("on") for key in values)]
        assert "49" not in flat(pages[name]).replace("words", "") or "{{7*7}}" not in words
        assert "\u202e" not in pages[name].split("<main")[1]
        assert "\x00" not in pages[name]


def test_the_example_keeps_likelihood_and_confidence_apart(example: Path) -> None:
    for name in ("index.html", "hypotheses.html", "brief.html"):
        html = (example / name).read_text(encoding="utf-8")
        (judged,) = Elements(html).texts[".judgement"]
        assert estimates.estimative(judged)
        assert "onfidence" not in judged
        for paragraph in re.findall(r"<p[ >].*?</p>", html, re.DOTALL):
            words = flat(paragraph).replace("“", "").replace("”", "")
            mixed = [one for one in estimates.faults(words) if one.kind is estimates.FaultKind.MIXED]
            assert not mixed, (name, mixed)
    front, whole = (
        Elements((example / name).read_text(encoding="utf-8")).texts for name in ("index.html", "hypotheses.html")
    )
    for paragraph in (*front[".confidence"], *whole[".standfirst"]):
        assert paragraph.startswith("Confidence in this is ")
        assert not estimates.estimative(paragraph.removeprefix("Confidence in this is"))


def test_every_link_of_judgement_ends_at_a_page_and_a_mark_that_exist() -> None:
    told = hypothesised.analysis()
    weighed_by = replace(
        hypothesised.assess(told), items=tuple(replace(one, linchpin=True) for one in hypothesised.assess(told).items)
    )
    refused = departed.surprise(id="surprise-2", p=None, refused=("too little",), first=departed.USUAL.until)
    every = {**departed.full(), "surprises": (departed.surprise(), refused)}
    pages = handmade.pages(**every, analysis=told, assessment=weighed_by)
    marks = {name: set(re.findall(r'\bid="([^"]+)"', html)) for name, html in pages.items()}
    for name in ("index.html", "hypotheses.html", "brief.html"):
        for link in re.findall(r'<a [^>]*href="([^"]+)"', pages[name]):
            address, _, mark = link.partition("#")
            if link.startswith("http") or "=" in mark:
                continue
            assert (address or name) in pages, (name, link)
            assert not mark or mark in marks[address or name], (name, link)
