"""Whom a group of mentions means, of the people that the analyst listed and of those in registers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dragoman.identify.asked import Asked
from dragoman.identify.candidates import candidates
from dragoman.identify.groups import Group
from dragoman.identify.likeness import AUTOMATIC, likeness
from dragoman.identify.names import fold, sound
from dragoman.identify.people import People, Shelf, held, spellings
from dragoman.identify.people_file import slug
from dragoman.model import Candidate, Document, Office, Person, Tenure, Verdict
from dragoman.reference import offices

_COMPARED = 60  # people of a register who are compared with a group
_ROLES = 12  # roles and days of a group that are asked
_YEARS = timedelta(days=3653)  # who held no office within ten years is not meant by a name and a side
_TIE = 0.02


def fresh(group: Group, taken: set[str]) -> str:
    """An id for a group that no known person takes, and its claim on it."""
    return _free(slug(group.name), group.side, taken)


def _free(base: str, side: str | None, taken: set[str]) -> str:
    candidates = [base, f"{base}-{side.lower()}" if side else f"{base}-2"]
    candidates += [f"{candidates[1]}-{number}" for number in range(2, 1000)]
    found = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(found)
    return found


class Known:
    """The people listed, and those whom registers gave so far."""

    def __init__(
        self, listed: tuple[Person, ...], registers: tuple[People, ...], documents: Mapping[str, Document]
    ) -> None:
        self._registers = registers
        self._documents = documents
        self._by_id = {person.id: person for person in listed}
        self._shelf = Shelf(listed)
        self._surnames: defaultdict[str, set[str]] = defaultdict(set)
        for person in listed:
            for spelling in spellings(person):
                words = fold(spelling)
                if words:
                    self._surnames[sound(words[-1])].add(person.id)
        self._registered: dict[tuple[int, str], str] = {}
        self._taken = set(self._by_id)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is known by now."""
        return tuple(self._by_id.values())

    def take(self, group: Group) -> bool:
        """Tie a group to a known person, or leave it as it is."""
        return self._take_listed(group) or (
            group.verdict is not Verdict.UNDECIDED
            and any(self._take_registered(group, at) for at in range(len(self._registers)))
        )

    def _take_listed(self, group: Group) -> bool:
        words = fold(group.name)
        if not words:
            return False
        scored = self._surname(words[0]) if len(words) == 1 else self._full(group.name)
        fitting = [(score, person) for score, person in scored if self._side_fits(person, group.side)]
        best = max((score for score, _ in fitting), default=0.0)
        if best < (AUTOMATIC if len(words) > 1 else 1.0):
            return False
        first = [person for score, person in fitting if score >= max(AUTOMATIC, best - _TIE)]
        exact = [person for score, person in fitting if score == 1.0]
        chosen = exact if len(exact) == 1 else first
        if len(chosen) > 1:
            group.person, group.verdict = None, Verdict.UNDECIDED
            group.reason = "the name fits " + " and ".join(sorted(self._by_id[p].name for p in chosen))
            return False
        group.person = chosen[0]
        group.reason = self._reason(group, chosen[0], best)
        return True

    def _full(self, name: str) -> list[tuple[float, str]]:
        return [(max(likeness(name, s) for s in spellings(p)), p.id) for p in self._shelf.bearing(name)]

    def _surname(self, word: str) -> list[tuple[float, str]]:
        return [(1.0, person) for person in sorted(self._surnames.get(sound(word), ()))]

    def _side_fits(self, person: str, side: str | None) -> bool:
        sides = self._by_id[person].sides
        return side is None or not sides or side in sides

    def _reason(self, group: Group, person: str, score: float) -> str:
        spelt = group.name in spellings(self._by_id[person])
        how = (
            "spelled as listed"
            if spelt
            else "listed in another spelling"
            if score == 1.0
            else "close to a listed spelling"
        )
        return f"{how}{f', for {group.side}' if group.side else ', no side stated'}"

    def _take_registered(self, group: Group, at: int) -> bool:
        """Tie a group to the one person of a register whom name and office, or name, side and time, show."""
        near = list(self._registers[at].bearing(group.name, most=_COMPARED))
        asked = _Near(near, self._registers[at])
        sure: dict[str, Candidate] = {}
        against: set[str] = set()
        for role, day in self._told(group):
            office = offices.office(role, group.side) if role is not None else None
            if office is not None and office.rung is None:
                office = None
            side = None if group.presumed else group.side
            question = Asked(text=group.name, name=group.name, office=office and replace(office, side=side), side=side)
            for one in candidates(question, people=asked, on=day):
                if one.verdict is Verdict.SAME and (office is not None or _of_the_time(one.person, day)):
                    sure.setdefault(one.person.id, one)
                elif one.verdict is Verdict.DIFFERENT:
                    against.add(one.person.id)
        group.belied = group.belied or self._belied(group, self._registers[at])
        told = [one for one in sure.values() if one.person.id not in against or one.tenures]
        if len({one.person.id for one in told}) != 1:
            return False
        group.person = self._enter(told[0].person, at)
        group.reason = "; ".join(told[0].reasons)
        if group.presumed:
            group.side = None  # the register knows better for whom
        return True

    def _told(self, group: Group) -> list[tuple[str | None, date]]:
        """The roles that texts give to a group, each with a day, the commonest first."""
        told: Counter[tuple[str | None, date]] = Counter()
        for mention in group.mentions:
            document = self._documents.get(mention.span.document)
            if document is not None and document.published is not None and not mention.former:
                told[mention.role, document.published] += 1
        return [
            pair
            for pair, _ in sorted(
                told.items(), key=lambda item: (item[0][0] is None, -item[1], item[0][1], item[0][0] or "")
            )
        ][:_ROLES]

    def _belied(self, group: Group, register: People) -> bool:
        """Whether the offices read beside a name are seats that others are known to hold: read amiss, or told amiss."""
        roles = [(offices.office(role, group.side), day) for role, day in self._told(group) if role is not None]
        return bool(roles) and all(
            offices.single(office)
            and any(
                held(person, office, day)[0].held_on(day)
                for person in register.holding(office, day)
                if held(person, office, day)
            )
            for office, day in roles
        )

    def _enter(self, person: Person, at: int) -> str:
        """Bring a person of a register into the case under a readable id."""
        known = self._registered.get((at, person.id))
        if known is None:
            known = _free(slug(person.name), person.sides[0] if person.sides else None, self._taken)
            self._registered[at, person.id] = known
            self._by_id[known] = replace(
                person,
                id=known,
                given=False,
                tenures=tuple(replace(tenure, person=known) for tenure in person.tenures),
            )
        return known


class _Near:
    """The people of a register near one name, and its holders of offices."""

    def __init__(self, near: list[Person], register: People) -> None:
        self._near, self._register = near, register

    def bearing(self, name: str, *, most: int = _COMPARED) -> Iterable[Person]:
        """The people near the name."""
        return self._near[:most] if name else ()

    def holding(self, office: Office, day: date | None) -> Iterable[Person]:
        """The holders of an office."""
        return self._register.holding(office, day)


def _of_the_time(person: Person, day: date) -> bool:
    """Whether any office of a person was held within some years of a day."""
    return any(_near_to(tenure, day) for tenure in person.tenures)


def _near_to(tenure: Tenure, day: date) -> bool:
    first = tenure.since.earliest or tenure.since.latest
    last = tenure.until.latest or tenure.until.earliest or tenure.since.latest or first
    begun = first is None or first - day <= _YEARS
    return begun and last is not None and day - last <= _YEARS
