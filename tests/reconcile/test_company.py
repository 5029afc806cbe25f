"""Who stands in one account alone, where and in which form: what is no other contact, what is, and what is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Kind, Person, Precision, Status, Verdict
from dragoman.reconcile.account import Account, prepare
from dragoman.reconcile.weighing import weigh
from tests.reconcile.test_weighing import DAY, NEXT, PEOPLE, Case, alike, groups


def accounts(case: Case) -> list[Account]:
    people = {(verdict.mention.span, verdict.mention.name): verdict.person or "" for verdict in case.verdicts}
    persons = {n: Person(id=n, name=n, sides=(PEOPLE[n],) if n in PEOPLE else ()) for n in people.values()}
    return [
        prepare(r, people=people, persons=persons, document=case.documents[r.document], origin=r.document)
        for r in case.reports
    ]


def kinds(case: Case) -> list[str]:
    return [gap.kind for gap in case.merged().gaps]


def test_each_side_names_its_own_delegation() -> None:
    case = Case()
    case.tell("ann", "abe", "bob", document="wh", kind=Kind.MEETING)
    case.tell("bob", "dee", "ann", document="ua", kind=Kind.MEETING)
    assert groups(case.merged()) == [2]


@pytest.mark.parametrize("other", ["cyd", "zed"])
def test_a_delegation_of_each_side_is_not_another_side(other: str) -> None:
    """Somebody of a third side makes another meeting; of an unknown side, a question."""
    case = Case()
    case.tell("ann", "abe", "bob", document="wh", kind=Kind.MEETING)
    case.tell("bob", "ann", other, document="ua", kind=Kind.MEETING)
    assert groups(case.merged()) == [1, 1]
    assert kinds(case) == ([] if other == "cyd" else ["undecided-link"])


def test_people_of_one_side_who_each_meet_another_of_it_are_asked_about() -> None:
    case = Case()
    case.tell("bob", "dee", "eli", document="a", kind=Kind.MEETING)
    case.tell("bob", "dee", "fay", document="b", kind=Kind.MEETING)
    assert groups(case.merged()) == [1, 1]
    assert kinds(case) == ["undecided-link"]


@pytest.mark.parametrize("came_along", [True, False])
def test_an_aide_of_unknown_side(came_along: bool) -> None:  # noqa: FBT001
    """Who came along by the text's own words is an aide; who is merely named may be a third side."""
    case = Case()
    case.tell("ann", "bob", document="wh", kind=Kind.MEETING)
    case.tell(
        "ann", "zed", "bob", document="ua", kind=Kind.MEETING, came_along=("zed",) if came_along else ()
    )  # fmt: skip
    assert groups(case.merged()) == ([2] if came_along else [1, 1])
    assert kinds(case) == ([] if came_along else ["undecided-link"])


def trio(*, form: str | None = None) -> Case:
    case = Case()
    case.tell("ann", "bob", document="b", kind=Kind.MEETING, country="USA", initiator="USA", more=True, form=form)
    case.tell("ann", "bob", "cyd", document="t", kind=Kind.MEETING, country="USA", initiator="USA")
    return case


def test_others_who_took_part_may_be_a_third_side() -> None:
    """An analyst decides, whatever else agrees; one-on-one there was no third side."""
    assert groups(trio().merged()) == [1, 1]
    assert kinds(trio()) == ["undecided-link"]
    assert groups(trio(form="one-on-one").merged()) == [1, 1]
    assert kinds(trio(form="one-on-one")) == []


def test_a_bilateral_stays_out_of_a_trilateral_through_a_vague_account() -> None:
    """What speaks against one pair holds for the group; nor is anything asked then."""
    case = trio()
    case.tell("ann", "bob", document="a", kind=Kind.MEETING, country="USA", initiator="USA")
    assert case.parts(case.merged()) == {frozenset("ab"), frozenset("t")}
    assert kinds(case) == []


def test_what_speaks_against_one_of_a_group_keeps_it_out() -> None:
    """An account without a form fits both a trilateral and a one-on-one; these never meet through it."""
    case = Case()
    for document, form in (("a", "one-on-one"), ("b", None), ("c", "trilateral")):
        case.tell("ann", "bob", document=document, kind=Kind.MEETING, form=form)
    assert case.parts(case.merged()) == {frozenset("ab"), frozenset("c")}


def test_a_trilateral_and_another_format() -> None:
    """It may be expanded, not one-on-one."""
    for form, expected in (("one-on-one", [1, 1]), ("expanded", [2]), ("trilateral", [2])):
        case = Case()
        case.tell("ann", "bob", document="a", kind=Kind.MEETING, form=form)
        case.tell("ann", "bob", document="b", kind=Kind.MEETING, form="trilateral")
        assert groups(case.merged()) == expected


