"""Protocol books: what they say, and every fault of one that says it wrongly."""

from __future__ import annotations

import re

import pytest

from dragoman.model import CaseError, RuleKind, Strength
from dragoman.protocol import own_books, read_book

HEAD = "book: test\ntitle: A test\nversion: 1\n"
RULE = (
    "  - {id: one, kind: counterpart, strength: custom, source: a test, why: It is usual so., every: [head of state]}\n"
)


def _faults(text: str) -> tuple[str, ...]:
    with pytest.raises(CaseError) as caught:
        read_book(text, origin="b.yaml")
    assert all(fault.startswith("b.yaml: ") for fault in caught.value.faults)
    return caught.value.faults


def _rule(more: str, *, kind: str = "counterpart", every: str = "every: [head of state]") -> str:
    parts = ", ".join(
        part
        for part in (f"id: one, kind: {kind}, strength: custom, source: a test, why: It is usual so.", every, more)
        if part
    )
    return f"{HEAD}rules:\n  - {{{parts}}}\n"


def test_our_books_load() -> None:
    """The generic one has rules of all kinds; each rule has a source and a sentence."""
    found = {book.id: book for book in own_books()}
    assert set(found) == {"diplomatic-corps", "generic", "kazakhstan", "russia", "united-states"}
    assert len(found["generic"].rules) >= 20
    assert {rule.kind for rule in found["generic"].rules} == set(RuleKind)
    assert found["kazakhstan"].sides == ("KAZ",)
    assert all(rule.why.endswith(".") and rule.source for book in found.values() for rule in book.rules)
    ids = [rule.id for book in found.values() for rule in book.rules]
    assert len(ids) == len(set(ids))


def test_a_rule_of_ours_is_written_only_where_a_place_in_a_text_is_named() -> None:
    """All others say that nothing written was read."""
    rules = [rule for book in own_books() for rule in book.rules]
    assert all(re.search(r"no\. \d|art", rule.source) for rule in rules if rule.strength is Strength.WRITTEN)
    assert {rule.id for rule in rules if rule.strength is Strength.WRITTEN} == {"kaz-official-reception"}
    said = r"not checked|none was checked|usage|practice|commentary|communiqu|Convention"
    assert all(re.search(said, rule.source) for rule in rules if rule.strength is Strength.CUSTOM)


def test_one_word_is_a_list_of_one() -> None:
    """And a version is its words."""
    book = read_book(
        f"{HEAD.replace('1', '2.0')}sides: KAZ\nrules:\n{RULE.replace('[head of state]', 'head of state')}",
        origin="b.yaml",
    )
    assert (book.sides, book.version, book.rules[0].every) == (("KAZ",), "2.0", ("head of state",))


def test_every_fault_at_once_with_its_line() -> None:
    """And what to do."""
    text = (
        "book: Test\ntitle: A test\nversion: 1\nrules:\n"
        "  - id: one\n    kind: counterpart\n    strength: custom\n    source: a test\n    why: It is usual so.\n"
        "    applies: {guests: [king]}\n    every: [emperor]\n    colour: red\n"
        "  - id: one\n    kind: ceremony\n    strength: custom\n    source: a test\n    why: It is usual so.\n"
        "    every: [head of state]\n    most: -1\n"
        "  - {id: two, kind: notice, strength: law, why: short, waived: rain, valid_from: soon}\n"
    )
    found = "\n".join(_faults(text))
    for told in (
        "line 1: book:",
        "line 10: rules.0.applies.guests: 'king' is not one of ambassador,",
        "line 11: rules.0.every: 'emperor' is not one of",
        "line 12: rules.0.colour: Extra inputs are not permitted; delete it, or see docs/reference/protocol.md",
        "line 13: rules.1.id: 'one' stands already on line 5; give each rule an id of its own",
        "line 18: rules.1.every: 'head of state' is not one of anthems,",
        "line 19: rules.1.most:",
        "line 20: rules.2: a rule of kind 'notice' needs 'least' (days)",
        "line 20: rules.2.strength:",
        "line 20: rules.2.source: Field required; add it",
        "line 20: rules.2.why:",
        "line 20: rules.2.waived",
        "line 20: rules.2.valid_from",
    ):
        assert told in found, told


@pytest.mark.parametrize("kind", [kind.value for kind in RuleKind])
def test_each_kind_needs_something(kind: str) -> None:
    """Which is said in words."""
    assert any(f"a rule of kind '{kind}' needs " in fault for fault in _faults(_rule("", kind=kind, every="")))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("kind2: x", "Extra inputs"),
        ("applies: {hosts: [painter]}", "'painter' is not one of"),
        ("applies: {categories: [secret]}", "'secret' is not one of"),
        ("applies: {guest_sides: [russia!]}", "guest_sides"),
        (
            "applies: {guest_sides: [KAZ, RUZ]}",
            "'RUZ' is no code of a state or organisation; write an ISO alpha-3 code",
        ),
        ("applies: {host_sides: KZ}", "'KZ' is no code of a state or organisation; write KAZ"),
        ("applies: {host_sides: rus}", "'rus' is no code of a state or organisation; write RUS"),
        ("before: {guest_sides: [Russia]}", "'Russia' is no code of a state or organisation; write RUS"),
        ("applies: [a]", "valid dictionary"),
        ("before: {guests: [king]}", "'king' is not one of"),
        ("some: [king]", "'king' is not one of"),
        ("least: yes", "a number is expected"),
        ("least: .nan", "least"),
        ("most: .inf", "most"),
        ("most: 1.0e+300", "most"),
        ("most: soon", "most"),
        ("least: 3, most: 2", "'most' is less than 'least'"),
        ("valid_from: 2020-01-01, valid_until: 2020-01-01", "'valid_until'"),
        ("waived: [rain]", "waived"),
        ("every: {a: b}", "stands twice"),
        ("some: 3", "some"),
    ],
)
def test_wrong_values(more: str, told: str) -> None:
    """Each in the place where it stands."""
    assert told in _faults(_rule(more))[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "a",
        "book: test",
        f"{HEAD}rules: []",
        f"{HEAD}rules: [3]",
        f"{HEAD}rules: {{a: b}}",
        f"{HEAD}sides: [kaz]\nrules:\n{RULE}",
    ],
)
def test_what_is_no_book(text: str) -> None:
    """Is told, whatever it is."""
    assert _faults(text)


def test_sides_are_states_organisations_and_what_a_case_adds() -> None:
    text = f"{HEAD}sides: [KAZ, NATO, XKX]\nrules:\n{RULE}"
    assert read_book(text, origin="b.yaml").sides == ("KAZ", "NATO", "XKX")
    own = text.replace("XKX", "BSEC")
    assert "line 4: sides: 'BSEC' is no code" in _faults(own)[0]
    assert read_book(own, origin="b.yaml", sides=frozenset({"BSEC"})).sides == ("KAZ", "NATO", "BSEC")
