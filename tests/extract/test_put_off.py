"""Contacts called off and put off, each beside something else that was."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.workflow.reading import read

A, B = "President Omar Diallo", "President Awa Ndiaye"


def told(text: str, language: str = "en") -> list[str]:
    """Status, day and passage of every contact of an item of 20 April 2024."""
    document = Document(
        id="d", snapshot="s", publisher="press", language=language, title="", text=text, published=date(2024, 4, 20)
    )
    return [
        f"{r.status.value} {r.when.first_day}: {document.quote(r.evidence)}"
        for r in read(document, publisher("press")).reports
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"A meeting between {A} and {B}, planned for 28 April in Lima, has been cancelled.",
            f"denied 2024-04-28: meeting between {A} and {B}, planned for 28 April in Lima, has been cancelled",
        ),
        (
            f"A meeting of {A} and {B}, scheduled for 26 April, was postponed to 3 May.",
            f"planned 2024-05-03: meeting of {A} and {B}, scheduled for 26 April, was postponed to 3 May",
        ),
        (
            f"Talks between {A} and {B} were moved from 26 April to 3 May.",
            f"planned 2024-05-03: Talks between {A} and {B} were moved from 26 April to 3 May",
        ),
        (
            f"{A} postponed his meeting with {B} until 3 May.",
            f"planned 2024-05-03: {A} postponed his meeting with {B} until 3 May",
        ),
        (
            f"The meeting between {A} and {B} on 26 April has been postponed indefinitely.",
            f"denied 2024-04-26: meeting between {A} and {B} on 26 April has been postponed",
        ),
        (
            f"Talks of {A} and {B}, due on 26 April, were postponed to a later date.",
            f"denied 2024-04-26: Talks of {A} and {B}, due on 26 April, were postponed",
        ),
        (f"The meeting of {A} and {B} was moved to the palace.", f"held 2024-04-20: meeting of {A} and {B}"),
        (f"The meeting of {A} and {B} was delayed by an hour.", f"held 2024-04-20: meeting of {A} and {B}"),
        (f"{A} met {B} after the match was postponed to 3 May.", f"held 2024-04-20: {A} met {B}"),
    ],
)
def test_put_off(text: str, expected: str) -> None:
    """On its new day it is planned; where none is named the old day is off."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Визит Владимира Путина в Турцию перенесён на май.",
            "planned 2024-05-01: Визит Владимира Путина в Турцию перенесён на май",
        ),
        (
            "Визит Владимира Путина в Турцию, запланированный на 26 апреля, перенесён на 3 мая.",
            "planned 2024-05-03: Визит Владимира Путина в Турцию, запланированный на 26 апреля, перенесён на 3 мая",
        ),
        ("Визит Владимира Путина в Турцию отменён.", "denied None: Визит Владимира Путина в Турцию отменён"),
        (
            "Визит Владимира Путина в Турцию прошёл 19 апреля, матч перенесён на май.",
            "held 2024-04-19: Визит Владимира Путина в Турцию прошёл 19 апреля",
        ),
    ],
)
def test_put_off_in_russian(text: str, expected: str) -> None:
    """The same, with the word behind the noun."""
    assert told(text, "ru") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A meeting between President Omar Diallo of Guinea and President Awa Ndiaye of Senegal, scheduled for 24 April in Ankara, has been cancelled, a spokesman said on Monday.",
            "denied 2024-04-24",
        ),
        (
            "A meeting between President Omar Diallo of Guinea and President Awa Ndiaye of Senegal that was to take place on 24 April was called off on Friday.",
            "denied 2024-04-24",
        ),
        ("The meeting of President Omar Diallo with President Awa Ndiaye has been called off.", "denied None"),
        ("President Omar Diallo's meeting with President Awa Ndiaye was called off on Friday.", "denied None"),
        ("On Friday, President Omar Diallo's meeting with President Awa Ndiaye was called off.", "denied None"),
        ("President Omar Diallo on Friday called off a meeting with President Awa Ndiaye.", "denied None"),
        (
            "President Omar Diallo on Thursday cancelled his 24 April meeting with President Awa Ndiaye.",
            "denied 2024-04-24",
        ),
        ("President Omar Diallo's meeting with President Awa Ndiaye was postponed on Thursday.", "denied None"),
        (
            "President Omar Diallo's meeting with President Awa Ndiaye was postponed on Thursday to 25 April.",
            "planned 2024-04-25",
        ),
        (
            "A meeting between President Omar Diallo of Guinea and President Awa Ndiaye of Senegal, scheduled for 24 April in Ankara, will go ahead after a strike was called off.",
            "planned 2024-04-24",
        ),
        (
            "A meeting between President Omar Diallo and President Awa Ndiaye discussed a plan that was cancelled.",
            "held",
        ),
        ("The meeting of President Omar Diallo with President Awa Ndiaye took place on Thursday.", "held 2024-04-18"),
    ],
)
def test_called_off(text: str, expected: str) -> None:
    """The clause decides, not the distance; the day of calling off is not that of the meeting."""
    (one,) = told(text)
    assert one.split(":")[0].startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Встреча Владимира Путина с Эмманюэлем Макроном отменена в четверг.", "denied None"),
        ("Встреча Владимира Путина с Эмманюэлем Макроном 24 апреля отменена.", "denied 2024-04-24"),
        (
            "Встреча Владимира Путина с Эмманюэлем Макроном была перенесена в четверг на 25 апреля.",
            "planned 2024-04-25",
        ),
    ],
)
def test_called_off_in_russian(text: str, expected: str) -> None:
    """The same in Russian."""
    (one,) = told(text, "ru")
    assert one.split(":")[0] == expected
