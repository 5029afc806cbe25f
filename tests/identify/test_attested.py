"""Documents attest an office on the days on which they tell of it, and on no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.identify.attested import attest
from dragoman.identify.groups import Group
from dragoman.model import Document, Edge, Mention, Person, Tenure, Verdict

from .samples import day, document, mention, person, tenure

ANNA = person("Anna Berg", sides=("SWE",))
FOREIGN = "Foreign Minister"


def told(
    *days: str | None, role: str = FOREIGN, side: str | None = "SWE", former: bool = False
) -> dict[Mention, Document]:
    """A mention with a role in a document of each day."""
    found = {}
    for number, published in enumerate(days, 1):
        name = f"doc-{role}-{published}-{number}"
        found[mention("Anna Berg", role, side, document=name, former=former)] = document(name, published)
    return found


def attested(known: Person, *some: dict[Mention, Document], **group: object) -> tuple[Tenure, ...]:
    """The offices of a person after the documents."""
    mentions = {one: doc for part in some for one, doc in part.items()}
    own = Group("Anna Berg", "SWE", mentions=[*mentions], person=known.id)
    for key, value in group.items():
        setattr(own, key, value)
    (one,) = attest([known], [own], {doc.id: doc for doc in mentions.values()})
    return one.tenures


def test_an_office_is_attested_from_the_first_to_the_last_day_seen() -> None:
    """Before and after, nothing is known: it is neither held nor not held."""
    (one,) = attested(ANNA, told("2020-03-02", "2020-05-04", "2020-04-01"))
    assert (one.since, one.until) == (Edge(latest=day("2020-03-02")), Edge(earliest=day("2020-05-05")))
    assert one.person == ANNA.id
    assert one.office.side == "SWE"
    days = [date(2020, 3, 1), date(2020, 3, 2), date(2020, 5, 4), date(2020, 5, 5)]
    assert [one.held_on(each) for each in days] == [None, True, True, None]


@pytest.mark.parametrize(("days", "answer"), [(183, True), (184, None)])
def test_an_office_long_out_of_sight_may_have_been_anothers(days: int, answer: bool | None) -> None:  # noqa: FBT001
    """After more than half a year without a word it is not known to have been held between."""
    first = date(2020, 1, 1)
    found = attested(ANNA, told("2020-01-01", (first + timedelta(days=days)).isoformat()))
    assert {one.held_on(first + timedelta(days=90)) for one in found} == {answer}


def test_a_known_office_takes_the_passages_as_sources() -> None:
    """No second tenure is made of what is known."""
    known = tenure("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18")
    some = told("2020-03-02")
    (one,) = attested(person("Anna Berg", known), some)
    assert one.sources == ("list", next(iter(some)).span)
    assert (one.since, one.until) == (known.since, known.until)


@pytest.mark.parametrize("published", ["2017-12-31", "2022-10-18"])
def test_an_office_told_on_another_day_stands_beside_the_known_one(published: str) -> None:
    """The contradiction stays visible."""
    known = tenure("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18")
    found = attested(person("Anna Berg", known), told(published))
    assert len(found) == 2
    assert [one.sources for one in found if one.since.exact == day("2018-01-01")] == [("list",)]


def test_another_office_stands_beside_the_known_one() -> None:
    """A minister of foreign affairs who is told to be one of finance has both."""
    known = tenure("Minister of Foreign Affairs", "SWE", "2018-01-01", "2022-10-18")
    found = attested(person("Anna Berg", known), told("2020-03-02", role="Minister of Finance"))
    assert {one.office.portfolio for one in found} == {"foreign", "finance"}


def test_a_title_of_two_offices_attests_both() -> None:
    """And the commonest wording of each is its title."""
    found = attested(
        ANNA,
        told("2020-03-02", role="Prime Minister and Minister of Foreign Affairs"),
        told("2020-03-03", "2020-03-04", role=FOREIGN),
    )
    assert {one.office.title for one in found} == {"Prime Minister", FOREIGN}
    spans = {one.office.title: len(one.sources) for one in found}
    assert spans == {"Prime Minister": 1, FOREIGN: 3}


def test_a_former_office_is_over_by_the_day() -> None:
    """When it began and ended is not told; it is not taken for an office held."""
    for some in (told("2020-03-02", former=True), told("2020-03-02", role="former Foreign Minister")):
        (one,) = attested(ANNA, some)
        assert one.held_on(date(2020, 3, 2)) is False
        assert one.held_on(date(2019, 3, 2)) is None
        assert not one.contradictory


def test_a_former_office_that_is_known_is_not_told_again() -> None:
    """The known one says more."""
    known = tenure("Minister of Foreign Affairs", "SWE", "2010-01-01", "2014-01-01")
    assert len(attested(person("Anna Berg", known), told("2020-03-02", former=True))) == 1


def test_acting_is_told_as_the_manner() -> None:
    """A stand-in is one as long as no text says more."""
    (one,) = attested(ANNA, told("2020-03-02", role="Acting Foreign Minister"))
    assert one.manner == "acting"
    (plain,) = attested(ANNA, told("2020-03-02"))
    assert plain.manner is None


@pytest.mark.parametrize(
    ("some", "group"),
    [
        (told("2020-03-02"), {"verdict": Verdict.UNDECIDED}),
        (told("2020-03-02"), {"belied": True}),
        (told("2020-03-02"), {"presumed": True}),
        (told(None), {}),
        (told("2020-03-02", role="Poet"), {}),
        (told("2020-03-02"), {"person": "ola-dahl"}),
    ],
)
def test_what_is_not_sure_attests_nothing(some: dict[Mention, Document], group: dict[str, object]) -> None:
    """Nobody undecided, no role belied, no one seat for a side presumed, no day unknown, no title that is no office."""
    assert attested(ANNA, some, **group) == ()
    assert len(attested(ANNA, told("2020-03-02"))) == 1


def test_a_side_presumed_is_enough_for_an_office_of_many() -> None:
    """A ministry's own state secretary is one of several."""
    assert len(attested(ANNA, told("2020-03-02", role="Deputy Minister of Trade", side=None), presumed=True)) == 1


def test_few_passages_are_kept_and_the_days_of_all_count() -> None:
    """The first ones, in the order of time."""
    some = told("2020-03-05", "2020-03-02", "2020-03-04", "2020-03-03", "2020-03-06")
    (one,) = attested(ANNA, some)
    first = sorted((doc.published, found.span) for found, doc in some.items() if doc.published)[:3]
    assert one.sources == tuple(span for _, span in first)
    assert one.until.earliest == day("2020-03-07")


def test_the_order_of_mentions_does_not_matter() -> None:
    """The same texts attest the same."""
    some = told("2020-03-05", "2021-03-02", "2020-03-04")
    turned = dict(reversed(some.items()))
    assert attested(ANNA, some) == attested(ANNA, turned)


def test_who_is_not_told_of_stays_as_known() -> None:
    """No document, no change."""
    known = person("Ola Dahl", tenure("Envoy", "NOR", "2018-01-01"))
    assert attest([known], [], {}) == (replace(known),)
