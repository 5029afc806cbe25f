"""Changes in how a set was recorded, and no others."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from dragoman.history import own, recordings, table, weighed
from dragoman.history.fitting import _recorded_alike
from dragoman.history.recording import began
from dragoman.history.weighing import periods
from dragoman.model import Feature, PastContact
from tests.history.made import visit


def _set(seed: int, *, before: float, after: float, hosts: bool = False, changed: int = 1990) -> list[PastContact]:
    """Visits of 40 pairs over 30 years, a share of one day: the share jumps in one year, or does not."""
    chance = random.Random(seed)
    found = []
    for pair in range(40):
        for number in range(24):
            year = chance.randint(1975, 2004)
            day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
            share = before if year < changed else after
            so = chance.random() < share
            found.append(
                visit(
                    number,
                    day,
                    days=chance.choice((2, 3)) if hosts or not so else 1,
                    sides=(f"A{pair:02}", f"B{pair:02}"),
                    met=("minister",) if hosts and so else None,
                )
            )
    return found


def _firsts(contacts: list[PastContact], feature: Feature) -> list[int]:
    return [one.first for one in recordings(contacts) if one.feature is feature]


def test_a_change_is_found_in_its_year_and_no_other() -> None:
    """Over several seeds; a set without one is one stretch."""
    for seed in range(6):
        same, split = _set(seed, before=0.4, after=0.4), _set(seed, before=0.2, after=0.75)
        assert len(_firsts(same, Feature.STAY)) == 1
        assert _firsts(split, Feature.STAY)[1:] == [1990]


def test_a_column_that_begins_to_be_printed() -> None:
    """Hosts that are named from a year on."""
    assert _firsts(_set(1, before=0.0, after=0.8, hosts=True), Feature.ABSENT)[1:] == [1990]


def test_a_small_shift_is_the_world_and_not_the_record() -> None:
    """Shares that differ by a twentieth."""
    assert all(len(_firsts(_set(seed, before=0.4, after=0.45), Feature.STAY)) == 1 for seed in range(4))


def test_stretches_cover_every_year() -> None:
    """Each begins after the one before, and their cases add up to the days on which visits were."""
    found = [one for one in recordings(_set(3, before=0.2, after=0.75)) if one.feature is Feature.STAY]
    assert all(one.last < other.first for one, other in pairwise(found))
    assert (found[0].first, found[-1].last) == (1975, 2004)


def test_journeys_out_and_in_are_looked_at_apart() -> None:
    """They are kept by different hands."""
    contacts = _set(4, before=0.2, after=0.75)
    homes = frozenset(one.guest for one in contacts if one.guest)
    told = {one.outward for one in recordings(contacts, homes=homes)}
    assert told == {True}
    assert recordings([]) == ()


def test_no_wave_of_short_stays_after_a_change() -> None:
    """In no year are there more than twice as many as p says; without the cut there are."""
    contacts = _set(5, before=0.1, after=0.9)
    recorded = recordings(contacts)
    years = np.array([date.fromordinal(int(day)).year for day in table(contacts).first])
    for told, wave in ((recorded, False), ((), True)):
        p = weighed(contacts, recorded=told)[1].p[Feature.STAY]
        shares = [
            float((p[mine] <= 0.05).mean())
            for year in range(1990, 1995)
            if (mine := (years == year) & ~np.isnan(p)).sum() >= 10
        ]
        assert (max(shares, default=0.0) > 0.1) == wave


def test_periods_of_a_table() -> None:
    """From the change on its first of January; 0 before, and where nothing changed."""
    contacts = _set(6, before=0.2, after=0.75)
    recorded = recordings(contacts)
    found = table(contacts)
    since = own(found, periods(found, recorded, Feature.STAY))
    assert set(since[found.first < date(1990, 1, 1).toordinal()].tolist()) == {0}
    assert set(since[found.first >= date(1990, 1, 1).toordinal()].tolist()) == {date(1990, 1, 1).toordinal()}
    assert not periods(found, recorded, Feature.ABSENT).any()
    assert began(recorded, Feature.STAY, outward=False, year=1989) is None
    assert began(recorded, Feature.STAY, outward=False, year=1990) == 1990
    assert began(recorded, Feature.STAY, outward=True, year=1990) is None


def test_a_change_in_one_direction_leaves_the_other_as_it_was() -> None:
    """Journeys in are stays of one day from 2008 on; those out, which go on as before, are no shorter for it."""
    chance = random.Random(1)
    contacts = []
    for pair in range(12):
        sides = (f"A{pair:02}", "USA")
        for number in range(60):
            day = date(1998, 1, 1) + timedelta(days=90 * number + pair)
            contacts += [
                visit(2 * number, day, days=1 if day.year >= 2008 else 4, sides=sides, guest=sides[0]),
                visit(2 * number + 1, day + timedelta(days=40), days=chance.choice((2, 3)), sides=sides, guest="USA"),
            ]
    homes = frozenset({"USA"})
    recorded = recordings(contacts, homes=homes)
    assert {one.outward for one in recorded if one.feature is Feature.STAY and one.first == 2008} == {False}
    found, told, _ = weighed(contacts, homes=homes, recorded=recorded)
    after = found.outward & (found.first >= date(2009, 1, 1).toordinal())
    assert not (told.p[Feature.STAY][after] <= 0.1).any()
    assert float(np.max(told.usual[Feature.STAY][after])) < 60


def test_a_year_without_a_journey_of_a_direction_keeps_its_break() -> None:
    """What was recorded otherwise is in no prior of that year, though nobody travelled in then."""
    contacts = _set(7, before=0.1, after=0.9)
    alone = visit(999, date(2006, 3, 1), sides=("A00", "B00"), guest="B00")
    found = table([*contacts, alone], homes=frozenset({"B00"}))
    changed = date(1990, 1, 1).toordinal()
    since = np.zeros((2, len(found)), dtype=np.int64)
    since[0] = np.where(found.first >= changed, changed, 0)
    rows = np.arange(len(contacts))
    kept = _recorded_alike(found, rows, slice(len(contacts), len(contacts) + 1), since)
    assert (found.first[rows][kept & ~found.outward[rows]] >= changed).all()
    assert kept.sum() < len(kept)
