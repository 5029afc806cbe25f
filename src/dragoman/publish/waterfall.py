"""From the prior to the posterior in bits, leader against runner-up: what each item and each origin adds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dragoman.model import ItemWeight
from dragoman.publish.weighed import NOTHING, Weighed, odds

SHOWN = 24  # items with a bar of their own
WIDTH = 300  # units of a bar's line
_LEAST = 1.5  # units that can still be seen
_SEEN = 0.005  # bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of the waterfall: ``kind`` is "end", "origin", "item" or "rest".

    ``bits`` is what it adds (of an end, where it stands). ``left`` and ``width`` are the bar in units.
    """

    kind: str
    label: str
    bits: float
    left: float
    width: float
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall:
    """The lines in order; ``zero`` is where the two are even, in units."""

    steps: tuple[Step, ...]
    zero: float


def waterfall(weighed: Weighed) -> Waterfall:
    """The steps from the prior to the posterior, the origin that does most first."""
    told = weighed.assessment
    start = odds(told.prior, told.leader, told.runner_up)
    end = odds(told.posterior, told.leader, told.runner_up)
    lines: list[tuple[str, str, float, str | None]] = []
    groups: defaultdict[str, list[ItemWeight]] = defaultdict(list)
    telling = [one for one in weighed.weights.values() if abs(one.contribution) >= NOTHING]
    telling.sort(key=lambda one: -abs(one.contribution))
    for one in telling[:SHOWN]:
        groups[one.origin].append(one)
    sums = {name: sum(one.contribution for one in group) for name, group in groups.items()}
    for name in sorted(groups, key=lambda name: (-abs(sums[name]), name)):
        if len(groups[name]) > 1:
            lines.append(("origin", name, sums[name], None))
        lines += [("item", weighed.items[one.item].says, one.contribution, one.item) for one in groups[name]]
    shown = {one.item for one in telling[:SHOWN]}
    others = [one for one in weighed.weights.values() if one.item not in shown]
    rest = sum(one.contribution for one in others)
    if others:
        lines.append(("rest", f"{len(others)} other item{'' if len(others) == 1 else 's'}", rest, None))
    residue = end - start - sum(sums.values()) - rest
    if abs(residue) >= _SEEN:
        lines.append(("rest", "averaging the analysts", residue, None))
    return _drawn(start, lines, end)


def _drawn(start: float, lines: list[tuple[str, str, float, str | None]], end: float) -> Waterfall:
    at, marks = start, [0.0, start, end]
    spans = []
    for kind, _, value, _ in lines:
        spans.append((at, at + value))
        if kind != "origin":  # its items take the same way again
            at += value
        marks += spans[-1]
    low, high = min(marks), max(marks)
    scale = WIDTH / (high - low or 1)

    def bar(one: float, two: float) -> tuple[float, float]:
        width = max(round(abs(two - one) * scale, 1), _LEAST) if abs(two - one) >= _SEEN else 0.0
        return round((min(one, two) - low) * scale, 1), width

    def step(kind: str, label: str, value: float, ends: tuple[float, float], item: str | None = None) -> Step:
        left, width = bar(*ends)
        return Step(kind=kind, label=label, bits=value, left=left, width=width, item=item)

    steps = [step("end", "Before the evidence", start, (0.0, start))]
    for (kind, label, value, item), ends in zip(lines, spans, strict=True):
        steps.append(step(kind, label, value, ends, item))
    steps.append(step("end", "After it", end, (0.0, end)))
    return Waterfall(steps=tuple(steps), zero=round(-low * scale, 1))
