"""Two readouts as a parallel edition: row by row, what belongs together beside each other, gaps left visible."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Comparison, Document, Relation

SIGNS = {
    Relation.SHARED: "=",
    Relation.ONLY_ONE: "◁",
    Relation.ONLY_TWO: "▷",
    Relation.NUMBER_CONFLICT: "≠",
    Relation.DATE_CONFLICT: "≠",
    Relation.ATTRIBUTION_CONFLICT: "⇄",
    Relation.STRENGTH_SHIFT: "≷",
    Relation.POLARITY_CONFLICT: "±",
}
NAMES = {
    Relation.SHARED: "both say it",
    Relation.ONLY_ONE: "only the left readout",
    Relation.ONLY_TWO: "only the right readout",
    Relation.NUMBER_CONFLICT: "the numbers differ",
    Relation.DATE_CONFLICT: "the dates differ",
    Relation.ATTRIBUTION_CONFLICT: "ascribed to different sides",
    Relation.STRENGTH_SHIFT: "firmer in one than in the other",
    Relation.POLARITY_CONFLICT: "affirmed in one, denied in the other",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its offsets in its document's content."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; one of the two may be empty."""

    sign: str
    name: str
    reason: str
    one: tuple[Line, ...]
    two: tuple[Line, ...]


def rows(comparison: Comparison, one: Document, two: Document) -> list[Row]:
    """The rows of an edition, in the order of the alignments."""

    def lines(document: Document, positions: tuple[int, ...], *, left: bool) -> tuple[Line, ...]:
        propositions = comparison.propositions_one if left else comparison.propositions_two
        spans = [propositions[position].span for position in positions]
        return tuple(Line(span.start, span.end, document.quote(span)) for span in spans)

    return [
        Row(
            sign=SIGNS[alignment.relation],
            name=NAMES[alignment.relation],
            reason=alignment.reason,
            one=lines(one, alignment.one, left=True),
            two=lines(two, alignment.two, left=False),
        )
        for alignment in comparison.alignments
    ]


def shared(comparison: Comparison) -> tuple[int, int]:
    """How many propositions of each readout the other has too."""
    return comparison.shared


def address(comparison: Comparison) -> str:
    """The file of a comparison: stable while both documents are what they were."""
    return f"readouts/{comparison.one}-{comparison.two.removeprefix('doc-')}.html"
