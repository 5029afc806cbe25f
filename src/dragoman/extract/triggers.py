"""The words that tell of a contact, and what each expects around it.

A trigger is a verb or a noun. ``shape`` says where its people stand:

    with      A met with B; A held talks with B      both: subject and complement
    object    A received B                           both: subject and direct object
    passive   B was received by A
    noun      A's meeting with B; talks between A and B; title "Meeting with B" (the issuer's principal is implied)
    travel    A will travel to P; A's visit to P; the visit of A to P
    welcome   A welcomed B to P                      a meeting, and B's visit to P
    send      A sent a message to B; A congratulated B
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Kind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A contact word in the text: characters ``[start, end)`` of the document's content."""

    start: int
    end: int
    kind: Kind
    shape: str
    words: str


_MOD = r"(?:[\w\-]+[ ])"
_CALLISH = r"(?:(?:tele)?phone|video|virtual|conference|online)"
_PATTERNS: tuple[tuple[str, Kind, str], ...] = (
    (
        r"(?:spoke|speak|speaks|speaking|spoken|talked|talk)(?: again| separately| briefly| directly| online| today| yesterday)*"
        r"(?:,? (?:over the|by|on the|via) (?:secure )?(?:tele)?phone)?",
        Kind.CALL,
        "with",
    ),
    (
        rf"(?:had|held|holds|have|has had|having|hold)(?: \w+){{0,2}} {_MOD}{{0,4}}?{_CALLISH} (?:conversation|call|talks?|meeting|conference)s?",
        Kind.CALL,
        "with",
    ),
    (rf"{_CALLISH}[ -](?:conversation|call|talks?|conference call)s?", Kind.CALL, "noun"),
    (r"(?:[Cc]all|[Cc]alls|[Cc]onversation|[Cc]onversations)(?= (?:today )?(?:with|between|to))", Kind.CALL, "noun"),
    (
        r"(?:called|telephoned|phoned|placed a call to|calls)(?= (?:on the phone|today|(?:the )?[A-Z]))(?! [Ff]or\b| [Oo]n\b| [Uu]pon\b)",
        Kind.CALL,
        "object",
    ),
    (
        r"(?:did not meet|did (?:he|she|they) meet|met|meets|meet|meeting|sat down|conferred|consulted)(?: (?:separately|again|briefly|virtually|also|today|yesterday|privately|in person|"
        r"together|one-on-one|bilaterally|one on one|recently|earlier today))*",
        Kind.MEETING,
        "with",
    ),
    (
        rf"(?:held|hold|holds|had|have|has|conducted|having|holding|will have)(?: \w+){{0,2}} {_MOD}{{0,5}}?"
        r"(?:meeting|meetings|talks|consultations|negotiations|conversation|audience|discussions|briefing session|session|roundtable|summit)",
        Kind.MEETING,
        "with",
    ),
    (
        r"(?:[Mm]eeting|[Mm]eetings|[Tt]alks|[Nn]egotiations|[Cc]onsultations|[Bb]ilateral|[Tt]rilateral|[Ss]ummit|[Aa]udience|[Cc]ontacts|[Rr]eception)",
        Kind.MEETING,
        "noun",
    ),
    (r"(?:was|were|been|be) (?:received|welcomed|greeted|met|hosted)(?: \w+){0,3} by", Kind.MEETING, "passive"),
    (r"saw (?:him|her) off", Kind.MEETING, "object"),
    (r"(?:received|receives|receive|hosted|hosts|host|hosting|greeted)", Kind.MEETING, "object"),
    (r"(?:welcomed|welcomes|welcome|welcoming)", Kind.MEETING, "welcome"),
    (
        r"(?:travel(?:l?ed|s|l?ing)?|visit(?:ed|s|ing)?|flew|fly|arrived|arrives|arrive|arriving|trip|visits|departed|depart)",
        Kind.VISIT,
        "travel",
    ),
    (
        r"(?:sent|sends|send|conveyed)(?: \w+){0,2} (?:(?:a|an|his|her|the) )?(?:\w+ ){0,3}?"
        r"(?:message|letter|telegram|greetings|condolences|congratulations|cable)s?(?: of \w+(?: and \w+)?)?",
        Kind.MESSAGE,
        "send",
    ),
    (r"(?:congratulated|wished)", Kind.MESSAGE, "send"),
    (r"(?:Condolences|Congratulations|[Gg]reetings)(?= to\b)", Kind.MESSAGE, "send"),
)
_ANY = re.compile("|".join(f"(?P<p{i}>\\b{pattern}\\b)" for i, (pattern, _, _) in enumerate(_PATTERNS)))
# A cheap scan: a sentence without any of these holds no trigger.
CHEAP = re.compile(
    r"(?i)\b(?:sp(?:oke|eak)|talk|call|phone|conversation|m[ee]t|meet|talks|held|h[oa]ld|bilateral|trilateral|summit|audience|"
    r"receiv|host|welcom|greet|travel|visit|fl(?:ew|y)|arriv|trip|depart|sent|send|convey|congratulat|condol|wish|consult|confer|"
    r"negotiat|contacts|sat down|reception|saw)"
)


def find_triggers(content: str, start: int, end: int) -> Iterator[Trigger]:
    """The contact words of one sentence, from left to right, without overlaps."""
    for match in _ANY.finditer(content, start, end):
        index = int((match.lastgroup or "p0")[1:])
        _, kind, shape = _PATTERNS[index]
        yield Trigger(match.start(), match.end(), kind, shape, match[0])
