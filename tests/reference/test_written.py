"""YAML as people write it by hand, and what of YAML is not read."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import CaseError
from dragoman.reference.written import parse


def _fault(text: str) -> str:
    with pytest.raises(CaseError) as caught:
        parse(text, origin="w.yaml")
    (fault,) = caught.value.faults
    assert fault.startswith("w.yaml:")
    assert len(fault) < 300
    return fault


def test_data_and_lines() -> None:
    """Each entry with the line on which it stands; what has none has that of what holds it."""
    found = parse("a: 1\nb:\n  - x\n  - c: 2020-03-06\n    d: null\n", origin="w.yaml")
    assert found.value == {"a": 1, "b": ["x", {"c": date(2020, 3, 6), "d": None}]}
    assert [found.line(path) for path in (("a",), ("b",), ("b", 0), ("b", 1, "d"), ("b", 1, "none"), ("z",), ())] == [
        1,
        2,
        3,
        5,
        4,
        1,
        1,
    ]
    assert parse("", origin="w.yaml").value is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x 1\nb: *x", "line 1: anchors and aliases"),
        ("a: 1\nb: *x", "line 2: anchors and aliases"),
        ("a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]", "anchors"),
        ("a: !!python/object/apply:os.system [ls]", "line 1: tags"),
        ("a: 1\nb: !mine {c: 1}", "line 2: tags"),
        ("a: !!set {b}", "tags"),
        ('a: !!int "3"', "tags"),
        ("a: ! b", "tags"),
        ("a: 1\na: 2", "line 2: 'a' stands twice"),
        ("a:\n  b: 1\n  b: 2", "line 3: 'b' stands twice"),
        ("? [a, b]\n: 1", "a key is one word"),
        ("[" * 50 + "]" * 50, "nested too deep"),
        ("[" * 400_000, "nest"),
        ("a: {" * 50, "nested too deep"),
        ("a: [1", "is not valid YAML"),
        ("a: 1\n\tb: 2", "is not valid YAML"),
        ("a: 1\n---\nb: 2", "is not valid YAML"),
        ("a: \x00", "is not valid YAML"),
        ("a: 2020-13-45", "line 1: '2020-13-45' cannot be read"),
        ("a: " + "9" * 10_000, "cannot be read"),
        ("a: <<", "line 1: '<<' cannot be read"),
        ("x" * 1_000_001, "1,000,001 characters"),
    ],
)
def test_what_is_not_read(text: str, told: str) -> None:
    """With its line, in a short sentence."""
    assert told in _fault(text)


def test_forty_levels_are_read() -> None:
    """And what looks like code is a text."""
    assert parse("[" * 40 + "]" * 40, origin="w.yaml").value
    assert parse("a: __import__('os')", origin="w.yaml").value == {"a": "__import__('os')"}
