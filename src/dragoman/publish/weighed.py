"""Hypotheses as a reader meets them: who leads, by how much, and what carries it, in plain sentences."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from dragoman.language import estimates
from dragoman.language.sentences import sentences
from dragoman.model import Analysis, Assessment, Hypothesis, Indicator, Item, ItemWeight, NotFound
from dragoman.publish import wording
from dragoman.publish.departing import Departures
from dragoman.publish.grounds import Grounds
from dragoman.publish.record import Record, file_name
from dragoman.publish.said import Ground, Sentence, Words, analyst, plain, tell

PAGE = "hypotheses.html"
NOTHING = 0.01  # bits; an item that tells less carries almost nothing
SLIGHT = 0.1  # bits between the leader and the next under which it still does: odds move by a fourteenth
_SHORT = 6  # characters of an id that may head a column
_EVEN = 0.45  # below it the best supported is still less likely than not
_NAMED = 3  # analysts told by name
_BECAUSE = 5  # reasons told
_REASON = 240  # characters of one
_WHOLE = 4000  # characters of an analyst's text that are looked at; none is printed at that length
ALIKE = 1e-9  # probabilities that differ by no more are alike


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

    def title(self, at: int) -> str:
        """What a hypothesis is called on the page: its title, with its id where another has the same."""
        return self.titles[self.analysis.hypotheses[at].id]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The same by id."""
        return titles(self.analysis.hypotheses)

    def name(self, at: int, limit: int = 120) -> Words:
        """A hypothesis by its title, or by its number where its title has a word of likelihood or confidence.

        It may stand in a sentence of either, which must not speak of the other.
        """
        title = self.title(at)
        return Words(f"hypothesis {at + 1}") if estimates.estimative(title) else analyst(title, limit)

    def own(self, text: str, limit: int, *, named: str) -> Words:
        """An analyst's words; what they stand for is named instead where they mix likelihood and confidence."""
        if apart(text)[1]:
            return Words(f"{named} (whose words mix likelihood and confidence and are left out here)")
        return analyst(text, limit)

    def says(self, item: Item, limit: int) -> Words:
        """What an item says."""
        return self.own(item.says, limit, named=f"item {self.heads[item.id]}")

    @cached_property
    def judgement(self) -> tuple[Sentence, ...]:
        """Who leads, with its likelihood, and what comes next; then the analyst's own words. Never the confidence."""
        return self.judged()

    @cached_property
    def confidence(self) -> tuple[Sentence, ...]:
        """How much the judgement can bear and why; then the analyst's own words. Never a likelihood."""
        return self.borne()

    def judged(self, *, says: int = 300, writes: int = 500, name: int = 120) -> tuple[Sentence, ...]:
        """The judgement with so many characters of what the leader says and of what the analyst writes."""
        told, number = self.assessment, len(self.analysis.hypotheses)
        p, low, high = (numbers[told.leader] for numbers in (told.posterior, told.low, told.high))
        best = "the best supported" if self.ahead else "one of the best supported"
        base = f"{'yet ' if p < _EVEN else ''}{best} of {wording.count(number, 'hypothesis', 'hypotheses')}"
        # A hypothesis whose sentence speaks of likelihood or confidence would make two of them, or mix them.
        leader = (
            self.name(told.leader, name) if estimates.estimative(self.leader.says) else analyst(self.leader.says, says)
        )
        found = [
            tell(
                f"{upper(self.likelihood(p))}, {base}: ",
                leader,
                *([] if leader.printed.endswith((".”", "!”", "?”")) else ["."]),
                grounds=[
                    place("the hypothesis", address(self.leader)),
                    place("where each stands", "scores"),
                ],
            ),
            tell(
                f"When its numbers are shaken, 90% of {told.draws:,} draws lie between "
                f"{percent(low)} and {percent(high)}. {'Next comes' if self.ahead else 'Alike with it is'} ",
                self.name(told.runner_up, name),
                f": {self.likelihood(told.posterior[told.runner_up])}.",
                grounds=[place("where each stands", "scores"), place("the next", address(self.runner_up))],
            ),
        ]
        if self.analysis.judgement:
            found += self._written(self.analysis.judgement, writes, "written-judgement")
        return tuple(found)

    @property
    def ahead(self) -> bool:
        """Whether the leader leads alone."""
        told = self.assessment
        return told.posterior[told.leader] - told.posterior[told.runner_up] > ALIKE

    def borne(self, *, reasons: int = _BECAUSE, writes: int = 400, reason: int = _REASON) -> tuple[Sentence, ...]:
        """The confidence with so many reasons and so many characters of what the analyst writes."""
        rule = Ground(label="the rule", address="about.html#hypotheses")
        found = [
            tell(
                f"Confidence in this is {self.assessment.confidence.value}.",
                grounds=[place("what decides", "linchpins"), rule],
            )
        ]
        found += [self._reason(one, reason) for one in self.assessment.because[:reasons]]
        found += self._disagreeing()
        if self.analysis.why:
            found += self._written(self.analysis.why, writes, "written-why")
        return tuple(found)

    def _disagreeing(self) -> list[Sentence]:
        """That analysts do not find the same, and that their own final probabilities say otherwise."""
        told, found = self.assessment, []
        first = {name: max(range(len(p)), key=p.__getitem__) for name, p in told.by_analyst}
        if len(set(first.values())) > 1:
            parts: list[str | Words] = []
            for name, at in list(first.items())[:_NAMED]:
                parts += ["; " if parts else "", analyst(name, 30), " puts ", self.name(at), " first"]
            more = f"; and {len(first) - _NAMED} more" if len(first) > _NAMED else ""
            grounds = [place("analyst by analyst", "analysts")]
            found.append(tell("The analysts do not agree: ", *parts, f"{more}.", grounds=grounds))
        if told.agreed is not None:
            final = max(range(len(told.agreed)), key=told.agreed.__getitem__)
            if told.agreed[final] > told.agreed[told.leader]:
                grounds = [place("analyst by analyst", "analysts")]
                found.append(
                    tell(
                        "Without the matrix the analysts themselves put ", self.name(final), " first.", grounds=grounds
                    )
                )
        return found

    def _written(self, text: str, limit: int, where: str) -> list[Sentence]:
        """What the analyst writes, without sentences that mix likelihood and confidence; these are told as left out."""
        kept, left = apart(text)
        stands = [place("as written", where)]
        found = [tell("The analyst writes: ", analyst(kept, limit), grounds=stands)] if kept else []
        if left:
            many = "A sentence" if left == 1 else f"{left} sentences"
            told = f"{many} of the analyst {'is' if left == 1 else 'are'} left out here: likelihood and confidence mix."
            found.append(tell(told, grounds=stands))
        return found

    def _reason(self, reason: str, limit: int) -> Sentence:
        """A reason as it was told, with the titles of hypotheses in it as the analyst's words."""
        ours = enumerate(self.analysis.hypotheses)
        quoted = {f"“{plain(one.title, _REASON)}”": at for at, one in reversed(list(ours)) if one.title}
        grounds = [place("what decides", "linchpins")]
        told = f"{upper(plain(reason, limit).rstrip('.'))}."
        parts = [told]
        if quoted:
            parts = re.split("(" + "|".join(map(re.escape, sorted(quoted, key=lambda one: -len(one)))) + ")", told)
        if any(estimates.estimative(part) for part in parts if part not in quoted):
            return tell("A reason is left out here: a name in it speaks of likelihood or confidence.", grounds=grounds)
        names = (self.name(quoted[part]) if part in quoted else part for part in parts if part)
        return tell(*names, grounds=grounds)


