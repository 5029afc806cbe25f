"""``hypotheses.yaml``: rival explanations as analysts write them down, read strictly, each fault with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dragoman.language import estimates
from dragoman.model import (
    Analysis,
    Assumption,
    CaseError,
    Consistency,
    Convention,
    Deception,
    Forecast,
    Hypothesis,
    Indicator,
    Item,
    Pointer,
    Prior,
    PriorKind,
    Relevance,
    Scores,
    Stance,
    Yardstick,
)
from dragoman.reference.written import Written, parse
from dragoman.weigh.scoring import QUESTIONS, of_counts, scores

LARGEST = 4_000_000  # characters of a file; the greatest analysis that is weighed in seconds has two million
_FAULTS = 200  # told at once
_SUM = 0.005  # how far from one the probabilities of a prior may add up
_Path = tuple[str | int, ...]


class Finder(Protocol):
    """Where the items of a case are looked up. Each answer is a pointer, or says why there is none and what to do."""

    def item(self, identity: str) -> Pointer | str:
        """What stands under an id, or under the beginning of one."""

    def passage(self, source: str, words: str) -> Pointer | str:
        """Words in a source, named by id, path or title."""

    def publisher(self, name: str) -> Pointer | str:
        """The publisher of this id or name that published a source of the case."""


def _answer(value: Any) -> Any:
    """YAML takes yes and no for truth."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _number(value: Any) -> Any:
    """YAML takes yes and no for truth, which is no number."""
    if isinstance(value, bool):
        raise ValueError("a number is expected")
    return value


def _day(value: Any) -> Any:
    """A day as YAML reads it; neither a number nor a moment is one."""
    if not isinstance(value, date) or hasattr(value, "hour"):
        raise ValueError("a day is expected, as 2020-03-06, without quotes")
    return value


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str | dict) else value


_Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
_Says = Annotated[str, Field(min_length=3, max_length=600)]
_Note = Annotated[str, Field(max_length=4000)]
_Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), BeforeValidator(_number)]
_Likelihood = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False), BeforeValidator(_number)]
_Letter = Annotated[str, Field(pattern=r"^[A-F]$")]
_Digit = Annotated[int, Field(ge=1, le=6), BeforeValidator(_number)]
_Day = Annotated[date, BeforeValidator(_day)]
_Answer = Annotated[Literal["yes", "no", "unknown"], BeforeValidator(_answer)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Words(_Strict):
    source: Annotated[str, Field(min_length=1)]
    words: Annotated[str, Field(min_length=3, max_length=2000)]


_About = Annotated[tuple[str | _Words, ...], BeforeValidator(_one_or_more)]


class _Hypothesis(_Strict):
    id: _Id
    title: Annotated[str, Field(min_length=3, max_length=80)]
    says: _Says
    stance: Stance = Stance.RIVAL


class _Prior(_Strict):
    kind: PriorKind = PriorKind.UNIFORM
    by: dict[str, dict[str, _Share]] = Field(default_factory=dict)
    counts: dict[str, Annotated[int, Field(ge=0, le=10_000_000), BeforeValidator(_number)]] = Field(
        default_factory=dict
    )
    reference: _Says | None = None


class _Grade(_Strict):
    source: Annotated[str, Field(min_length=1)]
    topic: Annotated[str, Field(min_length=1)] | None = None
    reliability: _Letter
    why: _Note | None = None


class _Scores(_Strict):
    marks: dict[str, Consistency] = Field(default_factory=dict)
    likelihoods: dict[str, _Likelihood] = Field(default_factory=dict)


class _Item(_Scores):
    id: _Id
    says: _Says
    about: _About = ()
    source: str | None = None
    topic: str | None = None
    reliability: _Letter | None = None
    credibility: _Digit = 6
    relevance: Relevance = Relevance.MEDIUM
    origin: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    copy_of: str | None = None
    controlled: bool = False
    by: dict[str, _Scores] = Field(default_factory=dict)
    note: _Note | None = None


class _Assumption(_Strict):
    id: _Id
    says: _Says
    if_false: _Says
    about: _About = ()


class _Indicator(_Strict):
    id: _Id
    says: _Says
    hypothesis: str
    state: Literal["seen", "not seen", "open"] = "open"
    since: _Day | None = None
    about: _About = ()


class _Forecast(_Strict):
    id: _Id
    says: _Says
    probability: _Share
    made: _Day
    resolves: _Day
    by: str | None = None
    outcome: bool | None = None
    resolved: _Day | None = None
    about: _About = ()


class _Deception(_Strict):
    answer: _Answer
    note: _Note | None = None


class _Convention(_Strict):
    reliability: dict[_Letter, _Share] = Field(default_factory=dict)
    credibility: dict[_Digit, _Share] = Field(default_factory=dict)
    marks: dict[Consistency, _Likelihood] = Field(default_factory=dict)
    dependence: _Share | None = None
    jitter: Annotated[float, Field(ge=0, le=3), BeforeValidator(_number)] | None = None
    concentration: Annotated[float, Field(gt=0, le=1000), BeforeValidator(_number)] | None = None
    draws: Annotated[int, Field(ge=100, le=20_000), BeforeValidator(_number)] | None = None
    yardstick: Yardstick | None = None


class _File(_Strict):
    question: _Says | None = None
    hypotheses: Annotated[tuple[_Hypothesis, ...], Field(min_length=2, max_length=60)]
    prior: _Prior = _Prior()
    analysts: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=60)], ...], Field(min_length=1)] = (
        "analyst",
    )
    grades: tuple[_Grade, ...] = ()
    items: Annotated[tuple[_Item, ...], Field(max_length=2000)] = ()
    assumptions: tuple[_Assumption, ...] = ()
    indicators: tuple[_Indicator, ...] = ()
    forecasts: tuple[_Forecast, ...] = ()
    deception: dict[str, _Deception] = Field(default_factory=dict)
    finals: dict[str, dict[str, _Share]] = Field(default_factory=dict)
    judgement: _Says | None = None
    why: _Note | None = None
    convention: _Convention = _Convention()


