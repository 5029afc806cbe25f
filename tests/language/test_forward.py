"""A month without a year lies ahead where the words look ahead, and behind where they do not."""

from datetime import date

import pytest

from dragoman.language.dates import tag


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("They agreed to hold the summit in the first half of June.", "en", date(2023, 6, 1)),
        ("The Presidents agreed to meet in May.", "en", date(2023, 5, 1)),
        ("She invited him to visit Lima in March.", "en", date(2024, 3, 1)),
        ("The trip is scheduled for February.", "en", date(2024, 2, 1)),
        ("The summit was held in the first half of June.", "en", date(2022, 6, 1)),
        ("They agreed on water when they met in May.", "en", date(2022, 5, 1)),
        ("Они договорились встретиться в мае.", "ru", date(2023, 5, 1)),
        ("Визит запланирован на первую половину июня.", "ru", date(2023, 6, 1)),
        ("Поездка перенесена на март.", "ru", date(2024, 3, 1)),
        ("Саммит прошёл в начале июня.", "ru", date(2022, 6, 1)),
        ("Он посетил Лиму в мае.", "ru", date(2022, 5, 1)),
    ],
)
def test_which_year(text: str, language: str, first: date) -> None:
    """Said in the middle of April 2023."""
    assert [words.first for words in tag(text, anchor=date(2023, 4, 12), language=language)] == [first]
