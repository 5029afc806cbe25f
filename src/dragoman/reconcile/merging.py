"""Which reports tell of one contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    Verdict,
)
from dragoman.reconcile.account import Account, prepare
from dragoman.reconcile.accounts import contact_of
from dragoman.reconcile.clustering import Pair, cluster
from dragoman.reconcile.reviews import applied
from dragoman.reconcile.weighing import AGAINST, Likeness, Weighed, weigh

_WINDOW = timedelta(days=3)  # accounts whose days lie further apart are not held against each other
_FACE_TO_FACE = "face to face or by telephone"


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
        contacts), and so does a larger round that brings in another side. The order of the reports changes nothing.

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

    def weighed_at(one: int, two: int) -> Weighed:
        return weigh(accounts[one], accounts[two], likeness=likeness)

    ruled = applied(reviews, [account.report.id for account in accounts])
    weighed = {pair: weighed_at(*pair) for pair in _near(accounts)}

    def apart(one: int, two: int) -> bool:
        same_document = accounts[one].report.document == accounts[two].report.document
        pair = (one, two)
        return pair in ruled.apart or (same_document and pair not in ruled.together)

    groups = cluster(len(accounts), weighed, together=ruled.together, apart=apart, weigh=weighed_at)
    of = {member: at for at, members in enumerate(groups) for member in members}
    open_ = _open(weighed, of, groups, apart)
    overruled = [(pair, weighed.get(pair) or weighed_at(*pair)) for pair in sorted({*ruled.together, *ruled.apart})]
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
        )
        for members in groups
    ]
    return Reconciled(
        contacts=tuple(sorted(contacts, key=lambda contact: (contact.when.first_day or date.max, contact.id))),
        links=tuple(_link(accounts, pair, found) for pair, found in (*open_, *overruled)),
        gaps=(*ruled.gaps, *(_gap(accounts, pair, found, documents) for pair, found in open_)),
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
    """The pairs worth weighing: of two documents, of one sort, with a person in common, within days of each other."""
    shelves: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    seen: set[Pair] = set()
    for at, account in enumerate(accounts):
        first, last = account.first or account.published, account.last or account.published
        interval = account.report.when.interval
        if account.first is None and interval is not None:  # a month: what falls into it
            first, last = account.report.when.first_day, account.report.when.last_day
        if first is None or last is None:
            continue
        last = min(last, first + timedelta(days=62))
        sort = account.report.kind if account.report.kind in {Kind.VISIT, Kind.MESSAGE} else _FACE_TO_FACE
        days = range(first.toordinal(), last.toordinal() + 1)
        for taker in account.takers:
            for day in range(days.start - _WINDOW.days, days.stop + _WINDOW.days):
                for other in shelves.get((sort, taker.person, day), ()):
                    pair = (other, at)
                    if pair not in seen and accounts[other].report.document != account.report.document:
                        seen.add(pair)
                        yield pair
            for day in days:
                shelves[sort, taker.person, day].append(at)


def _open(
    weighed: Mapping[Pair, Weighed],
    of: Mapping[int, int],
    groups: Sequence[Sequence[int]],
    apart: Callable[[int, int], bool],
) -> list[tuple[Pair, Weighed]]:
    """Undecided links between groups, the surest one of each two groups, where no pair of theirs is told apart."""
    best: dict[Pair, tuple[Pair, Weighed]] = {}
    for pair, found in sorted(weighed.items(), key=lambda item: (-item[1].bits, item[0])):
        one, two = sorted((of[pair[0]], of[pair[1]]))
        if found.verdict is Verdict.DIFFERENT or one == two or (one, two) in best:
            continue
        across = [(a, b) if a < b else (b, a) for a in groups[one] for b in groups[two]]
        if any(apart(*other) for other in across):
            continue
        if any(other in weighed and weighed[other].bits <= AGAINST for other in across):
            continue
        best[one, two] = pair, found
    return sorted(best.values())


def _link(accounts: Sequence[Account], pair: Pair, found: Weighed) -> Link:
    one, two = (accounts[at].report.id for at in pair)
    return Link(one=one, two=two, verdict=found.verdict, bits=found.bits, reason=found.reason)


def _gap(accounts: Sequence[Account], pair: Pair, found: Weighed, documents: Mapping[str, Document]) -> Gap:
    one, two = (accounts[at] for at in pair)
    other = documents[two.report.document]
    return Gap(
        room=Room.RECONCILE,
        kind="undecided-link",
        subject=one.report.id,
        reason=(
            f"Whether it tells of the same contact as “{other.title or other.id}” ({two.publisher}, "
            f"{two.published or 'no date'}) stays open: {found.reason}"
        ),
        advice=f"read both, then: dragoman review CASE --join {one.report.id} {two.report.id} (or --part)",
        document=one.report.document,
        span=one.report.evidence,
    )
