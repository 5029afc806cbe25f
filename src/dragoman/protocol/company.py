"""Rules of company: whom a guest meets, how far apart in rank, who greets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from dragoman.model import (
    Aspect,
    Contact,
    Kind,
    Participation,
    Rule,
    Rung,
    Standing,
    Status,
)
from dragoman.protocol.occasions import Facts, Occasion, circumstances, official
from dragoman.protocol.programme import complete
from dragoman.protocol.roles import ROLES, named, roles_of, roles_on
from dragoman.protocol.standing import Found, evidence, ids, named_guests
from dragoman.reference import states
from dragoman.reference.offices import is_past, office

_LADDER = tuple(Rung)
_OFFICE = "the "  # with which a greeter without a name is told
# Who belongs to an office and does not hold it.
_BESIDE = re.compile(
    r"(?i)['’]s?(?= )|\b(?:representative|spokes\w+|aide|assistant|adviser|advisor|secretary|deputy|wife|husband|spouse|son|daughter|brother|"
    r"sister|member|official|envoy|delegate|staff|office|team)s? (?:of|to|for|from) (?:the )?(?:[\w-]+ ){0,3}?"
    r"(?:president|premier|minister|ministry|king|queen|emir|sultan|chancellor|governor|mayor|speaker|head|chief|ambassador|embassy)\b"
)


def counterpart(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """Whom the guest must meet. Who was not met departs from it only where the programme is known whole."""
    if visit.stop is None or visit.contact.status is not Status.HELD:
        return None
    met = visit.host_roles()
    due: list[tuple[str, ...]] = [(role,) for role in rule.every if role not in met]
    if rule.some and not set(rule.some) & met:
        due.append(rule.some)
    missing = [f"the {one[0]}" if len(one) == 1 else f"any of these: {named(one)}" for one in due]
    meetings = evidence(visit.meetings, facts)
    if not missing:
        return Found(Standing.MET, f"met: {named({*rule.every, *rule.some} & met)}", meetings, ids(visit.meetings))
    by_role = _denied(visit, facts)
    denied = _known_once(by_role.get(role, ()) for one in due for role in one)
    told = complete(visit, facts)
    absent = f"no account tells that {named_guests(visit.leaders())} met {' or '.join(missing)}"
    if told:
        spans = (*told, *evidence(denied, facts))
        return Found(Standing.DEPARTED, f"{absent}, and the programme is told to be whole", spans, ids(denied))
    said = {
        role: [one for one in by_role.get(role, ()) if _officially(one, visit, facts)] for one in due for role in one
    }
    for one, words in zip(due, missing, strict=True):
        if all(said[role] for role in one):  # of several, each must have been missed
            contacts = _known_once(said[role] for role in one)
            return Found(
                Standing.DEPARTED,
                f"an official account says that {named_guests(visit.leaders())} did not meet {words}",
                evidence(contacts, facts),
                ids(contacts),
            )
    if denied:
        return Found(
            Standing.UNKNOWN,
            f"{absent}; an account says that there was no such meeting, but no official source tells that the programme is whole",
            evidence(denied, facts),
            ids(denied),
        )
    return Found(
        Standing.UNKNOWN, f"{absent}; nothing tells that the programme is whole", meetings, ids(visit.meetings)
    )


def _denied(visit: Occasion, facts: Facts) -> dict[str, list[Contact]]:
    """Contacts of a guest that accounts say were not held, about the days of the visit, by the roles of the hosts in them."""
    guests = {part.person for part in visit.leaders()}
    found: dict[str, list[Contact]] = {}
    for contact in sorted(facts.contacts.values(), key=lambda one: one.id):
        people = {part.person for part in contact.participants}
        if contact.status is not Status.DENIED or not guests & people or not _near(contact, visit):
            continue
        for part in contact.participants:
            if part.side == visit.host_side:
                for role in roles_on(part, facts.persons.get(part.person), contact.when.first_day):
                    found.setdefault(role, []).append(contact)
    return found


def _known_once(contacts: Iterable[Iterable[Contact]]) -> tuple[Contact, ...]:
    return tuple({one.id: one for some in contacts for one in some}.values())


def _officially(contact: Contact, visit: Occasion, facts: Facts) -> bool:
    """Whether one of the two sides says so."""
    return any(official(report, facts) in {visit.guest_side, visit.host_side} for report in contact.reports)


def _near(contact: Contact, visit: Occasion) -> bool:
    first, last = visit.contact.when.first_day, visit.contact.when.last_day
    day, until = contact.when.first_day, contact.when.last_day
    if day is None or until is None or first is None or last is None:
        return False
    days = [one.when.last_day for one in visit.meetings if one.when.last_day]
    return day <= max([last, *days]) + timedelta(days=2) and first - timedelta(days=2) <= until


def rank_gap(rule: Rule, talk: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """How many rungs lie between the two who stand highest."""
    if talk.stop is not None or talk.contact.kind is not Kind.MEETING or talk.host_side is None:
        return None
    guest, host = _highest(talk.guest_roles()), _highest(talk.host_roles())
    words = evidence((talk.contact,), facts)
    if guest is None or host is None:
        return Found(Standing.UNKNOWN, "the office of one of them is not known", words)
    assert rule.most is not None  # noqa: S101
    gap = _height(host) - _height(guest)
    if abs(gap) <= rule.most:
        return Found(Standing.MET, f"the {host} received the {guest}", words)
    return Found(
        Standing.DEPARTED,
        f"the {host} received the {guest}: {abs(gap)} rungs {'lower' if gap > 0 else 'higher'}, more than {rule.most:g}",
        words,
    )


def _height(role: str) -> int:
    rung = ROLES[role].rung
    return len(_LADDER) if rung is None else _LADDER.index(rung)


def _highest(roles: frozenset[str]) -> str | None:
    rungs = {role: rung for role in roles if role in ROLES and (rung := ROLES[role].rung) is not None}
    return min(rungs, key=lambda role: (_LADDER.index(rungs[role]), role), default=None)


def greeter(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """Who met the guest on arrival, by the role that the greeter had that day."""
    if visit.stop is None or visit.contact.status is not Status.HELD:
        return None
    greeted = list(circumstances(visit.contact, Aspect.GREETED_BY, facts))
    if not greeted:
        return Found(Standing.UNKNOWN, "no account tells who met the guest on arrival")
    met = {one.value: _roles_of(one.value, visit, facts) for one in greeted}
    spans = tuple(one.span for one in greeted)
    told = "; ".join(
        name if name.startswith(_OFFICE) and roles else f"{name} ({named(roles) or 'office not known'})"
        for name, roles in sorted(met.items())
    )
    if any(set(rule.some) & roles for roles in met.values()):
        return Found(Standing.MET, f"met on arrival by {told}", spans)
    if not all(met.values()):
        return Found(Standing.UNKNOWN, f"met on arrival by {told}: not everybody's office is known", spans)
    return Found(Standing.DEPARTED, f"met on arrival by {told}, not by {named(rule.some)}", spans)


def _roles_of(name: str, visit: Occasion, facts: Facts) -> frozenset[str]:
    """The roles that somebody of the host had that day; none where the name is nobody's, or that of several.

    An office without a name ("the chief of protocol") has the roles of that office; one that is over has none, nor has
    who only belongs to another ("the minister's wife"), nor an ambassador of nobody knows whom.
    """
    if name.startswith(_OFFICE):
        meant = office(name.removeprefix(_OFFICE), visit.host_side)
        named_sides = {one.code for one in states.find(meant.title) if one.form != "organisation"}
        strange = meant.rung is Rung.AMBASSADOR and visit.host_side not in named_sides
        if strange or is_past(meant.title) or _BESIDE.search(meant.title):
            return frozenset()
        return roles_of(meant)
    people = [one for one in facts.persons.values() if name == one.name or name in one.aliases]
    if len(people) != 1:
        return frozenset()
    (person,) = people
    part = Participation(person=person.id, side=visit.host_side, roles=(), mentions=())
    return roles_on(part, person, visit.day) | visit.roles.get(person.id, frozenset())
