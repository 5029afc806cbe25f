"""The brief: a judgement on one page, each sentence with what it rests on. A value; renderers make files of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote

from dragoman.model import CaseError, Indicator, Item, ItemWeight, PriorKind
from dragoman.publish import wording
from dragoman.publish.brief_page import Brief, Section, fits
from dragoman.publish.departing import Departures
from dragoman.publish.record import Record
from dragoman.publish.said import Ground, Sentence, Voice, Words, analyst, plain, tell
from dragoman.publish.weighed import NOTHING, PAGE, Weighed, address, bits, nothing, percent, place, upper


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of everything a brief may tell: sentences of a kind, grounds of a sentence, characters of words."""

    carrying: int = 4
    against: int = 2
    linchpins: int = 3
    watched: int = 3
    nothing: int = 2
    reasons: int = 5
    grounds: int = 3  # beside the place on the page of hypotheses
    question: int = 250
    hypothesis: int = 300
    writes: int = 500
    says: int = 180
    quote: int = 120
    name: int = 120
    reason: int = 240


_ROOMS = (  # the first with which all fits on one page; the last is for scripts of broad letters
    Room(),
    Room(linchpins=2, watched=2, reasons=4, grounds=2, hypothesis=250, writes=350, says=140, quote=90),
    Room(
        carrying=3,
        linchpins=2,
        watched=2,
        nothing=1,
        reasons=3,
        grounds=1,
        question=180,
        hypothesis=200,
        writes=240,
        says=110,
        quote=70,
    ),
    Room(
        carrying=3,
        against=1,
        linchpins=1,
        watched=1,
        nothing=1,
        reasons=3,
        grounds=1,
        question=140,
        hypothesis=160,
        writes=160,
        says=90,
        quote=50,
    ),
    Room(
        carrying=2,
        against=1,
        linchpins=1,
        watched=1,
        nothing=1,
        reasons=2,
        grounds=0,
        question=120,
        hypothesis=120,
        writes=120,
        says=70,
    ),
    Room(
        carrying=2,
        against=1,
        linchpins=1,
        watched=1,
        nothing=1,
        reasons=1,
        grounds=0,
        question=60,
        hypothesis=60,
        writes=60,
        says=40,
        name=30,
        reason=120,
    ),
)


def make(record: Record, *, built_at: datetime, departures: Departures | None = None) -> Brief:
    """The brief of a record with an analysis and an assessment, cut so that it fits on a printed page.

    Args:
        record: The dossier.
        built_at: Moment of the build, aware; renderers date their files with it.
        departures: Those of the record, where they are made already.

    Raises:
        NotFound: The case has no hypotheses, or none of their items is scored.
        CaseError: ``built_at`` has no zone.

    """
    if built_at.tzinfo is None:
        raise CaseError((f"publish: built_at {built_at.isoformat()} has no time zone; give it in UTC",))
    departures = departures or Departures(record)
    weighed = Weighed(record, departures)
    tried = (_made(weighed, departures, room, built_at) for room in _ROOMS[:-1])
    return next(filter(fits, tried), None) or _made(weighed, departures, _ROOMS[-1], built_at)


def _made(weighed: Weighed, departures: Departures, room: Room, built_at: datetime) -> Brief:
    dossier = weighed.record.dossier
    published = [one.published for one in dossier.documents if one.published]
    confidence = weighed.borne(reasons=room.reasons, writes=room.writes, reason=room.reason)
    return Brief(
        title=plain(dossier.case.title, 120),
        question=analyst(weighed.analysis.question, room.question),
        sections=(
            Section(
                id="judgement",
                title="Judgement",
                sentences=weighed.judged(says=room.hypothesis, writes=room.writes, name=room.name),
            ),
            Section(id="confidence", title="Confidence", sentences=confidence),
            Section(id="for", title="What carries it", sentences=tuple(_for(weighed, room))),
            Section(id="against", title="What speaks against it most", sentences=tuple(_against(weighed, room))),
            Section(id="change", title="What would change it", sentences=tuple(_change(weighed, room))),
            Section(id="unknown", title="What is not known", sentences=tuple(_unknown(weighed, departures))),
            Section(id="how", title="How it was weighed", sentences=tuple(_how(weighed))),
        ),
        as_of=dossier.as_of or max(published, default=None),
        built_at=built_at.astimezone(UTC),
        version=dossier.version,
        inputs_digest=dossier.inputs_digest,
    )


