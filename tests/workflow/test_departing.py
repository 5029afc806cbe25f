"""What departs in the example, with and without the note on its programme, and with a history beside it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from dragoman.history import once
from dragoman.model import CaseError, Check, Choice, Feature, Nearness, NotFound, ReferenceSet, Standing, Surprise
from dragoman.protocol import read_book
from dragoman.store import Store
from dragoman.workflow import choosing, departing, histories
from dragoman.workflow.asking_usual import usual_of
from dragoman.workflow.building import build
from dragoman.workflow.case import load_case, require_sound
from dragoman.workflow.checking import check
from dragoman.workflow.departing import case_contacts
from dragoman.workflow.deriving import derive, dossier_of
from dragoman.workflow.histories import held, import_history
from dragoman.workflow.histories import references as sets
from dragoman.workflow.querying import opened
from tests.history.made import visit
from tests.history.test_coverage import a_set

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"
NOTE = "sources/akorda/2020-03-06-programme-en.md"
RULE = "security-deputy-met-by-council"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A fresh copy of the example."""
    root = tmp_path / "moscow-2020"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".dragoman", "dossier"))
    return root


def found(root: Path) -> tuple[dict[str, Check], tuple[Surprise, ...]]:
    """The checks by rule (the first of each), and the surprises."""
    build(root, workers=1)
    with opened(root) as built:
        checks: dict[str, Check] = {}
        for one in built.checks:
            checks.setdefault(one.rule.id, one)
        return checks, built.surprises


def references(root: Path) -> tuple[ReferenceSet, ...]:
    """The histories of a case."""
    return sets(held(root).histories)


def past(*, days: int) -> list[dict[str, object]]:
    """Past visits: of this pair each so many days long, and of others to rank its episodes among."""
    rows: list[dict[str, object]] = []
    for number in range(30):
        start = date(2010, 1, 10) + timedelta(days=120 * number)
        rows.append(
            {
                "start": str(start),
                "end": str(start + timedelta(days=days - 1)),
                "guest": "Russia",
                "host": "Kazakhstan",
                "office": "Secretary of the Security Council",
                "visitor": "Ivan Berkut",
            }
        )
        for other in ("Uzbekistan", "Belarus", "Armenia", "Tajikistan"):
            begun = start + timedelta(days=17 * (1 + len(other) % 5))
            rows.append({**rows[-1], "start": str(begun), "end": str(begun + timedelta(days=days - 1)), "host": other})
    return rows


def give(root: Path, rows: Sequence[Mapping[str, object]], tmp_path: Path, *, again: bool = False) -> None:
    file = tmp_path / "visits.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    import_history(root, file, title="Made-up visits", again=again)


def test_who_was_not_met_is_a_departure_where_the_programme_is_told_whole(case: Path) -> None:
    checks, _ = found(case)
    check = checks[RULE]
    assert check.standing is Standing.DEPARTED
    assert "security council secretary" in check.reason
    with opened(case) as built:
        quoted = [built.quote(span) for span in check.evidence]
    assert any("programme of the visit held nothing else" in words for words in quoted)


def test_without_that_note_it_is_not_known(case: Path) -> None:
    """That a commentator says so is no programme."""
    (case / NOTE).unlink()
    checks, _ = found(case)
    assert checks[RULE].standing is Standing.UNKNOWN
    assert "an account says that there was no such meeting" in checks[RULE].reason


def test_the_ladder_is_told_and_nothing_is_called_usual_without_a_history(case: Path) -> None:
    _, surprises = found(case)
    (one,) = surprises
    assert one.p is None
    assert [driver.feature for driver in one.drivers] == [Feature.LADDER]
    assert (one.last - one.first).days == 5
    with opened(case) as built:
        (gap,) = [gap for gap in built.gaps if gap.kind == "no-history"]
    assert "usual for KAZ and RUS" in gap.reason


