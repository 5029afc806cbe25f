"""Russian words by their forms: names brought to the nominative, and what kind of word one is."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from dragoman.language.lemmas import analyzer

_LEAST_STEM = 3
_PARTICLES = frozenset(["аль", "эль", "аш", "ас", "ад", "бин", "ибн", "фон", "ван", "де", "да"])


@lru_cache(maxsize=50_000)
def _parses(word: str) -> tuple[tuple[str, str, str, bool], ...]:
    """Case, gender and nominative of each reading of a word as a name, and whether the dictionary has it; best first."""
    found = []
    for parse in analyzer().parse(word):
        tag = parse.tag
        if not {"Name", "Surn", "Patr"} & set(tag.grammemes) or tag.number != "sing":
            continue
        for gender in (tag.gender,) if tag.gender in {"masc", "femn"} else ("masc", "femn"):
            nominative = parse.inflect({"sing", "nomn", gender}) or parse.inflect({"nomn"})
            if nominative is not None:
                found.append((str(tag.case), gender, nominative.word, parse.is_known))
    return tuple(found)


def kinds(word: str) -> set[str]:
    """What kinds of name a word may be, as OpenCorpora marks them: Name, Surn, Patr, Geox."""
    return {g for parse in analyzer().parse(word) for g in ("Name", "Surn", "Patr", "Geox") if g in parse.tag.grammemes}


def nominative(name: str) -> str:
    """A Russian personal name in the nominative, its gender taken from the given name.

    >>> nominative("Дариги Назарбаевой"), nominative("Нурсултана Назарбаева")
    ('Дарига Назарбаева', 'Нурсултан Назарбаев')
    >>> nominative("Нарендры Моди"), nominative("Фумио Кисиды")
    ('Нарендра Моди', 'Фумио Кисида')
    """
    words = name.split()
    votes: Counter[tuple[str, str]] = Counter()
    for word in (w for w in words if w.casefold() not in _PARTICLES):
        seen = set()
        for case, gender, _, known in _parses(word):
            if (case, gender) not in seen:
                seen.add((case, gender))
                votes[case, gender] += 3 if known else 1
        for case, gender in _ENDINGS:
            if (case, gender) not in seen and _undeclined(word, case, gender) is not None:
                votes[case, gender] += 1
    case, gender = (
        max(votes, key=lambda vote: (votes[vote], vote[1] == "masc", vote[0] == "nomn")) if votes else ("nomn", "masc")
    )
    return " ".join(_nominative(word, case, gender) for word in words)


def _nominative(word: str, case: str, gender: str) -> str:
    if word.casefold() in _PARTICLES:
        return word
    fitting = [parse for parse in _parses(word) if parse[:2] == (case, gender)]
    known = next((parse for parse in fitting if parse[3]), None)
    rule = _undeclined(word, case, gender)
    form = known[2] if known else rule or (fitting[0][2] if fitting else word)
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))


# How foreign names that no dictionary has are declined: case and gender, ending, ending of the nominative.
_ENDINGS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("nomn", "masc"): (),
    ("nomn", "femn"): (),
    ("gent", "masc"): (("а", ""), ("я", "й"), ("ы", "а")),
    ("datv", "masc"): (("у", ""), ("ю", "й"), ("е", "а")),
    ("accs", "masc"): (("а", ""), ("я", "й"), ("у", "а")),
    ("ablt", "masc"): (("ом", ""), ("ём", ""), ("ем", "й"), ("ем", ""), ("ым", ""), ("ой", "а")),
    ("gent", "femn"): (("и", "а"), ("ы", "а"), ("ой", "а")),
    ("datv", "femn"): (("е", "а"), ("ой", "а")),
    ("accs", "femn"): (("у", "а"), ("ю", "я")),
    ("ablt", "femn"): (("ой", "а"), ("ей", "я")),
}
_VOWELS = "аеёиоуыэюя"
_BACK = "гкх"  # behind which the genitive in "ы" is written with "и": "Дариги"
_HUSHES = "жчшщ"  # the same, but unknown names in "жи" and the like are nominatives: "Джорджи"


def _undeclined(word: str, case: str, gender: str) -> str | None:
    """The nominative of a foreign name by the ending of its case, or ``None`` where the ending does not fit."""
    for ending, replacement in _ENDINGS.get((case, gender), ()):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < (_LEAST_STEM if ending != "ом" else _LEAST_STEM - 1):
            continue
        if ending == "и" and stem[-1] not in _BACK:
            continue  # "Моди" is no genitive of "Мода"
        if ending == "ы" and stem[-1] in _BACK + _HUSHES:
            continue
        consonant = stem[-1] not in _VOWELS
        if consonant == (replacement != "й"):
            return stem + replacement
    return None
