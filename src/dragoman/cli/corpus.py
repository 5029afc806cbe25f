"""Commands that read without a case: a corpus, or one file with every decision explained."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import days
from dragoman.cli.cases import JSON, WORKERS
from dragoman.cli.output import day, err, print_gaps, print_json, say, say_indented

if TYPE_CHECKING:
    from dragoman.workflow.explaining import Explanation, Sentence


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: dragoman extract docs.jsonl -o contacts.jsonl")(extract)
    app.command(epilog="Example: dragoman explain readout.html --publisher kremlin_en")(explain)


def extract(
    docs: Annotated[
        Path,
        typer.Argument(metavar="DOCS.jsonl", help="One document a line: id, source, url, date, lang, title, text."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the contacts go, one line a document.")],
    workers: WORKERS = None,
) -> None:
    """Read contacts from a corpus, line by line; memory does not grow with its length.

    A line that cannot be read gives a line with its reason under "gaps".
    """
    from dragoman.workflow.extracting import extract_file

    if err.is_terminal:
        with err.status("Reading") as status:
            done, gaps = extract_file(
                docs, output, workers=workers, progress=lambda n: status.update(f"Reading: {n:,} documents")
            )
    else:
        done, gaps = extract_file(docs, output, workers=workers)
    lines = "1 line" if done == 1 else f"{done:,} lines"
    say(f"{lines} read into {output}{f', {gaps:,} of them with gaps' if gaps else ''}")


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Any file that a case may hold.")],
    publisher: Annotated[str | None, typer.Option(help="Id of its publisher's profile.")] = None,
    date: Annotated[
        dt.date | None,
        typer.Option(parser=days.parse, metavar="DAY", help="Day of publication, e.g. 2020-03-06."),
    ] = None,
    json: JSON = False,
) -> None:
    """Print a document as it was read: each name, date and contact word, and why it told of a contact or did not."""
    from dragoman import ingest
    from dragoman.model import Gap
    from dragoman.workflow.explaining import explain as look

    if publisher is not None:
        ingest.publisher(publisher)
    hints = ingest.Hints(publisher=publisher, published=date)
    found = list(look(file, hints=hints))
    if json:
        print_json(found)
        return
    for item in found:
        if not isinstance(item, Gap):
            _explained(item)
    print_gaps([item for item in found if isinstance(item, Gap)])


def _explained(item: Explanation) -> None:
    document = item.document
    say(
        f"{document.title or '(no title)'}: {document.publisher}, {document.published or 'no day'}, {document.language}"
    )
    for sentence in item.sentences:
        if sentence.mentions or sentence.verdicts:
            _sentence(item, sentence)
    say("")
    say("1 report:" if len(item.reports) == 1 else f"{len(item.reports)} reports:")
    for report in item.reports:
        who = ", ".join(mention.name for mention in report.participants)
        say_indented(f"{report.kind.value}, {report.status.value}, {report.certainty.value}: {who}; {day(report.when)}")
        say_indented(f"  “{document.quote(report.evidence)}”")
        for one in report.circumstances:
            say_indented(f"  {one.aspect.value}: {one.value}, {one.certainty.value} (“{document.quote(one.span)}”)")


def _sentence(item: Explanation, sentence: Sentence) -> None:
    say("")
    say(f"“{sentence.text}”")
    for mention in sentence.mentions:
        words = item.document.quote(mention.span)
        role = mention.role if mention.role and mention.role not in words else None
        known = ", ".join(filter(None, [role, mention.side]))
        say_indented(f"who    {mention.name}{f' ({known})' if known else ''}: “{words}”")
    for words, value in sentence.dates:
        say_indented(f"when   {value}: “{words}”")
    for verdict in sentence.verdicts:
        who = f"{', '.join(verdict.acting) or '?'} – {', '.join(verdict.acted_with) or '?'}"
        say_indented(f"word   “{verdict.words.strip()}” ({verdict.kind}): {who}")
        for report in verdict.reports:
            names = ", ".join(mention.name for mention in report.participants)
            say_indented(f"  gives {report.kind.value}, {report.status.value}, {report.certainty.value}: {names}")
        if verdict.reason is not None and not verdict.reports:
            say_indented(f"  gives nothing: {verdict.reason}")
