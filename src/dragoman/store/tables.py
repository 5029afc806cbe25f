"""The tables. Keys are ids or positions, never row numbers, so that equal content gives equal files.

Columns beside ``payload`` (the value as JSON) are those by which rows are found or ordered.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text

metadata = MetaData()


def _table(name: str, *columns: Column[object]) -> Table:
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


source = _table(
    "source",
    Column("path", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
document = _table(
    "document",
    Column("id", Text, primary_key=True),
    Column("path", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("published", Date),
    Column("payload", Text, nullable=False),
)
mention = _table(
    "mention",
    Column("document", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)
report = _table(
    "report",
    Column("document", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)
statement = _table(
    "statement",
    Column("document", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)
# ``owner`` is a document's id, a file's path, or empty for the gaps of the whole case.
gap = _table(
    "gap",
    Column("owner", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)
copy = _table("copy", Column("document", Text, primary_key=True), Column("payload", Text, nullable=False))
person = _table("person", Column("id", Text, primary_key=True), Column("payload", Text, nullable=False))
identification = _table(
    "identification",
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)
contact = _table(
    "contact",
    Column("id", Text, primary_key=True),
    Column("first_day", Date, index=True),
    Column("payload", Text, nullable=False),
)

# What follows from contacts: links, trips, episodes, comparisons and measures, under the name of their type.
conclusion = _table(
    "conclusion",
    Column("kind", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)

OF_CASE = (copy, person, identification, contact, conclusion)
