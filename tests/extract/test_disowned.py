"""Reports that somebody calls untrue, each beside a near miss."""

from datetime import date

import pytest

from dragoman.model import Document, Publisher, PublisherKind, Report
from dragoman.workflow.reading import read

A, B = "Foreign Minister Omar Diallo", "Prime Minister Awa Ndiaye"
A_RU, A_OF, B_RU = (
    "министр иностранных дел Сербии Марко Джурич",
    "министра иностранных дел Сербии Марко Джурича",
    "премьер-министром Косово Альбином Курти",
)


def _read(text: str, language: str = "en") -> list[tuple[Report, str]]:
    press = Publisher(id="paper", name="Paper", kind=PublisherKind.PRESS, zone="UTC", languages=(language,))
    document = Document(
        id="d", snapshot="s", publisher="paper", language=language, title="", text=text, published=date(2024, 6, 14)
    )
    return [(r, document.quote(r.evidence)) for r in read(document, press).reports]


@pytest.mark.parametrize(
    ("text", "certainty", "words"),
    [
        (
            f"A spokesman on Friday denied a report by the Danube Daily that {A} had met {B} in Vienna.",
            "reported",
            "denied",
        ),
        (f"The ministry dismissed as false claims in the press that {A} had met {B}.", "reported", "dismissed as"),
        (f"It is not true that {A} met {B}.", "asserted", "not true"),
        (f"It is not true that {A} met {B}, a spokesman said.", "reported", "not true"),
        (f"The Kremlin refuted claims that {A} had met {B}.", "reported", "refuted"),
        (f"Officials called untrue a newspaper story saying {A} met {B}.", "reported", "called untrue"),
        (f"The ministry denied press reports that {A} had met {B}.", "reported", "denied press"),
        (f"Reports that {A} met {B} are false, a spokesman said.", "reported", "are false"),
        (f"Claims that {A} had met {B} were denied by a spokesman.", "reported", "were denied"),
        (f"A report that {A} met {B} was dismissed by the ministry as untrue.", "reported", "as untrue"),
        (f"The ministry denied reports of a secret meeting between {A} and {B}.", "reported", "denied reports"),
        (f"False reports that {A} had met {B} spread online.", "asserted", "False reports"),
        (f'A spokesman said the report that {A} had met {B} was "pure fiction".', "reported", "pure fiction"),
        (f'A spokesman said that it was "completely untrue" that {A} had met {B}.', "reported", "untrue"),
        (f"Contrary to reports that {A} had met {B}, he was in Lisbon.", "asserted", "Contrary to"),
        (f"{A} denied claims he had met {B}.", "reported", "denied claims"),
        (f"There is no truth in reports that {A} had met {B}.", "asserted", "no truth"),
        (f"The ministry denied that {A}, who is ill, had ever secretly met {B}.", "reported", "denied that"),
    ],
)
def test_denied(text: str, certainty: str, words: str) -> None:
    """Denied, on the word of whoever denies it; the day of the denial is not the contact's."""
    ((report, passage),) = _read(text)
    assert (report.status.value, report.certainty.value, report.when.first_day) == ("denied", certainty, None)
    assert words in passage


def test_its_own_day() -> None:
    """The day that the report gave is kept."""
    ((report, _),) = _read(f"A spokesman on Friday denied a report that {A} had met {B} in Vienna on 12 June.")
    assert report.when.first_day == date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The ministry refuted claims of fraud, and {A} met {B}.", ["held"]),
        (f"{A} rejected claims of fraud and met {B}.", ["held"]),
        (f"The ministry denied a report that arms were sold after {A} met {B}.", ["held"]),
        (f"It is not true that Serbia is isolated: {A} met {B}.", ["held"]),
        (f"The report that {A} met {B} is true, a spokesman said.", ["held"]),
        (f"The Danube Daily retracted its report that {A} had met {B}.", []),
        (f"{A} met {B} and dismissed reports that the talks had failed.", ["held"]),
        (f"{A} denied accusations of treason after meeting {B}.", ["held"]),
        (f"The ministry did not deny a report that {A} had met {B}.", []),
        (f"{A} denied a report that he was ill and met {B}.", []),
        (f"The ministry denied claims that {A} had walked out of a meeting with {B}.", []),
        (f"The ministry denied reports that a meeting between {A} and {B} had been cancelled.", []),
        (f"The ministry denied reports of the cancellation of a meeting between {A} and {B}.", []),
    ],
)
def test_something_else_is_denied(text: str, expected: list[str]) -> None:
    """Another part of the sentence is denied; or what is meant cannot be decided."""
    assert [r.status.value for r, _ in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (f"МИД Сербии назвал ложным сообщение газеты о встрече {A_OF} с {B_RU}.", "reported"),
        (
            f"Представитель МИД назвал не соответствующими действительности сообщения СМИ о встрече {A_OF} с {B_RU}.",
            "reported",
        ),
        (f"МИД Сербии опроверг сообщения о том, что {A_RU} встретился с {B_RU}.", "reported"),
        (f"Неправда, что {A_RU} встретился с {B_RU}.", "asserted"),
        (
            f"Сообщения о встрече {A_OF} с {B_RU} не соответствуют действительности, заявил представитель МИД.",
            "reported",
        ),
        (f"Сообщения о встрече {A_OF} с {B_RU} являются ложными.", "asserted"),
        (f"Неправда, что {A_RU} говорил по телефону с {B_RU}, заявил представитель МИД.", "reported"),
    ],
)
def test_denied_in_russian(text: str, certainty: str) -> None:
    """Before the contact word or behind it."""
    ((report, _),) = _read(text, "ru")
    assert (report.status.value, report.certainty.value) == ("denied", certainty)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Назвав ложными сообщения СМИ, {A_RU} встретился с {B_RU}.", ["held"]),
        (f"{A_RU} на встрече с {B_RU} назвал ложными сообщения СМИ.", ["held"]),
        (f"Информация о встрече {A_OF} с {B_RU} не подтвердилась.", []),
        (f"МИД не опроверг сообщения о встрече {A_OF} с {B_RU}.", []),
        (f"МИД назвал ложными сообщения об отмене встречи {A_OF} с {B_RU}.", []),
    ],
)
def test_something_else_is_denied_in_russian(text: str, expected: list[str]) -> None:
    """What is false is another report, or nothing that can be decided."""
    assert [r.status.value for r, _ in _read(text, "ru")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A} is likely to meet {B} in New York in September.", ("planned", "probable", date(2024, 9, 1))),
        (f"{A} is unlikely to meet {B} in September.", ("denied", "probable", date(2024, 9, 1))),
        (f"{A} will probably not meet {B} in September.", ("denied", "probable", date(2024, 9, 1))),
        (f"{A} is unlikely to meet {B} on Wednesday.", ("denied", "probable", date(2024, 6, 19))),
        (f"A meeting between {A} and {B} is likely in September.", ("planned", "probable", date(2024, 9, 1))),
        (f"{A} is likely to have met {B} in September.", ("held", "probable", date(2023, 9, 1))),
        (f"{A}, who is likely to win, met {B} in September.", ("held", "asserted", date(2023, 9, 1))),
    ],
)
def test_likely(text: str, expected: tuple[str, str, date]) -> None:
    """What is likely is ahead; what is likely to have been is not."""
    ((report, _),) = _read(text)
    assert (report.status.value, report.certainty.value, report.when.first_day) == expected
