"""Words and whose they are: what others wrote is cleaned, cut and marked before it stands among ours.

Nothing here is HTML, Markdown or any other markup; each renderer escapes by its own rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

_KEPT = {"\u200c", "\u200d"}  # joiners: Persian and others are spelt with them
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚", "‟": "’", '"': "'"})
_URL = "%/:=&?~#+!$,;@-._"  # what stays in an address; brackets, quotes and all else are written as %XX

_LONGEST = 1000  # characters of an address that is linked; one cut short would lead elsewhere


class Voice(StrEnum):
    """Who is speaking."""

    OURS = "ours"
    ANALYST = "analyst"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words of one voice. ``language`` is set for a source's words."""

    text: str
    voice: Voice = Voice.OURS
    language: str | None = None

    @property
    def printed(self) -> str:
        """The words as they stand in plain text: those of others in quotation marks."""
        return self.text if self.voice is Voice.OURS else f"“{self.text}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a statement rests on.

    ``address`` is relative to the dossier's folder (``None`` where the dossier does not hold it), ``quote`` the words
    of a source, ``title`` its title, ``url`` the web address of the source itself.
    """

    label: str
    address: str | None = None
    quote: Words | None = None
    title: Words | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or two that belong together) with what it rests on."""

    words: tuple[Words, ...]
    grounds: tuple[Ground, ...] = field(default=())

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(words.printed for words in self.words)


def tell(*parts: str | Words, grounds: Iterable[Ground] = ()) -> Sentence:
    """A sentence of our words and others'."""
    words = (Words(plain(part, 2000, trim=False)) if isinstance(part, str) else part for part in parts)
    return Sentence(tuple(words), tuple(grounds))


def analyst(text: str, limit: int = 300) -> Words:
    """An analyst's words, cleaned and cut."""
    return Words(plain(text, limit).translate(_INNER), Voice.ANALYST)


def sourced(text: str, language: str, limit: int = 300) -> Words:
    """A source's words, cleaned and cut."""
    return Words(plain(text, limit).translate(_INNER), Voice.SOURCE, language)


def plain(text: str, limit: int, *, trim: bool = True) -> str:
    r"""Words on one line, without characters that are not seen but act: controls, direction overrides, tags.

    >>> plain("a\x00\u202eb  \n c", 10), plain("one two three", 9)
    ('ab c', 'one two …')
    """
    # Cut first: a source may be a hundred million characters long.
    kept = "".join(_shown(letter) for letter in text[: 4 * limit])
    line = " ".join(kept.split()) if trim else kept
    if len(line) <= limit and len(text) <= 4 * limit:
        return line
    cut = line[:limit]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + " …"


def _shown(letter: str) -> str:
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind in {"Cc", "Cf"}:
        return letter if letter in _KEPT else ""
    return "\ufffd" if kind in {"Cn", "Co", "Cs"} else letter


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; other schemes are printed, never linked."""
    return url if url is not None and url.lower().startswith(("https://", "http://")) else None


def safe_address(url: str | None) -> str | None:
    """An address of the web with everything that could end it or be read as markup written as ``%XX``.

    >>> safe_address("https://a.example/x)[y](javascript:alert(1))")
    'https://a.example/x%29%5By%5D%28javascript:alert%281%29%29'
    """
    known = web_address(url)
    if known is None or len(known) > _LONGEST:
        return None
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(known, safe=_URL, errors="replace"))