def nothing(weight: ItemWeight) -> bool:
    """Whether an item carries almost nothing: it tells little of the hypotheses, and does little here."""
    return weight.bits < NOTHING and abs(weight.contribution) < SLIGHT and not weight.linchpin


def apart(text: str) -> tuple[str, int]:
    """An analyst's text without the sentences that mix likelihood and confidence, and how many these are.

    >>> apart("It is late. It is likely, with high confidence.")
    ('It is late.', 1)
    """
    # As it will be printed: with what is not seen taken out, and marks of quotation turned.
    shown = analyst(text, _WHOLE).text
    mixed = [one.start for one in estimates.faults(shown) if one.kind is estimates.FaultKind.MIXED]
    if not mixed:
        return shown, 0
    spans = sentences(shown)
    kept = [shown[start:end] for start, end in spans if not any(start <= at < end for at in mixed)]
    return " ".join(kept), len(spans) - len(kept)


def titles(hypotheses: Sequence[Hypothesis]) -> dict[str, str]:
    """What each hypothesis is called, by id: its title, with the id beside where another has the same."""
    called = {one.id: plain(one.title, 80) for one in hypotheses}
    often = Counter(title.casefold() for title in called.values())
    return {
        identity: f"{title} ({identity})" if often[title.casefold()] > 1 else title
        for identity, title in called.items()
    }


def place(label: str, fragment: str = "") -> Ground:
    """A place on the page of hypotheses."""
    return Ground(label=label, address=f"{PAGE}#{fragment}" if fragment else PAGE)


def heads(items: Sequence[Item]) -> dict[str, str]:
    """What heads the column of each item: its id where all are short, else its number in the file."""
    if all(len(one.id) <= _SHORT for one in items):
        return {one.id: one.id for one in items}
    return {one.id: f"{at}" for at, one in enumerate(items, start=1)}


def address(one: Hypothesis | Item | Indicator) -> str:
    """Where a hypothesis, an item or an indicator stands on the page of hypotheses."""
    return f"{type(one).__name__.lower()}-{file_name(one.id)}"


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
