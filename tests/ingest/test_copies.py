"""Copies are linked to the earliest text and never to a different event."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.ingest import find_copies
from dragoman.model import Document

STORY = " ".join(
    f"On Monday the minister {verb} the {thing} of the region and spoke with those who work there."
    for verb, thing in [("visited", "harbour"), ("opened", "school"), ("saw", "hospital"), ("praised", "railway")]
)


def document(name: str, text: str, day: int) -> Document:
    return Document(
        id=name, snapshot="", publisher="press", language="en", title="", text=text, published=date(2020, 1, day)
    )


def test_ten_reprints_have_one_origin() -> None:
    texts = [document(f"doc:{at}", STORY + " " * at, at + 1) for at in range(10)]
    copies = find_copies(reversed(texts))
    assert [copy.document for copy in copies] == [f"doc:{at}" for at in range(1, 10)]
    assert {copy.original for copy in copies} == {"doc:0"}


def test_a_light_edit_is_a_copy_another_name_is_not() -> None:
    first = document("doc:a", STORY, 1)
    edited = document("doc:b", STORY.replace("praised the railway", "praised the old railway"), 2)
    other = document("doc:c", STORY.replace("harbour", "Port Anna").replace("school", "Lyceum Karel"), 3)
    copies = find_copies([first, edited, other])
    assert [(copy.document, copy.original) for copy in copies] == [("doc:b", "doc:a")]
    assert 0.8 <= copies[0].similarity < 1


def test_short_formulas_are_copies_only_word_for_word() -> None:
    greeting = "The President congratulated his colleague on the national day."
    near = document("doc:b", greeting.replace("national day", "national holiday"), 2)
    same = document("doc:c", greeting, 3)
    assert [copy.document for copy in find_copies([document("doc:a", greeting, 1), near, same])] == ["doc:c"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("ASTANA, March 15 (Reuters) - ", ""),
        ("Astana, 15 March (AFP) – ", "\n(Reporting by N. N.; Editing by M. M.)"),
        ("МОСКВА, 5 марта. /ТАСС/. ", ""),
        ("", ", Reuters reports"),
        ("", ", сообщает РИА Новости"),
    ],
)
def test_what_an_agency_prints_around_a_text_makes_no_other_text(first: str, last: str) -> None:
    """Its dateline and the words of who reprints it are nobody's news."""
    body = STORY.removesuffix(".")
    printed = document("doc:b", f"{first}{body}{last}." if not last.startswith("\n") else f"{first}{body}.{last}", 2)
    (copy,) = find_copies([document("doc:a", STORY, 1), printed])
    assert (copy.document, copy.original, copy.similarity) == ("doc:b", "doc:a", 1.0)


def test_a_name_in_brackets_is_no_dateline() -> None:
    """Short texts are copies only word for word, and these name two people."""
    one = document("doc:a", "President Berg (Sweden) met with the minister.", 1)
    two = document("doc:b", "President Lund (Norway) met with the minister.", 2)
    assert find_copies([one, two]) == ()
