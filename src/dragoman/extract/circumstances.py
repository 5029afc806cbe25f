"""How a contact went: how long, announced or not, who greeted and saw off the traveller, who came with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.extract.greeters import offices, undone
from dragoman.extract.parties import unique
from dragoman.language import timex
from dragoman.model import Aspect, Circumstance, Document, Kind, Mention, Report, Status

_NOUNS: tuple[tuple[str, frozenset[Kind]], ...] = (
    (r"visits?|trips?|tours?|stay|journey", frozenset({Kind.VISIT})),
    (r"(?:phone |telephone |video )?calls?|conversations?|spoke|talked", frozenset({Kind.CALL, Kind.MEETING})),
    (r"meetings?|talks|negotiations|summit|session|audience|discussions?|met|lunch|dinner", frozenset({Kind.MEETING})),
)
_OCCASION = "|".join(words for words, _ in _NOUNS)
_LASTED = re.compile(
    rf"(?i)(?:\b(?:lasted|lasting|lasts|stayed|stayed there|went on)(?: for)?(?: (?:a little|just|only|some|about|over|under|nearly))*|"
    rf"\b(?:{_OCCASION})\b[^.;:]{{0,80}} for) $"
)
_IT = re.compile(r"(?i)\b(?:it|which|that|they|he|she|who|both)\b")
_NEGATED = re.compile(r"(?i)(?:\b(?:not|never|without|no)|n['’]t)\b[^.,;]{0,24}$")
_LONG = re.compile(rf"(?i)^[- ]?(?:long )?(?:of )?(?:(?!and\b|of\b)[\w-]+ ){{0,3}}?(?P<noun>{_OCCASION})\b")
_LENGTH = re.compile(r"(?i)\b(?:minutes?|hours?|days?|weeks?)\b")
_UNANNOUNCED = re.compile(
    r"(?i)\b(?:(?:previously |earlier )?(?:unannounced|unscheduled|unplanned|surprise(?= (?:\w+ )?(?:visit|trip|call|meeting|stop)))|"
    r"without (?:any |prior |previous )*(?:announcement|notice)|(?:had |was |were )?not (?:been )?(?:previously |publicly )?announced)\b"
)
_ANNOUNCED = re.compile(
    r"(?i)(?<!not )(?<!un)\b(?:(?:previously|earlier) (?:announced|scheduled|planned|agreed)|pre-?(?:announced|arranged|scheduled|planned)|"
    r"as (?:previously |earlier )?(?:announced|scheduled|planned))\b"
)
_GREETED = re.compile(
    r"(?i)\b(?:greeted|met|welcomed|received)\b[^.;]{0,80}\b(?:airport|airfield|railway station|on (?:his|her|their|the) arrival|"
    r"upon (?:his|her|their) arrival|steps of the (?:plane|aircraft)|on the tarmac|on landing)\b|"
    r"\b(?:at|on) (?:the )?(?:airport|airfield|tarmac|arrival)\b[^.;]{0,60}\b(?:greeted|met|welcomed)\b|\b(?:was|were|been) greeted\b"
)
_SEEN_OFF = re.compile(r"(?i)\b(?:saw|sees|see|seen)\b[^.;]{0,60}\boff\b|\bseen off\b")
_VERB = re.compile(r"(?i)\b(?:greeted|met|welcomed|received|saw|sees|see|seen)\b")
_CAME_WITH = re.compile(
    r"(?i)\baccompanied by\b|\b(?:the|his|her|their|\w+) delegation,? (?:which )?(?:also )?(?:includ(?:es|ed|ing)|compris(?:es|ed|ing)|consist(?:s|ed) of|"
    r"(?:is|was) made up of)|\bmembers of (?:the|his|her) delegation (?:are|were|included)\b"
)
# Who sat beside the principals on one side: "was attended on the Serbian side by", "On the Japanese side, A took part".
_SIDE = r"(?:on|from|for|by) (?:the |his |her )?(?:[\w’'-]+ ){1,2}side"
_SIDE_BY = re.compile(
    rf"(?i)\b(?:attended|joined)(?: also)?,? {_SIDE},? by\b|(?:^|(?<=[.;] )){_SIDE},? [^.;]{{0,60}}?\b(?:attended|joined) by\b"
)
_SIDE_FIRST = re.compile(
    rf"(?i)(?:^|(?<=[.;] )){_SIDE},? (?=[^.;]{{3,240}}? (?P<verb>(?:also )?(?:took part|taking part|participated|attended|(?:was|were) (?:also )?(?:present|in attendance|there))\b))"
)
_ENDS = re.compile(
    r"(?i)\b(?:met|meets|held|holds|will|visited|arrived|spoke|discussed|said|told|was|were|is|are|to attend|in talks)\b"
)
_CUES = re.compile(
    r"(?i)\b(?:minute|hour|day|week)s?\b|announce|scheduled|planned|surprise|greeted|airport|arrival|"
    r"tarmac|airfield|\boff\b|accompanied|delegation|without|\bside\b"
)


def with_circumstances(
    document: Document, bounds: Sequence[tuple[int, int]], mentions: Sequence[Mention], reports: Sequence[Report]
) -> tuple[Report, ...]:
    """The reports, each with the circumstances that its sentence or one after it tells.

    Args:
        document: An English text.
        bounds: Its sentences.
        mentions: Its people, in order.
        reports: Its contacts; a sentence belongs to those told in it, else to the last one told before.

    """
    if not reports:
        return ()
    found: dict[str, list[Circumstance]] = {report.id: [] for report in reports}
    told: list[Report] = []  # those of the last sentence that told of any
    for start, end in bounds:
        here = [r for r in reports if start <= r.evidence.start < end]
        told = here or told
        if not told or not _CUES.search(document.content, start, end):
            continue
        for report, circumstance in _of_sentence(document, (start, end), mentions, told, reports):
            if circumstance not in found[report.id]:
                found[report.id].append(circumstance)
    return tuple(_grown(r, tuple(found[r.id])) if found[r.id] else r for r in reports)


def _grown(report: Report, circumstances: tuple[Circumstance, ...]) -> Report:
    """A report with its circumstances; at a meeting or call a delegation is more people than its participants."""
    beside = any(one.aspect is Aspect.DELEGATION for one in circumstances) and report.kind is not Kind.VISIT
    return replace(report, circumstances=circumstances, more=report.more or beside)


def of_one_side(content: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells who sat beside the principals on one side."""
    words = content[slice(*sentence)]
    return _SIDE_BY.search(words) is not None or _SIDE_FIRST.search(words) is not None


