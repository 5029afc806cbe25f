"""What hypotheses rest on and whose word items are, looked up in a case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from dragoman.model import Pointer
from dragoman.weigh.form import PassageForm
from dragoman.weigh.placing import Path


class Finder(Protocol):
    """Where the items of a case are looked up. Each answer is a pointer, or says why there is none and what to do."""

    def item(self, identity: str) -> Pointer | str:
        """What stands under an id, or under the beginning of one."""

    def passage(self, source: str, words: str) -> Pointer | str:
        """Words in a source, named by id, path or title."""

    def publisher(self, name: str) -> Pointer | str:
        """The publisher of this id or name that published a source of the case."""


class Pointers:
    """Looks up what items rest on and who published, and keeps what could not be found."""

    def __init__(self, find: Finder | None) -> None:
        self._find = find
        self._names: dict[str, str] = {}
        self.faults: list[tuple[Path, str]] = []

    def of(self, path: Path, about: Iterable[str | PassageForm]) -> tuple[Pointer, ...]:
        """What an entry rests on."""
        found = []
        for at, one in enumerate(about if self._find is not None else ()):
            assert self._find is not None  # noqa: S101
            answer = self._find.item(one) if isinstance(one, str) else self._find.passage(one.source, one.words)
            if isinstance(answer, Pointer):
                found.append(answer)
            else:
                self.faults.append(((*path, "about", at), answer))
        return tuple(dict.fromkeys(found))

    def look_up(self, path: Path, name: str) -> None:
        """Learn who a publisher is; nobody of the case is a fault."""
        answer = self._find.publisher(name) if self._find is not None else name
        if isinstance(answer, Pointer):
            self._names[name] = answer.item
        elif self._find is not None:
            self.faults.append((path, answer))

    def name(self, name: str) -> str:
        """One name for one publisher, whether it was given by id or by name."""
        return self._names.get(name, name)