def test_more_for_a_group_than_against_it_on_the_mean() -> None:
    """A stretch of days joins what is told of its first day; its last is too far from the four others."""
    case = Case()
    late = DAY + timedelta(days=3)
    for document in ("a1", "a2", "a3", "a4"):
        case.tell("ann", "bob", document=document, initiator="USA")
    case.tell("ann", "bob", document="b", until=late, precision=Precision.RANGE, published=late)
    case.tell("ann", "bob", document="c", day=late, precision=Precision.ASSUMED, published=late, initiator="UKR")
    found = case.merged()
    assert frozenset("c") in case.parts(found)
    assert [link.verdict for link in found.links] == [Verdict.UNDECIDED]
    assert "other accounts leave it open" in found.gaps[0].reason
    case.reports = [report for report in case.reports if report.document not in {"a3", "a4"}]
    assert groups(case.merged()) == [4]


def test_other_travellers_of_the_same_sides_are_on_one_visit() -> None:
    case = Case()
    case.tell("ann", "abe", document="a", kind=Kind.VISIT, country="FRA")
    case.tell("ann", "eve", document="b", kind=Kind.VISIT, country="FRA")
    assert groups(case.merged()) == [2]
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.VISIT, country="FRA")
    case.tell("ann", "cyd", document="b", kind=Kind.VISIT, country="FRA")
    assert groups(case.merged()) == [1, 1]


@pytest.mark.parametrize(
    ("country", "place", "expected"),
    [
        ("FRA", None, [2]),
        (None, "Paris", [2]),  # a town is known by its state
        (None, "the village", [2]),  # an unknown place says nothing
        ("DEU", None, [1, 1]),
        (None, "Berlin", [1, 1]),
    ],
)
def test_the_destination_of_a_visit(country: str | None, place: str | None, expected: list[int]) -> None:
    case = Case()
    case.tell("ann", document="a", kind=Kind.VISIT, country="FRA")
    case.tell("ann", document="b", kind=Kind.VISIT, country=country, place=place)
    assert groups(case.merged()) == expected


def test_one_unknown_place_is_one_destination() -> None:
    """Without it two visits on days that only follow from publication stay open."""
    for place, expected in (("the village", [2]), ("the hamlet", [1, 1])):
        case = Case()
        case.tell("ann", document="a", kind=Kind.VISIT, place="the village", precision=Precision.ASSUMED)
        case.tell("ann", document="b", kind=Kind.VISIT, place=place, precision=Precision.ASSUMED)
        assert groups(case.merged()) == expected


def test_two_companies_of_travellers_are_two_whatever_else_agrees() -> None:
    """Their sum alone would leave it open."""
    case = Case()
    case.tell("ann", "bob", "cyd", document="a", kind=Kind.VISIT, country="DEU", initiator="DEU")
    case.tell("ann", "bob", "gil", document="b", kind=Kind.VISIT, country="DEU", initiator="DEU")
    found = weigh(*accounts(case), likeness=alike)
    assert (found.bits, found.verdict) == (0.0, Verdict.DIFFERENT)
    assert groups(case.merged()) == [1, 1]
    assert kinds(case) == []


def test_a_meeting_placed_in_two_countries_is_one_with_a_conflict() -> None:
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.MEETING, country="FRA")
    case.tell("ann", "bob", document="b", kind=Kind.MEETING, country="DEU")
    (contact,) = case.merged().contacts
    assert [conflict.field for conflict in contact.conflicts] == ["country"]


def test_each_its_own_delegation_around_one_principal_is_asked_about() -> None:
    """The other principal is known by a name alike only."""
    case = Case()
    case.tell("ann", "bob", "abe", document="a", kind=Kind.MEETING, country="FRA", initiator="FRA")
    case.tell("ann", "bobb", "dee", document="b", kind=Kind.MEETING, country="FRA", initiator="FRA")

    def by_name(one: str, two: str) -> float:
        return 0.95 if {one, two} == {"bob", "bobb"} else 0.0

    found = case.merged(likeness=by_name)
    assert groups(found) == [1, 1]
    assert [gap.kind for gap in found.gaps] == ["undecided-link"]


