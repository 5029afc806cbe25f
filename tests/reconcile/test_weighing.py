"""What joins two accounts and what keeps them apart, each hit beside a near miss."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import (
    Aspect,
    Circumstance,
    Copy,
    Document,
    Identification,
    Kind,
    Mention,
    Person,
    Precision,
    Report,
    Review,
    Status,
    Verdict,
    When,
    content_id,
)
from dragoman.reconcile import Reconciled, known_on, merge

DAY = date(2022, 3, 10)
PEOPLE = {
    "ann": "USA",
    "abe": "USA",
    "bob": "UKR",
    "cyd": "FRA",
    "dee": "UKR",
    "eli": "UKR",
    "fay": "UKR",
    "gil": "DEU",
}
NEXT = DAY + timedelta(days=1)
Likeness = Callable[[str, str], float]


def alike(one: str, two: str) -> float:
    """Names are alike where they are equal."""
    return float(one == two)


class Case:
    """Documents with one report or more, made up as a test needs them."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.reports: list[Report] = []
        self.verdicts: list[Identification] = []

    def tell(
        self,
        *who: str,
        document: str,
        day: date | None = DAY,
        kind: Kind = Kind.CALL,
        status: Status = Status.HELD,
        precision: Precision = Precision.DAY,
        zone: str = "UTC",
        published: date | None = DAY,
        publisher: str | None = None,
        form: str | None = None,
        until: date | None = None,
        words: str | None = None,
        more: bool = False,
        place: str | None = None,
        country: str | None = None,
        initiator: str | None = None,
        came_along: tuple[str, ...] = (),
    ) -> Report:
        """One more account, of these people; ``words`` are its text, in which they are named."""
        text = self.documents.setdefault(
            document,
            Document(
                id=document,
                snapshot="s",
                publisher=publisher or document,
                language="en",
                title="T",
                text=words or "x" * 4000,
                published=published,
            ),
        )
        at = 2 + 100 * sum(report.document == document for report in self.reports)
        spots = [words.index(name) + 2 if words else at + 5 * n for n, name in enumerate(who)]
        mentions = tuple(
            Mention(name=name, span=text.span(spot, spot + len(name)), side=PEOPLE.get(name))
            for spot, name in zip(spots, who, strict=True)
        )
        evidence = text.span(at, at + 90) if words is None else text.span(2, min(92, len(text.content)))
        report = Report(
            id=content_id("report", document, at),
            document=document,
            kind=kind,
            status=status,
            when=When.unknown() if day is None else When.days(day, until or day, precision=precision, zone=zone),
            participants=mentions,
            evidence=evidence,
            form=form,
            more=more,
            place=place,
            country=country,
            initiator=initiator,
            circumstances=tuple(
                Circumstance(aspect=Aspect.DELEGATION, value=name, span=evidence) for name in came_along
            ),
        )
        self.reports.append(report)
        self.verdicts += [
            Identification(mention=m, person=m.name, verdict=Verdict.SAME, reason="listed") for m in mentions
        ]
        return report

    def merged(
        self, *, copies: tuple[Copy, ...] = (), reviews: Sequence[Review] = (), likeness: Likeness = alike
    ) -> Reconciled:
        """What comes of it."""
        names = {verdict.person for verdict in self.verdicts if verdict.person}
        persons = [Person(id=n, name=n, sides=(PEOPLE[n],) if n in PEOPLE else ()) for n in sorted(names)]
        return merge(
            self.reports,
            identifications=self.verdicts,
            persons=persons,
            documents=self.documents,
            copies=copies,
            reviews=reviews,
            likeness=likeness,
        )

    def parts(self, found: Reconciled) -> set[frozenset[str]]:
        """The documents of each contact."""
        of = {report.id: report.document for report in self.reports}
        return {frozenset(of[report] for report in contact.reports) for contact in found.contacts}


def groups(found: Reconciled) -> list[int]:
    """How many accounts each contact has."""
    return sorted(len(contact.reports) for contact in found.contacts)


def test_two_sides_of_a_call_are_one() -> None:
    case = Case()
    case.tell("ann", "bob", document="wh")
    case.tell("bob", "ann", document="ua")
    assert groups(case.merged()) == [2]


def test_calls_on_successive_days_stay_apart() -> None:
    case = Case()
    case.tell("ann", "bob", document="wh")
    case.tell("bob", "ann", document="ua", day=DAY + timedelta(days=1), published=DAY + timedelta(days=1))
    assert groups(case.merged()) == [1, 1]


def test_one_call_on_two_days_by_two_clocks_is_one() -> None:
    """An evening in Washington is the next morning in Kyiv."""
    case = Case()
    case.tell("ann", "bob", document="wh", zone="America/New_York")
    next_day = DAY + timedelta(days=1)
    case.tell("bob", "ann", document="ua", day=next_day, zone="Europe/Kyiv", published=next_day)
    assert groups(case.merged()) == [2]


