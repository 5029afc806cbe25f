"""Status, certainty, initiative, form and time of a contact, from the words around its trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.language.dates import TimeWords
from dragoman.model import Certainty, Document, Precision, Publisher, PublisherKind, Span, Status, When
from dragoman.reference import states

_DENIED = re.compile(
    r"(?i)(?:\b|['’])(?:ve not|has not|have not|had not|hasn['’]t|haven['’]t|hadn['’]t|refused(?: to| an?)?|declined(?: to| an?)?|failed to|could not|couldn['’]t|cannot|can['’]t|unable to|almost|nearly|avoided|did not|didn['’]t|does not|was not|were not|will not|won['’]t|never|den(?:y|ies|ied)(?: (?:reports?|claims?|rumou?rs|media reports))?(?: that)?(?: the)?(?= )|neither(?= [\w ]{1,60}\bnor\b)|no (?=\w*\s?(?:meeting|talks|call|contact)))\W*(?:[\w()-]+\W+){0,6}$"
)
_PLANNED = re.compile(
    r"(?i)(?:\b|['’](?=ll))(?:will|ll|shall|is to|are to|plans? to|planned|planning|plans(?= an?\b)|intends? to|is scheduled|are scheduled|scheduled|is expected|are expected|"
    r"looks? forward to|looking forward to|agreed to|upcoming|forthcoming|next|about to|going to|due to|set to|accepted)\b(?:[^.;]*)$"
)
_HEADLINE = re.compile(r"(?:^|[^\w-])[A-Z][\w’'-]+ to $")  # "A, B to meet"
_AWAITED = re.compile(r"(?:expected|due)$")
_NOT_AFTER = re.compile(
    r"(?i)^[^.;]{0,120}?\b(?:(?:is|are|was|were) not (?:being )?(?:planned|scheduled|expected|foreseen|envisaged|on the agenda)|"
    r"(?:will|did|does|has|have) not (?:take|taken) place|will not be held|was not held|never (?:took place|happened|materiali[sz]ed)|did not happen|"
    r"fell through|(?:was|were|is|are|has been|have been|had been|will be) (?:later |then |since |eventually |abruptly )?"
    r"(?:cancel(?:l)?ed|called off|scrapped|abandoned))\b"
)
_NO = re.compile(r"(?i)\b(?:no|without an?y?)(?: [a-z]+)? $")  # "No meeting between A and B took place"
_PLANNED_AFTER = re.compile(
    r"(?i)^[^.;,]{0,60}\b(?:will (?:take place|be held)|is (?:scheduled|planned|expected)|to take place|next (?:week|month|year))\b"
)
_PAST = re.compile(
    r"(?i)^(?:met|spoke|talked|held|had|received|hosted|welcomed|welcomes|visited|travell?ed|flew|arrived|sent|congratulated|called|greeted|conducted|was|were)\b"
)
_HEDGE = re.compile(
    r"(?i)\b(?:probably|possibly|perhaps|presumably|apparently|likely|may have|might have|must have|seems? to have|appears? to have|it is thought|supposedly)\b"
)
_REPORTED = re.compile(
    r"(?i)\b(?:reportedly|rumou?rs? that|unconfirmed|sources?(?: \w+){0,6}? (?:say|said|told|claim)|(?:people|officials?|diplomats?) familiar|according to|is said to|are said to|sources say|it was reported|media reported|reports? that)\b"
)
_INFERRED = re.compile(
    r"(?i)\b(?:i suppose|i believe|i think|one may suppose|we may assume|one may assume|in my view|i assume|it may be supposed|my guess)\b"
)
_JOINT = re.compile(r"(?:,|;|:) (?:and|but|while|whereas|so|yet)\b|; ")
_INITIATIVE = re.compile(
    r"(?i)\b(?:at|on|upon) (?:the )?(?:(?P<before>[^,.;]{2,40}?) )?(?:initiative|request|invitation)(?: of (?P<after>[^,.;]{2,80}))?|\binitiated by (?P<by>[^,.;]{2,80})"
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
    r"(?i)(?:\bnot|n['’]t|\bneither|\bnor|\bdeclined to|\brefused to|\bcould not|\bunable to) (?:\w+ )?(?:confirm|deny|denied|rule out|exclude|comment|say)\b[^.;]*$"
)
_NEEDED = re.compile(
    r"(?i)^[^.;:]{0,80}?\b(?:(?:is|are|was|were|would be) (?:needed|necessary|possible|impossible|important|required)|could|should|might|has been proposed)\b"
)
_HABIT = re.compile(
    r"(?i)\b(?:every time|each time|whenever|every (?:day|week|month|year)|often|usually|always|as soon as|until)\b"
)
_WHEN = re.compile(r"(?i)\bwhen [^,.;]{0,30}$")
_CANCELLED = re.compile(
    r"(?i)\b(?:cancel(?:l?ed|s|l?ing)?|called off|calls off|scrapped|skip(?:s|ped)|missed|boycott(?:s|ed)|postpon\w+|abandoned|suspended)\b[^.;:,]{0,60}$"
)


def unconfirmed(content: str, sentence: tuple[int, int], start: int) -> bool:
    """Whether a contact is what somebody would not confirm, deny or rule out: the text leaves it open."""
    return _UNCONFIRMED.search(content, max(sentence[0], start - 140), start) is not None


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
    if (
        words.startswith("did not")
        or _CANCELLED.search(clause)
        or _DENIED.search(clause)
        or _NO.search(clause)
        or _fell_through(content, sentence, end, words)
        or (re.match(r"(?i)did (?:he|she|they)\b", words) and re.search(r"(?i)\b(?:nor|neither) $", clause))
    ):
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


def _fell_through(content: str, sentence: tuple[int, int], end: int, words: str) -> bool:
    """Whether the words behind a trigger say that it was cancelled or did not take place, and not of something else."""
    match = _NOT_AFTER.match(content[end : sentence[1]])
    if match is None:
        return False
    own = _NOUNS.search(words) is not None and _TURN.search(match[0]) is None and " but " not in match[0]
    return own or re.search(rf"\b(?:but|however|though)\b[^.;]*{_NOUNS.pattern[4:]}", match[0]) is not None


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


def clause_around(content: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that holds ``[start, end)``: between joints such as ", and", ", but" and ";"."""
    first, last = sentence
    for joint in _JOINT.finditer(content, *sentence):
        if joint.end() <= start:
            first = joint.end()
        elif joint.start() >= end:
            last = joint.start()
            break
    return first, last


