"""The registry of a case: who each mention is, by name, side and office together, with the reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.identify.likeness import AUTOMATIC, likeness
from dragoman.identify.names import fold, name_key, sound
from dragoman.identify.people_file import slug
from dragoman.model import Document, Gap, Identification, Mention, Person, Reading, Room, Verdict

CLOSE = 0.86  # alike enough to ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """People of a case (sorted by id), a verdict for every mention (in reading order), and what stays undecided."""

    persons: tuple[Person, ...]
    identifications: tuple[Identification, ...]
    gaps: tuple[Gap, ...]


@dataclass(slots=True)
class _Group:
    """Mentions that share one written name and one side (``None`` where no text states it)."""

    name: str
    side: str | None
    mentions: list[Mention] = field(default_factory=list)
    person: str | None = None
    verdict: Verdict = Verdict.SAME
    reason: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        return -len(self.mentions), self.name, self.side or ""


def resolve(readings: Iterable[Reading], *, documents: Mapping[str, Document], known: tuple[Person, ...]) -> Registry:
    """Tie every mention to a person.

    Args:
        readings: All readings of the case.
        documents: The documents that the mentions point into, by id.
        known: The people that the analyst listed; they outweigh what the machine would join.

    Returns:
        Names alone join nobody: sides must not contradict, and a surname alone is joined only where one person of that
        surname and side exists. What fits several people is kept apart as a person of its own, ``UNDECIDED``, with a gap.

    """
    groups = _groups(readings)
    gaps: list[Gap] = []
    people = _Known(known)
    open_groups = []
    for group in groups:
        if not people.take(group):
            open_groups.append(group)
    _join(open_groups, known, gaps)
    persons = _persons(groups, known, documents)
    verdicts = [
        Identification(mention=mention, person=group.person, verdict=group.verdict, reason=group.reason)
        for group in groups
        for mention in group.mentions
    ]
    gaps.extend(_undecided(group) for group in groups if group.verdict is Verdict.UNDECIDED)
    return Registry(
        persons=persons,
        identifications=tuple(sorted(verdicts, key=lambda v: (v.mention.span, v.mention.name))),
        gaps=tuple(gaps),
    )


def _groups(readings: Iterable[Reading]) -> list[_Group]:
    groups: dict[tuple[str, str | None], _Group] = {}
    for reading in readings:
        sides: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in reading.mentions:
            if mention.side is not None:
                sides[mention.name][mention.side] += 1
        for mention in reading.mentions:
            stated = sides.get(mention.name)
            side = mention.side or (stated.most_common(1)[0][0] if stated and len(stated) == 1 else None)
            groups.setdefault((mention.name, side), _Group(mention.name, side)).mentions.append(mention)
    return sorted(groups.values(), key=lambda group: group.order)


class _Known:
    """The listed people by the sounds of their spellings."""

    def __init__(self, known: tuple[Person, ...]) -> None:
        self._by_id = {person.id: person for person in known}
        self._spellings = {person.id: tuple(dict.fromkeys((person.name, *person.aliases))) for person in known}
        self._surnames: defaultdict[str, set[str]] = defaultdict(set)
        for person in known:
            for spelling in self._spellings[person.id]:
                words = fold(spelling)
                if words:
                    self._surnames[sound(words[-1])].add(person.id)

    def take(self, group: _Group) -> bool:
        """Tie a group to a listed person, or leave it as it is."""
        words = fold(group.name)
        if not words:
            return False
        scored = self._surname(words[0]) if len(words) == 1 else self._full(group.name)
        fitting = [(score, person) for score, person in scored if self._side_fits(person, group.side)]
        best = max((score for score, _ in fitting), default=0.0)
        if best < (AUTOMATIC if len(words) > 1 else 1.0):
            return False
        first = [person for score, person in fitting if score >= max(AUTOMATIC, best - 0.02)]
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
        return [(max(likeness(name, s) for s in spellings), p) for p, spellings in self._spellings.items()]

    def _surname(self, word: str) -> list[tuple[float, str]]:
        return [(1.0, person) for person in sorted(self._surnames.get(sound(word), ()))]

    def _side_fits(self, person: str, side: str | None) -> bool:
        sides = self._by_id[person].sides
        return side is None or not sides or side in sides

    def _reason(self, group: _Group, person: str, score: float) -> str:
        spelled = group.name in self._spellings[person]
        how = (
            "spelled as listed"
            if spelled
            else "listed in another spelling"
            if score == 1.0
            else "close to a listed spelling"
        )
        side = f", for {group.side}" if group.side else ", no side stated"
        return f"{how}{side}"


def _join(groups: list[_Group], known: tuple[Person, ...], gaps: list[Gap]) -> None:
    """Tie what no listed person takes: full names among themselves, then surnames alone."""
    taken = {person.id for person in known}
    buckets: defaultdict[str, list[_Group]] = defaultdict(list)
    full = [group for group in groups if len(fold(group.name)) > 1]
    for group in sorted(full, key=lambda g: (g.side is None, g.order)):
        bucket = buckets[name_key(group.name).partition(" ")[2]]
        if group.verdict is not Verdict.UNDECIDED:
            partners = [other for other in bucket if other.verdict is Verdict.SAME and _fits(group, other)]
            ids = sorted({other.person for other in partners if other.person is not None})
            if len(ids) == 1:
                group.person = ids[0]
                group.reason = _why(group, partners[0])
            elif len(ids) > 1:
                group.verdict = Verdict.UNDECIDED
                group.reason = f"the name fits {' and '.join(sorted({o.name for o in partners}))}"
        if group.person is None:
            group.person = _fresh(group, taken)
            group.reason = group.reason or "first seen under this name"
        bucket.append(group)
        _ask(group, bucket, gaps)
    for group in sorted((g for g in groups if len(fold(g.name)) <= 1), key=lambda g: (g.side is None, g.order)):
        words = fold(group.name)
        bucket = buckets[sound(words[0]) if words else ""]
        ids = sorted(
            {o.person for o in bucket if o.person and (group.side is None or o.side is None or o.side == group.side)}
        )
        sure = sorted({o.person for o in bucket if o.person and o.side is not None and o.side == group.side})
        if group.verdict is Verdict.SAME and len(ids) == 1 and ids == sure:
            group.person, group.reason = ids[0], f"the only one of this surname for {group.side}"
            continue
        group.person = _fresh(group, taken)
        if len(ids) > 1 and group.verdict is Verdict.SAME:
            group.verdict = Verdict.UNDECIDED
            group.reason = f"a surname alone, which fits {len(ids)} people"
        group.reason = group.reason or "known by one name only"


def _fits(one: _Group, two: _Group) -> bool:
    if one.side is not None and two.side is not None and one.side != two.side:
        return False
    if fold(one.name) == fold(two.name):
        return True
    return one.side is not None and one.side == two.side and likeness(one.name, two.name) >= AUTOMATIC


def _why(one: _Group, two: _Group) -> str:
    name = "same full name" if fold(one.name) == fold(two.name) else f"another spelling of {two.name}"
    side = f", both for {one.side}" if one.side == two.side and one.side else ", nothing speaks against it"
    return name + side


def _ask(group: _Group, bucket: list[_Group], gaps: list[Gap]) -> None:
    """A gap for spellings that may be one person but are kept apart."""
    for other in bucket[:-1]:
        if other.person == group.person or other.side is None or other.side != group.side:
            continue
        if CLOSE <= likeness(group.name, other.name) < AUTOMATIC:
            first = group.mentions[0].span
            gaps.append(
                Gap(
                    room=Room.IDENTIFY,
                    kind="similar-names",
                    subject=group.person or group.name,
                    reason=f"{group.name} and {other.name} ({group.side}) may be one person; they are kept apart",
                    advice="if they are one, list the person in people.toml with both spellings",
                    document=first.document,
                    span=first,
                )
            )
            return


def _fresh(group: _Group, taken: set[str]) -> str:
    base = slug(group.name)
    candidates = [base, f"{base}-{group.side.lower()}" if group.side else f"{base}-2"]
    candidates += [f"{candidates[1]}-{number}" for number in range(2, 1000)]
    found = next(candidate for candidate in candidates if candidate not in taken)
    taken.add(found)
    return found


def _persons(groups: list[_Group], known: tuple[Person, ...], documents: Mapping[str, Document]) -> tuple[Person, ...]:
    listed = {person.id: person for person in known}
    mine: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.person is not None:
            mine[group.person].append(group)
    persons = []
    for identity in sorted({*listed, *mine}):
        seen: Counter[str] = Counter()
        printed: set[str] = set()
        sides: Counter[str] = Counter()
        for group in mine.get(identity, ()):
            seen[group.name] += len(group.mentions)
            if group.side is not None:
                sides[group.side] += len(group.mentions)
            printed.update(_printed(group, documents))
        given = listed.get(identity)
        name = given.name if given else min(seen, key=lambda n: (-len(n.split()), -seen[n], n))
        order = (*(given.sides if given else ()), *sorted(sides, key=lambda s: (-sides[s], s)))
        persons.append(
            Person(
                id=identity,
                name=name,
                aliases=tuple(sorted({*seen, *printed, *(given.aliases if given else ())} - {name})),
                sides=tuple(dict.fromkeys(order)),
                tenures=given.tenures if given else (),
                given=given is not None,
            )
        )
    return tuple(persons)


def _printed(group: _Group, documents: Mapping[str, Document]) -> set[str]:
    """The spellings as printed where the text is not in English letters."""
    found = set()
    for mention in group.mentions:
        document = documents.get(mention.span.document)
        if document is not None and document.language != "en":
            words = " ".join(document.quote(mention.span).split())
            if words != mention.role:
                found.add(words)
    return found


def _undecided(group: _Group) -> Gap:
    first = group.mentions[0].span
    return Gap(
        room=Room.IDENTIFY,
        kind="undecided-person",
        subject=group.person or group.name,
        reason=f"who “{group.name}” is stays open: {group.reason}",
        advice="list the people in people.toml with the spelling that is meant among their aliases",
        document=first.document,
        span=first,
    )
