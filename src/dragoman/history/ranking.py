"""Episodes, their scores, and how they rank among past episodes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.history.features import Weighed
from dragoman.history.past import LEAST_CASES, WINDOW_DAYS
from dragoman.history.surprise import pattern
from dragoman.history.table import NONE, Bools, Floats, Ints, Table, is_kind, leads
from dragoman.model import Feature, Kind

LEAST_EPISODES = 20  # past episodes from which a rank says something
_ENOUGH = 300  # comparable ones from which others are left out
_BANDS = (5, 20)  # contacts that a pair had had: the longer its past, the sharper what is unusual
_LATEST = 100  # episodes that show whether ranks still mean what they say
_TOO_MANY = 24  # of them with p at most .1: one chance in 20,000 where ten are expected
_CHUNK = 1024
FEATURES = tuple(Feature)  # in the order of the columns of an episode


@dataclass(frozen=True, slots=True)
class Ranked:
    """Episodes in the order of their first days; ``of`` is the episode of each contact of the table.

    ``parts`` has a column for each feature in the order of ``Feature``: -ln p of its most unusual contact, 0 where none
    applies; ``at`` is the row of that contact. ``p`` is NaN where the past is too thin. ``alike`` of ``cases`` past
    episodes scored as much. ``ladders`` of ``before`` past episodes of all pairs were ladders. ``drifted`` tells that of the latest episodes of all pairs too many were unusual for any of
    them to be: the world or its record changed.
    """

    of: Ints
    dyad: Ints
    first: Ints
    last: Ints
    contacts: Ints
    parts: Floats
    at: Ints
    score: Floats
    p: Floats
    alike: Ints
    cases: Ints
    ladders: Ints
    before: Ints
    drifted: Bools


def rank(table: Table, weighed: Weighed) -> Ranked:
    """Chain the contacts of each pair to episodes, score them, and rank each among those that were over before it."""
    of, count = chains(table)
    order = np.argsort(of, kind="stable")
    starts = np.searchsorted(of[order], np.arange(count))
    first = np.minimum.reduceat(table.first[order], starts) if count else np.zeros(0, dtype=np.int64)
    last = np.maximum.reduceat(table.last[order], starts) if count else np.zeros(0, dtype=np.int64)
    sizes = np.bincount(of, minlength=count)
    parts = np.zeros((count, len(FEATURES)))
    at = np.full((count, len(FEATURES)), -1, dtype=np.int64)
    for column, feature in enumerate(FEATURES):
        if feature is Feature.LADDER:
            found, at[:, column] = ladders(table, of, count)
            climbed, before = _earlier(found, first, last)
            parts[:, column] = np.where(found, -np.log(pattern(climbed, cases=before)), 0.0)
            continue
        values = -np.log(np.where(np.isnan(weighed.p[feature]), 1.0, weighed.p[feature]))
        parts[:, column], at[:, column] = _most(values, of, count)
    score = parts.sum(axis=1)
    depth = _depth(weighed, of, count)
    p, alike, cases = _ranks(score, first, last, depth)
    dyad = np.zeros(count, dtype=np.int64)
    dyad[of] = table.dyad
    return Ranked(
        of=of,
        dyad=dyad,
        first=first,
        last=last,
        contacts=sizes,
        parts=parts,
        at=at,
        score=score,
        p=p,
        alike=alike,
        cases=cases,
        ladders=climbed,
        before=before,
        drifted=_drifted(p, first, last),
    )


def chains(table: Table) -> tuple[Ints, int]:
    """The episode of each contact, numbered by first day; contacts of a pair at most ``WINDOW_DAYS`` apart are one."""
    if not len(table):
        return np.zeros(0, dtype=np.int64), 0
    order = np.lexsort((table.first, table.dyad))
    dyad, first, last = table.dyad[order], table.first[order], table.last[order]
    far = dyad << 24  # so that the reach of one pair never touches the next
    reach = np.maximum.accumulate(last + far)
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = (first[1:] + far[1:] - reach[:-1]) > WINDOW_DAYS
    labels = np.cumsum(begins) - 1
    opened = first[begins]
    rank_of = np.empty(int(labels[-1]) + 1, dtype=np.int64)
    rank_of[np.argsort(opened, kind="stable")] = np.arange(len(opened))
    of = np.empty(len(order), dtype=np.int64)
    of[order] = rank_of[labels]
    return of, len(opened)


def ladders(table: Table, of: Ints, count: int) -> tuple[Bools, Ints]:
    """Episodes in which an envoy's visit is followed by a call, and that by a leader's visit; the row of the last.

    An envoy is a traveller of a known rung who does not lead; the call may be of the day on which the envoy came, the
    leader travels on a later day.
    """
    visit, call, led = is_kind(table, Kind.VISIT), is_kind(table, Kind.CALL), leads(table)
    sent = visit & ~led & (table.level != NONE)
    never = np.iinfo(np.int64).max
    envoy = np.full(count, never, dtype=np.int64)
    np.minimum.at(envoy, of[sent], table.first[sent])
    called = call & (table.first >= envoy[of])
    spoke = np.full(count, never, dtype=np.int64)
    np.minimum.at(spoke, of[called], table.first[called])
    came = visit & led & (table.first > spoke[of]) & (spoke[of] != never)
    where = np.full(count, -1, dtype=np.int64)
    where[of[came]] = np.flatnonzero(came)
    return where >= 0, where


def conformal(score: Floats, first: Ints, last: Ints) -> tuple[Floats, Ints, Ints]:
    """The rank of each episode among those that were over before it began.

    Returns:
        p = (1 + alike) / (1 + cases), NaN under ``LEAST_EPISODES``; how many scored as much; of how many.

    """
    size = len(score)
    alike, cases = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    ended = np.argsort(last, kind="stable")
    over = last[ended]
    pool = np.empty(0)
    taken = 0
    begins = np.argsort(first, kind="stable")
    for at in range(0, size, _CHUNK):
        rows = begins[at : at + _CHUNK]
        known = int(np.searchsorted(over, first[rows[0]], side="left"))
        fresh = np.sort(score[ended[taken:known]])
        pool = np.insert(pool, np.searchsorted(pool, fresh), fresh) if len(fresh) else pool
        taken = known
        alike[rows] = len(pool) - np.searchsorted(pool, score[rows] - 1e-9, side="left")
        cases[rows] = len(pool)
        until = int(np.searchsorted(over, first[rows[-1]], side="left"))
        late = ended[known:until]  # over before some of the chunk began
        if len(late):
            before = last[late][None, :] < first[rows][:, None]
            alike[rows] += (before & (score[late][None, :] >= score[rows][:, None] - 1e-9)).sum(axis=1)
            cases[rows] += before.sum(axis=1)
    p = (1.0 + alike) / (1.0 + cases)
    return np.where(cases >= LEAST_EPISODES, p, np.nan), alike, cases


def _depth(weighed: Weighed, of: Ints, count: int) -> Ints:
    """The band of each episode by how many contacts its pair had had; -1 where too few for anything to be usual."""
    past = np.full(count, np.inf)  # before the episode began: what it holds itself is no past
    np.minimum.at(past, of, weighed.cases[Feature.GAP])
    return np.where(past < LEAST_CASES, -1, np.searchsorted(_BANDS, past, side="right"))


def _ranks(score: Floats, first: Ints, last: Ints, depth: Ints) -> tuple[Floats, Ints, Ints]:
    """Each episode among those of pairs with a past as long; among all where these are few."""
    p, alike, cases = (np.full(len(score), np.nan), *(np.zeros(len(score), dtype=np.int64) for _ in range(2)))
    told = depth >= 0
    if not told.any():
        return p, alike, cases
    p[told], alike[told], cases[told] = conformal(score[told], first[told], last[told])
    for band in np.unique(depth[told]):
        rows = np.flatnonzero(depth == band)
        mine, same, among = conformal(score[rows], first[rows], last[rows])
        enough = among >= _ENOUGH
        p[rows[enough]], alike[rows[enough]], cases[rows[enough]] = mine[enough], same[enough], among[enough]
    return p, alike, cases


def _drifted(p: Floats, first: Ints, last: Ints) -> Bools:
    """Whether of the latest episodes that were over before each began too many were unusual."""
    ended = np.argsort(last, kind="stable")
    ended = ended[~np.isnan(p[ended])]
    unusual = np.concatenate(([0], np.cumsum(p[ended] <= 0.1)))
    before = np.searchsorted(last[ended], first, side="left")
    return (unusual[before] - unusual[np.maximum(before - _LATEST, 0)]) >= _TOO_MANY


def _earlier(found: Bools, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """In how many of the episodes that were over before each began something was found, and of how many."""
    ended = np.argsort(last, kind="stable")
    seen = np.concatenate(([0], np.cumsum(found[ended])))
    before = np.searchsorted(last[ended], first, side="left")
    return seen[before], before


def _most(values: Floats, of: Ints, count: int) -> tuple[Floats, Ints]:
    """The greatest value of each episode and the row that has it; the first of equals."""
    order = np.lexsort((-values, of))
    starts = np.searchsorted(of[order], np.arange(count))
    rows = order[starts] if count else np.zeros(0, dtype=np.int64)
    return values[rows], rows
