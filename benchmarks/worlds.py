"""What trust and dependence are worth, in simulated worlds: ``python -m benchmarks.worlds [--worlds 20000]``.

In each world one of four hypotheses is true. Three origins tell of three things each. What an origin tells is what was
seen with the probability that it is trusted, and otherwise what one would see on average. Within an origin, a thing is
another one or the first told again. The score is the mean of -log2 of the probability given to what is true (bits, the
less the better; 2 bits is saying nothing), for several settings of the method. Simulated: it tests the method, not the
world.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from dragoman.weigh.bayes import Array, posterior, shares, tempered

HYPOTHESES, ORIGINS, ITEMS = 4, 3, 3


def world(source: np.random.Generator, *, again: float) -> tuple[Array, Array, int]:
    """Likelihoods of what was told (items, hypotheses), the trust of each item, and what is true."""
    true = int(source.integers(HYPOTHESES))
    told: list[Array] = []
    trust: list[float] = []
    for _ in range(ORIGINS):
        trusted = float(source.choice((0.3, 0.5, 0.7, 0.9)))
        for at in range(ITEMS):
            if at and source.random() < again:
                told.append(told[-at])
            else:
                likelihoods = source.uniform(0.05, 0.95, HYPOTHESES)
                chance = likelihoods[true] if source.random() < trusted else likelihoods.mean()
                told.append(likelihoods if source.random() < chance else 1 - likelihoods)
            trust.append(trusted)
    return np.array(told), np.array(trust), true


def main(arguments: list[str]) -> int:
    """Print the scores."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=20_000)
    worlds = options.parse_args(arguments).worlds
    origins = np.repeat(np.arange(ORIGINS), ITEMS)
    prior = np.full(HYPOTHESES, 1 / HYPOTHESES)
    settings = [("no trust, rho 0", False, 0.0), *((f"rho {rho}", True, rho) for rho in (0.0, 0.25, 0.5, 0.75, 1.0))]
    print(f"{'told again':12}" + "".join(f"{name:>18}" for name, _, _ in settings))
    for again in (0.0, 0.25, 0.5, 0.75, 1.0):
        source = np.random.default_rng(16)
        score = np.zeros(len(settings))
        for _ in range(worlds):
            told, trust, true = world(source, again=again)
            for at, (_, by_trust, rho) in enumerate(settings):
                logs = np.log(tempered(told, trust=trust if by_trust else np.ones(len(told))))
                score[at] -= np.log2(posterior(prior, logs, share=shares(origins, dependence=rho))[true])
        print(f"{again:<12.2f}" + "".join(f"{bits:18.3f}" for bits in score / worlds), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
