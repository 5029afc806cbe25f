"""Russian releases with talk: who speaks to whom, who came along, who was present, whose talks are announced."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.dialogue import Dialogue, dialogue
from dragoman.ingest import publisher
from dragoman.model import Document, Kind, Mention, Reading, Status
from dragoman.workflow.reading import read

TITLE = "Встреча с губернатором Озёрной области Андреем Чижом"
OPENING = "Владимир Путин провёл встречу с губернатором Озёрной области Андреем Чижом.\n"
TRIP = "Владимир Путин прибыл с официальным визитом в Казахстан.\n"
SESSION = "Владимир Путин в режиме видеоконференции провёл совещание по вопросам транспорта.\n"
GUEST = "7 марта в Россию с официальным визитом прибудет Президент Киргизии Садыр Жапаров.\n"
THANKS = "Владимир Путин благодарен за это.\n"
PUTIN, CHIZH, RYABININ = "Vladimir Putin", "Andrei Chizh", "Oleg Ryabinin"


def document(text: str, title: str = "Новости") -> Document:
    """A release of the Kremlin's Russian site."""
    return Document(
        id="ru",
        snapshot="s",
        publisher="kremlin_ru",
        language="ru",
        title=title,
        text=text,
        published=date(2024, 3, 5),
    )


def reading(text: str, title: str = "Новости") -> Reading:
    """What is read from a release; every report quotes its words."""
    one = document(text, title)
    found = read(one, publisher("kremlin_ru"))
    assert all(one.quote(report.evidence) in one.content for report in found.reports)
    return found


def told(text: str, kind: Kind, title: str = "Новости") -> list[tuple[str, ...]]:
    """The participants of each report of a kind."""
    return [
        tuple(m.name for m in report.participants) for report in reading(text, title).reports if report.kind is kind
    ]


def spoken(text: str) -> tuple[Document, Dialogue]:
    """A transcript with its turns."""
    one = document(text)
    return one, dialogue(one, read(one, publisher("kremlin_ru")).mentions)


def name(mention: Mention | None) -> str | None:
    """Who is mentioned."""
    return mention.name if mention is not None else None


TALK = "Стенограмма.\nВ.Путин: Раз.\nА.Чиж: Два.\nО.Рябинин (перевод): Три.\nА.Чиж: Четыре.\n"


@pytest.mark.parametrize(
    ("words", "speaker", "addressee"),
    [
        ("Стенограмма", None, None),
        ("Раз", PUTIN, "A. Chizh"),
        ("Два", "A. Chizh", PUTIN),
        ("Три", "O. Ryabinin", "A. Chizh"),
        ("Четыре", "A. Chizh", "O. Ryabinin"),
    ],
)
def test_who_speaks_answers_who_spoke_before(words: str, speaker: str | None, addressee: str | None) -> None:
    """The first speaker talks to the next one; before the first turn nobody speaks."""
    one, talk = spoken(TALK)
    at = one.content.index(words)
    assert (name(talk.speaker(at)), name(talk.addressee(at))) == (speaker, addressee)


@pytest.mark.parametrize(
    ("text", "everybody"),
    [
        ("В.Путин: Раз.\nА.Чиж: Два.\nО.Рябинин (перевод): Три.\n", [PUTIN, "A. Chizh", "O. Ryabinin"]),
        ("В.Путин: Раз.\nВ.Путин: Два.\n", [PUTIN]),
        ("Как сказал А.Чиж: это хорошо.\n", []),
        ("А.Чиж сказал: это хорошо.\n", []),
    ],
)
def test_a_turn_begins_a_line_and_ends_its_label_with_a_colon(text: str, everybody: list[str]) -> None:
    """A name inside a line, or one without a colon, is nobody's turn; who speaks twice is counted once."""
    assert [one.name for one in spoken(text)[1].everybody()] == everybody


def test_a_monologue_has_no_addressee() -> None:
    """Who speaks alone talks to nobody that the text names."""
    one, talk = spoken("В.Путин: Раз.\nВ.Путин: Два.\n")
    assert talk.addressee(one.content.index("Два")) is None


@pytest.mark.parametrize(("speakers", "present"), [(12, 12), (13, 0)])
def test_a_hall_is_no_talk(speakers: int, present: int) -> None:
    """More than a dozen speakers are not taken for participants."""
    one = document("")
    mentions = tuple(Mention(name=f"Speaker {n}", span=one.span(n, n + 1)) for n in range(speakers))
    talk = Dialogue(tuple(range(speakers)), mentions)
    assert len(talk.everybody()) == present


@pytest.mark.parametrize(
    ("question", "visitors"),
    [
        ("Вы посещали завод в Туле.", [(CHIZH,)]),
        ("Вы уже посещали завод?", [(CHIZH,)]),
        ("Помню, Вы побывали в Туле.", [(CHIZH,)]),
        ("В Туле, которую Вы посетили, всё хорошо.", [(CHIZH,)]),
        ("Вы её посещали лично?", []),
        ("Вы посещали лично?", []),
        ("Вы знаете завод в Туле.", []),
        ("Мы посещали завод в Туле.", []),
    ],
)
def test_who_is_spoken_to_is_the_visitor(question: str, visitors: list[tuple[str, ...]]) -> None:
    """A visit needs a place that is named; "there" and "it" name none."""
    assert told(f"{OPENING}В.Путин: {question}\nА.Чиж: Да.\n", Kind.VISIT, TITLE) == visitors


