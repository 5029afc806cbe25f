"""What counts of an analysis, as arrays in an order that does not depend on the file's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Analysis, Convention, Item, Prior, Scores
from dragoman.weigh.bayes import Array, posterior, shares, tempered
from dragoman.weigh.families import Family, families

_Number = TypeVar("_Number", bound=np.floating)


@dataclass(frozen=True, slots=True)
class Cells:
    """Analysts by items by hypotheses.

    One row stands for an item with all its copies: of these at most one counts for an analyst, ``chosen``. Analysts
    are those for whom something counts, by name; rows go by id; hypotheses by what is said of them, and ``hypotheses``
    are their positions in the file.
    """

    analysts: tuple[str, ...]
    hypotheses: NDArray[np.intp]
    prior: Array  # analysts, hypotheses; each row adds up to one
    chosen: tuple[tuple[Item | None, ...], ...]  # analysts, rows
    families: Mapping[str, Family]  # by the id of an item
    row_of: Mapping[str, int]  # by the id of an item that counts for some analyst
    counts: NDArray[np.bool_]  # analysts, rows
    trust: Array  # analysts, rows; 0 where nothing counts
    origins: NDArray[np.intp]  # analysts, rows; -1 where nothing counts
    likelihoods: Array  # analysts, rows, hypotheses; one half where nothing counts
    logs: Array  # the same, tempered, in natural logarithms

    def rows(self, items: Collection[str]) -> NDArray[np.bool_]:
        """The rows in which one of these items counts for some analyst."""
        mask = np.zeros(self.counts.shape[1], bool)
        mask[[self.row_of[item] for item in items if item in self.row_of]] = True
        return mask

    @property
    def controlled(self) -> NDArray[np.bool_]:
        """The rows of which any member, counting or not, could have been arranged."""
        return self.rows([name for name, family in self.families.items() if family.controlled])

    def weights(self, *, dependence: float, without: NDArray[np.bool_] | None = None) -> Array:
        """The share of each row for each analyst; 0 where it does not count or is among the rows ``without``."""
        left = self.counts if without is None else self.counts & ~without
        weights = np.zeros(left.shape)
        for of, rows, origins in zip(weights, left, self.origins, strict=True):
            of[rows] = shares(origins[rows], dependence=dependence)
        return weights

    def posteriors(self, weights: Array) -> Array:
        """Probabilities for each analyst, in the order of the cells."""
        return posterior(self.prior, self.logs, share=weights)

    def filed(self, values: NDArray[_Number]) -> NDArray[_Number]:
        """Values whose last axis are hypotheses, in the order of the file."""
        back = np.empty_like(values)
        back[..., self.hypotheses] = values
        return back


def trust(item: Item, convention: Convention) -> float:
    """How much of an item counts: reliability of its source times its own credibility, in [0, 1].

    Raises:
        KeyError: A grade for which the convention has no number.
    """
    return dict(convention.reliability)[item.reliability] * dict(convention.credibility)[item.credibility]


def held(scores: Scores, convention: Convention) -> Array:
    """Likelihoods within the bounds of the convention: by the usual one nothing is surer than one in a million.

    >>> held(Scores(analyst="anna", marks=(), likelihoods=(1e-30, 0.5)), Convention()).tolist()
    [1e-06, 0.5]
    """
    least = convention.least_likelihood
    return np.asarray(np.clip(np.array(scores.likelihoods, float), least, 1 - least))


def before(prior: Prior, analyst: str, hypotheses: int) -> tuple[float, ...]:
    """What an analyst held before the evidence: their own prior, which adds up to one.

    To an analyst who gave none all hypotheses are alike.

    Raises:
        ValueError: A prior is negative, of another length, or leaves no hypothesis a chance.
    """
    weights = np.asarray(dict(prior.by).get(analyst, (1.0,) * hypotheses), float)
    if weights.size != hypotheses or (weights < 0).any() or not weights.sum() > 0:
        raise ValueError(f"prior of {analyst}: {weights.tolist()} is no set of {hypotheses} probabilities")
    return tuple((weights / weights.sum()).tolist())


def arrange(analysis: Analysis) -> Cells:
    """Lay out what counts.

    For an analyst an item counts where they scored it and it has any trust; of an item and its copies the original
    counts, then the most trusted, then the one with the least id.

    Raises:
        ValueError: Likelihoods are not one for each hypothesis in (0, 1), a prior is unusable, or a copy is copied.
    """
    family = families(analysis.items)
    best: dict[tuple[str, str], tuple[tuple[bool, float, str], Item, Scores]] = {}
    for item in analysis.items:
        trusted = trust(item, analysis.convention)
        for scores in item.scores:
            _check(item, scores, len(analysis.hypotheses))
            key, rank = (scores.analyst, family[item.id].id), (item.copy_of is not None, -trusted, item.id)
            if trusted > 0 and (key not in best or rank < best[key][0]):
                best[key] = (rank, item, scores)
    everyone = {scores.analyst for item in analysis.items for scores in item.scores}
    analysts = sorted({analyst for analyst, _ in best} or everyone)
    # A row goes by the least id that counts in it, so that a copy that counts nothing moves no row.
    counting: dict[str, str] = {}
    for (_, name), (_, item, _) in best.items():
        counting[name] = min(item.id, counting.get(name, item.id))
    names = sorted(counting, key=counting.__getitem__)
    rows = {name: row for row, name in enumerate(names)}
    origins = {origin: at for at, origin in enumerate(sorted({family[item.id].origin for _, item, _ in best.values()}))}
    shape = (len(analysts), len(names))
    count = len(analysis.hypotheses)
    trusts, places = np.zeros(shape), np.full(shape, -1, np.intp)
    likelihoods = np.full((*shape, count), 0.5)
    chosen: list[list[Item | None]] = [[None] * len(names) for _ in analysts]
    for (analyst, name), (_, item, scores) in best.items():
        cell = at, row = analysts.index(analyst), rows[name]
        chosen[at][row] = item
        trusts[cell], places[cell] = trust(item, analysis.convention), origins[family[item.id].origin]
        likelihoods[cell] = held(scores, analysis.convention)
    priors = np.array([before(analysis.prior, analyst, count) for analyst in analysts])
    # Hypotheses go by what is said of them: a new name changes no draw of the stress.
    said = np.concatenate([priors, likelihoods.reshape(-1, count)])
    by_content = sorted(range(count), key=lambda at: (said[:, at].tolist(), analysis.hypotheses[at].id))
    likelihoods = np.ascontiguousarray(likelihoods[..., by_content])
    return Cells(
        analysts=tuple(analysts),
        hypotheses=np.array(by_content, np.intp),
        prior=np.ascontiguousarray(priors[:, by_content]),
        chosen=tuple(map(tuple, chosen)),
        families=family,
        row_of={item.id: row for of in chosen for row, item in enumerate(of) if item is not None},
        counts=places >= 0,
        trust=trusts,
        origins=places,
        likelihoods=likelihoods,
        logs=np.log(tempered(likelihoods, trust=trusts)),
    )


def _check(item: Item, scores: Scores, hypotheses: int) -> None:
    given = scores.likelihoods
    if len(given) != hypotheses or len(scores.marks) != hypotheses or not all(0 < p < 1 for p in given):
        raise ValueError(f"{item.id}, {scores.analyst}: {given} is no likelihood in (0, 1) for each of {hypotheses}")
