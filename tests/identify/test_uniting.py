"""Two accounts of a person are made one, and nothing of either is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.identify.uniting import in_time, unite
from dragoman.model import Edge, Name, NameKind, Person, Span

from .samples import day, person, tenure

_TENURES = st.builds(
    tenure,
    st.sampled_from(["Prime Minister", "Foreign Minister"]),
    st.sampled_from(["SWE", "NOR", None]),
    st.sampled_from([None, "2018-01-01", "2019-01-01"]),
    st.sampled_from([None, "2020-01-01"]),
    sources=st.sampled_from([("list",), ("file",), (Span(document="doc-1", start=0, end=4),)]),
)
_PEOPLE = st.builds(
    lambda name, tenures, spelled, identifiers: person(
        name, *tenures, spelled=tuple(spelled), identifiers=tuple(sorted({*identifiers}))
    ),
    st.sampled_from(["Anna Berg", "Анна Берг", "Anna Maria Berg"]),
    st.lists(_TENURES, max_size=3),
    st.lists(st.sampled_from(["Berg, Anna", "Anna Berg", "Annie Berg"]), max_size=2),
    st.lists(st.sampled_from(["x:1", "x:2"]), max_size=2),
)


def _said(one: Person) -> set[tuple[object, ...]]:
    """Every office of a person with each of its sources, whoever's account it was."""
    return {(replace(t, person="", sources=()), source) for t in one.tenures for source in t.sources}


@given(_PEOPLE, _PEOPLE)
def test_nothing_is_lost(one: Person, two: Person) -> None:
    """Every spelling, office, source, side and identifier of both is in the one."""
    both = unite(one, two)
    assert {one.name, two.name, *one.aliases, *two.aliases} == {both.name, *both.aliases}
    assert _said(one) | _said(two) == _said(both)
    assert {*both.sides} == {*one.sides, *two.sides}
    assert {*both.identifiers} == {*one.identifiers, *two.identifiers}


@given(_PEOPLE, _PEOPLE)
def test_uniting_again_changes_nothing(one: Person, two: Person) -> None:
    """The second time there is nothing to add."""
    both = unite(one, two)
    assert unite(both, two) == both
    assert unite(both, both) == both


@given(_PEOPLE, _PEOPLE)
def test_the_first_account_gives_id_and_name(one: Person, two: Person) -> None:
    """And all offices are under that id, in the order of time."""
    both = unite(one, two)
    assert (both.id, both.name) == (one.id, one.name)
    assert {tenure.person for tenure in both.tenures} <= {one.id}
    assert [*both.tenures] == sorted(both.tenures, key=in_time)
    assert [name.text for name in both.names] == sorted({name.text for name in both.names})


def test_equal_offices_are_told_once_with_both_sources() -> None:
    """What differs by a day is kept beside."""
    same = ("Prime Minister", "SWE", "2018-01-01", "2020-01-01")
    other = ("Prime Minister", "SWE", "2018-01-02", "2020-01-01")
    one = person("Anna Berg", tenure(*same, sources=("list",)))
    two = person("A. Berg", tenure(*same, sources=("file",)), tenure(*other, sources=("file",)))
    both = unite(one, two)
    assert [tenure.sources for tenure in both.tenures] == [("list", "file"), ("file",)]


def test_both_spellings_stay() -> None:
    """The name of the second is a spelling of the first, with what is known of its language and sources."""
    one = replace(person("Anna Berg"), names=(Name(text="Анна Берг", sources=("list",)),))
    two = replace(
        person("Anna Maria Berg"),
        names=(Name(text="Анна Берг", language="ru", sources=("file",), kind=NameKind.PRINTED),),
    )
    both = unite(one, two)
    assert both.aliases == ("Anna Maria Berg", "Анна Берг")
    assert both.names[1] == Name(text="Анна Берг", language="ru", sources=("list", "file"))


def test_an_account_without_a_name_adds_its_office() -> None:
    """It takes the name and leaves no empty spelling."""
    one, two = person("Anna Berg"), replace(person("x"), name="", tenures=(tenure("Envoy", "SWE"),))
    assert unite(one, two).name == "Anna Berg"
    assert unite(one, two).aliases == ()
    assert unite(two, one).name == "Anna Berg"


def test_whom_the_analyst_listed_stays_listed() -> None:
    """Whichever account is first."""
    one, two = replace(person("Anna Berg"), given=True), person("Anna Berg")
    assert unite(one, two).given
    assert unite(two, one).given
    assert not unite(two, two).given


def test_offices_stand_in_the_order_of_time() -> None:
    """What is not known to have begun stands first, and of those that begin alike the shorter."""
    first = tenure("Envoy", "SWE", None, "2018-01-01")
    second = tenure("Envoy", "SWE", "2018-01-01", "2019-01-01")
    third = tenure("Envoy", "SWE", "2018-01-01", None)
    fourth = replace(tenure("Envoy", "SWE"), since=Edge(latest=day("2019-05-01")))
    assert sorted([fourth, third, second, first], key=in_time) == [first, second, third, fourth]
