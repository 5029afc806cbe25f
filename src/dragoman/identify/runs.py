"""From runs of capitalised words to names with the office that stands before them.

In a run every word is an office word, an honorific, a state or a name word; names are the runs of name words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.identify import lexicon, months
from dragoman.language import words as common
from dragoman.model import Document, Mention
from dragoman.reference import leaders, states

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_CAP = rf"(?:[dl]['’])?[{UPPER}](?:[^\W\d_]|['’](?=[^\W\d_])(?!s\b)|-(?=[^\W\d_])|\.(?=[{UPPER}]\.?))*"
_LOW = "|".join(sorted(lexicon.PARTICLES | lexicon.CONNECTORS, key=len, reverse=True))
_ARTICLE = r"\b(?:[Aa]l|[Ee]l|ad|an|ar|as|ash|at|az|ul|ur)-"  # "Asaad al-N"
_TOKEN = re.compile(
    rf"(?P<cap>{_CAP})(?P<dot>\.)?|(?P<low>{_ARTICLE}{_CAP}|\b(?:{_LOW})\b(?:-{_CAP})?|&)|(?P<jr>,? (?:Jr|Sr)\.?)"
)
_ABBREVIATED = rf"(?:(?:\b[{UPPER}]\.)+[{UPPER}]|\b[{UPPER}]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Sen|Rep|Gov|Amb|St|Hon|Rt))\."
_WORD = rf"(?:{_ABBREVIATED}|(?:{_ARTICLE})?{_CAP})"
_RUN = re.compile(
    rf"{_WORD}(?:(?:,? (?:Jr|Sr)\b\.?)|(?:(?: \([A-Z]{{2,8}}\))?[ \u00a0](?:(?:{_LOW})\b(?:-{_CAP})?[ \u00a0]|& ){{0,3}}{_WORD}))*"
)
_STOP_AFTER_DOT = re.compile(r"^(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Sen|Rep|Gov|Amb|St|Hon|Rt)$")
_OF_BODY = re.compile(
    r"(?i)\b(?:leader|head|chair|chairman|chairwoman|member|founder|director|party|movement) of (?:the )?$"
)
_CHILD = re.compile(r"\b\d+-year-old(?: [a-z]+)? $")
_SHIP = re.compile(
    r"\b(?:USS|USNS|HMS|HMAS|HMCS|INS|ROKS|RMS|ARA|JS|CNS|[Ff]rigate|[Dd]estroyer|[Cc]arrier|[Ss]ubmarine|[Oo]peration|[Hh]urricane|[Tt]yphoon|[Tt]ropical [Ss]torm) $"
)
_OFFICE_IN_LOWER = re.compile(r"(?:president|minister|secretary|senator|governor|ambassador|chief|head|leader) $")
_FORMER = re.compile(r"(?i)\b(?:former|ex|then|outgoing)[- ]$")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    label: str  # O office, H honorific, S state, N name, P particle, C connector, X plain word, J suffix
    code: str | None = None


def _tokens(content: str, start: int, end: int, places: dict[int, states.StateWords]) -> list[_Token]:
    tokens: list[_Token] = []
    position = start
    while position < end:
        place = places.get(position)
        if place is not None and place.end <= end:
            tokens.append(_Token(place.start, place.end, content[place.start : place.end], "S", place.code))
            position = place.end
            continue
        match = _TOKEN.match(content, position, end)
        if match is None:
            position += 1
            continue
        text = match["cap"] or match["low"] or match["jr"]
        stop = match.end()
        if match["cap"]:
            if (
                text in lexicon.ALSO_NAMES
                and tokens
                and tokens[-1].label in "OH"
                and content[match.end() : match.end() + 2].strip()[:1].isupper()
            ):
                tokens.append(_Token(match.start(), match.end(), text, "N"))
                position = match.end()
                continue
            if match["dot"] and not _STOP_AFTER_DOT.match(text):
                stop -= 1
            tokens.append(_Token(match.start(), stop, text, _label(text)))
        elif match["jr"]:
            tokens.append(_Token(match.start(), stop, text, "J"))
        else:
            particle = text in lexicon.PARTICLES
            label = "N" if "-" in text else "P" if particle else "C"  # "al-Sharaa" ends a name
            tokens.append(_Token(match.start(), stop, text, label))
        position = stop
    return tokens


_ROMAN = re.compile(r"[IVX]+")
_NUMBERS = frozenset(
    ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Twenty", "II", "III", "IV"]
)


def _no_name(words: list[_Token]) -> bool:
    """Whether a capitalised run is of common words, letters and numbers alone ("Flank Allies", "Nash TV")."""
    if words[0].text in lexicon.ALSO_NAMES:
        return False
    if words[0].text.rstrip(".") == "St" and len(words) < 3:
        return True  # a church, a school, a city
    plain = [
        common.is_common(word.text)
        or (len(word.text) > 1 and word.text.isupper())
        or len(word.text.rstrip(".")) == 1
        or word.text in _NUMBERS
        or any(character.isdigit() for character in word.text)
        or (word.text.endswith("s") and states.code_of(word.text[:-1]) is not None)
        for word in words
    ]
    last = words[-1].text
    shouted = plain[-1] and (last.isupper() or last in _NUMBERS) and len(last) > 1
    return all(plain) or shouted or common.is_common_plural(last)


def _letters(token: _Token) -> bool:
    """Whether a word is the letters of a body ("UEFA"), which an office may open with."""
    return token.label == "X" and token.text.isupper() and token.text.isalpha() and len(token.text) <= 7


def _surname(content: str, tokens: list[_Token], at: int) -> _Token:
    """A month, as a surname where a leader's first name or an office stands before it: "Theresa May", "Prime Minister May"."""
    token = tokens[at]
    if token.text not in months.MONTHS or not at or token.start != tokens[at - 1].end + 1:
        return token
    before = tokens[at - 1]
    named = before.label == "N" and leaders.known(f"{before.text} {token.text}") is not None
    titled = before.text in lexicon.OFFICE_HEADS and leaders.is_surname(token.text)
    goes_on = _GOES_ON.match(content, token.end) is not None
    if (named or (titled and goes_on)) and not months.is_date(content, token.start, token.end):
        return replace(token, label="N")
    return token


