"""The command that joins and parts accounts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.cases import CASE, JSON
from dragoman.cli.output import counted, print_json, say, say_indented
from dragoman.model import CaseError, Contact, NotFound, Report, Review, Verdict

if TYPE_CHECKING:
    from dragoman.workflow.querying import BuiltCase


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Examples: dragoman review moscow-2020 ; dragoman review moscow-2020 --join report-1a2b report-3c4d"
        " --note 'one call, two clocks' ; dragoman review moscow-2020 --undo report-1a2b report-3c4d"
    )(review)


_TWO = "Ids of two accounts; their beginnings are enough, and a contact's id stands for its first account."


def review(
    case: CASE,
    join: Annotated[tuple[str, str] | None, typer.Option(help=f"They tell of one contact. {_TWO}")] = None,
    part: Annotated[tuple[str, str] | None, typer.Option(help=f"They tell of two contacts. {_TWO}")] = None,
    undo: Annotated[tuple[str, str] | None, typer.Option(help=f"Take a review back. {_TWO}")] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decided.")] = None,
    json: JSON = False,
) -> None:
    """Join or part accounts, or take that back; without an option, list what waits for a decision.

    Reviews are kept in reviews.toml; the next build follows them.
    """
    from dragoman.workflow import reviewing
    from dragoman.workflow.case import load_case, require_sound
    from dragoman.workflow.querying import opened

    given = [pair for pair in (join, part, undo) if pair is not None]
    if len(given) > 1:
        raise CaseError(("review: give one of --join, --part and --undo",))
    folder = load_case(case)
    require_sound(folder)
    kept = reviewing.find(folder.reviews, *undo) if undo is not None else None
    unlike = ""
    if kept is None:
        with opened(case) as built:
            if not given:
                _list(built, folder.reviews, json=json)
                return
            kept = _report(built, given[0][0]), _report(built, given[0][1])
            unlike = _unlike(built, *kept) if join is not None else ""
    one, two = kept
    file = folder.root / reviewing.NAME
    if undo is not None:
        gone = reviewing.take_back(file, one, two)
        what = "joined" if gone.verdict is Verdict.SAME else "parted"
        say(f"taken back: that they were {what}{f' ({gone.note})' if gone.note else ''}")
        if left := [review for review in reviewing.load(file)[0] if {review.one, review.two} == {one, two}]:
            stays = "joined" if left[-1].verdict is Verdict.SAME else "parted"
            say(f"an earlier review of the two, that they are {stays}, stays; the same command takes it back")
        say(f"run 'dragoman build {case}' to follow it")
        return
    if one == two:
        raise CaseError((f"review: both ids mean {one}; name two accounts",))
    verdict = Verdict.SAME if join is not None else Verdict.DIFFERENT
    reviewing.add(file, Review(one=one, two=two, verdict=verdict, note=note, by=by, day=date.today()))  # noqa: DTZ011
    if unlike:
        say(f"mind: the two have {unlike} in common; the review is kept all the same")
    say(f"kept in {file}; run 'dragoman build {case}' to follow it")


_NEAR = timedelta(days=3)  # a release may come so long after what it tells of


def _unlike(built: BuiltCase, one: str, two: str) -> str:
    """What two accounts that are joined lack in common: "no person", "no day", both, or nothing."""
    people = [
        {
            verdict.person or verdict.mention.name
            for verdict in built.identifications
            if verdict.mention in built.reports[identity].participants
        }
        for identity in (one, two)
    ]
    days = [
        (first - _NEAR, last + _NEAR)
        for when in (built.reports[one].when, built.reports[two].when)
        if (first := when.first_day) is not None and (last := when.last_day) is not None
    ]
    lacking = ["no person"] if all(people) and people[0].isdisjoint(people[1]) else []
    if len(days) == 2 and (days[0][1] - _NEAR < days[1][0] or days[1][1] - _NEAR < days[0][0]):
        lacking.append("no day")
    return " and ".join(lacking)


def _report(built: BuiltCase, words: str) -> str:
    item = built.item(words)
    if isinstance(item, Contact):
        return item.reports[0]
    if not isinstance(item, Report):
        raise NotFound(f"{words!r} is neither an account nor a contact; 'dragoman show' prints the ids of accounts")
    return item.id


def _list(built: BuiltCase, reviews: tuple[Review, ...], *, json: bool) -> None:
    ruled = {frozenset((review.one, review.two)) for review in reviews}
    waiting = [
        link
        for link in built.links
        if link.verdict is Verdict.UNDECIDED and frozenset((link.one, link.two)) not in ruled
    ]
    if json:
        print_json({"undecided": waiting, "reviews": reviews})
        return
    say(counted(len(waiting), "undecided link") if waiting else "no link waits for a decision")
    for link in waiting:
        say(f"  {link.one} and {link.two}: {link.bits:+.1f} bits")
        for identity in (link.one, link.two):
            document = built.documents[built.reports[identity].document]
            evidence = " ".join(document.quote(built.reports[identity].evidence).split())
            say_indented(f"{built.issuer(document)}, {document.published or '?'}: “{evidence[:160]}”")
        say_indented(link.reason)
    for one in reviews:
        say(f"  {one.verdict.value}: {one.one} and {one.two}{f' ({one.note})' if one.note else ''}")
