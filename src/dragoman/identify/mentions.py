"""Find the people that a document names, with office and side, and follow each through the text.

A document is cut into runs of capitalised words. In a run every word is an office word, an honorific, a state or a
name word; names are the runs of name words, and what stands before them is their office. A title without a name ("the
President", "the Head of State") means its holder in the publisher's profile, or the one person of the document who
bears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.identify import context, incumbents, lexicon, offices
from dragoman.identify.classes import office_class
from dragoman.language import words as common
from dragoman.model import BareTitle, Document, Mention, Publisher
from dragoman.reference import leaders, states

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_CAP = rf"(?:[dl]['’])?[{_UPPER}](?:[^\W\d_]|['’](?=[^\W\d_])(?!s\b)|-(?=[^\W\d_])|\.(?=[{_UPPER}]\.?))*"
_LOW = "|".join(sorted(lexicon.PARTICLES | lexicon.CONNECTORS, key=len, reverse=True))
_ARTICLE = r"\b(?:[Aa]l|[Ee]l|ad|an|ar|as|ash|at|az|ul|ur)-"  # "Asaad al-N"
_TOKEN = re.compile(
    rf"(?P<cap>{_CAP})(?P<dot>\.)?|(?P<low>{_ARTICLE}{_CAP}|\b(?:{_LOW})\b(?:-{_CAP})?|&)|(?P<jr>,? (?:Jr|Sr)\.?)"
)
_ABBREVIATED = rf"(?:(?:\b[{_UPPER}]\.)+[{_UPPER}]|\b[{_UPPER}]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Sen|Rep|Gov|Amb|St|Hon|Rt))\."
_WORD = rf"(?:{_ABBREVIATED}|(?:{_ARTICLE})?{_CAP})"
_RUN = re.compile(
    rf"{_WORD}(?:(?:,? (?:Jr|Sr)\b\.?)|(?:(?: \([A-Z]{{2,8}}\))?[ \u00a0](?:(?:{_LOW})\b(?:-{_CAP})?[ \u00a0]|& ){{0,3}}{_WORD}))*"
)
_STOP_AFTER_DOT = re.compile(r"^(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Sen|Rep|Gov|Amb|St|Hon|Rt)$")
_BARE = re.compile(
    r"(?:\b[Tt]he |(?m:^))(?P<title>(?:First |Vice |Deputy |Crown |Prime |Foreign |Federal |Head of |Secretary |Second |National Security )*"
    r"(?:President|Premier|Minister|Chancellor|King|Queen|Emperor|Amir|Emir|Sultan|Prince|Pope|State|General|Lady|"
    r"Gentleman|Advisor|Adviser|Taoiseach|Speaker|Secretary-General|High Representative|Secretary|PM))\b(?!-)(?P<of> of (?:the )?)?"
)
_REPUBLIC = re.compile(
    r"(?:Republic|Nation|Federation)\b(?! of\b)"
)  # "the President of the Republic": the issuer's own
_OF_BODY = re.compile(
    r"(?i)\b(?:leader|head|chair|chairman|chairwoman|member|founder|director|party|movement) of (?:the )?$"
)
_CHILD = re.compile(r"\b\d+-year-old(?: [a-z]+)? $")
_SHIP = re.compile(
    r"\b(?:USS|USNS|HMS|HMAS|HMCS|INS|ROKS|RMS|ARA|JS|CNS|[Ff]rigate|[Dd]estroyer|[Cc]arrier|[Ss]ubmarine|[Oo]peration|[Hh]urricane|[Tt]yphoon|[Tt]ropical [Ss]torm) $"
)
_OFFICE_IN_LOWER = re.compile(r"(?:president|minister|secretary|senator|governor|ambassador|chief|head|leader) $")
_FORMER = re.compile(r"(?i)\b(?:former|ex|then|outgoing)[- ]$")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    label: str  # O office, H honorific, S state, N name, P particle, C connector, X plain word, J suffix
    code: str | None = None


def find_mentions(document: Document, *, publisher: Publisher) -> tuple[Mention, ...]:
    """Every person named in a document, in reading order, with one canonical name for each person.

    Args:
        document: English text; other scripts give what their Latin letters support.
        publisher: Its profile says who its bare titles mean.

    Returns:
        Mentions whose spans do not overlap.
    """
    content = document.content
    named = [context.before(content, mention, document) for mention in _named(document, content)]
    named = [_given_first(content, mention, publisher) for mention in named]
    starts = [mention.span.start for mention in named]
    named = [context.after(content, mention, document, starts) for mention in named]
    alone = context.surnames(content, named, document)
    found = [*named, *_bare(document, content), *alone]
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    kept = context.listed(content, kept)
    chained = tuple(_known_leaders(_chain(kept, document, publisher), document))
    by_office = tuple(offices.find_offices(document, chained))
    by_office += tuple(incumbents.find_counterparts(document, (*chained, *by_office)))
    alone = incumbents.find_surnames(document, (*chained, *by_office))
    return tuple(sorted((*chained, *by_office, *alone), key=lambda mention: (mention.span, mention.name)))


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


def _tokens(content: str, start: int, end: int, places: dict[int, states.StateWords]) -> list[_Token]:
    tokens: list[_Token] = []
    position = start
    while position < end:
        place = places.get(position)
        if place is not None and place.end <= end:
            tokens.append(_Token(place.start, place.end, content[place.start : place.end], "S", place.code))
            position = place.end
            continue
        match = _TOKEN.match(content, position, end)
        if match is None:
            position += 1
            continue
        text = match["cap"] or match["low"] or match["jr"]
        stop = match.end()
        if match["cap"]:
            if (
                text in lexicon.ALSO_NAMES
                and tokens
                and tokens[-1].label in "OH"
                and content[match.end() : match.end() + 2].strip()[:1].isupper()
            ):
                tokens.append(_Token(match.start(), match.end(), text, "N"))
                position = match.end()
                continue
            if match["dot"] and not _STOP_AFTER_DOT.match(text):
                stop -= 1
            tokens.append(_Token(match.start(), stop, text, _label(text)))
        elif match["jr"]:
            tokens.append(_Token(match.start(), stop, text, "J"))
        else:
            particle = text in lexicon.PARTICLES
            label = "N" if "-" in text else "P" if particle else "C"  # "al-Sharaa" ends a name
            tokens.append(_Token(match.start(), stop, text, label))
        position = stop
    return tokens


_ROMAN = re.compile(r"[IVX]+")
_NUMBERS = frozenset(
    ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Twenty", "II", "III", "IV"]
)


def _no_name(words: list[_Token]) -> bool:
    """Whether a capitalised run is of common words, letters and numbers alone ("Flank Allies", "Nash TV")."""
    if words[0].text in lexicon.ALSO_NAMES:
        return False
    if words[0].text.rstrip(".") == "St" and len(words) < 3:
        return True  # a church, a school, a city
    plain = [
        common.is_common(word.text)
        or (len(word.text) > 1 and word.text.isupper())
        or len(word.text.rstrip(".")) == 1
        or word.text in _NUMBERS
        or any(character.isdigit() for character in word.text)
        or (word.text.endswith("s") and states.code_of(word.text[:-1]) is not None)
        for word in words
    ]
    last = words[-1].text
    shouted = plain[-1] and (last.isupper() or last in _NUMBERS) and len(last) > 1
    return all(plain) or shouted or common.is_common_plural(last)


def _letters(token: _Token) -> bool:
    """Whether a word is the letters of a body ("UEFA"), which an office may open with."""
    return token.label == "X" and token.text.isupper() and token.text.isalpha() and len(token.text) <= 7


def _initials(content: str, tokens: list[_Token], at: int) -> _Token:
    """A word, as part of a name where it is the two initials between an office and a surname ("Vice President JD N")."""
    token = tokens[at]
    shouted = token.label == "X" and len(token.text) > 2 and token.text.isalpha() and token.text.isupper()
    honoured = at > 0 and tokens[at - 1].label in "OH" and at + 1 < len(tokens) and tokens[at + 1].label == "N"
    named = at > 1 and tokens[at - 1].label == "N" and tokens[at - 2].label in "OH"
    if shouted and (honoured or named):
        return replace(token, label="N")  # "Ms. KAMIKAWA Yoko", "Foreign Minister Hakan FIDAN"
    letters = token.label == "X" and len(token.text) == 2 and token.text.isupper()
    if not letters or at + 1 >= len(tokens) or tokens[at + 1].label != "N":
        return token
    ahead = content[max(0, token.start - 20) : token.start]
    titled = tokens[at - 1].label in "OH" if at else _OFFICE_IN_LOWER.search(ahead) is not None
    return replace(token, label="N") if titled else token


def _label(word: str) -> str:
    base = word.split("’")[0].split("'")[0]
    if base in lexicon.HONORIFICS:
        return "H"
    if base in lexicon.OFFICE_WORDS:
        return "O"
    if base in lexicon.PLAIN_WORDS:
        return "X"
    if len(base) > 1 and base.isupper() and "." not in base and not _ROMAN.fullmatch(base):
        return "X"
    return "N"


def _named(document: Document, content: str) -> Iterator[Mention]:
    places = {place.start: place for place in states.find(content)}
    for run in _RUN.finditer(content):
        tokens = _tokens(content, run.start(), run.end(), places)
        yield from _run_mentions(document, content, tokens)


def _run_mentions(document: Document, content: str, tokens: list[_Token]) -> Iterator[Mention]:
    tokens = [_initials(content, tokens, at) for at in range(len(tokens))]
    labels = "".join(token.label for token in tokens)
    office_from = 0
    for match in re.finditer(r"N(?:[NHP]*N)?J?", labels):
        first, after = match.start(), match.end()
        following = labels[after : after + 1]
        if following in {"O", "S"} and labels[first] == "N" and "J" not in match[0]:
            continue  # "Astrakhan Region", "Amur Region Governor": part of an office or a place
        if labels[first - 1 : first] == "C" and tokens[first - 1].text in {"of", "the"}:
            if match[0] == "N" and following == "C":
                continue  # "Speaker of the Saeima of the Republic of Latvia": a body, part of the office
            if re.fullmatch(r"NN{2,}J?", match[0]) and "O" in labels[office_from:first]:
                first += 1  # "Head of Naftogaz Yuriy N": so is the first word
        start = first
        while start > office_from and (labels[start - 1] in "OSHCN" or _letters(tokens[start - 1])):
            start -= 1
        while start < first and labels[start] in "C":
            start += 1
        office = tokens[start:first]
        # "A and B": what stands before the joint belongs to the one before
        for index in range(len(office) - 1, -1, -1):
            if office[index].text in {"and", "&", "in", "at", "with"} and not any(
                t.label in "OS" for t in office[index + 1 :]
            ):
                office = []
                break
        while office and office[0].label == "C":
            office = office[1:]
        titled = any(
            token.text.split("-")[0] in lexicon.OFFICE_HEADS or token.text in lexicon.OFFICE_HEADS for token in office
        )
        honoured = any(token.label == "H" for token in office)
        if office and not titled and not honoured:
            office = []
        words = [
            t for t in tokens[first:after] if t.label != "J" or not titled
        ]  # "Jr" tells a son from who bears the office
        if len(words) < 2 and not titled and not honoured:
            continue
        if not titled and not honoured and _no_name(words):
            continue
        hangs = labels[first - 1 : first] == "C" and tokens[first - 1].text != "and"
        if hangs and (not titled or (len(words) == 1 and common.is_common(words[0].text))):
            continue  # "Attorneys General on Efforts": what an office is for is no person
        if (
            not titled
            and not honoured
            and _OF_BODY.search(content[max(0, tokens[first].start - 40) : tokens[first].start])
        ):
            continue  # "leader of Nur Otan": what somebody leads is no person
        ahead = content[max(0, tokens[first].start - 30) : tokens[first].start]
        if _CHILD.search(ahead) or _SHIP.search(ahead):
            continue  # no official
        code = next((t.code for t in office if t.label == "S"), None)
        end = tokens[after - 1].end
        tail = re.match(r"C{1,2}S", labels[after:])
        if tail is not None and tokens[after].text == "of" and titled:
            code = code or tokens[after + tail.end() - 1].code
            end = tokens[after + tail.end() - 1].end
        elif tail is not None and tokens[after].text == "of" and code is None and len(words) > 1:
            code = tokens[after + tail.end() - 1].code  # "the Presidents N of A and N of B"
        office_from = after + (tail.end() if end != tokens[after - 1].end and tail else 0)
        begin = office[0].start if office else tokens[first].start
        role = content[office[0].start : office[-1].end] if titled else None
        if role is not None:
            role = " ".join(t.text for t in office if t.label != "H") if honoured else role
        name = " ".join(_plainly(t.text) if t.label != "N" or len(t.text) > 1 else t.text + "." for t in words)
        yield Mention(
            name=name,
            span=document.span(begin, end),
            role=role or None,
            side=code,
            former=bool(_FORMER.search(content[max(0, begin - 12) : begin])) or (role or "").startswith("Former "),
        )


_SURNAME_FIRST = frozenset({"JPN", "HUN"})  # whose names English turns around


def _given_first(content: str, mention: Mention, publisher: Publisher) -> Mention:
    """A name as English orders it: "KAMIKAWA Yoko" of Japan is Yoko Kamikawa."""
    words = mention.name.split()
    if len(words) != 2 or (mention.side or publisher.state) not in _SURNAME_FIRST:
        return mention
    said = content[mention.span.start : mention.span.end]
    shouted = words[0].upper() in said and words[1] in said and words[0] not in said
    return replace(mention, name=f"{words[1]} {words[0]}") if shouted else mention


def _plainly(word: str) -> str:
    """A word of a name without stops, and without shouting: "FIDAN" is "Fidan", "JD" stays."""
    bare = word.strip(" .,")
    return (
        bare.capitalize()
        if len(bare) > 3 and bare.isalpha() and bare.isupper() and not _ROMAN.fullmatch(bare)
        else bare
    )


def _bare(document: Document, content: str) -> Iterator[Mention]:
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
        elif re.match(rf" [{_UPPER}]", content[match.end() : match.end() + 2]):
            continue
        yield Mention(name="", span=document.span(match.start(), end), role=match["title"], side=code)


def _chain(mentions: list[Mention], document: Document, publisher: Publisher) -> Iterator[Mention]:
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


def _resolve_bare(
    mention: Mention, full: list[Mention], holders: list[tuple[BareTitle, str]], publisher: Publisher
) -> Mention | None:
    role = mention.role or ""
    same_role = [m for m in full if m.role is not None and (role in m.role)]
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
