"""Press wording: headlines, offices in lower case, bodies, journeys; with what must not be read as a contact."""

from datetime import date

import pytest

from dragoman.model import Document, Publisher, PublisherKind, Report
from dragoman.workflow.reading import read

PAPER = Publisher(id="the-paper", name="The Paper", kind=PublisherKind.PRESS, zone="UTC", languages=("en",))


def reports(text: str) -> tuple[Report, ...]:
    """Read an item of a newspaper, printed on Friday 10 July 2026."""
    document = Document(
        id="item-1",
        snapshot="s",
        publisher=PAPER.id,
        language="en",
        title="",
        text=text,
        published=date(2026, 7, 10),
    )
    return read(document, PAPER).reports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trump, Putin to meet in Alaska on Saturday.", ["meeting planned Donald Trump + Vladimir Putin 2026-07-11"]),
        (
            "Russia's Lavrov, China's Wang Yi hold talks in Beijing.",
            ["meeting held Sergei Lavrov + Wang Yi 2026-07-10"],
        ),
        ("Putin and Xi spoke by phone on Thursday.", ["call held Vladimir Putin + Xi Jinping 2026-07-09"]),
        (
            "Cuban prime minister Rosa Alba and African Union envoy to Chad Musa Dele hold talks in Lomé to discuss.",
            ["meeting held Musa Dele + Rosa Alba 2026-07-10"],
        ),
        (
            "United States vice president JD Vance visits Armenia.",
            ["visit held JD Vance 2026-07-10"],
        ),
        (
            "Iranian foreign minister Reza Kamali is expected in Riyadh on Monday.",
            ["visit planned Reza Kamali 2026-07-13"],
        ),
        (
            "Polish interior minister Jan Nowak visits Tunis to talk with foreign minister Ali Ben Salem.",
            ["meeting planned Ali Ben Salem + Jan Nowak None", "visit held Jan Nowak 2026-07-10"],
        ),
        (
            "Peruvian president Ana Quispe received a letter from Chilean foreign minister Luis Rojas.",
            ["message held Ana Quispe + Luis Rojas 2026-07-10"],
        ),
        (
            "Ambassador Carl Berg skipped a meeting requested by foreign minister Jeanne Morel.",
            ["meeting denied Carl Berg + Jeanne Morel 2026-07-10"],
        ),
        (
            "British home secretary Ann Lee, energy secretary Tom Reed, and transport secretary Sue Barnes meet with"
            " prime minister Keir Starmer.",
            ["meeting held Ann Lee + Keir Starmer + Sue Barnes + Tom Reed 2026-07-10"],
        ),
        (
            "According to people familiar with the matter, envoy Mark Olsen secretly met Omani minister Said Harthi.",
            ["meeting held Mark Olsen + Said Harthi 2026-07-10"],
        ),
        (
            "President Omar Diallo, who arrived in Dakar late on Tuesday, sat down with Foreign Minister Awa Ndiaye.",
            ["meeting held Awa Ndiaye + Omar Diallo 2026-07-07", "visit held Omar Diallo 2026-07-07"],
        ),
        (
            "Foreign Minister Awa Ndiaye will travel to Paris, Berlin and Rome next week.",
            ["visit planned Awa Ndiaye 2026-07-13"] * 3,
        ),
        (
            "Gambian President Omar Diallo will visit Senegal, officials said on Wednesday.",
            ["visit planned Omar Diallo None"],
        ),
        (
            "President Omar Diallo met President Awa Ndiaye on Monday, a spokesman said on Wednesday.",
            ["meeting held Awa Ndiaye + Omar Diallo 2026-07-06"],
        ),
        (
            "President Omar Diallo has refused to meet the visiting King Malik II in Tunis.",
            ["meeting denied Malik II + Omar Diallo 2026-07-10"],
        ),
        (
            "Trump spoke with both Putin and Zelenskyy on Monday.",
            [
                "call held Donald Trump + Vladimir Putin 2026-07-06",
                "call held Donald Trump + Volodymyr Zelenskyy 2026-07-06",
            ],
        ),
    ],
)
def test_press_wording(text: str, expected: list[str]) -> None:
    """Who, whether it happened, and the day."""
    found = [
        f"{r.kind.value} {r.status.value} {' + '.join(sorted(p.name for p in r.participants))} {r.when.first_day}"
        for r in reports(text)
    ]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The USS Abraham Lincoln arrived in Manama.",
        "Operation Chivalrous Knight arrived in Gaza.",
        "Australian doctor Peter Hall travelled to Peru.",
        "President Omar Diallo founded an initiative called Rivers, led by envoy Awa Ndiaye.",
        "President Omar Diallo and Secretary of State Tom Reed say that ceasefire talks are ongoing.",
        "Xi sent a message to the Vietnamese leader To Lam Street named after him.",
        "Crowds sang in support of the call of President Arman Beketov and Prime Minister Lucia Moretti to their allies to open the port.",
    ],
)
def test_no_contact(text: str) -> None:
    """Ships, operations, private people, things that are called something."""
    assert not reports(text)


def test_the_place_is_where_they_met_not_where_somebody_went_on() -> None:
    """An unknown town in a known state is a place; the way home is none."""
    juba = reports("President Omar Diallo met governor Minni Adam in Nimule, South Sudan, to end the conflict in Chad.")
    assert (juba[0].place, juba[0].country) == ("Nimule", "SSD")
    home = reports("President Omar Diallo met President Awa Ndiaye before returning to Ankara.")
    assert home[0].place is None


def test_the_date_of_another_event_is_not_the_day_of_the_meeting() -> None:
    """A date that owns a noun belongs to that noun."""
    report = reports("At a meeting with President Omar Diallo, President Awa Ndiaye spoke of next year's election.")[0]
    assert report.when.first_day == date(2026, 7, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togolese President Omar Diallo discussed ports with President Awa Ndiaye in a phone call on Thursday.",
            ["call held Awa Ndiaye + Omar Diallo 2026-07-09"],
        ),
        ("Putin and Xi discuss gas in phone call.", ["call held Vladimir Putin + Xi Jinping 2026-07-10"]),
        (
            "Togolese President Omar Diallo discussed a phone call with President Awa Ndiaye.",
            [],
        ),
        (
            "Perhaps President Omar Diallo also met CIA director Paul Weber on Thursday.",
            ["meeting held Omar Diallo + Paul Weber 2026-07-09"],
        ),
        ("Perhaps President Omar Diallo also met the CIA on Thursday.", []),
        ("President Omar Diallo sent condolences to the family of film director Paul Weber.", []),
        (
            "President Omar Diallo sent condolences to President Awa Ndiaye.",
            ["message held Awa Ndiaye + Omar Diallo 2026-07-10"],
        ),
    ],
)
def test_leads(text: str, expected: list[str]) -> None:
    """How agencies begin, with what was talked about told before how."""
    assert [
        f"{r.kind.value} {r.status.value} {' + '.join(sorted(p.name for p in r.participants))} {r.when.first_day}"
        for r in reports(text)
    ] == expected
