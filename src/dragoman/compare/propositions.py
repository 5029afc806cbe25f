"""What a readout says, sentence by sentence: whose stand, what act, on what, with which names and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from anyascii import anyascii

from dragoman.compare.acts import act_of, negated, tells_contact
from dragoman.compare.tokens import Token
from dragoman.language import dates
from dragoman.language.numbers import numbers
from dragoman.language.sentences import sentences
from dragoman.model import Act, Document, Mention, Proposition
from dragoman.reference import states, topics

_BOTH = re.compile(
    r"(?i)^\W*(?:the (?:two )?(?:leaders|presidents|sides|parties|ministers|heads of state|interlocutors|two)|both (?:leaders|sides|presidents)|they\b|"
    r"(?:оба )?(?:лидеры|президенты|стороны|главы государств|министры|собеседники)|они\b)"
)
_SAME = re.compile(r"(?i)^\W*(?:he|she|он|она)\b")
_ISSUERS = re.compile(
    r"(?i)^\W*(?:the (?:president|head of state|prime minister|secretary)|глава (?:российского )?государства|президент)\b"
)
# A verb before a name: whoever is named is no longer the subject.
_VERB = re.compile(
    r"(?i)\b(?:\w{3,}(?:л|ла|ли|ло|лся|лась|лись|лось)|\w{3,}ed|said|told|is|was|were|will|has|had|held|met)\b"
)
_RAISED = re.compile(
    r"(?i)(?:at|on) the (?:initiative|request|invitation) of (?P<of>[^,.]{3,60})|at the (?P<side>[\w-]+) side[’']s (?:initiative|request)|raised by (?P<by>[^,.]{3,60})|"
    r"по (?:инициативе|просьбе|приглашению) (?P<ru>[^,.]{3,60})"
)
_FURNITURE = re.compile(
    r"^(?:###|\W*$|Публикации\b|Статус материала|Ссылка на материал|Текстовая версия|See also\W*$|Photo\W*$)"
)
_LEAST_WORDS = 2


def propositions(
    document: Document, mentions: Sequence[Mention], words: Sequence[Token], *, side: str | None
) -> tuple[Proposition, ...]:
    """The propositions of a readout, in order: one a sentence; the title and page furniture are none.

    Args:
        document: An English or Russian text.
        mentions: Its people.
        words: Its words.
        side: For whom its issuer speaks, an ISO alpha-3 code or acronym.

    """
    first = len(document.title) + 1
    bounds = [(a + first, b + first) for a, b in sentences(document.text)]
    found: list[Proposition] = []
    last: str | None = None
    sides = {m.name: m.side for m in mentions if m.side}  # whoever was introduced keeps the side under the bare name
    for start, end in bounds:
        text = document.content[start:end]
        inside = [token for token in words if start <= token.start and token.end <= end]
        if len(inside) < _LEAST_WORDS or _FURNITURE.match(text):
            continue
        people = [m for m in mentions if start <= m.span.start and m.span.end <= end]
        act, strength = act_of(text, document.language)
        told_together = (act is Act.DISCUSS or tells_contact(text)) and len(
            [m for m in people if m.span.start - start <= 120]
        ) > 1
        speaker = (
            "both"
            if told_together
            else _speaker(text, start, [(m, m.side or sides.get(m.name)) for m in people], last, side)
        )
        last = speaker if speaker not in {None, "both"} else last
        timed = dates.tag(text, anchor=document.published, language=document.language, month_first=None)
        found.append(
            Proposition(
                span=document.span(start, end),
                act=act,
                speaker=speaker,
                raised=_raised(text),
                topics=tuple(dict.fromkeys(topic for _, _, topic in topics.find(text, language=document.language))),
                entities=_entities(text, people, inside),
                numbers=tuple(dict.fromkeys(numbers(text, tuple((t.start, t.end) for t in timed)))),
                days=tuple(dict.fromkeys(_day(t) for t in timed)),
                strength=strength,
                negated=negated(text, document.language),
            )
        )
    return tuple(found)


def _speaker(
    text: str, start: int, people: Sequence[tuple[Mention, str | None]], last: str | None, side: str | None
) -> str | None:
    if _BOTH.match(text):
        return "both"
    if _SAME.match(text):
        return last or side
    opening = [of for m, of in people if m.span.start - start <= 80 and not _VERB.search(text[: m.span.start - start])]
    sides = list(dict.fromkeys(of for of in opening if of))
    if len(sides) > 1 and re.search(r"(?i)\b(?:and|и)\b", text[:80]):
        return "both"
    if sides:
        return sides[0]
    return side if _ISSUERS.match(text) else None


def _raised(text: str) -> str | None:
    match = _RAISED.search(text)
    if match is None:
        return None
    words = next(group for group in match.groups() if group)
    found = states.find(words) or states.find(words.capitalize())
    return found[0].code if found else None


def _entities(text: str, people: Sequence[Mention], inside: Sequence[Token]) -> tuple[str, ...]:
    found = [m.name.split()[-1].casefold() for m in people]
    found += [words.code for words in states.find(text)]
    rest = [t for t in inside if t.mask == "name" and not any(m.span.start <= t.start < m.span.end for m in people)]
    found += [anyascii(token.lemma) for token in rest if len(token.form) > 2]
    return tuple(dict.fromkeys(found))


def _day(words: dates.TimeWords) -> str:
    return words.first.isoformat() if words.first == words.last else f"{words.first}/{words.last}"
