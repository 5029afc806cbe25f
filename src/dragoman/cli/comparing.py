"""Commands that hold readouts against each other and against their issuer's past."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.cli.cases import AS_OF, CASE, JSON
from dragoman.cli.output import out, print_json, safe, say
from dragoman.model import Comparison, Contact, Document, NotFound, Proposition

if TYPE_CHECKING:
    from dragoman.workflow.querying import BuiltCase


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: dragoman compare moscow-2020 contact-f0e9")(compare)
    app.command(
        epilog="Examples: dragoman readout moscow-2020 doc-1a2b ; dragoman readout moscow-2020 sources/readout.html"
    )(readout)


def compare(
    case: CASE,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="Id of a contact; its beginning is enough.")],
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """The readouts of one contact side by side: what both say, what one alone says, where they differ."""
    from dragoman.workflow.querying import opened

    with opened(case, as_of=as_of) as built:
        item = built.item(contact)
        if not isinstance(item, Contact):
            raise NotFound(f"{contact!r} is no contact; 'dragoman contacts {case}' prints their ids")
        found = built.compared(item)
        if not found:
            raise NotFound(
                f"{item.id} has no two readouts of different issuers or languages; a second side's release would make "
                f"a comparison: dragoman add {case} FILE"
            )
        if json:
            print_json(found)
            return
        for one in found:
            _print(built, one)


def _print(built: BuiltCase, one: Comparison) -> None:
    for label, identity in (("one", one.one), ("two", one.two)):
        document = built.documents[identity]
        say(f"{label}: {built.issuer(document)}, {document.language}, {document.published or '?'}, “{document.title}”")
    counts = len(one.propositions_one), len(one.propositions_two)
    shared = one.shared
    say(f"  {shared[0]} of {counts[0]} sentences of one are in two; {shared[1]} of {counts[1]} of two are in one")
    if one.differing:
        say(f"  they tell {len(one.differing)} thing{'s' if len(one.differing) > 1 else ''} differently")
    if one.agreement is not None:
        say(f"  agreement F {one.agreement:.2f}")
    if one.lag is not None:
        say(f"  two came {lag(one.lag)} one")
    if built.documents[one.one].language != built.documents[one.two].language:
        noise = (
            "not measured yet"
            if one.floor is None
            else f"F {one.floor:.2f} on texts written for it; real ones agree less"
        )
        say(f"  two languages; one office's own two languages agree to {noise}: take what only one says with care")
    for alignment in one.alignments:
        say(f"  {alignment.relation.value}: {alignment.reason}")
        for mark, propositions, chosen in (
            ("one", one.propositions_one, alignment.one),
            ("two", one.propositions_two, alignment.two),
        ):
            for position in chosen:
                out.print(Text(f"      {mark}  {_words(built, propositions[position])}"), soft_wrap=True)
    for silence in one.silences:
        publisher = built.issuer(built.documents[silence.document])
        if not silence.cases:
            say(f"  {publisher} leaves out {silence.topic}: no earlier pair tells whether that is usual")
            continue
        bits = "too few to say what is usual" if silence.bits is None else f"{silence.bits:.1f} bits"
        say(
            f"  {publisher} leaves out {silence.topic}: it did in {silence.omitted} of {silence.cases} earlier pairs "
            f"({bits})"
        )


def lag(time: timedelta) -> str:
    """How long after another a readout came.

    >>> lag(timedelta(days=1)), lag(timedelta(hours=-26)), lag(timedelta(minutes=90))
    ('1 day after', '1 day and 2 hours before', '1 hour and 30 minutes after')
    """
    minutes = round(abs(time).total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        f"{number} {unit if number == 1 else unit + 's'}"
        for number, unit in ((days, "day"), (hours, "hour"), (rest, "minute"))
        if number
    ]
    return f"{' and '.join(parts[:2]) or 'less than a minute'} {'after' if time >= timedelta(0) else 'before'}"


def _words(built: BuiltCase, proposition: Proposition) -> str:
    return safe(" ".join(built.quote(proposition.span).split()))


def readout(
    case: CASE,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Id, name or title of a document, or its file under sources/.")
    ],
    as_of: AS_OF = None,
    json: JSON = False,
) -> None:
    """One readout against its issuer's past: what it repeats (dim), how specific it is, what is new (marked +)."""
    from dragoman.publish.measures import measured_words
    from dragoman.workflow.querying import opened

    with opened(case, as_of=as_of) as built:
        item = built.item(source)
        if not isinstance(item, Document):
            raise NotFound(
                f"{source!r} is no source; give its file under sources/, or an id that 'dragoman search {case} WORDS' "
                f"prints"
            )
        measure = built.measures.get(item.id)
        if measure is None:
            raise NotFound(f"{item.id} opens with no meeting or call that was read, so it is not measured as a readout")
        if json:
            print_json(measure)
            return
        say(f"{built.issuer(item)}, {item.published or '?'}, “{item.title}”")
        for sentence in measured_words(measure, dated=item.published is not None):
            say(f"  {sentence}")
        if aside := built.set_aside(item):
            left = "1 earlier release" if aside == 1 else f"{aside} earlier releases"
            say(f"  {left} of the same contact or episode left out of its past")
        repeated = set[int]()
        for span in measure.repeated:
            repeated.update(range(span.start, span.end))
        new = {span.start for span in measure.new}
        for share in measure.sentences:
            text = Text(f"  {'+' if share.span.start in new else ' '} {share.share:4.0%}  ")
            for at in range(share.span.start, share.span.end):
                text.append(safe(item.content[at]).replace("\n", " "), style="dim" if at in repeated else "")
            out.print(text, soft_wrap=True)