def _of_sentence(
    document: Document,
    sentence: tuple[int, int],
    mentions: Sequence[Mention],
    told: Sequence[Report],
    reports: Sequence[Report],
) -> Iterator[tuple[Report, Circumstance]]:
    content = document.content
    for start, end, value, noun in _durations(content, sentence):
        report = _meant(told, noun)
        if report is not None:
            yield report, Circumstance(aspect=Aspect.DURATION, value=value, span=document.span(start, end))
    for pattern, value in ((_UNANNOUNCED, "unannounced"), (_ANNOUNCED, "announced")):
        match = pattern.search(content, *sentence)
        behind = _LONG.match(content[match.end() : match.end() + 60]) if match is not None else None
        near = [r for r in told if match is not None and _beside(r, match.span())]
        report = _meant(told, behind["noun"]) if behind else _meant(near, None)
        if match is not None and report is not None:
            yield report, Circumstance(aspect=Aspect.NOTICE, value=value, span=document.span(*match.span()))
            break
    for pattern, aspect in ((_GREETED, Aspect.GREETED_BY), (_SEEN_OFF, Aspect.SEEN_OFF_BY)):
        match = pattern.search(content, *sentence)
        if match is not None and not _NEGATED.search(content, max(sentence[0], match.start() - 40), match.start()):
            verb = _VERB.search(content, *match.span())
            if verb is None or not undone(content[sentence[0] : verb.start()]):
                yield from _ceremony(aspect, match.span(), told, reports)
            visit = _meant(told, "visit") or _traveller(sentence, mentions, told, reports)
            for office, span in offices(document, sentence, mentions, visit, aspect) if visit is not None else ():
                assert visit is not None  # noqa: S101
                yield visit, Circumstance(aspect=aspect, value=office, span=document.span(*span))
    match = _CAME_WITH.search(content, *sentence)
    if match is not None and not _NEGATED.search(content, max(sentence[0], match.start() - 40), match.start()):
        yield from _delegation(document, (match.end(), sentence[1]), mentions, told, travelled=True)
    words = content[slice(*sentence)]
    match, first = _SIDE_BY.search(words), _SIDE_FIRST.search(words)
    if match is not None:
        yield from _delegation(document, (sentence[0] + match.end(), sentence[1]), mentions, told, travelled=False)
    elif first is not None and not _NEGATED.search(words, 0, first.start("verb")):
        place = sentence[0] + first.end(), sentence[0] + first.start("verb")
        yield from _delegation(document, place, mentions, told, travelled=False)


