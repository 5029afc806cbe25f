"""Rows of an imported history as past contacts: what a row must say, what it may, and what its note tells besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from dragoman.model import Kind, PastContact, Rung, content_id
from dragoman.reference import states
from dragoman.reference.offices import classify

# Other names under which collections have a column.
ALIASES = {
    "start": ("first", "start_date", "date", "from"),
    "end": ("last", "end_date", "until", "to"),
    "guest": ("from_country", "visitor_country", "guest_country", "guest_side"),
    "host": ("host_country", "country", "host_side"),
    "visitor": ("visitor_name", "leader", "person", "traveller"),
    "office": ("visitor_role", "visitor_office", "role", "title"),
    "received_names": ("host_name", "host_names", "host_leader", "met_with"),
    "note": ("description", "remarks", "notes", "text"),
    "place": ("location", "city", "venue"),
    "category": ("visit_type", "type"),
}
_LEAST_HOME = 0.5  # of the contacts of a set in which a side takes part whose record it is
_MET = re.compile(
    r"(?i)\b(?:met|meeting|meetings|audience|discuss\w*|talks|conferred|consult\w*|received by|visited)\b[^.;]{0,300}?\b(?:with|by|from)\b(?P<whom>[^.;]{0,1000})"
)
_MANY = re.compile(
    r"(?i)\b(?:summit|assembly|conference|council|ministerial|inaugurat\w+|funeral|coronation|anniversary|"
    r"multilateral|forum|G-?[78]\b|G-?20\b|NATO|OAS|APEC|ASEAN|OSCE|CSCE|SEATO)\b"
)
_TRANSIT = re.compile(r"(?i)\b(?:transit|stop(?:ped|over)?|refuel\w*|en route|while returning|while travel\w+)\b")
_CATEGORIES = (
    ("state", re.compile(r"(?i)\bstate visit\b")),
    ("official working", re.compile(r"(?i)\bofficial working visit\b")),
    ("official", re.compile(r"(?i)\bofficial visit\b")),
    ("working", re.compile(r"(?i)\bworking visit\b")),
    ("private", re.compile(r"(?i)\bprivate visit\b")),
    ("informal", re.compile(r"(?i)\binformal (?:visit|meeting)\b")),
)
_WORDS = frozenset({*(name for name, _ in _CATEGORIES), "guest of government", "transit"})
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_ANOTHER = frozenset({"republic of china"})  # which one, only the year tells
_TITLE = re.compile(
    r"\b(?:(?:Foreign|Prime|Defense|Defence|Deputy|Vice|Crown|Finance|Interior) ){0,4}(?:President|Minister|Premier|Chancellor|King|Queen|Emperor|Emir|Amir|Sultan|Pope|"
    r"Prince|Secretary(?: of (?:State|the Security Council|Defense|Defence))?|Ministers? of [A-Z]\w+(?: [A-Z]\w+)?)s?\b(?![- ]elect)"
)

_NAMED = re.compile(
    rf"{_TITLE.pattern}(?P<name>(?: (?:(?:de|da|dos|del|van|von|bin|ibn|al|el|la)[ -])*[A-Z][\w'’.-]*\w){{1,4}})"
)
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Affairs)\b"
)


def _day(value: Any) -> Any:
    """A day is written as one; a number is none, though a library may take it for seconds."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO.fullmatch(value.strip()):
        return value.strip()
    raise ValueError("a day is written as 2020-03-06")


def _listed(value: Any) -> Any:
    return tuple(part.strip() for part in re.split(r"[;|]", value) if part.strip()) if isinstance(value, str) else value


_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_Day = Annotated[date, BeforeValidator(_day)]
_Text = Annotated[str, Field(max_length=500)]


class Row(BaseModel):
    """One contact of an imported history, as a file gives it."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    id: _Text | None = None
    kind: Annotated[Kind, BeforeValidator(lambda v: v.casefold() if isinstance(v, str) else v)] = Kind.VISIT
    start: _Day
    end: _Day | None = None
    guest: Annotated[str, Field(min_length=1, max_length=200)]
    host: Annotated[str, Field(min_length=1, max_length=200)]
    visitor: _Text | None = None
    office: _Text | None = None
    received_by: Annotated[tuple[_Text, ...] | None, Field(max_length=100), BeforeValidator(_listed)] = None
    received_names: Annotated[tuple[_Text, ...] | None, Field(max_length=100), BeforeValidator(_listed)] = None
    category: _Text | None = None
    place: _Text | None = None
    hours: Annotated[float, Field(gt=0, lt=24 * 400)] | None = None
    initiator: _Text | None = None
    announced: _Day | None = None
    note: Annotated[str, Field(max_length=100_000)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _named(cls, given: Any) -> Any:
        """Columns under their names here; an empty cell says nothing."""
        if not isinstance(given, Mapping):
            return given
        told = {key: value for key, value in given.items() if isinstance(key, str) and not _empty(value)}
        for name, others in ALIASES.items():
            if name not in told:
                found = next((told[other] for other in others if other in told), None)
                if found is not None:
                    told[name] = found
        return told

    @model_validator(mode="after")
    def _in_order(self) -> Row:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"it ends on {self.end}, before it starts on {self.start}")
        return self


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that tells no contact: its number (from 1) and why."""

    row: int
    reason: str


