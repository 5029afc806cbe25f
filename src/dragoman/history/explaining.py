"""What may explain a departure away: it stands beside the flag, and only an analyst takes a flag off the list."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

import numpy as np

from dragoman.history.coverage import observed_days
from dragoman.model import PastContact, ReferenceSet, Rung

_MANY = 3  # other guests of one host within a day make a gathering
_KNOWN = 3  # earlier visits of other holders, before a new one is told
_PAUSE = 0.35  # of the usual number of journeys of all pairs makes a pause
_QUARTER_DAYS = 90
_LEAST = 12.0  # journeys in a usual quarter
_SEATS = frozenset({Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT})  # one holder at a time


class Known:
    """All contacts that are known of, in the order in which explanations ask for them."""

    def __init__(
        self,
        contacts: Iterable[PastContact],
        references: Sequence[ReferenceSet] = (),
        *,
        sides: Collection[str] | None = None,
    ) -> None:
        """Take the contacts.

        Args:
            contacts: All, in any order.
            references: The sets that these are from: where they cover no day, nothing paused.
            sides: Those whose episodes are to be explained; all where absent.

        """
        self.references = references
        self._of: defaultdict[str, list[tuple[int, PastContact]]] = defaultdict(list)
        days, journeys = [], []
        for one in contacts:
            day = one.first.toordinal()
            days.append(day)
            if one.guest is not None:
                journeys.append(day)
            for side in one.sides:
                if sides is None or side in sides:
                    self._of[side].append((day, one))
        for told in self._of.values():
            told.sort(key=lambda entry: (entry[0], entry[1].id))
        self._days, self._journeys = (np.sort(np.array(some, dtype=np.int64)) for some in (days, journeys))

    def of(self, side: str, since: int, until: int) -> list[PastContact]:
        """The contacts of a side that began on ``[since, until)``, in the order of their days."""
        told = self._of.get(side, [])
        low, high = (bisect_left(told, day, key=lambda entry: entry[0]) for day in (since, until))
        return [one for _, one in told[low:high]]

    def journeys(self, days: range) -> int:
        """How many journeys of all pairs began on some days."""
        low, high = np.searchsorted(self._journeys, (days.start, days.stop))
        return int(high - low)

    def latest(self, day: int) -> int:
        """The last day before another on which a contact of any pair began; 0 where there is none."""
        at = int(np.searchsorted(self._days, day))
        return int(self._days[at - 1]) if at else 0


def explanations(episode: Sequence[PastContact], known: Known) -> tuple[str, ...]:
    """What may explain an episode, each in a sentence; of other contacts only those of its days and before count."""
    if not episode:
        return ()
    found = [
        *_gathering(episode, known),
        *_holders(episode, known),
        *_transit(episode),
        *_holidays(episode),
        *_pause(episode, known),
    ]
    return tuple(dict.fromkeys(found))


def _gathering(episode: Sequence[PastContact], known: Known) -> Iterable[str]:
    mine, until = {one.id for one in episode}, _until(episode)
    for one in episode:
        host = next((side for side in one.sides if side != one.guest), None) if one.guest else None
        day = one.first.toordinal()
        near = known.of(host, day - 1, min(day + 2, until + 1)) if host else []
        guests = {other.guest for other in near if other.guest and other.id not in mine}
        if one.many or len(guests - {one.guest, host}) >= _MANY:
            yield f"many sides met at {host or 'one place'} about {_told(one.first)}: a gathering, not a visit to this host alone"


def _holders(episode: Sequence[PastContact], known: Known) -> Iterable[str]:
    """A head of state or government whom this pair had not seen before, while another had come several times."""
    mine = {one.id for one in episode}
    for one in episode:
        if one.level not in _SEATS or not one.guests:
            continue
        before = [
            other
            for other in known.of(one.sides[0], 0, one.first.toordinal())
            if other.guests
            and other.sides == one.sides
            and other.guest == one.guest
            and other.level is one.level
            and other.id not in mine
        ]
        if len(before) < _KNOWN:
            continue
        names = {_family(name) for other in before for name in other.guests}
        if names.isdisjoint(_family(name) for name in one.guests):
            last = before[-1]
            yield (
                f"{one.guests[0]} came for the first time, where {last.guests[0]} had come before: "
                f"the {one.level.value} of {one.guest} has changed"
            )


def _until(episode: Sequence[PastContact]) -> int:
    """The day after an episode, on which guests of one gathering still arrive."""
    return max(one.last for one in episode).toordinal() + 1


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


def _pause(episode: Sequence[PastContact], known: Known) -> Iterable[str]:
    """Far fewer journeys of all pairs in the quarter before than in the same quarter of the three years before."""
    day = episode[0].first.toordinal()
    quarters = [range(max(end - _QUARTER_DAYS, 1), max(end, 1)) for end in (day - round(365.25 * n) for n in range(4))]
    if any(not _covered(quarter, known.references) for quarter in quarters):
        return
    lately, *before = (known.journeys(quarter) for quarter in quarters)
    usual = sum(before) / 3
    if day - known.latest(day) > _QUARTER_DAYS:  # the record ends before, and tells of no pause
        return
    if usual >= _LEAST and lately <= _PAUSE * usual:
        yield f"in the three months before, all pairs together made {lately} journeys, where {usual:.0f} are usual"


def _covered(days: range, references: Sequence[ReferenceSet]) -> bool:
    since, until = (date.fromordinal(max(day, 1)) for day in (days.start, days.stop))
    return observed_days(references, since, until) == (until - since).days


def _told(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
