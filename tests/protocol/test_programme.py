"""Whether the programme of a visit is known whole: said by a side after it, never assumed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.model import Aspect, Kind
from dragoman.protocol import whole_programmes
from tests.protocol.made import DAY, World

GUEST, HOST = ("Guest", "RUS", "Deputy Chairman of the Security Council"), ("Host", "KAZ", "President")
LEFT = DAY + timedelta(days=1)


def _whole(text: str, by: str = "kremlin", published: date | None = LEFT, *, of_meeting: bool = False) -> bool:
    world = World()
    world.person("Guest", "RUS")
    told = world.report(world.document(by, text, published))
    met = world.contact(Kind.MEETING, GUEST, HOST, reports=(told,) if of_meeting else ())
    visit = world.visit(GUEST, meetings=(met,), reports=() if of_meeting else (told,))
    return whole_programmes(world.facts()) == {visit}


@pytest.mark.parametrize(
    "text",
    [
        "That was the full programme of the visit.",
        "This was the complete program of his stay.",
        "The programme of the visit is thus complete.",
        "The programme of his working visit has been completed.",
        "The programme of the visit included no other meetings.",
        "The programme of the visit held nothing else.",
        "The programme of the visit of Mr Guest to Kazakhstan is complete.",
        "No other meetings were held during the visit.",
        "During his stay in Nur-Sultan, no further talks took place.",
        "The programme of the visit of 3 March 2020 is complete.",
        "Это была полная программа визита.",
        "На этом программа визита завершена.",
        "Программа пребывания исчерпана.",
        "Других встреч в ходе визита не было.",
        "В ходе визита других мероприятий не проводилось.",
    ],
)
def test_it_is_said(text: str) -> None:
    """By either side, of the visit or in the account of a meeting on it."""
    assert _whole(text)

    assert _whole(text, "akorda")
    assert _whole(f"They met. {text} He left.", of_meeting=True)


@pytest.mark.parametrize(
    "text",
    [
        "The full programme of the visit will be announced later.",
        "The full programme is yet to be published.",
        "The programme of the visit is not complete.",
        "This is not the full programme of the visit.",
        "He has a full programme.",
        "No other meetings are planned so far.",
        "No other meetings are scheduled yet.",
        "The draft of the full programme was agreed.",
        "The programme of reforms is complete.",
        "Программа визита будет завершена завтра.",
        "Других встреч пока не планируется.",
        "Полная программа визита будет опубликована позднее.",
        "The sides agreed to fulfil the entire programme of economic cooperation.",
        "He praised the full programme of the festival.",
        "That was the full programme of the festival.",
        "No further talks are planned on the border issue between the two ministries of agriculture.",
        "No other meetings were held on the border issue.",
        "No other meetings of the commission were held during the visit.",
        "Стороны обсудили полную программу сотрудничества.",
        "There were no other meetings of the commission held in 2019.",
        "The full programme of the visit can be found on our website.",
        "The programme of the visit is complete with a concert.",
        "The programme of the visit of the trade delegation is complete.",
        "The programme of the visit of Mr Other is complete.",
        "The programme of his visit in May 2019 is complete.",
        "The programme of the previous visit is complete.",
        "This is the full programme of the visit.",
        "After the programme of his visit to Paris was completed he came.",
        "Once the programme of the visit is complete, they will speak.",
        "He asked whether that was the full programme of the visit.",
        "No other meetings are planned during the visit.",
        "Других встреч не было.",
        "Программа визита завершится завтра.",
    ],
)
def test_it_is_not_said(text: str) -> None:
    """What a programme will be, is so far, or is of something else."""
    assert not _whole(text)


@pytest.mark.parametrize(("by", "told"), [("press", False), ("mfa_china", False), ("unheard", False), ("akorda", True)])
def test_only_the_two_sides_know(by: str, told: bool) -> None:  # noqa: FBT001
    """Press does not, nor a third side."""
    assert _whole("That was the full programme of the visit.", by) == told


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, True), (30, True)])
def test_a_programme_of_the_day_before_is_a_plan(days: int, told: bool) -> None:  # noqa: FBT001
    """What is said before a visit tells what is meant to be."""
    assert _whole("No other meetings were held during the visit.", published=DAY + timedelta(days=days)) == told


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        ((("kremlin", True, 1), ("akorda", True, 2)), True),
        ((("kremlin", True, 1),), False),
        ((("kremlin", True, 1), ("press", True, 2)), False),
        ((("kremlin", True, 1), ("akorda", False, 2)), False),  # it does not tell that it was over
        ((("kremlin", True, 1), ("akorda", True, 0)), False),  # it was not over yet
        ((("kremlin", True, 1), ("mfa_china", True, 2)), False),
    ],
)
def test_both_sides_tell_of_the_whole_visit(accounts: tuple[tuple[str, bool, int], ...], told: bool) -> None:  # noqa: FBT001
    """When it was over."""
    world = World()
    reports = tuple(
        world.report(
            world.document(by, "He came and left.", DAY + timedelta(days=days)),
            *(((Aspect.DEPARTURE, LEFT.isoformat()),) if ended else ()),
        )
        for by, ended, days in accounts
    )
    world.visit(GUEST, reports=reports)
    assert bool(whole_programmes(world.facts())) == told


def test_an_account_of_a_meeting_is_none_of_the_whole_visit() -> None:
    """Both sides' releases on one meeting say nothing of others."""
    world = World()
    reports = tuple(
        world.report(world.document(by, "They met.", LEFT), (Aspect.DEPARTURE, LEFT.isoformat()), kind=Kind.MEETING)
        for by in ("kremlin", "akorda")
    )
    world.visit(GUEST, reports=reports)
    assert whole_programmes(world.facts()) == frozenset()
