"""Days that are the same, that fit, that are not told, and that no calendar holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.model import Copy, Kind, Precision, Review, Status, Verdict
from tests.reconcile.test_weighing import DAY, NEXT, Case, groups

LATE = DAY + timedelta(days=2)
FAR = DAY + timedelta(days=60)


def kinds(case: Case) -> list[str]:
    return [gap.kind for gap in case.merged().gaps]


@pytest.mark.parametrize(("zone", "expected"), [("America/New_York", [2]), ("Europe/London", [1, 1])])
def test_two_clocks_must_share_a_good_part_of_the_day(zone: str, expected: list[int]) -> None:
    """Of a day in London two hours are the next day in Kyiv; of a day in New York seven."""
    case = Case()
    case.tell("ann", "bob", document="a", zone=zone)
    case.tell("ann", "bob", document="b", zone="Europe/Kyiv", day=NEXT, published=NEXT)
    assert groups(case.merged()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 11 March bob spoke with ann. This was the second conversation of the two in two days.", [1, 1]),
        ("On 11 March bob spoke again with ann.", [1, 1]),
        ("On 11 March bob spoke with ann about a second front and another package of aid.", [2]),
        ("11 марта bob поговорил с ann. Это уже второй разговор за два дня.", [1, 1]),
        ("11 марта bob поговорил с ann о втором пакете помощи.", [2]),
    ],
)
def test_a_text_that_counts_its_contacts_is_not_joined_by_the_clocks(words: str, expected: list[int]) -> None:
    case = Case()
    case.tell("ann", "bob", document="a", zone="America/New_York")
    case.tell("ann", "bob", document="b", zone="Europe/Kyiv", day=NEXT, published=NEXT, words=words)
    assert groups(case.merged()) == expected
    assert kinds(case) == ([] if expected == [2] else ["undecided-link"])


def test_a_text_that_counts_its_contacts_still_shares_its_day() -> None:
    case = Case()
    case.tell("ann", "bob", document="a")
    case.tell("ann", "bob", document="b", words="bob spoke again with ann")
    assert groups(case.merged()) == [2]


def stretch(*days: date) -> Case:
    """Calls on some days, and an account that gives a stretch around them."""
    case = Case()
    for number, day in enumerate(days):
        case.tell("ann", "bob", document=f"d{number}", day=day, published=day)
    case.tell(
        "ann", "bob", document="range", day=DAY - timedelta(days=1), until=DAY + timedelta(days=3),
        precision=Precision.RANGE,
    )  # fmt: skip
    return case


def test_a_stretch_of_days_joins_the_one_call_in_it() -> None:
    assert groups(stretch(DAY).merged()) == [2]
    assert groups(stretch(DAY, DAY).merged()) == [3]


def test_a_stretch_of_days_that_fits_two_calls_is_asked_about() -> None:
    case = stretch(DAY, LATE)
    found = case.merged()
    assert groups(found) == [1, 1, 1]
    assert [link.verdict for link in found.links] == [Verdict.UNDECIDED] * 2
    assert all("fits another contact" in gap.reason for gap in found.gaps)


def test_a_stretch_of_days_that_fits_one_call_better_joins_it() -> None:
    case = stretch(DAY)
    case.tell("ann", "bob", document="meeting", kind=Kind.MEETING, day=LATE, published=LATE)
    assert case.parts(case.merged()) == {frozenset({"d0", "range"}), frozenset({"meeting"})}


def test_a_stretch_of_days_joins_the_call_that_it_fits_clearly_better() -> None:
    """By four to one: the other call was asked for by the other side."""
    for initiator, expected in (("UKR", {"near", "range"}), ("USA", {"range"})):
        case = Case()
        case.tell("ann", "bob", document="near", initiator="USA")
        case.tell("ann", "bob", document="far", initiator=initiator, day=LATE, published=LATE)
        case.tell("ann", "bob", document="range", initiator="USA", until=LATE, precision=Precision.RANGE)
        assert frozenset(expected) in case.parts(case.merged())


def test_two_calls_that_an_analyst_joined_are_no_rivals() -> None:
    case = stretch(DAY, LATE)
    one, two, _ = case.reports
    assert groups(case.merged(reviews=(Review(one=one.id, two=two.id, verdict=Verdict.SAME),))) == [3]


def test_the_first_day_of_a_stretch_is_no_better_than_its_last() -> None:
    case = Case()
    case.tell("ann", "bob", document="first")
    case.tell("ann", "bob", document="last", day=LATE, published=LATE)
    case.tell("ann", "bob", document="range", until=LATE, precision=Precision.RANGE, published=LATE)
    assert groups(case.merged()) == [1, 1, 1]


@pytest.mark.parametrize("precision", [Precision.RANGE, Precision.MONTH])
def test_a_long_stretch_fixes_no_contact(precision: Precision) -> None:
    for days, expected in ((20, [1, 1]), (10, [2])):
        case = Case()
        case.tell("ann", "bob", document="a")
        case.tell(
            "ann", "bob", document="b", day=DAY - timedelta(days=5), until=DAY + timedelta(days=days - 5),
            precision=precision, published=FAR,
        )  # fmt: skip
        assert groups(case.merged()) == expected


def test_a_plan_for_a_month_waits_for_an_analyst() -> None:
    for day, gaps in ((DAY, ["undecided-link"]), (date(2022, 4, 2), [])):
        case = Case()
        case.tell(
            "ann", "bob", document="plan", status=Status.PLANNED, precision=Precision.MONTH, day=date(2022, 3, 1),
            until=date(2022, 3, 31), published=date(2022, 2, 1),
        )  # fmt: skip
        case.tell("ann", "bob", document="held", day=day, published=day)
        assert groups(case.merged()) == [1, 1]
        assert kinds(case) == gaps


def test_a_plan_for_a_year_is_held_against_its_last_months_too() -> None:
    for day, gaps in ((date(2022, 10, 3), ["undecided-link"]), (date(2023, 1, 5), [])):
        for order in (("plan", "held"), ("zplan", "held")):
            case = Case()
            case.tell(
                "ann", "bob", document=order[0], status=Status.PLANNED, precision=Precision.YEAR, day=date(2022, 1, 1),
                until=date(2022, 12, 31), published=date(2021, 12, 1) if order[0] == "plan" else None,
            )  # fmt: skip
            case.tell("ann", "bob", document=order[1], day=day, published=day)
            assert groups(case.merged()) == [1, 1]
            assert kinds(case) == gaps


def test_a_text_without_a_day_published_soon_after_is_asked_about() -> None:
    for published, gaps in ((NEXT, ["undecided-link"]), (FAR, [])):
        case = Case()
        case.tell("ann", "bob", document="a")
        case.tell("ann", "bob", document="b", day=None, published=published)
        assert groups(case.merged()) == [1, 1]
        assert kinds(case) == gaps


def test_a_summary_by_the_same_publisher_the_day_after_is_asked_about() -> None:
    for day, gaps in ((NEXT, ["undecided-link"]), (DAY + timedelta(days=5), [])):
        case = Case()
        case.tell("ann", "bob", document="a", publisher="wh")
        case.tell(
            "ann", "bob", document="b", publisher="wh", day=day, precision=Precision.ASSUMED, published=day
        )  # fmt: skip
        assert groups(case.merged()) == [1, 1]
        assert kinds(case) == gaps


@pytest.mark.parametrize(("publisher", "expected"), [("ua", {"wh ua", "later"}), ("fr", {"wh ua later"})])
def test_a_publishers_own_next_text_is_not_joined_through_another_clock(publisher: str, expected: set[str]) -> None:
    """It would fit the first by the clock of a third; another publisher may well be late."""
    case = Case()
    case.tell("ann", "bob", document="wh", zone="America/New_York", publisher="wh")
    case.tell("ann", "bob", document="ua", zone="Europe/Kyiv", publisher="ua")
    case.tell(
        "ann", "bob", document="later", zone="Europe/Kyiv", publisher=publisher, day=NEXT, published=NEXT,
        precision=Precision.ASSUMED,
    )  # fmt: skip
    assert case.parts(case.merged()) == {frozenset(part.split()) for part in expected}
    assert kinds(case) == (["undecided-link"] if publisher == "ua" else [])


@pytest.mark.parametrize("precision", list(Precision))
def test_the_end_of_the_calendar_is_a_day_like_others(precision: Precision) -> None:
    case = Case()
    last = date.max - timedelta(days=3)
    for document in "ab":
        case.tell(
            "ann", "bob", document=document, published=date.max, precision=precision,
            day=None if precision is Precision.UNKNOWN else last, until=date.max,
        )  # fmt: skip
        case.tell("ann", "cyd", document=document, day=date.min + timedelta(days=1), precision=Precision.DAY)
    assert sum(groups(case.merged())) == 4


def test_the_day_is_that_of_most_origins() -> None:
    """One clock of four is outvoted; copies do not vote."""
    case = Case()
    case.tell("ann", "bob", document="a", zone="America/New_York")
    case.tell("ann", "bob", document="b", zone="Europe/Kyiv", day=NEXT, published=NEXT)
    assert case.merged().contacts[0].when.first_day == DAY
    case.tell("ann", "bob", document="c", zone="America/New_York", published=DAY)
    copies = (Copy(document="c", original="a", similarity=1.0),)
    case.tell("ann", "bob", document="d", zone="Europe/Kyiv", day=NEXT, published=NEXT)
    (contact,) = case.merged(copies=copies).contacts
    assert contact.when.first_day == NEXT
    assert case.merged().contacts[0].when.first_day == DAY