def past_contacts(rows: Iterable[Any]) -> tuple[tuple[PastContact, ...], tuple[Refused, ...]]:
    """The contacts of imported rows, and the rows that are none.

    Args:
        rows: Mappings from column names to values.

    Returns:
        By first day, then id; a contact that stands twice is kept once. A row of one side alone is refused, and so is one
        that gives the id of an earlier row to another contact.

    """
    found: dict[str, PastContact] = {}
    refused: list[Refused] = []
    for number, row in enumerate(rows, 1):
        try:
            one = _contact(Row.model_validate(row))
        except ValidationError as error:
            first = error.errors()[0]
            what = first["msg"].removeprefix("Value error, ")
            given = f", found {first['input']!r:.60}" if first["loc"] and first["type"] != "missing" else ""
            refused.append(Refused(number, f"{'.'.join(map(str, first['loc'])) or 'row'}: {what}{given}"))
        except ValueError as error:
            refused.append(Refused(number, str(error)))
        else:
            if found.setdefault(one.id, one) != one:
                refused.append(Refused(number, f"the id {one.id!r} stands already for another contact"))
    return tuple(sorted(found.values(), key=lambda one: (one.first, one.id))), tuple(refused)


def missing_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """The required columns that a header lacks, each with its other names.

    >>> missing_columns(["date", "guest"])
    ("'host' (or host_country, country, host_side)",)
    """
    had = set(columns)
    return tuple(
        f"{name!r} (or {', '.join(ALIASES[name])})"
        for name in ("start", "guest", "host")
        if had.isdisjoint((name, *ALIASES[name]))
    )


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def homes(contacts: Iterable[PastContact]) -> tuple[str, ...]:
    """The sides whose record a set is: those that take part in most of its contacts."""
    every = list(contacts)
    counts = Counter(side for one in every for side in one.sides)
    return tuple(sorted(side for side, number in counts.items() if number > _LEAST_HOME * len(every)))


def _contact(row: Row) -> PastContact:
    guest, host = _side(row.guest), _side(row.host)
    if guest == host:
        raise ValueError(f"guest and host are both {guest}; a contact has two sides")
    note = row.note or ""
    sides = (guest, host) if guest < host else (host, guest)
    travels = row.kind is Kind.VISIT
    level = classify(row.office, guest if len(guest) == 3 else None)[0] if row.office else None
    met = row.received_by if row.received_by is not None else _met(note)
    return PastContact(
        id=row.id or content_id("past", row.kind.value, guest, host, row.start.isoformat(), row.visitor or ""),
        kind=row.kind,
        first=row.start,
        last=row.end or row.start,
        sides=sides,
        guest=guest if travels else None,
        level=level,
        category=_category(row.category or note),
        guests=(row.visitor,) if row.visitor else (),
        hosts=row.received_names if row.received_names is not None else _names(note),
        met=None
        if met is None
        else tuple(
            sorted({role for title in met if (role := role_of(*classify(title, host if len(host) == 3 else None)))})
        ),
        hours=row.hours,
        place=row.place,
        initiator=_side(row.initiator) if row.initiator else None,
        notice_days=(row.start - row.announced).days if row.announced else None,
        many=_MANY.search(note) is not None,
        transit=_TRANSIT.search(note) is not None or _category(row.category or "") == "transit",
    )


@lru_cache(maxsize=10_000)
def _side(name: str) -> str:
    """The code of a state or organisation that the whole of a name means; what is none of today keeps its name.

    >>> _side("Korea, Republic of"), _side("the Netherlands"), _side("East Germany"), _side("Germany, East")
    ('KOR', 'NLD', 'East Germany', 'Germany, East')
    """
    plain = name.strip()
    if len(plain) == 3 and plain.isascii() and plain.isupper():
        return plain
    short = _ASIDE.sub("", plain)  # "Myanmar (Burma)"
    text = " ".join(reversed(short.split(", ", 1)))  # "Korea, Republic of"
    text = text[4:] if text.casefold().startswith("the ") else text
    found = states.find(text)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    whole = whole and (found[0].form != "city" or states.name_of(found[0].code) == text)  # Singapore is both
    return found[0].code if whole and text.casefold() not in _ANOTHER else plain


def role_of(rung: Rung | None, portfolio: str | None) -> str | None:
    """Rung and, of a minister, the portfolio, as one word for baselines.

    >>> role_of(Rung.MINISTER, "foreign"), role_of(Rung.SPEAKER, None)
    ('minister foreign', 'speaker')
    """
    if rung is None:
        return None
    return f"{rung.value} {portfolio}" if rung is Rung.MINISTER and portfolio else rung.value


def _met(note: str) -> tuple[str, ...] | None:
    """The titles of those who were met; ``None`` where the note does not tell of meeting anybody."""
    told = [match["whom"] for match in _MET.finditer(note)]
    return tuple(title[0] for whom in told for title in _TITLE.finditer(whom)) if told else None


def _names(note: str) -> tuple[str, ...]:
    """The names of those who were met, where they follow a title.

    >>> _names("Met with President Vladimir Putin and Prime Minister Blair in Moscow; discussed trade with China.")
    ('Vladimir Putin', 'Blair')
    """
    told = (match["whom"] for match in _MET.finditer(note))
    names = (_MONTHS.split(named["name"])[0].strip() for whom in told for named in _NAMED.finditer(whom))
    return tuple(dict.fromkeys(name for name in names if name))


def _category(text: str) -> str | None:
    """The category of a visit that words tell of, or are."""
    plain = text.strip().casefold()
    return next((name for name, pattern in _CATEGORIES if pattern.search(text)), None) or (
        plain if plain in _WORDS else None
    )
