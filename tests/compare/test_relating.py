"""How two sentences on one matter relate: a conflict where they cannot both be true, and a near miss beside each."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import compare
from dragoman.ingest import publisher
from dragoman.model import Alignment, Document, Relation
from dragoman.workflow.reading import read

HEAD = {
    "en": "President of Kazakhstan Kassym-Jomart Tokayev met with President of Uzbekistan Shavkat Mirziyoyev.",
    "ru": "Президент Казахстана Касым-Жомарт Токаев встретился с Президентом Узбекистана Шавкатом Мирзиёевым.",
}


def readout(identity: str, sentence: str, published: date = date(2024, 4, 4)) -> compare.Readout:
    language = "ru" if any("а" <= letter <= "я" for letter in sentence) else "en"
    document = Document(
        id=identity,
        snapshot="s",
        publisher=f"akorda_{language}",
        language=language,
        title="Переговоры" if language == "ru" else "Talks",
        text=f"{HEAD[language]} {sentence}",
        published=published,
    )
    mentions = read(document, publisher(document.publisher)).mentions
    return compare.ready(document, mentions, compare.tokens(document, mentions), of="KAZ")


def related(one: str, two: str) -> Alignment:
    """The row of the two sentences; exchanged they relate alike."""
    left, right = readout("a", one), readout("b", two)
    there, back = (compare.compare("c", *pair).alignments for pair in ((left, right), (right, left)))
    (found,) = (a for a in there if 1 in a.one)
    (mirrored,) = (a for a in back if 1 in a.two)
    assert mirrored.relation is found.relation.mirrored
    return found


POLARITY = (
    ("Neither side raised the Charvak dam, nor did they speak of fish.", "The sides raised the Charvak dam and spoke of fish."),
    ("Kazakhstan cannot accept the draft on grazing.", "Kazakhstan can accept the draft on grazing."),
    ("Ташкент никогда не согласится на передачу канала.", "Ташкент согласится на передачу канала."),
    ("The Presidents failed to agree on the canal.", "The Presidents agreed on the canal."),
    ("They refused to sign the treaty on gas supplies.", "Они подписали договор о поставках газа."),
    ("Fishing in the Caspian was not raised.", "The Presidents also spoke about fishing in the Caspian."),
    ("The situation in Syria was not discussed.", "Положение в Сирии обсуждалось."),
    ("Tashkent denies that the Charvak canal was sold.", "Tashkent says that the Charvak canal was sold."),
    ("Ташкент опроверг, что канал передан.", "Ташкент сообщил, что канал передан."),
    ("He said that the Tazhen border post must remain open.", "He said that the Tazhen border post should remain closed."),
)  # fmt: skip


@pytest.mark.parametrize(("one", "two"), POLARITY)
def test_what_one_denies_and_the_other_affirms(one: str, two: str) -> None:
    """Through any word of denial, and through two languages."""
    assert related(one, two).relation is Relation.POLARITY_CONFLICT


NO_POLARITY = (
    ("Transit of grain without delays was discussed.", "Transit of grain was discussed."),
    ("No. 2 power unit at Ekibastuz was discussed.", "The second power unit at Ekibastuz was discussed."),
    ("Никто не возражал против поставок газа.", "Никто никогда не возражал против поставок газа."),
    ("They spoke not only of gas but of oil.", "They spoke of gas and of oil."),
    ("Gas is not just a cost but a chance for Aktau.", "Gas is a cost and a chance for Aktau."),
)


@pytest.mark.parametrize(("one", "two"), NO_POLARITY)
def test_words_of_denial_that_deny_nothing(one: str, two: str) -> None:
    """A thing that is lacking, a numeral, a double negation."""
    assert related(one, two).relation is Relation.SHARED


NUMBERS = (
    ("Trade turnover reached $5bn last year.", "Trade turnover reached $4bn last year.", "5 billion USD / 4 billion USD"),
    ("The ministers signed seven agreements.", "The ministers signed 5 agreements.", "7 / 5"),
    ("Trade grew by more than 20 percent.", "Trade grew by more than 21 percent.", "more than 20% / more than 21%"),
    ("Товарооборот вырос до 65 миллиардов долларов.", "Trade had grown to 56 billion dollars.", "65 billion USD / 56 billion USD"),
    ("No more than 40 wells were drilled in Turkestan.", "More than 45 wells were drilled in Turkestan.", "less than 40 / more than 45"),
    ("They will send 40-45 thousand tonnes of barley.", "They will send 60 thousand tonnes of barley.", "40,000 to 45,000 tonnes / 60,000 tonnes"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "two", "told"), NUMBERS)
def test_numbers_of_one_thing_that_differ(one: str, two: str, told: str) -> None:
    """However they are written; the reason names them as a reader takes them in."""
    found = related(one, two)
    assert found.relation is Relation.NUMBER_CONFLICT
    assert told in found.reason


NO_NUMBERS = (
    ("Trade exceeded 5 billion dollars.", "Trade came to 5.2 billion dollars."),
    ("They spoke of the opening of 5 trade centres.", "They spoke of a trade centre at the 3 main crossings."),
    ("Exports to Uzbekistan grew by 12 percent.", "Exports to Kazakhstan grew by 9 percent."),
    ("About 20 thousand tonnes of barley were sent.", "Over the year 19.5 thousand tonnes of barley were sent."),
    ("They will send 40-45 thousand tonnes of barley.", "They will send 43 thousand tonnes of barley."),
    ("At least 12 wells were drilled in Turkestan.", "In all 31 wells were drilled in Turkestan."),
    ("Не менее 12 скважин пробурено в Туркестане.", "Всего 31 скважина пробурена в Туркестане."),
)


@pytest.mark.parametrize(("one", "two"), NO_NUMBERS)
def test_numbers_that_may_both_be_true(one: str, two: str) -> None:
    """Of other things, or one within the other."""
    assert related(one, two).relation is Relation.SHARED


GROWING = (
    ("So far 12 wells have been drilled in Turkestan.", "19 wells have been drilled in Turkestan."),
    ("12 wells were drilled in Turkestan.", "The number drilled in Turkestan rises to 19 wells."),
)


@pytest.mark.parametrize(("one", "two"), GROWING)
def test_a_running_count_may_have_grown_by_a_later_day(one: str, two: str) -> None:
    """It differs on one day, and where the later account tells less."""

    def told(first: str, second: str, days: tuple[int, int]) -> Relation:
        left, right = readout("a", first, date(2024, 4, days[0])), readout("b", second, date(2024, 4, days[1]))
        (found,) = (row for row in compare.compare("c", left, right).alignments if 1 in row.one)
        return found.relation

    assert told(one, two, (4, 6)) is Relation.SHARED
    assert told(two, one, (6, 4)) is Relation.SHARED
    assert told(one, two, (4, 4)) is Relation.NUMBER_CONFLICT
    assert told(one, two, (6, 4)) is Relation.NUMBER_CONFLICT


def test_money_is_no_running_count() -> None:
    """What trade came to is held against what it came to, a day later too."""
    left = readout("a", "Trade has grown to 5 billion dollars.")
    right = readout("b", "Trade has grown to 7 billion dollars.", date(2024, 4, 6))
    (found,) = (row for row in compare.compare("c", left, right).alignments if 1 in row.one)
    assert found.relation is Relation.NUMBER_CONFLICT


def test_the_next_meeting_is_one_wherever_it_is_said_to_be() -> None:
    """A day in one state and another in another state differ where there is but one such meeting."""
    found = related(
        "The next meeting will take place in Ankara on 20 June 2024.",
        "The next meeting will take place in Athens on 25 June 2024.",
    )
    assert found.relation is Relation.DATE_CONFLICT


def test_days_that_differ() -> None:
    found = related("A forum will be held in Almaty on 5 May 2024.", "A forum will be held in Almaty on 9 May 2024.")
    assert (found.relation, found.reason) == (
        Relation.DATE_CONFLICT,
        "the dates differ: 2024-05-05 / 2024-05-09",
    )


NO_DAYS = (
    ("A forum will be held in May 2024 in Almaty.", "A forum will be held on 7 May 2024 in Almaty."),
    ("A forum will be held on 5 May in Almaty.", "A forum will be held on 5–6 May in Almaty."),
    ("He was invited to visit Astana on 5 June.", "He was invited to visit Tashkent on 20 August."),
)


@pytest.mark.parametrize(("one", "two"), NO_DAYS)
def test_days_that_may_both_be_meant(one: str, two: str) -> None:
    """One within the other, or of another journey."""
    assert related(one, two).relation is Relation.SHARED


def test_another_side_is_said_to_have_raised_it() -> None:
    found = related(
        "The talks took place at the initiative of Kazakhstan.", "The talks took place at the initiative of Uzbekistan."
    )
    assert found.relation is Relation.ATTRIBUTION_CONFLICT
    assert found.reason == "each says that another side raised it: KAZ / UZB"


def test_another_side_is_said_to_have_said_it() -> None:
    """A name that was introduced with its state keeps it; what each may do to the other is no conflict."""
    one, two = (
        "Kassym-Jomart Tokayev said that barley turnover is growing.",
        "Шавкат Мирзиёев заявил, что оборот ячменя растёт.",
    )
    assert readout("b", two).ready.propositions[1].speaker == "UZB"
    other = "Shavkat Mirziyoyev said that barley turnover is growing."
    assert related(one, other).relation is Relation.ATTRIBUTION_CONFLICT
    thanks = ("Tokayev expressed condolences over the flood.", "Mirziyoyev expressed condolences over the flood.")
    assert related(*thanks).relation is Relation.SHARED


SHIFTS = (
    ("They agreed to open a logistics centre in Aktau.", "They discussed opening a logistics centre in Aktau."),
    ("Uzbekistan will open a consulate in Aktau.", "Uzbekistan might open a consulate in Aktau."),
    ("Uzbekistan would like to open a consulate in Aktau.", "Uzbekistan will open a consulate in Aktau."),
    ("Uzbekistan made commitments on water for Aktau.", "Uzbekistan spoke of water for Aktau."),
)


@pytest.mark.parametrize(("one", "two"), SHIFTS)
def test_firmer_in_one_than_in_the_other(one: str, two: str) -> None:
    """Undertaken against spoken of; certain against possible."""
    assert related(one, two).relation is Relation.STRENGTH_SHIFT


def test_what_one_would_like_to_say_is_said() -> None:
    pair = ("I would like to thank our friends for the barley.", "I thank our friends for the barley.")
    assert related(*pair).relation is Relation.SHARED


def test_only_the_sentences_most_alike_are_held_against_each_other() -> None:
    """What a further sentence of a row denies, undertakes or counts is not what the other readout affirms."""
    found = related(
        "They discussed the Charvak dam and the trout farms below it. The trout farms at Charvak have no insurance.",
        "They discussed the Charvak dam, the trout farms below it and insurance of trout farms.",
    )
    assert len(found.one) == 2
    assert found.relation is Relation.SHARED


def test_a_participle_is_not_what_a_sentence_does() -> None:
    """The treaty was signed, what they did was to discuss it."""
    pair = (
        "The border treaty signed in 2022 was discussed.",
        "The Presidents discussed the border treaty signed in 2022.",
    )
    assert related(*pair).relation is Relation.SHARED


def test_every_difference_is_told_the_gravest_first() -> None:
    """One row may differ in several things."""
    found = related(
        "They agreed to send 40 thousand tonnes of barley by 5 May.",
        "They did not agree to send 45 thousand tonnes of barley by 7 May.",
    )
    assert found.relation is Relation.POLARITY_CONFLICT
    assert [part.split(":")[0] for part in found.reason.split("; ")][:3] == [
        "one denies or refuses what the other affirms",
        "the numbers differ",
        "the dates differ",
    ]


def test_passages_little_alike_are_not_said_to_agree() -> None:
    """That both speak of it is all that may be said."""
    found = related(
        "The sides reviewed water releases from the Toktogul reservoir in the dry season.",
        "Water releases and the price of power were among the topics.",
    )
    assert found.relation is Relation.SHARED
    assert found.reason.startswith("both speak of it, in words too different")


def test_a_conflict_is_no_agreement() -> None:
    """What the two tell differently counts neither as covered nor as agreed."""
    found = compare.compare(
        "c",
        readout("a", "Trade turnover reached $5bn last year."),
        readout("b", "Trade turnover reached $4bn last year."),
    )
    assert (found.shared, found.covered_one, found.agreement) == ((1, 1), 0.5, 0.5)
    assert [one.relation for one in found.differing] == [Relation.NUMBER_CONFLICT]


def test_sentences_of_other_contacts_stay_apart() -> None:
    """Who met whom is one thing of these people alone; a round of three is not the talks of two."""
    one = readout("a", "Kassym-Jomart Tokayev met with Dmitry Medvedev.")
    two = readout("b", "Dmitry Medvedev met with Nursultan Nazarbayev.")
    assert [(a.one, a.two) for a in compare.compare("c", one, two).alignments if 1 in a.one or 1 in a.two] in (
        [((1,), ()), ((), (1,))],
        [((), (1,)), ((1,), ())],
    )
    three = readout("b", "Tokayev, Mirziyoyev and Sadyr Japarov held a trilateral meeting.")
    plain = readout("a", "Tokayev and Mirziyoyev held a meeting.")
    assert not [1 for a in compare.compare("c", plain, three).alignments if 1 in a.one and 1 in a.two]


def test_repeated_sentences_are_mirrored_too() -> None:
    """Ties between like sentences fall alike whichever readout stands left."""
    repeated, other = (
        "The sides reviewed trade. The sides reviewed trade.",
        "Trade grew by 6 percent. The sides reviewed trade.",
    )
    one, two = readout("a", repeated), readout("b", other)
    there, back = compare.compare("c", one, two), compare.compare("c", two, one)
    assert [(a.relation.mirrored, a.two, a.one) for a in back.alignments] == [
        (a.relation, a.one, a.two) for a in there.alignments
    ]


@pytest.mark.parametrize(
    "sentence", ["Photovoltaic plants were discussed.", "Prisoners freed.", "See also that trade grew."]
)
def test_no_sentence_vanishes(sentence: str) -> None:
    """Whatever it begins with."""
    assert len(readout("a", sentence).ready.propositions) == 2
