"""The brief: a judgement on one page, each sentence with what it rests on. A value; renderers make files of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from dragoman.model import CaseError, Item, ItemWeight, PriorKind
from dragoman.publish import wording
from dragoman.publish.departing import Departures
from dragoman.publish.record import Record
from dragoman.publish.said import Ground, Sentence, Words, analyst, plain, tell
from dragoman.publish.weighed import NOTHING, Weighed, address, bits, percent

_FOR, _AGAINST, _LINCHPINS, _WATCHED, _GROUNDS, _NOTHING = 4, 2, 3, 3, 3, 2
_SAYS = 180  # characters of an item
_PAGE = "hypotheses.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief; ``id`` is stable, ``title`` for a reader."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One page on one question.

    The sections are judgement, confidence, for, against, change, unknown and how. Words of analysts and sources are
    plain text, cut and cleaned; every renderer escapes them by its own rules. ``as_of`` is the day as known on which
    the brief speaks: that of the dossier, else of its last source; ``built_at`` is in UTC.
    """

    title: str
    question: Words
    sections: tuple[Section, ...]
    as_of: date | None
    built_at: datetime
    version: str
    inputs_digest: str

    def section(self, identity: str) -> Section:
        """The section with this id."""
        return next(one for one in self.sections if one.id == identity)