def rebased(brief: Brief, base: str) -> Brief:
    """The brief for a file elsewhere: ``base`` is the way from there to the dossier's folder."""
    if not base:
        return brief
    # A path that begins with two slashes would name another machine.
    way = re.sub("^//+", "/", quote(os.fsencode(base if base.endswith("/") else f"{base}/"), safe="/"))

    def moved(ground: Ground) -> Ground:
        return replace(ground, address=f"{way}{ground.address}") if ground.address else ground

    def sentence(one: Sentence) -> Sentence:
        return replace(one, grounds=tuple(moved(ground) for ground in one.grounds))

    sections = (
        replace(section, sentences=tuple(sentence(one) for one in section.sentences)) for section in brief.sections
    )
    return replace(brief, sections=tuple(sections))


def _for(weighed: Weighed, room: Room) -> Iterator[Sentence]:
    carrying = [one for one in weighed.by_contribution if one.contribution >= NOTHING and not nothing(one)]
    if not carrying:
        told = weighed.assessment
        prior = "; the prior does" if told.prior[told.leader] > told.prior[told.runner_up] else ""
        yield tell(f"No item raises it above the next hypothesis{prior}.",
                   grounds=[place("from before to after", "waterfall"), place("all items", "items")])  # fmt: skip
        yield from _nothing(weighed, room)
        return
    origins = len({one.origin for one in carrying})
    most = f"; these {room.carrying} do most" if len(carrying) > room.carrying else ""
    yield tell(
        f"{wording.count(len(carrying), 'item')} of {wording.count(origins, 'origin')} "
        f"{'raises' if len(carrying) == 1 else 'raise'} it above ",
        weighed.name(weighed.assessment.runner_up, room.name),
        f"{most}, by as many bits as stand with {'it' if len(carrying) == 1 else 'each'}.",
        grounds=[place("all items", "items")],
    )
    for one in carrying[: room.carrying]:
        yield _item(weighed, one, room)
    yield from _nothing(weighed, room)


def _nothing(weighed: Weighed, room: Room) -> Iterator[Sentence]:
    """The items that carry almost nothing, however striking they are."""
    found = [one for one in weighed.by_contribution if nothing(one)]
    if not found:
        return
    says = min(room.says, 90)
    named = [part for one in found[: room.nothing] for part in ("; ", weighed.says(weighed.items[one.item], says))][1:]
    more = f"; and {len(found) - room.nothing} more" if len(found) > room.nothing else ""
    each = "each tells" if len(found) > 1 else "it tells"
    yield tell(
        "Almost nothing comes from ",
        *named,
        f"{more}: {each} less than {NOTHING} bits.",
        grounds=[_place(weighed, weighed.items[one.item]) for one in found[: room.nothing]],
    )


def _against(weighed: Weighed, room: Room) -> Iterator[Sentence]:
    against = [one for one in reversed(weighed.by_contribution) if one.contribution <= -NOTHING and not nothing(one)]
    for one in against[: room.against]:
        yield _item(weighed, one, room)
    if not against:
        yield tell("No item lowers it against the next hypothesis.",
                   grounds=[place("from before to after", "waterfall")])  # fmt: skip
    elif len(against) > room.against:
        yield tell(f"{wording.count(len(against), 'item')} lower it in all.", grounds=[place("all items", "items")])


def _change(weighed: Weighed, room: Room) -> Iterator[Sentence]:
    told = weighed.assessment
    found = []
    for origin in (one for one in told.origins if one.linchpin and len(one.items) > 1):
        found.append(
            tell(
                f"Without the {len(origin.items)} items of ",
                weighed.own(origin.origin, 60, named="one origin"),
                ", ",
                *_would_lead(weighed, room, origin.leader_without, origin.without),
                ".",
                grounds=[place("origins", "linchpins")],
            )
        )
    for weight in (one for one in weighed.by_contribution if one.linchpin):
        item = weighed.items[weight.item]
        found.append(
            tell(
                "Without ",
                weighed.says(item, room.says),
                ", ",
                *_would_lead(weighed, room, weight.leader_without),
                ".",
                grounds=[place("what decides", "linchpins"), _place(weighed, item)],
            )
        )
    nothing = tell("No single item and no single origin decides who leads.", grounds=[place("shown", "linchpins")])
    yield from found[: room.linchpins] or [nothing]
    if len(found) > room.linchpins:
        yield tell(f"{len(found)} such items and origins in all.", grounds=[place("all", "linchpins")])
    if told.without_controlled is not None:
        leads = told.leader_without_controlled
        yield tell(
            "If all that could have been arranged counted nothing, ",
            *_would_lead(
                weighed, room, leads, told.without_controlled, "would still lead" if leads == told.leader else ""
            ),
            ".",
            grounds=[place("what could have been arranged", "arranged")],
        )
    yield from _watched(weighed, room)


