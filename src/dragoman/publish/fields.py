"""A contact field by field: what each account says, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Contact, Report
from dragoman.publish import wording
from dragoman.publish.clocks import one_moment
from dragoman.publish.record import Record


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what each account says of it (``None`` where it is silent), and whether two differ.

    ``note`` says so in words; two days that may be one moment do not count as a difference.
    """

    name: str
    values: tuple[str | None, ...]
    differs: bool
    note: str | None = None


def table(record: Record, contact: Contact) -> list[Field]:
    """The fields of a contact with several accounts, in the order of ``Record.accounts``; none for a single account."""
    accounts = record.accounts(contact)
    if len(accounts) < 2:
        return []

    def place(report: Report) -> str | None:
        return ", ".join(part for part in (report.place, report.country) if part) or None

    def company(report: Report) -> str:
        return ", ".join(dict.fromkeys(mention.name for mention in report.participants))

    rows: list[tuple[str, list[str | None]]] = [
        ("Kind", [wording.KINDS[report.kind] for report in accounts]),
        ("Status", [wording.STATUSES[report.status] for report in accounts]),
        ("How put", [wording.put(report.status, report.certainty) for report in accounts]),
        ("When", [wording.when(report.when) for report in accounts]),
        ("Who", [company(report) for report in accounts]),
        ("Where", [place(report) for report in accounts]),
        ("Initiative", [wording.state(report.initiator) if report.initiator else None for report in accounts]),
        ("Form", [report.form for report in accounts]),
    ]
    conflicts = {conflict.field for conflict in contact.conflicts}
    known = {
        "Kind": {"kind"},
        "Status": {"status"},
        "When": {"when"},
        "Where": {"country", "place"},
        "Initiative": {"initiator"},
        "Form": {"form"},
    }
    moment = one_moment(record, contact) is not None
    return [
        _field(name, values, not conflicts.isdisjoint(known.get(name, ())), moment=moment)
        for name, values in rows
        if any(values)
    ]


def _field(name: str, values: list[str | None], differs: bool, *, moment: bool) -> Field:  # noqa: FBT001
    if differs and moment and name == "When":
        return Field(name, tuple(values), differs=False, note="by two clocks")
    return Field(name, tuple(values), differs, note="differs" if differs else None)
