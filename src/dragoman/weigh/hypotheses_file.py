"""``hypotheses.yaml``: rival explanations as analysts write them down, read strictly, each fault with its line."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language import estimates
from dragoman.model import (
    Analysis,
    Assumption,
    CaseError,
    Convention,
    Deception,
    Forecast,
    Hypothesis,
    Indicator,
    Item,
    Prior,
    PriorKind,
    Scores,
    Stance,
    Yardstick,
)
from dragoman.reference.written import Written, parse
from dragoman.weigh.contradicting import grade_of, graded, named, probabilities, repeated, scored
from dragoman.weigh.form import ConventionForm, FileForm
from dragoman.weigh.looking_up import Finder, Pointers
from dragoman.weigh.placing import Path, placed, told_path, validated
from dragoman.weigh.scoring import QUESTIONS, of_counts, scores

LARGEST = 4_000_000  # characters of a file; the greatest analysis that is weighed in seconds has two million
_FAULTS = 200  # told at once


def read_analysis(text: str, *, origin: str, question: str, find: Finder | None = None) -> Analysis:
    """The hypotheses of a case.

    Args:
        text: YAML; docs/reference/hypotheses.md lists its fields.
        origin: The file's name, for messages.
        question: That of the case, where the file asks none of its own.
        find: Where to look up what items rest on; without one (a case that was never built) nothing is looked up, and
            items rest on nothing.

    Raises:
        CaseError: With every fault, its line and what to do.

    """
    written = parse(text, origin=origin, largest=LARGEST)
    found, places, faults = validated(written)
    if found is not None:
        pointers = Pointers(find)
        told = [*repeated(found), *probabilities(found), *graded(found, pointers), *named(found)]
        analysis = _analysis(found, question, written, pointers, sound=not (faults or told))
        faults |= {placed(written, places.path(path), what) for path, what in (*told, *pointers.faults)}
        if analysis is not None and not faults:
            return analysis
    raise CaseError(tuple(f"{origin}: line {line}: {what}" for line, what in sorted(faults)[:_FAULTS]))


def _analysis(found: FileForm, question: str, written: Written, pointers: Pointers, *, sound: bool) -> Analysis | None:
    """The values, once nothing of the file contradicts itself; what items rest on is looked up in any case."""
    ids = tuple(one.id for one in found.hypotheses)
    about = {
        (key, at): pointers.of((key, at), one.about)
        for key in ("items", "assumptions", "indicators", "forecasts")
        for at, one in enumerate(getattr(found, key))
    }
    if not sound:
        return None
    convention = _convention(found.convention)
    return Analysis(
        question=found.question or question,
        hypotheses=tuple(Hypothesis(**one.model_dump()) for one in found.hypotheses),
        prior=_prior(found, ids),
        analysts=found.analysts,
        items=tuple(
            Item(
                id=item.id,
                says=item.says,
                about=about["items", at],
                source=item.source,
                topic=item.topic,
                reliability=item.reliability or grade_of(found, item, pointers) or "F",
                credibility=item.credibility,
                relevance=item.relevance,
                origin=item.origin,
                copy_of=item.copy_of,
                controlled=item.controlled,
                scores=tuple(
                    Scores(analyst=name, **scores(ids, given.marks, given.likelihoods, convention))
                    for name, given, _ in scored(found, at)
                ),
                note=item.note,
                line=written.line(("items", at)),
            )
            for at, item in enumerate(found.items)
        ),
        assumptions=tuple(
            Assumption(id=one.id, says=one.says, if_false=one.if_false, about=about["assumptions", at])
            for at, one in enumerate(found.assumptions)
        ),
        indicators=tuple(
            Indicator(**one.model_dump(exclude={"about"}), about=about["indicators", at])
            for at, one in enumerate(found.indicators)
        ),
        forecasts=tuple(
            Forecast(
                **one.model_dump(exclude={"about", "by"}),
                analyst=one.by or found.analysts[0],
                about=about["forecasts", at],
            )
            for at, one in enumerate(found.forecasts)
        ),
        deception=tuple(
            Deception(question=QUESTIONS[key], answer=found.deception[key].answer, note=found.deception[key].note)
            if key in found.deception
            else Deception(question=QUESTIONS[key], answer="unknown")
            for key in QUESTIONS
        ),
        finals=tuple((name, tuple(values[one] for one in ids)) for name, values in found.finals.items()),
        judgement=found.judgement,
        why=found.why,
        convention=convention,
        warnings=tuple(_warnings(found, written, convention.yardstick)),
    )


def _prior(found: FileForm, ids: tuple[str, ...]) -> Prior:
    prior = found.prior
    if prior.kind is PriorKind.ELICITED:
        by = tuple((name, tuple(prior.by[name][one] for one in ids)) for name in found.analysts)
        return Prior(kind=prior.kind, by=by)
    if prior.kind is PriorKind.REFERENCE:
        counts = tuple(prior.counts.get(one, 0) for one in ids)
        shares = of_counts(counts)
        by = tuple((name, shares) for name in found.analysts)
        return Prior(kind=prior.kind, by=by, counts=counts, reference=prior.reference)
    even = tuple(1 / len(ids) for _ in ids)
    return Prior(kind=prior.kind, by=tuple((name, even) for name in found.analysts))


def _convention(given: ConventionForm) -> Convention:
    """Ours, with what the case sets otherwise."""
    own = Convention()
    plain = {
        key: value for key, value in given.model_dump().items() if value is not None and not isinstance(value, dict)
    }
    return Convention(
        reliability=tuple((key, given.reliability.get(key, value)) for key, value in own.reliability),
        credibility=tuple((key, given.credibility.get(key, value)) for key, value in own.credibility),
        marks=tuple((key, given.marks.get(key, value)) for key, value in own.marks),
        **plain,
    )


def _warnings(found: FileForm, written: Written, yardstick: Yardstick) -> Iterator[str]:
    """What is no fault, but what an analyst should know: what is not offered, and how the analyst's words are put."""
    stances = {one.stance for one in found.hypotheses}
    if Stance.OTHER not in stances:
        yield "no hypothesis is of stance 'other': what if none of the named is true?"
    if Stance.STAGED not in stances:
        yield "no hypothesis is of stance 'staged': what if it was arranged for those who look?"
    for at, item in enumerate(found.items):
        if not item.about and item.source is None:
            line = written.line(("items", at))
            yield f"line {line}: items.{at}: it rests on nothing; say what it is about, or whose word it is"
    for path, text in _own_words(found):
        for fault in estimates.faults(text, yardstick=yardstick):
            yield f"line {written.line(path)}: {told_path(*path)}: “{fault.words}” ({fault.kind.value}): {fault.remedy}"


def _own_words(found: FileForm) -> Iterator[tuple[Path, str]]:
    """Every text of an analyst that is printed."""
    texts: list[tuple[Path, str | None]] = [(("judgement",), found.judgement), (("why",), found.why)]
    texts.append((("prior", "reference"), found.prior.reference))
    for key in ("hypotheses", "items", "assumptions", "indicators", "forecasts"):
        for at, one in enumerate(getattr(found, key)):
            texts += [((key, at, field), getattr(one, field, None)) for field in ("title", "says", "if_false", "note")]
    texts += [(("deception", key, "note"), one.note) for key, one in found.deception.items()]
    return ((path, text) for path, text in texts if text)
