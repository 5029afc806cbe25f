"""Mentions are decided together where one name and one side are written."""

from __future__ import annotations

from dragoman.identify.groups import Group, find_groups
from dragoman.model import Mention, Reading

from .samples import document, mention

Found = dict[tuple[str, str | None], int]


def grouped(
    *readings: list[Mention], issuers: tuple[str, ...] = (), states: dict[str, str] | None = None
) -> list[Group]:
    """The groups of some documents, each with its mentions and publisher."""
    documents = {}
    told = []
    for number, mentions in enumerate(readings, 1):
        name = f"doc-{number}"
        documents[name] = document(name, publisher=issuers[number - 1] if issuers else "press")
        told.append(Reading(document=name, mentions=tuple(mentions), reports=()))
    return find_groups(told, documents=documents, states=states or {})


def counted(groups: list[Group]) -> Found:
    """How many mentions each group has."""
    return {(group.name, group.side): len(group.mentions) for group in groups}


def test_a_side_stated_once_holds_for_the_name_in_its_document() -> None:
    """In another document the same name may be another's."""
    said = [mention("Anna Berg", "Foreign Minister", "SWE"), mention("Anna Berg", at=20), mention("Ola Dahl", at=40)]
    assert counted(grouped(said)) == {("Anna Berg", "SWE"): 2, ("Ola Dahl", None): 1}
    assert counted(grouped(said[:1], [mention("Anna Berg", document="doc-2")])) == {
        ("Anna Berg", "SWE"): 1,
        ("Anna Berg", None): 1,
    }


def test_two_sides_of_one_name_in_a_document_leave_the_third_open() -> None:
    """Which of the namesakes is meant is not told."""
    said = [mention("Anna Berg", None, "SWE"), mention("Anna Berg", None, "NOR", at=20), mention("Anna Berg", at=40)]
    assert counted(grouped(said)) == {("Anna Berg", "SWE"): 1, ("Anna Berg", "NOR"): 1, ("Anna Berg", None): 1}


def test_a_publisher_means_its_own_official() -> None:
    """One who bears an office there without a side is its own, presumed; without an office, nobody's."""
    own = {"ministry": "SWE"}
    titled = [mention("Anna Berg", "State Secretary"), mention("Anna Berg", at=20)]
    (group,) = grouped(titled, issuers=("ministry",), states=own)
    assert (group.side, len(group.mentions), group.presumed) == ("SWE", 2, True)
    (plain,) = grouped([mention("Anna Berg")], issuers=("ministry",), states=own)
    assert (plain.side, plain.presumed) == (None, False)
    (press,) = grouped(titled, issuers=("press",), states=own)
    assert (press.side, press.presumed) == (None, False)


def test_who_is_elsewhere_named_for_another_side_is_not_presumed_the_publishers_own() -> None:
    """A guest may be told with the office alone."""
    guest = [mention("Ola Dahl", "Foreign Minister")]
    stated = [mention("Ola Dahl", "Foreign Minister", "NOR", document="doc-2")]
    found = grouped(guest, stated, issuers=("ministry", "press"), states={"ministry": "SWE"})
    assert counted(found) == {("Ola Dahl", None): 1, ("Ola Dahl", "NOR"): 1}


def test_who_is_known_for_the_publishers_side_is_its_own_without_an_office() -> None:
    """Stated in another document, and so not presumed."""
    plain = [mention("Anna Berg")]
    stated = [mention("Anna Berg", None, "SWE", document="doc-2")]
    (group,) = grouped(plain, stated, issuers=("ministry", "press"), states={"ministry": "SWE"})
    assert (group.side, len(group.mentions), group.presumed) == ("SWE", 2, False)


def test_large_groups_come_first_whatever_the_order_of_documents() -> None:
    """Of equal ones by name, then side."""
    one = [mention("Ola Dahl", None, "NOR"), mention("Anna Berg", None, "SWE", at=20)]
    two = [
        mention("Ola Dahl", None, "NOR", document="doc-2"),
        mention("Anna Berg", None, "FIN", document="doc-2", at=20),
    ]
    expected = [("Ola Dahl", "NOR"), ("Anna Berg", "FIN"), ("Anna Berg", "SWE")]
    assert [(group.name, group.side) for group in grouped(one, two)] == expected
    assert [(group.name, group.side) for group in grouped(two, one)] == expected


def test_no_mention_is_lost() -> None:
    """Every mention is in one group."""
    said = [mention("Anna Berg", None, side, at=20 * at) for at, side in enumerate([None, "SWE", None, "NOR", None])]
    found = grouped(said, issuers=("ministry",), states={"ministry": "SWE"})
    assert sorted(one.span for group in found for one in group.mentions) == [one.span for one in said]
