"""An analysis weighed as a whole: the pin, and what holds of every analysis."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Analysis, Assessment, Confidence, Scores
from dragoman.weigh import assess
from dragoman.weigh.cells import arrange
from tests.weigh.made import FEW, SURE, analyses, analysis, item, posterior, visit

FOR, AGAINST = (0.8, 0.2), (0.2, 0.8)


def _assess(of: Analysis) -> Assessment:
    assessment = assess(of)
    assert assessment is not None
    return assessment


def test_the_visit() -> None:
    """Five explanations: the third leads, the whole visit is worth much, text and video nothing."""
    told = _assess(visit())
    assert told.posterior == pytest.approx((0.0236, 0.1707, 0.5633, 0.1757, 0.0667), abs=5e-5)
    assert told.by_analyst == (("anna", told.posterior),)
    assert (told.leader, told.runner_up) == (2, 3)
    without = {of.origin: of for of in told.origins}
    assert without["visit"].without == pytest.approx((0.086, 0.233, 0.318, 0.262, 0.100), abs=5e-4)
    assert without["visit"].items == ("short stay", "counterpart absent")
    assert not any(of.linchpin for of in told.items)
    assert not any(of.linchpin for of in told.origins)
    bits = {of.item: of.bits for of in told.items}
    assert bits["thin readout"] == pytest.approx(0.0013, abs=5e-5)
    assert bits["posture"] == pytest.approx(0.0002, abs=5e-5)
    assert [round(of.share, 3) for of in told.items] == [0.667, 0.667, 0.667, 0.667, 1, 1]
    assert told.confidence is Confidence.LOW
    assert told.because[1] == "2 independent origins carry weight (chain, visit), where 3 would be needed."


def test_contributions_add_up_to_the_odds() -> None:
    """With those of the prior, which are none between the third and the fourth."""
    told = _assess(visit())
    odds = told.posterior[told.leader] / told.posterior[told.runner_up]
    assert 2 ** sum(of.contribution for of in told.items) == pytest.approx(odds)
    assert sum(of.contribution for of in told.origins) == pytest.approx(sum(of.contribution for of in told.items))


def test_nothing_scored_is_nothing_to_weigh() -> None:
    """An item that all left open."""
    assert assess(analysis(item("i", {}), hypotheses=2)) is None
    told = _assess(analysis(item("i", {}), item("j", {"anna": FOR})))
    assert told.unscored == ("i",)
    assert [of.item for of in told.items] == ["j"]


def test_one_hypothesis_is_none() -> None:
    """There must be a rival."""
    with pytest.raises(ValueError, match="two are needed"):
        assess(analysis(item("i", {"anna": (0.5,)})))


def test_analysts_are_averaged() -> None:
    """Probabilities, not odds; an analyst who scored nothing that counts is not among them."""
    told = _assess(
        analysis(item("i", {"boris": (0.9, 0.1), "anna": (0.5, 0.5)}), item("j", {"cyril": FOR}, reliability="F"))
    )
    assert told.posterior == pytest.approx((0.7, 0.3))
    assert [name for name, _ in told.by_analyst] == ["anna", "boris"]
    assert told.items[0].likelihoods == pytest.approx((0.7, 0.3))
    assert told.items[0].spread == pytest.approx((0.2, 0.2))
    assert told.items[0].contribution == pytest.approx(3.169925 / 2), "log2 of 9, and of 1"


def test_an_analyst_is_not_moved_by_what_they_did_not_score() -> None:
    """Boris holds his own."""
    told = _assess(analysis(item("i", {"anna": FOR, "boris": FOR}), item("j", {"anna": FOR})))
    assert dict(told.by_analyst)["boris"] == pytest.approx((0.8, 0.2))
    assert dict(told.by_analyst)["anna"] == pytest.approx((16 / 17, 1 / 17))


def test_a_linchpin_item() -> None:
    """Alone it outweighs two others."""
    told = _assess(
        analysis(item("i", {"anna": (0.95, 0.05)}), item("j", {"anna": (0.3, 0.7)}), item("k", {"anna": (0.4, 0.6)}))
    )
    assert [(of.item, of.linchpin, of.leader_without) for of in told.items] == [
        ("i", True, 1),
        ("j", False, 0),
        ("k", False, 0),
    ]
    assert told.confidence is Confidence.LOW
    assert "Without item i “Title 1” would lead." in told.because


def test_a_linchpin_origin() -> None:
    """Each of its items may go, not both."""
    pair = [item(name, {"anna": (0.9, 0.1)}, origin="x") for name in "ij"]
    told = _assess(analysis(*pair, item("k", {"anna": (0.3, 0.7)}), convention=FEW))
    assert not any(of.linchpin for of in told.items)
    ((origin,), controlled) = told.origins, told.without_controlled
    assert (origin.origin, origin.linchpin) == ("x", True)
    assert controlled is None
    assert "Without everything of origin x “Title 1” would lead." in told.because


def test_what_remains_of_an_origin_weighs_more() -> None:
    """Without one of two items of an origin the other is alone."""
    items = [
        item("i", {"anna": FOR}, origin="x"),
        item("j", {"anna": FOR}, origin="x"),
        item("k", {"anna": (0.15, 0.85)}),
    ]
    told = _assess(analysis(*items, convention=replace(SURE, dependence=1)))
    assert [of.share for of in told.items] == [0.5, 0.5, 1]
    assert told.items[2].leader_without == 0
    assert told.leader == 1
    assert not told.items[0].linchpin


def test_what_alone_decides_between_equals_is_a_linchpin() -> None:
    """Without the item, or its origin, both are alike: nothing leads then, whatever the ids."""
    for at in (0, 1):
        told = _assess(analysis(item("i", {"anna": ((0.99, 0.01), (0.01, 0.99))[at]}, origin="x"), convention=SURE))
        assert told.leader == at
        assert (told.items[0].linchpin, told.items[0].leader_without) == (True, None)
        assert (told.origins[0].linchpin, told.origins[0].leader_without) == (True, None)
        assert told.confidence is Confidence.LOW
        assert told.because[2:] == (
            "Without item i nothing would lead alone.",
            "Without everything of origin x nothing would lead alone.",
        )


def test_where_nothing_leads_alone_no_item_is_a_linchpin_that_changes_nothing() -> None:
    """One that tells nothing, and one that nobody trusts; each of two that cancel out is one."""
    told = _assess(
        analysis(
            item("a", {"anna": FOR}),
            item("b", {"anna": AGAINST}),
            item("even", {"anna": (0.5, 0.5)}),
            item("idle", {"anna": FOR}, reliability="F"),
        )
    )
    assert [(of.item, of.linchpin, of.leader_without) for of in told.items] == [
        ("a", True, 1),
        ("b", False, 0),
        ("even", False, None),
        ("idle", False, None),
    ]


def test_who_leads_without_what_could_have_been_arranged() -> None:
    """The other, nobody alone, or no answer where nothing could have been."""
    arranged, other = item("i", {"anna": (0.9, 0.1)}, controlled=True), item("k", {"anna": (0.3, 0.7)})
    assert _assess(analysis(arranged, other)).leader_without_controlled == 1
    told = _assess(analysis(arranged))
    assert told.without_controlled == pytest.approx((0.5, 0.5))
    assert told.leader_without_controlled is None
    assert _assess(analysis(other)).leader_without_controlled is None


def test_without_an_item_its_copies_do_not_step_in() -> None:
    """If it is false, so are they."""
    told = _assess(
        analysis(
            item("i", {"anna": (0.9, 0.1)}),
            item("c", {"anna": (0.9, 0.1)}, copy_of="i", origin="y"),
            item("k", {"anna": (0.3, 0.7)}),
        )
    )
    assert [(of.item, of.share, of.linchpin) for of in told.items] == [("i", 1, True), ("c", 0, False), ("k", 1, False)]
    assert told.origins == ()


def test_what_could_have_been_arranged() -> None:
    """Counts nothing in one of the results; its copies neither."""
    told = _assess(
        analysis(
            item("i", {"anna": (0.9, 0.1)}, controlled=True),
            item("c", {"anna": (0.9, 0.1)}, copy_of="i"),
            item("k", {"anna": (0.3, 0.7)}),
        )
    )
    assert told.without_controlled == pytest.approx((0.3, 0.7))
    assert _assess(analysis(item("i", {"anna": FOR}, controlled=True, reliability="F"))).without_controlled is None


@pytest.mark.parametrize(("arranged", "scorer"), [("i", "anna"), ("c", "anna"), ("c", "boris"), ("d", None)])
def test_what_could_have_been_arranged_does_not_come_back_through_its_copies(arranged: str, scorer: str | None) -> None:
    """One member tells it for all: the original, a copy beside it, one that another scored, one that nobody did."""
    family = [
        item("i", {"anna": (0.9, 0.1)}),
        item("c", {scorer: (0.9, 0.1)} if scorer else {}, copy_of="i"),
        item("d", {}, copy_of="i"),
    ]
    told = _assess(
        analysis(*(replace(it, controlled=it.id == arranged) for it in family), item("k", {"anna": (0.3, 0.7)}))
    )
    expected = ((0.3, 0.7), (0.4, 0.6))[scorer == "boris"]
    assert told.without_controlled == pytest.approx(expected)
    assert {of.item for of in told.items if of.controlled} == {of.item for of in told.items} - {"k"}


def test_copies_of_one_text_are_one_origin() -> None:
    """Three analysts scored a copy each: one origin, not three; under the name of the original where it has one."""
    copies = [
        item(name, {who: (0.99, 0.01)}, copy_of="text") for name, who in zip("abc", ("an", "bo", "cy"), strict=True)
    ]
    for original, name in ((item("text", {}), "text"), (item("text", {}, origin="press"), "press")):
        told = _assess(analysis(original, *copies, convention=replace(SURE, draws=300)))
        assert told.because[1] == f"1 independent origin carries weight ({name}), where 3 would be needed."
        assert {(of.family, of.origin) for of in told.items} == {("text", name)}
        assert told.confidence is not Confidence.HIGH


def test_a_copy_has_the_origin_of_its_original() -> None:
    """It shares dependence with the original's neighbours, whatever it is said to come from."""
    original, copy = item("i", {"anna": FOR}, origin="x"), item("c", {"boris": FOR}, copy_of="i", origin="z")
    told = _assess(analysis(original, copy, item("k", {"boris": FOR}, origin="x")))
    assert [of.share for of in told.items] == pytest.approx([1, 2 / 3, 2 / 3])
    assert [(of.origin, of.items) for of in told.origins] == [("x", ("i", "c", "k"))]


