"""Accounts of one contact become one; the order in which they come changes nothing."""

from __future__ import annotations

import random
from pathlib import Path

from dragoman.model import Contact, Kind, Status
from dragoman.workflow.building import build
from dragoman.workflow.querying import opened
from tests.workflow import cases

DENIAL = """\
Title: No call
Date: 2020-03-08
Publisher: press

President of Russia Vladimir Putin did not speak with President of Kazakhstan Kassym-Jomart Tokayev on 5 March.
"""


def contacts(root: Path, **files: str) -> tuple[Contact, ...]:
    case = cases.make(root, **files)
    build(case)
    with opened(case) as built:
        return built.contacts


def test_both_sides_of_a_call_are_one_contact_with_two_reports(tmp_path: Path) -> None:
    (call,) = contacts(tmp_path / "case", one__txt=cases.CALL, two__txt=cases.OTHER_SIDE)
    assert call.kind is Kind.CALL
    assert len(call.reports) == 2
    assert {part.person for part in call.participants} == {"vladimir-putin", "kassym-jomart-tokayev"}


def test_another_day_is_another_contact(tmp_path: Path) -> None:
    later = cases.OTHER_SIDE.replace("7 March", "12 March").replace("2020-03-07", "2020-03-12")
    assert len(contacts(tmp_path / "case", one__txt=cases.CALL, two__txt=later)) == 2


def test_a_denial_is_never_merged_with_what_was_held(tmp_path: Path) -> None:
    found = contacts(tmp_path / "case", one__txt=cases.CALL, two__txt=DENIAL)
    assert sorted(contact.status for contact in found) == [Status.DENIED, Status.HELD]


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    sources = {"call": cases.CALL, "other": cases.OTHER_SIDE, "meeting": cases.MEETING}
    results = []
    for seed in range(3):
        names = list(sources)
        random.Random(seed).shuffle(names)
        files = {f"{at}__txt": sources[name] for at, name in enumerate(names)}
        found = contacts(tmp_path / str(seed), **files)
        results.append([(c.kind, c.when.interval, [p.person for p in c.participants], len(c.reports)) for c in found])
    assert results[0] == results[1] == results[2]
