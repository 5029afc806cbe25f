"""The words of a readout as they are compared: lemmas with offsets, names and numbers masked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.language import dates
from dragoman.language.lemmas import lemma
from dragoman.language.words import is_common, is_function
from dragoman.model import Document, Mention
from dragoman.reference import states

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LOWER = re.compile(r"\b[a-z][a-z'’-]+\b")
_UPPER = re.compile(r"(?<=[a-zа-яё,;] )[A-ZА-ЯЁ][\w'’-]+")
_CAPITAL = re.compile(r" [A-Z][a-z]")
_TURN = re.compile(r"(?: \([^()\n]{1,40}\))? ?: ?(?=[\n\"“«A-ZА-ЯЁ])")
_INITIALS = re.compile(r"\b[А-ЯЁ]\.[А-ЯЁ][а-яё-]+[^.:!?\n]{0,120}? ?: (?=[«А-ЯЁ])")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_I = re.compile(r"\b(?:I|[Ww]e|[Яя]|[Мм]ы)\b(?!['.])")
_LEAST_SPOKEN, _SPOKEN = 3, 0.008  # times, and share of the words
_STARTS = re.compile(r"(?:^|[.!?:\n“\"«(])\s*$")
_TITLES = re.compile(
    r"(?i)(?:vice-|deputy-|co-)?(?:presidents?|prime|ministers?|chancellors?|secretary|secretaries|chairm[ae]n|chairwom[ae]n|chairs?|kings?|"
    r"queens?|emirs?|sultans?|crown|princes?|advis[eo]rs?|ambassadors?|speakers?|premiers?|commissioners?|leaders?|heads?|excellency|"
    r"excellencies|majesty|highness|mr|mrs|ms|dr|"
    r"президент\w*|премьер\w*|министр\w*|канцлер\w*|секретар\w*|председател\w*|корол\w*|эмир\w*|султан\w*|принц\w*|"
    r"посол|посла|послу|послом|спикер\w*|глав[аыуе]|главой|советник\w*|помощник\w*)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: characters ``[start, end)`` of the document's content, its casefolded form, and its lemma.

    ``mask`` is "name", "place", "date", "number" or "title" where the word says who, where, when or how much, and
    "party" where it names one of those who met; what is repeated is counted without these.
    """

    start: int
    end: int
    form: str
    lemma: str
    mask: str | None


def tokens(
    document: Document,
    mentions: Sequence[Mention],
    *,
    furniture: Sequence[str] = (),
    parties: frozenset[str] = frozenset(),
    until: int | None = None,
) -> tuple[Token, ...]:
    """The words of a document's text (the title is left out), in order.

    Args:
        document: An English or Russian text.
        mentions: Its people.
        furniture: Regular expressions of what its publisher prints around the text; words inside are left out.
        parties: Names, as the mentions have them, of those who met.
        until: Where in the content to stop; at its end where absent.

    """
    content, first = document.content, len(document.title) + 1
    masks = sorted(_masks(document, mentions, first, parties))
    lower = frozenset(_LOWER.findall(content))
    upper = frozenset(m[0].casefold() for m in _UPPER.finditer(content))
    around = [match.span() for pattern in furniture for match in _compiled(pattern).finditer(content, first)]
    found: list[Token] = []
    at = 0
    for match in _WORD.finditer(content, first, len(content) if until is None else until):
        start, end = match.span()
        if any(a <= start < b for a, b in around):
            continue
        while at < len(masks) and masks[at][1] <= start:
            at += 1
        mask = masks[at][2] if at < len(masks) and masks[at][0] < end else _own(content, match[0], start, lower, upper)
        form = match[0].casefold()
        found.append(Token(start, end, form, lemma(form), mask))
    return tuple(found)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL | re.MULTILINE)


def before_speech(document: Document, mentions: Sequence[Mention]) -> int:
    """Where the office's own words end and a transcript begins; the end of the content where it is none.

    A turn is a name and a colon; one alone may be a heading, so that a transcript has two at least.
    """
    content = document.content
    turns = [m.span.start for m in mentions if _TURN.match(content, m.span.end)]
    turns += [match.start() for match in _INITIALS.finditer(content)]
    return min(turns) if len(set(turns)) > 1 else len(content)


def own_speech(document: Document, until: int) -> bool:
    """Whether a text, up to a place in its content, speaks in the first person itself: an address or a joint statement.

    What stands in quotation marks is another's.
    """
    said = _QUOTED.sub(" ", document.content[len(document.title) + 1 : until])
    spoken = len(_I.findall(said))
    return spoken >= _LEAST_SPOKEN and spoken >= _SPOKEN * len(_WORD.findall(said))


def _masks(
    document: Document, mentions: Sequence[Mention], first: int, parties: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    content = document.content
    taken = [
        (m.span.start, m.span.end, "party" if m.name in parties else "name") for m in mentions if m.span.end > first
    ]
    text = content[first:]
    for words in states.find(text):
        taken.append((words.start + first, words.end + first, "place"))
    for when in dates.tag(
        text, anchor=document.published, language="ru" if document.language == "ru" else "en", month_first=None
    ):
        taken.append((when.start + first, when.end + first, "date"))
    last = -1
    for start, end, mask in sorted(taken):
        if end > last:
            yield max(start, last), end, mask
            last = end


def _own(content: str, word: str, start: int, lower: frozenset[str], upper: frozenset[str]) -> str | None:
    """What a word is by itself.

    One that the text has without its capital too is no name; one that begins a sentence is a name where the text has it
    with a capital elsewhere, or another capital follows.
    """
    if any(letter.isdigit() for letter in word):
        return "number"
    if _TITLES.fullmatch(word):
        return "title"
    low = word.casefold()
    if not word[0].isupper() or is_function(word) or (low in lower and is_common(word)):
        return None
    if not _STARTS.search(content[max(0, start - 4) : start]):
        return "name"
    if not word.isascii() or len(word) < 2 or is_common(word):
        return None
    return "name" if low in upper or _CAPITAL.match(content, start + len(word)) else None
