"""Offices by their titles: the rung on which one stands, its portfolio, and whether two titles mean one office."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from dragoman.model import Office, Rung
from dragoman.reference import states


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[tuple[Rung, re.Pattern[str]], ...], tuple[tuple[str, re.Pattern[str]], ...]]:
    text = resources.files("dragoman.reference").joinpath("data/offices.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    rungs = tuple((Rung(one["name"]), re.compile("|".join(one["patterns"]))) for one in table["rung"])
    return rungs, tuple((name, re.compile("|".join(patterns))) for name, patterns in table["portfolios"].items())


SEATS = frozenset([Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT, Rung.HEAD_OF_ORGANISATION])  # of one seat by rung
_FOREIGN_IN = {  # where a title without its portfolio is a foreign minister's
    "USA": re.compile(r"^(?:us |american |united states )?secretary of state$"),
    "VAT": re.compile(r"^(?:cardinal )?secretary of state"),
}
_PAST = re.compile(
    r"(?i)\b(?:former(?! yugoslav)|ex(?! officio)|late|twice|thrice|(?:one|two)-time|erstwhile|"
    r"быв(?:ш|\.)\w*|экс)\b[- ]?"
)
_MANNERS = (
    (
        "acting",
        re.compile(
            r"(?i)\b(?:acting|interim|caretaker|ad interim|transitional)\b|исполняющ\w+ обязанности|\bи\. ?о\.|временн"
        ),
    ),
    ("elect", re.compile(r"(?i)[- ](?:elect|designate)\b|избранн")),
    ("honorary", re.compile(r"(?i)\b(?:honorary|emeritus)\b|почётн|почетн")),
    ("first", re.compile(r"(?i)\bfirst president\b|перв\w+ президент")),
)  # fmt: skip
_WORDS_OFF = re.compile(r"[^\w\s'-]+")


@lru_cache(maxsize=50_000)
def classify(title: str, side: str | None = None) -> tuple[Rung | None, str | None]:
    """The rung and the portfolio of a title.

    Args:
        title: In English or Russian; what is said of the past, and of how the office is held, does not count.
        side: Whose office; "Secretary of State" is a foreign minister in some states alone.

    >>> classify("Minister of Foreign Affairs"), classify("First Deputy Prime Minister")
    ((<Rung.MINISTER: 'minister'>, 'foreign'), (<Rung.DEPUTY_HEAD: 'deputy head'>, None))
    >>> classify("Secretary of State", "USA")
    (<Rung.MINISTER: 'minister'>, 'foreign')
    """
    plain = _PAST.sub("", title).replace(".", "")
    low = re.sub(r"\s+", " ", _WORDS_OFF.sub(" ", plain)).strip().casefold()
    if side in _FOREIGN_IN and _FOREIGN_IN[side].match(low):
        return Rung.MINISTER, "foreign"
    rung = next((rung for rung, pattern in _tables()[0] if pattern.search(low)), None)
    if rung in SEATS or rung in {Rung.SPEAKER, Rung.AMBASSADOR, Rung.DEPUTY_HEAD, Rung.MAYOR}:
        return rung, None
    return rung, next((name for name, pattern in _tables()[1] if pattern.search(low)), None)


@lru_cache(maxsize=50_000)
def office(title: str, side: str | None = None, *, institution: str | None = None) -> Office:
    """The office that a title means; what the title leaves open, the institution may tell.

    >>> office("Foreign Secretary", "GBR").portfolio
    'foreign'
    """
    rung, portfolio = classify(title, side)
    if institution is not None and rung in {None, Rung.MINISTER} and portfolio is None and not telling(title, side):
        portfolio = next((name for name, pattern in _tables()[1] if pattern.search(institution.casefold())), None)
    return Office(title=title, side=side, institution=institution, rung=rung, portfolio=portfolio)


def manner(title: str) -> str | None:
    """How a title says that the office is held: acting, elect, honorary, first; ``None`` where plainly.

    >>> manner("Acting President"), manner("President-elect"), manner("President")
    ('acting', 'elect', None)
    """
    return next((name for name, pattern in _MANNERS if pattern.search(title)), None)


def is_past(title: str) -> bool:
    """Whether a title says of itself that it is no longer held.

    >>> is_past("former Prime Minister"), is_past("Prime Minister")
    (True, False)
    """
    return _PAST.search(title) is not None


# What titles share without saying anything, and the words that tell head from deputy.
_EMPTY = frozenset(
    re.findall(r"\w+", "of the and for to in at on a an de la republic state federal national mr mrs us")
)
_OF_RUNGS = re.compile(
    r"ambassador|governor|speaker|envoy|special|senator|judge|mayor|commander|consul|extraordinary|plenipotentiary|permanent|"
    r"representative|посол|посл|губернатор|спикер|посланник|мэр"
)
_HEADS = (
    ("deputy", re.compile(r"deput|vice|under-?secretar|assistant|заместител|зам")),
    ("first", re.compile(r"first|перв")),
    ("head", re.compile(r"chair|\bhead|director|chief|leader|председател|руководител|глав|директор|начальник")),
    ("secretary", re.compile(r"secretar|секретар")),
    ("minister", re.compile(r"minister|министр")),
    ("president", re.compile(r"president|президент")),
    ("adviser", re.compile(r"advis|aide|assistant|советник|помощник")),
    ("member", re.compile(r"member|член")),
)
_HEAD_WORDS = re.compile("|".join(pattern.pattern for _, pattern in _HEADS))
_PARTS = re.compile(r"(?i),? and (?=(?:also )?(?:concurrently )?\w)|[,;/] (?:and )?| и (?=\w)")


def single(one: Office) -> bool:
    """Whether an office has one holder at a time in nearly every state: its head, its premier, its foreign minister."""
    return one.rung in {Rung.HEAD_OF_STATE, Rung.HEAD_OF_GOVERNMENT} or (
        one.rung is Rung.MINISTER and one.portfolio in {"foreign", "defence"}
    )


def split(title: str, side: str | None = None) -> tuple[str, ...]:
    """The titles of which one is made up, where each of them stands alone.

    >>> split("Prime Minister and Minister of Foreign Affairs"), split("Minister of Foreign Affairs and Trade")
    (('Prime Minister', 'Minister of Foreign Affairs'), ('Minister of Foreign Affairs and Trade',))
    """
    found: list[str] = []
    start = begun = 0
    for match in [*_PARTS.finditer(title), None]:
        end = match.start() if match else len(title)
        part = title[start:end]
        if found and classify(part, side)[0] is None:
            found[-1] = title[begun:end]
        else:
            found.append(part)
            begun = start
        start = match.end() if match else end
    return tuple(part.strip() for part in found)


@lru_cache(maxsize=200_000)
def alike(one: Office, two: Office) -> bool:
    """Whether two titles may mean one office: same side, rung and portfolio; without those, the same telling words.

    >>> alike(office("Foreign Secretary", "GBR"), office("Secretary of State for Foreign Affairs", "GBR"))
    True
    >>> alike(office("Secretary of the Security Council", "RUS"), office("Chairman of the Security Council", "RUS"))
    False
    """
    if one.side is not None and two.side is not None and one.side != two.side:
        return False
    if one.rung is not None and two.rung is not None:
        if one.rung is not two.rung:
            return _plain_president(one, two) or _plain_president(two, one)
        if one.rung in SEATS:
            return _one_seat(one, two)
        if one.rung is Rung.MINISTER and (one.portfolio is not None or two.portfolio is not None):
            return one.portfolio == two.portfolio or any(is_bare(o) and o.side is None for o in (one, two))
    if _heads(one.title) != _heads(two.title):
        return False
    if _CYRILLIC.search(one.title + two.title) and bool(_CYRILLIC.search(one.title)) != bool(
        _CYRILLIC.search(two.title)
    ):
        return (
            one.rung is not None and one.rung is two.rung and one.portfolio == two.portfolio
        )  # words of two languages
    left, right = telling(one.title, one.side), telling(two.title, two.side)
    return bool(left & right) or (not left and not right)


# What the titles of those who lead a state may say besides, without meaning another seat.
_PLAIN_SEAT = frozenset(
    re.findall(
        r"\w+",
        "prime premier chancellor taoiseach government council ministers cabinet country nation people king queen "
        "monarch emperor emir amir sultan pope crown prince general new current incumbent outgoing then acting interim "
        "sheikh shaikh sayyid dato datuk tun sri sir dame lord prof doctor honourable honorable "
        "elected reelected visiting legal constitutional majesty his her excellency elect designate "
        "правительства совета министров государства",
    )
)


def _plain_president(one: Office, two: Office) -> bool:
    """Whether a bare "President" may be that of an organisation."""
    return (
        one.rung is Rung.HEAD_OF_STATE
        and two.rung is Rung.HEAD_OF_ORGANISATION
        and _heads(one.title) == _heads(two.title)
        and not telling(one.title, one.side)
    )


def _one_seat(one: Office, two: Office) -> bool:
    """Whether two titles of heads are of one seat: a crown is no presidency, and a part of a state is not the state."""
    crown = (_crowned(one.title), _crowned(two.title))
    if None not in crown and crown[0] != crown[1]:
        return False
    if bool(_CYRILLIC.search(one.title)) != bool(_CYRILLIC.search(two.title)):
        return True
    left, right = (telling(office.title, office.side) - _PLAIN_SEAT for office in (one, two))
    if one.rung is Rung.HEAD_OF_ORGANISATION:
        return not left or not right or (left == right and _heads(one.title) == _heads(two.title))
    return left == right


def is_bare(one: Office) -> bool:
    """Whether a title leaves open which office of its rung it is: "the Minister"."""
    return one.rung is Rung.MINISTER and one.portfolio is None and not telling(one.title, one.side)


_CYRILLIC = re.compile(r"[а-яё]")
_CROWN = re.compile(
    r"\b(?:king|queen|emperor|empress|emir|amir|sultan|pope|monarch|grand duke|prince|shah|sovereign)\b|"
    r"корол|эмир|султан|император|папа"
)
_ELECTED = re.compile(r"president|chair|secretary|президент|председател|секретар")


def _crowned(title: str) -> bool | None:
    """Whether a title is a monarch's or that of a republic's head; ``None`` where it may be either."""
    low = title.casefold()
    return True if _CROWN.search(low) else False if _ELECTED.search(low) else None


def is_crown(one: Office) -> bool:
    """Whether its holders go by a first name."""
    return one.rung is Rung.HEAD_OF_STATE and _crowned(one.title) is True


def _heads(title: str) -> frozenset[str]:
    low = title.casefold()
    return frozenset(name for name, pattern in _HEADS if pattern.search(low))


@lru_cache(maxsize=50_000)
def telling(title: str, side: str | None = None) -> frozenset[str]:
    """The words of a title that set it apart from others of its rung: not its state, no head of a phrase, no article.

    >>> sorted(telling("Ambassador of Sweden to Norway", "SWE"))
    ['norway']
    """
    words = re.findall(r"[^\W\d_]{3,}", title.casefold())
    own = (
        at
        for at in states.find(title)
        if at.form != "organisation"
        and (side is None or at.code == side)
        and (states.part_of(title[at.start : at.end]) is None or title[at.start : at.end] == states.name_of(at.code))
    )
    sides = {word.casefold() for at in own for word in re.findall(r"\w+", title[at.start : at.end])}
    plain = (word for word in words if not _HEAD_WORDS.search(word) and not _OF_RUNGS.match(word))
    return frozenset(plain) - _EMPTY - sides