def _traveller(
    sentence: tuple[int, int],
    mentions: Sequence[Mention],
    told: Sequence[Report],
    reports: Sequence[Report],
) -> Report | None:
    """The one visit of those whom a sentence names, or of those who stand in the contacts told last."""
    names = {m.name for m in mentions if sentence[0] <= m.span.start < sentence[1]}
    names |= {m.name for report in told for m in report.participants}
    visits = [
        one
        for one in reports
        if one.kind is Kind.VISIT
        and one.status is not Status.DENIED
        and names & {m.name for m in one.participants}
        and one.evidence.start < sentence[1]
    ]
    return visits[0] if len(visits) == 1 else None


def _durations(content: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int, str, str | None]]:
    """Each length of time that is the length of a contact: offsets, ISO 8601 value, and the noun that it measures."""
    if not _LENGTH.search(content, *sentence):
        return
    words = content[slice(*sentence)]
    for one in timex.tag(words, anchor=None):
        if one.type != "DURATION" or not re.fullmatch(r"P[\dTHMDW.]+", one.value):
            continue
        after = (
            _LONG.match(words[one.end : one.end + 50]) if re.search(r"-|of$", words[one.start : one.end + 3]) else None
        )
        before = _LASTED.search(words[max(0, one.start - 110) : one.start])
        if after is None and before is None:
            continue
        noun = after["noun"] if after is not None else _noun(words[: one.start])
        if noun is None and not _IT.search(words[max(0, one.start - 60) : one.start]):
            continue  # something else lasted
        yield sentence[0] + one.start, sentence[0] + one.end, one.value, noun


def _beside(report: Report, place: tuple[int, int]) -> bool:
    """Whether words stand in or right beside the passage of a report."""
    return report.evidence.start - _NEAR < place[1] and place[0] < report.evidence.end + _NEAR


_NEAR = 60
_TALKS = frozenset({Kind.MEETING, Kind.CALL})


def _noun(before: str) -> str | None:
    found = re.findall(rf"(?i)\b(?:{_OCCASION})\b", before)
    return found[-1] if found else None


def _meant(told: Sequence[Report], noun: str | None) -> Report | None:
    """The contact that a noun means among those told last; one that no noun tells apart is meant only if it is alone."""
    kinds = next((kinds for words, kinds in _NOUNS if noun and re.fullmatch(rf"(?i){words}", noun)), None)
    fitting = [r for r in told if r.status is not Status.DENIED and (kinds is None or r.kind in kinds)]
    if len(fitting) == 1 or (fitting and kinds is not None and len({r.evidence for r in fitting}) == 1):
        return fitting[0]
    return None


def _ceremony(
    aspect: Aspect, place: tuple[int, int], told: Sequence[Report], reports: Sequence[Report]
) -> Iterator[tuple[Report, Circumstance]]:
    """Who greeted or saw off: those of the meeting in these words who are not the travellers of a visit."""
    for meeting in told:
        if (
            meeting.kind is not Kind.MEETING
            or meeting.status is not Status.HELD
            or not (meeting.evidence.start < place[1] and place[0] < meeting.evidence.end)
        ):
            continue
        present = {m.name: m for m in meeting.participants}
        for visit in reports:
            travellers = {m.name for m in visit.participants}
            if visit.kind is not Kind.VISIT or not travellers & set(present):
                continue
            for name, mention in present.items():
                if name not in travellers:
                    yield (
                        visit,
                        Circumstance(aspect=aspect, value=name, span=mention.span, certainty=meeting.certainty),
                    )


def _delegation(
    document: Document,
    place: tuple[int, int],
    mentions: Sequence[Mention],
    told: Sequence[Report],
    *,
    travelled: bool,
) -> Iterator[tuple[Report, Circumstance]]:
    """Those whom the words after "accompanied by" or "the delegation included" list, or those of one side."""
    start, end = place
    inside = [m for m in mentions if start <= m.span.start and m.span.end <= end and m.name]
    listed: list[Mention] = []
    for before, mention in pairwise([None, *inside]):
        gap = document.content[before.span.end if before else start : mention.span.start] if mention else ""
        if mention is None or _ENDS.search(gap):
            break
        listed.append(mention)
    wanted = [r for r in told if (r.kind is Kind.VISIT) is travelled and (travelled or r.kind in _TALKS)]
    main = next(iter(wanted or ([r for r in told if r.kind is not Kind.MESSAGE] if travelled else [])), None)
    if main is None or (not travelled and (len(wanted) > 1 or main.status is Status.DENIED)):
        return
    there = {m.name for m in main.participants}
    for member in unique(listed):
        if member.name not in there:
            yield main, Circumstance(aspect=Aspect.DELEGATION, value=member.name, span=member.span)
