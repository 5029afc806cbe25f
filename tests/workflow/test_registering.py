"""Registers made from files: people of different files are joined where name and office agree, and only there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dragoman.model import CaseError, NotFound, Person
from dragoman.workflow.registering import Imported, export_register, import_files, leaders, opened

HEADER = "name,office,side,since,until\n"
MAPPING = '[fields]\nname = "{name}"\noffice = "{office}"\nside = "{side}"\nsince = "{since}"\nuntil = "{until}"\n'
LAVROV = "Sergei Lavrov,Minister of Foreign Affairs,Russia,2004-03-09,\n"
OTHER_SPELLING = "Sergey Lavrov,Foreign Minister,Russia,2004-03,\n"


def table(folder: Path, name: str, rows: str) -> Path:
    """A table of office-holders."""
    file = folder / name
    file.write_text(HEADER + rows, encoding="utf-8")
    return file


def bring(folder: Path, *files: Path, join: bool = True) -> Imported:
    """Import files into the register of a folder."""
    mapping = folder / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return import_files(folder / "world.register", list(files), mapping=mapping, join=join)


def people(folder: Path) -> dict[str, Person]:
    """Everybody in the register of a folder."""
    with opened(folder / "world.register") as register:
        return {one.id: one for one in register.people()}


@pytest.mark.parametrize(
    ("first", "second", "joined", "apart"),
    [
        (LAVROV, OTHER_SPELLING, 1, 0),
        (LAVROV, OTHER_SPELLING.replace("Russia", "Belarus"), 0, 0),
        (LAVROV, OTHER_SPELLING.replace("Foreign Minister", "Judge"), 0, 1),
        (LAVROV, OTHER_SPELLING.replace("Sergey Lavrov", "Igor Ivanov"), 0, 0),
        (
            "Jane Doe,President,France,1901-01-01,1905-01-01\n",
            "Jayne Doe,President,France,1951-01-01,1955-01-01\n",
            0,
            None,
        ),
    ],
    ids=["one", "side", "office", "name", "time"],
)
def test_name_and_office_at_one_time_make_one_person(
    tmp_path: Path, first: str, second: str, joined: int, apart: int | None
) -> None:
    """The name alone, or the office alone, leaves two; where the names agree the pair is told."""
    made = bring(tmp_path, table(tmp_path, "a.csv", first), table(tmp_path, "b.csv", second))
    assert (made.lines, made.before, made.people, made.joined) == (2, 0, 2 - joined, joined)
    if apart is not None:
        assert len(made.apart) == apart


def test_one_who_is_joined_keeps_every_spelling_and_source(tmp_path: Path) -> None:
    """The id of the earlier file stands."""
    bring(tmp_path, table(tmp_path, "a.csv", LAVROV), table(tmp_path, "b.csv", OTHER_SPELLING))
    ((identity, found),) = people(tmp_path).items()
    assert (identity, found.name, found.aliases) == ("sergei-lavrov-rus", "Sergei Lavrov", ("Sergey Lavrov",))
    assert {source for tenure in found.tenures for source in tenure.sources} == {"a.csv: line 2", "b.csv: line 2"}


def test_who_is_left_apart_is_told_with_the_reason(tmp_path: Path) -> None:
    """Both ids, and why nothing tells whether they are one."""
    judge = OTHER_SPELLING.replace("Foreign Minister", "Judge")
    made = bring(tmp_path, table(tmp_path, "a.csv", LAVROV), table(tmp_path, "b.csv", judge))
    ((one, two, reason),) = made.apart
    assert (one, two) == ("sergei-lavrov-rus", "sergey-lavrov-rus")
    assert "the same name" in reason


def test_one_who_fits_two_is_left_apart(tmp_path: Path) -> None:
    """Two of the earlier file fit as well; nobody is joined by chance."""
    two = LAVROV + LAVROV.replace("Sergei", "Sergej")
    made = bring(tmp_path, table(tmp_path, "a.csv", two), table(tmp_path, "b.csv", OTHER_SPELLING))
    assert (made.people, made.joined) == (3, 0)
    assert {pair[:2] for pair in made.apart} == {
        ("sergei-lavrov-rus", "sergey-lavrov-rus"),
        ("sergej-lavrov-rus", "sergey-lavrov-rus"),
    }


def test_people_of_one_file_are_never_joined(tmp_path: Path) -> None:
    """A file tells its own people apart; with joining off, so do two files."""
    assert bring(tmp_path, table(tmp_path, "a.csv", LAVROV + OTHER_SPELLING)).people == 2
    (tmp_path / "world.register").unlink()
    made = bring(tmp_path, table(tmp_path, "b.csv", LAVROV), table(tmp_path, "c.csv", OTHER_SPELLING), join=False)
    assert (made.people, made.joined, made.apart) == (2, 0, ())


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    """Neither all files nor the one whose person was joined to another's."""
    first, second = table(tmp_path, "a.csv", LAVROV), table(tmp_path, "b.csv", OTHER_SPELLING)
    bring(tmp_path, first, second)
    before = people(tmp_path)
    for files in ((first, second), (second,), (second, first)):
        made = bring(tmp_path, *files)
        assert (made.before, made.people, made.joined) == (1, 1, 0)
        assert people(tmp_path) == before


