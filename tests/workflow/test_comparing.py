"""Which readouts are held against each other, for which contacts, and what is learnt of silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman import compare
from dragoman.model import Comparison, Document
from dragoman.workflow import pairing
from dragoman.workflow.building import build
from dragoman.workflow.learning import Learnt
from dragoman.workflow.querying import opened
from tests.workflow import cases

VISIT_THERE = """\
Title: Official visit of the President of the Republic to Kazakhstan
Date: 2023-03-20
URL: https://www.elysee.fr/en/visit

President Emmanuel Macron arrived in Astana on Monday, 20 March for an official visit.
In the afternoon he held talks with President Kassym-Jomart Tokayev at the Akorda palace.
The two presidents signed a contract for 2.1 billion euros in the field of nuclear energy.
"""
VISIT_HERE = """\
Title: Emmanuel Macron's official visit to Kazakhstan concluded
Date: 2023-03-21
Publisher: akorda_en

Yesterday, President Kassym-Jomart Tokayev held talks with President of France Emmanuel Macron.
The presidents signed a contract for 1.9 billion euros in the field of nuclear energy.
Today, Prime Minister of Kazakhstan Alikhan Smailov met with Emmanuel Macron in Astana.
"""


def document(name: str, publisher: str, *, language: str = "en", day: int = 1, url: str | None = None) -> Document:
    return Document(
        id=name,
        snapshot="s",
        publisher=publisher,
        language=language,
        title=name,
        text="text",
        published=date(2022, 3, day),
        url=url,
    )


def named(documents: list[Document]) -> list[tuple[str, str]]:
    return [(one.id, two.id) for one, two in pairing.pairs(documents)]


def test_a_release_is_a_readout_of_each_contact_that_it_opens_with(tmp_path: Path) -> None:
    """The farewell of the next day does not hide the talks, and the sums that differ are told."""
    build(cases.make(tmp_path / "case", a__txt=VISIT_THERE, b__txt=VISIT_HERE), workers=1)
    with opened(tmp_path / "case") as built:
        talks = next(
            c
            for c in built.contacts
            if {"emmanuel-macron", "kassym-jomart-tokayev"} == {p.person for p in c.participants}
        )
        (one,) = built.comparisons
        assert one.contact == talks.id
        assert "number conflict" in {alignment.relation.value for alignment in one.alignments}


def test_officials_of_two_states_come_first_and_one_office_not_beside_itself() -> None:
    found = named(
        [
            *(document(f"k{at}", "kremlin_en", day=at) for at in (1, 2)),
            document("kr", "kremlin_ru", language="ru"),
            document("p", "press", url="https://example.org/a"),
            document("a", "akorda_en", day=3),
        ]
    )
    assert ("k1", "k2") not in found
    assert set(found[:3]) == {("k1", "a"), ("k2", "a"), ("kr", "a")}
    assert set(found[-2:]) == {("k1", "kr"), ("kr", "k2")}


def test_two_items_of_one_outlet_are_no_pair() -> None:
    """Two outlets are, and so are two of which nothing is known but that they are press."""
    one, two = (document(name, "press", url=f"https://example.org/{name}") for name in "ab")
    assert named([one, two]) == []
    assert named([one, document("c", "press", url="https://example.com/c")]) == [("a", "c")]
    assert named([document("d", "press"), document("e", "press", url="https://[broken")]) == [("d", "e")]


def test_pairs_beyond_the_most_are_told(tmp_path: Path) -> None:
    """Seven releases of one side and one of the other: the other is compared, and what is left out is a gap."""
    files = {"other__txt": cases.OTHER_SIDE}
    for at in range(7):
        topic = ("trade", "gas", "science", "transport", "water", "culture", "health")[at]
        files[f"call{at}__txt"] = cases.CALL.replace("They agreed", f"They discussed {topic} in detail. They agreed")
    build(cases.make(tmp_path / "case", **files), workers=1)
    with opened(tmp_path / "case") as built:
        assert len(built.comparisons) == 6
        for one in built.comparisons:
            assert {built.documents[one.one].publisher, built.documents[one.two].publisher} == {
                "kremlin_en",
                "akorda_en",
            }
        (gap,) = (gap for gap in built.gaps if gap.kind == "pairs-not-compared")
        assert gap.reason.startswith("1 more pair of its readouts")


def past(*told: tuple[str, str]) -> compare.Past:
    return compare.Past(told=dict.fromkeys(told, 1), omitted=dict.fromkeys(told, 1))


def test_silence_is_learnt_from_days_before_and_other_contacts() -> None:
    learnt = Learnt()
    assert not learnt.before("2022-03-01", "one").told
    learnt.add("one", past(("a", "gas"), ("b", "gas")))
    assert not learnt.before("2022-03-01", "two").told  # the same day
    assert learnt.before("2022-03-02", "two").told == {("a", "gas"): 1, ("b", "gas"): 1}
    assert not learnt.before("2022-03-02", "one").told  # the same contact


def test_silence_counts_one_pair_of_an_issuer_in_a_contact() -> None:
    """A second text of the other side is no second opportunity."""
    learnt = Learnt()
    learnt.before("2022-03-01", "one")
    learnt.add("one", past(("a", "gas"), ("b", "gas")))
    learnt.add("one", past(("a", "gas"), ("c", "gas")))
    assert learnt.before("2022-03-02", "two").told == {("a", "gas"): 1, ("b", "gas"): 1, ("c", "gas"): 1}


def test_an_office_is_not_silent_towards_its_own_translation_or_the_press() -> None:
    english, russian = document("a", "akorda_en"), document("b", "akorda_ru", language="ru")
    assert not pairing.two_states(english, russian)
    assert not pairing.two_states(english, document("c", "press"))
    assert pairing.two_states(english, document("d", "kremlin_en"))


def test_a_case_learns_silence_between_two_states_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the 7th the other side spoke of gas; press and a translation of the 20th bring no second opportunity."""
    gas = "They discussed the delivery of natural gas."
    russian = (
        "Title: Телефонный разговор\nDate: {day}\nPublisher: akorda_ru\n\n"
        "Касым-Жомарт Токаев провел телефонный разговор с Президентом России Владимиром Путиным.\n"
    )
    press = (
        "Title: Talk\nDate: {day}\nPublisher: press\n\nPresident of Russia Vladimir Putin spoke by telephone with "
        "President of Kazakhstan Kassym-Jomart Tokayev today. They discussed natural gas.\n"
    )
    files = {}
    for day in ("07", "20", "29"):
        call, other = (text.replace("2020-03-07", f"2020-03-{day}") for text in (cases.CALL, cases.OTHER_SIDE))
        files[f"k{day}__txt"] = call.replace("They agreed", f"{gas} On day {day} they agreed")
        files[f"a{day}__txt"] = other.replace("7 March", f"{int(day)} March")
    for name, text in (("r", russian), ("p", press)):
        files[f"{name}20__txt"] = text.format(day="2020-03-20")
    told: dict[frozenset[str], int] = {}
    plain = compare.compare

    def spy(contact: str, one: compare.Readout, two: compare.Readout, **rest: Any) -> Comparison:
        past: compare.Past = rest["past"]
        both = frozenset({Path(one.document.path or "").stem, Path(two.document.path or "").stem})
        told[both] = sum(number for (issuer, _), number in past.told.items() if issuer == "akorda_en")
        return plain(contact, one, two, **rest)

    monkeypatch.setattr(compare, "compare", spy)
    build(cases.make(tmp_path / "case", **files), workers=1)
    first = told[frozenset({"k20", "a20"})]
    assert told[frozenset({"k07", "a07"})] == 0
    assert first > 0
    assert told[frozenset({"a20", "r20"})] == told[frozenset({"k20", "p20"})] == 0
    assert told[frozenset({"k29", "a29"})] == 2 * first
