"""Weighing against a plain engine that is written from the definitions alone: decimals, dictionaries and loops.

It shares nothing with the room but the model. Bits come from the whole joint table of hypothesis and item.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import pytest

from dragoman.model import (
    Analysis,
    Consistency,
    Convention,
    Hypothesis,
    Item,
    Prior,
    PriorKind,
    Relevance,
    Scores,
)
from dragoman.weigh import assess

CASES = 1000
Row = list[Decimal]


def _near(expected: Row | Decimal) -> Any:
    plain = float(expected) if isinstance(expected, Decimal) else list(map(float, expected))
    return pytest.approx(plain, rel=1e-9, abs=1e-9)


def _trust(of: Analysis, it: Item) -> Decimal:
    grade = next(value for letter, value in of.convention.reliability if letter == it.reliability)
    belief = next(value for number, value in of.convention.credibility if number == it.credibility)
    return Decimal(grade) * Decimal(belief)


def _family(of: Analysis, it: Item) -> set[str]:
    """An original and its copies."""
    original = it.copy_of or it.id
    return {other.id for other in of.items if original in {other.id, other.copy_of}}


def _origin(of: Analysis, it: Item) -> str | None:
    """The original's, if it has one."""
    return next((other.origin for other in of.items if other.id == (it.copy_of or it.id)), None)


def _counted(of: Analysis, who: str) -> list[list[Item]]:
    """What counts for an analyst: scored, trusted, the original or the best of its copies; those alike together."""
    scored = [it for it in of.items if _trust(of, it) > 0 and any(s.analyst == who for s in it.scores)]

    kept = []
    for it in scored:
        rivals = [other for other in scored if other.id in _family(of, it)]
        originals = [other for other in rivals if other.copy_of is None]
        most = max(_trust(of, other) for other in rivals)
        best = originals or [other for other in rivals if _trust(of, other) == most]
        if best not in kept and it in best:
            kept.append(best)
    return kept


def _likelihoods(it: Item, who: str) -> Row:
    return [Decimal(p) for s in it.scores if s.analyst == who for p in s.likelihoods]


def _tempered(of: Analysis, group: list[Item], who: str) -> Row:
    given, r = _mean([_likelihoods(it, who) for it in group]), _trust(of, group[0])
    return [r * p + (1 - r) * sum(given) / len(given) for p in given]


def _share(of: Analysis, group: list[Item], counted: list[list[Item]]) -> Decimal:
    name = _origin(of, group[0])
    same = [other for other in counted if other == group or (name is not None and _origin(of, other[0]) == name)]
    return 1 / (1 + (len(same) - 1) * Decimal(of.convention.dependence))


def _prior(of: Analysis, who: str) -> Row:
    given = dict(of.prior.by).get(who, (1.0,) * len(of.hypotheses))
    return [Decimal(p) / sum(map(Decimal, given)) for p in given]


def _posterior(of: Analysis, who: str, counted: list[list[Item]]) -> Row:
    p = _prior(of, who)
    for group in counted:
        share = _share(of, group, counted)
        p = [before * like**share for before, like in zip(p, _tempered(of, group, who), strict=True)]
    return [part / sum(p) for part in p]


def _mean(rows: list[Row]) -> Row:
    return [sum(column, Decimal(0)) / len(rows) for column in zip(*rows, strict=True)]


def _bits(of: Analysis, it: Item, who: str) -> Decimal:
    prior, likes = _prior(of, who), _tempered(of, [it], who)
    joint = {
        (h, there): p * (like if there else 1 - like)
        for h, (p, like) in enumerate(zip(prior, likes, strict=True))
        for there in (True, False)
    }
    marginal = {there: sum(joint[h, there] for h in range(len(prior))) for there in (True, False)}
    return sum(
        (p * (p / (prior[h] * marginal[there])).ln() / Decimal(2).ln() for (h, there), p in joint.items() if p > 0),
        Decimal(0),
    )


def _heuer(of: Analysis, who: str, it: Item) -> Row:
    r = _trust(of, it)
    root = Decimal(2).sqrt()
    credibility = 1 / root if r < Decimal("0.4") else root if r >= Decimal("0.7") else Decimal(1)
    relevance = {Relevance.LOW: 1 / root, Relevance.MEDIUM: Decimal(1), Relevance.HIGH: root}[it.relevance]
    marks = next(s.marks for s in it.scores if s.analyst == who)
    return [{"I": -1, "II": -2}.get(mark.value, 0) * credibility * relevance for mark in marks]