def read_analysis(text: str, *, origin: str, question: str, find: Finder | None = None) -> Analysis:
    """The hypotheses of a case.

    Args:
        text: YAML; docs/reference/hypotheses.md lists its fields.
        origin: The file's name, for messages.
        question: That of the case, where the file asks none of its own.
        find: Where to look up what items rest on; without one (a case that was never built) nothing is looked up, and
            items rest on nothing.

    Raises:
        CaseError: With every fault, its line and what to do.

    """
    written = parse(text, origin=origin, largest=LARGEST)
    found, places, faults = _validated(written)
    if found is not None:
        pointers = _Pointers(find)
        told = [*_repeated(found), *_probabilities(found), *_graded(found, pointers), *_named(found)]
        analysis = _analysis(found, question, written, pointers, sound=not (faults or told))
        faults |= {_placed(written, places.path(path), what) for path, what in (*told, *pointers.faults)}
        if analysis is not None and not faults:
            return analysis
    raise CaseError(tuple(f"{origin}: line {line}: {what}" for line, what in sorted(faults)[:_FAULTS]))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the entries of lists stand in the file, of which some were left out for their faults."""

    kept: Mapping[str, tuple[int, ...]]

    def path(self, path: _Path) -> _Path:
        """The path of an entry in the file."""
        return (path[0], self.at(str(path[0]), path[1]), *path[2:]) if len(path) > 1 else path

    def at(self, key: str, at: str | int) -> str | int:
        """The position of an entry in the file."""
        return self.kept[key][at] if isinstance(at, int) and key in self.kept else at


def _validated(written: Written) -> tuple[_File | None, _Places, set[tuple[int, str]]]:
    """What has the right form, so that all other faults can be told too; and the faults of what has not.

    Entries of the wrong form are left out. Without all hypotheses nothing else can be checked.
    """
    value = written.value if written.value is not None else {}
    try:
        return _File.model_validate(value), _Places({}), set()
    except ValidationError as error:
        wrong = error.errors()
    faults = {_fault(written, one) for one in wrong}
    out = {(str(path[0]), path[1] if len(path) > 1 else None) for one in wrong if (path := _own_path(one))}
    if (
        not isinstance(value, dict)
        or any(key == "hypotheses" for key, _ in out)
        or any(not one["loc"] for one in wrong)
    ):
        return None, _Places({}), faults
    whole = {key for key, at in out if not isinstance(at, int)}
    left = {key: entries for key, entries in value.items() if key not in whole}
    kept = {
        key: tuple(at for at in range(len(entries)) if (key, at) not in out)
        for key, entries in left.items()
        if isinstance(entries, list)
    }
    pruned = {key: [left[key][at] for at in kept[key]] if key in kept else left[key] for key in left}
    try:
        return _File.model_validate(pruned), _Places(kept), faults
    except ValidationError:
        return None, _Places({}), faults


class _Pointers:
    """Looks up what items rest on and who published, and keeps what could not be found."""

    def __init__(self, find: Finder | None) -> None:
        self._find = find
        self._names: dict[str, str] = {}
        self.faults: list[tuple[_Path, str]] = []

    def of(self, path: _Path, about: Iterable[str | _Words]) -> tuple[Pointer, ...]:
        """What an entry rests on."""
        found = []
        for at, one in enumerate(about if self._find is not None else ()):
            assert self._find is not None  # noqa: S101
            answer = self._find.item(one) if isinstance(one, str) else self._find.passage(one.source, one.words)
            if isinstance(answer, Pointer):
                found.append(answer)
            else:
                self.faults.append(((*path, "about", at), answer))
        return tuple(dict.fromkeys(found))

    def look_up(self, path: _Path, name: str) -> None:
        """Learn who a publisher is; nobody of the case is a fault."""
        answer = self._find.publisher(name) if self._find is not None else name
        if isinstance(answer, Pointer):
            self._names[name] = answer.item
        elif self._find is not None:
            self.faults.append((path, answer))

    def name(self, name: str) -> str:
        """One name for one publisher, whether it was given by id or by name."""
        return self._names.get(name, name)


def _repeated(found: _File) -> Iterator[tuple[_Path, str]]:
    """Ids that stand twice, and names of analysts that do."""
    for key in ("hypotheses", "items", "assumptions", "indicators", "forecasts"):
        seen: set[str] = set()
        for at, one in enumerate(getattr(found, key)):
            if one.id in seen:
                yield (key, at, "id"), f"{one.id!r} stands already; give each an id of its own"
            seen.add(one.id)
    titles = [one.title.casefold() for one in found.hypotheses]
    for at, title in enumerate(titles):
        if title in titles[:at]:
            yield ("hypotheses", at, "title"), f"{title!r} stands already; two of one title cannot be told apart"
    for at, name in enumerate(found.analysts):
        if name in found.analysts[:at]:
            yield ("analysts", at), f"{name!r} stands twice; delete one"


def _probabilities(found: _File) -> Iterator[tuple[_Path, str]]:
    """What does not fit the hypotheses: priors, scores, finals."""
    ids = [one.id for one in found.hypotheses]
    prior = found.prior
    if prior.kind is PriorKind.ELICITED:
        for name in found.analysts:
            if name not in prior.by:
                yield ("prior", "by"), f"nothing for {name!r}; give the prior of each analyst"
    elif prior.by:
        yield (
            ("prior", "by"),
            f"a prior of kind '{prior.kind.value}' has none; delete it, or say kind: elicited",
        )
    if prior.kind is PriorKind.REFERENCE:
        if not prior.counts or prior.reference is None:
            yield (
                ("prior",),
                "a reference class needs 'counts' (cases by hypothesis) and 'reference' (which class)",
            )
        yield from _keys(prior.counts, ids, ("prior", "counts"), whole=False)
    elif prior.counts or prior.reference:
        yield ("prior",), "'counts' and 'reference' belong to kind: reference class"
    for name, values in prior.by.items():
        path: _Path = ("prior", "by", name)
        yield from _analyst(found, name, path)
        yield from _keys(values, ids, path, whole=True)
        total = sum(values.values())
        if set(values) == set(ids) and abs(total - 1) > _SUM:
            yield path, f"the probabilities add up to {total:.3g}; they must add up to 1"
    for name, values in found.finals.items():
        path = ("finals", name)
        yield from _analyst(found, name, path)
        yield from _keys(values, ids, path, whole=True)
        if not any(values.values()):
            yield path, "all are 0; one explanation at least is possible"
    for at, item in enumerate(found.items):
        if (item.marks or item.likelihoods) and item.by:
            yield ("items", at), "give scores either for all analysts ('by') or for the one, not both"
        if (item.marks or item.likelihoods) and len(found.analysts) > 1 and not item.by:
            yield (
                ("items", at),
                f"there are {len(found.analysts)} analysts; say under 'by' whose scores these are",
            )
        for name, given, path in _given(found, at):
            yield from _analyst(found, name, path)
            yield from _keys({**given.marks, **given.likelihoods}, ids, path, whole=True)


def _given(found: _File, at: int) -> Iterator[tuple[str, _Scores, _Path]]:
    """The scores of an item: whose, what, and where."""
    item = found.items[at]
    if item.marks or item.likelihoods:
        yield found.analysts[0], item, ("items", at, "likelihoods" if item.likelihoods else "marks")
    for name, given in item.by.items():
        if given.marks or given.likelihoods:
            yield name, given, ("items", at, "by", name)


def _analyst(found: _File, name: str, path: _Path) -> Iterator[tuple[_Path, str]]:
    if name not in found.analysts:
        yield path, f"{name!r} is no analyst here; known are {', '.join(found.analysts)}"


def _keys(values: Mapping[str, object], ids: list[str], path: _Path, *, whole: bool) -> Iterator[tuple[_Path, str]]:
    for key in values:
        if key not in ids:
            yield (*path, key), f"{key!r} is no hypothesis; known are {', '.join(ids)}"
    missing = [one for one in ids if one not in values]
    if whole and missing:
        yield path, f"nothing for {', '.join(map(repr, missing))}; give one for each hypothesis"


def _graded(found: _File, pointers: _Pointers) -> Iterator[tuple[_Path, str]]:
    """Grades of one source on one topic that differ, and items that are graded otherwise than their source."""
    for key in ("grades", "items"):
        for at, one in enumerate(getattr(found, key)):
            if one.source is not None:
                pointers.look_up((key, at, "source"), one.source)
    seen: dict[tuple[str, str | None], str] = {}
    for at, grade in enumerate(found.grades):
        first = seen.setdefault((pointers.name(grade.source), grade.topic), grade.reliability)
        if first != grade.reliability:
            on = f" on {grade.topic!r}" if grade.topic else ""
            told = f"{grade.source!r} is {first} already{on}, here {grade.reliability}; keep one, or give topics"
            yield ("grades", at), told
    for at, item in enumerate(found.items):
        of_source = _grade(found, item, pointers)
        if item.reliability is not None and of_source is not None and item.reliability != of_source:
            told = f"{item.reliability}, but 'grades' has {of_source} for {item.source!r}; keep one"
            yield ("items", at, "reliability"), told


def _grade(found: _File, item: _Item, pointers: _Pointers) -> str | None:
    """The grade of an item's source: that on its topic, else the general one."""
    if item.source is None:
        return None
    name = pointers.name(item.source)
    by = {(pointers.name(grade.source), grade.topic): grade.reliability for grade in found.grades}
    return by.get((name, item.topic), by.get((name, None)))


