"""Bounds on what reading may cost this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dragoman.model import LimitExceeded

_MEMORY = 6 << 30  # bytes of address space of a process that reads
_AGAIN = 5.0  # seconds until the alarm rings again, should a library have swallowed it


class _TimeUp(BaseException):
    """No ``Exception``: a library that catches those must not catch this."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop the work inside after some time, where the system has alarms and this is the main thread.

    Raises:
        LimitExceeded: It took longer.

    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    except _TimeUp as error:
        raise LimitExceeded(f"Reading it took longer than {seconds:g} seconds and was stopped") from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def bound_memory() -> None:
    """Let an allocation beyond the bound fail in this process, instead of starving the machine."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
