"""What is so or not: who travelled, who asked, of what rung, to which place; the seldomer it was, the more unusual."""

from __future__ import annotations

import numpy as np

from dragoman.history.fitting import Fits
from dragoman.history.past import HORIZON_DAYS, LEAST_CASES, Columns, Past
from dragoman.history.surprise import absent
from dragoman.history.table import NONE, Bools, Floats, Ints, Table
from dragoman.model import Feature


def direction(table: Table, fits: Fits) -> Columns:
    """The side that travels seldom does."""
    return _side(table, table.guest, fits, Feature.DIRECTION)


def initiative(table: Table, fits: Fits) -> Columns:
    """The side that asked seldom does."""
    return _side(table, table.initiator, fits, Feature.INITIATIVE)


def level(table: Table, fits: Fits) -> Columns:
    """The traveller's rung, by how often this side sent one of it."""
    known = (table.guest != NONE) & (table.level != NONE)
    side = np.where(known, table.dyad * 2 + np.maximum(table.guest, 0), NONE)
    (counts,) = _past(table, side)
    (seen,) = _past(table, np.where(known, side * 64 + np.maximum(table.level, 0), NONE))
    # A rung that nobody had sent by the beginning of the year is as likely as one case in a hundred, of two.
    yes, no = (
        np.nan_to_num(fits.by(table.level, pick), nan=default)
        for pick, default in (
            (lambda one: {rung: share.yes for rung, share in one.levels.items()}, 0.02),
            (lambda one: {rung: share.no for rung, share in one.levels.items()}, 1.98),
        )
    )
    return {Feature.LEVEL: _seldom(seen, counts, yes, no, known, known)}


def venue(table: Table, fits: Fits, placed: Bools) -> Columns:
    """A place where the pair has not met in this direction before."""
    known = (table.venue != NONE) & (table.guest != NONE)
    counts, seen = _past(table, np.where(known, table.dyad, NONE), placed)
    yes, no = fits.each(lambda one: one.shares[Feature.VENUE].yes), fits.each(lambda one: one.shares[Feature.VENUE].no)
    return {Feature.VENUE: _seldom(seen, counts, yes, no, known, placed)}


def first_time(table: Table) -> Bools:
    """Whether a contact is the first of its pair and direction at its place."""
    places = int(table.venue.max(initial=0)) + 1
    known = (table.venue != NONE) & (table.guest != NONE)
    place = np.where(known, (table.dyad * 2 + np.maximum(table.guest, 0)) * places + table.venue, NONE)
    return np.asarray(np.isnan(Past(place, table.first).last(place, table.first)) & known)


def _side(table: Table, which: Ints, fits: Fits, feature: Feature) -> Columns:
    """How unusual it is that it was this one of the two sides. Which side is the first in the alphabet tells nothing."""
    known = which != NONE
    counts, first = _past(table, np.where(known, table.dyad, NONE), which == 0)
    mine = np.where(which == 0, first, counts - first)
    half = fits.each(lambda one: one.shares[feature].yes)
    return {feature: _seldom(mine, counts, half, half, known, known)}


def _past(table: Table, group: Ints, *so: Bools) -> tuple[Floats, ...]:
    """How many of the same group were over before, in ten years, and for how many it was so."""
    past = Past(group, table.last, *(one.astype(np.float64) for one in so))
    return past.before(group, table.first, table.first - HORIZON_DAYS)


def _seldom(
    seen: Floats, counts: Floats, yes: Floats, no: Floats, known: Bools, so: Bools
) -> tuple[Floats, Floats, Floats]:
    """That something is so is that its contrary is absent; what is so in half of all cases or more is not unusual."""
    p = absent(counts - seen, cases=counts, yes=no, no=yes)
    return np.where(known & (counts >= LEAST_CASES), np.where(so & (p < 0.5), p, 1.0), np.nan), counts, seen
