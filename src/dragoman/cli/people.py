"""Commands about people: who somebody is, who is in a case, and registers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import days
from dragoman.cli.cases import AS_OF, CASE, JSON
from dragoman.cli.output import counting, out, print_gaps, print_json, row, say, say_indented, table
from dragoman.identify import term
from dragoman.model import Candidate, Verdict

if TYPE_CHECKING:
    from dragoman.workflow.naming import Answer, Named

_GAPS = 10  # lines that could not be used, printed; the others are counted
_SHOWN = 3  # spellings in a table


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        epilog='Examples: dragoman who "Kossym-Jomart Tokaeyv" ;'
        ' dragoman who "foreign minister of Germany" --on 2022-01-20 ;'
        ' dragoman who "Prime Minister Masimov" --on 2014-06-01 --case moscow-2020'
    )(who)
    app.command(
        epilog="Examples: dragoman people moscow-2020 ; dragoman people moscow-2020 --undecided --json ;"
        " dragoman people moscow-2020 --as-of 2020-03-07 ; dragoman people moscow-2020 --export people.ftm.jsonl"
    )(people)
    app.command(
        "register",
        epilog="Examples: dragoman register world.register holders.csv.gz ministers.ftm.jsonl ;"
        " dragoman register world.register table.csv --mapping table.toml ;"
        " dragoman register world.register --export people.ftm.jsonl",
    )(register_)


def who(
    question: Annotated[
        list[str],
        typer.Argument(metavar="NAME_OR_OFFICE", help="A name, an office, or both; a state may stand with it."),
    ],
    on: Annotated[date | None, typer.Option(parser=days.parse, metavar="DAY", help="The day that is meant.")] = None,
    case: Annotated[
        Path | None, typer.Option(metavar="CASE", help="Ask the people of a built case and its registers.")
    ] = None,
    registers: Annotated[
        list[Path] | None, typer.Option("--register", metavar="FILE", help="Ask a register too; may be repeated.")
    ] = None,
    json: JSON = False,
) -> None:
    """Who is meant: candidates with the offices and words that speak for them. A name alone decides nothing."""
    from dragoman.workflow.naming import ask

    answer = ask(" ".join(question), on=on, case=case, registers=tuple(registers or ()))
    if json:
        print_json(_answer_json(answer))
        return
    if answer.place is not None:
        say(f"“{answer.question}” is a place: {answer.place}")
    for found in answer.candidates:
        sides = ", ".join(found.person.sides)
        say(f"{found.person.name}  [{found.person.id}]  {sides}  {_verdict(found)}, {found.score:.2f}")
        for reason in found.reasons:
            say_indented(reason)
        for tenure in answer.offices(found)[:_SHOWN]:
            told = f"{tenure.office.title}{f', {tenure.manner}' if tenure.manner else ''}, {term(tenure)}"
            sources = "; ".join(s if isinstance(s, str) else answer.quote(s) for s in tenure.sources[:_SHOWN])
            say_indented(f"– {told}  ({sources})")
    if not answer.candidates and answer.place is None:
        say("nobody")


def _verdict(found: Candidate) -> str:
    return {Verdict.SAME: "the one meant", Verdict.DIFFERENT: "not meant", Verdict.UNDECIDED: "may be meant"}[
        found.verdict
    ]


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "on": answer.on.isoformat() if answer.on else None,
        "place": answer.place,
        "candidates": [
            {
                "id": found.person.id,
                "name": found.person.name,
                "sides": found.person.sides,
                "verdict": found.verdict.value,
                "score": found.score,
                "reasons": found.reasons,
                "offices": [
                    {
                        "title": tenure.office.title,
                        "side": tenure.office.side,
                        "manner": tenure.manner,
                        "since": tenure.since,
                        "until": tenure.until,
                        "sources": [s if isinstance(s, str) else answer.quote(s) for s in tenure.sources],
                    }
                    for tenure in answer.offices(found)
                ],
            }
            for found in answer.candidates
        ],
    }


def people(
    case: CASE,
    undecided: Annotated[bool, typer.Option("--undecided", help="Only those of whom something stays open.")] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them as FollowTheMoney JSON lines, with a sidecar.")
    ] = None,
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """The people of a case: first those of whom something stays open, then the others by how often they are met."""
    from dragoman.workflow.naming import export_people, people_of

    if export is not None:
        count, sidecar = export_people(case, export, as_of=as_of)
        say(f"{count:,} people written to {export}, what that format cannot hold to {sidecar}")
        return
    named = [one for one in people_of(case, as_of=as_of) if one.open or not undecided]
    if json:
        print_json([_named_json(one) for one in named])
        return
    made = table("person", "sides", "offices", "also written", "contacts", "mentions", "open", "id")
    for one in named:
        spelt = "; ".join(one.person.aliases[:_SHOWN])
        more = len(one.person.aliases) - _SHOWN
        row(
            made,
            one.person.name,
            ", ".join(one.person.sides),
            "; ".join(one.offices[:_SHOWN]),
            f"{spelt}{f' and {more} more' if more > 0 else ''}",
            str(one.contacts),
            str(one.mentions),
            "; ".join(one.open),
            one.person.id,
        )
    out.print(made)
    say(f"{len(named)} people; of {sum(1 for one in named if one.open)} something stays open")


def _named_json(one: Named) -> dict[str, Any]:
    return {
        "id": one.person.id,
        "name": one.person.name,
        "sides": one.person.sides,
        "aliases": one.person.aliases,
        "offices": one.offices,
        "given": one.person.given,
        "contacts": one.contacts,
        "mentions": one.mentions,
        "open": one.open,
    }


def register_(
    file: Annotated[Path, typer.Argument(metavar="REGISTER", help="The register; made where it does not exist.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...", help="CSV, JSON lines or FollowTheMoney JSON lines, packed with gzip or not."
        ),
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says which column is what.")] = None,
    apart: Annotated[
        bool,
        typer.Option("--apart", help="Do not join people of different files, not even where name and office agree."),
    ] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all as FollowTheMoney JSON lines, with a sidecar.")
    ] = None,
    json: JSON = False,
) -> None:
    """Bring files of office-holders into a register that cases can share, or write one out."""
    from dragoman.workflow.registering import export_register, import_files

    if files:
        with counting("Reading") as tell:
            made = import_files(file, files, mapping=mapping, join=not apart, progress=tell)
        if json:
            print_json(made)
        else:
            print_gaps(made.gaps, limit=_GAPS)
            say(
                f"{made.lines:,} lines of people read, {len(made.gaps):,} not; {made.people:,} people in {file} "
                f"({made.people - made.before:,} more), {made.joined:,} joined with one of another file"
            )
            for one, two, reason in made.apart[:_SHOWN]:
                say_indented(f"kept apart: {one} and {two}: {reason}")
            if len(made.apart) > _SHOWN:
                say_indented(f"… and {len(made.apart) - _SHOWN:,} more pairs; --json lists them")
    if export is not None:
        people_, sidecar = export_register(file, export)
        say(f"{people_:,} people written to {export}, what that format cannot hold to {sidecar}")
    if not files and export is None:
        raise typer.BadParameter("give files to bring in, or --export FILE")
