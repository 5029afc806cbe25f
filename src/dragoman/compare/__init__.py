"""Two readouts side by side, and one readout against its issuer's past."""

from dragoman.compare.measuring import measure
from dragoman.compare.tokens import Token, tokens

__all__ = ["Token", "measure", "tokens"]