def _named(found: _File) -> Iterator[tuple[_Path, str]]:
    """Names that point at nothing in the file, or at nobody in the case; days in the wrong order."""
    hypotheses, items = {one.id for one in found.hypotheses}, {one.id: one for one in found.items}
    for at, item in enumerate(found.items):
        if item.copy_of is not None:
            other = items.get(item.copy_of)
            if other is None or item.copy_of == item.id:
                yield ("items", at, "copy_of"), f"{item.copy_of!r} is no other item; name its id"
            elif other.copy_of is not None:
                yield (
                    ("items", at, "copy_of"),
                    f"{item.copy_of!r} is itself a copy; name the original",
                )
    for at, one in enumerate(found.indicators):
        if one.hypothesis not in hypotheses:
            known = ", ".join(sorted(hypotheses))
            yield ("indicators", at, "hypothesis"), f"{one.hypothesis!r} is none; known are {known}"
    for at, forecast in enumerate(found.forecasts):
        if forecast.resolves < forecast.made:
            yield ("forecasts", at, "resolves"), f"{forecast.resolves} is before it was made"
        if forecast.resolved is not None and forecast.resolved < forecast.made:
            yield ("forecasts", at, "resolved"), f"{forecast.resolved} is before it was made"
        if (forecast.outcome is None) != (forecast.resolved is None):
            yield ("forecasts", at), "give 'outcome' and 'resolved' (its day) together, or neither"
        if forecast.by is not None:
            yield from _analyst(found, forecast.by, ("forecasts", at, "by"))
    for key in found.deception:
        if key not in QUESTIONS:
            yield ("deception", key), f"{key!r} is no question; known are {', '.join(QUESTIONS)}"
    for stance in (Stance.OTHER, Stance.STAGED):
        if sum(one.stance is stance for one in found.hypotheses) > 1:
            yield ("hypotheses",), f"two are of stance '{stance.value}'; keep one"


