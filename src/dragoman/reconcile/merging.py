"""Which reports tell of one contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from dragoman.model import (
    Contact,
    Copy,
    Document,
    Gap,
    Identification,
    Kind,
    Link,
    Person,
    Report,
    Review,
    Room,
    Status,
    Verdict,
)
from dragoman.reconcile.account import Account, prepare
from dragoman.reconcile.accounts import contact_of
from dragoman.reconcile.clustering import Pair, cluster
from dragoman.reconcile.copies import follow
from dragoman.reconcile.denials import HELD_AND_DENIED, denials
from dragoman.reconcile.reviews import applied, contradicted, refused
from dragoman.reconcile.weighing import Likeness, Weighed, weigh

_WINDOW = timedelta(days=3)  # accounts whose days lie further apart are not held against each other
_WIDE = timedelta(days=62)  # a longer stretch is shelved by its years
_GENERAL = frozenset({"press", "unknown"})  # publishers that say not much of whose a document is
_TALK = "face to face or by telephone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Contacts by first day, then id; the links that stay open or that a review overrules; what could not be decided.

    ``namesakes`` are pairs of people, by id, who fill one place in accounts of one contact and whose names are alike.
    """

    contacts: tuple[Contact, ...]
    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()
    namesakes: tuple[tuple[str, str], ...] = ()


def merge(
    reports: Iterable[Report],
    *,
    identifications: Iterable[Identification],
    persons: Iterable[Person],
    documents: Mapping[str, Document],
    copies: Iterable[Copy] = (),
    reviews: Sequence[Review] = (),
    likeness: Likeness = lambda one, two: float(one == two),
) -> Reconciled:
    """Join the reports of one contact.

    Args:
        reports: All reports of the case.
        identifications: Who each mention is.
        persons: The people of the case.
        documents: The documents of the case, by id.
        copies: Which documents repeat which: they are one origin and count as one account.
        reviews: What an analyst joined or parted; it outweighs the machine's verdict.
        likeness: How alike two names are, in [0, 1].

    Returns:
        Each report belongs to exactly one contact. Two accounts in one document stay apart (its author tells of two
        contacts), and so does a larger round that brings in another side. A copied account goes with its original. The
        order of the reports changes nothing.

    """
    people = {
        (verdict.mention.span, verdict.mention.name): verdict.person
        for verdict in identifications
        if verdict.person is not None
    }
    known = {person.id: person for person in persons}
    origin = {copy.document: copy.original for copy in copies}
    accounts = sorted(
        (
            prepare(
                report,
                people=people,
                persons=known,
                document=documents[report.document],
                origin=origin.get(report.document, report.document),
            )
            for report in reports
        ),
        key=lambda account: account.key,
    )

    accounts, copied = follow(accounts, documents)

    def weighed_at(one: int, two: int) -> Weighed:
        return weigh(accounts[one], accounts[two], likeness=likeness)

    ids = [account.report.id for account in accounts]
    ruled = applied(reviews, ids)
    weighed = {pair: weighed_at(*pair) for pair in _near(accounts)}

    clustered = cluster(
        [account.report.document for account in accounts],
        weighed,
        weigh=weighed_at,
        together=ruled.together,
        apart=ruled.apart,
        copies=copied,
    )
    groups, open_ = clustered.groups, clustered.open
    of = {member: at for at, members in enumerate(groups) for member in members}
    overruled = [(pair, weighed.get(pair) or weighed_at(*pair)) for pair in sorted({*ruled.together, *ruled.apart})]
    doubts = [
        contradicted(ids[pair[0]], ids[pair[1]], found.reason, denied=_denied(accounts, pair))
        for pair, found in overruled
        if pair in ruled.together and of[pair[0]] == of[pair[1]] and (found.against or _denied(accounts, pair))
    ]
    joined = {
        names
        for (one, two), found in weighed.items()
        if of[one] == of[two] and found.verdict is Verdict.SAME
        for names in found.namesakes
    }
    contacts = [
        contact_of(
            [accounts[member].report for member in members],
            people=people,
            persons=known,
            documents=documents,
            origins=[accounts[member].origin for member in members],
            whens=[accounts[member].when for member in members],
        )
        for members in groups
    ]
    at = {identity: position for position, identity in enumerate(ids)}
    known_pairs = {_wholes(of, pair) for pair, _ in open_} | {_wholes(of, pair) for pair in ruled.apart}
    denied = [
        (pair, weighed.get(pair) or weighed_at(*pair))
        for pair in denials(contacts, at)
        if _wholes(of, pair) not in known_pairs
    ]
    return Reconciled(
        contacts=tuple(sorted(contacts, key=lambda contact: (contact.when.first_day or date.max, contact.id))),
        links=tuple(_link(accounts, pair, found) for pair, found in (*open_, *overruled))
        + tuple(_link(accounts, pair, _denying(found)) for pair, found in denied),
        gaps=(
            *ruled.gaps,
            *(refused(pair, bar, ids, parted=bar in ruled.apart) for pair, bar in clustered.refused),
            *doubts,
            *(_gap(accounts, pair, found, documents) for pair, found in open_),
            *(_gap(accounts, pair, _denying(found), documents, kind=HELD_AND_DENIED) for pair, found in denied),
        ),
        namesakes=tuple(sorted(joined)),
    )


