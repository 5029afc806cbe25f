"""Rules of the course of a visit: how long it takes, with what ceremonies, how long before it is announced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.model import (
    Aspect,
    Kind,
    Rule,
    Span,
    Standing,
    Status,
)
from dragoman.protocol.ceremonies import of_visit
from dragoman.protocol.occasions import Facts, Occasion, circumstances, official
from dragoman.protocol.programme import complete
from dragoman.protocol.standing import Found, evidence

# What may be meant where the other word stands: an official dinner on a state visit.
_NEARLY = {"state dinner": "official reception"}


def duration(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """The length of the stay, between bounds where only days are known: a night is more than no hour, less than 48."""
    if visit.stop is None or visit.contact.status is not Status.HELD:
        return None
    nights = visit.stop.nights
    if nights is None:
        return Found(Standing.UNKNOWN, "no account bounds the stay", evidence((visit.contact,), facts))
    least, most = max(0.0, (nights[0] - 1) * 24.0), (nights[1] + 1) * 24.0
    told = f"between {least:g} and {most:g} hours"
    words = evidence((visit.contact,), facts)
    if rule.least is not None and most <= rule.least:  # no stay takes a whole day to the minute
        return Found(Standing.DEPARTED, f"the stay was {told}, less than {rule.least:g}", words)
    if rule.most is not None and least >= rule.most > 0:
        return Found(Standing.DEPARTED, f"the stay was {told}, more than {rule.most:g}", words)
    within = (rule.least is None or least >= rule.least) and (rule.most is None or most <= rule.most)
    return Found(Standing.MET if within else Standing.UNKNOWN, f"the stay was {told}", words)


def ceremony(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """What the two sides tell of ceremonies; what nobody tells of is missing only from a programme known whole."""
    if visit.stop is None or visit.contact.status is not Status.HELD:
        return None
    told = of_visit(visit, facts)
    forbidden = [one for one in rule.never if one in told.held]
    if forbidden:
        spans = tuple(told.held[one] for one in forbidden)
        return Found(Standing.DEPARTED, f"there was {', '.join(forbidden)}", spans)
    missing = [one for one in rule.every if one not in told.held]
    shown = tuple(told.held[one] for one in rule.every if one in told.held)
    if not missing and not rule.never:
        return Found(Standing.MET, f"there was {', '.join(rule.every)}", shown)
    said = {one: told.named[one] for one in missing if one in told.named}
    said |= {one: told.heard[one] for one in rule.never if one in told.heard}
    said |= {other: told.named[other] for one in missing if (other := _NEARLY.get(one)) in told.named and other}
    if said:
        reason = f"texts speak of {', '.join(said)}, but no official one of these days as this visit's"
        return Found(Standing.UNKNOWN, reason, (*shown, *said.values()))
    whole = complete(visit, facts)
    absent = f"no account tells of {', '.join(missing or rule.never)}"
    if not whole:
        return Found(Standing.UNKNOWN, f"{absent}; nothing tells that the programme is whole", shown)
    standing = Standing.DEPARTED if missing else Standing.MET
    return Found(standing, f"{absent}, and the programme is told to be whole", (*shown, *whole))


def notice(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """How long before it was first announced by one of the two sides; only without that, that an account calls it unannounced."""
    if visit.contact.kind is not Kind.VISIT or visit.day is None:
        return None
    assert rule.least is not None  # noqa: S101
    announced: list[tuple[date, Span]] = []
    for identity in visit.contact.reports:
        report = facts.reports[identity]
        published = facts.documents[report.document].published
        if (
            report.status is Status.PLANNED
            and published is not None
            and published <= visit.day
            and official(identity, facts) in {visit.guest_side, visit.host_side}
        ):
            announced.append((published, report.evidence))
    said = [one for one in circumstances(visit.contact, Aspect.NOTICE, facts) if one.value == "unannounced"]
    if said and not announced:
        return Found(Standing.DEPARTED, "an account says that it was not announced", tuple(one.span for one in said))
    if not announced:
        return Found(Standing.UNKNOWN, "no announcement by one of the two sides is at hand")
    published, span = min(announced, key=lambda pair: (pair[0], pair[1]))
    days = (visit.day - published).days
    told = f"first announced {days} day{'' if days == 1 else 's'} before, by what is at hand"
    standing = Standing.MET if days >= rule.least else Standing.DEPARTED
    return Found(standing, told, (span,))
