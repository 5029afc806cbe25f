"""From what a reader found to a Document: publisher, language and day, and a gap for each thing that stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dragoman.ingest.draft import Draft, day_in
from dragoman.ingest.languages import detect
from dragoman.ingest.limits import LIMITS, Limits
from dragoman.ingest.profiles import recognise
from dragoman.language import dates
from dragoman.model import Document, Gap, LimitExceeded, Precision, Room, Snapshot, SourceError, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the analyst said of a file when adding it; it outweighs what the file says of itself."""

    publisher: str | None = None
    url: str | None = None
    published: date | None = None


BAD_DATE = "bad-date"
_LINE = 60
_YEARS = range(1800, 2100)


def finish(draft: Draft, *, snapshot: Snapshot, hints: Hints, languages: tuple[str, ...]) -> Iterator[Document | Gap]:
    """The document of a draft, and the gaps that it leaves."""
    where = f"{snapshot.path} ({draft.part})" if draft.part else snapshot.path
    for words in (draft.title, draft.text, draft.url, draft.site, draft.publisher, draft.author, *draft.links):
        storable(words)
    if not f"{draft.title}{draft.text}".strip():
        raise SourceError("it holds no text", kind="empty", advice="collect it again")
    title = " ".join(draft.title.split())
    language = detect(f"{title}\n{draft.text}", among=languages)
    url = hints.url or draft.url
    named = hints.publisher or draft.publisher
    known = recognise(label=named, url=url, site=named or draft.site, language=language)
    stated = _stated(draft, title, language)
    published = _chosen(stated, hints, draft)
    document = Document(
        id=content_id("doc", snapshot.path, snapshot.id, draft.part),
        snapshot=snapshot.id,
        path=snapshot.path,
        publisher=known,
        language=language,
        title=title,
        text=draft.text,
        url=url,
        published=published,
        part=draft.part,
        outlet=draft.publisher or draft.site,
        author=draft.author,
        links=draft.links,
    )
    yield document
    for kind, reason in draft.notes:
        yield _gap(kind, where, reason, document)
    yield from _gaps_of_date(document, where, stated, hints, weak=draft.weak, noted=draft.notes)
    if known == "unknown" and not hints.publisher:
        named_as = f" ({named or draft.site})" if named or draft.site else ""
        yield _gap(
            "unknown-publisher",
            where,
            f"no profile fits its publisher{named_as}, so its titles without a name and its time zone are not known",
            document,
            advice="name it: dragoman add --publisher, or publisher = in its .source.toml",
        )


def bounded(text: str, limits: Limits) -> None:
    """Refuse text that no reader of sentences should meet.

    Raises:
        LimitExceeded: It, or one of its lines, is too long.

    """
    if len(text) > limits.text:
        raise LimitExceeded(
            f"it holds {len(text):,} characters, more than {limits.text:,}", advice="split it into its documents"
        )
    longest = max(map(len, text.split("\n")), default=0)
    if longest > limits.paragraph:
        raise LimitExceeded(
            f"it holds a line of {longest:,} characters, more than {limits.paragraph:,}: no text of sentences",
            advice="split it into its documents",
        )


def storable(text: str | None) -> None:
    """Refuse text that no file could hold.

    Raises:
        SourceError: It has half a surrogate pair.

    """
    try:
        (text or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"character {error.start} of it is half a surrogate pair", kind="encoding", advice="export it again"
        ) from error


def document_from_record(
    record: Mapping[str, object], *, snapshot: str = "", path: str | None = None, limits: Limits = LIMITS
) -> Document:
    """The document of one corpus line, its title and text unchanged.

    Args:
        record: ``{id, source, url, date, lang, title, text}``; other keys are ignored, all but ``text`` may be absent.
        snapshot: Id of the file that it came from.
        path: Where that file lies in the case.
        limits: How long a text may be.

    Raises:
        SourceError: A field has the wrong type, or there is no text, or too much of it.

    """
    fields: dict[str, str | None] = {}
    for key in ("id", "source", "url", "date", "datetime_raw", "lang", "title", "text"):
        value = record.get(key)
        if value is not None and not isinstance(value, str | int):
            raise SourceError(f"{key!r} holds {type(value).__name__}, text was expected", kind="bad-record")
        fields[key] = None if value is None else str(value)
    for words in fields.values():
        storable(words)
    title, text = fields["title"] or "", fields["text"] or ""
    bounded(title, limits)
    bounded(text, limits)
    if not text.strip() and not title.strip():
        raise SourceError("the record has neither title nor text", kind="empty")
    raw_day = fields["date"]
    published = day_in(raw_day)
    if raw_day and raw_day != "None" and (published is None or not _sane(published)):
        raise SourceError(f"its date {raw_day[:40]!r} is no day", kind="bad-date", advice="write it as 2020-03-06")
    language = fields["lang"] or detect(f"{title}\n{text}")
    return Document(
        id=content_id("doc", snapshot, fields["id"], fields["url"], published, title, text),
        snapshot=snapshot,
        path=path,
        publisher=recognise(label=fields["source"], url=fields["url"], site=fields["source"], language=language),
        language=language,
        title=title,
        text=text,
        url=fields["url"],
        published=published,
        published_at=_moment(fields["datetime_raw"]),
        name=fields["id"],
    )


