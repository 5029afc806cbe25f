"""What may explain a departure away, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.history.explaining import Known, explanations
from dragoman.model import PastContact, Rung
from tests.history.made import START, regular, visit

DAY = date(2021, 4, 14)  # no holiday of the two is near


def _told(one: PastContact, *others: PastContact) -> str:
    return " | ".join(explanations([one], Known([one, *others])))


def _guests(*days: int) -> list[PastContact]:
    return [
        visit(at, DAY + timedelta(days=day), sides=tuple(sorted(("KAZ", f"X{at:02}"))), guest=f"X{at:02}")  # type: ignore[arg-type]
        for at, day in enumerate(days)
    ]


def test_nothing_explains_an_ordinary_visit() -> None:
    """Nor an episode of none."""
    assert _told(visit(0, DAY, sides=("BRA", "KEN"))) == ""
    assert explanations([], Known([])) == ()


def test_a_gathering() -> None:
    """Three others with the same host within a day; two, or three a week later, are none."""
    one = visit(0, DAY)
    assert "a gathering" in _told(one, *_guests(0, 1, -1))
    assert "a gathering" not in _told(one, *_guests(0, 1))
    assert "a gathering" not in _told(one, *_guests(-6, -7, -8))
    assert "a gathering" in _told(replace(one, many=True))
    there = [replace(other, guest="KAZ") for other in _guests(0, 0, 0)]  # the host travels to three
    assert "a gathering" not in _told(one, *there)


def test_a_new_head() -> None:
    """Whom this pair had not seen; not a minister, of whom there are many, nor somebody of an unknown office."""
    past = regular(4, guests=("Old",))
    new = visit(9, START + timedelta(days=400), guests=("New",))
    assert "New came for the first time, where Old had come before: the head of state of RUS has changed" in _told(
        new, *past
    )
    assert "has changed" not in _told(replace(new, guests=("old",)), *past)
    assert "has changed" not in _told(new, *past[:2])
    for level in (Rung.MINISTER, None):
        others = [replace(one, level=level) for one in past]
        assert "has changed" not in _told(replace(new, level=level), *others)


def test_a_stop_on_the_way() -> None:
    """As the record says."""
    assert "on the way elsewhere" in _told(visit(0, DAY, transit=True))


def test_a_public_holiday() -> None:
    """Of either side, on a day of the contact or the day after."""
    assert "is a public holiday in RUS" in _told(visit(0, date(2021, 6, 11)))
    assert "12 June 2021" in _told(visit(0, date(2021, 6, 12)))
    assert "holiday" not in _told(visit(0, DAY))
    assert "1 January 2022" in _told(visit(0, date(2021, 12, 31)))


def test_a_pause_of_all_pairs() -> None:
    """A quarter of few journeys after years of many; without it there is none."""
    busy = [
        visit(number, DAY - timedelta(days=365 * back + 5 * day), sides=("BRA", "KEN"))
        for number, (back, day) in enumerate((back, day) for back in (1, 2, 3) for day in range(1, 17))
    ]
    busy = [replace(one, id=f"busy-{at}") for at, one in enumerate(busy)]
    now = [visit(100 + day, DAY - timedelta(days=5 * day), sides=("BRA", "KEN")) for day in range(1, 17)]
    assert "all pairs together made 1 journeys" in _told(visit(0, DAY), *busy, now[0])
    assert "journeys" not in _told(visit(0, DAY), *busy)  # the record ends before
    assert "journeys" not in _told(visit(0, DAY), *busy, *now)
    assert "journeys" not in _told(visit(0, DAY), *busy[:20])


def test_what_came_later_explains_nothing() -> None:
    """But for the day after, on which guests of one gathering still arrive."""
    one = visit(0, DAY)
    assert "a gathering" not in _told(one, *_guests(2, 2, 2))


def test_the_ends_of_time() -> None:
    """The first and the last of days break nothing."""
    for day in (date.min, date.max):
        assert isinstance(_told(visit(0, day)), str)
