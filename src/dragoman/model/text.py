"""What was collected: files as bytes, documents as text, and the spans that everything else points at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters ``[start, end)`` (code points) of a document's ``content``."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"Span: [{self.start}, {self.end}) of {self.document} is empty or negative")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of one document."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One collected file, as it was.

    ``id`` is the SHA-256 of its bytes (64 hexadecimal digits), ``path`` its place inside the case (POSIX, relative to
    the case folder), ``size`` in bytes.
    """

    id: str
    path: str
    size: int
    media_type: str


class PublisherKind(StrEnum):
    """On whose authority a publisher speaks."""

    OFFICIAL = "official"
    PRESS = "press"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who held a title, from ``since`` (inclusive) to ``until`` (exclusive); ``None`` is open."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the title was this person's on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class BareTitle:
    """A title that a publisher prints without a name, e.g. "the Head of State", and whom it means.

    ``words`` are the forms without article, as printed ("President", "Head of State"); ``office`` is the office in
    English; ``side`` the ISO 3166 alpha-3 code or an organisation's acronym.
    """

    words: tuple[str, ...]
    office: str
    side: str
    holders: tuple[Holder, ...] = ()

    def holder_on(self, day: date) -> Holder | None:
        """The holder on that day, or ``None`` where none or several are listed."""
        found = [holder for holder in self.holders if holder.holds_on(day)]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who issued a document, and how it writes (``ingest/sources/*.toml``).

    ``state`` is the ISO alpha-3 code of the state for which it speaks (``None`` for press), ``zone`` an IANA zone,
    ``office`` is what publishers of one office share (its sites in several languages); its own id where absent,
    ``hosts`` the web hosts and ``labels`` the names under which corpora list it. ``bylines`` and ``attendance`` are
    regular expressions: lines that are page furniture, and the words that open an attendance list; ``spliced`` and
    ``breaks`` what the page prints into its sentences, and between them; ``furniture`` what it prints around its text,
    which is nobody's words. ``month_first`` is
    how it prints numeric dates (``None`` where it never does).
    """

    id: str
    name: str
    kind: PublisherKind
    zone: str
    languages: tuple[str, ...]
    state: str | None = None
    office: str | None = None
    seat: str | None = None
    hosts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    titles: tuple[BareTitle, ...] = ()
    bylines: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    spliced: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    month_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one release or article, derived from a snapshot and never changed.

    ``published`` is the printed day in the publisher's zone, ``published_at`` the exact moment (UTC) where the source
    gives one. ``name`` is the id under which a corpus lists it, ``part`` the place inside the snapshot (a line, a
    record, an entry) where it holds several documents; ``path`` is where that file lies in the case. ``outlet`` is the
    publication's own name, as it prints it, ``links`` are addresses found in it.
    """

    id: str
    snapshot: str
    publisher: str
    language: str
    title: str
    text: str
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    name: str | None = None
    part: str | None = None
    path: str | None = None
    outlet: str | None = None
    author: str | None = None
    links: tuple[str, ...] = ()

    @property
    def content(self) -> str:
        """Title, line feed, text: what all spans of this document count in."""
        return f"{self.title}\n{self.text}"

    def quote(self, span: Span) -> str:
        """The verbatim words under a span.

        Raises:
            ValueError: The span belongs to another document or ends beyond this one.

        """
        content = self.content
        if span.document != self.id or span.end > len(content):
            raise ValueError(f"Document {self.id} ({len(content)} characters) cannot quote {span}")
        return content[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """A span of this document's ``content``."""
        return Span(document=self.id, start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """``document`` repeats ``original`` (the earliest published of its group): one origin, counted once later.

    ``similarity`` in [0, 1]: Jaccard of word shingles, 1.0 for equal text.
    """

    document: str
    original: str
    similarity: float
