"""States and international organisations in running text: names, adjectives, cities.

Names come from the ISO list (pycountry) and, for look-up in other languages, from CLDR (babel); short names,
adjectives, cities and Russian stems from ``data/words.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import pycountry
from babel import Locale
from rapidfuzz.distance import OSA

_LEAST_MISSPELT = 7  # shorter names are one letter from each other
_NEAR = 0.89  # one letter wrong in nine


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words for a state: characters ``[start, end)``, code, and form: name, adjective, city or organisation."""

    start: int
    end: int
    code: str
    form: str


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    text = resources.files("dragoman.reference").joinpath("data/words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "official_name", None), getattr(country, "common_name", None)):
            if name and "," not in name:
                table[name] = (country.alpha_3, "name")
                table[f"Republic of {name}"] = (country.alpha_3, "name")
    forms = {"names": "name", "adjectives": "adjective", "cities": "city", "organisations": "organisation"}
    for section, form in forms.items():
        for code, line in _tables()[section].items():
            for word in line.split("|"):
                if form == "adjective" and word in table:
                    continue
                table[word] = (code, form)
                if form == "name" and not word.startswith("Republic"):
                    table.setdefault(f"Republic of {word}", (code, "name"))
    return table


@lru_cache(maxsize=1)
def american_states() -> tuple[str, ...]:
    """The names of the states of the USA, longest first."""
    found = pycountry.subdivisions.get(country_code="US")  # type: ignore[no-untyped-call]
    return tuple(sorted((one.name for one in found if one.type == "State"), key=len, reverse=True))


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for one in pycountry.subdivisions:
        found.setdefault(one.name, set()).add(one.code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def alpha3(code: str) -> str | None:
    """The ISO alpha-3 code for an alpha-2 one, in any case.

    >>> alpha3("kz"), alpha3("zz")
    ('KAZ', None)
    """
    found = pycountry.countries.get(alpha_2=code.upper())
    return None if found is None else str(found.alpha_3)


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The codes of all states (ISO alpha-3, and Kosovo's) and of the organisations that are known.

    >>> {"KAZ", "NATO", "XKX"} <= codes(), "KZ" in codes()
    (True, False)
    """
    return frozenset({*(one.alpha_3 for one in pycountry.countries), *_tables()["organisations"], "XKX"})


@lru_cache(maxsize=1024)
def alpha2(code: str) -> str | None:
    """The ISO alpha-2 code in small letters for an alpha-3 one, as FollowTheMoney has it; ``None`` for no state.

    >>> alpha2("KAZ"), alpha2("NATO")
    ('kz', None)
    """
    found = pycountry.countries.get(alpha_3=code)
    return None if found is None else str(found.alpha_2).lower()


def part_of(name: str) -> str | None:
    """The ISO 3166-2 code of the one part of a state that bears a name, or ``None``.

    >>> part_of("Bavaria"), part_of("Alberta"), part_of("Kazakhstan")
    (None, 'CA-AB', None)
    """
    return _parts().get(name)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(_words(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?=[A-ZÀ-ÞĀ-Ž])(?:" + "|".join(map(re.escape, words)) + r")(?![\w])")


@lru_cache(maxsize=1)
def _russian() -> tuple[re.Pattern[str], tuple[tuple[str, str, str], ...]]:
    stems = [
        (stem, code, form)
        for section, form in (("russian", "name"), ("russian_cities", "city"))
        for code, line in _tables()[section].items()
        for stem in line.split("|")
    ]
    stems.sort(key=lambda s: -len(s[0]))
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(s[0]) for s in stems) + r")(?:(?:[аеёиоуыэюяйь]|ск|ц)[а-яё]{0,5})?(?!\w)"
    ), tuple(stems)


@lru_cache(maxsize=4096)
def _find(text: str) -> tuple[StateWords, ...]:
    table = _words()
    found = [
        StateWords(m.start(), m.end(), *table[m[0]])
        for m in _pattern().finditer(text)
        if not (text[: m.start()].endswith("New ") and f"New {m[0]}" in american_states())
    ]
    if re.search(r"[а-яё]", text):
        pattern, stems = _russian()
        for match in pattern.finditer(text):
            _, code, form = next(s for s in stems if match[0].startswith(s[0]))
            if form == "name" and match[0][0].islower():
                form = "adjective"
            found.append(StateWords(match.start(), match.end(), code, form))
        found.sort(key=lambda words: words.start)
    return tuple(found)


def find(text: str) -> tuple[StateWords, ...]:
    """Every state, city and organisation named in a text, longest words first, without overlaps, in order.

    >>> [(w.code, w.form) for w in find("the Kazakh leader flew from Nur-Sultan to South Sudan")]
    [('KAZ', 'adjective'), ('KAZ', 'city'), ('SSD', 'name')]
    """
    return _find(text)


@lru_cache(maxsize=4096)
def near(phrase: str) -> str | None:
    """The state of the one city (or state) whose name a misspelt phrase comes close to, or ``None``.

    >>> near("Nut Sultan"), near("Nothing Alike")
    ('KAZ', None)
    """
    wanted = phrase.casefold().replace("-", " ")
    if len(wanted) < _LEAST_MISSPELT:
        return None
    found = {
        code
        for word, (code, form) in _words().items()
        if form in {"city", "name"} and OSA.normalized_similarity(wanted, word.casefold().replace("-", " ")) >= _NEAR
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def _is_state(name: str) -> bool:
    """Whether a city is a state too, as Singapore is."""
    return pycountry.countries.get(name=name) is not None


@lru_cache(maxsize=1)
def _by_any_name() -> dict[str, str]:
    table: dict[str, str] = {}
    alphas = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    for language in ("ru", "uk", "kk", "en"):
        for code, name in Locale(language).territories.items():
            if code in alphas:
                table[name.casefold()] = alphas[code]
    return table


def code_of(phrase: str, *, city: bool = False) -> str | None:
    """The state or organisation that a whole phrase names, or ``None``.

    Args:
        phrase: "the Republic of Kazakhstan", "Kazakh", "Казахстан".
        city: Whether a city may stand for its state.

    >>> code_of("the Republic of Kazakhstan"), code_of("Astana"), code_of("Astana", city=True), code_of("Казахстан")
    ('KAZ', None, 'KAZ', 'KAZ')
    >>> code_of("Korea, South")
    'KOR'
    """
    words = re.sub(r"^[Tt]he (?!Hague|Gambia|Bahamas)", "", phrase.strip())
    known = _words().get(words)
    if known is not None and (known[1] != "city" or city or _is_state(words)):
        return known[0]
    if known is None:
        by_name = _by_any_name().get(words.casefold())
        if by_name is not None:
            return by_name
        turned = re.fullmatch(r"([\w ]+), ([\w’' ]+)", words)
        if turned is not None:
            return code_of(f"{turned[2].removesuffix(' of')} {turned[1]}", city=city)
        found = find(words)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) and (found[0].form != "city" or city):
            return found[0].code
    return None


def name_of(code: str, *, language: str = "en") -> str:
    """The common name of a state in a language; an organisation's code stands for itself.

    >>> name_of("KAZ"), name_of("KAZ", language="ru"), name_of("NATO")
    ('Kazakhstan', 'Казахстан', 'NATO')
    """
    if code == "XKX":
        return "Kosovo" if language == "en" else "Косово"
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    return str(Locale(language).territories.get(country.alpha_2, country.name))
