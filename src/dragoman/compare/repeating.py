"""Which words of a document its issuer has used before, in runs of five."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.compare.tokens import Token

REFERENCES = 50  # earlier documents of the issuer that count
_RUN = 5  # words of a run
_LEAST = 3  # documents that must have a run
_SHARE = 0.05  # of the references that must have it
_MASKED = "<masked>"
_ANY = ""  # stands for any word in a run that was reworded in one place

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one document: ``symbols`` are its words with masks in place of names, a row of masks being one.

    ``owners`` are the tokens of each symbol, as positions ``[first, last)``.
    """

    symbols: tuple[str, ...]
    owners: tuple[tuple[int, int], ...]

    def variants(self, at: int) -> Iterator[tuple[Run, int | None]]:
        """The run that begins at a symbol, as it stands and with any one of its inner words free, and which that is."""
        run = self.symbols[at : at + _RUN]
        yield run, None
        for inner in range(1, _RUN - 1):
            yield (*run[:inner], _ANY, *run[inner + 1 :]), at + inner

    def all(self) -> frozenset[Run]:
        """Every run, in every variant."""
        return frozenset(v for at in range(len(self.symbols) - _RUN + 1) for v, _ in self.variants(at))


def runs_of(tokens: Sequence[Token]) -> Runs:
    """The runs of a document's words."""
    symbols: list[str] = []
    owners: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.mask and symbols and symbols[-1] == _MASKED:
            owners[-1] = (owners[-1][0], at + 1)
        else:
            symbols.append(_MASKED if token.mask else token.lemma)
            owners.append((at, at + 1))
    return Runs(tuple(symbols), tuple(owners))


class Past:
    """The runs of an issuer's latest documents; the oldest leaves when a new one comes."""

    def __init__(self) -> None:
        self._documents: deque[tuple[str, frozenset[Run]]] = deque()
        self._counts: Counter[Run] = Counter()

    def names(self, apart: Iterable[str] = ()) -> list[str]:
        """The documents held against, oldest first."""
        out = frozenset(apart)
        return [name for name, _ in self._documents if name not in out]

    def add(self, name: str, runs: frozenset[Run]) -> None:
        """Bring in a document after it was measured."""
        self._documents.append((name, runs))
        self._counts.update(runs)
        if len(self._documents) > REFERENCES:
            _, gone = self._documents.popleft()
            self._counts.subtract(gone)
            for run in gone:
                if not self._counts[run]:
                    del self._counts[run]

    def covered(self, runs: Runs, *, apart: frozenset[str] = frozenset()) -> tuple[frozenset[int], frozenset[int]]:
        """The tokens, by position, that lie in a run which enough documents have; ``apart`` are documents left out.

        Returns:
            All of them; and those of them that the documents have in the same words, without the word that was
            exchanged in a run and without names and numbers.

        """
        out = [held for name, held in self._documents if name in apart]
        left = len(self._documents) - len(out)
        needed = max(_LEAST, math.ceil(_SHARE * left))
        found: set[int] = set()
        verbatim: set[int] = set()
        for at in range(len(runs.symbols) - _RUN + 1):
            for variant, free in runs.variants(at):
                count = self._counts.get(variant, 0)
                if count >= needed and count - sum(variant in held for held in out) >= needed:
                    for symbol in range(at, at + _RUN):
                        tokens = range(*runs.owners[symbol])
                        found.update(tokens)
                        if symbol != free and runs.symbols[symbol] != _MASKED:
                            verbatim.update(tokens)
                    break
        return frozenset(found), frozenset(verbatim)
