"""Ranked episodes in words: what was observed, what is usual, with counts; and what may explain it away."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dragoman.history.explaining import Known, explanations
from dragoman.history.features import Weighed
from dragoman.history.past import LEAST_CASES, WINDOW_DAYS
from dragoman.history.ranking import FEATURES, LEAST_EPISODES, Ranked
from dragoman.history.table import Table
from dragoman.language.numbers import in_words
from dragoman.model import Driver, Feature, PastContact, ReferenceSet, Surprise, content_id

_TELLING = -math.log(0.2)  # the weight from which a feature is told as a driver
_SHORTER = 1.5  # times, from which a stay is told to be shorter by them
_DRIVERS = 5


@dataclass(frozen=True, slots=True)
class Watched:
    """Contacts of the case (``new``) among all, by id, in the order of days, and the sets that the others are from."""

    contacts: Mapping[str, PastContact]
    new: frozenset[str]
    references: tuple[ReferenceSet, ...] = ()


def surprises(watched: Watched, table: Table, weighed: Weighed, ranked: Ranked) -> tuple[Surprise, ...]:
    """The episodes in which a contact of the case stands, the most unusual first."""
    rows: dict[int, list[int]] = {}
    for row, identity in enumerate(table.ids):
        if identity in watched.new:
            rows.setdefault(int(ranked.of[row]), []).append(row)
    members: dict[int, list[int]] = {episode: [] for episode in rows}
    for row in np.flatnonzero(np.isin(ranked.of, sorted(members))).tolist():
        members[int(ranked.of[row])].append(row)
    sides = {side for episode in members for side in table.dyads[int(ranked.dyad[episode])]}
    known = Known(watched.contacts.values(), watched.references, sides=sides)
    found = [
        _surprise(watched, known, table, weighed, ranked, episode, members[episode]) for episode in sorted(members)
    ]
    return tuple(sorted(found, key=lambda one: (one.p is None, one.p or 1.0, -one.score, one.first, one.id)))


def _surprise(
    watched: Watched,
    known: Known,
    table: Table,
    weighed: Weighed,
    ranked: Ranked,
    episode: int,
    rows: Sequence[int],
) -> Surprise:
    drivers = tuple(_drivers(table, weighed, ranked, episode))
    sides = table.dyads[int(ranked.dyad[episode])]
    contacts = [watched.contacts[table.ids[row]] for row in rows]
    p = float(ranked.p[episode])
    refused = _refused(table, weighed, ranked, episode, rows)
    return Surprise(
        id=content_id("surprise", *sides, table.ids[rows[0]]),
        sides=sides,
        first=date.fromordinal(int(ranked.first[episode])),
        last=date.fromordinal(int(ranked.last[episode])),
        contacts=tuple(one.id for one in contacts if one.id in watched.new),
        score=float(ranked.score[episode]),
        p=None if math.isnan(p) or refused else p,
        alike=int(ranked.alike[episode]),
        cases=int(ranked.cases[episode]),
        drivers=drivers,
        explanations=explanations(contacts, known),
        refused=refused,
    )


def _refused(table: Table, weighed: Weighed, ranked: Ranked, episode: int, rows: Sequence[int]) -> tuple[str, ...]:
    """Why nothing is said of an episode; nothing where something is."""
    sides = " and ".join(table.dyads[int(ranked.dyad[episode])])
    past = min(int(weighed.cases[Feature.GAP][row]) for row in rows)
    told = []
    if math.isnan(float(ranked.p[episode])):
        if past < LEAST_CASES:
            told.append(
                f"the history has {past} earlier contact{'' if past == 1 else 's'} of {sides}; {LEAST_CASES} are needed before anything is usual"
            )
        else:
            told.append(
                f"the history has {int(ranked.cases[episode])} earlier episodes to rank it among; {LEAST_EPISODES} are needed"
            )
    if bool(ranked.drifted[episode]):
        told.append(
            "of the latest hundred episodes so many were unusual that the world or its record must have changed"
        )
    return tuple(told)


def _drivers(table: Table, weighed: Weighed, ranked: Ranked, episode: int) -> list[Driver]:
    order = sorted(range(len(FEATURES)), key=lambda at: -float(ranked.parts[episode, at]))
    found = []
    for at in order:
        weight, row = float(ranked.parts[episode, at]), int(ranked.at[episode, at])
        feature = FEATURES[at]
        if row < 0 or (weight < _TELLING and feature is not Feature.LADDER):  # a pattern is told whatever its rarity
            continue
        observed, usual, cases = _words(table, weighed, ranked, feature, row, episode)
        found.append(
            Driver(feature=feature, contact=table.ids[row], weight=weight, observed=observed, usual=usual, cases=cases)
        )
    return found[:_DRIVERS]


def _words(
    table: Table, weighed: Weighed, ranked: Ranked, feature: Feature, row: int, episode: int
) -> tuple[str, str, int]:
    """What was observed, what is usual for the pair, and on how many contacts that rests."""
    cases = int(weighed.cases[feature][row]) if feature in weighed.cases else 0
    usual = float(weighed.usual[feature][row]) if feature in weighed.usual else math.nan
    pair = " and ".join(table.dyads[int(table.dyad[row])])
    match feature:
        case Feature.STAY:
            edge = 12.0 if table.coarse[row] else 0.0  # of days the middle is weighed, and the whole is told
            hours, often = math.exp(float(table.log_hours[row])) + edge, usual + edge
            length = _days(round(hours / 24)) if table.coarse[row] else _span(hours)
            times = f", {_times(often / hours)} shorter than usual" if often >= _SHORTER * hours else ""
            return f"a stay of {length}{times}", f"about {_span(often)} for such visits of this pair", cases
        case Feature.GAP:
            before = table.first[(table.dyad == table.dyad[row]) & (table.first < table.first[row])]
            days = int(table.first[row] - before.max()) if len(before) else 0
            return (
                f"{_days(days)} after the contact before",
                f"this pair is in touch about every {_days(max(1, round(usual)))}",
                cases,
            )
        case Feature.RUN:
            same = (
                (table.dyad == table.dyad[row])
                & (table.first <= table.first[row])
                & (table.first > table.first[row] - WINDOW_DAYS)
            )
            days = len(set(table.first[same].tolist()))
            return (
                f"contacts on {days} days within {WINDOW_DAYS} days",
                f"this pair averages {usual:.1f} a month",
                cases,
            )
        case Feature.LADDER:
            cases = int(ranked.before[episode])
            return (
                "an envoy's visit, then a call, then a leader's visit",
                f"so in {int(ranked.ladders[episode])} of {cases} past episodes of all pairs",
                cases,
            )
        case Feature.ABSENT:
            role = table.roles[int(weighed.role[row])]
            return (
                f"the {role} of the host is not among those met",
                f"met in {usual:.0f} of {cases} past visits of {pair} at this level",
                cases,
            )
        case Feature.DIRECTION:
            side = table.dyads[int(table.dyad[row])][int(table.guest[row])]
            return f"{side} travelled", f"in {usual:.0f} of {cases} past visits of {pair} it did", cases
        case Feature.INITIATIVE:
            side = table.dyads[int(table.dyad[row])][int(table.initiator[row])]
            return f"at the initiative of {side}", f"in {usual:.0f} of {cases} past contacts of {pair} it was", cases
        case Feature.NOTICE:
            return (
                f"announced {_days(round(math.expm1(float(table.log_notice[row]))))} before",
                f"usually about {_days(round(usual))}",
                cases,
            )
        case Feature.LEVEL:
            return (
                "a traveller of a rung that this side seldom sends",
                f"in {usual:.0f} of {cases} past visits of this side it did",
                cases,
            )
        case Feature.VENUE:
            return (
                "a place where the two had not met in this direction",
                f"so in {usual:.0f} of {cases} past visits",
                cases,
            )


def _span(hours: float) -> str:
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.1f} days"


def _times(ratio: float) -> str:
    """How many times, in words that claim no more than a usual stay can tell."""
    return f"{in_words(round(ratio))} times"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
