"""Where an office ends and a name begins, what is no name at all, and which words are no state."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.identify import find_mentions
from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.reference import states


def names(text: str, *, language: str = "en", by: str = "press") -> list[str]:
    """The people whom a text names."""
    document = Document(
        id="d", snapshot="s", publisher=by, language=language, title="", text=text, published=date(2022, 5, 4)
    )
    return [mention.name for mention in find_mentions(document, publisher=publisher(by))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Minister of Digital Transformation Petro Lysenko.", ["Petro Lysenko"]),
        ("He met Deputy Advisor for International Economics Dale Brook.", ["Dale Brook"]),
        ("He met Chairman of the Board Grace Maria Lindt.", ["Grace Maria Lindt"]),  # a first name that is a word
        ("Addressing Pavel Orlov, he spoke of grain.", ["Pavel Orlov"]),
        ("He met Head of the Autonomous Republic officials.", []),
    ],
)
def test_the_end_of_an_office_is_no_first_name(text: str, expected: list[str]) -> None:
    """Common words behind an office belong to it; first names stay."""
    assert names(text) == expected


def test_a_name_cut_before_its_son_of_is_nobody() -> None:
    """A first name before "bin" is not taken for somebody who is known by it."""
    assert names("King Mohammed VI spoke. The Mohammed bin Rashid Centre signed.").count("Mohammed VI") == 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [("the Governor of New Jersey", []), ("the Governor of Jersey", ["JEY"]), ("New Mexico and Mexico", ["MEX"])],
)
def test_an_american_state_is_no_other_state(text: str, codes: list[str]) -> None:
    """What bears another state's name after "New" is not that state."""
    assert [found.code for found in states.find(text)] == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Состоялся визит Президента Ирана в Россию.", ["Ebrahim Raisi"]),
        ("Состоялся визит заместителя Президента Ирана в Россию.", []),
        ("Он встретил Султана Омана.", []),  # a crown and its state are no first name and surname
        ("Он встретил Эмира Катара.", ["Tamim bin Hamad Al Thani"]),
        ("Слово министру Олегу Лесину.", ["Oleg Lesin"]),
        ("Олег Викторович, прошу Вас.", []),  # spoken to, not named
        ("Выступил Олег Викторович Лесин.", ["Oleg Lesin"]),
    ],
)
def test_russian_names(text: str, expected: list[str]) -> None:
    """Leaders by office and state alone; without patronymics; nobody who is only spoken to."""
    assert names(text, language="ru", by="kremlin_ru") == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "He met Deputy Chairman of Russia's Security Council Pavel Orlov.",
            "Deputy Chairman of Russia's Security Council",
        ),
        ("He met Chairman of Russia's Security Council Pavel Orlov.", "Chairman of Russia's Security Council"),
        ("He met First Deputy Head of Ukraine's Office Pavel Orlov.", "First Deputy Head of Ukraine's Office"),
    ],
)
def test_a_deputy_is_never_taken_for_the_head(text: str, role: str) -> None:
    """What stands before the head of an office belongs to it."""
    document = Document(
        id="d", snapshot="s", publisher="press", language="en", title="", text=text, published=date(2022, 5, 4)
    )
    (mention,) = find_mentions(document, publisher=publisher("press"))
    assert mention.role == role
