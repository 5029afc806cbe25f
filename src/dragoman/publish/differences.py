"""On what the readouts of a contact differ: each point once, with both quotations and the editions that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.publish.parallel import Edition, Row
from dragoman.publish.record import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which two readouts differ; ``others`` are editions in which the same point stands again."""

    edition: Edition
    row: Row
    others: tuple[tuple[Edition, Row], ...]

    @property
    def address(self) -> str:
        """The row in its edition."""
        return f"{self.edition.address}#{self.row.anchor}"


def by_weight(record: Record, editions: Sequence[Edition]) -> list[Edition]:
    """Editions of offices of different states first, then of one language; else as given."""
    return sorted(editions, key=lambda one: (not two_states(record, one), one.one.language != one.two.language))


def two_states(record: Record, edition: Edition) -> bool:
    """Whether both readouts are official, of different states."""
    one, two = record.official(edition.one), record.official(edition.two)
    return one is not None and two is not None and one != two


def differences(record: Record, editions: Sequence[Edition]) -> list[Difference]:
    """The points on which readouts of one contact differ, as the edition that weighs most shows them.

    A point stands again where another edition differs in the same values, or in a sentence already shown.
    """
    found: list[tuple[Edition, Row, list[tuple[Edition, Row]]]] = []
    for edition in by_weight(record, editions):
        for row in edition.differences:
            known = next((one for one in found if _same(one[0], one[1], edition, row)), None)
            if known is None:
                found.append((edition, row, []))
            elif known[0] is not edition:
                known[2].append((edition, row))
            else:
                found.append((edition, row, []))
    return [Difference(edition, row, tuple(others)) for edition, row, others in found]


def _same(edition: Edition, row: Row, other: Edition, again: Row) -> bool:
    if row.relation is not again.relation:
        return False
    if row.key and again.key:
        return row.key == again.key
    return bool(_sentences(edition, row) & _sentences(other, again))


def _sentences(edition: Edition, row: Row) -> set[tuple[str, int]]:
    return {(edition.one.id, line.start) for line in row.one} | {(edition.two.id, line.start) for line in row.two}
