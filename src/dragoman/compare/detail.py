"""How specific a readout is: the things and numbers it names, by how seldom its issuer does and by what is said of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from dragoman.compare.repeating import REFERENCES
from dragoman.compare.tokens import Token
from dragoman.language.sentences import sentences
from dragoman.language.words import is_function
from dragoman.model import Document
from dragoman.reference import states

LEAST_REFERENCES = 10  # with fewer earlier documents nothing is usual yet
_SHORT = 60  # words, where no length is usual yet
_LONG = 2  # times the usual length as of which a text is counted at least
_ROSTER = 12  # words of a list of names, at least
_LETTERS = 4  # of a word that may tell something
_USUAL = 0.3  # share of the earlier documents from which a thing they name is no detail
_SELDOM = 0.1  # share of them up to which a word tells something
_AGAIN = 2  # of the last texts on the same dyad that make a thing or word usual between the two
_SAID = 2  # such words, for each thing that a sentence names, from which it counts in full

_ATTENDANCE = re.compile(
    r"(?i)\b(?:taking part in|took part in|participants? (?:included|were)|attendees|in attendance|attended (?:by|the)|attending (?:the )?(?:meeting|talks|event)|joined by|"
    r"принял\w* участие|участвовал\w*|присутствовал\w*)\b"
)

Thing = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What a text names after the sentence that tells who met whom, each thing once, by sentence.

    ``lemmas`` are all its words, ``said`` those of each of these sentences that name nothing.
    """

    things: tuple[tuple[Thing, ...], ...]
    said: tuple[frozenset[str], ...]
    lemmas: frozenset[str]
    length: int

    @property
    def held(self) -> frozenset[Thing | str]:
        """Its words and the things it names."""
        return self.lemmas | {thing for of in self.things for thing in of}


class Habit:
    """How many of an issuer's latest documents have a word, and name a thing; the oldest leaves when a new one comes."""

    def __init__(self) -> None:
        self._documents: deque[tuple[str, frozenset[Thing | str]]] = deque()
        self._counts: Counter[Thing | str] = Counter()
        self._lengths: dict[str, int] = {}

    def add(self, name: str, details: Details) -> None:
        """Bring in a document after it was weighed."""
        self._documents.append((name, details.held))
        self._lengths[name] = details.length
        self._counts.update(details.held)
        if len(self._documents) > REFERENCES:
            oldest, gone = self._documents.popleft()
            del self._lengths[oldest]
            self._counts.subtract(gone)

    def specificity(self, details: Details, *, apart: Iterable[str] = (), before: Iterable[Details] = ()) -> float:
        """Details per 100 words, each of weight 0 to 1.

        A thing weighs the less the more of the documents name it, nothing from three in ten on; and in full only where
        its sentence has two words for each thing it names that at most one in ten documents has. So neither a list of
        states with nothing said of them is a wealth of detail, nor the one summit of which all speak. A text is counted
        as of twice the usual length at least: three lines with one name are no more specific than a page with nine.
        Under ``LEAST_REFERENCES`` documents every thing and word is held to be seldom.

        Args:
            details: What the text names.
            apart: Documents left out.
            before: The issuer's last texts on the same dyad: what two of them have is said again, and is no detail.

        """
        left_out = frozenset(apart)
        out = [held for name, held in self._documents if name in left_out]
        references = len(self._documents) - len(out)
        told = Counter(one for text in before for one in text.held)
        lengths = [length for name, length in self._lengths.items() if name not in left_out]

        def share(one: Thing | str) -> float:
            if told[one] >= _AGAIN:
                return 1.0
            if references < LEAST_REFERENCES:
                return 0.0
            return (self._counts[one] - sum(one in held for held in out)) / references

        total, counted = 0.0, set[str]()
        for things, said in zip(details.things, details.said, strict=True):
            telling = {word for word in said - counted if share(word) <= _SELDOM}
            counted |= telling
            weight = min(1.0, len(telling) / (_SAID * len(things)))
            total += weight * sum(max(0.0, 1 - share(thing) / _USUAL) for thing in things)
        usual = median(lengths) if references >= LEAST_REFERENCES else _SHORT
        return 100 * total / max(_LONG * usual, details.length)


def bounds(document: Document) -> list[tuple[int, int]]:
    """Where the sentences of the text begin and end in the content."""
    first = len(document.title) + 1
    return [(start + first, end + first) for start, end in sentences(document.text)]


def details(document: Document, words: Sequence[Token], sides: frozenset[str]) -> Details:
    """What a text names.

    Words of one mask that stand together are one thing, and a state is one by whatever word; what the title names is no
    detail, nor are the two sides themselves, nor who attended.
    """
    every = bounds(document)
    after = every[0][1] if every else 0
    present = [(a, b) for a, b in every if _ATTENDANCE.search(document.content[a:b]) or _roster(words, a, b)]
    known = set(re.findall(r"\w+", document.title.casefold()))
    own = sides | {found.code for found in states.find(document.title)}
    named: dict[Thing, int] = {}
    run: list[Token] = []
    for token in [*words, None]:
        if token is not None and run and token.mask == run[-1].mask:
            run.append(token)
            continue
        if run and not all(t.form in known for t in run):
            for thing in _things(document, run):
                if thing[-1] not in own:
                    named.setdefault(thing, run[0].start)
        counts = token is not None and token.start >= after and token.mask not in {None, "title", "party"}
        run = [token] if token is not None and counts and not any(a <= token.start < b for a, b in present) else []
    by: defaultdict[tuple[int, int], list[Thing]] = defaultdict(list)
    for thing, at in named.items():
        by[next(((a, b) for a, b in every if a <= at < b), (at, at))].append(thing)
    return Details(
        things=tuple(map(tuple, by.values())),
        said=tuple(_said(words, start, end) for start, end in by),
        lemmas=frozenset(token.lemma for token in words),
        length=len(words),
    )


def _said(words: Sequence[Token], start: int, end: int) -> frozenset[str]:
    return frozenset(
        t.lemma
        for t in words
        if start <= t.start < end and t.mask is None and len(t.form) >= _LETTERS and not is_function(t.form)
    )


def _roster(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a sentence is a list of those who came: most of its words are names and titles."""
    inside = [token.mask for token in words if start <= token.start and token.end <= end]
    return len(inside) >= _ROSTER and sum(mask in {"name", "title", "party"} for mask in inside) >= len(inside) / 2


def _things(document: Document, run: Sequence[Token]) -> list[Thing]:
    """What a row of words of one mask names: of places the states, unless it is a town."""
    if run[0].mask != "place":
        return [tuple(t.lemma for t in run)]
    text = document.content[run[0].start : run[-1].end]
    found = states.find(text)
    return [
        ("town", text[at.start : at.end].casefold()) if at.form == "city" else ("place", at.code) for at in found
    ] or [tuple(t.lemma for t in run)]
