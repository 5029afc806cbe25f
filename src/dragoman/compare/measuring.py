"""One readout against its issuer's past: what it repeats, how specific and how long it is, what is new in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

from dragoman.compare.repeating import Past, runs_of
from dragoman.compare.tokens import Token
from dragoman.language.sentences import sentences
from dragoman.model import Document, ReadoutMeasure, SentenceShare, Span
from dragoman.reference import states

LEAST_REFERENCES = 10  # with fewer earlier documents nothing is usual yet
_LEAST_FOR_THIN = 20
_SHORT = 60
_TENTH = 0.1
_DYAD = 5  # earlier documents on the same dyad that a sentence is new against
_NEW = 0.6  # share of a sentence's telling words that none of them has
_LEAST_WORDS = 5
_ROSTER = 12  # words of a list of names, at least
_TELLING = 4  # letters of a word that may tell something

_ATTENDANCE = re.compile(
    r"(?i)\b(?:taking part in|took part in|participants? (?:included|were)|attendees|in attendance|attended (?:by|the)|attending (?:the )?(?:meeting|talks|event)|joined by|"
    r"принял\w* участие|участвовал\w*|присутствовал\w*)\b"
)

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
    past, waiting = Past(), list[tuple[Document, Sequence[Token]]]()
    done: dict[str, ReadoutMeasure] = {}
    told: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for document, words in ordered:
        while waiting and document.published is not None and waiting[0][0].published != document.published:
            earlier, earlier_words = waiting.pop(0)
            past.add(earlier.id, runs_of(earlier_words).all())
            if (dyad := (dyads or {}).get(earlier.id)) is not None:
                told[dyad].append(_vocabulary(earlier_words))
        dated = document.published is not None
        dyad = (dyads or {}).get(document.id)
        before = told[dyad][-_DYAD:] if dyad is not None and dated else []
        sides = frozenset((dyad or "").split())
        done[document.id] = _measured(
            document, words, past if dated else Past(), (apart or {}).get(document.id, frozenset()), before, done, sides
        )
        if dated:
            waiting.append((document, words))
    return tuple(done[document.id] for document, _ in ordered)


def _measured(
    document: Document,
    words: Sequence[Token],
    past: Past,
    apart: frozenset[str],
    before: Sequence[frozenset[str]],
    done: Mapping[str, ReadoutMeasure],
    sides: frozenset[str],
) -> ReadoutMeasure:
    references = past.names(apart)
    specificity = _specificity(document, words, sides)
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
    covered, verbatim = past.covered(runs_of(words), apart=apart)
    share = len(covered.intersection(telling)) / len(telling)
    held = [done[name] for name in references]
    shares = [one.boilerplate for one in held if one.boilerplate is not None]
    boilerplate_rank = 1 + sum(other >= share for other in shares), 1 + len(shares)
    specificity_rank = 1 + sum(one.specificity <= specificity for one in held), 1 + len(held)
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


def _specificity(document: Document, words: Sequence[Token], sides: frozenset[str]) -> float:
    """Named entities and numbers per 100 words, each once, after the sentence that tells who met whom.

    Words of one mask that stand together are one entity, and a state is one by whatever word; what the title names is no
    detail, nor are the two sides themselves, nor who attended. Texts are counted as of at least ``_SHORT`` words, since
    one name in ten words is no wealth of detail.
    """
    bounds = _sentences(document)
    after = bounds[0][1] if bounds else 0
    present = [(a, b) for a, b in bounds if _ATTENDANCE.search(document.content[a:b]) or _roster(words, a, b)]
    known = set(re.findall(r"\w+", document.title.casefold()))
    own = sides | {found.code for found in states.find(document.title)}
    entities: dict[tuple[str, ...], None] = {}
    run: list[Token] = []
    for token in [*words, None]:
        if token is not None and run and token.mask == run[-1].mask:
            run.append(token)
            continue
        if run and not all(t.form in known for t in run):
            for entity in _entities(document, run):
                if entity[-1] not in own:
                    entities.setdefault(entity)
        counts = token is not None and token.start >= after and token.mask not in {None, "title", "party"}
        run = [token] if token is not None and counts and not any(a <= token.start < b for a, b in present) else []
    return 100 * len(entities) / max(_SHORT, len(words))


def _roster(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a sentence is a list of those who came: most of its words are names and titles."""
    inside = [token.mask for token in words if start <= token.start and token.end <= end]
    return len(inside) >= _ROSTER and sum(mask in {"name", "title", "party"} for mask in inside) >= len(inside) / 2


def _entities(document: Document, run: Sequence[Token]) -> list[tuple[str, ...]]:
    """What a row of words of one mask names: of places the states, unless it is a town."""
    if run[0].mask != "place":
        return [tuple(t.lemma for t in run)]
    text = document.content[run[0].start : run[-1].end]
    found = states.find(text)
    return [
        ("town", text[at.start : at.end].casefold()) if at.form == "city" else ("place", at.code) for at in found
    ] or [tuple(t.lemma for t in run)]


def _spans(document: Document, words: Sequence[Token], covered: frozenset[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for at in sorted(covered):
        if at - 1 in covered and spans:
            spans[-1] = document.span(spans[-1].start, words[at].end)
        else:
            spans.append(document.span(words[at].start, words[at].end))
    return tuple(spans)


def _sentences(document: Document) -> list[tuple[int, int]]:
    first = len(document.title) + 1
    return [(start + first, end + first) for start, end in sentences(document.text)]


def _shares(document: Document, words: Sequence[Token], covered: frozenset[int]) -> list[SentenceShare]:
    found = []
    for start, end in _sentences(document):
        inside = [at for at, t in enumerate(words) if start <= t.start and t.end <= end and t.mask is None]
        if inside:
            share = sum(at in covered for at in inside) / len(inside)
            found.append(SentenceShare(span=document.span(start, end), share=share))
    return found


def _vocabulary(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.lemma for token in words)


def _new(document: Document, words: Sequence[Token], before: Sequence[frozenset[str]]) -> tuple[Span, ...]:
    """The sentences most of whose telling words none of the earlier documents has; nothing where there are none."""
    if not before:
        return ()
    known = frozenset().union(*before)
    found = []
    for start, end in _sentences(document):
        telling = {
            t.lemma
            for t in words
            if start <= t.start and t.end <= end and len(t.form) >= _TELLING and t.mask != "title"
        }
        if len(telling) >= _LEAST_WORDS and len(telling - known) >= _NEW * len(telling):
            found.append(document.span(start, end))
    return tuple(found)
