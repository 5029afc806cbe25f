"""A title tells its rung and portfolio, in English and Russian, and what is another office never looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Office, Rung
from dragoman.reference.offices import alike, classify, is_crown, is_past, manner, office, single, split, telling

TITLES = st.sampled_from(
    [
        "President",
        "King",
        "Head of State",
        "Prime Minister",
        "Deputy Prime Minister",
        "Minister of Foreign Affairs",
        "Foreign Secretary",
        "Deputy Minister of Foreign Affairs",
        "Minister of State",
        "Secretary of State",
        "Minister of Trade and Industry",
        "Minister without portfolio",
        "Chairman of the Security Council",
        "Deputy Chairman of the Security Council",
        "Secretary of the Security Council",
        "President of the National Assembly",
        "Ambassador to Norway",
        "Envoy for Water",
        "Court Poet",
        "министр обороны",
        "президент",
    ]
)
OFFICES = st.builds(office, TITLES, st.sampled_from([None, "SWE", "USA"]))


@pytest.mark.parametrize(
    ("title", "side", "rung", "portfolio"),
    [
        ("President", "FRA", Rung.HEAD_OF_STATE, None),
        ("President of the United States of America", "USA", Rung.HEAD_OF_STATE, None),
        ("President of the States General", "NLD", Rung.SPEAKER, None),
        ("President of the National Assembly", "FRA", Rung.SPEAKER, None),
        ("President of the Senate", "FRA", Rung.SPEAKER, None),
        ("President of the Government", "ESP", Rung.HEAD_OF_GOVERNMENT, None),
        ("President of the Supreme Court", "FRA", Rung.JUDGE, None),
        ("President of the European Commission", "EU", Rung.HEAD_OF_ORGANISATION, None),
        ("President of the Central Bank", "FRA", None, None),
        ("King", "NOR", Rung.HEAD_OF_STATE, None),
        ("Crown Prince", "NOR", Rung.DEPUTY_HEAD, None),
        ("Vice President", "USA", Rung.DEPUTY_HEAD, None),
        ("Prime Minister", "SWE", Rung.HEAD_OF_GOVERNMENT, None),
        ("First Deputy Prime Minister", "KAZ", Rung.DEPUTY_HEAD, None),
        ("Chancellor", "DEU", Rung.HEAD_OF_GOVERNMENT, None),
        ("Vice-Chancellor", "AUT", Rung.DEPUTY_HEAD, None),
        ("Chancellor of the Exchequer", "GBR", Rung.MINISTER, "finance"),
        ("Speaker of the House of Representatives", "USA", Rung.SPEAKER, None),
        ("Minister of Foreign Affairs", "SWE", Rung.MINISTER, "foreign"),
        ("Foreign Minister", "SWE", Rung.MINISTER, "foreign"),
        ("Foreign Secretary", "GBR", Rung.MINISTER, "foreign"),
        ("Minister for Foreign Affairs and Trade", "HUN", Rung.MINISTER, "foreign"),
        ("Home Secretary", "GBR", Rung.MINISTER, "interior"),
        ("Secretary of Defense", "USA", Rung.MINISTER, "defence"),
        ("Deputy Minister of Foreign Affairs", "SWE", Rung.DEPUTY_MINISTER, "foreign"),
        ("Vice Minister of Finance", "JPN", Rung.DEPUTY_MINISTER, "finance"),
        ("Minister of State", "GBR", Rung.DEPUTY_MINISTER, None),
        ("Minister of State for Foreign Affairs", "IND", Rung.DEPUTY_MINISTER, "foreign"),
        ("Ambassador to Norway", "SWE", Rung.AMBASSADOR, None),
        ("Permanent Representative to the United Nations", "SWE", Rung.AMBASSADOR, None),
        ("Chargé d'affaires", "SWE", Rung.AMBASSADOR, None),
        ("Special Envoy for Climate", "USA", Rung.ENVOY, "environment"),
        ("Adviser to the President", "FRA", Rung.ADVISER, None),
        ("Governor of Texas", "USA", Rung.GOVERNOR, None),
        ("Mayor of Oslo", "NOR", Rung.MAYOR, None),
        ("Chief of the General Staff", "TUR", Rung.COMMANDER, None),
        ("Head of the Presidential Administration", "UKR", Rung.CHIEF_OF_STAFF, None),
        ("Secretary of the Security Council", "RUS", Rung.SECURITY, "security"),
        ("Court Poet", "NOR", None, None),
        ("президент", "RUS", Rung.HEAD_OF_STATE, None),
        ("помощник президента", "RUS", Rung.ADVISER, None),
        ("премьер-министр", "KAZ", Rung.HEAD_OF_GOVERNMENT, None),
        ("председатель правительства", "RUS", Rung.HEAD_OF_GOVERNMENT, None),
        ("заместитель председателя правительства", "RUS", Rung.DEPUTY_HEAD, None),
        ("председатель Государственной думы", "RUS", Rung.SPEAKER, None),
        ("министр иностранных дел", "RUS", Rung.MINISTER, "foreign"),
        ("заместитель министра иностранных дел", "RUS", Rung.DEPUTY_MINISTER, "foreign"),
        ("глава МИД", "RUS", Rung.MINISTER, "foreign"),
        ("министр обороны", "RUS", Rung.MINISTER, "defence"),
        ("посол", "KAZ", Rung.AMBASSADOR, None),
        ("секретарь Совета Безопасности", "RUS", Rung.SECURITY, "security"),
    ],
)
def test_a_title_tells_rung_and_portfolio(title: str, side: str, rung: Rung | None, portfolio: str | None) -> None:
    """Narrow titles stand on their own rung, though the words of a wider one are in them."""
    assert classify(title, side) == (rung, portfolio)


@pytest.mark.parametrize(
    ("side", "portfolio"), [("USA", "foreign"), ("VAT", "foreign"), ("GBR", None), ("FRA", None), (None, None)]
)
def test_a_secretary_of_state_is_a_foreign_minister_in_some_states_alone(
    side: str | None, portfolio: str | None
) -> None:
    """The bare title means foreign affairs in Washington and the Vatican, any department elsewhere."""
    assert classify("Secretary of State", side) == (Rung.MINISTER, portfolio)


@pytest.mark.parametrize("title", ["Assistant Secretary of State", "Deputy Secretary of State"])
def test_who_stands_under_the_secretary_of_state_is_no_foreign_minister(title: str) -> None:
    """A deputy's title holds the whole of the other one."""
    assert classify(title, "USA")[0] is Rung.DEPUTY_MINISTER


