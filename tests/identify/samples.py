"""Made-up people, offices and documents for the tests of this room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.identify.people_file import slug
from dragoman.model import Document, Edge, Mention, Name, Person, Span, Tenure
from dragoman.reference.offices import manner, office


def day(text: str | None) -> date | None:
    """A day by its ISO words."""
    return date.fromisoformat(text) if text is not None else None


def tenure(
    title: str,
    side: str | None,
    since: str | None = None,
    until: str | None = None,
    *,
    sources: tuple[Span | str, ...] = ("list",),
) -> Tenure:
    """An office held from a day to the day before another, both exact."""
    return Tenure(
        person="",
        office=office(title, side),
        since=Edge.on(day(since)),
        until=Edge.on(day(until)),
        manner=manner(title),
        sources=sources,
    )


def person(
    name: str,
    *tenures: Tenure,
    sides: tuple[str, ...] = (),
    spelled: tuple[str, ...] = (),
    identity: str | None = None,
    identifiers: tuple[str, ...] = (),
) -> Person:
    """A person with offices, whose sides are those of the offices unless told."""
    own = identity or slug(name)
    told = sides or tuple(dict.fromkeys(one.office.side for one in tenures if one.office.side))
    return Person(
        id=own,
        name=name,
        names=tuple(Name(text=text) for text in spelled),
        sides=told,
        tenures=tuple(replace(one, person=own) for one in tenures),
        identifiers=identifiers,
    )


def mention(
    name: str,
    role: str | None = None,
    side: str | None = None,
    *,
    document: str = "doc-1",
    at: int = 0,
    former: bool = False,
) -> Mention:
    """A mention at a place in a document."""
    span = Span(document=document, start=at, end=at + 5)
    return Mention(name=name, span=span, role=role, side=side, former=former)


def document(identity: str = "doc-1", published: str | None = "2020-03-02", *, publisher: str = "press") -> Document:
    """A document of a day; its words do not matter here."""
    return Document(
        id=identity,
        snapshot="s",
        publisher=publisher,
        language="en",
        title="",
        text="x" * 200,
        published=day(published),
    )
