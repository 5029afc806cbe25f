"""Commands that ask a built case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import days
from dragoman.cli.cases import AS_OF, CASE, JSON
from dragoman.cli.output import counted, day, out, print_json, quotation, row, say, say_indented, table
from dragoman.identify import term
from dragoman.model import Contact, Document, Kind, Person, Report, Span, Status

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
    app.command(epilog="Example: dragoman show moscow-2020 dmitry-medvedev")(show)


_SOURCES = 3  # printed of one office
_SHORT = len("report-") + 8  # of an account's id; its beginning is enough for every command
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


def contact_json(built: BuiltCase, contact: Contact) -> dict[str, Any]:
    """A contact for scripts: ISO days, people with ids, and the verbatim evidence of each account."""
    first, last = contact.when.first_day, contact.when.last_day
    return {
        "id": contact.id,
        "kind": contact.kind.value,
        "status": contact.status.value,
        "certainty": contact.certainty.value,
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        "precision": contact.when.precision.value,
        "participants": [
            {"person": p.person, "name": built.name(p.person), "side": p.side, "roles": p.roles}
            for p in contact.participants
        ],
        "more": contact.more,
        "place": contact.place,
        "country": contact.country,
        "initiator": contact.initiator,
        "conflicts": contact.conflicts,
        "accounts": [report_json(built, built.reports[report]) for report in contact.reports],
    }


def report_json(built: BuiltCase, report: Report) -> dict[str, Any]:
    """An account for scripts."""
    document = built.documents[report.document]
    return {
        "id": report.id,
        "document": report.document,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "status": report.status.value,
        "certainty": report.certainty.value,
        "evidence": document.quote(report.evidence),
        "start": report.evidence.start,
        "end": report.evidence.end,
    }


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


def show(
    case: CASE,
    identity: Annotated[
        str,
        typer.Argument(metavar="ID", help="Id of a contact, person, document or account; or a file under sources/."),
    ],
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """An item with every word that it rests on."""
    from dragoman.workflow.querying import opened

    with opened(case, as_of=as_of) as built:
        item = built.item(identity)
        if json:
            print_json(_json(built, item))
        elif isinstance(item, Contact):
            _show_contact(built, item)
        elif isinstance(item, Person):
            _show_person(built, item)
        elif isinstance(item, Document):
            _show_document(built, item)
        else:
            _show_report(built, item)


def _json(built: BuiltCase, item: Contact | Person | Document | Report) -> object:
    if isinstance(item, Contact):
        return contact_json(built, item)
    if isinstance(item, Report):
        return report_json(built, item)
    return item


def _show_contact(built: BuiltCase, contact: Contact) -> None:
    say(f"{contact.kind.value}, {contact.status.value}, {contact.certainty.value}, {day(contact.when)}  [{contact.id}]")
    if contact.place or contact.country:
        say(f"  where: {contact.place or '?'} ({contact.country or '?'})")
    if contact.initiator:
        say(f"  initiative: {contact.initiator}")
    for participation in contact.participants:
        stated = "; ".join(participation.roles)
        say(f"  {built.name(participation.person)} ({participation.side or '?'}){': ' + stated if stated else ''}")
    for conflict in contact.conflicts:
        values = "; ".join(f"{value} ({len(reports)})" for value, reports in conflict.values)
        say(f"  accounts differ on {conflict.field}: {values}")
    say(counted(len(contact.reports), "account"))
    for report in contact.reports:
        _show_report(built, built.reports[report])


def _show_report(built: BuiltCase, report: Report) -> None:
    document = built.documents[report.document]
    where = f"[{document.id}, characters {report.evidence.start} to {report.evidence.end}]"
    say(f"  {built.issuer(document)}, {document.published or '?'}, “{document.title}” {where}")
    say_indented(f"account {report.id[:_SHORT]}")
    say_indented(f"{report.kind.value}, {report.status.value}, {report.certainty.value}, {day(report.when)}")
    out.print(quotation(document.quote(report.evidence)), soft_wrap=True)
    for label, span in (
        ("when", report.when.words),
        ("where", report.place_span),
        ("initiative", report.initiator_span),
        ("hedge", report.hedge),
    ):
        if span is not None:
            say_indented(f"{label}: “{document.quote(span)}”")


def _show_person(built: BuiltCase, person: Person) -> None:
    say(f"{person.name}  [{person.id}]  {', '.join(person.sides)}")
    if person.aliases:
        say(f"  also: {'; '.join(person.aliases)}")
    for tenure in person.tenures:
        manner = f", {tenure.manner}" if tenure.manner else ""
        sources = "; ".join(_source(built, source) for source in tenure.sources[:_SOURCES])
        say(f"  {tenure.office.title}{manner}, {term(tenure)}  ({sources})")
    mine = [contact for contact in built.contacts if any(p.person == person.id for p in contact.participants)]
    say(counted(len(mine), "contact"))
    for contact in mine:
        others = ", ".join(built.name(p.person) for p in contact.participants if p.person != person.id)
        what = f"{contact.kind.value}, {contact.status.value}"
        say(f"  {day(contact.when)}  {what}: {others or contact.place or '?'}  [{contact.id}]")
    verdicts = [v for v in built.identifications if v.person == person.id]
    reasons = sorted({(v.mention.name, v.verdict.value, v.reason) for v in verdicts})
    say(counted(len(verdicts), "mention"))
    for name, verdict, reason in reasons:
        say(f"  {name}: {verdict}, {reason}")


def _source(built: BuiltCase, source: Span | str) -> str:
    """The words of a source, or the name of a file and line."""
    return source if isinstance(source, str) else f"“{built.quote(source)}”, {source.document}"


def _show_document(built: BuiltCase, document: Document) -> None:
    say(f"{document.title or '(no title)'}  [{document.id}]")
    facts = (built.issuer(document), str(document.published or "no date"), document.language, document.url)
    say(f"  {', '.join(fact for fact in facts if fact)}")
    files = [s for s in built.snapshots if s.id == document.snapshot]
    for file in files:
        say(f"  {file.path}{', ' + document.part if document.part else ''}, {file.size:,} bytes, SHA-256 {file.id}")
    for copy in built.copies:
        if copy.document == document.id:
            say(f"  a copy of {copy.original} (similarity {copy.similarity})")
    mine = [report for report in built.reports.values() if report.document == document.id]
    say(counted(len(mine), "account"))
    for report in sorted(mine, key=lambda r: r.evidence):
        _show_report(built, report)
    for gap in built.gaps:
        if gap.document == document.id:
            say(f"  gap: {gap.kind}: {gap.reason}")
