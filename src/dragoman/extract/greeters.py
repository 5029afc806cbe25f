"""Who met a traveller on arrival, or saw one off, where a text gives the office alone: "the chief of protocol"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Aspect, Document, Mention, Report
from dragoman.reference import states
from dragoman.reference.offices import classify, is_past, manner

# By aspect: how it is told of the traveller, and of whoever did it.
_DONE = {
    Aspect.GREETED_BY: (r"greeted|met|welcomed|received", r"greeted|met|welcomed|received"),
    Aspect.SEEN_OFF_BY: (r"seen off", r"saw off|saw"),
}
_BY = {
    aspect: re.compile(rf"(?i)\b(?P<verb>(?:was |were |been )?(?:{done})\b)[^.;]{{0,80}}?\bby (?P<who>[^.;]{{3,160}})")
    for aspect, (done, _) in _DONE.items()
}
_SUBJECT = {
    aspect: re.compile(
        r"(?i)(?:^|[,.;] |\b(?:airport|airfield|arrival|tarmac),? |\b(?:but|while|whereas) )"
        rf"(?P<who>(?:the|a|an|his|her|their) [^.;,]{{3,90}}?) (?P<verb>(?:{did})\b)"
    )
    for aspect, (_, did) in _DONE.items()
}
# What makes a deed none: it was not done, or was only to be. Tested from the start of the sentence to the verb.
_UNDONE = re.compile(
    r"(?i)\b(?:not|never|no|none|nobody|neither|nor|without|instead of|denied|denies|refused|declined|failed|unable|will|would|shall|should|"
    r"may|might|could|must|ought|to (?:be|have|meet|greet|welcome|receive|see)|expected|due|scheduled|supposed|planned|if|whether|unless|"
    r"hoped|wanted|wished)\b|n['’]t\b"
)
# Where a list of those who did it ends; what is behind these words is somebody who did not, or another deed.
_STOP = re.compile(
    r"(?i),?\s*\b(?:not|never|neither|nor|no|nobody|none|rather than|other than|instead of|in place of|in the absence of|on behalf of|"
    r"representing|standing in|except|without|despite|but|as|though|although|because|since|than|whom|whose|that|was|were|is|are|had|has|have|"
    r"been|will|would|greeted|met|welcomed|received|saw|seen|to (?!the\b|(?-i:[A-Z])))\b.*$"
)
_END = re.compile(
    r"(?i)(?:,? (?:who|which|where|when|with|before|after|while)\b|,? (?:at|on|upon|in) (?:the|his|her|their|arrival)\b|"
    r" (?:today|yesterday|on \w+day|on \d)).*$"
)
_PARTS = re.compile(r",? and (?:by )?|,? as well as (?:by )?|, (?:by )?")
_ARTICLE = re.compile(r"(?i)^(?:the|a|an|its|host|hosts?['’]s?)\s+")
_OWN = re.compile(r"(?i)^(?:his|her|their)\b")  # the guest's: no host's
# Who bears some office, though it may stand on no ladder: whether it is one that is due stays open.
_OFFICIAL = re.compile(
    r"(?i)\b(?:chief|head|director|akim|official|representative|deputy|aide|adviser|leader|chair\w*)s?\b"
)
_PLAIN = re.compile(r"[\w’'\- ]{3,80}")
_WELL = re.compile(r"(?i)\bas well as\b")


def offices(
    document: Document, sentence: tuple[int, int], mentions: Sequence[Mention], visit: Report, aspect: Aspect
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The offices of the host, without a name, that a sentence makes the greeters, with their offsets.

    Args:
        document: An English text.
        sentence: Offsets of one of its sentences.
        mentions: Its people; who is among them is told by the mention.
        visit: Whose greeters they are: an office that names another state than the host, or is the guest's, is none.
        aspect: Greeted, or seen off.

    """
    words = document.content[slice(*sentence)]
    match = next((one for one in _BY[aspect].finditer(words) if not _UNDONE.search(words, 0, one.end("verb"))), None)
    if match is None:
        clean = (one for one in _SUBJECT[aspect].finditer(words) if not _STOP.search(one["who"]))
        match = next((one for one in clean if not undone(words[: one.start("verb")])), None)
    if match is None:
        return
    at = sentence[0] + match.start("who")
    who = _END.sub("", match["who"])
    who = _STOP.sub("", _WELL.sub(lambda one: "_" * len(one[0]), who))
    for part in _split(document.content[at : at + len(who)]):
        start, end = at + part[0], at + part[1]
        text = document.content[start:end]
        title = _ARTICLE.sub("", text)
        if any(m.span.start < end and start < m.span.end for m in mentions) or not _PLAIN.fullmatch(title):
            continue  # a name is told by the mention
        if _OWN.match(text) or is_past(title) or manner(title) in {"elect", "honorary"} or _foreign(title, visit):
            continue
        if _OFFICIAL.search(title) or classify(title)[0] is not None:
            yield f"the {title}", (end - len(title), end)


def undone(before: str) -> bool:
    """Whether what stands before a verb makes it no deed, from the last turn of the sentence on.

    >>> undone("He was not"), undone("The minister was to have met him, but the mayor")
    (True, False)
    """
    return _UNDONE.search(re.split(r"(?i)\b(?:but|whereas)\b", before)[-1]) is not None


def _foreign(title: str, visit: Report) -> bool:
    """Whether a title names a state other than the host, or one to which its bearer is sent by another.

    "The ambassador to Russia" is no Russian; "the Russian ambassador to Serbia" is.
    """
    found = [one for one in states.find(title) if one.form != "organisation"]
    sent = {one.code for one in found if re.search(r"(?i)\b(?:to|in) (?:the )?$", title[: one.start])}
    own = {one.code for one in found} - sent
    guests = {m.side for m in visit.participants if m.side}
    if visit.country is None:
        return bool(own & guests)
    return bool(own - {visit.country}) or (not own and visit.country in sent and "ambassador" in title.casefold())


def _split(who: str) -> Iterator[tuple[int, int]]:
    """The parts of a list, without the spaces around them."""
    start = 0
    for match in [*_PARTS.finditer(who), None]:
        end = match.start() if match is not None else len(who)
        text = who[start:end]
        if text.strip():
            first = start + len(text) - len(text.lstrip())
            yield first, first + len(text.strip())
        start = match.end() if match is not None else end
