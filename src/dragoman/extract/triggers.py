"""The words that tell of a contact, and what each expects around it.

A trigger is a verb or a noun. ``shape`` says where its people stand:

    with      A met with B; A held talks with B      both: subject and complement
    object    A received B                           both: subject and direct object
    passive   B was received by A
    noun      A's meeting with B; talks between A and B; title "Meeting with B" (the issuer's principal is implied)
    travel    A will travel to P; A paid a visit to P
    trip      A's visit to P; the visit of A to P; during a working trip to P, A …
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
_HOLD = (
    r"(?:held|holds?|holding|(?:had|have|has|having)(?! \w+ (?:in|to|at|for)\b)(?! no (?:\w+ )?(?:plans?|intentions?)\b)|conducted?|conducts|conducting|took part in|takes? part in|taking part in|"
    r"participat(?:ed|es|e|ing) in|join(?:ed|s)|dropped by|attend(?:ed|s|ing)?|convened?|convenes|chair(?:ed|s|ing)?|"
    r"host(?:ed|s|ing)?|led|leads|lead|engaged in)"
)
_TALK = (
    r"(?:meetings?|talks|consultations|negotiations|conversations?|audience|discussions?|session|roundtable|summit|"
    r"(?:bilateral|trilateral)(?! \w)|dialogue|briefing|lunch(?:eon)?|dinner|breakfast|tete-a-tete|tête-à-tête)"
)
_GUEST = (
    r"(?:President|Prime|King|Queen|Emir|Amir|Sultan|Crown|Chancellor|Secretary|Minister|Foreign|Speaker|Chairman|Head|Deputy|"
    r"Vice|delegation|Ambassador|(?:visiting )?(?:[A-Z]\w+ )(?:president|prime|premier|chancellor|foreign|king|emir|leader))"
)
_BY_CALL = (
    rf"(?:(?:in|during|at|over) (?:an? |the |their |today's )?(?:[\w-]+ ){{0,2}}?(?:{_CALLISH}[ -](?:conversation|call|talks?)|phone\b)|"
    r"(?:by|over|on|via) (?:the )?(?:secure )?(?:(?:tele)?phone|video))"
)
_PATTERNS: tuple[tuple[str, Kind, str], ...] = (
    (rf"discuss(?:ed|es)?(?= [^.;:]{{1,200}}? {_BY_CALL})", Kind.CALL, "with"),
    (
        r"(?:spoke|speak|speaks|speaking|spoken|talked|talk)(?: again| separately| briefly| directly| online| today| yesterday)*"
        r"(?:,? (?:over the|by|on the|via) (?:secure )?(?:tele)?phone)?(?= (?:with|to|today|yesterday|on|this|by|over|via|earlier|again|in|about|twice|[A-Z])|,)",
        Kind.CALL,
        "with",
    ),
    (
        rf"{_HOLD}(?:, [^,.;:]{{3,60}},)?(?: \w+){{0,2}} {_MOD}{{0,4}}?{_CALLISH}[ -](?:conversation|call|talks?|meeting|conference)s?",
        Kind.CALL,
        "with",
    ),
    (rf"{_CALLISH}[ -](?:conversation|call|talks?|conference call)s?", Kind.CALL, "noun"),
    (
        r"(?:[Cc]alls?(?= (?:today |yesterday |on \w+ |held |earlier )?(?:with|between|to|from|of)\b)"
        r"(?! of [^.;:]{1,160}? (?:to|on|upon) [^.;:]{1,80}? to (?!discuss|talk|speak|congratulate|express|convey|offer|thank)[a-z])|[Cc]onversations?(?= (?:[\w ]{1,70} )?(?:with|between|of)\b))",
        Kind.CALL,
        "noun",
    ),
    (
        r"(?:called|telephoned|phoned|rang|placed a call to|calls|(?:(?<=will )|(?<=to )|(?<=would ))call)(?= (?:on the phone|today|(?:the )?[A-Z]|him\b|her\b|his\b))(?! [Ff]or\b| [Oo]n\b| [Uu]pon\b| [Tt]he )",
        Kind.CALL,
        "object",
    ),
    (
        r"(?:did not meet|did (?:he|she|they) meet|met|meets|meet|(?:(?<=am )|(?<=is )|(?<=are )|(?<=was )|(?<=were )|(?<=be )|(?<=been ))meeting(?= with)|sat down|sit down|conferred|consulted|dined|lunched|breakfasted)(?: (?:separately|again|briefly|virtually|also|today|yesterday|privately|in person|"
        r"together|one-on-one|bilaterally|one on one|recently|earlier today|late \w+|in (?!the\b)\w+|on (?!the\b)\w+))*",
        Kind.MEETING,
        "with",
    ),
    (rf"{_HOLD}(?:, [^,.;:]{{3,60}},)?(?: \w+){{0,2}} {_MOD}{{0,5}}?{_TALK}", Kind.MEETING, "with"),
    (
        r"(?:received|receives|got) (?:a|an|the) (?:[\w-]+ ){0,3}?(?:message|letter|telegram|cable|note)(?= from\b)",
        Kind.MESSAGE,
        "with",
    ),
    (
        r"(?:heard|hears|received|receives)(?: \w+){0,3}? (?:reports?|information|briefings?|updates?)(?= (?:from|by|of)\b)",
        Kind.MEETING,
        "with",
    ),
    (
        r"(?:[Mm]eeting|[Mm]eetings|[Tt]alks|[Nn]egotiations|[Cc]onsultations|(?:[Bb]ilateral|[Tt]rilateral)(?= (?:with|between)\b|[.,;’'])|[Ss]ummit|[Aa]udience|[Rr]eception|"
        r"[Pp]ull-aside|[Tt]ete-a-tete|[Tt]ête-à-tête|[Dd]iscussions(?= (?:with|between)))",
        Kind.MEETING,
        "noun",
    ),
    (
        r"(?:was|were|been|be|is|are) (?:also |later |then |probably |apparently |reportedly )?(?:received|welcomed|greeted|met|hosted|seen off)(?: \w+){0,6}? by",
        Kind.MEETING,
        "passive",
    ),
    (r"(?:saw|sees|seen|see) (?:him|her) off", Kind.MEETING, "object"),
    (
        r"(?:saw|sees)(?= (?:both |the |former |then |first |President |Prime |Foreign )*[A-Z])(?! [A-Z]\w+ as )(?![^.;]{0,60} (?:on (?:television|TV|stage|screen)|as (?:an?|the))\b)|(?:did not|didn['’]t) see(?= [A-Z])",
        Kind.MEETING,
        "object",
    ),
    (
        rf"(?:received|receives|receive|hosted|hosts|host|hosting|greeted|receiving)(?= )(?! (?:(?:a|an) (?!(?:[\w-]+ ){{0,4}}delegation)|reports?|information|letters|credentials|support|the (?!{_GUEST})))",
        Kind.MEETING,
        "object",
    ),
    (
        rf"(?:welcomed|welcomes|welcome|welcoming)(?= (?!the (?!{_GUEST})))",
        Kind.MEETING,
        "welcome",
    ),
    (
        r"(?:(?:paid|pays?|paying|made|makes?|making|begins?|began|beginning|starts?|started|concludes?|concluded|completes?|completed|ends?|ended|embarked on)(?: \w+)? (?:an?|his|her) (?:[\w-]+,? ){0,4}(?:visit|trip)|"
        r"(?:is|was|are|were|be|been|arrived)(?: currently| now)? (?:here )?on an? (?:[\w-]+,? ){0,4}(?:visit|trip)|"
        r"(?:led|leads|lead|heads|headed) (?:a|an|the) (?:[\w.-]+ ){0,4}delegation(?= to\b)|(?:am|be) (?=in [A-Z])|"
        r"(?:is|was|are|were) (?:expected|due)(?= (?:to (?:arrive|land) )?in [A-Z])|"
        r"(?:travel(?:l?ed|s|l?ing)?(?= (?:on |back |together |again |today |yesterday |[a-z]+ly )?(?:to|from|with|on|by|in|for|abroad|back|next|this|around|across|through|\w*day)\b)|visit(?:ed|s|ing)?|flew|fly|flies|flying|arrived|arrives|arrive|arriving|came|went|landed|trips?|tour|departed|departs?)(?= )|"
        r"(?:visits?|trips?|travel)(?=[.,;’']))",
        Kind.VISIT,
        "travel",
    ),
    (
        r"(?:sent|sends|send|sending|conveyed|extended|expressed|offered|wrote|writes|addressed)(?: \w+){0,2} (?:(?:a|an|his|her|the|their) )?(?:\w+ ){0,4}?"
        r"(?:message|letter|telegram|greetings|condolences|congratulations|cable|note|wishes)s?(?: of \w+(?: and \w+)?)?",
        Kind.MESSAGE,
        "send",
    ),
    (r"(?:congratulated|congratulates)", Kind.MESSAGE, "send"),
    (r"(?:Condolences|Congratulations|[Gg]reetings|[Mm]essage|[Ll]etter)(?= to\b)", Kind.MESSAGE, "send"),
)
# One word boundary before all branches, so that a place where none begins costs one look.
_ANY = re.compile(r"\b(?:" + "|".join(f"(?P<p{i}>{pattern}\\b)" for i, (pattern, _, _) in enumerate(_PATTERNS)) + ")")
_CALLING = re.compile(
    r"(?:^|[A-Z][\w’'-]*,? |[,.)] |\b(?:he|she|they|I|also|then|later|earlier|had|has|have|and|today|yesterday|day|morning|evening|"
    r"afternoon|who|\w+ly|when|before|after|president|minister|leader|chancellor|secretary) )$"
)
_GUESTS = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|met|meets|with|hosted|received|welcomed|greeted|told)|['’]s?) $"
)
_NOMINAL = re.compile(
    r"(?i)(?:\b(?:the|a|an|his|her|their|its|this|that|our|my|of|during|any|state|official|working|private|first|second|third|recent|"
    r"last|next|upcoming|forthcoming|planned|previous|earlier|foreign|overseas|historic|day|short|brief|future|current|"
    r"mutual|possible|for|january|february|march|april|may|june|july|august|september|october|november|december)|['’]s?) $"
)
_TRIP = re.compile(r"(?:visit|trip|tour)s?|travel")
# A cheap scan: a sentence without any of these holds no trigger.
CHEAP = re.compile(
    r"\b(?:[Ss]p(?:oke|eak)|[Tt]alk|[Cc]all|[Tt]elephone|[Pp]hone|[Rr]ang|[Cc]onversation|[Mm][ee]t|[Mm]eet|[Tt]alks|"
    r"[Hh]eld|[Hh][oa]ld|[Bb]ilateral|[Tt]rilateral|[Ss]ummit|[Aa]udience|[Rr]eceiv|[Hh]ost|[Ww]elcom|[Gg]reet|"
    r"[Tt]ravel|[Vv]isit|[Ff]l(?:ew|y|ies)|[Aa]rriv|[Tt]rip|[Dd]epart|[Ss]ent|[Ss]end|[Cc]onvey|[Cc]ongratulat|"
    r"[Cc]ondol|[Cc]onsult|[Cc]onfer|[Nn]egotiat|[Dd]iscussions|[Ss]at down|[Ss]it down|[Rr]eception|[Ss]aw|"
    r"[Ss]ee(?:n|s)?\b|[Hh]eard|[Dd]elegation|[Aa]m in|[Ll]etter|[Mm]essage|[Ww]rote|[Cc]ame|[Ww]ent|[Ll]anded|[Dd]ined|[Ll]unched|[Bb]reakfasted|"
    r"[Ee]xpected|[Dd]ue|[Ss]ession|[Pp]ull-aside|[Tt][eê]te|[Vv]ideo)"
)


def find_triggers(content: str, start: int, end: int) -> Iterator[Trigger]:
    """The contact words of one sentence, from left to right, without overlaps."""
    for match in _ANY.finditer(content, start, end):
        index = int((match.lastgroup or "p0")[1:])
        _, kind, shape = _PATTERNS[index]
        if (
            shape == "travel"
            and _TRIP.fullmatch(match[0])
            and _NOMINAL.search(content, max(start, match.start() - 16), match.start())
        ):
            shape = "trip"
        if match[0] == "visiting" and _GUESTS.search(content, max(start, match.start() - 16), match.start()):
            continue  # "the visiting King"
        if match[0] == "called" and not _CALLING.search(content, max(start, match.start() - 30), match.start()):
            continue  # "an initiative called N"
        yield Trigger(match.start(), match.end(), kind, shape, match[0])
