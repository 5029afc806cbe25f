"""A contact told by a report that somebody calls untrue: "denied a report that A had met B", "Reports that … are false"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Disowned:
    """The words that deny a report, and the bounds of what it told. ``sure``: it is the contact that is denied.

    ``another``: somebody other than the text itself denies it.
    """

    words: tuple[int, int]
    told: tuple[int, int]
    another: bool
    sure: bool = True

    def with_contact(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the denying words together with a contact word."""
        return min(self.words[0], start), max(self.words[1], end)


_NEWS = (
    r"(?:reports?|claims?|stor(?:y|ies)|rumou?rs?|allegations?|assertions?|suggestions?|accounts?|news|information|"
    r"speculation|statements?|articles?)"
)
_FALSE = (
    r"[“\"]?(?:(?:completely|entirely|totally|absolutely|utterly|simply|wholly|patently) )?(?:false|untrue|not true|fake|bogus|invented|made up|fabricated|fictitious|baseless|groundless|unfounded|incorrect|inaccurate|wrong|"
    r"not correct|not the case|without foundation|disinformation|misinformation|nonsense|(?:an? )?(?:\w+ )?(?:lies?|fabrications?|inventions?|fiction))(?:[”\"]|\b)"
)
_DENY = (
    r"(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rebut(?:s|ted)?|disput(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|"
    r"contradict(?:s|ed)|debunk(?:s|ed))"
)
_CALL = r"(?:call(?:s|ed|ing)?|brand(?:s|ed)|label(?:s|led|ed)|term(?:s|ed)|describ(?:es|ed))"
_SAYING = r"(?:that(?: said| says| claimed)?|saying|alleging|claiming|stating|suggesting|which (?:said|says|claimed|alleged)|according to which)"
_OF = r"(?:of|about|on|regarding|concerning)"
_FEW = r"(?: (?!that\b|when\b|while\b|after\b|before\b|and\b|but\b)[\w’'“”\"-]+)"


def _connected(number: int) -> str:
    """Some news and what it said: "a report in the press that", "rumours of"."""
    return rf"{_NEWS}(?:{_FEW}{{0,8}}?,? {_SAYING}|{_FEW}{{0,6}}? (?P<of{number}>{_OF}))(?= )"


