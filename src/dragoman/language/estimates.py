"""Words of probability, and what is wrong with estimative language in an English text.

Sources: Intelligence Community Directive 203, Analytic Standards (2015), D.6.e(2); Professional Head of Intelligence
Assessment (PHIA), probability yardstick. What the linter asks for: docs/decisions/0016-hypotheses.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.language.sentences import sentences
from dragoman.model import Yardstick

# Where each word begins. PHIA leaves gaps between its words (5 to 10, 20 to 25 and so on): each is cut in the middle.
_BEGINS = {
    Yardstick.ICD_203: (
        (0.0, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
    ),
    Yardstick.PHIA: (
        (0.0, "remote chance"),
        (0.075, "highly unlikely"),
        (0.225, "unlikely"),
        (0.375, "realistic possibility"),
        (0.525, "likely"),
        (0.775, "highly likely"),
        (0.925, "almost certain"),
    ),
}


def bands(yardstick: Yardstick) -> tuple[tuple[str, float, float], ...]:
    """The words of a yardstick from the least: word, lower bound (inclusive), upper bound (exclusive; 1 is inclusive).

    >>> bands(Yardstick.ICD_203)[4]
    ('likely', 0.55, 0.8)
    """
    begins = _BEGINS[yardstick]
    ends = [begin for begin, _ in begins[1:]] + [1.0]
    return tuple((name, begin, end) for (begin, name), end in zip(begins, ends, strict=True))


def word(p: float, yardstick: Yardstick) -> str:
    """The word for a probability.

    Args:
        p: In [0, 1]. A bound belongs to the word above it; 0 and 1 to the outermost words.
        yardstick: Whose words.

    Raises:
        ValueError: ``p`` is no probability.

    >>> word(0.55, Yardstick.ICD_203), word(0.45, Yardstick.PHIA)
    ('likely', 'realistic possibility')
    """
    if not 0 <= p <= 1:
        raise ValueError(f"{p} is no probability; give one in [0, 1]")
    return next(name for begin, name in reversed(_BEGINS[yardstick]) if p >= begin)


class FaultKind(StrEnum):
    """What is wrong with a wording."""

    HEDGE = "hedge"  # words that leave open how likely something is
    DOUBLED = "doubled hedge"
    MIXED = "likelihood and confidence"  # in one sentence
    UNSOURCED = "certainty without source"
    NUMBER = "word and number disagree"
    REFUSED = "what nobody can source"  # what somebody felt, or that somebody lied


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One wording that an analyst should change: ``text[start:end]`` are its ``words``."""

    kind: FaultKind
    words: str
    start: int
    end: int
    remedy: str


def faults(text: str, *, yardstick: Yardstick = Yardstick.ICD_203) -> tuple[Fault, ...]:
    """What is wrong with estimative language in an analyst's text, in the order of the text.

    What stands in quotation marks is somebody else's and is left alone, as are addresses and references. Plain words
    of likelihood are fine, and so is "possible" before a noun ("a possible date").

    Args:
        text: English prose; links and ``[id]`` references may stand in it.
        yardstick: By whose words numbers are judged.

    Returns:
        Faults; none overlaps a doubled hedge.

    >>> [(fault.words, fault.kind.value) for fault in faults("It may well be a drill. It is likely.")]
    [('may well be', 'hedge')]
    """
    own = _NOT_OWN.sub(lambda match: "¤" * len(match[0]), text)
    found: list[Fault] = []
    for start, end in sentences(text):
        doubled = list(_matched(_DOUBLED, own, start, end))
        single = [
            *_matched(_HEDGES, own, start, end),
            *_matched(_REFUSED, own, start, end),
            *([] if _sourced(text, start, end) else _matched(_CERTAIN, own, start, end)),
        ]
        found += doubled
        found += [one for one in single if not any(one.start < two.end and two.start < one.end for two in doubled)]
        found += _mixed(own, start, end)
        found += _disagreeing(own, start, end, yardstick)
    found.sort(key=lambda fault: (fault.start, fault.end, fault.kind))
    # What was covered up is shown again.
    return tuple(replace(fault, words=text[fault.start : fault.end]) for fault in found)


def estimative(text: str) -> bool:
    """Whether a text has a word of likelihood or of confidence, in quotation marks or not.

    >>> estimative("An unlikely friend"), estimative("We are confident")
    (True, True)
    >>> estimative("Message in person")
    False
    """
    return bool(_LIKELIHOOD.search(text) or _CHANCED.search(text) or _CONFIDENCE.search(text))


Table = tuple[FaultKind, str, re.Pattern[str]]


def _table(kind: FaultKind, remedy: str, *patterns: str) -> Table:
    return kind, remedy, re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_NOT_OWN = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»|https?://\S+|(?<=\])\([^()\s]*\)|\[[^\[\]\s]+\](?!\()")
_SOURCE = re.compile(r"https?://|\[[^\[\]]+\]")
_AFTER = re.compile(r"[ \t]*\[[^\[\]]+\]")  # a reference behind the full stop

