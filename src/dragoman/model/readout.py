"""What a readout says, and how it stands beside another one and beside the issuer's own past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from dragoman.model.text import Span


class Act(StrEnum):
    """What a proposition does, in the words of the one who issued it."""

    STATE = "state"
    DISCUSS = "discuss"
    REQUEST = "request"
    PROPOSE = "propose"
    AGREE = "agree"
    COMMIT = "commit"
    SUPPORT = "support"
    THANK = "thank"
    GREET = "greet"
    WARN = "warn"
    OBJECT = "object"
    INFORM = "inform"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One thing that a readout says.

    ``span`` are its words (a sentence, or a clause of one). ``speaker`` is the side (ISO alpha-3 code or acronym) whose
    stand it is, "both" where they speak together, ``None`` where the text does not tell. ``raised`` is the side said
    to have brought it up. ``topics`` are ids of the vocabulary, ``entities`` canonical (person names, state codes,
    acronyms, names in Latin letters), ``numbers`` as plain decimals with a unit ("19.7 %", "2000000 tonne"),
    ``days`` as ISO dates or months. ``strength`` in 0..4 ranks the act from noted to undertaken; ``negated`` tells
    that the text denies or refuses it.
    """

    span: Span
    act: Act
    speaker: str | None = None
    raised: str | None = None
    topics: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    strength: int = 0
    negated: bool = False


class Relation(StrEnum):
    """How what two readouts say relates."""

    SHARED = "shared"
    ONLY_ONE = "only one"  # only the first readout says it
    ONLY_TWO = "only two"
    NUMBER_CONFLICT = "number conflict"
    DATE_CONFLICT = "date conflict"
    ATTRIBUTION_CONFLICT = "attribution conflict"  # who said or raised it
    STRENGTH_SHIFT = "strength shift"  # agreed in one, discussed in the other
    POLARITY_CONFLICT = "polarity conflict"

    @property
    def mirrored(self) -> Relation:
        """The same relation with the two readouts exchanged."""
        return {Relation.ONLY_ONE: Relation.ONLY_TWO, Relation.ONLY_TWO: Relation.ONLY_ONE}.get(self, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which passages that belong together differ.

    ``pairs`` are the values that stand against each other, the first readout's first: numbers, days, sides, or words;
    none where the difference is not one of values.
    """

    relation: Relation
    reason: str
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Propositions of two readouts that belong together: positions in each, one to many, and how they relate.

    ``likeness`` in [0, 1]; 0 where one side is empty (only one, only two). ``reason`` is for a reader. ``differences``
    are all in which they differ, the gravest first, which gives the relation.
    """

    relation: Relation
    one: tuple[int, ...]
    two: tuple[int, ...]
    likeness: float
    reason: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A topic that one readout has and the other leaves out, against the past of the issuer that leaves it out.

    ``document`` is the readout that leaves it out. ``bits`` is -log2 P(its issuer omits the topic | the other side
    tells of it), beta-binomial over ``cases`` earlier pairs of this issuer in which the other side told of it; the
    issuer left it out in ``omitted`` of them. Near 0 bits the silence is as usual; ``None`` where the pairs are too few
    to say what is.
    """

    document: str
    topic: str
    bits: float | None
    cases: int
    omitted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two readouts of one contact, by document id, side by side.

    ``covered_one`` is the share of the first's propositions that the second has too, ``None`` where the first has none.
    ``agreement`` is F = 2 shared / (n1 + n2), where shared is half the number of propositions of both sides that stand
    in alignments of that relation: what the two tell differently is no agreement.
    ``topic_divergence_bits`` is the Jensen-Shannon divergence of their topics, in [0, 1]. ``lag`` is how much later the
    second was published, ``None`` where the dates do not tell. ``shares_one`` and ``shares_two`` are the shares of
    propositions by speaker. ``floor`` is the agreement of one office's own two languages: from there on nothing can be
    told from translation; ``None`` within one language.
    """

    contact: str
    one: str
    two: str
    propositions_one: tuple[Proposition, ...]
    propositions_two: tuple[Proposition, ...]
    alignments: tuple[Alignment, ...]
    covered_one: float | None
    covered_two: float | None
    agreement: float | None
    topic_divergence_bits: float | None
    lag: timedelta | None
    shares_one: tuple[tuple[str, float], ...]
    shares_two: tuple[tuple[str, float], ...]
    silences: tuple[Silence, ...] = ()
    floor: float | None = None

    @property
    def shared(self) -> tuple[int, int]:
        """How many propositions of each readout the other has too, without a difference."""
        same = [one for one in self.alignments if one.relation is Relation.SHARED]
        return sum(len(one.one) for one in same), sum(len(one.two) for one in same)

    @property
    def differing(self) -> tuple[Alignment, ...]:
        """Where the two tell of one thing differently: every conflict and every shift."""
        apart = {Relation.SHARED, Relation.ONLY_ONE, Relation.ONLY_TWO}
        return tuple(one for one in self.alignments if one.relation not in apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceShare:
    """How much of one sentence the issuer's earlier documents have in the same words, in [0, 1]."""

    span: Span
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadoutMeasure:
    """One readout against its issuer's own past.

    ``references`` is how many earlier documents it was held against (0: nothing is usual yet, and every figure that
    needs them is ``None``). ``boilerplate`` is the share of tokens inside repeated five-grams, one inner word of which
    may be exchanged; ``repeated`` are those of them that repeat word for word, ``sentences`` the share by sentence. A
    rank is (place, of how many): the place of this document among the references and itself, 1 = the most boilerplate,
    the least specific; equals stand before it. ``specificity`` counts named entities and numbers per 100 tokens, after
    the sentence that tells who met whom, each by how seldom the issuer names it and how much is said of it. ``tokens``
    is the length, ``usual_tokens`` the median of the references. ``thin`` tells that boilerplate is in the top tenth
    and specificity in the bottom tenth. ``new`` are sentences without precedent in the issuer's last documents on the
    same dyad (``dyad_references`` of them).
    """

    document: str
    references: int
    tokens: int
    specificity: float
    boilerplate: float | None = None
    boilerplate_rank: tuple[int, int] | None = None
    specificity_rank: tuple[int, int] | None = None
    usual_tokens: float | None = None
    thin: bool | None = None
    repeated: tuple[Span, ...] = ()
    sentences: tuple[SentenceShare, ...] = ()
    new: tuple[Span, ...] = ()
    dyad_references: int = 0
