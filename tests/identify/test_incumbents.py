"""The table of leaders: only where the words mean the holder of that day, and the text always outweighs it."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.workflow.reading import read


def people(text: str, *, issuer: str = "press", day: date = date(2022, 3, 1)) -> list[list[str]]:
    """Who takes part in each contact."""
    document = Document(id="doc", snapshot="s", publisher=issuer, language="en", title="", text=text, published=day)
    return [[m.name for m in report.participants] for report in read(document, publisher(issuer)).reports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Brigitte Macron came. The French president met the German chancellor on Tuesday.",
            [["Emmanuel Macron", "Olaf Scholz"]],
        ),
        (
            "In April 2009, the US president met with the Russian president in London.",
            [["Barack Obama", "Dmitry Medvedev"]],
        ),
        ("In 1985, the US president met with the Chinese leader in Washington.", []),
        (
            "Emmanuel Macron met with the Chilean president, Luis Rojas, in Lima.",
            [["Emmanuel Macron", "Luis Rojas"]],
        ),
        (
            "The foreign ministers of Japan and South Korea, Taro Ito and Kim Min-ho, met in Seoul.",
            [["Kim Min-ho", "Taro Ito"]],
        ),
        ("South African leader F.W. de Klerk met President Macron.", [["F.W de Klerk", "Emmanuel Macron"]]),
        ("Scottish First Minister Ann Reid spoke. The Scottish leader met the French president.", []),
    ],
)
def test_whom_an_office_means(text: str, expected: list[list[str]]) -> None:
    """The holder of the day that is told of, or whom the text names."""
    assert [sorted(one) for one in people(text)] == [sorted(one) for one in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Biden administration officials met with Putin aides.",
        "The Biden family met with Macron's wife.",
        "Putin critic Orlov met with Merkel.",
        "Trump lawyer Marsh met with Zelenskyy.",
        "Obama Library staff met with Macron.",
        "George H. Bush spoke first. George W. Bush spoke second. Later Bush met with Vladimir Putin.",
    ],
)
def test_a_surname_may_mean_somebody_else(text: str) -> None:
    """Families, staff, libraries, namesakes."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First Lady Jill Biden came. Dr. Biden met with President Duda.", "Jill Biden"),
        ("Senator Kay Harris met with President Duda.", "Kay Harris"),
        ("President Biden met with President Duda.", "Joe Biden"),
        ("President Joseph R. Biden, Jr. met with President Duda.", "Joe Biden"),
    ],
)
def test_the_publishers_own_titles(text: str, name: str) -> None:
    """A spouse and a namesake are not the holder; a formal name is."""
    assert people(text, issuer="white_house") == [[name, "Andrzej Duda"]]