def test_files_of_several_formats_come_together(tmp_path: Path) -> None:
    """A packed table and lines of FollowTheMoney, recognised without a mapping, are of one person by the identifier."""
    packed = tmp_path / "roles.jsonl.gz"
    row = {
        "wikidata": "Q0", "name": "Jane Doe", "position": "President", "jurisdiction": "France", "since": "2001",
        "first_seen": None, "last_seen": None, "gone_on": None,
    }  # fmt: skip
    packed.write_bytes(gzip.compress(json.dumps(row).encode()))
    lines = tmp_path / "people.ftm.jsonl"
    lines.write_text(
        "\n".join(
            json.dumps({"id": identity, "schema": schema, "properties": properties})
            for identity, schema, properties in (
                ("jane", "Person", {"name": ["J. Doe"], "wikidataId": ["Q0"], "country": ["fr"]}),
                ("post", "Position", {"name": ["Mayor"], "country": ["fr"]}),
                ("held", "Occupancy", {"holder": ["jane"], "post": ["post"]}),
            )
        )
    )
    made = import_files(tmp_path / "world.register", [packed, lines])
    assert (made.gaps, made.people, made.joined) == ((), 1, 1)
    (found,) = people(tmp_path).values()
    assert {tenure.office.title for tenure in found.tenures} == {"President", "Mayor"}


def test_a_line_that_cannot_be_read_is_a_gap(tmp_path: Path) -> None:
    """The other lines come in."""
    made = bring(tmp_path, table(tmp_path, "a.csv", LAVROV + "Jane Doe,President,France,soon,\n"))
    assert (made.lines, made.people) == (1, 1)
    assert [(gap.kind, gap.subject) for gap in made.gaps] == [("bad-date", "a.csv (line 3)")]


def test_missing_files_are_told_together(tmp_path: Path) -> None:
    """Every one is named before anything is made."""
    with pytest.raises(CaseError) as caught:
        bring(tmp_path, tmp_path / "x.csv", table(tmp_path, "a.csv", LAVROV), tmp_path / "y.csv")
    assert [Path(fault.partition(":")[0]).name for fault in caught.value.faults] == ["x.csv", "y.csv"]
    assert not (tmp_path / "world.register").exists()


def test_a_faulty_mapping_stops_an_import(tmp_path: Path) -> None:
    """All its faults are told and no register is made."""
    mapping = tmp_path / "faulty.toml"
    mapping.write_text('colour = "red"\n[fields]\nnome = "{x}"\n', encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        import_files(tmp_path / "world.register", [table(tmp_path, "a.csv", LAVROV)], mapping=mapping)
    assert all(word in str(caught.value) for word in ("faulty.toml", "colour", "nome", "name"))
    assert not (tmp_path / "world.register").exists()


def test_an_export_can_be_imported(tmp_path: Path) -> None:
    """A register written out and brought into another holds the same people."""
    bring(tmp_path, table(tmp_path, "a.csv", LAVROV + "Jane Doe,Judge,NATO,2001,2003-04\n"))
    count, sidecar = export_register(tmp_path / "world.register", tmp_path / "out.ftm.jsonl")
    assert (count, sidecar.is_file()) == (2, True)
    import_files(tmp_path / "second.register", [tmp_path / "out.ftm.jsonl"])
    with opened(tmp_path / "second.register") as register:
        assert {one.id: one for one in register.people()} == people(tmp_path)


def test_there_must_be_a_register_to_export(tmp_path: Path) -> None:
    """Nothing is made, neither the register nor the file."""
    with pytest.raises(NotFound, match="there is no register"):
        export_register(tmp_path / "world.register", tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_the_leaders_are_a_register_too() -> None:
    """They are asked in the same way."""
    found = leaders().bearing("Angela Merkel", most=1)
    assert [one.name for one in found] == ["Angela Merkel"]
    assert leaders().bearing("", most=1) == []
