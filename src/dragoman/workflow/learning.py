"""What issuers left out before, learnt pair by pair in the order of publication."""

from __future__ import annotations

from collections import Counter

from dragoman import compare


class Learnt:
    """What issuers left out in pairs published before a day: of each contact one pair an issuer, its own not at all."""

    def __init__(self) -> None:
        self._past = compare.NO_PAST
        self._of: dict[str, compare.Past] = {}
        self._seen: set[tuple[str, str]] = set()
        self._today: list[tuple[str, compare.Past]] = []
        self._day = ""

    def before(self, day: str, contact: str) -> compare.Past:
        """What was known on the morning of a day, this contact aside. Days come in order."""
        if day != self._day:
            for of, past in self._today:
                self._past = self._past.merge(past)
                self._of[of] = self._of.get(of, compare.NO_PAST).merge(past)
            self._day, self._today = day, []
        own = self._of.get(contact)
        if own is None:
            return self._past
        return compare.Past(
            told=Counter(self._past.told) - Counter(own.told),
            omitted=Counter(self._past.omitted) - Counter(own.omitted),
        )

    def add(self, contact: str, past: compare.Past) -> None:
        """A pair of the day last asked for: for each of its issuers that was not counted in this contact."""
        fresh = {issuer for issuer, _ in past.told} - {issuer for of, issuer in self._seen if of == contact}
        self._seen |= {(contact, issuer) for issuer in fresh}
        told = {key: number for key, number in past.told.items() if key[0] in fresh}
        omitted = {key: number for key, number in past.omitted.items() if key[0] in fresh}
        self._today.append((contact, compare.Past(told=told, omitted=omitted)))