# "may" only in small letters, and not where it can only be the month.
_MAY = r"(?<!\d )(?<!\bin )(?<!\bof )(?<!\bsince )(?<!\buntil )(?<!\bby )(?-i:\bmay\b)(?! ?\d)"
_MIGHT = (
    r"(?<!\bmilitary )(?<!\beconomic )(?<!\bnaval )(?<!\bpolitical )(?<!\bits )(?<!\btheir )(?<!\bthe )(?<!\ball )"
    r"\bmight\b(?! of\b)"
)
_SURE = "probably|likely|presumably|(?:almost |nearly )?certain(?:ly)?"
_OPEN = "possibl[ey]|perhaps|maybe|conceivably|improbable|probable"
_DEGREE = "(?:very |highly |quite |almost |nearly |most )?"

_DOUBLED: Table = _table(
    FaultKind.DOUBLED,
    "Say it once: one word of likelihood.",
    rf"\b{_DEGREE}(?:{_SURE}|{_OPEN})\s+{_DEGREE}(?:likely|unlikely|{_OPEN}|probably|might|could|(?-i:may)\b)\b",
    rf"(?:{_MAY}|{_MIGHT}|\bcould\b)\s+(?:well\s+)?(?:be\s+)?{_DEGREE}(?:likely|unlikely|probably|{_OPEN})\b",
)
_HEDGES: Table = _table(
    FaultKind.HEDGE,
    "Say how likely it is, in a word of the yardstick, and what that rests on.",
    rf"{_MAY}(?:\s+well)?(?:\s+be\b)?",
    rf"{_MIGHT}(?:\s+well)?(?:\s+be\b)?",
    r"\bcould\s+(?:(?:well|also|still|yet)\s+)?(?:be|have|indicate|suggest|mean|point)\b",
    r"\b(?:possibly|perhaps|maybe|conceivably|seemingly|apparently|potentially|arguably)\b",
    r"\bthere\s+(?:is|was)\s+(?:a|some)\s+(?:chance|possibility)\b",
    r"\bit\s+(?:is|was)\s+(?:also\s+)?possible\s+that\b",
    r"\bit\s+(?:is|was)\s+(?:also\s+)?conceivable\b",
    r"\bcan(?:not|['’]t|\s+not)\s+(?:be\s+(?:ruled\s+out|excluded|dismissed)|rule\s+out|exclude)\b",
    r"\b(?:impossible|hard|difficult)\s+to\s+(?:exclude|rule\s+out)\b",
    r"\ba\s+(?:very\s+)?(?:real|distinct|strong|serious|good)\s+(?:possibility|chance)\b",
    r"\b(?:we|I)\s+(?:believe|think|feel|suspect)\b",
    r"\bseems?\b|\bappears?\s+(?:to|that)\b",
)
_CERTAIN: Table = _table(
    FaultKind.UNSOURCED,
    "Point to the source in this sentence, or say how likely it is.",
    r"(?<!\balmost )(?<!\bnearly )(?<!\bnot )\bcertainly\b",
    r"\bit\s+is\s+certain\s+that\b",
    r"\b(?:doubtless|undoubtedly|obviously|definitely|unquestionably|undeniably)\b",
    r"(?<!\bsaid )(?<!\bstated )(?<!\bspoke )(?<!\bput it )(?<!\bnot )\bclearly\b(?! (?:marked|visible|legible|audible))",
    r"\b(?:no|without(?: a| any)?|beyond(?: any)?)\s+doubt\b",
    r"\bprove[sd]\b(?!\s+(?:to\s+be|difficult|hard|impossible|easy|useful|popular)\b)|\bproof\s+that\b",
    r"(?<!\bchange )(?<!\bmatter )(?<!\breversal )(?<!\bcorrection )(?<!\bchanges )\bof\s+course\b",
)
_REFUSED: Table = _table(
    FaultKind.REFUSED,
    "No source shows what somebody felt or that somebody lied: quote what was said, or tell what was seen.",
    r"\b(?:angry|angrily|anger|angered|furious|furiously|enraged|outraged|nervous|nervously|anxious|anxiously)\b",
    r"\b(?:afraid|scared|frightened|fears|feared|worried|irritated|annoyed|offended|humiliated|embarrassed)\b",
    r"\b(?:frustrated|jealous|resentful|panicked)\b|\bfe(?:lt|els)\b(?! (?:hat|hats|boots|tip)\b)",
    r"\b(?:lied|liars?|insincere|deceived|pretend(?:s|ed|ing)?)\b|\blies\s+(?:about|to)\b|\bt(?:old|ells?)\s+(?:a\s+)?lies?\b",
    r"\b(?:is|are|was|were|been)\s+lying\b(?!\s+(?:in|on|at|ahead|between)\b)",
    r"(?-i:\bbluff(?:s|ed|ing)?\b)",
)
# What each word stands for, as a step of a yardstick; "realistic possibility" is PHIA's alone.
_STEPS: tuple[tuple[str, int, Yardstick | None], ...] = (
    (r"almost no chance|remote chance", 0, None),
    (r"(?:very|highly) (?:unlikely|improbable)", 1, None),
    (r"unlikely|improbable|improbably", 2, None),
    (r"(?:roughly |about )?even (?:chance|odds)", 3, None),
    (r"realistic possibility", 3, Yardstick.PHIA),
    (r"(?:very|highly) (?:likely|probable)", 5, None),
    (r"(?:almost|nearly) certain(?:ly)?", 6, None),
    (r"likely|probable|probably", 4, None),
)
_LIKELIHOOD = re.compile("|".join(rf"(\b(?:{words})\b)" for words, _, _ in _STEPS), re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\b(?:high|moderate|medium|low)(?:er|est)?\s+confidence\b(?!-|\s+building)|\bconfident\b|\bwith\s+confidence\b"
    r"|\bconfidence\s+(?:level\s+)?(?:is|remains)\s+(?:high|moderate|medium|low)|\bconfidence\s+in\s+(?:this|our)\b",
    re.IGNORECASE,
)
# "the most likely explanation (35%)" compares, and "not likely (30%)" denies.
_COMPARED = re.compile(r"\b(?:more|less|most|least|equally|as|not|not very|how)\s+$", re.IGNORECASE)
_PERCENT = r"(\d{1,3}(?:\.\d+)?)(?:\s*%?\s*(?:-|–|to)\s*(\d{1,3}(?:\.\d+)?))?\s*(?:%|per\s?cent\b)"
_ABOUT = r"(?:(?:about|around|roughly|some|p\s*[=≈])\s*|[~≈]\s*)?"
_CHANCE = "chance|likelihood|probability"
_CHANCED = re.compile(rf"{_PERCENT}\s+(?:{_CHANCE})\b", re.IGNORECASE)
_NUMBERS = tuple(
    (re.compile(pattern, re.IGNORECASE), scale)
    for pattern, scale in (
        (rf"\(\s*{_ABOUT}{_PERCENT}\s*\)", 100),
        (rf"\(\s*{_ABOUT}(0?\.\d+)(?:\s*(?:-|–|to)\s*(0?\.\d+))?\s*\)", 1),
        (rf"{_PERCENT}\s+(?:{_CHANCE}|likely|probable)\b", 100),
        (rf"\b(?:{_CHANCE})\s+(?:of|is|at)\s+{_ABOUT}{_PERCENT}", 100),
        (
            rf"(?:(?<=likely)|(?<=probable)|(?<=certain))\s*[,:–—]\s*(?:at\s+)?{_ABOUT}{_PERCENT}(?!\s+(?:of|more|less)\b)",
            100,
        ),
    )
)