def test_the_visitor_is_the_other_where_the_other_speaks() -> None:
    """The guest tells the host; outside a transcript "you" is nobody."""
    assert told(f"{OPENING}В.Путин: Прошу.\nА.Чиж: Вы посещали завод в Туле.\n", Kind.VISIT, TITLE) == [(PUTIN,)]
    assert told(f"Вы посещали завод в Туле.\n{OPENING}", Kind.VISIT, TITLE) == []


@pytest.mark.parametrize(
    ("words", "meetings"),
    [
        ("Помню первую встречу с Вами.", 2),
        ("После прошлой встречи с Вами многое сделано.", 2),
        ("Рад встрече с Вами.", 1),
        ("Рад видеть Вас.", 1),
    ],
)
def test_an_earlier_meeting_is_another_one(words: str, meetings: int) -> None:
    """A greeting tells of the present meeting alone."""
    found = told(f"{OPENING}В.Путин: {words}\nА.Чиж: Спасибо.\n", Kind.MEETING, TITLE)
    assert found == [(PUTIN, CHIZH)] * meetings


@pytest.mark.parametrize(
    ("words", "messages"),
    [
        ("Министр транспорта Олег Рябинин направил Вам письмо.", [(RYABININ, CHIZH)]),
        ("Министр транспорта Олег Рябинин направил Вам машину.", []),
        ("Министр направил Вам письмо.", []),
    ],
)
def test_who_wrote_to_the_one_spoken_to(words: str, messages: list[tuple[str, ...]]) -> None:
    """A letter has a writer who is named with an office."""
    assert told(f"{OPENING}В.Путин: {words}\nА.Чиж: Спасибо.\n", Kind.MESSAGE, TITLE) == messages


@pytest.mark.parametrize(
    ("sentence", "visitors"),
    [
        (
            "Главу государства сопровождали министр транспорта Олег Рябинин и губернатор Озёрной области Андрей Чиж.",
            (PUTIN, RYABININ, CHIZH),
        ),
        ("Владимира Путина сопровождает министр транспорта Олег Рябинин.", (PUTIN, RYABININ)),
        ("Андрея Чижа сопровождал министр транспорта Олег Рябинин.", (PUTIN,)),
        ("Перевод сопровождал министр транспорта Олег Рябинин.", (PUTIN,)),
        ("Владимира Путина встречал министр транспорта Олег Рябинин.", (PUTIN,)),
    ],
)
def test_who_came_along_took_part_in_the_visit(sentence: str, visitors: tuple[str, ...]) -> None:
    """Who accompanied somebody else, or something, did not come along."""
    assert told(TRIP + sentence, Kind.VISIT) == [visitors]


@pytest.mark.parametrize(
    ("sentence", "present"),
    [
        ("Во встрече также участвовал министр транспорта Олег Рябинин.", (PUTIN, CHIZH, RYABININ)),
        (
            "На встрече присутствовали министр транспорта Олег Рябинин и директор музея Анна Рябинина.",
            (PUTIN, CHIZH, RYABININ, "Anna Ryabinina"),
        ),
        ("В конкурсе участвовал министр транспорта Олег Рябинин.", (PUTIN, CHIZH)),
        ("Министр транспорта Олег Рябинин был в отпуске.", (PUTIN, CHIZH)),
    ],
)
def test_a_sentence_of_attendance_adds_to_the_meeting(sentence: str, present: tuple[str, ...]) -> None:
    """Taking part in the occasion counts; taking part in something else, or being named at all, does not."""
    assert told(OPENING + sentence, Kind.MEETING, TITLE) == [present]


