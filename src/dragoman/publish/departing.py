"""Departures as a reader meets them: sentences with their counts, and the signs that point at them.

Rules and surprises stay apart throughout: no number here is made of both.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.language.numbers import in_words
from dragoman.model import (
    Budget,
    Check,
    Contact,
    Driver,
    Feature,
    RuleKind,
    Span,
    Standing,
    Strength,
    Surprise,
)
from dragoman.publish import wording
from dragoman.publish.record import Record, file_name

FRONT = 5  # rules, and surprises, on the front page
LISTED = 300  # entries of a folded list; the others stand on the pages of their contacts
_SIGN = -math.log(Budget.HIGHEST)  # from this weight on a driver gives its own contact the sign
_One = TypeVar("_One", Check, Surprise)
_DAYS_A_MONTH = 365.25 / 12

STRENGTHS = {
    Strength.WRITTEN: "a written rule",
    Strength.CUSTOM: "a custom",
    Strength.PAIR: "what these two have always done",
}
STANDINGS = {
    Standing.MET: "met",
    Standing.DEPARTED: "departed from",
    Standing.UNKNOWN: "not known",
    Standing.WAIVED: "waived",
}
# What would tell whether a rule was kept, by what it asks.
_DECIDES = {
    RuleKind.COUNTERPART: "an official programme, or releases of both sides, that names all whom the guest met",
    RuleKind.RANK_GAP: "an account that gives the offices of both on that day",
    RuleKind.GREETER: "an account of the arrival that names who met the guest",
    RuleKind.DURATION: "accounts that give both the arrival and the departure",
    RuleKind.CEREMONY: "an official programme, or the releases of both sides, on the whole visit",
    RuleKind.NOTICE: "the first announcement, with its day of publication",
    RuleKind.CADENCE: "accounts that give the days of both contacts",
    RuleKind.RECIPROCITY: "a record of the visits in the other direction",
    RuleKind.PUBLICATION: "the releases of both sides, with the time of publication",
}
# What a rule and a feature of history may both find. It is one fact.
_ONE_FACT = {
    Feature.ABSENT: {RuleKind.COUNTERPART, RuleKind.GREETER},
    Feature.STAY: {RuleKind.DURATION},
    Feature.NOTICE: {RuleKind.NOTICE},
    Feature.LADDER: {RuleKind.CADENCE},
}


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign in the margin: ``what`` it is of, in a word, its sentence, and where that stands in full."""

    what: str
    sentence: str
    address: str


