"""The store gives back what it was given, finds words, and makes equal files of equal content."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from dragoman.model import (
    Act,
    Alignment,
    Certainty,
    Comparison,
    Contact,
    Copy,
    Document,
    Edge,
    Gap,
    Identification,
    Kind,
    Link,
    Mention,
    Office,
    Participation,
    Person,
    Precision,
    Proposition,
    Reading,
    Relation,
    Report,
    Room,
    Snapshot,
    SourceReading,
    Span,
    Status,
    Stop,
    StoreError,
    Tenure,
    Trip,
    Verdict,
    When,
)
from dragoman.store import Store, terms
from dragoman.store.schema import HEAD, upgrade
from dragoman.store.tables import metadata

_DAY = date(2020, 3, 7)


def reading(number: int) -> SourceReading:
    """One file with a document in two scripts, a mention, a report and two gaps."""
    path = f"sources/{number:03}.txt"
    document = Document(
        id=f"doc-{number:03}",
        snapshot="0" * 64,
        publisher="press",
        language="en",
        title=f"Call {number}",
        text=f"A met B on a working visit. Қасым-Жомарт Тоқаев, 100% sure, number {number}.",
        published=_DAY,
    )
    mention = Mention(name="A", span=document.span(7, 8), role="President", side="KAZ")
    report = Report(
        id=f"report-{number:03}",
        document=document.id,
        kind=Kind.MEETING,
        status=Status.HELD,
        when=When.days(_DAY, _DAY, precision=Precision.DAY, zone="Asia/Almaty", words=document.span(0, 4)),
        participants=(mention,),
        evidence=document.span(7, 14),
    )
    gaps = (
        Gap(room=Room.INGEST, kind="no-date", subject=path, reason="No day.", document=document.id),
        Gap(room=Room.EXTRACT, kind="x", subject=path, reason="Other.", span=document.span(0, 2)),
    )
    return SourceReading(
        snapshot=Snapshot(id="0" * 64, path=path, size=9, media_type="text/plain"),
        key=f"key-{number}",
        documents=(document,),
        readings=(Reading(document=document.id, mentions=(mention,), reports=(report,), gaps=gaps[1:]),),
        gaps=gaps[:1],
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store.open(tmp_path / "working.db")


def test_values_come_back_equal(store: Store) -> None:
    """What was read and what was derived come back as the same values, in the promised order."""
    second, first = reading(2), reading(1)
    for value in (second, first):
        store.put_source(value)
    mention = first.readings[0].mentions[0]
    person = Person(
        id="a",
        name="A",
        tenures=(
            Tenure(person="a", office=Office(title="President"), since=Edge.on(_DAY), sources=(mention.span, "x")),
        ),
    )
    verdict = Identification(mention=mention, person="a", verdict=Verdict.SAME, reason="listed")
    contact = Contact(
        id="contact-1",
        kind=Kind.MEETING,
        status=Status.HELD,
        certainty=Certainty.ASSERTED,
        when=When.unknown(),
        participants=(Participation(person="a", side="KAZ", roles=("President",), mentions=(mention,)),),
        reports=("report-001",),
    )
    gap = Gap(room=Room.IDENTIFY, kind="undecided-person", subject="a", reason="Two fit.")
    copy = Copy(document="doc-002", original="doc-001", similarity=0.9)
    store.put_case(copies=[copy], persons=[person], identifications=[verdict], contacts=[contact], gaps=[gap])
    assert store.snapshots() == (first.snapshot, second.snapshot)
    assert store.documents() == (*first.documents, *second.documents)
    assert store.readings() == (*first.readings, *second.readings)
    assert (store.copies(), store.persons(), store.identifications()) == ((copy,), (person,), (verdict,))
    assert store.contacts() == (contact,)
    assert set(store.gaps()) == {gap, *first.gaps, *first.readings[0].gaps, *second.gaps, *second.readings[0].gaps}
    assert {path for path, _ in store.gaps_by_path()} == {"sources/001.txt", "sources/002.txt"}


def test_conclusions_come_back_by_type_and_in_order(store: Store) -> None:
    """What follows from contacts is kept by type, and replaced as a whole."""
    stop = Stop(country="KAZ", place="Nur-Sultan", arrival=Edge.on(_DAY), departure=None)
    trip = Trip(
        id="trip-1", travellers=("a",), side="RUS", status=Status.HELD, stops=(stop,), visits=("v",), contacts=("c",)
    )
    links = tuple(
        Link(one=f"report-{n}", two="report-9", verdict=Verdict.UNDECIDED, bits=0.25, reason="one day apart")
        for n in (3, 1)
    )
    proposition = Proposition(
        span=Span(document="doc-001", start=0, end=4), act=Act.AGREE, speaker="both", numbers=("19.7 %",)
    )
    comparison = Comparison(
        contact="contact-1",
        one="doc-001",
        two="doc-002",
        propositions_one=(proposition,),
        propositions_two=(),
        alignments=(Alignment(relation=Relation.ONLY_ONE, one=(0,), two=(), likeness=0.0, reason="only here"),),
        covered_one=0.0,
        covered_two=None,
        agreement=0.0,
        topic_divergence_bits=None,
        lag=timedelta(hours=3),
        shares_one=(("both", 1.0),),
        shares_two=(),
    )
    everything: dict[str, Any] = dict.fromkeys(("copies", "persons", "identifications", "contacts", "gaps"), ())
    store.put_case(**everything, conclusions=[trip, *links, comparison])
    assert (store.conclusions(Trip), store.conclusions(Link)) == ((trip,), links)
    assert store.conclusions(Comparison) == (comparison,)
    store.put_case(**everything)
    assert store.conclusions(Link) == ()


def test_a_source_replaces_itself(store: Store) -> None:
    """Reading a file again leaves nothing of the reading before; dropping it leaves nothing at all."""
    store.put_source(reading(1))
    store.put_source(SourceReading(snapshot=reading(1).snapshot, key="new"))
    assert store.keys() == {"sources/001.txt": "new"}
    assert (store.documents(), store.readings(), store.gaps()) == ((), (), ())
    store.drop_source("sources/001.txt")
    assert store.keys() == {}


def test_equal_content_gives_equal_files(tmp_path: Path) -> None:
    """The order and the number of changes leave no trace in an export."""
    digests = []
    for name, numbers in (("a", [1, 2, 3]), ("b", [3, 1, 1, 2, 3])):
        working = Store.open(tmp_path / f"{name}.db")
        for number in numbers:
            working.put_source(reading(number))
        working.export(tmp_path / f"{name}.out")
        digests.append(hashlib.sha256((tmp_path / f"{name}.out").read_bytes()).hexdigest())
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("тоқаев", 3),
        ("WORKING visit", 3),
        ('"working visit"', 3),
        ('"visit working"', 0),
        ("working nothing", 0),
        ("100%", 3),
        ("number 2", 1),
        ("ка", 0),
        ('a" OR "b', 0),
        ("", 0),
    ],
)
def test_search_finds_parts_of_words_in_any_script(tmp_path: Path, query: str, found: int) -> None:
    """Every word counts, quotes make a phrase, and no query is an error."""
    working = Store.open(tmp_path / "working.db")
    for number in (1, 2, 3):
        working.put_source(reading(number))
    working.export(tmp_path / "out.db")
    assert len(Store.open(tmp_path / "out.db").search(query)) == found


def test_terms() -> None:
    """Quotation marks hold words together."""
    assert terms('a "b c" d') == ("a", "b c", "d")


def test_rubbish_is_told(tmp_path: Path) -> None:
    """A file that is no database says what to do."""
    (tmp_path / "case.db").write_bytes(b"no database " * 500)
    with pytest.raises(StoreError, match=r"delete \.dragoman"):
        Store.open(tmp_path / "case.db")


def test_migrations_make_the_tables() -> None:
    """What the migrations build is what the code expects."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection)
        upgrade(connection)
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, metadata) == []