@pytest.mark.parametrize(
    ("opening", "turns", "kind", "present"),
    [
        (SESSION, "Слово Олегу Рябинину.\n", Kind.CALL, [(PUTIN, RYABININ)]),
        (SESSION, "Слово – Олегу Рябинину.\n", Kind.CALL, [(PUTIN, RYABININ)]),
        (SESSION, "Добрый день.\nО.Рябинин: Спасибо.\n", Kind.CALL, [(PUTIN, "O. Ryabinin")]),
        (SESSION, "Вспомним Олега Рябинина.\n", Kind.CALL, []),
        (SESSION, "Добрый день.\n", Kind.CALL, []),
        (SESSION, "Слово Олегу Рябинину.\n", Kind.MEETING, []),
        (
            SESSION.replace("в режиме видеоконференции ", ""),
            "Слово Олегу Рябинину.\n",
            Kind.MEETING,
            [(PUTIN, RYABININ)],
        ),
        (SESSION.replace("Владимир Путин", "Андрей Чиж"), "Слово Олегу Рябинину.\n", Kind.CALL, []),
    ],
)
def test_a_session_is_of_those_who_had_the_floor(
    opening: str, turns: str, kind: Kind, present: list[tuple[str, ...]]
) -> None:
    """By video it is a call, else a meeting; who is only spoken of was not there, and another's session is not his."""
    assert told(f"{opening}В.Путин: {turns}", kind) == present


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (f"{GUEST}В ходе переговоров планируется обсудить торговлю.\n{THANKS}", [(PUTIN, "Sadyr Japarov")]),
        (f"{GUEST}Планируется обсудить торговлю.\n{THANKS}", []),
        (f"{GUEST}В ходе переговоров планируется обсудить торговлю.\n", []),
        (
            f"{GUEST.replace('Россию', 'Казахстан')}В ходе переговоров планируется обсудить торговлю.\n{THANKS}",
            [],
        ),
    ],
    ids=["talks", "no-talks", "no-host", "elsewhere"],
)
def test_the_talks_of_an_announced_visit_are_a_meeting(text: str, meetings: list[tuple[str, ...]]) -> None:
    """Of guest and host, planned for the day of the visit; talks in another state are not the host's."""
    found = [report for report in reading(text).reports if report.kind is Kind.MEETING]
    assert [tuple(m.name for m in report.participants) for report in found] == meetings
    assert {(report.status, report.when.first_day) for report in found} <= {(Status.PLANNED, date(2024, 3, 7))}


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Владимир Путин встретился с Президентом Ирана.", Kind.MEETING, [(PUTIN, "Ebrahim Raisi")]),
        ("7 марта в Россию прибудет с визитом Президент Ирана.", Kind.VISIT, [("Ebrahim Raisi",)]),
        ("Владимир Путин встретился с помощником Президента Ирана.", Kind.MEETING, []),
        ("7 марта в Россию прибудет с визитом советник Президента Ирана.", Kind.VISIT, []),
    ],
)
def test_a_leader_is_known_by_office_and_state(text: str, kind: Kind, people: list[tuple[str, ...]]) -> None:
    """On the day of the release; the leader's aide is not the leader."""
    assert told(text, kind) == people


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("Владимир Путин встретился с вдовой Героя России Олега Рябинина.", []),
        ("Состоялась встреча Владимира Путина с вдовой губернатора Озёрной области Олега Рябинина.", []),
        (
            "Состоялась встреча Владимира Путина с губернатором Озёрной области Олегом Рябининым.",
            [(PUTIN, RYABININ)],
        ),
        ("Владимир Путин встретился с Героем России Олегом Рябининым.", [(PUTIN, RYABININ)]),
    ],
)
def test_a_widow_is_not_her_husband(text: str, meetings: list[tuple[str, ...]]) -> None:
    """Who is named only as whose somebody is was not there."""
    assert told(text, Kind.MEETING, "Встреча") == meetings


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Владимир Путин встретился с О.Рябининым Рябинин Олег Петрович министр транспорта .", RYABININ),
        ("Владимир Путин встретился с О.Рябининым.", "O. Ryabinin"),
        ("Владимир Путин встретился с О.Рябининым. Министр Олег Рябинин доволен.", RYABININ),
        ("Владимир Путин встретился с О.Рябининым. Министр Андрей Рябинин доволен.", "O. Ryabinin"),
    ],
)
def test_a_card_tells_the_name_behind_an_initial(text: str, met: str) -> None:
    """So does the full name elsewhere in the text; another first name does not."""
    assert told(text, Kind.MEETING, "Встреча") == [(PUTIN, met)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Вы никогда не посещали наш завод.", Kind.VISIT),
        ("Если бы Вы посетили наш завод, увидели бы станки.", Kind.VISIT),
        ("Вы ещё не посетили наш завод.", Kind.VISIT),
        ("Это наша первая встреча с Вами.", Kind.MEETING),
    ],
)
def test_what_did_not_happen_is_no_contact(said: str, kind: Kind) -> None:
    """Denials and conditions, and the very meeting at which it is said, tell of no other contact."""
    assert told(f"Стенограмма.\nВ.Путин: Раз.\nО.Рябинин: {said}\nВ.Путин: Два.\n", kind) == []


def test_who_was_not_there_is_not_added() -> None:
    """A denied attendance names nobody as present."""
    text = "Владимир Путин встретился с губернатором Андреем Чижом. Во встрече не участвовал министр Олег Рябинин."
    assert not any("Oleg Ryabinin" in names for names in told(text, Kind.MEETING))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Владимир Путин обсудил с членами Совета Безопасности итоги саммита с Джо Байденом.\n", []),
        ("Песков рассказал, о чём Владимир Путин на встрече с Джо Байденом мог бы говорить.\n", []),
        ("Владимир Путин обсудил с Джо Байденом цены на зерно.\n", [("held", "meeting")]),
        (
            "Владимир Путин обсудил с членами Совета Безопасности предстоящие переговоры с Джо Байденом.\n",
            [("planned", "meeting")],
        ),
    ],
)
def test_what_was_discussed_about_somebody_is_no_talk_with_him(text: str, found: list[tuple[str, str]]) -> None:
    """The first "with" after the verb counts; what might be said, and what is ahead, was not."""
    assert [(r.status.value, r.kind.value) for r in reading(text).reports] == found
