"""Departures as pages: sentences with their counts, words behind them, signs where they are due and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.model import Baseline, Case, Choice, Feature, Nearness, Precedent, Seen, Standing
from dragoman.publish import baselines, departing, usual
from dragoman.publish.departing import Departures
from dragoman.publish.record import Record
from tests.publish import handmade
from tests.publish.departed import PAST, RULE, RUN, USUAL, check, full, surprise
from tests.publish.handmade import Elements, span


def record(**fields: object) -> Departures:
    return Departures(Record(handmade.dossier(**fields)))


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return handmade.pages(**full(), links=())


def test_a_rule_is_one_sentence_with_its_precedent_and_strength(site: dict[str, str]) -> None:
    (told, _) = Elements(site["departures.html"]).texts[".departure"]
    assert told.startswith("A guest is received by the chairman; here no account tells of the chairman.")
    assert "This pair departed from it in 0 of 3 such visits before, this host in 3 of 41." in told
    assert "A custom; commentary; no written source" in told
    assert "1 departed from, 1 not known and 1 met" in site["departures.html"]


def test_a_surprise_has_its_counts_and_never_its_score(site: dict[str, str]) -> None:
    (_, told) = Elements(site["departures.html"]).texts[".departure"]
    assert told.startswith(
        "Two contacts in four days; this pair averages 1.0 a month; "
        "4 of 1,950 past episodes of comparable pairs were as unusual (p = .003)."
    )
    assert "about 0.01 false alarms a year are to be expected, or one in 98 years: .003 of the 4.0 episodes" in told
    assert "14 March 2023 is a public holiday in KAZ" in Elements(site["departures.html"]).texts[".explained"][0]
    assert not [path for path, page in site.items() if "12.3" in page]


@pytest.mark.parametrize(
    ("budget", "a_year", "p", "listed"),
    [
        (1.0, 4.0, 0.1, True),
        (1.0, 4.0, 0.11, False),  # above .1 nothing is unusual
        (1.0, 40.0, 0.025, True),
        (1.0, 40.0, 0.026, False),
        (2.0, 40.0, 0.026, True),
        (0.5, 40.0, 0.013, False),
        (0.5, None, 0.1, True),  # without a history there is no rate to hold a budget against
    ],
)
def test_episodes_are_listed_under_the_budget_of_the_case(
    budget: float, a_year: float | None, p: float, *, listed: bool
) -> None:
    """The page says which budget it is and what it means."""
    case = Case(title="A call", question="Do they agree?", budget=budget)
    fields = full() | {"surprises": (surprise(p=p, a_year=a_year),)}
    found = record(**fields, case=case)
    assert (len(found.unusual), len(found.ordinary)) == ((1, 0) if listed else (0, 1))
    assert bool(found.flags(found.record.by_id["contact-2"])) is listed
    page = handmade.pages(**fields, case=case)["departures.html"]
    assert ("is read under a budget" in page) is (a_year is not None)


def test_a_budget_is_told_in_false_alarms() -> None:
    case = Case(title="A call", question="Do they agree?", budget=2)
    fields = {"surprises": (surprise(a_year=40.0),), "case": case}
    assert record(**fields).budget == (
        "The list is read under a budget of 2 false alarms a year: the pairs of this case have had 40.0 episodes "
        "a year, and those with p up to .05 are told as unusual; about 2 a year are to be expected by chance alone. "
        "The budget is set in case.toml"
    )
    told = record(surprises=(surprise(a_year=4.0),)).budget
    assert told is not None
    assert "a budget of 1 false alarm a year" in told
    assert "p up to .10, the highest that is told so whatever the budget, are told" in told
    assert "about 0.4 a year is to be expected" in told


def test_how_often_a_pair_is_in_touch_is_told_by_covered_days_alone() -> None:
    """Contacts of a hole stand among the years, and make no pace."""
    two = replace(USUAL, years=((2009, 4), (2012, 100)), observed_days=1200, observed=20)
    told = record(**full() | {"usuals": (two,)}, links=()).sentence(surprise(drivers=()))
    assert "this pair averages 0.5 a month" in told


def test_contacts_that_may_be_one_are_counted_as_such() -> None:
    assert record(**full()).episode(surprise()) == "One to two contacts in four days"  # an undecided link joins them
    assert record(**full(), links=()).episode(surprise()) == "Two contacts in four days"


def test_the_words_of_a_check_are_marked_in_their_source(site: dict[str, str]) -> None:
    words = span("doc-a", 6)
    mark = f'id="s{words.start}-{words.end}"'
    assert f'href="sources/doc-a.html#s{words.start}-{words.end}"' in site["departures.html"]
    assert mark in handmade.pages(comparisons=(), checks=(check(),))["sources/doc-a.html"]
    assert mark not in handmade.pages(comparisons=())["sources/doc-a.html"]


def test_signs_stand_where_departures_are_and_say_what_they_are(site: dict[str, str]) -> None:
    for page in ("chronology.html", "index.html"):
        flags = Elements(site[page]).texts[".flag"]
        assert flags == [
            "§ Rule departed from: A guest is received by the chairman; here no account tells of the chairman.",
            "p Surprise: Contacts on 2 days within 7 days: this pair averages 1.0 a month (40 past cases); "
            "p = .003 for the whole episode.",
        ]
    assert 'href="../departures.html#check-departed"' in site["contacts/contact-1.html"]
    assert 'href="../departures.html#surprise-1"' in site["contacts/contact-2.html"]


@pytest.mark.parametrize("standing", [Standing.UNKNOWN, Standing.WAIVED, Standing.MET])
def test_what_is_no_departure_sets_no_sign(standing: Standing) -> None:
    pages = handmade.pages(checks=(check(standing),))
    assert not [path for path, page in pages.items() if ".flag" in Elements(page).texts]
    assert ("Not known:" in pages["contacts/contact-1.html"]) is (standing is Standing.UNKNOWN)
    if standing is Standing.UNKNOWN:
        assert "It would be decided by an official programme" in pages["departures.html"]


def test_without_a_p_a_gap_is_told_and_no_sign_set() -> None:
    why = "the history has 2 earlier contacts of KAZ and USA; 5 are needed before anything is usual"
    pages = handmade.pages(surprises=(surprise(p=None, alike=0, cases=0, refused=(why,), a_year=None),))
    assert f"Nothing is said of it: {why}." in pages["departures.html"]
    assert "a history of contacts of Kazakhstan and United States before 14 March 2023" in pages["departures.html"]
    assert why in pages["index.html"]
    assert "as unusual" not in Elements(pages["departures.html"]).texts[".gap"][0]
    assert not [path for path, page in pages.items() if ".flag" in Elements(page).texts]


def test_where_the_pair_is_known_other_history_is_missing() -> None:
    thin = surprise(p=None, refused=("the history has 9 earlier episodes to rank it among; 50 are needed",))
    page = handmade.pages(surprises=(thin,), usuals=(USUAL,))["departures.html"]
    assert "Missing: a longer history of comparable pairs, recorded in one way." in page


def test_many_values_of_the_case_are_told_by_their_middle() -> None:
    days = [handmade.on(date(2023, 4, 1) + timedelta(days=3 * at), "UTC") for at in range(20)]
    reports = tuple(handmade.report("doc-a", day, id=f"report-{at}") for at, day in enumerate(days))
    contacts = tuple(handmade.contact(f"contact-{at}", [one]) for at, one in enumerate(reports))
    many = Record(handmade.dossier(reports=reports, contacts=contacts, comparisons=(), links=()))
    told = usual.usually(many, USUAL).gap_words
    assert told.endswith("20 gaps; the middle one is 3 days, the shortest 3 days, the longest 28 days.")


def test_an_ordinary_episode_is_listed_and_not_marked() -> None:
    pages = handmade.pages(surprises=(surprise(p=0.4, alike=779),))
    assert "p = .40" in pages["departures.html"]
    assert not [path for path, page in pages.items() if ".flag" in Elements(page).texts]
    assert ".departure" not in Elements(pages["departures.html"]).texts


def test_a_fact_that_both_find_is_said_to_be_one() -> None:
    absent = replace(RUN, feature=Feature.ABSENT, contact="contact-1", observed="the chairman not among those met")
    fields = {**full(), "surprises": (surprise(drivers=(absent,)),)}
    told = Elements(handmade.pages(**fields)["departures.html"])
    assert "One fact with the rule above." in told.texts[".departure"][1]
    assert [flag.what for flag in record(**fields).flags(handmade.dossier().contacts[0])] == ["Rule"]


def test_rules_and_surprises_stand_apart_on_the_front_page_before_what_sides_say(site: dict[str, str]) -> None:
    page = site["index.html"]
    assert page.index('id="unusual-title"') < page.index('id="readouts-title"')
    told = Elements(page).texts[".apart"][0]
    assert told.index("Rules") < told.index("A guest is received") < told.index("Surprises") < told.index("4 of 1,950")
    many = tuple(check(id=f"check-{at}") for at in range(8))
    front = Elements(handmade.pages(checks=many)["index.html"]).texts[".apart"][0]
    assert front.count("A guest is received") == departing.FRONT
    assert "5 of 8 departures are shown" in front


def test_a_precedent_that_is_none_is_said_to_be_none() -> None:
    assert departing.precedent(check(precedent=None)).startswith("No precedent")
    assert departing.precedent(check(precedent=Precedent(pair=(0, 0), host=(0, 0)))).startswith("No precedent")
    only_host = departing.precedent(check(precedent=Precedent(pair=(0, 0), host=(3, 41))))
    assert only_host == "No earlier visit of this pair decides it, this host departed from it in 3 of 41"


def test_what_is_usual_is_counted_drawn_and_covered(site: dict[str, str]) -> None:
    page = site["usual-KAZ-USA.html"]
    text = " ".join(Elements(page).texts["#content"])
    assert "What is usual for Kazakhstan and United States" in text
    assert "5 gaps; the middle one is 90 days" in text
    assert "In this case, from the last past contact on: 10 days" in text
    assert "foreign minister3 of 4" in text.replace(" 3 of 4", "3 of 4")
    assert "2010: 0" in text
    assert "Visits, told by hand" in text
    assert "licence: CC0" in text
    assert "recorded in one way in 2009–2022 (10% of 53 contacts lasted one day)" in text
    assert page.count('class="past"') == len(USUAL.gaps) + len(USUAL.stays)
    assert 'class="own"' in page
    assert 'href="usual-KAZ-USA.html"' in site["departures.html"]


def test_where_nothing_is_usual_that_is_said_and_nothing_drawn() -> None:
    thin = replace(USUAL, refused=("2 earlier contacts are known; 5 are needed",))
    page = handmade.pages(usuals=(thin,))["usual-KAZ-USA.html"]
    assert "2 earlier contacts are known; 5 are needed." in page
    assert 'class="past"' not in page
    empty = replace(USUAL, contacts=(), years=(), gaps=(), stays=(), since=None, until=None, refused=("0 known",))
    assert "0 known." in handmade.pages(usuals=(empty,))["usual-KAZ-USA.html"]


def test_equal_values_and_long_histories_can_be_drawn() -> None:
    page = usual.usually(Record(handmade.dossier()), replace(USUAL, gaps=(7,) * 5000, stays=(24.0,)))
    assert page.gaps is not None
    assert len(page.gaps.dots) * page.gaps.each >= 5000
    assert len(page.gaps.dots) <= 12
    assert all(0 <= x <= page.gaps.width for x, _ in (*page.gaps.dots, *page.gaps.own))


def test_a_long_list_is_cut_and_links_to_no_entry_that_is_not_there() -> None:
    many = tuple(check(Standing.UNKNOWN, id=f"check-{at}") for at in range(departing.LISTED + 2))
    pages = handmade.pages(checks=many)
    assert "2 more stand on the pages of the contacts" in pages["departures.html"]
    told = Elements(pages["contacts/contact-1.html"])
    linked = {
        values["href"].partition("#")[2] for tag, values in told.tags if "departures.html#" in values.get("href", "")
    }
    assert len(linked) == departing.LISTED
    assert all(f'id="{name}"' in pages["departures.html"] for name in linked)
    assert told.texts[".gap"][-1].startswith("Not known:")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_hostile_words_are_shown_as_words() -> None:
    rule = replace(RULE, why=HOSTILE, source="javascript:alert(1)")
    driver = replace(RUN, observed=HOSTILE, usual=HOSTILE)
    pages = handmade.pages(
        checks=(
            check(rule=rule, reason=HOSTILE, book=HOSTILE),
            check(Standing.UNKNOWN, rule=rule, reason=HOSTILE),
        ),
        surprises=(
            surprise(drivers=(driver,), explanations=(HOSTILE,)),
            surprise(id="surprise-2", p=None, refused=(HOSTILE,)),
        ),
        usuals=(replace(USUAL, two=HOSTILE, places=((HOSTILE, 1),), refused=(HOSTILE,)),),
        references=(replace(PAST, title=HOSTILE, source="javascript:alert(1)", licence=HOSTILE),),
    )
    for path, page in pages.items():
        assert "<img" not in page, path
        assert "<script>" not in page, path
        assert 'href="javascript:' not in page, path
        assert "/" not in path or path.split("/")[0] in {"contacts", "people", "sources", "readouts"}
    assert "&lt;script&gt;" in pages["departures.html"]


def test_the_method_tells_of_rules_and_surprises() -> None:
    page = Elements(handmade.pages()["about.html"])
    assert {"#rules", "#surprises"} <= page.texts.keys()


def test_a_menu_entry_leads_to_departures_of_a_case_without_any() -> None:
    pages = handmade.pages()
    assert 'href="../departures.html"' in pages["contacts/contact-1.html"]
    assert "No rule of the protocol books applies" in pages["departures.html"]


def test_what_an_analyst_set_aside_stands_apart_with_the_reason() -> None:
    """It bears no sign any more; of several choices the last one counts."""
    aside = Choice(item=check().id, aside=True, note="a <b>holiday</b> in both", day=date(2023, 4, 1))
    fields = {**full(), "choices": (aside,)}
    assert record(**fields).departed == []
    page = handmade.pages(**fields)["departures.html"]
    assert 'id="aside"' in page
    assert "a &lt;b&gt;holiday&lt;/b&gt; in both, 1 April 2023" in page
    assert not [flag for flag in Elements(page).texts[".departure"] if "received by the chairman" in flag]
    back = Choice(item=check().id, aside=False, note="it was none")
    assert len(record(**{**full(), "choices": (aside, back)}).departed) == 1


def test_a_contact_is_told_at_the_most_specific_level_and_no_fact_twice() -> None:
    """With how many contacts the nearer ones had; of the two sides nothing but that."""
    persons = Baseline(
        contact="contact-1",
        nearness=Nearness.PERSONS,
        one="Ann Berg",
        two="Ivan Petrov",
        cases=6,
        counts=((Nearness.PERSONS, 6), (Nearness.SIDES, 15)),
        seen=(
            Seen(feature=Feature.GAP, value=1, usual=30.5, alike=0, cases=5),
            Seen(feature=Feature.STAY, value=5, usual=48, alike=1, cases=6),
        ),
    )
    assert baselines.sentences(persons) == [
        "As two persons, Ann Berg and Ivan Petrov: 6 earlier contacts in ten years",
        "1 day after the contact before; the middle gap is 30.5 days, and none of 5 gaps was as short",
        "A stay of 5 hours; the middle one is 2 calendar days, and 1 of 6 stays was as short",
    ]
    sides = Baseline(
        contact="contact-2", nearness=Nearness.SIDES, one="KAZ", two="USA", cases=15,
        counts=((Nearness.OFFICES, 1), (Nearness.SIDES, 15)),
    )  # fmt: skip
    assert baselines.sentences(sides) == [
        "Nothing nearer than the two sides has enough past (as two persons nothing recorded; as two offices 1 earlier "
        "contact; 5 are needed)"
    ]
    page = handmade.pages(**full() | {"surprises": (surprise(baselines=(persons, sides)),)}, links=())
    (_, told) = Elements(page["departures.html"]).texts[".departure"]
    assert "A stay of 5 hours; the middle one is 2 calendar days" in told
    assert "nothing is counted twice" in told
