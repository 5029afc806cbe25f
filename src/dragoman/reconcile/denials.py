"""Contacts that one account tells as held and another denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from dragoman.model import Contact, Kind, Status
from dragoman.reconcile.clustering import Pair

HELD_AND_DENIED = "held-and-denied"  # the gap
_LONGEST = timedelta(days=62)  # a denial of a longer stretch is of no one contact
_TALKS = frozenset({Kind.MEETING, Kind.CALL})


def denials(contacts: Iterable[Contact], at: Mapping[str, int]) -> Iterator[Pair]:
    """The first accounts, by position, of each contact held and one denied of the same people on days that meet.

    Whoever one of the two names, the other names as well; a meeting is denied as a call is. ``at`` gives the position
    of each report.
    """
    held: defaultdict[str, list[Contact]] = defaultdict(list)
    denied = []
    for contact in contacts:
        if contact.status is Status.DENIED:
            denied.append(contact)
        elif contact.status is Status.HELD:
            for person in _people(contact):
                held[person].append(contact)
    for no in denied:
        near = {yes.id: yes for person in sorted(_people(no)) for yes in held.get(person, ())}
        for yes in near.values():
            if _one(yes, no):
                one, two = sorted((at[yes.reports[0]], at[no.reports[0]]))
                yield one, two


def _people(contact: Contact) -> set[str]:
    return {part.person for part in contact.participants}


def _one(yes: Contact, no: Contact) -> bool:
    if yes.kind is not no.kind and not {yes.kind, no.kind} <= _TALKS:
        return False
    mine, theirs = _people(yes), _people(no)
    enough = 1 if yes.kind is Kind.VISIT else 2
    if len(mine & theirs) < min(enough, len(mine), len(theirs)) or not (mine <= theirs or theirs <= mine):
        return False
    first, last, since, until = yes.when.first_day, yes.when.last_day, no.when.first_day, no.when.last_day
    if first is None or last is None or since is None or until is None:
        return False
    if max(last - first, until - since) > _LONGEST:
        return False
    return first <= until and since <= last
