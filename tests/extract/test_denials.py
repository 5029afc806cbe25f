"""What did not happen: every common way to say so, each beside one that says that it did."""

import pytest

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
