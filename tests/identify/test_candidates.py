"""Name, office, side and day together tell who is meant, and none of them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.identify.asked import parse
from dragoman.identify.candidates import candidates, term
from dragoman.identify.people import Shelf
from dragoman.model import Candidate, Edge, Person, Tenure, Verdict
from dragoman.reference import leaders

from .samples import day, person, tenure

SAME, DIFFERENT, UNDECIDED = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDECIDED

ANNA = person("Anna Lindqvist", tenure("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18"))
MARTA = person("Marta Lindqvist", tenure("Minister of Finance", "SWE", "2016-01-01", "2021-01-01"))
OLA = person("Ola Dahlstrom", tenure("Minister of Foreign Affairs", "NOR", "2017-01-01", "2021-10-14"))
KING = person("Salman", tenure("King", "SAU", "2015-01-23", "2030-01-01"), spelled=("Salman bin Faisal",))
RELATIVE = person("Khalid Salman", tenure("Deputy Minister of Defence", "SAU", "2016-01-01", "2030-01-01"))


def ask(text: str, *people: Person, on: str | None = None) -> dict[str, Verdict]:
    """Whom a question may mean, each with the verdict, the best first."""
    return {one.person.id: one.verdict for one in asked(text, *people, on=on)}


def asked(text: str, *people: Person, on: str | None = None) -> tuple[Candidate, ...]:
    """The candidates of a question."""
    return candidates(parse(text), people=Shelf(people), on=day(on))


@pytest.mark.parametrize("text", ["Anna Lindqvist", "Lindqvist", "Анна Линдквист", "Anna Lindqist"])
@pytest.mark.parametrize("on", [None, "2020-01-01", "1990-01-01"])
def test_a_name_alone_decides_nothing(text: str, on: str | None) -> None:
    """Even where one person of that name is known: there may be another; and the reason says so."""
    (found,) = asked(text, ANNA, OLA, on=on)
    assert (found.person, found.verdict) == (ANNA, UNDECIDED)
    assert "the name alone decides nothing" in found.reasons


@pytest.mark.parametrize(
    ("text", "on", "verdict"),
    [
        ("Foreign Minister Anna Lindqvist", "2020-01-01", SAME),
        ("Foreign Minister Anna Lindqvist of Sweden", "2020-01-01", SAME),
        ("Foreign Minister Anna Lindqvist", None, SAME),
        ("министр иностранных дел Анна Линдквист", "2020-01-01", SAME),
        ("Anna Lindqvist, Foreign Minister of Sweden", "2022-10-17", SAME),
        ("Anna Lindqvist, Foreign Minister of Sweden", "2022-10-18", DIFFERENT),
        ("Foreign Minister Anna Lindqvist", "2018-01-01", SAME),
        ("Foreign Minister Anna Lindqvist", "2017-12-31", DIFFERENT),
        ("former Foreign Minister Anna Lindqvist", "2023-01-01", SAME),
        ("Prime Minister Anna Lindqvist", "2020-01-01", UNDECIDED),
        ("Deputy Foreign Minister Anna Lindqvist", "2020-01-01", UNDECIDED),
        ("Anna Lindqvist, SWE", None, SAME),
        ("Anna Lindqvist, NOR", None, DIFFERENT),
        ("Foreign Minister Anna Lindqvist of Norway", "2020-01-01", DIFFERENT),
    ],
)
def test_a_name_with_an_office_or_side_decides(text: str, on: str | None, verdict: Verdict) -> None:
    """The office of the day says yes, at another time or for another side no; an office not known of says nothing."""
    assert ask(text, ANNA, on=on)[ANNA.id] is verdict


@pytest.mark.parametrize(
    ("text", "on", "verdict"),
    [
        ("Foreign Minister Lindqvist", "2020-01-01", SAME),
        ("Foreign Minister Lindqvist of Sweden", None, SAME),
        ("Foreign Minister Lindqvist", None, UNDECIDED),
        ("Foreign Minister Lindqvist", "2023-01-01", DIFFERENT),
        ("Lindqvist, SWE", "2020-01-01", UNDECIDED),
        ("Foreign Minister Lindqvist of Norway", "2020-01-01", DIFFERENT),
    ],
)
def test_a_surname_needs_the_office_and_a_side_or_day(text: str, on: str | None, verdict: Verdict) -> None:
    """A side alone is shared by too many of one surname."""
    assert ask(text, ANNA, on=on)[ANNA.id] is verdict


def test_a_surname_with_the_office_tells_two_bearers_apart() -> None:
    """Who held another office is left open, behind the one who is meant."""
    assert ask("Foreign Minister Lindqvist", MARTA, ANNA, on="2020-01-01") == {ANNA.id: SAME, MARTA.id: UNDECIDED}
    assert [*ask("Foreign Minister Lindqvist", MARTA, ANNA, on="2020-01-01")] == [ANNA.id, MARTA.id]


def test_two_namesakes_who_fit_alike_are_nobody() -> None:
    """A second fact tells them apart."""
    other = person("Anna Lindqvist", tenure("Foreign Minister", "FIN", "2019-01-01", "2021-01-01"), identity="finn")
    assert ask("Foreign Minister Anna Lindqvist", ANNA, other, on="2020-01-01") == {
        ANNA.id: UNDECIDED,
        "finn": UNDECIDED,
    }
    assert ask("Foreign Minister Anna Lindqvist of Finland", ANNA, other, on="2020-01-01") == {
        "finn": SAME,
        ANNA.id: DIFFERENT,
    }
    assert ask("Foreign Minister Anna Lindqvist", ANNA, other, on="2021-06-01") == {ANNA.id: SAME, "finn": DIFFERENT}
    twin = replace(ANNA, id="twin")
    assert ask("Anna Lindqvist, SWE", ANNA, twin) == {ANNA.id: UNDECIDED, "twin": UNDECIDED}


def test_an_office_with_state_and_day_means_its_one_known_holder() -> None:
    """Without the state or the day it may be another's."""
    assert ask("foreign minister of Sweden", ANNA, MARTA, OLA, on="2020-01-01") == {ANNA.id: SAME}
    assert ask("foreign minister of Sweden", ANNA, OLA) == {ANNA.id: UNDECIDED}
    assert ask("foreign minister", ANNA, on="2020-01-01") == {ANNA.id: UNDECIDED}
    assert ask("foreign minister", ANNA, OLA, on="2020-01-01") == {ANNA.id: UNDECIDED, OLA.id: UNDECIDED}
    assert ask("foreign minister of Sweden", ANNA, on="2023-01-01") == {}
    assert ask("deputy foreign minister of Sweden", ANNA, on="2020-01-01") == {}


