"""What a sentence of a readout does, from its verbs: one act, and how far it binds."""

from __future__ import annotations

import re

from dragoman.model import Act

# The act whose words stand first in the sentence; where two begin at one place, the one that binds more.
_ACTS: tuple[tuple[Act, int, str, str], ...] = (
    (Act.COMMIT, 4, r"pledg\w+|commit(?:s|ted|ment)?\b|undertook|promis\w+|will (?:provide|send|deliver|allocate|support|continue)|signed",
     r"обязал\w*|подписал\w*|обещал\w*|выделит|предоставит|направит"),
    (Act.AGREE, 3, r"agreed|agreement (?:was|has been) reached|decided|arranged",
     r"договорил\w*|услов(?:лено|ились)|согласовал\w*|достигнут\w* договор\w*|решил\w*"),
    (Act.WARN, 3, r"warn\w*|made clear|respond (?:decisively|with)|consequences", r"предупре\w+|предостер\w+"),
    (Act.OBJECT, 2, r"reject\w*|condemn\w*|denounc\w*|criticis\w*|criticiz\w*|object\w* to|concerned|concerns? (?:about|over)",
     r"осуди\w*|отверг\w*|раскритик\w*|обеспокоен\w*|озабочен\w*|недопустим\w*"),
    (Act.REQUEST, 2, r"call(?:ed|s|ing)? (?:on|for|upon)|urg\w+|ask(?:ed|s)|request\w*|appeal\w*", r"призвал\w*|попросил\w*|запросил\w*|потребовал\w*"),
    (Act.PROPOSE, 2, r"propos\w+|suggest\w+|offer\w*|invit\w+", r"предлож\w+|пригла\w+"),
    (Act.SUPPORT, 2, r"reaffirm\w*|support\w*|welcom\w+|commend\w*|applaud\w*|confirm\w*|readiness|praised",
     r"подтвердил\w*|поддерж\w+|приветствовал\w*|одобр\w+|готовност\w+|высоко оцен\w+"),
    (Act.THANK, 1, r"thank\w*|grat(?:itude|eful)|appreciat\w+", r"поблагодар\w+|благодар\w+|признательн\w+"),
    (Act.GREET, 1, r"congratulat\w+|greet\w*|condolenc\w+|wished (?:him|her|them|success|well|good)|best wishes", r"поздрав\w+|приветств\w+|соболезн\w+|пожелал\w*"),
    (Act.INFORM, 1, r"inform\w*|brief(?:ed|s)\b|told|shared|updated|explained|spoke about", r"проинформ\w+|сообщ\w+|рассказ\w+|разъясн\w+|поделил\w+"),
    (Act.DISCUSS, 1, r"discuss\w*|exchang\w+|talk\w*|considered|reviewed|addressed|focus\w*|touched|spoke\b|topics?|held|consult\w*",
     r"обсуд\w+|обсужд\w+|обмен\w+|рассмотр\w+|затрон\w+|речь шла|переговор\w*|беседов\w+|разговор\w*"),
    (Act.STATE, 1, r"not(?:ed|es|ing)|stress\w+|emphasi\w+|underscor\w+|underlin\w+|stated|said|pointed|express\w+|recall\w+",
     r"отмет\w+|отмеч\w+|подчерк\w+|заявил\w*|указал\w*|выразил\w*|констатир\w+|напомнил\w*"),
)  # fmt: skip
_PATTERNS = tuple(
    (act, strength, re.compile(rf"(?i)\b(?:{en})\b"), re.compile(rf"(?i)\b(?:{ru})\b"))
    for act, strength, en, ru in _ACTS
)
_CONTACT = re.compile(
    r"(?i)\b(?:spoke|speak\w*|talk\w*|conversation|call|met|meets?|meeting|negotiations|received|"
    r"разговор\w*|переговор\w*|встре[тч]\w*|бесед\w*|принял\w*|позвонил\w*|поговорил\w*)\b"
)
_NOT = re.compile(
    r"(?i)\b(?:not|never|no|nor|neither|without|refus\w+|declin\w+|fail\w* to|unable|rejected|не|нет|ни|никогда|без|отказал\w*|отсутств\w+)\b"
)
_WEAK = re.compile(r"(?i)\b(?:not only|no less|no doubt|no later|not least|не только|не менее|не позднее)\b")


def act_of(sentence: str, language: str) -> tuple[Act, int]:
    """The act of a sentence and its strength in 0..4; a bare statement of strength 0 where no verb of the tables stands.

    >>> act_of("The Presidents agreed to meet in May.", "en")
    (<Act.AGREE: 'agree'>, 3)
    >>> act_of("They discussed the treaty that was signed last year.", "en")
    (<Act.DISCUSS: 'discuss'>, 1)
    >>> act_of("Главы государств обсудили торговлю.", "ru")
    (<Act.DISCUSS: 'discuss'>, 1)
    """
    best: tuple[int, int, Act] | None = None
    for act, strength, english, russian in _PATTERNS:
        match = (russian if language == "ru" else english).search(sentence)
        if match is not None and (best is None or match.start() < best[0]):
            best = match.start(), strength, act
    return (best[2], best[1]) if best is not None else (Act.STATE, 0)


def negated(sentence: str) -> bool:
    """Whether a sentence denies or refuses something: an odd number of words of denial."""
    return (len(_NOT.findall(sentence)) - len(_WEAK.findall(sentence))) % 2 == 1


def tells_contact(sentence: str) -> bool:
    """Whether a sentence has a word for a meeting or a call."""
    return _CONTACT.search(sentence) is not None
