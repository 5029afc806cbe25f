"""Words of probability, and estimative language that an analyst should change; near misses beside each hit."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.estimates import FaultKind, bands, faults, word
from dragoman.model import Yardstick


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        (0, "almost no chance"), (0.01, "almost no chance"), (0.0499, "almost no chance"),
        (0.05, "very unlikely"), (0.1999, "very unlikely"),
        (0.20, "unlikely"), (0.4499, "unlikely"),
        (0.45, "roughly even chance"), (0.50, "roughly even chance"), (0.5499, "roughly even chance"),
        (0.55, "likely"), (0.7999, "likely"),
        (0.80, "very likely"), (0.9499, "very likely"),
        (0.95, "almost certain"), (0.99, "almost certain"), (1, "almost certain"),
    ],
)  # fmt: skip
def test_icd_203(p: float, expected: str) -> None:
    """A bound belongs to the word above it."""
    assert word(p, Yardstick.ICD_203) == expected


@pytest.mark.parametrize(
    ("percents", "expected"),
    [
        ((0, 5), "remote chance"), ((10, 20), "highly unlikely"), ((25, 35), "unlikely"),
        ((40, 50), "realistic possibility"), ((55, 75), "likely"), ((80, 90), "highly likely"),
        ((95, 100), "almost certain"),
    ],
)  # fmt: skip
def test_phia(percents: tuple[int, int], expected: str) -> None:
    """Both ends of each published band have its word."""
    assert {word(p / 100, Yardstick.PHIA) for p in percents} == {expected}


def test_gaps_of_phia_are_cut_in_the_middle() -> None:
    """Between 75 and 80, for one."""
    assert word(0.774, Yardstick.PHIA) == "likely"
    assert word(0.775, Yardstick.PHIA) == "highly likely"


@pytest.mark.parametrize("p", [-0.01, 1.01, 60, math.nan])
def test_what_is_no_probability(p: float) -> None:
    """Percents, for one."""
    with pytest.raises(ValueError, match="no probability"):
        word(p, Yardstick.ICD_203)


@settings(deadline=None)
@given(st.floats(0, 1), st.sampled_from(tuple(Yardstick)))
def test_a_word_is_that_of_its_band(p: float, yardstick: Yardstick) -> None:
    """Bands leave no gap and do not overlap."""
    fitting = [name for name, low, high in bands(yardstick) if low <= p < high or p == high == 1]
    assert fitting == [word(p, yardstick)]


HEDGE, DOUBLED, MIXED, UNSOURCED, NUMBER, REFUSED = FaultKind


def _found(text: str) -> list[tuple[str, FaultKind]]:
    found = faults(text)
    assert all(text[fault.start : fault.end] == fault.words for fault in found)
    assert all(fault.remedy for fault in found)
    return [(fault.words, fault.kind) for fault in found]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The recall may well be routine.", "may well be", HEDGE),
        ("It may be routine.", "may be", HEDGE),
        ("The two may have met.", "may", HEDGE),
        ("He might leave.", "might", HEDGE),
        ("It could be a drill.", "could be", HEDGE),
        ("They could well have met.", "could well have", HEDGE),
        ("He was possibly recalled.", "possibly", HEDGE),
        ("Perhaps he was recalled.", "Perhaps", HEDGE),
        ("A drill cannot be ruled out.", "cannot be ruled out", HEDGE),
        ("We can't rule out a drill.", "can't rule out", HEDGE),
        ("There is a real possibility of a recall.", "a real possibility", HEDGE),
        ("It is conceivable that he was recalled.", "It is conceivable", HEDGE),
        ("It is possible that he was recalled.", "It is possible that", HEDGE),
        ("We believe he was recalled.", "We believe", HEDGE),
        ("It seems routine.", "seems", HEDGE),
        ("It appears that he left.", "appears that", HEDGE),
        ("It is likely, and we say so with high confidence.", "likely, and we say so with high confidence", MIXED),
        ("We have moderate confidence that it is unlikely.", "moderate confidence that it is unlikely", MIXED),
        ("There is a 70% chance, and we are confident of it.", "70% chance, and we are confident", MIXED),
        ("He was certainly recalled.", "certainly", UNSOURCED),
        ("He was undoubtedly recalled.", "undoubtedly", UNSOURCED),
        ("Clearly this was a recall.", "Clearly", UNSOURCED),
        ("Obviously it was.", "Obviously", UNSOURCED),
        ("There is no doubt.", "no doubt", UNSOURCED),
        ("The short stay proves it.", "proves", UNSOURCED),
        ("Of course it was.", "Of course", UNSOURCED),
        ("It is very likely (60%).", "very likely (60%)", NUMBER),
        ("A recall is unlikely (about 60 per cent).", "unlikely (about 60 per cent)", NUMBER),
        ("It is likely (0.3).", "likely (0.3)", NUMBER),
        ("There is a 90% chance, so it is likely.", "90% chance, so it is likely", NUMBER),
        ("It is almost certain, 70%.", "almost certain, 70%", NUMBER),
        ("It is likely (80–90%).", "likely (80–90%)", NUMBER),
        ("It is unlikely; the probability is 70%.", "unlikely; the probability is 70%", NUMBER),
        ("It is probably likely.", "probably likely", DOUBLED),
        ("It is almost certainly possible.", "almost certainly possible", DOUBLED),
        ("He may possibly leave.", "may possibly", DOUBLED),
        ("It could be possible.", "could be possible", DOUBLED),
        ("It is likely unlikely.", "likely unlikely", DOUBLED),
        ("The minister was angry.", "angry", REFUSED),
        ("He was nervous.", "nervous", REFUSED),
        ("The host felt slighted.", "felt", REFUSED),
        ("The spokesman lied.", "lied", REFUSED),
        ("They are bluffing.", "bluffing", REFUSED),
        ("They were lying about the visit.", "were lying", REFUSED),
        ("He told lies.", "told lies", REFUSED),
    ],
)  # fmt: skip
def test_hits(text: str, words: str, kind: FaultKind) -> None:
    """One fault, with its words."""
    assert _found(text) == [(words, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "A possible date is 3 May.",
        "The visit in May was short.",
        "They meet on 12 may 2026 and in may.",
        "The talks were held at a high-level meeting.",
        "It is likely that he was recalled.",
        "It is very likely. Our confidence is moderate.",
        "It is almost certain.",
        "There is a realistic possibility of a recall.",
        "It is possible to reach Osh by road.",
        "Its military might was on display.",
        "The talks could not be held.",
        "He appeared in public.",
        "The council agreed on confidence-building measures that are likely to last.",
        "The confidential note is likely genuine.",
        "A vote of confidence is likely.",
        "He was certainly recalled [s12].",
        "Clearly he was recalled (https://example.org/a).",
        "Clearly he was recalled, as [the ministry](https://example.org/a) says.",
        "He was certainly recalled. [s12]",
        "It is almost certainly a recall.",
        "The border is clearly marked.",
        "He said clearly that he would come.",
        "The road proves to be closed.",
        "It was a change of course.",
        "It is likely (60%).",
        "It is very likely (80–95%).",
        "It is likely (80%).",
        "It is likely that tariffs rise by 20%.",
        "The most likely explanation (35%) is routine.",
        "It is not likely (30%).",
        "A third of them (33%) came.",
        "Likely or unlikely, he came.",
        "“We may well be angry, and we believe it is very likely (5%)”, he said.",
        'He said "perhaps" and "of course".',
        "«Мы», he said, «might be angry».",
        "The city lies on the river, and its allies relied on it.",
        "He denied it.",
        "The delegation met at Pine Bluff.",
        "He wore a felt hat.",
        "See https://example.org/may-well/perhaps-angry and [it-may-be].",
        "",
    ],
)
def test_near_misses(text: str) -> None:
    """No fault."""
    assert _found(text) == []


def test_a_source_is_one_for_its_sentence_alone() -> None:
    """And a reference behind the full stop belongs to what stands before it."""
    assert _found("Clearly he left [s1]. Obviously he fled.") == [("Obviously", UNSOURCED)]
    assert _found("Obviously he fled. Clearly he left. [s1]") == [("Obviously", UNSOURCED)]


def test_each_number_goes_with_the_nearest_word() -> None:
    """Two of each, one at odds."""
    text = "A recall is likely (60%), a drill very unlikely (30%)."
    assert _found(text) == [("very unlikely (30%)", NUMBER)]
    (fault,) = faults(text)
    assert fault.remedy == "“very unlikely” is 5% to 20%; 30% is “unlikely”."


def test_the_yardstick_decides_which_numbers_agree() -> None:
    """77% is likely by ICD 203 and between two words by PHIA."""
    assert faults("It is highly likely (79%).", yardstick=Yardstick.PHIA) == ()
    assert [fault.kind for fault in faults("It is highly likely (79%).")] == [NUMBER]
    assert faults("There is a realistic possibility (40%).") == ()


def test_words_are_those_of_the_text() -> None:
    """References and quotations in them too."""
    assert _found("It is likely [s1], with high confidence.") == [("likely [s1], with high confidence", MIXED)]


def test_faults_come_in_the_order_of_the_text() -> None:
    """Over sentences and kinds, with positions in the whole text."""
    text = "He was angry.\n\nIt may well be. Clearly so: very likely (10%)."
    assert [fault.kind for fault in faults(text)] == [REFUSED, HEDGE, UNSOURCED, NUMBER]
    assert [text[fault.start : fault.end] for fault in faults(text)] == [
        "angry",
        "may well be",
        "Clearly",
        "very likely (10%)",
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "may",
                "be",
                "likely",
                "(60%)",
                "possibly",
                ".",
                "[s1]",
                "“",
                "”",
                "no doubt",
                "\n",
                "high confidence",
                "angry",
            )
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_can_be_read(text: str) -> None:
    """Words stand where they are said to stand, in order."""
    _found(text)
    starts = [fault.start for fault in faults(text)]
    assert starts == sorted(starts)
