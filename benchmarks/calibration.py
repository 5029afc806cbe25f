"""Whether ranks of episodes mean what they say where nothing departs: ``python -m benchmarks.calibration``.

Worlds are simulated: pairs with rates of their own, contacts that bring further contacts (branching), stays, hosts and
directions by chance; worlds in which pace and stays drift, and one in which the pace jumps. Printed: the share of
episodes with p at most .1, .05, .01 and .005, which ought to be just that, and how many were refused for a change.
"""

from __future__ import annotations

import argparse
import time
from datetime import date, timedelta

import numpy as np

from dragoman import history
from dragoman.model import Kind, PastContact, Rung

LEVELS = (0.1, 0.05, 0.01, 0.005)
_PAIRS, _YEARS, _RUNS = 80, 8, 60
_START = date(2010, 1, 1)
_BURN = 2 * 365  # days before an episode counts


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=_RUNS)
    args = parser.parse_args()
    print(f"{_PAIRS} pairs, {_YEARS} years, {args.runs} worlds; share of episodes with p at most")
    for name, branching, drift, jump in (
        ("no branching", 0.0, 0.0, 1.0),
        ("branching .25", 0.25, 0.0, 1.0),
        ("branching .5", 0.5, 0.0, 1.0),
        ("drift, no branching", 0.0, 0.25, 1.0),
        ("drift, branching .25", 0.25, 0.25, 1.0),
        ("a pace of four times from the fifth year", 0.0, 0.0, 4.0),
    ):
        started = time.perf_counter()
        shares, seen, counted = np.zeros(len(LEVELS)), 0, 0
        for run in range(args.runs):
            _, _, ranked = history.weighed(world(np.random.default_rng(run), branching, drift, jump))
            late = ranked.first >= (_START + timedelta(days=_BURN)).toordinal()
            told = late & ~np.isnan(ranked.p)
            p = ranked.p[told & ~ranked.drifted]
            shares += [(p <= level).sum() for level in LEVELS]
            counted += len(p)
            seen += int((told & ranked.drifted).sum())
        line = ", ".join(f"{level}: {share / counted:.4f}" for level, share in zip(LEVELS, shares, strict=True))
        print(f"{name}: {line}; of {counted} episodes; {seen} refused ({time.perf_counter() - started:.0f} s)")
    return 0


def world(chance: np.random.Generator, branching: float, drift: float, jump: float = 1.0) -> list[PastContact]:
    """Contacts of a world in which nothing departs; with drift the pace grows and stays shrink by so much a year.

    With a jump the pace is so many times as high from the fifth year on.
    """
    days = 365 * _YEARS
    found: list[PastContact] = []
    for pair in range(_PAIRS):
        rate = chance.gamma(0.8, 1 / 292)
        stay, shown, out = chance.normal(0, 0.45), chance.beta(4.5, 0.5), chance.beta(2, 2)
        times = chance.uniform(0, days, chance.poisson(rate * days * (1 + drift) ** (_YEARS / 2)))
        if drift:
            keep = chance.uniform(size=len(times)) < (1 + drift) ** (times / 365 - _YEARS)
            times = times[keep]
        if jump > 1:
            later = chance.uniform(days / 2, days, chance.poisson(rate * days / 2 * (jump - 1)))
            times = np.concatenate([times, later])
        every = list(times)
        waiting = list(times)
        while waiting:
            parent = waiting.pop()
            children = parent + chance.exponential(10, chance.poisson(branching))
            fresh = [day for day in children if day < days]
            every += fresh
            waiting += fresh
        sides = (f"A{pair:03}", f"B{pair:03}")
        for number, day in enumerate(sorted(every)):
            first = _START + timedelta(days=int(day))
            hours = float(np.exp(3.4 + stay + chance.normal(0, 0.6) - drift * day / 365 * 0.5))
            found.append(
                PastContact(
                    id=f"{pair}-{number}",
                    kind=Kind.VISIT,
                    first=first,
                    last=first + timedelta(days=int(hours // 24)),
                    sides=sides,
                    guest=sides[int(chance.uniform() < out)],
                    level=Rung.HEAD_OF_STATE,
                    hours=hours,
                    met=("minister",) if chance.uniform() < shown else (),
                )
            )
    return found


if __name__ == "__main__":
    raise SystemExit(main())
