"""Who is meant: people named in texts, tied to people known, with a reason for each verdict."""

from __future__ import annotations

from dragoman.identify.asked import Asked, parse
from dragoman.identify.candidates import candidates, term
from dragoman.identify.joining import compare
from dragoman.identify.keys import keys, slips
from dragoman.identify.likeness import likeness, likeness_in_place
from dragoman.identify.mentions import find_mentions as find_english
from dragoman.identify.names import sounds
from dragoman.identify.people import SLIP, People, Shelf, filed, weight
from dragoman.identify.people_file import parse_people
from dragoman.identify.placing import in_one_place
from dragoman.identify.registry import Registry, resolve
from dragoman.identify.russian import find_russian
from dragoman.identify.uniting import unite
from dragoman.model import Document, Mention, Publisher

__all__ = [
    "SLIP",
    "Asked",
    "People",
    "Registry",
    "Shelf",
    "candidates",
    "compare",
    "filed",
    "find_mentions",
    "in_one_place",
    "keys",
    "likeness",
    "likeness_in_place",
    "parse",
    "parse_people",
    "resolve",
    "slips",
    "sounds",
    "term",
    "unite",
    "weight",
]


def find_mentions(document: Document, *, publisher: Publisher, cards: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """Every person that a document names, in reading order.

    Args:
        document: An English or Russian text; in other languages nobody is found.
        publisher: Its profile, which tells whom a bare title means.
        cards: What the publisher printed behind names and was left out of the text: "Surname First Patronymic Office".

    """
    if document.language == "ru":
        return tuple(find_russian(document, publisher, cards))
    return find_english(document, publisher=publisher) if document.language == "en" else ()
