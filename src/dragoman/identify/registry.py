"""The registry of a case: who each mention is, by name, side and office together, with the reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.identify.attested import attest
from dragoman.identify.contradicting import contradictions
from dragoman.identify.groups import Group, find_groups
from dragoman.identify.known import Known, fresh
from dragoman.identify.likeness import AUTOMATIC, likeness
from dragoman.identify.names import fold, name_key
from dragoman.identify.people import People, spelled
from dragoman.identify.uniting import unite
from dragoman.language.scripts import script_of
from dragoman.model import Document, Gap, Identification, Name, NameKind, Person, Reading, Room, Verdict
from dragoman.reference.offices import classify

CLOSE = 0.86  # alike enough to ask
_NEARLY = 3  # a name that is at least a third as common as another
_OUTVOTED = 20  # a side without an office is a slip where the same name is so many times oftener of another side
_OUTVOTED_OFFICE = 200  # the same where an office stands with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """People of a case (sorted by id), a verdict for every mention (in reading order), and what stays undecided."""

    persons: tuple[Person, ...]
    identifications: tuple[Identification, ...]
    gaps: tuple[Gap, ...]


def resolve(
    readings: Iterable[Reading],
    *,
    documents: Mapping[str, Document],
    known: tuple[Person, ...],
    registers: tuple[People, ...] = (),
    states: Mapping[str, str] | None = None,
) -> Registry:
    """Tie every mention to a person.

    Args:
        readings: All readings of the case.
        documents: The documents that the mentions point into, by id.
        known: The people that the analyst listed; they outweigh what the machine would join.
        registers: Registers of people, asked in this order for whom the analyst did not list.
        states: For whom each official publisher speaks, by its id.

    Returns:
        Names alone join nobody: sides must not contradict, and a surname alone is joined only where one person of that
        surname and side exists. What fits several people is kept apart as a person of its own, ``UNDECIDED``, with a gap.

    """
    groups = find_groups(readings, documents=documents, states=states or {})
    gaps: list[Gap] = []
    listed = Known(known, registers, documents)
    for group in groups:
        listed.take(group)
    _join(groups, {person.id for person in listed.people}, gaps)
    persons = attest(_persons(groups, listed.people, documents), groups, documents)
    gaps += contradictions(persons)
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


def _join(groups: list[Group], taken: set[str], gaps: list[Gap]) -> None:
    """Tie those whom no known person takes: full names among themselves, then surnames alone."""
    buckets: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.person is not None:
            buckets[_bucket(group)].append(group)
    free = [group for group in groups if group.person is None]
    full = [group for group in free if len(fold(group.name)) > 1]
    for group in sorted(full, key=lambda g: (g.side is None, g.order)):
        bucket = buckets[_bucket(group)]
        if group.verdict is not Verdict.UNDECIDED:
            partners = [other for other in bucket if other.verdict is Verdict.SAME and _fits(group, other)]
            ids = sorted({other.person for other in partners if other.person is not None})
            if not ids and (other := _outvoting(group, bucket)) is not None:
                partners, ids = [other], [other.person or ""]
            if len(ids) == 1:
                group.person = ids[0]
                group.reason = _why(group, partners[0])
                if partners[0].side is not None and group.side != partners[0].side:
                    group.side = partners[0].side
            elif len(ids) > 1:
                group.verdict = Verdict.UNDECIDED
                fitting = sorted({f"{o.name} ({o.side or 'side not told'})" for o in partners})
                group.reason = f"the name fits {' and '.join(fitting)}"
        if group.person is None:
            group.person = fresh(group, taken)
            group.reason = group.reason or "first seen under this name"
        bucket.append(group)
        _ask(group, bucket, gaps)
    for group in sorted((g for g in free if len(fold(g.name)) <= 1), key=lambda g: (g.side is None, g.order)):
        bucket = buckets[_bucket(group)]
        ids = sorted(
            {o.person for o in bucket if o.person and (group.side is None or o.side is None or o.side == group.side)}
        )
        sure = sorted({o.person for o in bucket if o.person and o.side is not None and o.side == group.side})
        if group.verdict is Verdict.SAME and len(ids) == 1 and ids == sure:
            group.person, group.reason = ids[0], f"the only one of this surname for {group.side}"
            continue
        group.person = fresh(group, taken)
        if len(ids) > 1 and group.verdict is Verdict.SAME:
            group.verdict = Verdict.UNDECIDED
            group.reason = f"a surname alone, which fits {len(ids)} people"
        group.reason = group.reason or "known by one name only"


def _bucket(group: Group) -> str:
    """The sound of the surname, by which those who may be one are found."""
    return name_key(group.name).partition(" ")[2]


def _outvoting(group: Group, bucket: list[Group]) -> Group | None:
    """The one of the very name for another side who is far oftener named: this side, with no office, was read amiss."""
    told = any(mention.role is not None and classify(mention.role)[0] for mention in group.mentions)
    counts: Counter[str] = Counter()
    same: dict[str, Group] = {}
    for other in bucket:
        if other.verdict is Verdict.SAME and other.side is not None and fold(other.name) == fold(group.name):
            counts[other.person or ""] += len(other.mentions)
            same.setdefault(other.person or "", other)
    if not counts:
        return None
    (best, most), rest = counts.most_common(1)[0], len(group.mentions) + counts.total() - counts.most_common(1)[0][1]
    needed = _OUTVOTED if not told or group.belied else _OUTVOTED_OFFICE
    return same[best] if most >= needed * rest else None


def _fits(one: Group, two: Group) -> bool:
    if one.side is not None and two.side is not None and one.side != two.side:
        return False
    if fold(one.name) == fold(two.name):
        return True
    return one.side is not None and one.side == two.side and likeness(one.name, two.name) >= AUTOMATIC


def _why(one: Group, two: Group) -> str:
    name = "same full name" if fold(one.name) == fold(two.name) else f"another spelling of {two.name}"
    side = f", both for {one.side}" if one.side == two.side and one.side else ", nothing speaks against it"
    if one.side is not None and two.side is not None and one.side != two.side:
        side = f"; {one.side} stands with no office, {two.side} {len(two.mentions)} times"
    return name + side


def _ask(group: Group, bucket: list[Group], gaps: list[Gap]) -> None:
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


def _persons(groups: list[Group], known: tuple[Person, ...], documents: Mapping[str, Document]) -> tuple[Person, ...]:
    listed = {person.id: person for person in known}
    mine: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.person is not None:
            mine[group.person].append(group)
    persons = []
    for identity in sorted({*listed, *mine}):
        seen: Counter[str] = Counter()
        sides: Counter[str] = Counter()
        names: list[Name] = []
        for group in mine.get(identity, ()):
            seen[group.name] += len(group.mentions)
            if group.side is not None:
                sides[group.side] += len(group.mentions)
            names += _printed(group, documents)
        given = listed.get(identity)
        name = given.name if given else _name(seen)
        names += [spelled(text) for text in seen]
        order = (*(given.sides if given else ()), *sorted(sides, key=lambda s: (-sides[s], s)))
        told = Person(
            id=identity,
            name=name,
            names=tuple(one for one in names if one.text != name),
            sides=tuple(dict.fromkeys(order)),
        )
        persons.append(unite(given or told, told))
    return tuple(persons)


def _name(seen: Counter[str]) -> str:
    """The commonest full name; of those nearly as common, the longest."""
    full = {name for name in seen if len(fold(name)) > 1} or set(seen)
    most = max(seen[name] for name in full)
    common = [name for name in full if seen[name] * _NEARLY >= most]
    return min(common, key=lambda name: (-len(name.split()), -seen[name], name))


def _printed(group: Group, documents: Mapping[str, Document]) -> list[Name]:
    """The spellings as printed where the text is not in English letters, each with its first words."""
    found: dict[str, Name] = {}
    for mention in group.mentions:
        document = documents.get(mention.span.document)
        if document is not None and document.language != "en":
            words = " ".join(document.quote(mention.span).split())
            if words != mention.role and words not in found:
                found[words] = Name(
                    text=words,
                    kind=NameKind.PRINTED,
                    script=script_of(words),
                    language=document.language,
                    sources=(mention.span,),
                )
    return list(found.values())


def _undecided(group: Group) -> Gap:
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
