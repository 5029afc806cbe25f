"""Whether a contact happened, is to come, did not happen or is left open, from the words on both sides of its trigger."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import Precision, Status, When

_DENIED = re.compile(
    r"(?i)(?:\b|['’])(?:ve not|has not|have not|had not|hasn['’]t|haven['’]t|hadn['’]t|refused(?: to| an?)?|declined(?: to| an?)?|failed to|could not|couldn['’]t|cannot|can['’]t|unable to|almost|nearly|avoided|did not|didn['’]t|does not|was not|were not|will (?:\w+ly |likely )?not|won['’]t|never|den(?:y|ies|ied)(?: (?:reports?|claims?|rumou?rs|media reports))?(?: that)?(?: the)?(?= )|neither(?= [\w ]{1,60}\bnor\b)|no (?=\w*\s?(?:meeting|talks|call|contact)))\W*(?:[\w()-]+\W+){0,6}$"
)
# What will not be, as plans and expectations tell it: whoever is to act may stand between.
_NOT_COMING = re.compile(
    r"(?i)\b(?:no (?:\w+ )?(?:plans?|intentions?|preparations|arrangements|agreement)(?: yet| at (?:present|the moment)| for now)? (?:for|to|of|on)|"
    r"(?:rul(?:e|es|ed|ing) out|exclud(?:e|es|ed|ing))|"
    r"(?:not|n['’]t|never) (?:to )?(?:currently |yet |now )?(?:expect(?:ed|ing)?|anticipat(?:e|ed|ing)|foresee|plan(?:s|ned|ning)?|envisage[ds]?|intend(?:ing)?|schedul(?:e|ed|ing)|due|going|set|likely|about) ?|"
    r"(?:nobody|no one|no-one) (?:\w+ )?(?:expect|believ|anticipat|plan)\w*|"
    r"(?:decided|chose|chosen|opted|preferred) not to|(?:will|would) hardly|reject(?:ed|s) (?:an?|the|any|his|her|all)|turn(?:ed|s) down|"
    r"unlikely(?: that| for| to)|(?:improbable|out of the question) that|highly doubtful that|doubts? that)\b[^.;:,]{0,110}$"
)
# "no plans to cancel the meeting": of this nothing follows
_TWICE = re.compile(
    r"(?i)\b(?:no|not|n['’]t|never|nobody|no one)\b(?: [\w’'-]+){0,5} (?:cancel|postpon|call off|call(?:ed|ing) off|scrap|skip|abandon|avoid|refus|rul(?:e|ed|ing) out|exclud|den(?:y|ied|ying)\b|unlikely|impossib)"
    r"[^.;:,]{0,80}$"
)
_LEFT_OPEN = re.compile(
    r"(?i)^[^.;:,]{0,100}?\b(?:(?:is|was|are|were|has|have|had)(?: not|n['’]t)(?: been)?|(?:cannot|can['’]t|could not|should not) be) (?:ruled out|excluded|cancel(?:l)?ed|called off|denied|confirmed)\b"
)
_PLANNED = re.compile(
    r"(?i)(?:\b|['’](?=ll))(?:will|ll|shall|is to|are to|plans? to|planned|planning|plans(?= an?\b)|intends? to|is scheduled|are scheduled|scheduled|is expected|are expected|"
    r"looks? forward to|looking forward to|agreed(?: today| yesterday| on (?:\w+day|\d+ \w+|\w+ \d+))? to|upcoming|forthcoming|next|about to|going to|due to|set to|(?:likely|bound|certain) to(?! have)|accepted)\b(?:[^.;]*)$"
)
_HEADLINE = re.compile(r"(?:^|[^\w-])[A-Z][\w’'-]+ to $")  # "A, B to meet"
_AWAITED = re.compile(r"(?:expected|due)$")
_NOT_AFTER = re.compile(
    r"(?i)^[^.;]{0,320}?(?P<no>\b(?:(?:is|are|was|were) not (?:being )?(?:planned|scheduled|expected|foreseen|envisaged|prepared|arranged|organi[sz]ed|on the agenda)|"
    r"(?:will|did|does|has|have) not (?:take|taken) place|(?:is|are|was|were) (?:(?:very |highly |rather )?unlikely|out of the question|no longer (?:planned|scheduled|expected))|"
    r"(?:is|are|was|were|has been|have been) (?:firmly |flatly |again |also )?(?:ruled out|excluded)|will not be held|was not held|never (?:took place|happened|materiali[sz]ed)|did not happen|"
    r"fell through|(?:was|were|is|are|has been|have been|had been|will be) (?:later |then |since |eventually |abruptly )?"
    r"(?:cancel(?:l)?ed|called off|scrapped|abandoned))\b)"
)
# What stands beside a noun and says nothing of its end: "(, scheduled for 20 June in Ankara,)", "that was to take place on 20 June".
_ASIDES = re.compile(
    r"(?i), (?:(?:which|that) [^,]*|(?:which |that )?(?:had been |has been |was |is )?(?:originally |initially |tentatively |provisionally )?(?:scheduled|planned|due|set|expected|arranged|announced|to be)\b[^,]*),|"
    r" (?:which|that) (?:was|were|is|are|had been|has been) (?:originally |initially )?(?:to|due|scheduled|planned|set|expected|supposed|meant|arranged|announced)\b(?: (?!was\b|were\b|is\b|are\b|has\b|have\b|had\b)[\w’'-]+){1,14}"
)
_ANOTHER_VERB = re.compile(
    r"(?i)\b(?:will|would|took|takes|held|discussed|discusses|focused|led|ended|ends|began|begins|lasted|said|says|told|covered|addressed|came|made|went|concluded|opened|that)\b"
)
_NO = re.compile(r"(?i)\b(?:no|without an?y?)(?: [a-z]+)? $")  # "No meeting between A and B took place"
_PLANNED_AFTER = re.compile(
    r"(?i)^[^.;,]{0,60}\b(?:will (?:take place|be held)|is (?:scheduled|planned|expected|(?:\w+ )?likely)|to take place|next (?:week|month|year))\b"
)
_PAST = re.compile(
    r"(?i)^(?:met|spoke|talked|held|had|received|hosted|welcomed|welcomes|visited|travell?ed|flew|arrived|sent|congratulated|called|greeted|conducted|was|were)\b"
)

_UNREAL = re.compile(
    r"(?i)\b(?:sure (?:that )?(?:I|we|he|she|they)(?=['’ ])|invited|invites|invite|inviting|invitation|propos\w+|offer(?:ed|s|ing)?|possib\w+|ready|readiness|hopes?|hoped|would|"
    r"wish(?:es|ed)?|wants?|wanted|should|need(?:s|ed)? to|could|(?-i:may|might)|consider\w*|urged?|urging|calls? (?:for|on)|called (?:for|on)|"
    r"in favou?r of|(?-i:organi[sz](?:e|es|ed|ing))|prepar\w+|if|whether|potential|opportunit\w+|idea of|intention|interest in|discussed|agenda of|"
    r"eager|willing\w*|aimed at|allows?|help(?:s|ed)?|continue to)\b(?:[^.;:]*)$"
)
_SURE = re.compile(
    r"(?i)\b(?:upcoming|forthcoming|scheduled|accepted|announced|agreed|will|looks? forward|during|after|following|at)\b[^.;:]*$"
)
_OFTEN = re.compile(
    r"(?i)\b(?:several|many|numerous|regular|regularly|frequent|previous|past|all|any|more|further|series of|future|such|other|similar|"
    r"ongoing|various|continu\w+|constant|often|repeated(?:ly)?|mutual|intensif\w+|no|each|every|usually|always|between the two countries)\b"
)


_UNCONFIRMED = re.compile(
    r"(?i)(?:\bnot|n['’]t|\bneither|\bnor|\bdeclined to|\brefused to|\bcould not|\bunable to) (?:\w+ )?(?:confirm|deny|denied|rule out|ruled out|ruling out|exclude|excluded|comment|say)\b[^.;]*$"
)
_NEEDED = re.compile(
    r"(?i)^[^.;:]{0,80}?\b(?:(?:is|are|was|were|would be) (?:needed|necessary|possible|impossible|important|required)|could|should|might|has been proposed)\b"
)
_HABIT = re.compile(
    r"(?i)\b(?:every time|each time|whenever|every (?:day|week|month|year)|often|usually|always|as soon as|until)\b"
)
# "agreed to meet regularly": a habit agreed on is no contact to come
_REGULARLY = r"(?:regularly|periodically|frequently|annually|on a regular basis|(?:more|as) (?:often|frequently)|at regular intervals|(?:every|each) (?:\w+ )?(?:years?|months?|quarters?|weeks?)|(?:once|twice) (?:a|every) \w+)"
_REGULAR = re.compile(rf"(?i)^(?:(?! and\b| but\b)[^.;:,]){{0,100}}?\b{_REGULARLY}\b")
_TO_DO = re.compile(r"(?i)\bto (?:\w+ )?$")
_REGULAR_BEFORE = re.compile(rf"(?i)\b{_REGULARLY} $")
_WHEN = re.compile(r"(?i)\bwhen [^,.;]{0,30}$")
_CANCELLED = re.compile(
    r"(?i)\b(?:cancel(?:l?ed|s|l?ing)?|called off|calls off|scrapped|skip(?:s|ped)?|missed|boycott(?:s|ed)|postpon\w+|abandoned|suspended)\b[^.;:,]{0,60}$"
)


def left_open(content: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a contact is what somebody would not confirm, deny, rule out or cancel: the text leaves it open."""
    first = max(sentence[0], start - 140)
    return (
        any(pattern.search(content, first, _within(content, start, end)) for pattern in (_UNCONFIRMED, _TWICE))
        or _LEFT_OPEN.match(content[end : sentence[1]]) is not None
    )


