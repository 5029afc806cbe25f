"""Places under every name that they bore, each in its time."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.reference.places import describe, find, places


@pytest.mark.parametrize(
    ("words", "now", "side"),
    [
        ("Astana", "Astana", "KAZ"),
        ("Nur-Sultan", "Astana", "KAZ"),
        ("Nur Sultan", "Astana", "KAZ"),
        ("Nut-Sultan", "Astana", "KAZ"),  # one letter wrong of ten
        ("NUR-SULTAN", "Astana", "KAZ"),
        ("Нур-Султан", "Astana", "KAZ"),
        ("Tselinograd", "Astana", "KAZ"),
        ("Alma Ata", "Almaty", "KAZ"),
        ("Leningrad", "Saint Petersburg", "RUS"),
        ("Ленинград", "Saint Petersburg", "RUS"),
        ("Constantinople", "Istanbul", "TUR"),
        ("Leopoldville", "Kinshasa", "COD"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(words: str, now: str, side: str) -> None:
    """Old or new, with or without hyphen and accents, in another script, with a slip in a long name."""
    place = find(words)
    assert place is not None
    assert (place.names[-1].text, place.side) == (now, side)


@pytest.mark.parametrize("words", ["Moscow", "Osla", "Nut Saltin", "Petersburgh Road", "", "Samaria"])
def test_what_is_not_in_the_table_is_not_found(words: str) -> None:
    """A short name with a slip is another name, and so is a long one with two."""
    assert find(words) is None


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("Nur-Sultan", date(1900, 1, 1), "Akmolinsk"),
        ("Astana", date(1961, 3, 19), "Akmolinsk"),
        ("Astana", date(1961, 3, 20), "Tselinograd"),
        ("Astana", date(2019, 3, 22), "Astana"),
        ("Astana", date(2019, 3, 23), "Nur-Sultan"),
        ("Astana", date(2022, 9, 16), "Nur-Sultan"),
        ("Tselinograd", date(2022, 9, 17), "Astana"),
        ("Saint Petersburg", date(1950, 5, 9), "Leningrad"),
        ("Leningrad", date(1900, 5, 9), "Saint Petersburg"),
        ("Ashgabat", date(1991, 12, 31), "Ashkhabad"),
        ("Ashkhabad", date(1993, 1, 1), "Ashgabat"),
        ("Chennai", date(1600, 1, 1), None),
    ],
)
def test_a_place_bears_the_name_of_the_day(words: str, day: date, name: str | None) -> None:
    """The name changes on the day itself, whichever name asks."""
    place = find(words)
    assert place is not None
    assert place.name_on(day) == name


@pytest.mark.parametrize(
    ("words", "day", "told"),
    [
        ("Bombay", date(1990, 1, 1), "Bombay (Bombay 1668–1995, Mumbai since 1995), India"),
        ("Bombay", date(2000, 1, 1), "Mumbai (Bombay 1668–1995, Mumbai since 1995), India"),
        ("Bombay", None, "Mumbai (Bombay 1668–1995, Mumbai since 1995), India"),
        ("Moscow", date(2000, 1, 1), "Moscow, Russia"),
        ("Kazakhstan", None, "Kazakhstan"),
        ("Mordor", None, None),
    ],
)
def test_a_place_is_told_with_its_names_and_state(words: str, day: date | None, told: str | None) -> None:
    """A place that never changed its name has its state alone, and a state is its own; what is none is not told."""
    assert describe(words, day) == told


def test_names_in_the_table_follow_each_other_without_a_hole() -> None:
    """Every name ends where the next one begins, and only the last is open."""
    for place in places():
        for old, new in zip(place.names, place.names[1:], strict=False):
            assert old.until == new.since
            assert old.since.earliest is not None
            assert new.since.latest is not None
            assert old.since.earliest < new.since.latest
        assert place.names[-1].until.latest is None
