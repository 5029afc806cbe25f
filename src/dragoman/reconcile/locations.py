"""Where an account places a contact: the state, and the town as far as two names of it can be compared."""

from __future__ import annotations

import unicodedata

from anyascii import anyascii

from dragoman.model import Report
from dragoman.reference import places, states

# Houses of state, and spellings, by the town that they stand in or mean.
_TOWN = {
    "kremlin": "moscow",
    "moscow kremlin": "moscow",
    "novo-ogaryovo": "moscow",
    "akorda": "astana",
    "white house": "washington",
    "washington, d.c.": "washington",
    "washington, dc": "washington",
    "washington d.c.": "washington",
    "downing street": "london",
    "buckingham palace": "london",
    "elysee palace": "paris",
    "kiev": "kyiv",
    "odessa": "odesa",
    "delhi": "new delhi",
    "new york city": "new york",
    "st. petersburg": "saint petersburg",
    "st petersburg": "saint petersburg",
    "ulan bator": "ulaanbaatar",
    "marrakech": "marrakesh",
    "schloss elmau": "elmau",
}


def land(report: Report) -> str | None:
    """The state in which an account places a contact: named, or known by the place."""
    return report.country or (states.code_of(report.place, city=True) if report.place else None)


def town(name: str) -> str | None:
    """One word for a town that is known, whatever it was called; ``None`` for a state, an unknown place, other letters.

    >>> town("Nur-Sultan") == town("Astana"), town("the Kremlin") == town("Moscow"), town("France"), town("Mordor")
    (True, True, None, None)
    """
    plain = name.strip().removeprefix("the ").removeprefix("The ")
    if states.code_of(plain, city=True) is None or states.code_of(plain) is not None:
        return None
    if not unicodedata.name(plain[0], "").startswith("LATIN"):
        return None
    renamed = places.find(plain)
    folded = anyascii(renamed.names[-1].text if renamed is not None else plain).casefold()
    return _TOWN.get(folded, folded)
