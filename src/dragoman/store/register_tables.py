"""The tables of a register of people: who is filed under which keys of names, and which offices are held by whom."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()
about = Table(
    "about",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
person = Table(
    "person",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("payload", Text, nullable=False),
)
# Whom an id means that was joined to another.
alias = Table(
    "alias",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    sqlite_with_rowid=False,
)
# Every key once, with how many are filed under it.
key = Table(
    "key",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False, unique=True),
    Column("count", Integer, nullable=False, server_default="0"),
)
slip = Table(
    "slip",
    metadata,
    Column("text", Text, primary_key=True),
    Column("key", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
filed = Table(
    "filed",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("person", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
holding = Table(
    "holding",
    metadata,
    Column("side", Text, primary_key=True),
    Column("rung", Text, primary_key=True),
    Column("portfolio", Text, primary_key=True),
    Column("words", Text, primary_key=True),  # those of the title that tell it from others of its rung
    Column("person", Integer, primary_key=True),
    Column("first", Text, primary_key=True),
    Column("last", Text, primary_key=True),
    sqlite_with_rowid=False,
)
