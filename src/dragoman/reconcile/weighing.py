"""How much speaks for two accounts telling of one contact: a sum of weights in bits, each with its words.

The weights are judgements, not estimates: no public corpus has enough linked readouts to fit them. They are ordered so
that no single agreement joins two accounts. Another company, another side or another day keeps them apart whatever else
agrees: it is marked, not only weighed. Source: the sum of log odds of Fellegi and Sunter (1969);
docs/decisions/0014-one-contact.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from dragoman.model import Kind, Precision, Status, Verdict
from dragoman.reconcile.account import Account, Taker
from dragoman.reconcile.locations import land

Likeness = Callable[[str, str], float]  # of two names, in [0, 1]

SAME = 3.0  # bits from which two accounts are one contact (8 to 1)
UNDECIDED = 0.0  # bits from which an analyst is asked

_PRIOR = -6.0  # of two accounts that share somebody within days, most tell of different contacts
_PERSON = 4.0
_APART = -12.0
# Names for one place in the company, by likeness. Under the first line they may be two people's: with all else agreeing
# such a link stays undecided, and an analyst is asked.
_ALIKE = ((0.92, 4.0), (0.8, -2.1), (0.6, -3.0))
_DOUBT = -4.0  # what leaves two accounts to an analyst, whatever else agrees
_UNKNOWN = -6.0  # somebody whose side is not known: an aide, or a third side; only where all else agrees it is an aide
_FACE_TO_FACE = frozenset({Kind.MEETING, Kind.CALL})  # one side's meeting is the other's video call
_LATE = timedelta(days=3)  # a release may come so long after what it tells of without naming its day
_CLOCKS = timedelta(hours=3)  # days of two zones that share less are different days


@dataclass(slots=True)
class _Sum:
    bits: float = _PRIOR
    reasons: list[str] = field(default_factory=list)
    against: bool = False
    asks: bool = False
    loose: bool = False

    def add(self, bits: float, reason: str) -> None:
        self.bits += bits
        self.reasons.append(f"{reason} ({bits:+.1f})")

    def apart(self, reason: str) -> None:
        self.against = True
        self.add(_APART, reason)

    def ask(self, bits: float, reason: str) -> None:
        self.asks = True
        self.add(bits, reason)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of two accounts being one contact; ``namesakes`` are people apart who fill one place in both.

    ``against`` tells that something makes them two contacts, whatever the sum; ``asks`` that only an analyst may join
    them; ``loose`` that their days are not the same but only fit, so that another contact may fit as well.
    """

    verdict: Verdict
    bits: float
    reason: str
    namesakes: tuple[tuple[str, str], ...] = ()
    against: bool = False
    asks: bool = False
    loose: bool = False


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
    _form(one, two, total)
    if total.against or total.bits < UNDECIDED:
        verdict = Verdict.DIFFERENT
    else:
        verdict = Verdict.SAME if total.bits >= SAME and not total.asks else Verdict.UNDECIDED
    return Weighed(
        verdict,
        round(total.bits, 2),
        "; ".join((*total.reasons, f"before all this, two contacts are likelier ({_PRIOR:+.1f})")),
        namesakes,
        against=total.against,
        asks=total.asks,
        loose=total.loose,
    )


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
    needed = 1 if one.report.kind is two.report.kind is Kind.VISIT else 2
    if len(shared) + len(pairs) < min(needed, len(mine), len(theirs)) or not shared:
        total.apart("other people")
        return ()
    total.add(_PERSON * min(2, len(shared)), f"{len(shared)} people in common")
    if len(shared) < 2 and pairs:
        alike = pairs[0][0]
        bits = next(weight for least, weight in _ALIKE if alike >= least)
        total.add(bits, f"names alike in one place ({alike:.2f})")
    known = {*shared, *(taker.person for _, a, b in pairs for taker in (a, b))}
    common = frozenset(t.side for t in (*one.takers, *two.takers) if t.side and t.person in known)
    _more(one, two, (rest_one, rest_two), common, total, principals=len(shared))
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


