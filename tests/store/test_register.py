"""A register files people by name and by office, unites what is said of one id, and gives all back."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.identify import unite
from dragoman.model import Edge, Name, NotFound, Person, StoreError, Tenure
from dragoman.reference.offices import office
from dragoman.store.register import Register
from dragoman.workflow.registering import opened


def holder(
    identity: str, name: str, title: str, side: str, since: str = "2001-01-01", until: str | None = "2005-01-01"
) -> Person:
    """Somebody who held one office."""
    tenure = Tenure(
        person=identity,
        office=office(title, side),
        since=Edge.on(date.fromisoformat(since)),
        until=Edge.on(date.fromisoformat(until) if until else None),
        sources=(f"{identity}.csv: line 2",),
    )
    return Person(id=identity, name=name, sides=(side,), tenures=(tenure,))


PEOPLE = (
    holder("lavrov", "Sergei Lavrov", "Minister of Foreign Affairs", "RUS", "2004-03-09", None),
    holder("ivanov", "Igor Ivanov", "Minister of Foreign Affairs", "RUS", "1998-09-11", "2004-03-09"),
    holder("shoigu", "Sergei Shoigu", "Minister of Defence", "RUS", "2012-11-06", "2024-05-12"),
    holder("tokayev", "Kassym-Jomart Tokayev", "President", "KAZ", "2019-03-20", None),
    holder("scholz", "Olaf Scholz", "Chancellor", "DEU", "2021-12-08", "2025-05-06"),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register of the people above."""
    with opened(tmp_path / "world.register", make=True) as made:
        made.add(PEOPLE, unite=unite)
        yield made


def ids(people: list[Person]) -> set[str]:
    """Who was found."""
    return {one.id for one in people}


def test_all_come_back_in_order(register: Register) -> None:
    """Everybody as handed in, by id, and one by one."""
    assert list(register.people()) == sorted(PEOPLE, key=lambda one: one.id)
    assert len(register) == len(PEOPLE)
    assert register.person("scholz") == PEOPLE[4]
    assert register.person("scholtz") is None


def test_many_come_back_as_a_stream(tmp_path: Path) -> None:
    """More than a batch, handed in in any order, come by id; the first comes before the last is read."""
    many = [Person(id=f"p{n:05}", name=f"Jane Doe {n}") for n in range(6000)]
    random.Random(1).shuffle(many)
    told: list[int] = []
    with opened(tmp_path / "many.register", make=True) as register:
        assert register.add(iter(many), unite=unite, progress=told.append) == 6000
        stream = register.people()
        assert next(stream).id == "p00000"
        assert [one.id for one in stream] == [f"p{n:05}" for n in range(1, 6000)]
    assert told == [5000]


def test_what_is_said_of_one_id_is_united(register: Register) -> None:
    """In one batch and over two, whichever came first; another id is another person."""
    more = holder("scholz", "O. Scholz", "Mayor", "DEU", "2011-03-07", "2018-03-13")
    again = replace(holder("scholz", "", "Judge", "DEU"), names=(Name(text="Олаф Шольц", script="Cyrl"),))
    assert register.add([more, again], unite=unite) == 2
    found = register.person("scholz")
    assert found is not None
    assert (found.name, found.aliases) == ("Olaf Scholz", ("O. Scholz", "Олаф Шольц"))
    assert [tenure.office.title for tenure in found.tenures] == ["Judge", "Mayor", "Chancellor"]
    assert len(register) == len(PEOPLE)
    assert ids(register.bearing("Шольц")) == {"scholz"}
    assert ids(register.holding(office("Mayor", "DEU"), None)) == {"scholz"}
    assert len({tenure.person for tenure in found.tenures}) == 1


def test_adding_twice_changes_nothing(register: Register) -> None:
    """Neither the people nor what is found of them."""
    before = list(register.people()), register.bearing("Lavrov"), register.holding(office("President", "KAZ"), None)
    assert register.add(PEOPLE, unite=unite) == len(PEOPLE)
    after = list(register.people()), register.bearing("Lavrov"), register.holding(office("President", "KAZ"), None)
    assert after == before


def test_a_register_outlives_its_opening(tmp_path: Path) -> None:
    """What was added is there when the file is opened again; nothing makes a file where it was not asked for."""
    file = tmp_path / "world.register"
    with pytest.raises(NotFound, match="dragoman register"), opened(file):
        pass
    assert not file.exists()
    with opened(file, make=True) as register:
        register.add(PEOPLE, unite=unite)
    with opened(file) as register:
        assert list(register.people()) == sorted(PEOPLE, key=lambda one: one.id)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Sergei Lavrov", "lavrov"),
        ("Sergey Lavrov", "lavrov"),
        ("Lavrov, Sergei", "lavrov"),
        ("Lawrow", "lavrov"),
        ("Лавров", "lavrov"),
        ("Сергей Лавров", "lavrov"),
        ("Kossym-Jomart Tokaeyv", "tokayev"),
        ("Касым-Жомарт Токаев", "tokayev"),
        ("Scholtz", "scholz"),
        ("Tarasenko", None),
        ("Zbigniew", None),
        ("", None),
        ("%", None),
        ("' OR 1=1 --", None),
    ],
)
def test_a_name_is_found_through_slips_and_scripts(register: Register, name: str, found: str | None) -> None:
    """The nearest are found, and nobody for a name that no one bears."""
    assert (found in ids(register.bearing(name))) if found else (register.bearing(name) == [])


