"""One readout against its issuer's past: what it repeats, how specific and how long it is, what is new in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from dragoman.compare.detail import LEAST_REFERENCES, Details, Habit, bounds, details
from dragoman.compare.repeating import Past, runs_of
from dragoman.compare.tokens import Token
from dragoman.model import Document, ReadoutMeasure, SentenceShare, Span

_LEAST_FOR_THIN = 20
_TENTH = 0.1
_DYAD = 5  # earlier documents on the same dyad that a sentence is new against
_NEW = 0.6  # share of a sentence's telling words that none of them has
_LEAST_WORDS = 5
_TELLING = 4  # letters of a word that may tell something

Readout = tuple[Document, Sequence[Token]]


def measure(
    readouts: Sequence[Readout],
    *,
    apart: Mapping[str, frozenset[str]] | None = None,
    dyads: Mapping[str, str] | None = None,
) -> tuple[ReadoutMeasure, ...]:
    """Measure every readout of one issuer in one language.

    Args:
        readouts: The documents with their words.
        apart: Documents that one is not held against, by id: those of the same episode, and its copies.
        dyads: Of which pair of sides each document tells, by id.

    Returns:
        By day of publication, then id. Each is held against at most ``REFERENCES`` documents published on earlier days;
        undated ones are held against nothing and are nobody's past.

    """
    ordered = sorted(readouts, key=lambda pair: (pair[0].published or date.max, pair[0].id))
    past, waiting = _Past(), list[tuple[Document, Sequence[Token], Details]]()
    done: dict[str, ReadoutMeasure] = {}
    told: defaultdict[str, list[Details]] = defaultdict(list)
    for document, words in ordered:
        while waiting and document.published is not None and waiting[0][0].published != document.published:
            earlier, earlier_words, named = waiting.pop(0)
            past.runs.add(earlier.id, runs_of(earlier_words).all())
            past.habit.add(earlier.id, named)
            if (dyad := (dyads or {}).get(earlier.id)) is not None:
                told[dyad].append(named)
        dated = document.published is not None
        dyad = (dyads or {}).get(document.id)
        before = told[dyad][-_DYAD:] if dyad is not None and dated else []
        named = details(document, words, frozenset((dyad or "").split()))
        out = (apart or {}).get(document.id, frozenset())
        done[document.id] = _measured(document, words, named, past if dated else _Past(), out, before, done)
        if dated:
            waiting.append((document, words, named))
    return tuple(done[document.id] for document, _ in ordered)


@dataclass(frozen=True, slots=True)
class _Past:
    """What an issuer's latest documents repeat and what they name."""

    runs: Past = field(default_factory=Past)
    habit: Habit = field(default_factory=Habit)


def _measured(
    document: Document,
    words: Sequence[Token],
    named: Details,
    past: _Past,
    apart: frozenset[str],
    before: Sequence[Details],
    done: Mapping[str, ReadoutMeasure],
) -> ReadoutMeasure:
    references = past.runs.names(apart)
    specificity = past.habit.specificity(named, apart=apart, before=before)
    new = _new(document, words, before)
    plain = ReadoutMeasure(
        document=document.id,
        references=len(references),
        tokens=len(words),
        specificity=specificity,
        new=new,
        dyad_references=len(before),
    )
    telling = [at for at, token in enumerate(words) if token.mask is None]
    if len(references) < LEAST_REFERENCES or not telling:
        return plain
    covered, verbatim = past.runs.covered(runs_of(words), apart=apart)
    share = len(covered.intersection(telling)) / len(telling)
    held = [done[name] for name in references]
    had_past = [one for one in held if one.boilerplate is not None]  # both ranks are among these
    shares = [one.boilerplate for one in had_past if one.boilerplate is not None]
    boilerplate_rank = 1 + sum(other >= share for other in shares), 1 + len(shares)
    specificity_rank = 1 + sum(one.specificity <= specificity for one in had_past), 1 + len(had_past)
    enough = len(shares) >= _LEAST_FOR_THIN
    return ReadoutMeasure(
        document=document.id,
        references=len(references),
        tokens=len(words),
        specificity=specificity,
        boilerplate=share,
        boilerplate_rank=boilerplate_rank,
        specificity_rank=specificity_rank,
        usual_tokens=float(median(one.tokens for one in held)),
        thin=_tenth(boilerplate_rank) and _tenth(specificity_rank) if enough else None,
        repeated=_spans(document, words, verbatim),
        sentences=tuple(_shares(document, words, covered)),
        new=new,
        dyad_references=len(before),
    )


def _tenth(rank: tuple[int, int]) -> bool:
    return rank[0] <= _TENTH * rank[1]


def _spans(document: Document, words: Sequence[Token], covered: frozenset[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for at in sorted(covered):
        if at - 1 in covered and spans:
            spans[-1] = document.span(spans[-1].start, words[at].end)
        else:
            spans.append(document.span(words[at].start, words[at].end))
    return tuple(spans)


def _shares(document: Document, words: Sequence[Token], covered: frozenset[int]) -> list[SentenceShare]:
    found = []
    for start, end in bounds(document):
        inside = [at for at, t in enumerate(words) if start <= t.start and t.end <= end and t.mask is None]
        if inside:
            share = sum(at in covered for at in inside) / len(inside)
            found.append(SentenceShare(span=document.span(start, end), share=share))
    return found


def _new(document: Document, words: Sequence[Token], before: Sequence[Details]) -> tuple[Span, ...]:
    """The sentences most of whose telling words none of the earlier documents has; nothing where there are none."""
    if not before:
        return ()
    known = frozenset[str]().union(*(one.lemmas for one in before))
    found = []
    for start, end in bounds(document):
        telling = {
            t.lemma
            for t in words
            if start <= t.start and t.end <= end and len(t.form) >= _TELLING and t.mask != "title"
        }
        if len(telling) >= _LEAST_WORDS and len(telling - known) >= _NEW * len(telling):
            found.append(document.span(start, end))
    return tuple(found)
