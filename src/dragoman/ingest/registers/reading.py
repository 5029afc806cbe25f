"""A file of people, line by line: each gives a person with what it says, or a gap. Lines with one id are one person."""

from __future__ import annotations

import csv
import re
import sys
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from anyascii import anyascii

from dragoman.ingest.corpora import corpus_lines, line_gap, opened, record_of, rows
from dragoman.ingest.limits import LIMITS, Limits
from dragoman.ingest.registers import ftm
from dragoman.ingest.registers.mapping import Mapping, recognise
from dragoman.language.scripts import script_of
from dragoman.model import Edge, Gap, LimitExceeded, Name, NameKind, Person, SourceError, Tenure, content_id
from dragoman.reference import offices, states

_LONE = re.compile("[\ud800-\udfff]")  # half of a pair: a byte that was not UTF-8
_LAST = date.max - timedelta(days=1)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
_WESTERN = re.compile(r"[\x00-\u024f\u1e00-\u1eff’‘–]*")
_LEAST_PEOPLE_COLUMNS = "id, name, side, office, since, until"


def read_register(path: Path, *, mapping: Mapping | None = None, limits: Limits = LIMITS) -> Iterator[Person | Gap]:
    """What a file says of people.

    Args:
        path: CSV, JSON lines or FollowTheMoney JSON lines, packed with gzip or not.
        mapping: Which column says what; by default the file is recognised by its columns.
        limits: The bounds on a line.

    Yields:
        A person for each line that tells of one, with at most one line's offices, in the order of the file: those with
        one id are to be united. A gap for each line that cannot be used; nothing is raised for what a file holds.

    """
    try:
        records = _csv(path, limits) if _is_csv(path) else _json(path, limits)
        first = next(records, None)
        if first is None:
            raise SourceError("it holds no line", kind="empty")
        while isinstance(first, Gap):
            yield first
            first = next(records, None)
            if first is None:
                return
        if ftm.is_entity(first[1]):
            yield from ftm.read(path, limits)
            return
        chosen = mapping or recognise(first[1])
        if chosen is None or (not chosen.columns <= set(first[1]) and (mapping is None or _is_csv(path))):
            wanted = (
                ""
                if chosen is None
                else f"; the mapping also names {', '.join(sorted(chosen.columns - set(first[1])))}"
            )
            raise SourceError(
                f"its columns are {', '.join(map(str, first[1]))[:200]}{wanted}",
                kind="unknown-table",
                advice=f"write a mapping (fields {_LEAST_PEOPLE_COLUMNS}) and give it with --mapping",
            )

        while first is not None:
            yield first if isinstance(first, Gap) else _person(path.name, first[0], first[1], chosen)
            first = next(records, None)

    except SourceError as error:
        yield line_gap(path.name, "the file", error)


def _is_csv(path: Path) -> bool:
    with opened(path) as stream:
        try:
            head = stream.read(4096).lstrip(b"\xef\xbb\xbf \r\n\t")
        except (EOFError, OSError, zlib.error) as error:
            raise SourceError(f"it cannot be unpacked ({str(error)[:80]})", kind="truncated") from error
    return not head.startswith((b"{", b"["))


def _json(path: Path, limits: Limits) -> Iterator[tuple[int, dict[str, object]] | Gap]:
    for number, line in corpus_lines(path, limits):
        try:
            if isinstance(line, SourceError):
                raise line
            yield number, record_of(line)
        except SourceError as error:
            yield line_gap(path.name, f"line {number}", error)


def _csv(path: Path, limits: Limits) -> Iterator[tuple[int, dict[str, object]] | Gap]:
    csv.field_size_limit(limits.line)
    number = 1
    try:
        with opened(path) as stream:
            texts = rows(stream, limits, unpacked=sys.maxsize)
            head = next(texts, "").removeprefix("\ufeff")
            delimiter = max(",;\t", key=head.count)
            names = next(csv.reader([head], delimiter=delimiter), [])
            for number, row in enumerate(csv.reader(texts, delimiter=delimiter), 2):
                if len(row) == len(names):
                    yield number, dict(zip(names, row, strict=True))
                elif row:
                    error = SourceError(f"holds {len(row)} fields, the header {len(names)}", kind="bad-record")
                    yield line_gap(path.name, f"line {number}", error)
    except (csv.Error, LimitExceeded, EOFError, OSError, zlib.error) as error:
        reason = f"it cannot be read further ({str(error)[:100]}); the lines after {number} were left"
        yield line_gap(path.name, f"line {number + 1}", SourceError(reason, kind="truncated"))


