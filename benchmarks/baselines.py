"""Speed of baselines and flags on made-up contacts: ``python -m benchmarks.baselines --contacts 1000000``.

Then of all departures of a case of 120 visits of 40 pairs that holds these contacts as its history.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from datetime import date, timedelta

import numpy as np

from dragoman import history
from dragoman.model import (
    Certainty,
    Contact,
    Kind,
    Participation,
    PastContact,
    Precision,
    ReferenceSet,
    Rung,
    Status,
    When,
)
from dragoman.workflow import departing

_START, _DAYS = date(2000, 1, 1), 25 * 365
_WATCHED = 40  # pairs of a case
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
    new = _case(contacts)
    past = ReferenceSet(
        name="made-up",
        title="Made up",
        since=min(one.first for one in contacts),
        until=max(one.last for one in contacts),
        contacts=tuple(contacts),
    )
    del ranked, contacts
    started = time.perf_counter()
    found = departing.departures(new, {}, (), {}, (), books=(), references=(past,))
    seconds = time.perf_counter() - started
    told = sum(one.p is not None for one in found.surprises)
    print(
        f"departures of a case of {len(new)} visits beside them: {len(found.surprises)} episodes, {told} ranked, "
        f"{len(found.usuals)} pairs; {seconds:.1f} s, peak {_peak():,.0f} MiB"
    )
    return 0


def _case(contacts: list[PastContact]) -> list[Contact]:
    """Three visits of each of the pairs that are most in touch, forty days apart."""
    until = max(one.first for one in contacts)
    pairs = [pair for pair, _ in Counter(one.sides for one in contacts).most_common(_WATCHED)]
    return [
        Contact(
            id=f"contact-{at}-{number}",
            kind=Kind.VISIT,
            status=Status.HELD,
            certainty=Certainty.ASSERTED,
            when=When.days(day, day, precision=Precision.DAY),
            participants=(Participation(person=f"somebody-{at}", side=guest, roles=("President",), mentions=()),),
            reports=(),
            country=host,
        )
        for at, (guest, host) in enumerate(pairs)
        for number, day in enumerate(until - timedelta(days=200 - 40 * number) for number in range(3))
    ]


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