_GOES_ON = re.compile(r"['’]s?\b|[,;.)]|$| (?!be\b|have\b|not\b)[a-z]")  # and no verb hangs on it: "may be"


def _initials(content: str, token: _Token, tokens: list[_Token], at: int) -> _Token:
    """A word, as part of a name where it is the two initials between an office and a surname ("Vice President JD N")."""
    shouted = token.label == "X" and len(token.text) > 2 and token.text.isalpha() and token.text.isupper()
    honoured = at > 0 and tokens[at - 1].label in "OH" and at + 1 < len(tokens) and tokens[at + 1].label == "N"
    named = at > 1 and tokens[at - 1].label == "N" and tokens[at - 2].label in "OH"
    if shouted and (honoured or named):
        return replace(token, label="N")  # "Ms. KAMIKAWA Yoko", "Foreign Minister Hakan FIDAN"
    letters = token.label == "X" and len(token.text) == 2 and token.text.isupper()
    if not letters or at + 1 >= len(tokens) or tokens[at + 1].label != "N":
        return token
    ahead = content[max(0, token.start - 20) : token.start]
    titled = tokens[at - 1].label in "OH" if at else _OFFICE_IN_LOWER.search(ahead) is not None
    return replace(token, label="N") if titled else token


def _label(word: str) -> str:
    base = word.split("’")[0].split("'")[0]
    if base in lexicon.HONORIFICS:
        return "H"
    if base in lexicon.OFFICE_WORDS:
        return "O"
    if base in lexicon.PLAIN_WORDS:
        return "X"
    if len(base) > 1 and base.isupper() and "." not in base and not _ROMAN.fullmatch(base):
        return "X"
    return "N"


def find_runs(document: Document) -> Iterator[Mention]:
    """Every name of an English text with the office, honorific and state of its own run of capitalised words."""
    content = document.content
    places = {place.start: place for place in states.find(content)}
    for run in _RUN.finditer(content):
        tokens = _tokens(content, run.start(), run.end(), places)
        yield from _run_mentions(document, content, tokens)