def certainty_of(document: Document, sentence: tuple[int, int]) -> tuple[Certainty, Span | None]:
    """How the sentence (or clause) puts it, with the words that show it."""
    for pattern, certainty in (
        (_INFERRED, Certainty.INFERRED),
        (_HEDGE, Certainty.PROBABLE),
        (_REPORTED, Certainty.REPORTED),
    ):
        match = pattern.search(document.content, *sentence)
        if match is not None:
            return certainty, document.span(match.start(), match.end())
    return Certainty.ASSERTED, None


def initiator_of(
    content: str, sentence: tuple[int, int], *, sides: tuple[str | None, ...], publisher: Publisher
) -> tuple[str, int, int] | None:
    """The side at whose initiative, request or invitation it was: code and the offsets of the words."""
    match = _INITIATIVE.search(content, *sentence)
    if match is None:
        return None
    whose = match["before"] or match["after"] or match["by"] or ""
    found = [words.code for words in states.find(whose) if words.form != "organisation"]
    if found:
        return found[0], match.start(), match.end()
    if re.search(r"(?i)\blatter", whose):
        last = next((side for side in reversed(sides) if side is not None), None)
        return None if last is None else (last, match.start(), match.end())
    for title in publisher.titles:
        if any(re.search(rf"\b{re.escape(word)}\b", whose) for word in title.words):
            return title.side, match.start(), match.end()
    return None


_SAID = re.compile(
    r"(?i)\b(?:said|says|told|announced|reported|reports|confirmed|added|wrote|stated|denied|tweeted)(?: (?!that\b)[\w’'-]+){0,5}(?: on| late on| late| early on| in)? $"
)
_VAGUE = re.compile(r"(?i)\b(?:recent|recently|last|previous|earlier|past|his|her|their)(?: [\w-]+){0,3} $")


