"""What Russian texts say did not or will not take place, each beside one that did or that is left open."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.workflow.reading import read


def told(text: str) -> list[tuple[str, str, str]]:
    """Status, certainty and passage of every contact."""
    document = Document(
        id="d", snapshot="s", publisher="press", language="ru", title="", text=text, published=date(2024, 3, 20)
    )
    return [
        (r.status.value, r.certainty.value, document.quote(r.evidence))
        for r in read(document, publisher("press")).reports
    ]


A, B = "Владимира Путина", "Эмманюэлем Макроном"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (f"Планов телефонного разговора {A} с {B} нет.", "asserted"),
        (f"Встреча {A} с {B} не планируется.", "asserted"),
        (f"Встреча {A} с {B} не состоялась.", "asserted"),
        (f"Телефонного разговора {A} с {B} не было.", "asserted"),
        ("Визит Владимира Путина в Германию не планируется.", "asserted"),
        (f"Встреча {A} с {B} маловероятна.", "probable"),
        (f"Вряд ли Владимир Путин встретится с {B}.", "probable"),
        (f"Владимир Путин не планирует встречаться с {B}.", "asserted"),
    ],
)
def test_denied(text: str, certainty: str) -> None:
    """The whole sentence is the passage: the word that denies stands at one of its ends."""
    assert told(text) == [("denied", certainty, text.rstrip("."))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Кремль исключил встречу {A} с {B}.", ["denied"]),
        (f"Кремль не исключил встречу {A} с {B}.", []),
        (f"Владимир Путин хочет встретиться с {B}.", []),
        ("Владимир Путин и Эмманюэль Макрон договорились встретиться.", ["planned"]),
        (f"Встреча {A} с {B} прошла в Москве, заявления для прессы не было.", ["held"]),
        (f"На встрече {A} с {B} не было прессы.", ["held"]),
        (f"Встреча {A} с {B} не была короткой.", ["held"]),
        (f"Встреча {A} с {B} перенесена в другой зал.", ["held"]),
        (f"Владимир Путин исключил уступки на переговорах с {B}.", ["held"]),
        (f"Владимир Путин отменил концерт и встретился с {B}.", ["held"]),
        (f"Кремль опроверг, что Владимир Путин встретился с {B}.", ["denied"]),
        (f"Владимир Путин встретился с {B}, планов на вечер у него нет.", ["held"]),
    ],
)
def test_near(text: str, expected: list[str]) -> None:
    """What is denied is the contact and nothing beside it."""
    assert [status for status, _, _ in told(text)] == expected
