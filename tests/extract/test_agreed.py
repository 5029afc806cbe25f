"""Contacts that are held and those agreed in them: each with its own day, or with none."""

from datetime import date

import pytest

from dragoman.model import Document
from dragoman.workflow.reading import read
from tests.extract.test_press import PAPER

A, B = "President Omar Diallo", "President Awa Ndiaye"


def told(text: str, title: str = "") -> list[str]:
    """Kind, status and time of every contact of an item of 10 July 2026."""
    document = Document(
        id="d", snapshot="s", publisher=PAPER.id, language="en", title=title, text=text, published=date(2026, 7, 10)
    )
    return [
        f"{r.kind.value} {r.status.value} {r.when.first_day} {r.when.precision.value}"
        for r in read(document, PAPER).reports
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{A} telephoned {B}. The presidents spoke by telephone today and agreed to meet at a later date.",
            ["call held 2026-07-10 day", "meeting planned None unknown"],
        ),
        (
            f"On 6 July, {A} and {B} spoke by telephone and agreed to meet in September.",
            ["call held 2026-07-06 day", "meeting planned 2026-09-01 month"],
        ),
        (
            f"{A} and {B} spoke by telephone and agreed to meet in September.",
            ["call held 2026-07-10 assumed", "meeting planned 2026-09-01 month"],
        ),
        (f"As agreed during the 6 July meeting between {A} and {B}, aid arrived.", ["meeting held 2026-07-06 day"]),
        (f"{A} and {B} agreed today to meet in Lima.", ["meeting planned None unknown"]),
        (f"{A} and {B} agreed to meet in March.", ["meeting planned 2027-03-01 month"]),
        (f"{A} and {B} agreed to meet on 20 July.", ["meeting planned 2026-07-20 day"]),
        (f"{A} and {B} met in March.", ["meeting held 2026-03-01 month"]),
        (f"{A} and {B} spoke on 6 July to discuss water.", ["call held 2026-07-06 day"]),
        (f"{A} and {B} spoke on 6 July to mayors.", []),
        (f"{A} and {B} met with mayors and agreed on water.", []),
    ],
)
def test_agreed(text: str, expected: list[str]) -> None:
    """The day on which something was agreed is not the day for which it was."""
    assert told(text) == expected


def test_names_in_the_title() -> None:
    """Those whom the title names are the presidents of the sentence below it."""
    assert told(
        "The presidents spoke by telephone today and agreed to meet at a later date.",
        f"Telephone conversation of {A} and {B}",
    ) == ["call held 2026-07-10 day", "meeting planned None unknown"]
