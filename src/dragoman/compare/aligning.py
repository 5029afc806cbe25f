"""Which propositions of two readouts belong together, and how they relate."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.compare.acts import tells_contact
from dragoman.compare.bilingual import concepts
from dragoman.compare.tokens import Token
from dragoman.language.words import is_common
from dragoman.model import Act, Alignment, Proposition, Relation

LIKE = 0.24  # from which two propositions say the same, wording free
_MORE = 0.10  # from which a further proposition may join a pair
_WEIGHTS = {"word": 1.0, "common": 0.5, "concept": 0.7, "name": 0.8, "topic": 1.0, "figure": 1.5, "contact": 2.0}
_NEAR = 0.5  # from which a difference of act, speaker or denial is one of substance
_SHIFT = 2  # steps of strength that make a shift
_FEW = frozenset([
    "the", "a", "an", "of", "and", "to", "in", "on", "for", "with", "by", "at", "as", "that", "this", "it", "its", "their", "his", "her",
    "was", "were", "is", "are", "be", "been", "has", "have", "had", "also", "both", "which", "including", "between", "from", "or", "will",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One readout made ready: its propositions, their words, language, and the verbatim text of each."""

    propositions: tuple[Proposition, ...]
    words: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    language: str


def side(propositions: Sequence[Proposition], words: Sequence[Token], texts: Sequence[str], language: str) -> Side:
    """The propositions with the lemmas of each; names and numbers are compared apart from words."""
    found = []
    for one in propositions:
        inside = (t for t in words if one.span.start <= t.start and t.end <= one.span.end)
        found.append(frozenset(t.lemma for t in inside if t.mask is None and len(t.form) > 2 and t.form not in _FEW))
    return Side(tuple(propositions), tuple(found), tuple(texts), language)


def align(one: Side, two: Side) -> tuple[Alignment, ...]:
    """Align two readouts.

    Returns:
        In the order in which they stand in both. Every proposition of each stands in one alignment. Exchanging the two
        mirrors the result, rows and all.

    """
    from scipy.optimize import linear_sum_assignment  # its load is felt where nothing is compared

    alike = _Likeness(one, two)
    likeness = alike.table()
    pairs: list[tuple[int, int]] = []
    if likeness and likeness[0]:
        weights = [
            [likeness[i][j] + _tie(one.texts[i], two.texts[j]) for j in range(len(two.texts))]
            for i in range(len(one.texts))
        ]
        rows, columns = linear_sum_assignment(weights, maximize=True)
        pairs = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if likeness[i][j] >= LIKE]
    groups = [([i], [j]) for i, j in pairs]
    _widen(alike, groups, likeness, (one.texts, two.texts))
    found = [_related(one, two, sorted(mine), sorted(theirs), likeness) for mine, theirs in groups]
    taken_one = {i for mine, _ in groups for i in mine}
    taken_two = {j for _, theirs in groups for j in theirs}
    found += [
        Alignment(
            relation=Relation.ONLY_ONE, one=(i,), two=(), likeness=0.0, reason="the other readout has nothing like it"
        )
        for i in range(len(one.propositions))
        if i not in taken_one
    ]
    found += [
        Alignment(
            relation=Relation.ONLY_TWO, one=(), two=(j,), likeness=0.0, reason="the other readout has nothing like it"
        )
        for j in range(len(two.propositions))
        if j not in taken_two
    ]
    return tuple(sorted(found, key=lambda alignment: _place(alignment, one, two)))


