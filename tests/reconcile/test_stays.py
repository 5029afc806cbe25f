"""Hours of a stay, where accounts tell hours."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Aspect, Circumstance, Kind, Precision, Report, Span, Status, When
from dragoman.reconcile.stays import stay_hours

SPAN = Span(document="d", start=0, end=3)


def report(**told: str) -> Report:
    """An account with some circumstances, by the names of their aspects."""
    return Report(
        id="r",
        document="d",
        kind=Kind.VISIT,
        status=Status.HELD,
        when=When.days(date(2020, 3, 5), date(2020, 3, 5), precision=Precision.DAY),
        participants=(),
        evidence=SPAN,
        circumstances=tuple(
            Circumstance(aspect=Aspect[name.upper()], value=value, span=SPAN) for name, value in told.items()
        ),
    )


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ({"arrival": "2020-03-05T10:00", "departure": "2020-03-05T18:30"}, 8.5),
        ({"arrival": "2020-03-05T22:00", "departure": "2020-03-06T01:00"}, 3.0),
        ({"arrival": "2020-03-05T10:00", "departure": "2020-03-05"}, None),
        ({"arrival": "2020-03-05", "departure": "2020-03-05T18:00"}, None),
        ({"arrival": "2020-03-05T18:00", "departure": "2020-03-05T10:00"}, None),
        ({"duration": "PT5H"}, 5.0),
        ({"duration": "PT1H30M"}, 1.5),
        ({"duration": "PT45M"}, 0.75),
        ({"duration": "P2D"}, None),
        ({"duration": "PT"}, None),
        ({"arrival": "2020-03-05T10:00", "departure": "2020-03-05T18:00", "duration": "PT5H"}, 8.0),
        ({}, None),
    ],
)
def test_hours_of_an_account(told: dict[str, str], hours: float | None) -> None:
    assert stay_hours([report(**told)]) == (None if hours is None else (hours, hours))


def test_accounts_that_differ_give_bounds_and_clocks_of_two_accounts_are_not_mixed() -> None:
    assert stay_hours([report(duration="PT5H"), report(), report(duration="PT7H")]) == (5.0, 7.0)
    assert stay_hours([report(arrival="2020-03-05T10:00"), report(departure="2020-03-05T18:00")]) is None
    assert stay_hours([]) is None