def test_a_short_stay_is_a_surprise_where_a_history_supports_it(case: Path, tmp_path: Path) -> None:
    """Two days where five were usual; with two usual days it is none."""
    give(case, past(days=6), tmp_path)
    _, surprises = found(case)
    (one,) = surprises
    assert one.p is not None
    assert one.p < 0.05
    stay = next(driver for driver in one.drivers if driver.feature is Feature.STAY)
    assert stay.weight > 3
    assert stay.cases == 29  # of the last ten years
    give(case, past(days=2), tmp_path, again=True)
    _, (plain,) = found(case)
    assert Feature.STAY not in [driver.feature for driver in plain.drivers]


def test_what_a_history_covers_bounds_what_is_usual(case: Path, tmp_path: Path) -> None:
    """Nothing is said a year after its end, nor where a hole leaves too few contacts of the pair."""
    give(case, past(days=6), tmp_path)
    beside = case / "history" / "visits.toml"
    said = beside.read_text(encoding="utf-8")
    for more, why in (
        ("until = 2018-12-31", "the histories of this pair end on 2018-12-31, too long before"),
        ("holes = [[2010-01-01, 2018-06-30]]", "the history has 4 earlier contacts of KAZ and RUS"),
    ):
        beside.write_text(f"{said}{more}\n", encoding="utf-8")
        _, (one,) = found(case)
        assert one.p is None
        assert any(told.startswith(why) for told in one.refused)


def test_what_was_held_on_a_visit_is_part_of_it(case: Path) -> None:
    """A history has one row for a visit; its meetings are no run of contacts."""
    build(case, workers=1)
    with opened(case) as built:
        mine = case_contacts(built.contacts, built.trips, built.persons, built.reports, built.documents)
    assert [(one.kind.value, one.first.day) for one in mine] == [("visit", 5), ("call", 7), ("visit", 10)]
    assert "Nursultan Nazarbayev" in mine[0].hosts


def test_a_contact_that_two_records_tell_counts_once(case: Path, tmp_path: Path) -> None:
    """A day apart, in two sets or in the case and a set."""
    rows = past(days=2)
    give(case, rows, tmp_path)
    later = [{**row, "start": row["end"], "end": row["end"]} for row in rows]
    file = tmp_path / "again.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in later), encoding="utf-8")
    import_history(case, file)
    kept = once((), [one.contacts for one in references(case)])
    assert len(kept) == len({(one.sides, one.first) for one in kept}) == len(rows)


def test_routine_contacts_are_not_flagged(tmp_path: Path) -> None:
    """A working meeting of two leaders that both sides tell of, announced a week before."""
    root = tmp_path / "routine"
    (root / "sources").mkdir(parents=True)
    (root / "case.toml").write_text('title = "R"\nquestion = "?"\n', encoding="utf-8")
    meeting = (
        "President of Kazakhstan Kassym-Jomart Tokayev met with President of Uzbekistan Shavkat Mirziyoyev in Tashkent "
        "on 12 April 2021."
    )
    plan = "On 12 April 2021, President of Kazakhstan Kassym-Jomart Tokayev will make a working visit to Tashkent."
    for name, day, text in (("plan", "2021-04-02", plan), ("met", "2021-04-12", meeting)):
        (root / "sources" / f"{name}.txt").write_text(
            f"Title: News\nDate: {day}\nPublisher: akorda_en\n\n{text}\n", encoding="utf-8"
        )
    build(root, workers=1)
    with opened(root) as built:
        assert built.checks
        assert [one for one in built.checks if one.standing is Standing.DEPARTED] == []
        assert [one for one in built.surprises if one.p is not None] == []


