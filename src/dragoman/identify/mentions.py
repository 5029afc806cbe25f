"""Find the people that a document names, with office and side, and follow each through the text.

A document is cut into runs of capitalised words (``runs``); what stands around a name adds office and state (``context``). A
title without a name ("the President", "the Head of State") means its holder in the publisher's profile, or the one person
of the document who bears it (``following``); phrases and surnames that mean a leader come last (``offices``, ``incumbents``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.identify import context, following, incumbents, lexicon, offices, runs
from dragoman.identify.classes import office_class
from dragoman.language.words import is_common
from dragoman.model import Document, Mention, Publisher
from dragoman.reference import leaders, states


def find_mentions(document: Document, *, publisher: Publisher) -> tuple[Mention, ...]:
    """Every person named in a document, in reading order, with one canonical name for each person.

    Args:
        document: English text; other scripts give what their Latin letters support.
        publisher: Its profile says who its bare titles mean.

    Returns:
        Mentions whose spans do not overlap.
    """
    content = document.content
    named = [context.before(content, mention, document) for mention in runs.find_runs(document)]
    named = [_given_first(content, mention, publisher) for mention in named]
    named = [trimmed for mention in named if (trimmed := _without_office(mention)) is not None]
    starts = [mention.span.start for mention in named]
    named = [context.after(content, mention, document, starts) for mention in named]
    alone = context.surnames(content, named, document)
    found = [*named, *following.find_bare_titles(document), *alone]
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    kept = context.listed(content, kept)
    chained = tuple(_known_leaders(following.follow(kept, document, publisher), document))
    by_office = tuple(offices.find_offices(document, chained))
    by_office += tuple(incumbents.find_counterparts(document, (*chained, *by_office)))
    alone = incumbents.find_surnames(document, (*chained, *by_office))
    everybody = (m for m in (*chained, *by_office, *alone) if not _SON_OF.match(content, m.span.end))
    return tuple(sorted(everybody, key=lambda mention: (mention.span, mention.name)))


_SON_OF = re.compile(r" (?:bin|ibn|bint) ")  # a name that goes on was cut amiss: "Mohammed bin N Center"


def _without_office(mention: Mention) -> Mention | None:
    """A name without the end of an office ("Minister of Digital Transformation A B"); ``None`` where nothing is left."""
    words = mention.name.split()
    goes_on = mention.role is not None and mention.role.split()[-1] not in lexicon.OFFICE_HEADS
    if len(words) == 1 and goes_on and _of_it(mention.role or ""):
        return None  # "Head of the Autonomous Republic"
    cut = 0
    while (
        cut < len(words)
        and _no_first_name(words[cut], within=cut > 0)
        and (goes_on or cut > 0 or words[cut].endswith("ing"))
    ):
        cut += 1
    if goes_on and states.code_of(mention.name, city=True) is not None:
        return None
    if cut == 0 or (cut < len(words) and len(words) - cut < 2):
        return mention
    if cut == len(words):
        return None if goes_on else mention
    role = f"{mention.role} {' '.join(words[:cut])}" if goes_on else mention.role
    return replace(mention, name=" ".join(words[cut:]), role=role)


def _of_it(role: str) -> bool:
    """Whether an office ends where its body should follow: "Head of the"."""
    return role.split()[-1] in {"of", "the", "in", "for", "on", "at"}


def _no_first_name(word: str, *, within: bool) -> bool:
    """Whether a word is a common one and hardly a first name; ``within`` what is known to be the end of an office."""
    return is_common(word) and word not in lexicon.FIRST_NAMES and (within or len(word) > _SHORT)


_SHORT = 4  # common words this short are first names too


def _known_leaders(mentions: Iterator[Mention], document: Document) -> Iterator[Mention]:
    """Name "President Macron" in full, where one leader of that office and day bears it."""
    for mention in mentions:
        office = office_class(mention.role)
        if len(mention.name.split()) == 1 and document.published is not None and office is not None:
            wanted = None if office == "leader" else office
            known = leaders.bearer(mention.name, document.published, office=wanted, side=mention.side)
            if known is not None:
                yield replace(mention, name=known.name, side=known.side)
                continue
        if (
            mention.side is None
            and document.published is not None
            and (mention.role is None or office is not None)
            and len(mention.name.split()) > 1
        ):
            wanted = None if office == "leader" else office
            known = leaders.bearer(mention.name.split()[-1], document.published, office=wanted)
            if known is None or known.name.split()[0][:2] != mention.name.split()[0][:2]:
                known = leaders.known(mention.name) if mention.role is None or mention.former else None
            if known is not None:
                yield replace(mention, side=known.side)
                continue
        yield mention


_SURNAME_FIRST = frozenset({"JPN", "HUN"})  # whose names English turns around


def _given_first(content: str, mention: Mention, publisher: Publisher) -> Mention:
    """A name as English orders it: "KAMIKAWA Yoko" of Japan is Yoko Kamikawa."""
    words = mention.name.split()
    if len(words) != 2 or (mention.side or publisher.state) not in _SURNAME_FIRST:
        return mention
    said = content[mention.span.start : mention.span.end]
    shouted = words[0].upper() in said and words[1] in said and words[0] not in said
    return replace(mention, name=f"{words[1]} {words[0]}") if shouted else mention
