"""The matrix: hypotheses in rows, items in columns, the most telling first; and each item by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import Consistency, Hypothesis, Item, ItemWeight, Scores
from dragoman.publish.said import Ground
from dragoman.publish.weighed import Weighed, nothing

COLUMNS = 40  # items drawn as columns; the others are a list
_SHADES = (0.15, 0.35, 0.6, 0.8)  # likelihoods between which a cell grows darker
_SEEN = 0.005  # a spread that can be printed
_SCALE = tuple(Consistency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An item under a hypothesis: the marks of the analysts, their mean likelihood and its spread, as printed."""

    marks: str
    likelihood: str
    spread: str | None
    shade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An item with its cells in the order of the hypotheses. ``at`` is its place in the file, from 1."""

    item: Item
    head: str
    at: int
    weight: ItemWeight
    cells: tuple[Cell, ...]
    grounds: tuple[Ground, ...]
    left_open: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether it carries almost nothing."""
        return nothing(self.weight)

    @property
    def row(self) -> str:
        """Its likelihoods in the order of the hypotheses."""
        return " ".join(cell.likelihood for cell in self.cells)


def columns(weighed: Weighed) -> list[Column]:
    """Every scored item, by bits."""
    places = {one.id: at for at, one in enumerate(weighed.analysis.items, start=1)}
    found = [
        Column(
            item=weighed.items[weight.item],
            head=weighed.heads[weight.item],
            at=places[weight.item],
            weight=weight,
            cells=tuple(_cells(weighed.items[weight.item], weight)),
            grounds=weighed.grounds.of(weighed.items[weight.item].about),
            left_open=tuple(_left_open(weighed.items[weight.item], weighed.analysis.analysts)),
        )
        for weight in weighed.weights.values()
    ]
    return sorted(found, key=lambda one: (-one.weight.bits, one.at))


def contested(weighed: Weighed, found: Sequence[Column], limit: int = 3) -> list[tuple[Column, Hypothesis, float]]:
    """The items on which analysts differ most: each with the hypothesis and the spread there."""
    widest = []
    for one in found:
        at = max(range(len(one.weight.spread)), key=one.weight.spread.__getitem__, default=None)
        if at is not None and one.weight.spread[at] >= _SEEN:
            widest.append((one, weighed.analysis.hypotheses[at], one.weight.spread[at]))
    return sorted(widest, key=lambda entry: -entry[2])[:limit]


def marked(scores: Iterable[Scores], at: int) -> str:
    """The marks of the analysts under a hypothesis: one, or the two ends.

    >>> both = [Scores(analyst=who, marks=(Consistency(mark),), likelihoods=(0.5,)) for who, mark in ("aI", "bC")]
    >>> marked(both, 0)
    'C–I'
    """
    every = sorted({one.marks[at] for one in scores if at < len(one.marks)}, key=_SCALE.index)
    ends = [every[0].value, every[-1].value] if every else []
    return "–".join(dict.fromkeys(ends))


def fraction(value: float) -> str:
    """A likelihood as printed.

    >>> fraction(0.55), fraction(1.0), fraction(0.004)
    ('.55', '1.00', '.00')
    """
    return f"{value:.2f}".removeprefix("0")


def _cells(item: Item, weight: ItemWeight) -> Iterable[Cell]:
    for at, (mean, spread) in enumerate(zip(weight.likelihoods, weight.spread, strict=True)):
        yield Cell(
            marks=marked(item.scores, at),
            likelihood=fraction(mean),
            spread=fraction(spread) if spread >= _SEEN and len(item.scores) > 1 else None,
            shade=sum(mean >= bound for bound in _SHADES),
        )


def _left_open(item: Item, analysts: Sequence[str]) -> Iterable[str]:
    scored = {one.analyst for one in item.scores}
    return (name for name in analysts if name not in scored)
