"""A first ``hypotheses.yaml``: every departure and gap of a case offered as an item, none of them scored."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from dragoman.model import Check, Comparison, Contact, Gap, ReadoutMeasure, Relation, Room, Standing, Surprise

_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST = 60  # letters of an id
_MOST = 1500  # items of a draft
_SILENT = 2.0  # bits from which a silence is offered: one time in four
_MANY = 20  # gaps of one kind, and contacts of which a rule is not known, told one by one
MARKED = 0.1  # p of a surprise up to which it is offered
_HEAD = """\
# Rival explanations, and what speaks for and against each. Write, then run 'dragoman hypotheses show'.
# docs/reference/hypotheses.md tells what each field means. A title is a few words, 'says' a sentence that could be
# false.

hypotheses:
  - id: routine
    title: Routine
    says: The contacts were planned long before and served no urgent purpose.
  # - id: rival
  #   title: Your own explanation
  #   says: A sentence that could be false.
  - id: staged
    title: Staged for us
    says: What is seen was arranged so that those who look would see it.
    stance: staged
  - id: other
    title: Something else
    says: None of these explanations is true.
    stance: other

# Probabilities before any item: uniform, elicited ('by' analyst and hypothesis), or the counts of a reference class.
prior:
  kind: uniform

analysts: [analyst]

# How far each source may be trusted (A to F), on a topic or in general. What is not graded is F: it cannot be judged.
grades: []

# Offered from the departures and gaps of the case; none is scored. Delete what does not bear on the question, and give
# each of the others 'likelihoods' or 'marks' for every hypothesis: how probable would it be if that one were true?
"""
_TAIL = """
# What the judgement takes for granted; what one would expect to see; what time will decide.
assumptions: []
indicators: []
forecasts: []
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """One offered item: what it says and rests on, and what it shares with others."""

    name: str
    says: str
    about: tuple[str, ...]
    origin: str | None = None


def draft(
    contacts: Sequence[Contact],
    checks: Sequence[Check],
    surprises: Sequence[Surprise],
    measures: Sequence[ReadoutMeasure],
    comparisons: Sequence[Comparison],
    gaps: Sequence[Gap],
) -> str:
    """The text of the file, which can be read as it stands.

    Items that concern one contact, or one episode, have one origin: they are not independent.
    """
    episode = {identity: _episode(one) for one in surprises for identity in one.contacts}
    days = {one.id: one.when.first_day for one in contacts}
    found = [
        *_checks(checks, episode),
        *_surprises(surprises),
        *_readouts(measures, comparisons),
        *_gaps(gaps),
    ]
    left = f"# {len(found) - _MOST:,} more would be offered; these are the first.\n" if len(found) > _MOST else ""
    lines = ["items:" if found else "items: []"]
    taken: set[str] = set()
    for one in found[:_MOST]:
        name = next(free for free in _names(one.name) if free not in taken)
        taken.add(name)
        lines += [
            f"  - id: {name}",
            f"    says: {_quoted(one.says[:600])}",
            f"    about: [{', '.join(map(_quoted, one.about))}]",
        ]
        if one.origin is not None:
            day = days.get(one.origin)
            lines.append(f"    origin: {_quoted(one.origin)}{f'  # of {day}' if day else ''}")
    return f"{_HEAD}{left}{chr(10).join(lines)}\n{_TAIL}"


def _names(name: str) -> Iterator[str]:
    """A name, then the same with a number, none longer than an id may be."""
    yield name
    yield from (f"{name[: _LONGEST - len(ending)]}{ending}" for ending in (f"-{number}" for number in count(2)))


def _checks(checks: Sequence[Check], episode: dict[str, str]) -> Iterator[_Draft]:
    """Departures one by one; what is not known of a rule too, together where it is not known of many contacts."""
    unknown = Counter(one.rule.id for one in checks if one.standing is Standing.UNKNOWN)
    told: set[str] = set()
    for check in checks:
        rule = check.rule.why.strip().rstrip(".")
        here = check.reason.strip().rstrip(".")
        first = check.contacts[0]
        if check.standing is Standing.DEPARTED:
            says = f"{rule}; here {here}."
        elif check.standing is not Standing.UNKNOWN or check.rule.id in told:
            continue
        elif unknown[check.rule.id] > _MANY:
            told.add(check.rule.id)
            says = f"Not known of {unknown[check.rule.id]} contacts: {rule}; of the first, {here}."
        else:
            says = f"Not known: {rule}; here {here}."
        yield _Draft(name=_name(check.rule.id), says=says, about=(check.id, first), origin=episode.get(first, first))


def _surprises(surprises: Sequence[Surprise]) -> Iterator[_Draft]:
    for one in surprises:
        if one.p is not None and one.p <= MARKED:
            told = "; ".join(f"{d.observed} (usual: {d.usual})" for d in one.drivers[:3])
            says = f"{len(one.contacts)} contacts from {one.first} to {one.last}: {told or 'unusual as a whole'}."
            yield _Draft(name=f"unusual-{one.first}", says=says, about=(one.id,), origin=_episode(one))


def _episode(one: Surprise) -> str:
    """What contacts of one episode share, in words that an analyst may keep."""
    return f"contacts of {' and '.join(one.sides)}, {one.first} to {one.last}"


def _readouts(measures: Sequence[ReadoutMeasure], comparisons: Sequence[Comparison]) -> Iterator[_Draft]:
    """What no word of a source stands in: an item is the analyst's to say."""
    for measure in measures:
        if measure.thin:
            says = "This readout is thin beside its issuer's earlier ones."
            yield _Draft(name="thin-readout", says=says, about=(measure.document,))
    for one in comparisons:
        told = [a for a in one.alignments if a.relation not in {Relation.SHARED, Relation.ONLY_ONE, Relation.ONLY_TWO}]
        if told:
            places = f"{len(told)} place{'s' if len(told) > 1 else ''}"
            says = f"Two readouts of one contact stand against each other in {places}."
            yield _Draft(name="readouts-differ", says=says, about=(one.contact,), origin=one.contact)
        for silence in one.silences:
            if silence.bits is not None and silence.bits >= _SILENT:
                often = f"in {silence.omitted} of {silence.cases} earlier pairs"
                says = f"One readout leaves out {silence.topic}, of which the other tells; its issuer did so {often}."
                yield _Draft(name="silence", says=says, about=(silence.document, one.contact), origin=one.contact)


def _gaps(gaps: Sequence[Gap]) -> Iterator[_Draft]:
    """Each gap, or each kind of gap where there are many."""
    kinds: defaultdict[tuple[Room, str], list[Gap]] = defaultdict(list)
    for gap in gaps:
        if gap.room is not Room.WEIGH:
            kinds[gap.room, gap.kind].append(gap)
    for (room, kind), every in sorted(kinds.items()):
        for gap in every if len(every) <= _MANY else every[:1]:
            more = f" ({len(every) - 1:,} more of this kind)" if len(every) > _MANY else ""
            says = f"Not known: {gap.reason.strip().rstrip('.')}{more}."
            yield _Draft(name=_name(f"gap-{kind}"), says=says, about=(f"{room.value}-{kind}",))


def _quoted(text: str) -> str:
    """A text as YAML in double quotes, on one line; letters that YAML does not print are escaped."""
    clean = _SURROGATES.sub("\ufffd", text)  # halves of letters that no file can hold
    return _UNPRINTED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(clean, ensure_ascii=False))


def _name(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:_LONGEST].strip("-") or "item"