def _matched(table: Table, text: str, start: int, end: int) -> Iterator[Fault]:
    kind, remedy, pattern = table
    for match in pattern.finditer(text, start, end):
        yield _fault(kind, remedy, text, match.start(), match.end())


def _fault(kind: FaultKind, remedy: str, text: str, start: int, end: int) -> Fault:
    return Fault(kind=kind, words=text[start:end], start=start, end=end, remedy=remedy)


def _sourced(text: str, start: int, end: int) -> bool:
    return bool(_SOURCE.search(text, start, end) or _AFTER.match(text, end))


def _mixed(text: str, start: int, end: int) -> Iterator[Fault]:
    likelihood = _LIKELIHOOD.search(text, start, end) or _CHANCED.search(text, start, end)
    sure = _CONFIDENCE.search(text, start, end)
    if likelihood is not None and sure is not None:
        yield _fault(
            FaultKind.MIXED,
            f"Tell the likelihood (“{likelihood[0]}”) and the confidence (“{sure[0]}”) in two sentences.",
            text,
            min(likelihood.start(), sure.start()),
            max(likelihood.end(), sure.end()),
        )


def _disagreeing(text: str, start: int, end: int, yardstick: Yardstick) -> Iterator[Fault]:
    """Each number with the word of likelihood nearest to it."""
    words = [
        match for match in _LIKELIHOOD.finditer(text, start, end) if not _COMPARED.search(text, start, match.start())
    ]
    if not words:
        return
    numbers = {
        match.start(1): (match, scale) for pattern, scale in _NUMBERS for match in pattern.finditer(text, start, end)
    }
    for _, (number, scale) in sorted(numbers.items()):
        near = min(words, key=lambda match: max(number.start(1) - match.end(), match.start() - number.end(1)))
        _, step, own = _STEPS[(near.lastindex or 1) - 1]
        name, low, high = bands(own or yardstick)[step]
        ends = [float(value) / scale for value in number.groups() if value]
        p = sum(ends) / len(ends)
        if low <= p <= high or p > 1:
            continue
        first, last = min(near.start(), number.start()), max(near.end(), number.end())
        remedy = f"“{name}” is {low:.0%} to {high:.0%}; {p:.0%} is “{word(p, yardstick)}”."
        yield _fault(FaultKind.NUMBER, remedy, text, first, last)