def test_two_calls_told_by_both_sides_are_two_through_the_clocks() -> None:
    """Where both sides tell of calls on both days, each meets its own."""
    case = Case()
    for day in (DAY, DAY + timedelta(days=1)):
        case.tell("ann", "bob", document=f"wh{day}", day=day, zone="America/New_York", published=day, publisher="wh")
        case.tell("bob", "ann", document=f"ua{day}", day=day, zone="Europe/Kyiv", published=day, publisher="ua")
    found = case.merged()
    assert groups(found) == [2, 2]
    assert all(
        len({case.documents[r.document].published for r in case.reports if r.id in c.reports}) == 1
        for c in found.contacts
    )


def test_a_video_call_is_one_sides_meeting() -> None:
    case = Case()
    case.tell("ann", "bob", document="wh", kind=Kind.CALL)
    case.tell("bob", "ann", document="ua", kind=Kind.MEETING)
    (contact,) = case.merged().contacts
    assert {conflict.field for conflict in contact.conflicts} == {"kind"}


def test_a_meeting_and_a_call_told_by_one_source_are_two() -> None:
    """A third account joins the one of its kind."""
    case = Case()
    meeting = case.tell("ann", "bob", document="wh", kind=Kind.MEETING)
    call = case.tell("ann", "bob", document="wh", kind=Kind.CALL)
    other = case.tell("bob", "ann", document="ua", kind=Kind.CALL)
    found = {frozenset(contact.reports) for contact in case.merged().contacts}
    assert found == {frozenset({meeting.id}), frozenset({call.id, other.id})}


def test_a_bilateral_and_a_trilateral_of_one_day_stay_apart() -> None:
    case = Case()
    case.tell("ann", "bob", document="wh", kind=Kind.MEETING)
    case.tell("ann", "bob", "cyd", document="fr", kind=Kind.MEETING)
    assert groups(case.merged()) == [1, 1]


def test_a_delegation_is_no_other_company() -> None:
    case = Case()
    case.tell("ann", "bob", document="wh", kind=Kind.MEETING)
    case.tell("ann", "bob", "dee", document="ua", kind=Kind.MEETING)
    assert groups(case.merged()) == [2]


def test_calls_with_the_same_third_party_stay_apart() -> None:
    case = Case()
    case.tell("ann", "cyd", document="wh")
    case.tell("bob", "cyd", document="ua")
    assert groups(case.merged()) == [1, 1]


@pytest.mark.parametrize("day", [DAY, None])
def test_a_plan_and_what_was_held(day: date | None) -> None:
    """A plan for the day joins what was held; one without a day does not, unsaid."""
    case = Case()
    case.tell("ann", "bob", document="plan", status=Status.PLANNED, day=day, published=DAY - timedelta(days=2))
    case.tell("ann", "bob", document="wh")
    assert groups(case.merged()) == ([2] if day else [1, 1])


def test_copies_are_one_origin() -> None:
    case = Case()
    first = case.tell("ann", "bob", document="agency")
    second = case.tell("ann", "bob", document="reprint", published=DAY + timedelta(days=1))
    own = case.tell("bob", "ann", document="ua")
    (contact,) = case.merged(copies=(Copy(document="reprint", original="agency", similarity=1.0),)).contacts
    assert set(map(frozenset, contact.origins)) == {frozenset({first.id, second.id}), frozenset({own.id})}
    assert contact.known == DAY


def test_what_stays_open_goes_to_review() -> None:
    """A release the day after, without a day of its own, may tell of the day before."""
    case = Case()
    case.tell("ann", "bob", document="wh")
    case.tell(
        "ann", "bob", document="press", day=DAY + timedelta(days=1), precision=Precision.ASSUMED,
        published=DAY + timedelta(days=1),
    )  # fmt: skip
    found = case.merged()
    assert groups(found) == [1, 1]
    (link,) = found.links
    assert link.verdict is Verdict.UNDECIDED
    assert [gap.kind for gap in found.gaps] == ["undecided-link"]


def test_reviews_join_part_and_are_taken_back() -> None:
    case = Case()
    one = case.tell("ann", "bob", document="wh")
    two = case.tell("bob", "ann", document="ua")
    other = case.tell("ann", "bob", document="late", day=DAY + timedelta(days=9), published=DAY + timedelta(days=9))
    before = case.merged()
    apart = case.merged(reviews=(Review(one=two.id, two=one.id, verdict=Verdict.DIFFERENT),))
    assert groups(apart) == [1, 1, 1]
    assert [link.verdict for link in apart.links] == [Verdict.SAME]  # the machine's own verdict stands beside it
    joined = case.merged(reviews=(Review(one=one.id, two=other.id, verdict=Verdict.SAME),))
    assert {one.id, other.id} <= {r for c in joined.contacts if one.id in c.reports for r in c.reports}
    assert case.merged() == before


