"""Rows of imported histories, as files give them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.history import homes, past_contacts
from dragoman.model import Kind, PastContact, Rung

ROW = {"start": "2019-05-01", "guest": "Russia", "host": "Kazakhstan"}


def _one(**more: Any) -> PastContact:
    contacts, refused = past_contacts([ROW | more])
    assert refused == ()
    return contacts[0]


def _why(*rows: Any) -> list[tuple[int, str]]:
    return [(one.row, one.reason) for one in past_contacts(rows)[1]]


def test_the_least_that_a_row_says() -> None:
    """A day and two sides: a visit of one day."""
    one = _one()
    assert (one.kind, one.first, one.last, one.sides, one.guest) == (
        Kind.VISIT,
        date(2019, 5, 1),
        date(2019, 5, 1),
        ("KAZ", "RUS"),
        "RUS",
    )
    assert (one.level, one.met, one.hours, one.notice_days, one.many) == (None, None, None, None, False)


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ({"end": "2019-05-03"}, "last", date(2019, 5, 3)),
        ({"until": "2019-05-03"}, "last", date(2019, 5, 3)),
        ({"kind": "Call"}, "kind", Kind.CALL),
        ({"visitor_role": "President"}, "level", Rung.HEAD_OF_STATE),
        ({"office": "Minister of Foreign Affairs"}, "level", Rung.MINISTER),
        ({"leader": "Ivan Petrov"}, "guests", ("Ivan Petrov",)),
        ({"received_by": "President; Minister of Foreign Affairs"}, "met", ("head of state", "minister foreign")),
        ({"received_by": []}, "met", ()),
        ({"visit_type": "State Visit"}, "category", "state"),
        ({"type": "Official Working"}, "category", "official working"),
        ({"remarks": "Private visit; attended a concert."}, "category", "private"),
        ({"city": "Astana"}, "place", "Astana"),
        ({"hours": "5.5"}, "hours", 5.5),
        ({"initiator": "Kazakhstan"}, "initiator", "KAZ"),
        ({"announced": "2019-04-24"}, "notice_days", 7),
        ({"note": "Attended the G-20 Summit."}, "many", True),
        ({"note": "Stopped over en route to Tokyo."}, "transit", True),
        ({"category": "Transit"}, "transit", True),
        (
            {"note": "Met with President Nazarbayev and Foreign Minister Abdrakhmanov."},
            "met",
            ("head of state", "minister foreign"),
        ),
        ({"note": "Toured a factory."}, "met", None),
    ],
)
def test_columns_and_their_other_names(given: dict[str, Any], field: str, value: Any) -> None:
    """And what a note tells besides."""
    assert getattr(_one(**given), field) == value


@pytest.mark.parametrize("empty", ["", "   ", None])
def test_an_empty_cell_says_nothing(empty: str | None) -> None:
    """As CSV has them, also where another name of the column is filled."""
    one = _one(end=empty, hours=empty, received_by=empty, kind=empty, until="2019-05-02", office=empty)
    assert (one.last, one.met, one.kind) == (date(2019, 5, 2), None, Kind.VISIT)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Korea, Republic of", "KOR"),
        ("Korea, North", "PRK"),
        ("Congo, Democratic Republic of the", "COD"),
        ("the Netherlands", "NLD"),
        ("Myanmar (Burma)", "MMR"),
        ("Singapore", "SGP"),
        ("KAZ", "KAZ"),
        ("European Union", "EU"),
        ("Soviet Union", "Soviet Union"),
        ("East Germany", "East Germany"),
        ("Germany, East", "Germany, East"),
        ("Netherlands Antilles", "Netherlands Antilles"),
        ("China, Republic of", "China, Republic of"),
    ],
)
def test_a_side_is_what_its_whole_name_means(name: str, side: str) -> None:
    """A state of another time is not the one of today that its name contains."""
    assert side in _one(guest=name, host="Uruguay").sides


def test_rows_that_tell_no_contact() -> None:
    """Each with its number from 1 and why; the others are taken."""
    rows = [
        ROW,
        {"start": "2019-05-01", "guest": "Russia"},
        ROW | {"end": "2019-04-30"},
        ROW | {"host": "Russian Federation"},
        ROW | {"start": "soon"},
        "no row",
        None,
        ROW | {"start": "2019-05-02"},
    ]
    contacts, refused = past_contacts(rows)
    assert len(contacts) == 2
    assert [one.row for one in refused] == [2, 3, 4, 5, 6, 7]
    told = [one.reason for one in refused]
    assert "host" in told[0]
    assert "before it starts" in told[1]
    assert "both RUS" in told[2]
    assert "2020-03-06" in told[3]


@pytest.mark.parametrize(
    "hostile",
    [
        {"guest": "x" * 10_000_000},
        {"visitor": "x" * 10_000},
        {"office": "deputy " * 10_000},
        {"note": "x" * 200_000},
        {"hours": "nan"},
        {"hours": "inf"},
        {"hours": -1},
        {"hours": 10**400},
        {"start": 0},
        {"start": 1577836800},
        {"start": "2019"},
        {"start": "2019-02-30"},
        {"start": True},
        {"kind": "dance"},
        {"guest": {"a": 1}},
        {"received_by": {"a": 1}},
        {"received_by": "a;" * 1000},
    ],
)
def test_hostile_values_are_refused(hostile: dict[str, Any]) -> None:
    """In a short sentence."""
    ((row, reason),) = _why(ROW | hostile)
    assert row == 1
    assert 5 < len(reason) < 300


@pytest.mark.timeout(20)
@pytest.mark.parametrize("words", ["met ", "Foreign ", "meeting with ", "President ", "(", "a,b "])
def test_long_notes_are_read_in_good_time(words: str) -> None:
    """No pattern goes back over a text again and again."""
    assert _one(note=(words * 100_000)[:99_000]).first == date(2019, 5, 1)


def test_the_last_of_days() -> None:
    """Is a day like others."""
    assert _one(start="9999-12-31").last == date.max
    assert _one(start="0001-01-01").first == date.min


def test_a_contact_that_stands_twice() -> None:
    """Is one; one id for two contacts is a fault; there and back on one day are two."""
    assert len(past_contacts([ROW, dict(ROW)])[0]) == 1
    assert len(past_contacts([ROW, ROW | {"guest": "Kazakhstan", "host": "Russia"}])[0]) == 2
    assert len(past_contacts([ROW | {"id": "a"}, ROW | {"id": "a"}])[0]) == 1
    assert _why(ROW | {"id": "a"}, ROW | {"id": "a", "start": "2019-05-02"}) == [
        (2, "the id 'a' stands already for another contact")
    ]


def test_extra_columns_are_passed_over() -> None:
    """Also those without a name, as a CSV with too many cells has."""
    assert past_contacts([ROW | {None: ["x"], "colour": "red", 5: 1}])[1] == ()


def test_whose_record_it_is() -> None:
    """The side that takes part in most contacts; nobody's where none does."""
    mine = past_contacts([ROW | {"host": host} for host in ("Kazakhstan", "China", "India")])[0]
    assert homes(mine) == ("RUS",)
    others = past_contacts(
        [
            {"start": "2019-05-01", "guest": a, "host": b}
            for a, b in (("China", "India"), ("Japan", "Kenya"), ("Chad", "Mali"))
        ]
    )[0]
    assert homes(others) == ()
    assert homes(()) == ()


def test_names_of_hosts_are_those_of_a_column_or_follow_a_title_in_the_note() -> None:
    row = {"start": "2001-05-04", "guest": "France", "host": "Japan"}
    contacts, refused = past_contacts(
        [
            {**row, "host_name": "Aiko Sato; Ken Ito"},
            {
                **row,
                "start": "2001-06-04",
                "note": "Met with Emperor Naruhito and Prime Minister Abe May 3; discussed trade.",
            },
            {**row, "start": "2001-07-04", "note": "Met with the Minister of Foreign Affairs and President of Japan."},
        ]
    )
    assert refused == ()
    assert [one.hosts for one in contacts] == [("Aiko Sato", "Ken Ito"), ("Naruhito", "Abe"), ()]
