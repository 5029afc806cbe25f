"""Accounts into contacts: the surest links first, and none against a pair that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from dragoman.model import Verdict
from dragoman.reconcile.weighing import UNDECIDED, Weighed

Pair = tuple[int, int]  # positions of two accounts, the smaller first

_CLEAR = 2.0  # bits by which one of two contacts that an account fits must lead (4 to 1)


@dataclass(frozen=True, slots=True)
class Clustered:
    """Positions by group, each in one; what stands open between groups; joins that could not be followed.

    ``open`` holds the surest link of each two groups between which nothing speaks against one, ``refused`` a join with
    the pair that stands in its way.
    """

    groups: tuple[tuple[int, ...], ...]
    open: tuple[tuple[Pair, Weighed], ...]
    refused: tuple[tuple[Pair, Pair], ...]


@dataclass(slots=True)
class _Between:
    """What speaks for two groups being one: a sum over the pairs across them; once barred, always barred.

    ``asks`` tells that of some pair only an analyst may say so.
    """

    bits: float = 0.0
    pairs: int = 0
    barred: bool = False
    asks: bool = False

    def with_(self, other: _Between) -> _Between:
        return _Between(self.bits + other.bits, self.pairs + other.pairs, asks=self.asks or other.asks)


def cluster(
    count: int,
    weighed: Mapping[Pair, Weighed],
    *,
    together: Iterable[Pair],
    copies: Iterable[Pair] = (),
    apart: Callable[[int, int], bool],
    weigh: Callable[[int, int], Weighed],
) -> Clustered:
    """Group accounts.

    Args:
        count: How many accounts there are.
        weighed: The pairs that came near enough to be weighed.
        together: Pairs that an analyst joined; they come first.
        copies: Accounts with the account of the original that they repeat; they come next.
        apart: Whether a pair must stay apart: told apart by an analyst, or by one document that tells both.
        weigh: Weighs a pair that was not among ``weighed``.

    Returns:
        Accounts that an analyst joined, and copies, are one to all others: the pair that speaks most for it counts,
        since the rest is implied. Two groups are joined when no pair across them must stay apart or waits for an
        analyst, nothing speaks against any, and on the mean more speaks for them than against. Where the days of a
        pair only fit, it must fit no other contact about as well. The order of the accounts decides nothing but ties
        of equal weight.

    """
    work = _Work(count, weighed, apart=apart, weigh=weigh)
    refused = [(pair, bar) for pair in sorted(together) if (bar := work.given(pair)) is not None]
    for pair in sorted(copies):
        work.given(pair)
    work.start()
    links = sorted(
        (pair for pair, found in weighed.items() if found.verdict is Verdict.SAME),
        key=lambda pair: (-weighed[pair].bits, pair),
    )
    work.meet(links)
    contested = {pair for pair in links if not work.join(pair, rivals=weighed[pair].loose)}
    groups = tuple(tuple(sorted(members)) for _, members in sorted(work.groups.items()))
    return Clustered(groups, tuple(work.open(contested)), tuple(refused))


class _Work:
    """Groups in the making. What stands between two is counted once and added up as they grow."""

    def __init__(
        self,
        count: int,
        weighed: Mapping[Pair, Weighed],
        *,
        apart: Callable[[int, int], bool],
        weigh: Callable[[int, int], Weighed],
    ) -> None:
        self.groups: dict[int, list[int]] = {at: [at] for at in range(count)}
        self._of = list(range(count))
        self._known = dict(weighed)
        self._weighed = weighed
        self._apart = apart
        self._weigh = weigh
        self._given: dict[int, list[int]] = {}
        self._units: dict[int, list[int]] = {}
        self._between: defaultdict[int, dict[int, _Between]] = defaultdict(dict)
        self._same: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)

    def given(self, pair: Pair) -> Pair | None:
        """Join what is known to be one; else the pair that stands in the way."""
        one, two = (self._of[at] for at in pair)
        if one != two:
            for a, b in product(self.groups[one], self.groups[two]):
                if self._apart(a, b):
                    return _ordered(a, b)
            self._unite(one, two)
        return None

    def start(self) -> None:
        """From here on what was given is one unit."""
        self._given = {at: list(members) for at, members in self.groups.items()}
        self._units = {at: [at] for at in self.groups}

    def meet(self, links: Iterable[Pair]) -> None:
        """Note which accounts have a sure link, so that rivals are found."""
        for pair in links:
            for one, two in (pair, pair[::-1]):
                self._same[one].append((two, self._weighed[pair].bits))

    def join(self, pair: Pair, *, rivals: bool) -> bool:
        """Join the groups of a pair unless something stands between; false where a rival does."""
        one, two = (self._of[at] for at in pair)
        if one == two:
            return True
        between = self._find(one, two)
        if between.barred or between.asks or between.bits / between.pairs < UNDECIDED:
            return True
        if rivals and next(self._rivals(pair), None) is not None:
            return False
        self._unite(one, two)
        return True

    def open(self, contested: set[Pair]) -> list[tuple[Pair, Weighed]]:
        """The surest link of each two groups that stays open."""
        best: dict[Pair, tuple[Pair, Weighed]] = {}
        seen: set[Pair] = set()
        for pair, found in sorted(self._weighed.items(), key=lambda item: (-item[1].bits, item[0])):
            groups = _ordered(*(self._of[at] for at in pair))
            if found.verdict is Verdict.DIFFERENT or groups[0] == groups[1] or groups in seen:
                continue
            seen.add(groups)
            if self._find(*groups).barred:
                continue
            if pair in contested:
                reason = f"{found.reason}; it fits another contact about as well"
                found = replace(found, verdict=Verdict.UNDECIDED, reason=reason)
            best[groups] = pair, found
        return sorted(best.values(), key=lambda link: link[0])

    def _rivals(self, pair: Pair) -> Iterator[int]:
        """Accounts of other groups that one of the pair may be one with, and the other cannot."""
        limit = self._weighed[pair].bits - _CLEAR
        for at, other in (pair, pair[::-1]):
            for rival, bits in self._same[at]:
                home = self._of[rival]
                if (
                    bits > limit
                    and home not in {self._of[at], self._of[other]}
                    and self._pair(rival, other).against
                    and not self._find(self._of[at], home).barred
                ):
                    yield rival

    def _find(self, one: int, two: int) -> _Between:
        known = self._between[one].get(two)
        if known is None:
            known = self._count(one, two)
            self._between[one][two] = self._between[two][one] = known
        return known

    def _count(self, one: int, two: int) -> _Between:
        found = _Between()
        if any(self._apart(a, b) for a, b in product(self.groups[one], self.groups[two])):
            found.barred = True
            return found
        for a, b in product(self._units[one], self._units[two]):
            across = (self._pair(x, y) for x, y in product(self._given[a], self._given[b]))
            best = max(across, key=lambda weight: (not weight.against, not weight.asks, weight.bits))
            if best.against:
                found.barred = True
                return found
            found.bits += best.bits
            found.pairs += 1
            found.asks |= best.asks
        return found

    def _pair(self, one: int, two: int) -> Weighed:
        pair = _ordered(one, two)
        if pair not in self._known:
            self._known[pair] = self._weigh(*pair)
        return self._known[pair]

    def _unite(self, one: int, two: int) -> None:
        keep, gone = _ordered(one, two)
        mine, theirs = self._between.pop(keep, {}), self._between.pop(gone, {})
        for other in (mine.keys() | theirs.keys()) - {keep, gone}:
            parts = [mine.get(other) or theirs[other], theirs.get(other) or mine[other]]
            if any(part.barred for part in parts):
                found = _Between(barred=True)
            else:
                found = (mine.get(other) or self._count(keep, other)).with_(
                    theirs.get(other) or self._count(gone, other)
                )
            self._between[other].pop(gone, None)
            self._between[keep][other] = self._between[other][keep] = found
        for member in self.groups[gone]:
            self._of[member] = keep
        self.groups[keep] += self.groups.pop(gone)
        if self._units:
            self._units[keep] += self._units.pop(gone)


def _ordered(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)