def test_an_item_is_no_origin_of_that_name() -> None:
    """Each has its own name."""
    told = _assess(analysis(item("x", {"anna": FOR}), item("k", {"anna": FOR}, origin="x")))
    assert [of.origin for of in told.items] == ["item x", "x"]


def test_high_and_moderate() -> None:
    """Three origins that agree; two of them."""
    items = [item(f"{origin}{at}", {"anna": (0.95, 0.05)}, origin=origin) for origin in "xyz" for at in (1, 2)]
    assert _assess(analysis(*items, convention=replace(SURE, draws=500))).confidence is Confidence.HIGH
    assert _assess(analysis(*items[:4], convention=replace(SURE, draws=500))).confidence is Confidence.MODERATE


def test_origins_that_tell_nothing_carry_nothing() -> None:
    """Three origins, of which two say the same of both."""
    items = [item(name, {"anna": given}) for name, given in (("a", FOR), ("b", (0.5, 0.5)), ("c", (0.52, 0.5)))]
    assert _assess(analysis(*items)).because[1].startswith("1 independent origin carries weight (a)")


def test_finals() -> None:
    """Made coherent, then averaged."""
    told = _assess(analysis(item("i", {"anna": FOR}), finals={"anna": (0.7, 0.5), "boris": (0.2, 0.8)}))
    assert told.agreed == pytest.approx((0.4, 0.6))
    assert _assess(analysis(item("i", {"anna": FOR}))).agreed is None


