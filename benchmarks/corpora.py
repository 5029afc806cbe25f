"""One case of four corpora in two languages: ``python -m benchmarks.corpora ../shared/corpora``.

The releases of the Kremlin (English and Russian), the White House and the President of Ukraine are read into one case.
Printed: the most frequent people with all their spellings; whether any of their names also stands for somebody else;
what stays open; and 200 merges drawn at random (by a digest, so that most stay when the program changes) with the
verdict of a reader of both passages (``verdicts/merges.tsv``: person, name and side of the mention, verdict, note). A
*merge* is one written name with one side that was tied to a person also known by another name, or without a side. Those
not read yet, and those that are wrong, are printed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from dragoman.identify import sounds
from dragoman.model import Identification, Verdict
from dragoman.workflow.building import build
from dragoman.workflow.making import init
from dragoman.workflow.querying import BuiltCase, opened

CORPORA = ("kremlin_en", "kremlin_ru", "whitehouse_readouts", "ukraine_en")
VERDICTS = Path(__file__).parent / "verdicts" / "merges.tsv"
MERGES = 200
LEADERS = 20


@dataclass(frozen=True, slots=True)
class Merge:
    """One written name with one side, tied to a person whose commonest form is another."""

    person: str
    first: Identification
    other: Identification

    @property
    def key(self) -> tuple[str, str, str]:
        """What the verdicts are kept under."""
        return self.person, self.first.mention.name, self.first.mention.side or ""


def merges(built: BuiltCase) -> list[Merge]:
    """Every merge of a case, by person and name."""
    forms: defaultdict[str, defaultdict[tuple[str, str | None], list[Identification]]]
    forms = defaultdict(lambda: defaultdict(list))
    for one in built.identifications:
        if one.person is not None and one.verdict is Verdict.SAME:
            forms[one.person][one.mention.name, one.mention.side].append(one)
    found = []
    for person, named in sorted(forms.items()):
        ranked = sorted(named, key=lambda form: (-len(named[form]), str(form)))
        found += [Merge(person, named[form][0], named[ranked[0]][0]) for form in ranked[1:]]
    return found


def told(built: BuiltCase, one: Identification, around: int = 60) -> str:
    """A mention with the words around it."""
    document, span = built.documents[one.mention.span.document], one.mention.span
    words = " ".join(document.content[max(0, span.start - around) : span.end + around].split())
    who = f"{one.mention.name} ({one.mention.side}, {one.mention.role})"
    return f"{who}, {document.publisher} {document.published}: «{words}»"


def collect(folder: Path, root: Path) -> None:
    """A case whose sources are the four corpora."""
    init(root)
    for name in CORPORA:
        with (
            gzip.open(folder / f"{name}.jsonl.gz") as packed,
            (root / "sources" / f"{name}.jsonl").open("wb") as out,
        ):
            shutil.copyfileobj(packed, out)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--case", type=Path, help="where to build; a case that is there is asked as it is")
    parser.add_argument("--seed", type=int, default=20261125)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = args.case or Path(scratch) / "case"
        if not root.is_dir():
            collect(args.folder, root)
            started = time.monotonic()
            made = build(root)
            print(f"{made.documents:,} documents, {made.contacts:,} contacts, {time.monotonic() - started:.0f} s")
        with opened(root) as built:
            _leaders(built)
            _merges(built, args.seed)
    return 0


def _leaders(built: BuiltCase) -> None:
    counts = Counter(p for contact in built.contacts for p in {part.person for part in contact.participants})
    bearing: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in built.persons.values():
        for name in (person.name, *person.aliases):
            if len(sounds(name)) > 1:
                bearing[sounds(name)].add(person.id)
    split = 0
    for identity, number in counts.most_common(LEADERS):
        person = built.persons[identity]
        others = {other for name in (person.name, *person.aliases) for other in bearing[sounds(name)]} - {identity}
        split += bool(others)
        print(f"  {number:4} {person.name}  {', '.join(person.sides)}  {'; '.join(person.aliases)}")
        if others:
            print(f"       another person bears one of these names: {', '.join(sorted(others))}")
    print(f"of the {LEADERS} most frequent, {LEADERS - split} are one person each under all their names")
    kinds = Counter(gap.kind for gap in built.gaps if gap.subject in built.persons)
    print(f"left open and listed: {', '.join(f'{number} {kind}' for kind, number in kinds.most_common()) or 'nothing'}")


def _merges(built: BuiltCase, seed: int) -> None:
    found = merges(built)
    drawn = sorted(found, key=lambda merge: hashlib.sha256(f"{seed} {merge.key}".encode()).hexdigest())[:MERGES]
    verdicts: dict[tuple[str, str, str], tuple[str, str]] = {}
    if VERDICTS.is_file():
        with VERDICTS.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t"):
                verdicts[row[0], row[1], row[2]] = (row[3], row[4])
    counts: Counter[str] = Counter()
    for merge in sorted(drawn, key=lambda one: one.key):
        verdict, note = verdicts.get(merge.key, ("not read", ""))
        counts[verdict] += 1
        if verdict != "right":
            print(f"  {verdict}: {merge.person} {note}")
            print(f"      {told(built, merge.first)}\n      {told(built, merge.other)}\n      {merge.first.reason}")
    figures = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    print(f"{len(found)} merges, {len(drawn)} drawn: {figures}")


if __name__ == "__main__":
    raise SystemExit(main())
