"""Which propositions of two readouts belong together, and how they relate."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import partial_ratio, ratio

from dragoman.compare.acts import FRAME, denials, denied, hedged, running, tells_contact
from dragoman.compare.bilingual import concepts
from dragoman.compare.relating import Passage, relate
from dragoman.compare.tokens import Token
from dragoman.language.numbers import HEDGES
from dragoman.language.words import is_common, is_function
from dragoman.model import Alignment, Proposition, Relation

LIKE = 0.24  # from which two propositions say the same, wording free
_THREE = re.compile(r"(?i)\b(?:tri|quadri)lateral|(?:трёх|трех|четырёх|четырех)сторонн")
_SPELLED_ALIKE = 70  # of 100, of two surnames that may be one
_MORE = 0.10  # from which a further proposition may join a pair
_WEIGHTS = {
    "word": 1.0,
    "common": 0.5,
    "concept": 0.7,
    "frame": 0.2,
    "name": 0.8,
    "topic": 1.0,
    "figure": 1.5,
    "contact": 2.0,
}


@dataclass(frozen=True, slots=True)
class Side:
    """One readout made ready: its propositions, their words, the verbatim text of each, language, day of publication."""

    propositions: tuple[Proposition, ...]
    words: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    language: str
    published: date | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """The texts, each told from its like by how often it stood before, so that ties fall alike both ways."""
        seen: Counter[str] = Counter()
        marks = []
        for text in self.texts:
            marks.append(f"{text}\0{seen[text]}")
            seen[text] += 1
        return tuple(marks)


def side(
    propositions: Sequence[Proposition],
    words: Sequence[Token],
    texts: Sequence[str],
    language: str,
    published: date | None = None,
) -> Side:
    """The propositions with the lemmas of each; names and numbers are compared apart from words."""
    found = []
    for one in propositions:
        inside = (t for t in words if one.span.start <= t.start and t.end <= one.span.end)
        found.append(
            frozenset(t.lemma for t in inside if t.mask is None and len(t.form) > 2 and not is_function(t.form))
        )
    return Side(tuple(propositions), tuple(found), tuple(texts), language, published)


def align(one: Side, two: Side) -> tuple[Alignment, ...]:
    """Align two readouts.

    Returns:
        In the order in which they stand in both. Every proposition of each stands in one alignment. Exchanging the two
        mirrors the result, rows and all.

    """
    from scipy.optimize import linear_sum_assignment  # its load is felt where nothing is compared

    alike = _Likeness(one, two)
    likeness = alike.table()
    marks = one.marks, two.marks
    pairs: list[tuple[int, int]] = []
    if likeness and likeness[0]:
        weights = [
            [likeness[i][j] + _tie(marks[0][i], marks[1][j]) for j in range(len(marks[1]))]
            for i in range(len(marks[0]))
        ]
        rows, columns = linear_sum_assignment(weights, maximize=True)
        pairs = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if likeness[i][j] >= LIKE]
    groups = [([i], [j]) for i, j in pairs]
    _widen(alike, groups, likeness, marks)
    found = [_related(one, two, sorted(mine), sorted(theirs), likeness, alike) for mine, theirs in groups]
    taken_one = {i for mine, _ in groups for i in mine}
    taken_two = {j for _, theirs in groups for j in theirs}
    found += [
        Alignment(
            relation=Relation.ONLY_ONE,
            one=(i,),
            two=(),
            likeness=0.0,
            reason="nothing like it was found in the other readout",
        )
        for i in range(len(one.propositions))
        if i not in taken_one
    ]
    found += [
        Alignment(
            relation=Relation.ONLY_TWO,
            one=(),
            two=(j,),
            likeness=0.0,
            reason="nothing like it was found in the other readout",
        )
        for j in range(len(two.propositions))
        if j not in taken_two
    ]
    return tuple(sorted(found, key=lambda alignment: _place(alignment, *marks)))


def held(one: Side, two: Side, mine: Sequence[int], theirs: Sequence[int]) -> Alignment:
    """The row that propositions of two readouts would be, had they been aligned; a reader may have put them together."""
    alike = _Likeness(one, two)
    return _related(one, two, sorted(mine), sorted(theirs), alike.table(), alike)


def _place(alignment: Alignment, one: Sequence[str], two: Sequence[str]) -> tuple[float, float]:
    """Where an alignment stands, as a share of both texts; ties fall by the words, so that exchanging mirrors the rows."""
    places = [alignment.one[0] / len(one)] if alignment.one else []
    places += [alignment.two[0] / len(two)] if alignment.two else []
    words = [one[i] for i in alignment.one] + [two[j] for j in alignment.two]
    return sum(places) / len(places), _tie(min(words), max(words))


def _tie(one: str, two: str) -> float:
    """A tiny weight that depends on the two texts and not on their order, so that ties fall alike both ways."""
    digest = hashlib.blake2b("\0".join(sorted((one, two))).encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest) * 1e-15


class _Likeness:
    """How alike propositions of two readouts are; what stands in most sentences of both counts little."""

    def __init__(self, one: Side, two: Side) -> None:
        self._one, self._two = one, two
        self._one_language = one.language == two.language
        self._features = tuple([self._of(side_, at) for at in range(len(side_.propositions))] for side_ in (one, two))
        counts = Counter(feature for side_ in self._features for features in side_ for feature in features)
        self._rarity = {f: math.log((1 + sum(map(len, self._features))) / n) for f, n in counts.items()}

    def _of(self, side_: Side, at: int) -> frozenset[tuple[str, str]]:
        proposition, words = side_.propositions[at], side_.words[at]
        found = {("frame" if c in FRAME else "concept", c) for c in concepts(words, side_.language)}
        if self._one_language:
            found |= {("frame" if w in FRAME else "common" if is_common(w) else "word", w) for w in words}
        people = {t for t in proposition.entities if not t.isupper()}
        if len(people) > 1 and tells_contact(side_.texts[at]):
            found.add(("contact", "told"))
        found |= {("name", name) for name in proposition.entities}
        found |= {("topic", topic) for topic in proposition.topics}
        found |= {("figure", _amount(number)) for number in proposition.numbers}
        found |= {("figure", day) for day in proposition.days}
        return frozenset(found)

    def __call__(self, mine: Sequence[int], theirs: Sequence[int]) -> float:
        """Dice's coefficient of what both sides of a pair have, weighted by rarity and sort, in [0, 1]."""
        a = frozenset().union(*(self._features[0][i] for i in mine))
        b = frozenset().union(*(self._features[1][j] for j in theirs))
        total = self._weight(a) + self._weight(b)
        return 2 * self._weight(a & b) / total if total else 0.0

    def wording(self, mine: int, theirs: int) -> tuple[float, float]:
        """The same of two propositions with figures left out, and how much of the shorter one lies within the other.

        What differs in figures must not hide that it does. Where only names and words of every readout are shared, neither
        lies within the other.
        """
        a, b = (
            frozenset(f for f in features[at] if f[0] != "figure")
            for features, at in zip(self._features, (mine, theirs), strict=True)
        )
        shared, least, total = (
            self._weight(a & b),
            min(self._weight(a), self._weight(b)),
            self._weight(a) + self._weight(b),
        )
        if not least:
            return 0.0, 0.0
        return 2 * shared / total, shared / least if self.solid(mine, theirs) else 0.0

    def table(self) -> list[list[float]]:
        """The likeness of every proposition of the one readout with every one of the other."""
        import numpy as np  # its load is felt where nothing is compared

        rows, columns = len(self._features[0]), len(self._features[1])
        shared = np.zeros((rows, columns))
        places: tuple[defaultdict[tuple[str, str], list[int]], ...] = (defaultdict(list), defaultdict(list))
        for side_, features in zip(places, self._features, strict=True):
            for at, mine in enumerate(features):
                for feature in mine:
                    side_[feature].append(at)
        for feature in sorted(places[0].keys() & places[1].keys()):  # in one order, so that exchanging adds up alike
            weight = _WEIGHTS[feature[0]] * self._rarity[feature]
            shared[np.ix_(places[0][feature], places[1][feature])] += weight
        weights = [np.array([self._weight(f) for f in features]) for features in self._features]
        total = np.add.outer(weights[0], weights[1])
        for i, j in self._of_other_contacts():
            shared[i, j] = 0.0
        found = np.divide(2 * shared, total, out=np.zeros_like(total), where=total > 0)
        return [[float(value) for value in row] for row in found]

    def _of_other_contacts(self) -> Iterator[tuple[int, int]]:
        """Pairs of which each tells that people met, and not the same: a third side joined, or each names somebody else."""
        told = [[at for at, features in enumerate(mine) if ("contact", "told") in features] for mine in self._features]
        for i in told[0]:
            for j in told[1]:
                one, two = (
                    {e for e in side_.propositions[at].entities if not e.isupper()}
                    for side_, at in ((self._one, i), (self._two, j))
                )
                third = [_THREE.search(side_.texts[at]) is not None for side_, at in ((self._one, i), (self._two, j))]
                others = one - two and two - one and not any(self._one_name(a, b) for a in one - two for b in two - one)
                if others or third[0] != third[1]:
                    yield i, j

    def _one_name(self, one: str, two: str) -> bool:
        """Whether two surnames may be one; two languages cut and spell it each in its way."""
        return (ratio if self._one_language else partial_ratio)(one, two) >= _SPELLED_ALIKE

    def solid(self, mine: int, theirs: int) -> bool:
        """Whether two propositions share more than names and the words in which every readout tells."""
        shared = self._features[0][mine] & self._features[1][theirs]
        return any(feature[0] not in {"name", "frame", "common"} for feature in shared)

    def _weight(self, features: frozenset[tuple[str, str]]) -> float:
        return math.fsum(_WEIGHTS[feature[0]] * self._rarity[feature] for feature in features)


