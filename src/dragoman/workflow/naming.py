"""Who is meant, and who is in a case: asked of a built case, of registers and of the table of leaders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman import identify
from dragoman.model import Candidate, Document, Office, Person, Span, Tenure, Verdict
from dragoman.reference import leaders, places
from dragoman.workflow import querying, registering
from dragoman.workflow.case import load_case

_OPEN = frozenset(["undecided-person", "similar-names", "two-holders", "end-before-start"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of a question: a place, or candidates with the best first."""

    question: str
    on: date | None
    place: str | None
    candidates: tuple[Candidate, ...]
    documents: dict[str, Document] = field(default_factory=dict, repr=False)

    def offices(self, found: Candidate) -> tuple[Tenure, ...]:
        """The offices that speak for a candidate; else those of the day, the latest first."""
        held = [tenure for tenure in found.person.tenures if self.on is None or tenure.held_on(self.on) is not False]
        return found.tenures or tuple(reversed(held))

    def quote(self, span: Span) -> str:
        """The words of a passage, with the document's id."""
        document = self.documents.get(span.document)
        return (
            f"“{document.quote(span)}” ({document.publisher}, {document.published}, {document.id})"
            if document
            else span.document
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody of a case: the offices by title, contacts and mentions counted, and what stays open."""

    person: Person
    offices: tuple[str, ...]
    contacts: int
    mentions: int
    open: tuple[str, ...]


class _Together:
    """Several registers asked as one; the earlier ones first."""

    def __init__(self, registers: Iterable[identify.People]) -> None:
        self._registers = tuple(registers)

    def bearing(self, name: str, *, most: int = 200) -> list[Person]:
        """The people near a name in any of them."""
        return [person for register in self._registers for person in register.bearing(name, most=most)]

    def holding(self, office: Office, day: date | None) -> list[Person]:
        """The holders of an office in any of them."""
        return [person for register in self._registers for person in register.holding(office, day)]


def ask(question: str, *, on: date | None = None, case: Path | None = None, registers: tuple[Path, ...] = ()) -> Answer:
    """Who is meant by a name, an office or both.

    Args:
        question: "Kossym-Jomart Tokaeyv", "foreign minister of Germany", "Prime Minister Masimov".
        on: The day that is meant; without it, any day.
        case: A built case, whose people and registers are asked first.
        registers: Further registers.

    Returns:
        The candidates of the first of case, registers and table of leaders that knows who is surely meant; else of all.

    Raises:
        NotFound: A register or the case is not there, or the case was not built.

    """
    asked = identify.parse(question)
    with ExitStack() as stack:
        asks: list[identify.People] = []
        documents: dict[str, Document] = {}
        if case is not None:
            folder = load_case(case)
            built = stack.enter_context(querying.opened(case))
            documents = built.documents
            asks.append(identify.Shelf(built.persons.values()))
            asks += [stack.enter_context(registering.opened(folder.root / name)) for name in folder.case.registers]
        asks += [stack.enter_context(registering.opened(path)) for path in registers]
        asks.append(registering.leaders())
        found: tuple[Candidate, ...] = ()
        for people in asks:
            found = identify.candidates(asked, people=people, on=on)
            if any(one.verdict is Verdict.SAME or _holds(one, on) for one in found):
                break
        else:
            if len(asks) > 1:
                found = identify.candidates(asked, people=_Together(asks), on=on)
    place = places.describe(asked.text, on) if asked.place is not None else None
    return Answer(question=asked.text, on=on, place=place, candidates=_once(found), documents=documents)


def _once(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without those of the table of leaders whom a register has too, by name and side."""
    known = {(one.person.name, side) for one in found if not _of_the_table(one) for side in one.person.sides}
    return tuple(one for one in found if not (_of_the_table(one) and (one.person.name, one.person.sides[0]) in known))


def _of_the_table(one: Candidate) -> bool:
    return all(tenure.sources == (leaders.SOURCE,) for tenure in one.person.tenures) and bool(one.person.tenures)


def _holds(one: Candidate, on: date | None) -> bool:
    """Whether a register knows for sure that somebody held what is asked for: a table asked later knows no better."""
    return on is not None and one.verdict is not Verdict.DIFFERENT and any(t.held_on(on) for t in one.tenures)


def people_of(case: Path, *, as_of: date | None = None) -> tuple[Named, ...]:
    """The people of a case: those of whom something stays open first, then by contacts; with ``as_of``, as of a day.

    Raises:
        NotFound: The folder holds no case, or it was never built.

    """
    with querying.opened(case, as_of=as_of) as built:
        contacts = Counter(person for contact in built.contacts for person in {p.person for p in contact.participants})
        mentions = Counter(verdict.person for verdict in built.identifications)
        unsettled: dict[str, list[str]] = {}
        for gap in built.gaps:
            if gap.kind in _OPEN:
                unsettled.setdefault(gap.subject, []).append(gap.reason)
        named = [
            Named(
                person=person,
                offices=tuple(dict.fromkeys(tenure.office.title for tenure in reversed(person.tenures))),
                contacts=contacts[person.id],
                mentions=mentions[person.id],
                open=tuple(unsettled.get(person.id, ())),
            )
            for person in built.persons.values()
        ]
    return tuple(sorted(named, key=lambda one: (not one.open, -one.contacts, -one.mentions, one.person.id)))


def export_people(case: Path, target: Path, *, as_of: date | None = None) -> tuple[int, Path]:
    """Write the people of a case as FollowTheMoney JSON lines with a sidecar; passages are named by document and place.

    Returns:
        How many people were written, and the sidecar.

    Raises:
        NotFound: The folder holds no case, or it was never built.
        CaseError: The file is named as a packed one.

    """
    with querying.opened(case, as_of=as_of) as built:
        return registering.write_people(built.persons.values(), target)
