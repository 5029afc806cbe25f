"""Builds: incremental, deterministic, safe against a kill."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.model import CaseError, Kind, NotFound, Status
from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from tests.workflow.cases import CALL, MEETING, fingerprint, make, put


def test_two_sides_of_one_call_become_one_contact(tmp_path: Path) -> None:
    """A call that both offices report is one contact with two accounts."""
    built = build(make(tmp_path / "case"), workers=1)
    assert (built.read, built.documents, built.gaps) == (3, 3, ())
    with opened(tmp_path / "case") as case:
        (call,) = case.select(kind=Kind.CALL)
        assert len(call.reports) == 2
        assert {case.name(p.person) for p in call.participants} == {"Vladimir Putin", "Kassym-Jomart Tokayev"}
        assert call.status is Status.HELD


def test_nothing_is_read_again_where_nothing_changed(tmp_path: Path) -> None:
    """A second build reads nothing and leaves every byte as it was, the build stamp included."""
    root = make(tmp_path / "case")
    build(root, workers=1)
    page = (root / "dossier" / "index.html").read_bytes()
    again = build(root, workers=1)
    assert (again.read, again.kept, again.unchanged) == (0, 3, True)
    assert (root / "dossier" / "index.html").read_bytes() == page


def test_one_file_more_is_one_file_read(tmp_path: Path) -> None:
    """Adding, changing and removing a file costs that file only, and ends where a fresh build would."""
    root = make(tmp_path / "case", a__txt=CALL)
    build(root, workers=1)
    put(root, "b.txt", MEETING)
    assert (build(root, workers=1).read, build(root, workers=1).read) == (1, 0)
    put(root, "b.txt", MEETING.replace("Sergei Lavrov", "Mikhail Mishustin"))
    changed = build(root, workers=1)
    assert (changed.read, changed.kept) == (1, 1)
    (root / "sources" / "a.txt").unlink()
    assert build(root, workers=1).gone == 1
    fresh = make(tmp_path / "case2", b__txt=MEETING.replace("Sergei Lavrov", "Mikhail Mishustin"))
    build(fresh, workers=1)
    assert fingerprint(root) == fingerprint(fresh)


def test_derived_folders_can_be_deleted(tmp_path: Path) -> None:
    """Both derived folders come back with the same bytes."""
    root = make(tmp_path / "case")
    build(root, workers=1)
    before = fingerprint(root)
    shutil.rmtree(root / ".dragoman")
    shutil.rmtree(root / "dossier")
    build(root, workers=2)
    assert fingerprint(root) == before


def test_a_deleted_dossier_comes_back_without_reading(tmp_path: Path) -> None:
    """The pages are written again from the store."""
    root = make(tmp_path / "case")
    build(root, workers=1)
    before = fingerprint(root)
    shutil.rmtree(root / "dossier")
    assert build(root, workers=1).read == 0
    assert fingerprint(root) == before


def test_a_damaged_store_is_built_again(tmp_path: Path) -> None:
    """Rubbish in the derived data costs a new reading, never a crash."""
    root = make(tmp_path / "case")
    build(root, workers=1)
    before = fingerprint(root)
    for name in ("case.db", "last.json"):
        (root / ".dragoman" / name).write_bytes(b"rubbish" * 1000)
    assert build(root, workers=1).read == 3
    assert fingerprint(root) == before


def test_changed_people_are_applied_without_reading(tmp_path: Path) -> None:
    """What the analyst says of people changes who is who, not what was read."""
    root = make(tmp_path / "case", a__txt=CALL)
    build(root, workers=1)
    (root / "people.toml").write_text(
        '[[person]]\nname = "Vladimir Vladimirovich Putin"\nid = "putin"\nside = "RUS"\naliases = ["Vladimir Putin"]\n'
    )
    assert build(root, workers=1).read == 0
    with opened(root) as case:
        assert case.name("putin") == "Vladimir Vladimirovich Putin"
        assert any(p.person == "putin" for p in case.contacts[0].participants)


def test_faults_stop_a_build_and_are_told_together(tmp_path: Path) -> None:
    """Every fault of the case is named at once, and the last good dossier stays."""
    root = make(tmp_path / "case")
    build(root, workers=1)
    before = fingerprint(root)
    (root / "case.toml").write_text('title = 3\nsince = "2020"\nlanguages = ["xx"]\ncolour = "red"\n')
    (root / "people.toml").write_text("[[person]]\nside = 3\n")
    with pytest.raises(CaseError) as caught:
        build(root, workers=1)
    told = "\n".join(caught.value.faults)
    for word in ("title", "since", "language", "colour", "question", "name is missing", "side"):
        assert word in told
    assert fingerprint(root) == before


def test_a_folder_without_a_case_is_not_found(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(NotFound, match="dragoman init"):
        build(tmp_path)


def test_a_link_out_of_the_case_is_a_gap(tmp_path: Path) -> None:
    """Nothing outside the case is read."""
    root = make(tmp_path / "case", a__txt=CALL)
    secret = tmp_path / "secret.txt"
    secret.write_text("Vladimir Putin met with Sergei Lavrov.")
    (root / "sources" / "link.txt").symlink_to(secret)
    built = build(root, workers=1)
    assert [gap.kind for gap in built.gaps] == ["not-a-file"]
    assert built.documents == 1


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_build_is_completed_by_the_next(tmp_path: Path, seed: int) -> None:
    """Kill -9 at any moment: the next build ends with the bytes of an undisturbed one."""
    texts = {
        f"f{n}__txt": CALL.replace("2020-03-07", f"2020-03-{n % 27 + 1:02}").replace(
            "They agreed", f"{n} times they agreed"
        )
        for n in range(24)
    }
    calm = make(tmp_path / "calm" / "case", **texts)
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "dragoman", "build", str(calm)], check=True, capture_output=True)
    whole = time.monotonic() - started
    root = make(tmp_path / "killed" / "case", **texts)
    chance = random.Random(seed)
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "build", str(root)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(whole * chance.uniform(0.2, 1.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not (root / "dossier").exists() or (root / "dossier" / "dossier.json").is_file()
    build(root, workers=2)
    assert fingerprint(root) == fingerprint(calm)
    assert sorted(p.name for p in root.iterdir()) == [".dragoman", "case.toml", "dossier", "sources"]


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build of the same case is refused while the first runs."""
    from filelock import FileLock

    root = make(tmp_path / "case")
    (root / ".dragoman").mkdir()
    with FileLock(root / ".dragoman" / "lock"), pytest.raises(CaseError, match="another process"):
        build(root, workers=1)


@pytest.mark.parametrize("at", [20, -3000])
def test_a_damaged_store_is_noticed_where_nothing_else_changed(tmp_path: Path, at: int) -> None:
    """A byte in the head of the file, or one among the words that no check of SQLite sees."""
    case = make(tmp_path / "case")
    build(case, workers=1)
    before = fingerprint(case)
    database = case / ".dragoman" / "case.db"
    data = bytearray(database.read_bytes())
    data[at] ^= 1
    database.write_bytes(bytes(data))
    again = build(case, workers=1)
    assert (again.unchanged, again.read) == (False, 3)
    assert fingerprint(case) == before
    assert build(case, workers=1).unchanged