@pytest.mark.parametrize("title", ["former Prime Minister", "Acting Prime Minister", "late Prime Minister"])
def test_time_and_manner_do_not_change_the_rung(title: str) -> None:
    """What is said of the past, and of how an office is held, is no part of it."""
    assert classify(title, "SWE") == classify("Prime Minister", "SWE")


def test_the_institution_tells_what_the_title_leaves_open() -> None:
    """A bare minister takes the portfolio of the ministry; a title that has words of its own does not."""
    assert office("Minister", "SWE", institution="Ministry of Defence").portfolio == "defence"
    assert office("Minister of Trade", "SWE", institution="Ministry of Defence").portfolio == "trade"
    assert office("Prime Minister", "SWE", institution="Ministry of Defence").portfolio is None
    assert office("Minister", "SWE").portfolio is None


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Prime Minister and Minister of Foreign Affairs", ("Prime Minister", "Minister of Foreign Affairs")),
        ("Deputy Prime Minister, Minister of Defence", ("Deputy Prime Minister", "Minister of Defence")),
        ("Minister of Foreign Affairs and Trade", ("Minister of Foreign Affairs and Trade",)),
        ("Minister of Labour, Health and Sport", ("Minister of Labour, Health and Sport",)),
        (
            "Prime Minister, Minister of Labour and Sport and Minister of Defence",
            ("Prime Minister", "Minister of Labour and Sport", "Minister of Defence"),
        ),
        ("премьер-министр и министр обороны", ("премьер-министр", "министр обороны")),
        ("министр труда и социальной защиты", ("министр труда и социальной защиты",)),
        ("President", ("President",)),
    ],
)
def test_a_title_is_split_where_each_part_stands_alone(title: str, parts: tuple[str, ...]) -> None:
    """Two offices of one person are two, a ministry of two things is one."""
    assert split(title) == parts


@pytest.mark.parametrize(
    ("one", "two", "side"),
    [
        ("Foreign Secretary", "Secretary of State for Foreign Affairs", "GBR"),
        ("Foreign Minister", "Minister of Foreign Affairs", "SWE"),
        ("Secretary of State", "Foreign Minister", "USA"),
        ("министр иностранных дел", "Minister of Foreign Affairs", "RUS"),
        ("президент", "President", "RUS"),
        ("Acting President", "President", "KOR"),
        ("Head of State", "King", "NOR"),
        ("Secretary of the Security Council", "Security Council Secretary", "RUS"),
        ("Speaker of the Senate", "Senate Speaker", "KAZ"),
    ],
)
def test_two_titles_of_one_office_are_alike(one: str, two: str, side: str) -> None:
    """Another wording or another language is no other office."""
    assert alike(office(one, side), office(two, side))
    assert alike(office(one, side), office(two))


@pytest.mark.parametrize(
    ("one", "two", "side"),
    [
        ("Secretary of the Security Council", "Chairman of the Security Council", "RUS"),
        ("Deputy Chairman of the Security Council", "Chairman of the Security Council", "RUS"),
        ("Deputy Chairman of the Security Council", "Secretary of the Security Council", "RUS"),
        ("секретарь Совета Безопасности", "заместитель председателя Совета Безопасности", "RUS"),
        ("Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs", "SWE"),
        ("Minister of Foreign Affairs", "Minister of Defence", "SWE"),
        ("Minister of Foreign Affairs", "Minister", "SWE"),
        ("Prime Minister", "Deputy Prime Minister", "SWE"),
        ("President", "President of the National Assembly", "FRA"),
        ("President", "Vice President", "USA"),
        ("King", "President", "NOR"),
        ("King", "Crown Prince", "NOR"),
        ("Secretary of State", "Foreign Secretary", "GBR"),
        ("President of the Senate", "President of the National Assembly", "FRA"),
        ("Speaker of the Senate", "Deputy Speaker of the Senate", "USA"),
    ],
)
def test_two_offices_are_not_alike(one: str, two: str, side: str) -> None:
    """The body, the deputy, the portfolio or the crown tells them apart."""
    assert not alike(office(one, side), office(two, side))


