"""Analysts' prose: clauses inside clauses, narrated days, what is denied, doubted, planned or only supposed."""

import pytest

from tests.extract.test_press import reports


def told(text: str) -> list[str]:
    """Kind, status, people, first day and country of every contact."""
    return sorted(
        f"{r.kind.value} {r.status.value} {' + '.join(sorted(p.name for p in r.participants))} {r.when.first_day} {r.country}"
        for r in reports(text)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Omar Diallo met Awa Ndiaye in Kyiv, hours after Xi Jinping sat down with Vladimir Putin in Moscow.",
            [
                "meeting held Awa Ndiaye + Omar Diallo 2026-07-10 UKR",
                "meeting held Vladimir Putin + Xi Jinping 2026-07-10 RUS",
            ],
        ),
        (
            "President Omar Diallo, who had seen Pope Leo in Rome the day before, is to meet Chancellor Karl Weiss.",
            ["meeting planned Karl Weiss + Omar Diallo None ITA"],
        ),
        (
            "President Omar Diallo was told that the Secretary General had held talks with Foreign Minister Awa Ndiaye.",
            [],
        ),
        (
            "President Omar Diallo met with Awa Ndiaye's rival Musa Dele.",
            ["meeting held Musa Dele + Omar Diallo 2026-07-10 None"],
        ),
        (
            "President Omar Diallo met Awa Ndiaye in Tunis, spoke with Musa Dele by video link and sat down with Ali Sow, while"
            " minister Ana Quispe telephoned Luis Rojas and Tom Reed flew to Lima.",
            [
                "call held Ana Quispe + Luis Rojas 2026-07-10 None",
                "call held Musa Dele + Omar Diallo 2026-07-10 None",
                "meeting held Ali Sow + Omar Diallo 2026-07-10 TUN",
                "meeting held Awa Ndiaye + Omar Diallo 2026-07-10 TUN",
            ],
        ),
        (
            "On 3 July President Omar Diallo saw Awa Ndiaye, and two days after that President Musa Dele telephoned Ali Sow.",
            [
                "call held Ali Sow + Musa Dele 2026-07-05 None",
                "meeting held Awa Ndiaye + Omar Diallo 2026-07-03 None",
            ],
        ),
        (
            "A conversation between President Omar Diallo and Awa Ndiaye is not planned.",
            ["call denied Awa Ndiaye + Omar Diallo None None"],
        ),
        (
            "President Omar Diallo is planning a call with Awa Ndiaye after his trip to Lima.",
            ["call planned Awa Ndiaye + Omar Diallo None None", "visit held Omar Diallo None PER"],
        ),
        (
            "President Omar Diallo and Chancellor Karl Weiss spoke on Monday. The two men met in Paris on Tuesday.",
            [
                "call held Karl Weiss + Omar Diallo 2026-07-06 None",
                "meeting held Karl Weiss + Omar Diallo 2026-07-07 FRA",
            ],
        ),
        (
            "President Omar Diallo received Chancellor Karl Weiss in Lima on Monday. The two men spoke of dams.",
            ["meeting held Karl Weiss + Omar Diallo 2026-07-06 PER"],
        ),
        (
            "President Omar Diallo received Chancellor Karl Weiss on Monday. They spoke by telephone on Thursday.",
            [
                "call held Karl Weiss + Omar Diallo 2026-07-09 None",
                "meeting held Karl Weiss + Omar Diallo 2026-07-06 None",
            ],
        ),
        (
            "William Burns, the CIA director, met minister Ali Sow. He met President Omar Diallo on Monday.",
            [
                "meeting held Ali Sow + William Burns 2026-07-10 None",
                "meeting held Omar Diallo + William Burns 2026-07-06 None",
            ],
        ),
        (
            "In Lima on 3 July President Omar Diallo met Awa Ndiaye. Three days later he telephoned Chancellor Karl Weiss.",
            [
                "call held Karl Weiss + Omar Diallo 2026-07-06 None",
                "meeting held Awa Ndiaye + Omar Diallo 2026-07-03 PER",
            ],
        ),
        (
            "President Omar Diallo and his Chilean counterpart met in Lima. The Chilean president, Luis Rojas, then left.",
            ["meeting held Luis Rojas + Omar Diallo 2026-07-10 PER"],
        ),
    ],
)
def test_analysts_prose(text: str, expected: list[str]) -> None:
    """Each contact with its own people, day and place."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Musa Dele called Secretary Tom Reed a liar.",
        "The palace would not confirm that President Omar Diallo called Awa Ndiaye.",
        "President Omar Diallo did not deny that he had called Awa Ndiaye.",
        "Had President Omar Diallo met Awa Ndiaye, the paper would have said so.",
        "Novak Horvat met Daniil Medvedev in the final.",
        "It remains unclear whether President Omar Diallo met Awa Ndiaye.",
        "I am sure I will meet President Omar Diallo.",
    ],
)
def test_what_is_left_open_is_no_contact(text: str) -> None:
    """Insults, refusals to confirm, counterfactuals, sport, doubt and hope."""
    assert told(text) == []
