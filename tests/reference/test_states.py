"""States by every name that texts give them."""

from __future__ import annotations

import pytest

from dragoman.reference.states import code_of, find, name_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Kazakhstan", "KAZ"),
        ("the Republic of Kazakhstan", "KAZ"),
        ("Russian Federation", "RUS"),
        ("UK", "GBR"),
        ("United States", "USA"),
        ("Казахстана", "KAZ"),
        ("South Korea", "KOR"),
    ],
)
def test_names_of_states(words: str, code: str) -> None:
    assert code_of(words) == code


def test_a_city_stands_for_its_state_only_where_asked() -> None:
    assert code_of("Paris") is None
    assert code_of("Paris", city=True) == "FRA"


def test_states_are_found_in_order_with_their_places() -> None:
    text = "The Presidents of Kyrgyzstan and Tajikistan met the German Chancellor."
    found = find(text)
    assert [text[one.start : one.end] for one in found] == ["Kyrgyzstan", "Tajikistan", "German"]
    assert [one.code for one in found] == ["KGZ", "TJK", "DEU"]


def test_every_code_has_a_name() -> None:
    assert name_of("KAZ") == "Kazakhstan"
    assert name_of("KAZ", language="ru") != ""
