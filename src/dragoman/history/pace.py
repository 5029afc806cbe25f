"""Pace: how soon after the contact before, and how many within a week."""

from __future__ import annotations

import numpy as np

from dragoman.history.fitting import LEAST_EXPOSURE, Fits, Moments
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, WINDOW_DAYS, Columns, Past
from dragoman.history.surprise import crowded, short_gap
from dragoman.history.table import Table
from dragoman.model import Feature


def pace(table: Table, fits: Fits, touched: Moments) -> Columns:
    """Short gaps and runs, by days on which a pair was in touch: two contacts of one day are one.

    ``cases`` are all such days of the last ten years. The first of a pair opens its record and tells nothing of its pace,
    so the rate rests on one fewer. A run counts the days of touch on the six days before; that there is a contact on the
    day itself is given.
    """
    past = Past(touched.dyads, touched.days)
    horizon = table.first - HORIZON_DAYS
    (count,) = past.before(table.dyad, table.first, horizon)
    opened = np.nan_to_num(past.first(table.dyad, table.first), nan=0.0)
    exposure = np.maximum(table.first - np.maximum(opened, horizon), LEAST_EXPOSURE)
    pace_cases = np.maximum(count - (opened >= horizon), 0)
    last = past.last(table.dyad, table.first)
    shape, prior = fits.each(lambda one: one.rate.shape), fits.each(lambda one: one.rate.days)
    enough = ~np.isnan(last) & (count >= LEAST_CASES)
    gap = short_gap(
        np.where(enough, table.first - np.nan_to_num(last), 1.0),
        cases=pace_cases,
        observed_days=exposure,
        shape=shape,
        prior_days=prior,
    )
    (lately,) = past.before(table.dyad, table.first, table.first - WINDOW_DAYS + 1)
    crowd = enough & (lately >= 1)
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
        Feature.GAP: (np.where(enough, gap, np.nan), count, 1 / per_day),
        Feature.RUN: (run, count, per_day * 30.44),
    }
