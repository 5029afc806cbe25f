"""Two readouts side by side: exchanging them mirrors the table, a deleted sentence is exactly its omission."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import compare
from dragoman.ingest import publisher
from dragoman.model import Comparison, Document, Relation
from dragoman.workflow.reading import read

LEFT = (
    "President of Kazakhstan Kassym-Jomart Tokayev spoke by telephone with President of Uzbekistan Shavkat Mirziyoyev.",
    "The Presidents discussed the delivery of 40 thousand tonnes of grain through the Saryagash crossing.",
    "They agreed to open a joint logistics centre in Turkistan in the autumn.",
    "Kassym-Jomart Tokayev thanked Uzbekistan for its help after the flood in the border districts.",
    "The sides reviewed water releases from the Toktogul reservoir.",
)
RIGHT = (
    "Shavkat Mirziyoyev held a telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev.",
    "Supplies of 40 thousand tonnes of grain through the Saryagash crossing were discussed.",
    "The Presidents agreed on a joint logistics centre in Turkistan, to open in the autumn.",
    "The President of Uzbekistan invited his colleague to the mountain forum in Samarkand.",
)
RUSSIAN = (
    "Президент Казахстана Касым-Жомарт Токаев поговорил по телефону с Президентом Узбекистана Шавкатом Мирзиёевым.",
    "Обсуждались поставки 40 тысяч тонн зерна через пункт пропуска.",
)


def readout(identity: str, sentences: tuple[str, ...], *, language: str = "en") -> compare.Readout:
    document = Document(
        id=identity,
        snapshot="s",
        publisher="akorda_ru" if language == "ru" else "akorda_en",
        language=language,
        title="Телефонный разговор" if language == "ru" else "Telephone conversation",
        text=" ".join(sentences),
        published=date(2024, 4, 4),
    )
    mentions = read(document, publisher(document.publisher)).mentions
    return compare.ready(document, mentions, compare.tokens(document, mentions), of="KAZ")


def told(comparison: Comparison) -> list[tuple[Relation, tuple[int, ...], tuple[int, ...]]]:
    return [(a.relation, a.one, a.two) for a in comparison.alignments]


def test_what_belongs_together_stands_together() -> None:
    """Wording is free; what one side alone says stays alone."""
    found = told(compare.compare("c", readout("a", LEFT), readout("b", RIGHT)))
    assert (Relation.SHARED, (1,), (1,)) in found
    assert (Relation.SHARED, (2,), (2,)) in found
    assert (Relation.ONLY_ONE, (3,), ()) in found
    assert (Relation.ONLY_ONE, (4,), ()) in found
    assert (Relation.ONLY_TWO, (), (3,)) in found


def test_exchanging_the_readouts_mirrors_everything() -> None:
    one, two = readout("a", LEFT), readout("b", RIGHT)
    there, back = compare.compare("c", one, two), compare.compare("c", two, one)
    assert [(relation.mirrored, theirs, mine) for relation, mine, theirs in told(back)] == told(there)
    assert (there.covered_one, there.covered_two) == (back.covered_two, back.covered_one)
    assert there.agreement == back.agreement
    assert there.topic_divergence_bits == pytest.approx(back.topic_divergence_bits)


@pytest.mark.parametrize("gone", range(1, len(LEFT)))
def test_a_deleted_sentence_is_exactly_its_omission(gone: int) -> None:
    """Against itself a readout agrees in all; without a sentence it lacks that one and nothing else."""
    whole = readout("a", LEFT)
    assert compare.compare("c", whole, readout("b", LEFT)).agreement == 1.0
    less = compare.compare("c", whole, readout("b", LEFT[:gone] + LEFT[gone + 1 :]))
    alone = [mine for relation, mine, _ in told(less) if relation is Relation.ONLY_ONE]
    assert alone == [(gone,)]
    assert not [1 for relation, _, _ in told(less) if relation not in {Relation.SHARED, Relation.ONLY_ONE}]


def test_an_edited_number_is_exactly_its_conflict() -> None:
    edited = tuple(sentence.replace("40 thousand", "45 thousand") for sentence in LEFT)
    found = told(compare.compare("c", readout("a", LEFT), readout("b", edited)))
    assert [(r, mine) for r, mine, _ in found if r is not Relation.SHARED] == [(Relation.NUMBER_CONFLICT, (1,))]


def test_agreed_in_one_and_discussed_in_the_other_is_a_shift() -> None:
    weaker = tuple(s.replace("They agreed to open", "They discussed opening") for s in LEFT)
    found = told(compare.compare("c", readout("a", LEFT), readout("b", weaker)))
    assert [(r, mine) for r, mine, _ in found if r is not Relation.SHARED] == [(Relation.STRENGTH_SHIFT, (2,))]


def test_a_denial_stands_against_what_is_affirmed() -> None:
    denied = tuple(s.replace("They agreed to open", "They did not agree to open") for s in LEFT)
    found = told(compare.compare("c", readout("a", LEFT), readout("b", denied)))
    assert [(r, mine) for r, mine, _ in found if r is not Relation.SHARED] == [(Relation.POLARITY_CONFLICT, (2,))]


def test_numbers_topics_and_names_join_two_languages() -> None:
    found = told(compare.compare("c", readout("a", LEFT), readout("b", RUSSIAN, language="ru")))
    assert [(mine, theirs) for _, mine, theirs in found if mine and theirs] == [((0,), (0,)), ((1,), (1,))]
    assert not [r for r, _, _ in found if r is Relation.NUMBER_CONFLICT]


def test_silence_is_measured_against_the_past() -> None:
    """A topic that the issuer always left out surprises less than one that it never did."""
    one, two = readout("a", LEFT), readout("b", RIGHT[:1])
    fresh = {s.topic: s for s in compare.compare("c", one, two).silences}
    assert {s.document for s in fresh.values()} == {"b"}
    assert all(s.bits is None and s.cases == 0 for s in fresh.values())  # nothing is usual yet
    past = compare.NO_PAST
    for _ in range(6):
        past = past.merge(compare.omissions(one, two))
    used = {s.topic: s for s in compare.compare("c", one, two, past=past).silences}
    assert all((used[topic].bits or 9) < 0.3 and used[topic].cases == 6 for topic in fresh)
