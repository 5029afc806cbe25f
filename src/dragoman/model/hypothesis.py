"""Rival explanations: what an analyst writes down of them, and what follows when they are weighed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dragoman.model.text import Span


class Stance(StrEnum):
    """What kind of explanation a hypothesis is. The last two are always offered."""

    RIVAL = "rival"
    OTHER = "other"  # none of the named
    STAGED = "staged"  # what is seen was arranged for those who look


class Consistency(StrEnum):
    """How an item stands to a hypothesis."""

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEUTRAL = "N"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"
    NOT_APPLICABLE = "NA"


class Relevance(StrEnum):
    """How much an item bears on the question."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class PriorKind(StrEnum):
    """Where the probabilities before the evidence come from."""

    UNIFORM = "uniform"
    ELICITED = "elicited"
    REFERENCE = "reference class"


class Yardstick(StrEnum):
    """Whose words of probability are used."""

    ICD_203 = "ICD 203"
    PHIA = "PHIA"


class Confidence(StrEnum):
    """How much a judgement can bear; never told in one sentence with a likelihood."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation. ``title`` is short, ``says`` a sentence that could be false."""

    id: str
    title: str
    says: str
    stance: Stance = Stance.RIVAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What an item rests on: ``what`` is "contact", "check", "surprise", "gap", "source" or "passage".

    ``item`` is its id; of a passage the id of the document, and ``span`` are its words.
    """

    what: str
    item: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How one analyst scores an item: a mark and a probability of it under each hypothesis, in their order.

    ``likelihoods`` are in (0, 1), as written; they are weighed within the bounds of the convention. Those that the
    analyst did not give stand for the mark. An item that an analyst left open has no scores of theirs.
    """

    analyst: str
    marks: tuple[Consistency, ...]
    likelihoods: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of evidence.

    ``reliability`` (A to F) is that of its source on its topic, ``credibility`` (1 to 6) its own. ``origin`` names what
    it shares with others: one text, one event, one cause. ``copy_of`` is the item that it repeats, which is no copy; a
    copy has the origin of its original. ``controlled`` tells that those who are explained could have arranged what is
    seen, and of copies one tells it for all. ``line`` is where the file has it.
    """

    id: str
    says: str
    about: tuple[Pointer, ...] = ()
    source: str | None = None
    topic: str | None = None
    reliability: str = "F"
    credibility: int = 6
    relevance: Relevance = Relevance.MEDIUM
    origin: str | None = None
    copy_of: str | None = None
    controlled: bool = False
    scores: tuple[Scores, ...] = ()
    note: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """Probabilities before the evidence, in the order of the hypotheses, for each analyst by name.

    Of a reference class ``counts`` are its cases by hypothesis, from which ``by`` is made, and ``reference`` says which
    class it is.
    """

    kind: PriorKind
    by: tuple[tuple[str, tuple[float, ...]], ...]
    counts: tuple[int, ...] = ()
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What a judgement takes for granted, and what would follow if it were false."""

    id: str
    says: str
    if_false: str
    about: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What one would expect to see if a hypothesis were true. ``state`` is "seen", "not seen" or "open"."""

    id: str
    says: str
    hypothesis: str
    state: str = "open"
    since: date | None = None
    about: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A prediction that time will decide. ``outcome`` is ``None`` until it is resolved."""

    id: str
    says: str
    probability: float
    made: date
    resolves: date
    analyst: str
    outcome: bool | None = None
    resolved: date | None = None
    about: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """How the resolved forecasts of a case did.

    ``brier`` is the mean of (p - outcome) squared, 0 the best and .25 that of always saying one half; ``log_bits`` the
    mean of -log2 of the probability given to what happened. ``bins`` are (lower bound, upper bound, forecasts, mean
    probability, share that happened), of ten equal bins those that are not empty. ``open`` counts forecasts that wait,
    ``overdue`` those whose day has passed (none where no day is given); resolved, open and overdue add up.
    """

    resolved: int
    open: int
    overdue: int
    brier: float | None = None
    log_bits: float | None = None
    bins: tuple[tuple[float, float, int, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deception:
    """One question of the checklist on deception, with the analyst's answer: "yes", "no" or "unknown"."""

    question: str
    answer: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """The numbers behind grades and words; a case may set its own. Source: docs/decisions/0016-hypotheses.md."""

    reliability: tuple[tuple[str, float], ...] = (
        ("A", 0.95),
        ("B", 0.85),
        ("C", 0.70),
        ("D", 0.50),
        ("E", 0.30),
        ("F", 0.50),
    )
    credibility: tuple[tuple[int, float], ...] = ((1, 0.95), (2, 0.85), (3, 0.70), (4, 0.45), (5, 0.25), (6, 0.50))
    marks: tuple[tuple[Consistency, float], ...] = (
        (Consistency.VERY_CONSISTENT, 0.9),
        (Consistency.CONSISTENT, 0.7),
        (Consistency.NEUTRAL, 0.5),
        (Consistency.INCONSISTENT, 0.25),
        (Consistency.VERY_INCONSISTENT, 0.05),
        (Consistency.NOT_APPLICABLE, 0.5),
    )
    least_likelihood: float = 1e-6  # nearer to 0 or 1 counts as so far from it, in all that is weighed or shaken
    dependence: float = 0.5  # rho: 0 takes items of one origin for independent, 1 for one item
    jitter: float = 0.5  # standard deviation of the stress on likelihoods, in logits
    concentration: float = 10.0  # of the Dirichlet stress on the prior
    draws: int = 4000
    yardstick: Yardstick = Yardstick.ICD_203


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """``hypotheses.yaml``: rival explanations of one case and everything that an analyst holds of them.

    ``judgement`` and ``why`` are the analyst's own words, if there are any; ``finals`` the probabilities that analysts
    give by themselves, without the matrix, as written (they need not add up to one). ``warnings`` are what the file
    says about wording and what it leaves open, for the analyst alone.
    """

    question: str
    hypotheses: tuple[Hypothesis, ...]
    prior: Prior
    items: tuple[Item, ...]
    analysts: tuple[str, ...]
    assumptions: tuple[Assumption, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    deception: tuple[Deception, ...] = ()
    finals: tuple[tuple[str, tuple[float, ...]], ...] = ()
    judgement: str | None = None
    why: str | None = None
    convention: Convention = field(default_factory=Convention)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWeight:
    """What one item does, over all analysts.

    ``trust`` is r, reliability times credibility; ``share`` w, what dependence leaves of it. ``likelihoods`` are the
    means of the analysts, within the bounds of the convention. ``bits`` is the mutual information between item and
    hypotheses under the prior; ``contribution`` the bits by which it raises the leader over the runner-up
    (negative: lowers). ``diagnosticity`` is Open Synthesis's: the standard deviation of the marks.
    ``leader_without`` is who would lead alone without it, ``None`` where several would lead alike. ``family`` is
    the id of the original of which it is a copy, or its own; ``origin`` that of the family: the original's, or else
    the family by itself under a name that no other origin has. ``controlled`` tells that the item or one of its
    family could have been arranged.
    """

    item: str
    trust: float
    share: float
    likelihoods: tuple[float, ...]
    spread: tuple[float, ...]
    bits: float
    contribution: float
    diagnosticity: float
    leader_without: int | None
    linchpin: bool
    family: str = ""
    origin: str = ""
    controlled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginWeight:
    """What all items of one origin that has a name do together, and what would hold without them.

    ``without`` are the probabilities then, ``leader_without`` who would lead alone, ``None`` where several would lead
    alike.
    """

    origin: str
    items: tuple[str, ...]
    contribution: float
    without: tuple[float, ...]
    linchpin: bool
    leader_without: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Hypotheses weighed. Probabilities are in the order of the hypotheses, and add up to one.

    ``posterior`` is the mean of the analysts, each of whom stands in ``by_analyst``. ``leader`` and ``runner_up`` are
    positions. ``inconsistency`` is Heuer's weighted sum (0 or less; the nearer to 0, the fewer items speak against
    it), ``refuted`` Open Synthesis's (0 or more). ``leads`` is how often the leader leads under stress, ``low`` and
    ``high`` bound 90% of the draws. ``without_controlled`` is the posterior when items that could have been
    arranged count nothing, and ``leader_without_controlled`` who leads alone then, ``None`` where several lead
    alike or nothing could have been arranged. ``agreed`` are the analysts' own final probabilities, made coherent
    and averaged. ``draws`` is how many were drawn: fewer than the convention's where the matrix is very large.
    """

    prior: tuple[float, ...]
    posterior: tuple[float, ...]
    by_analyst: tuple[tuple[str, tuple[float, ...]], ...]
    leader: int
    runner_up: int
    items: tuple[ItemWeight, ...]
    origins: tuple[OriginWeight, ...]
    inconsistency: tuple[float, ...]
    refuted: tuple[float, ...]
    leads: float
    low: tuple[float, ...]
    high: tuple[float, ...]
    without_controlled: tuple[float, ...] | None
    confidence: Confidence
    because: tuple[str, ...]
    agreed: tuple[float, ...] | None = None
    unscored: tuple[str, ...] = ()
    draws: int = 0
    leader_without_controlled: int | None = None