def _place(alignment: Alignment, one: Side, two: Side) -> tuple[float, float]:
    """Where an alignment stands, as a share of both texts; ties fall by the words, so that exchanging mirrors the rows."""
    places = [alignment.one[0] / len(one.texts)] if alignment.one else []
    places += [alignment.two[0] / len(two.texts)] if alignment.two else []
    words = [one.texts[i] for i in alignment.one] + [two.texts[j] for j in alignment.two]
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
        found = {("concept", concept) for concept in concepts(words, side_.language)}
        if self._one_language:
            found |= {("common" if is_common(word) else "word", word) for word in words}
        people = {t for t in proposition.entities if not t.isupper()}
        if len(people) > 1 and tells_contact(side_.texts[at]):
            found.add(("contact", "told"))
        found |= {("name", name) for name in proposition.entities}
        found |= {("topic", topic) for topic in proposition.topics}
        found |= {("figure", figure) for figure in (*proposition.numbers, *proposition.days)}
        return frozenset(found)

    def __call__(self, mine: Sequence[int], theirs: Sequence[int]) -> float:
        """Dice's coefficient of what both sides of a pair have, weighted by rarity and sort, in [0, 1]."""
        a = frozenset().union(*(self._features[0][i] for i in mine))
        b = frozenset().union(*(self._features[1][j] for j in theirs))
        total = self._weight(a) + self._weight(b)
        return 2 * self._weight(a & b) / total if total else 0.0

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
        found = np.divide(2 * shared, total, out=np.zeros_like(total), where=total > 0)
        return [[float(value) for value in row] for row in found]

    def _weight(self, features: frozenset[tuple[str, str]]) -> float:
        return math.fsum(_WEIGHTS[feature[0]] * self._rarity[feature] for feature in features)


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
        for i in (i for i in range(len(likeness)) if i not in taken_one and likeness[i][theirs[0]] >= _MORE):
            gains.append((alike((*mine, i), theirs) - now, group, 0, i))
        for j in (j for j in range(len(likeness[0])) if j not in taken_two and likeness[mine[0]][j] >= _MORE):
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


def _related(one: Side, two: Side, mine: list[int], theirs: list[int], likeness: list[list[float]]) -> Alignment:
    like = max(likeness[i][j] for i in mine for j in theirs)
    relation, reason = _relation([one.propositions[i] for i in mine], [two.propositions[j] for j in theirs], like)
    return Alignment(relation=relation, one=tuple(mine), two=tuple(theirs), likeness=round(like, 4), reason=reason)


def _relation(mine: list[Proposition], theirs: list[Proposition], likeness: float) -> tuple[Relation, str]:
    numbers = _differing({n for a in mine for n in a.numbers}, {n for b in theirs for n in b.numbers})
    if numbers:
        return Relation.NUMBER_CONFLICT, f"the numbers differ: {numbers}"
    days = _differing({d for a in mine for d in a.days}, {d for b in theirs for d in b.days})
    if days:
        return Relation.DATE_CONFLICT, f"the dates differ: {days}"
    if (raised := _apart("raised", mine, theirs)) is not None:
        return Relation.ATTRIBUTION_CONFLICT, f"each says that another side raised it: {raised}"
    if likeness < _NEAR:  # two ways to speak of one matter; what differs may lie in the wording
        return Relation.SHARED, "both say it"
    if any(a.negated for a in mine) != any(b.negated for b in theirs):
        return Relation.POLARITY_CONFLICT, "one denies or refuses what the other affirms"
    bound = {Act.AGREE, Act.COMMIT}
    acts_one, acts_two = {a.act for a in mine}, {b.act for b in theirs}
    apart = abs(max(a.strength for a in mine) - max(b.strength for b in theirs))
    if bool(acts_one & bound) != bool(acts_two & bound) and apart >= _SHIFT:
        return Relation.STRENGTH_SHIFT, "agreed or undertaken in one, no more than spoken of in the other"
    if acts_one & acts_two and (told := _apart("speaker", mine, theirs)) is not None:
        return Relation.ATTRIBUTION_CONFLICT, f"they ascribe it to different sides: {told}"
    return Relation.SHARED, "both say it"


def _apart(field: str, mine: list[Proposition], theirs: list[Proposition]) -> str | None:
    """Sides that the two give for a field, where both give one and none in common."""
    one = {getattr(a, field) for a in mine} - {None, "both"}
    two = {getattr(b, field) for b in theirs} - {None, "both"}
    return " and ".join(sorted((*one, *two))) if one and two and not one & two else None


def _differing(one: set[str], two: set[str]) -> str:
    """Values of both sides that stand against each other: each has some that the other lacks, of one unit."""
    mine, theirs = one - two, two - one
    if not mine or not theirs:
        return ""
    units_one = {value.partition(" ")[2] for value in mine}
    units_two = {value.partition(" ")[2] for value in theirs}
    return " / ".join(sorted((*mine, *theirs))) if units_one & units_two else ""