_CATEGORY = re.compile(
    r"(?i)\b(?P<form>state|official|working|private|transit|farewell|introductory|friendly)"
    r"(?:,? (?:and )?(?!to\b)[\w-]+)? (?:visit|trip|tour)\b"
)
_FORMAT = re.compile(
    r"(?i)\b(?:(?P<one>one-on-one|one on one|t[eê]te-[aà]-t[eê]te|in private|privately|face-to-face meeting)|(?P<expanded>(?:in an? )?"
    r"(?:expanded|extended|enlarged)(?:[- ](?:format|meeting|talks|composition|line-up))|with (?:the participation of )?(?:the )?delegations)|"
    r"(?P<narrow>(?:narrow|restricted|small)[- ](?:format|group|composition))|(?P<trilateral>trilateral)|(?P<pull>pull-aside))\b"
)
_FORMS = {
    "one": "one-on-one",
    "expanded": "expanded",
    "narrow": "restricted",
    "trilateral": "trilateral",
    "pull": "pull-aside",
}


def form_of(content: str, clause: tuple[int, int], *, visit: bool) -> tuple[str, int, int] | None:
    """The category of a visit or the format of a meeting, as its clause gives it, with the words' offsets."""
    match = (_CATEGORY if visit else _FORMAT).search(content, *clause)
    if match is None:
        return None
    if visit:
        return match["form"].lower(), match.start("form"), match.end("form")
    name = next(name for name, words in match.groupdict().items() if words)
    return _FORMS[name], match.start(), match.end()


def when_of(
    document: Document,
    publisher: Publisher,
    dates: list[TimeWords],
    trigger: tuple[int, int],
    *,
    others: Sequence[tuple[int, int]] = (),
) -> When:
    """The date words of a contact, else the publication day as an assumption.

    Args:
        document: The text.
        publisher: Whose zone holds.
        dates: The date words of the sentence, or those that stand in.
        trigger: Bounds of the contact word.
        others: Bounds of contact words behind which date words are not its own.

    """
    dates = [found for found in dates if not _beyond(document.content, found, trigger, others)]
    told = [found for found in dates if _SAID.search(document.content, max(0, found.start - 60), found.start)]
    if len(told) < len(dates):
        dates = [
            found for found in dates if found not in told
        ]  # the day on which somebody said so is not the contact's
    elif told and publisher.kind is not PublisherKind.OFFICIAL:
        dates = [replace(found, precision=Precision.ASSUMED) for found in told]
    if dates:
        best = min(dates, key=lambda found: (_distance(document.content, found, trigger), found.start))
        return When.days(
            best.first,
            best.last,
            precision=best.precision,
            zone=publisher.zone,
            words=document.span(best.start, best.end),
        )
    if document.published is None:
        return When.unknown()
    return When.days(document.published, document.published, precision=Precision.ASSUMED, zone=publisher.zone)


_ANOTHER = re.compile(r"\bto [a-z]+ |\b(?:his|her|its|their) [a-z]+ (?:in|of|on) $")


def _beyond(content: str, found: TimeWords, trigger: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether date words tell of something else: another contact, or ("his inauguration in January") another event."""
    if any(trigger[1] <= start and end <= found.start for start, end in others):
        return True
    owner = re.match(r"['’]s?(?: [\w-]+){1,4}", content[found.end : found.end + 60])
    if owner is not None and not found.end <= trigger[0] <= found.end + owner.end():
        return True  # "next year's election"
    loose = found.precision in {Precision.MONTH, Precision.YEAR}
    return loose and _ANOTHER.search(content[trigger[1] : found.start]) is not None


def _distance(content: str, found: TimeWords, trigger: tuple[int, int]) -> int:
    """How far date words stand from a trigger; those of another clause stand further."""
    after = found.start - trigger[1]
    between = content[trigger[1] : found.start] if after >= 0 else content[found.end : trigger[0]]
    apart = _FAR if _JOINT.search(between) else 0
    return apart + (after if after >= 0 else max(0, trigger[0] - found.end) + 10)


_FAR = 1000


def vague(document: Document, trigger: tuple[int, int]) -> bool:
    """Whether the words before a contact noun place it in another, unknown time ("his recent visit")."""
    return _VAGUE.search(document.content, max(0, trigger[0] - 50), trigger[0]) is not None
