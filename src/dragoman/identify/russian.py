"""People in Russian texts, first version: names in any case brought to the nominative and to English letters.

A name is a run of two to four capitalised words of which pymorphy3 knows one as a given name or a surname, or which an
office precedes; or an initial with a surname ("В.Путин"). Offices stand before the name, as Russian releases print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dragoman.identify.declension import kinds, nominative
from dragoman.identify.likeness import AUTOMATIC, likeness
from dragoman.identify.names import latin
from dragoman.language.lemmas import analyzer
from dragoman.model import BareTitle, Document, Mention, Publisher
from dragoman.reference import leaders, offices, states

_CAP = r"[А-ЯЁӘҒҚҢӨҰҮІ][а-яёәғқңөұүһі]+(?:-[А-ЯЁӘҒҚҢӨҰҮІ]?[а-яёәғқңөұүһі]+)*"
_NAME = re.compile(rf"\b(?:[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?{_CAP}|{_CAP}(?: {_CAP}){{1,7}})")
_HEADS = (
    "президент|премьер-министр|премьер|министр|канцлер|король|королев|эмир|(?<!-)султан|принц|шейх|папа|председател|секретар|"
    "спикер|губернатор|мэр|посол|посла|послом|послу|спецпосланник|посланник|советник|помощник|директор|генеральн|глав|"
    "руководител|заместител|уполномоченн|начальник|командующ|член|вице-премьер|вице-президент|аким|представител|лидер|Елбас"
)
_OFFICE = re.compile(
    rf"(?i)(?:\b(?:перв|втор|бывш|специальн|временн|исполняющ|государственн)\w+ )*\b(?:{_HEADS})\w*(?:[ –\-,]+[\w«»\-]+){{0,14}}?\s*$"
)
_BARE = re.compile(
    r"Верховн\w+ Главнокомандующ\w+|(?:Глав[аеуы]|Главой) (?:Российского )?государства|Президент(?:а|у|ом|е)?(?: России| Российской Федерации| Казахстана| Украины)?|Елбасы|Перв\w+ Президент\w*"
)
_OF_STATE = re.compile(
    r"\b(?P<office>[Пп]резидент(?:а|у|ом|е)?|[Пп]ремьер-министр(?:а|у|ом|е)?|[Пп]ремьер(?:а|у|ом|е)?|[Кк]анцлер(?:а|у|ом|е)?|"
    r"[Кк]орол(?:ь|я|ю|ём|е)|[Ээ]мир(?:а|у|ом|е)?|[Сс]ултан(?:а|у|ом|е)?) (?:(?:[А-ЯЁ][а-яё]+ ){0,2}Республики )?(?=[А-ЯЁ])"
)
_NAMED = re.compile(r",? (?:(?!(?:в|во|на|с|со|из|к|ко|по|и|от|до|для|о|об)\b)[а-яё]+ )?[А-ЯЁ][а-яё]+")
_DEPUTY = re.compile(r"(?i)(?:вице-|заместител\w+ |помощник\w* |советник\w* |администраци\w+ |бывш\w+ |перв\w+ |экс-)$")
_SHORT = 3  # letters of a short family name
_LONGEST = 4  # words of a name
_NOT_NAMES = frozenset(
    [
        "Великой",
        "Отечественной",
        "Российской",
        "Федерации",
        "Республики",
        "Совета",
        "Безопасности",
        "Соединённых",
        "Штатов",
        "Америки",
        "Народной",
    ]
)


def find_russian(document: Document, publisher: Publisher, cards: tuple[str, ...] = ()) -> Iterator[Mention]:
    """Every person that a Russian document names, in reading order."""
    content = document.content
    in_full = _in_full(cards)
    holders = [
        (title, holder.name)
        for title in publisher.titles
        if document.published is not None and (holder := title.holder_on(document.published)) is not None
    ]
    taken = 0
    spans: list[tuple[int, int, Mention]] = []
    for run in _NAME.finditer(content):
        match = _trimmed(content, run)
        if match is None:
            continue
        words = match[0].split()
        if any(word in _NOT_NAMES for word in words) or _addressed(words):
            continue
        before = re.split(r"[.;:\n]", content[max(0, match.start() - 120) : match.start()])[-1]
        office = _OFFICE.search(before)
        dotted = "." in match[0]
        if not dotted and not any({"Name", "Surn", "Patr"} & kinds(w) for w in words) and office is None:
            continue
        if not dotted and (states.code_of(match[0]) is not None or _crown_of_state(words)):
            continue
        mention = _mention(document, match, office, before, holders)
        spans.append((match.start(), match.end(), mention))
    for match in _BARE.finditer(content):
        title = next(((t, n) for t, n in holders if any(_same_words(w, match[0]) for w in t.words)), None)
        if title is not None and not _goes_on(content, match.end()):
            spans.append(
                (
                    match.start(),
                    match.end(),
                    Mention(
                        name=title[1], span=document.span(match.start(), match.end()), role=match[0], side=title[0].side
                    ),
                )
            )
    spans += [(m.span.start, m.span.end, m) for m in _offices(document, publisher, [(a, b) for a, b, _ in spans])]
    named = {_english(content[a:b]): m.name for a, b, m in spans if m.side is not None and m.name}
    fuller = {_initialled(m.name): m.name for _, _, m in spans if " " in m.name and ". " not in m.name}
    for start, end, mention in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= taken:
            name = named.get(mention.name, mention.name)
            yield replace(mention, name=fuller.get(name, in_full.get(name, name)) if ". " in name else name)
            taken = end


def _in_full(cards: tuple[str, ...]) -> dict[str, str]:
    """Full names by their initialled form, from what a publisher prints behind names.

    >>> _in_full(("Силуанов Антон Германович Министр финансов",))
    {'A. Siluanov': 'Anton Siluanov'}
    """
    found: dict[str, str] = {}
    for card in cards:
        words = re.match(rf"({_CAP}) ({_CAP})\b", card)
        if words is not None:
            name = latin(f"{words[2]} {words[1]}")
            found.setdefault(_initialled(name), name)
    return found


def _initialled(name: str) -> str:
    """A full name as an initial with the surname.

    >>> _initialled("Sergei Kravtsov")
    'S. Kravtsov'
    """
    words = name.split()
    return f"{words[0][:1]}. {words[-1]}"


def _english(name: str) -> str:
    """A Russian name in English letters, as English-language offices print it: without the patronymic."""
    return latin(nominative(_without_patronymic(name)))


def _without_patronymic(name: str) -> str:
    words = name.split()
    kept = [word for at, word in enumerate(words) if not (at > 0 and len(words) > 2 and "Patr" in kinds(word))]
    return " ".join(kept) if len(kept) > 1 else name


def _offices(document: Document, publisher: Publisher, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Leaders of other states by office and state alone: "визит Президента Ирана"."""
    content = document.content
    if document.published is None:
        return
    for match in _OF_STATE.finditer(content):
        found = next((at for at in states.find(content[match.end() : match.end() + 80]) if at.start == 0), None)
        if found is None or found.form not in {"name", "adjective"} or found.code == publisher.state:
            continue
        start, end = match.start(), match.end() + found.end
        kind = next(
            (kind for kind, pattern in _OFFICES_OF.items() if re.match(rf"(?i){pattern}", match["office"])), None
        )
        if kind is None or _NAMED.match(content, end) or any(start < b and a < end for a, b in taken):
            continue
        if _DEPUTY.search(content[max(0, start - 30) : start]):
            continue
        holder = leaders.holder(found.code, kind, document.published)
        if holder is not None:
            yield Mention(name=holder.name, span=document.span(start, end), role=content[start:end], side=found.code)


