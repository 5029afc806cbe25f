"""Whether the programme of a visit is known to be complete: what is not in it was then not held.

That is decided from the sources and never assumed: an official text of the guest or the host, no older than the visit,
says of the visit that its programme is complete, over, or had nothing else; or both sides tell of the visit as a whole when it was over.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import Aspect, Document, Kind, Span
from dragoman.protocol.occasions import Facts, Occasion, circumstances, official
from dragoman.protocol.wording import elsewhere, other_year, sentence_around

# Of a visit, and of whose or whither only in proper names: "the visit of the trade delegation" is of somebody else.
_VISIT = r"(?:the|this|his|her|their) (?:[\w-]+ ){0,2}(?:visit|trip|stay)\b(?! (?:of|by|to|in|at) (?!(?:the )?(?-i:[A-Z0-9])))"
_VISIT_RU = r"(?:\w+ ){0,2}(?:визита|поездки|пребывания)\b"
_TAIL = r"(?: (?:to|of|by|in) [^.,;\n]{1,60}?)?"
_THINGS = r"(?:meetings?|talks|events?|engagements?)"
_THINGS_RU = r"(?:встреч|мероприятий|переговоров)"
_OVER = r"(?:complete|completed|over|concluded|exhausted|at an end)"
_ON = rf"(?:during|in the course of|on|within|on the sidelines of) {_VISIT}"
_ON_RU = rf"(?:в ходе|во время|в рамках|на полях) {_VISIT_RU}"
_ENDS = r"(?=\s*(?:[.;,!\n]|$|and\b))"
_COMPLETE = re.compile(
    "(?i)(?:"
    + "|".join(
        (
            rf"\b(?:that|this|it|these) (?:was|were) (?:the|his|her|their) (?:full|complete|entire|whole) program(?:me)? (?:of|for) {_VISIT}",
            rf"\bprogram(?:me)? (?:of|for) {_VISIT}{_TAIL} (?:is|was|has been|had been) (?:thus |thereby |now )?{_OVER}\b(?! with\b)",
            rf"\bprogram(?:me)? (?:of|for) {_VISIT}{_TAIL} (?:had|held|included|contained) (?:nothing else|no (?:other|further) {_THINGS}){_ENDS}",
            rf"\bno (?:other|further) {_THINGS} (?:were held|was held|took place) {_ON}",
            rf"\b{_ON}{_TAIL},? no (?:other|further) {_THINGS} (?:were held|was held|took place){_ENDS}",
            rf"\b(?:эт\w+|таков\w*) (?:и )?был\w* (?:вся )?полн\w+ программ\w+ {_VISIT_RU}",
            rf"\bпрограмм\w+ {_VISIT_RU}[^.,;\n]{{0,60}}? ?(?:завершена|завершилась|окончена|исчерпана|выполнена)\b",
            rf"\bдругих {_THINGS_RU} {_ON_RU}[^.,;\n]{{0,60}}? не (?:было|проводил\w+|состоял\w+)",
            rf"\bдругих {_THINGS_RU} не (?:было|проводил\w+|состоял\w+) {_ON_RU}",
            rf"\b{_ON_RU}[^.,;\n]{{0,60}}? других {_THINGS_RU} не (?:было|проводил\w+|состоял\w+)",
        )
    )
    + ")"
)
# Whoever says what a programme will be, or is so far, or of another visit, does not say what it was.
_NOT_YET = re.compile(
    r"(?i)\b(?:will|would|shall|going to|to be (?:announced|published|released|agreed)|yet|so far|for now|at this stage|later|soon|"
    r"not|draft|proposed|if|whether|once|when|until|previous|last|earlier|next|бу(?:дет|дут)|пока|позднее|позже|ещё|еще|"
    r"не (?:полн\w+|заверш\w+|исчерпан\w*|выполнен\w*)|проект|если|когда|прошл\w+|предыдущ\w+|следующ\w+)\b"
)
_WHOSE = re.compile(r"(?i)\b(?:visit|trip|stay) (?:of|by)\b(?! \d)|\b(?:визита|поездки|пребывания) (?-i:[А-ЯЁ])")


def complete(visit: Occasion, facts: Facts) -> tuple[Span, ...]:
    """The words from which it follows that the programme of a visit is known whole; none where it does not."""
    for name in sorted(_told_of(visit, facts)):
        document = facts.documents[name]
        if facts.states.get(document.publisher) not in {visit.guest_side, visit.host_side} or _ahead(document, visit):
            continue
        for match in _COMPLETE.finditer(document.content):
            sentence = sentence_around(document, match.start(), match.end())
            if _of_this(document.quote(sentence), visit, facts):
                return (sentence,)
    return _both(visit, facts)


def _of_this(sentence: str, visit: Occasion, facts: Facts) -> bool:
    """Whether a sentence speaks of this visit, and of it as past: no other year, nowhere else, nobody but a guest."""
    if _NOT_YET.search(sentence) or other_year(sentence, visit.day) or elsewhere(sentence, visit.host_side):
        return False
    return not _WHOSE.search(sentence) or any(stem in sentence.casefold() for stem in _stems(visit, facts))


def _stems(visit: Occasion, facts: Facts) -> frozenset[str]:
    """The guests' surnames, without what a case may change."""
    names = {mention.name for part in visit.guests for mention in part.mentions}
    names |= {facts.persons[part.person].name for part in visit.guests if part.person in facts.persons}
    return frozenset(last[: max(3, len(last) - 2)] for name in names for last in name.casefold().split()[-1:])


def _ahead(document: Document, visit: Occasion) -> bool:
    """Whether a text came before the visit: it tells what is meant to be."""
    return document.published is not None and visit.day is not None and document.published < visit.day


def _told_of(visit: Occasion, facts: Facts) -> frozenset[str]:
    """The documents that tell of a visit or of what was held on it."""
    contacts = (visit.contact, *visit.meetings)
    return frozenset(facts.reports[report].document for contact in contacts for report in contact.reports)


def _both(visit: Occasion, facts: Facts) -> tuple[Span, ...]:
    """Both sides tell of the visit itself when it was over: each account that does so, or none."""
    over = _over(visit, facts)
    if over is None:
        return ()
    found: dict[str, Span] = {}
    for identity in visit.contact.reports:
        report = facts.reports[identity]
        side, published = official(identity, facts), facts.documents[report.document].published
        ended = any(one.aspect is Aspect.DEPARTURE for one in report.circumstances)
        if (
            side in {visit.guest_side, visit.host_side}
            and report.kind is Kind.VISIT
            and ended
            and published
            and published >= over
        ):
            found.setdefault(side or "", report.evidence)
    return tuple(found.values()) if len(found) == 2 else ()


def _over(visit: Occasion, facts: Facts) -> date | None:
    days = [date.fromisoformat(one.value[:10]) for one in circumstances(visit.contact, Aspect.DEPARTURE, facts)]
    return max(days, default=None)