def gaps_of_record(document: Document, where: str) -> Iterator[Gap]:
    """What stays open about the document of a corpus line."""
    yield from _gaps_of_date(document, where, (), Hints(), weak=None)


def _moment(raw: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(raw) if raw else None
        return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _stated(draft: Draft, title: str, language: str) -> tuple[tuple[str, date], ...]:
    printed = _printed(draft.text, language)
    in_title = _printed(title, language) if len(title) <= _LINE else None
    return (
        *draft.dates,
        *((("its printed date line", printed),) if printed else ()),
        *((("its title", in_title),) if in_title else ()),
    )


def _printed(text: str, language: str) -> date | None:
    """The day of a line that holds little besides a full date, near the beginning or at the end."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in [*lines[:4], *lines[-2:]]:
        if len(line) > _LINE or not re.search(r"(?:19|20)\d\d", line):
            continue
        for words in dates.tag(line, anchor=date(2000, 1, 1), language=language if language in {"en", "ru"} else "en"):
            spoken = line[words.start : words.end]
            rest = re.sub(r"[\W\d_]+", "", line[: words.start] + line[words.end :])
            if words.precision is Precision.DAY and re.search(r"(?:19|20)\d\d", spoken) and len(rest) <= 20:
                return words.first
    return None


def _chosen(stated: tuple[tuple[str, date], ...], hints: Hints, draft: Draft) -> date | None:
    if hints.published is not None and _sane(hints.published):
        return hints.published
    sane = [day for _, day in stated if _sane(day)]
    if sane:
        return sane[0]
    return draft.weak[1] if draft.weak is not None and _sane(draft.weak[1]) else None


def _sane(day: date) -> bool:
    return day.year in _YEARS


def _gaps_of_date(
    document: Document,
    where: str,
    stated: tuple[tuple[str, date], ...],
    hints: Hints,
    *,
    weak: tuple[str, date] | None,
    noted: tuple[tuple[str, str], ...] = (),
) -> Iterator[Gap]:
    said = [*([("the analyst", hints.published)] if hints.published else []), *stated]
    days = sorted({day for _, day in said})
    if len(days) > 1 and (days[-1] - days[0]).days > 1:
        listing = "; ".join(f"{who} says {day}" for who, day in dict.fromkeys(said))
        yield _gap(
            "contradicting-dates",
            where,
            f"its dates contradict each other: {listing}. {document.published or 'None of them'} was taken",
            document,
            advice="settle it with date = in its .source.toml" if hints.published is None else None,
        )
    elif not days and weak is not None and document.published is not None:
        yield _gap(
            "assumed-date",
            where,
            f"no day of publication is stated; {weak[0]} says {weak[1]}, which stands in",
            document,
            advice="say it with date = in its .source.toml",
        )
    odd = next(((who, day) for who, day in said if not _sane(day)), None)
    if document.published is None and odd is not None:
        yield bad_date(document, where, f"{odd[0]} says {odd[1]}, which lies too far from any day of publication")
    elif document.published is None and not any(kind == BAD_DATE for kind, _ in noted):
        yield _gap(
            "no-date",
            where,
            "no day of publication is stated, so words like “today” have no day either",
            document,
            advice="say it with date = in its .source.toml",
        )


def bad_date(document: Document, where: str, found: str) -> Gap:
    """The gap of a day of publication that cannot be one: ``found`` gives its words and what is wrong with them."""
    advice = "give the right day with date = in its .source.toml"
    return _gap(
        BAD_DATE, where, f"{found}; it was left out, so words like “today” have no day", document, advice=advice
    )


def _gap(kind: str, where: str, reason: str, document: Document, *, advice: str | None = None) -> Gap:
    return Gap(room=Room.INGEST, kind=kind, subject=where, reason=reason, advice=advice, document=document.id)
