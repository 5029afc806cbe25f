"""One SQLite file (or another SQLAlchemy database) with everything that was derived from a case."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from dragoman.model import (
    Check,
    Comparison,
    Contact,
    Copy,
    Document,
    Episode,
    Gap,
    Identification,
    Link,
    Mention,
    Person,
    Reading,
    ReadoutMeasure,
    ReferenceSet,
    Report,
    Snapshot,
    SourceReading,
    Statement,
    StoreError,
    Surprise,
    Trip,
    Usual,
)
from dragoman.store import search as full_text
from dragoman.store import tables
from dragoman.store.codec import decode, encode
from dragoman.store.schema import present, upgrade

V = TypeVar("V")
Conclusion = Link | Trip | Episode | Comparison | ReadoutMeasure | Check | Surprise | Usual | ReferenceSet
_PATIENCE = 30  # seconds to wait for another process that writes
C = TypeVar("C", bound=Conclusion)


class Store:
    """Values in, the same values out. Every change is one transaction.

    Args:
        engine: The database. On SQLite, one of ``Store.open``: it begins transactions as they are meant.
        migrate: Create or migrate its tables; else a database with other tables is refused.

    Raises:
        StoreError: It is damaged, no database, or (without ``migrate``) of another version.

    """

    def __init__(self, engine: Engine, *, migrate: bool = True) -> None:
        self._engine = engine
        try:
            with engine.connect() as connection:
                if present(connection):
                    return
            if not migrate:
                raise StoreError(
                    f"store: {engine.url.database} was made by another version of dragoman; run 'dragoman build' first"
                )
            with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
                upgrade(connection)
        except DatabaseError as error:
            raise _unusable(engine, error) from error

    @classmethod
    def open(cls, path: Path, *, migrate: bool = True) -> Store:
        """The store in a SQLite file, made where it does not exist."""
        engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": _PATIENCE})

        @event.listens_for(engine, "connect")
        def _connected(connection: sqlite3.Connection, _record: object) -> None:
            connection.isolation_level = None  # else the driver begins late, and tables change outside of transactions
            connection.execute("PRAGMA synchronous=NORMAL")

        @event.listens_for(engine, "begin")
        def _begun(connection: Connection) -> None:
            connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

        return cls(engine, migrate=migrate)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def keys(self) -> dict[str, str]:
        """The path of every file that was read, with the key under which it was."""
        with self._reading() as connection:
            rows = connection.execute(select(tables.source.c.path, tables.source.c.key).order_by(tables.source.c.path))
            return {row.path: row.key for row in rows}

    def put_source(self, reading: SourceReading) -> None:
        """Keep what was read from a file, instead of what was read from it before."""
        path = reading.snapshot.path
        with self._writing() as connection:
            _drop(connection, path)
            connection.execute(
                insert(tables.source), {"path": path, "key": reading.key, "payload": encode(reading.snapshot)}
            )
            _insert(connection, tables.gap, _numbered("owner", path, reading.gaps))
            for position, document in enumerate(reading.documents):
                connection.execute(
                    insert(tables.document),
                    {
                        "id": document.id,
                        "path": path,
                        "position": position,
                        "published": document.published,
                        "payload": encode(document),
                    },
                )
            for read in reading.readings:
                _insert(connection, tables.mention, _numbered("document", read.document, read.mentions))
                _insert(connection, tables.report, _numbered("document", read.document, read.reports))
                _insert(connection, tables.statement, _numbered("document", read.document, read.statements))
                _insert(connection, tables.gap, _numbered("owner", read.document, read.gaps))

    def drop_source(self, path: str) -> None:
        """Forget a file that the case no longer holds."""
        with self._writing() as connection:
            _drop(connection, path)

    def put_case(
        self,
        *,
        copies: Iterable[Copy],
        persons: Iterable[Person],
        identifications: Iterable[Identification],
        contacts: Iterable[Contact],
        gaps: Iterable[Gap],
        conclusions: Iterable[Conclusion] = (),
    ) -> None:
        """Keep what was derived from the case as a whole, instead of what was before."""
        with self._writing() as connection:
            for table in tables.OF_CASE:
                connection.execute(delete(table))
            connection.execute(delete(tables.gap).where(tables.gap.c.owner == ""))
            _insert(connection, tables.copy, [{"document": c.document, "payload": encode(c)} for c in copies])
            _insert(connection, tables.person, [{"id": p.id, "payload": encode(p)} for p in persons])
            _insert(
                connection,
                tables.identification,
                [{"position": at, "payload": encode(i)} for at, i in enumerate(identifications)],
            )
            _insert(
                connection,
                tables.contact,
                [{"id": c.id, "first_day": c.when.first_day, "payload": encode(c)} for c in contacts],
            )
            _insert(connection, tables.gap, _numbered("owner", "", gaps))
            places: Counter[str] = Counter()
            for conclusion in conclusions:
                kind = type(conclusion).__name__
                row = {"kind": kind, "position": places[kind], "payload": encode(conclusion)}
                connection.execute(insert(tables.conclusion), row)
                places[kind] += 1

    def snapshots(self) -> tuple[Snapshot, ...]:
        """All files, by path."""
        return self._all(Snapshot, tables.source, tables.source.c.path)

    def documents(self) -> tuple[Document, ...]:
        """All documents, by id."""
        return self._all(Document, tables.document, tables.document.c.id)

    def readings(self) -> tuple[Reading, ...]:
        """What was read from each document, by document id."""
        mentions = self._grouped(Mention, tables.mention)
        reports = self._grouped(Report, tables.report)
        statements = self._grouped(Statement, tables.statement)
        gaps = self._grouped(Gap, tables.gap)
        with self._reading() as connection:
            ids = [row[0] for row in connection.execute(select(tables.document.c.id).order_by(tables.document.c.id))]
        return tuple(
            Reading(
                document=i,
                mentions=tuple(mentions[i]),
                reports=tuple(reports[i]),
                statements=tuple(statements[i]),
                gaps=tuple(gaps[i]),
            )
            for i in ids
        )

    def gaps(self) -> tuple[Gap, ...]:
        """All gaps: of the case, of files, of documents."""
        return self._all(Gap, tables.gap, tables.gap.c.owner, tables.gap.c.position)

    def gaps_by_path(self) -> tuple[tuple[str, Gap], ...]:
        """The gaps of files and of their documents, each with the file's path."""
        owned = select(tables.document.c.path, tables.gap.c.payload).join(
            tables.gap, tables.gap.c.owner == tables.document.c.id
        )
        direct = select(tables.source.c.path, tables.gap.c.payload).join(
            tables.gap, tables.gap.c.owner == tables.source.c.path
        )
        with self._reading() as connection:
            rows = [*connection.execute(direct), *connection.execute(owned)]
            return tuple((path, decode(Gap, payload)) for path, payload in rows)

    def copies(self) -> tuple[Copy, ...]:
        """All copies, by document id."""
        return self._all(Copy, tables.copy, tables.copy.c.document)

    def persons(self) -> tuple[Person, ...]:
        """All people, by id."""
        return self._all(Person, tables.person, tables.person.c.id)

    def identifications(self) -> tuple[Identification, ...]:
        """All verdicts, in reading order."""
        return self._all(Identification, tables.identification, tables.identification.c.position)

    def contacts(self) -> tuple[Contact, ...]:
        """All contacts, by first day, then id; those without a day last."""
        day = tables.contact.c.first_day
        return self._all(Contact, tables.contact, day.is_(None), day, tables.contact.c.id)

    def conclusions(self, kind: type[C]) -> tuple[C, ...]:
        """Everything of one type that follows from the contacts, in the order in which it was put."""
        rows = select(tables.conclusion.c.payload).where(tables.conclusion.c.kind == kind.__name__)
        with self._reading() as connection:
            found = connection.execute(rows.order_by(tables.conclusion.c.position))
            return tuple(decode(kind, row[0]) for row in found)

    def search(self, query: str) -> tuple[str, ...]:
        """The ids of the documents that hold every word of a query."""
        with self._reading() as connection:
            return tuple(full_text.search(connection, query))

    def export(self, path: Path) -> None:
        """Write everything to a new file whose bytes depend on the content alone, with its search index."""
        path.unlink(missing_ok=True)
        fresh = Store.open(path)
        with self._reading() as old, fresh._writing() as new:
            for table in tables.metadata.sorted_tables:
                rows = old.execute(select(table).order_by(*table.primary_key.columns))
                while part := rows.mappings().fetchmany(1000):
                    new.execute(insert(table), [dict(row) for row in part])
            full_text.build_index(new)
        fresh.close()

    def sound(self) -> bool:
        """Whether the file is whole."""
        if self._engine.dialect.name != "sqlite":
            return True
        try:
            with self._reading() as connection:
                return connection.execute(text("PRAGMA quick_check")).scalar() == "ok"
        except StoreError:
            return False

    def _all(self, kind: type[V], table: Table, *order: Any) -> tuple[V, ...]:
        with self._reading() as connection:
            return tuple(decode(kind, row[0]) for row in connection.execute(select(table.c.payload).order_by(*order)))

    def _grouped(self, kind: type[V], table: Table) -> defaultdict[str, list[V]]:
        found: defaultdict[str, list[V]] = defaultdict(list)
        owner = table.primary_key.columns[0]
        with self._reading() as connection:
            for key, payload in connection.execute(select(owner, table.c.payload).order_by(owner, table.c.position)):
                found[key].append(decode(kind, payload))
        return found

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except (DatabaseError, ValidationError) as error:
            raise _unusable(self._engine, error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection


def _unusable(engine: Engine, error: Exception) -> StoreError:
    why = str(getattr(error, "orig", error)).split("\n")[0][:120]
    if "is locked" in why:
        return StoreError(f"store: {engine.url.database} is in use by another process; try again when it has ended")
    return StoreError(f"store: {engine.url.database} cannot be used ({why}); delete .dragoman and build")


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _numbered(owner: str, key: str, values: Iterable[object]) -> list[dict[str, Any]]:
    return [{owner: key, "position": at, "payload": encode(value)} for at, value in enumerate(values)]


def _drop(connection: Connection, path: str) -> None:
    ids = select(tables.document.c.id).where(tables.document.c.path == path).scalar_subquery()
    connection.execute(delete(tables.mention).where(tables.mention.c.document.in_(ids)))
    connection.execute(delete(tables.report).where(tables.report.c.document.in_(ids)))
    connection.execute(delete(tables.statement).where(tables.statement.c.document.in_(ids)))
    connection.execute(delete(tables.gap).where(tables.gap.c.owner.in_(ids)))
    connection.execute(delete(tables.gap).where(tables.gap.c.owner == path))
    connection.execute(delete(tables.document).where(tables.document.c.path == path))
    connection.execute(delete(tables.source).where(tables.source.c.path == path))
