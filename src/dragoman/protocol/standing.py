"""How an occasion stands to a rule, and whether a rule applies to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import (
    Applies,
    Contact,
    Participation,
    Span,
    Standing,
)
from dragoman.protocol.occasions import Facts, Occasion


@dataclass(frozen=True, slots=True)
class Found:
    """How an occasion stands to a rule."""

    standing: Standing
    reason: str
    evidence: tuple[Span, ...] = ()
    contacts: tuple[str, ...] = ()


def matches(applies: Applies, occasion: Occasion, *, led: bool = False) -> bool:
    """Whether a rule applies: the guest has one of the roles, the visit one of the categories, and so on.

    Args:
        applies: What the rule says.
        occasion: The visit, meeting or call.
        led: Whether only the guest counts who stands highest: whoever is along is owed nothing of their own.

    """
    roles = occasion.leading_roles() if led else occasion.guest_roles()
    return (
        (not applies.guests or bool(set(applies.guests) & roles))
        and (not applies.hosts or bool(set(applies.hosts) & occasion.host_roles()))
        and (not applies.categories or occasion.category in applies.categories)
        and (not applies.guest_sides or occasion.guest_side in applies.guest_sides)
        and (not applies.host_sides or occasion.host_side in applies.host_sides)
    )


def evidence(contacts: Sequence[Contact], facts: Facts, *, most: int = 3) -> tuple[Span, ...]:
    """The words of the first account of each contact."""
    return tuple(facts.reports[report].evidence for one in contacts for report in one.reports[:1])[:most]


def ids(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """The ids of some contacts."""
    return tuple(one.id for one in contacts)


def guests_of(occasion: Occasion) -> str:
    """The guests in words."""
    return named_guests(occasion.guests)


def named_guests(parts: Sequence[Participation]) -> str:
    """Some of the guests in words."""
    names = [part.mentions[0].name if part.mentions else part.person for part in parts]
    return " and ".join(names[:2]) + (" and others" if len(names) > 2 else "")
