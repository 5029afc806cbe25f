"""People whom contacts show to be one: two spellings that fill one place in accounts of the same contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.identify.likeness import AUTOMATIC, likeness_in_place
from dragoman.identify.registry import Registry
from dragoman.identify.uniting import unite
from dragoman.model import Person, Verdict


def in_one_place(registry: Registry, pairs: Iterable[tuple[str, str]]) -> Registry:
    """The registry with such pairs made one person.

    Args:
        registry: Who is who by name, side and office.
        pairs: Ids of two people who fill one place; one of each is known by nothing but the name.

    Returns:
        The one who is known by more keeps the id. Spellings that fill one place are one, and a name that fits two known
        people in different contacts stays apart. So do names that two people may bear, however well the place fits.

    """
    persons = {person.id: person for person in registry.persons}
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        if one in persons and two in persons and one != two and _alike(persons[one], persons[two]):
            beside[one].add(two)
            beside[two].add(one)
    into = _into(persons, beside)
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


def _into(persons: Mapping[str, Person], beside: Mapping[str, set[str]]) -> dict[str, str]:
    """Who becomes whom. Only people known by more than a name can be two: spellings beside each other are counted once."""
    bare = {identity for identity in beside if not _weight(persons[identity]) and not persons[identity].given}
    into: dict[str, str] = {}
    for spellings in _groups(bare, beside):
        known = {other for one in spellings for other in beside[one]} - bare
        if len(known) > 1:
            into |= {one: next(iter(mine)) for one in spellings if len(mine := beside[one] - bare) == 1}
        else:
            last = max(known or spellings)
            into |= {one: last for one in spellings if one != last}
    for one in set(beside) - bare:
        more = {other for other in beside[one] - bare if _weight(persons[other]) > _weight(persons[one])}
        if len(more) == 1 and not persons[one].given:
            (into[one],) = more
    return {named: _last(into, named) for named in into}


def _groups(bare: set[str], beside: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """The spellings that stand beside each other, directly or through a third."""
    left = set(bare)
    while left:
        group, reached = set[str](), {min(left)}
        while reached:
            group |= reached
            reached = {other for one in reached for other in beside[one]} & bare - group
        left -= group
        yield sorted(group)


def _alike(one: Person, two: Person) -> bool:
    names = ((a, b) for a in (one.name, *one.aliases) for b in (two.name, *two.aliases))
    return any(likeness_in_place(a, b) >= AUTOMATIC for a, b in names)


def _last(into: dict[str, str], named: str) -> str:
    """Whom a chain of such people ends with; each is known by more than the one before, so it ends."""
    while named in into:
        named = into[named]
    return named


def _weight(person: Person) -> int:
    return 2 * bool(person.sides) + bool(person.tenures)
