"""Whom a name in part or a title without a name means: the document's own people, then the publisher's titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.identify.runs import UPPER
from dragoman.model import BareTitle, Document, Mention, Publisher
from dragoman.reference import leaders, offices, states

_BARE = re.compile(
    r"(?:\b[Tt]he |(?m:^))(?P<title>(?:First |Vice |Deputy |Crown |Prime |Foreign |Federal |Head of |Secretary |Second |National Security )*"
    r"(?:President|Premier|Minister|Chancellor|King|Queen|Emperor|Amir|Emir|Sultan|Prince|Pope|State|General|Lady|"
    r"Gentleman|Advisor|Adviser|Taoiseach|Speaker|Secretary-General|High Representative|Secretary|PM))\b(?!-)(?P<of> of (?:the )?)?"
)
_REPUBLIC = re.compile(
    r"(?:Republic|Nation|Federation)\b(?! of\b)"
)  # "the President of the Republic": the issuer's own


def find_bare_titles(document: Document) -> Iterator[Mention]:
    """Titles without a name, as mentions whose name is still empty: "the President", "the President of Poland"."""
    content = document.content
    for match in _BARE.finditer(content):
        end, code = match.end("title"), None
        if match["of"]:
            place = next((p for p in states.find(content[match.end() : match.end() + 60]) if p.start == 0), None)
            own = _REPUBLIC.match(content, match.end())
            if own is not None:
                end = own.end()
            elif place is None:
                continue
            else:
                end, code = match.end() + place.end, place.code
        elif re.match(rf" [{UPPER}]", content[match.end() : match.end() + 2]):
            continue
        yield Mention(name="", span=document.span(match.start(), end), role=match["title"], side=code)


def follow(mentions: list[Mention], document: Document, publisher: Publisher) -> Iterator[Mention]:
    """The mentions, each under the fullest name of its person; titles that mean nobody known are left out."""
    full: list[Mention] = []
    for mention in mentions:
        if mention.name and len(mention.name.split()) >= 2:
            full.append(mention)
    holders = _holders(document, publisher)
    fuller, sides = _by_word(full), _side_of(full)
    for mention in mentions:
        if not mention.name:
            resolved = _resolve_bare(mention, full, holders, publisher)
            if resolved is not None:
                yield resolved
            continue
        known = _known_holder(mention, holders, document.content)
        if known is not None:
            title, name = known
            yield replace(mention, name=name, side=mention.side or title.side)
            continue
        partner = _fuller(mention, fuller)
        side = mention.side or sides.get(partner.name)
        role = mention.role
        yield replace(mention, name=partner.name, side=side, role=role)


def _holders(document: Document, publisher: Publisher) -> list[tuple[BareTitle, str]]:
    if document.published is None:
        return []
    pairs = ((title, title.holder_on(document.published)) for title in publisher.titles)
    return [(title, holder.name) for title, holder in pairs if holder is not None]


_NOT_THE_HOLDER = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dr|(?:First|Second) (?:Lady|Gentleman)|Lady|Senator|Congress\w+|Governor|Judge|Justice|Professor|Jr)\b"
)


def _known_holder(mention: Mention, holders: list[tuple[BareTitle, str]], content: str) -> tuple[BareTitle, str] | None:
    """The holder of one of the publisher's titles whom a name means; a spouse or a namesake is somebody else."""
    words = _bare_words(mention.name)
    said = content[mention.span.start : mention.span.end]
    other = _NOT_THE_HOLDER.search(said) is not None and (mention.role is None or "President" not in mention.role)
    for title, name in holders:
        theirs = _bare_words(name)
        if words[-1] != theirs[-1] or (other and not (len(words) > 1 and words[0] == theirs[0] and "Jr" not in said)):
            continue
        if len(words) == 1 and mention.role is not None and mention.role not in title.words:
            continue
        if len(words) == 1 or leaders.first_names_agree(mention.name.split()[0], theirs[0]):
            return title, name
    return None


def _bare_words(name: str) -> list[str]:
    return [word for word in name.casefold().replace(".", "").split() if len(word) > 1] or [name.casefold()]


def _by_word(full: list[Mention]) -> dict[str, list[tuple[int, Mention]]]:
    """The full names under their first and their last word, each name once, in order."""
    found: dict[str, list[tuple[int, Mention]]] = {}
    seen: set[str] = set()
    for at, mention in enumerate(full):
        if mention.name in seen:
            continue
        seen.add(mention.name)
        words = _bare_words(mention.name)
        for word in {words[0], words[-1]}:
            found.setdefault(word, []).append((at, mention))
    return found


def _side_of(full: list[Mention]) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in full:
        if mention.side:
            found.setdefault(mention.name, mention.side)
    return found


def _fuller(mention: Mention, full: dict[str, list[tuple[int, Mention]]]) -> Mention:
    """The first full name of the document of which a name is a part, by its first or last word."""
    words = set(_bare_words(mention.name))
    fitting = [
        (at, other) for word in words for at, other in full.get(word, ()) if words < set(_bare_words(other.name))
    ]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else mention


def _one_rung(title: str, role: str) -> bool:
    """Whether a title may be short for a role: "the President" for a president, not for the head of a president's office."""
    rung = offices.classify(title)[0]
    return rung is None or any(offices.classify(part)[0] in {rung, None} for part in offices.split(role))


def _resolve_bare(
    mention: Mention, full: list[Mention], holders: list[tuple[BareTitle, str]], publisher: Publisher
) -> Mention | None:
    role = mention.role or ""
    same_role = [m for m in full if m.role is not None and role in m.role and _one_rung(role, m.role)]
    if mention.side is not None and mention.side != publisher.state:
        fitting = {m.name: m for m in same_role if m.side == mention.side}
        return replace(mention, name=next(iter(fitting))) if len(fitting) == 1 else None
    ours = {m.name for m in same_role if m.side is not None and m.side == publisher.state and not m.former}
    if len(ours) == 1 and not any(name in ours for _, name in holders):
        return replace(mention, name=ours.pop(), side=publisher.state)  # the text knows better than a table
    fitting = {m.name: m for m in same_role}
    named = {m.name for m in full}
    for at, (title, name) in enumerate(holders):
        if role in title.words and (at == 0 or name in named or len(fitting) != 1):
            return replace(mention, name=name, side=title.side)
    if len(fitting) == 1:
        other = next(iter(fitting.values()))
        return replace(mention, name=other.name, side=other.side)
    return None
