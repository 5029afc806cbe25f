"""Reprints: an account that repeats another's words tells of the same contact, on the day of its original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from dragoman.model import Document
from dragoman.reconcile.account import Account
from dragoman.reconcile.clustering import Pair

_FORMULA = 40  # words; a shorter text may be the formula of another day
_SOON = timedelta(days=3)


def follow(accounts: Sequence[Account], documents: Mapping[str, Document]) -> tuple[list[Account], list[Pair]]:
    """Give each copied account the time of its original.

    Args:
        accounts: All accounts, in order.
        documents: The documents of the case, by id.

    Returns:
        The accounts, and the pairs (by position, the smaller first) of which one repeats the other: the same people in
        the same sort of contact, at the same place in the row of such accounts, or in the same words. A text that is
        short enough to be a formula, or that its own publisher prints again in other words, repeats the other only
        within days: later it may as well tell of a new contact.

    """
    rows: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        rows[account.report.document, *_company(account)].append(at)
    found = list(accounts)
    pairs: list[Pair] = []
    for (document, *company), mine in rows.items():
        origin = accounts[mine[0]].origin
        theirs = rows.get((origin, *company), ())
        if origin == document or not theirs or not _one_text(documents, str(document), origin):
            continue
        for copy, original in _matched(accounts, mine, theirs, documents):
            if accounts[original].when.interval is not None:
                found[copy] = accounts[copy].at(accounts[original].when)
            pairs.append((min(copy, original), max(copy, original)))
    return found, pairs


def _company(account: Account) -> tuple[object, ...]:
    people = frozenset(taker.person for taker in account.takers)
    return account.report.kind, account.report.status, people


def _one_text(documents: Mapping[str, Document], copy: str, origin: str) -> bool:
    one, two = documents[copy], documents[origin]
    if one.published is None or two.published is None or abs(one.published - two.published) <= _SOON:
        return True
    words = two.text.split()
    return len(words) >= _FORMULA and (one.publisher != two.publisher or one.text.split() == words)


def _matched(
    accounts: Sequence[Account], mine: Sequence[int], theirs: Sequence[int], documents: Mapping[str, Document]
) -> list[Pair]:
    if len(mine) == len(theirs):
        return list(zip(mine, theirs, strict=True))

    def words(at: int) -> str:
        report = accounts[at].report
        return " ".join(documents[report.document].quote(report.evidence).split())

    originals = {words(at): at for at in reversed(theirs)}
    used: dict[int, int] = {}
    for at in mine:
        original = originals.get(words(at))
        if original is not None:
            used.setdefault(original, at)
    return [(copy, original) for original, copy in used.items()]
