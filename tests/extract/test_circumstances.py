"""How contacts went: each circumstance beside words that look like one and are none."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Aspect, Document
from dragoman.workflow.reading import read
from tests.extract.test_press import reports


def told(text: str) -> list[str]:
    """Kind, aspect and value of every circumstance."""
    return [f"{r.kind.value}: {c.aspect.value} {c.value}" for r in reports(text) for c in r.circumstances]


MET = "President Omar Diallo met President Awa Ndiaye in Tunis on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MET + " The meeting lasted more than three hours.", ["meeting: duration PT3H"]),
        ("President Omar Diallo and President Awa Ndiaye spoke by phone for 40 minutes.", ["call: duration PT40M"]),
        ("President Omar Diallo began a four-day visit to Peru.", ["visit: duration P4D"]),
        ("President Omar Diallo arrived in Lima on an unannounced visit.", ["visit: notice unannounced"]),
        (
            "President Omar Diallo visited Lima without prior announcement.",
            ["visit: notice unannounced"],
        ),
        ("As previously announced, President Omar Diallo visited Lima.", ["visit: notice announced"]),
        (
            "President Omar Diallo arrived in Lima on Monday. He was greeted at the airport by minister Ana Quispe.",
            ["visit: greeted by Ana Quispe", "visit: arrived 2026-07-06"],
        ),
        (
            "President Omar Diallo visited Lima on Monday. Foreign Minister Ana Quispe saw him off.",
            ["visit: seen off by Ana Quispe"],
        ),
        (
            "President Omar Diallo arrived in Lima accompanied by Foreign Minister Musa Dele and minister Ali Sow.",
            ["visit: delegation Musa Dele", "visit: delegation Ali Sow"],
        ),
        (
            "President Omar Diallo arrived in Lima. The delegation included Foreign Minister Musa Dele.",
            ["visit: delegation Musa Dele"],
        ),
    ],
)
def test_circumstances(text: str, expected: list[str]) -> None:
    """Length, notice, ceremony and company."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        MET + " They discussed the two-year programme for dams.",
        MET + " Their countries fought for eight years.",
        MET + " The plan had been announced earlier for this region.",
        "President Omar Diallo met President Awa Ndiaye and called off the drill.",
    ],
)
def test_no_circumstance(text: str) -> None:
    """Programmes last, wars last, drills are called off."""
    assert told(text) == []


def test_a_hedged_farewell_stays_hedged() -> None:
    """What a source only supposes is not asserted."""
    found = reports("President Omar Diallo visited Lima on Monday. Foreign Minister Ana Quispe probably saw him off.")
    (one,) = [c for r in found for c in r.circumstances]
    assert (one.value, one.certainty.value) == ("Ana Quispe", "probable")


def test_the_words_are_verbatim() -> None:
    """The span holds the words of the length."""
    text = MET + " The meeting lasted more than three hours."
    (report,) = reports(text)
    (one,) = report.circumstances
    assert ("\n" + text)[one.span.start : one.span.end] == "more than three hours"


CAME = "President Omar Diallo arrived in Lima on Monday. "


@pytest.mark.parametrize(
    ("text", "greeters"),
    [
        ("He was greeted at the airport by the chief of protocol.", ["the chief of protocol"]),
        ("The Chief of State Protocol met him at the airport.", ["the Chief of State Protocol"]),
        (
            "He was met at the airport by the Deputy Prime Minister and the head of the city.",
            ["the Deputy Prime Minister", "the head of the city"],
        ),
        (
            "At the airport he was welcomed by the mayor of Lima and by Foreign Minister Ana Quispe.",
            ["Ana Quispe", "the mayor of Lima"],
        ),
        ("He was greeted at the airport by a guard of honour and children.", []),
        ("He was not met at the airport by the foreign minister.", []),
        ("He met the foreign minister of Peru on Tuesday.", []),
        ("At the airport he was met by the foreign minister.", ["the foreign minister"]),
        ("At the airport he was not met by the foreign minister.", []),
        ("At the airport he was never greeted, nor met by the foreign minister.", []),
        ("At the airport he was met by the chief of protocol, not by the foreign minister.", ["the chief of protocol"]),
        (
            "At the airport he was met by the chief of protocol rather than the foreign minister.",
            ["the chief of protocol"],
        ),
        (
            "At the airport he was met by the chief of protocol instead of the foreign minister.",
            ["the chief of protocol"],
        ),
        (
            "At the airport he was met by the chief of protocol on behalf of the foreign minister.",
            ["the chief of protocol"],
        ),
        ("At the airport he was met by nobody but the foreign minister.", []),
        ("At the airport he was to be met by the foreign minister.", []),
        ("At the airport he was expected to be met by the foreign minister.", []),
        ("At the airport he will be met by the foreign minister.", []),
        ("At the airport the foreign minister was to have met him.", []),
        (
            "At the airport the foreign minister was to have met him, but the chief of protocol greeted him.",
            ["the chief of protocol"],
        ),
        ("At the airport he was met by the Guinean ambassador and the deputy mayor.", ["the deputy mayor"]),
        ("At the airport he was met by the ambassador of Guinea to Peru.", []),
        ("At the airport he was met by the ambassador to Peru.", []),
        ("At the airport he was met by the Peruvian ambassador to Guinea.", ["the Peruvian ambassador to Guinea"]),
        ("At the airport he was met by his ambassador and the mayor of Lima.", ["the mayor of Lima"]),
        ("At the airport the former president greeted him.", []),
        ("At the airport the president-elect greeted him.", []),
        ("At the airport the acting mayor of Lima greeted him.", ["the acting mayor of Lima"]),
        (
            "At the airport he was met by the mayor as well as the foreign minister.",
            ["the foreign minister", "the mayor"],
        ),
        ("He was met at the airport by Minister Ana Quispe, not by Foreign Minister Omar Vega.", ["Ana Quispe"]),
        ("He was not met at the airport by Foreign Minister Omar Vega.", []),
        ("He was to be met at the airport by Foreign Minister Omar Vega.", []),
        ("He was greeted by the mayor at the airport and seen off by the foreign minister.", ["the mayor"]),
    ],
)
def test_an_office_alone_greets(text: str, greeters: list[str]) -> None:
    """As "the chief of protocol", without a name."""
    found = [one.removeprefix("visit: greeted by ") for one in told(CAME + text) if "greeted by" in one]
    assert sorted(found) == greeters


@pytest.mark.parametrize("verb", ["встретил", "не встретил", "должен был встретить"])
def test_nobody_greets_in_a_russian_text(verb: str) -> None:
    """Of these only days and hours are read."""
    text = f"Президент Сербии Александр Вучич прибыл в Сочи 19 января. В аэропорту его {verb} министр иностранных дел."
    document = Document(
        id="d", snapshot="s", publisher="press", language="ru", title="T", text=text, published=date(2022, 1, 22)
    )
    found = [one for report in read(document, publisher("press")).reports for one in report.circumstances]
    assert {one.aspect for one in found} == {Aspect.ARRIVAL}
