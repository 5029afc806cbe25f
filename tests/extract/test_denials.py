"""What did not happen: every common way to say so, each beside one that says that it did."""

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.workflow.reading import read
from tests.extract.test_press import reports

A, B = "President Omar Diallo", "President Awa Ndiaye"


def status(text: str) -> list[str]:
    """The status of every contact."""
    return [report.status.value for report in reports(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} could not meet {B}.",
        f"{A} failed to meet {B}.",
        f"{A} was unable to meet {B}.",
        f"{A} almost met {B}.",
        f"{A} refused a meeting with {B}.",
        f"{A}'s meeting with {B} was cancelled.",
        f"{A} was to meet {B}, but the meeting was called off.",
        f"The meeting between {A} and {B} did not take place.",
        f"The phone call between {A} and {B} never happened.",
        f"No meeting between {A} and {B} took place.",
        f"{A}'s trip to Poland did not take place.",
        f"The palace denied reports that {A} had met {B}.",
    ],
)
def test_denied(text: str) -> None:
    """Before the contact word or behind it."""
    assert status(text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} met {B} after the parade was cancelled in Lima. It rained.",
        f"{A} met {B}, who could not attend the parade.",
        f"{A} finally met {B}. The parade did not take place.",
    ],
)
def test_something_else_did_not_happen(text: str) -> None:
    """A near miss for each."""
    assert "held" in status(text) or "denied" not in status(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} greeted {B}'s proposal.",
        f"{A} received {B}'s letter.",
        f"{A} saw {B} on television.",
        f"{A} called {B}'s bluff.",
    ],
)
def test_things_are_not_people(text: str) -> None:
    """What somebody owns, says or appears on is nobody to meet."""
    assert status(text) == []


@pytest.mark.parametrize(
    ("text", "certainty", "evidence"),
    [
        (f"There are no plans for a call between {A} and {B}.", "asserted", f"no plans for a call between {A} and {B}"),
        (f"{A} has no plans for talks with {B}.", "asserted", f"{A} has no plans for talks with {B}"),
        (f"{A} has no plans to visit Poland.", "asserted", f"{A} has no plans to visit Poland"),
        (
            f"The palace ruled out a meeting between {A} and {B}.",
            "asserted",
            f"ruled out a meeting between {A} and {B}",
        ),
        (f"A meeting between {A} and {B} was ruled out.", "asserted", f"meeting between {A} and {B} was ruled out"),
        (
            f"A meeting of {A} and {B} is out of the question.",
            "asserted",
            f"meeting of {A} and {B} is out of the question",
        ),
        (f"It is unlikely that {A} will meet {B}.", "probable", f"unlikely that {A} will meet {B}"),
        (f"A meeting between {A} and {B} is unlikely.", "probable", f"meeting between {A} and {B} is unlikely"),
        (f"Nobody expects {A} to meet {B}.", "probable", f"Nobody expects {A} to meet {B}"),
        (f"One should not expect {A} to call {B}.", "inferred", f"not expect {A} to call {B}"),
        (f"{A} has no intention of meeting {B}.", "asserted", f"{A} has no intention of meeting {B}"),
        (f"{A} has decided not to meet {B}.", "asserted", f"{A} has decided not to meet {B}"),
        (f"{A} will hardly meet {B}.", "probable", f"{A} will hardly meet {B}"),
        (f"The palace rejected a meeting of {A} and {B}.", "asserted", f"rejected a meeting of {A} and {B}"),
        (f"No call between {A} and {B} is planned.", "asserted", f"No call between {A} and {B} is planned"),
        (f"{A} is not going to meet {B}.", "asserted", f"{A} is not going to meet {B}"),
        (
            f"The meeting between {A} and {B} never took place.",
            "asserted",
            f"meeting between {A} and {B} never took place",
        ),
    ],
)
def test_what_will_not_be(text: str, certainty: str, evidence: str) -> None:
    """Plans and expectations deny a contact as they are worded, and the passage holds the words that do."""
    found = reports(text)
    assert [(r.status.value, r.certainty.value) for r in found] == [("denied", certainty)]
    assert f"\n{text}"[found[0].evidence.start : found[0].evidence.end] == evidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The palace has not ruled out a meeting between {A} and {B}.", []),
        (f"A meeting between {A} and {B} was not ruled out.", []),
        (f"There are no plans to cancel the meeting between {A} and {B}.", []),
        (f"{A} ruled out a truce when he met {B}.", ["held"]),
        (f"{A} ruled out concessions at a meeting with {B}.", ["held"]),
        (f"{A} rejected the accusations during talks with {B}.", ["held"]),
        (f"{A} decided not to resign after he met {B}.", ["held"]),
        (f"Schools were not the focus of {A}'s conversation with {B}.", ["held"]),
        (f"{A} excluded neighbours from talks with {B}.", ["held"]),
        (f"Nobody expected rain when {A} met {B}.", ["held"]),
        (f"{A} met {B}, who had no plans for the evening.", ["held"]),
        (f"It is likely that {A} will meet {B}.", ["planned"]),
    ],
)
def test_what_is_not_denied(text: str, expected: list[str]) -> None:
    """What is left open, or of which the denying words do not speak."""
    assert status(text) == expected


def test_title_of_a_meeting_that_was_not() -> None:
    """A title that only names the meeting tells of no other than the text, which says that it was cancelled."""
    document = Document(
        id="d",
        snapshot="s",
        publisher="kremlin_en",
        language="en",
        title="On the meeting with Chancellor of Austria Karl Nehammer",
        text="The meeting between Vladimir Putin and Karl Nehammer, planned for 28 March, has been cancelled.",
        published=date(2022, 3, 27),
    )
    assert [r.status.value for r in read(document, publisher("kremlin_en")).reports] == ["denied"]


def test_hedge_of_something_else() -> None:
    """What a relative clause beside the contact holds likely is not the contact."""
    assert [r.certainty.value for r in reports(f"{A}, who is unlikely to run again, met {B}.")] == ["asserted"]
