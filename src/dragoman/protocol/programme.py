"""Whether the programme of a visit is known to be complete: what is not in it was then not held.

That is decided from the sources and never assumed: an official text of the guest or the host, no older than the visit,
says that the programme is complete, over, or had nothing else; or both sides tell of the visit as a whole when it was over.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import Aspect, Document, Kind, Span
from dragoman.protocol.occasions import Facts, Occasion, circumstances, official

_COMPLETE = re.compile(
    r"(?i)(?:\b(?:the|this|his|her|their) (?:full|complete|entire|whole) program(?:me)?\b|"
    r"\bprogram(?:me)? of (?:the|his|her|this) (?:\w+ )?(?:visit|trip|stay)[^.;\n]{0,60}? (?:is|was|are|were|has been|had been) (?:thus |thereby |now )?(?:complete|completed|over|concluded|exhausted|at an end)|"
    r"\bprogram(?:me)?[^.;\n]{0,80}\b(?:had|has|holds|held|provided for|foresaw|included|includes) (?:no|nothing) (?:other|else|further)|"
    r"\bno (?:other|further) (?:meetings?|talks|events|engagements)[^.;\n]{0,40}\b(?:were|was|are|took|held|planned|scheduled)|"
    r"\bполн\w+ программ\w+|\bпрограмм\w+ (?:\w+ )?(?:визита|поездки|пребывания)[^.;\n]{0,60}?(?:заверш\w+|исчерпан\w*|выполнен\w*)|"
    r"\bдругих (?:встреч|мероприятий|переговоров)[^.;\n]{0,40}(?:не (?:было|проводил\w+|состоял\w+|планир\w+|предусмотр\w+)|нет))"
)
# Whoever says what a programme will be, or is so far, does not say what it was.
_NOT_YET = re.compile(
    r"(?i)\b(?:will|would|shall|going to|to be (?:announced|published|released|agreed)|yet|so far|for now|at this stage|later|soon|"
    r"not|draft|proposed|бу(?:дет|дут)|пока|позднее|позже|ещё|еще|не (?:полн\w+|заверш\w+|исчерпан\w*|выполнен\w*)|проект)\b"
)


def complete(visit: Occasion, facts: Facts) -> tuple[Span, ...]:
    """The words from which it follows that the programme of a visit is known whole; none where it does not."""
    for name in sorted(_told_of(visit, facts)):
        document = facts.documents[name]
        if facts.states.get(document.publisher) not in {visit.guest_side, visit.host_side} or _ahead(document, visit):
            continue
        for match in _COMPLETE.finditer(document.content):
            sentence = document.span(*_sentence(document, match.start(), match.end()))
            if not _NOT_YET.search(document.quote(sentence)):
                return (sentence,)
    return _both(visit, facts)


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
    days = [date.fromisoformat(one.value) for one in circumstances(visit.contact, Aspect.DEPARTURE, facts)]
    return max(days, default=None)


def _sentence(document: Document, start: int, end: int) -> tuple[int, int]:
    content = document.content
    first = max((at for mark in ".!?\n" if (at := content.rfind(mark, 0, start)) >= 0), default=-1) + 1
    ends = [at for mark in ".!?\n" if (at := content.find(mark, end)) >= 0]
    last = min(ends, default=len(content) - 1) + 1
    while first < start and content[first].isspace():
        first += 1
    return first, last if content[last - 1] != "\n" else last - 1