def _would_lead(
    weighed: Weighed, room: Room, at: int | None, chances: Sequence[float] = (), verb: str = ""
) -> tuple[Words | str, ...]:
    """Who would lead; nothing where several are alike."""
    if at is None:
        return ("nothing would lead alone",)
    return weighed.name(at, room.name), f" {verb or 'would lead'}" + (f" ({percent(chances[at])})" if chances else "")


def _watched(weighed: Weighed, room: Room) -> Iterator[Sentence]:
    places = {one.id: at for at, one in enumerate(weighed.analysis.hypotheses)}
    waiting = [one for one in weighed.analysis.indicators if one.state == "open" and one.hypothesis in places]
    for one in waiting[: room.watched]:
        yield tell(
            "To watch: ",
            weighed.own(one.says, room.says, named="an indicator"),
            " It would speak for ",
            weighed.name(places[one.hypothesis], room.name),
            ".",
            grounds=_few((_place(weighed, one), *weighed.grounds.of(one.about)), room),
        )
    if len(waiting) > room.watched:
        yield tell(f"{len(waiting)} indicators are open.", grounds=[place("all", "indicators")])


def _unknown(weighed: Weighed, departures: Departures) -> Iterator[Sentence]:
    counts = (
        (len(weighed.unscored), "item of evidence is", "items of evidence are", "not scored", f"{PAGE}#unscored"),
        (len(departures.unknown), "rule is", "rules are", "not known to be kept", "departures.html#rules"),
        (len(departures.refused), "episode has", "episodes have", "no past to rank it in", "departures.html#untold"),
    )
    for number, one, many, what, where in counts:
        if number:
            yield tell(f"{wording.count(number, one, many)} {what}.", grounds=[Ground(label="which", address=where)])
    gaps = len(weighed.record.dossier.gaps)
    if gaps:
        yield tell(
            f"{wording.count(gaps, 'thing')} could not be read or decided.",
            grounds=[Ground(label="each with its reason", address="gaps.html")],
        )
    if not gaps and not any(number for number, *_ in counts):
        yield tell("Every item is scored, and nothing was left unread. What no source tells is not here.",
                   grounds=[place("what is open", "unscored"), Ground(label="gaps", address="gaps.html")])  # fmt: skip


def _how(weighed: Weighed) -> Iterator[Sentence]:
    analysis = weighed.analysis
    prior = analysis.prior
    analysts = wording.count(len(weighed.assessment.by_analyst), "analyst")
    yield tell(
        f"{wording.count(len(weighed.weights), 'item')} held against "
        f"{wording.count(len(analysis.hypotheses), 'hypothesis', 'hypotheses')} by {analysts}, each by how probable it "
        f"would be under each; tempered by trust in its source, items of one origin counted with dependence "
        f"{analysis.convention.dependence:g}, then averaged.",
        grounds=[place("the matrix", "matrix"), Ground(label="method", address="about.html#hypotheses")],
    )
    before = [place("before and after", "scores")]
    if prior.kind is PriorKind.REFERENCE and prior.reference:
        cases = f" ({wording.count(sum(prior.counts), 'case')})" if prior.counts else ""
        named = weighed.own(prior.reference, 120, named="one")
        yield tell("The prior comes from a reference class: ", named, f"{cases}.", grounds=before)
    else:
        yield tell(
            f"The prior is {prior.kind.value}; the words are those of {analysis.convention.yardstick.value}.",
            grounds=[*before, place("conventions", "conventions")],
        )


def _item(weighed: Weighed, weight: ItemWeight, room: Room) -> Sentence:
    """An item with what it does and what it rests on."""
    item = weighed.items[weight.item]
    alike = sum(one.origin == weight.origin for one in weighed.weights.values())
    shared = f", one of {alike} items of one origin" if alike > 1 else ""
    told = f" {bits(weight.contribution)}; graded {item.reliability}{item.credibility}{shared}."
    says = weighed.says(item, room.says)
    says = replace(says, text=upper(says.text)) if says.voice is Voice.OURS else says
    return tell(says, told, grounds=_few((_place(weighed, item), *weighed.grounds.of(item.about)), room))


def _place(weighed: Weighed, one: Item | Indicator) -> Ground:
    return place(f"item {weighed.heads[one.id]}" if isinstance(one, Item) else "indicator", address(one))


def _few(grounds: Iterable[Ground], room: Room) -> tuple[Ground, ...]:
    """The first ones, with labels that fit on a line and the words of the first passage alone."""
    found: list[Ground] = []
    quoted = False
    for one in list(grounds)[: room.grounds + 1]:
        words = None if one.quote is None or quoted else replace(one.quote, text=plain(one.quote.text, room.quote))
        quoted = quoted or words is not None
        found.append(replace(one, label=plain(one.label, 60), title=None, quote=words))
    return tuple(found)
