"""What every reader of a format gives, and how bytes become text."""

from __future__ import annotations

import email.utils
import re
from dataclasses import dataclass
from datetime import date

from dragoman.model import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found in a file, before language and publisher are known."""

    title: str
    text: str
    url: str | None = None
    dates: tuple[tuple[str, date], ...] = ()  # what says so, which day; most trusted first
    site: str | None = None
    publisher: str | None = None
    author: str | None = None
    links: tuple[str, ...] = ()
    part: str | None = None
    notes: tuple[tuple[str, str], ...] = ()  # kind and reason of what was left out or guessed
    weak: tuple[str, date] | None = None  # a day that only stands in where nothing better is known


def day_in(text: str | None) -> date | None:
    """The ISO or RFC 2822 day at the beginning of a metadata value, or ``None``."""
    if not text:
        return None
    match = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})", text)
    try:
        if match is not None:
            return date(int(match[1]), int(match[2]), int(match[3]))
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text of bytes; ``note`` tells where the encoding had to be guessed."""

    text: str
    note: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of bytes in UTF-8, in the declared encoding, or in the one that fits them clearly.

    Raises:
        SourceError: No encoding fits; nothing is replaced silently.

    """
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(
            "it holds NUL bytes: a binary file, not text", kind="binary", advice="convert it to text or HTML"
        )
    for encoding in ("utf-8-sig", declared):
        if encoding:
            try:
                return Decoded(text=clean(data.decode(encoding)))
            except (UnicodeDecodeError, LookupError):
                continue
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Decoded(text=clean(data.decode("utf-16")))
        except UnicodeDecodeError as error:
            raise SourceError(f"it is not valid UTF-16 ({error.reason})", kind="encoding") from error
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None or best.chaos > 0.2:
        raise SourceError("its bytes fit no known text encoding", kind="encoding", advice="save it again as UTF-8")
    try:
        text = clean(data.decode(best.encoding))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"it is neither UTF-8 nor {best.encoding} ({error.reason} at byte {error.start})",
            kind="encoding",
            advice="save it again as UTF-8",
        ) from error
    claim = f"neither valid UTF-8 nor the {declared} that it declares" if declared else "not valid UTF-8"
    return Decoded(
        text=text, note=(("encoding", f"the bytes are {claim}; read as {best.encoding}, which fits them best"),)
    )


def clean(text: str) -> str:
    """Line feeds as ends of lines, and no NUL."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