def known_on(reports: Iterable[Report], *, documents: Mapping[str, Document], day: date) -> tuple[Report, ...]:
    """The reports that had been published by a day; what has no date of publication is left out."""
    return tuple(
        report
        for report in reports
        if (published := documents[report.document].published) is not None and published <= day
    )


def _near(accounts: Sequence[Account]) -> Iterator[Pair]:
    """The pairs worth weighing: of two documents, of one sort, with a person in common, within days of each other.

    A plan for a year, or another long stretch, is held against everything in its years.
    """
    shelves: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    shelf: tuple[object, ...]
    seen: set[Pair] = set()
    days = [_days(account) for account in accounts]
    wide = {at for at, stretch in enumerate(days) if len(stretch) > _WIDE.days}
    for at, account in enumerate(accounts):
        if at in wide:
            continue
        stretch, window = days[at], _WINDOW.days
        for taker in account.takers:
            shelf = (_sort(account), taker.person)
            for day in range(stretch.start - window, stretch.stop + window) if stretch else ():
                yield from _with(shelves.get((*shelf, day), ()), at, accounts, seen)
            for day in stretch:
                shelves[*shelf, day].append(at)
    if not wide:
        return
    shelves.clear()
    for at, account in enumerate(accounts):
        for taker in account.takers:
            for year in _years(days[at]):
                shelf = (_sort(account), taker.person, year)
                for others, held in (((*shelf, True), True), ((*shelf, False), at in wide)):
                    if held:
                        yield from _with(shelves.get(others, ()), at, accounts, seen)
                shelves[*shelf, at in wide].append(at)


def _days(account: Account) -> range:
    """The days, as ordinals, on which an account may tell of a contact; none where it has no time at all."""
    first, last = account.first, account.last
    if first is None and account.when.interval is not None:  # a month: what falls into it
        first, last = account.when.first_day, account.when.last_day
    first, last = first or account.published, last or account.published
    return range(first.toordinal(), last.toordinal() + 1) if first is not None and last is not None else range(0)


def _years(days: range) -> range:
    return range(date.fromordinal(days.start).year, date.fromordinal(days.stop - 1).year + 1) if days else range(0)


def _sort(account: Account) -> object:
    kind = account.report.kind
    return kind if kind in {Kind.VISIT, Kind.MESSAGE} else _TALK


def _with(others: Sequence[int], at: int, accounts: Sequence[Account], seen: set[Pair]) -> Iterator[Pair]:
    for other in others:
        pair = (other, at)
        if pair not in seen and accounts[other].report.document != accounts[at].report.document:
            seen.add(pair)
            yield pair


def _denied(accounts: Sequence[Account], pair: Pair) -> bool:
    """Whether one of two accounts denies what the other tells."""
    return len({accounts[at].report.status is Status.DENIED for at in pair}) == 2


def _wholes(of: Mapping[int, int], pair: Pair) -> frozenset[int]:
    return frozenset(of[at] for at in pair)


def _denying(found: Weighed) -> Weighed:
    """What stands between a contact and its denial, left to an analyst whatever the weight."""
    return replace(found, verdict=Verdict.UNDECIDED, reason=f"one account says held, another denies; {found.reason}")


def _link(accounts: Sequence[Account], pair: Pair, found: Weighed) -> Link:
    one, two = (accounts[at].report.id for at in pair)
    return Link(one=one, two=two, verdict=found.verdict, bits=found.bits, reason=found.reason)


def _issuer(document: Document) -> str:
    """Whose a document is: its publisher, or where that says little its outlet or host."""
    if document.publisher not in _GENERAL:
        return document.publisher
    if document.outlet is not None and document.outlet.strip().casefold() not in _GENERAL:
        return document.outlet
    return (urlsplit(document.url or "").hostname or "").removeprefix("www.") or document.publisher


def _gap(
    accounts: Sequence[Account],
    pair: Pair,
    found: Weighed,
    documents: Mapping[str, Document],
    *,
    kind: str = "undecided-link",
) -> Gap:
    one, two = (accounts[at] for at in pair)
    other = documents[two.report.document]
    return Gap(
        room=Room.RECONCILE,
        kind=kind,
        subject=one.report.id,
        reason=(
            f"Whether it tells of the same contact as “{other.title or other.id}” ({_issuer(other)}, "
            f"{two.published or 'no date'}) stays open: {found.reason}"
        ),
        advice=f"read both, then: dragoman review CASE --join {one.report.id} {two.report.id} (or --part)",
        document=one.report.document,
        span=one.report.evidence,
    )
