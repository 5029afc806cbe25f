"""Within one document: accounts of the same contact become one report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import Certainty, Kind, Precision, Report, Status

_UNSURE = frozenset({Certainty.PROBABLE, Certainty.INFERRED})
_LOOSE = frozenset({Precision.ASSUMED, Precision.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Find:
    """A report as one sentence gives it. ``apart``: one of several told together, no shorter account of a larger one."""

    report: Report
    title: bool
    apart: bool
    sent: bool = False  # a message that was sent, not spoken in a call or a meeting
    own: bool = False  # in a company of its own: "one-on-one", "After the summit, …"
    spoken: bool = False  # told by "spoke" or "talked" alone: people who meet speak too


def merge(finds: list[Find]) -> list[Report]:
    """One report for each contact, with what its accounts in the document add."""
    kept: list[Find] = []
    for find in _face_to_face(finds):
        fitting = [i for i, other in enumerate(kept) if _same(other, find)]
        exact = (i for i in fitting if names(kept[i].report) == names(find.report))
        index = next(exact, fitting[0] if fitting else None)
        if index is None:
            kept.append(find)
        else:
            kept[index] = _join(kept[index], find)
    kept = [find for find in kept if not _summed_up(find, kept) and not _named_only(find, kept)]
    direct = [find.report for find in kept if find.report.kind in {Kind.CALL, Kind.MEETING}]
    return [
        find.report
        for find in kept
        if find.report.kind is not Kind.MESSAGE or find.sent or not any(_spoken_in(find.report, d) for d in direct)
    ]


def _face_to_face(finds: list[Find]) -> Iterator[Find]:
    """The finds, where those who "spoke" after they had met did so there: "A received B. The two men spoke of dams."."""
    met: list[frozenset[str]] = []
    for find in finds:
        report = find.report
        if report.kind is Kind.MEETING and report.status is Status.HELD:
            met.append(names(report))
        own_day = report.when.words is not None and report.evidence.overlaps(report.when.words)
        if find.spoken and not own_day and any(names(report) <= people for people in met):
            find = replace(find, report=replace(report, kind=Kind.MEETING))
        yield find


def names(report: Report) -> frozenset[str]:
    """Who takes part."""
    return frozenset(p.name for p in report.participants)


def _summed_up(find: Find, finds: list[Find]) -> bool:
    """A title that names together whom the text meets one by one."""
    if not find.title:
        return False
    parts = [
        names(other.report)
        for other in finds
        if not other.title and other.report.kind is find.report.kind and names(other.report) < names(find.report)
    ]
    return len(parts) >= 2 and frozenset().union(*parts) == names(find.report)


def _named_only(find: Find, finds: list[Find]) -> bool:
    """A title that names a meeting ("On the meeting with B") of which the text says that it did not take place."""
    report = find.report
    if not find.title or report.status is not Status.HELD or report.when.precision not in _LOOSE:
        return False
    same = [
        o.report for o in finds if not o.title and o.report.kind is report.kind and names(report) <= names(o.report)
    ]
    told = {other.status for other in same}
    return Status.DENIED in told and Status.HELD not in told


def _spoken_in(message: Report, contact: Report) -> bool:
    """Congratulations spoken inside a call or a meeting are no message of their own."""
    return names(message) <= names(contact)


def _same(one: Find, two: Find) -> bool:
    a, b = one.report, two.report
    if a.kind is not b.kind:
        return False
    left, right = names(a), names(b)
    if not (left <= right or right <= left):
        return False
    if left != right and (one.apart or two.apart or _own_company(one, two)):
        return False
    if left != right and (len(left) < 2 or len(right) < 2) and a.kind is not Kind.VISIT:
        return False
    if a.kind is Kind.VISIT and not _one_trip(a, b):
        return False
    if (a.certainty in _UNSURE) != (b.certainty in _UNSURE):
        return False
    if (a.status is Status.DENIED) != (b.status is Status.DENIED):
        return False
    if Precision.UNKNOWN in {a.when.precision, b.when.precision} and a.status is not b.status:
        return False
    dated = [r for r in (a, b) if r.when.precision not in _LOOSE]
    return not (
        len(dated) == 2 and a.when.interval and b.when.interval and not a.when.interval.overlaps(b.when.interval)
    )


def _own_company(one: Find, two: Find) -> bool:
    """Whether a find and a later one, of whom some but not all take part in both, are two contacts.

    A trilateral told after a meeting of two is another; a meeting of two told after it may be short for it.
    """
    if one.report.kind is Kind.VISIT:
        return False
    larger = len(two.report.participants) > len(one.report.participants)
    return two.own or one.own or (two.report.form == "trilateral" and larger and not one.title)


def _one_trip(a: Report, b: Report) -> bool:
    if a.country is not None and b.country is not None and a.country != b.country:
        return False
    places = {r.place.removeprefix("the ") for r in (a, b) if r.place is not None}
    return len(places) < 2 or a.country is not None


def _join(one: Find, two: Find) -> Find:
    a, b = one.report, two.report
    best, other = (b, a) if one.title and not two.title and len(b.participants) >= len(a.participants) else (a, b)
    if len(other.participants) > len(best.participants):
        best, other = other, best
    when = best.when
    if (
        (when.precision in _LOOSE and other.when.precision not in {*_LOOSE, when.precision})
        or (when.precision is Precision.MONTH and other.when.precision is Precision.DAY)
        or (best.kind is Kind.VISIT and other.when.precision is Precision.RANGE and when.precision is Precision.DAY)
    ):
        when = other.when
    merged = replace(
        best,
        when=when,
        place=best.place or other.place,
        place_span=best.place_span or other.place_span,
        country=best.country or other.country,
        initiator=best.initiator or other.initiator,
        initiator_span=best.initiator_span or other.initiator_span,
        form=best.form or other.form,
        form_span=best.form_span or other.form_span,
    )
    return Find(
        merged,
        one.title and two.title,
        one.apart and two.apart,
        one.sent or two.sent,
        one.own or two.own,
        one.spoken and two.spoken,
    )
