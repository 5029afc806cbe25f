"""A readout is held against what its issuer published before, and nothing later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.compare import Token, measure, tokens
from dragoman.model import Document, Mention, ReadoutMeasure

FORMULA = "The sides exchanged views on the whole range of bilateral cooperation and agreed to remain in close contact."
FRESH = (
    "A ferry of fourteen wagons left the quay before dawn.",
    "Engineers counted cracked sleepers along the northern spur.",
    "Harvesters waited for diesel beside flooded barns.",
    "Customs clerks stamped crates of apricots by lantern light.",
)


def release(number: int, text: str, *, day: int | None = None) -> Document:
    published = date(2021, 1, 1) + timedelta(days=number if day is None else day)
    return Document(
        id=f"doc-{number:03}", snapshot="", publisher="x", language="en", title="Talks", text=text, published=published
    )


def measured(documents: list[Document]) -> dict[str, ReadoutMeasure]:
    return {m.document: m for m in measure([(d, tokens(d, ())) for d in documents])}


def issuer(count: int = 30) -> list[Document]:
    """Releases that all hold the formula, every second with a sentence of its own."""
    return [release(n, f"{FORMULA} {FRESH[n % 4]}" if n % 2 else FORMULA) for n in range(count)]


def test_a_formula_repeats_and_a_fresh_sentence_does_not() -> None:
    """The share is that of the formula's words, sentence by sentence."""
    last = measured([*issuer(), release(90, f"{FORMULA} Seven turbines were shipped upriver under guard.")])["doc-090"]
    assert [round(one.share) for one in last.sentences] == [1, 0]
    words = len(FORMULA.split())
    assert last.boilerplate == pytest.approx(words / (words + 7 - 1), abs=0.08)  # "Seven" is a word, no number
    assert last.references == 30


def test_one_reworded_word_does_not_hide_a_formula() -> None:
    """A run of five with one inner word exchanged still counts."""
    reworded = FORMULA.replace("bilateral", "regional")
    last = measured([*issuer(), release(90, reworded)])["doc-090"]
    assert last.boilerplate is not None
    assert last.boilerplate > 0.8


def test_later_documents_change_nothing() -> None:
    """What was published afterwards, or on the same day, is not known."""
    documents = issuer()
    later = [release(n, FRESH[n % 4]) for n in range(60, 80)]
    before, after = measured(documents), measured([*documents, *later])
    assert all(after[identity] == one for identity, one in before.items())
    same_day = measured([*documents, release(200, FORMULA, day=29)])
    assert same_day["doc-200"].references == 29


def test_nothing_is_usual_without_a_past() -> None:
    """The first documents of an issuer have no share and no rank."""
    first = measured(issuer())["doc-003"]
    assert (first.boilerplate, first.thin, first.boilerplate_rank) == (None, None, None)
    assert first.references == 3
    assert first.specificity >= 0


def test_names_are_masked() -> None:
    """Another name, state or number changes no share."""

    def told(name: str, state: str, number: str) -> ReadoutMeasure:
        past = [
            release(
                n, f"President {name} thanked {state} for {number} tonnes of aid sent through the port of the capital."
            )
            for n in range(30)
        ]
        new = release(90, "President Ola Nord thanked Peru for 12 tonnes of aid sent through the port of the capital.")
        documents = [*past, new]
        readouts = []
        for d in documents:
            who = name if d.id != "doc-090" else "Ola Nord"
            at = d.content.index(who)
            readouts.append((d, tokens(d, (Mention(name=who, span=d.span(at, at + len(who))),))))
        return measure(readouts)[-1]

    one, two = told("Ada Berg", "Kenya", "7"), told("Li Wu", "South Sudan", "1,500")
    assert one.boilerplate == two.boilerplate == 1.0


def test_a_document_of_the_same_episode_is_left_out() -> None:
    """What is apart neither counts as a reference nor lends its words."""
    documents = issuer()
    readouts = [(d, tokens(d, ())) for d in documents]
    apart = frozenset(d.id for d in documents[5:])
    last = replace(documents[-1], id="doc-200", published=date(2022, 1, 1))
    found = measure([*readouts, (last, tokens(last, ()))], apart={"doc-200": apart})
    assert found[-1].references == 5
    assert found[-1].boilerplate is None


