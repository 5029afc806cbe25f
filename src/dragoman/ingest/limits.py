"""How much one source may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on hostile input; sizes in bytes, ``text`` in characters."""

    file: int = 200_000_000
    member: int = 50_000_000
    members: int = 5_000
    ratio: int = 200
    line: int = 20_000_000
    text: int = 5_000_000
    paragraph: int = 500_000
    pages: int = 5_000
    unpacked: int = 1_000_000_000


LIMITS = Limits()
