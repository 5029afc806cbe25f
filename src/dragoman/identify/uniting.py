"""Two accounts of one person made one: every name and office of both, each with all its sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.language.scripts import script_of
from dragoman.model import Name, Person, Span, Tenure

_SOURCES = 12  # kept for one name or office


def unite(one: Person, two: Person) -> Person:
    """One person from two accounts.

    Args:
        one: The account whose id and name stand.
        two: Another; it may lack a name where it tells of an office alone.

    Returns:
        Equal names and equal tenures once, with the sources of both; what differs is kept side by side.

    """
    names = [*one.names, *two.names]
    if two.name and one.name and two.name != one.name and two.name not in one.aliases:
        sources = tuple(source for tenure in two.tenures for source in tenure.sources)
        names.append(Name(text=two.name, script=script_of(two.name), sources=sources[:1]))
    return replace(
        one,
        name=one.name or two.name,
        names=_names(names),
        sides=tuple(dict.fromkeys((*one.sides, *two.sides))),
        tenures=_tenures([*one.tenures, *(replace(tenure, person=one.id) for tenure in two.tenures)]),
        given=one.given or two.given,
        identifiers=tuple(sorted({*one.identifiers, *two.identifiers})),
    )


def _names(names: list[Name]) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    for name in names:
        before = found.get(name.text)
        found[name.text] = (
            name
            if before is None
            else replace(
                before, language=before.language or name.language, sources=_joined(before.sources, name.sources)
            )
        )
    return tuple(found[text] for text in sorted(found))


def _tenures(tenures: list[Tenure]) -> tuple[Tenure, ...]:
    found: dict[Tenure, Tenure] = {}
    for tenure in tenures:
        key = replace(tenure, sources=())
        before = found.get(key)
        found[key] = tenure if before is None else replace(before, sources=_joined(before.sources, tenure.sources))
    return tuple(sorted(found.values(), key=in_time))


def in_time(tenure: Tenure) -> tuple[date, date, str, str]:
    """By when an office began, as far as it is known."""
    begun = tenure.since.earliest or tenure.since.latest or date.min
    return begun, tenure.until.latest or date.max, tenure.office.title, tenure.office.side or ""


def _joined(one: tuple[Span | str, ...], two: tuple[Span | str, ...]) -> tuple[Span | str, ...]:
    return tuple(dict.fromkeys((*one, *two)))[:_SOURCES]
