"""A draft of any case can be read back, and offers what the case holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import yaml

from dragoman.model import Applies, Check, Gap, Room, Rule, RuleKind, Standing, Strength
from dragoman.weigh import read_analysis
from dragoman.workflow.drafting import draft

RULE = Rule(
    id="met-by-minister",
    kind=RuleKind.COUNTERPART,
    strength=Strength.CUSTOM,
    source="usage",
    why="A guest is met by a minister.",
    applies=Applies(),
)
CHECK = Check(
    id="check-1",
    book="own",
    rule=RULE,
    standing=Standing.DEPARTED,
    contacts=("contact-1",),
    day=date(2020, 3, 5),
    guest_side="KAZ",
    host_side="RUS",
    reason="no minister came",
)


def drafted(checks: list[Check], gaps: list[Gap] | None = None) -> str:
    return draft((), checks, (), (), (), gaps or [])


def items(text: str) -> list[dict[str, object]]:
    found = yaml.safe_load(text)["items"]
    assert isinstance(found, list)
    return found


def test_ids_never_collide() -> None:
    """Neither with a rule of that name nor after a thousand of one rule."""
    checks = [replace(CHECK, id=f"check-{at}") for at in range(1200)]
    checks.append(replace(CHECK, id="check-x", rule=replace(RULE, id="met-by-minister-2")))
    names = [one["id"] for one in items(drafted(checks))]
    assert len(set(names)) == len(names) == 1201
    assert max(len(str(one)) for one in names) <= 60
    assert len(read_analysis(drafted(checks), origin="h", question="Why?").items) == 1201


def test_what_is_not_known_of_many_contacts_is_one_item() -> None:
    """Three thousand unknown checks of one rule are one; twenty of another stand one by one."""
    many = [replace(CHECK, id=f"check-{at}", standing=Standing.UNKNOWN) for at in range(3000)]
    few = [replace(CHECK, id=f"few-{at}", standing=Standing.UNKNOWN, rule=replace(RULE, id="few")) for at in range(20)]
    found = items(drafted([*many, *few]))
    assert len(found) == 21
    assert "Not known of 3000 contacts" in str(found[0]["says"])


def test_what_is_too_much_is_cut_and_told() -> None:
    """The file says how many more there are."""
    text = drafted([replace(CHECK, id=f"check-{at}") for at in range(2000)])
    assert len(items(text)) == 1500
    assert "# 500 more would be offered" in text


@pytest.mark.parametrize(
    "words", ["a: [b] # c", 'say "x" \\ y', "tab\t\x7f\x85\u2028", "half \ud800 letter", "- !!x", "]"]
)
def test_hostile_words_are_data(words: str) -> None:
    """In reasons, in kinds of gaps and in ids alike."""
    gap = Gap(room=Room.INGEST, kind=words, subject="s", reason=words)
    text = drafted([replace(CHECK, id=words, reason=words)], [gap])
    text.encode()
    first, second = items(text)
    clean = words.replace("\ud800", "\ufffd")
    assert first["about"] == [clean, "contact-1"]
    assert second["about"] == [f"ingest-{clean}"]
    assert clean.strip().rstrip(".") in str(second["says"])
