"""What an analyst decided: followed, or named by a gap."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Kind, Report, Review, Status, Verdict
from dragoman.reconcile.clustering import cluster
from dragoman.reconcile.weighing import Weighed
from tests.reconcile.test_weighing import DAY, Case, groups


def at(case: Case, document: str, days: int = 0) -> Report:
    day = DAY + timedelta(days=days)
    return case.tell("ann", "bob", document=document, day=day, published=day)


def join(one: Report, two: Report) -> Review:
    return Review(one=one.id, two=two.id, verdict=Verdict.SAME)


def part(one: Report, two: Report) -> Review:
    return Review(one=one.id, two=two.id, verdict=Verdict.DIFFERENT)


def test_a_parting_holds_through_a_third_and_a_fourth_account() -> None:
    """Whatever the order of the reviews and of the accounts; the join that is left out is named."""
    for shift in (0, 9, 18):
        case = Case()
        a, b, x = at(case, "a", shift), at(case, "b", 9), at(case, "x", 20)
        for reviews in permutations((join(a, x), join(b, x), part(a, b))):
            found = case.merged(reviews=reviews)
            assert not any({a.id, b.id} <= set(contact.reports) for contact in found.contacts)
            assert [gap.kind for gap in found.gaps].count("contradictory-review") == 1
            assert [gap.kind for gap in found.gaps].count("contradicted-review") == 1  # of the join that is followed
        y = at(case, "y", 30)
        found = case.merged(reviews=(join(a, x), join(x, y), join(y, b), part(b, a)))
        assert not any({a.id, b.id} <= set(contact.reports) for contact in found.contacts)
        assert [gap.kind for gap in found.gaps].count("contradictory-review") == 1
        assert sorted(map(len, case.parts(found))) in ([1, 3], [2, 2])


def test_a_parting_holds_against_the_machine() -> None:
    case = Case()
    a, b, _ = at(case, "a"), at(case, "b"), at(case, "c")
    found = case.merged(reviews=(part(b, a),))
    assert groups(found) == [1, 2]
    assert not any({a.id, b.id} <= set(contact.reports) for contact in found.contacts)


@pytest.mark.parametrize("days", [2, 9])
def test_a_join_brings_the_whole_contact_along(days: int) -> None:
    """What speaks against the joined account does not take back the machine's own sure link."""
    case = Case()
    wh, late = at(case, "wh"), at(case, "late", days)
    at(case, "ua")
    assert case.parts(case.merged()) == {frozenset({"wh", "ua"}), frozenset({"late"})}
    found = case.merged(reviews=(join(wh, late),))
    assert case.parts(found) == {frozenset({"wh", "ua", "late"})}


def test_a_join_brings_two_contacts_together() -> None:
    case = Case()
    wh, late = at(case, "wh"), at(case, "late", 9)
    at(case, "ua"), at(case, "later", 9), at(case, "other", 30)
    found = case.merged(reviews=(join(late, wh),))
    assert case.parts(found) == {frozenset({"wh", "ua", "late", "later"}), frozenset({"other"})}


def test_a_join_that_one_document_forbids_is_named() -> None:
    """Both accounts of a text cannot be one through a third; joined themselves, they can."""
    case = Case()
    one, two, other = at(case, "a"), at(case, "a"), at(case, "b")
    found = case.merged(reviews=(join(one, other), join(two, other)))
    assert groups(found) == [1, 2]
    (gap,) = found.gaps
    assert gap.kind == "contradictory-review"
    assert one.id in gap.reason
    assert two.id in gap.reason
    assert "one document" in gap.reason
    found = case.merged(reviews=(join(one, other), join(two, other), join(one, two)))
    assert groups(found) == [3]
    assert found.gaps == ()


def test_a_join_against_which_the_accounts_speak_is_followed_and_noted() -> None:
    case = Case()
    wh, late = at(case, "wh"), at(case, "late", 9)
    found = case.merged(reviews=(join(wh, late),))
    (gap,) = found.gaps
    assert gap.kind == "contradicted-review"
    assert "other days" in gap.reason
    near = Case()
    wh, ua = at(near, "wh"), at(near, "ua")
    assert near.merged(reviews=(join(wh, ua),)).gaps == ()


