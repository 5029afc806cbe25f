"""From what an analyst gives to numbers: marks and likelihoods that stand for each other, priors from counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from dragoman.model import Consistency, Convention

_UNSEEN = 0.5  # cases added to each hypothesis of a reference class: none of them is impossible
_FAR, _OFF = 0.1, 1 / 3  # share of the highest likelihood up to which one is (very) inconsistent

# MOM, POP, MOSES and EVE: the checklist of structured analysis on deception.
QUESTIONS = {
    "motive": "Has anybody a motive to make us see this?",
    "opportunity": "Does the channel by which it reached us give an opportunity for it?",
    "means": "Has anybody the means to arrange it in time?",
    "past-practice": "Has the same actor arranged such things before?",
    "source-control": "Does the source depend on those whom it speaks of?",
    "source-access": "Could the source be fed without knowing it?",
    "uncorroborated": "Does it rest on one origin alone?",
    "contradicted": "Does anything of other origin contradict it?",
    "missing": "Is anything missing that one would expect to see if it were true?",
}


class _Given(TypedDict):
    marks: tuple[Consistency, ...]
    likelihoods: tuple[float, ...]


def scores(
    ids: Sequence[str],
    marks: Mapping[str, Consistency],
    likelihoods: Mapping[str, float],
    convention: Convention,
) -> _Given:
    """Marks and likelihoods for every hypothesis, in the order of ``ids``.

    A likelihood that is not given stands for the mark, by the convention. A mark that is not given stands for the
    likelihood beside the highest one of the item: up to a tenth of it very inconsistent, up to a third inconsistent,
    else neutral, since no more may be read out of a number.
    """
    table = dict(convention.marks)
    values = [likelihoods[one] if one in likelihoods else table[marks[one]] for one in ids]
    highest = max(values, default=1.0)
    found = [marks[one] if one in marks else _mark(value / highest) for one, value in zip(ids, values, strict=True)]
    return _Given(marks=tuple(found), likelihoods=tuple(values))


def _mark(share: float) -> Consistency:
    if share <= _FAR:
        return Consistency.VERY_INCONSISTENT
    return Consistency.INCONSISTENT if share <= _OFF else Consistency.NEUTRAL


def of_counts(counts: Sequence[int]) -> tuple[float, ...]:
    """Probabilities from the cases of a reference class, half a case added to each hypothesis.

    >>> [round(p, 3) for p in of_counts((3, 0, 0))]
    [0.778, 0.111, 0.111]
    """
    total = sum(counts) + _UNSEEN * len(counts)
    return tuple((count + _UNSEEN) / total for count in counts)
