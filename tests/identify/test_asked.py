"""The parts of a question, in whatever order and language it is put."""

from __future__ import annotations

import pytest

from dragoman.identify.asked import parse


@pytest.mark.parametrize(
    ("text", "name", "title", "side"),
    [
        ("Anna Berg", "Anna Berg", None, None),
        ("anna berg", "Anna Berg", None, None),
        ("Foreign Minister Anna Berg", "Anna Berg", "Foreign Minister", None),
        ("foreign minister berg", "Berg", "Foreign Minister", None),
        ("Foreign Minister Anna Berg of Sweden", "Anna Berg", "Foreign Minister", "SWE"),
        ("Swedish Foreign Minister Anna Berg", "Anna Berg", "Foreign Minister", "SWE"),
        ("Sweden's Foreign Minister Anna Berg", "Anna Berg", "Foreign Minister", "SWE"),
        ("Anna Berg, Foreign Minister of Sweden", "Anna Berg", "Foreign Minister", "SWE"),
        ("Anna Berg, SWE", "Anna Berg", None, "SWE"),
        ("Anna Berg (SWE)", "Anna Berg", None, "SWE"),
        ("Berg, Anna (SWE)", "Berg, Anna", None, "SWE"),
        ("Mr. Berg", "Berg", None, None),
        ("Prime Minister and Minister of Finance Anna Berg of Sweden", "Anna Berg", "Prime Minister", "SWE"),
        ("Deputy Foreign Minister of Sweden", None, "Deputy Foreign Minister", "SWE"),
        ("the president of Poland", None, "the president", "POL"),
        ("president of kazakhstan", None, "President", "KAZ"),
        ("UN Secretary-General Anna Berg", "Anna Berg", "UN Secretary-General", "UN"),
        ("King Harald of Norway", "Harald", "King", "NOR"),
        ("President Hun Sen", "Hun Sen", "President", None),  # no senator
        ("President Bill Clinton", "Bill Clinton", "President", None),  # no bill
        ("Ursula von der Leyen", "Ursula von der Leyen", None, None),
        ("Khalid bin Salman", "Khalid bin Salman", None, None),
        ("Paris Hilton", "Paris Hilton", None, None),  # a city in a name is no side
        ("министр иностранных дел России Анна Берг", "Анна Берг", "министр иностранных дел", "RUS"),
        ("президент Казахстана", None, "президент", "KAZ"),
        ("Анна Берг", "Анна Берг", None, None),
        ("习近平", "习近平", None, None),
        ("", None, None, None),
    ],
)
def test_a_question_has_a_name_an_office_and_a_side(
    text: str, name: str | None, title: str | None, side: str | None
) -> None:
    """What is told is found, and what is not told is not made up."""
    asked = parse(text)
    assert (asked.name, asked.office.title if asked.office else None, asked.side) == (name, title, side)
    assert asked.place is None


@pytest.mark.parametrize(("text", "side"), [("Foreign Minister of Sweden", "SWE"), ("Foreign Minister", None)])
def test_an_office_is_that_of_the_side(text: str, side: str | None) -> None:
    """The office asked for has the side of the question."""
    asked = parse(text)
    assert asked.office is not None
    assert asked.office.side == side
    assert asked.office.portfolio == "foreign"


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("former Foreign Minister Anna Berg", True),
        ("ex-president Anna Berg", True),
        ("former President of Poland", True),
        ("бывший президент Казахстана", True),
        ("Foreign Minister Anna Berg", False),
        ("Anna Berg", False),
    ],
)
def test_a_question_may_be_of_a_former_office(text: str, former: bool) -> None:  # noqa: FBT001
    """The office is the same one, without the day."""
    assert parse(text).former is former


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kazakhstan", "KAZ"),
        ("kazakhstan", "KAZ"),
        ("Astana", "KAZ"),
        ("Nut Sultan", "KAZ"),
        ("Paris", "FRA"),
        ("Paris Hilton", None),
        ("Poet", None),
    ],
)
def test_a_state_or_city_alone_is_a_place(text: str, code: str | None) -> None:
    """The whole question must be the place."""
    asked = parse(text)
    assert asked.place == code
    assert (asked.name is None) == (code is not None)


def test_blanks_do_not_matter() -> None:
    """A question typed over two lines is the same question."""
    assert parse("  Foreign   Minister\n Anna Berg ") == parse("Foreign Minister Anna Berg")