def test_a_denial_joined_with_what_it_denies_is_noted() -> None:
    case = Case()
    wh = at(case, "wh")
    denial = case.tell("ann", "bob", document="ua", status=Status.DENIED)
    (gap,) = case.merged(reviews=(join(wh, denial),)).gaps
    assert gap.kind == "contradicted-review"
    assert "denies" in gap.reason


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2)), min_size=6, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=6),
    st.randoms(use_true_random=False),
)
def test_every_review_is_followed_or_named(
    drawn: list[tuple[int, int]], decided: list[tuple[int, int, bool]], rng: object
) -> None:
    """And neither the order of the reviews nor that of the reports matters."""
    case = Case()
    told = []
    for number, (days, document) in enumerate(drawn):
        name = f"d{document}" if number < 3 else f"e{number}"
        day = DAY + timedelta(days=days)
        told.append(case.tell("ann", "bob", document=name, day=day, published=DAY))
    reviews = [join(told[a], told[b]) if same else part(told[a], told[b]) for a, b, same in decided if a != b]
    found = case.merged(reviews=reviews)
    of = {report: contact.id for contact in found.contacts for report in contact.reports}
    assert sorted(of) == sorted(report.id for report in told)
    named = [gap.reason for gap in found.gaps if gap.kind == "contradictory-review"]
    for review in reviews:
        if review.verdict is Verdict.DIFFERENT:
            assert of[review.one] != of[review.two]
        elif of[review.one] != of[review.two]:
            assert any(review.one in reason and review.two in reason for reason in named)
    rng.shuffle(reviews)  # type: ignore[attr-defined]
    rng.shuffle(case.reports)  # type: ignore[attr-defined]
    assert case.merged(reviews=reviews) == found


SUMS = st.sampled_from([
    Weighed(Verdict.SAME, 7.0, "same"),
    Weighed(Verdict.SAME, 3.0, "few"),
    Weighed(Verdict.SAME, 5.0, "fits", loose=True),
    Weighed(Verdict.UNDECIDED, 1.0, "open"),
    Weighed(Verdict.UNDECIDED, 4.0, "asks", asks=True),
    Weighed(Verdict.DIFFERENT, -3.0, "little"),
    Weighed(Verdict.DIFFERENT, -9.0, "other", against=True),
])  # fmt: skip


@given(st.lists(SUMS, min_size=21, max_size=21), st.sets(st.integers(0, 20)))
def test_no_group_holds_what_speaks_against_it(drawn: list[Weighed], unseen: set[int]) -> None:
    """Nor what waits for an analyst, also where a pair was not weighed before; what stays open holds neither."""
    pairs = list(combinations(range(7), 2))
    every = dict(zip(pairs, drawn, strict=True))
    weighed = {pair: every[pair] for at, pair in enumerate(pairs) if at not in unseen}
    made = cluster([str(at) for at in range(7)], weighed, weigh=lambda one, two: every[one, two])
    assert sorted(at for group in made.groups for at in group) == list(range(7))
    of = {at: group for group in made.groups for at in group}
    for group in made.groups:
        within = [every[pair] for pair in combinations(group, 2)]
        assert not any(found.against or found.asks for found in within)
    for (one, two), found in made.open:
        assert of[one] != of[two]
        assert found.verdict is Verdict.UNDECIDED
        assert not any(every[min(a, b), max(a, b)].against for a in of[one] for b in of[two])


@pytest.mark.timeout(20)
def test_two_contacts_of_many_accounts_are_soon_told_apart() -> None:
    """A group that once was refused is not counted anew at every link."""
    case = Case()
    for kind in (Kind.MEETING, Kind.CALL):
        case.tell("ann", "bob", document="both", kind=kind)
        for number in range(120):
            case.tell("ann", "bob", document=f"{kind.value}{number}", kind=kind)
    found = case.merged()
    assert groups(found) == [121, 121]
    assert found.gaps == ()


def test_a_link_refused_for_little_is_counted_once_too() -> None:
    """Groups that only a few links speak for grow without the whole being counted again."""
    weighings = 0

    def weigh(one: int, two: int) -> Weighed:
        nonlocal weighings
        weighings += 1
        if one % 2 == two % 2:
            return Weighed(Verdict.SAME, 7.0, "")
        return Weighed(Verdict.SAME, 3.0, "") if two == one + 1 else Weighed(Verdict.DIFFERENT, -3.0, "")

    count = 60
    pairs = {(a, b): found for b in range(count) for a in range(b) if (found := weigh(a, b)).verdict is Verdict.SAME}
    weighings = 0
    made = cluster([str(at) for at in range(count)], pairs, weigh=weigh)
    assert sorted(map(len, made.groups)) == [count // 2, count // 2]
    assert weighings <= count * count / 4
    assert len(made.open) == 1