def _scored(of: Analysis) -> bool:
    return any(it.scores for it in of.items)


CASES = analyses().filter(_scored)


@settings(deadline=None)
@given(CASES)
def test_probabilities_add_up(of: Analysis) -> None:
    """In every place."""
    told = _assess(of)
    for p in (
        told.prior, told.posterior, *(row for _, row in told.by_analyst), *(origin.without for origin in told.origins),
        *([told.without_controlled] if told.without_controlled else []),
    ):  # fmt: skip
        assert sum(p) == pytest.approx(1)
        assert min(p) >= 0
    assert told.leader != told.runner_up
    assert max(told.posterior) == pytest.approx(told.posterior[told.leader])
    assert 0 <= told.leads <= 1
    assert all(low <= high for low, high in zip(told.low, told.high, strict=True))


@settings(deadline=None)
@given(CASES, st.randoms(use_true_random=False))
def test_the_order_of_evidence_and_of_analysts_changes_nothing(of: Analysis, source: random.Random) -> None:
    """To the last digit; only the lists of items follow the file."""
    items = [replace(it, scores=tuple(source.sample(it.scores, len(it.scores)))) for it in of.items]
    source.shuffle(items)
    there, told = _assess(replace(of, items=tuple(items), prior=replace(of.prior, by=of.prior.by[::-1]))), _assess(of)
    assert _unordered(there) == _unordered(told)


