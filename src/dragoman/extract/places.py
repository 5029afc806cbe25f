"""Where a contact took place, and where a journey leads."""

from __future__ import annotations

import re

from dragoman.language import timex_words
from dragoman.language import words as common
from dragoman.model import Publisher
from dragoman.reference import states

_CAPITAL = re.compile(r"\b(?:in|to) (?P<place>the (?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)?) capital)\b")
_AMERICAN = re.compile(
    rf"(?P<city>[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+){{0,2}}), (?P<state>{'|'.join(states.american_states())}|D\.C)(?![\w-])"
)  # "Rome, Georgia"
_AT = re.compile(r"\b(?:[Ii]n|[Aa]t|to) $")
_SMALL = re.compile(
    r"\b(?:in|at) (?P<place>[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+){0,2}), (?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?=[,.;]| (?:on|to|for|and|after)\b)"
)  # "in Juba, South Sudan": a place that no list knows, in a state that one does
_PLACE = re.compile(r"\b(?P<word>[Ii]n|[Aa]t|to)(?: the)? $")
_ONWARD = re.compile(
    r"(?i)\b(?:return\w*|head\w*|way|route|leav\w+|depart\w*|(?:before|after|since|from) \w+ing)(?: on| home| back| again)* (?:to|for|in)(?: the)? $"
)
_VENUE = re.compile(
    r"\b(?:at|to|in) (?:the )?(?P<venue>(?:White House|Oval Office|Kremlin|Elys[ée]e Palace|Camp David|Naval Observatory|Great Hall of the People|Vatican))\b"
)


def place_of(
    content: str, sentence: tuple[int, int], around: tuple[int, int], *, led_to: bool = False
) -> tuple[str, tuple[int, int], str] | None:
    """The place of a contact in its sentence: words, offsets, country code; the venue first, then the nearest city.

    ``led_to`` says that "to" behind the contact word names its place ("welcomed A to Paris"), not where a later journey leads.
    """
    for match in _AMERICAN.finditer(content, around[1], min(sentence[1], around[1] + 160)):
        if _AT.search(content, max(0, match.start() - 4), match.start()) and _is_american(match):
            return match[0], match.span(), "USA"
    venue = _VENUE.search(content, around[1], sentence[1])
    if venue is not None:
        code = states.code_of(venue["venue"]) or (next((w.code for w in states.find(venue["venue"])), None))
        if code is not None:
            return venue["venue"], (venue.start("venue"), venue.end("venue")), code
    small = _SMALL.search(content, around[1], min(sentence[1], around[1] + 160))
    if small is not None and not states.find(small["place"]):
        code = states.code_of(small["state"])
        if code is not None and states.find(small["state"])[0].form == "name":
            return small["place"], small.span("place"), code
    capital = _CAPITAL.search(content, around[1], sentence[1])
    if capital is not None:
        code = states.code_of(capital["state"])
        if code is not None:
            return capital["place"], (capital.start("place"), capital.end("place")), code
    best: tuple[int, states.StateWords] | None = None
    for words in states.find(content[sentence[0] : sentence[1]]):
        first = sentence[0] + words.start
        place = _PLACE.search(content, max(0, first - 8), first)
        if (
            place is None
            or words.form not in {"city", "name"}
            or (words.form == "name" and place["word"] in {"at", "At"})
        ):
            continue
        if not led_to and first > around[1] and place["word"] == "to":
            continue
        if _ONWARD.search(content, max(sentence[0], first - 50), first):
            continue  # where somebody went from there
        behind = first < around[0] and first - sentence[0] > _OPENING
        distance = (
            (_ELSEWHERE if behind else 0)
            + min(abs(first - around[1]), abs(first - around[0]))
            + (60 if words.form == "name" else 0)
        )
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


_OPENING = 30  # "In Paris, A met B": a place this near the head of a sentence holds for all of it
_ELSEWHERE = 60
_PLACE_WORDS = r"[Rr]egion|[Oo]blast|[Dd]istrict|[Pp]rovince|[Cc]ity|[Cc]ounty|[Ss]tate|[Tt]erritory|[Aa]rea"
_DESTINATION = re.compile(
    rf"(?P<verb>(?: [a-z]+){{0,3}}? (?:on to|to|in|at|for|from [A-Z][\w-]+ to))?(?: [a-z]+)? (?:the )?(?:(?:{_PLACE_WORDS}|town|capital|village) of )?"
    rf"(?P<place>[A-ZÀ-Ž][\w’'-]+(?: (?:de |la |el |of |and the )?[A-ZÀ-Ž][\w’'-]+){{0,3}})(?P<kind> (?:{_PLACE_WORDS}))?"
)
_INSIDE = re.compile(
    rf"\b(?:in|at|near) (?:the )?(?:(?:{_PLACE_WORDS}|town|village) of )?"
    rf"(?P<place>[A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+){{0,2}})(?P<kind> (?:{_PLACE_WORDS}))?"
)
_OURS = re.compile(r"(?: to| in)? (?P<place>our (?:country|state|land))\b")
_OFFICES = re.compile(
    r"(?:President|Prime|Chancellor|King|Queen|Minister|Secretary|Vice|Head|Chairman|Speaker|Ambassador|Parliament|Congress|Senate|"
    r"General|Deputy|First|Second|Mr|Mrs|Ms|Dr|The)\b"
)
_DAYS = frozenset((*timex_words.MONTHS, *timex_words.DAYS))


def _is_american(match: re.Match[str]) -> bool:
    """Whether "City, State" is in America, and not a city of a country that bears the state's name ("Tbilisi, Georgia")."""
    country = states.code_of(match["state"])
    return country is None or not any(words.code == country for words in states.find(match["city"]))


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
        return ours["place"], ours.span("place"), publisher.state
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


def further(content: str, end: int, limit: int) -> list[tuple[str, tuple[int, int], str]]:
    """The other states and cities of a list of destinations, from the end of the first: "Mauritania and Senegal"."""
    found: list[tuple[str, tuple[int, int], str]] = []
    for words in states.find(content[end : min(limit, end + 200)]):
        first = max([end, *(span[1] for _, span, _ in found)])
        start, stop = end + words.start, end + words.end
        if words.form not in {"name", "city"} or not _AND_TO.fullmatch(content, first, start):
            break
        found.append((content[start:stop], (start, stop), words.code))
    joined = bool(found) and "and" in content[end : found[-1][1][0]]
    return found if joined else []


_AND_TO = re.compile(r"(?:,|,? and(?: then)?)(?: to)?(?: the)? ")
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
    american = _AMERICAN.match(content, first, first + 70)
    if american is not None and _is_american(american):
        return american[0], american.span(), "USA"
    known = next((w for w in states.find(content[first : last + 60]) if w.start == 0), None)
    kind = match["kind"]
    if known is not None and known.form in {"name", "city"}:
        end = match.end() if kind else first + known.end
        return content[first:end], (first, end), known.code
    if known is not None or _OFFICES.match(match["place"]) or match["place"].split()[0].casefold() in _DAYS:
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


def is_state(words: str) -> bool:
    """Whether a place is a whole state."""
    found = states.find(words.removeprefix("the "))
    return bool(found) and found[0].form == "name" and found[0].end == len(words.removeprefix("the "))
