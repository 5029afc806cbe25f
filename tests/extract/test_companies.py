"""Contacts of one day with some of the same people: each company its own, and accounts of one company joined."""

import pytest

from tests.extract.test_press import reports

A, B, C = "President Omar Diallo", "President Awa Ndiaye", "Chancellor Karl Weiss"


def companies(text: str) -> list[str]:
    """The surnames of each contact."""
    return [" + ".join(sorted(p.name.split()[-1] for p in r.participants)) for r in reports(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{A} met {B} in Lima today. In the evening, {A}, {B} and {C} held a trilateral meeting.",
            ["Diallo + Ndiaye", "Diallo + Ndiaye + Weiss"],
        ),
        (
            f"{A} met {B} in Lima today. {A}, {B} and {C} held a trilateral meeting at the palace.",
            ["Diallo + Ndiaye", "Diallo + Ndiaye + Weiss"],
        ),
        (
            f"{A} held a meeting with {B} and {C}. After it, {A} met separately with {C}.",
            ["Diallo + Ndiaye + Weiss", "Diallo + Weiss"],
        ),
        (
            f"{A}, {B} and {C} held a summit in Lima. Before the summit, Diallo met one-on-one with Awa Ndiaye.",
            ["Diallo + Ndiaye + Weiss", "Diallo + Ndiaye"],
        ),
        (
            f"{A} held a trilateral meeting with {B} and {C}. At the meeting with Awa Ndiaye he was silent.",
            ["Diallo + Ndiaye + Weiss"],
        ),
        (f"{A} met {B} and {C} in Lima. {A} met {C} at the palace.", ["Diallo + Ndiaye + Weiss"]),
        (f"{A} met {B} in Lima. Later the two held talks at the palace.", ["Diallo + Ndiaye"]),
    ],
)
def test_whose_contact(text: str, expected: list[str]) -> None:
    """What sets a company apart is said; a shorter account of one company is joined to it."""
    assert companies(text) == expected
