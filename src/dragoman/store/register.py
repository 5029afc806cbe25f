"""A register of people in one SQLite file: filed by name and by office, so that a million can be asked at once.

It is filled as a stream: what several files or lines say of one id is united, and only the keys are kept in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, insert, inspect, or_, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from dragoman.model import Office, Person, StoreError
from dragoman.reference.offices import SEATS, telling
from dragoman.store.codec import decode
from dragoman.store.filing import Writer
from dragoman.store.register_tables import about, alias, filed, holding, key, metadata, person, slip

VERSION = "1"
_BATCH = 5_000
_LOOKED_AT = 60_000  # people filed under the keys of a name who are weighed; commoner keys tell nothing apart
_KEYS = 300  # keys near those of a name
_MOST = 500  # holders of one kind of office who are looked at


class Register:
    """People by name and by office.

    Args:
        path: The file, made where it does not exist.
        keys: The keys under which a person is filed.
        ask: The keys of a name that is asked for.
        slips: A key and what it becomes by a slip of the pen.
        weigh: How much it says that a key is shared, from its closeness and how many are filed under it.
        slip: The closeness of a key that a slip of the pen makes of another.

    Raises:
        StoreError: The file is no register, or one of a later version.

    """

    def __init__(
        self,
        path: Path,
        *,
        keys: Callable[[Person], tuple[str, ...]],
        ask: Callable[[str], tuple[str, ...]],
        slips: Callable[[str], tuple[str, ...]],
        weigh: Callable[[float, int], float],
        slip: float,
    ) -> None:
        self._path = path
        self._keys, self._ask, self._slips, self._weigh, self._slip = keys, ask, slips, weigh, slip
        self._engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

        @event.listens_for(self._engine, "connect")
        def _connected(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("PRAGMA cache_size=-65536")

        try:
            with self._engine.begin() as connection:
                known = set(inspect(connection).get_table_names())
                if known and not set(metadata.tables) <= known:
                    raise StoreError(f"{path}: is no register of people but another database; give another file")
                metadata.create_all(connection)
                found = connection.execute(select(about.c.value).where(about.c.key == "version")).scalar()
                if found is None:
                    connection.execute(insert(about), {"key": "version", "value": VERSION})
                elif found != VERSION:
                    raise StoreError(
                        f"{path}: a register of version {found}, this program reads {VERSION}; import its files again"
                    )
        except DatabaseError as error:
            raise self._unusable(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __len__(self) -> int:
        with self._reading() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM person").scalar() or 0)

    def add(
        self,
        people: Iterable[Person],
        *,
        unite: Callable[[Person, Person], Person],
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """File people; those whose id is known are united with what is known of them.

        Returns:
            How many were handed in.

        """
        count = 0
        with self._writing() as connection:
            writer = Writer(connection, self._keys, self._slips, unite)
            batch: dict[str, Person] = {}
            for one in people:
                count += 1
                batch[one.id] = unite(batch[one.id], one) if one.id in batch else one
                if len(batch) >= _BATCH:
                    writer.put(batch)
                    batch = {}
                    if progress is not None:
                        progress(count)
            writer.put(batch)
            writer.finish()
        return count

    def join(self, kept: Person, dropped: str) -> None:
        """Put a person who was united with another in the place of both; the other's id goes on to mean the first."""
        with self._writing() as connection:
            number = connection.execute(select(person.c.number).where(person.c.id == dropped)).scalar()
            for table, column in ((person, person.c.number), (filed, filed.c.person), (holding, holding.c.person)):
                connection.execute(table.delete().where(column == number))
            connection.execute(alias.update().where(alias.c.person == dropped).values(person=kept.id))
            connection.execute(insert(alias).prefix_with("OR REPLACE"), {"id": dropped, "person": kept.id})
            writer = Writer(connection, self._keys, self._slips, lambda _, whole: whole, texts=self._keys(kept))
            writer.put({kept.id: kept})
            writer.recount(kept)

    def person(self, identity: str) -> Person | None:
        """The person of an id."""
        with self._reading() as connection:
            found = connection.execute(select(person.c.payload).where(person.c.id == identity)).scalar()
        return None if found is None else decode(Person, found)

    def people(self) -> Iterator[Person]:
        """Everybody, by id, as a stream."""
        with self._reading() as connection:
            for payload in (
                connection.execution_options(yield_per=_BATCH)
                .execute(select(person.c.payload).order_by(person.c.id))
                .scalars()
            ):
                yield decode(Person, payload)

    def bearing(self, name: str, *, most: int = 200) -> list[Person]:
        """The people whose names are filed near a name, the nearest."""
        with self._reading() as connection:
            shares = self._shares(connection, name)
            if not shares:
                return []
            values = ", ".join("(?, ?, ?)" for _ in shares)
            rows = connection.exec_driver_sql(
                f"WITH share(word, key, weight) AS (VALUES {values}) "  # noqa: S608  # question marks only
                "SELECT person, SUM(weight) AS all_weights FROM ("
                "SELECT filed.person AS person, share.word, MAX(share.weight) AS weight FROM share "
                "CROSS JOIN filed ON filed.key = share.key GROUP BY filed.person, share.word) "
                "GROUP BY person ORDER BY all_weights DESC, person LIMIT ?",
                (*(value for share in shares for value in share), most),
            )
            return self._load(connection, [number for number, _ in rows])

    def _shares(self, connection: Connection, name: str) -> list[tuple[int, int, float]]:
        """For each word of a name, the keys near it and what each is worth; the most telling ones, within a budget."""
        found = []
        for word, wanted in enumerate(self._ask(name)):
            rows = connection.execute(
                select(key.c.number, key.c.text, key.c.count)
                .join(slip, slip.c.key == key.c.number)
                .where(slip.c.text.in_(self._slips(wanted)))
                .distinct()
            )
            found += [
                (self._weigh(1.0 if text == wanted else self._slip, max(1, count)), word, number, count)
                for number, text, count in rows
            ]
        kept: list[tuple[int, int, float]] = []
        looked_at = 0
        for share, word, number, count in sorted(found, reverse=True):
            looked_at += count
            if kept and (looked_at > _LOOKED_AT or len(kept) >= _KEYS):
                break
            kept.append((word, number, share))
        return kept

    def holding(self, office: Office, day: date | None) -> list[Person]:
        """The people who may hold an office like this (on a day), by its rung and portfolio."""
        wanted = select(holding.c.person).distinct().where(holding.c.rung == (office.rung.value if office.rung else ""))
        if office.portfolio is not None:
            wanted = wanted.where(holding.c.portfolio == office.portfolio)
        if office.side is not None:
            wanted = wanted.where(holding.c.side == office.side)
        if day is not None:
            wanted = wanted.where(holding.c.first <= day.isoformat(), holding.c.last > day.isoformat())
        words = telling(office.title, office.side)
        if words and office.portfolio is None and office.rung not in SEATS and office.title.isascii():
            wanted = wanted.where(
                or_(holding.c.words == "", *(holding.c.words.contains(f" {word} ") for word in words))
            )
        with self._reading() as connection:
            return self._load(
                connection, connection.execute(wanted.order_by(holding.c.person).limit(_MOST)).scalars().all()
            )

    def _load(self, connection: Connection, numbers: Iterable[int]) -> list[Person]:
        found: list[Person] = []
        wanted = list(numbers)
        for at in range(0, len(wanted), 500):
            rows = connection.execute(select(person.c.payload).where(person.c.number.in_(wanted[at : at + 500])))
            found.extend(decode(Person, payload) for payload in rows.scalars())
        return found

    def _unusable(self, error: DatabaseError) -> StoreError:
        if "locked" in str(error.orig):
            return StoreError(f"{self._path}: is being written by another process; try again when it is done")
        return StoreError(f"{self._path}: is no register of people ({str(error.orig)[:80]})")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise self._unusable(error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise StoreError(f"{self._path}: cannot be written ({str(error.orig)[:80]})") from error
