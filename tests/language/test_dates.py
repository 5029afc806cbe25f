"""Date words and the days they mean, from a text published on Wednesday 15 May 2019."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.dates import tag
from dragoman.language.sentences import sentences

ANCHOR = date(2019, 5, 15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 3 May 2018", "2018-05-03"),
        ("on May 3, 2018", "2018-05-03"),
        ("on Tuesday", "2019-05-14"),
        ("will meet on Friday", "2019-05-17"),
        ("yesterday", "2019-05-14"),
        ("two days ago", "2019-05-13"),
        ("last week", "2019-W19"),
        ("next month", "2019-06"),
        ("in 2017", "2017"),
        ("in March 2018", "2018-03"),
        ("2018-12-01", "2018-12-01"),
    ],
)
def test_english_words(text: str, value: str) -> None:
    (found,) = tag(text, anchor=ANCHOR)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("с визитом 10–12 мая", date(2019, 5, 10), date(2019, 5, 12)),
        ("вчера", date(2019, 5, 14), date(2019, 5, 14)),
        ("3 марта 2018 года", date(2018, 3, 3), date(2018, 3, 3)),
    ],
)
def test_russian_words(text: str, first: date, last: date) -> None:
    (found,) = tag(text, anchor=ANCHOR, language="ru")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["He may come.", "The march of time", "a second reading", "31 February 2019", "3.14159"]
)
def test_what_is_no_date(text: str) -> None:
    assert tag(text, anchor=ANCHOR) == ()


@given(st.text(max_size=200), st.dates())
def test_any_text_is_tagged_inside_its_bounds(text: str, anchor: date) -> None:
    end = 0
    for found in tag(text, anchor=anchor):
        assert end <= found.start < found.end <= len(text)
        assert found.first <= found.last
        end = found.end


@given(
    st.lists(
        st.sampled_from(
            ["Mr. Smith met Dr. Jones.", "A call.", "\n", "\n\n", " ", "U.S. officials", "“Yes.”", "5 p.m."]
        )
    )
)
def test_sentences_cover_all_words_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    cut = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in cut) == "".join(text.split())
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(cut))


def test_titles_and_initials_end_no_sentence() -> None:
    text = "Gen. John A. Smith of the U.S. Army met Mr. Jones. They spoke."
    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "Gen. John A. Smith of the U.S. Army met Mr. Jones.",
        "They spoke.",
    ]
