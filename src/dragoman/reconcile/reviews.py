"""What an analyst decided about accounts, brought to bear: pairs that belong together, pairs that stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Gap, Review, Room, Verdict
from dragoman.reconcile.clustering import Pair


@dataclass(frozen=True, slots=True)
class Ruled:
    """Pairs of positions, the smaller first; ``gaps`` are reviews that cannot be followed."""

    together: frozenset[Pair]
    apart: frozenset[Pair]
    gaps: tuple[Gap, ...]


def applied(reviews: Sequence[Review], ids: Sequence[str]) -> Ruled:
    """The reviews that can be followed.

    Args:
        reviews: The analyst's, in the order in which they were made.
        ids: The reports of the case, by position.

    Returns:
        A review of a report that the case no longer holds, and a join of what is also parted, is a gap: the parting
        stands.

    """
    at = {identity: position for position, identity in enumerate(ids)}
    together: set[Pair] = set()
    apart: set[Pair] = set()
    gaps: list[Gap] = []
    for review in reviews:
        missing = [identity for identity in (review.one, review.two) if identity not in at]
        if missing:
            gaps.append(_gap("stale-review", review, f"the case no longer holds {' and '.join(missing)}"))
            continue
        one, two = sorted((at[review.one], at[review.two]))
        (together if review.verdict is Verdict.SAME else apart).add((one, two))
    for one, two in sorted(apart):
        if (one, two) in together:
            together.discard((one, two))
            review = Review(one=ids[one], two=ids[two], verdict=Verdict.DIFFERENT)
            gaps.append(_gap("contradictory-review", review, "they are both joined and parted; they are kept apart"))
    return Ruled(frozenset(together), frozenset(apart), tuple(gaps))


def refused(pair: Pair, bar: Pair, ids: Sequence[str], *, parted: bool) -> Gap:
    """The gap of a join that is not followed, as it would bring a pair together that must stay apart."""
    why = "a review parts" if parted else "one document tells as two contacts"
    review = Review(one=ids[pair[0]], two=ids[pair[1]], verdict=Verdict.SAME)
    return _gap(
        "contradictory-review",
        review,
        f"with other reviews it would join {ids[bar[0]]} and {ids[bar[1]]}, which {why}; it is left out",
    )


def contradicted(one: str, two: str, reason: str, *, denied: bool) -> Gap:
    """The notice of a join that is followed although something speaks against it."""
    against = f"one account denies what the other tells; {reason}" if denied else reason
    return Gap(
        room=Room.RECONCILE,
        kind="contradicted-review",
        subject=one,
        reason=f"The review that joins {one} and {two} is followed, but the accounts speak against it: {against}",
        advice="read both once more; where they are two contacts: dragoman review CASE --undo",
    )


def _gap(kind: str, review: Review, why: str) -> Gap:
    return Gap(
        room=Room.RECONCILE,
        kind=kind,
        subject=review.one,
        reason=f"The review of {review.one} and {review.two} cannot be followed as it stands: {why}",
        advice="take one back in reviews.toml, or: dragoman review CASE --undo",
    )
