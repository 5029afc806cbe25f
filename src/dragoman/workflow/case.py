"""The case folder: what lies in it, and whether it can be used."""

from __future__ import annotations

import math
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dragoman import identify, ingest
from dragoman.model import (
    Case,
    CaseError,
    Choice,
    Gap,
    NotFound,
    Person,
    ProtocolBook,
    Review,
    Room,
    SecondReader,
)
from dragoman.workflow import choosing, histories, reviewing
from dragoman.workflow.books import load as load_books
from dragoman.workflow.leaving_out import LeftOut

SIDECAR = ".source.toml"
_KEYS = frozenset(
    {"title", "question", "since", "until", "languages", "issuers", "second_reader", "registers", "budget"}
)
_HINTS = frozenset({"publisher", "url", "date"})
_BUDGET = 1.0  # false alarms a year where a case sets none
LANGUAGES = ("en", "ru", "uk", "kk")


@dataclass(frozen=True, kw_only=True)
class CaseFolder:
    """A case as it lies on disk. ``faults`` are kept, not raised, so that all can be told at once.

    Histories are large: they are read when they are first asked for. A protocol book or history with a fault is left
    out and stops nothing; its faults stand in ``every_fault`` alone.
    """

    root: Path
    case: Case
    people: tuple[Person, ...]
    faults: tuple[str, ...]
    reviews: tuple[Review, ...] = ()
    books: tuple[ProtocolBook, ...] = ()
    books_left_out: tuple[LeftOut, ...] = ()
    choices: tuple[Choice, ...] = ()

    @cached_property
    def held(self) -> histories.Held:
        """Past contacts that the case holds, and the files of them that have a fault."""
        return histories.held(self.root)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The books and histories that have a fault: they are left out, and stop nothing."""
        return (*self.books_left_out, *self.held.left_out)

    @property
    def every_fault(self) -> tuple[str, ...]:
        """The faults of all files of the case, its books and histories included; those of ``faults`` stop a build."""
        return (*self.faults, *(fault for one in self.left_out for fault in one.faults))

    @property
    def sources(self) -> Path:
        """Where the collected files lie."""
        return self.root / "sources"

    @property
    def derived(self) -> Path:
        """What dragoman keeps for itself."""
        return self.root / ".dragoman"

    @property
    def database(self) -> Path:
        """The derived data of the last finished build."""
        return self.derived / "case.db"

    @property
    def dossier(self) -> Path:
        """The published site."""
        return self.root / "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A collected file: its place, and what the analyst said of it; ``gap`` where the sidecar cannot be used."""

    path: Path
    relative: str
    hints: ingest.Hints
    gap: Gap | None = None


def load_case(root: Path) -> CaseFolder:
    """The case in a folder, with every fault of its files but its histories, which are not read yet.

    Raises:
        NotFound: The folder holds no ``case.toml``.

    """
    file = root / "case.toml"
    if not file.is_file():
        raise NotFound(f"{root} is no case: case.toml is missing; make one with 'dragoman init {root}'")
    faults: list[str] = []
    case = _case(file, root, faults)
    people: tuple[Person, ...] = ()
    people_file = root / "people.toml"
    if people_file.is_file():
        try:
            people = identify.parse_people(_text(people_file), origin="people.toml")
        except CaseError as error:
            faults.extend(error.faults)
    if not (root / "sources").is_dir():
        faults.append("sources: the folder is missing; make it, or add a file with 'dragoman add'")
    reviews, amiss = reviewing.load(root / reviewing.NAME)
    faults.extend(amiss)
    choices, amiss = choosing.load(root / choosing.NAME)
    faults.extend(amiss)
    shelf = load_books(root, sides=frozenset(side for person in people for side in person.sides))
    return CaseFolder(
        root=root,
        case=case,
        people=people,
        faults=tuple(faults),
        reviews=reviews,
        books=shelf.books,
        books_left_out=shelf.left_out,
        choices=choices,
    )


def require_sound(folder: CaseFolder) -> None:
    """Refuse a case with faults that stop a build.

    Raises:
        CaseError: With all of them.

    """
    if folder.faults:
        raise CaseError(folder.faults)


