"""English time expressions with TIMEX3 types and values, by rules.

One scan finds candidates; each alternative of the pattern has a resolver that gives the value from the day of publication,
the tense of the clause and the date named before. Values follow TimeML 1.2.1 as TempEval-3 uses it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.language import timex_values as values
from dragoman.language import timex_words as terms


@dataclass(frozen=True, slots=True)
class Timex:
    """Characters ``[start, end)`` of the text, TIMEX3 type (DATE, TIME, DURATION, SET) and value.

    ``first`` and ``last`` are the local days that it covers, ``None`` where it fixes none.
    """

    start: int
    end: int
    type: str
    value: str
    first: date | None = None
    last: date | None = None


_M = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_D = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_N = (
    r"(?:\d{1,3}(?:,\d{3})*(?: 1/2|\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"a (?:hundred|couple(?: of)?|dozen)|several|many|some|a few|few)"
)
_U = r"(?:second|minute|hour|day|week|month|year|decade)s?|centur(?:y|ies)|(?<!-)quarters?"
_REL = r"(?:earlier |later )?(?:last|next|this|the past|the coming|the previous|the following|the same|that|past|coming|previous)"
_SOFT = r"(?:(?:the )?(?:early|late|mid|end of|beginning of|start of)[- ](?:of )?|earlier |later )?"
_ABOUT = r"(?:(?:about|around|nearly|almost|roughly|approximately|more than|less than|at least|over|up to|only|just|another|no more than|some|an additional) )?"
_YEAR = r"(?:1[5-9]|20)\d\d"

_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)\b"),
    ("slash", r"(?P<sl_m>[01]?\d)/(?P<sl_d>[0-3]?\d)/(?P<sl_y>(?:19|20)?\d\d)\b"),
    (
        "clock",
        rf"(?:(?:about|around|at) )?(?P<ck_h>[012]?\d)(?::(?P<ck_m>[0-5]\d))?(?: ?(?P<ck_ap>(?-i:[ap]\.?m\b\.?|[AP]\.?M\b\.?))| o'clock)(?: [A-Z]{{2,4}}\b)?(?:,? (?:on )?(?P<ck_day>{_D}|{_M} [0-3]?\d|today|yesterday|tomorrow))?",
    ),
    ("noon", rf"(?P<nn_w>noon|midnight|midday)(?: (?P<nn_day>{_D}|today|yesterday|tomorrow))?\b"),
    (
        "mdy",
        rf"(?:{_D},? )?{_SOFT}(?P<md_m>{_M}) (?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,? (?P<md_y>{_YEAR})\b)?",
    ),
    ("dmy", rf"(?:{_D},? )?(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<dm_m>{_M})\b(?:,? (?P<dm_y>{_YEAR})\b)?"),
    ("my", rf"{_SOFT}(?P<my_m>{_M}),? (?:of )?(?P<my_y>{_YEAR})\b"),
    ("mrel", rf"(?P<mr_m>{_M}) (?:of )?(?P<mr_rel>last|this|next) year\b"),
    (
        "quarter",
        rf"(?:the )?(?:(?P<qt_rel>this year's|last year's|next year's) )?(?:fiscal[- ])?(?P<qt_n>first|second|third|fourth)[- ]quarter\b(?: (?:of )?(?:fiscal )?(?P<qt_y>{_YEAR})| of (?P<qt_ry>last|this|next) year)?",
    ),
    (
        "qold",
        rf"the (?:(?P<qo_y>{_YEAR})|year-ago|year-earlier|(?P<qo_l>latest|previous|current|same)) (?P<qo_w>quarter|period)\b|the quarter\b|(?P<qo_ago>a year (?:ago|earlier|before)|year-earlier|year-ago)\b",
    ),
    (
        "unitrel",
        r"(?:early |late |earlier |later )?(?P<ur_rel>last|next|this|the previous|the following|the same|that|the coming) (?P<ur_u>week|month|year|weekend|quarter|decade|century)\b(?! and a half)",
    ),
    (
        "season",
        rf"(?:(?P<se_rel>last|next|this|the past|the) )(?P<se_s>spring|summer|fall|autumn|winter)\b(?: of (?P<se_y>{_YEAR}))?",
    ),
    (
        "wpart",
        rf"(?:(?P<wp_rel>last|next|this|early|late) )?(?P<wp_d>{_D})(?:'s|’s)? (?P<wp_p>morning|afternoon|evening|night)\b",
    ),
    (
        "dpart",
        r"(?:(?:early|late|earlier|later|mid) )?(?P<dp_w>this|yesterday|tomorrow|last|the next|the following|that) (?P<dp_p>morning|afternoon|evening|night)\b|(?P<dp_t>tonight|overnight)\b",
    ),
    (
        "weekday",
        rf"(?:(?P<wd_rel>last|next|this|the previous|the following|this coming|earlier|later) )?(?P<wd_d>{_D})\b",
    ),
    (
        "deictic",
        r"(?:(?:late|early|earlier|later) )?(?P<de_w>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow)\b",
    ),
    (
        "sameday",
        r"(?P<sd_w>the (?:next|following|previous|same) day|that (?:same )?day|the day before|the day after|earlier that day)\b",
    ),
    (
        "ago",
        rf"{_ABOUT}(?P<ag_n>{_N})(?:-| )(?P<ag_u>{_U})(?: and a half)? (?P<ag_w>ago(?: today\b)?|earlier|later|before|after(?= that)|from now)\b",
    ),
    (
        "lastn",
        rf"(?:the |for the |over the )?(?P<ln_rel>past|last|next|coming|first|final|previous|recent)(?: (?P<ln_n>{_N}))?[- ](?P<ln_u>{_U})\b",
    ),
    ("inn", rf"(?:with)?in (?P<in_n>{_N}) (?P<in_u>days|weeks|months|years)(?: time)?\b(?= |[.,;]|$)(?! of\b)"),
    (
        "set",
        rf"(?P<st_w>daily|weekly|monthly|yearly|annually|hourly|nightly)\b|(?P<st_e>every|each) (?P<st_u>{_U}|morning|night|{_D}|{_M})\b",
    ),
    (
        "duration",
        rf"{_ABOUT}(?P<du_n>{_N})(?: more| additional| full| consecutive| straight| long)?[- ](?P<du_u>{_U})\b(?!-old|s? old\b)(?:-long\b)?(?P<du_h> and a half)?",
    ),
    (
        "decade",
        r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<dc_y>(?:1[6-9]|20)\d0)s\b|the (?P<dc_w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    ),
    ("century", r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<ce_n>\d{1,2})(?:st|nd|rd|th)[- ][Cc]entury\b"),
    (
        "holiday",
        r"(?:(?P<ho_rel>last|next|this) )?(?P<ho_w>Thanksgiving(?: Day)?|Christmas(?: Eve| Day)?|New Year's (?:Day|Eve))\b",
    ),
    (
        "month",
        rf"(?:(?P<mo_rel>last|next|this|earlier this|later this|each|every) )?{_SOFT}(?P<mo_m>{_M})(?! \d)(?![\w’'-]*[a-z])",
    ),
    (
        "year",
        rf"(?P<yr_p>\b(?:in|of|since|from|by|until|till|to|for|through|during|and|or|before|after|the|his|her|their|its|late|early|mid|mid-|between|fiscal|year|summer|end|back in|as of|post-|pre-|than|\()(?: the year| fiscal| late| early)?[ -]?)(?P<yr_y>{_YEAR})\b(?![-,.]\d| [a-z]*(?:people|pounds|miles|feet|dollars|shares|soldiers|troops|workers|members|points|meters|jobs|tons)\b|%| percent)",
    ),
    ("yearstart", r"(?:(?<=^)|(?<=[.!?] )|(?<=\n)|(?<=, ))(?P<ys_y>(?:19|20)\d\d)(?=[,. ])"),
    ("weekend", r"(?:the |this |last |next )?(?:(?P<we_rel>last|next|this|past|the) )?weekend\b"),
    (
        "ref",
        r"(?P<rf_pr>now|currently|at present|nowadays|presently|at the moment|these days|current|right now)\b|(?P<rf_pa>recently|previously|formerly|in the past|the past|recent(?= [a-z]+)|once(?= (?:was|were|the|a)\b)|the recent past|lately)\b|(?P<rf_fu>in the future|the (?:near |foreseeable |not-too-distant )?future|a later date|the (?:short|long) term)\b",
    ),
    (
        "bare",
        r"(?P<ba_r>(?:for|in|over|after|within|of|recent|past|coming|early|many|several) )(?P<ba_u>years|months|weeks|days|decades|hours|minutes|centuries)\b",
    ),
    ("yearend", r"year[- ]end\b|the end of the year\b|(?P<ye_w>the (?:full |fiscal )?year|the month|the week)\b"),
)
# How the first word of an expression begins: a look ahead that spares most words the long pattern.
_BEGINS = (
    r"(?-i:(?=\d|[Aa](?:bout|round|lmost|pprox|t |n? |nother|pr|ug|fter|nn|dd)|[Bb](?:efore|y|ack|etween|eginn)|[Cc](?:oming|hristm|urr)|"
    r"[Dd](?:ec|uring|aily)|[Ee](?:arl|ach|very|igh|lev|nd)|[Ff](?:eb|ri|all|or|irst|our|ive|ift|ort|ew|rom|inal|isc|ut)|[Hh]our|[Ii]n|"
    r"[Jj](?:an|un|ul|ust)|[Ll](?:ast|ate|ess)|[Mm](?:ar|ay|on|id|ore|any)|[Nn](?:ov|ext|oon|ine|o |ew|ow|early|ight)|"
    r"[Oo](?:ct|ne|ver|nly|nce|f )|[Pp](?:ast|rev|resent)|[Rr](?:ecent|ough|ight)|[Ss](?:ep|at|un|ix|ev|ome|ta|eco)|"
    r"[Tt](?:ue|hu|ha|he|od|om|oni|wo|hr|en|wel|hi|wen|hat)|[Uu]p|[Ww](?:ed|ith|eek)|[Yy](?:ear|est)|[A-Z]{3}))"
)
_OWN_START = ("year", "yearstart")  # these say themselves what may stand before them
_PATTERN = re.compile(
    rf"(?<![\w$€£/.,-]){_BEGINS}(?:"
    + "|".join(rf"(?P<{name}>{pattern})" for name, pattern in _RULES if name not in _OWN_START)
    + ")|"
    + "|".join(rf"(?P<{name}>{pattern})" for name, pattern in _RULES if name in _OWN_START),
    re.IGNORECASE,
)
_CHEAP = re.compile(
    r"(?i)\d|day|week|month|year|quarter|period|decade|centur|spring|summer|fall|autumn|winter|morning|afternoon|evening|night|noon|now\b|current|"
    r"present|moment|recent|previous|former|past|once|lately|soon|future|eventual|hour|minute|second|daily|annual|later|term\b|eve\b|christmas|thanksgiv|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|twenties|thirties|forties|fifties|sixties|eighties|nineties"
)


def tag(
    text: str, *, anchor: date | None, month_first: bool | None = True, previous: date | None = None
) -> tuple[Timex, ...]:
    """Every time expression of an English text.

    Args:
        text: A sentence or a whole document.
        anchor: The local day of publication; without it only expressions that carry their own year get a value.
        month_first: How numeric dates are printed; ``None`` leaves those unread that may be read both ways.
        previous: The day of which the text before it told, for "the next day"; the anchor where absent.

    Returns:
        Non-overlapping expressions in order.

    """
    if not _CHEAP.search(text):
        return ()
    reader = terms.Reader(text, anchor, month_first=month_first, previous=previous)
    found: list[Timex] = []
    for match in _PATTERN.finditer(text):
        name = match.lastgroup
        if name is None:
            continue
        name = next(rule for rule, _ in _RULES if match[rule] is not None)
        words = match[0]
        if name in {"month", "my", "mdy", "dmy"} and not _capital(match, name):
            continue
        try:
            made = values.RESOLVERS[name](reader, match)
        except (ValueError, OverflowError, KeyError):
            made = None
        if made is None:
            continue
        type_, value, first, last = made
        start = match.start() + (len(match["yr_p"]) if name == "year" else 0)
        if name == "year" and re.match(r"(?i)(?:the|late|early|mid)", match["yr_p"]):
            start = match.start()
        found.append(Timex(start, match.end() - (len(words) - len(words.rstrip())), type_, value, first, last))
        if first is not None and first == last and type_ in {"DATE", "TIME"}:
            reader.previous, reader.told = first, True
    return tuple(found)


def _capital(match: re.Match[str], name: str) -> bool:
    word = match[{"month": "mo_m", "my": "my_m", "mdy": "md_m", "dmy": "dm_m"}[name]]
    if not word[0].isupper():
        return False
    if name != "month" or word.rstrip(".").lower() not in {"may", "march", "mar", "sept", "dec", "jan", "jun"}:
        return True
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    return bool(match["mo_rel"]) or bool(
        re.search(
            r"\b(?:in|since|until|by|of|early|late|mid|through|from|to|for|last|next|during|and|before|after|this)[ -]$",
            before,
        )
    )
