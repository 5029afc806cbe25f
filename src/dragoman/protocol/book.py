"""Protocol books: YAML files of rules of closed kinds, read strictly, every fault told with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from dragoman.model import Applies, CaseError, ProtocolBook, Rule, RuleKind, Strength
from dragoman.protocol.ceremonies import CEREMONIES
from dragoman.protocol.roles import FORMER, ROLES
from dragoman.reference import states
from dragoman.reference.written import Written, parse

CATEGORIES = ("state", "official", "official working", "working", "guest of government", "private", "transit")
_ROLES = frozenset(ROLES) | frozenset(FORMER)
# Of each kind the sets of fields of which one must be given, and the same in words.
_NEEDS: dict[RuleKind, tuple[tuple[frozenset[str], ...], str]] = {
    RuleKind.COUNTERPART: ((frozenset({"every"}), frozenset({"some"})), "'every' or 'some' (roles)"),
    RuleKind.GREETER: ((frozenset({"some"}),), "'some' (roles)"),
    RuleKind.RANK_GAP: ((frozenset({"most"}),), "'most' (rungs)"),
    RuleKind.DURATION: ((frozenset({"least"}), frozenset({"most"})), "'least' or 'most' (hours)"),
    RuleKind.CEREMONY: ((frozenset({"every"}), frozenset({"never"})), "'every' or 'never' (ceremonies)"),
    RuleKind.NOTICE: ((frozenset({"least"}),), "'least' (days)"),
    RuleKind.CADENCE: ((frozenset({"before", "most"}),), "'before' and 'most' (days)"),
    RuleKind.RECIPROCITY: ((frozenset({"most"}),), "'most' (years)"),
    RuleKind.PUBLICATION: ((frozenset({"most"}),), "'most' (hours)"),
}


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_more)]


def _among(words: Iterable[str]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """A check that words are of a closed list."""
    known = frozenset(words)

    def check(given: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [word for word in given if word not in known]
        if unknown:
            raise ValueError(f"{', '.join(map(repr, unknown))} is not one of {', '.join(sorted(known))}")
        return given

    return check


def _version(value: Any) -> Any:
    """Versions are written as 1, 2.1 or a day, and mean the text."""
    return str(value) if isinstance(value, int | float | date) and not isinstance(value, bool) else value


def _not_so(value: Any) -> Any:
    """YAML takes "yes" and "on" for truth, which is no number."""
    if isinstance(value, bool):
        raise ValueError("a number is expected")
    return value


def _sides(given: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """A check that words are codes of states, of organisations, or of what else a case knows as sides."""
    known = (info.context or frozenset()) | states.codes()
    unknown = [word for word in given if word not in known]
    if unknown:
        raise ValueError("; ".join(map(_no_side, unknown)))
    return given


def _no_side(word: str) -> str:
    meant = states.code_of(word) or states.alpha3(word) or (word.upper() if word.upper() in states.codes() else None)
    remedy = (
        f"write {meant}" if meant else "write an ISO alpha-3 code such as KAZ, or list who speaks for it in people.toml"
    )
    return f"{word!r} is no code of a state or organisation; {remedy}"


_Roles = Annotated[_Words, AfterValidator(_among(_ROLES))]
_Categories = Annotated[_Words, AfterValidator(_among(CATEGORIES))]
_Sides = Annotated[_Words, AfterValidator(_sides)]
_Number = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False), BeforeValidator(_not_so)]
_Version = Annotated[str, Field(min_length=1), BeforeValidator(_version)]


class _Applies(BaseModel):
    model_config = ConfigDict(extra="forbid")

    guests: _Roles = ()
    hosts: _Roles = ()
    categories: _Categories = ()
    guest_sides: _Sides = ()
    host_sides: _Sides = ()


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{3,60}$")]
    kind: RuleKind
    strength: Strength
    source: Annotated[str, Field(min_length=3)]
    why: Annotated[str, Field(min_length=10, max_length=300)]
    applies: _Applies = _Applies()
    every: _Words = ()
    some: _Words = ()
    never: _Words = ()
    least: _Number | None = None
    most: _Number | None = None
    before: _Applies | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    waived: Annotated[tuple[Literal["private", "transit", "many sides"], ...], BeforeValidator(_one_or_more)] = ()

    @field_validator("every", "some", "never")
    @classmethod
    def _known(cls, given: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """Ceremonies in a rule of ceremony, else roles."""
        kind = info.data.get("kind")
        if kind is not None:
            words = CEREMONIES if kind is RuleKind.CEREMONY else _ROLES
            return _among(words)(given)
        return given

    @field_validator("before")
    @classmethod
    def _not_any(cls, given: _Applies | None) -> _Applies | None:
        if given is not None and not any(given.model_dump().values()):
            raise ValueError("it names nothing, so every contact would fit; say guests, hosts, categories or sides")
        return given

    @model_validator(mode="after")
    def _in_order(self) -> _Rule:
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("'valid_until' is the first day on which the rule no longer holds, after 'valid_from'")
        if self.least is not None and self.most is not None and self.most < self.least:
            raise ValueError("'most' is less than 'least'")
        return self


class _Book(BaseModel):
    model_config = ConfigDict(extra="forbid")

    book: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,60}$")]
    title: Annotated[str, Field(min_length=3)]
    version: _Version
    sides: _Sides = ()
    rules: tuple[_Rule, ...]


def read_book(text: str, *, origin: str, sides: frozenset[str] = frozenset()) -> ProtocolBook:
    """A protocol book.

    Args:
        text: YAML.
        origin: The file's name, for messages.
        sides: Codes that count as sides besides those of states and known organisations.

    Raises:
        CaseError: With every fault, its line and what to do.

    """
    written = parse(text, origin=origin)
    faults = list(_lacking(written))
    found = None
    try:
        found = _Book.model_validate(written.value, context=sides)
    except ValidationError as error:
        faults += [_fault(written, one) for one in error.errors()]
    if found is None or faults:
        raise CaseError(tuple(f"{origin}: line {line}: {what}" for line, what in sorted(faults)))
    rules = tuple(
        Rule(
            **{
                name: getattr(rule, name)
                for name in ("id", "kind", "strength", "source", "why", "every", "some", "never", "least", "most")
            },
            applies=_applies(rule.applies),
            before=_applies(rule.before) if rule.before is not None else None,
            valid_from=rule.valid_from,
            valid_until=rule.valid_until,
            waived=rule.waived,
        )
        for rule in found.rules
    )
    return ProtocolBook(id=found.book, title=found.title, version=found.version, sides=found.sides, rules=rules)


@lru_cache(maxsize=1)
def own_books() -> tuple[ProtocolBook, ...]:
    """The books that come with dragoman, by id."""
    folder = resources.files("dragoman.protocol").joinpath("books")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return tuple(read_book(file.read_text(encoding="utf-8"), origin=file.name) for file in files)


def _applies(given: _Applies) -> Applies:
    return Applies(**given.model_dump())


def _lacking(written: Written) -> Iterator[tuple[int, str]]:
    """What a kind of rule needs and a rule has not, and ids that stand twice: told beside all other faults."""
    rules = written.value.get("rules") if isinstance(written.value, dict) else None
    seen: dict[str, int] = {}
    if rules == []:
        yield written.line(("rules",)), "rules: the book holds no rule; write one"
    for at, rule in enumerate(rules if isinstance(rules, list) else ()):
        if not isinstance(rule, dict):
            continue
        line, name = written.line(("rules", at)), rule.get("id")
        if isinstance(name, str) and seen.setdefault(name, line) != line:
            yield line, f"rules.{at}.id: {name!r} stands already on line {seen[name]}; give each rule an id of its own"
        kind = next((one for one in RuleKind if one.value == rule.get("kind")), None)
        given = {key for key, value in rule.items() if value not in (None, [], "")}
        if kind is not None and not any(given >= needed for needed in _NEEDS[kind][0]):
            yield line, f"rules.{at}: a rule of kind '{kind.value}' needs {_NEEDS[kind][1]}"


def _fault(written: Written, error: Any) -> tuple[int, str]:
    path = tuple(error["loc"])
    what = re.sub(r" or (?:instance|object) .*", "", error["msg"].removeprefix("Value error, "))
    at = ".".join(str(part) for part in path) or "the file"
    remedy = "delete it, or see docs/reference/protocol.md" if error["type"] == "extra_forbidden" else ""
    remedy = "add it; see docs/reference/protocol.md" if error["type"] == "missing" else remedy
    return written.line(path), f"{at}: {what}{'; ' if remedy else ''}{remedy}"
