"""What a group had seen before a day, against a plain loop."""

from __future__ import annotations

import random

import numpy as np
import pytest

from dragoman.history.past import Past


@pytest.mark.parametrize("seed", range(20))
def test_against_a_loop(seed: int) -> None:
    """Counts, sums, first and last, with ties, groups without a past and values that are not known."""
    chance = random.Random(seed)
    size = chance.choice((0, 1, 7, 60))
    group = [chance.randint(-1, 3) for _ in range(size)]
    known = [chance.randint(1, 30) for _ in range(size)]
    value = [chance.choice((np.nan, 1.0, 2.5, -3.0)) for _ in range(size)]
    asked = [(chance.randint(-1, 4), chance.randint(1, 35), chance.randint(-5, 30)) for _ in range(80)]
    which, day, since = (np.array(part, dtype=np.int64) for part in zip(*asked, strict=True))
    past = Past(np.array(group, dtype=np.int64), np.array(known, dtype=np.int64), np.array(value, dtype=np.float64))
    counts, sums = past.before(which, day, since)
    last, first = past.last(which, day), past.first(which, day)
    for at, (g, until, low) in enumerate(asked):
        mine = [
            (k, v) for h, k, v in zip(group, known, value, strict=True) if h == g >= 0 and not np.isnan(v) and k < until
        ]
        late = [(k, v) for k, v in mine if k >= low]
        assert counts[at] == len(late)
        assert sums[at] == pytest.approx(sum(v for _, v in late))
        assert (None if np.isnan(last[at]) else last[at]) == max((k for k, _ in mine), default=None)
        assert (None if np.isnan(first[at]) else first[at]) == min((k for k, _ in mine), default=None)


def test_the_day_itself_is_not_past() -> None:
    """What is known on a day is known after it; the beginning of a stretch belongs to it."""
    days = np.array([10], dtype=np.int64)
    past = Past(np.zeros(1, dtype=np.int64), days)
    zero = np.zeros(1, dtype=np.int64)
    assert past.before(zero, days, zero)[0][0] == 0
    assert past.before(zero, days + 1, days)[0][0] == 1
    assert past.before(zero, days + 1, days + 1)[0][0] == 0
