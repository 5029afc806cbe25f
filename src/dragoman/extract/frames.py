"""Who takes part: the parties that a contact word reaches to its left and right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.parties import FINITE, Party, unique
from dragoman.extract.triggers import Trigger
from dragoman.model import Mention

_LINK = re.compile(
    r"(?i)^(?:[^.;:]{0,110}?\b(?:with|to|between|among|by|of|for|from|includ(?:ing|ed|es)|comprising|comprised|namely)\b(?: [\w’'-]+){0,5}?(?: the)?|"
    r"(?: (?:today|yesterday|also|again|separately|briefly|the|his|her))*|[^.;:,]{0,40}\b(?:counterpart|colleague),?)[ ,(“\"]*$"
)
_BREAK = re.compile(
    r"(?i)\b(?:to discuss|to review|to affirm|to express|to offer|to reaffirm|to congratulate|to thank|discussed|told|said|"
    r"where|whose|that|after|before|following|ahead of|during|because|while|on the sidelines|regarding|about|concerning|"
    r"noting|is|was|were|are|has|had|have|will|would|agreed|stressed|noted|thanked|expressed|according)\b|\bwhich (?!included|comprised|was headed|is headed)|\bwho\b"
)
_NEAR = re.compile(
    r"^,?(?: (?!and\b|as\b|or\b|to\b|for\b)[\w’'-]+,?){0,7}? (?:with|between|among|of|by|to|including|from|for)\b"
)
_ASTRAY = re.compile(r"\bwith\b.*\b(?:on|about|over|regarding|concerning|for|after|ahead)\b")
_BARE = re.compile(
    r" (?:[A-Z][A-Za-z]+(?:['’]s)? )?(?:(?:the|also|his|her|their|former|then|visiting|its) ?|[a-z-]+ ){0,4}"
)
_KIN = re.compile(
    r"(?i)\b(?:famil(?:y|ies)|relatives|wife|widow|husband|children|sons?|daughters?|parents|friends|loved ones|memory|death|passing) of\b"
)
_THEIRS = re.compile(r"['’]s? (?!(?:side|delegation|visit|initiative|invitation|request)\b)[a-z]")
_GERUND = re.compile(r"(?i)\b(?:after|before|while|by|without|on|upon|intentions? of) $")  # "after meeting A"
_NEXT = re.compile(
    r"^(?:,| )[^.;:]{0,120}?,? and (?:then|later|afterwards|also|separately)? ?(?:by|with|to)(?: [a-z]+){0,3} ?$"
)
_WITH = re.compile(r" with (?:the |his |her |visiting )*(?:[A-Z][\w’'-]+ ){0,2}")  # "the meeting of A with B"
_OWNED = re.compile(r"(?:['’]s?) (?:[\w-]+[ -]){0,6}$")
_ADVERBS = re.compile(
    r"(?i)(?:\s|,|\b(?:also|then|later|again|first|probably|presumably|apparently|today|yesterday|earlier|recently|both|has|have|had|"
    r"will|would|is|are|was|were|to|be|been|being|not|did|does|do|expected|scheduled|set|due|about|going|planned|plans?|"
    r"intends?|agreed|continued|each|jointly|separately|personally|briefly|on|in|this|last|next|morning|afternoon|"
    r"evening|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|just|already|now|currently|reportedly|together|never|may|might|could|can|shall|should|must|hope|hopes|looks?|looking|forward|wishes|wants?|invited|ready|able|led|once)\b)+$"
)
_SUBJECTLESS = re.compile(
    r"(?i)(?:^|[,;:] |\band |\bbut |\bthat )(?:the|a|an|its|our|these|those|some|many|several|both|two|three|all|no|members?|representatives?|\d+)\b(?: (?!of\b|with\b|and\b)[\w’'-]+){1,6}$"
)
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas|so|yet) (?:the|it|they|he|she|we|both|all)\b")
_SUBORDINATE = re.compile(
    r"\b(?:when|because|if|as|while|where|before|after|until|since|how|that) (?:each|every|all|some|many|most|the|their|its|our|my|your|we|"
    r"you|it|people|[a-z]{4,}s) (?!of\b)[a-z]|\b(?:when|because|if|as|while|where|before|after|until|since|how|that) (?:each|both|all|some|many|most) of (?:the|their|our|its|his|her)\b"
)
_FRONT = re.compile(
    r"(?i)^\W*(?:[^,.;]{0,60}, )?(?:during|at|after|following|in|on|before|ahead of|prior to|as part of|within|while|upon|summing up|speaking|opening|commenting|"
    r"earlier|today|yesterday|meanwhile|also)\b[^;:]*$"
)
_GROUP = re.compile(
    r"(?i)(?:they|both)\b|the (?:\w+ )?(?:leaders|presidents|heads of state|sides|officials|ministers|interlocutors|counterparts)\b"
)
_MINE = re.compile(r"\b(?:[Mm]y|[Yy]our|[Ii]ts) (?:[\w-]+ ){0,3}$")
_RELATIVE = re.compile(r",? \(?(?:who|whom)\b[^,;]*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """The people of one trigger: ``left`` act, ``right`` are acted with; ``[start, end)`` holds them."""

    left: tuple[Mention, ...]
    right: tuple[Mention, ...]
    start: int
    end: int


def build_frame(content: str, sentence: tuple[int, int], trigger: Trigger, parties: list[Party]) -> Frame:
    """The people around a trigger inside its sentence.

    Args:
        content: The document's content.
        sentence: Its bounds.
        trigger: The contact word.
        parties: The sentence's parties, in order.

    """
    complement = _complement(content, sentence, trigger, parties)
    within = [
        p for p in parties if trigger.start <= p.start and p.end <= trigger.end
    ]  # "nor did he meet", "saw him off"
    if within and trigger.shape == "object":
        complement = within
    left = _owner(content, trigger, parties) if trigger.shape in {"noun", "trip"} else None
    if within and trigger.shape == "with":
        left = within[0]
    if trigger.shape in {"noun", "trip"} and _MINE.search(content, max(sentence[0], trigger.start - 40), trigger.start):
        return Frame((), (), trigger.start, trigger.end)
    if left is None and not _self_sufficient(trigger, complement):
        noun = trigger.shape in {"noun", "trip"}
        left = (
            _governing(content, sentence, trigger, parties, complement)
            if noun
            else _subject(content, sentence, trigger, parties)
        )
    chosen = [*([left] if left else []), *complement]
    start = min([trigger.start, *(party.start for party in chosen)])
    end = max([trigger.end, *(party.end for party in chosen)])
    if left is not None and left.start > trigger.end and complement:
        end = max(left.end, end)
    return Frame(
        left.members if left else (),
        unique(member for party in complement for member in party.members),
        start,
        end,
    )


def _self_sufficient(trigger: Trigger, complement: list[Party]) -> bool:
    """Whether it needs nobody else, as "talks between A and B"."""
    return (
        trigger.shape == "noun"
        and bool(complement)
        and complement[0].prep in {"between", "of", "among"}
        and sum(len(party.members) for party in complement) >= 2
    )


def _owner(content: str, trigger: Trigger, parties: list[Party]) -> Party | None:
    """Whom the noun belongs to: "A's meeting", "the Russia-Iran meeting"."""
    for party in reversed([p for p in parties if p.end <= trigger.start]):
        between = content[party.end : trigger.start]
        if _OWNED.fullmatch(between) or (between == "" and content[trigger.start - 2 : trigger.start] in {"s'", "s’"}):
            return party
        words = content[party.start : party.end]
        if re.fullmatch(r"(?: [\w-]+){0,3} ?", between) and re.fullmatch(r"[A-Z]\w+[-–][A-Z]\w+", words):
            return party
        if words.lower() in {"his", "her", "their"} and re.fullmatch(r" (?:[\w-]+[ -]){0,6}", between):
            return party
        break
    return None


def _subject(content: str, sentence: tuple[int, int], trigger: Trigger, parties: list[Party]) -> Party | None:
    """Who does what the verb says: the nearest party to its left that hangs on nothing."""
    before = [party for party in parties if party.end <= trigger.start]
    if (
        before
        and re.fullmatch(r" (?:for|on|after|by|while|before) ", content[before[-1].end : trigger.start])
        and trigger.words.endswith("ing")
    ):
        return before[-1]  # "A thanked B for visiting C"
    tail = content[max(sentence[0], before[-1].end if before else sentence[0]) : trigger.start]
    bare = _ADVERBS.sub("", tail)
    if _SUBJECTLESS.search(bare) and not re.search(r"(?i)\b(?:who|which)\b", bare):
        return None
    for at, party in enumerate(reversed(before)):
        between = content[party.end : trigger.start]
        if _CLAUSE.search(between) or _SUBORDINATE.search(between) or len(between) > 260:
            return None
        if at == 0 and _RELATIVE.match(between):
            return party
        if at == 0 and party.prep in {"after", "before"} and _ADVERBS.sub("", between).strip() == "":
            return party  # "hours after A met B"
        if (
            party.prep is None
            and not _object_before(content, party, parties)
            and not between.startswith(("'s ", "’s "))
        ):
            return party
    return None


def _object_before(content: str, party: Party, parties: list[Party]) -> bool:
    """Whether a party is the object of a verb before it: another party stands before, and words that are no list."""
    earlier = [p for p in parties if p.end <= party.start and p.prep is None]
    if not earlier:
        return False
    between = content[earlier[-1].end : party.start]
    if re.search(r",? \bwhom?\b[^,;:]*$", between):
        return True  # "A, who had seen B, met C"
    return (
        re.search(r"[,;:]", between) is None
        and re.search(r"(?i)\b(?:and|that|said|as|while|when|after|before|where|but) (?:the )?$", between) is None
        and re.search(r"\w{3,}", between) is not None
    )


def _governing(
    content: str, sentence: tuple[int, int], trigger: Trigger, parties: list[Party], complement: list[Party]
) -> Party | None:
    """Whose contact a noun tells of: the subject of its sentence, before it or after the phrase that it opens."""
    taken = {id(party) for party in complement}
    head = content[sentence[0] : trigger.start]
    after = [p for p in parties if p.start >= trigger.end and id(p) not in taken]
    before = [p for p in parties if p.end <= trigger.start]
    free = [
        p
        for p in before
        if (p.prep is None or re.match(r",? who\b", content[p.end : p.end + 8]))
        and not _CLAUSE.search(content[p.end : trigger.start])
        and not _GROUP.match(content[p.start : p.end])
    ]
    fronted = _FRONT.match(head) is not None and not free
    if trigger.shape == "trip" and not complement and not fronted:
        return None
    if free:
        return free[0] if len(free) == 1 else _nearest_subject(content, free)
    if _FRONT.match(head) or not head.strip():
        for party in after:
            gap = content[max([trigger.end, *(p.end for p in complement)]) : party.start]
            if party.prep is None and "," in gap and not re.search(r"[;:]", gap):
                return party
    return None


def _nearest_subject(content: str, free: list[Party]) -> Party:
    """Of several, the last that is not the object of another."""
    subjects = [p for at, p in enumerate(free) if at == 0 or not _object_before(content, p, free[:at])]
    return subjects[-1]


def _complement(content: str, sentence: tuple[int, int], trigger: Trigger, parties: list[Party]) -> list[Party]:
    """With whom: the parties that follow the trigger, each linked to it or to the one before."""
    found: list[Party] = []
    position = trigger.end
    for party in (p for p in parties if p.start >= trigger.end):
        gap = re.sub(r"\s?\([^)]{0,40}\)", "", content[position : party.start])
        if found:
            listed = re.fullmatch(r", (?:the )?", gap) and party.members[0].role is not None
            if not (
                (listed and not FINITE.match(content, party.end, sentence[1]))
                or _NEXT.match(gap)
                or (trigger.shape == "noun" and len(found) == 1 and found[0].prep == "of" and _WITH.fullmatch(gap))
                or re.fullmatch(r"(?i),? (?:and|as well as)(?: separately)? (?:with|to|by)(?: [a-z]+){0,3} ?", gap)
            ):
                break
        elif _BREAK.search(gap) or len(gap) > 150:
            break
        elif trigger.shape in {"object", "welcome", "with"} and _THEIRS.match(content, party.end, sentence[1]):
            break  # "greeted A's proposal"
        else:
            if (
                trigger.shape == "send"
                and " to" not in f"{trigger.words}{gap}"
                and not trigger.words.startswith("congrat")
            ):
                break
            if trigger.shape == "send" and _KIN.search(gap):
                break  # "condolences to the family of C"
            if trigger.shape == "noun" and _NEAR.match(gap) is None:
                gerund = (
                    trigger.words == "meeting"
                    and _GERUND.search(content, max(0, trigger.start - 14), trigger.start)
                    and _BARE.fullmatch(gap)
                )
                if not gerund:
                    break
                found.append(party)
                position = party.end
                continue
            if trigger.shape == "trip" and re.fullmatch(r" (?:of|by)(?: [a-z]+){0,3} ?", gap) is None:
                break
            direct = trigger.shape in {"object", "welcome", "passive", "send"} or (
                trigger.shape == "with" and re.search(r"\b(?:met|meets?)\b", trigger.words) is not None
            )
            if _ASTRAY.search(gap):
                break  # "talks with officials on the funeral of C"
            led = re.search(r"\b(?:headed|led) by\b", gap) is not None
            if trigger.shape in {"object", "welcome"} and not led and not _BARE.fullmatch(gap):
                break
            linked = _LINK.match(gap) is not None and (gap.strip() != "" or direct)
            if not (linked or (direct and _BARE.fullmatch(gap))):
                break
            if (
                trigger.shape in {"with", "noun"}
                and party.prep is not None
                and re.search(
                    r"(?i)\b(?:on|at|in|to the|for) (?:the )?(?:\w+ )*(?:request|initiative|invitation|behalf) of", gap
                )
            ):
                break
        found.append(party)
        position = party.end
    return found
