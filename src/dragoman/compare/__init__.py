"""Two readouts side by side, and one readout against its issuer's past."""

from dragoman.compare.comparing import NO_PAST, Past, Readout, compare, omissions, ready
from dragoman.compare.floor import FLOOR
from dragoman.compare.measuring import measure
from dragoman.compare.tokens import Token, before_speech, own_speech, tokens

__all__ = [
    "FLOOR",
    "NO_PAST",
    "Past",
    "Readout",
    "Token",
    "before_speech",
    "compare",
    "measure",
    "omissions",
    "own_speech",
    "ready",
    "tokens",
]
