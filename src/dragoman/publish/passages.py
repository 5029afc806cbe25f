"""What was read from a document and what was not, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dragoman.model import Document, Gap, Report, Span, Verdict
from dragoman.publish.marks import Block, Mark, blocks, merge, render
from dragoman.publish.record import Record, file_name
from dragoman.publish.wording import INKS, manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A marked paragraph, the accounts whose evidence begins in it, and the gaps whose words do.

    ``people`` counts the mentions in a paragraph from which no contact was read (0 where one was).
    """

    html: Markup
    reports: tuple[Report, ...]
    gaps: tuple[Gap, ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document with everything that was read from it; ``read_paragraphs`` of ``paragraphs`` carry evidence."""

    title: Markup
    title_reports: tuple[Report, ...]
    paragraphs: tuple[Paragraph, ...]
    read_paragraphs: int
    reports: tuple[Report, ...]
    gaps: tuple[Gap, ...]
    undecided: int


def reading(record: Record, document: Document) -> ReadDocument:
    """The document with all cited spans marked."""
    content = document.content
    reports = record.reports_in.get(document.id, ())
    gaps = record.gaps_of.get(document.id, ())
    marks = _marks(record, document)
    verdicts = record.identified_in.get(document.id, ())
    mentioned = {verdict.mention.span for verdict in verdicts}
    title_end = len(document.title)
    paragraphs = []
    read = 0
    for block in blocks(content, start=title_end + 1):
        evident = [report for report in reports if _within(report.evidence, block)]
        touched = any(_touches(report.evidence, block) for report in reports)
        read += touched
        people = 0 if touched else sum(_within(span, block) for span in mentioned)
        paragraphs.append(
            Paragraph(
                html=render(content, block.start, block.end, marks),
                reports=tuple(evident),
                gaps=tuple(gap for gap in gaps if gap.span is not None and _within(gap.span, block)),
                people=people,
            )
        )
    return ReadDocument(
        title=render(content, 0, title_end, marks),
        title_reports=tuple(report for report in reports if report.evidence.start <= title_end),
        paragraphs=tuple(paragraphs),
        read_paragraphs=read,
        reports=reports,
        gaps=gaps,
        undecided=sum(verdict.verdict is Verdict.UNDECIDED for verdict in verdicts),
    )


def passage(record: Record, report: Report) -> Markup:
    """The paragraphs that hold a report's evidence, with the evidence and its hedge marked."""
    document = record.documents[report.document]
    content = document.content
    evidence = report.evidence
    marks = [Mark(start=evidence.start, end=evidence.end, kind=f"evidence {INKS[report.certainty]}")]
    if report.hedge is not None:
        marks.append(Mark(start=report.hedge.start, end=report.hedge.end, kind="hedge"))
    title_end = len(document.title)
    spans = [Block(start=0, end=title_end), *blocks(content, start=title_end + 1)] if title_end else blocks(content)
    touched = [block for block in spans if _touches(evidence, block)]
    if not touched:
        return render(content, evidence.start, evidence.end, merge(marks), anchors=False)
    merged = merge(marks)
    return Markup("").join(
        Markup("<p>{}</p>\n").format(render(content, block.start, block.end, merged, anchors=False))
        for block in touched
    )


def _within(span: Span, block: Block) -> bool:
    return block.start <= span.start < block.end


def _touches(span: Span, block: Block) -> bool:
    return span.start < block.end and block.start < span.end


def _marks(record: Record, document: Document) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for report in record.reports_in.get(document.id, ()):
        evidence = report.evidence
        label = f"Read as evidence: {report.kind.value}, {manner(report.status, report.certainty)}"
        kind = f"evidence {INKS[report.certainty]} {report.status.value}"
        marks.append(Mark(start=evidence.start, end=evidence.end, kind=kind, label=label))
    people = {
        verdict.mention.span: verdict.person
        for verdict in record.identified_in.get(document.id, ())
        if verdict.verdict is Verdict.SAME and verdict.person is not None
    }
    for span, person in people.items():
        href = f"../people/{file_name(person)}.html"
        marks.append(Mark(start=span.start, end=span.end, kind="mention", href=href, label=record.name(person)))
    for span, label in _fields(record, document):
        marks.append(Mark(start=span.start, end=span.end, kind="field", label=label))
    for span in record.sentences_of(document):
        marks.append(Mark(start=span.start, end=span.end, kind="sentence"))
    return merge(marks)


def _fields(record: Record, document: Document) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for report in record.reports_in.get(document.id, ()):
        found.extend((mention.span, mention.name) for mention in report.participants)
        spans = (
            (report.when.words, "When"),
            (report.place_span, "Where"),
            (report.initiator_span, "At whose initiative"),
            (report.hedge, "How sure"),
            (report.form_span, "In which form"),
        )
        found.extend((span, label) for span, label in spans if span is not None and span.document == document.id)
        found.extend((c.span, c.aspect.value.capitalize()) for c in report.circumstances)
    found.extend(
        (span, f"Held against a rule: {check.rule.why}") for check, span in record.checked_in.get(document.id, ())
    )
    content = document.content
    found.extend(
        (span, f"Evidence in the hypotheses: {says}")
        for says, span in record.pointed_in.get(document.id, ())
        if span.document == document.id and span.end <= len(content)
    )
    for statement in record.statements_in.get(document.id, ()):
        found.append((statement.span, statement.kind.value.capitalize()))
    for gap in record.gaps_of.get(document.id, ()):
        if gap.span is not None and gap.span.document == document.id:
            found.append((gap.span, f"Not decided: {gap.reason}"))
    return found
