"""What the sentences after a contact add to it: at whose initiative it was, and that somebody denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract import fields
from dragoman.model import Certainty, Document, Kind, Publisher, PublisherKind, Report, Span, Status, content_id

_TALK = frozenset({Kind.CALL, Kind.MEETING})
_NOUNS: tuple[tuple[str, frozenset[Kind]], ...] = (
    (r"call|calls|разговор\w*|звон\w+", frozenset({Kind.CALL})),
    (r"conversations?|talks|negotiations|contacts?|бесед\w+|переговор\w+|общени\w+|контакт\w*", _TALK),
    (r"meetings?|summit|встреч\w*", frozenset({Kind.MEETING})),
    (r"visits?|trips?|визит\w*|поездк\w+", frozenset({Kind.VISIT})),
    (r"it|это", frozenset(Kind)),
)
_NOUN = "|".join(words for words, _ in _NOUNS)
_OPENS = re.compile(
    rf"(?i)(?:(?:the|this|that|these) )?(?:(?:tele)?phone |video |telephone |телефонн\w+ |эт\w+ |двусторонн\w+ )?(?P<noun>{_NOUN})(?!\w)"
    r"(?! (?:with|between|of|со?|между)\b)[^.;:]{0,30}? (?:took place|(?:is|are|was|were) (?:taking place|being held|held|made|initiated|arranged|organi[sz]ed|requested)|happened|came|"
    r"прош\w+|состоя\w+|был[аио]?|проходил\w*)(?!\w)"
)
_BACK = 3  # sentences between a contact and the one that tells at whose initiative it was


def with_initiative(
    document: Document, publisher: Publisher, bounds: Sequence[tuple[int, int]], reports: Sequence[Report]
) -> list[Report]:
    """The reports, each with the initiator that a sentence after it gives ("The call took place at the initiative of …").

    Args:
        document: The text.
        publisher: Its profile.
        bounds: Its sentences.
        reports: Its contacts.

    """
    found = list(reports)
    content = document.content
    for at, sentence in enumerate(bounds):
        opening = _OPENS.match(content, *sentence)
        if opening is None or any(sentence[0] <= r.evidence.start < sentence[1] for r in found):
            continue
        kinds = _kinds(opening["noun"])
        told = _told_before(found, bounds, at, kinds, back=_BACK) or _only_one(found, kinds, sentence[0])
        if told is None or told.initiator is not None:
            continue
        sides = tuple(p.side for p in told.participants)
        whose = fields.initiator_of(
            content, sentence, sides=sides, publisher=publisher, russian=document.language == "ru"
        )
        if whose is not None and (whose[0] in sides or None in sides):
            grown = replace(told, initiator=whose[0], initiator_span=document.span(whose[1], whose[2]))
            found[found.index(told)] = grown
    return found


def _kinds(noun: str) -> frozenset[Kind]:
    return next(kinds for words, kinds in _NOUNS if re.fullmatch(rf"(?i){words}", noun))


def _told_before(
    reports: Sequence[Report], bounds: Sequence[tuple[int, int]], at: int, kinds: frozenset[Kind], *, back: int
) -> Report | None:
    """The one contact of some kinds told last in the sentences before one; ``None`` where the last to tell tells of two."""
    for first, last in reversed(bounds[max(0, at - back) : at]):
        here = [r for r in reports if first <= r.evidence.start < last and r.kind in kinds]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def _only_one(reports: Sequence[Report], kinds: frozenset[Kind], before: int) -> Report | None:
    """The one held contact of some kinds of which the whole document tells, where it is told before a place."""
    if kinds == frozenset(Kind):
        return None  # "it" reaches no further than the sentences before
    held = [r for r in reports if r.kind in kinds and r.status is Status.HELD]
    return held[0] if len(held) == 1 and held[0].evidence.start < before else None


_DENIES = re.compile(
    r"(?i)\b(?:den(?:ied|ies)|dismissed|dismisses|rejected|rejects|refuted|disputed) (?:it|this|that|(?:the|this|that|these|those|such) (?:\w+ )?(?:reports?|stor(?:y|ies)|"
    r"claims?|news|allegations?|rumou?rs?|information|account))(?=[,.;!”\"]|$| (?:on|in|as|later|the next)\b)|"
    r"\b(?:called|calls) (?:it|this|that|the (?:report|story|claim|news)) (?:a |an )?(?:\w+ )?(?:false|fake|untrue|invented|lie|fabrication|nonsense|invention)\b"
)
_NO_SUCH = re.compile(
    rf"(?i)\b(?:no such (?P<noun>{_NOUN})\b[^.;!?]{{0,30}}?(?:took place|happened|was held|were held|occurred|ever)|there (?:was|were|has been) no such (?P<other>{_NOUN})\b|"
    r"(?:it|this|that) (?:never|did not|didn['’]t) (?:happened|happen|took place|take place))"
)
_DENIES_RUSSIAN = re.compile(
    r"(?i)\b(?:(?:это|эту информацию|эти сообщения|это сообщение|данную информацию) (?:\w+ )?(?:опровергл?[аи]?|отрица\w+|назвал[аи]? (?:ложью|вымыслом))|"
    r"опроверг(?:ла|ли)? (?:это|эту информацию|эти сообщения|это сообщение|данную информацию|такие сообщения))(?!\w)"
)
_NO_SUCH_RUSSIAN = re.compile(
    rf"(?i)\b(?:так(?:ой|их|ого)|никак(?:ой|их|ого)) (?P<noun>{_NOUN}) (?:\w+ )?не (?:было|проводил\w+|состоя\w+)(?!\w)"
)


def rebuttals(
    document: Document, publisher: Publisher, bounds: Sequence[tuple[int, int]], reports: Sequence[Report]
) -> Iterator[Report]:
    """The denials of contacts told right before ("The palace denied it."), each a report of its own.

    "It" is the contact only where the sentence before tells of one contact alone, and on another's word.

    Args:
        document: The text.
        publisher: Its profile; what an office itself denies is nobody else's word.
        bounds: Its sentences.
        reports: Its contacts.

    """
    content, russian = document.content, document.language == "ru"
    denies, no_such = (_DENIES_RUSSIAN, _NO_SUCH_RUSSIAN) if russian else (_DENIES, _NO_SUCH)
    denied: set[str] = set()
    for at, sentence in enumerate(bounds):
        match = denies.search(content, *sentence)
        such = None if match is not None else no_such.search(content, *sentence)
        if match is None and such is None:
            continue
        noun = such and next((words for words in such.groupdict().values() if words), None)
        told = _told_before(reports, bounds, at, _kinds(noun) if noun else frozenset(Kind), back=1)
        if told is None or told.status is Status.DENIED or told.id in denied:
            continue
        if such is None and told.certainty is Certainty.ASSERTED:
            continue
        denied.add(told.id)
        yield _denial(document, publisher, sentence, told, match, such)


def _denial(
    document: Document,
    publisher: Publisher,
    sentence: tuple[int, int],
    told: Report,
    denies: re.Match[str] | None,
    no_such: re.Match[str] | None,
) -> Report:
    """The denial of a contact: on the word of whoever "denied it", or of whoever the sentence names."""
    match = denies or no_such
    assert match is not None  # noqa: S101  # one of them was found
    opening = _QUOTED.match(document.content, *sentence)
    evidence = document.span(opening.end() if opening else sentence[0], match.end())
    if denies is not None and publisher.kind is not PublisherKind.OFFICIAL:
        certainty: Certainty = Certainty.REPORTED
        hedge: Span | None = evidence
    else:
        certainty, hedge = fields.certainty_of(document, publisher, sentence, match.span())
    return replace(
        told,
        id=content_id("report", document.id, told.id, Status.DENIED, evidence.start, evidence.end),
        status=Status.DENIED,
        evidence=evidence,
        certainty=certainty,
        hedge=hedge,
        circumstances=(),
    )


_QUOTED = re.compile(r"[\s“\"«]*")
