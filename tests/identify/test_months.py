"""A month is nobody, though it may look like a surname; beside each, somebody who bears it."""

from datetime import date

import pytest

from dragoman.identify.months import is_date
from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.workflow.reading import read


def contacts(text: str) -> list[str]:
    """Kind and people of each contact of an item of spring 2018."""
    document = Document(
        id="d", snapshot="s", publisher="press", language="en", title="", text=text, published=date(2018, 5, 16)
    )
    return [
        f"{r.kind.value} {' + '.join(sorted(p.name for p in r.participants))}"
        for r in read(document, publisher("press")).reports
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sergei Lavrov held talks in Lomé on 2 May with President of Togo Kofi Adjo.",
            ["meeting Kofi Adjo + Sergei Lavrov"],
        ),
        ("On 3 May, Xi Jinping met Vladimir Putin.", ["meeting Vladimir Putin + Xi Jinping"]),
        ("Since early May, Putin and Xi have met twice.", ["meeting Vladimir Putin + Xi Jinping"]),
        ("By May, Putin and Xi had met.", ["meeting Vladimir Putin + Xi Jinping"]),
        ("May and Macron met in Paris.", ["meeting Emmanuel Macron + Theresa May"]),
        ("British Prime Minister May met Xi Jinping in Beijing.", ["meeting Theresa May + Xi Jinping"]),
        ("Theresa May was in Paris. Later, May met Emmanuel Macron.", ["meeting Emmanuel Macron + Theresa May"]),
        ("Theresa May was in Paris. May the talks with Emmanuel Macron succeed.", []),
    ],
)
def test_who_met_in_may(text: str, expected: list[str]) -> None:
    """The month takes part in nothing, the Prime Minister does."""
    assert contacts(text) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("on 15 ", " A met B", True),
        ("in late ", ", A met B", True),
        ("at the end of ", ".", True),
        ("between ", " and June", True),
        ("a guest of ", " and Macron", False),
        ("he met ", " in London", False),
        ("hosted by ", " and others", False),
    ],
)
def test_date_or_name(before: str, after: str, *, expected: bool) -> None:
    """What stands around the word decides."""
    assert is_date(f"{before}May{after}", len(before), len(before) + 3) is expected
