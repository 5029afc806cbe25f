"""What a question about a person says: a name, an office, a side, or several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.identify import lexicon
from dragoman.model import Office
from dragoman.reference import offices, places, states

_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’.](?=[^\W_]))*\.?")
_JOINING = frozenset(["of", "the", "for", "and", "to", "in", "at", "on", "a", "an", "s", "und", "et", "i", "и", "по"])
_TITLES = frozenset(word.casefold() for word in lexicon.OFFICE_WORDS | lexicon.HONORIFICS) - {"to", "will"} | {
    "late",
    "ex",
}
_FULL = 2  # words of a full name
_PLURALS = re.compile(r"s$")
_CROWNS = frozenset(
    ["king", "queen", "pope", "emperor", "empress", "emir", "amir", "sultan", "prince", "princess", "sheikh"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The parts of a question. ``place`` is the code of the state whose city or name the whole question is."""

    text: str
    name: str | None = None
    office: Office | None = None
    side: str | None = None
    former: bool = False
    place: str | None = None


def parse(text: str) -> Asked:
    """The parts of a question in any order: "Foreign Secretary Boris Johnson", "Tokayev, KAZ", "the president of Poland".

    >>> parse("Foreign Minister Annalena Baerbock of Germany").name
    'Annalena Baerbock'
    >>> parse("Nut Sultan").place
    'KAZ'
    """
    whole = " ".join(text.split())
    if whole.islower() and re.search(r"[a-z]", whole):
        whole = re.sub(r"[a-z]+", lambda m: m[0] if m[0] in _JOINING | lexicon.PARTICLES else m[0].capitalize(), whole)
    known = places.find(whole)
    place = states.code_of(whole, city=True) or (known.side if known is not None else states.near(whole))
    if place is not None:
        return Asked(text=whole, side=place, place=place)
    side, rest = _side(whole)
    words = list(_WORD.finditer(rest))
    kinds = [_kind(match[0], whole) for match in words]
    further = [(at.start, at.end) for at in states.find(rest) if at.form != "city"]
    for at, match in enumerate(words):
        if any(start <= match.start() < end for start, end in further):
            kinds[at] = "title"  # "Ambassador of A to B", "President of the European Commission"
    if kinds and kinds[-1] == "title" and "name" in kinds and words[-1][0].casefold() in _CROWNS and "," not in rest:
        kinds[-1] = "name"  # "Stephen King"
    for at, match in enumerate(words):
        titled = offices.classify(match[0])[0] is not None
        if kinds[at] == "name" and titled:
            kinds[at] = "title"
        if kinds[at] == "title" and at and kinds[at - 1] == "name" and match[0] in lexicon.HONORIFICS:
            kinds[at] = "name"  # "Hun Sen" is no senator
    if "name" not in kinds and len(words) > 1 and words[-1][0] in lexicon.ALSO_NAMES:
        kinds[-1] = "name"
    name = _longest(words, kinds, rest)
    if name is not None and "title" in kinds and states.code_of(name, city=True) is not None:
        name = None  # "the mayor of Paris"
    title = " ".join((rest if name is None else rest.replace(name, " ", 1)).replace(",", " ").split()).strip(" .,")
    rung = offices.classify(title, side)[0] if title else None
    if title and rung is None and name is None:
        return Asked(text=whole, name=rest.strip(" ,") or None, side=side)
    office = offices.office(offices.split(title, side)[0], side) if rung is not None else None
    return Asked(text=whole, name=name, office=office, side=side, former=offices.is_past(title))


def _side(text: str) -> tuple[str | None, str]:
    """The first state or organisation that a question names, and the question without it."""
    coded = re.search(r"(?:^|[,(] ?)([A-Z]{2,5})\)?$", text)
    if coded is not None and (len(coded[1]) == 3 or states.code_of(coded[1])):
        return states.code_of(coded[1]) or coded[1], text[: coded.start()].strip(" ,")
    found = [at for at in states.find(text) if at.form != "city"]
    if not found or _is_name(text, found[0]):
        return None, text
    first = found[0]
    if first.form == "organisation":
        return first.code, text  # its name is part of the office
    code = first.code
    part = states.part_of(text[first.start : first.end])
    if part is not None and text[first.start : first.end] != states.name_of(code):
        code = part  # Scotland is a part of a state, and has heads of its own
    before = re.sub(r"(?:,? of (?:the )?|,? for (?:the )?|[,(] ?)$", " ", text[: first.start])
    after = re.sub(r"^(?:['’]s?|[)])", "", text[first.end :])
    return code, " ".join(f"{before} {after}".split())


def _is_name(text: str, found: states.StateWords) -> bool:
    """Whether a state is a word of somebody's name: "Michael Jordan"."""
    words = text.split()
    return (
        found.form == "name"
        and len(words) == _FULL
        and text[found.start : found.end] in words
        and not any(word.casefold().strip(".,") in _TITLES or not word[:1].isupper() or "," in word for word in words)
    )


def _kind(word: str, whole: str) -> str:
    plain = word.casefold().rstrip(".")
    if re.match(r"[а-яё]", word) and not whole.islower():
        return "title"  # in Russian names are capitalised and offices are not
    if plain in _JOINING:
        return "joining"
    if plain in lexicon.PARTICLES:
        return "particle"
    if plain in _CROWNS and not whole.casefold().startswith(("the ", "crown ")) and " of " not in whole:
        return "title"
    return "title" if plain in _TITLES or _PLURALS.sub("", plain) in _TITLES else "name"


def _longest(words: list[re.Match[str]], kinds: list[str], text: str) -> str | None:
    """The longest run of words that are no title; a comma may stand inside ("Doe, Jane"), a particle may open it."""
    best: tuple[int, int, int] | None = None
    start = None
    for at in range(len(words) + 1):
        kind = kinds[at] if at < len(words) else "end"
        if kind == "name" or (kind == "particle" and (start is not None or at + 1 < len(words))):
            start = at if start is None else start
            continue
        if start is not None:
            last = at - 1
            while last > start and kinds[last] == "particle":
                last -= 1
            count = sum(one == "name" for one in kinds[start : last + 1])
            if count and (best is None or count > best[0]):
                best = (count, start, last)
        start = None
    return text[words[best[1]].start() : words[best[2]].end()] if best is not None else None
