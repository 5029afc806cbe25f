"""Speed of baselines and flags on made-up contacts: ``python -m benchmarks.baselines --contacts 1000000``."""

from __future__ import annotations

import argparse
import resource
import time
from datetime import date, timedelta

import numpy as np

from dragoman import history
from dragoman.model import Kind, PastContact, Rung

_START, _DAYS = date(2000, 1, 1), 25 * 365
_ROLES = ("head of state", "head of government", "minister foreign", "security")
_RUNGS = (Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT, Rung.MINISTER, Rung.ENVOY)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=1_000_000)
    parser.add_argument("--pairs", type=int, default=50_000)
    args = parser.parse_args()
    contacts = made_up(args.contacts, args.pairs)
    before = _peak()
    started = time.perf_counter()
    _, _, ranked = history.weighed(contacts)
    seconds = time.perf_counter() - started
    flagged = int((ranked.p <= 0.01).sum())
    print(
        f"{len(contacts):,} contacts of {args.pairs:,} pairs: {len(ranked.score):,} episodes, {flagged:,} at p <= .01; "
        f"{seconds:.1f} s, peak {_peak():,.0f} MiB, of which {before:,.0f} the made-up contacts"
    )
    return 0


def made_up(number: int, pairs: int) -> list[PastContact]:
    """Contacts of pairs that differ in pace."""
    chance = np.random.default_rng(0)
    weights = chance.gamma(0.8, 1, pairs)
    pair = chance.choice(pairs, number, p=weights / weights.sum())
    day = chance.integers(0, _DAYS, number)
    stay = chance.poisson(1.2, number)
    out, rung, met, call = (chance.integers(0, top, number) for top in (2, len(_RUNGS), 16, 4))
    sides = [(f"A{at:05}", f"B{at:05}") for at in range(pairs)]
    days = [_START + timedelta(days=at) for at in range(_DAYS + 40)]
    hosts = [tuple(role for bit, role in enumerate(_ROLES) if mask >> bit & 1) for mask in range(16)]
    return [
        PastContact(
            id=f"c{at}",
            kind=Kind.CALL if call[at] == 0 else Kind.VISIT,
            first=days[day[at]],
            last=days[day[at] + (0 if call[at] == 0 else stay[at])],
            sides=sides[pair[at]],
            guest=None if call[at] == 0 else sides[pair[at]][out[at]],
            level=None if call[at] == 0 else _RUNGS[rung[at]],
            met=None if call[at] == 0 else hosts[met[at]],
        )
        for at in range(number)
    ]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main())
