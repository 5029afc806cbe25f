"""Departures put into real histories, and found again: ``python -m benchmarks.departures FILE --seed S``.

FILE is a history as ``dragoman history import`` takes it. Into the contacts of pairs with at least ten past ones are
put: stays cut to three tenths, hosts dropped, runs and ladders added, directions reversed; one of each alone, and
composites of stay, host and chain. Printed, over the seeds: the share found at a budget of 1% of episodes (p <= .01),
average precision beside ECOD and IsolationForest of PyOD on raw features of the episodes and on ours, and false alarms.

A history of journeys alone has no calls, and whoever counts calls would find every ladder by that. So calls between
leaders are first strewn over every pair, as many as it has journeys, on days drawn at random.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman import history
from dragoman.model import Kind, PastContact, Rung

BUDGET = 0.01
_LEAST_PAST = 10
_SHARE = 0.005  # of episodes into which something is put
_APART = timedelta(days=60)
Floats = NDArray[np.float64]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many")
    args = parser.parse_args()
    contacts, refused = history.past_contacts(read_rows(args.file))
    print(f"{len(contacts)} contacts, {len(refused)} rows refused")
    for name, change in CHANGES.items():
        found: defaultdict[str, list[float]] = defaultdict(list)
        started = time.perf_counter()
        for seed in range(args.seed, args.seed + args.seeds):
            for key, value in measured(contacts, change, seed, compared=name.startswith("composite")).items():
                found[key].append(value)
        told = "; ".join(f"{key} {statistics.mean(values):.3f}" for key, values in found.items())
        print(f"{name}: {told} ({time.perf_counter() - started:.0f} s)")
    return 0


def read_rows(file: Path) -> list[object]:
    """The rows of a file of JSON lines, packed or not."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


Change = Callable[[PastContact, random.Random], list[PastContact]]


def _cut(one: PastContact) -> PastContact:
    days = max(1, round(0.3 * ((one.last - one.first).days + 1)))
    return replace(one, last=one.first + timedelta(days=days - 1))


def _unhosted(one: PastContact) -> PastContact:
    return replace(one, met=())


def _reversed(one: PastContact) -> PastContact:
    return replace(one, guest=next(side for side in one.sides if side != one.guest))


def _run(one: PastContact, chance: random.Random) -> list[PastContact]:
    """Two more contacts within four days."""
    days = sorted(chance.sample(range(1, 5), 2))
    return [
        replace(one, id=f"{one.id}-{day}", first=one.first + timedelta(days=day), last=one.first + timedelta(days=day))
        for day in days
    ]


def _ladder(one: PastContact, chance: random.Random) -> list[PastContact]:
    """The visitor is an envoy; the next day the leaders speak, and days later a leader travels the other way."""
    call = one.last + timedelta(days=1)
    trip = call + timedelta(days=chance.randint(1, 3))
    return [
        replace(
            one,
            id=f"{one.id}-call",
            kind=Kind.CALL,
            first=call,
            last=call,
            guest=None,
            level=None,
            met=None,
            place=None,
        ),
        replace(
            _reversed(one), id=f"{one.id}-trip", first=trip, last=trip, level=Rung.HEAD_OF_STATE, met=None, place=None
        ),
    ]


CHANGES: dict[str, Change] = {
    "composite with a ladder": lambda one, c: [e := replace(_unhosted(_cut(one)), level=Rung.MINISTER), *_ladder(e, c)],
    "composite with a run": lambda one, c: [e := _unhosted(_cut(one)), *_run(e, c)],
    "stay cut": lambda one, _: [_cut(one)],
    "host dropped": lambda one, _: [_unhosted(one)],
    "run added": lambda one, c: [one, *_run(one, c)],
    "ladder added": lambda one, c: [e := replace(one, level=Rung.MINISTER), *_ladder(e, c)],
    "direction reversed": lambda one, _: [_reversed(one)],
}


