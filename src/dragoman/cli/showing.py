"""An item of a built case with every word that it rests on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.cases import AS_OF, CASE, JSON
from dragoman.cli.output import counted, day, out, print_json, quotation, say, say_indented, warn
from dragoman.identify import term
from dragoman.model import Check, Contact, Document, Person, Precedent, Report, Span, Standing, Surprise

if TYPE_CHECKING:
    from dragoman.workflow.querying import BuiltCase, Item

_SOURCES = 3  # printed of one office
_SHORT = len("report-") + 8  # of an account's id; its beginning is enough for every command
_TOLD = frozenset({Standing.DEPARTED, Standing.UNKNOWN})  # of a contact's rules


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Examples: dragoman show moscow-2020 dmitry-medvedev ; dragoman show moscow-2020 check-1a2b")(
        show
    )


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


def show(
    case: CASE,
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a contact, person, document, account or departure; or a file under sources/."
        ),
    ],
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """An item with every word that it rests on."""
    from dragoman.workflow.case import load_case
    from dragoman.workflow.freshness import stale
    from dragoman.workflow.querying import opened

    with opened(case, as_of=as_of) as built:
        item = built.item(identity)
        if as_of is None:
            warn(stale(load_case(case)))
        if json:
            print_json(_json(built, item))
        elif isinstance(item, Contact):
            _show_contact(built, item)
        elif isinstance(item, Person):
            _show_person(built, item)
        elif isinstance(item, Document):
            _show_document(built, item)
        elif isinstance(item, Check):
            _show_check(built, item)
        elif isinstance(item, Surprise):
            _show_surprise(built, item)
        else:
            _show_report(built, item)


def _json(built: BuiltCase, item: Item) -> object:
    if isinstance(item, Contact):
        return contact_json(built, item)
    if isinstance(item, Report):
        return report_json(built, item)
    if isinstance(item, Check):
        return asdict(item) | {"evidence": [_passage_json(built, span) for span in item.evidence]}
    if isinstance(item, Surprise):
        told = [contact_json(built, one) for one in built.contacts if one.id in item.contacts]
        return asdict(item) | {"contacts": told}
    return item


def _passage_json(built: BuiltCase, span: Span) -> dict[str, Any]:
    """A passage for scripts."""
    return asdict(span) | {"publisher": built.documents[span.document].publisher, "words": built.quote(span)}


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
    checks = [one for one in built.checks if contact.id in one.contacts and one.standing in _TOLD]
    surprises = [one for one in built.surprises if contact.id in one.contacts]
    if checks or surprises:
        say(counted(len(checks) + len(surprises), "departure or open question"))
    for check in checks:
        say(f"  {'departed' if check.standing is Standing.DEPARTED else 'not known'}: {check.rule.why}  [{check.id}]")
    for one in surprises:
        say(f"  {_ranked(one)}  [{one.id}]")


def _show_check(built: BuiltCase, check: Check) -> None:
    rule = check.rule
    standing = "not known" if check.standing is Standing.UNKNOWN else check.standing.value
    say(f"rule, {standing}, {check.day or 'day not known'}  [{check.id}]")
    say(f"  {rule.why}")
    say(f"  here {check.reason.strip().rstrip('.')}.")
    say(f"  {rule.kind.value}, {rule.strength.value}; book {check.book}, rule {rule.id}; source: {rule.source}")
    if check.precedent is not None:
        say(f"  {precedent(check.precedent)}")
    _show_contacts(built, check.contacts)
    say(counted(len(check.evidence), "passage"))
    for span in check.evidence:
        _show_passage(built, span)


def precedent(one: Precedent) -> str:
    """How often the pair, and the host, departed from a rule before."""
    (pair, of_pair), (host, of_host) = one.pair, one.host
    if not of_host:
        return "before: no earlier case in which it was decided is at hand"
    return f"before: this pair departed from it in {pair} of {of_pair}, this host in {host} of {of_host}"


def _show_surprise(built: BuiltCase, one: Surprise) -> None:
    say(f"surprise, {' and '.join(one.sides)}, {one.first} to {one.last}  [{one.id}]")
    say(f"  {_ranked(one)}")
    drivers(one, indent="  ")
    _show_contacts(built, one.contacts)
    for contact in built.contacts:
        if contact.id in one.contacts:
            for report in contact.reports:
                _show_passage(built, built.reports[report].evidence)


def drivers(one: Surprise, *, indent: str) -> None:
    """What sets an episode apart, the same seen nearer, and what may explain it."""
    from dragoman.publish.baselines import sentences

    if one.drivers:
        say(f"{indent}beside all contacts of the two sides:")
    for driver in one.drivers:
        say(f"{indent}  {driver.feature.value}: {driver.observed}; {driver.usual} ({driver.contact})")
    for baseline in one.baselines:
        say(f"{indent}seen nearer: {'. '.join(sentences(baseline))}. ({baseline.contact})")
    for words in one.explanations:
        say(f"{indent}may explain it: {words}")


def _ranked(one: Surprise) -> str:
    if one.p is None:
        return f"not ranked: {'; '.join(one.refused) or 'the past is too thin'}"
    were = "was" if one.alike == 1 else "were"
    return f"{one.alike} of {one.cases} past episodes of comparable pairs {were} as unusual (p = {one.p:.3g})"


def _show_contacts(built: BuiltCase, identities: tuple[str, ...]) -> None:
    mine = {contact.id: contact for contact in built.contacts if contact.id in identities}
    say(counted(len(mine), "contact"))
    for identity in identities:
        if identity in mine:
            names = ", ".join(built.name(p.person) for p in mine[identity].participants)
            say(f"  {day(mine[identity].when)}  {mine[identity].kind.value}: {names}  [{identity}]")


def _show_passage(built: BuiltCase, span: Span) -> None:
    document = built.documents[span.document]
    where = f"[{document.id}, characters {span.start} to {span.end}]"
    say(f"  {built.issuer(document)}, {document.published or '?'}, “{document.title}” {where}")
    out.print(quotation(document.quote(span)), soft_wrap=True)


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
