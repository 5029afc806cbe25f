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
from dragoman.weigh.ordering import places

_Number = TypeVar("_Number", bound=np.floating)


@dataclass(frozen=True, slots=True)
class Cells:
    """Analysts by items by hypotheses.

    One row stands for an item with all its copies: of these at most one counts for an analyst, or several that are
    alike together, ``chosen``. Analysts are those for whom something counts. All go by what is said, whatever the
    names; ``hypotheses`` are positions in the file.
    """

    analysts: tuple[str, ...]
    hypotheses: NDArray[np.intp]
    prior: Array  # analysts, hypotheses; each row adds up to one
    chosen: tuple[tuple[tuple[Item, ...], ...], ...]  # analysts, rows
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
        return _shares(left, self.origins, dependence=dependence)

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
    counts, else the most trusted. Copies that are trusted alike count as one, with the mean of their likelihoods.

    Raises:
        ValueError: Likelihoods are not one for each hypothesis in (0, 1), a prior is unusable, or a copy is copied.
    """
    family = families(analysis.items)
    best: dict[tuple[str, str], list[Item]] = {}
    ranks: dict[tuple[str, str], tuple[bool, float]] = {}
    for item in sorted(analysis.items, key=lambda item: item.id):
        trusted = trust(item, analysis.convention)
        for scores in item.scores:
            _check(item, scores, len(analysis.hypotheses))
            key, rank = (scores.analyst, family[item.id].id), (item.copy_of is not None, -trusted)
            if trusted > 0 and rank <= ranks.get(key, rank):
                best[key] = [*best.get(key, ()), item] if ranks.get(key) == rank else [item]
                ranks[key] = rank
    everyone = {scores.analyst for item in analysis.items for scores in item.scores}
    analysts = sorted({analyst for analyst, _ in best} or everyone)
    # Before the order of what is said rows go by the least id that counts: a copy that counts nothing moves no row.
    counting: dict[str, str] = {}
    for (_, name), group in best.items():
        counting[name] = min(group[0].id, counting.get(name, group[0].id))
    names = sorted(counting, key=counting.__getitem__)
    rows = {name: row for row, name in enumerate(names)}
    numbers: dict[str, int] = {}
    shape = (len(analysts), len(names))
    count = len(analysis.hypotheses)
    trusts, origins = np.zeros(shape), np.full(shape, -1, np.intp)
    likelihoods = np.full((*shape, count), 0.5)
    chosen: list[list[tuple[Item, ...]]] = [[()] * len(names) for _ in analysts]
    seats = {name: at for at, name in enumerate(analysts)}
    for (analyst, name), group in best.items():
        cell = at, row = seats[analyst], rows[name]
        chosen[at][row] = tuple(group)
        trusts[cell] = trust(group[0], analysis.convention)
        origins[cell] = numbers.setdefault(family[group[0].id].origin, len(numbers))
        given = [held(scores_of(item, analyst), analysis.convention) for item in group]
        likelihoods[cell] = np.sort(given, axis=0).mean(axis=0)
    priors = np.array([before(analysis.prior, analyst, count) for analyst in analysts])
    alone = _shares(origins >= 0, origins, dependence=1)
    ids = [hypothesis.id for hypothesis in analysis.hypotheses]
    seated, columns = places(
        (likelihoods, trusts[..., None], alone[..., None]), priors, analysts=analysts, hypotheses=ids
    )
    said = [likelihoods[seated][..., columns], trusts[seated][..., None], alone[seated][..., None]]
    keys = [row.astype(">f8").tobytes() for row in np.concatenate(said, axis=-1).transpose(1, 0, 2)]
    lines = sorted(range(len(names)), key=keys.__getitem__)
    here = np.ix_(seated, lines)
    likelihoods = likelihoods[np.ix_(seated, lines, columns)]
    return Cells(
        analysts=tuple(analysts[at] for at in seated),
        hypotheses=np.array(columns, np.intp),
        prior=priors[np.ix_(seated, columns)],
        chosen=tuple(tuple(chosen[at][row] for row in lines) for at in seated),
        families=family,
        row_of={item.id: at for at, row in enumerate(lines) for of in chosen for item in of[row]},
        counts=origins[here] >= 0,
        trust=trusts[here],
        origins=origins[here],
        likelihoods=likelihoods,
        logs=np.log(tempered(likelihoods, trust=trusts[here])),
    )


def scores_of(item: Item, analyst: str) -> Scores:
    """How an analyst who scored an item did so."""
    return next(scores for scores in item.scores if scores.analyst == analyst)


def _shares(counts: NDArray[np.bool_], origins: NDArray[np.intp], *, dependence: float) -> Array:
    weights = np.zeros(counts.shape)
    for of, rows, at in zip(weights, counts, origins, strict=True):
        of[rows] = shares(at[rows], dependence=dependence)
    return weights


def _check(item: Item, scores: Scores, hypotheses: int) -> None:
    given = scores.likelihoods
    if len(given) != hypotheses or len(scores.marks) != hypotheses or not all(0 < p < 1 for p in given):
        raise ValueError(f"{item.id}, {scores.analyst}: {given} is no likelihood in (0, 1) for each of {hypotheses}")
