"""Chains of contacts between two sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.model import Contact, Episode, Kind, Link, Status, Verdict, content_id
from dragoman.reconcile.account import fixes_days

WINDOW_DAYS = 7
_SIDES = 3  # a contact of more sides says nothing about any two of them


def episodes(
    contacts: Iterable[Contact], *, links: Iterable[Link] = (), window_days: int = WINDOW_DAYS
) -> tuple[Episode, ...]:
    """The episodes of every two sides.

    Args:
        contacts: All contacts; only those that were held, on days that are known, belong to an episode.
        links: What stays open between accounts: two contacts that may be one are marked.
        window_days: The most days between one contact and the next (> 0).

    Returns:
        By first day, then id; at least two contacts each. A visit is a contact of the traveller's side with the country
        visited; a contact of more than three sides belongs to no dyad.

    """
    contacts = tuple(contacts)
    doubtful = _doubtful(contacts, links)
    dyads: defaultdict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for contact in contacts:
        first, last = contact.when.first_day, contact.when.last_day
        if contact.status is not Status.HELD or not fixes_days(contact.when) or not first or not last:
            continue
        sides = {part.side for part in contact.participants if part.side}
        if contact.kind is Kind.VISIT and contact.country:
            sides.add(contact.country)
        if len(sides) <= _SIDES:
            for one, two in combinations(sorted(sides), 2):
                dyads[one, two].append((first, last, contact.id))
    found: list[Episode] = []
    for sides_of, dated in dyads.items():
        chain: list[tuple[date, date, str]] = []
        reach = date.min
        for entry in [*sorted(dated), (date.max, date.max, "")]:
            if chain and entry[0] - reach > timedelta(days=window_days):
                if len(chain) > 1:
                    found.append(_episode(sides_of, chain, reach, window_days, doubtful))
                chain = []
            reach = max(reach, entry[1]) if chain else entry[1]
            chain.append(entry)
    return tuple(sorted(found, key=lambda episode: (episode.first, episode.id)))


def _doubtful(contacts: Iterable[Contact], links: Iterable[Link]) -> frozenset[tuple[str, str]]:
    """Contacts, by id in both orders, that an open link may make one."""
    of = {report: contact.id for contact in contacts for report in contact.reports}
    pairs = {(of[link.one], of[link.two]) for link in links if link.verdict is Verdict.UNDECIDED}
    return frozenset(pair for one, two in pairs for pair in ((one, two), (two, one)))


def _episode(
    sides: tuple[str, str],
    chain: Sequence[tuple[date, date, str]],
    last: date,
    window_days: int,
    doubtful: frozenset[tuple[str, str]],
) -> Episode:
    ids = tuple(identity for _, _, identity in chain)
    return Episode(
        id=content_id("episode", *sides, chain[0][2]),
        sides=sides,
        contacts=ids,
        first=chain[0][0],
        last=last,
        window_days=window_days,
        maybe_one=tuple(pair for pair in combinations(ids, 2) if pair in doubtful) if doubtful else (),
    )
