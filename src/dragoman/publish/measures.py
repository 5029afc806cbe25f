"""Measures in careful sentences: what stands beside what, never why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dragoman.model import Document, ReadoutMeasure, Span
from dragoman.publish.wording import count


def measured_words(measure: ReadoutMeasure, *, dated: bool = True) -> tuple[str, ...]:
    """What may be said of a readout, each figure with its base.

    Args:
        measure: The readout against its issuer's past.
        dated: Whether its day of publication is known; without one it has no past to be held against.

    >>> measured_words(ReadoutMeasure(document="d", references=2, tokens=80, specificity=5.0))[-1]
    'This issuer has 2 earlier readouts here: too few to say what is usual for it.'
    >>> measured_words(ReadoutMeasure(document="d", references=0, tokens=80, specificity=5.0), dated=False)[-1]
    'It bears no date, so it is held against nothing.'

    """
    found = [f"{count(measure.tokens, 'word')}, {measure.specificity:.1f} telling names and numbers per 100 words."]
    if not dated:
        return (*found, "It bears no date, so it is held against nothing.")
    ranked = _ranked(measure)
    nearer = measure.dyad_references > measure.references  # its episode is no past of it, but tells what is new
    if ranked:
        found += ranked
    else:
        earlier = count(measure.references, "earlier readout") if measure.references else "no earlier readout"
        beside = ", beside those of the same contact or episode" if nearer else ""
        found.append(f"This issuer has {earlier} here{beside}: too few to say what is usual for it.")
    if measure.dyad_references:
        against = count(measure.dyad_references, "readout")
        found.append(
            f"New on this pair of sides: {count(len(measure.new), 'sentence')}, "
            f"held against this issuer's last {against} on it"
            f"{', of the same contact or episode' if not measure.references else ''}."
        )
    return tuple(found)


def _ranked(measure: ReadoutMeasure) -> list[str]:
    """What needs enough of a past; nothing where there is not."""
    if measure.boilerplate is None or measure.boilerplate_rank is None or measure.specificity_rank is None:
        return []
    place, of = measure.boilerplate_rank
    found = [
        f"{measure.boilerplate:.0%} of its words stand in runs that this issuer's earlier readouts have too: "
        f"more than in {of - place} of {of - 1} of them.",
        f"{specificity(measure)}.",
    ]
    if measure.usual_tokens:
        found.append(f"The middle length of these is {measure.usual_tokens:.0f} words.")
    if measure.thin:
        found.append("Thin: among the tenth with the most repeated words, and the tenth with the fewest specifics.")
    return found


def specificity(measure: ReadoutMeasure) -> str:
    """How specific a readout is beside its issuer's earlier ones, with the base.

    >>> specificity(ReadoutMeasure(document="d", references=50, tokens=80, specificity=1.0, specificity_rank=(5, 51)))
    "Less specific than 46 of 50 of this office's earlier readouts"
    """
    if measure.specificity_rank is None:
        return "Too few earlier readouts to tell"
    place, of = measure.specificity_rank
    return f"Less specific than {of - place} of {of - 1} of this office's earlier readouts"


def repeated_note(measure: ReadoutMeasure) -> str:
    """What the dotted line under repeated words tells, with its base.

    >>> repeated_note(ReadoutMeasure(document="d", references=100, tokens=80, specificity=1.0))[:40]
    'Underlined with dots: words in runs of f'
    """
    least = max(3, math.ceil(0.05 * measure.references))
    return (
        f"Underlined with dots: words in runs of five that at least {least} of {measure.references} earlier readouts "
        "have too. One inner word of a run may differ, and a name, title, day or number stands for any other: so these "
        "are underlined with the run that they stand in. The percentages leave them out."
    )


def faded(document: Document, sentence: Span, repeated: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """A sentence in parts, each with whether earlier readouts repeat it; together the parts are the sentence."""
    at = sentence.start
    for span in repeated:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start >= end:
            continue
        if at < start:
            yield document.content[at:start], False
        yield document.content[start:end], True
        at = end
    if at < sentence.end:
        yield document.content[at : sentence.end], False
