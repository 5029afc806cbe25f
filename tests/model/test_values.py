"""The values refuse what cannot be, and count days and characters as they say."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import BareTitle, Document, Holder, Interval, Precision, Span, When, content_id


def document(title: str, text: str) -> Document:
    """A document of the press."""
    return Document(id="doc-1", snapshot="s", publisher="press", language="en", title=title, text=text)


@given(st.text(), st.text(), st.data())
def test_quote_is_the_text_under_the_span(title: str, text: str, data: st.DataObject) -> None:
    """A quotation is the very characters of title, line feed, text."""
    doc = document(title, text)
    start = data.draw(st.integers(0, len(doc.content) - 1))
    end = data.draw(st.integers(start + 1, len(doc.content)))
    assert doc.quote(doc.span(start, end)) == f"{title}\n{text}"[start:end]


def test_quote_refuses_a_span_that_is_not_its_own() -> None:
    """A span of another document, or past the end, is a broken contract."""
    doc = document("T", "abc")
    with pytest.raises(ValueError, match="cannot quote"):
        doc.quote(Span(document="doc-2", start=0, end=1))
    with pytest.raises(ValueError, match="cannot quote"):
        doc.quote(doc.span(0, 99))


def test_an_empty_span_is_refused() -> None:
    """A span has at least one character."""
    with pytest.raises(ValueError, match="empty"):
        Span(document="d", start=3, end=3)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_a_local_day_survives_the_round_trip(day: date, zone: str) -> None:
    """The day printed is the day read back, whatever the zone."""
    when = When.days(day, day, precision=Precision.DAY, zone=zone)
    assert (when.first_day, when.last_day) == (day, day)


def test_days_are_those_of_the_publisher() -> None:
    """One printed day in two zones is two intervals that still overlap."""
    day = date(2020, 3, 7)
    tokyo, washington = (Interval.days(day, day, zone=z) for z in ("Asia/Tokyo", "America/New_York"))
    assert tokyo != washington
    assert tokyo.overlaps(washington) is True
    assert tokyo.overlaps(Interval.days(date(2020, 3, 9), date(2020, 3, 9), zone="UTC")) is False


def test_unknown_time_has_no_interval() -> None:
    """Precision and interval cannot contradict each other."""
    assert When.unknown().first_day is None
    with pytest.raises(ValueError, match="does not fit"):
        When(interval=None, precision=Precision.DAY)


def test_intervals_are_utc_and_run_forward() -> None:
    """A naive or inverted interval is refused."""
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="not after"):
        Interval(start=moment, end=moment)
    with pytest.raises(ValueError, match="not in UTC"):
        Interval(start=datetime(2020, 1, 1), end=moment)  # noqa: DTZ001


def test_a_bare_title_means_its_holder_of_that_day() -> None:
    """The day of a change belongs to the new holder; a gap belongs to nobody."""
    change = date(2019, 3, 20)
    title = BareTitle(
        words=("President",),
        office="President",
        side="KAZ",
        holders=(Holder(name="A", until=change), Holder(name="B", since=change)),
    )
    assert [h.name if (h := title.holder_on(d)) else None for d in (date(2019, 3, 19), change)] == ["A", "B"]
    assert BareTitle(words=("x",), office="x", side="KAZ").holder_on(change) is None


@given(
    st.lists(st.one_of(st.none(), st.text(max_size=3)), max_size=4),
    st.lists(st.one_of(st.none(), st.text(max_size=3)), max_size=4),
)
def test_ids_come_from_content(left: list[str | None], right: list[str | None]) -> None:
    """Equal parts give equal ids, and no other parts do."""
    assert (content_id("x", *left) == content_id("x", *right)) == (left == right)
