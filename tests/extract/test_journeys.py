"""Days of arrival and departure that stand with a verb of travel, and near misses."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.ingest import publisher
from dragoman.model import Aspect, Document
from dragoman.workflow.reading import read


def told(text: str, language: str = "en") -> dict[str, str]:
    document = Document(
        id="d", snapshot="s", publisher="press", language=language, title="T", text=text, published=date(2022, 1, 22)
    )
    found = {}
    for report in read(document, publisher("press")).reports:
        for one in report.circumstances:
            if one.aspect in {Aspect.ARRIVAL, Aspect.DEPARTURE}:
                assert document.quote(one.span)
                found[one.aspect.value] = one.value
    return found


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January. He left Russia on 21 January.",
            "en",
            {"arrived": "2022-01-19", "left": "2022-01-21"},
        ),
        ("President of Serbia Aleksandar Vucic visited Sochi on 19 January.", "en", {}),
        (
            "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January. He did not leave before 21 January.",
            "en",
            {"arrived": "2022-01-19"},
        ),
        (
            "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January. "
            "President of Turkey Recep Tayyip Erdogan left on 20 January.",
            "en",
            {"arrived": "2022-01-19"},
        ),
        (
            "Президент Сербии Александр Вучич 19 января прибыл в Сочи. 21 января он вылетел из Сочи.",
            "ru",
            {"arrived": "2022-01-19", "left": "2022-01-21"},
        ),
        (
            "On 19 January, President of Serbia Aleksandar Vucic arrived in Sochi. In the evening, the President of Serbia left Sochi.",
            "en",
            {"arrived": "2022-01-19", "left": "2022-01-19"},
        ),
        (
            "On 19 January, President of Serbia Aleksandar Vucic arrived in Sochi. On 20 January, he departed from Sochi.",
            "en",
            {"arrived": "2022-01-19", "left": "2022-01-20"},
        ),
        (
            "On 10 January, President of Serbia Aleksandar Vucic arrived in Sochi. The next day he flew back to Belgrade.",
            "en",
            {"arrived": "2022-01-10", "left": "2022-01-11"},
        ),
        (
            "On 19 January, President of Serbia Aleksandar Vucic arrived in Sochi. He flew home on 21 January.",
            "en",
            {"arrived": "2022-01-19", "left": "2022-01-21"},
        ),
        (
            "On 19 January, President of Serbia Aleksandar Vucic arrived in Sochi. In the evening he left nothing open.",
            "en",
            {"arrived": "2022-01-19"},
        ),
        (
            "On 19 January, President of Serbia Aleksandar Vucic arrived in Sochi. He left Belgrade on 19 January.",
            "en",
            {"arrived": "2022-01-19"},
        ),
        (
            "Президент Сербии Александр Вучич 19 января прибыл в Сочи. Вечером Александр Вучич вылетел на родину.",
            "ru",
            {"arrived": "2022-01-19", "left": "2022-01-19"},
        ),
    ],
)
def test_days_of_travel(text: str, language: str, days: dict[str, str]) -> None:
    """The traveller's own verb counts, with its day; a denial or somebody else's does not."""
    assert told(text, language) == days


ARRIVED = "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January. "
RUSSIAN = "Президент Сербии Александр Вучич прибыл в Сочи 19 января. "


@pytest.mark.parametrize(
    "text",
    [
        ARRIVED + "The Turkish delegation left on 20 January.",
        ARRIVED + "He left office on 20 January.",
        ARRIVED + "Britain left the European Union on 20 January.",
        ARRIVED + "He left a wreath at the memorial on 20 January.",
        ARRIVED + "He left for Minsk, where he will speak at a forum on 21 January.",
        ARRIVED + "He was scheduled to have left on 21 January.",
        ARRIVED + "The President of Turkey left Sochi on 20 January.",
        RUSSIAN + "Группа наблюдателей покинула Донецк 20 января.",
    ],
)
def test_what_somebody_else_left_or_what_was_left_is_no_departure(text: str) -> None:
    """The subject must be the traveller, and the day stand in the verb's own clause."""
    assert told(text, "ru" if text.startswith("П") else "en") == {"arrived": "2022-01-19"}


def test_what_arrived_besides_is_no_arrival() -> None:
    text = "President of Serbia Aleksandar Vucic visited Sochi on 19 January, after the first vaccines arrived on 17 January."
    assert told(text) == {}


def test_a_surname_alone_is_a_subject() -> None:
    assert told(RUSSIAN + "Вучич вылетел на родину 20 января.", "ru")["left"] == "2022-01-20"