class Departures:
    """The departures of a record, in the order in which they are told."""

    def __init__(self, record: Record) -> None:
        self.record = record
        last = {one.item: one for one in record.dossier.choices}  # of several choices the last one counts
        aside = {item: choice for item, choice in last.items() if choice.aside}
        every: list[Check | Surprise] = [*record.dossier.checks, *record.dossier.surprises]
        self.aside = [(one, aside[one.id]) for one in every if one.id in aside]
        self.aside_surprises = [one for one, _ in self.aside if isinstance(one, Surprise)]
        checks = [one for one in record.dossier.checks if one.id not in aside]
        surprises = [one for one in record.dossier.surprises if one.id not in aside]
        self.departed = sorted((one for one in checks if one.standing is Standing.DEPARTED), key=_by_day)
        self.unknown = sorted((one for one in checks if one.standing is Standing.UNKNOWN), key=_by_day)
        self.waived = sorted((one for one in checks if one.standing is Standing.WAIVED), key=_by_day)
        self.met = sum(one.standing is Standing.MET for one in checks)
        ranked = [one for one in surprises if one.p is not None]
        ranked.sort(key=lambda one: (one.p, -one.score, one.first, one.id))
        # Up to the threshold an episode is told as unusual; of the others the page keeps a folded list.
        self._budget = Budget.over(record.dossier.case.budget, record.dossier.surprises)
        self.threshold = self._budget.p
        self.unusual = [one for one in ranked if one.p is not None and one.p <= self.threshold]
        self.ordinary = [one for one in ranked if one.p is not None and one.p > self.threshold]
        self.refused = [one for one in surprises if one.p is None]
        self._listed = {
            one.id for group in (self.departed, self.unknown[:LISTED], self.waived[:LISTED]) for one in group
        }
        self._rules = _by_contact((*self.departed, *self.unknown))
        self._episodes = _by_contact(self.unusual)
        self._departed_at = _by_contact(self.departed)
        self._flags = self._signs()

    @property
    def counted(self) -> str:
        """How the rules that were held against contacts stand: "2 departed from, 4 not known, 11 met"."""
        numbers = (
            (len(self.departed), Standing.DEPARTED),
            (len(self.unknown), Standing.UNKNOWN),
            (len(self.waived), Standing.WAIVED),
            (self.met, Standing.MET),
        )
        return wording.join([f"{number:,} {STANDINGS[standing]}" for number, standing in numbers if number])

    @property
    def budget(self) -> str | None:
        """Under which budget episodes are listed, and what that means; ``None`` where no history tells their rate."""
        alarms, a_year, p = self._budget.alarms, self._budget.a_year, self.threshold
        if a_year is None:
            return None
        cap = "" if p < Budget.HIGHEST else ", the highest that is told so whatever the budget,"
        expected = f"about {p * a_year:.2g} a year {'is' if p * a_year <= 1 else 'are'} to be expected by chance alone"
        return (
            f"The list is read under a budget of {alarms:g} false alarm{'' if alarms == 1 else 's'} a year: "
            f"the pairs of this case have had {a_year:.1f} episodes a year, and those with p up to "
            f"{probability(p)}{cap} are told as unusual; {expected}. The budget is set in case.toml"
        )

    def told(self, one: Check | Surprise) -> str:
        """What was set aside, in a sentence."""
        if isinstance(one, Check):
            return f"{rule(one)}; here {one.reason.strip().rstrip('.')}."
        return f"{pair(one.sides)}, {wording.days(one.first, one.last)}: {self.sentence(one)}"

    def flags(self, contact: Contact) -> tuple[Flag, ...]:
        """The signs of a contact: rules departed from first, then surprises that it shows; never what is not known."""
        return tuple(self._flags.get(contact.id, ()))

    def rules_of(self, contact: Contact) -> list[Check]:
        """The rules departed from, and those of which it is not known, that name a contact."""
        return self._rules.get(contact.id, [])

    def surprises_of(self, contact: Contact) -> list[Surprise]:
        """The episodes told as unusual in which a contact stands."""
        return self._episodes.get(contact.id, [])

    def listed(self, check: Check) -> bool:
        """Whether a rule stands on the page of departures."""
        return check.id in self._listed or any(one is check for one, _ in self.aside)

    def shown(self, one: Surprise) -> bool:
        """Whether an episode has its own place on the page of departures."""
        groups = (self.unusual, self.ordinary[:LISTED], self.refused[:LISTED], [told for told, _ in self.aside])
        return any(one is other for group in groups for other in group)

    def contacts(self, one: Check | Surprise) -> list[Contact]:
        """The contacts that it concerns, as far as the dossier shows them."""
        return [self.record.by_id[identity] for identity in one.contacts if identity in self.record.by_id]

    def evidence(self, check: Check) -> list[Span]:
        """The words that a check rests on, as far as the dossier holds their source."""
        return [span for span in dict.fromkeys(check.evidence) if span.document in self.record.documents]

    def episode(self, one: Surprise) -> str:
        """How many contacts in how many days: "Three contacts in six days"."""
        found = self.contacts(one)
        number = max(len(one.contacts), 1)
        least = self.record.at_least(found) if len(found) == number else number
        told = f"{in_words(least)} to {in_words(number)}" if least < number else in_words(number)
        days = (one.last - one.first).days + 1
        length = "one day" if days == 1 else f"{in_words(days)} days"
        return f"{told[:1].upper()}{told[1:]} {'contact' if number == 1 else 'contacts'} in {length}"

    def sentence(self, one: Surprise) -> str:
        """An episode with its counts; what history does not support is left out."""
        told = [self.episode(one)]
        usual = self._usually(one)
        if usual and one.p is not None:
            told.append(usual)
        if one.p is not None:
            told.append(ranked(one))
        return "; ".join(told) + "."

    def same_fact(self, driver: Driver) -> Check | None:
        """The rule that was departed from by the very fact that a driver tells of."""
        kinds = _ONE_FACT.get(driver.feature, set())
        here = self._departed_at.get(driver.contact, ())
        return next((one for one in here if one.rule.kind in kinds and one.contacts[0] == driver.contact), None)

    def _usually(self, one: Surprise) -> str | None:
        """How often the pair is in touch: as a driver tells, else counted from what is usual for it."""
        for feature in (Feature.RUN, Feature.GAP):
            found = next((driver for driver in one.drivers if driver.feature is feature), None)
            if found is not None:
                return found.usual
        usual = next((u for u in self.record.dossier.usuals if {u.one, u.two} == set(one.sides)), None)
        if usual is None or usual.refused:
            return None
        months = usual.observed_days / _DAYS_A_MONTH
        return f"this pair averages {usual.observed / months:.1f} a month" if months >= 1 else None

    def _signs(self) -> dict[str, list[Flag]]:
        found: defaultdict[str, list[Flag]] = defaultdict(list)
        for check in self.departed:
            for identity in check.contacts[:1]:  # the one that the rule applies to
                found[identity].append(Flag("Rule", rule_sentence(check), address(check)))
        for one in self.unusual:
            for identity, drivers in self._shown_by(one):
                told = [_driver(driver) for driver in drivers if self.same_fact(driver) is None]
                if told:
                    words = f"{'; '.join(told)}; p = {probability(one.p)} for the whole episode."
                    found[identity].append(Flag("Surprise", f"{words[:1].upper()}{words[1:]}", address(one)))
                elif not drivers:
                    found[identity].append(Flag("Surprise", self.sentence(one), address(one)))
        return dict(found)

    def _shown_by(self, one: Surprise) -> Iterator[tuple[str, list[Driver]]]:
        """The contacts that show what sets an episode apart; its first one where none does."""
        by_contact: defaultdict[str, list[Driver]] = defaultdict(list)
        for driver in one.drivers:
            if driver.contact in one.contacts and driver.weight >= _SIGN:
                by_contact[driver.contact].append(driver)
        if by_contact:
            yield from by_contact.items()
        elif one.contacts:
            yield one.contacts[0], []


