"""Whether a contact told in Russian happened, is to come, did not happen or is left open."""

from __future__ import annotations

import re
from datetime import date

from dragoman.model import Precision, Status, When

_NEGATED = re.compile(r"\b[Нн]е\s+(?:\w+\s+){0,2}$")
# What stands before a contact word and says that it will not be, or was not.
_REFUSED = re.compile(
    r"(?i)\b(?:исключил\w*|исключа(?:ет|ют|л\w*)|опроверг\w*|опроверга(?:ет|ют)|отменил\w*|отмен[её]н\w*|отменя(?:ет|ют)|отказал(?:ся|ась|ись) от|"
    r"нет (?:никаких )?(?:планов|договор[её]нност\w+|намерени\w+)|не (?:планиру|собира|намерен|намечен|предполага|предусмотрен|ожида|смо[гж]|будет|будут|стал|готов)\w*|"
    r"вряд ли|маловероятно|никто не \w+)(?![\w-])(?:[^.;:!?,]|, что ){0,100}$"
)
_AT_IT = re.compile(
    r"(?i)\b(?:на|в ходе|во время|после|перед|до|по итогам|в рамках)(?: (?:\w+ых|\w+ой|\w+ей|\w+ого|этих|этой|своей|своих))? $"
)
_ANOTHER = re.compile(r"(?i) (?:и|но|а) $")  # "отказался от помощи и встретился с B"
_FINITE = re.compile(r"(?i)\w+(?:л|ла|ли|лся|лась|лись)(?: .*)?")
_FELL_THROUGH = re.compile(
    r"(?i)^(?:[^.;:!?,]|, (?:за)?(?:планир|намеч|назнач)[^.,;]{1,60},){0,130}?(?P<no>\b(?:пока |больше |ещё |так и |никогда |вообще )?не (?:(?:был[аио]?|будет|будут) )?(?:(?:за)?планир|намеч|назнач|предполага|предусм|ожида|состо|проводи|готов(?:ит|ят)|произош)\w*"
    r"|\b(?:не было|не будет|нет)(?= ?(?:[.;!?,]|$))|\b(?:отмен|сорва|исключ)(?:ена|ен|ено|ены|ён|лась|лся|лись|лось|илась)(?!\w)|\bмаловероят\w+|\bпод вопросом не)"
)
_NOMINAL = re.compile(r"(?i)(?:встреч|переговор|бесед|разговор|визит|поездк|контакт)\w*(?: по телефону)?$")
_HAPPENED = re.compile(
    r"(?i)\b(?:прош(?:[её]л|л[аи])|состоял(?:ся|ась|ись)|длил\w+|завершил\w+|началс?\w*|который|которая|которые)\b"
)
# "не исключил встречу", "не опроверг": of this nothing follows.
_OPEN = re.compile(
    r"(?i)\bне (?:\w+ )?(?:исключ|опроверг|подтверд|подтвержд|отмен|отказал|отрица|коммент)\w*[^.;:!?]{0,90}$"
)
_OPEN_AFTER = re.compile(
    r"(?i)^[^.;:!?]{0,200}?\b(?:не (?:был[аио]? )?(?:исключ|отмен)\w+|не подтвер(?:жд|ди)\w+|под вопросом)"
)
_WOULD = re.compile(r"(?i)^[^.;:!?]{0,40}\b(?:мог(?:ла|ли)? бы|хотел(?:а|и)? бы)\b")
_COMES = re.compile(r"(?i)\b(?:предстоящ|будущ|планируем|намеченн|ближайш)\w+ (?:\w+ )?$")
_INFINITIVE = re.compile(r"(?i)(?:ть|ться|сти)(?: |$)")
_MEANT = re.compile(
    r"(?i)\b(?:договорил(?:ись|ся|ась)|договариваются|планиру(?:ет|ют)|запланировал\w*|намерен[аы]?|собира(?:ется|ются)|предстоит|решил[аи]?|"
    r"услов(?:ились|ился)|должн[аы]|должен)(?![\w-])[^.;:!?]{0,80}$"
)
_AHEAD = re.compile(
    r"(?:^|\b)(?:встретится|встретятся|проведёт|проведет|примет|посетит|прибудет|состоится|состоятся|планиру\w+|запланирован\w*|"
    r"намечен\w*|предстоящ\w+|ожидается|договорились|совершит)\b"
)
_PAST = re.compile(r"\b\w+(?:л|ла|ли|лся|лась|лись)\b")


