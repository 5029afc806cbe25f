"""The kinds of rules: each tells how an occasion stands to a rule, in a sentence, with the words that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.model import Rule, RuleKind
from dragoman.protocol.between import cadence, publication, reciprocity
from dragoman.protocol.company import counterpart, greeter, rank_gap
from dragoman.protocol.course import ceremony, duration, notice
from dragoman.protocol.occasions import Facts, Occasion
from dragoman.protocol.standing import Found

_KINDS: dict[RuleKind, Callable[[Rule, Occasion, Facts, Sequence[Occasion]], Found | None]] = {
    RuleKind.COUNTERPART: counterpart,
    RuleKind.RANK_GAP: rank_gap,
    RuleKind.GREETER: greeter,
    RuleKind.DURATION: duration,
    RuleKind.CEREMONY: ceremony,
    RuleKind.NOTICE: notice,
    RuleKind.CADENCE: cadence,
    RuleKind.RECIPROCITY: reciprocity,
    RuleKind.PUBLICATION: publication,
}


def hold(rule: Rule, occasion: Occasion, facts: Facts, others: Sequence[Occasion]) -> Found | None:
    """Hold a rule against an occasion to which it applies; ``None`` where its kind has nothing to say of such."""
    return _KINDS[rule.kind](rule, occasion, facts, others)
