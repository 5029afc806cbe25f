"""Who may be meant: name, office, side and day weighed together, with the reasons for each candidate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.identify.asked import Asked
from dragoman.identify.likeness import AUTOMATIC, likeness, near_word
from dragoman.identify.names import bare, fold, sound, sounds
from dragoman.identify.people import People, held, spellings
from dragoman.model import Candidate, Edge, Person, Tenure, Verdict
from dragoman.reference import states
from dragoman.reference.leaders import short_of
from dragoman.reference.offices import is_crown, single

CLOSE = 0.75  # names less alike are no candidates
_ALONE = 0.8  # what likeness gives for a surname that is all that is told
_MOST = 20  # candidates told
_OFFICE = 0.12  # what an office held that day adds to a name, and its want takes away
_SIDE = 0.06


@dataclass(frozen=True, slots=True)
class _Weighed:
    """How well one person fits a question."""

    person: Person
    named: float | None
    tenures: tuple[Tenure, ...]
    side: bool | None
    reasons: tuple[str, ...]
    score: float
    apart: bool = False


def candidates(asked: Asked, *, people: People, on: date | None = None) -> tuple[Candidate, ...]:
    """The people whom a question may mean, best first.

    Args:
        asked: The question.
        people: Whom to choose from.
        on: The day of which it speaks; ``None`` asks for any day.

    Returns:
        At most twenty. ``SAME`` is said of one alone, where a name and an office or side agree and nobody else fits as well;
        an office that is told with a day and has one holder known is enough. ``DIFFERENT`` is who bears the name but cannot be
        meant. A name alone decides nothing.

    """
    if asked.place is not None and asked.name is None:
        return ()
    day = None if asked.former else on
    found = _by_name(asked, people, day) if asked.name else _by_office(asked, people, day)
    if asked.former and on is not None:
        found = [_no_more(one, on) for one in found]
    found.sort(key=lambda one: (one.apart, -one.score, one.person.id))
    return tuple(_verdicts(asked, found[:_MOST], on))


def _no_more(one: _Weighed, on: date) -> _Weighed:
    """Somebody asked for as a former holder: meant only if the office was over by then."""
    over = tuple(tenure for tenure in one.tenures if tenure.over_on(on))
    reasons = one.reasons if over or not one.tenures else (*one.reasons, f"not known to be over on {on}")
    return replace(one, tenures=over, reasons=reasons, apart=one.apart or (bool(one.tenures) and not over))


def _by_name(asked: Asked, people: People, day: date | None) -> list[_Weighed]:
    name = asked.name or ""
    alone = len(fold(bare(name) or name)) == 1
    found = {}
    for person in people.bearing(name):
        named = max((likeness(name, spelling) for spelling in spellings(person)), default=0.0)
        if named >= CLOSE and (not alone or named > _ALONE or _at_an_end(name, person)):
            found[person.id] = _weighed(asked, person, named, alone, day)
    for person in _seated(asked, people, day):
        named = max((likeness(name, spelling) for spelling in spellings(person)), default=0.0)
        if person.id not in found and {*_surnames((name,))} & {*_surnames(spellings(person))}:
            found[person.id] = _weighed(asked, person, named, alone, day)
    return list(found.values())


def _at_an_end(name: str, person: Person) -> bool:
    """Whether one word is the first or the last of a person's names, and not one between, a father's say."""
    wanted = sounds(bare(name) or name)
    ends = {end for spelling in spellings(person) if (words := sounds(spelling)) for end in (words[0], words[-1])}
    return bool(wanted) and any(near_word(wanted[0], end) for end in ends)


def _seated(asked: Asked, people: People, day: date | None) -> Iterable[Person]:
    """Who held the one seat asked for: a first name may be another one there, the surname not."""
    if asked.office is None or asked.side is None or day is None or not single(asked.office):
        return ()
    return people.holding(asked.office, day)


def _weighed(asked: Asked, person: Person, named: float, alone: bool, day: date | None) -> _Weighed:  # noqa: FBT001
    reasons = [_likeness(named, alone)]
    score = named
    apart = False
    tenures: tuple[Tenure, ...] = ()
    if asked.office is not None:
        tenures = held(person, asked.office, day)
        ever = tenures or held(person, asked.office, None)
        if tenures:
            score += _OFFICE
            reasons.append(_holding(tenures[0], day))
        elif ever:
            score -= _OFFICE
            apart = True
            reasons.append(f"{ever[0].office.title} {term(ever[0])}, not on {day}")
        elif person.tenures:
            score -= _OFFICE
            reasons.append(f"no office like “{asked.office.title}” is known")
    side: bool | None = None
    if asked.side is not None and person.sides:
        side = asked.side in person.sides
        score += _SIDE if side else -_SIDE
        reasons.append(f"for {asked.side}" if side else f"known for {', '.join(person.sides[:3])}, not {asked.side}")
        apart = apart or not side
    return _Weighed(person, named, tenures, side, tuple(reasons), score, apart)


def _likeness(named: float, alone: bool) -> str:  # noqa: FBT001
    if alone:
        return "bears that surname" if named >= _ALONE else "a surname near it"
    return "the same name" if named >= 1 else f"the names are {named:.0%} alike"


def _by_office(asked: Asked, people: People, day: date | None) -> list[_Weighed]:
    if asked.office is None:
        return []
    found = []
    for person in people.holding(asked.office, day):
        if not person.name:
            continue  # an office whose holder no file names
        tenures = held(person, asked.office, day)
        if not tenures:
            continue
        sure = day is None or tenures[0].held_on(day) is True
        score = (0.9 if sure else 0.7) - (0.05 if tenures[0].manner == "acting" else 0)
        reasons = (_holding(tenures[0], day),)
        found.append(_Weighed(person, named=None, tenures=tenures, side=True, reasons=reasons, score=score))
    return found


def _holding(tenure: Tenure, day: date | None) -> str:
    manner = f", {tenure.manner}" if tenure.manner else ""
    side = f" of {states.name_of(tenure.office.side)}" if tenure.office.side else ""
    named = side if side and side.removeprefix(" of ") not in tenure.office.title else ""
    sure = ""
    if day is not None and tenure.held_on(day) is None:
        sure = ", not known to have ended" if tenure.begun_by(day) else ", whether on that day is not known"
    return f"{tenure.office.title}{named}{manner} {term(tenure)}{sure}"


def term(tenure: Tenure) -> str:
    """The time of an office in words: "from 2020-01-16 to 2022-03 at the latest".

    >>> from dragoman.model import Edge, Office
    >>> term(Tenure(person="a", office=Office(title="Envoy"), since=Edge.on(date(2020, 1, 16))))
    'from 2020-01-16'
    """
    if tenure.contradictory:
        return f"from {tenure.since.earliest} to {tenure.until.latest}, which contradicts itself"
    since, until = tenure.since, tenure.until
    words = []
    if since.exact is not None:
        words.append(f"from {since.exact}")
    elif since.latest is not None:
        words.append(
            f"from {since.latest} or before" if since.earliest is None else f"from {since.earliest}–{since.latest}"
        )
    elif since.earliest is not None:
        words.append(f"not before {since.earliest}")
    if until.exact is not None:
        words.append(f"to {until.exact}")
    elif until.latest is not None:
        words.append(f"to {until.latest} at the latest")
    elif until.earliest is not None:
        words.append(f"still on the day before {until.earliest}")
    return " ".join(words) or "at a time not known"


def _verdicts(asked: Asked, found: list[_Weighed], on: date | None) -> list[Candidate]:
    fitting = [one for one in found if not one.apart]
    sure = [one for one in fitting if _sure(asked, one, on)]
    told = []
    for one in found:
        verdict = Verdict.UNDECIDED
        if one.apart:
            verdict = Verdict.DIFFERENT
        elif len(sure) == 1 and one is sure[0]:
            verdict = Verdict.SAME
        elif len(sure) == 1:
            verdict = Verdict.DIFFERENT if asked.name is None else Verdict.UNDECIDED
        reasons = one.reasons
        if asked.name is not None and asked.office is None and asked.side is None:
            reasons = (*reasons, "the name alone decides nothing")
        told.append(
            Candidate(
                person=one.person,
                score=round(min(1.0, max(0.0, one.score)), 3),
                verdict=verdict,
                reasons=reasons,
                tenures=one.tenures,
            )
        )
    return told


def _sure(asked: Asked, one: _Weighed, on: date | None) -> bool:
    """Whether more than a name speaks for somebody."""
    if asked.name is None:
        return not asked.former and on is not None and asked.side is not None and _surely_held(one, on)
    if one.named is None:
        return False
    words = fold(bare(asked.name) or asked.name)
    crown = asked.office is not None and is_crown(asked.office) and fold(bare(one.person.name) or one.person.name)
    if len(words) == 1 or (crown and len(crown) == 1 and sound(crown[0]) == sound(words[0])):
        return one.named >= _ALONE and bool(one.tenures) and (asked.side is not None or on is not None)
    if one.named >= AUTOMATIC:
        return bool(one.tenures) or (one.side is True and asked.office is None)
    return _the_holder(asked, one, on)


def _surely_held(one: _Weighed, on: date) -> bool:
    """Whether an office was held that day; what the analyst lists without an end goes on."""
    return any(
        tenure.held_on(on) is True or (one.person.given and tenure.begun_by(on) and tenure.until == Edge())
        for tenure in one.tenures
    )


def _the_holder(asked: Asked, one: _Weighed, on: date | None) -> bool:
    """Whether somebody of the same surname, and of a first name for short, held the one seat asked for on that day."""
    return (
        on is not None
        and asked.office is not None
        and single(asked.office)
        and any(tenure.held_on(on) is not False and tenure.begun_by(on) for tenure in one.tenures)
        and any(_short_form(asked.name or "", spelling) for spelling in _with_peerage(one.person, asked.name or ""))
    )


def _with_peerage(person: Person, name: str) -> tuple[str, ...]:
    """The spellings of a person; a peer, who has none but a surname, goes by any first name."""
    first = name.split()[0]
    return tuple(
        f"{first} {spelling}" if len(spelling.split()) == 1 and _PEER.match(person.name) else spelling
        for spelling in spellings(person)
    )


def _short_form(one: str, two: str) -> bool:
    """Whether two names differ in the first name alone, and that is short for the other: "Joe", "Joseph R."."""
    a, b = one.split(), two.split()
    return {*_surnames((one,))} == {*_surnames((two,))} and len(a) > 1 and len(b) > 1 and short_of(a[0], b[0])


_PEER = re.compile(r"(?:Lord|Lady|Baron|Baroness|Viscount|Earl) ")


def _surnames(names: tuple[str, ...]) -> list[str]:
    """The sounds of the last words of names."""
    return [words[-1] for name in names if (words := sounds(re.sub(r",? (?:Jr|Sr)\.?$", "", name)))]
