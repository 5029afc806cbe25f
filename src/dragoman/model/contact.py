"""Contacts: what one source says of one (a Report) and what all sources together say (a Contact)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.people import Mention
from dragoman.model.text import Span
from dragoman.model.time import When


class Kind(StrEnum):
    """What sort of contact it is."""

    MEETING = "meeting"  # face to face
    CALL = "call"  # telephone or video
    VISIT = "visit"  # travel to another country or place; participants are the travellers
    MESSAGE = "message"  # letter, greetings, congratulations, condolences to a named addressee


class Status(StrEnum):
    """Whether the source says that it took place."""

    HELD = "held"
    PLANNED = "planned"
    DENIED = "denied"


class Certainty(StrEnum):
    """How the source puts it."""

    ASSERTED = "asserted"
    REPORTED = "reported"  # on another's word
    PROBABLE = "probable"  # hedged
    INFERRED = "inferred"  # the author's own guess


class Aspect(StrEnum):
    """What a circumstance tells of a contact."""

    DURATION = "duration"  # value: ISO 8601, "PT1H30M"
    NOTICE = "notice"  # value: "announced" or "unannounced"
    GREETED_BY = "greeted by"  # value: a name, or an office without one: "the chief of protocol"; on arrival
    SEEN_OFF_BY = "seen off by"  # value: a name; on departure
    DELEGATION = "delegation"  # value: a name; who came along
    ARRIVAL = "arrived"  # value: an ISO day, or day and hour: "2020-03-05T10:00"
    DEPARTURE = "left"  # value: as of an arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """How a contact went, as one source tells it; ``span`` holds the words, ``certainty`` how the source puts it."""

    aspect: Aspect
    value: str
    span: Span
    certainty: Certainty = Certainty.ASSERTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's account of one contact. Every field that has words points at them.

    ``participants`` stand in the document's order (for a visit: the travellers); ``more`` tells that others took part,
    ``country`` is the ISO alpha-3 code of where it took place, ``initiator`` the side that asked or invited.
    ``form`` is the category of a visit (state, official, working, private, transit) or the format of a meeting
    (one-on-one, expanded, trilateral), as the source gives it.
    ``evidence`` is the shortest passage that asserts the contact; ``hedge`` the words that show its certainty;
    ``speaker`` whose claim it is, where not the issuer's own.
    """

    id: str
    document: str
    kind: Kind
    status: Status
    when: When
    participants: tuple[Mention, ...]
    evidence: Span
    certainty: Certainty = Certainty.ASSERTED
    more: bool = False
    place: str | None = None
    place_span: Span | None = None
    country: str | None = None
    initiator: str | None = None
    initiator_span: Span | None = None
    form: str | None = None
    form_span: Span | None = None
    hedge: Span | None = None
    speaker: str | None = None
    circumstances: tuple[Circumstance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A person in a contact: ``roles`` as the accounts state them (first source first), ``mentions`` the words."""

    person: str
    side: str | None
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which the accounts disagree: each value with the ids of the reports that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who was in touch with whom, when, as all accounts together say it. No account is lost: ``reports`` lists them.

    ``origins`` are the same report ids by origin: copies of one text, the releases of one office in all its languages
    and what passes on its word stand together and count as one account. ``known`` is the day on which the first account
    was published, ``None`` where no account is dated.
    """

    id: str
    kind: Kind
    status: Status
    certainty: Certainty
    when: When
    participants: tuple[Participation, ...]
    reports: tuple[str, ...]
    more: bool = False
    place: str | None = None
    country: str | None = None
    initiator: str | None = None
    form: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    known: date | None = None
