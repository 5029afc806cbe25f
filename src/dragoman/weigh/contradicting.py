"""What in ``hypotheses.yaml`` contradicts itself, though every entry has the right form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.model import PriorKind, Stance
from dragoman.weigh.form import FileForm, ItemForm, ScoresForm
from dragoman.weigh.looking_up import Pointers
from dragoman.weigh.placing import Path
from dragoman.weigh.scoring import QUESTIONS

_SUM = 0.005  # how far from one the probabilities of a prior may add up


def repeated(found: FileForm) -> Iterator[tuple[Path, str]]:
    """Ids that stand twice, and names of analysts that do."""
    for key in ("hypotheses", "items", "assumptions", "indicators", "forecasts"):
        seen: set[str] = set()
        for at, one in enumerate(getattr(found, key)):
            if one.id in seen:
                yield (key, at, "id"), f"{one.id!r} stands already; give each an id of its own"
            seen.add(one.id)
    titles = [one.title.casefold() for one in found.hypotheses]
    for at, title in enumerate(titles):
        if title in titles[:at]:
            yield ("hypotheses", at, "title"), f"{title!r} stands already; two of one title cannot be told apart"
    for at, name in enumerate(found.analysts):
        if name in found.analysts[:at]:
            yield ("analysts", at), f"{name!r} stands twice; delete one"


def probabilities(found: FileForm) -> Iterator[tuple[Path, str]]:
    """What does not fit the hypotheses: priors, scores, finals."""
    ids = [one.id for one in found.hypotheses]
    prior = found.prior
    if prior.kind is PriorKind.ELICITED:
        for name in found.analysts:
            if name not in prior.by:
                yield ("prior", "by"), f"nothing for {name!r}; give the prior of each analyst"
    elif prior.by:
        yield (
            ("prior", "by"),
            f"a prior of kind '{prior.kind.value}' has none; delete it, or say kind: elicited",
        )
    if prior.kind is PriorKind.REFERENCE:
        if not prior.counts or prior.reference is None:
            yield (
                ("prior",),
                "a reference class needs 'counts' (cases by hypothesis) and 'reference' (which class)",
            )
        yield from _keys(prior.counts, ids, ("prior", "counts"), whole=False)
    elif prior.counts or prior.reference:
        yield ("prior",), "'counts' and 'reference' belong to kind: reference class"
    for name, values in prior.by.items():
        path: Path = ("prior", "by", name)
        yield from _analyst(found, name, path)
        yield from _keys(values, ids, path, whole=True)
        total = sum(values.values())
        if set(values) == set(ids) and abs(total - 1) > _SUM:
            yield path, f"the probabilities add up to {total:.3g}; they must add up to 1"
    for name, values in found.finals.items():
        path = ("finals", name)
        yield from _analyst(found, name, path)
        yield from _keys(values, ids, path, whole=True)
        if not any(values.values()):
            yield path, "all are 0; one explanation at least is possible"
    for at, item in enumerate(found.items):
        if (item.marks or item.likelihoods) and item.by:
            yield ("items", at), "give scores either for all analysts ('by') or for the one, not both"
        if (item.marks or item.likelihoods) and len(found.analysts) > 1 and not item.by:
            yield (
                ("items", at),
                f"there are {len(found.analysts)} analysts; say under 'by' whose scores these are",
            )
        for name, given, path in scored(found, at):
            yield from _analyst(found, name, path)
            yield from _keys({**given.marks, **given.likelihoods}, ids, path, whole=True)


def scored(found: FileForm, at: int) -> Iterator[tuple[str, ScoresForm, Path]]:
    """The scores of an item: whose, what, and where."""
    item = found.items[at]
    if item.marks or item.likelihoods:
        yield found.analysts[0], item, ("items", at, "likelihoods" if item.likelihoods else "marks")
    for name, given in item.by.items():
        if given.marks or given.likelihoods:
            yield name, given, ("items", at, "by", name)


def _analyst(found: FileForm, name: str, path: Path) -> Iterator[tuple[Path, str]]:
    if name not in found.analysts:
        yield path, f"{name!r} is no analyst here; known are {', '.join(found.analysts)}"


def _keys(values: Mapping[str, object], ids: list[str], path: Path, *, whole: bool) -> Iterator[tuple[Path, str]]:
    for key in values:
        if key not in ids:
            yield (*path, key), f"{key!r} is no hypothesis; known are {', '.join(ids)}"
    missing = [one for one in ids if one not in values]
    if whole and missing:
        yield path, f"nothing for {', '.join(map(repr, missing))}; give one for each hypothesis"


def graded(found: FileForm, pointers: Pointers) -> Iterator[tuple[Path, str]]:
    """Grades of one source on one topic that differ, and items that are graded otherwise than their source."""
    for key in ("grades", "items"):
        for at, one in enumerate(getattr(found, key)):
            if one.source is not None:
                pointers.look_up((key, at, "source"), one.source)
    seen: dict[tuple[str, str | None], str] = {}
    for at, grade in enumerate(found.grades):
        first = seen.setdefault((pointers.name(grade.source), grade.topic), grade.reliability)
        if first != grade.reliability:
            on = f" on {grade.topic!r}" if grade.topic else ""
            told = f"{grade.source!r} is {first} already{on}, here {grade.reliability}; keep one, or give topics"
            yield ("grades", at), told
    for at, item in enumerate(found.items):
        of_source = grade_of(found, item, pointers)
        if item.reliability is not None and of_source is not None and item.reliability != of_source:
            told = f"{item.reliability}, but 'grades' has {of_source} for {item.source!r}; keep one"
            yield ("items", at, "reliability"), told


def grade_of(found: FileForm, item: ItemForm, pointers: Pointers) -> str | None:
    """The grade of an item's source: that on its topic, else the general one."""
    if item.source is None:
        return None
    name = pointers.name(item.source)
    by = {(pointers.name(grade.source), grade.topic): grade.reliability for grade in found.grades}
    return by.get((name, item.topic), by.get((name, None)))


