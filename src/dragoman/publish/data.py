"""What scripts need, as classic script files: ``fetch`` does not work from disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from dragoman.model import Contact
from dragoman.publish import network, wording
from dragoman.publish.record import Record, file_name

CHUNK = 2000  # entries of the search list per file


def write(record: Record, folder: Path) -> None:
    """Write ``search-N.js``, ``timeline.js`` and ``graph.js`` into ``folder`` (made here)."""
    folder.mkdir(parents=True)
    entries = search_entries(record)
    chunks = [entries[at : at + CHUNK] for at in range(0, len(entries), CHUNK)]
    for number, chunk in enumerate(chunks):
        save(folder / f"search-{number}.js", f"search-{number}", chunk)
    save(folder / "timeline.js", "timeline", timeline(record))
    save(folder / "graph.js", "graph", graph(record))


def chunks(record: Record) -> int:
    """How many search files there are."""
    total = len(record.persons) + len(record.contacts) + len(record.documents)
    return -(-total // CHUNK)


def search_entries(record: Record) -> list[list[str]]:
    """``[what, title, more, address, other words]`` for each person, contact and document."""
    people = [
        [
            "person",
            person.name,
            ", ".join(person.sides),
            f"people/{file_name(person.id)}.html",
            " ".join(person.aliases),
        ]
        for person in record.dossier.persons
    ]
    contacts = [
        [
            "contact",
            record.title(contact),
            f"{wording.KINDS[contact.kind]}, {wording.when(contact.when)}",
            f"contacts/{file_name(contact.id)}.html",
            " ".join(filter(None, [contact.place, contact.country, contact.status.value])),
        ]
        for contact in record.contacts
    ]
    documents = [
        [
            "source",
            document.title or "(no title)",
            ", ".join(
                [record.publisher(document), wording.day(document.published) if document.published else "no date"]
            ),
            f"sources/{file_name(document.id)}.html",
            document.name or "",
        ]
        for document in record.dossier.documents
    ]
    return people + contacts + documents


def timeline(record: Record) -> dict[str, object]:
    """Lanes and dated contacts. Days are local ones; ``end`` is exclusive, as wide as the doubt.

    ``first`` and ``last`` bound what is in view at first: the contacts of the days that the case asks about.
    """
    items = [_item(record, contact) for contact in record.contacts if contact.when.first_day is not None]
    ranked = sorted(record.contacts_with, key=lambda person: (-len(record.contacts_with[person]), record.name(person)))
    asked = [item for item in items if record.in_period(record.by_id[str(item["id"])])] or items
    return {
        "items": items,
        "first": min((str(item["start"]) for item in asked), default=None),
        "last": max((str(item["end"]) for item in asked), default=None),
        "actors": [[person, record.name(person)] for person in ranked[:12]],
        "sides": [[side, record.side_class(side)] for side in record.side_classes],
    }


def _item(record: Record, contact: Contact) -> dict[str, object]:
    first, last = contact.when.first_day, contact.when.last_day
    assert first is not None and last is not None  # noqa: S101, PT018  # only dated contacts come here
    return {
        "id": contact.id,
        "href": f"contacts/{file_name(contact.id)}.html",
        "start": first.isoformat(),
        "end": (last + timedelta(days=1)).isoformat(),
        "precision": contact.when.precision.value,
        "kind": contact.kind.value,
        "status": contact.status.value,
        "ink": wording.INKS[contact.certainty],
        "label": record.title(contact),
        "when": wording.when(contact.when),
        "who": [participation.person for participation in contact.participants],
        "sides": list(record.sides(contact)),
        "manner": wording.manner(contact.status, contact.certainty),
    }


def graph(record: Record) -> dict[str, object]:
    """People and pairs as the drawing needs them."""
    people, drawn = network.drawn(network.pairs(record))
    return {
        "people": [
            {
                "id": person,
                "name": record.name(person),
                "href": f"people/{file_name(person)}.html",
                "side": _main_side(record, person),
                "contacts": len(record.contacts_with.get(person, ())),
                "office": _office(record, person),
            }
            for person in people
        ],
        "pairs": [[pair.first, pair.second, dict(pair.kinds)] for pair in drawn],
        "sides": [[side, record.side_class(side)] for side in record.side_classes],
    }


def _office(record: Record, person: str) -> str | None:
    """The office on the day of the latest contact."""
    last = record.last_office(person)
    return f"{last[0]}, {wording.day(last[1])}" if last is not None else None


def _main_side(record: Record, person: str) -> str | None:
    known = record.persons.get(person)
    return known.sides[0] if known and known.sides else None


def save(path: Path, name: str, value: Sequence[object] | dict[str, object] | str) -> None:
    """Write a value as a classic script."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    script = f'(window.dragomanData=window.dragomanData||{{}})["{name}"]={text};\n'
    path.write_text(script, encoding="utf-8", errors="replace", newline="\n")
