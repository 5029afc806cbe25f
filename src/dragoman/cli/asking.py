"""Commands that ask a built case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import days, showing
from dragoman.cli.cases import AS_OF, CASE, JSON
from dragoman.cli.output import counted, day, out, print_json, row, say, say_indented, table
from dragoman.cli.showing import contact_json
from dragoman.model import Kind, Status

if TYPE_CHECKING:
    from dragoman.workflow.querying import BuiltCase


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        epilog="Examples: dragoman contacts moscow-2020 --who medvedev ;"
        " dragoman contacts moscow-2020 --between nazarbayev putin --since 2020-03-01 ;"
        " dragoman contacts moscow-2020 --between KAZ RUS --kind call --json"
    )(contacts)
    app.command(
        epilog="""Examples: dragoman search moscow-2020 Токаев ; dragoman search moscow-2020 '"working visit"'"""
    )(search)
    showing.register(app)


_DAY = typer.Option(parser=days.parse, metavar="DAY", help="A day, e.g. 2020-03-06.")


def contacts(
    case: CASE,
    who: Annotated[
        list[str] | None, typer.Option(help="A person who took part (name, alias or id); may be repeated.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(help="Two parties that both took part: people, or sides such as KAZ.")
    ] = None,
    since: Annotated[date | None, _DAY] = None,
    until: Annotated[date | None, _DAY] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only contacts of this kind.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only contacts with this status.")] = None,
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """The chronology: who was in touch with whom, when. A ~ before a day means that no source states the day."""
    from dragoman.workflow.querying import opened

    if since and until and since > until:
        raise typer.BadParameter(f"the period ends before it begins: --since {since} --until {until}; exchange them")
    with opened(case, as_of=as_of) as built:
        found = built.select(
            who=tuple(who or ()),
            between=between,
            since=since,
            until=until,
            kind=kind,
            status=status,
        )
        if json:
            print_json([contact_json(built, contact) for contact in found])
            return
        made = table("when", "kind", "status", "who", "where", "accounts", "id")
        for contact in found:
            names = ", ".join(built.name(p.person) for p in contact.participants) + (
                " and others" if contact.more else ""
            )
            sure = "" if contact.certainty.value == "asserted" else f" ({contact.certainty.value})"
            row(
                made,
                day(contact.when),
                contact.kind.value,
                contact.status.value + sure,
                names,
                contact.place,
                str(len(contact.reports)),
                contact.id,
            )
        out.print(made)
        say(f"{len(found)} of {len(built.contacts)} contacts")
        if not built.contacts:
            say(_why_none(built, as_of))


def _why_none(built: BuiltCase, as_of: date | None) -> str:
    """Why a case has no contact at all."""
    if built.documents:
        return f"no contact was read from its {counted(len(built.documents), 'source')}"
    if as_of is not None:
        return f"no source of this case bears a day of publication up to {as_of}, so nothing was known by then"
    return "the case holds no source; add one with 'dragoman add'"


def search(
    case: CASE,
    query: Annotated[list[str], typer.Argument(help="Words; in double quotes a phrase: '\"working visit\"'.")],
    json: JSON = False,
) -> None:
    """The documents that hold every word, in any script, parts of words included."""
    from dragoman.workflow.querying import opened

    with opened(case) as built:
        found = built.search(" ".join(query))
        if json:
            print_json(
                [
                    {
                        "id": f.document.id,
                        "title": f.document.title,
                        "published": f.document.published,
                        "passages": f.passages,
                    }
                    for f in found
                ]
            )
            return
        for hit in found:
            say(f"{hit.document.published or '?'}  {hit.document.title or '(no title)'}  [{hit.document.id}]")
            for passage in hit.passages:
                say_indented(passage)
        say(f"{len(found)} of {len(built.documents)} documents")
