"""Accounts of one contact become one; the order in which they come changes nothing."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Contact, Kind, Review, Status, Verdict
from dragoman.workflow import reviewing
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


REPRINT = """\
Title: Putin and Tokayev talk
Date: 2020-03-{day}
Publisher: {publisher}

President of Russia Vladimir Putin spoke by telephone with President of Kazakhstan Kassym-Jomart Tokayev. The two
discussed trade, the supply of oil, the state of the border, cooperation in space and the next summit of the Eurasian
Economic Union. They agreed to keep in touch and to ask their governments for a list of measures.
"""


def test_a_reprint_days_later_is_the_same_call(tmp_path: Path) -> None:
    agency = REPRINT.format(day=10, publisher="agency")
    found = contacts(tmp_path / "one", one__txt=agency, two__txt=REPRINT.format(day=16, publisher="press"))
    (call,) = found
    assert call.when.first_day == date(2020, 3, 10)
    assert len(call.origins) == 1
    other = REPRINT.format(day=16, publisher="press").replace("in space", "in sport, in Baku and in the Caspian Sea")
    assert len(contacts(tmp_path / "two", one__txt=agency, two__txt=other)) == 2


def test_a_review_in_the_case_folder_is_followed(tmp_path: Path) -> None:
    """And what speaks against it is noted."""
    later = cases.OTHER_SIDE.replace("7 March", "12 March").replace("2020-03-07", "2020-03-12")
    case = cases.make(tmp_path / "case", one__txt=cases.CALL, two__txt=later)
    build(case)
    with opened(case) as built:
        one, two = sorted(built.reports)
    reviewing.add(case / "reviews.toml", Review(one=one, two=two, verdict=Verdict.SAME))
    build(case)
    with opened(case) as built:
        assert len(built.contacts) == 1
        assert "contradicted-review" in {gap.kind for gap in built.gaps}


VISIT = """\
Title: A visit
Date: 2020-03-20
Publisher: press

Prime Minister of Russia Mikhail Mishustin visited Kazakhstan {when}.
"""


@pytest.mark.parametrize(("when", "nights"), [("from 10 to 19 March", (9, 9)), ("last week", (0, 6))])
def test_the_words_of_a_visit_give_its_nights(tmp_path: Path, when: str, nights: tuple[int, int]) -> None:
    case = cases.make(tmp_path / "case", one__txt=VISIT.format(when=when))
    build(case)
    with opened(case) as built:
        assert [trip.nights for trip in built.trips] == [nights]


@pytest.mark.parametrize(("left", "gaps"), [("10 March", {"contradictory-stay"}), ("12 March", set())])
def test_a_stay_that_ends_before_it_begins_is_a_gap(tmp_path: Path, left: str, gaps: set[str]) -> None:
    came = VISIT.format(when="on 11 March").replace("visited Kazakhstan", "arrived in Astana")
    stayed = VISIT.format(when="from 9 to 12 March") + f"He left Kazakhstan on {left}.\n"
    case = cases.make(tmp_path / "case", one__txt=came, two__txt=stayed)
    build(case)
    with opened(case) as built:
        assert {gap.kind for gap in built.gaps if gap.kind == "contradictory-stay"} == gaps
        assert [contact.kind for contact in built.contacts] == [Kind.VISIT]


def test_calls_that_may_be_one_are_marked_in_their_episode(tmp_path: Path) -> None:
    late = "Title: A call\nDate: 2020-03-08\nPublisher: press\n\n" + cases.OTHER_SIDE.partition("\n\n")[2]
    case = cases.make(tmp_path / "case", one__txt=cases.CALL, two__txt=late.replace(" on 7 March", ""))
    build(case)
    with opened(case) as built:
        (episode,) = built.episodes
        assert episode.maybe_one == (episode.contacts,)


def test_a_day_at_the_end_of_the_calendar_is_built(tmp_path: Path) -> None:
    case = cases.make(tmp_path / "case", one__txt=cases.MEETING)
    (case / "sources" / "one.txt.source.toml").write_text("date = 9999-12-20\n", encoding="utf-8")
    build(case)
    with opened(case) as built:
        assert len(built.contacts) == 1


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


PLAN = """\
Title: Tomorrow's talks
Date: 2020-03-08
Publisher: akorda_en

On 9 March, President Kassym-Jomart Tokayev will meet with Foreign Minister of Russia Sergei Lavrov and Deputy
Prime Minister of Russia Alexei Overchuk in Nur-Sultan.
"""


def test_who_was_to_come_did_not_therefore_come(tmp_path: Path) -> None:
    """A plan names a third whom no account of the meeting names: no participant, and the contact says so."""
    (meeting,) = contacts(tmp_path / "case", plan__txt=PLAN, held__txt=cases.MEETING)
    assert meeting.status is Status.HELD
    assert {part.person for part in meeting.participants} == {"kassym-jomart-tokayev", "sergei-lavrov"}
    (announced,) = [one for one in meeting.conflicts if one.field == "announced"]
    assert [name for name, _ in announced.values] == ["Alexei Overchuk"]
    (plan,) = contacts(tmp_path / "plan", plan__txt=PLAN)
    assert len(plan.participants) == 3
