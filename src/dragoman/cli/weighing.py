"""Commands on hypotheses: draft, check, weigh, look back, and the brief."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.cases import CASE, JSON
from dragoman.cli.output import print_json, safe, say, warn
from dragoman.model import Analysis, Assessment, CaseError, ItemWeight, Ledger

if TYPE_CHECKING:
    from dragoman.workflow.weighing import Weighed

hypotheses = typer.Typer(no_args_is_help=True, help="Rival explanations: draft them, weigh them, look back.")
_WIDTH = 40
_SHOWN = 12  # items printed


class Format(StrEnum):
    """What a brief is written as."""

    HTML = "html"
    MARKDOWN = "md"
    DOCX = "docx"
    PDF = "pdf"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    hypotheses.command(epilog="Example: dragoman hypotheses new moscow-2020")(new)
    hypotheses.command(epilog="Example: dragoman hypotheses check moscow-2020")(check)
    hypotheses.command(epilog="Example: dragoman hypotheses show moscow-2020")(show)
    hypotheses.command(epilog="Example: dragoman hypotheses log moscow-2020")(log)
    app.add_typer(hypotheses, name="hypotheses")
    app.command(epilog="Example: dragoman brief moscow-2020 --format docx -o brief.docx")(brief)


def new(case: CASE) -> None:
    """Draft hypotheses.yaml: every departure and gap of the built case offered as an item, none of them scored."""
    from dragoman.workflow.hypothesising import new_file

    file, items = new_file(case)
    say(
        f"{file} offers {items} items; write your explanations, score the items, then 'dragoman hypotheses show {case}'"
    )


def check(case: CASE) -> None:
    """Tell all faults of hypotheses.yaml at once, with lines; then what its wording leaves open."""
    from dragoman.workflow.hypothesising import read_file

    analysis = read_file(case)
    for warning in analysis.warnings:
        say(f"note: {safe(warning)}")
    scored = sum(bool(item.scores) for item in analysis.items)
    say(
        f"no faults: {len(analysis.hypotheses)} hypotheses, {scored} of {len(analysis.items)} items scored, "
        f"{_number(len(analysis.analysts), 'analyst')}"
    )


def show(case: CASE, json: JSON = False) -> None:
    """Weigh the hypotheses of a case: probabilities, what carries them, and how far they would bear stress."""
    from dragoman.workflow.hypothesising import weigh_case

    found = weigh_case(case, on=date.today())  # noqa: DTZ011
    analysis = _analysis(found, case)
    if json:
        print_json({"assessment": found.assessment, "ledger": found.ledger, "warnings": analysis.warnings})
        return
    say(safe(analysis.question))
    if found.assessment is None:
        say("no item is scored yet, so nothing is weighed; give 'likelihoods' or 'marks' in hypotheses.yaml")
    else:
        _print(analysis, found.assessment)
    if found.ledger is not None and (found.ledger.resolved or found.ledger.open or found.ledger.overdue):
        _print_ledger(found.ledger)
    for warning in analysis.warnings:
        say(f"note: {safe(warning)}")


def log(case: CASE) -> None:
    """How the weighing changed with each version of hypotheses.yaml that git keeps, the latest first."""
    from dragoman.workflow.hypothesising import versions

    for one in versions(case):
        say(f"{one.day}  {one.commit}  {safe(one.subject)[:60]}")
        if one.fault is not None:
            say(f"            {safe(one.fault)}")
        for title, probability in one.leaders:
            say(f"            {probability:6.1%}  {safe(title)}")


def brief(
    case: CASE,
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.MARKDOWN,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Where to; Markdown is printed where none is given.")
    ] = None,
) -> None:
    """A one-page answer from the weighed hypotheses, every sentence with what it rests on."""
    from dragoman.workflow.case import load_case
    from dragoman.workflow.freshness import stale
    from dragoman.workflow.hypothesising import write_brief
    from dragoman.workflow.writing import replace

    if out is None and format_ is not Format.MARKDOWN:
        out = case / f"brief.{format_.value}"
    warn(stale(load_case(case)))
    data = write_brief(case, format_.value, beside=out.parent if out is not None else None)
    if out is None:
        typer.echo(data.decode().rstrip())
        warn(f"links are relative to {case / 'dossier'}")
        return
    try:
        replace(out, data)
    except OSError as error:
        raise CaseError((f"{out}: cannot be written ({error.strerror}); name another file with --out",)) from error
    say(f"{out} is written")


def _analysis(found: Weighed, case: Path) -> Analysis:
    if found.analysis is None:
        raise CaseError((f"{case / 'hypotheses.yaml'} is missing; draft it with 'dragoman hypotheses new {case}'",))
    return found.analysis


def _print(analysis: Analysis, assessment: Assessment) -> None:
    from dragoman.language import estimates

    yardstick = analysis.convention.yardstick
    names = [one.title for one in analysis.hypotheses]
    for at in sorted(range(len(names)), key=lambda at: -assessment.posterior[at]):
        p = assessment.posterior[at]
        say(
            f"  {p:6.1%}  {'#' * round(p * _WIDTH):<{_WIDTH}}  {safe(names[at])}: {estimates.word(p, yardstick)} "
            f"(was {assessment.prior[at]:.0%}; under stress {assessment.low[at]:.0%} to {assessment.high[at]:.0%}; "
            f"inconsistency {assessment.inconsistency[at]:.1f})"
        )
    say(f"{names[assessment.leader]} leads in {assessment.leads:.0%} of the draws.")
    say(f"Confidence: {assessment.confidence.value}. {' '.join(assessment.because)}")
    say(f"What sets {safe(names[assessment.leader])} apart from {safe(names[assessment.runner_up])}, in bits:")
    says = {item.id: item.says for item in analysis.items}
    for one in sorted(assessment.items, key=lambda one: (-abs(one.contribution), one.item))[:_SHOWN]:
        say(f"  {one.contribution:+.2f}  {_marks(one)}{one.item}: {safe(says[one.item])}")
    for origin in assessment.origins:
        if origin.linchpin:
            leader = max(range(len(names)), key=lambda at: origin.without[at])
            say(f"  without all of origin {safe(origin.origin)}, {safe(names[leader])} would lead")
    if assessment.without_controlled is not None:
        told = ", ".join(f"{safe(n)} {p:.0%}" for n, p in zip(names, assessment.without_controlled, strict=True))
        say(f"Without what could have been arranged: {told}")
    if assessment.agreed is not None:
        told = ", ".join(f"{safe(n)} {p:.0%}" for n, p in zip(names, assessment.agreed, strict=True))
        say(f"The analysts' own final probabilities, made coherent and averaged: {told}")
    if assessment.unscored:
        say(f"not scored: {', '.join(assessment.unscored)}")


def _marks(one: ItemWeight) -> str:
    return "linchpin " if one.linchpin else ""


def _number(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"


def _print_ledger(ledger: Ledger) -> None:
    say(f"Forecasts: {ledger.resolved} resolved, {ledger.open} open, {ledger.overdue} overdue")
    if ledger.brier is not None and ledger.log_bits is not None:
        say(
            f"  Brier {ledger.brier:.3f} (0 is best, .25 that of always one half), log score {ledger.log_bits:.2f} bits"
        )
    for low, high, number, mean, share in ledger.bins:
        say(f"  said {low:.0%} to {high:.0%}: {number}, {mean:.0%} on average; {share:.0%} happened")
