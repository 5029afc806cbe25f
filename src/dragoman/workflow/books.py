"""The protocol books of a case: ours, and those in its folder; one that has a fault is left out and told of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman import protocol
from dragoman.model import CaseError, ProtocolBook
from dragoman.reference.written import parse
from dragoman.workflow.leaving_out import BOOK, LeftOut

ENDINGS = frozenset({".yaml", ".yml"})
_ID = re.compile(r"""(?m)^["']?book["']?\s*:\s*(?P<quote>["']?)(?P<id>[\w.-]+)(?P=quote)\s*(?:#.*)?$""")
_LARGEST = 4_000_000  # bytes; a text of that size is refused anyway


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The books that hold for a case, by id, and those of its folder that were left out."""

    books: tuple[ProtocolBook, ...]
    left_out: tuple[LeftOut, ...]


def files(root: Path) -> tuple[Path, ...]:
    """The files that are to be books of a case: ``protocol/*.yaml`` and ``*.yml``, by name."""
    found = (root / "protocol").glob("*")
    return tuple(sorted(one for one in found if one.suffix.casefold() in ENDINGS and not one.name.startswith(".")))


def load(root: Path, *, sides: frozenset[str] = frozenset()) -> Books:
    """The books that come with dragoman, and those of the case; one of a like id replaces ours.

    A book with a fault is left out whole: with a rule missing, a list without a departure would look like one that was
    kept. Of several files with one id the first by name counts.

    Args:
        root: The case folder.
        sides: Codes that count as sides besides those of states and known organisations.

    """
    found = {book.id: book for book in protocol.own_books()}
    ours = frozenset(found)
    first: dict[str, str] = {}
    ids: dict[str, str | None] = {}
    left_out: list[LeftOut] = []
    for file in files(root):
        origin = f"protocol/{file.name}"
        try:
            ids[origin] = None
            text = _text(file, origin)
            ids[origin] = said.group("id") if (said := _ID.search(text)) is not None else ""
            book = protocol.read_book(text, origin=origin, sides=sides)
            if book.id in first:
                line = parse(text, origin=origin).line(("book",))
                fault = f"{origin}: line {line}: book: {book.id!r} is the id of {first[book.id]} too, which counts"
                raise CaseError((f"{fault}; give each book an id of its own, or delete one of the two",))
        except CaseError as error:
            left_out.append(LeftOut(file=origin, faults=error.faults, kind=BOOK))
        else:
            first[book.id] = origin
            found[book.id] = book
    left_out = [replace(one, meanwhile=_meanwhile(ids[one.file], ours, first)) for one in left_out]
    return Books(books=tuple(found[name] for name in sorted(found)), left_out=tuple(left_out))


def _meanwhile(name: str | None, ours: frozenset[str], first: Mapping[str, str]) -> str | None:
    """What holds in the place of a book that was left out; ``None`` as its id where its text could not be read."""
    if name is None:
        return "a book of ours with its id, if there is one, holds meanwhile"
    if name in first:
        return f"{first[name]} holds for {name!r} meanwhile"
    return f"our own book {name!r} holds meanwhile" if name in ours else None


def _text(file: Path, origin: str) -> str:
    try:
        if not file.is_file():
            raise CaseError((f"{origin}: is no ordinary file; put the book itself there",))
        if file.stat().st_size > _LARGEST:
            raise CaseError(
                (f"{origin}: {file.stat().st_size:,} bytes; more than {_LARGEST:,} are not read; split it",)
            )
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError((f"{origin}: byte {error.start} is not UTF-8; save it as UTF-8",)) from error
    except OSError as error:
        raise CaseError((f"{origin}: cannot be opened ({error.strerror}); check its permissions",)) from error
