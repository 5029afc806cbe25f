"""What can go wrong, as one tree.

DragomanError
├── CaseError        the case folder cannot be used (carries every fault found)
├── SourceError      one file cannot be read; workflow turns it into a Gap
│   └── LimitExceeded    reading it would cost more than the limits allow
├── NotFound         an id or name that the case does not hold
└── StoreError       the derived data is unusable; deleting ``.dragoman`` rebuilds it
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of every error that dragoman raises on purpose; its text says what, where, what was found, what to do."""


class CaseError(DragomanError):
    """The case folder cannot be used as it is; ``faults`` lists everything wrong with it, not only the first."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class SourceError(DragomanError):
    """A file could not be read; ``kind`` is a short word for statistics, ``advice`` what a user may do."""

    def __init__(self, reason: str, *, kind: str = "unreadable", advice: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind
        self.advice = advice


class LimitExceeded(SourceError):
    """Reading the file would take more memory, time or members than the limits allow."""

    def __init__(self, reason: str, *, advice: str | None = None) -> None:
        super().__init__(reason, kind="too-large", advice=advice)


class NotFound(DragomanError):
    """The case holds nothing under this id or name."""


class StoreError(DragomanError):
    """The derived data cannot be used; it can be deleted and built again."""