def find_sources(folder: CaseFolder) -> tuple[Source, ...]:
    """Every collected file, by path. Hidden files and sidecars are none; links are not followed out of the case."""
    if not folder.sources.is_dir():
        return ()
    found = []
    home = folder.sources.resolve()
    for path in sorted(folder.sources.rglob("*"), key=lambda p: p.relative_to(folder.root).as_posix()):
        inside = path.relative_to(folder.sources)
        if path.name.endswith(SIDECAR) or any(part.startswith(".") for part in inside.parts) or path.is_dir():
            continue
        relative = path.relative_to(folder.root).as_posix()
        try:
            relative.encode("utf-8")
        except UnicodeEncodeError:
            shown = os.fsencode(relative).decode("utf-8", errors="backslashreplace")
            lost = Gap(
                room=Room.CASE,
                kind="bad-name",
                subject=shown,
                reason="Its name is not UTF-8; it was not read",
                advice="rename it",
            )
            found.append(Source(path=path, relative=shown, hints=ingest.Hints(), gap=lost))
            continue
        if not path.is_file() or not path.resolve().is_relative_to(home):
            reason = "It is a link out of the case, or no ordinary file; it was not followed"
            lost = Gap(
                room=Room.CASE, kind="not-a-file", subject=relative, reason=reason, advice="copy the file itself"
            )
            found.append(Source(path=path, relative=relative, hints=ingest.Hints(), gap=lost))
            continue
        hints, gap = _hints(path, relative)
        found.append(Source(path=path, relative=relative, hints=hints, gap=gap))
    return tuple(found)


def _hints(path: Path, relative: str) -> tuple[ingest.Hints, Gap | None]:
    sidecar = path.with_name(path.name + SIDECAR)
    if not sidecar.is_file():
        return ingest.Hints(), None
    faults: list[str] = []
    try:
        table = tomllib.loads(_text(sidecar))
    except (ValueError, RecursionError, CaseError) as error:
        table, faults = {}, [f"it is not valid TOML ({error})"]
    faults += [f"unknown key {key!r}" for key in table if key not in _HINTS]
    publisher = _string(table, "publisher", faults)
    url = _string(table, "url", faults)
    published = _day(table, "date", faults)
    if publisher is not None and not _has_profile(publisher):
        faults.append(f"publisher {publisher!r} has no profile")
        publisher = None
    gap = None
    if faults:
        known = ", ".join(p.id for p in ingest.publishers())
        gap = Gap(
            room=Room.CASE,
            kind="bad-sidecar",
            subject=f"{relative}{SIDECAR}",
            reason=f"What was said of the file cannot be used: {'; '.join(faults)}",
            advice=f"it may hold publisher (one of {known}, or a government as gov_pol_foreign), "
            "url and date (2020-03-06)",
        )
    return ingest.Hints(publisher=publisher, url=url, published=published), gap


def _case(file: Path, root: Path, faults: list[str]) -> Case:
    try:
        table = tomllib.loads(_text(file))
    except (ValueError, RecursionError, CaseError) as error:
        faults.append(f"case.toml: is not valid TOML: {error}")
        return Case(title=root.name, question="")
    mine: list[str] = [
        f"unknown key {key!r}; known are {', '.join(sorted(_KEYS))}" for key in table if key not in _KEYS
    ]
    title, question = _string(table, "title", mine), _string(table, "question", mine)
    if "title" not in table:
        mine.append("title is missing")
    if "question" not in table:
        mine.append("question is missing: what shall the dossier answer?")
    since, until = _day(table, "since", mine), _day(table, "until", mine)
    if since is not None and until is not None and until < since:
        mine.append(f"the period ends ({until}) before it begins ({since})")
    languages, issuers = _strings(table, "languages", mine), _strings(table, "issuers", mine)
    mine += [
        f"language {code!r} is not known; known are {', '.join(LANGUAGES)}"
        for code in languages
        if code not in LANGUAGES
    ]
    known = ", ".join(sorted(p.id for p in ingest.publishers()))
    mine += [
        f"issuer {name!r} has no profile; known are {known}, and governments as gov_pol_foreign"
        for name in issuers
        if not _has_profile(name)
    ]
    second_reader = _second_reader(table.get("second_reader"), mine)
    registers = _strings(table, "registers", mine)
    mine += [
        f"register {name!r} is not there; make it with 'dragoman register {root / name} FILE...'"
        for name in registers
        if not (root / name).is_file()
    ]
    mine += [f"register {name!r} is no register of people" for name in registers if _no_database(root / name)]
    budget = _budget(table, mine)
    faults.extend(f"case.toml: {fault}" for fault in mine)
    return Case(
        title=title or root.name,
        question=question or "",
        since=since,
        until=until,
        languages=languages,
        issuers=issuers,
        second_reader=second_reader,
        registers=registers,
        budget=budget,
    )