def _person(file: str, number: int, row: dict[str, object], mapping: Mapping) -> Person | Gap:
    source = f"{file}: line {number}"
    try:
        odd = next((key for key in mapping.columns if not isinstance(row.get(key), str | int | float | None)), None)
        if odd is not None:
            raise SourceError(f"{odd} is no text but {str(row[odd])[:40]}", kind="bad-record")
        name = mapping.fill("name", row)
        if name is None:
            raise SourceError("it names nobody", kind="no-name")
        if any(_LONE.search(str(row[key])) for key in mapping.columns if row.get(key) is not None):
            raise SourceError("it is not UTF-8", kind="encoding", advice="export it as UTF-8")
        name = _styled(name, mapping.style)
        title = mapping.fill("office", row)
        side = _side(mapping.fill("side", row), title)
        key = _identity(mapping.fill("id", row) or f"{name} {side or ''}", file)
        identifier = mapping.fill("identifier", row)
        aliases = [text.strip() for text in re.split(r"[;|]", mapping.fill("aliases", row) or "") if text.strip()]
        return Person(
            id=key,
            name=name,
            names=tuple(
                Name(text=text, kind=NameKind.ALIAS, script=script_of(text), sources=(source,))
                for text in dict.fromkeys(aliases)
            ),
            sides=(side,) if side else (),
            tenures=_tenures(mapping, row, key, title, side, source) if title else (),
            identifiers=(identifier,) if identifier else (),
        )
    except SourceError as error:
        return line_gap(file, f"line {number}", error)


def _identity(text: str, file: str) -> str:
    """An id in plain letters. A number is one file's alone; what is written in other letters keeps its difference."""
    plain = "-".join(re.findall(r"[a-z0-9]+", anyascii(text).casefold())) or "unnamed"
    if plain.isdigit():
        return f"{file.partition('.')[0].casefold()}-{plain}"
    return plain if _WESTERN.fullmatch(text) else content_id(plain, text)


def _tenures(
    mapping: Mapping, row: dict[str, object], person: str, title: str, side: str | None, source: str
) -> tuple[Tenure, ...]:
    institution = mapping.fill("institution", row)
    return tuple(
        Tenure(
            person=person,
            office=offices.office(part, side, institution=institution),
            since=since,
            until=until,
            manner=mapping.fill("manner", row) or offices.manner(part),
            sources=(source,),
        )
        for part in offices.split(title, side)
        for since, until in _edges(mapping, row)
    )


def _styled(name: str, style: str) -> str:
    if style == "as written":
        return name
    if style == "family name first":
        family, _, given = name.partition(",")
        return f"{given.strip()} {family.strip()}".strip()
    words = name.split("-")
    return " ".join(word.capitalize() for word in (*words[1:], words[0]))


def _side(text: str | None, title: str | None) -> str | None:
    """The code of a side; what is no state stands for itself, so that it is never taken for one."""
    if text is None:
        return None
    known = states.code_of(text) or states.part_of(text) or (states.alpha3(text) if len(text) == 2 else None)
    if known is None and title is not None:  # "World": the organisation stands in the title
        named = [at.code for at in states.find(title) if at.form == "organisation"]
        known = named[0] if named else None
    return known or text


def _edges(mapping: Mapping, row: dict[str, object]) -> list[tuple[Edge, Edge]]:
    """When an office began and ended, as the columns tell it; twice where it was seen before it is said to begin."""
    stretches = {
        key: _stretch(mapping.fill(key, row), key)
        for key in ("since", "since_by", "until", "until_by", "seen_first", "seen_last")
    }
    since, since_by, until, until_by, seen_first, seen_last = stretches.values()
    begun = Edge(earliest=since[0] if since else None, latest=since[1] if since else since_by[1] if since_by else None)
    earlier: list[tuple[Edge, Edge]] = []
    if seen_first is not None and begun.earliest is not None and seen_first[0] < begun.earliest:
        seen = Edge(earliest=seen_first[0] + timedelta(days=1), latest=begun.earliest)
        earlier = [(Edge(latest=seen_first[0]), seen)]
    elif seen_first is not None and (begun.latest is None or seen_first[0] < begun.latest):
        begun = Edge(earliest=begun.earliest, latest=seen_first[0])
    ended = Edge(earliest=until[0] if until else None, latest=until[1] if until else until_by[1] if until_by else None)
    if seen_last is not None and ended.exact is None:
        after = min(seen_last[1], _LAST) + timedelta(days=1)
        ended = Edge(earliest=min(after, ended.latest) if ended.latest else after, latest=ended.latest)
    return [*earlier, (begun, ended)]


def _stretch(text: str | None, key: str) -> tuple[date, date] | None:
    """The first and last day of "2020", "2020-03" or "2020-03-06"."""
    if text is None:
        return None
    match = _ISO.match(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None:
            raise ValueError
        if year >= date.max.year:
            return None  # as those write it who mean that there is no end
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise SourceError(
            f"{key} {text[:40]!r} is no day; write 2020-03-06, 2020-03 or 2020", kind="bad-date"
        ) from error
