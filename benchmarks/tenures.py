"""Who held an office on a day: ``python -m benchmarks.tenures ../shared/history``.

The tables of tenures in the folder are imported into one register. Then every titled name in the remarks of the contact
histories ("Met with Foreign Minister X.") is asked: who held that office for that state on that day? Counted are the
mentions since December 2021 (all states) and since 1979 (the United Kingdom). A mention *agrees* where the product says
that the person named held the office that day, and *disagrees* where the tables know
the holder of that day and name another. Every disagreement is printed, with what a person found when looking into it
(``verdicts/tenures.json``); one in which nobody is wrong, since the office of another state was meant, is not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.identify import Asked, candidates, parse
from dragoman.model import Candidate, Office, Verdict
from dragoman.reference import offices, states
from dragoman.store.register import Register
from dragoman.workflow.registering import import_files, opened

TABLES = (
    "peppercat_role_tenures_2021_2025.jsonl.gz",
    "uk_ministers_ifg.csv.gz",
    "pocom_appointments.jsonl.gz",
    "archigos_4_1.csv.gz",
)
VERDICTS = Path(__file__).parent / "verdicts" / "tenures.json"
_TITLE = re.compile(r"(?:Dr|Mr|Mrs|Sheikh|Prince|Cardinal|H\.E)\.?$")
_NEXT = re.compile(r"(?:[.,]? ?(?:[A-ZÀ-Ž][\w’'.-]*|bin|al|el|de|von|van|der)){1,5}")


@dataclass(frozen=True, slots=True)
class Told:
    """One titled name of the remarks."""

    key: str
    day: date
    title: str
    name: str
    sides: tuple[str, ...]


def mentions(folder: Path) -> list[Told]:
    """The titled names that are counted."""
    found = []
    with gzip.open(folder / "us_remarks_mentions_silver.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            day = date.fromisoformat(record["date"])
            for mention in record["mentions"]:
                told = _told(record, mention, day)
                if day >= date(2021, 12, 1) or (day.year >= 1979 and told.sides[:1] == ("GBR",)):
                    found.append(told)
    return found


def _told(record: dict[str, object], mention: dict[str, object], day: date) -> Told:
    text, start, end = str(record["text"]), int(str(mention["start"])), int(str(mention["end"]))
    name = re.sub(r"['’]s$", "", str(mention["name"]))
    if _TITLE.match(name):  # the pattern that made the list stopped at a dot
        more = _NEXT.match(text, end)
        name = f"{name}{more[0]}" if more else name
    title = str(mention["title"])
    before = text[max(0, start - 40) : start]
    named = [at.code for at in states.find(before) if not before[at.end :].strip(" ")] or [
        at.code for at in states.find(title)
    ]
    authority = re.search(r"Palestinian (?:Authority|National Authority) $", before)
    around = ["PSE"] if authority else named
    hosts = [
        states.code_of(re.sub(r" \(.*\)$", "", str(record[key])), city=True) for key in ("host", "from") if record[key]
    ]
    own = [side for side in hosts if side not in {None, "USA"}]
    sides = around or [*own, *(side for side in hosts if side == "USA")]
    return Told(
        key=f"{record['id']} {start}",
        day=day,
        title=title,
        name=name,
        sides=tuple(dict.fromkeys(side for side in sides if side)),
    )


def judge(told: Told, register: Register) -> tuple[str, str]:
    """agrees, disagrees or absent, with what the tables say."""
    asked = parse(f"{told.title} {told.name}")
    if asked.office is None or asked.name is None or asked.former or offices.is_past(told.title):
        return "absent", "no office of the day is asked for"
    seen: list[str] = []
    for side in (*told.sides, None):
        question = replace(asked, office=offices.office(asked.office.title, side), side=side)
        found = candidates(question, people=register, on=told.day)
        same = [one for one in found if one.verdict is Verdict.SAME]
        if same:
            return "agrees", f"{same[0].person.name}: {'; '.join(same[0].reasons)}"
    for side in told.sides:
        if side == "USA" and len(told.sides) > 1:
            continue  # a host of the remarks' own side would be named by surname, and found above
        office = offices.office(asked.office.title, side)
        seen += [f"{one.person.name} ({one.reasons[0]})" for one in _holders(office, told.day, register)]
    return ("disagrees", "; ".join(dict.fromkeys(seen))) if seen else ("absent", "the tables know no holder")


def _holders(office: Office, day: date, register: Register) -> tuple[Candidate, ...]:
    asked = Asked(text=office.title, office=office, side=office.side)
    return tuple(one for one in candidates(asked, people=register, on=day) if one.score >= 0.85)


def main() -> int:
    """Print the figures and every disagreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--register", type=Path, help="a register made before; else one is made")
    parser.add_argument("--absent", action="store_true", help="print those whose holder is not in the tables too")
    args = parser.parse_args()
    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.is_file() else {}
    with tempfile.TemporaryDirectory() as scratch:
        path = args.register or Path(scratch) / "history.register"
        if not path.is_file():
            started = time.monotonic()
            made = import_files(path, [args.folder / name for name in TABLES])
            print(
                f"register: {made.lines:,} lines, {made.people:,} people, {made.joined} joined, "
                f"{len(made.apart)} left apart, {len(made.gaps)} lines not read, {time.monotonic() - started:.0f} s"
            )
        with opened(path) as register:
            counts: Counter[tuple[str, str]] = Counter()
            for told in mentions(args.folder):
                verdict, reason = judge(told, register)
                group = "since December 2021" if told.day >= date(2021, 12, 1) else "United Kingdom since 1979"
                looked = verdicts.get(told.key, {}) if verdict == "disagrees" else {}
                if looked.get("wrong") == "nobody":
                    verdict = "absent"
                counts[group, verdict] += 1
                if looked or verdict == "disagrees":
                    print(f"  {told.key}: {told.day} {told.title} {told.name} {told.sides}: {reason}")
                    print(f"      wrong: {looked.get('wrong', 'not looked into yet')}. {looked.get('why', '')}")
                elif verdict == "absent" and args.absent:
                    print(f"  absent: {told.key}: {told.day} {told.title} {told.name} {told.sides}: {reason}")
    for group in sorted({group for group, _ in counts}):
        agrees, disagrees, absent = (counts[group, verdict] for verdict in ("agrees", "disagrees", "absent"))
        share = agrees / (agrees + disagrees) if agrees + disagrees else 0.0
        print(f"{group}: {agrees} of {agrees + disagrees} agree ({share:.1%}); {absent} have no holder in the tables")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