def _amount(number: str) -> str:
    """A number as it is compared: without what is counted, which each language names in its own word."""
    amount, _, unit = number.lstrip(HEDGES).partition(" ")
    return f"{amount} {unit}" if not unit.islower() or unit in {"tonne", "year", "hour", "km"} else amount


def _widen(
    alike: _Likeness,
    groups: list[tuple[list[int], list[int]]],
    likeness: list[list[float]],
    texts: tuple[Sequence[str], Sequence[str]],
) -> None:
    """Let what is left over join the pair that it makes more alike: one sentence here may be two there."""
    taken_one = {i for mine, _ in groups for i in mine}
    taken_two = {j for _, theirs in groups for j in theirs}
    gains: list[tuple[float, int, int, int]] = []  # by how much, group, side, position
    for group, (mine, theirs) in enumerate(groups):
        now = likeness[mine[0]][theirs[0]]
        for i in (
            i
            for i in range(len(likeness))
            if i not in taken_one and likeness[i][theirs[0]] >= _MORE and alike.solid(i, theirs[0])
        ):
            gains.append((alike((*mine, i), theirs) - now, group, 0, i))
        for j in (
            j
            for j in range(len(likeness[0]))
            if j not in taken_two and likeness[mine[0]][j] >= _MORE and alike.solid(mine[0], j)
        ):
            gains.append((alike(mine, (*theirs, j)) - now, group, 1, j))
    both = {g for gain, g, which, _ in gains if gain > 0 and which == 0} & {
        g for gain, g, which, _ in gains if gain > 0 and which == 1
    }
    placed: set[tuple[int, int]] = set()

    def order(gain: tuple[float, int, int, int]) -> tuple[float, float]:
        """The greatest gain first; ties by the words, whichever readout stands left."""
        first, second = texts[0][groups[gain[1]][0][0]], texts[1][groups[gain[1]][1][0]]
        return -round(gain[0], 9), _tie(texts[gain[2]][gain[3]], min(first, second) + max(first, second))

    for gain, group, which, position in sorted(gains, key=order):
        if gain > 0 and group not in both and (which, position) not in placed:  # one to many, never many to many
            placed.add((which, position))
            groups[group][which].append(position)


def _related(
    one: Side, two: Side, mine: list[int], theirs: list[int], likeness: list[list[float]], alike: _Likeness
) -> Alignment:
    like = max(likeness[i][j] for i in mine for j in theirs)
    pairs = [(alike.wording(i, j), i, j) for i in mine for j in theirs]
    wording, first, second = max(pairs, key=lambda pair: (pair[0], _tie(one.texts[pair[1]], two.texts[pair[2]])))
    left, right = (
        [_passage(of, at) for at in (foremost, *(at for at in group if at != foremost))]
        for of, group, foremost in ((one, mine, first), (two, theirs, second))
    )
    found, reason = relate(left, right, *wording)
    return Alignment(
        relation=found[0].relation if found else Relation.SHARED,
        one=tuple(mine),
        two=tuple(theirs),
        likeness=round(like, 4),
        reason=reason,
        differences=found,
    )


def _passage(of: Side, at: int) -> Passage:
    text, language = of.texts[at], of.language
    return Passage(
        proposition=of.propositions[at],
        words=of.words[at],
        language=language,
        denials=denials(text, language),
        denied=denied(text, language),
        hedged=hedged(text, language),
        running=running(text, language),
        published=of.published,
    )
