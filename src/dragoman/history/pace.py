"""Pace: how soon after the contact before, and how many within a week."""

from __future__ import annotations

import numpy as np

from dragoman.history.coverage import Coverage
from dragoman.history.fitting import LEAST_EXPOSURE, Fits, Moments
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, WINDOW_DAYS, Columns, Past
from dragoman.history.surprise import FLOOR, absent, crowded, short_gap
from dragoman.history.table import NONE, Table
from dragoman.model import Feature


def pace(table: Table, fits: Fits, touched: Moments, covered: Coverage) -> Columns:
    """Short gaps and runs, by days on which a pair was in touch: two contacts of one day are one.

    ``cases`` are all such days of the last ten years. The first of a pair opens its record and tells nothing of its pace,
    so the rate rests on one fewer. A run counts the days of touch on the six days before; that there is a contact on the
    day itself is given.

    Only covered days and the contacts on them make the rate. What came within a week is measured wherever it stands: had
    the record missed some, it came sooner still. A longer gap is measured where all of it is covered.

    Some pairs burst: one contact brings the next. So a gap of a week or less is never less likely than that one comes so
    soon at all, by how often it did (Beta, pooled over pairs); within the week, and beyond it, it is spread as the rate has
    it, so that a longer gap is never the less likely one.

    A run of two is the gap between them, and one fact counts once: runs are of three days or more.
    """
    told = Past(np.where(touched.covered, touched.dyads, NONE), touched.days, touched.soon.astype(np.float64))
    past = told if touched.covered.all() else Past(touched.dyads, touched.days)
    horizon = table.first - HORIZON_DAYS
    count, soon = told.before(table.dyad, table.first, horizon)
    opened = np.nan_to_num(told.first(table.dyad, table.first), nan=0.0).astype(np.int64)
    looked = covered.days(table.dyad, np.maximum(opened, horizon), table.first)
    exposure = np.maximum(looked, LEAST_EXPOSURE)
    pace_cases = np.maximum(count - (opened >= horizon), 0)
    last = np.nan_to_num(past.last(table.dyad, table.first)).astype(np.int64)
    shape, prior = fits.each(lambda one: one.rate.shape), fits.each(lambda one: one.rate.days)
    enough = count >= LEAST_CASES
    days = table.first - last
    whole = (days <= WINDOW_DAYS) | (covered.days(table.dyad, last, table.first) == days)
    gap, week = (
        short_gap(length, cases=pace_cases, observed_days=exposure, shape=shape, prior_days=prior)
        for length in (np.where(enough, days, 1), WINDOW_DAYS)
    )
    yes, no = fits.each(lambda one: one.soon.yes), fits.each(lambda one: one.soon.no)
    again = absent(pace_cases - soon, cases=pace_cases, yes=no, no=yes)
    later = again + (1 - again) * np.maximum(gap - week, 0) / np.maximum(1 - week, FLOOR)
    gap = np.maximum(gap, np.where(days <= WINDOW_DAYS, again * gap / week, later))
    lately, *_ = past.before(table.dyad, table.first, table.first - WINDOW_DAYS + 1)
    crowd = enough & (lately >= 2)
    run = np.full(len(table), np.nan)
    run[crowd] = crowded(
        lately[crowd],
        window_days=float(WINDOW_DAYS),
        cases=pace_cases[crowd],
        observed_days=exposure[crowd],
        shape=shape[crowd],
        prior_days=prior[crowd],
    )
    per_day = (pace_cases + shape) / (exposure + prior)
    return {
        Feature.GAP: (np.where(enough & whole, gap, np.nan), count, 1 / per_day),
        Feature.RUN: (run, count, per_day * 30.44),
    }