def _within(content: str, start: int, end: int) -> int:
    """Where the words before a contact end: those that a trigger itself holds between its verb and its noun count too."""
    held = _HELD_NOUN.match(content[start:end])
    return start + held.end() if held is not None else start


_HELD_NOUN = re.compile(r"(?i)(?:had|has|have|having) .*\s")  # "has no plans for talks"


def denial(content: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The words that say that a contact did not or will not take place, by their offsets; ``None`` where none do."""
    clause = _clause_before(content, sentence, start)
    words = content[start:end]
    if words.startswith("did not"):
        return start, end
    offset = start - len(clause)
    inside = _within(content, start, end)
    for pattern in (_CANCELLED, _NOT_COMING, _DENIED, _NO):
        match = pattern.search(clause + content[start:inside])
        if match is not None and not (pattern in {_NOT_COMING, _DENIED} and _OTHER_CLAUSE.search(match[0])):
            none = _NONE_IS.match(content[end : sentence[1]]) if pattern is _NO else None
            return offset + match.start(), end + none.end() if none is not None else inside
    through = _fell_through(content, sentence, end, words)
    if through is not None:
        return start, through
    nor = re.search(r"(?i)\b(?:nor|neither) $", clause)
    if nor is not None and re.match(r"(?i)did (?:he|she|they)\b", words):
        return offset + nor.start(), start
    return None


_OTHER_CLAUSE = re.compile(  # "ruled out a truce when he met B"
    r"(?i)\b(?:when|after|before|while|because|until|although|whose)\b|\b(?:at|during) (?:a|an|the|his|her|their)\b|"
    r"\b(?:at|during|in|from)(?: (?:a|an|the|his|her|their))? $|\b(?:and|but) (?:then |later |instead )?$|\b(?:focus|topic|subject|theme|point|part|aim) of\b"
)


_NONE_IS = re.compile(  # "No meeting of A and B is planned"
    r"(?i)[^.;,]{0,120}?\b(?:(?:is|are|was|were|has been|have been) (?:currently |yet )?(?:planned|scheduled|expected|foreseen|envisaged|arranged|held|on the agenda)|"
    r"(?:took|has taken|have taken|will take) place|happened)\b"
)


def told_as_past(words: str) -> bool:
    """Whether a contact word is a verb in the past."""
    return _PAST.match(words) is not None and not _AWAITED.search(words)


def denied_ahead(content: str, denied: tuple[int, int]) -> bool:
    """Whether words of denial speak of what is to come, and so of no day that they do not name."""
    return _COMING.search(content, *denied) is not None


_COMING = re.compile(
    r"(?i)\b(?:plan(?:s|ned|ning)?|intentions?|rul\w+ out|exclud\w+|expect\w*|foresee\w*|envisaged?|schedul\w+|due|going|unlikely|doubt\w*|not to|hardly|would|reject\w*|turn(?:ed|s) down|skip|prepared|arranged|"
    r"will (?:\w+ly |likely )?not|won['’]t|out of the question|on the agenda|cancel\w*|call(?:ed|s) off|scrapped|abandoned)\b"
)


def unreal(content: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a contact is only wished for, possible or proposed, or is a habit: none of these is a contact."""
    before = content[max(sentence[0], start - 140) : start]
    clause = re.split(r"[;:]|, (?:and|but|while|who|which)\b|\b(?:and|but) (?=\w+(?:ed|s)\b)", before)[-1]
    words = content[start:end]
    if re.search(
        r"(?i)\b(?:meetings|talks|conversations|calls|visits|contacts|trips|consultations|discussions|session)$", words
    ) and _OFTEN.search(clause[-30:] + words):
        return True
    if _HABIT.search(clause) or (
        _WHEN.search(clause) and re.match(r"(?i)(?:sit|talk|speak|meet|visit|travel)s?\b", words)
    ):
        return True
    if not told_as_past(words) and (
        _REGULAR_BEFORE.search(clause) or (_TO_DO.search(clause) and _REGULAR.match(content[end : sentence[1]]))
    ):
        return True
    nominal = re.fullmatch(
        r"(?i)(?:visit|trip|tour|travel|meeting|talks|call|conversation|summit|negotiations|consultations)s?", words
    )
    if (
        nominal
        and _NEEDED.match(content[end : sentence[1]])
        and not re.search(r"(?i)\b(?:during|after|following|at) ", clause[-30:])
    ):
        return True
    if re.match(r"(?:Had|Were|Should) [A-Z]", content[sentence[0] : sentence[0] + 12]):
        return True  # "Had A met B, …"
    wish = _UNREAL.search(clause[-50:] if nominal else clause)
    if wish is None or re.search(r"(?i)\bnot\b", clause[-40:]):
        return False
    return _SURE.search((clause[-50:] if nominal else clause)[wish.start() :]) is None


def status_of(
    content: str, sentence: tuple[int, int], start: int, end: int, *, anchor: date | None, when: When
) -> Status:
    """Held, planned or denied, from the clause before the trigger, its form and its date.

    Args:
        content: The document's content.
        sentence: Its bounds.
        start: First character of the trigger.
        end: Character after it.
        anchor: Publication day.
        when: The contact's time; a day after publication cannot have been held.
    """
    clause = _clause_before(content, sentence, start)
    words = content[start:end]
    if denial(content, sentence, start, end) is not None:
        return Status.DENIED
    day = when.first_day
    past = _PAST.match(words) is not None
    if anchor is not None and day is not None and when.precision is not Precision.ASSUMED and day > anchor:
        near = (
            past and (day - anchor).days <= 2 and not _PLANNED.search(clause)
        )  # some date a release ahead of the event
        return Status.HELD if near else Status.PLANNED
    at = re.search(r"(?i)\b(?:after|following|during|at|in the course of)(?: [\w’'-]+){0,4} $", clause)
    if at is not None and not re.search(r"(?i)\b(?:will|upcoming|next|forthcoming)\b", at[0]):
        return Status.HELD
    if past and not _AWAITED.search(words):
        return Status.HELD
    if ahead(content, sentence, start, end):
        return Status.PLANNED
    return Status.HELD


_NOUNS = re.compile(
    r"(?i)\b(?:visits?|trips?|tour|travel|meetings?|talks|calls?|conversations?|summit|negotiations|consultations|audience|it)\b"
)
_TURN = re.compile(
    r"(?i)\b(?:after|when|while|because|as|and (?:the|an?|his|her|their|its)|before|since|where|which|who|although)\b"
)


def _plain(between: str) -> bool:
    """Whether no other clause stands between a contact noun and what is said of it."""
    bare = _ASIDES.sub(" ", between)
    return _TURN.search(bare) is None and _ANOTHER_VERB.search(bare) is None


def _fell_through(content: str, sentence: tuple[int, int], end: int, words: str) -> int | None:
    """Where the words behind a trigger end that say that it, and nothing else, was cancelled or did not take place."""
    match = _NOT_AFTER.match(content[end : sentence[1]])
    if match is None:
        return None
    own = _NOUNS.search(words) is not None and _plain(match[0][: match.start("no")]) and " but " not in match[0]
    if own or re.search(rf"\b(?:but|however|though)\b[^.;]*{_NOUNS.pattern[4:]}", match[0]) is not None:
        return end + match.end()
    return None


_MONTH_OR_DAY = (
    r"(?:early |late |mid-?)?(?:\d{1,2}\b(?! (?:hours?|minutes?))|(?-i:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"tomorrow|next |the (?:week|month|year|end|beginning|start|middle|first|second|spring|summer|autumn|fall|winter)|(?:spring|summer|autumn|winter)\b|a (?:later|new|different) (?:date|day|time))"
)
# "Postponed" alone puts a contact off; what is moved or delayed is so only to another day.
_MOVED = re.compile(
    rf"(?i)^[^.;]{{0,320}}?\b(?P<moved>(?:is|are|was|were|been|being|again|now|later) "
    rf"(?:(?:postponed|rescheduled|put off|pushed back|deferred)(?! (?:by|for) [^.;,]{{1,20}}(?:hour|minute))|(?:delayed|moved|brought forward)(?=[^.;]{{0,24}}? (?:to|until|till) {_MONTH_OR_DAY}))\b"
    rf"(?: from [^.;,]{{3,24}}?)?(?P<to>,? (?:to|until|till|for)(?= {_MONTH_OR_DAY}))?)"
)
_MOVES = re.compile(r"(?i)\b(?P<moved>postpon(?:ed|es)|reschedul(?:ed|es)|put off|deferred)\b[^.;:,]{0,60}$")
_MOVED_TO = re.compile(rf"(?i)[^.;]{{0,120}}?(?P<to> (?:to|until|till))(?= {_MONTH_OR_DAY})")


