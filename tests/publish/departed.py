"""Departures for the dossier made by hand: a rule not kept, one not known, an episode, and what is usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.model import (
    Applies,
    Check,
    Driver,
    Feature,
    Precedent,
    Recording,
    ReferenceSet,
    Rule,
    RuleKind,
    Standing,
    Strength,
    Surprise,
    Usual,
)
from tests.publish.handmade import span

RULE = Rule(
    id="both-tell",
    kind=RuleKind.COUNTERPART,
    strength=Strength.CUSTOM,
    source="commentary; no written source",
    why="A guest is received by the chairman.",
    applies=Applies(),
)


def check(standing: Standing = Standing.DEPARTED, **fields: object) -> Check:
    """A rule held against the first call."""
    plain = Check(
        id=f"check-{standing.value}",
        book="generic",
        rule=RULE,
        standing=standing,
        contacts=("contact-1",),
        day=date(2023, 3, 14),
        guest_side="USA",
        host_side="KAZ",
        reason="no account tells of the chairman",
        evidence=(span("doc-a", 6),),
        precedent=Precedent(pair=(0, 3), host=(3, 41)),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


RUN = Driver(
    feature=Feature.RUN,
    contact="contact-2",
    weight=6.9,
    observed="contacts on 2 days within 7 days",
    usual="this pair averages 1.0 a month",
    cases=40,
)


def surprise(**fields: object) -> Surprise:
    """The two calls as an episode."""
    plain = Surprise(
        id="surprise-1",
        sides=("KAZ", "USA"),
        first=date(2023, 3, 14),
        last=date(2023, 3, 17),
        contacts=("contact-1", "contact-2"),
        score=12.345678,
        p=5 / 1951,
        alike=4,
        cases=1950,
        drivers=(RUN,),
        explanations=("14 March 2023 is a public holiday in KAZ (a day)",),
        a_year=4.0,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


USUAL = Usual(
    one="KAZ",
    two="USA",
    on=date(2023, 3, 14),
    since=date(2009, 2, 1),
    until=date(2023, 3, 4),
    contacts=(("visit", 4), ("call", 2)),
    years=((2009, 4), (2012, 2)),
    gaps=(30, 60, 90, 90, 400),
    stays=(24.0, 48.0, 48.0, 72.0),
    travelled=(("KAZ", 3), ("USA", 1)),
    asked=(("USA", 2),),
    levels=(("KAZ head of state", 3),),
    places=(("Astana", 1),),
    met=(("minister foreign", 3, 4),),
    recordings=(Recording(feature=Feature.STAY, outward=True, first=2009, last=2022, cases=53, share=0.1),),
)
PAST = ReferenceSet(
    name="past",
    title="Visits, told by hand",
    source="https://archive.example/visits",
    licence="CC0",
    sides=("KAZ",),
    since=date(2009, 1, 1),
    until=date(2023, 3, 4),
    contacts=(),
)


def full() -> dict[str, object]:
    """Fields of a dossier with a rule departed from, one not known, a surprise and a usual."""
    return {
        "checks": (check(), check(Standing.UNKNOWN), check(Standing.MET, contacts=("contact-2",))),
        "surprises": (surprise(),),
        "usuals": (USUAL,),
        "references": (PAST,),
    }
