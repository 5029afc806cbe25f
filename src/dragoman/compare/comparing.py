"""Two readouts of one contact side by side, with the figures that sum them up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from dragoman.compare.aligning import Side, align, side
from dragoman.compare.propositions import propositions
from dragoman.compare.tokens import Token
from dragoman.model import Comparison, Document, Mention, Proposition, Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """A document made ready to be held against another."""

    document: Document
    ready: Side

    @property
    def topics(self) -> frozenset[str]:
        """What it speaks of."""
        return frozenset(topic for one in self.ready.propositions for topic in one.topics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How often an issuer left out a topic of which the other side told: (issuer, topic) -> told by the other, left out.

    Only pairs published before count; two pasts add up in any order.
    """

    told: Mapping[tuple[str, str], int]
    omitted: Mapping[tuple[str, str], int]

    def merge(self, other: Past) -> Past:
        """Both together."""
        return Past(
            told=Counter(self.told) + Counter(other.told), omitted=Counter(self.omitted) + Counter(other.omitted)
        )


LEAST_PAIRS = 5  # earlier pairs from which an issuer's habit of leaving a topic out may be told
NO_PAST = Past(told={}, omitted={})


def ready(document: Document, mentions: Sequence[Mention], words: Sequence[Token], *, of: str | None) -> Readout:
    """A document made ready; ``of`` is the side for which its issuer speaks."""
    found = propositions(document, mentions, words, side=of)
    return Readout(
        document=document,
        ready=side(found, words, [document.quote(one.span) for one in found], document.language, document.published),
    )


def compare(
    contact: str, one: Readout, two: Readout, *, past: Past = NO_PAST, floor: float | None = None
) -> Comparison:
    """Hold two readouts against each other.

    Args:
        contact: The contact's id.
        one: The readout that stands left.
        two: Another.
        past: What each issuer left out in earlier pairs.
        floor: The agreement of one office's own two languages, kept where the languages differ.

    Returns:
        The same with the sides exchanged when the readouts are.

    """
    count_one, count_two = len(one.ready.propositions), len(two.ready.propositions)
    plain = Comparison(
        contact=contact,
        one=one.document.id,
        two=two.document.id,
        propositions_one=one.ready.propositions,
        propositions_two=two.ready.propositions,
        alignments=align(one.ready, two.ready),
        covered_one=None,
        covered_two=None,
        agreement=None,
        topic_divergence_bits=_divergence(one.ready.propositions, two.ready.propositions),
        lag=_lag(one.document, two.document),
        shares_one=_shares(one.ready.propositions),
        shares_two=_shares(two.ready.propositions),
        silences=tuple(_silences(one, two, past)),
        floor=floor if one.ready.language != two.ready.language else None,
    )
    shared_one, shared_two = plain.shared
    return replace(
        plain,
        covered_one=shared_one / count_one if count_one else None,
        covered_two=shared_two / count_two if count_two else None,
        agreement=(shared_one + shared_two) / (count_one + count_two) if count_one + count_two else None,
    )


def omissions(one: Readout, two: Readout) -> Past:
    """What a pair of readouts adds to the past of both issuers."""
    told: Counter[tuple[str, str]] = Counter()
    omitted: Counter[tuple[str, str]] = Counter()
    for mine, other in ((one, two), (two, one)):
        for topic in other.topics:
            told[mine.document.publisher, topic] += 1
            omitted[mine.document.publisher, topic] += topic not in mine.topics
    return Past(told=told, omitted=omitted)


def _divergence(one: Sequence[Proposition], two: Sequence[Proposition]) -> float | None:
    """Jensen-Shannon divergence of the topics, in bits; ``None`` where a readout has none."""
    a, b = (Counter(topic for p in found for topic in p.topics) for found in (one, two))
    if not a or not b:
        return None
    total = 0.0
    for topic in sorted(a.keys() | b.keys()):
        p, q = a[topic] / a.total(), b[topic] / b.total()
        middle = (p + q) / 2
        total += sum(0.5 * x * math.log2(x / middle) for x in (p, q) if x)
    return min(1.0, max(0.0, total))


def _lag(one: Document, two: Document) -> timedelta | None:
    if one.published_at is not None and two.published_at is not None:
        return two.published_at - one.published_at
    if one.published is None or two.published is None or one.published == two.published:
        return None
    first, second = (datetime.combine(d.published, time.min, UTC) for d in (one, two) if d.published)
    return second - first


def _shares(found: Sequence[Proposition]) -> tuple[tuple[str, float], ...]:
    speakers = Counter(one.speaker or "not told" for one in found)
    return tuple((who, number / len(found)) for who, number in sorted(speakers.items(), key=lambda s: (-s[1], s[0])))


def _silences(one: Readout, two: Readout, past: Past) -> Iterable[Silence]:
    """A beta-binomial of one success and one failure before anything was seen."""
    for mine, other in ((one, two), (two, one)):
        for topic in sorted(other.topics - mine.topics):
            key = mine.document.publisher, topic
            told, omitted = past.told.get(key, 0), past.omitted.get(key, 0)
            yield Silence(
                document=mine.document.id,
                topic=topic,
                bits=-math.log2((1 + omitted) / (2 + told)) if told >= LEAST_PAIRS else None,
                cases=told,
                omitted=omitted,
            )