# "договорились регулярно встречаться": a habit agreed on is no contact to come
_REGULAR = re.compile(
    r"(?i)^[^.;:!?,]{0,80}?(?<!\w)(?:регулярн\w+|периодическ\w+|чаще|ежегодн\w+|ежемесячн\w+|систематическ\w+|на постоянной основе|кажд\w+ (?:год|месяц|квартал|неделю))(?!\w)"
)
_SETTLED = re.compile(r"(?i)\b(?:договорил|условил|решил|намерен|планиру)\w*(?: \w+){0,3} $")


def left_open(content: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a contact is neither confirmed nor denied, or only wished for ("хочет встретиться")."""
    before = content[max(sentence[0], start - 120) : start]
    after = content[end : sentence[1]]
    if _OPEN.search(before) or _OPEN_AFTER.match(after) or _WOULD.match(after):
        return True
    if _REGULAR.search(content[start:end]) or (_SETTLED.search(before) and _REGULAR.search(after)):
        return True
    wished = _INFINITIVE.search(content[start:end]) is not None
    return wished and not (_MEANT.search(before) or _REFUSED.search(before) or _NEGATED.search(before))


def denial(content: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The words that say that a contact did not or will not take place, by their offsets; ``None`` where none do."""
    words = content[start:end]
    if words.startswith("не "):
        return start, end
    first = max(sentence[0], start - 120)
    before = content[first:start]
    if _AT_IT.search(before) or words.lower().startswith("на "):
        return None  # what did not happen at a meeting is not the meeting
    for pattern in (_REFUSED, _NEGATED):
        match = pattern.search(before)
        if match is not None and not (pattern is _REFUSED and _ANOTHER.search(match[0])):
            if pattern is _REFUSED and _FINITE.fullmatch(words) and "что" not in match[0]:
                continue
            return first + match.start(), start
    after = _FELL_THROUGH.match(content[end : sentence[1]])
    if after is not None and _NOMINAL.search(words) and not _HAPPENED.search(after[0][: -len(after["no"])]):
        plans = re.search(r"(?i)(?<!\w)(?:никаких )?(?:планов|договор[её]нностей(?: о| об)?) (?:\w+ )?$", before)
        return (first + plans.start() if plans else start), end + after.end()
    return None


_MOVED = re.compile(
    r"(?i)^(?:[^.;:!?,]|, (?:за)?(?:планир|намеч|назнач)[^.,;]{1,60},){0,130}?(?P<moved>\b(?:отлож\w+|(?:перенес|сдвину)\w+(?=(?: (?:с|во?) [^.,;]{3,24}?)? на (?:\d|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|понед|вторн|сред|четв|пятн|субб|воскр|следующ|более|неопред|"
    r"перв|втор|конец|начал|осень|весну|лето|зиму|будущ)))(?: (?:с|во?) [^.,;]{3,24}?)?(?: на(?= ))?)"
)
_MOVES = re.compile(r"(?i)\b(?P<moved>перен[её]с(?:л[аи])?|отложил[аи]?)(?!\w)[^.;:!?,]{0,60}$")


def moved(content: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The words that put a contact off or bring it forward, up to where its new day follows."""
    if _NOMINAL.search(content[start:end]) is None:
        return None
    match = _MOVED.match(content[end : sentence[1]])
    if match is not None and not _HAPPENED.search(match[0][: -len(match["moved"])]):
        # the day stands behind "на", which its own words begin with
        return end + match.start("moved"), end + match.end() - (3 if match[0].endswith(" на") else 0)
    first = max(sentence[0], start - 120)
    match = _MOVES.search(content[first:start])
    return None if match is None else (first + match.start(), start)


def denied_ahead(content: str, denied: tuple[int, int]) -> bool:
    """Whether words of denial speak of what is to come, and so of no day that they do not name."""
    return _COMING.search(content, *denied) is not None


_COMING = re.compile(
    r"(?i)\b(?:план\w*|запланир\w*|исключ\w*|отмен\w*|нет|будет|будут|собира\w*|намер\w*|намеч\w*|предпол\w*|предусм\w*|ожида\w*|вряд|маловероят\w*|готов\w*)(?!\w)"
)


def russian_status(
    content: str, sentence: tuple[int, int], start: int, end: int, *, anchor: date | None, when: When
) -> Status:
    """Held, planned or denied, from the verb, what stands around it, and its date."""
    if denial(content, sentence, start, end) is not None:
        return Status.DENIED
    words = content[start:end]
    day = when.first_day
    if anchor is not None and day is not None and when.precision is not Precision.ASSUMED and day > anchor:
        return Status.PLANNED
    if _INFINITIVE.search(words) or _COMES.search(content[sentence[0] : start]):
        return Status.PLANNED
    near = content[max(sentence[0], start - 60) : min(sentence[1], end + 60)]
    return Status.PLANNED if _AHEAD.search(words) or (_AHEAD.search(near) and not _PAST.search(near)) else Status.HELD