_BEFORE = re.compile(
    rf"(?i)\b(?:(?P<deny>{_DENY}|{_CALL}(?: as)? {_FALSE}){_FEW}{{0,6}}? {_connected(1)}|"
    rf"(?P<bare>{_DENY}{_FEW}{{0,4}}? (?:reports?|claims?|rumou?rs?|allegations?|suggestions?))(?= (?:he|she|they|the|(?-i:[A-Z]))\b)|"
    rf"(?P<flatly>{_DENY})(?: (?:on|late|early) [\w ]{{3,24}})?(?: as {_FALSE})? that\b|"
    rf"(?P<withdrawn>retract(?:s|ed)|withdraws?|withdrew|took back|apologi[sz]ed for){_FEW}{{0,5}}? {_connected(2)}|"
    rf"(?:it|this) (?:is|was)(?: \w+ly| just)? {_FALSE}(?: to say)? that\b|"
    rf"no truth (?:in|to){_FEW}{{0,4}}? {_connected(3)}|contrary to{_FEW}{{0,4}}? {_connected(4)}|"
    rf"(?:false|fake|untrue|bogus|baseless|unfounded|groundless|fabricated)(?: \w+)? {_connected(5)})"
)
_HEAD = re.compile(rf"(?i)(?:(?P<call>\b{_CALL}|\b{_DENY}){_FEW}{{0,4}}? |\b){_connected(1)}")
_BEHIND = re.compile(
    rf"(?i)^(?P<held>(?:[^,;:]|, (?!who\b|whose\b|which\b)[^,;:]{{1,80}},){{0,200}}?),? ?(?P<no>\b(?:is|are|was|were|(?:has|have|had) been)(?: \w+ly| also| all)? (?:{_FALSE}|(?P<by>{_DENY})\b)(?:[^,;:.]{{0,60}}? as {_FALSE})?)"
)
_BEHIND_AS = re.compile(rf"(?i)^(?P<held>[^,;:]{{0,160}}?) (?P<no>(?:as )?{_FALSE})(?=[.,;]|$| (?:on|in a)\b)")
_NOT = re.compile(
    r"(?i)(?:\b(?:not|never|neither|nor|if|whether|declin\w+ to|refus\w+ to|unable to|stop\w* short of)|n['’]t)(?: \w+)? $"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:when|after|before|while|because|until|although|ahead of|following)\b|(?:\b(?:at|during|in|from)(?: (?:a|an|the|his|her|their))?|, (?:and|but|while)(?: [\w’'-]+){0,12}) $"
)
_JOINED = re.compile(r"(?i)\b(?:where|who|whose|which)\b|\band (?:\w+ly |then |later )?(?:had )?$")
_PREPOSITION = re.compile(r"\b(?:on|about|for|to|by|with|in|over|against|regarding)\b")
_OPENS = re.compile(
    r"(?: [\w-]+){0,4} |.*['’]s? (?:[\w-]+ ){0,4}"
)  # "that a secret meeting"; not "that A walked out of a meeting"
_LEFT_IT = re.compile(r"\b(?:out|of|from|over|about|during|at)\b.* ")  # "had walked out of a meeting"
_CALLED_OFF = re.compile(
    r"(?i)\b(?:cancellation|postponement|collapse|failure|breakdown) of\b|(?<!\w)(?:отмен|срыв|перенос|отказ|провал)\w*(?!\w)"
)
_TURN = re.compile(r"(?i)\b(?:after|when|while|because|as|before|since|where|which|who|although|if|and)\b")
_NOUN = re.compile(
    r"(?i)\b(?:visits?|trips?|tour|travel|meetings?|talks|calls?|conversations?|contacts?|summit|negotiations|consultations|audience|session|discussions)$"
)


def disowned(content: str, sentence: tuple[int, int], start: int, end: int) -> Disowned | None:
    """Whether the contact told by ``[start, end)`` of an English sentence is what a report said that is called untrue."""
    first = max(sentence[0], start - _WINDOW)
    found = None
    for match in _BEFORE.finditer(content, first, start):
        groups = match.groupdict()
        of = any(words for name, words in groups.items() if name.startswith("of"))
        another = any(groups[name] for name in ("deny", "bare", "flatly"))
        here = _of_clause(content, match, start, end, sentence[1], of=of, another=another)
        if here is not None:  # whether there was what somebody took back, nobody says
            found = replace(here, sure=here.sure and not groups["withdrawn"])
    return found or _afterwards(content, sentence, first, start, end)


_WINDOW = 320


def _of_clause(
    content: str, match: re.Match[str], start: int, end: int, last: int, *, of: bool, another: bool
) -> Disowned | None:
    between = re.sub(r", [^,;:]{1,90},", "", content[match.end() : start])
    if re.search(r"[;:]", between) or _ELSEWHERE.search(between) or re.search(r", (?:and|but|while)\b", between):
        return None
    words = content[start:end]
    if of and (_NOUN.search(words) is None or _PREPOSITION.search(between)):
        return None
    own = of or _NOUN.fullmatch(words) is None or _OPENS.fullmatch(between) is not None
    own = own and _LEFT_IT.search(words) is None
    sure = (
        own
        and not _JOINED.search(between)
        and not _CALLED_OFF.search(between)
        and not _NOT.search(content, max(0, match.start() - 40), match.start())
    )
    return Disowned(match.span(), (match.end(), last), another, sure)


def _afterwards(content: str, sentence: tuple[int, int], first: int, start: int, end: int) -> Disowned | None:
    """A report named first and called untrue behind: "Reports that A met B are false"."""
    for head in _HEAD.finditer(content, first, start):
        here = _of_clause(content, head, start, end, sentence[1], of=bool(head["of1"]), another=False)
        if here is None:
            continue
        behind = content[end : sentence[1]]
        match = _BEHIND.match(behind) or (_BEHIND_AS.match(behind) if head["call"] else None)
        if match is None:
            continue
        by = match.groupdict().get("by")
        no = end + match.start("no")
        if by and _TURN.search(match["held"]):
            here = replace(here, sure=False)  # "after C was dismissed"
        if _NOT.search(content, max(0, no - 30), no):
            here = replace(here, sure=False)
        another = bool(by or head["call"])
        return replace(here, words=(head.start(), end + match.end()), told=(here.told[0], no), another=another)
    return None


_NEWS_RU = r"(?:сообщени\w+|информаци\w+|слух\w*|заявлени\w+|утверждени\w+|публикаци\w+|стать\w+|новост\w+|сведени\w+)"
_FALSE_RU = (
    r"(?:ложн\w+|ложью|ложь|неправд\w+|вымы(?:сел|сл\w+)|выдумк\w+|фейк\w*|недостоверн\w+|несоответствующ\w+ действительности|"
    r"не соответству\w+ действительности|необоснованн\w+|беспочвенн\w+|клевет\w+|дезинформаци\w+)"
)
_DENY_RU = r"(?:опроверг\w*|опроверга\w+|отверг\w*|отверга\w+|отрица\w+|дезавуир\w+)"


def _connected_ru(number: int) -> str:
    """The same in Russian."""
    return (
        rf"{_NEWS_RU}(?: [\w«»\"-]+){{0,8}}?(?:,? (?:о том, (?:что|будто)|что|будто)|,? (?P<of{number}>о|об|про))(?= )"
    )


_BEFORE_RU = re.compile(
    rf"(?i)(?<!\w)(?:(?P<deny>{_DENY_RU}|(?:назва|называ|призна)\w+ {_FALSE_RU})(?: [\w«»-]+){{0,4}}? {_connected_ru(1)}|"
    rf"{_FALSE_RU}(?: [\w«»-]+){{0,3}}? {_connected_ru(2)}|"
    rf"{_FALSE_RU}, (?:что|будто)(?= ))"
)
_HEAD_RU = re.compile(rf"(?i)(?:(?P<call>(?<!\w)(?:назва|называ)\w+)(?: [\w«»-]+){{0,3}}? |(?<!\w)){_connected_ru(1)}")
_BEHIND_RU = re.compile(
    rf"(?i)^(?P<held>[^;:]{{0,200}}?),? (?P<no>(?:(?:явля\w+|был[аио]?|оказал\w+|[–—-]|это|(?P<by>(?:был[аио]? )?(?:назван\w*|признан\w*))) )*{_FALSE_RU}|(?P<deny>(?:был[аио]? )?опровергнут\w*))(?!\w)"
)
_NOT_RU = re.compile(r"(?i)(?<!\w)(?:не|ни|если|ли)(?: \w+)? $")
_ELSEWHERE_RU = re.compile(
    r"(?i)(?<!\w)(?:когда|после|перед|пока|хотя|(?:на|в ходе|во время|при|до)(?: [\w-]+)?(?= $))"
)
_JOINED_RU = re.compile(r"(?i)(?<!\w)(?:где|котор\w+)(?!\w)|(?<!\w)и (?:\w+ )?$")
_NOUN_RU = re.compile(r"(?i)(?:встреч|переговор|бесед|разговор|визит|поездк|контакт)\w*(?: по телефону)?$")


def disowned_russian(content: str, sentence: tuple[int, int], start: int, end: int) -> Disowned | None:
    """Whether the contact told by ``[start, end)`` of a Russian sentence is what a report said that is called untrue."""
    first = max(sentence[0], start - _WINDOW)
    found = None
    for match in _BEFORE_RU.finditer(content, first, start):
        of = bool(match["of1"] or match["of2"])
        found = _of_clause_ru(content, match, start, end, sentence[1], of=of, another=bool(match["deny"])) or found
    if found is not None:
        return found
    for head in _HEAD_RU.finditer(content, first, start):
        here = _of_clause_ru(content, head, start, end, sentence[1], of=bool(head["of1"]), another=False)
        behind = _BEHIND_RU.match(content[end : sentence[1]])
        if here is not None and behind is not None:
            another = bool(head["call"] or behind["by"] or behind["deny"])
            no = end + behind.start("no")
            return replace(here, words=(head.start(), end + behind.end()), told=(here.told[0], no), another=another)
    return None


def _of_clause_ru(
    content: str, match: re.Match[str], start: int, end: int, last: int, *, of: bool, another: bool
) -> Disowned | None:
    between = content[match.end() : start]
    if re.search(r"[;:!?]|, (?:а|но|и) ", between) or _ELSEWHERE_RU.search(between):
        return None
    words = content[start:end].lower()
    if words.startswith("на ") or (of and (_NOUN_RU.search(words) is None or between.count(" ") > _CLOSE)):
        return None
    sure = not _JOINED_RU.search(between) and not _CALLED_OFF.search(between)
    sure = sure and not _NOT_RU.search(content, max(0, match.start() - 30), match.start())
    return Disowned(match.span(), (match.end(), last), another, sure)


_CLOSE = 6  # words between "about" and the contact