def _crown_of_state(words: list[str]) -> bool:
    """Whether words are a crown and its state: "Султан Омана"."""
    if len(words) != 2 or re.match(r"(?:Султан|Эмир|Корол|Шейх|Принц)", words[0]) is None:
        return False
    return bool(states.find(words[1])) or states.code_of(nominative(words[1])) is not None


def _addressed(words: list[str]) -> bool:
    """Whether words are a first name and a patronymic, by which somebody present is spoken to."""
    return len(words) == 2 and "." not in words[0] and "Patr" in kinds(words[1]) and "Surn" not in kinds(words[1])


def _trimmed(content: str, run: re.Match[str]) -> re.Match[str] | None:
    """The run without the offices, places and verbs that stand capitalised at its ends."""
    if "." in run[0]:
        return run
    words = [(w.start() + run.start(), w.end() + run.start()) for w in re.finditer(r"\S+", run[0])]
    state = False  # whether the word before is one: "Турции Хакан Фидан"
    while words and _common(content[slice(*words[0])]) and not _short_family_name(content, words):
        if state and len(words) == _GIVEN_AND_FAMILY and _given_name(content, words):
            break
        state = states.code_of(content[slice(*words.pop(0))]) is not None
    while words and _common(content[slice(*words[-1])]):
        if len(words) > 1 and "Name" in kinds(content[slice(*words[-2])]):
            break  # a surname that is also a word
        words.pop()
    while len(words) > _LONGEST and _NOT_NAMES & {content[slice(*w)] for w in words}:
        words.pop(0)
    for at in range(len(words) - 1, -1, -1):
        if content[slice(*words[at])] in _NOT_NAMES:
            words = words[at + 1 :]
            while len(words) > 1 and _common(content[slice(*words[0])]) and not _short_family_name(content, words):
                words.pop(0)
            break
    if not 1 < len(words) <= _LONGEST:
        return None
    return re.compile(r".+", re.DOTALL).match(content, words[0][0], words[-1][1])


_GIVEN_AND_FAMILY = 2


def _given_name(content: str, words: list[tuple[int, int]]) -> bool:
    """Whether a word before a name is a given name that the dictionary has as another word ("Хакан"), not an office."""
    first, last = (content[slice(*word)] for word in words)
    if states.code_of(first) is not None or re.match(rf"(?i)(?:{_HEADS})", first) is not None or first in _NOT_NAMES:
        return False
    cases = [{p.tag.case for p in analyzer().parse(w) if p.tag.number == "sing"} for w in (first, last)]
    return bool({"Name", "Surn"} & kinds(last)) and bool(cases[0] & cases[1])


