"""Two readers of one text: agreement is silent, every difference is told with its words."""

from datetime import date

from dragoman.corroborate import Finding, SecondReaderAbsent, compare, consult
from dragoman.model import Document, Kind, Publisher, PublisherKind, Report, Status
from dragoman.workflow.reading import read

PAPER = Publisher(id="the-paper", name="The Paper", kind=PublisherKind.PRESS, zone="UTC", languages=("en",))
TEXT = "President Omar Diallo met President Awa Ndiaye on 6 July 2026. He will visit Lima."


def document(text: str = TEXT) -> Document:
    """An item of the paper."""
    day = date(2026, 7, 10)
    return Document(
        id="item", snapshot="s", publisher=PAPER.id, language="en", title="", text=text, published=day, name="item.txt"
    )


def reports() -> tuple[Report, ...]:
    """What the rules read."""
    return read(document(), PAPER).reports


def meeting(**changed: object) -> Finding:
    """What an agreeing second reader finds of the meeting."""
    given: dict[str, object] = {
        "kind": Kind.MEETING,
        "status": Status.HELD,
        "people": ("Omar Diallo", "Awa Ndiaye"),
        "quotation": "President Omar Diallo met President Awa Ndiaye",
        "day": date(2026, 7, 6),
    }
    return Finding(**(given | changed))  # type: ignore[arg-type]


VISIT = Finding(kind=Kind.VISIT, status=Status.PLANNED, people=("Diallo",), quotation="He will visit Lima")


def told(*findings: Finding) -> list[str]:
    """The reasons of the gaps."""
    return [gap.reason for gap in compare(document(), reports(), findings, reader="the model")]


def test_agreement_is_silent() -> None:
    assert told(meeting(), VISIT) == []


def test_a_finding_more_is_told_with_its_words() -> None:
    call = meeting(kind=Kind.CALL)
    gaps = compare(document(), reports(), (meeting(), VISIT, call), reader="the model")
    assert [gap.reason for gap in gaps] == [
        "the model finds a held call of Omar Diallo and Awa Ndiaye here, which the rules do not"
    ]
    assert gaps[0].span is not None
    assert document().quote(gaps[0].span) == call.quotation


def test_a_report_more_a_status_and_a_day_are_told() -> None:
    assert told(meeting()) == ["the model does not find the planned visit of Omar Diallo"]
    assert told(meeting(status=Status.DENIED), VISIT) == [
        "The meeting of Omar Diallo and Awa Ndiaye is held by the rules, denied by the model"
    ]
    assert told(meeting(day=date(2026, 7, 7)), VISIT) == [
        "The meeting of Omar Diallo and Awa Ndiaye is on 2026-07-06 by the rules, on 2026-07-07 by the model"
    ]


def test_a_finding_without_verbatim_words_does_not_count() -> None:
    invented = meeting(kind=Kind.CALL, quotation="Diallo phoned Ndiaye in secret")
    assert told(meeting(), VISIT, invented) == ["1 finding of the model without words of the text to rest on: dropped"]


def test_a_finding_must_name_people_of_the_text_and_quote_more_than_a_letter() -> None:
    strangers = meeting(kind=Kind.CALL, people=("Elvis Presley", "Omar Diallo"))
    letter = meeting(kind=Kind.CALL, quotation="e")
    assert told(meeting(), VISIT, strangers, letter) == [
        "2 findings of the model without words of the text to rest on: dropped"
    ]


class Broken:
    """A reader that is gone."""

    name = "broken"

    def find(self, document: Document) -> tuple[Finding, ...]:  # noqa: ARG002
        raise SecondReaderAbsent("no answer")


def test_a_reader_that_fails_is_a_gap() -> None:
    (gap,) = consult(Broken(), document(), reports())
    assert gap.kind == "second-reader"
    assert "no answer" in gap.reason
