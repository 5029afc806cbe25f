"""A file that an analyst put beside the sources and that has a fault: left out whole, and told of as a gap."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Gap, Room

BOOK, HISTORY = "bad-book", "bad-history"
_WHOLE = {
    BOOK: "The protocol book was left out whole, none of its rules was held against a contact",
    HISTORY: "The history was left out whole, nothing of it tells what is usual",
}
_TOLD = 10  # faults of one file in a gap; a check tells all


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file of the case that is not used, with every fault of it: file, line, what was found, what to do.

    ``kind`` is ``BOOK`` or ``HISTORY``, the kind of its gap; ``meanwhile`` tells what holds in its place.
    """

    file: str
    faults: tuple[str, ...]
    kind: str
    meanwhile: str | None = None

    @property
    def gap(self) -> Gap:
        """What a dossier says of it."""
        more = f"; and {len(self.faults) - _TOLD} faults more" if len(self.faults) > _TOLD else ""
        told = "; ".join(fault.removeprefix(f"{self.file}: ") for fault in self.faults[:_TOLD])
        return Gap(
            room=Room.CASE,
            kind=self.kind,
            subject=self.file,
            reason=f"{_WHOLE[self.kind]}: {told}{more}{f'; {self.meanwhile}' if self.meanwhile else ''}",
            advice="mend what is told and build again; 'dragoman check CASE' tells all faults at once",
        )