_CAME = "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January at 10:00."


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        (f"{_CAME} He left Russia at 18:30.", "en", {"arrived": "2022-01-19T10:00", "left": "2022-01-19T18:30"}),
        (
            "President of Serbia Aleksandar Vucic arrived in Sochi at 10:00 and left at 18:00 on 19 January.",
            "en",
            {"arrived": "2022-01-19T10:00", "left": "2022-01-19T18:00"},
        ),
        (
            "President of Serbia Aleksandar Vucic visited Sochi on 19 January. He arrived at 10:00 and then left at 18:00.",
            "en",
            {"arrived": "2022-01-19T10:00", "left": "2022-01-19T18:00"},
        ),
        (
            f"{_CAME} He left at 6.30 p.m. on 20 January.",
            "en",
            {"arrived": "2022-01-19T10:00", "left": "2022-01-20T18:30"},
        ),
        (f"{_CAME} He left Russia on 20 January.", "en", {"arrived": "2022-01-19T10:00", "left": "2022-01-20"}),
        (
            "At 9 a.m. on 19 January President of Serbia Aleksandar Vucic arrived in Sochi. In the evening he left Russia.",
            "en",
            {"arrived": "2022-01-19T09:00", "left": "2022-01-19"},
        ),
        (
            "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January and met Vladimir Putin at 12:00.",
            "en",
            {"arrived": "2022-01-19"},
        ),
        (
            "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January with 12 aides and at 2.25 per cent.",
            "en",
            {"arrived": "2022-01-19"},
        ),
        (
            "Президент Сербии Александр Вучич 19 января прибыл в Сочи в 10:00. В 18.05 он вылетел из Сочи.",
            "ru",
            {"arrived": "2022-01-19T10:00", "left": "2022-01-19T18:05"},
        ),
    ],
)
def test_hours_of_a_clock_that_stand_with_the_verb(text: str, language: str, hours: dict[str, str]) -> None:
    assert told(text, language) == hours


_DAY = {"arrived": "2022-01-19T10:00"}
_RU_CAME = "Президент Сербии Александр Вучич 19 января прибыл в Сочи в 10:00."


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("at 7 p.m.", "2022-01-19T19:00"),
        ("at 7.30 p.m.", "2022-01-19T19:30"),
        ("at 19:00", "2022-01-19T19:00"),
        ("at 19:00 local time", "2022-01-19T19:00"),
        ("at 7 p.m. on 20 January", "2022-01-20T19:00"),
        ("at 7 p.m. the next day", "2022-01-20T19:00"),
        ("at 2:00 a.m. on 20 January", "2022-01-20T02:00"),
        ("at 8:30 in the evening", "2022-01-19T20:30"),
        ("at 7 o'clock in the evening", "2022-01-19T19:00"),
        ("at 3 in the afternoon", "2022-01-19T15:00"),
        ("at 11 o'clock in the morning", "2022-01-19T11:00"),
        ("at 12:00 noon", "2022-01-19T12:00"),
        ("before 18:00 on 20 January", "2022-01-20"),
        ("at 18:00 Moscow time on 20 January", "2022-01-20"),
        ("after 12 hours", None),
        ("about 11 hours later", None),
        ("around 11 hours after landing", None),
        ("at 7 o'clock", None),
        ("at 12:00 midnight", None),
        ("at midnight", None),
        ("before 18:00", None),
        ("after 18:00", None),
        ("by 18:00", None),
        ("at 18:00 Moscow time", None),
        ("at 18:00 GMT", None),
        ("at 18:00 (15:00 UTC)", None),
        ("at 18:00 or 19:00", None),
        ("at 9:00", None),  # before he came: on which day is not told
        ("at 2:00 a.m.", None),
    ],
)
def test_only_a_sure_hour_is_one(words: str, left: str | None) -> None:
    """No length, no bound, no hour by another clock, none that may be of two parts of a day or of another day."""
    assert told(f"{_CAME} He left Russia {words}.") == _DAY | ({} if left is None else {"left": left})


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("в 18:05", "2022-01-19T18:05"),
        ("в 7 часов вечера", "2022-01-19T19:00"),
        ("в 8:30 вечера", "2022-01-19T20:30"),
        ("в 18 часов 30 минут", "2022-01-19T18:30"),
        ("в 18 часов", "2022-01-19T18:00"),
        ("в 3 часа дня", "2022-01-19T15:00"),
        ("в 11 часов утра", "2022-01-19T11:00"),
        ("в 7 часов", None),
        ("в 3 часах езды", None),
        ("в 2 часа ночи", None),
        ("в 12 часов ночи", None),
        ("через 12 часов", None),
        ("около 18 часов", None),
        ("до 18:00", None),
        ("в 18:00 по московскому времени", None),
        ("в 18:00 мск", None),
    ],
)
def test_only_a_sure_hour_is_one_in_russian(words: str, left: str | None) -> None:
    assert told(f"{_RU_CAME} Он вылетел из Сочи {words}.", "ru") == _DAY | ({} if left is None else {"left": left})


def test_an_evening_named_first_leaves_an_hour_open() -> None:
    """After "in the evening" an hour of a dial is none of the morning."""
    assert told(f"{_CAME} In the evening he left Russia at 8:30.") == _DAY | {"left": "2022-01-19"}
    assert told(f"{_CAME} In the evening he left Russia at 20:30.") == _DAY | {"left": "2022-01-19T20:30"}


def test_an_early_hour_needs_its_day() -> None:
    came = "President of Serbia Aleksandar Vucic arrived in Sochi on 19 January."
    assert told(f"{came} He left Russia at 2:00.") == {"arrived": "2022-01-19"}
    assert told(f"{came} He left Russia at 8:00.") == {"arrived": "2022-01-19", "left": "2022-01-19T08:00"}