def _more(
    one: Account,
    two: Account,
    rest: tuple[list[Taker], list[Taker]],
    common: frozenset[str],
    total: _Sum,
    *,
    principals: int,
) -> None:
    """Who stands in one account alone: a delegation is no other company, another side is.

    ``common`` are the sides of those whom both name, ``principals`` how many they are.
    """
    extra = [*rest[0], *rest[1]]
    if not extra:
        return
    both = all(rest)
    fewer = two if rest[0] else one
    others = [taker for taker in extra if taker.side is not None and taker.side not in common]
    unknown = [taker for taker in extra if taker.side is None and taker.name not in one.aides | two.aides]
    if one.report.kind is two.report.kind is Kind.MESSAGE:
        total.apart("another addressee")
    elif one.report.kind is two.report.kind is Kind.VISIT and not (both and others):
        total.add(-2.0 if both else -0.5, "other travellers beside" if both else "one account names more travellers")
    elif others and not both and fewer.report.more and fewer.report.form != "one-on-one":
        total.ask(_DOUBT, "one account names another side, the other says that others took part")
    elif others:
        total.apart("one account names another side")
    elif unknown:
        total.add(_UNKNOWN, "one account names somebody whose side is not known")
    elif both and (principals < 2 or len(common) < 2):
        total.ask(_DOUBT, "each names somebody whom the other does not")
    elif both:
        total.add(-0.5, "each names people of the same sides whom the other does not")
    else:
        total.add(-0.5, "one account names more people of the same sides")


def _kind(one: Account, two: Account, total: _Sum) -> None:
    a, b = one.report.kind, two.report.kind
    if a is b:
        total.add(1.0, f"both a {a.value}")
    elif {a, b} <= _FACE_TO_FACE:
        total.add(-1.5, "a meeting to one, a call to the other")
    else:
        total.apart(f"a {min(a.value, b.value)} and a {max(a.value, b.value)}")
    if a is b is Kind.MESSAGE and _other_sender(one, two):
        total.apart("another sender")


def _time(one: Account, two: Account, total: _Sum) -> None:
    if one.first is None or two.first is None:
        _undated(one, two, total)
        return
    assert one.last and two.last and one.start and two.start and one.end and two.end  # noqa: S101, PT018
    exact = all(account.when.precision is Precision.DAY for account in (one, two))
    if (one.first, one.last) == (two.first, two.last):
        total.add(4.0 if exact else 3.0, "the same day" if one.first == one.last else "the same days")
        return
    if one.first <= two.last and two.first <= one.last:
        total.loose = True
        total.add(2.0, "days that meet")
        return
    apart = max(one.first - two.last, two.first - one.last)
    shared = min(one.end, two.end) - max(one.start, two.start)
    late = max((one, two), key=lambda account: (account.first, account.assumed))
    if shared >= _CLOCKS and apart == timedelta(days=1):
        total.loose = True
        if one.again or two.again:
            total.add(-3.0, "one moment may fall on both days, but a text tells of another contact just before")
        else:
            total.add(2.0 if exact else 1.0, "one moment may fall on both days, by the two clocks")
    elif late.assumed and apart <= _LATE and one.publisher == two.publisher:  # it repeats itself less often
        words = f"no day is told, published {apart.days} days later by the same publisher"
        total.ask(-2.0 - apart.days, words)
    elif late.assumed and apart <= _LATE:  # it may tell of the day before
        total.add(-1.0 * apart.days, f"no day is told, published {apart.days} days later")
    else:
        total.apart("other days")


def _undated(one: Account, two: Account, total: _Sum) -> None:
    """One account fixes no day: a plan for the month, or a mention in passing."""
    undated, other = (one, two) if one.first is None else (two, one)
    interval = undated.when.interval
    if other.first is None or other.start is None or other.end is None:
        total.apart("no day is known")
    elif interval is not None and undated.report.status is Status.PLANNED and other.report.status is not Status.PLANNED:
        if interval.start < other.end and other.start < interval.end:
            total.add(-1.5, "planned for a time that holds the day")
        else:
            total.apart("other times")
    elif undated.published is not None and timedelta(0) <= undated.published - other.first <= _LATE:
        total.add(-3.0, "no day is told, published within days")
    else:
        total.apart("no day is told")


def _place(one: Account, two: Account, total: _Sum) -> None:
    a, b = one.report, two.report
    here, there = land(a), land(b)
    if a.kind is Kind.VISIT and b.kind is Kind.VISIT:
        if here and there and here != there:
            total.apart("another destination")
        elif (here and there) or (a.place is not None and a.place == b.place):
            total.add(_PERSON, "one destination")
    if a.kind is Kind.MEETING and b.kind is Kind.MEETING and here and there:
        if here == there:
            total.add(1.0, "the same country")
        else:
            total.add(-1.5, "other countries")  # a place is the field that texts leave to be guessed
    if a.initiator and b.initiator:
        total.add(*((1.0, "the same initiator") if a.initiator == b.initiator else (-1.5, "other initiators")))


def _form(one: Account, two: Account, total: _Sum) -> None:
    forms = {one.report.form, two.report.form}
    if None not in forms and len(forms) == 2 and "trilateral" in forms and "expanded" not in forms:
        total.apart("a trilateral and another format")


def _other_sender(one: Account, two: Account) -> bool:
    a, b = one.report.initiator, two.report.initiator
    if a and b:
        return a != b
    return one.sender is not None and two.sender is not None and one.sender != two.sender
