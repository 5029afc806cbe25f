"""Search in the full text. The only SQL that is SQLite's own stands here and in ``export``.

On SQLite an FTS5 index over trigrams finds parts of words in any script; elsewhere, and for words under three letters,
the texts themselves are read, slower.
"""

from __future__ import annotations

import json
import re

from sqlalchemy import Connection, select, text

from dragoman.store.tables import document

_TRIGRAM = 3


def build_index(connection: Connection) -> None:
    """Index all documents, in the order of their ids."""
    if connection.dialect.name != "sqlite":
        return
    connection.execute(text("CREATE TABLE search_row (number INTEGER PRIMARY KEY, document TEXT NOT NULL)"))
    connection.execute(
        text("CREATE VIRTUAL TABLE search_text USING fts5(content, content='', detail='full', tokenize='trigram')")
    )
    rows = connection.execute(select(document.c.id, document.c.payload).order_by(document.c.id))
    number = 0
    while part := rows.fetchmany(500):
        values = []
        for identity, payload in part:
            number += 1
            values.append({"n": number, "d": identity, "t": _words(payload)})
        connection.execute(text("INSERT INTO search_row (number, document) VALUES (:n, :d)"), values)
        connection.execute(text("INSERT INTO search_text (rowid, content) VALUES (:n, :t)"), values)


def terms(query: str) -> tuple[str, ...]:
    """The words of a query; what stands in double quotes is one phrase.

    >>> terms('Putin "working visit"')
    ('Putin', 'working visit')
    """
    return tuple((phrase or word).strip() for phrase, word in re.findall(r'"([^"]+)"|(\S+)', query) if phrase or word)


def search(connection: Connection, query: str) -> list[str]:
    """The ids of the documents that hold every word of a query, in any case, by id."""
    wanted = terms(query)
    if not wanted:
        return []
    indexed = connection.dialect.name == "sqlite"
    by_index = [term for term in wanted if len(term) >= _TRIGRAM] if indexed else []
    by_eye = [term.casefold() for term in wanted if term not in by_index]
    rows = select(document.c.id, document.c.payload).order_by(document.c.id)
    if by_index:
        match = " AND ".join('"' + term.replace('"', '""') + '"' for term in by_index)
        found = connection.execute(
            text(
                "SELECT search_row.document FROM search_text JOIN search_row ON search_row.number = search_text.rowid "
                "WHERE search_text MATCH :match ORDER BY search_row.document"
            ),
            {"match": match},
        )
        ids = [str(row[0]) for row in found]
        if not by_eye:
            return ids
        rows = rows.where(document.c.id.in_(ids))
    return [
        str(identity)
        for identity, payload in connection.execute(rows)
        if all(term in _words(payload).casefold() for term in by_eye)
    ]


def _words(payload: str) -> str:
    fields = json.loads(payload)
    return f"{fields['title']}\n{fields['text']}"
