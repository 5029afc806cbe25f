"""When something happened: half-open UTC intervals with the precision of the words they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from enum import StrEnum
from zoneinfo import ZoneInfo

from dragoman.model.text import Span


class Precision(StrEnum):
    """How exactly the words fix the time."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    ASSUMED = "assumed"  # no date words: the day of publication stands in
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A half-open stretch of time ``[start, end)``, both aware and in UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            if moment.utcoffset() != timedelta(0):
                raise ValueError(f"Interval: {moment!r} is not in UTC; convert it with astimezone(UTC)")
        if self.end <= self.start:
            raise ValueError(
                f"Interval: end {self.end} is not after start {self.start}; a day ends at the next midnight"
            )

    @classmethod
    def days(cls, first: date, last: date, *, zone: str) -> Interval:
        """The whole local days from ``first`` to ``last`` (inclusive) in an IANA zone.

        >>> Interval.days(date(2020, 5, 3), date(2020, 5, 3), zone="Asia/Tokyo").start.isoformat()
        '2020-05-02T15:00:00+00:00'
        """
        local = ZoneInfo(zone)
        last = min(last, date.max - timedelta(days=2))  # beyond it the calendar ends
        start = datetime.combine(min(first, last), clock.min, local).astimezone(UTC)
        end = datetime.combine(last + timedelta(days=1), clock.min, local).astimezone(UTC)
        return cls(start=start, end=end)

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share at least one moment."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time of a contact as one source gives it.

    ``interval`` is ``None`` exactly when ``precision`` is ``UNKNOWN``. ``words`` are the date words, ``None`` where
    the source has none (``ASSUMED``, ``UNKNOWN``).
    """

    interval: Interval | None
    precision: Precision
    zone: str = "UTC"
    words: Span | None = None

    def __post_init__(self) -> None:
        if (self.interval is None) != (self.precision is Precision.UNKNOWN):
            raise ValueError(f"When: interval {self.interval} does not fit precision {self.precision.value}")

    @classmethod
    def unknown(cls) -> When:
        """No time is known."""
        return cls(interval=None, precision=Precision.UNKNOWN)

    @classmethod
    def days(
        cls, first: date, last: date, *, precision: Precision, zone: str = "UTC", words: Span | None = None
    ) -> When:
        """Whole local days, both inclusive."""
        return cls(interval=Interval.days(first, last, zone=zone), precision=precision, zone=zone, words=words)

    @property
    def first_day(self) -> date | None:
        """First day, in the publisher's zone."""
        return None if self.interval is None else self.interval.start.astimezone(ZoneInfo(self.zone)).date()

    @property
    def last_day(self) -> date | None:
        """Last day (inclusive), in the publisher's zone."""
        if self.interval is None:
            return None
        return (self.interval.end - timedelta(microseconds=1)).astimezone(ZoneInfo(self.zone)).date()
