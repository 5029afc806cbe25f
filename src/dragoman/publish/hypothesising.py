"""What the page of hypotheses shows, made from an analysis and, where items are scored, its assessment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.model import Analysis, PriorKind
from dragoman.publish import forecasting, matrix, trying, waterfall, wording
from dragoman.publish.departing import Departures
from dragoman.publish.grounds import Grounds
from dragoman.publish.record import Record
from dragoman.publish.said import plain
from dragoman.publish.weighed import NOTHING, Weighed, address, bits, heads, percent, plain_number, telling, titles

_PARTS = (
    ("scores", "Where each stands"),
    ("matrix", "The matrix"),
    ("what-if", "What if"),
    ("waterfall", "From before to after"),
    ("linchpins", "What decides"),
    ("analysts", "Analyst by analyst"),
)
_DRAFTED = (("hypotheses", "Hypotheses"), ("items", "Items as drafted"))
_ALWAYS = (
    ("written", "What the analyst writes"),
    ("assumptions", "What is taken for granted"),
    ("indicators", "What to watch"),
    ("deception", "Could it be deception?"),
    ("forecasts", "Forecasts"),
    ("unscored", "What this leaves open"),
    ("conventions", "The numbers behind grades and marks"),
)
HELPERS: Mapping[str, Any] = {
    "place": address,
    "bits": bits,
    "tells": telling,
    "percent": percent,
    "plain": plain,
    "plain_number": plain_number,
    "fraction": matrix.fraction,
}


def values(
    record: Record, departures: Departures, weighed: Weighed | None, sliders: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The values of ``hypotheses.html``; the record has an analysis."""
    analysis, ledger = record.dossier.analysis, record.dossier.ledger
    if analysis is None:
        raise ValueError("hypothesising: the record has no analysis")
    there = {"forecasts": analysis.forecasts or ledger, "written": analysis.judgement or analysis.why}
    parts = (*(_PARTS if weighed else _DRAFTED), *(one for one in _ALWAYS if there.get(one[0], True)))
    return {
        "analysis": analysis,
        "analysts": [plain(name, 80) for name in analysis.analysts],
        "finals": [plain(name, 80) for name, _ in analysis.finals],
        "titles": titles(analysis.hypotheses),
        "heads": heads(analysis.items),
        "grounds_of": Grounds(record, departures).of,
        "unscored": [one for one in analysis.items if not one.scores],
        "ledger": ledger,
        "dots": forecasting.dots(ledger) if ledger else (),
        "side": forecasting.SIDE,
        "sliders": sliders is not None,
        "parts_of_page": parts,
        **(_weighed(weighed) if weighed else {}),
    }


def sliders(weighed: Weighed | None) -> dict[str, Any] | None:
    """The numbers of the sliders, where the page can weigh by itself."""
    return trying.numbers(weighed) if weighed is not None else None


def _weighed(weighed: Weighed) -> dict[str, Any]:
    told = weighed.assessment
    columns = matrix.columns(weighed)
    return {
        "columns": columns,
        "shown": columns[: matrix.COLUMNS],
        "nothing": [one for one in columns if one.nothing],
        "least": NOTHING,
        "fall": waterfall.waterfall(weighed),
        "width": waterfall.WIDTH,
        "signed": lambda value: plain_number(value) if value < 0 else f"+{value:.2f}",
        "pins": [one for one in columns if one.weight.linchpin],
        "origins": sorted(told.origins, key=lambda one: -abs(one.contribution)),
        "origin_pins": [one for one in told.origins if one.linchpin],
        "controlled": [one for one in columns if one.weight.controlled],
        "disputed": matrix.contested(weighed, columns) if len(told.by_analyst) > 1 else [],
        "prior_words": _prior(weighed.analysis),
    }


def _prior(analysis: Analysis) -> str:
    """Where the probabilities before the evidence come from."""
    prior = analysis.prior
    if prior.kind is PriorKind.UNIFORM:
        return "Before the evidence all are taken to be equally probable."
    if prior.kind is PriorKind.ELICITED:
        return "The probabilities before the evidence are the analysts’ own."
    cases = f", {wording.count(sum(prior.counts), 'case')}" if prior.counts else ""
    named = plain(prior.reference or "not named", 200)
    return f"The probabilities before the evidence come from a reference class: {named}{cases}."