def aged(path: Path) -> Path:
    """A store as the version before the last made it."""
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE conclusion")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.close()
    return path


OPEN = "import sys; from pathlib import Path; from dragoman.store import Store; Store.open(Path(sys.argv[1])).close()"
DIE = """
import os
from alembic import op
create = op.create_table
def once(*args, **rest):
    create(*args, **rest)
    os._exit(9)
op.create_table = once
"""


def test_a_migration_cut_short_leaves_the_old_schema(tmp_path: Path) -> None:
    """Tables and version change together, so the next process finds one state or the other."""
    path = aged(tmp_path / "case.db")
    assert subprocess.run([sys.executable, "-c", DIE + OPEN, path], check=False).returncode == 9
    Store.open(path).close()
    assert Store.open(path, migrate=False).sound()


def test_processes_that_migrate_at_once_do_it_once(tmp_path: Path) -> None:
    """The second waits, looks again, and finds it done."""
    path = aged(tmp_path / "case.db")
    lock = sqlite3.connect(path)
    lock.execute("BEGIN IMMEDIATE")
    three = [subprocess.Popen([sys.executable, "-c", OPEN, path], stderr=subprocess.PIPE) for _ in range(3)]
    with pytest.raises(subprocess.TimeoutExpired):  # all three stand before the lock
        three[0].wait(timeout=3)
    lock.rollback()
    lock.close()
    assert [(one.communicate()[1], one.returncode) for one in three] == [(b"", 0)] * 3


def test_who_only_asks_does_not_migrate(tmp_path: Path) -> None:
    """The new tables would be empty, and an empty answer passes for an answer."""
    path = aged(tmp_path / "case.db")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="run 'dragoman build'"):
        Store.open(path, migrate=False)
    assert path.read_bytes() == before
