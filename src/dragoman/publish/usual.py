"""What is usual for two, drawn: contacts by year as columns, gaps and stays as dots on a line with the case's own."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import Contact, Feature, Kind, Precision, Recording, Status, Usual, content_id
from dragoman.publish import wording
from dragoman.publish.record import Record

WIDTH = 560  # units of a drawing
_DOT = 7  # units of a dot
_STACK = 12  # dots above each other; where more are due, each stands for several
_APART = 34  # units between two labels
_OWN = 18  # units for the row of the case's own values
_EDGE = 24  # units left free at both ends
_FEW = 8  # own values told one by one
_COLUMN = 26, 60  # units of a year where there is room, and of the height of the columns
_DATED = frozenset({Precision.DAY, Precision.RANGE, Precision.ASSUMED})
_DAY = 24.0
_GAPS = (1, 2, 3, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 10_000)
_STAYS = (1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 240, 480, 720, 2160, 8760)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Dots on a line. All places are in units; ``each`` is how many contacts a dot stands for, ``base`` the line."""

    dots: tuple[tuple[float, float], ...]
    own: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    each: int
    base: float
    width: int
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A year: where it is drawn, its number (``told`` where there is room above it), and its label where there is."""

    x: float
    width: float
    height: float
    year: int
    number: int
    label: str
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Usually:
    """What a page on two says: names, drawings, and their words."""

    usual: Usual
    address: str
    title: str
    total: int
    columns: tuple[Column, ...]
    gaps: Plot | None
    gap_words: str
    stays: Plot | None
    stay_words: str
    own_gaps: tuple[int, ...]
    own_stays: tuple[float, ...]


def usually(record: Record, usual: Usual) -> Usually:
    """The page on a pair; nothing is drawn of what is too little to be usual."""
    own_gaps, own_stays = _own(record, usual)
    before = ", from the last past contact on" if usual.until is not None else ""
    drawn = not usual.refused
    return Usually(
        usual=usual,
        address=address(usual),
        title=f"{wording.state(usual.one)} and {wording.state(usual.two)}",
        total=sum(number for _, number in usual.years) or sum(number for _, number in usual.contacts),
        columns=_columns(usual),
        gaps=_plot([float(gap) for gap in usual.gaps], [float(gap) for gap in own_gaps], _GAPS, _days, _short_days)
        if drawn
        else None,
        gap_words=_told(usual.gaps, own_gaps, _days, "gap", since=before),
        stays=_plot(usual.stays, own_stays, _STAYS, hours, _short_hours) if drawn else None,
        stay_words=_told(usual.stays, own_stays, hours, "stay"),
        own_gaps=own_gaps,
        own_stays=own_stays,
    )


def address(usual: Usual) -> str:
    """The page of a pair: its two codes where both are plain."""
    plain = all(re.fullmatch(r"[A-Z]{2,12}", name) for name in (usual.one, usual.two))
    return f"{f'usual-{usual.one}-{usual.two}' if plain else content_id('usual', usual.one, usual.two)}.html"


def hours(value: float) -> str:
    """A stay in words.

    >>> hours(6), hours(24.0), hours(72.0), hours(30)
    ('6 hours', '1 day', '3 days', '30 hours')
    """
    if value < _DAY or (value < 2 * _DAY and value % _DAY):
        return wording.count(round(value), "hour")
    return wording.count(round(value / _DAY), "day")


def recording(one: Recording) -> str:
    """In which years something was recorded in one way, with its base."""
    whose = "of the side whose record it is" if one.outward else "to the side whose record it is"
    what, base = (
        ("Stays", "lasted one day") if one.feature is Feature.STAY else ("Whom guests met", "name somebody who was met")
    )
    if one.feature not in {Feature.STAY, Feature.ABSENT}:
        what, base = one.feature.value.capitalize(), "have it"
    years = str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
    return (
        f"{what}, journeys {whose}: recorded in one way in {years} "
        f"({one.share:.0%} of {wording.count(one.cases, 'contact')} {base})."
    )


def recordings(usual: Usual) -> list[str]:
    """All of them, stays first, by year."""
    order = list(Feature)
    every = sorted(usual.recordings, key=lambda one: (order.index(one.feature), not one.outward, one.first))
    told = list(dict.fromkeys(recording(one) for one in every))
    return [*told, "Where the way changed, nothing before counts after."] if len(told) > 1 else told


def coded(words: str) -> tuple[str | None, str]:
    """A side's code and the rest of a row that begins with it.

    >>> coded("KAZ head of state"), coded("Moscow")
    (('KAZ', 'head of state'), (None, 'Moscow'))
    """
    code, _, rest = words.partition(" ")
    return (code, rest) if re.fullmatch(r"[A-Z]{3}", code) else (None, words)


def _own(record: Record, usual: Usual) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The gaps and stays of the case: from the last contact before it on, and as long as both ends are known."""
    sides = {usual.one, usual.two}
    kinds = {kind for kind, _ in usual.contacts}  # a history of visits alone tells of no gap between calls
    mine = [one for one in record.contacts if _between(record, one) == sides and (not kinds or one.kind.value in kinds)]
    days = sorted({one.when.first_day for one in mine if one.when.first_day is not None})
    if usual.until is not None and days and usual.until < days[0]:
        days.insert(0, usual.until)
    visits = {one.id: one for one in mine if one.kind is Kind.VISIT}
    stays = []
    for stop in (stop for trip in record.dossier.trips for stop in trip.stops if stop.visit in visits):
        if stop.hours is not None:
            stays.append(sum(stop.hours) / 2)
            continue
        arrived = stop.arrival.exact if stop.arrival is not None else None
        left = stop.departure.exact if stop.departure is not None else None
        if arrived is not None and left is not None and arrived <= left:
            stays.append(_DAY * ((left - arrived).days + 1))
    return tuple((later - earlier).days for earlier, later in pairwise(days)), tuple(stays)


