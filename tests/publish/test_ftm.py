"""People as FollowTheMoney: valid entities, and a way back that loses nothing where the sidecar is there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.identify import unite
from dragoman.ingest.registers import SIDECAR, read_register
from dragoman.language.scripts import script_of
from dragoman.model import Edge, Gap, Name, NameKind, Person, Span, Tenure
from dragoman.publish import ftm
from dragoman.reference.offices import office
from dragoman.workflow.registering import write_people

PREMIER = office("Prime Minister", "KAZ")


def somebody(*tenures: Tenure, **told: Any) -> Person:
    """A person with offices."""
    return Person(id="jane-doe", name="Jane Doe", tenures=tenures, **told)


def held(since: Edge = Edge(), until: Edge = Edge(), **told: Any) -> Tenure:  # noqa: B008  # a frozen value
    """An office of hers."""
    return Tenure(**{"person": "jane-doe", "office": PREMIER, "since": since, "until": until, **told})


def between(first: str | None, last: str | None) -> Edge:
    """An edge by its two days."""
    return Edge(
        earliest=date.fromisoformat(first) if first else None, latest=date.fromisoformat(last) if last else None
    )


def back(folder: Path, people: Iterable[Person], *, sidecar: bool = True) -> dict[str, Person]:
    """The people of a file that was written and read again."""
    target = folder / "people.ftm.jsonl"
    _, beside = write_people(people, target)
    if not sidecar:
        beside.unlink()
    found: dict[str, Person] = {}
    for one in read_register(target):
        assert not isinstance(one, Gap), one
        found[one.id] = unite(found.get(one.id, one), one)
    return found


def whole(people: Iterable[Person]) -> dict[str, Person]:
    """People as uniting leaves them: names, offices and identifiers in order."""
    return {one.id: unite(one, one) for one in people}


def entities(*people: Person) -> list[dict[str, Any]]:
    """The entities of people."""
    return [entity for one in people for entity, _ in ftm.entities(one)]


def test_what_refers_comes_after_what_it_refers_to() -> None:
    """Each holder and post of an occupancy is an entity of the file."""
    lines = entities(somebody(held(Edge.on(date(2001, 2, 3))), held(Edge.on(date(2005, 6, 7)))))
    seen: set[str] = set()
    for line in lines:
        if line["schema"] == "Occupancy":
            assert {*line["properties"]["holder"], *line["properties"]["post"]} <= seen
        seen.add(line["id"])
    assert [line["schema"] for line in lines].count("Occupancy") == 2


def test_an_entity_holds_lists_of_texts_and_nothing_empty() -> None:
    """As the tools of the format want it, countries by two small letters."""
    names = (Name(text="Джейн Доу"), Name(text="Jany", kind=NameKind.ALIAS), Name(text="Доу", kind=NameKind.PRINTED))
    lines = entities(somebody(held(), names=names, sides=("KAZ", "NATO"), identifiers=("wikidata:Q0", "other:1")))
    for line in lines:
        assert all(values and all(isinstance(value, str) for value in values) for values in line["properties"].values())
    (person,) = [line["properties"] for line in lines if line["schema"] == "Person"]
    assert person == {
        "name": ["Jane Doe"],
        "alias": ["Джейн Доу"],
        "weakAlias": ["Jany", "Доу"],
        "country": ["kz"],
        "wikidataId": ["Q0"],
    }


@pytest.mark.parametrize(
    ("edge", "start", "end"),
    [
        (between("2001-02-03", "2001-02-03"), "2001-02-03", "2001-02-02"),
        (between("2001-02-02", "2001-02-28"), "2001-02", "2001-02"),
        (between("2001-02-01", "2001-02-28"), "2001-02", "2001"),
        (between("2001-02-01", "2001-03-01"), "2001", "2001"),
        (between("2001-12-31", "2002-01-01"), None, "2001-12"),
        (between("2001-02-03", None), None, None),
        (between(None, "2001-02-03"), None, None),
        (Edge(), None, None),
    ],
)
def test_a_day_is_printed_as_far_as_it_is_known(edge: Edge, start: str | None, end: str | None) -> None:
    """An end is the last day in office, the day before the first on which it was no longer held."""
    (line,) = [one["properties"] for one in entities(somebody(held(edge, edge))) if one["schema"] == "Occupancy"]
    assert (line.get("startDate"), line.get("endDate")) == ([start] if start else None, [end] if end else None)


def test_a_shared_office_is_written_once(tmp_path: Path) -> None:
    """Two holders have one position; another side or institution makes another."""
    one = somebody(held())
    two = replace(one, id="john-roe", name="John Roe", tenures=(held(person="john-roe"),))
    other = replace(
        one, id="ann-poe", name="Ann Poe", tenures=(held(person="ann-poe", office=office("Prime Minister", "FRA")),)
    )
    count, sidecar = write_people([one, two, other], tmp_path / "people.jsonl")
    written = [json.loads(line) for line in (tmp_path / "people.jsonl").read_text(encoding="utf-8").splitlines()]
    assert count == 3
    assert [line["schema"] for line in written].count("Position") == 2
    assert len({line["id"] for line in written}) == len(written)
    assert sidecar.name == "people" + SIDECAR
    kept = [json.loads(line)["id"] for line in sidecar.read_text(encoding="utf-8").splitlines()]
    assert kept == [line["id"] for line in written]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["people.jsonl", sidecar.name])


DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))
EDGES = st.one_of(
    st.just(Edge()),
    DAYS.map(Edge.on),
    DAYS.map(lambda day: Edge(earliest=day)),
    DAYS.map(lambda day: Edge(latest=day)),
    st.tuples(DAYS, st.integers(1, 900)).map(lambda t: Edge(earliest=t[0], latest=t[0] + timedelta(days=t[1]))),
)
OFFICES = st.sampled_from(
    [
        PREMIER,
        office("Foreign Secretary", "GBR", institution="Foreign Office"),
        office("Minister", "GBR", institution="Ministry of Defence"),
        office("Secretary General", "NATO"),
        office("Governor", "US-GA"),
        office("Premier", "Bavaria"),
        office("министр обороны", "RUS"),
        office("Envoy"),
    ]
)
WORDS = st.text("abcйжтьالصدر习近平 -'’", min_size=1, max_size=12).map(str.strip).filter(bool)
SOURCES = st.lists(
    st.sampled_from(["a.csv: line 2", "b.csv: line 3", "people.toml: Jane Doe"]), unique=True, max_size=3
)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    """A person with names, sides and offices."""
    identity = draw(st.sampled_from(["a", "b", "c"]))
    names = [
        Name(
            text=text,
            kind=draw(st.sampled_from(NameKind)),
            script=script_of(text),
            language=draw(st.sampled_from([None, "ru", "kk"])),
            sources=tuple(draw(SOURCES)) or ("c.csv: line 4",),
        )
        for text in draw(st.lists(WORDS, unique=True, max_size=4))
    ]
    tenures = [
        Tenure(
            person=identity,
            office=draw(OFFICES),
            since=draw(EDGES),
            until=draw(EDGES),
            manner=draw(st.sampled_from([None, "acting", "elected"])),
            sources=tuple(draw(SOURCES)) or ("c.csv: line 4",),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    return Person(
        id=identity,
        name=draw(st.sampled_from(["Jane Doe", "John Roe"])),
        names=tuple(names),
        sides=tuple(draw(st.lists(st.sampled_from(["KAZ", "NATO", "US-GA", "Bavaria"]), unique=True, max_size=3))),
        tenures=tuple(tenures),
        identifiers=tuple(draw(st.lists(st.sampled_from(["wikidata:Q0", "other:1"]), unique=True))),
    )


@settings(max_examples=80, deadline=None, derandomize=True)
@given(drawn=st.lists(persons(), unique_by=lambda one: one.id, min_size=1, max_size=3))
def test_people_come_back_with_equal_names_and_days(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Person]
) -> None:
    """Names with kind and script, sides, offices and edges are those that were written."""
    found, wanted = back(tmp_path_factory.getbasetemp(), drawn), whole(drawn)
    assert found.keys() == wanted.keys()
    for identity, one in wanted.items():
        other = found[identity]
        assert (other.name, other.identifiers) == (one.name, one.identifiers)
        assert [(n.text, n.kind, n.script, n.language, n.sources) for n in other.names] == [
            (n.text, n.kind, n.script, n.language, n.sources) for n in one.names
        ]
        assert other.sides[: len(one.sides)] == one.sides
        assert {replace(t, sources=()) for t in other.tenures} == {replace(t, sources=()) for t in one.tenures}
        assert {source for t in other.tenures for source in t.sources} == {s for t in one.tenures for s in t.sources}


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (between("2001-02-03", "2001-02-03"), between("2005-06-07", "2005-06-07")),
        (between("2001-02-01", "2001-02-28"), between("2005-06-02", "2005-07-01")),
        (between("2001-01-01", "2001-12-31"), between("2005-01-02", "2006-01-01")),
        (Edge(), Edge()),
    ],
)
def test_without_the_sidecar_whole_days_months_and_years_come_back(tmp_path: Path, since: Edge, until: Edge) -> None:
    """What the format can print, it gives back."""
    person = somebody(held(since, until), sides=("KAZ",))
    (tenure,) = back(tmp_path, [person], sidecar=False)["jane-doe"].tenures
    assert (tenure.since, tenure.until) == (since, until)
    assert tenure.office == PREMIER


@settings(max_examples=80, deadline=None, derandomize=True)
@given(since=EDGES, until=EDGES)
def test_without_the_sidecar_nothing_is_made_up(
    tmp_path_factory: pytest.TempPathFactory, since: Edge, until: Edge
) -> None:
    """An edge that comes back is as wide as the one that was written, or wider."""
    found = back(tmp_path_factory.getbasetemp(), [somebody(held(since, until))], sidecar=False)
    (tenure,) = found["jane-doe"].tenures
    for written, read in ((since, tenure.since), (until, tenure.until)):
        assert read.earliest is None or (written.earliest is not None and read.earliest <= written.earliest)
        assert read.latest is None or (written.latest is not None and read.latest >= written.latest)


def test_without_the_sidecar_names_keep_their_letters(tmp_path: Path) -> None:
    """The script is seen from the letters; states come back, organisations do not stand in the format."""
    names = (Name(text="Джейн Доу", script="Cyrl"), Name(text="Jany", kind=NameKind.ALIAS, script="Latn"))
    found = back(tmp_path, [somebody(names=names, sides=("NATO", "KAZ"))], sidecar=False)["jane-doe"]
    assert {(n.text, n.kind, n.script) for n in found.names} == {(n.text, n.kind, n.script) for n in names}
    assert found.sides == ("KAZ",)


def test_a_passage_as_source_comes_back_as_its_address(tmp_path: Path) -> None:
    """The words cannot be handed on, the document and the place in it can."""
    span = Span(document="doc-1", start=3, end=8)
    (tenure,) = back(tmp_path, [somebody(held(sources=(span, "a.csv: line 2")))])["jane-doe"].tenures
    assert tenure.sources == ("doc-1 [3, 8)", "a.csv: line 2")


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    """Both files are put in place when all is written."""
    target = tmp_path / "people.jsonl"
    write_people([somebody()], target)
    before = target.read_bytes()

    def broken() -> Iterable[Person]:
        yield replace(somebody(), id="other")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_people(broken(), target)
    assert target.read_bytes() == before
