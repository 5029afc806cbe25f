"""Two readouts on their pages: who says what, where they part, and what need not be a difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.model import Act, Alignment, Difference, Relation, Review, Verdict
from dragoman.publish import parallel
from dragoman.publish.clocks import one_moment
from dragoman.publish.differences import differences
from dragoman.publish.differing import parts
from dragoman.publish.record import Record
from tests.publish import handmade
from tests.publish.handmade import Elements, proposition, sentence, span

EDITION = "readouts/doc-a-b.html"


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return handmade.pages()


@pytest.fixture(scope="module")
def edition(site: dict[str, str]) -> Elements:
    return Elements(site[EDITION])


def row(elements: Elements, number: int) -> str:
    return elements.texts[f"#row-{number}"][0]


def test_a_row_has_both_sentences_each_with_its_issuer(edition: Elements) -> None:
    """Cells become blocks on narrow screens, so each says whose it is."""
    for number, at in ((2, 1), (3, 2), (4, 3), (5, 4)):
        words = row(edition, number)
        left, right = f"White House: {sentence('doc-a', at)}", f"Akorda: {sentence('doc-b', at)}"
        assert left in words
        assert right in words
        assert words.index(left) < words.index(right)


def test_relations_name_the_issuer_that_has_them(edition: Elements) -> None:
    assert "White House denies what Akorda affirms" in row(edition, 4)
    assert "White House says it more firmly" in row(edition, 5)
    assert "White House: agreed" in row(edition, 5)
    assert "only White House" in row(edition, 6)
    assert "Akorda has nothing like it" in row(edition, 6)
    assert "only Akorda" in row(edition, 7)
    page = " ".join(text for texts in edition.texts.values() for text in texts)
    assert "left readout" not in page
    assert "right readout" not in page


def test_relations_follow_when_the_readouts_are_exchanged() -> None:
    """The names are those of the issuers and not of the places."""
    plain = handmade.comparison()
    turned = replace(
        plain,
        one=plain.two,
        two=plain.one,
        propositions_one=plain.propositions_two,
        propositions_two=plain.propositions_one,
        alignments=tuple(replace(a, relation=a.relation.mirrored, one=a.two, two=a.one) for a in plain.alignments),
        shares_one=plain.shares_two,
        shares_two=plain.shares_one,
    )
    record = Record(handmade.dossier(comparisons=(turned,)))
    names = [one.name for one in parallel.edition(record, turned).rows]
    assert names == [one.name for one in parallel.edition(record, plain).rows]
    assert parallel.edition(record, turned).tally[-2:] == ("1 only in Akorda", "1 only in White House")


def test_what_differs_is_told_once_and_as_the_house_writes_it(edition: Elements) -> None:
    assert row(edition, 3).count("the dates differ") == 1
    assert "White House: 20 June 2023" in row(edition, 3)
    assert "Akorda: 10 June 2023" in row(edition, 3)
    assert "2023-06" not in row(edition, 3)
    assert "White House: 3.9 billion USD" in row(edition, 2)
    assert "3900000000" not in row(edition, 2)


def test_conflicts_stand_out_and_their_words_are_marked(edition: Elements) -> None:
    classes = {v["id"]: v["class"] for tag, v in edition.tags if tag == "tr" and v.get("id", "").startswith("row-")}
    assert [classes[f"row-{number}"] for number in range(1, 9)] == [
        "clocks", "differs", "differs", "differs", "differs", "only", "only", "shared",
    ]  # fmt: skip
    marked = edition.texts[".unlike"]
    assert {"3.9 billion dollars", "4.2 billion dollars", "20 June", "10 June"} <= set(marked)
    assert "last year" not in marked


def test_the_table_keeps_its_roles(edition: Elements) -> None:
    """As blocks, rows and cells would lose what they are to a screen reader."""
    missing = [
        (tag, values)
        for tag, values in edition.tags
        if (tag, values.get("role")) in {("table", None), ("tr", None), ("td", None), ("th", None), ("tbody", None)}
    ]
    assert missing == []


def test_a_day_by_two_clocks_is_no_disagreement(site: dict[str, str], edition: Elements) -> None:
    told = "14 March 2023 in Washington, 15 March 2023 in Astana: one moment may fall on both"
    assert told in row(edition, 1)
    assert "the dates differ" not in row(edition, 1)
    contact = Elements(site["contacts/contact-1.html"])
    assert any(told in text for text in contact.texts[".conflicts"])
    fields = [values for tag, values in contact.tags if tag == "tr" and values.get("class") == "differs"]
    assert fields == []
    assert "by two clocks" in contact.texts[".fields"][0]


def test_days_of_one_clock_or_further_apart_stay_a_disagreement() -> None:
    plain = handmade.dossier()
    for day, zone in ((date(2023, 3, 13), "America/New_York"), (date(2023, 3, 14), "Asia/Almaty")):
        changed = replace(plain.reports[0], when=handmade.on(day, zone))
        record = Record(replace(plain, reports=(changed, *plain.reports[1:])))
        assert one_moment(record, record.contacts[0]) is None


def test_the_page_opens_with_rows_by_class_and_ends_with_how_it_is_counted(site: dict[str, str]) -> None:
    page = Elements(site[EDITION])
    assert page.texts[".tally"] == [
        "1 in both, 1 where the numbers differ, 1 where the dates differ, 1 denied in one, 1 put more firmly in one, "
        "1 dated by two clocks, 1 only in White House, 1 only in Akorda."
    ]
    assert "Jensen-Shannon" in page.texts[".counted"][0]
    assert not any("Jensen" in text for text in page.texts[".facts"])


def test_the_shares_of_speakers_are_shown(edition: Elements) -> None:
    assert edition.texts[".shares-line"] == [
        "Whose stand: Kazakhstan 40%, both sides 30%, not told 30%",
        "Whose stand: both sides 100%",
    ]


def test_a_contact_lists_what_its_readouts_differ_in(site: dict[str, str]) -> None:
    page = Elements(site["contacts/contact-1.html"])
    points = page.texts[".point"]
    assert len(points) == 4
    for at in (1, 2, 3, 4):
        point = next(text for text in points if sentence("doc-a", at) in text)
        assert f"White House: “{sentence('doc-a', at)}”".replace("“", "").replace("”", "") in point
        assert sentence("doc-b", at) in point
    links = [values["href"] for tag, values in page.tags if tag == "a" and "relation-name" in values.get("class", "")]
    assert f"../{EDITION}#row-2" in links
    assert site["contacts/contact-1.html"].index('id="conflicts"') < site["contacts/contact-1.html"].index(
        'id="readouts"'
    )
    assert "White House and Akorda</a>: <b>4 differences</b>" in site["contacts/contact-1.html"]


def test_a_point_that_several_editions_show_is_told_once() -> None:
    plain = handmade.comparison()
    again = replace(
        handmade.two_languages(),
        one="doc-a",
        two="doc-d",
        propositions_one=(handmade.proposition("doc-a", 1, numbers=("3900000000 USD",)),),
        propositions_two=(handmade.proposition("doc-d", 0, numbers=("4200000000 USD",)),),
        alignments=(handmade.aligned(Relation.NUMBER_CONFLICT, 0, ("3900000000 USD", "4200000000 USD")),),
    )
    record = Record(handmade.dossier(comparisons=(again, plain)))
    found = differences(record, [parallel.edition(record, one) for one in (again, plain)])
    numbers = [one for one in found if one.row.relation is Relation.NUMBER_CONFLICT]
    assert [one.edition.names for one in numbers] == [("White House", "Akorda")]
    assert [edition.title for edition, _ in numbers[0].others] == ["White House (English) and Akorda (Russian)"]


def test_the_front_page_holds_states_against_each_other(site: dict[str, str]) -> None:
    says = Elements(site["index.html"]).texts[".says"][0]
    assert "White House and Akorda on Joe Biden and Kassym-Jomart Tokayev" in says
    assert "they may contradict each other on 3 points and differ in firmness" in says
    assert "Russian" not in says  # an office's two languages are no two sides


def test_contradictions_come_first_on_the_front_page() -> None:
    quiet = replace(
        handmade.comparison(),
        contact="contact-2",
        alignments=(Alignment(relation=Relation.SHARED, one=(6,), two=(6,), likeness=1.0, reason=""),),
    )
    says = Elements(handmade.pages(comparisons=(quiet, handmade.comparison()))["index.html"]).texts[".says"][0]
    assert says.index("may contradict each other") < says.index("no contradiction was found")


def test_readouts_have_an_index(site: dict[str, str]) -> None:
    page = Elements(site["readouts.html"])
    links = [values["href"] for tag, values in page.tags if tag == "a"]
    assert EDITION in links
    assert "readouts/doc-b-d.html" in links
    words = page.texts[".editions"][0]
    assert words.index("White House and Akorda") < words.index("Akorda (English) and Akorda (Russian)")
    assert "≠ 4" in words
    assert 'href="readouts.html"' in site["index.html"]
    assert 'href="readouts.html"' not in handmade.pages(comparisons=())["index.html"]


def test_an_agency_is_named_by_its_address(site: dict[str, str]) -> None:
    page = Elements(site["contacts/contact-1.html"])
    assert any(text.startswith("Reuters press") for text in page.texts[".account"])
    for html in site.values():
        words = " ".join("".join(text) for text in Elements(html).texts.get(".note", []))
        assert "press press" not in words.casefold()
    assert "opinions.example" in site["contacts/contact-2.html"]


def test_contacts_joined_by_an_open_link_are_marked(site: dict[str, str]) -> None:
    told = Elements(site["chronology.html"]).texts[".maybe"]
    assert told == [
        "? may be the same contact as Joe Biden and Kassym-Jomart Tokayev, 17 March 2023",
        "? may be the same contact as Joe Biden and Kassym-Jomart Tokayev, 14 March 2023",
    ]
    record = Record(handmade.dossier())
    assert record.at_least(record.contacts) == 1
    judged = Review(one="report-doc-e", two="report-doc-b", verdict=Verdict.DIFFERENT)
    reviewed = Record(handmade.dossier(reviews=(judged,)))
    assert reviewed.at_least(reviewed.contacts) == 2
    assert reviewed.maybe_same(reviewed.contacts[0]) == ()


def test_an_office_in_two_languages_is_printed_once(site: dict[str, str]) -> None:
    page = site["contacts/contact-1.html"]
    assert "U.S. President" in page
    assert "Президентом США" not in page


def test_parts_make_up_the_sentence() -> None:
    one, two, *_ = handmade.documents()
    for at in range(7):
        found = list(parts(one, span("doc-a", at), two, [span("doc-b", at)]))
        assert "".join(words for words, _ in found) == sentence("doc-a", at)
    assert list(parts(one, span("doc-a", 1), two, [])) == [(sentence("doc-a", 1), False)]
    assert list(parts(one, span("doc-a", 1), one, [span("doc-a", 1)])) == [(sentence("doc-a", 1), False)]


def test_a_side_that_each_ascribes_it_to_is_named() -> None:
    plain = handmade.two_languages()
    changed = replace(
        plain,
        one="doc-a",
        two="doc-b",
        propositions_one=(handmade.proposition("doc-a", 6, speaker="USA", act=Act.STATE),),
        propositions_two=(handmade.proposition("doc-b", 6, speaker="KAZ", act=Act.STATE),),
        alignments=(handmade.aligned(Relation.ATTRIBUTION_CONFLICT, 0, ("USA", "KAZ")),),
    )
    found = parallel.edition(Record(handmade.dossier(comparisons=(changed,))), changed).rows[0]
    assert found.detail == ("White House: United States", "Akorda: Kazakhstan")


def test_words_that_stand_against_each_other_are_those_of_the_sentences() -> None:
    """The rules keep stems; a reader sees the words."""
    found = handmade.comparison()
    one, two = found.alignments[0].one, found.alignments[0].two
    difference = Difference(relation=Relation.POLARITY_CONFLICT, reason="", pairs=(("rais", "speak"), ("hum", "oil")))
    told = Alignment(
        relation=Relation.POLARITY_CONFLICT, one=one, two=two, likeness=0.5, reason="", differences=(difference,)
    )
    left, right = proposition("doc-a", 5), proposition("doc-b", 6)
    made = replace(
        found,
        propositions_one=(left,) * len(found.propositions_one),
        propositions_two=(right,) * len(found.propositions_two),
        alignments=(told,),
    )
    row = parallel.edition(Record(handmade.dossier(comparisons=(made,))), made).rows[0]
    assert row.detail == ("White House: raised and human", "Akorda: speak and oil")