def _budget(table: Mapping[str, Any], faults: list[str]) -> float:
    """``budget``: false alarms a year that readers will look at."""
    value = table.get("budget", _BUDGET)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < math.inf:
        return float(value)
    faults.append(f"budget must be a number above 0, of false alarms a year, e.g. 2, found {value!r}")
    return _BUDGET


def _no_database(file: Path) -> bool:
    """Whether a file that is there does not begin as a SQLite database does."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(16) != b"SQLite format 3\x00"


def _second_reader(table: object, faults: list[str]) -> SecondReader | None:
    """``[second_reader]``: ``pipeline``, or ``endpoint`` with ``model``. No source leaves the user's own network."""
    if table is None:
        return None
    if not isinstance(table, dict) or not (
        set(table) in ({"pipeline"}, {"endpoint", "model"}) and all(isinstance(v, str) and v for v in table.values())
    ):
        faults.append(
            "second_reader must hold pipeline (an installed spaCy pipeline), or endpoint and model, e.g. "
            'endpoint = "http://localhost:8080/v1"'
        )
        return None
    if "pipeline" in table:
        if not re.fullmatch(r"\w+", table["pipeline"]):
            faults.append(f"second_reader: pipeline {table['pipeline']!r} is not the name of an installed package")
            return None
        return SecondReader(name=table["pipeline"])
    if not _plain_address(table["endpoint"]):
        faults.append(
            f"second_reader: endpoint {table['endpoint']!r} is no plain address such as http://localhost:8080/v1"
        )
        return None
    if not _near(urlsplit(table["endpoint"]).hostname or ""):
        faults.append(
            f"second_reader: endpoint {table['endpoint']!r} is not on this machine or a private network; sources are "
            "not sent elsewhere"
        )
        return None
    return SecondReader(name=table["model"], endpoint=table["endpoint"])


def _plain_address(text: str) -> bool:
    """Whether a text is scheme, host, port and path, and nothing that would let it ask for more."""
    try:
        address = urlsplit(text)
        port = address.port
    except ValueError:
        return False
    plain = re.fullmatch(r"https?://[\w.\-\[\]:]+(?:/[\w./-]*)?", text) is not None
    return plain and address.username is None and (port is None or port > 0)


_NEAR = tuple(
    ip_network(net) for net in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)


def _near(host: str) -> bool:
    """Whether a host is this machine or one of a private network; names other than localhost could lead anywhere."""
    try:
        return host == "localhost" or any(ip_address(host) in net for net in _NEAR)
    except ValueError:
        return False


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError((f"{file.name}: byte {error.start} is not UTF-8; save it as UTF-8",)) from error
    except OSError as error:
        raise CaseError((f"{file.name}: cannot be opened ({error.strerror}); check its permissions",)) from error


def _has_profile(publisher: str) -> bool:
    try:
        ingest.publisher(publisher)
    except NotFound:
        return False
    return True


def _string(table: Mapping[str, Any], key: str, faults: list[str]) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    faults.append(f"{key} must be a text, found {value!r}")
    return None


def _strings(table: Mapping[str, Any], key: str, faults: list[str]) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    faults.append(f'{key} must be a list of texts, e.g. ["en", "ru"], found {value!r}')
    return ()


def _day(table: Mapping[str, Any], key: str, faults: list[str]) -> date | None:
    value = table.get(key)
    if value is None or (isinstance(value, date) and not hasattr(value, "hour")):
        return value
    faults.append(f"{key} must be a day such as 2020-03-06 (without quotes), found {value!r}")
    return None
