"""What is known where a sentence stands, and a report made of one of its contact words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.extract import fields, lists
from dragoman.extract.disowned import Disowned
from dragoman.extract.frames import Frame
from dragoman.extract.parties import unique
from dragoman.extract.triggers import Trigger
from dragoman.language import dates as time_words
from dragoman.model import Document, Kind, Mention, Publisher, Report, Status, When, content_id

Place = tuple[str, tuple[int, int], str | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence and what is known where it stands: its contact words and the dates that may be theirs."""

    document: Document
    publisher: Publisher
    mentions: tuple[Mention, ...]
    sentence: tuple[int, int]
    dates: list[time_words.TimeWords]
    triggers: list[Trigger]
    in_title: bool
    listed: bool = False  # somewhere below, a list tells who else took part
    reasons: list[str] = field(default_factory=list)  # why triggers gave no report, for whoever asks

    @property
    def content(self) -> str:
        """The document's content."""
        return self.document.content

    @property
    def russian(self) -> bool:
        """Whether it is read by the Russian rules."""
        return self.document.language == "ru"

    def running_ahead(self, when: When) -> bool:
        """Whether a time lies behind the day of publication."""
        published = self.document.published
        return published is not None and when.last_day is not None and when.last_day > published

    def past(self, when: When) -> bool:
        """Whether a time ended before the day of publication."""
        published = self.document.published
        return published is not None and when.last_day is not None and when.last_day < published

    def none(self, reason: str) -> list[Report]:
        """No report, and why."""
        self.reasons.append(reason)
        return []


@dataclass(frozen=True, slots=True)
class Making:
    """What the reports of one trigger share."""

    telling: Telling
    trigger: Trigger
    frame: Frame
    when: When
    status: Status
    decisive: tuple[int, int] | None = None  # the words that say that it did not take place, was put off, or was a call
    untrue: Disowned | None = None  # those that call a report of it untrue

    def report(self, kind: Kind, people: Sequence[Mention], place: Place | None) -> Report:
        """A report of these people, on the shortest passage that holds them, the time and the place."""
        document, sentence = self.telling.document, self.telling.sentence
        content, trigger, frame = document.content, self.trigger, self.frame
        named = unique(people)
        initiator = fields.initiator_of(
            content,
            sentence,
            sides=tuple(p.side for p in named),
            publisher=self.telling.publisher,
            russian=self.telling.russian,
        )
        clause = fields.clause_around(content, sentence, trigger.start, trigger.end)
        place_of_word = trigger.start, trigger.end
        certainty, hedge = fields.certainty_of(
            document, self.telling.publisher, sentence, place_of_word, untrue=self.untrue
        )
        form = None if self.telling.russian else fields.form_of(content, clause, visit=kind is Kind.VISIT)
        end = max(frame.end, trigger.end, self.decisive[1] if self.decisive else 0)
        for extra in (self.when.words.end if self.when.words else 0, place[1][1] if place else 0):
            if sentence[0] <= extra <= sentence[1] and extra - end < 60:
                end = max(end, extra)
        start, end = min(frame.start, trigger.start), min(end, sentence[1])
        if self.decisive is not None:
            start = min(start, self.decisive[0])
        evidence = document.span(start, end)
        return Report(
            id=content_id(
                "report",
                document.id,
                kind,
                self.status,
                certainty,
                self.when.first_day,
                trigger.start,
                evidence.start,
                evidence.end,
                place[0] if place and kind is Kind.VISIT else None,
                *(p.name for p in named),
            ),
            document=document.id,
            kind=kind,
            status=self.status,
            when=self.when,
            participants=named[: lists.MOST],
            more=len(named) > lists.MOST,
            evidence=evidence,
            certainty=certainty,
            hedge=hedge,
            place=place[0] if place else None,
            place_span=document.span(*place[1]) if place else None,
            country=place[2] if place else None,
            initiator=initiator[0] if initiator else None,
            initiator_span=document.span(initiator[1], initiator[2]) if initiator else None,
            form=form[0] if form else None,
            form_span=document.span(form[1], form[2]) if form else None,
        )
