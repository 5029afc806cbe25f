"""Topics, quotations, figures and commitments, each with its words."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract import find_statements
from dragoman.identify import find_mentions
from dragoman.model import Document, Said, Statement
from tests.extract.test_reading import OFFICE

TEXT = (
    "President Arman Beketov and Prime Minister Lucia Moretti of Italy discussed oil prices and air defence.\n\n"
    "“Our trade grew by 19.7% to almost 20 billion dollars,” Lucia Moretti said.\n\n"
    "Arman Beketov pledged to open a consulate in Milan. The weather was fine."
)


def statements(text: str) -> tuple[Document, list[Statement]]:
    document = Document(
        id="doc-1", snapshot="", publisher=OFFICE.id, language="en", title="", text=text, published=date(2021, 6, 9)
    )
    return document, list(find_statements(document, find_mentions(document, publisher=OFFICE)))


def test_each_statement_has_its_words_and_speaker() -> None:
    document, found = statements(TEXT)
    said = [(one.kind, one.label or document.quote(one.span), one.speaker) for one in found]
    assert (Said.TOPIC, "energy", None) in said
    assert (Said.TOPIC, "security", None) in said
    assert (Said.QUOTATION, "Our trade grew by 19.7% to almost 20 billion dollars,", "Lucia Moretti") in said
    assert (Said.FIGURE, "19.7%", "Lucia Moretti") in said
    assert (Said.FIGURE, "20 billion dollars", "Lucia Moretti") in said
    assert (Said.COMMITMENT, "pledged to open a consulate in Milan.", "Arman Beketov") in said


def test_a_sentence_without_talks_has_no_topic() -> None:
    assert [one for one in statements("The oil tanker left the port at noon.")[1] if one.kind is Said.TOPIC] == []


@given(st.text(max_size=300))
def test_words_are_verbatim(text: str) -> None:
    document, found = statements(text)
    assert all(document.quote(one.span) for one in found)
