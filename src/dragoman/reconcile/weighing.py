"""How much speaks for two accounts telling of one contact: a sum of weights in bits, each with its words.

The weights are judgements, not estimates: no public corpus has enough linked readouts to fit them. They are ordered so
that no single agreement joins two accounts, and so that another company, another side or another day keeps them apart
whatever else agrees. Source: the sum of log odds of Fellegi and Sunter (1969); docs/decisions/0014-one-contact.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from dragoman.model import Kind, Precision, Status, Verdict
from dragoman.reconcile.account import Account, Taker

Likeness = Callable[[str, str], float]  # of two names, in [0, 1]

SAME = 3.0  # bits from which two accounts are one contact (8 to 1)
UNDECIDED = 0.0  # bits from which an analyst is asked
AGAINST = -4.0  # bits under which something speaks against it, not merely too little for it

_PRIOR = -6.0  # of two accounts that share somebody within days, most tell of different contacts
_PERSON = 4.0
_APART = -12.0
# Names for one place in the company, by likeness. Under the first line they may be two people's: with all else agreeing
# such a link stays undecided, and an analyst is asked.
_ALIKE = ((0.92, 4.0), (0.8, -2.1), (0.6, -3.0))
_FACE_TO_FACE = frozenset({Kind.MEETING, Kind.CALL})  # one side's meeting is the other's video call
_LATE = timedelta(days=3)  # a release may come so long after what it tells of without naming its day
_CLOCKS = timedelta(hours=3)  # days of two zones that share less are different days


@dataclass(slots=True)
class _Sum:
    bits: float = _PRIOR
    reasons: list[str] = field(default_factory=list)

    def add(self, bits: float, reason: str) -> None:
        self.bits += bits
        self.reasons.append(f"{reason} ({bits:+.1f})")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of two accounts being one contact; ``namesakes`` are people apart who fill one place in both."""

    verdict: Verdict
    bits: float
    reason: str
    namesakes: tuple[tuple[str, str], ...] = ()


def weigh(one: Account, two: Account, *, likeness: Likeness) -> Weighed:
    """Weigh two accounts.

    Args:
        one: An account.
        two: Another, of another document.
        likeness: How alike two names are, in [0, 1]; used only for one who is known by nothing but the name.

    Returns:
        The same for both orders.

    """
    total = _Sum()
    namesakes = _company(one, two, likeness, total)
    _kind(one, two, total)
    _time(one, two, total)
    _place(one, two, total)
    verdict = (
        Verdict.SAME if total.bits >= SAME else Verdict.UNDECIDED if total.bits >= UNDECIDED else Verdict.DIFFERENT
    )
    return Weighed(verdict, round(total.bits, 2), "; ".join(total.reasons), namesakes)


def _company(one: Account, two: Account, likeness: Likeness, total: _Sum) -> tuple[tuple[str, str], ...]:
    mine = {taker.person: taker for taker in one.takers}
    theirs = {taker.person: taker for taker in two.takers}
    shared = sorted(set(mine) & set(theirs))
    rest_one = [taker for person, taker in sorted(mine.items()) if person not in theirs]
    rest_two = [taker for person, taker in sorted(theirs.items()) if person not in mine]
    pairs = _pairs(rest_one, rest_two, likeness) if shared else []
    for _, a, b in pairs:
        rest_one.remove(a)
        rest_two.remove(b)
    needed = 1 if one.report.kind is Kind.VISIT else 2
    if len(shared) + len(pairs) < min(needed, len(mine), len(theirs)) or not shared:
        total.add(_APART, "other people")
        return ()
    total.add(_PERSON * min(2, len(shared)), f"{len(shared)} people in common")
    if len(shared) < 2 and pairs:
        alike = pairs[0][0]
        bits = next(weight for least, weight in _ALIKE if alike >= least)
        total.add(bits, f"names alike in one place ({alike:.2f})")
    _more(one, two, rest_one, rest_two, total)
    return tuple((a.person, b.person) for _, a, b in pairs)


def _pairs(one: list[Taker], two: list[Taker], likeness: Likeness) -> list[tuple[float, Taker, Taker]]:
    """People of both companies whose names are alike, where one of them is known by name alone; best first."""
    found: list[tuple[float, Taker, Taker]] = []
    for a in one:
        for b in two:
            if (a.anchored and b.anchored) or (a.side and b.side and a.side != b.side):
                continue
            alike = likeness(a.name, b.name)
            if alike >= _ALIKE[-1][0]:
                found.append((alike, a, b))
    found.sort(key=lambda pair: (-pair[0], pair[1].person, pair[2].person))
    kept: list[tuple[float, Taker, Taker]] = []
    for pair in found:
        if all(pair[1] is not other[1] and pair[2] is not other[2] for other in kept):
            kept.append(pair)
    return kept


