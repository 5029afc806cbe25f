"""What may explain a departure away: it stands beside the flag, and only an analyst takes a flag off the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.history.coverage import observed_days
from dragoman.model import PastContact, ReferenceSet, Rung

_MANY = 3  # other guests of one host within a day make a gathering
_KNOWN = 3  # earlier visits of other holders, before a new one is told
_PAUSE = 0.35  # of the usual number of journeys of all pairs makes a pause
_QUARTER_DAYS = 90
_LEAST = 12.0  # journeys in a usual quarter
_SEATS = frozenset({Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT})  # one holder at a time


def explanations(
    episode: Sequence[PastContact], every: Iterable[PastContact], references: Sequence[ReferenceSet] = ()
) -> tuple[str, ...]:
    """What may explain an episode, each in a sentence; of other contacts only those of its days and before count.

    Args:
        episode: Its contacts.
        every: All that are known of.
        references: The sets that these are from: where they cover no day, nothing paused.

    """
    if not episode:
        return ()
    mine = {one.id for one in episode}
    until = max(one.last for one in episode).toordinal() + 1
    others = [one for one in every if one.id not in mine and one.first.toordinal() <= until]
    found = [
        *_gathering(episode, others),
        *_holders(episode, others),
        *_transit(episode),
        *_holidays(episode),
        *_pause(episode, others, references),
    ]
    return tuple(dict.fromkeys(found))


def _gathering(episode: Sequence[PastContact], others: Sequence[PastContact]) -> Iterable[str]:
    for one in episode:
        host = next((side for side in one.sides if side != one.guest), None) if one.guest else None
        guests = {
            o.guest for o in others if host and o.guest and host in o.sides and abs((o.first - one.first).days) <= 1
        }
        if one.many or len(guests - {one.guest, host}) >= _MANY:
            yield f"many sides met at {host or 'one place'} about {_told(one.first)}: a gathering, not a visit to this host alone"


def _holders(episode: Sequence[PastContact], others: Sequence[PastContact]) -> Iterable[str]:
    """A head of state or government whom this pair had not seen before, while another had come several times."""
    for one in episode:
        before = [
            o
            for o in others
            if o.guests
            and o.sides == one.sides
            and o.guest == one.guest
            and o.level is one.level
            and o.first < one.first
        ]
        if one.level not in _SEATS or not one.guests or len(before) < _KNOWN:
            continue
        known = {_family(name) for o in before for name in o.guests}
        if known.isdisjoint(_family(name) for name in one.guests):
            last = max(before, key=lambda o: (o.first, o.id))
            yield (
                f"{one.guests[0]} came for the first time, where {last.guests[0]} had come before: "
                f"the {one.level.value} of {one.guest} has changed"
            )


def _family(name: str) -> str:
    """The last word of a name: "V. Putin" is no other than "Vladimir Putin"."""
    return name.casefold().split()[-1] if name.split() else ""


def _transit(episode: Sequence[PastContact]) -> Iterable[str]:
    for one in episode:
        if one.transit:
            yield f"the stop of {_told(one.first)} was on the way elsewhere"


def _holidays(episode: Sequence[PastContact]) -> Iterable[str]:
    """The first public holiday of each side on the first or last day of a contact, or the day after."""
    import holidays  # its load is felt where nothing is weighed

    from dragoman.reference.states import alpha2

    for side in episode[0].sides:
        code = alpha2(side) if len(side) == 3 else None
        if code is None:
            continue
        years = {
            year for one in episode for year in (one.first.year, one.last.year, min(one.last.year + 1, date.max.year))
        }
        try:
            days = holidays.country_holidays(code.upper(), years=sorted(years), language="en_US")
        except NotImplementedError:
            continue
        for one in episode:
            after = [date.fromordinal(one.last.toordinal() + 1)] if one.last < date.max else []
            near = next((day for day in (one.first, one.last, *after) if day in days), None)
            if near is not None:
                yield f"{_told(near)} is a public holiday in {side} ({days[near]})"
                break


def _pause(
    episode: Sequence[PastContact], others: Sequence[PastContact], references: Sequence[ReferenceSet]
) -> Iterable[str]:
    """Far fewer journeys of all pairs in the quarter before than in the same quarter of the three years before."""
    day = episode[0].first.toordinal()
    quarters = [range(max(end - _QUARTER_DAYS, 1), end) for end in (day - round(365.25 * back) for back in range(4))]
    if any(not _covered(quarter, references) for quarter in quarters):
        return
    counts = Counter[int]()
    for one in others:
        for back, quarter in enumerate(quarters):
            if one.guest is not None and one.first.toordinal() in quarter:
                counts[back] += 1
    usual = (counts[1] + counts[2] + counts[3]) / 3
    latest = max((o.first.toordinal() for o in others if o.first.toordinal() < day), default=0)
    if day - latest > _QUARTER_DAYS:  # the record ends before, and tells of no pause
        return
    if usual >= _LEAST and counts[0] <= _PAUSE * usual:
        yield f"in the three months before, all pairs together made {counts[0]} journeys, where {usual:.0f} are usual"


def _covered(days: range, references: Sequence[ReferenceSet]) -> bool:
    since, until = (date.fromordinal(max(day, 1)) for day in (days.start, days.stop))
    return observed_days(references, since, until) == (until - since).days


def _told(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