def test_two_known_holders_of_one_office_are_nobody() -> None:
    """Registers that contradict each other decide nothing; who is not known to hold it gives way to who is."""
    rival = person("Karl Holm", tenure("Foreign Minister", "SWE", "2020-01-01", "2021-01-01"))
    assert ask("foreign minister of Sweden", ANNA, rival, on="2020-06-01") == {ANNA.id: UNDECIDED, rival.id: UNDECIDED}
    maybe = person("Karl Holm", tenure("Foreign Minister", "SWE", "2010-01-01", None))
    assert ask("foreign minister of Sweden", maybe, on="2020-06-01") == {maybe.id: UNDECIDED}
    assert ask("foreign minister of Sweden", maybe, ANNA, on="2020-06-01") == {ANNA.id: SAME, maybe.id: DIFFERENT}


def test_a_crowned_head_goes_by_the_first_name() -> None:
    """A relative whose surname it is, and an heir of that name, are not the king."""
    heir = person("Salman", tenure("Crown Prince", "SAU", "2012-01-01", "2030-01-01"), identity="heir")
    found = ask("King Salman of Saudi Arabia", RELATIVE, heir, KING, on="2020-01-01")
    assert found == {KING.id: SAME, RELATIVE.id: UNDECIDED, "heir": UNDECIDED}
    assert ask("King Salman", RELATIVE, KING, on="2014-01-01")[KING.id] is DIFFERENT
    assert ask("King Salman", RELATIVE, on="2020-01-01") == {RELATIVE.id: UNDECIDED}
    alone = replace(KING, names=())
    assert ask("King Salman bin Faisal of Saudi Arabia", alone, RELATIVE, on="2020-01-01")[KING.id] is SAME
    assert ask("King Faisal Salman", alone)[KING.id] is UNDECIDED


