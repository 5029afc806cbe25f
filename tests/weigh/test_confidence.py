"""The rule of confidence, and its reasons."""

from __future__ import annotations

import pytest

from dragoman.language.estimates import faults
from dragoman.weigh.confidence import because, confidence


@pytest.mark.parametrize(
    ("leads", "origins", "items", "groups", "expected"),
    [
        (19000, 3, 0, 0, "high"),
        (18999, 3, 0, 0, "moderate"),
        (20000, 2, 0, 0, "moderate"),
        (20000, 3, 0, 1, "moderate"),
        (20000, 9, 1, 0, "low"),
        (16000, 0, 0, 0, "moderate"),
        (15999, 9, 0, 0, "low"),
    ],
)
def test_the_rule(leads: int, origins: int, items: int, groups: int, expected: str) -> None:
    """Both sides of every bound, to a draw of twenty thousand."""
    assert confidence(leads, draws=20_000, origins=origins, items=items, groups=groups).value == expected


def _because(leads: float, *origins: str, items: tuple[str, ...] = (), groups: tuple[str, ...] = ()) -> tuple[str, ...]:
    return because(
        round(leads * 20_000),
        leader="Recall",
        draws=20_000,
        origins=origins,
        items=[(name, "Routine") for name in items],
        groups=[(name, "Routine") for name in groups],
    )


def test_reasons() -> None:
    """Each is a sentence with its figures."""
    assert _because(0.961, "a", "b", "c") == (
        "“Recall” leads in 96.1% of 20,000 draws under stress, where 95% are enough.",
        "3 independent origins carry weight (a, b, c).",
        "No single item and no single origin decides what leads.",
    )
    assert _because(0.9496, "a", items=("i1",), groups=("x",)) == (
        "“Recall” leads in 94.9% of 20,000 draws under stress, where 80% are enough and 95% would be better.",
        "1 independent origin carries weight (a), where 3 would be needed.",
        "Without item i1 “Routine” would lead.",
        "Without everything of origin x “Routine” would lead.",
    )
    assert _because(0.5)[:2] == (
        "“Recall” leads in 50.0% of 20,000 draws under stress, where 80% would be needed.",
        "No origin carries weight, where 3 would be needed.",
    )
    even = because(1, leader="Recall", draws=10, origins=(), items=[("i", None)], groups=[("x", None)])
    assert even[2:] == (
        "Without item i nothing would lead alone.",
        "Without everything of origin x nothing would lead alone.",
    )
    assert _because(1, *"abcdefg")[1] == "7 independent origins carry weight (a, b, c, d, e and 2 more)."


def test_reasons_keep_to_the_language_that_is_asked_of_analysts() -> None:
    """No word of probability, no hedge."""
    for leads in (0.99, 0.9, 0.1):
        assert not faults(" ".join(_because(leads, "a", items=("i",), groups=("x",))))