def make(record: Record, *, built_at: datetime, departures: Departures | None = None) -> Brief:
    """The brief of a record with an analysis and an assessment.

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
    dossier = record.dossier
    published = [one.published for one in dossier.documents if one.published]
    return Brief(
        title=plain(dossier.case.title, 120),
        question=analyst(weighed.analysis.question, 250),
        sections=(
            Section(id="judgement", title="Judgement", sentences=weighed.judgement),
            Section(id="confidence", title="Confidence", sentences=weighed.confidence),
            Section(id="for", title="What carries it", sentences=tuple(_for(weighed))),
            Section(id="against", title="What speaks against it most", sentences=tuple(_against(weighed))),
            Section(id="change", title="What would change it", sentences=tuple(_change(weighed))),
            Section(id="unknown", title="What is not known", sentences=tuple(_unknown(weighed, departures))),
            Section(id="how", title="How it was weighed", sentences=tuple(_how(weighed))),
        ),
        as_of=dossier.as_of or max(published, default=None),
        built_at=built_at.astimezone(UTC),
        version=dossier.version,
        inputs_digest=dossier.inputs_digest,
    )


def _for(weighed: Weighed) -> Iterator[Sentence]:
    carrying = [one for one in weighed.by_contribution if one.contribution >= NOTHING and one.bits >= NOTHING]
    if not carrying:
        yield tell("No item raises it above the next hypothesis; the prior does.", grounds=[_whole("all items")])
        yield from _nothing(weighed)
        return
    origins = len({weighed.origin(one) for one in carrying})
    most = f"; these {_FOR} do most" if len(carrying) > _FOR else ""
    yield tell(
        f"{wording.count(len(carrying), 'item')} of {wording.count(origins, 'origin')} "
        f"{'raises' if len(carrying) == 1 else 'raise'} it above ",
        weighed.name(weighed.assessment.runner_up),
        f"{most}, by as many bits as stand with {'it' if len(carrying) == 1 else 'each'}.",
        grounds=[_whole("all items", "#items")],
    )
    for one in carrying[:_FOR]:
        yield _item(weighed, one)
    yield from _nothing(weighed)


def _nothing(weighed: Weighed) -> Iterator[Sentence]:
    """The items that carry almost nothing, however striking they are."""
    found = [one for one in weighed.by_contribution if one.bits < NOTHING]
    if not found:
        return
    named = [part for one in found[:_NOTHING] for part in ("; ", analyst(weighed.items[one.item].says, 90))][1:]
    more = f"; and {len(found) - _NOTHING} more" if len(found) > _NOTHING else ""
    each = "each tells" if len(found) > 1 else "it tells"
    yield tell(
        "Almost nothing comes from ",
        *named,
        f"{more}: {each} less than {NOTHING} bits.",
        grounds=[_place(weighed, weighed.items[one.item]) for one in found[:_NOTHING]],
    )


def _against(weighed: Weighed) -> Iterator[Sentence]:
    against = [one for one in reversed(weighed.by_contribution) if one.contribution <= -NOTHING]
    for one in against[:_AGAINST]:
        yield _item(weighed, one)
    if not against:
        yield tell("No item lowers it against the next hypothesis.")
    elif len(against) > _AGAINST:
        yield tell(f"{wording.count(len(against), 'item')} lower it in all.", grounds=[_whole("all items", "#items")])


def _change(weighed: Weighed) -> Iterator[Sentence]:
    told = weighed.assessment
    found = []
    for origin in (one for one in told.origins if one.linchpin and len(one.items) > 1):
        leads = max(range(len(origin.without)), key=origin.without.__getitem__)
        found.append(
            tell(
                f"Without the {len(origin.items)} items of ",
                analyst(origin.origin, 60),
                ", ",
                weighed.name(leads),
                f" would lead ({percent(origin.without[leads])}).",
                grounds=[_whole("origins", "#linchpins")],
            )
        )
    for weight in (one for one in weighed.by_contribution if one.linchpin):
        item = weighed.items[weight.item]
        found.append(
            tell(
                "Without ",
                analyst(item.says, _SAYS),
                ", ",
                weighed.name(weight.leader_without) if weight.leader_without is not None else "nothing",
                " would lead.",
                grounds=[_place(weighed, item)],
            )
        )
    yield from found[:_LINCHPINS] or [tell("No single item and no single origin decides who leads.")]
    if len(found) > _LINCHPINS:
        yield tell(f"{len(found)} such items and origins in all.", grounds=[_whole("all", "#linchpins")])
    if told.without_controlled is not None:
        leads = max(range(len(told.without_controlled)), key=told.without_controlled.__getitem__)
        yield tell(
            "If all that could have been arranged counted nothing, ",
            weighed.name(leads),
            f" {'would still lead' if leads == told.leader else 'would lead'} "
            f"({percent(told.without_controlled[leads])}).",
            grounds=[_whole("what could have been arranged", "#arranged")],
        )
    yield from _watched(weighed)


def _watched(weighed: Weighed) -> Iterator[Sentence]:
    titles = {one.id: one.title for one in weighed.analysis.hypotheses}
    waiting = [one for one in weighed.analysis.indicators if one.state == "open" and one.hypothesis in titles]
    for one in waiting[:_WATCHED]:
        yield tell(
            "To watch: ",
            analyst(one.says, _SAYS),
            " It would speak for ",
            analyst(titles[one.hypothesis], 80),
            ".",
            grounds=_few(weighed.grounds.of(one.about)),
        )
    if len(waiting) > _WATCHED:
        yield tell(f"{len(waiting)} indicators are open.", grounds=[_whole("all", "#indicators")])


def _unknown(weighed: Weighed, departures: Departures) -> Iterator[Sentence]:
    counts = (
        (len(weighed.unscored), "item of evidence is", "items of evidence are", "not scored", f"{_PAGE}#unscored"),
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
        yield tell("Every item is scored, and nothing was left unread. What no source tells is not here.")


def _how(weighed: Weighed) -> Iterator[Sentence]:
    analysis = weighed.analysis
    prior = analysis.prior
    analysts = wording.count(len(weighed.assessment.by_analyst), "analyst")
    yield tell(
        f"{wording.count(len(weighed.weights), 'item')} held against "
        f"{wording.count(len(analysis.hypotheses), 'hypothesis', 'hypotheses')} by {analysts}, each by how probable it "
        f"would be under each; tempered by trust in its source, items of one origin counted with dependence "
        f"{analysis.convention.dependence:g}, then averaged.",
        grounds=[_whole("the matrix"), Ground(label="method", address="about.html#hypotheses")],
    )
    if prior.kind is PriorKind.REFERENCE and prior.reference:
        cases = f" ({wording.count(sum(prior.counts), 'case')})" if prior.counts else ""
        yield tell("The prior comes from a reference class: ", analyst(prior.reference, 120), f"{cases}.")
    else:
        yield tell(f"The prior is {prior.kind.value}; the words are those of {analysis.convention.yardstick.value}.")


def _item(weighed: Weighed, weight: ItemWeight) -> Sentence:
    """An item with what it does and what it rests on."""
    item = weighed.items[weight.item]
    alike = sum(weighed.origin(one) == weighed.origin(weight) for one in weighed.weights.values())
    shared = f", one of {alike} items of one origin" if alike > 1 else ""
    told = f" {bits(weight.contribution)}; graded {item.reliability}{item.credibility}{shared}."
    return tell(analyst(item.says, _SAYS), told, grounds=_few((_place(weighed, item), *weighed.grounds.of(item.about))))


def _place(weighed: Weighed, item: Item) -> Ground:
    return Ground(label=f"item {weighed.heads[item.id]}", address=f"{_PAGE}#{address(item)}")


def _whole(label: str, fragment: str = "") -> Ground:
    return Ground(label=label, address=f"{_PAGE}{fragment}")


def _few(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """The first ones, with labels that fit on a line and the words of the first passage alone."""
    found: list[Ground] = []
    quoted = False
    for one in list(grounds)[: _GROUNDS + 1]:
        words = None if one.quote is None or quoted else replace(one.quote, text=plain(one.quote.text, 120))
        quoted = quoted or words is not None
        found.append(replace(one, label=plain(one.label, 60), title=None, quote=words))
    return tuple(found)