@pytest.mark.parametrize(
    ("text", "on", "meant"),
    [
        ("Foreign Minister Joe Lindqvist of Sweden", "2020-01-01", True),
        ("Foreign Minister Joe Lindqvist of Sweden", "2023-01-01", False),
        ("Foreign Minister Joe Lindqvist of Sweden", None, False),
        ("Foreign Minister Joe Lindqvist of Norway", "2020-01-01", False),
        ("Deputy Foreign Minister Joe Lindqvist of Sweden", "2020-01-01", False),
        ("Foreign Minister Joe Holm of Sweden", "2020-01-01", False),
        ("Foreign Minister Greta Lindqvist of Sweden", "2020-01-01", False),
        ("Joe Lindqvist", "2020-01-01", False),
    ],
)
def test_a_nickname_is_accepted_of_the_one_holder_alone(text: str, on: str | None, meant: bool) -> None:  # noqa: FBT001
    """It needs the office of one seat, the side, the day and the surname; lacking one of them, it is another."""
    joseph = replace(ANNA, id="joseph", name="Joseph Lindqvist")
    assert (ask(text, joseph, OLA, on=on).get("joseph") is SAME) is meant


def test_a_nickname_is_not_accepted_in_an_office_of_many() -> None:
    """Several may be finance ministers of one surname for all that is known."""
    joseph = replace(MARTA, id="joseph", name="Joseph Lindqvist")
    assert SAME not in ask("Minister of Finance Joe Lindqvist of Sweden", joseph, on="2020-01-01").values()
    assert ask("Minister of Finance Joseph Lindqvist of Sweden", joseph, on="2020-01-01") == {"joseph": SAME}


@pytest.mark.parametrize(
    "text", ["Foreign Minister Anna Lindqist", "foreign minister anna lindkvist", "FM Ana Lindqvist"]
)
def test_slips_of_the_pen_do_not_hide_who_is_meant(text: str) -> None:
    """A letter lost or another spelling, with the office of the day."""
    assert next(iter(ask(text, OLA, MARTA, ANNA, on="2020-01-01"))) == ANNA.id


def test_a_place_is_nobody() -> None:
    """Who asks for a state or a city asks for no person."""
    assert ask("Sweden", ANNA) == {}
    assert ask("Paris", person("Paris", sides=("FRA",))) == {}


def test_at_most_twenty_are_told_and_those_who_cannot_be_meant_come_last() -> None:
    """The order is by how well they fit, then by id."""
    many = [replace(ANNA, id=f"anna-{number:02}") for number in range(30)]
    assert [*ask("Anna Lindqvist", *reversed(many))] == [one.id for one in many[:20]]
    assert [*ask("Anna Lindqvist, NOR", ANNA, person("Annika Lindqvist", sides=("NOR",)))][-1] == ANNA.id


_TENURES = st.builds(
    tenure,
    st.sampled_from(["Foreign Minister", "Prime Minister", "King", "Envoy"]),
    st.sampled_from(["SWE", "NOR"]),
    st.sampled_from([None, "2018-01-01", "2020-01-01"]),
    st.sampled_from([None, "2019-01-01", "2022-01-01"]),
)
_PEOPLE = st.lists(
    st.tuples(st.sampled_from(["Anna Berg", "Annie Berg", "Karl Berg", "Berg"]), st.lists(_TENURES, max_size=2)),
    max_size=4,
).map(lambda some: [person(name, *held, identity=f"p{at}") for at, (name, held) in enumerate(some)])


