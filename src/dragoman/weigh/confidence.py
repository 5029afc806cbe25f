"""How much a judgement can bear, by a rule that is the same for everyone, and why in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Confidence

HIGH_LEADS, MODERATE_LEADS = 95, 80  # of a hundred draws
LEAST_ORIGINS = 3
CARRIES_BITS = 0.01  # about what an item tells that is .56 probable under one of two hypotheses and .44 under the other
_NAMED = 5


def confidence(leads: int, *, draws: int, origins: int, items: int, groups: int) -> Confidence:
    """High, moderate or low.

    Args:
        leads: Draws under stress in which the leader leads.
        draws: How many there were.
        origins: Independent origins that carry weight.
        items: Single items that decide who leads.
        groups: Single origins that do.

    Returns:
        High where the leader leads in 95% of draws, three origins carry weight and nothing alone decides; moderate
        where it leads in 80% and no single item decides; low otherwise.
    """
    if 100 * leads >= HIGH_LEADS * draws and origins >= LEAST_ORIGINS and not items and not groups:
        return Confidence.HIGH
    return Confidence.MODERATE if 100 * leads >= MODERATE_LEADS * draws and not items else Confidence.LOW


def because(
    leads: int,
    *,
    leader: str,
    draws: int,
    origins: Sequence[str],
    items: Sequence[tuple[str, str | None]],
    groups: Sequence[tuple[str, str | None]],
) -> tuple[str, ...]:
    """The reasons for a confidence, in sentences; none of them has a word of probability.

    Args:
        leads: Draws in which the leader leads.
        leader: Title of the leader.
        draws: How many there were.
        origins: Names of the origins that carry weight.
        items: Ids of linchpins, each with the title of who would lead without it; ``None`` where several would alike.
        groups: The same of origins.
    """
    if 100 * leads >= HIGH_LEADS * draws:
        asked = f"{HIGH_LEADS}% are enough"
    elif 100 * leads >= MODERATE_LEADS * draws:
        asked = f"{MODERATE_LEADS}% are enough and {HIGH_LEADS}% would be better"
    else:
        asked = f"{MODERATE_LEADS}% would be needed"
    shown = leads * 1000 // draws / 1000  # rounded down: 94.96% is not yet 95.0%
    told = [f"“{leader}” leads in {shown:.1%} of {draws:,} draws under stress, where {asked}."]
    count = len(origins)
    carry = f"{count} independent {'origin carries' if count == 1 else 'origins carry'} weight ({_listed(origins)})"
    if count >= LEAST_ORIGINS:
        told.append(f"{carry}.")
    else:
        told.append(f"{carry if count else 'No origin carries weight'}, where {LEAST_ORIGINS} would be needed.")
    told += [f"Without item {name} {_first(other)}." for name, other in items]
    told += [f"Without everything of origin {name} {_first(other)}." for name, other in groups]
    if not items and not groups:
        told.append("No single item and no single origin decides what leads.")
    return tuple(told)


def _first(title: str | None) -> str:
    return f"“{title}” would lead" if title is not None else "nothing would lead alone"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