def moved(content: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The words that put a contact off or bring it forward, up to where its new day follows."""
    if _NOUNS.search(content[start:end]) is None:
        return None
    match = _MOVED.match(content[end : sentence[1]])
    if match is not None and _plain(match[0][: match.start("moved")]):
        return end + match.start("moved"), end + match.end()
    clause = _clause_before(content, sentence, start)
    match = _MOVES.search(clause)
    if match is None or re.search(r"(?i)\b(?:not|never|n['’]t|no plans)\b", clause[: match.start()]):
        return None
    new = _MOVED_TO.match(content[end : sentence[1]])
    return start - len(clause) + match.start(), end + new.end() if new is not None else start


def _clause_before(content: str, sentence: tuple[int, int], start: int) -> str:
    return re.split(r"[;:\"“”]| (?:and|but) (?=\w+ed\b)", content[max(sentence[0], start - 160) : start])[-1]


def ahead(content: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether the words around a trigger speak of what is still to come."""
    clause, words = _clause_before(content, sentence, start), content[start:end]
    if _PAST.match(words) and not _AWAITED.search(words):
        return False
    return any(
        pattern.search(text) for pattern, text in ((_AWAITED, words), (_HEADLINE, clause), (_PLANNED, clause))
    ) or (_PLANNED_AFTER.match(content[end : sentence[1]]) is not None)