def test_a_message_to_another_is_another_message() -> None:
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.MESSAGE)
    case.tell("ann", "bob", "dee", document="b", kind=Kind.MESSAGE)
    case.tell("ann", "bob", document="c", kind=Kind.MESSAGE)
    assert case.parts(case.merged()) == {frozenset("ac"), frozenset("b")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bob sent greetings to ann", [1, 1]),
        ("ann sent greetings to bob", [2]),
        ("bob received a letter from ann", [2]),
    ],
)
def test_a_message_and_the_answer_are_two(words: str, expected: list[int]) -> None:
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.MESSAGE, words="ann sent greetings to bob")
    case.tell(*sorted(("ann", "bob"), key=words.index), document="b", kind=Kind.MESSAGE, words=words)
    assert groups(case.merged()) == expected


def test_another_initiator_of_a_message_is_another_sender() -> None:
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.MESSAGE, initiator="USA")
    case.tell("ann", "bob", document="b", kind=Kind.MESSAGE, initiator="UKR")
    assert groups(case.merged()) == [1, 1]


def test_names_alike_in_one_place_of_the_company() -> None:
    """Only of one who is known by nothing but the name, and only where the names are alike."""
    case = Case()
    case.tell("ann", "bob", document="a")
    case.tell("ann", "bobb", document="b")
    found = case.merged(likeness=lambda _one, _two: 0.95)
    assert groups(found) == [2]
    assert found.namesakes == (("bob", "bobb"),)
    assert groups(case.merged(likeness=lambda _one, _two: 0.3)) == [1, 1]
    case = Case()
    case.tell("ann", "bob", document="a")
    case.tell("ann", "dee", document="b")
    assert case.merged(likeness=lambda _one, _two: 0.95).namesakes == ()


def test_namesakes_are_named_only_within_a_contact() -> None:
    case = Case()
    case.tell("ann", "bob", document="a")
    case.tell("ann", "bobb", document="b", kind=Kind.MEETING)
    found = case.merged(likeness=lambda _one, _two: 0.7)
    assert groups(found) == [1, 1]
    assert found.namesakes == ()


def test_places_and_forms_that_differ_are_shown() -> None:
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.MEETING, place="Moscow", form="one-on-one")
    case.tell("ann", "bob", document="b", kind=Kind.MEETING, place="Sochi", form="expanded")
    (contact,) = case.merged().contacts
    assert {c.field: [value for value, _ in c.values] for c in contact.conflicts} == {
        "form": ["one-on-one", "expanded"],
        "place": ["Moscow", "Sochi"],
    }


@pytest.mark.parametrize(
    ("one", "two"),
    [("Moscow", "the Kremlin"), ("Astana", "Nur-Sultan"), ("Moscow", "Москва"), ("Moscow", "Russia"), ("Kyiv", "Kiev")],
)
def test_one_place_under_two_names_is_no_conflict(one: str, two: str) -> None:
    case = Case()
    case.tell("ann", "bob", document="a", kind=Kind.MEETING, place=one)
    case.tell("ann", "bob", document="b", kind=Kind.MEETING, place=two)
    (contact,) = case.merged().contacts
    assert contact.conflicts == ()


COMPANIES = st.lists(st.sampled_from(["ann", "abe", "bob", "cyd", "dee", "zed"]), min_size=1, max_size=4, unique=True)
TOLD = st.fixed_dictionaries({
    "day": st.sampled_from([DAY, NEXT, DAY + timedelta(days=3), None]),
    "kind": st.sampled_from(list(Kind)),
    "status": st.sampled_from(list(Status)),
    "precision": st.sampled_from([Precision.DAY, Precision.ASSUMED]),
    "zone": st.sampled_from(["UTC", "America/New_York", "Europe/Kyiv"]),
    "publisher": st.sampled_from(["wh", "ua"]),
    "form": st.sampled_from([None, "one-on-one", "expanded", "trilateral"]),
    "more": st.booleans(),
    "country": st.sampled_from([None, "FRA", "USA"]),
    "initiator": st.sampled_from([None, "USA", "UKR"]),
})  # fmt: skip


@given(COMPANIES, COMPANIES, TOLD, TOLD)
def test_weighing_looks_the_same_from_both_sides(one: list[str], two: list[str], first: dict, second: dict) -> None:  # type: ignore[type-arg]
    """And what makes two contacts is never outweighed, nor what only an analyst may join."""
    case = Case()
    case.tell(*one, document="a", **first)
    case.tell(*two, document="b", **second)
    a, b = accounts(case)
    found = weigh(a, b, likeness=alike)
    back = weigh(b, a, likeness=alike)
    assert (found.verdict, found.bits, found.against, found.asks) == (back.verdict, back.bits, back.against, back.asks)
    assert found.against == ("(-12.0)" in found.reason)
    assert not found.against or found.verdict is Verdict.DIFFERENT
    assert not found.asks or found.verdict is not Verdict.SAME
