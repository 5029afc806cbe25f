"""Asking who is meant: of a case, of registers, of the table of leaders; and registers that a case names."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import NotFound, Verdict
from dragoman.workflow.building import build
from dragoman.workflow.naming import Answer, ask, people_of
from dragoman.workflow.querying import opened
from dragoman.workflow.registering import import_files
from tests.workflow.cases import CALL, CASE, MEETING, OTHER_SIDE, make

DAY = date(2020, 3, 7)
HEADER = "name,office,side,since\n"
MAPPING = '[fields]\nname = "{name}"\noffice = "{office}"\nside = "{side}"\nsince = "{since}"\n'
LAVROV = "Sergei Lavrov,Minister of Foreign Affairs,Russia,2004-03-09\n"
QUILL = "Jane Quill,Minister of Fisheries,France,2001-02-03\n"


def register(folder: Path, rows: str, name: str = "world.register") -> Path:
    """A register of a few rows."""
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    (folder / "holders.csv").write_text(HEADER + rows, encoding="utf-8")
    import_files(folder / name, [folder / "holders.csv"], mapping=folder / "mapping.toml")
    return folder / name


def best(answer: Answer) -> tuple[str, Verdict] | None:
    """The first candidate."""
    return (answer.candidates[0].person.name, answer.candidates[0].verdict) if answer.candidates else None


def case_with(folder: Path, *registers: str) -> Path:
    """A case that names registers."""
    root = make(folder / "case", call__txt=CALL, other__txt=OTHER_SIDE, meeting__txt=MEETING)
    listed = ", ".join(f'"{name}"' for name in registers)
    (root / "case.toml").write_text(f"{CASE}registers = [{listed}]\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built case that names no register."""
    root = make(tmp_path_factory.mktemp("plain") / "case", call__txt=CALL, other__txt=OTHER_SIDE, meeting__txt=MEETING)
    build(root, workers=1)
    return root


@pytest.mark.parametrize(
    ("question", "on", "name", "verdict"),
    [
        ("foreign minister of Germany", date(2022, 1, 20), "Annalena Baerbock", Verdict.SAME),
        ("president of Kazakhstan", date(2018, 1, 1), "Nursultan Nazarbayev", Verdict.SAME),
        ("president of France", date(2010, 1, 1), "Nicolas Sarkozy", Verdict.SAME),
        ("Kossym-Jomart Tokaeyv", None, "Kassym-Jomart Tokayev", Verdict.UNDECIDED),
        ("Ангела Меркель", None, "Angela Merkel", Verdict.UNDECIDED),
    ],
)
def test_the_table_of_leaders_knows_who_led(question: str, on: date | None, name: str, verdict: Verdict) -> None:
    """An office on a day is one person's; a name alone decides nothing, however well it fits."""
    assert best(ask(question, on=on)) == (name, verdict)


@pytest.mark.parametrize("question", ["Zbigniewa Qwertz", "minister of fisheries of France"])
def test_whom_nobody_knows_is_nobody(question: str) -> None:
    """No candidate is better than a wrong one."""
    assert ask(question).candidates == ()


@pytest.mark.parametrize(
    ("question", "on", "told"),
    [
        ("Astana", None, "Kazakhstan"),
        ("Nut Sultan", date(2020, 1, 1), "Kazakhstan"),
        ("Angela Merkel", None, None),
        ("president of Kazakhstan", None, None),
    ],
)
def test_a_place_is_told_as_a_place(question: str, on: date | None, told: str | None) -> None:
    """The city of a state is no person, even misspelt; a person and an office are no place."""
    answer = ask(question, on=on)
    assert answer.place is None if told is None else told in (answer.place or "")


def test_a_register_knows_who_is_in_it(tmp_path: Path) -> None:
    """With the office, the day and the line of the file; without the register, nobody."""
    world = register(tmp_path, QUILL)
    answer = ask("minister of fisheries of France", on=date(2002, 1, 1), registers=(world,))
    assert [one.person.id for one in answer.candidates] == ["jane-quill-fra"]
    (tenure,) = answer.offices(answer.candidates[0])
    assert (tenure.office.title, tenure.sources) == ("Minister of Fisheries", ("holders.csv: line 2",))
    assert ask("minister of fisheries of France", on=date(2001, 1, 1), registers=(world,)).candidates == ()
    assert ask("minister of fisheries of France", on=date(2002, 1, 1)).candidates == ()


def test_a_register_is_asked_before_the_table_of_leaders(tmp_path: Path) -> None:
    """Where it surely knows who is meant, its answer stands alone; for another office, the table answers."""
    world = register(tmp_path, "Jane Quill,President,France,2001-02-03\n")
    question = "president of France Jane Quill"
    assert best(ask(question, on=date(2005, 1, 1), registers=(world,))) == ("Jane Quill", Verdict.SAME)
    assert best(ask(question, on=date(2005, 1, 1))) != ("Jane Quill", Verdict.SAME)
    assert best(ask("foreign minister of Germany", on=date(2022, 1, 20), registers=(world,))) == (
        "Annalena Baerbock",
        Verdict.SAME,
    )


