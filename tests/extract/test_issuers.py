"""How offices of many states print their contacts; texts of our own in their manner."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.ingest.profiles import recognise
from dragoman.model import Document
from dragoman.workflow.reading import read

DAY = date(2024, 3, 13)


def told(address: str, title: str, text: str) -> list[str]:
    """Kind, status, people and first day of what a release of an address tells."""
    name = recognise(label=None, url=f"https://{address}/item", site=None, language="en")
    document = Document(
        id="release", snapshot="s", publisher=name, language="en", title=title, text=text, published=DAY
    )
    return [
        f"{r.kind.value} {r.status.value} {' + '.join(sorted(p.name for p in r.participants))} {r.when.first_day}"
        for r in read(document, publisher(name)).reports
    ]


@pytest.mark.parametrize(
    ("address", "title", "text", "expected"),
    [
        (
            "www.gov.uk",
            "PM call with the President of Poland",
            "The Prime Minister spoke to President Duda this evening.",
            ["call held Andrzej Duda + Rishi Sunak 2024-03-13"],
        ),
        (
            "state.gov",
            "Secretary’s meeting",
            "The Secretary met with Foreign Minister Ana Quispe of Peru in Lima on Monday.",
            ["meeting held Ana Quispe + Antony Blinken 2024-03-11"],
        ),
        (
            "www.mofa.go.jp",
            "Telephone talk",
            "On March 7, for approximately 30 minutes, Ms. KAMIKAWA Yoko, Minister for Foreign Affairs of Japan, held a"
            " telephone talk with H.E. Dr. Luis Rojas, Minister for Foreign Affairs of Chile.",
            ["call held Luis Rojas + Yoko Kamikawa 2024-03-07"],
        ),
        (
            "press.un.org",
            "Readout",
            "The Secretary-General met with H.E. Mr. Musa Dele, Minister for Foreign Affairs of the Republic of Chad.",
            ["meeting held António Guterres + Musa Dele 2024-03-13"],
        ),
        (
            "www.elysee.fr",
            "Working lunch",
            "The President of the Republic received Ms Lucia Moretti, Minister of Finance of Italy, on Monday.",
            ["meeting held Emmanuel Macron + Lucia Moretti 2024-03-11"],
        ),
        (
            "president.az",
            "Guests",
            "On 5 March, the President received a delegation led by Speaker of the Parliament of Chile Luis Rojas.",
            ["meeting held Ilham Aliyev + Luis Rojas 2024-03-05"],
        ),
        (
            "www.foreignminister.gov.au",
            "Talks in Canberra",
            "Foreign Minister Jane Hart met her New Zealand counterpart Tom Reed in Canberra yesterday.",
            ["meeting held Jane Hart + Tom Reed 2024-03-12"],
        ),
    ],
)
def test_whom_an_office_means(address: str, title: str, text: str, expected: list[str]) -> None:
    """Its own bare titles, its honorifics, its order of names."""
    assert told(address, title, text) == expected


def test_the_text_knows_better_than_the_table() -> None:
    """A president whom the release itself names in full is meant, whoever the table has."""
    text = "President of Poland Jan Nowak met Prime Minister Ana Quispe of Peru. The President received King Malik II."
    assert told("president.pl", "Meetings", text) == [
        "meeting held Ana Quispe + Jan Nowak 2024-03-13",
        "meeting held Jan Nowak + Malik II 2024-03-13",
    ]


def test_another_states_minister_is_not_the_publishers() -> None:
    """The foreign minister is not the American secretary."""
    text = "The Secretary spoke with Foreign Minister Ana Quispe of Peru. The Foreign Minister met Premier Tom Reed."
    assert not any("Blinken + Tom" in one or "Tom Reed + Antony" in one for one in told("state.gov", "Call", text))
