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
from dragoman.protocol.ceremonies import of_visit, told_of
from dragoman.protocol.occasions import Facts, Occasion, circumstances, official
from dragoman.protocol.programme import complete
from dragoman.protocol.standing import Found, evidence

_HOURS = (Aspect.ARRIVAL, Aspect.DEPARTURE, Aspect.DURATION)
# What may be meant where the other word stands: an official dinner on a state visit.
_NEARLY = {"state dinner": "official reception"}


def duration(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """The length of the stay by the hours that accounts give, else between bounds: a night is more than no hour, less than 48."""
    if visit.stop is None or visit.contact.status is not Status.HELD:
        return None
    nights, hours = visit.stop.nights, visit.stop.hours
    if hours is not None:
        least, most = hours
        words = tuple(one.span for aspect in _HOURS for one in circumstances(visit.contact, aspect, facts))
    elif nights is not None:
        least, most = max(0.0, (nights[0] - 1) * 24.0), (nights[1] + 1) * 24.0
        words = evidence((visit.contact,), facts)
    else:
        return Found(Standing.UNKNOWN, "no account bounds the stay", evidence((visit.contact,), facts))
    told = f"{_plain(least)} hours" if least == most else f"between {_plain(least)} and {_plain(most)} hours"
    short = hours is not None and rule.least is not None and most < rule.least
    if rule.least is not None and (short or (hours is None and most <= rule.least)):  # no whole day to the minute
        return Found(Standing.DEPARTED, f"the stay was {told}, less than {_plain(rule.least)}", words)
    long = rule.most is not None and (least > rule.most if hours is not None else least >= rule.most > 0)
    if rule.most is not None and long:
        return Found(Standing.DEPARTED, f"the stay was {told}, more than {_plain(rule.most)}", words)
    within = (rule.least is None or least >= rule.least) and (rule.most is None or most <= rule.most)
    return Found(Standing.MET if within else Standing.UNKNOWN, f"the stay was {told}", words)


def _plain(hours: float) -> str:
    """A number of hours without an exponent, to two places.

    >>> _plain(1464.0), _plain(2.25), _plain(10 / 3), _plain(1200000)
    ('1464', '2.25', '3.33', '1200000')
    """
    return f"{hours:.2f}".rstrip("0").rstrip(".")


def ceremony(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """What the two sides tell of ceremonies; what nobody tells of is missing only from a programme known whole."""
    if visit.stop is None or visit.contact.status is not Status.HELD:
        return None
    told = of_visit(visit, facts)
    forbidden = [one for one in rule.never if one in told.held]
    if forbidden:
        spans = tuple(told.held[one] for one in forbidden)
        return Found(Standing.DEPARTED, f"there was {told_of(forbidden, 'and')}", spans)
    missing = [one for one in rule.every if one not in told.held]
    shown = tuple(told.held[one] for one in rule.every if one in told.held)
    if not missing and not rule.never:
        return Found(Standing.MET, f"there was {told_of(rule.every, 'and')}", shown)
    said = {one: told.named[one] for one in missing if one in told.named}
    said |= {one: told.heard[one] for one in rule.never if one in told.heard}
    said |= {other: told.named[other] for one in missing if (other := _NEARLY.get(one)) in told.named and other}
    if said:
        reason = f"texts speak of {told_of(said, 'and')}, but no official one of these days as this visit's"
        return Found(Standing.UNKNOWN, reason, (*shown, *said.values()))
    whole = complete(visit, facts)
    absent = f"no account tells of {told_of(missing or rule.never, 'or')}"
    if not whole:
        return Found(Standing.UNKNOWN, f"{absent}; nothing tells that the programme is whole", shown)
    standing = Standing.DEPARTED if missing else Standing.MET
    return Found(standing, f"{absent}, and the programme is told to be whole", (*shown, *whole))


def notice(rule: Rule, visit: Occasion, facts: Facts, _others: Sequence[Occasion]) -> Found | None:
    """How long before it was first announced by one of the two sides; without that, whether one of them calls it unannounced.

    Whatever else told of the plan earlier leaves a late announcement open: the first one may not be at hand.
    """
    if visit.contact.kind is not Kind.VISIT or visit.day is None:
        return None
    assert rule.least is not None  # noqa: S101
    sides = {visit.guest_side, visit.host_side}
    announced = [
        (day, facts.reports[one].evidence)
        for one in visit.contact.reports
        if facts.reports[one].status is Status.PLANNED
        and (day := _published(one, facts)) is not None
        and day <= visit.day
        and official(one, facts) in sides
    ]
    if not announced:
        return _unannounced(visit, facts)
    published, span = min(announced)
    days = (visit.day - published).days
    told = f"it was first announced {_days(days)} before, by what is at hand"
    if days >= rule.least:
        return Found(Standing.MET, told, (span,))
    earlier = _told_before(visit, published, facts)
    if earlier is not None:
        return Found(Standing.UNKNOWN, f"{told}; {earlier.reason}", (span, *earlier.evidence))
    return Found(Standing.DEPARTED, told, (span,))


def _unannounced(visit: Occasion, facts: Facts) -> Found:
    """A visit that no side is known to have announced: only a side knows that none did."""
    said: dict[bool, list[Span]] = {True: [], False: []}
    for identity in visit.contact.reports:
        for one in facts.reports[identity].circumstances:
            if one.aspect is Aspect.NOTICE and one.value == "unannounced":
                said[official(identity, facts) in {visit.guest_side, visit.host_side}].append(one.span)
    silent = "no announcement by one of the two sides is at hand"
    assert visit.day is not None  # noqa: S101
    earlier = _told_before(visit, visit.day, facts)
    if earlier is not None:
        return Found(Standing.UNKNOWN, f"{silent}; {earlier.reason}", (*said[True], *said[False], *earlier.evidence))
    if said[True]:
        return Found(Standing.DEPARTED, "an official account says that it was not announced", tuple(said[True]))
    if said[False]:
        return Found(Standing.UNKNOWN, f"{silent}; only others call it unannounced", tuple(said[False]))
    return Found(Standing.UNKNOWN, silent)


def _told_before(visit: Occasion, day: date, facts: Facts) -> Found | None:
    """The earliest account of a visit, or of what was to be held on it, that came before a day."""
    every = [
        (published, facts.documents[facts.reports[one].document].publisher, facts.reports[one].evidence)
        for contact in (visit.contact, *visit.meetings)
        for one in contact.reports
        if (published := _published(one, facts)) is not None and published < day
    ]
    if not every:
        return None
    assert visit.day is not None  # noqa: S101
    published, publisher, span = min(every)
    reason = f"an account of {publisher} told of it {_days((visit.day - published).days)} before"
    return Found(Standing.UNKNOWN, reason, (span,))


def _published(report: str, facts: Facts) -> date | None:
    return facts.documents[facts.reports[report].document].published


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
