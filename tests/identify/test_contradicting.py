"""Two holders of one seat at once are a gap, a handover is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.identify.contradicting import contradictions
from dragoman.model import Edge, Room, Span, Tenure

from .samples import day, person, tenure

SEAT = "Minister of Foreign Affairs"
ANNA = person("Anna Berg", tenure(SEAT, "SWE", "2018-01-01", "2022-10-18"))


def kinds(other: Tenure) -> list[str]:
    """The gaps beside Anna Berg, foreign minister of Sweden from 2018 to October 2022."""
    return [gap.kind for gap in contradictions([ANNA, person("Karl Holm", other)])]


@pytest.mark.parametrize(
    ("other", "gaps"),
    [
        (tenure("Minister of Foreign Affairs", "SWE", "2020-01-01", "2021-01-01"), 1),
        (tenure("Minister of Foreign Affairs", "SWE", "2022-09-16", "2024-01-01"), 1),  # 32 days
        (tenure("Minister of Foreign Affairs", "SWE", "2022-09-17", "2024-01-01"), 0),  # 31: a handover
        (tenure("Minister of Foreign Affairs", "SWE", "2022-10-18", "2024-01-01"), 0),
        (tenure("Minister of Foreign Affairs", "SWE", "2010-01-01", "2018-01-20"), 0),
        (tenure("Minister of Foreign Affairs", "SWE", "2010-01-01", None), 0),  # may have ended long before
        (tenure("Minister of Foreign Affairs", "NOR", "2020-01-01", "2021-01-01"), 0),
        (tenure("Minister of Defence", "SWE", "2020-01-01", "2021-01-01"), 0),
        (tenure("Deputy Minister of Foreign Affairs", "SWE", "2020-01-01", "2021-01-01"), 0),
        (tenure("Acting Minister of Foreign Affairs", "SWE", "2020-01-01", "2021-01-01"), 0),
        (replace(tenure(SEAT, "SWE", "2020-01-01", "2021-01-01"), manner="acting"), 0),
    ],
)
def test_two_holders_of_one_seat_at_once_are_a_gap(other: Tenure, gaps: int) -> None:
    """Another seat, another time, a deputy, a stand-in and a handover within a month are none."""
    assert kinds(other) == ["two-holders"] * gaps


def test_an_office_of_many_has_many_holders() -> None:
    """Two ministers of trade contradict nobody."""
    two = [
        person(name, tenure("Minister of Trade", "SWE", "2018-01-01", "2022-01-01")) for name in ("A Berg", "B Holm")
    ]
    assert contradictions(two) == []


def test_a_king_and_a_president_of_one_state_have_two_seats() -> None:
    """But two kings have one."""
    king, other, president = (
        person(f"{title} {number}", tenure(title, "MYS", "2018-01-01", "2022-01-01"))
        for number, title in (("one", "King"), ("two", "King"), ("three", "President"))
    )
    assert contradictions([king, president]) == []
    assert [gap.kind for gap in contradictions([king, other])] == ["two-holders"]


def test_the_gap_names_both_with_the_days() -> None:
    """A reader sees who, what and when, and where it was read."""
    span = Span(document="doc-1", start=3, end=9)
    holm = tenure("Minister of Foreign Affairs", "SWE", "2020-01-01", "2021-01-01", sources=("list", span))
    (gap,) = contradictions([person("Karl Holm", holm), ANNA])
    assert gap.room is Room.IDENTIFY
    assert (gap.subject, gap.document, gap.span) == ("karl-holm", "doc-1", span)
    assert all(word in gap.reason for word in ("Karl Holm", "Anna Berg", "SWE", "2020-01-01", "2021-01-01"))


def test_a_pair_is_told_once() -> None:
    """Two terms each are one contradiction between two people."""
    two = [tenure(SEAT, "SWE", "2018-01-01", "2019-01-01"), tenure(SEAT, "SWE", "2020-01-01", "2021-01-01")]
    assert len(contradictions([person("Anna Berg", *two), person("Karl Holm", *two)])) == 1


def test_one_person_does_not_contradict_herself() -> None:
    """Two registers may give one office in two wordings."""
    twice = person(
        "Anna Berg", tenure(SEAT, "SWE", "2018-01-01", "2020-01-01"), tenure(SEAT, "SWE", "2018-02-01", "2020-02-01")
    )
    assert contradictions([twice]) == []


@pytest.mark.parametrize(("documents", "gaps"), [(("doc-1",), 0), (("doc-1", "doc-1"), 0), (("doc-1", "doc-2"), 1)])
def test_one_document_contradicts_nobody(documents: tuple[str, ...], gaps: int) -> None:
    """A slip of the pen is in one text; two texts are two witnesses."""
    spans = tuple(Span(document=name, start=at, end=at + 3) for at, name in enumerate(documents))
    assert len(kinds(tenure(SEAT, "SWE", "2020-01-01", "2021-01-01", sources=spans))) == gaps


def test_an_end_before_the_beginning_is_a_gap_of_its_own() -> None:
    """It takes no part in the comparison with others."""
    turned = replace(tenure(SEAT, "SWE", "2021-01-01", "2020-01-01"))
    assert kinds(turned) == ["end-before-start"]
    assert kinds(replace(turned, until=Edge.on(day("2021-01-01")))) == []
