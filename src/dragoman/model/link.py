"""Which accounts tell of one contact: the machine's verdicts, and the analyst's laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model.people import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Whether two reports, by id, tell of one contact.

    ``bits`` is the weight of evidence that they do (log2 odds, prior included): above zero speaks for it. ``reason``
    is for a reader. ``one`` stands before ``two`` in the order of publication.
    """

    one: str
    two: str
    verdict: Verdict
    bits: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An analyst's verdict on two reports, by id: it outweighs the machine's, whose own link stays beside it.

    ``verdict`` is same (they tell of one contact) or different; ``by`` and ``day`` say whose it is and since when.
    """

    one: str
    two: str
    verdict: Verdict
    note: str | None = None
    by: str | None = None
    day: date | None = None

    def __post_init__(self) -> None:
        if self.one == self.two:
            raise ValueError(f"Review: {self.one} cannot be reviewed against itself; name two reports")
        if self.verdict is Verdict.UNDECIDED:
            raise ValueError(f"Review of {self.one} and {self.two}: the verdict is same or different")