def test_a_history_is_known_only_as_of_a_day(case: Path, tmp_path: Path) -> None:
    """What came later changes nothing: not the days it covers, whose record it is, how it was kept, or a surprise."""
    day = date(2020, 3, 12)
    later = [
        {"start": f"{year}-{month:02}-05", "guest": guest, "host": host}
        for year in range(2021, 2026)
        for month in range(1, 13)
        for guest, host in (("Russia", "Kazakhstan"), *permutations(("France", "Italy", "Japan"), 2))
    ]
    on_the_way = {"start": "2020-03-11", "end": "2020-03-14", "guest": "Russia", "host": "Belarus"}
    give(case, past(days=6), tmp_path)
    build(case, workers=1)
    with opened(case, as_of=day) as built:
        before = (built.references, built.surprises)
    give(case, [*past(days=6), on_the_way, *later], tmp_path, again=True)
    (whole,) = references(case)
    assert whole.until == date(2025, 12, 5)
    assert whole.sides != before[0][0].sides
    assert max(one.last for one in whole.recordings) == 2025
    with opened(case, as_of=day) as built:
        assert (built.references, built.surprises) == before
    (reference,) = before[0]
    assert reference.until < day
    assert reference.recordings
    assert all(one.last < 2020 for one in reference.recordings)


def test_a_history_that_begins_later_is_not_known(case: Path, tmp_path: Path) -> None:
    """Nor one of which nothing was over; one that says since when it covers is there, though empty."""
    file = tmp_path / "visits.jsonl"
    file.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    import_history(case, file)
    assert sets(held(case).histories, on=date(2001, 5, 5)) == ()
    assert len(sets(held(case).histories, on=date(2001, 5, 6))) == 1
    (case / "history" / "visits.toml").write_text("since = 2000-01-01\nuntil = 2009-01-01\n", encoding="utf-8")
    (empty,) = sets(held(case).histories, on=date(2001, 5, 5))
    assert (empty.contacts, empty.since, empty.until) == ((), date(2000, 1, 1), date(2001, 5, 5))
    assert sets(held(case).histories, on=date(1999, 5, 5)) == ()


def test_what_is_usual_before_a_day_tells_of_no_later_record(case: Path, tmp_path: Path) -> None:
    rows = [
        {**ROW, "start": f"{year}-{month:02}-03", "end": f"{year}-{month:02}-{3 if year > 2010 else 6:02}"}
        for year in range(2001, 2021)
        for month in range(1, 13)
    ]
    give(case, rows, tmp_path)
    build(case, workers=1)
    assert max(one.last for one in usual_of(case, "FRA", "JPN").recordings) == 2020
    then = usual_of(case, "FRA", "JPN", on=date(2009, 1, 1))
    assert max(one.last for one in then.recordings) == 2008


