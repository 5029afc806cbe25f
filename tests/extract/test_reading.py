"""What the reader takes from a sentence, with a near miss beside every hit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import BareTitle, Document, Holder, Publisher, PublisherKind, Report
from dragoman.workflow.reading import read

OFFICE = Publisher(
    id="aland_presidency",
    name="Presidency",
    kind=PublisherKind.OFFICIAL,
    state="KAZ",
    zone="Asia/Almaty",
    languages=("en",),
    titles=(
        BareTitle(
            words=("President", "Head of State"),
            office="President",
            side="KAZ",
            holders=(Holder(name="Arman Beketov"),),
        ),
    ),
)


def reports(text: str, *, title: str = "") -> tuple[Report, ...]:
    """Read a text of the made-up office."""
    document = Document(
        id="doc-1",
        snapshot="s",
        publisher=OFFICE.id,
        language="en",
        title=title,
        text=text,
        published=date(2021, 6, 9),
    )
    found = read(document, OFFICE).reports
    assert all(document.quote(report.evidence) in document.content for report in found)
    return found


def told(text: str, *, title: str = "") -> list[tuple[str, str, list[str]]]:
    """Kind, status and people of each report."""
    return [(r.kind.value, r.status.value, sorted(p.name for p in r.participants)) for r in reports(text, title=title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Arman Beketov met with Prime Minister Lucia Moretti of Italy.",
            ("meeting", "held", ["Arman Beketov", "Lucia Moretti"]),
        ),
        (
            "President Arman Beketov spoke by phone today with Chancellor Karl Weiss of Germany.",
            ("call", "held", ["Arman Beketov", "Karl Weiss"]),
        ),
        (
            "Arman Beketov had a telephone conversation with President of the French Republic Anne Morel.",
            ("call", "held", ["Anne Morel", "Arman Beketov"]),
        ),
        (
            "The President will receive Foreign Minister Pavel Novak of the Czech Republic on June 15.",
            ("meeting", "planned", ["Arman Beketov", "Pavel Novak"]),
        ),
        (
            "Foreign Minister Pavel Novak was received by President Arman Beketov.",
            ("meeting", "held", ["Arman Beketov", "Pavel Novak"]),
        ),
        (
            "President Arman Beketov did not meet with Prime Minister Lucia Moretti.",
            ("meeting", "denied", ["Arman Beketov", "Lucia Moretti"]),
        ),
        (
            "Prime Minister Lucia Moretti will travel to Warsaw, Poland on June 20.",
            ("visit", "planned", ["Lucia Moretti"]),
        ),
        (
            "President Arman Beketov sent a message of condolences to King Olav Berg of Norway.",
            ("message", "held", ["Arman Beketov", "Olav Berg"]),
        ),
    ],
)
def test_one_sentence_one_contact(text: str, expected: tuple[str, str, list[str]]) -> None:
    """Kind, status and people of the plain frames."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "President Arman Beketov signed a law on the protection of rivers.",
        "The goals were met with the help of donors.",
        "President Arman Beketov received a degree from the University of Bologna.",
        "The visit of the orchestra to Rome was a success.",
    ],
)
def test_no_contact_where_none_is_told(text: str) -> None:
    """Contact words without two officials tell of no contact."""
    assert told(text) == []


def test_the_title_implies_the_issuers_principal() -> None:
    """A headline without an actor means the holder of the office that issues it; the text is not a second contact."""
    found = told(
        "Arman Beketov had a telephone conversation with Chancellor Karl Weiss of Germany.",
        title="Telephone conversation with Chancellor of Germany Karl Weiss",
    )
    assert found == [("call", "held", ["Arman Beketov", "Karl Weiss"])]


def test_fields_point_at_their_words() -> None:
    """Country, initiator and date come with the passage."""
    (report,) = reports(
        "At the initiative of the Italian side, Arman Beketov met with Prime Minister Lucia Moretti "
        "in Geneva on June 7."
    )
    assert (report.initiator, report.country, report.when.first_day) == ("ITA", "CHE", date(2021, 6, 7))


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """Whatever the text, reading ends and every evidence is a verbatim span."""
    reports(text)
