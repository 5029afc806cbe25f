"""Official publishers without a profile of their own: what their address or name says of whom they speak for.

"mfa.gov.pl" is Poland's foreign ministry and "President of Finland" an office of Finland. Whom their bare titles mean
is told by the table of leaders.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pycountry
from babel.core import get_global

from dragoman.model import BareTitle, Holder, Publisher, PublisherKind
from dragoman.reference import leaders, states

_ID = re.compile(r"gov_(?P<state>[a-z]{3})_(?P<organ>president|premier|foreign|monarch|government)")
_OFFICIAL = re.compile(
    r"gov|gob|gouv|gc|go|govt|government|gub|gv|president|presidency|presidencia|presidence|mfa|mofa|mid|pm|pmo|pmindia|"
    r"primeminister|premier|parliament|royalcourt|cabinet"
)
# Hosts that say by no word of their own what they are.
_HOSTS = {
    "state.gov": "gov_usa_foreign",
    "elysee.fr": "gov_fra_president",
    "bundesregierung.de": "gov_deu_premier",
    "bundeskanzler.de": "gov_deu_premier",
    "bundespraesident.de": "gov_deu_president",
    "auswaertiges-amt.de": "gov_deu_foreign",
    "quirinale.it": "gov_ita_president",
    "governo.it": "gov_ita_premier",
    "esteri.it": "gov_ita_foreign",
    "government.ru": "gov_rus_premier",
    "vatican.va": "gov_vat_monarch",
    "regjeringen.no": "gov_nor_premier",
    "regeringen.se": "gov_swe_premier",
    "valtioneuvosto.fi": "gov_fin_premier",
}
_ORGANS: tuple[tuple[str, str], ...] = (
    ("foreign", r"mfa|mofa|mid|mzv|mea|mae|um|foreign|external|diplomat\w*|dfat|state department|department of state"),
    ("premier", r"pm|pmo|pmindia|primeminister|premier|prime minister|chancellor\w*|kantei|cabinet"),
    ("president", r"president\w*|presiden\w+|prezydent|head of state|tccb|akorda"),
    ("monarch", r"royal\w*|king|queen|emir\w*|amiri|diwan"),
)
_WORDS: dict[str, tuple[str, ...]] = {
    "president": ("President", "Head of State", "President of the Republic"),
    "premier": ("Prime Minister", "Head of Government", "PM"),
    "foreign": ("Foreign Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs"),
    "monarch": ("King", "Majesty"),
}
# Where an office has words of its own, the common ones would mean somebody else.
_OWN_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("AUT", "premier"): ("Federal Chancellor", "Chancellor"),
    ("CHN", "premier"): ("Premier",),
    ("DEU", "premier"): ("Federal Chancellor", "Chancellor"),
    ("GBR", "foreign"): ("Foreign Secretary",),
    ("IND", "foreign"): ("External Affairs Minister", "Foreign Minister", "EAM"),
    ("IRL", "premier"): ("Taoiseach",),
    ("JPN", "monarch"): ("Emperor",),
    ("KWT", "monarch"): ("Amir", "Emir"),
    ("OMN", "monarch"): ("Sultan",),
    ("QAT", "monarch"): ("Amir", "Emir"),
    ("USA", "foreign"): ("Secretary of State", "Secretary"),
    ("VAT", "monarch"): ("Pope", "Holy Father"),
}
_TITLES = {
    "president": "President",
    "premier": "Prime Minister",
    "foreign": "Foreign Minister",
    "monarch": "Head of State",
}


def recognise_government(*, label: str | None, host: str | None) -> str | None:
    """The id of an official publisher from its host, or from the name under which a corpus lists it.

    >>> recognise_government(label=None, host="www.mfa.gov.pl")
    'gov_pol_foreign'
    >>> recognise_government(label="President of Finland", host=None)
    'gov_fin_president'
    """
    if host is None and label and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", label):
        host = label
    if host:
        for known, name in _HOSTS.items():
            if host.lower() == known or host.lower().endswith("." + known):
                return name
        parts = host.lower().split(".")
        code = _state_of(parts[-1])
        if code is not None and any(_OFFICIAL.fullmatch(part) for part in parts[:-1]):
            return f"gov_{code.lower()}_{_organ(' '.join(parts[:-1]))}"
    if label and "." not in label:
        named = [words.code for words in states.find(label) if words.form in {"name", "adjective"}]
        organ = _organ(label.lower())
        official = organ != "government" or re.search(r"(?i)\b(?:government|ministry|office of|embassy)\b", label)
        if len(set(named)) == 1 and len(named[0]) == 3 and official:
            return f"gov_{named[0].lower()}_{organ}"
    return None


@lru_cache(maxsize=512)
def government(name: str) -> Publisher | None:
    """The profile that such an id stands for.

    >>> government("gov_pol_foreign").titles[0].office
    'Foreign Minister of Poland'
    """
    match = _ID.fullmatch(name)
    country = pycountry.countries.get(alpha_3=match["state"].upper()) if match is not None else None
    if match is None or country is None:
        return None
    code, organ = country.alpha_3, match["organ"]
    offices = list(_WORDS)
    first = organ if organ != "government" else leaders.leading_office(code)
    offices.sort(key=lambda office: office != first)
    titles = tuple(title for office in offices if (title := _title(code, office)) is not None)
    zones = get_global("territory_zones").get(country.alpha_2, ())
    body = {"government": "Government", "foreign": "Ministry of Foreign Affairs"}.get(organ, _TITLES.get(organ, ""))
    return Publisher(
        id=name,
        name=f"{body} of {states.name_of(code)}",
        kind=PublisherKind.OFFICIAL,
        state=code,
        zone=zones[0] if len(zones) == 1 else "UTC",
        languages=("en",),
        titles=titles,
    )


def _title(code: str, office: str) -> BareTitle | None:
    holders = tuple(Holder(name=one.name, since=one.since, until=one.until) for one in leaders.tenures(code, office))
    if not holders:
        return None
    state = states.name_of(code)
    words = _OWN_WORDS.get((code, office), _WORDS[office])
    return BareTitle(
        words=(*words, f"{words[0]} of {state}"), office=f"{words[0]} of {state}", side=code, holders=holders
    )


def _state_of(top: str) -> str | None:
    country = pycountry.countries.get(alpha_2="GB" if top == "uk" else top.upper()) if len(top) == 2 else None
    return country.alpha_3 if country is not None else None


def _organ(words: str) -> str:
    return next((organ for organ, pattern in _ORGANS if re.search(rf"\b(?:{pattern})\b", words)), "government")