def _analysis(found: _File, question: str, written: Written, pointers: _Pointers, *, sound: bool) -> Analysis | None:
    """The values, once nothing of the file contradicts itself; what items rest on is looked up in any case."""
    ids = tuple(one.id for one in found.hypotheses)
    about = {
        (key, at): pointers.of((key, at), one.about)
        for key in ("items", "assumptions", "indicators", "forecasts")
        for at, one in enumerate(getattr(found, key))
    }
    if not sound:
        return None
    convention = _convention(found.convention)
    return Analysis(
        question=found.question or question,
        hypotheses=tuple(Hypothesis(**one.model_dump()) for one in found.hypotheses),
        prior=_prior(found, ids),
        analysts=found.analysts,
        items=tuple(
            Item(
                id=item.id,
                says=item.says,
                about=about["items", at],
                source=item.source,
                topic=item.topic,
                reliability=item.reliability or _grade(found, item, pointers) or "F",
                credibility=item.credibility,
                relevance=item.relevance,
                origin=item.origin,
                copy_of=item.copy_of,
                controlled=item.controlled,
                scores=tuple(
                    Scores(analyst=name, **scores(ids, given.marks, given.likelihoods, convention))
                    for name, given, _ in _given(found, at)
                ),
                note=item.note,
                line=written.line(("items", at)),
            )
            for at, item in enumerate(found.items)
        ),
        assumptions=tuple(
            Assumption(id=one.id, says=one.says, if_false=one.if_false, about=about["assumptions", at])
            for at, one in enumerate(found.assumptions)
        ),
        indicators=tuple(
            Indicator(**one.model_dump(exclude={"about"}), about=about["indicators", at])
            for at, one in enumerate(found.indicators)
        ),
        forecasts=tuple(
            Forecast(
                **one.model_dump(exclude={"about", "by"}),
                analyst=one.by or found.analysts[0],
                about=about["forecasts", at],
            )
            for at, one in enumerate(found.forecasts)
        ),
        deception=tuple(
            Deception(question=QUESTIONS[key], answer=found.deception[key].answer, note=found.deception[key].note)
            if key in found.deception
            else Deception(question=QUESTIONS[key], answer="unknown")
            for key in QUESTIONS
        ),
        finals=tuple((name, tuple(values[one] for one in ids)) for name, values in found.finals.items()),
        judgement=found.judgement,
        why=found.why,
        convention=convention,
        warnings=tuple(_warnings(found, written, convention.yardstick)),
    )


