"""The file of hypotheses is read strictly, and every fault is told at once with its line and remedy."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Analysis, CaseError, Consistency, Pointer, PriorKind, Stance
from dragoman.weigh import read_analysis

PLAIN = """\
hypotheses:
  - {id: one, title: First, says: The first is so.}
  - {id: two, title: Second, says: The second is so., stance: other}
  - {id: three, title: Third, says: It was arranged., stance: staged}
items:
  - id: stay
    says: The stay was short.
    likelihoods: {one: .15, two: .5, three: .6}
"""


class Shelf:
    """A case with one contact and one source."""

    def item(self, identity: str) -> Pointer | str:
        return Pointer(what="contact", item=identity) if identity == "contact-1" else f"nothing under {identity!r}"

    def passage(self, source: str, words: str) -> Pointer | str:
        return Pointer(what="passage", item=source) if words == "they met" else f"{source!r} does not hold {words!r}"

    def publisher(self, name: str) -> Pointer | str:
        known = {"press": "press", "The Press": "press"}
        return Pointer(what="publisher", item=known[name]) if name in known else f"{name!r} published nothing here"


def read(text: str, *, find: bool = True) -> Analysis:
    return read_analysis(text, origin="hypotheses.yaml", question="Why?", find=Shelf() if find else None)


def faults(text: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        read(text)
    return list(caught.value.faults)


def test_a_plain_file() -> None:
    """Likelihoods stand in the order of the hypotheses; marks that are not given follow from them."""
    analysis = read(PLAIN)
    assert [one.id for one in analysis.hypotheses] == ["one", "two", "three"]
    assert [one.stance for one in analysis.hypotheses] == [Stance.RIVAL, Stance.OTHER, Stance.STAGED]
    (scores,) = analysis.items[0].scores
    assert scores.likelihoods == (0.15, 0.5, 0.6)
    assert scores.marks == (Consistency.INCONSISTENT, Consistency.NEUTRAL, Consistency.NEUTRAL)
    assert analysis.prior.kind is PriorKind.UNIFORM
    assert sum(analysis.prior.by[0][1]) == pytest.approx(1)
    assert analysis.question == "Why?"
    assert analysis.items[0].line == 6
    assert all(one.answer == "unknown" for one in analysis.deception)
    assert [one.partition(": it rests")[0] for one in analysis.warnings] == ["line 6: items.0"]


def test_marks_stand_for_likelihoods() -> None:
    """By the convention, which a case may set otherwise."""
    text = PLAIN.replace("likelihoods: {one: .15, two: .5, three: .6}", "marks: {one: II, two: C, three: NA}")
    assert read(text).items[0].scores[0].likelihoods == (0.05, 0.7, 0.5)
    own = f"{text}convention: {{marks: {{II: .01}}, dependence: 1}}\n"
    assert read(own).items[0].scores[0].likelihoods == (0.01, 0.7, 0.5)
    assert read(own).convention.dependence == 1


def test_what_items_rest_on_is_looked_up() -> None:
    """By id, and by the words of a source; in a case that was never built nothing is."""
    text = f"{PLAIN}    about: [contact-1, {{source: a.md, words: they met}}]\n"
    assert [one.what for one in read(text).items[0].about] == ["contact", "passage"]
    assert read(text, find=False).items[0].about == ()
    told = faults(f"{PLAIN}    about: [contact-2, {{source: a.md, words: they parted}}]\n    source: Reuters\n")
    assert told == [
        "hypotheses.yaml: line 9: items.0.about.0: nothing under 'contact-2'",
        "hypotheses.yaml: line 9: items.0.about.1: 'a.md' does not hold 'they parted'",
        "hypotheses.yaml: line 10: items.0.source: 'Reuters' published nothing here",
    ]


def test_grades_go_by_source_and_topic() -> None:
    """The grade on the topic, else the general one, else F."""
    grades = "grades:\n  - {source: press, reliability: C}\n  - {source: press, topic: visits, reliability: A}\n"
    for lines, grade in (("source: press", "C"), ("source: press\n    topic: visits", "A"), ("note: x", "F")):
        assert read(f"{grades}{PLAIN}    {lines}\n").items[0].reliability == grade


def test_a_reference_class_gives_a_prior_with_its_counts() -> None:
    """Half a case is added to each, so that none is impossible."""
    prior = "prior: {kind: reference class, reference: Visits of envoys, counts: {one: 40, two: 2}}\n"
    found = read(f"{prior}{PLAIN}").prior
    assert found.counts == (40, 2, 0)
    assert found.by[0][1] == pytest.approx((40.5 / 43.5, 2.5 / 43.5, 0.5 / 43.5))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("items:", "prior: {kind: elicited, by: {analyst: {one: .9, two: .3, three: .1}}}\nitems:", "add up to 1.3"),
        ("items:", "prior: {kind: elicited, by: {analyst: {one: .9, two: .1}}}\nitems:", "nothing for 'three'"),
        ("items:", "prior: {kind: elicited, by: {anna: {one: 1, two: 0, three: 0}}}\nitems:", "'anna' is no analyst"),
        ("items:", "prior: {kind: elicited}\nitems:", "nothing for 'analyst'"),
        ("items:", "prior: {kind: reference class, counts: {four: 2}}\nitems:", "'four' is no hypothesis"),
        ("two: .5, ", "", "nothing for 'two'"),
        ("two: .5", "two: 1.2", "1.2 is no likelihood: more than 0 and less than 1"),
        ("two: .5", "two: 0", "0 is no likelihood"),
        ("two: .5", "two: yes", "a number is expected"),
        ("two: .5", "twoo: .5", "'twoo' is no hypothesis"),
        ("id: two", "id: one", "'one' stands already"),
        ("stance: other", "stance: staged", "two are of stance 'staged'"),
        ("    says: The stay", "    sayz: The stay", "delete it, or see"),
        ("    says: The stay was short.\n", "", "is missing; add it"),
        ("    says: The stay", "    copy_of: gone\n    says: The stay", "'gone' is no other item"),
        ("    says: The stay", "    credibility: 7\n    says: The stay", "less than or equal to 6"),
        (
            "items:",
            "grades: [{source: press, reliability: A}, {source: press, reliability: C}]\nitems:",
            "'press' is A already, here C",
        ),
        (
            "    says: The stay",
            "    source: press\n    reliability: D\n    says: The stay",
            "'grades' has B",
        ),
        ("items:", "indicators: [{id: i, says: It rains., hypothesis: four}]\nitems:", "'four' is none"),
        (
            "items:",
            "forecasts: [{id: f, says: It rains., probability: .5, made: 2020-02-02, resolves: 2020-01-01}]\nitems:",
            "before it was made",
        ),
        ("items:", "deception: {moon: {answer: yes}}\nitems:", "'moon' is no question"),
        ("items:", "finals: {analyst: {one: 0, two: 0, three: 0}}\nitems:", "all are 0"),
        ("items:", "finals: {analyst: {}}\nitems:", "nothing for 'one', 'two', 'three'"),
        ("items:", "prior: {kind: elicited, by: {analyst: {}}}\nitems:", "nothing for 'one', 'two', 'three'"),
        ("title: Second", "title: first", "'first' stands already"),
        ("    says: The stay", "    origin: 2020-01-17\n    says: The stay", "a text is expected; put it in quotes"),
        (
            "items:",
            "forecasts: [{id: f, says: It rains., probability: .5, made: 0, resolves: 2020-01-01}]\nitems:",
            "a day is expected",
        ),
        (
            "items:",
            "forecasts: [{id: f, says: It rains., probability: .5, made: 2020-02-02, resolves: 2020-03-01, "
            "outcome: true, resolved: 2019-01-01}]\nitems:",
            "2019-01-01 is before it was made",
        ),
    ],
)
def test_faults(before: str, after: str, told: str) -> None:
    """Each is named with its line, and says what to do."""
    text = PLAIN.replace(before, after, 1)
    if "'grades' has" in told:
        text = f"grades: [{{source: press, reliability: B}}]\n{text}"
    found = faults(text)
    assert any(told in one for one in found), found
    assert all(one.startswith("hypotheses.yaml: line ") for one in found)


def test_all_faults_are_told_at_once() -> None:
    """A prior over one, an unknown id, a missing likelihood and contradictory grades, each with its own line."""
    text = (
        "prior: {kind: elicited, by: {analyst: {one: .9, two: .3, three: .1}}}\n"
        "grades: [{source: press, reliability: A}, {source: press, reliability: C}]\n"
        + PLAIN.replace("two: .5, ", "")
        + "    about: [contact-9]\n"
    )
    found = faults(text)
    assert len(found) == 4
    assert sorted(one.split(":")[1] for one in found) == [" line 1", " line 10", " line 11", " line 2"]


def test_a_fault_of_form_hides_no_other() -> None:
    """A wrong key, a likelihood of 1.5, a prior over one and an unknown id are told together, at their own lines."""
    text = (
        "prior: {kind: elicited, by: {analyst: {one: .9, two: .3, three: .1}}}\n"
        + PLAIN
        + "  - {id: b, says: The second item., sayz: x}\n"
        + "  - {id: c, says: The third item., likelihoods: {one: 1.5, two: .5, three: .5}}\n"
        + "  - {id: d, says: The fourth item., about: [contact-9]}\n"
        + "indicators: [{id: i, says: It rains., hypothesis: four}]\n"
    )
    found = faults(text)
    assert [one.split(": ", 2)[1] for one in found] == ["line 1", "line 10", "line 11", "line 12", "line 13"]
    assert "items.3.about.0" in found[3]


def test_yaml_that_repeats_itself_is_told_whole() -> None:
    """Every entry that stands twice, not the first alone."""
    found = faults(
        PLAIN.replace("    says: The stay", "    says: x\n    says: The stay").replace("items:", "items: []\nitems:")
    )
    assert len(found) == 2
    assert all("stands twice" in one for one in found)


def test_a_publisher_is_one_by_id_and_by_name() -> None:
    """A grade under the one name holds for an item under the other, and may not contradict it."""
    named = f"grades: [{{source: press, reliability: B}}]\n{PLAIN}    source: The Press\n"
    assert read(named).items[0].reliability == "B"
    both = "grades: [{source: press, reliability: B}, {source: The Press, reliability: C}]\n"
    assert "'The Press' is B already, here C" in faults(f"{both}{PLAIN}")[0]


def test_the_greatest_analysis_can_be_read() -> None:
    """30 hypotheses, 500 items, 10 analysts."""
    ids = [f"h{at}" for at in range(30)]
    who = [f"a{at}" for at in range(10)]
    lines = ["hypotheses:", *(f"- {{id: {one}, title: Title {one}, says: It is {one}.}}" for one in ids)]
    lines += [f"analysts: [{', '.join(who)}]", "items:"]
    row = ", ".join(f"{one}: .{at % 9 + 1}" for at, one in enumerate(ids))
    for at in range(500):
        lines += [f"- id: i{at}", "  says: It was seen.", "  by:"]
        lines += [f"    {one}: {{likelihoods: {{{row}}}}}" for one in who]
    assert len(read("\n".join(lines)).items) == 500


WORDS = st.sampled_from(
    [
        "hypotheses",
        "items",
        "prior",
        "by",
        "analyst",
        "id",
        "says",
        "one",
        ".5",
        "[]",
        "{}",
        "- ",
        ": ",
        "\n",
        "  ",
        "&a",
        "yes",
        "'",
        "2020-01-01",
    ]
)


@given(st.lists(WORDS, max_size=30), st.integers(0, 400))
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_a_file_is_read_or_told(words: list[str], at: int) -> None:
    """Nothing but a told fault comes out."""
    for text in ("".join(words), PLAIN[:at] + "".join(words) + PLAIN[at:]):
        with suppress(CaseError):
            assert read(text).hypotheses


def test_bombs_are_refused() -> None:
    """Aliases, tags, depth: before anything is built."""
    assert "aliases" in faults("a: &a [1]\nhypotheses: [*a, *a]\n")[0]
    assert "tags" in faults("hypotheses: !!python/object:os.system []\n")[0]
    assert "nested too deep" in faults("hypotheses: " + "[" * 60 + "]" * 60)[0]
    assert "more than" in faults("#" * 4_100_000)[0]
    assert faults("")
    assert faults("- a list\n")


def test_scores_of_several_analysts_stand_under_their_names() -> None:
    """Loose scores would be nobody's."""
    two = f"analysts: [anna, boris]\n{PLAIN}"
    assert "say under 'by'" in faults(two)[0]
    by = two.replace(
        "likelihoods: {one: .15, two: .5, three: .6}",
        "by:\n      anna: {likelihoods: {one: .15, two: .5, three: .6}}\n      boris: {marks: {one: C, two: I, three: N}}",
    )
    assert [one.analyst for one in read(by).items[0].scores] == ["anna", "boris"]


def test_what_is_not_offered_is_told() -> None:
    """Without "other" and "staged" the file can be read, and says what it leaves out."""
    text = PLAIN.replace(", stance: other", "").replace(", stance: staged", "")
    assert len([one for one in read(text).warnings if "stance" in one]) == 2
