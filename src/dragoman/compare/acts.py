"""What a sentence of a readout does, from its verbs: one act, and how far it binds."""

from __future__ import annotations

import re

from dragoman.language.lemmas import lemma
from dragoman.language.words import is_function
from dragoman.model import Act

# The act whose words stand first in the sentence; where two begin at one place, the one that binds more.
_ACTS: tuple[tuple[Act, int, str, str], ...] = (
    (Act.COMMIT, 4, r"pledg\w+|commit(?:s|ted|ment)?\b|ma[dk]es? (?:\w+ )?commitments|undertook|promis\w+|will (?:provide|send|deliver|allocate|support|continue)|signed",
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
    (Act.THANK, 1, r"thank\w*|(?:express\w* (?:\w+ )?)?grat(?:itude|eful)|appreciat\w+", r"поблагодар\w+|(?:выразил\w* )?благодар\w+|признательн\w+"),
    (Act.GREET, 1, r"congratulat\w+|greet\w*|(?:express\w* (?:\w+ )?)?condolenc\w+|wished (?:him|her|them|success|well|good)|best wishes", r"поздрав\w+|приветств\w+|(?:выразил\w* )?соболезн\w+|пожелал\w*"),
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
_REDUCED = re.compile(
    r"(?i)[^\W\d_]{3,} (?:signed|agreed|reached|adopted|announced|proposed|promised)\Z"
)  # "the treaty signed in May"
_AT = re.compile(r"(?i)\s+(?:in|on|at|by|during|last|earlier|between|under|within|today|yesterday)\b")
# What one would like to say is said: "I would like to thank you".
_SAID_EN = r"thank|note|point|stress|emphasi[sz]e|underscore|underline|say|add|express|welcome|congratulate|invite|recall|remind|draw|take|begin"
_SAID_RU = r"поблагодарить|отметить|подчеркнуть|сказать|добавить|выразить|приветствовать|поздравить|пригласить|напомнить|обратить|начать"
_MAY_EN = re.compile(
    r"\b(?:may|might|could|(?i:possibl[ey]|perhaps|hope[sd]?|would like"
    rf"(?! (?:\w+ ){{0,2}}?to (?:(?:also|again|once|especially) ){{0,2}}(?:{_SAID_EN})\b)|consider(?:s|ed|ing)? (?=\w+ing\b)))\b"
)
_MAY_RU = re.compile(
    rf"(?i)\b(?:может|могут|мог(?:ла|ли)? бы|хотел(?:а|и)? бы(?! (?:(?:ещё|еще|раз|также|особо|сразу) ){{0,2}}(?:{_SAID_RU})\b)|"
    r"возможно|надеется|надеются|выразил\w* надежду)\b"
)
_RUNNING_EN = re.compile(
    r"(?i)\b(?:so far|to date|as of (?:now|today)|at present|already|since|"
    r"(?:rises|increases|climbs|grows|(?:has|have) (?:risen|increased|climbed|grown)) to|br(?:ings?|inging|ought) .{3,60} to)\b"
)
_RUNNING_RU = re.compile(
    r"(?i)\b(?:уже|пока|на (?:данный|этот) момент|на сегодня|к (?:настоящему|этому) (?:времени|моменту)|(?:возрос|вырос|увеличил)\w* до)\b"
)
# What denies; words of one row deny once together: "neither … nor", and the double negation of Russian.
_NOT_EN = re.compile(
    r"(?i)\b(?:not|cannot|never|neither|nor|nobody|nothing|none|no one|unable|\w+n[’']t|no(?!\. ?\d)(?= [a-z]))\b"
)
_PLAIN_NO = frozenset(["не", "нет", "нельзя"])
_REFUSED_EN = re.compile(
    r"(?i)\b(?:refus\w+|declin(?:e|ed|es|ing)(?= to\b)|fail(?:ed|s|ing)?(?= to\b)|reject\w*|rul(?:e|ed|es|ing) out|"
    r"den(?:y|ies|ied|ying)|refut\w+|contradict(?:s|ed|ing)?|disput(?:es?|ed|ing)(?= (?:the|this|that|those|these|any|his|her|their)\b))\b"
)
_NOT_RU = re.compile(
    r"(?i)\b(?:не|нет|нельзя|ни|ни\w{2,6}(?<=кто|его|чем|кем|ого|кой|гда|что|ому|где)|никак\w+|никогда)\b"
)
_REFUSED_RU = re.compile(
    r"(?i)\b(?:отказ(?:ал|ыва)\w*|отверг\w*|опроверг\w*|отрица(?:л|ет|ют)\w*|исключ(?:ил|ен)\w*)\b"
)
_WEAK = re.compile(
    r"(?i)\b(?:not (?:only|just|merely|simply)|no alternative|no less|no doubts?|no later|not least|no objections?|no more than|no fewer|whether or not|"
    r"не (?:только|просто)|нет альтернативы|не менее|не позднее|не более|не ранее|не мо(?:г|жет|гут|гли) не)\b"
)

# Words in which every readout tells whatever it tells; lemmas, in both languages.
FRAME = frozenset(
    lemma(word)
    for word in re.findall(
        r"\w+",
        "discuss raise speak spoke talk touch exchange view opinion note stress emphasize underline underscore state say said mention "
        "topic address consider review inform tell told brief express side party issue matter question also particular focus "
        "обсудить обсуждать затронуть отметить подчеркнуть заявить сообщить сказать рассказать обменяться мнение сторона вопрос тема "
        "также рассмотреть речь идти ход",
    )
)
_SCOPE = 5  # words after a word of denial that it denies, to the end of the clause
_CLAUSE = re.compile(r"[,.;:!?()“”«»\"–—]|\b(?:but|because|although|while|whereas|since|но|потому|хотя|поскольку)\b")
_WORDS = re.compile(r"[^\W\d_]{3,}")


def act_of(sentence: str, language: str) -> tuple[Act, int]:
    """The act of a sentence and its strength in 0..4; a bare statement of strength 0 where no verb of the tables stands.

    >>> act_of("The Presidents agreed to meet in May.", "en")
    (<Act.AGREE: 'agree'>, 3)
    >>> act_of("They discussed the treaty that was signed last year.", "en")
    (<Act.DISCUSS: 'discuss'>, 1)
    >>> act_of("Главы государств обсудили торговлю.", "ru")
    (<Act.DISCUSS: 'discuss'>, 1)
    """
    found = [
        (match.start(), -strength, act, match)
        for act, strength, english, russian in _PATTERNS
        for match in (russian if language == "ru" else english).finditer(sentence)
    ]
    found.sort(key=lambda one: one[:2])
    main = [one for one in found if not (one is not found[-1] and _reduced(sentence, one[3]))] or found
    return (main[0][2], -main[0][1]) if main else (Act.STATE, 0)


def _reduced(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a verb only tells of which thing a sentence speaks: "the treaty signed in May was discussed"."""
    return _REDUCED.search(sentence[: verb.end()]) is not None and _AT.match(sentence, verb.end()) is not None


def negated(sentence: str, language: str) -> bool:
    """Whether a sentence denies or refuses what it tells.

    >>> negated("Neither side raised the dam, nor did they discuss gas.", "en"), negated("They refused not to meet.", "en")
    (True, False)
    >>> negated("Никто никогда не согласится.", "ru"), negated("No. 2 unit runs without delays.", "en")
    (True, False)
    """
    denials, refusals = _denials(sentence, language)
    return (denials > 0) != (refusals > 0)


def denials(sentence: str, language: str) -> int:
    """How many words of denial or refusal a sentence has."""
    return sum(_denials(sentence, language))


def _denials(sentence: str, language: str) -> tuple[int, int]:
    plain = _WEAK.sub(" ", sentence)
    patterns = (_NOT_RU, _REFUSED_RU) if language == "ru" else (_NOT_EN, _REFUSED_EN)
    words = [word.casefold() for word in patterns[0].findall(plain)]
    if language == "ru" and any(word in _PLAIN_NO for word in words):
        words = [word for word in words if word in _PLAIN_NO]  # "никто никогда не" denies once
    elif "nor" in words and "neither" in words:
        words.remove("nor")
    return len(words), len(patterns[1].findall(plain))


def denied(sentence: str, language: str) -> frozenset[str]:
    """The lemmas of what a sentence denies: the words after each denial, to the end of the clause.

    Empty where these are only words in which every readout tells ("was not raised"): then all of it is denied.

    >>> sorted(denied("They will not build the dam, and trade goes on.", "en"))
    ['build', 'dam']
    >>> sorted(denied("The dam was not raised.", "en"))
    []
    """
    plain = _WEAK.sub(lambda match: " " * len(match[0]), sentence)
    found: set[str] = set()
    for pattern in (_NOT_RU, _REFUSED_RU) if language == "ru" else (_NOT_EN, _REFUSED_EN):
        for match in pattern.finditer(plain):
            end = next((m.start() for m in _CLAUSE.finditer(plain, match.end())), len(plain))
            after = [w for w in _WORDS.findall(plain[match.end() : end]) if not is_function(w.casefold())][:_SCOPE]
            found |= {lemma(word.casefold()) for word in after}
    return frozenset(found - FRAME)


def hedged(sentence: str, language: str) -> bool:
    """Whether a sentence leaves open whether it will be so.

    >>> hedged("Russia may ease the rules.", "en"), hedged("They will meet in May.", "en"), hedged("Может открыть.", "ru")
    (True, False, True)
    """
    return (_MAY_RU if language == "ru" else _MAY_EN).search(sentence) is not None


def running(sentence: str, language: str) -> bool:
    """Whether a sentence tells a count as it stands, which may still grow.

    >>> running("The number of wells rises to 12.", "en"), running("They signed 12 papers.", "en"), running("Уже 12.", "ru")
    (True, False, True)
    """
    return (_RUNNING_RU if language == "ru" else _RUNNING_EN).search(sentence) is not None


def tells_contact(sentence: str) -> bool:
    """Whether a sentence has a word for a meeting or a call."""
    return _CONTACT.search(sentence) is not None