def _unordered(told: Assessment) -> Assessment:
    return replace(
        told,
        items=tuple(sorted(told.items, key=lambda it: it.item)),
        unscored=tuple(sorted(told.unscored)),
        origins=tuple(replace(origin, items=tuple(sorted(origin.items))) for origin in told.origins),
        because=tuple(sorted(told.because)),
    )


def _permuted(of: Analysis, places: list[int], names: list[str]) -> Analysis:
    """Hypotheses in another order and under other ids."""

    def moved(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(values[at] for at in places)

    return replace(
        of,
        hypotheses=tuple(replace(of.hypotheses[at], id=names[at]) for at in places),
        prior=replace(of.prior, by=tuple((who, moved(p)) for who, p in of.prior.by)),
        items=tuple(
            replace(
                it,
                scores=tuple(
                    Scores(
                        analyst=s.analyst, marks=tuple(s.marks[at] for at in places), likelihoods=moved(s.likelihoods)
                    )
                    for s in it.scores
                ),
            )
            for it in of.items
        ),
    )


@settings(deadline=None)
@given(CASES, st.randoms(use_true_random=False))
def test_another_order_of_hypotheses_permutes_the_result(of: Analysis, source: random.Random) -> None:
    """Draws under stress included."""
    ids = [hypothesis.id for hypothesis in of.hypotheses]
    places = source.sample(range(len(ids)), len(ids))
    there, told = _assess(_permuted(of, places, ids)), _assess(of)
    for name in ("prior", "posterior", "inconsistency", "refuted", "low", "high"):
        assert getattr(there, name) == tuple(getattr(told, name)[at] for at in places)
    assert places[there.leader] == told.leader
    assert places[there.runner_up] == told.runner_up
    assert (there.leads, there.confidence, there.because) == (told.leads, told.confidence, told.because)
    for one, other in zip(there.items, told.items, strict=True):
        assert (None if one.leader_without is None else places[one.leader_without]) == other.leader_without
        assert one.contribution == other.contribution
        assert one.bits == pytest.approx(other.bits)


@settings(deadline=None)
@given(CASES, st.randoms(use_true_random=False))
def test_other_names_of_hypotheses_change_no_probability(of: Analysis, source: random.Random) -> None:
    """Nor a draw, unless two hypotheses could be exchanged: then names tell them apart."""
    count = len(of.hypotheses)
    places, names = source.sample(range(count), count), source.sample("abc", count)
    there, told = _assess(_permuted(of, places, names)), _assess(of)
    assert there.posterior == tuple(told.posterior[at] for at in places)
    cells = arrange(of)
    columns = {tuple(sorted(column)) for column in cells.filed(cells.likelihoods).reshape(-1, count).T.tolist()}
    if len(columns) == count:
        assert there.low == tuple(told.low[at] for at in places)
        assert there.high == tuple(told.high[at] for at in places)


def _renamed(of: Analysis, items: dict[str, str], analysts: dict[str, str], origins: dict[str, str]) -> Analysis:
    """Items, analysts and origins under other names."""
    return replace(
        of,
        analysts=tuple(analysts[name] for name in of.analysts),
        prior=replace(of.prior, by=tuple((analysts[name], p) for name, p in of.prior.by)),
        finals=tuple((analysts[name], p) for name, p in of.finals),
        items=tuple(
            replace(
                it,
                id=items[it.id],
                copy_of=items.get(it.copy_of, it.copy_of) if it.copy_of else None,
                origin=origins.get(it.origin, it.origin) if it.origin else None,
                scores=tuple(replace(scores, analyst=analysts[scores.analyst]) for scores in it.scores),
            )
            for it in of.items
        ),
    )


def _unnamed(told: Assessment) -> Assessment:
    """Without names, and what stands in their order."""
    return replace(
        told,
        by_analyst=tuple(("", p) for p in sorted(p for _, p in told.by_analyst)),
        items=tuple(replace(it, item="", family="", origin="") for it in told.items),
        origins=(),
        because=told.because[:1],
        unscored=(),
    )


NAMES = st.permutations([f"i{at}" for at in range(5)]), st.permutations(["anna", "boris"]), st.permutations(["x", "y"])


@settings(deadline=None)
@given(CASES, *NAMES, st.randoms(use_true_random=False))
def test_other_names_of_items_analysts_and_origins_change_nothing(
    of: Analysis, items: list[str], analysts: list[str], origins: list[str], source: random.Random
) -> None:
    """To the last digit and the last draw, where no two likelihoods are alike; items of one mind are told below."""
    of = replace(
        of,
        items=tuple(
            replace(
                it,
                scores=tuple(
                    replace(scores, likelihoods=tuple(source.uniform(0.01, 0.99) for _ in scores.likelihoods))
                    for scores in it.scores
                ),
            )
            for it in of.items
        ),
        finals=(("anna", tuple(source.random() for _ in of.hypotheses)), ("boris", (0.3,) * len(of.hypotheses))),
    )
    names = {f"i{at}": name for at, name in enumerate(items)}
    told = _assess(of)
    there = _assess(
        _renamed(of, names, dict(zip(("anna", "boris"), analysts, strict=True)), dict(zip("xy", origins, strict=True)))
    )
    assert _unnamed(there) == _unnamed(told)
    assert sorted(one.without for one in there.origins) == sorted(one.without for one in told.origins)


@settings(deadline=None)
@given(CASES, NAMES[0], NAMES[2])
def test_other_names_change_no_number_that_is_not_drawn(of: Analysis, items: list[str], origins: list[str]) -> None:
    """Likelihoods that are alike included, so that items, copies and hypotheses can be exchanged."""
    names, keep = {f"i{at}": name for at, name in enumerate(items)}, {name: name for name in ("anna", "boris")}
    there, told = _assess(_renamed(of, names, keep, dict(zip("xy", origins, strict=True)))), _assess(of)
    assert there.posterior == pytest.approx(told.posterior, abs=1e-12)
    assert (there.leader, there.inconsistency, there.refuted) == (told.leader, told.inconsistency, told.refuted)
    for one, other in zip(there.items, told.items, strict=True):
        assert (one.bits, one.linchpin, one.leader_without) == (other.bits, other.linchpin, other.leader_without)
        assert (one.share, one.contribution) == pytest.approx((other.share, other.contribution), abs=1e-12)


def test_names_change_no_draw() -> None:
    """Two analysts and two items that only their names tell apart, in every way of naming them."""
    found = set()
    for one, two in (("a", "b"), ("b", "a")):
        for anna, boris in (("anna", "boris"), ("boris", "anna")):
            told = _assess(
                analysis(
                    item(one, {anna: (0.9, 0.3, 0.2)}),
                    item(two, {boris: (0.9, 0.3, 0.2)}),
                    item("c", {anna: (0.7, 0.6, 0.4), boris: (0.7, 0.6, 0.4)}),
                    prior={anna: (0.5, 0.3, 0.2), boris: (0.5, 0.3, 0.2)},
                )
            )
            found.add((told.leads, told.low, told.high, told.posterior))
    assert len(found) == 1


@settings(deadline=None)
@given(CASES, st.tuples(st.sampled_from((0.1, 0.9)), st.sampled_from((0.1, 0.9))), st.sampled_from((None, "x", "i0")))
def test_what_nobody_trusts_changes_nothing(of: Analysis, given_: tuple[float, float], origin: str | None) -> None:
    """Not even for those of its origin."""
    likelihoods = (*given_, 0.5)[: len(of.hypotheses)]
    more = item("new", {"anna": likelihoods, "cyril": likelihoods}, reliability="F", origin=origin, controlled=True)
    if all(it.reliability == "F" for it in of.items if it.scores):
        return  # then Cyril is asked for his prior like the others
    there, told = _assess(replace(of, items=(more, *of.items))), _assess(of)
    there = replace(there, items=there.items[1:])
    if origin == "i0":  # then an item of this name has to be told from it
        there, told = (
            replace(one, because=(), items=tuple(replace(it, origin="") for it in one.items)) for one in (there, told)
        )
    assert there == told


@settings(deadline=None)
@given(CASES, st.integers(0, 4))
def test_a_copy_changes_nothing(of: Analysis, at: int) -> None:
    """By those who scored what it repeats."""
    it = of.items[at % len(of.items)]
    if it.copy_of is not None or not it.scores:
        return
    copy = replace(it, id="copy", copy_of=it.id, origin="y", controlled=False, scores=it.scores[:1])
    there, told = _assess(replace(of, items=(copy, *of.items))), _assess(of)
    assert replace(there, items=there.items[1:]) == told


@settings(deadline=None)
@given(CASES, st.sampled_from((None, "x", "y")))
def test_an_origin_told_twice_is_told_once_where_its_items_depend_wholly(of: Analysis, origin: str | None) -> None:
    """At rho = 1."""
    of = replace(
        of, convention=replace(of.convention, dependence=1.0), items=tuple(replace(it, copy_of=None) for it in of.items)
    )
    more = [replace(it, id=f"{it.id} again", origin=it.origin or it.id) for it in of.items if it.origin == origin]
    named = tuple(replace(it, origin=it.origin or it.id) for it in of.items)
    assert _assess(replace(of, items=(*named, *more))).posterior == pytest.approx(_assess(of).posterior, abs=1e-12)


@settings(deadline=None)
@given(CASES)
def test_the_same_analysis_gives_the_same_assessment(of: Analysis) -> None:
    """Nothing is kept from one to the next."""
    assert assess(of) == assess(of)


def test_more_of_the_same_moves_less_where_it_depends() -> None:
    """Five items of one origin are worth less than two alone."""
    together = [item(f"i{at}", {"anna": (0.6, 0.4)}, origin="x") for at in range(5)]
    alone = [item(f"i{at}", {"anna": (0.6, 0.4)}) for at in range(2)]
    assert posterior(*together)[0] < posterior(*alone)[0]