def test_rows_that_tell_no_contact_are_named_and_left_out(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(
        "start,end,guest,host\n2001-05-04,2001-05-06,France,Japan\n2001-05-09,2001-05-01,France,Japan\n,,France,\n",
        encoding="utf-8",
    )
    taken = import_history(case, file, title="Visits")
    assert [one.row for one in taken.refused] == [2, 3]
    assert "before it starts" in taken.refused[0].reason
    (reference,) = references(case)
    assert [one.sides for one in reference.contacts] == [("FRA", "JPN")]


def test_a_history_that_is_none_changes_nothing(case: Path, tmp_path: Path) -> None:
    """Each message says what was found; the case has no history afterwards."""
    with pytest.raises(NotFound, match="not found"):
        import_history(case, tmp_path / "none.csv")
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{]\n", encoding="utf-8")
    with pytest.raises(CaseError, match="line 1 is not JSON"):
        import_history(case, bad)
    for name, text, told in (
        ("none.csv", "", "is empty"),
        ("other.csv", "a,b\n1,2\n", r"line 1: the header lacks 'start' \(or first, .*found: a, b"),
        ("header.csv", "start,guest,host\n", "holds no contact"),
        (
            "quote.csv",
            'start,guest,host,note\n2001-05-04,France,Japan,"a\n2001-05-05,Italy,Japan,b\n',
            "line 3 is no CSV",
        ),
        (
            "wide.csv",
            "start,guest,host\n2001-05-04,France,Japan, and so on\n",
            "line 2: 4 cells where the header has 3",
        ),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(CaseError, match=told):
            import_history(case, tmp_path / name)
    (tmp_path / "latin.csv").write_bytes(b"start,guest,host,visitor\n2001-05-04,France,Japan,Fran\xe7ois\n")
    with pytest.raises(CaseError, match=r"latin\.csv: byte 53 is not UTF-8; save it as UTF-8"):
        import_history(case, tmp_path / "latin.csv")
    assert references(case) == ()


def test_what_is_usual_for_two_states_and_for_a_person(case: Path, tmp_path: Path) -> None:
    give(case, past(days=6), tmp_path)
    build(case, workers=1)
    states = usual_of(case, "Kazakhstan", "RUS", on=date(2020, 3, 1))
    assert dict(states.contacts) == {"visit": 30}
    assert set(states.gaps) == {120}
    assert states.travelled == (("RUS", 30),)
    person = usual_of(case, "Nursultan Nazarbayev", "RUS")
    assert dict(person.contacts) == {"visit": 2, "call": 1}
    assert person.refused
    with pytest.raises(NotFound):
        usual_of(case, "Nobody Atall", "RUS")


def test_choices_are_a_log_of_which_the_last_counts(tmp_path: Path) -> None:
    file = tmp_path / choosing.NAME
    choosing.add(file, Choice(item="check-1", aside=True, note='a "holiday"', day=date(2020, 3, 9)))
    choosing.add(file, Choice(item="check-1", aside=False, note="it was none"))
    choosing.add(file, Choice(item="check-2", aside=True, note="transit"))
    choices, faults = choosing.load(file)
    assert faults == ()
    assert [one.item for one in choices] == ["check-1", "check-1", "check-2"]
    assert set(choosing.aside(choices)) == {"check-2"}
    assert set(choosing.aside(choices, on=date(2020, 3, 9))) == {"check-1"}  # when the others were made is not known
    assert choosing.aside(choices, on=date(2020, 3, 8)) == {}
    file.write_text("garbage", encoding="utf-8")
    with pytest.raises(CaseError, match="is not TOML"):
        choosing.add(file, Choice(item="check-3", aside=True, note="x"))
    assert file.read_text(encoding="utf-8") == "garbage"


ROW = {"start": "2001-05-04", "end": "2001-05-06", "guest": "France", "host": "Japan"}


def test_a_note_with_any_line_end_is_read_back(case: Path, tmp_path: Path) -> None:
    """Signs that end a line for Python end no row; a quoted cell of CSV may hold them all."""
    file = tmp_path / "noted.jsonl"
    row = {**ROW, "note": "one\u2028two\x85three", "other": "\ud800"}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert len(import_history(case, file).reference.contacts) == 1
    table = tmp_path / "table.csv"
    table.write_text('start,guest,host,note\n2001-05-04,France,Japan,"a\u2028b\nc\x85d"\n', encoding="utf-8")
    assert len(import_history(case, table).reference.contacts) == 1
    assert len(references(case)) == 2
    kept = (case / "history" / "table.jsonl").read_text(encoding="utf-8")
    assert json.loads(kept)["note"] == "a\u2028b\nc\x85d"


def test_a_table_with_a_byte_order_mark_is_read(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "marked.csv"
    file.write_text("start,guest,host\n2001-05-04,France,Japan\n", encoding="utf-8-sig")
    assert import_history(case, file).refused == ()


def test_a_cell_that_is_too_long_is_a_fault_with_its_line(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text(f"start,guest,host,note\n2001-05-04,France,Japan,{'x' * 140_000}\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"line 2 is no CSV \(it has a cell of more than 131,072 characters\)"):
        import_history(case, file)
    assert not (case / "history").exists()


@pytest.mark.parametrize("name", ["../../esc", "a/b", "", ".", "-x", "a b", "x\n", "\u0430"])
def test_a_name_is_of_plain_letters(case: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / "visits.jsonl"
    file.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    with pytest.raises(CaseError, match="cannot name a history"):
        import_history(case, file, name=name)
    assert not (case / "history").exists()
    assert not list(tmp_path.glob("esc*"))


def test_a_used_name_is_refused_unless_it_shall_be_replaced(case: Path, tmp_path: Path) -> None:
    """Then the rows are new, and what was said of them stays unless it is said anew."""
    file = tmp_path / "visits.jsonl"
    file.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    import_history(case, file, title="Visits", source="a paper")
    beside, kept = case / "history" / "visits.toml", case / "history" / "visits.jsonl"
    beside.write_text(
        beside.read_text(encoding="utf-8") + 'sides = ["FRA", "a \\"b\\""]\nsince = 1999-01-01\nuntil = 2003-01-01\n'
        "holes = [[2000-01-01, 2000-01-31], [2002-01-01, 2002-01-01]]\n",
        encoding="utf-8",
    )
    before = (beside.read_bytes(), kept.read_bytes())
    file.write_text(json.dumps({**ROW, "host": "Italy"}) + "\n", encoding="utf-8")
    with pytest.raises(CaseError, match="--replace"):
        import_history(case, file)
    assert (beside.read_bytes(), kept.read_bytes()) == before
    import_history(case, file, source="a book", again=True)
    (found,) = references(case)
    assert [one.sides for one in found.contacts] == [("FRA", "ITA")]
    assert (found.title, found.source, found.sides) == ("Visits", "a book", ("FRA", 'a "b"'))
    assert (found.since, found.until) == (date(1999, 1, 1), date(2003, 1, 1))
    assert found.holes == ((date(2000, 1, 1), date(2000, 1, 31)), (date(2002, 1, 1), date(2002, 1, 1)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("sides = 5", "'sides' must be a list of sides"),
        ('sides = "USA"', "'sides' must be a list of sides"),
        ('sides = [["A"]]', "'sides' must be a list of sides"),
        ("since = 2001-01-01T00:00:00", "'since' must be a day"),
        ("until = 5", "'until' must be a day"),
        ('until = "2001-01-01"', "'until' must be a day"),
        ("title = 5", "'title' must be a text"),
        ("holes = [[2001-01-02]]", "'holes' must be a list of first and last days"),
        ("holes = [[2001-01-02, 2001-01-01]]", "a hole ends .* before it begins"),
        ("since = 2001-01-02\nuntil = 2001-01-01", "before it begins"),
        ("side = 1", "unknown key 'side'; known are holes, licence, sides, since, source, title, until"),
    ],
)
def test_what_is_said_of_a_history_is_held_to_its_form(case: Path, tmp_path: Path, said: str, told: str) -> None:
    file = tmp_path / "visits.jsonl"
    file.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    import_history(case, file)
    (case / "history" / "visits.toml").write_text(said, encoding="utf-8")
    (left_out,) = held(case).left_out
    assert left_out.file == "history/visits.jsonl"
    assert re.search(f"history/visits.toml: .*{told}", left_out.faults[0])


@pytest.mark.parametrize("before", ["{}", "{guests: []}"])
def test_a_book_names_what_came_before(before: str) -> None:
    text = (
        "book: own\ntitle: Our own\nversion: 1\nrules:\n  - id: short-visit\n    kind: cadence\n    strength: pair\n"
        f"    source: our notes\n    why: A call comes before a visit.\n    most: 5\n    before: {before}\n"
    )
    with pytest.raises(CaseError, match=r"line 11: rules.0.before: it names nothing"):
        read_book(text, origin="own.yaml")


def test_only_choices_made_by_a_day_stand_in_the_dossier_of_that_day(case: Path) -> None:
    build(case, workers=1)
    on = date(2020, 3, 12)
    with opened(case, as_of=on) as built:
        item = built.checks[0].id
    for note, day in (("known-then", date(2020, 3, 9)), ("known-later", date(2021, 1, 1)), ("known-someday", None)):
        choosing.add(case / choosing.NAME, Choice(item=item, aside=True, note=note, day=day))
    folder, store = load_case(case), Store.open(case / ".dragoman" / "case.db", migrate=False)
    try:
        derived = derive(folder, documents=store.documents(), readings=store.readings(), as_of=on)
    finally:
        store.close()
    dossier = dossier_of(folder, derived, snapshots=(), gaps=(), inputs_digest="")
    assert [one.note for one in dossier.choices] == ["known-then"]


def test_a_history_is_read_only_where_something_follows_from_it(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(case, past(days=6), tmp_path)
    build(case, workers=1)
    calls: list[Path] = []

    def counted(root: Path) -> histories.Held:
        calls.append(root)
        return held(root)

    monkeypatch.setattr(histories, "held", counted)
    require_sound(load_case(case))
    with opened(case) as built:
        assert built.surprises
    assert calls == []
    usual_of(case, "KAZ", "RUS")
    assert calls == [case]


def test_a_history_with_a_fault_is_left_out_and_told(case: Path, tmp_path: Path) -> None:
    """As a gap of the build, which goes on; as a fault by a check; the other histories hold."""
    give(case, past(days=6), tmp_path)
    (case / "history" / "broken.jsonl").write_text("{]\n", encoding="utf-8")
    told = [gap for gap in build(case, workers=1).gaps if gap.kind == "bad-history"]
    assert [gap.subject for gap in told] == ["history/broken.jsonl"]
    assert "line 1 is not JSON" in told[0].reason
    assert usual_of(case, "KAZ", "RUS").contacts
    with opened(case, as_of=date(2020, 3, 12)) as built:
        assert [gap.subject for gap in built.gaps if gap.kind == "bad-history"] == ["history/broken.jsonl"]
    with (case / "case.toml").open("a", encoding="utf-8") as file:
        file.write("\nwrong = 1\n")
    faults = check(case, workers=1).faults
    assert any("wrong" in one for one in faults)
    assert any("history/broken.jsonl: line 1 is not JSON" in one for one in faults)
    with pytest.raises(CaseError) as caught:
        build(case, workers=1)
    assert not any("history" in one for one in caught.value.faults)


def test_an_unknown_key_of_a_choice_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    file = tmp_path / choosing.NAME
    file.write_text('[[choice]]\nitem = "a"\naside = true\nnote = "b"\nwhy = "c"\n', encoding="utf-8")
    assert choosing.load(file)[1] == (
        "departures.toml: choice.0.why: unknown key; known are aside, by, day, item, note",
    )


def test_a_contact_is_weighed_as_persons_and_offices_where_the_history_supports_it(case: Path, tmp_path: Path) -> None:
    """The deputy's visit beside those of the two offices; a family name counts as his beside his whole name."""
    rows = [
        {**row, "office": "Deputy Chairman of the Security Council", "received_by": "President"}
        if row["host"] == "Kazakhstan"
        else row
        for row in past(days=6)
    ]
    give(case, rows, tmp_path)
    _, (one,) = found(case)
    told = {baseline.contact: baseline for baseline in one.baselines}
    assert set(told) == set(one.contacts)
    first = told[one.contacts[0]]
    assert first.nearness in {Nearness.OFFICES, Nearness.SIDES}
    assert dict(first.counts)[Nearness.PERSONS] == 0
    named = [
        {**row, "visitor": "Medvedev", "host_name": "Nazarbayev"} if row["host"] == "Kazakhstan" else row
        for row in rows
    ]
    give(case, named, tmp_path, again=True)  # whose these names are, nothing says
    _, (one,) = found(case)
    first = next(baseline for baseline in one.baselines if baseline.contact == one.contacts[0])
    assert first.nearness in {Nearness.OFFICES, Nearness.SIDES}
    named[0] |= {"visitor": "Dmitry Medvedev", "host_name": "Nursultan Nazarbayev"}
    assert named[0]["host"] == "Kazakhstan"
    give(case, named, tmp_path, again=True)
    _, (one,) = found(case)
    first = next(baseline for baseline in one.baselines if baseline.contact == one.contacts[0])
    assert (first.nearness, first.one, first.two) == (Nearness.PERSONS, "Nursultan Nazarbayev", "Dmitry Medvedev")
    stay = next(seen for seen in first.seen if seen.feature is Feature.STAY)
    assert (stay.value, stay.alike) == (48, 0)


def test_people_of_a_history_are_asked_for_by_name(case: Path, tmp_path: Path) -> None:
    """Though the case does not know them; who is meant must be plain, and who is near is told."""
    rows = past(days=6)
    for at, row in enumerate(rows):
        row["visitor"] = ("Ivan Berkut", "Berkut", "I. Berkut")[at % 3]
    give(case, rows, tmp_path)
    build(case, workers=1)
    for words in ("Ivan Berkut", "Berkut", "Ivan Petrovich Berkut"):
        assert usual_of(case, words, "KAZ").one == "Ivan Berkut"
        assert dict(usual_of(case, words, "KAZ").contacts) == {"visit": 30}
    give(
        case,
        [*rows, {**rows[0], "start": "2019-01-01", "end": "2019-01-02", "visitor": "Oleg Berkut"}],
        tmp_path,
        again=True,
    )
    with pytest.raises(NotFound, match=r"'Berkut' may be Ivan Berkut \(RUS\), Oleg Berkut \(RUS\); say which"):
        usual_of(case, "Berkut", "KAZ")
    assert dict(usual_of(case, "Ivan Berkut", "KAZ").contacts) == {"visit": 20}  # a bare name is that of neither
    with pytest.raises(NotFound, match="names alike in its histories are Ivan Berkut"):
        usual_of(case, "Ivan Berkot", "KAZ")
    with pytest.raises(NotFound, match="nobody in this case"):
        usual_of(case, "ZZZ", "KAZ")


def test_what_two_sets_tell_counts_once_when_asked(case: Path, tmp_path: Path) -> None:
    """Imported twice, or with days that differ by one."""
    give(case, past(days=2), tmp_path)
    build(case, workers=1)
    before = usual_of(case, "KAZ", "RUS").contacts
    file = tmp_path / "again.jsonl"
    file.write_text("".join(json.dumps({**row, "start": row["end"]}) + "\n" for row in past(days=2)), encoding="utf-8")
    import_history(case, file)
    assert usual_of(case, "KAZ", "RUS").contacts == before


def test_stays_are_weighed_in_hours_where_hours_are_told(tmp_path: Path) -> None:
    """By the sources (arrived at, left at) and by the column of a history; eight hours where thirty are usual."""
    root = tmp_path / "hours"
    (root / "sources").mkdir(parents=True)
    (root / "case.toml").write_text('title = "H"\nquestion = "?"\n', encoding="utf-8")
    text = (
        "Title: News\nDate: 2019-11-20\nPublisher: press\n\nSecretary of the Security Council of Russia Nikolai "
        "Patrushev arrived in Tashkent on 19 November 2019 at 10:00. He left Uzbekistan at 18:00.\n"
    )
    (root / "sources" / "visit.txt").write_text(text, encoding="utf-8")
    rows = [{**row, "hours": 29 + at % 3} for at, row in enumerate(past(days=2))]
    give(root, rows, tmp_path)
    build(root, workers=1)
    with opened(root) as built:
        (trip,) = built.trips
        assert trip.stops[0].hours == (8.0, 8.0)
        (one,) = built.surprises
    stay = next(driver for driver in one.drivers if driver.feature is Feature.STAY)
    assert stay.observed == "a stay of 8 hours, four times shorter than usual"
    assert stay.usual.startswith("about 30 hours")
    assert usual_of(root, "RUS", "UZB", on=date(2019, 11, 1)).stays[:3] == (30.0, 29.0, 31.0)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_by_semicolons_or_tabs_is_read(case: Path, tmp_path: Path, mark: str) -> None:
    """With a column too few in a row, and names of columns among spaces."""
    file = tmp_path / "visits.csv"
    file.write_text(f"start{mark} guest {mark}host{mark}note\n2001-05-04{mark}France{mark}Japan\n", encoding="utf-8")
    assert [one.sides for one in import_history(case, file).reference.contacts] == [("FRA", "JPN")]


def test_what_other_histories_hold_and_sides_of_their_own_are_told(case: Path, tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "start": "2001-06-04", "end": "2001-06-04", "host": "Frnce"}]
    give(case, [ROW], tmp_path)
    file = tmp_path / "again.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    taken = import_history(case, file)
    assert (taken.known, taken.strange) == (1, (("Frnce", 1),))


def test_a_row_that_tells_no_contact_says_what_was_found(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(
        "start,guest,host,hours\n04.05.2001,France,Japan,\n2001-05-04,France,Japan,abc\n2001-05-05,France,Japan,3\n",
        encoding="utf-8",
    )
    reasons = [one.reason for one in import_history(case, file).refused]
    assert reasons[0] == "start: a day is written as 2020-03-06, found '04.05.2001'"
    assert reasons[1].startswith("hours: Input should be a valid number")
    assert reasons[1].endswith("found 'abc'")


def test_what_no_history_can_weigh_is_a_gap(case: Path, tmp_path: Path) -> None:
    """Visits of others make nothing usual for this pair, nor tell of its call."""
    give(case, [{**ROW, "start": f"{year}-05-04", "end": f"{year}-05-04"} for year in range(2001, 2012)], tmp_path)
    gaps = {gap.kind: gap.reason for gap in build(case, workers=1).gaps}
    assert "usual for KAZ and RUS: the case holds Made-up visits" in gaps["no-history"]
    assert gaps["unweighed-kind"] == (
        "The histories of the case record no call, so 1 contact of the case is not weighed"
    )


def test_two_of_one_side_are_no_pair(case: Path) -> None:
    build(case, workers=1)
    with pytest.raises(CaseError, match="'RUS' and 'Dmitry Medvedev' are both of RUS"):
        usual_of(case, "RUS", "Dmitry Medvedev")


def test_of_people_of_one_name_the_side_tells_which(case: Path, tmp_path: Path) -> None:
    rows = [
        {**ROW, "visitor": "Kim Lee"},
        {**ROW, "guest": "Korea, Republic of", "host": "Italy", "visitor": "Kim Lee"},
    ]
    give(case, rows, tmp_path)
    build(case, workers=1)
    with pytest.raises(NotFound, match=r"'Lee' may be Kim Lee \(FRA\), Kim Lee \(KOR\); say which, as it stands here"):
        usual_of(case, "Lee", "JPN")
    assert usual_of(case, "Kim Lee (FRA)", "JPN").contacts == (("visit", 1),)


def test_how_many_episodes_a_year_is_told_by_the_days_of_each_pair() -> None:
    """A set of others, and a hole, make no year longer; two pairs have as many as both."""
    monthly = [visit(at, date(2000, 1, 1) + timedelta(days=30 * at)) for at in range(24)]
    monthly += [visit(100 + at, date(2008, 1, 1) + timedelta(days=30 * at)) for at in range(24)]
    hole = (date(2002, 1, 1), date(2007, 12, 31))
    mine = a_set(monthly, date(2000, 1, 1), date(2009, 12, 31), hole)
    others = a_set([visit(0, date(1990, 1, 1), sides=("ARM", "GEO"), guest="ARM")], date(1990, 1, 1), date(2015, 1, 1))
    new = [visit(900, date(2010, 3, 1))]
    alone = departing._rate(new, monthly, [mine])
    assert alone == pytest.approx(12.2, abs=0.3)
    assert departing._rate(new, [*monthly, *others.contacts], [mine, others]) == alone
    second = [visit(at, date(2004, 1, 1) + timedelta(days=91 * at), sides=("ARM", "GEO")) for at in range(24)]
    both = a_set(second, date(2004, 1, 1), date(2009, 12, 31))
    found = departing._rate(
        [*new, visit(901, date(2010, 1, 1), sides=("ARM", "GEO"))], [*monthly, *second], [mine, both]
    )
    assert found == pytest.approx((alone or 0) + 4, abs=0.3)
    assert departing._rate(new, [], []) is None


def test_what_is_hearsay_or_long_over_makes_no_figure(case: Path) -> None:
    """A meeting that the source only supposes is no contact of the pair; a former prime minister is none now."""
    build(case, workers=1)
    found = usual_of(case, "KAZ", "RUS")
    assert dict(found.contacts) == {"visit": 2, "call": 1}
    assert "head of government" not in [role for role, _, _ in found.met]
    with opened(case) as built:
        (told,) = [gap.reason for gap in built.gaps if gap.kind == "no-history"]
    assert "the history has 0 earlier contacts of KAZ and RUS" in told
