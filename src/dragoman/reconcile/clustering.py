"""Accounts into contacts: the surest links first, and none against a pair that must stay apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dragoman.model import Verdict
from dragoman.reconcile.weighing import AGAINST, UNDECIDED, Weighed

Pair = tuple[int, int]  # positions of two accounts, the smaller first


def cluster(
    count: int,
    weighed: Mapping[Pair, Weighed],
    *,
    together: Iterable[Pair],
    apart: Callable[[int, int], bool],
    weigh: Callable[[int, int], Weighed],
) -> list[list[int]]:
    """Group accounts.

    Args:
        count: How many accounts there are.
        weighed: The pairs that came near enough to be weighed.
        together: Pairs that an analyst joined; they come first.
        apart: Whether a pair must stay apart: told apart by an analyst, or by one document that tells both.
        weigh: Weighs a pair that was not among ``weighed``.

    Returns:
        Positions by group; each position in one. Two groups are joined when no pair across them must stay apart,
        nothing speaks against any, and on the mean more speaks for them than against. The order of the accounts
        decides nothing but ties of equal weight.

    """
    groups: dict[int, list[int]] = {at: [at] for at in range(count)}
    of = list(range(count))
    for one, two in together:
        if of[one] != of[two] and not any(apart(a, b) for a in groups[of[one]] for b in groups[of[two]]):
            _unite(groups, of, one, two)
    links = sorted(
        (pair for pair, found in weighed.items() if found.verdict is Verdict.SAME),
        key=lambda pair: (-weighed[pair].bits, pair),
    )
    known = dict(weighed)
    for one, two in links:
        if of[one] == of[two]:
            continue
        across = [(a, b) if a < b else (b, a) for a in groups[of[one]] for b in groups[of[two]]]
        if any(apart(*pair) for pair in across):
            continue
        for pair in across:
            if pair not in known:
                known[pair] = weigh(*pair)
        bits = [known[pair].bits for pair in across]
        if min(bits) > AGAINST and sum(bits) / len(bits) >= UNDECIDED:
            _unite(groups, of, one, two)
    return [sorted(members) for _, members in sorted(groups.items())]


def _unite(groups: dict[int, list[int]], of: list[int], one: int, two: int) -> None:
    keep, gone = sorted((of[one], of[two]))
    for member in groups[gone]:
        of[member] = keep
    groups[keep] += groups.pop(gone)
