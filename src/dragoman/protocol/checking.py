"""All rules of the books against all occasions of a case, with how often the pair and the host departed before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.model import Check, Kind, Precedent, ProtocolBook, Rule, RuleKind, Standing, content_id
from dragoman.protocol.kinds import hold
from dragoman.protocol.occasions import Facts, Occasion, occasions
from dragoman.protocol.programme import complete
from dragoman.protocol.standing import Found, matches

_MANY = 4  # contacts with as many sides on a day make it one of many sides
_LED = frozenset({RuleKind.COUNTERPART, RuleKind.RANK_GAP, RuleKind.GREETER})  # what is owed to the guest who leads
_DECIDED = frozenset({Standing.MET, Standing.DEPARTED})


def check(books: Iterable[ProtocolBook], facts: Facts) -> tuple[Check, ...]:
    """Every rule on every occasion to which it applies.

    Returns:
        By day, then book and rule. A departure bears how often this pair and this host departed from the rule on earlier
        days, of how many on which it was decided.

    """
    every = occasions(facts)
    found: list[tuple[Check, Occasion]] = []
    for book in books:
        for rule in book.rules:
            for occasion in every:
                if _holds(book, rule, occasion) and (told := _held(rule, occasion, facts, every)) is not None:
                    found.append((_checked(book, rule, occasion, told), occasion))
    found.sort(key=lambda pair: (pair[0].day or date.max, pair[0].book, pair[0].rule.id, pair[0].contacts))
    return tuple(_with_precedent(found))


def whole_programmes(facts: Facts) -> frozenset[str]:
    """The visits, by contact id, whose programme is known whole."""
    return frozenset(one.contact.id for one in occasions(facts) if one.stop is not None and complete(one, facts))


def _holds(book: ProtocolBook, rule: Rule, occasion: Occasion) -> bool:
    """Whether a rule of a book is in force for an occasion."""
    if book.sides and occasion.host_side not in book.sides:
        return False
    if occasion.day is not None and (
        (rule.valid_from is not None and occasion.day < rule.valid_from)
        or (rule.valid_until is not None and occasion.day >= rule.valid_until)
    ):
        return False
    return matches(rule.applies, occasion, led=rule.kind in _LED)


def _held(rule: Rule, occasion: Occasion, facts: Facts, every: Sequence[Occasion]) -> Found | None:
    told = hold(rule, occasion, facts, every)
    if told is None or told.standing is not Standing.DEPARTED:
        return told
    waived = [reason for reason in rule.waived if _waives(reason, occasion, every)]
    if waived:
        return replace(told, standing=Standing.WAIVED, reason=f"{told.reason}; waived: {', '.join(waived)}")
    return told


def _waives(reason: str, occasion: Occasion, every: Sequence[Occasion]) -> bool:
    if reason in {"private", "transit"}:
        return occasion.category == reason
    there = {
        one.guest_side
        for one in every
        if one.contact.kind is Kind.VISIT
        and one.host_side == occasion.host_side
        and one.day == occasion.day
        and one.day
    }
    return len(there) >= _MANY


def _checked(book: ProtocolBook, rule: Rule, occasion: Occasion, told: Found) -> Check:
    contacts = (occasion.contact.id, *(one for one in dict.fromkeys(told.contacts) if one != occasion.contact.id))
    return Check(
        id=content_id("check", book.id, rule.id, occasion.contact.id),
        book=book.id,
        rule=rule,
        standing=told.standing,
        contacts=contacts,
        day=occasion.day,
        guest_side=occasion.guest_side,
        host_side=occasion.host_side,
        reason=told.reason,
        evidence=tuple(dict.fromkeys(told.evidence)),
    )


def _with_precedent(found: Sequence[tuple[Check, Occasion]]) -> Iterator[Check]:
    """Each check, in the order of days, a departure with those of earlier days. A call has no host: its pair is both."""
    decided: defaultdict[tuple[str, str], list[tuple[Check, Occasion]]] = defaultdict(list)
    for one, occasion in found:
        earlier = decided[one.book, one.rule.id]
        if one.day is None:
            yield one
            continue
        if one.standing is Standing.DEPARTED:
            before = [(other, o) for other, o in earlier if other.day is not None and other.day < one.day]
            pair = [other for other, o in before if o.pair == occasion.pair and o.guest_side == occasion.guest_side]
            host = [other for other, o in before if one.host_side is not None and o.host_side == one.host_side]
            mine = Precedent(pair=_counted(pair), host=_counted(host if one.host_side is not None else pair))
            yield replace(one, precedent=mine)
        else:
            yield one
        if one.standing in _DECIDED:
            earlier.append((one, occasion))


def _counted(checks: Sequence[Check]) -> tuple[int, int]:
    return sum(one.standing is Standing.DEPARTED for one in checks), len(checks)
