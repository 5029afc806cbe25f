"""Accounts into contacts: the surest links first, and none against a pair that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


def cluster(
    documents: Sequence[str],
    weighed: Mapping[Pair, Weighed],
    *,
    weigh: Callable[[int, int], Weighed],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    copies: Iterable[Pair] = (),
) -> Clustered:
    """Group accounts.

    Args:
        documents: The document of each account: two accounts of one document stay apart.
        weighed: The pairs that came near enough to be weighed.
        weigh: Weighs a pair that was not among ``weighed``.
        together: Pairs that an analyst joined; they come first, also within one document.
        apart: Pairs that an analyst parted.
        copies: Accounts with the account of the original that they repeat; they come next.

    Returns:
        What an analyst joined, and copies, bring everything along that goes with either: only what goes by evidence is
        judged, so that a join takes no sure link back. Two groups are joined when no pair across them must stay apart
        or waits for an analyst, nothing speaks against any, and on the mean more speaks for them than against. Where
        the days of a pair only fit, it must fit no other contact about as well. The order of the accounts decides
        nothing but ties of equal weight.

    """
    work = _Work(weighed, weigh, _Wholes(documents, frozenset(together), apart))
    refused = [(pair, bar) for pair in sorted(together) if (bar := work.wholes.join(pair)) is not None]
    for pair in sorted(copies):
        work.wholes.join(pair)
    links = sorted(
        (pair for pair, found in weighed.items() if found.verdict is Verdict.SAME),
        key=lambda pair: (-weighed[pair].bits, pair),
    )
    contested = {pair for pair in links if not work.join(pair)}
    return Clustered(work.wholes.groups(), tuple(work.open(contested)), tuple(refused))


class _Wholes:
    """Contacts in the making, whatever joins them; no two that must stay apart get into one."""

    def __init__(self, documents: Sequence[str], together: frozenset[Pair], apart: Iterable[Pair]) -> None:
        self.of = list(range(len(documents)))
        self._together = together
        self._members = {at: {document: [at]} for at, document in enumerate(documents)}  # by document
        self._foes: defaultdict[int, list[Pair]] = defaultdict(list)  # (one of ours, whom it must not meet)
        for one, two in apart:
            self._foes[one].append((one, two))
            self._foes[two].append((two, one))

    def join(self, pair: Pair) -> Pair | None:
        """Join the wholes of a pair; else the pair that stands in the way."""
        one, two = (self.of[at] for at in pair)
        if one == two:
            return None
        bar = self.bar(one, two)
        if bar is None:
            keep, gone = _ordered(one, two)
            for document, members in self._members.pop(gone).items():
                self._members[keep].setdefault(document, []).extend(members)
                for member in members:
                    self.of[member] = keep
            self._foes[keep] += self._foes.pop(gone, [])
        return bar

    def bar(self, one: int, two: int) -> Pair | None:
        """A pair across two wholes that must stay apart."""
        few, many = sorted((self._members[one], self._members[two]), key=len)
        for document in few:
            for pair in product(few[document], many.get(document, ())):
                if _ordered(*pair) not in self._together:
                    return _ordered(*pair)
        return next((_ordered(*foe) for foe in self._foes.get(one, ()) if self.of[foe[1]] == two), None)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Positions by whole."""
        return tuple(
            tuple(sorted(member for members in whole.values() for member in members))
            for _, whole in sorted(self._members.items())
        )


@dataclass(frozen=True, slots=True)
class _Between:
    """What speaks for two groups being one: a sum over the pairs across them; once barred, always barred.

    ``asks`` tells that of some pair only an analyst may say so.
    """

    bits: float = 0.0
    pairs: int = 0
    barred: bool = False
    asks: bool = False

    def with_(self, other: _Between) -> _Between:
        return _Between(
            self.bits + other.bits,
            self.pairs + other.pairs,
            barred=self.barred or other.barred,
            asks=self.asks or other.asks,
        )


