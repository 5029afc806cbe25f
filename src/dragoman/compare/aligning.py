"""Which propositions of two readouts belong together, and how they relate."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.compare.bilingual import bridged
from dragoman.compare.tokens import Token
from dragoman.language.words import is_common
from dragoman.model import Act, Alignment, Proposition, Relation

LIKE = 0.22  # from which two propositions say the same, wording free
_MORE = 0.15  # from which a further proposition may join a pair
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
        In the order of the first, what only the second has where it stands there. Every proposition of each stands in one
        alignment. Exchanging the two mirrors the result.

    """
    from scipy.optimize import linear_sum_assignment  # its load is felt where nothing is compared

    likeness = [
        [_likeness(one, two, (i,), (j,)) for j in range(len(two.propositions))] for i in range(len(one.propositions))
    ]
    pairs: list[tuple[int, int]] = []
    if likeness and likeness[0]:
        weights = [
            [likeness[i][j] + _tie(one.texts[i], two.texts[j]) for j in range(len(two.texts))]
            for i in range(len(one.texts))
        ]
        rows, columns = linear_sum_assignment(weights, maximize=True)
        pairs = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if likeness[i][j] >= LIKE]
    groups = [([i], [j]) for i, j in pairs]
    _widen(one, two, groups, likeness)
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
    return tuple(sorted(found, key=lambda a: (_place(a, len(one.propositions), len(two.propositions)), a.one, a.two)))


def _place(alignment: Alignment, one: int, two: int) -> float:
    """Where an alignment stands, as a share of the text."""
    return alignment.one[0] / max(1, one) if alignment.one else alignment.two[0] / max(1, two)


def _tie(one: str, two: str) -> float:
    """A tiny weight that depends on the two texts and not on their order, so that ties fall alike both ways."""
    digest = hashlib.blake2b("\0".join(sorted((one, two))).encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest) * 1e-15


def _likeness(one: Side, two: Side, mine: Sequence[int], theirs: Sequence[int]) -> float:
    """How alike propositions of two readouts are, taken together, in [0, 1]: words, names and numbers, topics."""
    a, b = ([side_.propositions[at] for at in chosen] for side_, chosen in ((one, mine), (two, theirs)))
    words_a, words_b = (frozenset().union(*(s.words[at] for at in c)) for s, c in ((one, mine), (two, theirs)))
    if one.language != two.language:
        words_a, words_b = bridged(words_a, one.language), bridged(words_b, two.language)
    words = _weighted(words_a, words_b)
    names = _jaccard(frozenset(e for p in a for e in p.entities), frozenset(e for p in b for e in p.entities))
    topics = _jaccard(frozenset(t for p in a for t in p.topics), frozenset(t for p in b for t in p.topics))
    figures = _jaccard(
        frozenset(n for p in a for n in (*p.numbers, *p.days)), frozenset(n for p in b for n in (*p.numbers, *p.days))
    )
    parts = [(0.6, words), (0.2, names), (0.2, topics), (0.2, figures)]
    known = [(weight, part) for weight, part in parts if part is not None]
    return sum(weight * part for weight, part in known) / sum(weight for weight, _ in known) if known else 0.0


def _weighted(a: frozenset[str], b: frozenset[str]) -> float | None:
    """Dice's coefficient, frequent words counting a half."""
    if not a or not b:
        return None

    def weight(words: frozenset[str]) -> float:
        return sum(0.5 if is_common(word) else 1.0 for word in words)

    return 2 * weight(a & b) / (weight(a) + weight(b))


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float | None:
    return len(a & b) / len(a | b) if a | b else None


def _widen(one: Side, two: Side, groups: list[tuple[list[int], list[int]]], likeness: list[list[float]]) -> None:
    """Let what is left over join the pair that it makes more alike: one sentence here may be two there."""
    taken_one = {i for mine, _ in groups for i in mine}
    taken_two = {j for _, theirs in groups for j in theirs}
    gains: list[tuple[float, int, int, int]] = []  # by how much, group, side, position
    for group, (mine, theirs) in enumerate(groups):
        now = likeness[mine[0]][theirs[0]]
        for i in (i for i in range(len(one.propositions)) if i not in taken_one and likeness[i][theirs[0]] >= _MORE):
            gains.append((_likeness(one, two, (*mine, i), theirs) - now, group, 0, i))
        for j in (j for j in range(len(two.propositions)) if j not in taken_two and likeness[mine[0]][j] >= _MORE):
            gains.append((_likeness(one, two, mine, (*theirs, j)) - now, group, 1, j))
    both = {g for gain, g, which, _ in gains if gain > 0 and which == 0} & {
        g for gain, g, which, _ in gains if gain > 0 and which == 1
    }
    placed: set[tuple[int, int]] = set()
    for gain, group, which, position in sorted(gains, key=lambda g: (-g[0], g[1:])):
        if gain > 0 and group not in both and (which, position) not in placed:  # one to many, never many to many
            placed.add((which, position))
            groups[group][which].append(position)


def _related(one: Side, two: Side, mine: list[int], theirs: list[int], likeness: list[list[float]]) -> Alignment:
    relation, reason = _relation([one.propositions[i] for i in mine], [two.propositions[j] for j in theirs])
    like = max(likeness[i][j] for i in mine for j in theirs)
    return Alignment(relation=relation, one=tuple(mine), two=tuple(theirs), likeness=round(like, 4), reason=reason)


def _relation(mine: list[Proposition], theirs: list[Proposition]) -> tuple[Relation, str]:
    if any(a.negated for a in mine) != any(b.negated for b in theirs):
        return Relation.POLARITY_CONFLICT, "one denies or refuses what the other affirms"
    numbers = _differing({n for a in mine for n in a.numbers}, {n for b in theirs for n in b.numbers})
    if numbers:
        return Relation.NUMBER_CONFLICT, f"the numbers differ: {numbers}"
    days = _differing({d for a in mine for d in a.days}, {d for b in theirs for d in b.days})
    if days:
        return Relation.DATE_CONFLICT, f"the dates differ: {days}"
    for name in ("raised", "speaker"):
        told_one = {getattr(a, name) for a in mine} - {None, "both"}
        told_two = {getattr(b, name) for b in theirs} - {None, "both"}
        if told_one and told_two and not told_one & told_two:
            who = " and ".join(sorted((*told_one, *told_two)))
            return Relation.ATTRIBUTION_CONFLICT, f"they ascribe it to different sides: {who}"
    strong_one, strong_two = max(a.strength for a in mine), max(b.strength for b in theirs)
    bound = {Act.AGREE, Act.COMMIT}
    binds = bool({a.act for a in mine} & bound) != bool({b.act for b in theirs} & bound)
    if binds and abs(strong_one - strong_two) >= _SHIFT:
        return Relation.STRENGTH_SHIFT, "agreed or undertaken in one, no more than spoken of in the other"
    return Relation.SHARED, "both say it"


def _differing(one: set[str], two: set[str]) -> str:
    """Values of both sides that stand against each other: each has some that the other lacks, of one unit."""
    mine, theirs = one - two, two - one
    if not mine or not theirs:
        return ""
    units_one = {value.partition(" ")[2] for value in mine}
    units_two = {value.partition(" ")[2] for value in theirs}
    return " / ".join(sorted((*mine, *theirs))) if units_one & units_two else ""
