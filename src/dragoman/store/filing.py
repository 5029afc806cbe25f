"""Filing people into an open register: batches of them under the keys of their names and the offices that they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from dragoman.model import Person, Tenure
from dragoman.reference.offices import telling
from dragoman.store.codec import decode, encode
from dragoman.store.register_tables import alias, filed, holding, key, person, slip

_FIRST, _LAST = date.min.isoformat(), date.max.isoformat()


class Writer:
    """Puts batches into an open transaction."""

    def __init__(
        self,
        connection: Connection,
        keys: Callable[[Person], tuple[str, ...]],
        slips: Callable[[str], tuple[str, ...]],
        unite: Callable[[Person, Person], Person],
        *,
        texts: tuple[str, ...] | None = None,
    ) -> None:
        self._connection, self._keys, self._slips, self._unite = connection, keys, slips, unite
        known = select(key.c.text, key.c.number)
        if texts is not None:
            known = known.where(key.c.text.in_(texts))
        self._numbers = {row.text: row.number for row in connection.execute(known)}
        self._next_key = int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM key").scalar() or 0) + 1
        self._aliased = connection.execute(select(alias.c.id).limit(1)).first() is not None
        self._next = int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM person").scalar() or 0) + 1

    def put(self, batch: dict[str, Person]) -> None:
        """File a batch of people by id."""
        if not batch:
            return
        batch = self._as_joined(batch)
        known = self._known(list(batch))
        fresh: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        keys: list[dict[str, Any]] = []
        slips: list[dict[str, Any]] = []
        places: list[dict[str, Any]] = []
        offices: list[dict[str, Any]] = []
        for identity, one in batch.items():
            number, before = known.get(identity, (None, None))
            whole = one if before is None else self._unite(before, one)
            row = {"number": number or self._next, "id": identity, "payload": encode(whole)}
            if number is None:
                number = self._next
                self._next += 1
                fresh.append(row)
            else:
                changed.append({"n": number, "payload": row["payload"]})
            for text in self._keys(whole):
                at = self._numbers.get(text)
                if at is None:
                    at = self._numbers[text] = self._next_key
                    self._next_key += 1
                    keys.append({"number": at, "text": text})
                    slips.extend({"text": lost, "key": at} for lost in self._slips(text))
                places.append({"key": at, "person": number})
            offices.extend({**_place(tenure), "person": number} for tenure in whole.tenures)
        for table, rows in ((person, fresh), (key, keys), (slip, slips), (filed, places), (holding, offices)):
            if rows:
                self._connection.execute(insert(table).prefix_with("OR IGNORE"), rows)
        if changed:
            self._connection.execute(
                person.update().where(person.c.number == bindparam("n")).values(payload=bindparam("payload")), changed
            )

    def finish(self) -> None:
        """Count who is filed under each key."""
        self._connection.exec_driver_sql(
            "UPDATE key SET count = (SELECT count(*) FROM filed WHERE filed.key = key.number)"
        )

    def recount(self, one: Person) -> None:
        """Count anew who is filed under the keys of one person."""
        numbers = [self._numbers[text] for text in self._keys(one)]
        count = select(func.count()).select_from(filed).where(filed.c.key == key.c.number).scalar_subquery()
        self._connection.execute(key.update().where(key.c.number.in_(numbers)).values(count=count))

    def _as_joined(self, batch: dict[str, Person]) -> dict[str, Person]:
        rows = self._connection.execute(select(alias.c.id, alias.c.person)) if self._aliased else ()
        meant = {identity: whom for identity, whom in rows if identity in batch}
        for identity, whom in meant.items():
            told = replace(batch.pop(identity), id=whom)
            batch[whom] = self._unite(batch[whom], told) if whom in batch else told
        return batch

    def _known(self, identities: list[str]) -> dict[str, tuple[int, Person]]:
        found = {}
        for at in range(0, len(identities), 500):
            some = identities[at : at + 500]
            rows = self._connection.execute(
                select(person.c.id, person.c.number, person.c.payload).where(person.c.id.in_(some))
            )
            found.update({row.id: (row.number, decode(Person, row.payload)) for row in rows})
        return found


def _place(tenure: Tenure) -> dict[str, Any]:
    """Where a tenure is filed: the widest stretch of days that it may cover."""
    office, first, last = tenure.office, tenure.since.earliest, tenure.until.latest
    if tenure.contradictory:
        first = last = None
    return {
        "side": office.side or "",
        "rung": office.rung.value if office.rung else "",
        "portfolio": office.portfolio or "",
        "words": "".join(f" {word} " for word in sorted(telling(office.title, office.side))),
        "first": first.isoformat() if first else _FIRST,
        "last": last.isoformat() if last else _LAST,
    }