class _Work:
    """Groups that evidence alone makes. What stands between two is counted once and added up as they grow."""

    def __init__(self, weighed: Mapping[Pair, Weighed], weigh: Callable[[int, int], Weighed], wholes: _Wholes) -> None:
        self.wholes = wholes
        self._weighed = weighed
        self._weigh = weigh
        self._known = dict(weighed)
        self._of = list(range(len(wholes.of)))
        self._members = {at: [at] for at in self._of}
        self._between: defaultdict[int, dict[int, _Between]] = defaultdict(dict)
        self._same: defaultdict[int, list[int]] = defaultdict(list)
        for (one, two), found in weighed.items():
            if found.verdict is Verdict.SAME:
                self._same[one].append(two)
                self._same[two].append(one)

    def join(self, pair: Pair) -> bool:
        """Join the groups of a pair unless something stands between; false where a rival does."""
        one, two = (self._of[at] for at in pair)
        if one == two:
            return True
        between = self._find(one, two)
        if between.barred or between.asks or between.bits / between.pairs < UNDECIDED:
            return True
        if self._weighed[pair].loose and next(self._rivals(pair), None) is not None:
            return False
        if self.wholes.join(pair) is None:
            self._unite(one, two)
        return True

    def open(self, contested: set[Pair]) -> list[tuple[Pair, Weighed]]:
        """The surest link of each two wholes that stays open; sure by itself or not, an analyst decides."""
        best: dict[Pair, tuple[Pair, Weighed]] = {}
        seen: set[Pair] = set()
        for pair, found in sorted(self._weighed.items(), key=lambda item: (-item[1].bits, item[0])):
            wholes = _ordered(*(self.wholes.of[at] for at in pair))
            if found.verdict is Verdict.DIFFERENT or wholes[0] == wholes[1] or wholes in best:
                continue
            groups = _ordered(*(self._of[at] for at in pair))
            if groups in seen:
                continue
            seen.add(groups)
            if self._find(*groups).barred or self.wholes.bar(*wholes) is not None:
                continue
            if found.verdict is Verdict.SAME:
                why = "it fits another contact about as well" if pair in contested else "other accounts leave it open"
                found = replace(found, verdict=Verdict.UNDECIDED, reason=f"{found.reason}; {why}")
            best[wholes] = pair, found
        return sorted(best.values(), key=lambda link: link[0])

    def _rivals(self, pair: Pair) -> Iterator[int]:
        """Accounts of other contacts that one of the pair may be one with, and the other cannot."""
        limit = self._weighed[pair].bits - _CLEAR
        wholes = {self.wholes.of[at] for at in pair}
        for at, other in (pair, pair[::-1]):
            for rival in self._same[at]:
                if (
                    self._weighed[_ordered(at, rival)].bits > limit
                    and self.wholes.of[rival] not in wholes
                    and self._pair(rival, other).against
                    and not self._find(self._of[at], self._of[rival]).barred
                    and self.wholes.bar(self.wholes.of[at], self.wholes.of[rival]) is None
                ):
                    yield rival

    def _find(self, one: int, two: int) -> _Between:
        known = self._between[one].get(two)
        if known is None:
            known = self._count(one, two)
            self._between[one][two] = self._between[two][one] = known
        return known

    def _count(self, one: int, two: int) -> _Between:
        bits, asks = 0.0, False
        for a, b in product(self._members[one], self._members[two]):
            found = self._pair(a, b)
            if found.against:
                return _Between(barred=True)
            bits += found.bits
            asks |= found.asks
        return _Between(bits, len(self._members[one]) * len(self._members[two]), asks=asks)

    def _pair(self, one: int, two: int) -> Weighed:
        pair = _ordered(one, two)
        if pair not in self._known:
            self._known[pair] = self._weigh(*pair)
        return self._known[pair]

    def _unite(self, one: int, two: int) -> None:
        keep, gone = _ordered(one, two)
        mine, theirs = self._between.pop(keep, {}), self._between.pop(gone, {})
        for other in (mine.keys() | theirs.keys()) - {keep, gone}:
            known = [part for part in (mine.get(other), theirs.get(other)) if part is not None]
            if any(part.barred for part in known):  # the rest need not be counted
                found = _Between(barred=True)
            else:
                rest = theirs.get(other) or self._count(gone, other)
                found = (mine.get(other) or self._count(keep, other)).with_(rest)
            self._between[other].pop(gone, None)
            self._between[keep][other] = self._between[other][keep] = found
        for member in self._members[gone]:
            self._of[member] = keep
        self._members[keep] += self._members.pop(gone)


def _ordered(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)