@given(
    _PEOPLE,
    st.sampled_from(["", "Foreign Minister ", "King ", "former Prime Minister "]),
    st.sampled_from(["Anna Berg", "Berg", ""]),
    st.sampled_from(["", ", SWE"]),
    st.sampled_from([None, "2019-06-01", "2021-01-01"]),
)
def test_one_at_most_is_meant_and_for_more_than_a_name(
    people: list[Person], title: str, name: str, side: str, on: str | None
) -> None:
    """Whatever is known: never two, never by a name alone, never one of another side, never out of office that day."""
    found = asked(f"{title}{name}{side}", *people, on=on)
    same = [one for one in found if one.verdict is SAME]
    assert len(same) <= 1
    for one in same:
        assert title or side
        assert not side or "SWE" in one.person.sides
        if title and on is not None and not title.startswith("former"):
            assert one.tenures
            assert all(tenure.held_on(date.fromisoformat(on)) is not False for tenure in one.tenures)
    assert all(0 <= one.score <= 1 and one.reasons for one in found)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (Edge.on(day("2020-01-16")), Edge.on(day("2022-03-01")), "from 2020-01-16 to 2022-03-01"),
        (Edge(latest=day("2020-01-16")), Edge(), "from 2020-01-16 or before"),
        (Edge(earliest=day("2020-01-01"), latest=day("2020-12-31")), Edge(), "from 2020-01-01–2020-12-31"),
        (Edge(earliest=day("2020-01-01")), Edge(), "not before 2020-01-01"),
        (Edge(), Edge(latest=day("2022-03-01")), "to 2022-03-01 at the latest"),
        (Edge(), Edge(earliest=day("2022-03-02")), "still on the day before 2022-03-02"),
        (Edge(), Edge(), "at a time not known"),
        (
            Edge.on(day("2022-01-01")),
            Edge.on(day("2020-01-01")),
            "from 2022-01-01 to 2020-01-01, which contradicts itself",
        ),
    ],
)
def test_the_time_of_an_office_in_words(since: Edge, until: Edge, words: str) -> None:
    """Each edge says what is known of it and no more."""
    assert term(replace(tenure("Envoy", "SWE"), since=since, until=until)) == words


def _reasons(one: Tenure, text: str, on: str) -> str:
    (found,) = asked(text, person("Anna Berg", one), on=on)
    return "; ".join(found.reasons)


def test_reasons_tell_office_time_and_doubt() -> None:
    """What speaks for somebody, what against, and what is not known, in words for a reader."""
    over = tenure("Foreign Minister", "SWE", "2018-01-01", "2022-10-18")
    assert "Foreign Minister of Sweden from 2018-01-01 to 2022-10-18" in _reasons(
        over, "Foreign Minister Anna Berg", "2020-01-01"
    )
    assert "not on 2023-01-01" in _reasons(over, "Foreign Minister Anna Berg", "2023-01-01")
    assert "known for SWE, not NOR" in _reasons(over, "Anna Berg, NOR", "2020-01-01")
    assert "no office like “Prime Minister”" in _reasons(over, "Prime Minister Anna Berg", "2020-01-01")
    still = tenure("Foreign Minister", "SWE", "2018-01-01", None)
    assert "not known to have ended" in _reasons(still, "Foreign Minister Anna Berg", "2020-01-01")


@pytest.mark.parametrize(
    ("question", "on", "name"),
    [
        ("President of the European Commission", date(2021, 6, 1), "Ursula von der Leyen"),
        ("president of Iran", date(2024, 6, 1), None),  # the one who held it had died, and another acted
        ("president-elect of the United States", date(2024, 12, 1), None),  # the table lists no elects
        ("acting president of Kazakhstan", date(2022, 5, 1), None),
        ("Secretary of State Powell", date(2002, 1, 1), "Colin Powell"),
        ("First Minister of Scotland", date(2022, 5, 1), None),
        ("prime minister of the United Kingdom", date(2022, 5, 1), "Boris Johnson"),
    ],
)
def test_the_table_of_leaders_answers_for_its_own_offices(question: str, on: date, name: str | None) -> None:
    """Nobody is meant who held another office, or held this one plainly where an acting or elected one is asked for."""
    found = candidates(parse(question), people=Shelf(leaders.people()), on=on)
    assert next((one.person.name for one in found if one.verdict is Verdict.SAME), None) == name
