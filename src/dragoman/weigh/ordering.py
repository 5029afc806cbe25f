"""An order that knows neither the file nor names: analysts and hypotheses go by what is said, in a digest of it.

Labels are refined in turns: those of items by the labels of analysts and hypotheses, and the other way round, until no
more are told apart (as Weisfeiler and Leman do for graphs). Where a label is left to several, exchanging them changes
nothing, and names decide. Sums of whole numbers of 64 bits, which do not depend on an order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.weigh.bayes import Array

_Labels = NDArray[np.uint64]


def places(
    facts: Sequence[Array], prior: Array, *, analysts: Sequence[str], hypotheses: Sequence[str]
) -> tuple[list[int], list[int]]:
    """The positions of analysts and of hypotheses in the order of what is said.

    Args:
        facts: What is held of each item; each broadcasts to (analysts, items, hypotheses).
        prior: Shape (analysts, hypotheses).
        analysts: Names.
        hypotheses: Ids.
    """
    cells = np.zeros((*prior.shape[:1], 1, 1), np.uint64)
    for fact in facts:
        cells = _mixed(cells + _mixed(_bits(fact)))
    table = _Table(cells, _mixed(_bits(prior)))
    while (tied := table.refined(analysts, hypotheses)) is not None:
        labels, members = tied
        labels[members] = _mixed(labels[members] + np.array(range(1, len(members) + 1), np.uint64))
    return np.argsort(table.analysts).tolist(), np.argsort(table.hypotheses).tolist()


class _Table:
    def __init__(self, cells: _Labels, prior: _Labels) -> None:
        self._cells, self._prior = cells, prior
        self.analysts, self.hypotheses = (np.zeros(size, np.uint64) for size in prior.shape)

    def refined(self, analysts: Sequence[str], hypotheses: Sequence[str]) -> tuple[_Labels, list[int]] | None:
        """Refine; then labels of which some are alike, and who is to be told from the others by name."""
        before = 0
        while before < (told := len(set(self.analysts.tolist())) + len(set(self.hypotheses.tolist()))):
            before = told
            if told == self.analysts.size + self.hypotheses.size:
                return None
            self._refine()
        for labels, names, axis in ((self.analysts, analysts, 0), (self.hypotheses, hypotheses, 1)):
            found, counts = np.unique(labels, return_counts=True)
            if (counts > 1).any():
                same = np.flatnonzero(labels == found[counts > 1][0]).tolist()
                same.sort(key=names.__getitem__)
                return labels, same if self._twins(same, axis) else same[:1]
        return None

    def _refine(self) -> None:
        by, of = _mixed(self.analysts + np.uint64(1)), _mixed(self.hypotheses + np.uint64(2))
        items = _mixed(self._cells + by[:, None, None] + of).sum(axis=(0, 2), dtype=np.uint64)
        told = self._cells + _mixed(items + np.uint64(3))[:, None]
        self.analysts = _mixed(
            self.analysts
            + _mixed(told + of).sum(axis=(1, 2), dtype=np.uint64)
            + _mixed(self._prior + of).sum(axis=1, dtype=np.uint64)
        )
        self.hypotheses = _mixed(
            self.hypotheses
            + _mixed(told + by[:, None, None]).sum(axis=(0, 1), dtype=np.uint64)
            + _mixed(self._prior + by[:, None]).sum(axis=0, dtype=np.uint64)
        )

    def _twins(self, members: Sequence[int], axis: int) -> bool:
        """Whether they hold the same of everything, so that telling them apart tells nothing else apart."""
        cells, prior = np.moveaxis(self._cells, 2 * axis, 0)[members], np.moveaxis(self._prior, axis, 0)[members]
        return bool((cells == cells[0]).all() and (prior == prior[0]).all())


def _bits(values: Array) -> _Labels:
    found: _Labels = np.ascontiguousarray(values, float).view(np.uint64)
    return found


def _mixed(labels: _Labels) -> _Labels:
    """Each number scattered over all of 64 bits: the finish of splitmix64."""
    labels = (labels ^ (labels >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    labels = (labels ^ (labels >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(labels ^ (labels >> np.uint64(31)))