def test_an_office_of_another_side_is_another_office() -> None:
    """Where no side is told, either may be meant."""
    assert not alike(office("Prime Minister", "SWE"), office("Prime Minister", "NOR"))
    assert alike(office("Prime Minister", "SWE"), office("Prime Minister"))


@given(OFFICES, OFFICES)
def test_likeness_of_offices_goes_both_ways(one: Office, two: Office) -> None:
    """It does not matter which title is asked first, and each is like itself."""
    assert alike(one, two) == alike(two, one)
    assert alike(one, one)


@pytest.mark.parametrize(
    ("title", "how"),
    [
        ("Acting Prime Minister", "acting"),
        ("Interim President", "acting"),
        ("исполняющий обязанности президента", "acting"),
        ("и. о. премьер-министра", "acting"),
        ("временный поверенный", "acting"),
        ("President-elect", "elect"),
        ("избранный президент", "elect"),
        ("Honorary Consul", "honorary"),
        ("почётный консул", "honorary"),
        ("First President", "first"),
        ("First Deputy Prime Minister", None),
        ("President", None),
        ("Minister of Culture", None),
        ("Minister of Elections", None),
    ],
)
def test_a_title_tells_how_it_is_held(title: str, how: str | None) -> None:
    """Acting, elect, honorary and first are said of the holder; a plain title says nothing."""
    assert manner(title) == how


@pytest.mark.parametrize(
    ("title", "past"),
    [
        ("former Prime Minister", True),
        ("Former President", True),
        ("ex-Minister of Defence", True),
        ("late King", True),
        ("бывший министр обороны", True),
        ("экс-президент", True),
        ("Prime Minister", False),
        ("Executive Director", False),
        ("Minister for Exports", False),
        ("министр экономики", False),
    ],
)
def test_a_title_tells_that_it_is_past(title: str, past: bool) -> None:  # noqa: FBT001
    """Words that only begin alike say nothing of the past."""
    assert is_past(title) is past


@pytest.mark.parametrize(
    ("title", "side", "alone"),
    [
        ("President", "FRA", True),
        ("King", "NOR", True),
        ("Prime Minister", "SWE", True),
        ("Foreign Minister", "SWE", True),
        ("Minister of Defence", "SWE", True),
        ("Secretary of State", "USA", True),
        ("Secretary of State", "GBR", False),
        ("Minister of Finance", "SWE", False),
        ("Deputy Prime Minister", "SWE", False),
        ("Deputy Minister of Defence", "SWE", False),
        ("President of the Senate", "FRA", False),
        ("Ambassador to Norway", "SWE", False),
    ],
)
def test_some_offices_have_one_holder_at_a_time(title: str, side: str, alone: bool) -> None:  # noqa: FBT001
    """Heads, premiers, foreign and defence ministers; deputies and envoys may be many."""
    assert single(office(title, side)) is alone


@pytest.mark.parametrize(
    ("title", "crown"),
    [("King", True), ("Emir", True), ("король", True), ("President", False), ("Crown Prince", False)],
)
def test_crowned_heads_go_by_a_first_name(title: str, crown: bool) -> None:  # noqa: FBT001
    """A president does not, nor an heir, who is no head of state."""
    assert is_crown(office(title)) is crown


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("President of the Republic of Kazakhstan", set()),
        ("Swedish Minister of Culture", {"culture"}),
        ("Secretary of the Security Council of Russia", {"security", "council"}),
        ("министр обороны", {"обороны"}),
        ("Deputy Head", set()),
    ],
)
def test_telling_words_leave_out_states_and_heads(title: str, words: set[str]) -> None:
    """What is left sets a title apart from others of its rung."""
    assert telling(title) == words


@pytest.mark.parametrize(
    ("one", "two", "side", "same"),
    [
        ("President of the European Commission", "President of the European Council", "EU", False),
        ("President of the European Commission", "European Commission President", "EU", True),
        ("Vice-President of the European Commission", "President of the European Commission", "EU", False),
        ("Secretary General of NATO", "Secretary General", "NATO", True),
        ("President of Tatarstan", "President", "RUS", False),
        ("President of Russia", "President", "RUS", True),
        ("Prime Minister of Scotland", "Prime Minister", "GBR", False),
        ("President of the Council of Ministers", "Prime Minister", "ITA", True),
        ("Premier of the State Council", "Premier", "CHN", True),
        ("Vice Prime Minister", "Prime Minister", "SWE", False),
        ("President Sheikh", "President", "ARE", True),
    ],
)
def test_one_seat(one: str, two: str, side: str, same: bool) -> None:  # noqa: FBT001
    """The head of a part of a state, or of another body of an organisation, is not the head."""
    assert alike(office(one, side), office(two, side)) is same
