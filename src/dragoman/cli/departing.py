"""Commands on what departs from protocol and from what is usual."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import days
from dragoman.cli.cases import AS_OF, CASE, JSON
from dragoman.cli.output import print_json, safe, say, warn
from dragoman.cli.showing import drivers, precedent
from dragoman.model import Budget, CaseError, Check, Choice, NotFound, Standing, Surprise, Usual

if TYPE_CHECKING:
    from dragoman.workflow.querying import BuiltCase

_WIDTH = 40
_FEW = 4  # values of which no middle half is told
_SIDES = 8  # told by name
_YEARS = 12  # the latest, each with its number
DAY = typer.Option("--on", parser=days.parse, metavar="DAY", help="Only what was over before this day.")

history = typer.Typer(no_args_is_help=True, help="Histories: past contacts that tell what is usual.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        epilog="Examples: dragoman departures moscow-2020 --budget 2 ; "
        "dragoman departures moscow-2020 --aside check-1a2b --note 'a holiday in both states'"
    )(departures)
    app.command(epilog="Examples: dragoman usual KAZ RUS --on 2020-03-05 ; dragoman usual moscow-2020 KAZ RUS")(usual)
    history.command("import", epilog="Example: dragoman history import moscow-2020 visits.csv --title 'Visits'")(take)
    app.add_typer(history, name="history")


def departures(
    case: CASE,
    budget: Annotated[
        float | None,
        typer.Option(min=0.01, help="False alarms a year that you would look at; as in case.toml, else 1."),
    ] = None,
    since: Annotated[
        dt.date | None, typer.Option("--since", parser=days.parse, metavar="DAY", help="Only from this day on.")
    ] = None,
    aside: Annotated[str | None, typer.Option(metavar="ID", help="Set a departure aside; needs --note.")] = None,
    back: Annotated[str | None, typer.Option(metavar="ID", help="Bring one back; needs --note.")] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decided.")] = None,
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """What departs from protocol, and apart from it what is unusual for the pair; a departure is never a reason.

    Rules come from the protocol books; surprises are ranked under the budget, in false alarms expected a year.
    """
    from dragoman.workflow import choosing
    from dragoman.workflow.case import load_case, require_sound
    from dragoman.workflow.freshness import stale
    from dragoman.workflow.leaving_out import HISTORY
    from dragoman.workflow.querying import opened

    folder = load_case(case)
    require_sound(folder)
    with opened(case, as_of=as_of) as built:
        if aside is not None or back is not None:
            _choose(built, folder.root / choosing.NAME, aside, back, note, by)
            say(f"kept in {folder.root / choosing.NAME}; run 'dragoman build {case}' to follow it")
            return
        if as_of is None:  # a look back derives all of it anew
            warn(stale(folder))
        # Histories are large, and so those that the build left out are told, not those that a new one would.
        bad = [one.file for one in folder.books_left_out] + [one.subject for one in built.gaps if one.kind == HISTORY]
        for file in bad:
            warn(f"{file} has a fault and was left out; 'dragoman check {case}' tells what it is")
        gone = choosing.aside(folder.choices, on=as_of)
        checks = [one for one in built.checks if since is None or (one.day is not None and one.day >= since)]
        surprises = [one for one in built.surprises if since is None or one.last >= since]
        threshold = Budget.over(folder.case.budget if budget is None else budget, built.surprises).p
        listed = [one for one in surprises if one.p is not None and one.p <= threshold and one.id not in gone]
        if json:
            print_json({"checks": [c for c in checks if c.id not in gone], "surprises": listed, "threshold": threshold})
            return
        _print_rules(built, [one for one in checks if one.id not in gone])
        _print_surprises(surprises, listed, threshold, set(gone))
        for item, choice in sorted(gone.items()):
            say(f"set aside: {item}: {choice.note}{f' ({choice.day})' if choice.day else ''}")


def _choose(
    built: BuiltCase, file: Path, aside: str | None, back: str | None, note: str | None, by: str | None
) -> None:
    from dragoman.workflow import choosing

    if aside is not None and back is not None:
        raise CaseError(("departures: give one of --aside and --back",))
    if not note:
        raise CaseError(("departures: say why with --note; the choice is kept with its reason",))
    words = aside or back or ""
    every = [one.id for one in built.checks] + [one.id for one in built.surprises]
    fits = [item for item in every if item.startswith(words)]
    if len(fits) != 1:
        told = f"{len(fits)} departures begin with {words!r}" if fits else f"no departure begins with {words!r}"
        raise NotFound(f"{told}; 'dragoman departures' prints their ids")
    choosing.add(file, Choice(item=fits[0], aside=aside is not None, note=note, by=by, day=date.today()))  # noqa: DTZ011


def _print_rules(built: BuiltCase, checks: list[Check]) -> None:
    by = {standing: [one for one in checks if one.standing is standing] for standing in Standing}
    say(
        f"Rules: {len(by[Standing.DEPARTED])} departed, {len(by[Standing.UNKNOWN])} not known, "
        f"{len(by[Standing.WAIVED])} waived, {len(by[Standing.MET])} met"
    )
    for one in by[Standing.DEPARTED]:
        say(f"  departed  {one.day}  {one.rule.why}")
        say(f"            {one.reason}. ({one.rule.strength.value}; book {one.book}, rule {one.rule.id}; {one.id})")
        if one.precedent is not None:
            say(f"            {precedent(one.precedent)}")
        _quotes(built, one)
    for one in by[Standing.UNKNOWN]:
        say(f"  not known {one.day}  {one.rule.why}")
        say(f"            {one.reason}. ({one.rule.id}; {one.id})")


def _quotes(built: BuiltCase, one: Check) -> None:
    for span in one.evidence:
        publisher = built.documents[span.document].publisher
        say(f"            {publisher}: “{safe(' '.join(built.quote(span).split()))}”")


def _print_surprises(every: list[Surprise], listed: list[Surprise], threshold: float, gone: set[str]) -> None:
    say(
        f"Surprises: {_number(len(listed), 'episode')} at p up to {threshold:.3g}, "
        f"of {_number(len(every), 'episode')} looked at"
    )
    for one in listed:
        say(f"  {one.id}  {' and '.join(one.sides)}, {one.first} to {one.last}")
        say(f"    {one.alike} of {one.cases} past episodes of comparable pairs were as unusual (p = {one.p:.3g})")
        drivers(one, indent="    ")
    for one in every:
        if one.p is None and one.id not in gone:
            say(f"  not ranked: {' and '.join(one.sides)}, {one.first} to {one.last}: {'; '.join(one.refused)}")
            drivers(one, indent="    ")
    if any(one.a_year for one in listed):
        rate = next(one.a_year for one in listed if one.a_year) or 0.0
        say(f"  expect about {threshold * rate:.1g} false alarms a year at this threshold")


def usual(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[CASE] A B", help="Two people, offices or states; the case is this folder unless named first."
        ),
    ],
    on: Annotated[dt.date | None, DAY] = None,
    json: JSON = False,
) -> None:
    """What is normal for two, from the histories of the case and its own contacts: gaps, stays, directions, offices."""
    from dragoman.workflow.asking_usual import usual_of
    from dragoman.workflow.case import load_case
    from dragoman.workflow.freshness import stale

    if len(words) not in {2, 3}:
        raise CaseError(("usual: name two, as in 'dragoman usual KAZ RUS' or 'dragoman usual CASE \"Anna Berg\" RUS'",))
    root = Path(words[0]) if len(words) == 3 else Path()
    found = usual_of(root, words[-2], words[-1], on=on)
    folder = load_case(root)
    warn(stale(folder, own=True))  # histories are read as they are
    for one in folder.held.left_out:
        warn(f"{one.file} has a fault and was left out; 'dragoman check {root}' tells what it is")
    if json:
        print_json(found)
        return
    _print_usual(found)


def _print_usual(found: Usual) -> None:
    from dragoman.publish import usual as drawing

    say(f"{found.one} and {found.two}{f', before {found.on}' if found.on else ''}")
    total = sum(number for _, number in found.contacts)
    kinds = ", ".join(f"{number} {kind}{'s' if number != 1 else ''}" for kind, number in found.contacts)
    period = f", {found.since} to {found.until}" if found.since else ""
    say(f"  {_number(total, 'contact')}{f': {kinds}' if kinds else ''}{period}")
    for reason in found.refused:
        say(f"  {reason}")
    _spread("days between one contact and the next", [float(gap) for gap in found.gaps])
    _spread("hours of stay (days count as 24)", list(found.stays))
    for label, counts in (
        ("travelled", found.travelled),
        ("at the initiative of", found.asked),
        ("sent", found.levels),
        ("at", found.places),
    ):
        if counts:
            say(f"  {label}: {'; '.join(f'{name} {number}' for name, number in counts)}")
    for role, number, of in found.met:
        say(f"  met the {drawing.role(role)}: {number} of {of} visits whose record names hosts")
    numbers = dict(found.years)
    for year in range(max(min(numbers), max(numbers) - _YEARS + 1), max(numbers) + 1) if numbers else ():
        say(f"  {year} {'#' * min(_WIDTH, numbers.get(year, 0))} {numbers.get(year, 0)}")
    earlier = sum(number for year, number in found.years if year <= max(numbers) - _YEARS)
    if earlier:
        say(f"  before {max(numbers) - _YEARS + 1}: {earlier}")
    for told in drawing.recordings(found):
        say(f"  {told}")


def _number(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"


def _spread(label: str, values: list[float]) -> None:
    if values:
        ordered = sorted(values)
        if len(ordered) < _FEW:
            say(f"  {label}: {', '.join(f'{value:g}' for value in values)}")
            return
        quarter, half, three = (ordered[int(share * (len(ordered) - 1))] for share in (0.25, 0.5, 0.75))
        ends = f"{ordered[0]:g} to {ordered[-1]:g} ({len(ordered)})"
        say(f"  {label}: half between {quarter:g} and {three:g}, middle {half:g}; {ends}")


def take(
    words: Annotated[
        list[Path],
        typer.Argument(
            metavar="[CASE] FILE", help="CSV with a header, or JSON lines; the case is this folder unless named first."
        ),
    ],
    name: Annotated[str | None, typer.Option(help="Under which the case keeps it.")] = None,
    title: Annotated[str | None, typer.Option(help="For a reader.")] = None,
    source: Annotated[str | None, typer.Option(help="Where it is from.")] = None,
    licence: Annotated[str | None, typer.Option(help="On what terms.")] = None,
    again: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the history of that name; what was said stays.")
    ] = False,
) -> None:
    """Take past contacts into the case, so that it can tell what is usual; rows that tell none are named."""
    from dragoman.publish.usual import recording
    from dragoman.workflow.histories import import_history

    if len(words) not in {1, 2}:
        raise CaseError(("history import: name one file, and the case before it if it is not this folder",))
    root = words[0] if len(words) == 2 else Path()
    found = import_history(root, words[-1], name=name, title=title, source=source, licence=licence, again=again)
    reference = found.reference
    kept = root / "history" / f"{reference.name}.jsonl"
    say(f"{_number(len(reference.contacts), 'contact')}, {reference.since} to {reference.until}, kept in {kept}")
    if found.known:
        say(f"  {found.known} of these stand in other histories of the case too; each counts once")
    changed = Counter((one.feature, one.outward) for one in reference.recordings)
    for one in reference.recordings:
        if changed[one.feature, one.outward] > 1:
            say(f"  {recording(one)}")
    if found.strange:
        sides = ", ".join(f"{side} ({number})" for side, number in found.strange[:_SIDES])
        more = f" and {len(found.strange) - _SIDES} more" if len(found.strange) > _SIDES else ""
        say(f"  sides that are no state or organisation of today, each one of its own: {safe(sides)}{more}")
    for row in found.refused[:20]:
        say(f"  row {row.row} tells no contact: {safe(row.reason)}")
    if len(found.refused) > 20:
        say(f"  and {len(found.refused) - 20} more rows")
    say(f"run 'dragoman build {root}' to weigh the case against it")