def _more(one: Account, two: Account, rest_one: list[Taker], rest_two: list[Taker], total: _Sum) -> None:
    """Who stands in one account alone: a delegation is no other company, another side is."""
    if not rest_one and not rest_two:
        return
    if rest_one and rest_two:
        total.add(_APART, "each names somebody whom the other does not")
        return
    extra, fewer = (rest_one, two) if rest_one else (rest_two, one)
    if one.report.kind is Kind.MESSAGE:
        total.add(_APART, "another addressee")
    elif one.report.kind is Kind.VISIT or all(taker.side in fewer.sides for taker in extra):
        total.add(-0.5, "one account names more people of the same sides")
    elif fewer.report.more:
        total.add(-4.0, "one account names another side, the other says that others took part")
    else:
        total.add(_APART, "one account names another side")


def _kind(one: Account, two: Account, total: _Sum) -> None:
    a, b = one.report.kind, two.report.kind
    if a is b:
        total.add(1.0, f"both a {a.value}")
    elif {a, b} <= _FACE_TO_FACE:
        total.add(-1.5, "a meeting to one, a call to the other")
    else:
        total.add(_APART, f"a {min(a.value, b.value)} and a {max(a.value, b.value)}")


def _time(one: Account, two: Account, total: _Sum) -> None:
    if one.first is None or two.first is None:
        _undated(one, two, total)
        return
    assert one.last and two.last and one.start and two.start and one.end and two.end  # noqa: S101, PT018
    exact = [a for a in (one, two) if a.report.when.precision is Precision.DAY]
    if one.first <= two.last and two.first <= one.last:
        if len(exact) == 2 or one.first == two.first:
            total.add(4.0 if len(exact) == 2 else 3.0, "the same day")
        else:
            total.add(2.0, "days that meet")
        return
    apart = max(one.first - two.last, two.first - one.last)
    shared = min(one.end, two.end) - max(one.start, two.start)
    late = max((one, two), key=lambda account: (account.first, account.assumed))
    if one.report.when.zone != two.report.when.zone and shared >= _CLOCKS and apart == timedelta(days=1):
        total.add(2.0 if len(exact) == 2 else 1.0, "one moment may fall on both days, by the two clocks")
    elif late.assumed and apart <= _LATE and one.publisher != two.publisher:  # it may tell of the day before
        total.add(-1.0 * apart.days, f"no day is told, published {apart.days} days later")
    else:
        total.add(_APART, "other days")


def _undated(one: Account, two: Account, total: _Sum) -> None:
    """One account fixes no day: a plan for the month, or a mention in passing."""
    undated, other = (one, two) if one.first is None else (two, one)
    interval = undated.report.when.interval
    if other.first is None or other.start is None or other.end is None:
        total.add(_APART, "no day is known")
    elif interval is not None and undated.report.status is Status.PLANNED and other.report.status is not Status.PLANNED:
        inside = interval.start < other.end and other.start < interval.end
        total.add(-1.5 if inside else _APART, "planned for a time that holds the day" if inside else "other times")
    elif undated.published is not None and timedelta(0) <= undated.published - other.first <= _LATE:
        total.add(-3.0, "no day is told, published within days")
    else:
        total.add(_APART, "no day is told")


def _place(one: Account, two: Account, total: _Sum) -> None:
    a, b = one.report, two.report
    if a.kind is Kind.VISIT and b.kind is Kind.VISIT:
        total.add(*((_PERSON, "one destination") if _one_country(one, two) else (_APART, "another destination")))
    if a.kind is Kind.MEETING and b.kind is Kind.MEETING and a.country and b.country:
        if a.country == b.country:
            total.add(1.0, "the same country")
        else:
            total.add(-1.5, "other countries")  # a place is the field that texts leave to be guessed
    if a.initiator and b.initiator:
        total.add(*((1.0, "the same initiator") if a.initiator == b.initiator else (-1.5, "other initiators")))
    forms = {a.form, b.form}
    if None not in forms and len(forms) == 2 and "trilateral" in forms:
        total.add(-4.0, "a trilateral and another format")


def _one_country(one: Account, two: Account) -> bool:
    a, b = one.report, two.report
    return a.country == b.country if a.country and b.country else a.place is not None and a.place == b.place
