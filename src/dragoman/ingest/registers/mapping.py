"""Which column of a table says what: a mapping, written as TOML, of templates with column names in braces."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from dragoman.model import SourceError

FIELDS = (
    "id",  # what tells one person from another; else the name and the side do
    "name",
    "aliases",  # parted by ; or |
    "office",
    "institution",
    "side",  # a code or the name of a state, an organisation or a part of a state
    "manner",
    "since",  # the first day: YYYY, YYYY-MM or YYYY-MM-DD
    "since_by",  # the latest day on which it can have begun
    "until",  # the first day on which it was no longer held
    "until_by",  # the latest such day, where the day itself is not known
    "seen_first",  # days on which it was seen to be held
    "seen_last",
    "identifier",  # another register's name for the person: "wikidata:{wikidata}"
)
_STYLES = ("as written", "family name first", "slug, family name first")
_KEYS = ("fields", "name_style", "rename", "open")
_BRACED = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table is read.

    ``fields`` are templates; ``renames`` replace whole values of a field after filling it in. Where a column of
    ``open`` has the value given, the office was still held when the table was made: its end is only a day on which it
    was seen.
    """

    name: str
    fields: dict[str, str]
    style: str = _STYLES[0]
    renames: dict[str, dict[str, str]] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it names."""
        return frozenset([*self.open, *(c for template in self.fields.values() for c in _BRACED.findall(template))])

    def fill(self, key: str, row: dict[str, object]) -> str | None:
        """What a row says of a field; ``None`` where any column of its template is empty."""
        if any(row.get(column) == value for column, value in self.open.items()):
            key = {"until": "", "seen_last": "until"}.get(key, key)
        template = self.fields.get(key)
        if template is None:
            return None
        values = {column: row.get(column) for column in _BRACED.findall(template)}
        if any(value is None or str(value).strip() == "" for value in values.values()):
            return None
        text = _BRACED.sub(lambda match: str(values[match[1]]).strip(), template)
        return self.renames.get(key, {}).get(text, text)


def parse_mapping(text: str, *, origin: str) -> Mapping:
    """The mapping of a TOML text.

    Raises:
        SourceError: With every fault found.

    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{origin}: is not valid TOML: {error}", kind="bad-mapping") from error
    fields = table.get("fields", {})
    renames = table.get("rename", {})
    faults = [f"unknown key {key!r}; known are {', '.join(_KEYS)}" for key in table if key not in _KEYS]
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        faults.append('[fields] must hold templates, e.g. name = "{name}"')
        fields = {}
    faults += [f"unknown field {key!r}; known are {', '.join(FIELDS)}" for key in fields if key not in FIELDS]
    faults += [f"field {key!r} is missing" for key in ("name",) if key not in fields]
    if not isinstance(renames, dict) or not all(
        isinstance(one, dict) and all(isinstance(value, str) for value in one.values()) for one in renames.values()
    ):
        faults.append('[rename.FIELD] must hold texts, e.g. "UKG" = "GBR"')
        renames = {}
    still = table.get("open", {})
    if not isinstance(still, dict) or not all(isinstance(value, str) for value in still.values()):
        faults.append('[open] must hold texts, e.g. exit = "still in office"')
        still = {}
    style = table.get("name_style", _STYLES[0])
    if style not in _STYLES:
        faults.append(f"name_style {style!r} is not one of {', '.join(_STYLES)}")
    if faults:
        raise SourceError(f"{origin}: {'; '.join(faults)}", kind="bad-mapping")
    return Mapping(name=origin, fields=fields, style=str(style), renames=renames, open=still)


@lru_cache(maxsize=1)
def built_in() -> tuple[Mapping, ...]:
    """The mappings that come with the program, by name."""
    folder = resources.files("dragoman.ingest.registers")
    found = [
        parse_mapping(file.read_text(encoding="utf-8"), origin=file.name.removesuffix(".toml"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda mapping: mapping.name))


def recognise(columns: Iterable[str]) -> Mapping | None:
    """The mapping that comes with the program for a table with these columns: the one that uses most of them."""
    known = frozenset(columns)
    fitting = [mapping for mapping in built_in() if mapping.columns <= known]
    return max(fitting, key=lambda mapping: len(mapping.columns), default=None)
