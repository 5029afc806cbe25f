"""Registers of people as files: tables by their columns, days and sides, FollowTheMoney, and what cannot be read."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ingest.limits import LIMITS, Limits
from dragoman.ingest.registers import Mapping, parse_mapping, read_register, recognise
from dragoman.model import Edge, Gap, NameKind, Person, Rung, SourceError

COLUMNS = ("name", "office", "side", "since", "since_by", "until", "until_by", "seen_first", "seen_last")
SIMPLE = parse_mapping("[fields]\n" + "".join(f'{name} = "{{{name}}}"\n' for name in COLUMNS[:4]), origin="simple")
EVERY = parse_mapping("[fields]\n" + "".join(f'{name} = "{{{name}}}"\n' for name in COLUMNS), origin="every")
HEADER = "name,office,side,since"
ROW = "Jane Doe,President,France,2001-02-03"


def read(
    folder: Path, content: str | bytes, *, mapping: Mapping | None = SIMPLE, limits: Limits = LIMITS
) -> list[Person | Gap]:
    """All that a file gives."""
    file = folder / "table.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(read_register(file, mapping=mapping, limits=limits))


def people(found: list[Person | Gap]) -> list[Person]:
    """The people of what was read."""
    return [one for one in found if isinstance(one, Person)]


def gaps(found: list[Person | Gap]) -> list[Gap]:
    """The gaps of what was read."""
    return [one for one in found if isinstance(one, Gap)]


def person(folder: Path, content: str | bytes, *, mapping: Mapping | None = SIMPLE) -> Person:
    """The one person of a file without gaps."""
    (found,) = read(folder, content, mapping=mapping)
    assert isinstance(found, Person), found
    return found


def edges(folder: Path, **told: str) -> tuple[Edge, Edge]:
    """When an office began and ended, by the columns of its row."""
    row = {"name": "Jane Doe", "office": "President", "side": "France", **told}
    content = ",".join(COLUMNS) + "\n" + ",".join(row.get(name, "") for name in COLUMNS)
    (tenure,) = person(folder, content, mapping=EVERY).tenures
    return tenure.since, tenure.until


def on(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)


def between(first: str | None, last: str | None) -> Edge:
    """An edge by its two days."""
    return Edge(earliest=on(first) if first else None, latest=on(last) if last else None)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{ROW}\n",
        f"\ufeff{HEADER}\r\n{ROW}\r\n",
        f"{HEADER}\n{ROW}".replace(",", ";"),
        f"{HEADER}\n{ROW}".replace(",", "\t"),
        f'{HEADER}\n"Jane Doe",President,"France",2001-02-03\n',
        json.dumps(dict(zip(HEADER.split(","), ROW.split(","), strict=True))),
        gzip.compress(f"{HEADER}\n{ROW}\n".encode()),
        gzip.compress(json.dumps(dict(zip(HEADER.split(","), ROW.split(","), strict=True))).encode()),
    ],
    ids=["comma", "bom", "semicolon", "tab", "quoted", "json", "gzip", "gzipped-json"],
)
def test_a_table_is_read_in_any_dress(tmp_path: Path, content: str | bytes) -> None:
    """What parts the fields and whether it is packed is told by the bytes, not by the name of the file."""
    found = person(tmp_path, content)
    (tenure,) = found.tenures
    assert (found.id, found.name, found.sides) == ("jane-doe-fra", "Jane Doe", ("FRA",))
    assert (tenure.office.title, tenure.office.rung, tenure.since) == (
        "President",
        Rung.HEAD_OF_STATE,
        Edge.on(date(2001, 2, 3)),
    )
    assert tenure.sources in {("table.csv: line 2",), ("table.csv: line 1",)}


BUILT_IN = {
    "archigos": (
        "leadid,leader,gwcode,startdate,enddate,exit\nX-7,Doe,365.0,1901-02-03,1905-06-07,Regular\n",
        ("archigos-x-7", "Doe", "RUS", "effective leader", "1901-02-03", "1905-06-07"),
    ),
    "uk_ministers": (
        "person,post,organisation,start_date,end_date\nJane Doe,Foreign Secretary,Office,1981-02-03,1982-03-04\n",
        ("jane-doe-gbr", "Jane Doe", "GBR", "Foreign Secretary", "1981-02-03", "1982-03-04"),
    ),
    "us_missions": (
        "person_id,role,container,started,ended\ndoe-jane-quincy,ambassador-e-p,Chad,1971-02-03,1972-03-04\n",
        ("pocom-doe-jane-quincy", "Jane Quincy Doe", "USA", "Ambassador", "1971-02-03", "1972-03-04"),
    ),
    "role_tenures": (
        json.dumps(
            {
                "wikidata": "Q0",
                "name": "Jane Doe",
                "position": "monarch",
                "jurisdiction": "Moldovoa",
                "since": "2001-02-03",
                "first_seen": "2002-01-01",
                "last_seen": "2003-01-01",
                "gone_on": "2004-05-06",
            }
        ),
        ("q0", "Jane Doe", "MDA", "Monarch", "2001-02-03", "2004-05-06"),
    ),
}


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_a_known_table_is_known_by_its_columns(tmp_path: Path, name: str) -> None:
    """Each table that comes with a mapping is read without being told which it is."""
    content, (identity, called, side, title, first, last) = BUILT_IN[name]
    found = person(tmp_path, content, mapping=None)
    (tenure,) = found.tenures
    assert (found.id, found.name, found.sides, tenure.office.title) == (identity, called, (side,), title)
    assert tenure.since.earliest == on(first)
    assert tenure.until.latest == on(last)


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_one_column_less_is_another_table(name: str) -> None:
    """More columns than the mapping names do no harm; a missing one does."""
    content = BUILT_IN[name][0]
    columns = list(json.loads(content)) if content.startswith("{") else content.split("\n")[0].split(",")
    fitting = recognise([*columns, "remark"])
    assert fitting is not None
    assert fitting.name == name
    for column in columns:
        assert recognise([one for one in columns if one != column]) is None


@pytest.mark.parametrize(
    ("leaving", "until"),
    [("Still in Office", between("1905-06-08", None)), ("Regular", between("1905-06-07", "1905-06-07"))],
)
def test_an_office_still_held_has_no_end(tmp_path: Path, leaving: str, until: Edge) -> None:
    """Where the table closed before the office did, its last day is one on which it was seen."""
    content = BUILT_IN["archigos"][0].replace("Regular", leaving)
    (tenure,) = person(tmp_path, content, mapping=None).tenures
    assert tenure.until == until


def test_every_fault_of_a_mapping_is_told_at_once() -> None:
    """One reading of the message is enough to mend the file."""
    with pytest.raises(SourceError) as caught:
        parse_mapping(
            'colour = "red"\nname_style = "odd"\n[fields]\nnome = "{x}"\n[rename]\nside = 3\n[open]\nexit = 3\n',
            origin="mine.toml",
        )
    for words in ("mine.toml", "'colour'", "'nome'", "'name' is missing", "[rename.FIELD]", "[open]", "'odd'"):
        assert words in caught.value.reason
    assert caught.value.kind == "bad-mapping"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[fields\n", "not valid TOML"),
        ("a = " + "[" * 100_000, "not valid TOML"),
        ("fields = 3", "[fields]"),
        ("[fields]\nname = 3", "[fields]"),
        ("", "'name' is missing"),
    ],
    ids=["open", "deep", "no-table", "no-text", "empty"],
)
def test_a_broken_mapping_is_told(text: str, told: str) -> None:
    """Whatever a mapping holds, the answer is a reason."""
    with pytest.raises(SourceError) as caught:
        parse_mapping(text, origin="mine.toml")
    assert told in caught.value.reason


def test_a_mapping_needs_no_more_than_a_name(tmp_path: Path) -> None:
    """What it leaves out is not known of anybody; a whole value is renamed, a part of one is not."""
    mapping = parse_mapping('[fields]\nname = "{n}"\nside = "{s}"\n[rename.side]\nHere = "KAZ"\n', origin="least")
    first, second = people(read(tmp_path, "n,s\nJane Doe,Here\nJohn Roe,Here too\n", mapping=mapping))
    assert (first.sides, first.tenures, first.names, first.identifiers) == (("KAZ",), (), (), ())
    assert second.sides == ("Here too",)


@pytest.mark.parametrize(
    ("style", "written", "name"),
    [
        ("as written", "Doe, Jane", "Doe, Jane"),
        ("family name first", "Doe, Jane Q.", "Jane Q. Doe"),
        ("family name first", "Doe", "Doe"),
        ("slug, family name first", "doe-jane-quincy", "Jane Quincy Doe"),
        ("slug, family name first", "doe", "Doe"),
    ],
)
def test_names_are_turned_as_the_mapping_says(tmp_path: Path, style: str, written: str, name: str) -> None:
    """The family name may come first, with a comma or as a slug."""
    mapping = parse_mapping(f'name_style = "{style}"\n[fields]\nname = "{{n}}"\n', origin="styled")
    assert person(tmp_path, f'n;m\n"{written}";x\n', mapping=mapping).name == name


def test_other_names_and_ids_are_kept(tmp_path: Path) -> None:
    """Aliases come once each with their script and line; an empty column makes no identifier."""
    mapping = parse_mapping(
        '[fields]\nname = "{n}"\naliases = "{a}"\nid = "{w}"\nidentifier = "wikidata:{w}"\n', origin="named"
    )
    first, second = people(read(tmp_path, "n,a,w\nJane Doe,Джейн Доу|J. D.; J. D.;,Q0\nJohn Roe,,\n", mapping=mapping))
    assert [(one.text, one.script, one.kind, one.sources) for one in first.names] == [
        ("Джейн Доу", "Cyrl", NameKind.ALIAS, ("table.csv: line 2",)),
        ("J. D.", "Latn", NameKind.ALIAS, ("table.csv: line 2",)),
    ]
    assert (first.id, first.identifiers) == ("q0", ("wikidata:Q0",))
    assert (second.id, second.names, second.identifiers) == ("john-roe", (), ())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001", "2001-01-01", "2001-12-31"),
        ("2001-02", "2001-02-01", "2001-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2001-12", "2001-12-01", "2001-12-31"),
        ("2001-02-03", "2001-02-03", "2001-02-03"),
        ("2001-02-03T04:05:06Z", "2001-02-03", "2001-02-03"),
        ("", None, None),
    ],
)
def test_days_are_as_exact_as_they_are_written(tmp_path: Path, text: str, first: str | None, last: str | None) -> None:
    """A year or a month is a stretch of days."""
    assert edges(tmp_path, since=text, until=text) == (between(first, last), between(first, last))


@pytest.mark.parametrize(
    "text", ["2001-13", "2001-02-30", "2001-2-3", "03.02.2001", "soon", "0000", "20010203", "2001-02-03x", "-2001"]
)
def test_a_broken_day_costs_its_line_alone(tmp_path: Path, text: str) -> None:
    """The gap names line, column and words; the lines about it are read."""
    found = read(tmp_path, f"{HEADER}\n{ROW}\nJohn Roe,President,France,{text}\nAnn Poe,Judge,France,2001\n")
    (gap,) = gaps(found)
    assert (gap.kind, gap.subject) == ("bad-date", "table.csv (line 3)")
    assert f"since {text!r}" in gap.reason
    assert [one.name for one in people(found)] == ["Jane Doe", "Ann Poe"]


@pytest.mark.parametrize(
    ("told", "since", "until"),
    [
        ({"seen_first": "2001-02-03"}, between(None, "2001-02-03"), Edge()),
        ({"since": "2001", "seen_first": "2001-02-03"}, between("2001-01-01", "2001-02-03"), Edge()),
        ({"since": "2001-02-03", "seen_first": "2001-03-04"}, between("2001-02-03", "2001-02-03"), Edge()),
        ({"since_by": "2001-02"}, between(None, "2001-02-28"), Edge()),
        ({"since": "2001-01-01", "since_by": "2001-02"}, between("2001-01-01", "2001-01-01"), Edge()),
        ({"until_by": "2003-04-05"}, Edge(), between(None, "2003-04-05")),
        ({"until": "2003-01-01", "until_by": "2003-04-05"}, Edge(), between("2003-01-01", "2003-01-01")),
        ({"seen_last": "2003-01-01"}, Edge(), between("2003-01-02", None)),
        ({"seen_last": "2003-01-01", "until_by": "2003-04-05"}, Edge(), between("2003-01-02", "2003-04-05")),
        ({"seen_last": "2003-12-31", "until": "2003"}, Edge(), between("2003-12-31", "2003-12-31")),
        ({"seen_last": "2003-05-01", "until": "2003-01-01"}, Edge(), between("2003-01-01", "2003-01-01")),
        ({"seen_first": "2001", "seen_last": "2003"}, between(None, "2001-01-01"), between("2004-01-01", None)),
    ],
)
def test_days_on_which_an_office_was_seen_bound_it(
    tmp_path: Path, told: dict[str, str], since: Edge, until: Edge
) -> None:
    """It began no later than it was first seen, and ended no sooner than the day after it was last seen."""
    assert edges(tmp_path, **told) == (since, until)


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        ("Prime Minister and Minister of Defence", ["Prime Minister", "Minister of Defence"]),
        ("Prime Minister; Minister of Defence", ["Prime Minister", "Minister of Defence"]),
        ("Minister of Foreign Affairs and Trade", ["Minister of Foreign Affairs and Trade"]),
        ("Minister of Defence", ["Minister of Defence"]),
    ],
)
def test_two_offices_in_one_title_are_two_tenures(tmp_path: Path, title: str, titles: list[str]) -> None:
    """A portfolio of two words stays one; all have the days and the line."""
    found = person(tmp_path, f"{HEADER}\nJane Doe,{title},France,2001-02-03\n")
    assert [tenure.office.title for tenure in found.tenures] == titles
    assert {(t.since, t.sources, t.person) for t in found.tenures} == {
        (Edge.on(date(2001, 2, 3)), ("table.csv: line 2",), found.id)
    }


@pytest.mark.parametrize(("title", "manner"), [("Acting President", "acting"), ("President", None)])
def test_how_an_office_is_held_stands_in_its_title(tmp_path: Path, title: str, manner: str | None) -> None:
    """Nothing is said where the title says nothing."""
    (tenure,) = person(tmp_path, f"{HEADER}\nJane Doe,{title},France,\n").tenures
    assert tenure.manner == manner


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("France", "FRA"),
        ("the French Republic", "FRA"),
        ("KAZ", "KAZ"),
        ("Korea, South", "KOR"),
        ("NATO", "NATO"),
        ("Alberta", "CA-AB"),
        ("Bavaria", "Bavaria"),
        ("Georgia", "GEO"),
        ("Georgia (US)", "Georgia (US)"),
        ("New France", "New France"),
    ],
)
def test_a_part_of_a_state_is_never_the_state(tmp_path: Path, told: str, side: str) -> None:
    """What is no state or organisation has a code of its own, or stands for itself."""
    mapping = parse_mapping('[fields]\nname = "{name}"\nside = "{side}"\noffice = "{office}"\n', origin="sided")
    found = person(tmp_path, f"name;office;side\nJane Doe;Premier;{told}\n", mapping=mapping)
    assert found.sides == (side,)
    assert [tenure.office.side for tenure in found.tenures] == [side]


@pytest.mark.parametrize(
    ("jurisdiction", "side"),
    [("Georgia (US)", "US-GA"), ("Georgia", "GEO"), ("New York", "US-NY"), ("Berlin", "DE-BE"), ("Germany", "DEU")],
)
def test_built_in_renames_keep_parts_apart_from_states(tmp_path: Path, jurisdiction: str, side: str) -> None:
    """The names that a known table has for parts of states lead to their codes."""
    row = {**json.loads(BUILT_IN["role_tenures"][0]), "jurisdiction": jurisdiction}
    assert person(tmp_path, json.dumps(row), mapping=None).sides == (side,)


@pytest.mark.parametrize(
    ("title", "side"), [("Secretary General of NATO", "NATO"), ("Secretary General", "World"), ("King", "World")]
)
def test_an_organisation_may_stand_in_the_title(tmp_path: Path, title: str, side: str) -> None:
    """Where the side is no state, the title may tell whose office it is."""
    (tenure,) = person(tmp_path, f"{HEADER}\nJane Doe,{title},World,\n").tenures
    assert tenure.office.side == side


@pytest.mark.parametrize(
    ("content", "kinds", "names"),
    [
        (b"", ["empty"], []),
        (f"{HEADER}\n".encode(), ["empty"], []),
        (b"colour,weight\nred,3\n", ["unknown-table"], []),
        (gzip.compress(f"{HEADER}\n{ROW}\n".encode())[:-12], ["truncated"], []),
        (b"\x1f\x8b" + b"no gzip" * 20, ["truncated"], []),
        (f"{HEADER}\n{ROW},more\nless\n{ROW}\n".encode(), ["bad-record", "bad-record"], ["Jane Doe"]),
        (f"{HEADER}\n\n\n{ROW}\n".encode(), [], ["Jane Doe"]),
        (f"{HEADER}\n,President,France,\n  ,President,France,\n{ROW}\n".encode(), ["no-name"] * 2, ["Jane Doe"]),
        (f"{HEADER}\n{ROW}\n{'x' * 900},,,\n{ROW}\n".encode(), ["truncated"], ["Jane Doe"]),
        (f"{HEADER}\n{ROW}\n".encode("utf-16"), ["unknown-table"], []),
    ],
    ids=["nothing", "header", "unknown", "cut", "no-gzip", "fields", "blank", "nobody", "huge", "utf-16"],
)
def test_a_bad_table_leaves_gaps(tmp_path: Path, content: bytes, kinds: list[str], names: list[str]) -> None:
    """Nothing is raised; what can be read is read, and each gap names the file."""
    mapping = None if b"colour" in content else SIMPLE
    found = read(tmp_path, content, mapping=mapping, limits=Limits(line=200))
    assert [gap.kind for gap in gaps(found)] == kinds
    assert [one.name for one in people(found)] == names
    assert all(gap.subject.startswith("table.csv (") for gap in gaps(found))


GOOD = json.dumps({"name": "Jane Doe", "office": "President", "side": "France", "since": "2001"}).encode()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"[1]", "bad-record"),
        (b"3", "bad-record"),
        (b'{"name": ', "bad-record"),
        (b'{"name": "' + b"x" * 900 + b'"}', "too-large"),
        (b'{"name": "Jan\xe9"}', "encoding"),
        (b'{"name":' * 20_000, "too-large"),
        (GOOD.replace(b"Jane Doe", b""), "no-name"),
        (GOOD.replace(b"2001", b"soon"), "bad-date"),
    ],
    ids=["list", "number", "cut", "huge", "latin-1", "deep", "nobody", "day"],
)
def test_a_bad_line_costs_itself_alone(tmp_path: Path, line: bytes, kind: str) -> None:
    """Lines of JSON before and after it are read."""
    found = read(tmp_path, b"\n".join([GOOD, line, GOOD]), limits=Limits(line=200))
    assert [(gap.kind, gap.subject) for gap in gaps(found)] == [(kind, "table.csv (line 2)")]
    assert len(people(found)) == 2


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"name":' * 100_000])
def test_deep_json_is_refused(tmp_path: Path, deep: bytes) -> None:
    """It costs no stack, wherever it stands."""
    first, second = read(tmp_path, b"\n".join([GOOD, deep]))
    assert isinstance(first, Person)
    assert isinstance(second, Gap)
    assert second.kind == "bad-record"


@pytest.mark.parametrize("packed_as", ["csv", "json"])
def test_a_file_that_breaks_off_is_read_to_there(tmp_path: Path, packed_as: str) -> None:
    """A download cut short gives its lines and one gap at the end."""
    lines = [
        json.dumps({"name": f"Jane {n * 7919 % 10007}", "office": "Judge", "side": "France", "since": ""})
        if packed_as == "json"
        else f"Jane {n * 7919 % 10007},Judge,France,"
        for n in range(3000)
    ]
    whole = gzip.compress("\n".join(lines if packed_as == "json" else [HEADER, *lines]).encode())
    found = read(tmp_path, whole[: len(whole) * 3 // 4])
    assert 0 < len(people(found)) < 3000
    (gap,) = gaps(found)
    assert (gap, gap.kind) == (found[-1], "truncated")


def test_a_mapping_that_does_not_fit_says_what_is_missing(tmp_path: Path) -> None:
    """The columns of the table and those that are wanted stand side by side."""
    (gap,) = gaps(read(tmp_path, "name,weight\nJane Doe,3\n"))
    assert gap.kind == "unknown-table"
    assert "name, weight" in gap.reason
    assert "office, side, since" in gap.reason
    assert "--mapping" in (gap.advice or "")


@settings(derandomize=True, deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever a file holds, it gives people or gaps; a file of which nothing is read gives a gap."""
    assert read(tmp_path_factory.getbasetemp(), content, mapping=None) != []


