"""Whether a change of record looks like short stays: ``python -m benchmarks.stays FILE``.

Printed, of a real history: the years from which stays are recorded in another way; and the years in which most stays
were called short, with the share at p at most .1, .05 and .01, once as it is done and once with the breaks ignored.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.departures import read_rows
from dragoman import history
from dragoman.model import Feature

_LEVELS = (0.1, 0.05, 0.01)
_LEAST = 20  # stays of a year that count


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    args = parser.parse_args()
    contacts, _ = history.past_contacts(read_rows(args.file))
    homes = frozenset(history.homes(contacts))
    recorded = history.recordings(contacts, homes=homes)
    for one in recorded:
        if one.feature is Feature.STAY:
            where = "out" if one.outward else "in"
            print(f"stays of journeys {where}, {one.first} to {one.last}: {one.share:.0%} of one day ({one.cases})")
    for name, breaks in (("as it is done", recorded), ("breaks ignored", ())):
        table, weighed, _ = history.weighed(contacts, homes=homes, recorded=breaks)
        years = np.array([date.fromordinal(int(day)).year for day in table.first])
        p = weighed.p[Feature.STAY]
        for level in _LEVELS:
            worst = max(
                (float((p[rows] <= level).mean()), int(year))
                for year in np.unique(years)
                if (rows := (years == year) & ~np.isnan(p)).sum() >= _LEAST
            )
            told = p[~np.isnan(p)]
            share = (told <= level).mean()
            print(f"{name}: p <= {level}: {share:.4f} of {len(told)} stays; most in {worst[1]}: {worst[0]:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
