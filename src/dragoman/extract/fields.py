"""Status, place, initiative and time of a contact, from the words around its trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.language import words as common
from dragoman.language.dates import TimeWords
from dragoman.model import Certainty, Document, Precision, Publisher, Span, Status, When
from dragoman.reference import states

_DENIED = re.compile(
    r"(?i)(?:\b|['’])(?:ve not|has not|have not|had not|hasn['’]t|haven['’]t|hadn['’]t|refused to|declined to|did not|didn['’]t|does not|was not|were not|will not|won['’]t|never|no (?=\w*\s?(?:meeting|talks|call|contact)))\W*(?:[\w()-]+\W+){0,6}$"
)
_PLANNED = re.compile(
    r"(?i)(?:\b|['’](?=ll))(?:will|ll|shall|is to|are to|plans? to|planned|intends? to|is scheduled|are scheduled|scheduled|is expected|are expected|"
    r"looks? forward to|looking forward to|agreed to|upcoming|forthcoming|next|about to|going to|due to|set to|accepted)\b(?:[^.;]*)$"
)
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
    r"(?i)\b(?:reportedly|according to|is said to|are said to|sources say|it was reported|media reported|reports? that)\b"
)
_INFERRED = re.compile(
    r"(?i)\b(?:i suppose|i believe|i think|one may suppose|we may assume|one may assume|in my view|i assume|it may be supposed|my guess)\b"
)
_JOINT = re.compile(r"(?:,|;|:) (?:and|but|while|whereas|so|yet)\b|; ")
_INITIATIVE = re.compile(
    r"(?i)\b(?:at|on|upon) (?:the )?(?:(?P<before>[^,.;]{2,40}?) )?(?:initiative|request|invitation)(?: of (?P<after>[^,.;]{2,80}))?|\binitiated by (?P<by>[^,.;]{2,80})"
)
_CAPITAL = re.compile(r"\b(?:in|to) (?P<place>the (?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)?) capital)\b")
_PLACE = re.compile(r"\b(?:in|at|to)(?: the)? ")
_VENUE = re.compile(
    r"\b(?:at|to|in) (?:the )?(?P<venue>(?:White House|Oval Office|Kremlin|Elys[ée]e Palace|Camp David|Naval Observatory|Great Hall of the People|Vatican))\b"
)


_UNREAL = re.compile(
    r"(?i)\b(?:invited|invites|invite|inviting|invitation|propos\w+|offer(?:ed|s|ing)?|possib\w+|ready|readiness|hopes?|hoped|would|"
    r"wish(?:es|ed)?|wants?|wanted|should|need(?:s|ed)? to|could|(?-i:may|might)|consider\w*|urged?|urging|calls? (?:for|on)|called (?:for|on)|"
    r"in favou?r of|organi[sz]\w+|prepar\w+|if|whether|potential|opportunit\w+|idea of|intention|interest in|discussed|agenda of|"
    r"eager|willing\w*|aimed at|allows?|help(?:s|ed)?|continue to)\b(?:[^.;:]*)$"
)
_SURE = re.compile(
    r"(?i)\b(?:upcoming|forthcoming|scheduled|accepted|announced|agreed|will|looks? forward|during|after|following|at)\b[^.;:]*$"
)
_OFTEN = re.compile(
    r"(?i)\b(?:several|many|numerous|regular|regularly|frequent|previous|past|all|any|more|further|series of|future|such|other|similar|"
    r"ongoing|various|continu\w+|constant|often|repeated(?:ly)?|mutual|intensif\w+|no|each|every|usually|always|between the two countries)\b"
)


_NEEDED = re.compile(
    r"(?i)^[^.;:]{0,80}?\b(?:(?:is|are|was|were|would be) (?:needed|necessary|possible|impossible|important|required)|could|should|might|has been proposed)\b"
)
_HABIT = re.compile(
    r"(?i)\b(?:every time|each time|whenever|every (?:day|week|month|year)|often|usually|always|as soon as|until)\b"
)
_WHEN = re.compile(r"(?i)\bwhen [^,.;]{0,30}$")
_CANCELLED = re.compile(
    r"(?i)\b(?:cancel(?:l?ed|s|l?ing)?|called off|calls off|scrapped|postpon\w+|abandoned|suspended)\b[^.;:,]{0,60}$"
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
    nominal = re.fullmatch(
        r"(?i)(?:visit|trip|tour|travel|meeting|talks|call|conversation|summit|negotiations|consultations)s?", words
    )
    if (
        nominal
        and _NEEDED.match(content[end : sentence[1]])
        and not re.search(r"(?i)\b(?:during|after|following|at) ", clause[-30:])
    ):
        return True
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
    before = content[max(sentence[0], start - 160) : start]
    clause = re.split(r"[;:\"“”]| (?:and|but) (?=\w+ed\b)", before)[-1]
    words = content[start:end]
    if (
        words.startswith("did not")
        or _CANCELLED.search(clause)
        or _DENIED.search(clause)
        or (re.match(r"(?i)did (?:he|she|they)\b", words) and re.search(r"(?i)\b(?:nor|neither) $", before))
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
    if past:
        return Status.HELD
    if _PLANNED.search(clause) or _PLANNED_AFTER.match(content[end : sentence[1]]):
        if anchor is not None and when.last_day is not None and when.last_day < anchor:
            return Status.HELD
        return Status.PLANNED
    return Status.HELD


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


def place_of(
    content: str, sentence: tuple[int, int], around: tuple[int, int]
) -> tuple[str, tuple[int, int], str] | None:
    """The place of a contact in its sentence: words, offsets, country code; the venue first, then the nearest city."""
    venue = _VENUE.search(content, around[1], sentence[1])
    if venue is not None:
        code = states.code_of(venue["venue"]) or (next((w.code for w in states.find(venue["venue"])), None))
        if code is not None:
            return venue["venue"], (venue.start("venue"), venue.end("venue")), code
    best: tuple[int, states.StateWords] | None = None
    capital = _CAPITAL.search(content, around[1], sentence[1])
    if capital is not None:
        code = states.code_of(capital["state"])
        if code is not None:
            return capital["place"], (capital.start("place"), capital.end("place")), code
    for words in states.find(content[sentence[0] : sentence[1]]):
        first = sentence[0] + words.start
        if words.form not in {"city", "capital", "name"} or not _PLACE.search(content[max(0, first - 8) : first]):
            continue
        if not re.search(r"(?:\bin|\bat|\bto)(?: the)? $", content[max(0, first - 8) : first]):
            continue
        if words.form == "name" and not re.search(
            r"\bin(?: the)? $|\bto(?: the)? $", content[max(0, first - 8) : first]
        ):
            continue
        distance = min(abs(first - around[1]), abs(first - around[0])) + (60 if words.form == "name" else 0)
        if distance <= 160 and (best is None or distance < best[0]):
            best = distance, words
    if best is None:
        return None
    words = best[1]
    return (
        content[sentence[0] + words.start : sentence[0] + words.end],
        (sentence[0] + words.start, sentence[0] + words.end),
        words.code,
    )


_PLACE_WORDS = r"[Rr]egion|[Oo]blast|[Dd]istrict|[Pp]rovince|[Cc]ity|[Cc]ounty|[Ss]tate|[Tt]erritory|[Aa]rea"
_DESTINATION = re.compile(
    rf"(?P<verb>(?: [a-z]+){{0,3}}? (?:on to|to|in|at|for|from [A-Z][\w-]+ to))?(?: [a-z]+)? (?:the )?(?:(?:{_PLACE_WORDS}|town|capital|village) of )?"
    rf"(?P<place>[A-ZÀ-Ž][\w’'-]+(?: (?:de |la |el |of |and the )?[A-ZÀ-Ž][\w’'-]+){{0,3}})(?P<kind> (?:{_PLACE_WORDS}))?"
)
_INSIDE = re.compile(
    rf"\b(?:in|at|near) (?:the )?(?:(?:{_PLACE_WORDS}|town|village) of )?"
    rf"(?P<place>[A-ZÀ-Ž][\w’'-]+)(?P<kind> (?:{_PLACE_WORDS}))?"
)
_OURS = re.compile(r"(?: to| in)? our (?:country|state|land)\b")


def destination_of(
    content: str,
    sentence: tuple[int, int],
    end: int,
    *,
    publisher: Publisher,
    people: tuple[tuple[int, int], ...] = (),
    visited: bool = False,
    weak: bool = False,
) -> tuple[str, tuple[int, int], str | None] | None:
    """Where a journey leads, from the words right after its verb or noun.

    Args:
        content: The document's content.
        sentence: Its bounds.
        end: Where the words for the journey, or those who travel, end.
        publisher: Whose "our country" is meant.
        people: Spans of people, which are no places.
        weak: The word may tell of other things than journeys ("came to know"): only a known place will do.
        visited: After "visited" a place may stand without a preposition, and behind what was seen there.

    Returns:
        Words, offsets and country code; the code is ``None`` for a place that no list knows.

    """
    ours = _OURS.match(content, end, sentence[1])
    if ours is not None and publisher.state is not None:
        first = ours.start() + (len(ours[0]) - len(ours[0].lstrip(" toin")))
        words = re.search(r"(?:our|the) \w+$", ours[0])
        first = ours.end() - len(words[0]) if words else first
        return content[first : ours.end()], (first, ours.end()), publisher.state
    capital = _CAPITAL.search(content, end, min(sentence[1], end + 40))
    if capital is not None and not content[end : capital.start()].strip():
        code = states.code_of(capital["state"])
        if code is not None:
            return capital["place"], capital.span("place"), code
    match = _DESTINATION.match(content, end, sentence[1])
    if match is not None and (visited or match["verb"]):
        found = _place(content, match, people, weak=weak)
        if found is not None:
            return found
    for inside in _INSIDE.finditer(content, end, min(sentence[1], end + 200)) if visited else ():
        found = _place(content, inside, people, weak=weak)
        if found is not None:
            return found
    return None


_FACILITIES = (
    "Bridge|Cent(?:er|re)|School|University|College|Plant|Hospital|Church|Academy|Memorial|Hall|Airport|Base|Cemetery|Museum|"
    "Library|Company|Foundation|Stadium|Factory|Farm|Station|Institute|Store|Theat(?:er|re)|Security|Community|Congress|Senate|Court"
)


def _place(
    content: str, match: re.Match[str], people: tuple[tuple[int, int], ...], *, weak: bool
) -> tuple[str, tuple[int, int], str | None] | None:
    first, last = match.span("place")
    if any(start < last and first < stop for start, stop in people) or re.search(r"['’]s?$", match["place"]):
        return None
    beside = content[match.end() : match.end() + 16]
    if re.match(r" (?:web)?(?:site|page|portal)\b", beside) or re.match(r"[A-Z]{2,} ", match["place"]):
        return None
    if re.search(rf"(?:{_FACILITIES})$", match["place"]) and not match["kind"]:
        return None
    known = next((w for w in states.find(content[first : last + 60]) if w.start == 0), None)
    kind = match["kind"] or ""
    if known is not None and known.form in {"name", "city"}:
        end = max(first + known.end, last if kind else 0) + len(kind if first + known.end >= last else "")
        end = first + known.end if not kind else min(len(content), match.end())
        return content[first:end], (first, end), known.code
    if known is not None or match["place"].split()[0] in _NO_PLACE:
        return None
    venue = _VENUE.match("at " + content[first : first + 40])
    if venue is not None:
        inside = next((w.code for w in states.find(venue["venue"])), None) or states.code_of(venue["venue"])
        return venue["venue"], (first, first + len(venue["venue"])), inside
    words = content[first : match.end()]
    if not kind and all(common.is_common(word) for word in re.findall(r"\w+", words)):
        return None
    code = states.near(words)
    if weak and code is None and not kind:
        return None
    return words, (first, first + len(words)), code


_NO_PLACE = frozenset(
    [
        "President",
        "Prime",
        "Chancellor",
        "King",
        "Queen",
        "Minister",
        "Secretary",
        "Vice",
        "Head",
        "Chairman",
        "Speaker",
        "Ambassador",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Parliament",
        "Congress",
        "Senate",
        "General",
        "Deputy",
        "First",
        "Second",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "The",
    ]
)


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


_VAGUE = re.compile(r"(?i)\b(?:recent|recently|last|previous|earlier|past|his|her|their)(?: [\w-]+){0,3} $")


_CATEGORY = re.compile(
    r"(?i)\b(?P<form>state|official|working|private|transit|unannounced|surprise|unscheduled|farewell|introductory|friendly)"
    r"(?:,? (?:and )?[\w-]+)? (?:visit|trip|tour)\b"
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
        word = match["form"].lower()
        return ("unannounced" if word in {"surprise", "unscheduled"} else word), match.start("form"), match.end("form")
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
    if dates:
        best = min(dates, key=lambda found: (_distance(found, trigger), found.start))
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
    loose = found.precision in {Precision.MONTH, Precision.YEAR}
    return loose and _ANOTHER.search(content[trigger[1] : found.start]) is not None


def _distance(found: TimeWords, trigger: tuple[int, int]) -> int:
    after = found.start - trigger[1]
    return after if after >= 0 else max(0, trigger[0] - found.end) + 10


def vague(document: Document, trigger: tuple[int, int]) -> bool:
    """Whether the words before a contact noun place it in another, unknown time ("his recent visit")."""
    return _VAGUE.search(document.content, max(0, trigger[0] - 50), trigger[0]) is not None


def is_state(words: str) -> bool:
    """Whether a place is a whole state."""
    found = states.find(words.removeprefix("the "))
    return bool(found) and found[0].form == "name" and found[0].end == len(words.removeprefix("the "))
