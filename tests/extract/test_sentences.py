"""What the reader makes of the constructions of diplomatic English, in our own sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Report
from tests.extract.test_reading import reports, told

A, L, K, P = "Arman Beketov", "Lucia Moretti", "Karl Weiss", "Pavel Novak"
ITALY = "Prime Minister Lucia Moretti of Italy"
GERMANY = "Chancellor Karl Weiss of Germany"
CZECHIA = "Foreign Minister Pavel Novak of the Czech Republic"


def one(text: str) -> Report:
    (report,) = reports(text)
    return report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"President Arman Beketov met with {ITALY} and then with {GERMANY}.",
            [("meeting", "held", [A, K]), ("meeting", "held", [A, L])],
        ),
        (
            f"President Arman Beketov spoke separately with {ITALY} and {GERMANY}.",
            [("call", "held", [A, K]), ("call", "held", [A, L])],
        ),
        (f"President Arman Beketov met together with {ITALY} and {GERMANY}.", [("meeting", "held", [A, K, L])]),
        (f"Talks between {ITALY} and {GERMANY} were held in Geneva.", [("meeting", "held", [K, L])]),
        (f"During the meeting with {ITALY}, President Arman Beketov spoke of trade.", [("meeting", "held", [A, L])]),
        (
            f"President Arman Beketov, who arrived in Rome on Monday, met {ITALY}.",
            [("meeting", "held", [A, L]), ("visit", "held", [A])],
        ),
        (f"{ITALY} was received by President Arman Beketov.", [("meeting", "held", [A, L])]),
        (f"President Arman Beketov and {ITALY} met in Geneva.", [("meeting", "held", [A, L])]),
        (
            f"President Arman Beketov paid a working visit to Rome, where he met {ITALY}.",
            [("meeting", "held", [A, L]), ("visit", "held", [A])],
        ),
        (f"{ITALY} arrived in our country.", [("visit", "held", [L])]),
        (f"President Arman Beketov will host {ITALY} on June 15.", [("meeting", "planned", [A, L])]),
        (
            f"President Arman Beketov met with the delegation of the Italian parliament headed by {ITALY}.",
            [("meeting", "held", [A, L])],
        ),
        (f"President Arman Beketov sent birthday greetings to {ITALY}.", [("message", "held", [A, L])]),
        (f"President Arman Beketov cancelled a meeting with {ITALY}.", [("meeting", "denied", [A, L])]),
        (
            f"President Arman Beketov did not meet with {ITALY} or {GERMANY}.",
            [("meeting", "denied", [A, K]), ("meeting", "denied", [A, L])],
        ),
        (f"President Arman Beketov has not spoken with {ITALY}.", [("call", "denied", [A, L])]),
    ],
)
def test_constructions(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        f"President Arman Beketov invited {ITALY} to visit Almaty.",
        f"President Arman Beketov would like to meet {ITALY}.",
        f"A possible meeting with {ITALY} was discussed.",
        f"Did President Arman Beketov meet with {ITALY}?",
        f"President Arman Beketov has had many meetings with {ITALY} in the past.",
        "President Arman Beketov met with the leaders of the region's farmers.",
        "President Arman Beketov returned to work in the capital.",
        f"Every time President Arman Beketov meets {ITALY}, the talk is of trade.",
    ],
)
def test_wishes_questions_and_habits_are_no_contacts(text: str) -> None:
    assert told(text) == []


def test_pronouns_mean_whom_the_text_named() -> None:
    found = told(f"{ITALY} arrived in Almaty on Monday. At the airport she was met by {CZECHIA}.")
    assert ("meeting", "held", sorted([L, P])) in found


def test_the_author_of_a_statement_says_i() -> None:
    found = told(f"Today I met with {ITALY}.", title="Statement by President Arman Beketov")
    assert found == [("meeting", "held", [A, L])]


def test_leaders_of_states_are_those_of_the_day() -> None:
    found = told("Arman Beketov met with the Presidents of France and Poland.")
    assert found == [("meeting", "held", ["Andrzej Duda", A, "Emmanuel Macron"])]


def test_former_holders_are_not_todays() -> None:
    assert told("Arman Beketov met with a former president of France.") == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Monday", date(2021, 6, 7)),
        ("yesterday", date(2021, 6, 8)),
        ("on 3 May 2020", date(2020, 5, 3)),
        ("on May 3, 2020", date(2020, 5, 3)),
    ],
)
def test_the_day_is_the_one_beside_the_contact(words: str, day: date) -> None:
    report = one(f"President Arman Beketov met {words} with {ITALY}.")
    assert report.when.first_day == day


def test_each_contact_of_a_sentence_has_its_own_day() -> None:
    text = f"President Arman Beketov met with {ITALY} on Monday and will travel to Rome on Friday."
    days = {report.kind.value: report.when.first_day for report in reports(text)}
    assert days == {"meeting": date(2021, 6, 7), "visit": date(2021, 6, 11)}


def test_a_plan_without_a_day_has_none() -> None:
    report = one(f"President Arman Beketov looks forward to the visit of {ITALY} to Almaty.")
    assert (report.status.value, report.when.interval) == ("planned", None)


SENTENCES = [
    f"President Arman Beketov met with {ITALY} in Geneva on Monday.",
    f"On Tuesday, President Arman Beketov had a telephone conversation with {GERMANY}.",
    f"{CZECHIA} arrived in Almaty.",
    f"President Arman Beketov did not meet with {GERMANY}.",
]


def key(found: tuple[Report, ...]) -> list[tuple[object, ...]]:
    return [
        (r.kind, r.status, r.when.first_day, r.country, tuple(" ".join(p.name.split()) for p in r.participants))
        for r in found
    ]


@given(text=st.sampled_from(SENTENCES), data=st.data())
@settings(max_examples=60, deadline=None)
def test_white_space_changes_nothing(text: str, data: st.DataObject) -> None:
    places = [at for at, letter in enumerate(text) if letter == " "]
    at = data.draw(st.sampled_from(places))
    broken = ["\n"] if at >= 60 else []  # a shorter line is a heading
    with_ = data.draw(st.sampled_from(["\u00a0", "  ", "\u2009", " \u200b", *broken]))
    assert key(reports(text[:at] + with_ + text[at + 1 :])) == key(reports(text))


@pytest.mark.parametrize("mark", ["'", "’"])
def test_apostrophes_change_nothing(mark: str) -> None:
    report = one(f"President Beketov{mark}s meeting with {ITALY} took place in Geneva. Arman Beketov was glad.")
    assert sorted(p.name for p in report.participants) == [A, L]


@given(st.permutations(SENTENCES))
@settings(max_examples=24, deadline=None)
def test_the_order_of_paragraphs_changes_no_contact(order: list[str]) -> None:
    found = {(kind, status, people) for kind, status, *_, people in key(reports("\n\n".join(order)))}
    assert found == {(kind, status, people) for kind, status, *_, people in key(reports("\n\n".join(SENTENCES)))}


@given(text=st.sampled_from(SENTENCES), noise=st.sampled_from(["", "Share this page", "Print", "Read more", "12:40"]))
def test_page_furniture_around_changes_nothing(text: str, noise: str) -> None:
    assert key(reports(f"{noise}\n\n{text}\n\n{noise}")) == key(reports(text))


@given(data=st.data(), text=st.sampled_from(SENTENCES))
@settings(max_examples=60, deadline=None)
def test_page_furniture_inside_a_sentence_changes_nothing(data: st.DataObject, text: str) -> None:
    """A credit, a button or a page number between two words of a sentence; the evidence stays verbatim."""
    at = data.draw(st.sampled_from([i for i, c in enumerate(text) if c == " " and text[i + 1].islower()]))
    noise = data.draw(
        st.sampled_from(["Photo: Press Service", "Share", "Read more: all news", "© The Office", "Page 2", "7"])
    )
    assert key(reports(f"{text[:at]}\n{noise}\n{text[at + 1 :]}")) == key(reports(text))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"{ITALY} arrived in Almaty on a working visit.", "working"),
        (f"{ITALY} will pay a state visit to Almaty.", "state"),
        (f"President Arman Beketov met one-on-one with {ITALY}.", "one-on-one"),
        (f"President Arman Beketov met with {ITALY}.", None),
    ],
)
def test_the_form_is_what_the_source_says(text: str, form: str | None) -> None:
    assert one(text).form == form
