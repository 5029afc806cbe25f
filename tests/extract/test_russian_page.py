"""A Russian release as its page was flattened: headline twice, hover-cards, a box, and what follows the text."""

from datetime import date

from dragoman.ingest import publisher
from dragoman.model import Document, Report
from dragoman.workflow.reading import read

TEXT = (
    "События Встреча с губернатором Озёрной области Андреем Чижом Владимир Путин провёл в Кремле встречу с губернатором "
    "Озёрной области Андреем Чижом. 5 марта 2024 года 14:20 Москва, Кремль В.Путин: Прошу Вас. А.Чиж Чиж Андрей Петрович "
    "губернатор Озёрной области : Спасибо. Смотрите также Встреча с Олегом Лесным 1 марта 2024 года Темы Регионы Лица "
    "Чиж Андрей Петрович Статус материала Опубликован в разделе: Новости Дата публикации: 5 марта 2024 года"
)


def reports(text: str, title: str) -> tuple[Report, ...]:
    """Read a release of the Kremlin's Russian site."""
    document = Document(
        id="ru",
        snapshot="s",
        publisher="kremlin_ru",
        language="ru",
        title=title,
        text=text,
        published=date(2024, 3, 5),
    )
    found = read(document, publisher("kremlin_ru")).reports
    assert all(document.quote(report.evidence) in document.content for report in found)
    return found


def test_a_flattened_page_tells_of_one_meeting() -> None:
    """Neither the box of related news nor the repeated headline is a contact."""
    (report,) = reports(TEXT, "Встреча с губернатором Озёрной области Андреем Чижом")
    assert [m.name for m in report.participants] == ["Vladimir Putin", "Andrei Chizh"]


def test_leaders_bear_their_english_names() -> None:
    """In whatever case and by whatever way of writing Chinese."""
    (report,) = reports(
        "Состоялся телефонный разговор Владимира Путина с Председателем КНР Си Цзиньпином.", "Телефонный разговор"
    )
    assert [m.name for m in report.participants] == ["Vladimir Putin", "Xi Jinping"]