def _by_contact(found: Iterable[_One]) -> dict[str, list[_One]]:
    by_contact: defaultdict[str, list[_One]] = defaultdict(list)
    for one in found:
        for identity in dict.fromkeys(one.contacts):
            by_contact[identity].append(one)
    return dict(by_contact)


def _driver(driver: Driver) -> str:
    """What was observed and what is usual, with its base where the words do not give it."""
    cases = f"{driver.cases:,}"
    base = "" if cases in re.findall(r"[\d,]*\d", driver.usual) else f" ({wording.count(driver.cases, 'past case')})"
    return f"{driver.observed}: {driver.usual}{base}"


def address(one: Check | Surprise) -> str:
    """Where a departure stands, from the front page's folder."""
    return f"departures.html#{file_name(one.id)}"


def rule(check: Check) -> str:
    """What a rule asks, as the opening of a sentence."""
    return check.rule.why.strip().rstrip(".")


def rule_sentence(check: Check) -> str:
    """A rule and how a contact stands to it, as one sentence."""
    return f"{rule(check)}; here {check.reason.strip().rstrip('.')}."


def strength(check: Check) -> str:
    """What a rule rests on, in words."""
    return STRENGTHS[check.rule.strength]


def decides(check: Check) -> str:
    """What would tell whether a rule was kept."""
    return _DECIDES[check.rule.kind]


def precedent(check: Check) -> str:
    """How often pair and host departed from a rule before; that it is not known where nothing was decided."""
    such = "contacts" if check.rule.kind in {RuleKind.PUBLICATION, RuleKind.CADENCE} else "visits"
    (pair, of_pair), (host, of_host) = (
        (check.precedent.pair, check.precedent.host) if check.precedent is not None else ((0, 0), (0, 0))
    )
    if not of_pair and not of_host:
        return f"No precedent: none of the earlier {such} here decides it for this pair or this host"
    told = (
        f"this pair departed from it in {pair:,} of {of_pair:,} such {such} before"
        if of_pair
        else f"no earlier {such[:-1]} of this pair decides it"
    )
    host_told = (
        f"this host {'' if of_pair else 'departed from it '}in {host:,} of {of_host:,}"
        if of_host
        else "none of this host decides it"
    )
    return f"{told[:1].upper()}{told[1:]}, {host_told}"


def ranked(one: Surprise) -> str:
    """How many past episodes were as unusual: "4 of 1,950 past episodes ... were as unusual (p = .003)"."""
    were = "was" if one.alike == 1 else "were"
    of = wording.count(one.cases, "past episode")
    return f"{one.alike:,} of {of} of comparable pairs {were} as unusual (p = {probability(one.p)})"


def probability(p: float | None) -> str:
    """A p as printed.

    >>> probability(0.003), probability(5 / 1951), probability(0.0462), probability(1.0), probability(0.00009)
    ('.003', '.003', '.05', '1', '.00009')
    """
    if p is None:
        return "not known"
    if p >= 0.995:
        return "1"
    if p >= 0.01:
        return f"{p:.2f}".removeprefix("0")
    exact = f"{p:.0e}"
    places = int(exact.partition("e-")[2])
    return f"{float(exact):.{places}f}".removeprefix("0")


def false_alarms(one: Surprise) -> str | None:
    """How many episodes a year are as unusual by chance alone; ``None`` without a history of the pairs."""
    if one.p is None or one.a_year is None:
        return None
    expected = one.p * one.a_year
    number = f"{expected:.1f}" if expected >= 0.95 else "0" + probability(expected)
    rarely = f", or one in {round(1 / expected):,} years" if 0 < expected < 0.5 else ""
    return (
        f"At this p about {number} false alarms a year are to be expected{rarely}: "
        f"{probability(one.p)} of the {one.a_year:.1f} episodes a year that the pairs of this case have had"
    )


def pair(sides: Sequence[str]) -> str:
    """Two sides by name."""
    return wording.join([wording.state(side) for side in sides])


def _by_day(check: Check) -> tuple[str, str]:
    return check.day.isoformat() if check.day is not None else "", check.id