def named(found: FileForm) -> Iterator[tuple[Path, str]]:
    """Names that point at nothing in the file, or at nobody in the case; days in the wrong order."""
    hypotheses, items = {one.id for one in found.hypotheses}, {one.id: one for one in found.items}
    for at, item in enumerate(found.items):
        if item.copy_of is not None:
            other = items.get(item.copy_of)
            if other is None or item.copy_of == item.id:
                yield ("items", at, "copy_of"), f"{item.copy_of!r} is no other item; name its id"
            elif other.copy_of is not None:
                yield (
                    ("items", at, "copy_of"),
                    f"{item.copy_of!r} is itself a copy; name the original",
                )
    for at, one in enumerate(found.indicators):
        if one.hypothesis not in hypotheses:
            known = ", ".join(sorted(hypotheses))
            yield ("indicators", at, "hypothesis"), f"{one.hypothesis!r} is none; known are {known}"
    for at, forecast in enumerate(found.forecasts):
        if forecast.resolves < forecast.made:
            yield ("forecasts", at, "resolves"), f"{forecast.resolves} is before it was made"
        if forecast.resolved is not None and forecast.resolved < forecast.made:
            yield ("forecasts", at, "resolved"), f"{forecast.resolved} is before it was made"
        if (forecast.outcome is None) != (forecast.resolved is None):
            yield ("forecasts", at), "give 'outcome' and 'resolved' (its day) together, or neither"
        if forecast.by is not None:
            yield from _analyst(found, forecast.by, ("forecasts", at, "by"))
    for key in found.deception:
        if key not in QUESTIONS:
            yield ("deception", key), f"{key!r} is no question; known are {', '.join(QUESTIONS)}"
    for stance in (Stance.OTHER, Stance.STAGED):
        if sum(one.stance is stance for one in found.hypotheses) > 1:
            yield ("hypotheses",), f"two are of stance '{stance.value}'; keep one"
