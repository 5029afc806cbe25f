"""Hypotheses of a case: looked up in it, weighed, and drafted from its departures and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman import ingest, weigh
from dragoman.model import (
    Analysis,
    Assessment,
    CaseError,
    Check,
    Contact,
    Document,
    Gap,
    Ledger,
    Pointer,
    Room,
    Surprise,
)

NAME = "hypotheses.yaml"
_BYTES = 4  # of a character, at most
_LEAST = 8  # characters of an id that may stand for it
_LISTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the hypotheses of a case come to; a gap for each fault of their file, which then weighs nothing."""

    analysis: Analysis | None = None
    assessment: Assessment | None = None
    ledger: Ledger | None = None
    gaps: tuple[Gap, ...] = ()


UNWEIGHED = Weighed()


class Shelves:
    """What hypotheses may rest on in one case."""

    def __init__(
        self,
        contacts: Iterable[Contact],
        checks: Iterable[Check],
        surprises: Iterable[Surprise],
        gaps: Iterable[Gap],
        documents: Mapping[str, Document],
    ) -> None:
        self._documents = documents
        self._items = {
            **{one.id: "contact" for one in contacts},
            **{one.id: "check" for one in checks},
            **{one.id: "surprise" for one in surprises},
            **{f"{one.room.value}-{one.kind}": "gap" for one in gaps},
            **dict.fromkeys(documents, "source"),
        }

    def item(self, identity: str) -> Pointer | str:
        """A contact, a departure, a gap ("reconcile-undecided-link": the step and the kind) or a source, by id."""
        if identity in self._items:
            return Pointer(what=self._items[identity], item=identity)
        fits = [key for key in self._items if len(identity) >= _LEAST and key.startswith(identity)]
        if len(fits) == 1:
            return Pointer(what=self._items[fits[0]], item=fits[0])
        if fits:
            return f"{identity!r} fits {len(fits)} items, e.g. {', '.join(fits[:_LISTED])}; give more of the id"
        return f"this case holds nothing under {identity!r}; 'dragoman contacts', 'departures' and 'check' print ids"

    def passage(self, source: str, words: str) -> Pointer | str:
        """Words of a source as they stand in it, white space aside."""
        named = [one for one in self._documents.values() if _named(one, source)]
        if len(named) != 1:
            which = (
                f"fits {len(named)} sources; give the path or the id of one" if named else "is no source of this case"
            )
            return f"{source!r} {which}"
        document = named[0]
        span = _place(document.content, words)
        if span is None:
            return f"{source!r} does not hold the words {words[:60]!r}; copy them from its page"
        return Pointer(what="passage", item=document.id, span=document.span(*span))

    def publisher(self, name: str) -> Pointer | str:
        """A publisher that has a source here: by id, or by the name under which it publishes."""
        ids = sorted({one.publisher for one in self._documents.values()})
        fits = [one for one in ids if name == one] or [one for one in ids if name == ingest.publisher(one).name]
        if len(fits) == 1:
            return Pointer(what="publisher", item=fits[0])
        return f"{name!r} published no source of this case; known are {', '.join(ids)}"


def _named(document: Document, words: str) -> bool:
    path = document.path or ""
    return words in {document.id, document.name, path, document.title} or bool(path and path.endswith(f"/{words}"))


def _place(content: str, words: str) -> tuple[int, int] | None:
    """Where words stand first, any white space for any."""
    at = content.find(words)
    if at >= 0:
        return at, at + len(words)
    wanted = words.split()
    at = content.find(wanted[0]) if wanted else -1
    while at >= 0:
        end = _rest(content, at, wanted)
        if end is not None:
            return at, end
        at = content.find(wanted[0], at + 1)
    return None


def _rest(content: str, at: int, wanted: Sequence[str]) -> int | None:
    for number, word in enumerate(wanted):
        if number:
            start = at
            while at < len(content) and content[at].isspace():
                at += 1
            if at == start:
                return None
        if not content.startswith(word, at):
            return None
        at += len(word)
    return at


def read(root: Path, question: str, find: weigh.Finder | None) -> Analysis | None:
    """The hypotheses of a case folder; ``None`` where it has none.

    Raises:
        CaseError: With every fault of the file.

    """
    file = root / NAME
    if not file.exists():
        return None
    try:
        if not file.is_file() or file.stat().st_size > _BYTES * weigh.LARGEST:
            raise CaseError((f"{NAME}: a text file of at most {weigh.LARGEST:,} characters is expected",))
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError((f"{NAME}: byte {error.start} is not UTF-8; save it as UTF-8",)) from error
    except OSError as error:
        raise CaseError((f"{NAME}: cannot be opened ({error.strerror}); check its permissions",)) from error
    return weigh.read_analysis(text, origin=NAME, question=question, find=find)


def weighed(root: Path, question: str, shelves: Shelves) -> Weighed:
    """The hypotheses of a case folder, weighed; on no day, so that no forecast is overdue."""
    try:
        analysis = read(root, question, shelves)
    except CaseError as error:
        return Weighed(gaps=tuple(fault_gap(fault) for fault in error.faults))
    if analysis is None:
        return Weighed()
    return outcome(analysis)


def outcome(analysis: Analysis, *, on: date | None = None) -> Weighed:
    """What an analysis comes to; ``on`` is the day on which forecasts are overdue or not."""
    return Weighed(analysis=analysis, assessment=weigh.assess(analysis), ledger=weigh.ledger(analysis.forecasts, on=on))


def not_of_a_day(root: Path, day: date) -> tuple[Gap, ...]:
    """Hypotheses are left out of a dossier of a day, since the file does not tell what analysts held then."""
    if not (root / NAME).exists():
        return ()
    return (
        Gap(
            room=Room.WEIGH,
            kind="hypotheses-of-now",
            subject=NAME,
            reason=f"Nobody can say what analysts held on {day}: the file tells what they hold now; it is left out",
            advice="'dragoman hypotheses log CASE' weighs the versions that git keeps",
        ),
    )


def fault_gap(fault: str) -> Gap:
    """A fault of the file, as the dossier shows it."""
    return Gap(
        room=Room.WEIGH,
        kind="hypotheses-fault",
        subject=NAME,
        reason=fault,
        advice="mend it; until then no hypothesis of the case is weighed. 'dragoman hypotheses check' tells all faults",
    )