def test_thin_wants_both_much_boilerplate_and_little_detail() -> None:
    """Of releases that all have names and numbers, the one of formulas alone is thin."""
    detail = "Envoy Tarn spoke of {} trains, {} ships and 2021 tonnes from Kenya to Peru."

    def own(number: int) -> str:
        """A sentence of words that no other release has."""
        start = "abcdefghij"[number // 10] + "klmnopqrst"[number % 10]
        return " ".join(start + end for end in ("edon", "arit", "olem", "upir", "asan", "itor")) + "."

    rich = [release(n, f"{FORMULA} {detail.format(n + 3, n + 4)} {own(n)}") for n in range(40)]
    found = measured([*rich, release(90, FORMULA)])
    assert found["doc-090"].thin is True
    assert found["doc-039"].thin is False


def test_what_is_new_on_a_dyad() -> None:
    """A sentence without precedent among the last documents on the same pair of sides is new; a repeated one is not."""
    documents = [release(n, f"{FORMULA} {FRESH[0]}") for n in range(3)]
    last = release(9, f"{FORMULA} {FRESH[1]}")
    readouts = [(d, tokens(d, ())) for d in [*documents, last]]
    dyads = dict.fromkeys((d.id for d in [*documents, last]), "KEN PER")
    found = measure(readouts, dyads=dyads)[-1]
    assert [last.quote(span) for span in found.new] == [FRESH[1]]
    assert found.dyad_references == 3
    assert measure(readouts)[-1].new == ()


def tokens_with(document: Document) -> tuple[Document, tuple[Token, ...]]:
    return document, tokens(document, ())


def specifics(documents: list[Document]) -> dict[str, float]:
    return {m.document: m.specificity for m in measure([tokens_with(d) for d in documents])}


OPENING = "The two ministers met in the morning."


def test_a_list_of_states_is_no_wealth_of_detail() -> None:
    """Five states in a row with nothing said of them weigh less than one about which much is said."""
    listed = release(1, f"{OPENING} They discussed Chad, Mali, Niger, Togo and Benin.")
    told = release(1, f"{OPENING} Fourteen damaged turbines will be rebuilt in Chad before winter by local engineers.")
    assert specifics([listed])["doc-001"] < specifics([told])["doc-001"]


def test_what_every_release_names_is_no_detail() -> None:
    """A state that the issuer names each time weighs nothing; one named for the first time does."""
    past = [release(n, f"{OPENING} Broken turbines rusted in Chad. {FRESH[n % 4]}") for n in range(20)]
    same = release(90, f"{OPENING} Surplus locomotives were shipped upriver to Chad.")
    other = release(90, f"{OPENING} Surplus locomotives were shipped upriver to Togo.")
    assert specifics([*past, same])["doc-090"] == 0
    assert specifics([*past, other])["doc-090"] > 0


def test_what_is_said_in_the_usual_words_is_no_detail() -> None:
    """A new name inside a sentence whose words the issuer always uses weighs nothing."""
    past = [release(n, f"{OPENING} They reaffirmed their shared commitment to Chad.") for n in range(20)]
    usual = release(90, f"{OPENING} They reaffirmed their shared commitment to Togo.")
    fresh = release(90, f"{OPENING} Surplus locomotives arrived upriver from Togo.")
    assert specifics([*past, usual])["doc-090"] == 0
    assert specifics([*past, fresh])["doc-090"] > 0


def test_an_episode_of_its_own_takes_nothing_from_a_detail() -> None:
    """Documents that are apart do not make a name usual."""
    past = [release(n, f"{OPENING} Broken turbines rusted in Chad. {FRESH[n % 4]}") for n in range(40)]
    last = release(90, f"{OPENING} Surplus locomotives were shipped upriver to Chad.")
    apart = {"doc-090": frozenset(d.id for d in past[20:])}
    every = measure([tokens_with(d) for d in [*past[:20], *past[20:], last]], apart=apart)[-1]
    alone = measure([tokens_with(d) for d in [*past[:20], last]])[-1]
    assert every.specificity == alone.specificity
