"""What an analyst decided about accounts, brought to bear: pairs that belong together, pairs that stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Gap, Review, Room, Verdict

Pair = tuple[int, int]


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
        A review of a report that the case no longer holds, and one that contradicts the others, is a gap. Where two
        accounts are joined through others and also parted, the parting stands.

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
        elif _linked(one, two, together):
            review = Review(one=ids[one], two=ids[two], verdict=Verdict.DIFFERENT)
            gaps.append(
                _gap("contradictory-review", review, "other reviews join them through a third; they are kept apart")
            )
    return Ruled(frozenset(together), frozenset(apart), tuple(gaps))


def _linked(one: int, two: int, together: set[Pair]) -> bool:
    reached, before = {one}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {b for a, b in together if a in reached} | {a for a, b in together if b in reached}
    return two in reached


def _gap(kind: str, review: Review, why: str) -> Gap:
    return Gap(
        room=Room.RECONCILE,
        kind=kind,
        subject=review.one,
        reason=f"The review of {review.one} and {review.two} cannot be followed as it stands: {why}",
        advice="take one back in reviews.toml, or: dragoman review CASE --undo",
    )