def test_a_review_that_cannot_be_followed_is_a_gap() -> None:
    case = Case()
    one, two = case.tell("ann", "bob", document="wh"), case.tell("bob", "ann", document="ua")
    stale = Review(one=one.id, two="report-gone", verdict=Verdict.SAME)
    both = [Review(one=one.id, two=two.id, verdict=verdict) for verdict in (Verdict.SAME, Verdict.DIFFERENT)]
    found = case.merged(reviews=(stale, *both))
    assert [gap.kind for gap in found.gaps] == ["stale-review", "contradictory-review"]
    assert groups(found) == [1, 1]


def test_known_on_leaves_out_later_and_undated_documents() -> None:
    case = Case()
    early = case.tell("ann", "bob", document="wh")
    case.tell("ann", "bob", document="late", published=DAY + timedelta(days=1))
    case.tell("ann", "bob", document="undated", published=None)
    assert known_on(case.reports, documents=case.documents, day=DAY) == (early,)


def test_accounts_in_one_passage_stand_by_their_ids() -> None:
    """Two reports may share their words; which of them another account joins does not hang on the order."""
    case = Case()
    one = case.tell("ann", "bob", document="a")
    two = case.tell("ann", "bob", document="a")
    case.reports[1] = replace(two, evidence=one.evidence)
    case.tell("ann", "bob", document="b")
    found = case.merged()
    case.reports.reverse()
    assert case.merged() == found


@given(st.permutations(range(8)), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=8, max_size=8))
def test_the_order_of_reports_changes_nothing(order: list[int], drawn: list[tuple[int, int]]) -> None:
    """Every report stands in exactly one contact, whatever order they come in."""
    case = Case()
    pairs = (("ann", "bob"), ("ann", "cyd"), ("ann", "bob", "cyd"))
    for number, (company, later) in enumerate(drawn):
        day = DAY + timedelta(days=later)
        case.tell(*pairs[company], document=f"d{number}", day=day, published=day)
    first = case.merged()
    case.reports = [case.reports[at] for at in order]
    assert case.merged() == first
    assert sorted(r for c in first.contacts for r in c.reports) == sorted(r.id for r in case.reports)


def test_two_names_as_alike_as_two_others() -> None:
    """A tie between them is no fault."""
    case = Case()
    case.tell("ann", "Kim One", "Kim Two", document="wh", kind=Kind.MEETING)
    case.tell("ann", "Kym One", "Kym Two", document="ua", kind=Kind.MEETING)
    people = [Person(id=name, name=name) for name in {v.person for v in case.verdicts if v.person}]
    found = merge(
        case.reports,
        identifications=case.verdicts,
        persons=people,
        documents=case.documents,
        likeness=lambda one, two: 0.95 if one[-3:] == two[-3:] else 0.0,
    )
    assert groups(found) == [2]
    assert {frozenset(pair) for pair in found.namesakes} == {
        frozenset({f"Kim {n}", f"Kym {n}"}) for n in ("One", "Two")
    }


def test_what_one_account_holds_and_another_denies_is_asked_about() -> None:
    """A denial within the very text that tells of the call stays a contact of its own, and is linked."""
    case = Case()
    told = case.tell("ann", "bob", document="paper")
    denial = case.tell("ann", "bob", document="paper", status=Status.DENIED, day=DAY - timedelta(days=2), until=NEXT)
    case.tell("ann", "cyd", document="paper", status=Status.DENIED)
    case.tell("ann", "bob", document="paper", status=Status.DENIED, day=DAY + timedelta(days=9))
    found = case.merged()
    assert len(found.contacts) == 4
    [link] = found.links
    assert ({link.one, link.two}, link.verdict) == ({told.id, denial.id}, Verdict.UNDECIDED)
    assert "one account says held, another denies" in link.reason
    [gap] = found.gaps
    assert gap.kind == "held-and-denied"
    assert "another denies" in gap.reason
    parted = Review(one=told.id, two=denial.id, verdict=Verdict.DIFFERENT)
    assert not case.merged(reviews=(parted,)).gaps
    joined = Review(one=told.id, two=denial.id, verdict=Verdict.SAME)
    assert [gap.kind for gap in case.merged(reviews=(joined,)).gaps] == ["contradicted-review"]


def test_the_weights_of_a_reason_add_up() -> None:
    """What stands before all evidence is told as well."""
    case = Case()
    one, two = case.tell("ann", "bob", document="a"), case.tell("ann", "bob", document="b")
    [link] = case.merged(reviews=(Review(one=one.id, two=two.id, verdict=Verdict.DIFFERENT),)).links
    assert sum(map(float, re.findall(r"\(([+-][\d.]+)\)", link.reason))) == pytest.approx(link.bits)