def entity(identity: str, schema: str, **properties: list[object]) -> dict[str, object]:
    """A line of FollowTheMoney."""
    return {"id": identity, "schema": schema, "properties": properties}


JANE = entity(
    "jane", "Person", name=["Jane Doe", "Jane Q. Doe"], alias=["Джейн Доу"], weakAlias=["Jany"], country=["kz"]
)
PREMIER = entity("premier", "Position", name=["Prime Minister"], country=["kz"])
HELD = entity("held", "Occupancy", holder=["jane"], post=["premier"], startDate=["2001-02"], endDate=["2003-04-05"])


def ftm(folder: Path, *entities: object) -> list[Person | Gap]:
    """What a file of FollowTheMoney gives."""
    return read(folder, "\n".join(json.dumps(one) for one in entities), mapping=None)


@pytest.mark.parametrize("order", [(JANE, PREMIER, HELD), (HELD, JANE, PREMIER), (PREMIER, HELD, JANE)])
def test_entities_stand_in_any_order(tmp_path: Path, order: tuple[dict[str, object], ...]) -> None:
    """A person and an office tell of the same id; the last day in office is the day before its end."""
    found = people(ftm(tmp_path, *order))
    assert {one.id for one in found} == {"jane"}
    (named,) = [one for one in found if one.name]
    assert (named.name, named.sides) == ("Jane Doe", ("KAZ",))
    assert {(one.text, one.kind, one.script) for one in named.names} == {
        ("Jane Q. Doe", NameKind.FULL, "Latn"),
        ("Джейн Доу", NameKind.FULL, "Cyrl"),
        ("Jany", NameKind.ALIAS, "Latn"),
    }
    (tenure,) = [tenure for one in found for tenure in one.tenures]
    assert (tenure.office.title, tenure.office.side, tenure.office.rung) == (
        "Prime Minister",
        "KAZ",
        Rung.HEAD_OF_GOVERNMENT,
    )
    assert (tenure.since, tenure.until) == (between("2001-02-01", "2001-02-28"), Edge.on(date(2003, 4, 6)))


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (entity("held", "Occupancy", holder=["jane"], post=["nowhere"]), "bad-record"),
        (entity("held", "Occupancy", post=["premier"]), "bad-record"),
        (entity("held", "Occupancy", holder=["jane"], post=["premier"], startDate=["soon"]), "bad-date"),
        (entity("held", "Occupancy", holder=["jane"], post=["premier"], startDate=["2001-13"]), "bad-date"),
        (entity("other", "Person"), "no-name"),
        ({"id": 3, "schema": "Person", "properties": {}}, "bad-record"),
        ({"id": "other", "schema": "Person", "properties": {"name": "Jane"}}, "bad-record"),
        ([1], "bad-record"),
    ],
)
def test_a_bad_entity_costs_itself_alone(tmp_path: Path, bad: object, kind: str) -> None:
    """The entities about it are read."""
    found = ftm(tmp_path, PREMIER, bad, JANE, HELD)
    assert [(gap.kind, gap.subject) for gap in gaps(found)] == [(kind, "table.csv (line 2)")]
    assert [len(one.tenures) for one in people(found)] == [0, 1]


def test_other_schemata_are_passed_over(tmp_path: Path) -> None:
    """A company is nobody, and no gap."""
    (found,) = ftm(tmp_path, entity("firm", "Company", name=["Doe and Sons"]), JANE)
    assert isinstance(found, Person)
    assert found.id == "jane"


def test_an_office_seen_before_it_is_said_to_begin_is_two_stretches(tmp_path: Path) -> None:
    """What lies between the day seen and the beginning told is not known; neither is thrown away."""
    path = tmp_path / "t.csv"
    path.write_text("n,o,s,f\nJane Doe,Minister of Health,2001-06-01,2001-01-01\n", encoding="utf-8")
    mapping = parse_mapping(
        '[fields]\nname = "{n}"\noffice = "{o}"\nside = "GBR"\nsince = "{s}"\nseen_first = "{f}"', origin="t"
    )
    (person,) = [one for one in read_register(path, mapping=mapping) if isinstance(one, Person)]
    days = (date(2001, 1, 1), date(2001, 3, 1), date(2001, 6, 1))
    assert [[tenure.held_on(day) for tenure in person.tenures] for day in days] == [
        [True, False],
        [None, False],
        [False, None],
    ]
