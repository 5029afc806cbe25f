"""Two days that may be one moment: accounts dated by clocks that stand hours apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Contact, Precision, Report
from dragoman.publish import wording
from dragoman.publish.record import Record
from dragoman.reference import places

_SHARED = timedelta(hours=3)  # days that share less are told as different days


@dataclass(frozen=True, slots=True)
class OneMoment:
    """The two days, the earlier first, and the sentence that tells of them."""

    first: date
    second: date
    words: str


def one_moment(record: Record, contact: Contact) -> OneMoment | None:
    """Whether the days on which the accounts put a contact may be one moment by the clocks of their issuers.

    ``None`` where the accounts agree, stand further apart than a day, or are dated by one clock.
    """
    dated = [r for r in record.accounts(contact) if r.when.precision is Precision.DAY and r.when.interval is not None]
    days = sorted({report.when.first_day for report in dated if report.when.first_day is not None})
    if len(days) != 2 or days[1] - days[0] != timedelta(days=1):
        return None
    start = max(report.when.interval.start for report in dated if report.when.interval is not None)
    end = min(report.when.interval.end for report in dated if report.when.interval is not None)
    if end - start < _SHARED and not _linked(record, dated):
        return None
    told = [_told(record, next(r for r in _seated(record, dated) if r.when.first_day == day), day) for day in days]
    return OneMoment(days[0], days[1], f"{told[0]}, {told[1]}: one moment may fall on both")


def _linked(record: Record, dated: list[Report]) -> bool:
    """Whether a link of these accounts has said so."""
    mine = {report.id for report in dated}
    return any({link.one, link.two} <= mine and "by the two clocks" in link.reason for link in record.dossier.links)


def _seated(record: Record, dated: list[Report]) -> list[Report]:
    """Accounts of issuers whose seat is known first: a seat tells whose clock it is."""
    return sorted(dated, key=lambda report: _seat(record, report) is None)


def _seat(record: Record, report: Report) -> str | None:
    publisher = record.publishers.get(record.documents[report.document].publisher)
    return publisher.seat if publisher is not None else None


def _told(record: Record, report: Report, day: date) -> str:
    seat = _seat(record, report)
    if seat is None:
        return f"{wording.day(day)} as {record.short(record.documents[report.document])} dates it"
    place = places.find(seat)
    return f"{wording.day(day)} in {(place.name_on(day) if place else None) or seat}"
