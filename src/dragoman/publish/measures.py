"""Measures in careful sentences: what stands beside what, never why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Document, ReadoutMeasure, Span


def measured_words(measure: ReadoutMeasure) -> tuple[str, ...]:
    """What may be said of a readout, each figure with its base.

        >>> from collections.abc import Iterator, Sequence

    from dragoman.model import Document, ReadoutMeasure, Span
        >>> measured_words(ReadoutMeasure(document="d", references=2, tokens=80, specificity=5.0))[-1]
        'This issuer has 2 earlier readouts here: too few to say what is usual for it.'
    """
    found = [f"{measure.tokens} words, {measure.specificity:.1f} names and numbers per 100 words."]
    if measure.boilerplate is None or measure.boilerplate_rank is None or measure.specificity_rank is None:
        found.append(
            f"This issuer has {measure.references} earlier readout{'' if measure.references == 1 else 's'} here: "
            "too few to say what is usual for it."
        )
        return tuple(found)
    place, of = measure.boilerplate_rank
    found.append(
        f"{measure.boilerplate:.0%} of its words stand in runs that this issuer's earlier readouts have too: "
        f"more than in {of - place} of {of - 1} of them."
    )
    place, of = measure.specificity_rank
    found.append(f"Less specific than {of - place} of {of - 1} of this issuer's earlier readouts.")
    if measure.usual_tokens:
        found.append(f"The middle length of these is {measure.usual_tokens:.0f} words.")
    if measure.thin:
        found.append("Thin: among the tenth with the most repeated words, and the tenth with the fewest specifics.")
    if measure.dyad_references:
        count = len(measure.new)
        found.append(
            f"{count} sentence{'' if count == 1 else 's'} new against its last {measure.dyad_references} "
            "on these sides."
        )
    return tuple(found)


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
