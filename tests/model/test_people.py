"""What is known of the days of an office decides, and nothing else does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Edge, Name, Office, Person, Place, PlaceName, Tenure

SPRING, SUMMER, AUTUMN, WINTER = date(2020, 3, 1), date(2020, 6, 1), date(2020, 9, 1), date(2020, 12, 1)
NEXT = timedelta(days=1)
DAYS = st.sampled_from([SPRING, SPRING + NEXT, SUMMER, SUMMER + NEXT, AUTUMN, WINTER])
EDGES = st.builds(Edge, earliest=st.none() | DAYS, latest=st.none() | DAYS)


def held(since: Edge, until: Edge) -> Tenure:
    """An office between two edges."""
    return Tenure(person="anna-berg", office=Office(title="Envoy"), since=since, until=until)


@pytest.mark.parametrize(
    ("edge", "exact"),
    [
        (Edge.on(SPRING), SPRING),
        (Edge(earliest=SPRING, latest=SPRING), SPRING),
        (Edge(earliest=SPRING, latest=SUMMER), None),
        (Edge(earliest=SPRING), None),
        (Edge(latest=SPRING), None),
        (Edge.on(None), None),
        (Edge(), None),
    ],
)
def test_an_edge_is_exact_where_both_its_bounds_are_one_day(edge: Edge, exact: date | None) -> None:
    """A day is told only where it is known to the day; an open bound is not one."""
    assert edge.exact == exact


@pytest.mark.parametrize(
    ("since", "until", "day", "answer"),
    [
        (Edge.on(SPRING), Edge.on(AUTUMN), SPRING, True),  # the first day counts
        (Edge.on(SPRING), Edge.on(AUTUMN), SPRING - NEXT, False),
        (Edge.on(SPRING), Edge.on(AUTUMN), AUTUMN - NEXT, True),
        (Edge.on(SPRING), Edge.on(AUTUMN), AUTUMN, False),  # the last is the first without it
        (Edge.on(SPRING), Edge(), SUMMER, None),  # may have ended since
        (Edge.on(SPRING), Edge(), SPRING - NEXT, False),
        (Edge.on(SPRING), Edge(earliest=AUTUMN), SUMMER, True),  # still held the day before
        (Edge.on(SPRING), Edge(earliest=AUTUMN), AUTUMN, None),
        (Edge(), Edge.on(AUTUMN), SUMMER, None),  # may not have begun
        (Edge(), Edge.on(AUTUMN), AUTUMN, False),
        (Edge(earliest=SPRING, latest=SUMMER), Edge.on(AUTUMN), SPRING + NEXT, None),
        (Edge(earliest=SPRING, latest=SUMMER), Edge.on(AUTUMN), SUMMER, True),
        (Edge(earliest=SPRING, latest=SUMMER), Edge.on(AUTUMN), SPRING - NEXT, False),
        (Edge.on(SPRING), Edge(earliest=SUMMER, latest=AUTUMN), SUMMER - NEXT, True),
        (Edge.on(SPRING), Edge(earliest=SUMMER, latest=AUTUMN), SUMMER, None),
        (Edge.on(SPRING), Edge(earliest=SUMMER, latest=AUTUMN), AUTUMN, False),
        (Edge(), Edge(), SUMMER, None),
        (Edge.on(AUTUMN), Edge.on(SPRING), SUMMER, None),  # contradicts itself: nothing can be said
        (Edge.on(AUTUMN), Edge.on(SPRING), WINTER, None),
    ],
)
def test_an_office_is_held_not_held_or_open(since: Edge, until: Edge, day: date, answer: bool | None) -> None:  # noqa: FBT001
    """Three answers: what the edges leave open stays open."""
    assert held(since, until).held_on(day) is answer


@given(EDGES, EDGES, DAYS)
def test_nobody_holds_an_office_before_it_began_or_after_it_ended(since: Edge, until: Edge, day: date) -> None:
    """Whatever the edges, a day outside them is never answered with yes."""
    if held(since, until).held_on(day) is True:
        assert since.earliest is None or day >= since.earliest
        assert until.latest is None or day < until.latest


@given(EDGES, EDGES, DAYS)
def test_a_yes_needs_a_known_beginning_and_a_known_end(since: Edge, until: Edge, day: date) -> None:
    """Without a day by which it had begun and one before which it had not ended, nothing is sure."""
    one = held(since, until)
    if one.held_on(day) is True:
        assert one.begun_by(day)
        assert not one.over_on(day)
        assert until.earliest is not None


@given(DAYS, DAYS, DAYS)
def test_exact_edges_leave_nothing_open(first: date, last: date, day: date) -> None:
    """With both days known, the answer is yes or no, save where they contradict each other."""
    one = held(Edge.on(first), Edge.on(last))
    assert one.held_on(day) is (None if last < first else first <= day < last)


@pytest.mark.parametrize(
    ("until", "day", "over"),
    [
        (Edge.on(AUTUMN), AUTUMN, True),
        (Edge.on(AUTUMN), AUTUMN - NEXT, False),
        (Edge(earliest=SUMMER, latest=AUTUMN), AUTUMN, True),
        (Edge(earliest=SUMMER, latest=AUTUMN), SUMMER, False),
        (Edge(earliest=SUMMER), WINTER, False),
        (Edge(), WINTER, False),
    ],
)
def test_an_office_is_over_only_when_it_is_known_to_be(until: Edge, day: date, over: bool) -> None:  # noqa: FBT001
    """The latest day of the end counts; an end that is not known never comes."""
    assert held(Edge.on(SPRING), until).over_on(day) is over


@pytest.mark.parametrize(
    ("since", "day", "begun"),
    [
        (Edge.on(SUMMER), SUMMER, True),
        (Edge.on(SUMMER), SUMMER - NEXT, False),
        (Edge(earliest=SPRING, latest=SUMMER), SPRING, False),
        (Edge(earliest=SPRING, latest=SUMMER), SUMMER, True),
        (Edge(earliest=SPRING), WINTER, False),
        (Edge(), WINTER, False),
    ],
)
def test_an_office_has_begun_only_when_it_is_known_to_have(since: Edge, day: date, begun: bool) -> None:  # noqa: FBT001
    """The latest day of the beginning counts."""
    assert held(since, Edge()).begun_by(day) is begun


@pytest.mark.parametrize(
    ("since", "until", "contradictory"),
    [
        (Edge.on(AUTUMN), Edge.on(SPRING), True),
        (Edge(earliest=AUTUMN), Edge(latest=AUTUMN - NEXT), True),
        (Edge.on(SPRING), Edge.on(SPRING), False),
        (Edge(earliest=SPRING, latest=WINTER), Edge(earliest=SPRING, latest=SUMMER), False),  # may be in order
        (Edge.on(AUTUMN), Edge(earliest=SPRING), False),
        (Edge(), Edge.on(SPRING), False),
    ],
)
def test_an_end_before_the_beginning_contradicts(since: Edge, until: Edge, contradictory: bool) -> None:  # noqa: FBT001
    """Only where no choice of days within the edges puts them in order."""
    assert held(since, until).contradictory is contradictory


def test_aliases_are_the_other_spellings_each_once() -> None:
    """A spelling in two languages is one alias, and the name itself is none."""
    names = tuple(
        Name(text=text, language=language)
        for text, language in [("Анна Берг", "ru"), ("Анна Берг", "bg"), ("Anna Berg", "en"), ("Anna Maria Berg", "en")]
    )
    assert Person(id="anna-berg", name="Anna Berg", names=names).aliases == ("Анна Берг", "Anna Maria Berg")


PLACE = Place(
    side="SWE",
    names=(
        PlaceName(text="Oldby", since=Edge.on(date(1800, 1, 1)), until=Edge.on(SPRING)),
        PlaceName(text="Midby", since=Edge.on(SPRING), until=Edge(earliest=SUMMER, latest=AUTUMN)),
        PlaceName(text="Newby", since=Edge(earliest=SUMMER, latest=AUTUMN)),
    ),
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1799, 12, 31), None),
        (date(1800, 1, 1), "Oldby"),
        (SPRING - NEXT, "Oldby"),
        (SPRING, "Midby"),
        (SUMMER - NEXT, "Midby"),
        (SUMMER, "Newby"),  # the change may have fallen on it
        (AUTUMN, "Newby"),
        (WINTER, "Newby"),
    ],
)
def test_a_place_has_the_name_of_the_day(day: date, name: str | None) -> None:
    """Each name holds to the day before the next one; between two names the newer stands."""
    assert PLACE.name_on(day) == name


@pytest.mark.parametrize(
    ("day", "old", "new"), [(SUMMER - NEXT, True, False), (SUMMER, True, True), (AUTUMN, False, True)]
)
def test_both_names_may_stand_while_the_day_of_the_change_is_not_known(day: date, old: bool, new: bool) -> None:  # noqa: FBT001
    """Nothing known speaks against either."""
    assert (PLACE.names[1].borne_on(day), PLACE.names[2].borne_on(day)) == (old, new)
