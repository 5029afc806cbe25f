"""In words: how near a past two have, and what a contact is beside it."""

from __future__ import annotations

from dragoman.model import Baseline, Feature, Nearness, Seen
from dragoman.model.history import LEAST_CASES
from dragoman.publish import wording

_DAY = 24.0


def sentences(one: Baseline) -> list[str]:
    """What is told of a contact beside the nearest past with enough in it, or why none is nearer than the sides."""
    if one.nearness is Nearness.SIDES:
        return [f"Nothing nearer than the two sides has enough past{_counts(one)}"]
    told = [
        f"As {one.nearness.value}, {one.one} and {one.two}: {wording.count(one.cases, 'earlier contact')} in ten years"
        f"{_counts(one)}"
    ]
    return [*told, *(_seen(seen) for seen in one.seen)]


def _counts(one: Baseline) -> str:
    """How many contacts the nearer ones had, which was too few."""
    tried = dict(one.counts)
    nearer = [
        f"as {near.value} {tried[near]} earlier contact{'' if tried[near] == 1 else 's'}"
        if near in tried
        else f"as {near.value} nothing recorded"
        for near in list(Nearness)[: list(Nearness).index(one.nearness)]
    ]
    return f" ({'; '.join(nearer)}; {LEAST_CASES} are needed)" if nearer else ""


def _seen(seen: Seen) -> str:
    if seen.feature is Feature.GAP:
        mine, usual = wording.count(round(seen.value), "day"), _about(seen.usual, "day")
        return f"{mine} after the contact before; the middle gap is {usual}, {_alike(seen, 'gap')}"
    return f"A stay of {_length(seen.value)}; the middle one is {_length(seen.usual)}, {_alike(seen, 'stay')}"


def _alike(seen: Seen, what: str) -> str:
    were = "was" if seen.alike <= 1 else "were"
    return f"and {seen.alike if seen.alike else 'none'} of {wording.count(seen.cases, what)} {were} as short"


def _about(value: float, what: str) -> str:
    return wording.count(round(value), what) if value == round(value) else f"{value:.1f} {what}s"


def _length(hours: float) -> str:
    return _about(hours / _DAY, "calendar day") if hours >= _DAY and hours % (_DAY / 2) == 0 else _about(hours, "hour")
