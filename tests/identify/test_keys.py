"""Names are filed under keys that their spellings share and other names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.identify.keys import keys, skeleton, slips

NAMES = st.sampled_from(
    ["Anna Berg", "Анна Берг", "习近平", "문재인", "محمد", "O'Neil", "Ng", "", "-", "Li Wei", "Xxx"]
)
LETTERS = st.text(alphabet="aeioukptsmnrlf", max_size=12)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tokayev", "Токаев"),
        ("Tokayev", "Toqaev"),
        ("Xi Jinping", "习近平"),
        ("Xi Jinping", "Си Цзиньпин"),
        ("Wang Yi", "王毅"),
        ("Wang Yi", "Ван И"),
        ("Ahmed", "احمد"),
        ("Muhammad", "محمد"),
        ("Mohammed", "محمد"),
        ("Hosni Mubarak", "حسني مبارك"),
        ("Moon Jae-in", "문재인"),
        ("Kim Min-ho", "김민호"),
        ("Angela Merkel", "AngelaMerkel"),
        ("Gerhard Schröder", "Герхард Шрёдер"),
        ("Anna Berg", "Berg, Anna"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, two: str) -> None:
    """Latin, Cyrillic, Han, Arabic and Korean meet under one key at least."""
    assert {*keys(one)} & {*keys(two)}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tokayev", "Putin"),
        ("Токаев", "Putin"),
        ("Xi Jinping", "王毅"),
        ("Moon Jae-in", "김민호"),
        ("محمد", "Ahmed"),
        ("Li Wei", "Lu Wo"),  # of short words the vowels count
    ],
)
def test_other_names_share_none(one: str, two: str) -> None:
    """A key that everybody had would file nobody."""
    assert not {*keys(one)} & {*keys(two)}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("tokaev", "tokaef", True),  # hard and soft
        ("putin", "budin", True),
        ("merkel", "merkl", True),  # long words without vowels
        ("kook", "kok", True),
        ("kook", "kak", False),  # short ones with them
        ("merkel", "merker", False),
        ("anna", "nana", False),
    ],
)
def test_a_skeleton_holds_what_spellings_share(one: str, two: str, same: bool) -> None:  # noqa: FBT001
    """Consonants in their order, hard and soft alike."""
    assert (skeleton(one) == skeleton(two)) is same


@pytest.mark.parametrize(
    ("right", "typed"), [("karimov", "kaimov"), ("lavrov", "lavrvo"), ("mubarak", "muarak"), ("merkel", "merrkelt")]
)
def test_a_slip_of_the_pen_leaves_a_slip_in_common(right: str, typed: str) -> None:
    """One consonant lost or added on either side is found again."""
    assert {*slips(skeleton(right))} & {*slips(skeleton(typed))}


@pytest.mark.parametrize(("one", "two"), [("lavrov", "merkel"), ("putin", "potemkin"), ("lavrov", "lara")])
def test_other_words_have_no_slip_in_common(one: str, two: str) -> None:
    """Two consonants away is another name."""
    assert not {*slips(skeleton(one))} & {*slips(skeleton(two))}


def test_short_keys_have_no_slips() -> None:
    """Too little would be left of them; the mark of a whole name stays in front and is not counted."""
    assert slips("ptn") == ("ptn",)
    assert slips("=ptn") == ("=ptn",)
    assert slips("=tkpf") == ("=tkpf", "=kpf", "=tpf", "=tkf", "=tkp")


@given(LETTERS, st.sampled_from(["", "="]))
def test_slips_lose_one_consonant_at_most(bare: str, mark: str) -> None:
    """The key itself comes first, and each slip once."""
    found = slips(mark + bare)
    assert found[0] == mark + bare
    assert len(found) == len({*found})
    assert all(len(one) == len(mark + bare) - 1 and one.startswith(mark) for one in found[1:])


@given(NAMES, NAMES)
def test_the_order_of_words_does_not_matter_to_their_keys(one: str, two: str) -> None:
    """Family name first or last, the words are filed alike; the run of the whole is told apart by its mark."""
    both, turned = keys(f"{one} {two}"), keys(f"{two} {one}")
    assert {key for key in both if not key.startswith("=")} == {key for key in turned if not key.startswith("=")}


@pytest.mark.parametrize("name", ["", " ", "-", "1984"])
def test_what_is_no_name_has_no_key(name: str) -> None:
    """Nothing is filed under nothing."""
    assert keys(name) == ()
