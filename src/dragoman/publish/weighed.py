"""Hypotheses as a reader meets them: who leads, by how much, and what carries it, in plain sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cached_property

from dragoman.language import estimates
from dragoman.model import Analysis, Assessment, Hypothesis, Item, ItemWeight, NotFound
from dragoman.publish import wording
from dragoman.publish.departing import Departures
from dragoman.publish.grounds import Grounds
from dragoman.publish.record import Record, file_name
from dragoman.publish.said import Sentence, Words, analyst, plain, tell

NOTHING = 0.01  # bits; an item below it carries almost nothing
_SHORT = 6  # characters of an id that may head a column
_EVEN = 0.45  # below it the best supported is still less likely than not
_BECAUSE = 5  # reasons told
_REASON = 240  # characters of one


class Weighed:
    """The analysis of a record with its assessment.

    Raises:
        NotFound: The case has no hypotheses, or none of their items is scored.

    """

    def __init__(self, record: Record, departures: Departures) -> None:
        analysis, assessment = record.dossier.analysis, record.dossier.assessment
        if analysis is None:
            raise NotFound("publish: the case has no hypotheses.yaml, so there is nothing to judge")
        if assessment is None:
            raise NotFound("publish: no item of hypotheses.yaml is scored yet, so there is no judgement to tell")
        self.record = record
        self.analysis: Analysis = analysis
        self.assessment: Assessment = assessment
        self.grounds = Grounds(record, departures)
        self.heads = heads(analysis.items)
        self.items: dict[str, Item] = {one.id: one for one in analysis.items}
        self.weights: dict[str, ItemWeight] = {one.item: one for one in assessment.items if one.item in self.items}

        self.by_contribution = sorted(self.weights.values(), key=lambda one: (-one.contribution, one.item))
        self.unscored = [self.items[one] for one in assessment.unscored if one in self.items]

    def origin(self, weight: ItemWeight) -> str:
        """What an item shares with others, else the item itself."""
        item = self.items[weight.item]
        return item.origin or item.copy_of or item.id

    @property
    def leader(self) -> Hypothesis:
        """The hypothesis with the highest probability."""
        return self.analysis.hypotheses[self.assessment.leader]

    @property
    def runner_up(self) -> Hypothesis:
        """The next one."""
        return self.analysis.hypotheses[self.assessment.runner_up]

    def word(self, p: float) -> str:
        """A probability in the words of the case's yardstick."""
        return estimates.word(min(max(p, 0.0), 1.0), self.analysis.convention.yardstick)

    def likelihood(self, p: float) -> str:
        """A probability in words and number: "likely (56%)"."""
        return f"{self.word(p)} ({percent(p)})"

    def name(self, at: int) -> Words:
        """A hypothesis by its title."""
        return analyst(self.analysis.hypotheses[at].title, 80)

    @cached_property
    def judgement(self) -> tuple[Sentence, ...]:
        """Who leads, with its likelihood, and what comes next; then the analyst's own words. Never the confidence."""
        told, number = self.assessment, len(self.analysis.hypotheses)
        p, low, high = (numbers[told.leader] for numbers in (told.posterior, told.low, told.high))
        yet = "yet " if p < _EVEN else ""
        base = f"{yet}the best supported of {wording.count(number, 'hypothesis', 'hypotheses')}"
        found = [
            tell(f"{upper(self.likelihood(p))}, {base}: ", analyst(self.leader.says)),
            tell(
                f"When its numbers are shaken, 90% of {self.analysis.convention.draws:,} draws lie between "
                f"{percent(low)} and {percent(high)}. Next comes ",
                self.name(told.runner_up),
                f": {self.likelihood(told.posterior[told.runner_up])}.",
            ),
        ]
        if self.analysis.judgement:
            found.append(tell("The analyst writes: ", analyst(self.analysis.judgement, 500)))
        return tuple(found)

    @cached_property
    def confidence(self) -> tuple[Sentence, ...]:
        """How much the judgement can bear and why; then the analyst's own words. Never a likelihood."""
        found = [tell(f"Confidence in this is {self.assessment.confidence.value}.")]
        found += [self._reason(one) for one in self.assessment.because[:_BECAUSE]]
        if self.analysis.why:
            found.append(tell("The analyst writes: ", analyst(self.analysis.why, 400)))
        return tuple(found)

    def _reason(self, reason: str) -> Sentence:
        """A reason as it was told, with the titles of hypotheses in it as the analyst's words."""
        titles = sorted({one.title for one in self.analysis.hypotheses if one.title}, key=lambda one: -len(one))
        told = f"{upper(plain(reason, _REASON).rstrip('.'))}."
        quoted = {f"“{plain(title, _REASON)}”": title for title in titles}
        if not quoted:
            return tell(told)
        parts = re.split("(" + "|".join(map(re.escape, quoted)) + ")", told)
        return tell(*(analyst(quoted[part], 80) if part in quoted else part for part in parts if part))


def heads(items: Sequence[Item]) -> dict[str, str]:
    """What heads the column of each item: its id where all are short, else its number in the file."""
    if all(len(one.id) <= _SHORT for one in items):
        return {one.id: one.id for one in items}
    return {one.id: f"{at}" for at, one in enumerate(items, start=1)}


def address(one: Hypothesis | Item) -> str:
    """Where a hypothesis or an item stands on the page of hypotheses."""
    return f"{'item' if isinstance(one, Item) else 'hypothesis'}-{file_name(one.id)}"


def upper(words: str) -> str:
    """With a capital at the beginning."""
    return f"{words[:1].upper()}{words[1:]}"


def percent(p: float) -> str:
    """A probability as printed.

    >>> percent(0.5633), percent(0.0013), percent(0.999)
    ('56%', 'less than 1%', 'more than 99%')
    """
    if p < 0.005:
        return "less than 1%"
    return "more than 99%" if p > 0.995 else f"{p:.0%}"


def bits(value: float) -> str:
    """Bits as an item adds them.

    >>> bits(0.843), bits(-0.5), bits(0.0013)
    ('+0.84 bits', '−0.50 bits', 'almost 0 bits')
    """
    if abs(value) < 0.005:
        return "almost 0 bits"
    return f"{'+' if value > 0 else '−'}{abs(value):.2f} bits"


def telling(value: float) -> str:
    """How many bits an item tells, with two digits that say something.

    >>> telling(0.2), telling(0.0013), telling(0.0)
    ('0.20', '0.0013', '0.0000')
    """
    value = max(value, 0.0)
    return f"{value:.2f}" if value >= NOTHING else f"{value:.4f}"


def plain_number(value: float, places: int = 2) -> str:
    """A number with a true minus.

    >>> plain_number(-4.0), plain_number(0.0), plain_number(-0.001)
    ('−4.00', '0.00', '0.00')
    """
    printed = f"{abs(value):.{places}f}"
    return f"−{printed}" if value < 0 and float(printed) else printed


def odds(posterior: Sequence[float], one: int, two: int) -> float:
    """By how many bits one probability is above another; 0 where either is nil."""
    first, second = posterior[one], posterior[two]
    return math.log2(first / second) if first > 0 and second > 0 else 0.0