def _prior(found: _File, ids: tuple[str, ...]) -> Prior:
    prior = found.prior
    if prior.kind is PriorKind.ELICITED:
        by = tuple((name, tuple(prior.by[name][one] for one in ids)) for name in found.analysts)
        return Prior(kind=prior.kind, by=by)
    if prior.kind is PriorKind.REFERENCE:
        counts = tuple(prior.counts.get(one, 0) for one in ids)
        shares = of_counts(counts)
        by = tuple((name, shares) for name in found.analysts)
        return Prior(kind=prior.kind, by=by, counts=counts, reference=prior.reference)
    even = tuple(1 / len(ids) for _ in ids)
    return Prior(kind=prior.kind, by=tuple((name, even) for name in found.analysts))


def _convention(given: _Convention) -> Convention:
    """Ours, with what the case sets otherwise."""
    own = Convention()
    plain = {
        key: value for key, value in given.model_dump().items() if value is not None and not isinstance(value, dict)
    }
    return Convention(
        reliability=tuple((key, given.reliability.get(key, value)) for key, value in own.reliability),
        credibility=tuple((key, given.credibility.get(key, value)) for key, value in own.credibility),
        marks=tuple((key, given.marks.get(key, value)) for key, value in own.marks),
        **plain,
    )


def _warnings(found: _File, written: Written, yardstick: Yardstick) -> Iterator[str]:
    """What is no fault, but what an analyst should know: what is not offered, and how the analyst's words are put."""
    stances = {one.stance for one in found.hypotheses}
    if Stance.OTHER not in stances:
        yield "no hypothesis is of stance 'other': what if none of the named is true?"
    if Stance.STAGED not in stances:
        yield "no hypothesis is of stance 'staged': what if it was arranged for those who look?"
    for at, item in enumerate(found.items):
        if not item.about and item.source is None:
            line = written.line(("items", at))
            yield f"line {line}: items.{at}: it rests on nothing; say what it is about, or whose word it is"
    for path, text in _own_words(found):
        for fault in estimates.faults(text, yardstick=yardstick):
            yield f"line {written.line(path)}: {_told(*path)}: “{fault.words}” ({fault.kind.value}): {fault.remedy}"


