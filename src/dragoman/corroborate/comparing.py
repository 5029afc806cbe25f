"""What a second reader found, checked against the text and compared with what the rules read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from anyascii import anyascii

from dragoman.model import Document, DragomanError, Gap, Kind, Precision, Report, Room, Span, Status

_LEAST = 3  # words of a quotation; fewer stand anywhere
_NAMED = 4  # people of a contact who are named in a gap; more are counted


class SecondReaderAbsent(DragomanError):
    """The second reader that a case asks for cannot be used; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A contact as a second reader finds it. It counts only if ``quotation`` stands in the text, word for word."""

    kind: Kind
    status: Status
    people: tuple[str, ...]
    quotation: str
    day: date | None = None


def compare(
    document: Document, reports: Sequence[Report], findings: Iterable[Finding], *, reader: str
) -> tuple[Gap, ...]:
    """Where the two readers differ, each difference with the words that it concerns.

    Args:
        document: The text that both read.
        reports: What the rules read in it.
        findings: What the second reader found.
        reader: Its name, for whoever reads the gap.

    Returns:
        Gaps for review; none where the two agree. Findings without verbatim words are counted in one gap, never shown.

    """
    supported: list[tuple[Finding, Span]] = []
    unsupported = 0
    for finding in findings:
        span = _verbatim(document, finding.quotation)
        if span is None or not _named(document, finding):
            unsupported += 1
        else:
            supported.append((finding, span))
    gaps = [*_differences(document, reports, supported, reader)]
    if unsupported:
        count = "1 finding" if unsupported == 1 else f"{unsupported} findings"
        gaps.append(_gap(document, f"{count} of {reader} without words of the text to rest on: dropped"))
    return tuple(gaps)


def _named(document: Document, finding: Finding) -> bool:
    """Whether every person of a finding is named in the text, by a word of three letters and more."""
    text = anyascii(document.content).casefold()
    return bool(finding.people) and all(
        any(re.search(rf"\b{re.escape(word)}\b", text) for word in _words(name)) for name in finding.people
    )


def _verbatim(document: Document, quotation: str) -> Span | None:
    words = quotation.strip()
    start = document.content.find(words) if len(words.split()) >= _LEAST else -1
    return document.span(start, start + len(words)) if start >= 0 else None


def _differences(
    document: Document, reports: Sequence[Report], findings: Sequence[tuple[Finding, Span]], reader: str
) -> Iterator[Gap]:
    left = list(reports)
    for finding, span in findings:
        report = next((r for r in left if _alike(r, finding)), None)
        if report is None:
            if not any(_alike(r, finding) for r in reports):  # told twice, read once
                what = f"a {finding.status.value} {finding.kind.value} of {_people(finding.people)}"
                yield _gap(document, f"{reader} finds {what} here, which the rules do not", span)
            continue
        left.remove(report)
        contact = f"The {report.kind.value} of {_people([m.name for m in report.participants])} is"
        ours = report.when.first_day if report.when.precision is Precision.DAY else None
        if report.status is not finding.status:
            said = f"{contact} {report.status.value} by the rules, {finding.status.value} by {reader}"
            yield _gap(document, said, report.evidence)
        elif finding.day is not None and ours is not None and ours != finding.day:
            yield _gap(document, f"{contact} on {ours} by the rules, on {finding.day} by {reader}", report.evidence)
    for report in left:
        contact = f"{report.status.value} {report.kind.value} of {_people([m.name for m in report.participants])}"
        yield _gap(document, f"{reader} does not find the {contact}", report.evidence)


def _alike(report: Report, finding: Finding) -> bool:
    """Whether both mean one contact: the same kind, and half and more of the people by a word of their names."""
    if report.kind is not finding.kind:
        return False
    ours = [_words(m.name) for m in report.participants]
    theirs = [_words(name) for name in finding.people]
    shared = sum(any(one & other for other in theirs) for one in ours)
    return shared * 2 >= max(len(ours), len(theirs))


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", anyascii(name).casefold()) if len(word) > 2)


def _people(names: Sequence[str]) -> str:
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        shown.append(f"{len(names) - _NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _gap(document: Document, reason: str, span: Span | None = None) -> Gap:
    return Gap(
        room=Room.CORROBORATE,
        kind="readers-differ",
        subject=document.name or document.id,
        reason=reason,
        advice="read the passage and decide" if span is not None else None,
        document=document.id,
        span=span,
    )
