"""Where numbers stand in a sentence."""

from __future__ import annotations

import pytest

from dragoman.language import numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The three leaders met.", ["three"]),
        ("It grew by fifteen per cent, to 20 billion dollars.", ["fifteen per cent", "20 billion dollars"]),
        ("Подписано семь документов.", ["семь"]),
        ("They signed seven, or 12, papers.", ["seven", "12"]),
        ("two million dollars", ["two million dollars"]),
    ],
)
def test_the_whole_word_is_the_number(text: str, found: list[str]) -> None:
    """Its digits are shorter than it is."""
    assert [text[one.start : one.end] for one in numbers.find(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 12 wells", "≥12 well"),
        ("no fewer than 12 wells", "≥12 well"),
        ("no more than 12 wells", "<12 well"),
        ("more than 12 wells", ">12 well"),
        ("не менее 12 процентов", "≥12 %"),
        ("не более чем 12 процентов", "<12 %"),
        ("более 12 процентов", ">12 %"),
    ],
)
def test_a_bound_is_read_from_all_its_words(text: str, found: str) -> None:
    """Such as "no more than", which is not "more than"."""
    assert list(numbers.numbers(text)) == [found]
