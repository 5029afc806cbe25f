"""People whom contacts show to be one: two spellings that fill one place in accounts of the same contact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.identify.registry import Registry
from dragoman.identify.uniting import unite
from dragoman.model import Verdict


def in_one_place(registry: Registry, pairs: Iterable[tuple[str, str]]) -> Registry:
    """The registry with such pairs made one person.

    Args:
        registry: Who is who by name, side and office.
        pairs: Ids of two people who fill one place; one of each is known by nothing but the name.

    Returns:
        The one who is known by more keeps the id. A name that fits two such people in different contacts stays apart.

    """
    persons = {person.id: person for person in registry.persons}
    partners: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, two in pairs:
        if one in persons and two in persons and one != two:
            named, known = sorted((one, two), key=lambda i: (_weight(persons[i].sides, persons[i].tenures), i))
            partners[named][known] += 1
    into: dict[str, str] = {}
    for named, known_by in sorted(partners.items()):
        if len(known_by) == 1 and not persons[named].given:
            (into[named],) = known_by
    into = {named: _last(into, named) for named in into}
    for named, known in sorted(into.items()):
        persons[known] = unite(persons[known], replace(persons.pop(named), given=False))
    verdicts = tuple(
        replace(
            one,
            person=into[one.person],
            verdict=Verdict.SAME,
            reason=f"fills the place of {persons[into[one.person]].name} in another account of the same contact",
        )
        if one.person in into
        else one
        for one in registry.identifications
    )
    gaps = tuple(gap for gap in registry.gaps if gap.subject not in into)
    return Registry(
        persons=tuple(persons[identity] for identity in sorted(persons)), identifications=verdicts, gaps=gaps
    )


def _last(into: dict[str, str], named: str) -> str:
    """Whom a chain of such people ends with; each is known by more than the one before, so it ends."""
    while named in into:
        named = into[named]
    return named


def _weight(sides: tuple[str, ...], tenures: tuple[object, ...]) -> int:
    return 2 * bool(sides) + bool(tenures)
