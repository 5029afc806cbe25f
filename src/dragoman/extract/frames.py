"""Who takes part: the mentions that a trigger's frame reaches to its left and right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.triggers import Trigger
from dragoman.model import Mention

_LINK = re.compile(
    r"(?i)^(?:[^.;:]{0,90}?\b(?:with|to|between|among|by|of|for|from)\b(?: \w+){0,4}(?: the)?|"
    r"(?: (?:today|yesterday|also|again|separately|briefly|the|his|her))*|[^.;:,]{0,40}\b(?:counterpart|colleague),?)[ ,(“\"]*$"
)
_BREAK = re.compile(
    r"(?i)\b(?:to discuss|to review|to affirm|to express|to offer|to reaffirm|to congratulate|to thank|discussed|told|said|who|which|where|"
    r"whose|that|after|before|following|ahead of|during|because|while|on the sidelines|regarding|about|concerning|noting|including)\b"
)
_NEXT = re.compile(r"^,[^.;:]{3,120}, and (?:then|later|afterwards) (?:by|with|to)(?: the)? $")
_APPOSITION = re.compile(r"^, (?:the )?[^,;.]{3,90}, ?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """The people of one trigger: ``left`` act, ``right`` are acted with; ``last`` is where the frame ends."""

    left: tuple[Mention, ...]
    right: tuple[Mention, ...]
    start: int
    end: int


def build_frame(content: str, sentence: tuple[int, int], trigger: Trigger, mentions: list[Mention]) -> Frame:
    """The people around a trigger inside its sentence.

    Args:
        content: The document's content.
        sentence: Its bounds.
        trigger: The contact word.
        mentions: The sentence's mentions, in order.
    """
    left = _left(content, sentence, trigger, mentions)
    right = _right(content, trigger, mentions)
    spans = [m.span for m in (*left, *right)]
    start = min([trigger.start, *(s.start for s in spans)])
    end = max([trigger.end, *(s.end for s in spans)])
    return Frame(tuple(left), tuple(right), start, end)


def _left(content: str, sentence: tuple[int, int], trigger: Trigger, mentions: list[Mention]) -> list[Mention]:
    before = [m for m in mentions if m.span.end <= trigger.start]
    if not before:
        return []
    last = before[-1]
    between = content[last.span.end : trigger.start]
    if trigger.shape == "noun" and not re.match(r"(?:['’]s?)? ?(?:\w+ ){0,4}$", between):
        return []
    if re.search(r"[;:]", between) or len(between) > 140:
        return []
    if re.match(r",? \(?who\b", between):
        return [last]  # "A met B, who is on a visit": the relative clause speaks of B
    group = [last]
    for earlier in reversed(before[:-1]):
        gap = content[earlier.span.end : group[-1].span.start]
        if re.fullmatch(
            r"(?i),? ?(?:and|&|,|as well as|together with|along with)(?: the| his| her)? ?|, ?", gap
        ) or _APPOSITION.match(gap):
            group.append(earlier)
        else:
            break
    if re.match(r"['’]s? ", between):
        return list(reversed(group))
    head = content[max(sentence[0], group[-1].span.start - 30) : group[-1].span.start]
    # "The visit of A was discussed; during talks with A, B met C": what hangs on a preposition does not act
    if (
        re.search(r"(?i)\b(?:with|to|of|for|by|about|between|from|under|against)(?: the)? $", head)
        and trigger.shape != "noun"
    ):
        rest = [m for m in before if m.span.end <= group[-1].span.start]
        nested = re.search(r"(?i)\b(?:with|to|of|for|by|about|from)(?: the)? $", head)
        if rest and nested and trigger.shape in {"with", "object", "send", "welcome", "travel"}:
            return [rest[-1]]
        return []
    return list(reversed(group))


def _right(content: str, trigger: Trigger, mentions: list[Mention]) -> list[Mention]:
    group: list[Mention] = []
    position = trigger.end
    for mention in (m for m in mentions if m.span.start >= trigger.end):
        gap = content[position : mention.span.start]
        if not group:
            if _BREAK.search(gap) or len(gap) > 110:
                break
            direct = trigger.shape in {"object", "welcome", "passive", "travel"}
            if not (
                _LINK.match(gap) or (direct and re.fullmatch(r" (?:(?:the|also|his|her|former|then) ?){0,3}", gap))
            ):
                break
        elif not (_joint(gap) or _APPOSITION.match(gap) or _NEXT.match(gap)):
            break
        group.append(mention)
        position = mention.span.end
    return group


def _joint(gap: str) -> bool:
    plain = re.sub(r"\([^)]{0,40}\)", "", gap)
    return bool(
        re.fullmatch(
            r"(?i)(?:['’]s)?,?;? ?(?:(?:and|or|nor|as well as|together with|along with|then|and then|&)(?: with| to| also)?(?: the| his| her| former| its| their)*(?: \w+)?)? ?",
            plain,
        )
    )