def _short_family_name(content: str, words: list[tuple[int, int]]) -> bool:
    """Whether the first of two words is a short family name ("Си", "Ли") before a name that no dictionary has."""
    return (
        len(words) > 1
        and words[0][1] - words[0][0] <= _SHORT
        and not analyzer().word_is_known(content[slice(*words[1])])
    )


@lru_cache(maxsize=50_000)
def _common(word: str) -> bool:
    """Whether the dictionary knows a word, and not as a name."""
    if states.code_of(word) is not None:
        return True
    return bool(analyzer().word_is_known(word)) and not {"Name", "Surn", "Patr"} & kinds(word)


def _goes_on(content: str, end: int) -> bool:
    """Whether a title goes on: with a name, or with whose or which office it is."""
    following = re.match(r" ([А-Яа-яЁё-]+)", content[end : end + 40])
    if following is None:
        return False
    word = following[1]
    if word[0].isupper():
        return True
    tag = analyzer().parse(word)[0].tag
    return tag.POS in {"ADJF", "NOUN"} and "nomn" not in tag.grammemes


def _same_words(title: str, said: str) -> bool:
    """Whether words are a title in some case."""
    ours, theirs = title.split(), said.split()
    return len(ours) <= len(theirs) and all(b.startswith(_root(a)) for a, b in zip(ours, theirs, strict=False))


def _root(word: str) -> str:
    return re.sub(r"(?:ый|ий|ого|его|ой|а|я|у|ю|е|ы|и)$", "", word)


_ANOTHERS = re.compile(rf"(?i)\b(?:с|со|и|между) (?=(?:{_HEADS}))")  # "Президента России с Эмиром Катара"


_OFFICES_OF = {
    "president": r"президент|председател\w+ (?:КНР|Кита)",
    "premier": r"премьер|канцлер|председател\w+ правительства",
    "monarch": r"корол|эмир|султан|император|пап",
    "foreign": r"министр\w* иностранных дел",
    "head": r"генеральн\w+ секретар",
}


def _as_known(names: tuple[str, ...], role: str, side: str, day: date) -> str:
    """The English name of who held that office of that side on that day, if one of the spellings is near to it."""
    for one in leaders.in_office(side, day):
        bears = re.search(rf"(?i)\b(?:{_OFFICES_OF.get(one.office, '-')})", role) is not None
        if max(likeness(name, one.name) for name in names) >= (_NEAR if bears else AUTOMATIC):
            return one.name
    return names[0]


_NEAR = 0.72  # enough for the one who holds the office that is named


def _nearest(role: str) -> str | None:
    """The office next to the name: behind the last comma where that is an office, without a verb or an invitation."""
    if _INVITED.search(role):
        return None
    parts = re.split(r" ?, ", role)
    while len(parts) > 1 and offices.classify(parts[-1])[0] is not None:
        parts = parts[-1:]
    near = ", ".join(parts)
    return None if any(_is_verb(word) for word in near.split()) else near


_INVITED = re.compile(r"(?:^| )по (?:приглашению|просьбе|инициативе|поручению)\b")


@lru_cache(maxsize=50_000)
def _is_verb(word: str) -> bool:
    """Whether a word is a finite verb and nothing else."""
    parses = analyzer().parse(word)
    return word.islower() and parses[0].is_known and all(parse.tag.POS == "VERB" for parse in parses)


def _mention(
    document: Document,
    match: re.Match[str],
    office: re.Match[str] | None,
    before: str,
    holders: list[tuple[BareTitle, str]],
) -> Mention:
    if "." in match[0]:
        initial, surname = match[0].replace(" ", "").rsplit(".", 1)
        label = re.match(r" ?:", document.content[match.end() : match.end() + 2])  # who speaks stands in the nominative
        name = latin(surname if label else nominative(surname))
        known = next(
            (n for _, n in holders if n.split()[-1] == name.split()[-1] and latin(initial[0])[:1] == n[:1]), None
        )
        name = known or f"{latin(initial[0])}. {name}"
    else:
        name = _english(match[0])
        known = next((n for _, n in holders if n.split()[-1] == name.split()[-1] and n[:1] == name[:1]), None)
        name = known or name
    role = office[0].strip(" ,–-") if office is not None else None
    if role is not None:
        role = role[max((m.end() for m in _ANOTHERS.finditer(role)), default=0) :]
        role = _nearest(role)
    side = None
    if role is not None:
        found = [w.code for w in states.find(role)]
        side = found[-1] if found else None
    if side is not None and document.published is not None:
        name = _as_known((name, nominative(match[0])), role or "", side, document.published)
    former = bool(re.search(r"(?i)\b(?:бывш|экс-)\w*", role or before[-25:]))
    return Mention(name=name, span=document.span(match.start(), match.end()), role=role, side=side, former=former)