def _run_mentions(document: Document, content: str, tokens: list[_Token]) -> Iterator[Mention]:
    tokens = [_initials(content, _surname(content, tokens, at), tokens, at) for at in range(len(tokens))]
    labels = "".join(token.label for token in tokens)
    office_from = 0
    for match in re.finditer(r"N(?:[NHP]*N)?J?", labels):
        first, after = match.start(), match.end()
        following = labels[after : after + 1]
        if following in {"O", "S"} and labels[first] == "N" and "J" not in match[0]:
            continue  # "Astrakhan Region", "Amur Region Governor": part of an office or a place
        if labels[first - 1 : first] == "C" and tokens[first - 1].text in {"of", "the"}:
            if match[0] == "N" and following == "C":
                continue  # "Speaker of the Saeima of the Republic of Latvia": a body, part of the office
            if re.fullmatch(r"NN{2,}J?", match[0]) and "O" in labels[office_from:first]:
                first += 1  # "Head of Naftogaz Yuriy N": so is the first word
        start = first
        while start > office_from and (labels[start - 1] in "OSHCN" or _letters(tokens[start - 1])):
            start -= 1
        while start < first and labels[start] in "C":
            start += 1
        office = tokens[start:first]
        # "A and B": what stands before the joint belongs to the one before
        for index in range(len(office) - 1, -1, -1):
            if office[index].text in {"and", "&", "in", "at", "with"} and not any(
                t.label in "OS" for t in office[index + 1 :]
            ):
                office = []
                break
        while office and office[0].label == "C":
            office = office[1:]
        titled = any(
            token.text.split("-")[0] in lexicon.OFFICE_HEADS or token.text in lexicon.OFFICE_HEADS for token in office
        )
        honoured = any(token.label == "H" for token in office)
        if office and not titled and not honoured:
            office = []
        words = [
            t for t in tokens[first:after] if t.label != "J" or not titled
        ]  # "Jr" tells a son from who bears the office
        if len(words) < 2 and not titled and not honoured:
            continue
        if not titled and not honoured and _no_name(words):
            continue
        hangs = labels[first - 1 : first] == "C" and tokens[first - 1].text != "and"
        if hangs and (not titled or (len(words) == 1 and common.is_common(words[0].text))):
            continue  # "Attorneys General on Efforts": what an office is for is no person
        if (
            not titled
            and not honoured
            and _OF_BODY.search(content[max(0, tokens[first].start - 40) : tokens[first].start])
        ):
            continue  # "leader of Nur Otan": what somebody leads is no person
        ahead = content[max(0, tokens[first].start - 30) : tokens[first].start]
        if _CHILD.search(ahead) or _SHIP.search(ahead):
            continue  # no official
        code = next((t.code for t in office if t.label == "S"), None)
        end = tokens[after - 1].end
        tail = re.match(r"C{1,2}S", labels[after:])
        if tail is not None and tokens[after].text == "of" and titled:
            code = code or tokens[after + tail.end() - 1].code
            end = tokens[after + tail.end() - 1].end
        elif tail is not None and tokens[after].text == "of" and code is None and len(words) > 1:
            code = tokens[after + tail.end() - 1].code  # "the Presidents N of A and N of B"
        office_from = after + (tail.end() if end != tokens[after - 1].end and tail else 0)
        begin = office[0].start if office else tokens[first].start
        role = content[office[0].start : office[-1].end] if titled else None
        if role is not None:
            role = " ".join(t.text for t in office if t.label != "H") if honoured else role
        name = " ".join(_plainly(t.text) if t.label != "N" or len(t.text) > 1 else t.text + "." for t in words)
        yield Mention(
            name=name,
            span=document.span(begin, end),
            role=role or None,
            side=code,
            former=bool(_FORMER.search(content[max(0, begin - 12) : begin])) or (role or "").startswith("Former "),
        )


def _plainly(word: str) -> str:
    """A word of a name without stops, and without shouting: "FIDAN" is "Fidan", "JD" stays."""
    bare = word.strip(" .,")
    return (
        bare.capitalize()
        if len(bare) > 3 and bare.isalpha() and bare.isupper() and not _ROMAN.fullmatch(bare)
        else bare
    )
