"""How two passages that belong together relate: the same, or a conflict, with its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.compare.bilingual import concepts, opposed
from dragoman.language.lemmas import lemma
from dragoman.language.numbers import HEDGES, SIGNS, Figure, figure, spelled
from dragoman.model import Act, Difference, Proposition, Relation

NEAR = 0.45  # from which a difference of act, speaker or denial is one of substance
_SAME_MATTER = 0.35  # from which two amounts in one unit may be of one thing
_WITHIN = 0.5  # from which a short denial is of what the other speaks of: "gas was not raised"
_DENIED = 0.5  # of what one denies that the other must tell
_VERBATIM = 0.8  # from which the wording is the same but for a word or two
_SHIFT = 2  # steps of strength that make a shift
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BOUND = frozenset({Act.AGREE, Act.COMMIT})
_MUTUAL = frozenset({Act.THANK, Act.GREET})  # each side may do it to the other
_VAGUE = frozenset({"", "year", "hour"})  # of anything
BOTH_SAY_IT = "both say it"
BOTH_SPEAK = "both speak of it, in words too different to hold against each other"


@dataclass(frozen=True, slots=True)
class Passage:
    """A proposition with the lemmas of its words and its language.

    ``denials`` counts its words of denial, ``denied`` are the lemmas of what it denies; ``hedged`` tells that it leaves open whether it will be so, ``running`` that
    it gives a count which may still grow; ``published`` is the day of its readout.
    """

    proposition: Proposition
    words: frozenset[str]
    language: str
    denials: int
    hedged: bool
    denied: frozenset[str] = frozenset()
    running: bool = False
    published: date | None = None


_Check = Callable[[Sequence[Passage], Sequence[Passage], float, float], Difference | None]


def relate(
    mine: Sequence[Passage], theirs: Sequence[Passage], likeness: float, within: float
) -> tuple[tuple[Difference, ...], str]:
    """How passages relate that were aligned.

    Args:
        mine: Of the one readout, at least one. The first of each are most alike: what depends on wording is theirs.
        theirs: Of the other, at least one.
        likeness: How alike their words are, figures left out, in [0, 1].
        within: How much of the shorter lies within the longer, in [0, 1].

    Returns:
        Every difference, the gravest first, and the whole in words. Passages that are little alike are not held against
        each other in what depends on wording: only that may be said of them.

    """
    found = tuple(one for check in _CHECKS if (one := check(mine, theirs, likeness, within)) is not None)
    if found:
        return found, "; ".join(one.reason for one in found)
    if likeness >= NEAR:
        return (), BOTH_SAY_IT
    if _any(mine, "negated") != _any(theirs, "negated"):
        return (), f"{BOTH_SPEAK}; one of them denies or refuses something: read both"
    return (), BOTH_SPEAK


def _polarity(mine: Sequence[Passage], theirs: Sequence[Passage], likeness: float, within: float) -> Difference | None:
    if likeness < NEAR and within < _WITHIN:
        return None
    mine, theirs = mine[:1], theirs[:1]
    relation = Relation.POLARITY_CONFLICT
    if _any(mine, "negated") != _any(theirs, "negated") and _of_it(mine[0], theirs[0]):
        return Difference(relation=relation, reason="one denies or refuses what the other affirms")
    if likeness >= _VERBATIM and sum(p.denials for p in mine) != sum(p.denials for p in theirs):
        return Difference(relation=relation, reason="one has a denial that the other has not")
    if likeness < NEAR:
        return None
    words = [frozenset().union(*(p.words for p in passages)) for passages in (mine, theirs)]
    pair = opposed(words[0] - words[1], words[1] - words[0], (mine[0].language, theirs[0].language))
    if pair is None:
        return None
    return Difference(relation=relation, reason=f"one says “{pair[0]}”, the other “{pair[1]}”", pairs=(pair,))


def _of_it(one: Passage, two: Passage) -> bool:
    """Whether what the one denies is what the other tells: a sentence may deny one thing and share another."""
    no, yes = (one, two) if one.proposition.negated else (two, one)
    if not no.denied:  # all of it
        return True
    if no.language == yes.language:
        shared, of = len(no.denied & yes.words), len(no.denied)
    else:
        mine, theirs = concepts(no.denied, no.language), concepts(yes.words, yes.language)
        shared, of = len(mine & theirs), len(mine)
    return shared >= _DENIED * of


def _numbers(mine: Sequence[Passage], theirs: Sequence[Passage], likeness: float, _within: float) -> Difference | None:
    """Amounts of one thing that cannot both be true, where each side has one that the other does not bear out."""
    if likeness < _SAME_MATTER or _elsewhere(mine, theirs):
        return None
    one, two = _values(mine, "numbers"), _values(theirs, "numbers")
    languages = mine[0].language, theirs[0].language

    def against(a: str, b: str) -> bool:
        first, second = figure(a), figure(b)
        vague = first.unit in _VAGUE and likeness < NEAR
        grown = _grown(first, second, mine, theirs)
        return of_one_thing(first, second, languages) and apart(first, second) and not vague and not grown

    def borne(a: str, others: Iterable[str]) -> bool:
        return any(of_one_thing(figure(a), figure(b), languages) and not apart(figure(a), figure(b)) for b in others)

    pairs = [
        (a, b)
        for a in sorted(_values(mine[:1], "numbers"))
        for b in sorted(_values(theirs[:1], "numbers"))
        if against(a, b) and not borne(a, two) and not borne(b, one)
    ]
    return _differing(Relation.NUMBER_CONFLICT, "the numbers differ", pairs)


def _days(mine: Sequence[Passage], theirs: Sequence[Passage], likeness: float, _within: float) -> Difference | None:
    """Days that cannot both be meant: alike in precision, without a day in common, and told by each alone."""
    if likeness < NEAR or _elsewhere(mine, theirs):
        return None
    one, two = _values(mine, "days"), _values(theirs, "days")
    left = [day for day in sorted(_values(mine[:1], "days")) if not any(_meet(day, other) for other in two)]
    right = [day for day in sorted(_values(theirs[:1], "days")) if not any(_meet(day, other) for other in one)]
    pairs = [(a, b) for a in left for b in right if ("/" in a) == ("/" in b)]
    return _differing(Relation.DATE_CONFLICT, "the dates differ", pairs)


def _raised(mine: Sequence[Passage], theirs: Sequence[Passage], _likeness: float, _within: float) -> Difference | None:
    pairs = _sides("raised", mine, theirs)
    return _differing(Relation.ATTRIBUTION_CONFLICT, "each says that another side raised it", pairs)


def _strength(mine: Sequence[Passage], theirs: Sequence[Passage], likeness: float, within: float) -> Difference | None:
    mine, theirs = mine[:1], theirs[:1]
    acts = [{p.proposition.act for p in passages} for passages in (mine, theirs)]
    if (likeness < NEAR and within < _WITHIN) or any(_any(passages, "negated") for passages in (mine, theirs)):
        return None
    steps = abs(max(p.proposition.strength for p in mine) - max(p.proposition.strength for p in theirs))
    if bool(acts[0] & _BOUND) != bool(acts[1] & _BOUND) and steps >= _SHIFT:
        reason = "agreed or undertaken in one, no more than spoken of in the other"
        return Difference(relation=Relation.STRENGTH_SHIFT, reason=reason)
    if likeness < NEAR:
        return None
    hedged = [all(p.hedged for p in passages) for passages in (mine, theirs)]
    if hedged[0] == hedged[1]:
        return None
    words = ("possible or hoped for", "certain") if hedged[0] else ("certain", "possible or hoped for")
    return Difference(
        relation=Relation.STRENGTH_SHIFT, reason="certain in one, possible or hoped for in the other", pairs=(words,)
    )


def _speaker(mine: Sequence[Passage], theirs: Sequence[Passage], likeness: float, _within: float) -> Difference | None:
    acts = [{p.proposition.act for p in passages} for passages in (mine, theirs)]
    if likeness < NEAR or not (acts[0] & acts[1]) - _MUTUAL:
        return None
    pairs = _sides("speaker", mine, theirs)
    return _differing(Relation.ATTRIBUTION_CONFLICT, "they ascribe it to different sides", pairs)


_CHECKS: tuple[_Check, ...] = (_polarity, _numbers, _days, _raised, _strength, _speaker)


def _differing(relation: Relation, words: str, pairs: Sequence[tuple[str, str]]) -> Difference | None:
    if not pairs:
        return None
    told = ", ".join(dict.fromkeys(f"{_plain(a)} / {_plain(b)}" for a, b in pairs))
    return Difference(relation=relation, reason=f"{words}: {told}", pairs=tuple(pairs))


def of_one_thing(one: Figure, two: Figure, languages: tuple[str, str]) -> bool:
    """Whether two figures may be held against each other: one unit, or one thing counted, through both languages."""
    if one.unit == two.unit or not {one.unit, two.unit}.isdisjoint({*SIGNS, *_VAGUE}):
        return one.unit == two.unit and one.unit != ""
    words = [frozenset(f.unit.split("+")) for f in (one, two)]
    mine, theirs = (found | concepts(found, of) for found, of in zip(words, languages, strict=True))
    return bool(mine & theirs)


def apart(one: Figure, two: Figure) -> bool:
    """Whether two figures of one thing cannot both be true."""
    if one.hedge == two.hedge:  # "more than 20" is not "more than 21"
        return one.amount != two.amount and (one.hedge != "" or one.high < two.low or two.high < one.low)
    return one.high < two.low or two.high < one.low


def _grown(one: Figure, two: Figure, mine: Sequence[Passage], theirs: Sequence[Passage]) -> bool:
    """Whether the later readout may tell more of a running count: "so far 12", and "the toll rises to 19" a day on."""
    days = mine[0].published, theirs[0].published
    if one.unit in SIGNS or not any(p.running for p in (*mine, *theirs)) or days[0] is None or days[1] is None:
        return False
    return (days[0] < days[1] and one.low < two.high) or (days[1] < days[0] and two.low < one.high)


_NEXT = frozenset({lemma("next"), lemma("следующий")})


def _elsewhere(mine: Sequence[Passage], theirs: Sequence[Passage]) -> bool:
    """Whether each speaks of a state that the other does not: their figures are of different things.

    Of "the next meeting" there is but one, wherever each says that it will be.
    """
    if all(any(_NEXT & p.words for p in passages) for passages in (mine, theirs)):
        return False
    one, two = ({e for e in _values(p, "entities") if e.isupper()} for p in (mine, theirs))
    return bool(one - two) and bool(two - one)


def _values(passages: Sequence[Passage], field: str) -> set[str]:
    return {value for p in passages for value in getattr(p.proposition, field)}


def _any(passages: Sequence[Passage], field: str) -> bool:
    return any(getattr(p.proposition, field) for p in passages)


def _sides(field: str, mine: Sequence[Passage], theirs: Sequence[Passage]) -> list[tuple[str, str]]:
    """Sides that the two give for a field, where both give one and none in common."""
    one, two = ({getattr(p.proposition, field) for p in passages} - {None, "both"} for passages in (mine, theirs))
    return [(a, b) for a in sorted(one) for b in sorted(two)] if not one & two else []


def _meet(one: str, two: str) -> bool:
    """Whether two days or stretches of days have a day in common."""
    (first, last), (begin, end) = ((text.partition("/")[0], text.partition("/")[2] or text) for text in (one, two))
    return first <= end and begin <= last


def _plain(value: str) -> str:
    return value if _DAY.match(value) or not value.strip(HEDGES)[:1].isdigit() else spelled(value)
