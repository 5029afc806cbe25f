"""People of two registers are one by name and office together, never by a name."""

from __future__ import annotations

import pytest

from dragoman.identify.joining import compare
from dragoman.model import Person, Verdict

from .samples import person, tenure

FOREIGN = ("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18")
ANNA = person("Anna Berg", tenure(*FOREIGN))


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (person("Anna Berg", tenure("Foreign Minister", "SWE", "2018-02-01", "2022-10-01")), Verdict.SAME),
        (person("Анна Берг", tenure("Foreign Minister", "SWE", "2018-01-01", None)), Verdict.SAME),
        (person("Anna Berg", tenure("Foreign Minister", "SWE", "2006-01-01", "2010-01-01")), Verdict.UNDECIDED),
        (person("Anna Berg", tenure("Foreign Minister", "SWE", "2022-10-18", "2024-01-01")), Verdict.UNDECIDED),
        (person("Anna Berg", tenure("Minister of Defence", "SWE", "2018-01-01", "2022-10-18")), Verdict.UNDECIDED),
        (person("Anna Berg", sides=("SWE",)), Verdict.UNDECIDED),
        (person("Anna Berg"), Verdict.UNDECIDED),
        (person("Anna Berg", tenure("Foreign Minister", "NOR", "2018-01-01", "2022-10-18")), Verdict.DIFFERENT),
        (person("Ola Dahl", tenure(*FOREIGN)), Verdict.DIFFERENT),
        (person("Karl Berg", tenure(*FOREIGN)), Verdict.DIFFERENT),
    ],
)
def test_a_name_and_an_office_at_one_time_are_needed(other: Person, verdict: Verdict) -> None:
    """The name alone leaves it open; another office, another time, another state or another first name do not join."""
    assert compare(ANNA, other)[0] is verdict
    assert compare(other, ANNA)[0] is verdict


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (person("Berg", tenure("Foreign Minister", "SWE", "2018-01-20", "2021-01-01")), Verdict.SAME),
        (person("Berg", tenure("Foreign Minister", "SWE", "2019-01-01", "2022-11-01")), Verdict.SAME),  # the end fits
        (person("Берг", tenure("Foreign Minister", "SWE", "2018-01-20", "2021-01-01")), Verdict.SAME),
        (person("Berg", tenure("Foreign Minister", "SWE", "2018-06-01", "2021-01-01")), Verdict.UNDECIDED),
        (person("Berg", tenure("Envoy", "SWE", "2018-01-01", "2022-10-18")), Verdict.UNDECIDED),
        (person("Berg", sides=("SWE",)), Verdict.UNDECIDED),
        (person("Dahl", tenure(*FOREIGN)), Verdict.DIFFERENT),
        (person("Anna", tenure(*FOREIGN)), Verdict.DIFFERENT),  # the first name is none
        (person("Berg", tenure("Foreign Minister", "NOR", "2018-01-01", "2022-10-18")), Verdict.DIFFERENT),
    ],
)
def test_a_surname_alone_needs_the_one_seat_and_its_days(other: Person, verdict: Verdict) -> None:
    """An office of one seat that began or ended within weeks joins it; a month and a half more does not."""
    assert compare(ANNA, other)[0] is verdict
    assert compare(other, ANNA)[0] is verdict


def test_an_identifier_in_common_decides() -> None:
    """Whatever the names; another identifier says nothing."""
    one = person("Anna Berg", identifiers=("x:1", "y:7"))
    two = person("Greta Holm", identifiers=("y:7",))
    verdict, reason = compare(one, two)
    assert verdict is Verdict.SAME
    assert "y:7" in reason
    assert compare(one, person("Greta Holm", identifiers=("y:8",)))[0] is Verdict.DIFFERENT


def test_an_effective_leader_is_whoever_led() -> None:
    """A register that tells no office joins with the head of the state or of the government, and with no minister."""
    led = person("Anna Berg", tenure("effective leader", "SWE", "2018-01-01", "2022-10-18"))
    premier = person("Anna Berg", tenure("Prime Minister", "SWE", "2018-01-05", "2022-10-10"))
    assert compare(led, premier)[0] is Verdict.SAME
    assert compare(led, ANNA)[0] is Verdict.UNDECIDED


def test_the_reason_tells_the_office() -> None:
    """A reader sees by what they were joined."""
    assert FOREIGN[0] in compare(ANNA, ANNA)[1]


def test_offices_without_days_do_not_join() -> None:
    """Two offices of which no register tells the time may be years apart."""
    one = person("Anna Berg", tenure("Foreign Minister", "SWE"))
    assert compare(one, person("Anna Berg", tenure("Foreign Minister", "SWE")))[0] is Verdict.UNDECIDED
