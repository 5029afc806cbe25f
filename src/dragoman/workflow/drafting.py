"""A first ``hypotheses.yaml``: every departure and gap of a case offered as an item, none of them scored."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Check, Comparison, Contact, Document, Gap, ReadoutMeasure, Relation, Room, Standing, Surprise

_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
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
    documents: dict[str, Document],
) -> str:
    """The text of the file, which can be read as it stands.

    Items that concern one contact, or one episode, have one origin: they are not independent.
    """
    episode = {identity: one.id for one in surprises for identity in one.contacts}
    days = {one.id: one.when.first_day for one in contacts}
    found = [
        *_checks(checks, episode),
        *_surprises(surprises),
        *_readouts(measures, comparisons, documents),
        *_gaps(gaps),
    ]
    lines = ["items:" if found else "items: []"]
    taken: Counter[str] = Counter()
    for one in found:
        taken[one.name] += 1
        name = one.name if taken[one.name] == 1 else f"{one.name[:56]}-{taken[one.name]}"
        lines += [
            f"  - id: {name}",
            f"    says: {_quoted(one.says[:600])}",
            f"    about: [{', '.join(one.about)}]",
        ]
        if one.origin is not None:
            day = days.get(one.origin)
            lines.append(f"    origin: {one.origin}{f'  # of {day}' if day else ''}")
    return f"{_HEAD}{chr(10).join(lines)}\n{_TAIL}"


def _checks(checks: Sequence[Check], episode: dict[str, str]) -> Iterator[_Draft]:
    for check in checks:
        if check.standing not in {Standing.DEPARTED, Standing.UNKNOWN}:
            continue
        rule = check.rule.why.strip().rstrip(".")
        here = check.reason.strip().rstrip(".")
        known = "" if check.standing is Standing.DEPARTED else "Not known: "
        first = check.contacts[0]
        yield _Draft(
            name=_name(check.rule.id),
            says=f"{known}{rule}; here {here}.",
            about=(check.id, *check.contacts[:1]),
            origin=episode.get(first, first),
        )


def _surprises(surprises: Sequence[Surprise]) -> Iterator[_Draft]:
    for one in surprises:
        if one.p is not None and one.p <= MARKED:
            told = "; ".join(f"{d.observed} (usual: {d.usual})" for d in one.drivers[:3])
            says = f"{len(one.contacts)} contacts from {one.first} to {one.last}: {told or 'unusual as a whole'}."
            yield _Draft(name=f"unusual-{one.first}", says=says, about=(one.id,), origin=one.id)


def _readouts(
    measures: Sequence[ReadoutMeasure], comparisons: Sequence[Comparison], documents: dict[str, Document]
) -> Iterator[_Draft]:
    for measure in measures:
        if measure.thin:
            title = documents[measure.document].title or "a readout"
            yield _Draft(name="thin-readout", says=f"The readout “{title}” is thin.", about=(measure.document,))
    for one in comparisons:
        told = [a for a in one.alignments if a.relation not in {Relation.SHARED, Relation.ONLY_ONE, Relation.ONLY_TWO}]
        if told:
            says = f"Two readouts of one contact contradict each other in {len(told)} places."
            yield _Draft(name="readouts-differ", says=says, about=(one.contact,), origin=one.contact)


def _gaps(gaps: Sequence[Gap]) -> Iterator[_Draft]:
    kinds = Counter((gap.room, gap.kind) for gap in gaps if gap.room is not Room.WEIGH)
    for (room, kind), number in sorted(kinds.items()):
        first = next(gap for gap in gaps if (gap.room, gap.kind) == (room, kind))
        more = f" ({number - 1} more of this kind)" if number > 1 else ""
        yield _Draft(
            name=_name(f"gap-{kind}"),
            says=f"Not known: {first.reason.strip().rstrip('.')}{more}.",
            about=(f"{room.value}-{kind}",),
        )


def _quoted(text: str) -> str:
    """A text as YAML in double quotes, on one line; letters that YAML does not print are escaped."""
    return _UNPRINTED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _name(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60] or "item"
