"""Who sat beside the principals, who took the initiative, who spoke the day before, and what is agreed on as a habit."""

from datetime import date

import pytest

from dragoman.identify.declension import nominative
from dragoman.model import Aspect, Document, Publisher, PublisherKind, Report
from dragoman.workflow.reading import read

MET = "US Secretary of State Antony Blinken met Japanese Foreign Minister Yoko Kamikawa on 13 June."
LAVROV = "Министр иностранных дел России Сергей Лавров"


def _reports(text: str, language: str = "en") -> tuple[Report, ...]:
    press = Publisher(id="paper", name="Paper", kind=PublisherKind.PRESS, zone="UTC", languages=(language,))
    document = Document(
        id="d", snapshot="s", publisher="paper", language=language, title="", text=text, published=date(2024, 6, 14)
    )
    return read(document, press).reports


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The meeting was attended on the Japanese side by Vice Minister Takeo Mori.", ["Takeo Mori"]),
        (
            "The Japanese delegation included Vice Minister Takeo Mori and Ambassador Shigeo Yamada.",
            ["Takeo Mori", "Shigeo Yamada"],
        ),
        ("On the Japanese side, Vice Minister Takeo Mori took part.", ["Takeo Mori"]),
        ("On the Japanese side, Vice Minister Takeo Mori took part in the talks.", ["Takeo Mori"]),
        ("On the Japanese side, Vice Minister Takeo Mori did not take part.", []),
        ("The Japanese delegation did not include Vice Minister Takeo Mori.", []),
    ],
)
def test_one_side(text: str, members: list[str]) -> None:
    """They are a delegation, and more people than the two who met."""
    (report,) = _reports(f"{MET} {text}")
    assert [c.value for c in report.circumstances if c.aspect is Aspect.DELEGATION] == members
    assert ([p.name for p in report.participants], report.more) == (["Antony Blinken", "Yoko Kamikawa"], bool(members))


def test_everybody() -> None:
    """Who attended, on no side, took part."""
    (report,) = _reports(f"{MET} The talks were attended by Vice Minister Takeo Mori.")
    assert [p.name for p in report.participants][-1] == "Takeo Mori"


FILLER = (
    "The presidents discussed trade. They noted the growth of tourism. Grain was mentioned. Energy was on the agenda."
)
CALL = "Russian President Vladimir Putin spoke by telephone with Turkish President Recep Tayyip Erdogan on 13 June."
OURS = "The conversation took place at the initiative of the Russian side."


@pytest.mark.parametrize(
    ("text", "initiators"),
    [
        (f"{CALL} {FILLER} {OURS}", ["RUS"]),
        (
            f"{CALL} He spoke by telephone with Kazakh President Kassym-Jomart Tokayev on 12 June. {FILLER} {OURS}",
            [None, None],
        ),
    ],
)
def test_initiative_told_late(text: str, initiators: list[str | None]) -> None:
    """It is that of the only call of which the text tells; of two, nobody knows."""
    assert [r.initiator for r in _reports(text)] == initiators


def test_initiative_told_late_in_russian() -> None:
    """The same in Russian."""
    (report,) = _reports(
        "Президент России Владимир Путин провёл телефонный разговор с премьер-министром Индии Нарендрой Моди. Обсуждалась торговля. "
        "Отмечен рост товарооборота. Речь шла о зерне. Затронута энергетика. Разговор состоялся по инициативе индийской стороны.",
        "ru",
    )
    assert report.initiator == "IND"


def test_the_day_before() -> None:
    """Of the two named in the sentence before, on the day before the one it names."""
    met, call = _reports(
        f"{LAVROV} 13 июня встретился с министром иностранных дел Турции Хаканом Фиданом. Накануне они уже беседовали по телефону.",
        "ru",
    )
    assert (met.kind.value, met.when.first_day) == ("meeting", date(2024, 6, 13))
    assert (call.kind.value, call.when.first_day) == ("call", date(2024, 6, 12))
    assert {p.name for p in call.participants} == {"Sergei Lavrov", "Hakan Fidan"}
    english = _reports(f"{MET} The two had spoken by telephone the day before.")
    assert [(r.kind.value, r.when.first_day) for r in english] == [
        ("meeting", date(2024, 6, 13)),
        ("call", date(2024, 6, 12)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{LAVROV}, министр иностранных дел Индии Субраманьям Джайшанкар и министр обороны Турции Яшар Гюлер возглавят делегации. "
        "Накануне они уже беседовали по телефону.",
        f"{LAVROV} возглавит делегацию. Накануне они уже беседовали по телефону.",
        f"{LAVROV} и министр иностранных дел Турции Хакан Фидан возглавят делегации. Накануне они не беседовали с прессой.",
    ],
)
def test_they_are_not_two(text: str) -> None:
    """Of three, or one, nobody knows who spoke."""
    assert not _reports(text, "ru")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Нарендры Моди", "Нарендра Моди"),
        ("Фумио Кисиды", "Фумио Кисида"),
        ("Дариги Назарбаевой", "Дарига Назарбаева"),
        ("Джорджи Мелони", "Джорджи Мелони"),
    ],
)
def test_a_name_that_does_not_decline(words: str, expected: str) -> None:
    """What no Russian genitive ends in stays; what one does is brought back."""
    assert nominative(words) == expected


TWO = "Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TWO} agreed to hold the trilateral summit regularly.", []),
        (f"{TWO} agreed to meet regularly.", []),
        (f"{TWO} agreed to meet more often.", []),
        (f"{TWO} agreed to meet in July.", ["planned"]),
        (f"{TWO} agreed to meet in July and to consult regularly.", ["planned"]),
        (f"{TWO}, who speak regularly, met on Thursday.", ["held"]),
    ],
)
def test_a_habit_agreed_on(text: str, expected: list[str]) -> None:
    """It is no meeting to come."""
    assert [r.status.value for r in _reports(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("проводить встречи на регулярной основе", []), ("встретиться в июле", ["planned"])],
)
def test_a_habit_agreed_on_in_russian(words: str, expected: list[str]) -> None:
    """The same in Russian."""
    two = "Президент России Владимир Путин и президент Турции Реджеп Тайип Эрдоган"
    assert [r.status.value for r in _reports(f"{two} договорились {words}.", "ru")] == expected
