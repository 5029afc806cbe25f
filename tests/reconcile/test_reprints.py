"""Copies go with their originals, on the originals' days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dragoman.model import Copy, Precision, Review, Verdict
from tests.reconcile.test_weighing import DAY, Case, groups

LONG = "ann spoke with bob by telephone. " + "They went through a long list of matters of mutual interest. " * 8
COPY = (Copy(document="reprint", original="agency", similarity=1.0),)


def reprinted(
    days: int, *, words: str = LONG, again: str | None = None, publisher: str = "press", precision: Precision
) -> Case:
    case = Case()
    later = DAY + timedelta(days=days)
    for document, day, text, issuer in (
        ("agency", DAY, words, "agency"),
        ("reprint", later, again or words, publisher),
    ):
        case.tell(
            "ann", "bob", document=document, day=day, published=day, precision=precision, words=text, publisher=issuer
        )  # fmt: skip
    return case


@pytest.mark.parametrize("precision", [Precision.ASSUMED, Precision.DAY])
def test_a_reprint_takes_the_day_of_its_original(precision: Precision) -> None:
    """Whether that is the day of publication, or "yesterday"; another text of that day is another contact."""
    case = reprinted(6, precision=precision)
    (contact,) = case.merged(copies=COPY).contacts
    assert len(contact.origins) == 1
    assert contact.when.first_day == DAY
    assert contact.conflicts == ()
    assert groups(case.merged()) == [1, 1]


def test_an_account_of_the_original_meets_the_reprint() -> None:
    case = reprinted(6, precision=Precision.ASSUMED)
    case.tell("bob", "ann", document="ua")
    assert groups(case.merged(copies=COPY)) == [3]


@pytest.mark.parametrize(
    ("days", "words", "again", "publisher", "expected"),
    [
        (6, "ann spoke with bob", None, "press", [1, 1]),  # a formula of another day
        (2, "ann spoke with bob", None, "press", [2]),
        (6, LONG, None, "agency", [2]),  # word for word
        (6, LONG, LONG + "It was a good talk.", "agency", [1, 1]),  # nearly, by the same hand
        (6, LONG, LONG + "It was a good talk.", "press", [2]),
    ],
)
def test_what_is_a_reprint(days: int, words: str, again: str | None, publisher: str, expected: list[int]) -> None:
    case = reprinted(days, words=words, again=again, publisher=publisher, precision=Precision.ASSUMED)
    assert groups(case.merged(copies=COPY)) == expected


def test_each_account_of_a_reprint_goes_with_its_own_original() -> None:
    """A text that tells of two calls of the same two, in their order, however the reprint counts the days."""
    case = Case()
    for document, days in (("agency", 0), ("reprint", 2)):
        for day in (DAY, DAY - timedelta(days=7)):
            later = timedelta(days=days)
            case.tell("ann", "bob", document=document, day=day + later, published=DAY + later)
    found = case.merged(copies=COPY)
    assert groups(found) == [2, 2]
    assert {contact.when.first_day for contact in found.contacts} == {DAY, DAY - timedelta(days=7)}


def test_a_cut_reprint_goes_by_its_words() -> None:
    """Where the original tells of more, the account of the same words is meant."""
    case = Case()
    for document, days in (("agency", (0, -7)), ("reprint", (-7,))):
        for day in days:
            case.tell("ann", "bob", document=document, day=DAY + timedelta(days=day), published=DAY)
    first, second, copy = case.reports
    assert groups(case.merged(copies=COPY)) == [1, 2]  # the words of all are alike: the first is meant
    assert {first.id, copy.id} in [set(contact.reports) for contact in case.merged(copies=COPY).contacts]
    assert second.id


def test_an_original_without_a_day_takes_none_from_its_reprint() -> None:
    case = Case()
    case.tell("ann", "bob", document="agency", day=None, published=None)
    case.tell("ann", "bob", document="reprint")
    (contact,) = case.merged(copies=COPY).contacts
    assert contact.when.first_day == DAY


def test_an_analyst_may_part_a_reprint() -> None:
    case = reprinted(0, precision=Precision.ASSUMED)
    one, two = case.reports
    parting = Review(one=one.id, two=two.id, verdict=Verdict.DIFFERENT)
    assert groups(case.merged(copies=COPY, reviews=(parting,))) == [1, 1]