def measured(contacts: Sequence[PastContact], change: Change, seed: int, *, compared: bool) -> dict[str, float]:
    """The figures of one seed."""
    chance = random.Random(seed)  # noqa: S311
    changed, put = _put([*contacts, *_calls(contacts, chance)], change, chance)
    homes = frozenset(history.homes(contacts))
    recorded = history.recordings(contacts, homes=homes)
    table, _, ranked = history.weighed(changed, homes=homes, recorded=recorded)
    hit = np.zeros(len(ranked.score), dtype=np.bool_)
    for row, identity in enumerate(table.ids):
        if identity in put:
            hit[ranked.of[row]] = True
    p = np.nan_to_num(ranked.p, nan=1.0)
    found = {
        "recall": float((p[hit] <= BUDGET).mean()),
        "false alarms": float((p[~hit] <= BUDGET).mean()),
        "average precision": _precision(-np.log(p) + 1e-6 * ranked.score, hit),
    }
    if compared:
        raw = _raw(table, ranked)
        for name, features in (("raw", raw), ("ours", ranked.parts)):
            for method, scores in _detectors(features, seed).items():
                found[f"{method} on {name}"] = _precision(scores, hit)
    return found


def _calls(contacts: Sequence[PastContact], chance: random.Random) -> list[PastContact]:
    """Calls on days at random between the first and the last contact of each pair."""
    days: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
    for one in contacts:
        days[one.sides].append(one.first)
    found = []
    for sides, told in sorted(days.items()):
        length = (max(told) - min(told)).days
        for number in range(len(told) if length else 0):
            day = min(told) + timedelta(days=chance.randrange(length))
            found.append(
                PastContact(id=f"call-{sides[0]}-{sides[1]}-{number}", kind=Kind.CALL, first=day, last=day, sides=sides)
            )
    return found


def _put(contacts: Sequence[PastContact], change: Change, chance: random.Random) -> tuple[list[PastContact], set[str]]:
    past: Counter[tuple[str, str]] = Counter()
    able: list[PastContact] = []
    for one in contacts:
        if past[one.sides] >= _LEAST_PAST and one.guest is not None:
            able.append(one)
        past[one.sides] += one.guest is not None
    chance.shuffle(able)
    chosen: dict[str, PastContact] = {}
    taken: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
    wanted = round(_SHARE * len(contacts))
    for one in able:
        if len(chosen) < wanted and all(abs(one.first - day) > _APART for day in taken[one.sides]):
            chosen[one.id] = one
            taken[one.sides].append(one.first)
    changed = [one for one in contacts if one.id not in chosen]
    put: set[str] = set()
    for one in sorted(chosen.values(), key=lambda one: one.id):
        new = change(one, chance)
        changed += new
        put |= {contact.id for contact in new}
    return changed, put


def _raw(table: history.Table, ranked: history.Ranked) -> Floats:
    """What an episode is without a model: contacts, shortest stay, days since the last, hosts, rungs, sides, calls."""
    size = len(ranked.score)
    stay = (table.last - table.first + 1).astype(np.float64)
    order = np.lexsort((table.first, table.dyad))
    gap = np.full(len(table), 3650.0)
    same = table.dyad[order][1:] == table.dyad[order][:-1]
    gap[order[1:]] = np.where(same, (table.first[order][1:] - table.first[order][:-1]).astype(np.float64), 3650.0)
    met = np.where(table.met_known, table.met.sum(axis=1), 1.0)

    def least(values: Floats) -> Floats:
        found = np.full(size, np.inf)
        np.minimum.at(found, ranked.of, values)
        return found

    return np.column_stack(
        [
            ranked.contacts.astype(np.float64),
            least(stay),
            np.log(np.maximum(least(gap), 0.5)),
            least(met),
            least(table.level.astype(np.float64)),
            np.bincount(ranked.of, weights=table.outward.astype(np.float64), minlength=size) / ranked.contacts,
            np.bincount(ranked.of, weights=(table.guest == -1).astype(np.float64), minlength=size),
            (ranked.last - ranked.first).astype(np.float64),
        ]
    )


def _detectors(features: Floats, seed: int) -> dict[str, Floats]:
    from pyod.models.ecod import ECOD
    from pyod.models.iforest import IForest

    found = {}
    for name, model in (("ECOD", ECOD()), ("IsolationForest", IForest(random_state=seed))):
        model.fit(features)
        found[name] = np.asarray(model.decision_scores_)
    return found


def _precision(score: Floats, hit: NDArray[np.bool_]) -> float:
    """Average precision; of equal scores the misses come first."""
    order = np.lexsort((hit, -score))
    found = hit[order]
    return float((np.cumsum(found) / np.arange(1, len(found) + 1))[found].mean())


if __name__ == "__main__":
    raise SystemExit(main())