def _own_words(found: _File) -> Iterator[tuple[_Path, str]]:
    """Every text of an analyst that is printed."""
    texts: list[tuple[_Path, str | None]] = [(("judgement",), found.judgement), (("why",), found.why)]
    texts.append((("prior", "reference"), found.prior.reference))
    for key in ("hypotheses", "items", "assumptions", "indicators", "forecasts"):
        for at, one in enumerate(getattr(found, key)):
            texts += [((key, at, field), getattr(one, field, None)) for field in ("title", "says", "if_false", "note")]
    texts += [(("deception", key, "note"), one.note) for key, one in found.deception.items()]
    return ((path, text) for path, text in texts if text)


def _told(*path: str | int) -> str:
    return ".".join(str(part) for part in path)


_EXPECTED = {
    "tuple_type": "a list is expected: [a, b], or each after '- ' on a line of its own",
    "string_type": "a text is expected; put it in quotes",
    "dict_type": "entries are expected (key: value)",
    "model_type": "entries are expected (key: value)",
    "bool_parsing": "true or false is expected",
    "bool_type": "true or false is expected",
    "string_pattern_mismatch": "small letters, digits and hyphens are expected (grades: one letter A to F)",
    "extra_forbidden": "no such field; delete it, or see docs/reference/hypotheses.md",
    "float_parsing": "a number is expected, as .7",
    "float_type": "a number is expected, as .7",
    "int_parsing": "a whole number is expected",
    "int_type": "a whole number is expected",
    "missing": "is missing; add it, see docs/reference/hypotheses.md",
}


def _own_path(error: Any) -> _Path:
    """Where an error stands, without the alternatives that were tried there."""
    return tuple(part for part in error["loc"] if part not in {"str", "_Words", "[key]"})


def _fault(written: Written, error: Any) -> tuple[int, str]:
    path, kind = _own_path(error), error["type"]
    what = re.sub(r" or (?:instance|object) .*", "", error["msg"].removeprefix("Value error, "))
    if kind in {"less_than", "greater_than"} and "likelihoods" in path:
        what = f"{error['input']} is no likelihood: more than 0 and less than 1, for nothing is impossible or certain"
    told = _EXPECTED.get(kind, what)
    if kind == "too_short" and path == ("hypotheses",):
        told = "two hypotheses at least are expected"
    elif told is what and isinstance(error["input"], int | float | str):
        told = f"{str(error['input'])[:40]!r}: {what[:1].lower()}{what[1:]}"
    return _placed(written, path, told)


def _placed(written: Written, path: _Path, what: str) -> tuple[int, str]:
    return written.line(path), f"{_told(*path) or 'the file'}: {what}"