def _rated(it: Item, who: str) -> Row:
    marks = next(s.marks for s in it.scores if s.analyst == who)
    return [Decimal({"II": 1, "I": 2, "N": 3, "NA": 3, "C": 4, "CC": 5}[mark.value]) for mark in marks]


def _case(source: random.Random) -> Analysis:
    count, size = source.randint(2, 5), source.randint(1, 7)
    analysts = ["anna", "boris", "cyril"][: source.randint(1, 3)]
    likelihoods: Callable[[], float] = source.choice(
        (lambda: source.choice((0.1, 0.5, 0.9)), lambda: source.uniform(0.01, 0.99))
    )
    names = [f"i{at}" for at in range(size)]
    originals = [*source.sample(names, (size + 1) // 2), "lost"]
    items = [
        Item(
            id=name,
            says=name,
            reliability=source.choice("ABCDEFZ"),
            credibility=source.randint(1, 6),
            relevance=source.choice(tuple(Relevance)),
            origin=source.choice((None, "x", "y", "i0")),
            copy_of=source.choice((None, None, *originals)) if name not in originals else None,
            controlled=source.random() < 0.3,
            scores=tuple(
                Scores(
                    analyst=who,
                    marks=tuple(source.choices(tuple(Consistency), k=count)),
                    likelihoods=tuple(likelihoods() for _ in range(count)),
                )
                for who in analysts
                if source.random() < 0.8
            ),
        )
        for name in names
    ]
    source.shuffle(items)
    prior = tuple(
        (who, tuple(source.choice((0.0, 0.1, 0.3)) + (at == 0) * 0.2 for at in range(count))) for who in analysts
    )
    return Analysis(
        question="?",
        hypotheses=tuple(Hypothesis(id=f"h{at}", title="t", says="s") for at in source.sample(range(count), count)),
        prior=Prior(kind=PriorKind.ELICITED, by=prior)
        if source.random() < 0.5
        else Prior(kind=PriorKind.UNIFORM, by=()),
        items=tuple(items),
        analysts=tuple(analysts),
        convention=Convention(
            draws=2,
            dependence=source.choice((0.0, 0.25, 0.5, 1.0)),
            reliability=(*Convention().reliability, ("Z", 0.0)),
        ),
    )


def _alone(p: Row) -> int | None:
    """Who is ahead of every other by more than nine digits tell."""
    ahead = [at for at, one in enumerate(p) if all(one > q + Decimal("1e-9") for k, q in enumerate(p) if k != at)]
    return ahead[0] if ahead else None


def _check(of: Analysis) -> int:
    told = assess(of)
    scorers = sorted({s.analyst for it in of.items for s in it.scores})
    if told is None:
        assert not scorers
        return 0
    counted = {who: _counted(of, who) for who in scorers}
    taking_part = [who for who in scorers if counted[who]] or scorers
    by_analyst = [_posterior(of, who, counted[who]) for who in taking_part]
    mean = _mean(by_analyst)
    assert [name for name, _ in told.by_analyst] == taking_part
    for (_, p), expected in zip(told.by_analyst, by_analyst, strict=True):
        assert p == _near(expected)
    assert told.posterior == _near(mean)
    assert told.prior == _near(_mean([_prior(of, who) for who in taking_part]))
    assert mean[told.leader] >= max(mean) - Decimal("2e-9")
    others = [p for at, p in enumerate(mean) if at != told.leader]
    assert mean[told.runner_up] >= max(others) - Decimal("2e-9")

    def without(dropped: set[str]) -> Row:
        gone = {name for it in of.items if it.id in dropped for name in _family(of, it)}
        return _mean([_posterior(of, who, [g for g in counted[who] if g[0].id not in gone]) for who in taking_part])

    def turns(left: Row) -> bool:
        """Not alone in front any more, or somebody else is."""
        return _alone(left) != told.leader and not (_alone(left) is None and _alone(mean) is None)

    origins = {it.id: _origin(of, it) for it in of.items}
    anywhere = {it.id for who in taking_part for group in counted[who] for it in group}
    for weight in told.items:
        it = next(other for other in of.items if other.id == weight.item)
        who_scored = [s.analyst for s in it.scores]
        gain = sum(
            (
                _share(of, group, counted[who])
                / len(group)
                * (_tempered(of, group, who)[told.leader] / _tempered(of, group, who)[told.runner_up]).ln()
                / Decimal(2).ln()
                for who in taking_part
                for group in counted[who]
                if it in group
            ),
            Decimal(0),
        )
        shares = sum(
            (_share(of, g, counted[who]) / len(g) for who in who_scored for g in counted[who] if it in g), Decimal(0)
        )
        kin = _family(of, it)
        assert weight.family == (it.copy_of or it.id)
        assert weight.controlled == any(other.controlled for other in of.items if other.id in kin)
        same = [other.item for other in told.items if other.origin == weight.origin]
        assert same == [
            other.item
            for other in told.items
            if other.item in kin or (origins[it.id] is not None and origins[other.item] == origins[it.id])
        ]
        assert weight.trust == _near(_trust(of, it))
        assert weight.contribution == _near(gain / len(taking_part))
        assert weight.share == _near(shares / len(who_scored))
        assert weight.bits == _near(sum((_bits(of, it, who) for who in who_scored), Decimal(0)) / len(who_scored))
        means = _mean([_likelihoods(it, who) for who in who_scored])
        assert weight.likelihoods == _near(means)
        rated = _mean([_rated(it, who) for who in who_scored])
        centre = sum(rated, Decimal(0)) / len(rated)
        assert weight.diagnosticity == _near((sum(((x - centre) ** 2 for x in rated), Decimal(0)) / len(rated)).sqrt())
        left = without({it.id}) if it.id in anywhere else mean
        assert weight.leader_without == _alone(left)
        assert weight.linchpin == turns(left)
    names = sorted({name for counting in anywhere if (name := origins[counting]) is not None})
    assert [origin.origin for origin in told.origins] == names
    for origin in told.origins:
        members = {counting for counting in anywhere if origins[counting] == origin.origin}
        assert set(origin.items) == members
        left = without(members)
        assert origin.without == _near(left)
        assert origin.leader_without == _alone(left)
        assert origin.linchpin == turns(left)
    controlled = {name for it in of.items if it.controlled for name in _family(of, it)} & anywhere
    if controlled:
        assert told.without_controlled == _near(without(controlled))
        assert told.leader_without_controlled == _alone(without(controlled))
    else:
        assert (told.without_controlled, told.leader_without_controlled) == (None, None)
    families = {frozenset(_family(of, it)) for it in of.items if it.id in anywhere}
    against, refuted = [Decimal(0)] * len(mean), [Decimal(0)] * len(mean)
    for family in families:
        scored = [(who, group) for who in taking_part for group in counted[who] if group[0].id in family]
        for at, part in enumerate(_mean([_mean([_heuer(of, who, it) for it in group]) for who, group in scored])):
            against[at] += part
        for at, rating in enumerate(_mean([_mean([_rated(it, who) for it in group]) for who, group in scored])):
            refuted[at] += (3 - rating) ** 2 if rating < 3 else 0
    assert told.inconsistency == _near(against)
    assert told.refuted == _near(refuted)
    return 1


def test_a_thousand_cases_agree_with_the_definitions() -> None:
    """To nine digits, in every number that is not drawn."""
    source = random.Random(16)
    with localcontext() as context:
        context.prec = 34
        assert sum(_check(_case(source)) for _ in range(CASES)) > CASES * 0.95


def test_independent_items_agree_with_the_whole_joint_table() -> None:
    """Every combination of items, there or not, in fractions of its own: the rule of Bayes and nothing else."""
    source = random.Random(61)
    for _ in range(50):
        count, size = source.randint(2, 4), source.randint(1, 5)
        likes = [[source.choice((0.1, 0.4, 0.9)) for _ in range(count)] for _ in range(size)]
        items = tuple(
            Item(
                id=str(at),
                says="",
                reliability="A",
                credibility=1,
                scores=(Scores(analyst="anna", marks=(Consistency.NEUTRAL,) * count, likelihoods=tuple(row)),),
            )
            for at, row in enumerate(likes)
        )
        joint: dict[tuple[int, tuple[bool, ...]], float] = {(h, ()): 1 / count for h in range(count)}
        for row in likes:
            joint = {
                (h, (*seen, there)): p * (row[h] if there else 1 - row[h])
                for (h, seen), p in joint.items()
                for there in (True, False)
            }
        assert sum(joint.values()) == pytest.approx(1)
        whole = [joint[h, (True,) * size] for h in range(count)]
        told = assess(
            Analysis(
                question="?",
                hypotheses=tuple(Hypothesis(id=str(h), title="t", says="s") for h in range(count)),
                prior=Prior(kind=PriorKind.UNIFORM, by=()),
                items=items,
                analysts=("anna",),
                convention=Convention(reliability=(("A", 1.0),), credibility=((1, 1.0),), draws=2),
            )
        )
        assert told is not None
        assert told.posterior == pytest.approx([p / sum(whole) for p in whole], rel=1e-9)
