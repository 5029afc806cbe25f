"""The form of ``hypotheses.yaml``, entry by entry; docs/reference/hypotheses.md tells what each means."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.model import Consistency, PriorKind, Relevance, Stance, Yardstick


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


class StrictForm(BaseModel):
    """An entry without any field that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PassageForm(StrictForm):
    """Words of a source."""

    source: Annotated[str, Field(min_length=1)]
    words: Annotated[str, Field(min_length=3, max_length=2000)]


_About = Annotated[tuple[str | PassageForm, ...], BeforeValidator(_one_or_more)]


class HypothesisForm(StrictForm):
    """One of ``hypotheses``."""

    id: _Id
    title: Annotated[str, Field(min_length=3, max_length=80)]
    says: _Says
    stance: Stance = Stance.RIVAL


class PriorForm(StrictForm):
    """``prior``."""

    kind: PriorKind = PriorKind.UNIFORM
    by: dict[str, dict[str, _Share]] = Field(default_factory=dict)
    counts: dict[str, Annotated[int, Field(ge=0, le=10_000_000), BeforeValidator(_number)]] = Field(
        default_factory=dict
    )
    reference: _Says | None = None


class GradeForm(StrictForm):
    """One of ``grades``."""

    source: Annotated[str, Field(min_length=1)]
    topic: Annotated[str, Field(min_length=1)] | None = None
    reliability: _Letter
    why: _Note | None = None


class ScoresForm(StrictForm):
    """Marks and likelihoods by hypothesis."""

    marks: dict[str, Consistency] = Field(default_factory=dict)
    likelihoods: dict[str, _Likelihood] = Field(default_factory=dict)


class ItemForm(ScoresForm):
    """One of ``items``."""

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
    by: dict[str, ScoresForm] = Field(default_factory=dict)
    note: _Note | None = None


class AssumptionForm(StrictForm):
    """One of ``assumptions``."""

    id: _Id
    says: _Says
    if_false: _Says
    about: _About = ()


class IndicatorForm(StrictForm):
    """One of ``indicators``."""

    id: _Id
    says: _Says
    hypothesis: str
    state: Literal["seen", "not seen", "open"] = "open"
    since: _Day | None = None
    about: _About = ()


class ForecastForm(StrictForm):
    """One of ``forecasts``."""

    id: _Id
    says: _Says
    probability: _Share
    made: _Day
    resolves: _Day
    by: str | None = None
    outcome: bool | None = None
    resolved: _Day | None = None
    about: _About = ()


class DeceptionForm(StrictForm):
    """One answer under ``deception``."""

    answer: _Answer
    note: _Note | None = None


class ConventionForm(StrictForm):
    """``convention``."""

    reliability: dict[_Letter, _Share] = Field(default_factory=dict)
    credibility: dict[_Digit, _Share] = Field(default_factory=dict)
    marks: dict[Consistency, _Likelihood] = Field(default_factory=dict)
    dependence: _Share | None = None
    jitter: Annotated[float, Field(ge=0, le=3), BeforeValidator(_number)] | None = None
    concentration: Annotated[float, Field(gt=0, le=1000), BeforeValidator(_number)] | None = None
    draws: Annotated[int, Field(ge=100, le=20_000), BeforeValidator(_number)] | None = None
    yardstick: Yardstick | None = None


class FileForm(StrictForm):
    """The whole file."""

    question: _Says | None = None
    hypotheses: Annotated[tuple[HypothesisForm, ...], Field(min_length=2, max_length=60)]
    prior: PriorForm = PriorForm()
    analysts: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=60)], ...], Field(min_length=1)] = (
        "analyst",
    )
    grades: tuple[GradeForm, ...] = ()
    items: Annotated[tuple[ItemForm, ...], Field(max_length=2000)] = ()
    assumptions: tuple[AssumptionForm, ...] = ()
    indicators: tuple[IndicatorForm, ...] = ()
    forecasts: tuple[ForecastForm, ...] = ()
    deception: dict[str, DeceptionForm] = Field(default_factory=dict)
    finals: dict[str, dict[str, _Share]] = Field(default_factory=dict)
    judgement: _Says | None = None
    why: _Note | None = None
    convention: ConventionForm = ConventionForm()
