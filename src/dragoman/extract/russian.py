"""The Russian words that tell of a contact, and whom they join (first version)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.frames import Frame
from dragoman.extract.triggers import Trigger
from dragoman.model import Kind, Mention
from dragoman.reference import states

_PATTERNS: tuple[tuple[str, Kind, str], ...] = (
    (
        r"(?:[Тт]елефонн\w+ (?:разговор|бесед|перегов)\w*|(?:пров[её]л[аи]? (?:\w+ )?)?(?:переговор|бесед|разговор)\w* по телефону|связал(?:ся|ась|ись) по телефону|поговорил\w* по телефону|(?:говорил|беседовал|разговаривал|общал(?:ся|ась|ись))\w* по телефону|по телефону (?:говорил|поговорил|обсудил)\w*|созвон(?:ил\w*|иться)|(?:по)?звонить|позвонил\w*)",
        Kind.CALL,
        "with",
    ),
    (
        r"(?:по видеосвязи|в режиме видеоконференции) (?:доложил|сообщил|поговорил|обсудил|побеседовал)\w*|"
        r"(?:доложил|поговорил|побеседовал)\w* (?:[\w-]+ ){0,6}?(?:по видеосвязи|в режиме видеоконференции)",
        Kind.CALL,
        "with",
    ),
    (
        r"(?:не (?:встречал|встретил)\w*|встретил(?:ся|ась|ись)|встреча(?:ется|лся|лась|лись)|провёл встречу|провел встречу|провела встречу|проведёт (?:встречу|переговоры)|"
        r"пров[её]л[аи]? (?:в [\w-]+ )?(?:\w+ )?(?:переговоры|беседу|встречу|консультации)|встретится|встретятся)",
        Kind.MEETING,
        "with",
    ),
    (r"[Нн]а (?:встрече|переговорах)", Kind.MEETING, "with"),
    (r"договорились (?:[\w-]+,? ){0,12}?(?:встреч\w*|переговор\w*)", Kind.MEETING, "with"),
    (
        r"(?:встретиться|встречаться|увидеться|пров(?:ести|одить) (?:\w+ )?(?:встреч|переговор|бесед)\w+)",
        Kind.MEETING,
        "with",
    ),
    (r"(?:[Вв]стреч[аиеу]|[Вв]стречей|[Пп]ереговор\w*|[Бб]есед[аыуе])", Kind.MEETING, "noun"),
    (r"(?:принял|приняла|примет|принимает)", Kind.MEETING, "object"),
    (r"(?:был|была) принят\w*", Kind.MEETING, "passive"),
    (
        r"(?:посетил|посетить|посетит|прибыл|прибудет|прилет(?:ел|ит)\w*|прибыла|приед(?:ет|ут)|приехал[аи]?|вылет(?:ел|ит)\w*|отправи(?:лся|лась|тся)|[Вв]изит(?:а|е|ом|у)?|[Пп]оездк\w+)",
        Kind.VISIT,
        "travel",
    ),
    (
        r"(?:направил\w* (?:\w+ ){0,3}?(?:послание|телеграмму|соболезнования|поздравлени\w+|письмо)|поздравил\w*|выразил\w* соболезнования)",
        Kind.MESSAGE,
        "send",
    ),
)
_ANY = re.compile("|".join(f"(?P<p{i}>\\b{pattern}\\b)" for i, (pattern, _, _) in enumerate(_PATTERNS)))


def find_russian_triggers(content: str, start: int, end: int) -> Iterator[Trigger]:
    """The contact words of one Russian sentence, from left to right, without overlaps."""
    for match in _ANY.finditer(content, start, end):
        _, kind, shape = _PATTERNS[int((match.lastgroup or "p0")[1:])]
        yield Trigger(match.start(), match.end(), kind, shape, match[0])


_PRESENT = re.compile(
    r"\b(?:участвовал[аи]?|участвуют|принимают участие|принял[аи]? участие|принимал[аи]? участие|присутствовал[аи]?|присутствуют)\b"
)
_OCCASION = re.compile(
    r"(?:^|\b)[ВвНн][оа]? (?:[а-яё]+ )?(?:встреч|бесед|переговор|совещани|заседани|мероприяти|церемони|разговор)"
)
_WITH_WHOM = re.compile(r" (?:[\w-]+ ){0,4}?(?:со?|между) ")
_WHOSE = re.compile(
    r"\b(?:вдов|жен[аоуы]|супруг|сын|дочер|матер|отц|брат|сестр|семь|семей|родственник|памят|имени)\w* (?:[\w-]+ ){0,3}$"
)


_INVITING = re.compile(r"(?i)\bпо приглашению (?:[А-Яа-яЁё-]+ ){0,6}$")


def _inviting(content: str, mention: Mention) -> bool:
    """Whether somebody is named only as who invited."""
    return _INVITING.search(content[max(0, mention.span.start - 90) : mention.span.start]) is not None


_NOT = re.compile(r"(?i)\b(?:не|никогда|ни разу|бы|если|хотел\w*|чтобы|ли)\b[^.;:!?]{0,25}$")


def denied(content: str, sentence: tuple[int, int], at: int) -> bool:
    """Whether a verb stands behind a denial, a wish or a condition."""
    return _NOT.search(content[max(sentence[0], at - 45) : at]) is not None


def attendance(content: str, sentence: tuple[int, int], *, denied_too: bool = False) -> re.Match[str] | None:
    """The verb of a sentence that tells who else was present at what the text is about (or who was not)."""
    match = _PRESENT.search(content, *sentence)
    if match is None or (not denied_too and denied(content, sentence, match.start())):
        return None
    return match if _OCCASION.search(content, sentence[0], match.start()) else None


_STOP = re.compile(
    r"[.;:!?\n«»]|\b(?:котор\w+|что|чтобы|если|когда|заявил\w*|сообщил\w*|подчеркнул\w*|отметил\w*|сказал\w*)\b"
)
_SAID_THAT = re.compile(r" \w+л[аи]?,? что ")  # "A confirmed that he will come": he is A
_WHO = re.compile(r",? котор(?:ый|ая|ые)(?: \w+){0,4} ")
_LIST = re.compile(r"\s*(?:,|и|а также|, а также|, и)\s+[^.;:!?]{0,110}$")
_WITH = re.compile(r"(?:^|\s)со?\s[^.;:!?]{0,160}$")
_WHOLE = 180


def build_russian_frame(content: str, trigger: Trigger, mentions: list[Mention]) -> Frame:
    """The people around a Russian contact word: offices stand between the word and the name, so gaps may be long."""
    left: list[Mention] = []
    before = [m for m in mentions if m.span.end <= trigger.start and not _inviting(content, m)]
    mentions = [m for m in mentions if trigger.shape != "travel" or not _inviting(content, m)]
    if before and trigger.shape != "noun":
        between = content[before[-1].span.end : trigger.start]
        said_so = trigger.shape == "travel" and _SAID_THAT.fullmatch(between) is not None
        if said_so or _WHO.fullmatch(between) or (len(between) <= 90 and not _STOP.search(between)):
            left = [before[-1]]
            for earlier in reversed(before[:-1]):
                if earlier.span != left[-1].span and not _LIST.fullmatch(
                    content[earlier.span.end : left[-1].span.start]
                ):
                    break
                left.append(earlier)
            left.reverse()
    right: list[Mention] = []
    position = trigger.end
    for mention in (m for m in mentions if m.span.start >= trigger.end):
        gap = content[position : mention.span.start]
        if not right and trigger.shape == "noun" and "," in gap and not _WITH_WHOM.match(gap):
            break
        if _WHOSE.search(gap):
            continue
        if len(gap) > _WHOLE or _STOP.search(gap):
            break
        if right and not (_LIST.fullmatch(gap) or _WITH.search(gap)):
            break
        right.append(mention)
        position = mention.span.end
    spans = [m.span for m in (*left, *right)]
    return Frame(
        tuple(left),
        tuple(right),
        min([trigger.start, *(s.start for s in spans)]),
        max([trigger.end, *(s.end for s in spans)]),
    )


_PLACE = re.compile(r"(?:\b[Вв]о?|\b[Нн]а) $")


def russian_place(
    content: str, sentence: tuple[int, int], around: tuple[int, int]
) -> tuple[str, tuple[int, int], str] | None:
    """The place nearest to the contact word in its sentence: words, offsets, country code."""
    best: tuple[int, states.StateWords] | None = None
    for words in states.find(content[sentence[0] : sentence[1]]):
        first = sentence[0] + words.start
        visited = _VISITED.search(content, max(sentence[0], first - 60), first) is not None
        if words.form not in {"city", "name"} or not (visited or _PLACE.search(content[max(0, first - 4) : first])):
            continue
        distance = min(abs(first - around[1]), abs(first - around[0])) + (60 if words.form == "name" else 0)
        if distance <= 200 and (best is None or distance < best[0]):
            best = distance, words
    if best is None:
        return None
    start, end = sentence[0] + best[1].start, sentence[0] + best[1].end
    return content[start:end], (start, end), best[1].code


_VISITED = re.compile(r"(?i)посе(?:тит|тил|тила|щает)\w* (?:с [\w-]+(?: [\w-]+)? визитом )?$")
