"""The file of hypotheses is read strictly, and every fault is told at once with its line and remedy."""

from __future__ import annotations

import pytest

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

    def source(self, name: str) -> str | None:
        return None if name == "press" else f"{name!r} published nothing here"


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
    assert not analysis.warnings


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
        "hypotheses.yaml: line 9: items.0.about: 'a.md' does not hold 'they parted'",
        "hypotheses.yaml: line 9: items.0.about: nothing under 'contact-2'",
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
        ("two: .5", "two: 1.2", "less than 1"),
        ("two: .5", "two: 0", "greater than 0"),
        ("two: .5", "two: yes", "a number is expected"),
        ("two: .5", "twoo: .5", "'twoo' is no hypothesis"),
        ("id: two", "id: one", "'one' stands already"),
        ("stance: other", "stance: staged", "two are of stance 'staged'"),
        ("    says: The stay", "    sayz: The stay", "delete it, or see"),
        ("    says: The stay was short.\n", "", "add it; see"),
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


def test_bombs_are_refused() -> None:
    """Aliases, tags, depth: before anything is built."""
    assert "aliases" in faults("a: &a [1]\nhypotheses: [*a, *a]\n")[0]
    assert "tags" in faults("hypotheses: !!python/object:os.system []\n")[0]
    assert "nested too deep" in faults("hypotheses: " + "[" * 60 + "]" * 60)[0]
    assert "more than" in faults("#" * 1_100_000)[0]
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
    assert len(read(text).warnings) == 2
