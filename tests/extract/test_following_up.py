"""What the sentences after a contact add: at whose initiative it was, and that somebody denies it."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Document, Report
from dragoman.workflow.reading import read

A, B = "Finnish President Sauli Niinisto", "US President Joe Biden"


def told(text: str, language: str = "en", issuer: str = "press") -> tuple[Document, tuple[Report, ...]]:
    """An item of 16 May 2022 and its contacts."""
    document = Document(
        id="d", snapshot="s", publisher=issuer, language=language, title="", text=text, published=date(2022, 5, 16)
    )
    return document, read(document, publisher(issuer)).reports


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        (f"{A} spoke by telephone with {B}. The call took place at the initiative of the American side.", "en", "USA"),
        (
            f"{A} spoke by telephone with {B}. They discussed trade. It was held at the request of the Finnish side.",
            "en",
            "FIN",
        ),
        (f"{A} spoke by telephone with {B}. The visit took place at the initiative of the American side.", "en", None),
        (
            f"{A} spoke by telephone with {B} about a school. It was opened at the initiative of the American side.",
            "en",
            None,
        ),
        (
            f"{A} spoke by telephone with {B}. A law on trade was passed at the initiative of the American side.",
            "en",
            None,
        ),
        (
            "Владимир Путин провёл телефонный разговор с Президентом США Джозефом Байденом. "
            "Разговор прошёл по инициативе американской стороны.",
            "ru",
            "USA",
        ),
        (
            "Владимир Путин поговорил по телефону с Президентом США Джозефом Байденом. Обсуждалась торговля. "
            "Беседа состоялась по инициативе российской стороны.",
            "ru",
            "RUS",
        ),
        (
            "Владимир Путин провёл телефонный разговор с Президентом США Джозефом Байденом. "
            "Закон о торговле принят по инициативе американской стороны.",
            "ru",
            None,
        ),
    ],
)
def test_at_whose_initiative(text: str, language: str, side: str | None) -> None:
    """A sentence about the conversation just told gives its initiator, one about something else none."""
    _, found = told(text, language)
    assert [r.initiator for r in found] == [side]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            f"{A} and {B} held talks in Geneva, a newspaper wrote. The White House denied it.",
            "en",
            [("held", "reported", "a newspaper wrote"), ("denied", "reported", "The White House denied it")],
        ),
        (
            f"{A} met {B} in Geneva, a newspaper wrote. “There was no such meeting,” a spokesman said.",
            "en",
            [("held", "reported", "a newspaper wrote"), ("denied", "reported", "a spokesman said")],
        ),
        (
            f"{A} met {B} in Geneva, a newspaper wrote. The White House denied it would sell arms.",
            "en",
            [("held", "reported", "a newspaper wrote")],
        ),
        (
            f"{A} met {B} in Geneva, a newspaper wrote. “There was no such visit,” a spokesman said.",
            "en",
            [("held", "reported", "a newspaper wrote")],
        ),
        (f"{A} met {B} in Geneva. The White House denied it.", "en", [("held", "asserted", None)]),
        (
            "Владимир Путин встретился с Эмманюэлем Макроном, пишет газета. Кремль это опроверг.",
            "ru",
            [("held", "reported", "пишет газета"), ("denied", "reported", "Кремль это опроверг")],
        ),
        (
            "Владимир Путин встретился с Эмманюэлем Макроном. Кремль опроверг слухи о налогах.",
            "ru",
            [("held", "asserted", None)],
        ),
    ],
)
def test_denied_in_the_next_sentence(text: str, language: str, expected: list[tuple[str, str, str | None]]) -> None:
    """The denial is a report of its own, on the word of whoever denies; of something else it is none."""
    document, found = told(text, language)
    assert [
        (r.status.value, r.certainty.value, document.quote(r.hedge) if r.hedge else None) for r in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "issuer", "certainty"),
    [
        (f"{A} spoke with {B} by phone on Monday, Niinisto’s office said.", "press", "reported"),
        (
            f"{A} spoke with {B} by phone on Monday, the White House said on Tuesday, an agency reports.",
            "press",
            "reported",
        ),
        (f"The White House said on Tuesday that {A} spoke with {B} by phone.", "press", "reported"),
        (f"{A} spoke with {B} by phone on Monday.", "press", "asserted"),
        (f"{A} met {B}, who said that prices rose.", "press", "asserted"),
        (
            "President Biden spoke with President of Finland Sauli Niinisto by phone, the White House said.",
            "white_house",
            "asserted",
        ),
    ],
)
def test_on_whose_word(text: str, issuer: str, certainty: str) -> None:
    """An agency passes on another's word; an office gives its own."""
    _, found = told(text, issuer=issuer)
    assert [r.certainty.value for r in found] == [certainty]
