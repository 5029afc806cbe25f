"""Which reports tell of one contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Contact, Document, Identification, Kind, Person, Precision, Report, Span
from dragoman.reconcile.accounts import contact_of

_DOUBT = timedelta(days=1)  # a day that is only assumed from publication may be the one before
_LONGEST = timedelta(days=14)  # longer stretches fix no contact


@dataclass(frozen=True, slots=True)
class _Account:
    """A report with its people resolved and its days as far as they are fixed."""

    report: Report
    people: tuple[str, ...]
    sides: frozenset[str]
    first: date | None
    last: date | None
    assumed: bool


def merge(
    reports: Iterable[Report],
    *,
    identifications: Iterable[Identification],
    persons: Iterable[Person],
    documents: Mapping[str, Document],
) -> tuple[Contact, ...]:
    """Join the reports of one contact.

    Args:
        reports: All reports of the case.
        identifications: Who each mention is.
        persons: The people of the case.
        documents: The documents of the case, by id.

    Returns:
        Contacts by first day, then id; each report belongs to exactly one. Accounts are joined when they agree on kind
        and people and their days meet. Two accounts in one document stay apart (its author tells of two contacts), and
        so does a larger round that brings in another side.

    """
    people = {
        (verdict.mention.span, verdict.mention.name): verdict.person
        for verdict in identifications
        if verdict.person is not None
    }
    known = {person.id: person for person in persons}
    accounts = [_account(report, people, known) for report in reports]
    accounts.sort(
        key=lambda a: (documents[a.report.document].published or date.max, a.report.document, a.report.evidence)
    )
    clusters: list[list[_Account]] = []
    index: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for account in accounts:
        keys = _keys(account)
        places = sorted({at for key in keys for at in index[key]})
        fitting = [at for at in places if all(_same(account, other) for other in clusters[at])]
        if fitting:
            at = min(fitting, key=lambda place: (_distance(account, clusters[place][0]), place))
            clusters[at].append(account)
        else:
            at = len(clusters)
            clusters.append([account])
        for key in keys:
            if at not in index[key]:
                index[key].append(at)
    contacts = [
        contact_of([account.report for account in cluster], people=people, persons=known, documents=documents)
        for cluster in clusters
    ]
    return tuple(sorted(contacts, key=lambda contact: (contact.when.first_day or date.max, contact.id)))


def _account(report: Report, people: Mapping[tuple[Span, str], str], persons: Mapping[str, Person]) -> _Account:
    ids = tuple(dict.fromkeys(people.get((m.span, m.name), m.name) for m in report.participants))
    sides = {m.side for m in report.participants if m.side} | {
        side for identity in ids if identity in persons for side in persons[identity].sides[:1]
    }
    when = report.when
    fixed = (
        when.interval is not None
        and when.precision not in {Precision.MONTH, Precision.YEAR}
        and when.interval.end - when.interval.start <= _LONGEST
    )
    return _Account(
        report,
        ids,
        frozenset(sides),
        when.first_day if fixed else None,
        when.last_day if fixed else None,
        when.precision is Precision.ASSUMED,
    )


def _keys(account: _Account) -> list[tuple[object, ...]]:
    """Under which an account is looked up: every pair of its people, or every traveller with the destination."""
    kind = account.report.kind
    if kind is Kind.VISIT:
        return [(kind, person, account.report.country) for person in account.people]
    ordered = sorted(account.people)
    return [(kind, a, b) for at, a in enumerate(ordered) for b in ordered[at + 1 :]] or [(kind, *ordered)]


def _same(one: _Account, two: _Account) -> bool:
    if one.report.document == two.report.document:
        return False
    if not _people_fit(one, two):
        return False
    if one.first is None or two.first is None or one.last is None or two.last is None:
        return False
    doubt = _DOUBT if one.assumed or two.assumed else timedelta(0)
    return one.first <= two.last + doubt and two.first <= one.last + doubt


def _people_fit(one: _Account, two: _Account) -> bool:
    small, large = sorted((one, two), key=lambda account: len(account.people))
    if not set(small.people) <= set(large.people):
        return False
    if len(small.people) == len(large.people) or one.report.kind is Kind.VISIT:
        return True
    if one.report.kind is Kind.MESSAGE or len(small.people) < 2:
        return False
    return large.sides <= small.sides


def _distance(one: _Account, two: _Account) -> int:
    if one.first is None or two.first is None:
        return 0
    return abs((one.first - two.first).days) * 2 + (len(one.people) != len(two.people))