def _between(record: Record, contact: Contact) -> set[str]:
    """The two sides of a contact that was held on a known day; of a visit, the guest's and the country."""
    if contact.status is not Status.HELD or contact.when.precision not in _DATED:
        return set()
    sides = set(record.sides(contact))
    return sides | {contact.country} if contact.kind is Kind.VISIT and contact.country else sides


def _days(value: float) -> str:
    return wording.count(round(value), "day")


def _short_days(value: float) -> str:
    return f"{value:.0f} d"


def _short_hours(value: float) -> str:
    return f"{value:.0f} h" if value < _DAY else f"{value / _DAY:.0f} d"


def role(words: str) -> str:
    """A role of hosts as a reader calls it.

    >>> role("minister foreign"), role("head of state"), role("security")
    ('foreign minister', 'head of state', 'head of a security body')
    """
    if words == "security":
        return "head of a security body"
    rung, _, portfolio = words.partition(" ")
    return f"{portfolio} minister" if rung == "minister" and portfolio else words


def _told(
    values: Sequence[float], own: Sequence[float], words: Callable[[float], str], what: str, *, since: str = ""
) -> str:
    """The drawing in words: number, middle, middle half, ends, and the case's own."""
    if not values:
        return f"No {what} is known."
    told = f"{wording.count(len(values), what)}; the middle one is {words(statistics.median(values))}"
    if len(values) >= 4:
        low, _, high = statistics.quantiles(values, n=4, method="inclusive")
        told += f", half of them lie between {words(low)} and {words(high)}"
    told += f"; the shortest is {words(min(values))}, the longest {words(max(values))}."
    if not own:
        return f"{told} In this case no {what} is known at both ends."
    if len(own) <= _FEW:
        return f"{told} In this case{since}: {wording.join([words(value) for value in own])}."
    return (
        f"{told} In this case{since}: {wording.count(len(own), what)}; the middle one is "
        f"{words(statistics.median(own))}, the shortest {words(min(own))}, the longest {words(max(own))}."
    )


def _plot(
    values: Sequence[float],
    own: Sequence[float],
    marks: Sequence[int],
    words: Callable[[float], str],
    short: Callable[[float], str],
) -> Plot | None:
    """Values on a scale on which each doubling takes the same room; like ones stand above each other."""
    if not values:
        return None
    every = [max(value, 0.5) for value in (*values, *own)]
    low, high = math.log(min(every)), math.log(max(every))
    if high - low < math.log(4):
        low, high = low - math.log(2), high + math.log(2)

    def place(value: float) -> float:
        at = (math.log(max(value, 0.5)) - low) / (high - low)
        return round(_EDGE + (WIDTH - 2 * _EDGE) * at, 1)

    stacks = Counter(round(place(value) / _DOT) for value in values)
    each = -(-max(stacks.values()) // _STACK)
    rows = {at: -(-number // each) for at, number in stacks.items()}
    base = _OWN + _DOT * max(rows.values()) + 4
    return Plot(
        dots=tuple(
            (round(at * _DOT, 1), base - _DOT * (row + 0.5))
            for at, number in sorted(rows.items())
            for row in range(number)
        ),
        own=tuple((place(value), words(value)) for value in sorted(set(own))),
        ticks=_ticks(marks, place, short),
        each=each,
        base=base,
        width=WIDTH,
        height=base + 20,
    )


def _ticks(
    marks: Sequence[int], place: Callable[[float], float], short: Callable[[float], str]
) -> tuple[tuple[float, str], ...]:
    found: list[tuple[float, str]] = []
    for mark in marks:
        x = place(mark)
        if _EDGE <= x <= WIDTH - _EDGE and (not found or x - found[-1][0] >= _APART):
            found.append((x, short(mark)))
    return tuple(found)


def _columns(usual: Usual) -> tuple[Column, ...]:
    """Every year from the first to the last, those without a contact too."""
    if not usual.years:
        return ()
    numbers = dict(usual.years)
    first, last, most = min(numbers), max(numbers), max(numbers.values())
    width = min(_COLUMN[0], WIDTH / (last - first + 1))
    step = -(-(_APART + 6) // max(1, int(width)))
    return tuple(
        Column(
            x=round((year - first) * width, 1),
            width=round(max(width - 3, width / 2), 1),
            height=round(_COLUMN[1] * numbers.get(year, 0) / most, 1),
            year=year,
            number=numbers.get(year, 0),
            label=str(year) if (year - first) % step == 0 else "",
            told=year in numbers and width > _DOT * 2,
        )
        for year in range(first, last + 1)
    )