def test_one_person_of_two_registers_is_one_candidate(tmp_path: Path) -> None:
    """Of equal name and side, the one with most offices is shown."""
    one = register(tmp_path, QUILL, "one.register")
    two = register(tmp_path, QUILL + QUILL.replace("Fisheries", "Culture"), "two.register")
    (found,) = ask("Jane Quill", registers=(one, two)).candidates
    assert len(found.person.tenures) == 2


def test_a_register_that_is_not_there_is_told(tmp_path: Path) -> None:
    """It is not made by asking."""
    with pytest.raises(NotFound, match="there is no register"):
        ask("Jane Quill", registers=(tmp_path / "none.register",))
    with pytest.raises(NotFound):
        ask("Jane Quill", case=tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_case_must_be_built_to_be_asked(tmp_path: Path) -> None:
    """The message says so."""
    root = make(tmp_path / "case", call__txt=CALL)
    with pytest.raises(NotFound, match="dragoman build"):
        ask("Putin", case=root)
    with pytest.raises(NotFound, match="dragoman build"):
        people_of(root)


def test_a_case_answers_with_its_own_words(plain: Path) -> None:
    """The offices come with the passage that attests them."""
    answer = ask("President Tokayev", on=DAY, case=plain)
    found = answer.candidates[0]
    assert (found.person.id, found.verdict) == ("kassym-jomart-tokayev", Verdict.SAME)
    spans = [source for tenure in answer.offices(found) for source in tenure.sources if not isinstance(source, str)]
    assert spans
    assert all("Tokayev" in answer.quote(span) or "President" in answer.quote(span) for span in spans)
    assert {document.publisher for document in answer.documents.values()} == {"kremlin_en", "akorda_en"}
    assert ask("President Tokayev", on=DAY).documents == {}


def test_people_come_by_how_often_they_are_met(plain: Path) -> None:
    """Where nothing stays open."""
    named = people_of(plain)
    assert [(one.person.name, one.contacts) for one in named] == [
        ("Kassym-Jomart Tokayev", 2),
        ("Vladimir Putin", 1),
        ("Sergei Lavrov", 1),
    ]
    assert not any(one.open for one in named)


def test_what_stays_open_comes_first(plain: Path, tmp_path: Path) -> None:
    """Two of one name are listed, and nothing tells which of them took part."""
    root = tmp_path / "case"
    shutil.copytree(plain, root)
    two = "".join(f'[[person]]\nname = "Vladimir Putin"\nid = "{name}"\nside = "RUS"\n' for name in ("one", "two"))
    (root / "people.toml").write_text(two, encoding="utf-8")
    build(root, workers=1)
    named = people_of(root)
    unsettled = [bool(one.open) for one in named]
    assert unsettled == sorted(unsettled, reverse=True)
    assert named[0].person.name == "Vladimir Putin"
    assert "who “Vladimir Putin” is stays open" in named[0].open[0]
    assert not named[-1].open


def test_without_a_register_a_case_knows_less(plain: Path) -> None:
    """Its offices are those that documents attest and those of the table of leaders."""
    with opened(plain) as case:
        sources = [source for one in case.persons.values() for tenure in one.tenures for source in tenure.sources]
    assert sources
    assert not [source for source in sources if isinstance(source, str) and "holders.csv" in source]


def test_a_build_knows_offices_from_the_registers_of_the_case(tmp_path: Path) -> None:
    """Who takes part bears the offices of the register with its lines; who does not is not in the case."""
    root = case_with(tmp_path, "../world.register")
    register(tmp_path, LAVROV + QUILL)
    build(root, workers=1)
    with opened(root) as case:
        (lavrov,) = [one for one in case.persons.values() if one.name == "Sergei Lavrov"]
        assert "holders.csv: line 2" in [source for tenure in lavrov.tenures for source in tenure.sources]
        assert "Jane Quill" not in {one.name for one in case.persons.values()}
    found = ask("Jane Quill", case=root).candidates
    assert [one.person.id for one in found] == ["jane-quill-fra"]
    assert build(root, workers=1).unchanged  # asking changes nothing


def test_a_changed_register_makes_another_build(tmp_path: Path) -> None:
    """An unchanged one does not; no file is read again for it."""
    root = case_with(tmp_path, "../world.register")
    register(tmp_path, QUILL)
    assert not build(root, workers=1).unchanged
    assert build(root, workers=1).unchanged
    register(tmp_path, LAVROV)
    again = build(root, workers=1)
    assert (again.unchanged, again.read) == (False, 0)
    with opened(root) as case:
        (lavrov,) = [one for one in case.persons.values() if one.name == "Sergei Lavrov"]
    assert "holders.csv: line 2" in [source for tenure in lavrov.tenures for source in tenure.sources]
    assert build(root, workers=1).unchanged
