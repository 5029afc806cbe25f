"""Certainty, initiative, form and time of a contact, from the words around its trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.disowned import Disowned
from dragoman.language.dates import TimeWords
from dragoman.model import Certainty, Document, Precision, Publisher, PublisherKind, Span, When
from dragoman.reference import states

_HEDGE = re.compile(
    r"(?i)\b(?:probably|possibly|perhaps|presumably|apparently|likely|may have|might have|must have|seems? to have|appears? to have|it is thought|supposedly|unlikely|improbable|doubtful|hardly likely|(?:will|would) hardly|(?:nobody|no one) (?:\w+ )?expects?)\b"
)
_REPORTED = re.compile(
    r"(?i)\b(?:reportedly|rumou?rs? that|unconfirmed|sources?(?: \w+){0,6}? (?:say|said|told|claim)|(?:people|officials?|diplomats?) familiar|according to|is said to|are said to|sources say|it was reported|media reported|reports? that)\b"
)
_INFERRED = re.compile(
    r"(?i)\b(?:i suppose|i believe|i think|one may suppose|we may assume|one may assume|in my view|i assume|it may be supposed|my guess|one (?:should|may|can|must)(?: not|not)? expect)\b"
)
_ENGLISH = ((_INFERRED, Certainty.INFERRED), (_HEDGE, Certainty.PROBABLE), (_REPORTED, Certainty.REPORTED))
_RUSSIAN = (
    (re.compile(r"(?i)\b(?:я думаю|полагаю|можно предположить|рискну предположить|по-моему)\b"), Certainty.INFERRED),
    (
        re.compile(
            r"(?i)\b(?:вероятно|возможно,|по-видимому|видимо|предположительно|по всей видимости|скорее всего|наверное|вряд ли|маловероят\w+|похоже,|якобы)(?!\w)"
        ),
        Certainty.PROBABLE,
    ),
)
_JOINT = re.compile(r"(?:,|;|:) (?:and|but|while|whereas|so|yet)\b|; ")
_INITIATIVE = re.compile(
    r"(?i)\b(?:at|on|upon) (?:the )?(?:(?P<before>[^,.;]{2,40}?) )?(?:initiative|request|invitation)(?: of (?P<after>[^,.;]{2,80}))?|\binitiated by (?P<by>[^,.;]{2,80})"
)
_RUSSIAN_INITIATIVE = re.compile(
    r"(?i)\bпо (?:(?P<before>[а-яё-]{4,30}) )?(?:инициативе|просьбе|приглашению) (?P<after>[^,.;:()]{2,80})"
)


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


def certainty_of(
    document: Document,
    publisher: Publisher,
    sentence: tuple[int, int],
    trigger: tuple[int, int],
    *,
    untrue: Disowned | None = None,
) -> tuple[Certainty, Span | None]:
    """How the clause of a contact word puts it, with the words that show it; an office's own word is no other's.

    Where a report of it is called untrue (``untrue``), what that report said of its own certainty does not count.
    """
    content, russian = document.content, document.language == "ru"
    clause = clause_around(content, sentence, *trigger)
    for pattern, certainty in _RUSSIAN if russian else _ENGLISH:
        for match in pattern.finditer(content, *clause):
            if untrue is not None and untrue.words[0] <= match.start():
                continue
            aside = _ASIDE.search(content, clause[0], match.start())
            if aside is not None and "," in content[match.end() : trigger[0]]:
                continue  # "A, who is likely to win, met B"
            return certainty, document.span(match.start(), match.end())
    if publisher.kind is not PublisherKind.OFFICIAL:
        if untrue is not None and (untrue.another or _SAYING.search(content, sentence[0], untrue.words[0])):
            return Certainty.REPORTED, document.span(*untrue.words)
        said = (_SAID_SO_RUSSIAN if russian else _SAID_SO).search(content, trigger[1], sentence[1])
        said = said or (None if russian else _SAID_THAT.search(content, sentence[0], trigger[0]))
        if said is not None:
            return Certainty.REPORTED, document.span(said.start("said"), said.end("said"))
    return Certainty.ASSERTED, None


_SAYING = re.compile(
    r"(?i)\b(?:said|says|told \w+|announced|claimed|insisted|stressed|added|stated|заявил[аи]?|сказал[аи]?|сообщил[аи]?|подчеркнул[аи]?)(?: on \w+)?,?(?: that|:| что)? [“\"«]?$"
)
_ASIDE = re.compile(r", (?:who|which|whose|котор\w+) [^,]*$")
_VERB = (
    r"(?:said|says|wrote|writes|reported|reports|announced|told reporters|told journalists|confirmed|claimed|claims)"
)
_WHEN_SAID = r"(?: (?:on|in|late|early|earlier|yesterday|today|later)\b[^,.;“”\"]{0,40})?"
# On whose word: behind the sentence (", the palace said.") or before its clause ("The palace said that …").
_SAID_SO = re.compile(
    rf",[”\"]? (?P<said>(?:[^,;“”\"]{{2,90}}? {_VERB}|(?:as )?{_VERB} [^,;“”\"]{{2,90}}?){_WHEN_SAID})(?:, [^,;“”\"]{{2,60}} {_VERB}{_WHEN_SAID}|, (?:citing|quoting) [^;“”\"]{{2,80}})?[.”\"]*\s*$"
)
_SAID_THAT = re.compile(
    rf"(?P<said>\b(?:[Tt]he Kremlin|[Tt]he White House|[\w’'-]*(?:office|ministry|palace|spokes\w+|press (?:service|secretary)|administration|newspaper|agency|"
    rf"department|embassy|media|daily|Daily|Times|Post|News|Agency|Journal|Herald|Tribune|Gazette|Telegraph|Chronicle)(?: [A-Z]\w+){{0,2}}) {_VERB}{_WHEN_SAID})(?: that)? [^,;“”\"]{{0,90}}$"
)
_SAID_SO_RUSSIAN = re.compile(
    r", (?P<said>(?:как )?(?:сообщ(?:ил|ила|ило|или|ает|ают)|пиш(?:ет|ут)|передаёт|передает|передают|заявил[аои]?|рассказал[аи]?|сказал[аи]?|отметил[аи]?|подчеркнул[аи]?|уточнил[аи]?|написал[аои]?)(?!\w) [^,;:«»]{2,90}?)[.»]*\s*$"
)


def initiator_of(
    content: str,
    sentence: tuple[int, int],
    *,
    sides: tuple[str | None, ...],
    publisher: Publisher,
    russian: bool = False,
) -> tuple[str, int, int] | None:
    """The side at whose initiative, request or invitation it was: code and the offsets of the words."""
    match = (_RUSSIAN_INITIATIVE if russian else _INITIATIVE).search(content, *sentence)
    if match is None:
        return None
    whose = next((words for words in match.groupdict().values() if words and states.find(words)), match[0])
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
