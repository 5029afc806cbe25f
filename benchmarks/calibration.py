"""Whether ranks of episodes mean what they say where nothing departs: ``python -m benchmarks.calibration``.

Worlds are simulated: pairs with rates of their own, contacts that bring further contacts (branching), stays, hosts and
directions by chance; worlds in which pace and stays drift, one in which the pace jumps, and one in which stays of
journeys in are told as one day from the fifth year on and the record has holes. Printed: the share of episodes with p
at most .1, .05, .01 and .005, which ought to be just that, how many were refused for a change, and the share at .1
apart for pairs that had been in touch on thirty days and more.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from dragoman import history
from dragoman.model import Feature, Kind, PastContact, ReferenceSet, Rung

LEVELS = (0.1, 0.05, 0.01, 0.005)
_PAIRS, _YEARS, _RUNS = 80, 8, 60
_START = date(2010, 1, 1)
_CHANGED = date(2014, 1, 1)
_HOLES = ((date(2012, 3, 1), date(2012, 9, 30)), (date(2015, 6, 1), date(2015, 12, 31)))
_DEEP = 30
_BURN = 2 * 365  # days before an episode counts


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=_RUNS)
    args = parser.parse_args()
    print(f"{_PAIRS} pairs, {_YEARS} years, {args.runs} worlds; share of episodes with p at most")
    for name, branching, drift, jump, changed in (
        ("no branching", 0.0, 0.0, 1.0, False),
        ("branching .25", 0.25, 0.0, 1.0, False),
        ("branching .5", 0.5, 0.0, 1.0, False),
        ("drift, no branching", 0.0, 0.25, 1.0, False),
        ("drift, branching .25", 0.25, 0.25, 1.0, False),
        ("a pace of four times from the fifth year", 0.0, 0.0, 4.0, False),
        ("a record that changes in one direction, with holes", 0.0, 0.0, 1.0, True),
    ):
        started = time.perf_counter()
        shares, seen, counted = np.zeros(len(LEVELS)), 0, 0
        long, unusual = 0, 0
        for run in range(args.runs):
            made = world(np.random.default_rng(run), branching, drift, jump)
            _, weighed, ranked = _recorded(made) if changed else history.weighed(made)
            late = ranked.first >= (_START + timedelta(days=_BURN)).toordinal()
            told = late & ~np.isnan(ranked.p)
            p = ranked.p[told & ~ranked.drifted]
            shares += [(p <= level).sum() for level in LEVELS]
            counted += len(p)
            past = np.full(len(ranked.p), np.inf)
            np.minimum.at(past, ranked.of, weighed.cases[Feature.GAP])
            deep = told & ~ranked.drifted & (past >= _DEEP)
            long, unusual = long + int(deep.sum()), unusual + int((ranked.p[deep] <= LEVELS[0]).sum())
            seen += int((told & ranked.drifted).sum())
        line = ", ".join(f"{level}: {share / counted:.4f}" for level, share in zip(LEVELS, shares, strict=True))
        apart = f"after {_DEEP} days of touch {unusual / max(long, 1):.3f} of {long}"
        seconds = time.perf_counter() - started
        print(f"{name}: {line}; of {counted} episodes; {seen} refused; {apart} ({seconds:.0f} s)")
    return 0


def _recorded(contacts: list[PastContact]) -> tuple[history.Table, history.Weighed, history.Ranked]:
    """A world as one side's record has it: in days, from the fifth year on one day for each journey in, with holes."""
    kept = []
    for one in contacts:
        home = one.sides[1]
        first = one.first
        if any(since <= first <= until for since, until in _HOLES):
            continue
        day = one.guest != home and first >= _CHANGED
        kept.append(replace(one, hours=None, last=first if day else one.last))
    homes = frozenset(one.sides[1] for one in kept)
    reference = ReferenceSet(
        name="record",
        title="Record",
        sides=tuple(sorted(homes)),
        since=_START,
        until=_START + timedelta(days=365 * _YEARS),
        holes=_HOLES,
        contacts=tuple(kept),
    )
    recorded = history.recordings(kept, homes=homes)
    return history.weighed(kept, homes=homes, recorded=recorded, references=[reference])


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
