"""How much a conclusion bears: judgements are shaken many times, and the result is counted."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from dragoman.model import Convention
from dragoman.weigh.bayes import Array
from dragoman.weigh.cells import Cells
from dragoman.weigh.noise import Noise

Draws = NDArray[np.float32]
_CELLS = 1 << 17  # of one chunk: half a MiB, which stays in a core's cache
_WORK = 240_000_000  # likelihoods shaken in all, about a second; 60 hypotheses by 2,000 items still get 2,000 draws
_LEAST = 1000  # draws that even the largest matrix gets


def shaken(cells: Cells, *, convention: Convention) -> Draws:
    """Probabilities when likelihoods and priors are shaken.

    Each draw takes one analyst in turn, so that their disagreement is part of the stress. It adds normal noise to the
    logits of likelihoods (``jitter``) and takes the prior from a Dirichlet distribution around the analyst's own
    (``concentration`` times it). What has no chance before the evidence stays without.

    Returns:
        Shape (draws, hypotheses), in the order of the file. The same content gives the same draws. Where the matrix is
        so large that more than 240 million likelihoods would be shaken, there are as many draws as make that, but at
        least 1,000 if so many are asked for.
    """
    weights = cells.weights(dependence=convention.dependence)
    stream = np.random.SFC64(_seed(cells, weights, convention))
    analysts = len(cells.analysts)
    drawn = []
    count = _draws(cells, convention.draws)
    for at in range(analysts):
        draws = count // analysts + (at < count % analysts)
        rows = cells.counts[at]
        logs = _priors(cells.prior[at], draws, convention.concentration, np.random.Generator(stream))
        logs += _evidence(
            cells.likelihoods[at, rows], cells.trust[at, rows], weights[at, rows], draws, convention.jitter, stream
        )
        logs -= logs.max(axis=1, keepdims=True)
        raised = np.exp(logs)
        drawn.append(raised / raised.sum(axis=1, keepdims=True))
    return cells.filed(np.concatenate(drawn))


def _draws(cells: Cells, asked: int) -> int:
    largest = int(cells.counts.sum(axis=1).max(initial=0)) * len(cells.hypotheses)
    return min(asked, max(_LEAST, _WORK // max(largest, 1)))


def _seed(cells: Cells, weights: Array, convention: Convention) -> int:
    digest = hashlib.sha256()
    for array in (cells.prior, cells.likelihoods, cells.trust, weights):
        digest.update(repr(array.shape).encode() + np.ascontiguousarray(array, "<f8").tobytes())
    digest.update(repr((convention.jitter, convention.concentration, convention.draws)).encode())
    return int.from_bytes(digest.digest())


def _priors(prior: Array, draws: int, concentration: float, source: np.random.Generator) -> Draws:
    """Logarithms of draws from a Dirichlet distribution, up to a constant for each; shape (draws, hypotheses).

    A gamma variable of a small shape falls below the least number there is, so its logarithm is drawn: that of one of
    shape + 1, and of a uniform one to the power of 1 / shape.
    """
    shape = concentration * prior[prior > 0]
    logs = np.full((draws, prior.size), -np.inf, np.float32)
    gammas = source.standard_gamma(shape + 1, (draws, shape.size))
    with np.errstate(over="ignore"):
        logs[:, prior > 0] = np.log(gammas) - source.standard_exponential((draws, shape.size)) / shape
    return logs


def _evidence(
    likelihoods: Array, trust: Array, share: Array, draws: int, jitter: float, stream: np.random.BitGenerator
) -> Draws:
    """Sums over items of share times the logarithm of a shaken, tempered likelihood; shape (draws, hypotheses)."""
    items, hypotheses = likelihoods.shape
    # The odds against an item, for each hypothesis: items last, so that the mean over hypotheses adds whole rows.
    odds = np.log(1 / likelihoods - 1).T.astype(np.float32)
    kept, left = trust.astype(np.float32), ((1 - trust) / hypotheses).astype(np.float32)
    weights = share.astype(np.float32)
    summed = np.empty((draws, hypotheses), np.float32)
    step = min(draws, max(1, _CELLS // max(1, items * hypotheses)))
    noise = Noise(stream, size=step * items * hypotheses)
    for start in range(0, draws, max(1, step)):
        width = min(step, draws - start)
        cell = noise.draw(width, hypotheses, items)
        cell *= np.float32(jitter)
        cell += odds
        np.exp(cell, out=cell)
        cell += np.float32(1)
        np.reciprocal(cell, out=cell)
        mean = cell.sum(axis=1, keepdims=True)
        mean *= left
        cell *= kept
        cell += mean
        np.log(cell, out=cell)
        summed[start : start + width] = cell @ weights
    return summed