def test_the_nearest_of_many_are_kept(register: Register) -> None:
    """Who shares both words of a name comes before who shares one; a surname of another leads elsewhere."""
    assert ids(register.bearing("Sergei Lavrov", most=1)) == {"lavrov"}
    assert ids(register.bearing("Sergei Shoigu", most=1)) == {"shoigu"}
    assert ids(register.bearing("Sergei", most=9)) == {"lavrov", "shoigu"}


@pytest.mark.parametrize(
    ("title", "side", "day", "found"),
    [
        ("Foreign Minister", "RUS", "2010-01-01", {"lavrov"}),
        ("Foreign Minister", "RUS", "2004-03-09", {"lavrov"}),
        ("Foreign Minister", "RUS", "2004-03-08", {"ivanov"}),
        ("Foreign Minister", "RUS", "1998-09-10", set()),
        ("Foreign Minister", "RUS", None, {"lavrov", "ivanov"}),
        ("Foreign Minister", None, "2010-01-01", {"lavrov"}),
        ("Foreign Minister", "KAZ", None, set()),
        ("Minister of Defence", "RUS", "2020-01-01", {"shoigu"}),
        ("Minister of Culture", "RUS", "2020-01-01", set()),
        ("President", "KAZ", "2020-01-01", {"tokayev"}),
        ("President", "KAZ", "2019-03-19", set()),
        ("Prime Minister", "KAZ", "2020-01-01", set()),
    ],
)
def test_an_office_is_found_by_rung_portfolio_and_day(
    register: Register, title: str, side: str | None, day: str | None, found: set[str]
) -> None:
    """The first day counts, the first day after does not; a side that is not told is any."""
    assert ids(register.holding(office(title, side), date.fromisoformat(day) if day else None)) == found


def test_one_who_was_joined_is_meant_by_both_ids(register: Register) -> None:
    """One is left; what is imported again under the other's id is said of the first."""
    other = holder("s-lavrov", "Sergey Lavrov", "Foreign Minister", "RUS", "2004-03-09", None)
    register.add([other], unite=unite)
    kept = register.person("lavrov")
    assert kept is not None
    register.join(unite(kept, other), "s-lavrov")
    assert len(register) == len(PEOPLE)
    assert ids(register.bearing("Sergey Lavrov", most=1)) == {"lavrov"}
    assert ids(register.holding(office("Foreign Minister", "RUS"), date(2010, 1, 1))) == {"lavrov"}
    before = list(register.people())
    register.add([other], unite=unite)
    assert list(register.people()) == before
    register.add([holder("s-lavrov", "", "Permanent Representative", "RUS", "1994-01-01", "2004-01-01")], unite=unite)
    found = register.person("lavrov")
    assert found is not None
    assert found.tenures[0].office.title == "Permanent Representative"
    assert "Sergey Lavrov" in found.aliases
    assert len(register) == len(PEOPLE)


def test_a_chain_of_joins_ends_at_the_last(register: Register) -> None:
    """Who was joined to one who is joined later is meant by the last; those with no part in it stay."""
    for identity in ("b", "c"):
        register.add([holder(identity, "Sergei Lavrov", "Foreign Minister", "RUS")], unite=unite)
    for kept, dropped in (("b", "c"), ("lavrov", "b")):
        one, two = register.person(kept), register.person(dropped)
        assert one is not None
        assert two is not None
        register.join(unite(one, two), dropped)
    register.add([holder(identity, "", "Judge", "RUS") for identity in ("b", "c", "d")], unite=unite)
    assert {one.id for one in register.people()} == {one.id for one in PEOPLE} | {"d"}
    assert ids(register.holding(office("Judge", "RUS"), None)) == {"lavrov", "d"}


def test_an_addition_that_fails_leaves_nothing(register: Register) -> None:
    """All of a file comes in or none of it."""

    def broken() -> Iterator[Person]:
        for n in range(5001):
            yield Person(id=f"p{n}", name=f"Jane Doe {n}")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        register.add(broken(), unite=unite)
    assert list(register.people()) == sorted(PEOPLE, key=lambda one: one.id)


def test_what_is_no_register_is_told(tmp_path: Path) -> None:
    """The message names the file, which stays as it was."""
    file = tmp_path / "notes.txt"
    file.write_bytes(b"no database " * 500)
    with pytest.raises(StoreError, match=r"notes\.txt: is no register"), opened(file):
        pass
    assert file.read_bytes() == b"no database " * 500


def test_a_register_of_another_version_is_told(tmp_path: Path) -> None:
    """It says to import again; a file of this version is opened."""
    file, later = tmp_path / "world.register", tmp_path / "later.register"
    with opened(file, make=True) as register:
        register.add(PEOPLE[:1], unite=unite)
    shutil.copy(file, later)
    with closing(sqlite3.connect(later)) as connection:
        connection.execute("UPDATE about SET value = '99' WHERE key = 'version'")
        connection.commit()
    with pytest.raises(StoreError, match=r"version 99.*import its files again"), opened(later):
        pass
    with opened(file) as register:
        assert len(register) == 1


def test_a_register_that_is_being_written_says_so(tmp_path: Path) -> None:
    """Who asks while another process writes is told to wait, not that the file is none."""
    file = tmp_path / "busy.register"
    with opened(file, make=True) as register:
        register.add(PEOPLE, unite=unite)
        with closing(sqlite3.connect(file)) as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreError, match="being written"):
                register.bearing("Lavrov")
