"""How fast ``who`` answers: ``python -m benchmarks.who ../shared/history --people 1000000``.

A register of so many made-up people is written once: first names and surnames of the tables of tenures in the folder,
put together anew, with the offices of those tables. Then as many questions as asked are put: names as written, with a
slip of the pen, in Cyrillic, surnames with an office and a day, offices of a state on a day, surnames. Printed: the
time and size of the register, the middle, the 95th percentile and the longest of the answers, and the memory. Two
questions are put before, untimed: they load the tables of states and offices.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dragoman.identify import candidates, parse, unite
from dragoman.ingest.registers import read_register
from dragoman.model import Gap, Name, Person
from dragoman.workflow.registering import opened

TABLES = ("peppercat_role_tenures_2021_2025.jsonl.gz", "uk_ministers_ifg.csv.gz", "pocom_appointments.jsonl.gz")
_CYRILLIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстуввкиз", strict=True))


def seeds(folder: Path) -> list[Person]:
    """The people of the tables with an office and two names at least."""
    found = []
    for table in TABLES:
        for person in read_register(folder / table):
            if not isinstance(person, Gap) and person.tenures and len(person.name.split()) > 1:
                found.append(person)
    return found


def made_up(seed: list[Person], count: int, chance: random.Random) -> Iterator[Person]:
    """People with names put together from those of others."""
    firsts = [person.name.split()[0] for person in seed]
    lasts = [person.name.split()[-1] for person in seed]
    for number in range(count):
        like = seed[number % len(seed)]
        name = f"{chance.choice(firsts)} {chance.choice(lasts)}"
        if chance.random() < 0.3:  # some have a middle name
            name = f"{name.split()[0]} {chance.choice(firsts)} {name.split()[1]}"
        yield replace(
            like,
            id=f"p{number}",
            name=name,
            names=(Name(text=_turned(name)),) if chance.random() < 0.2 else (),
            tenures=tuple(replace(tenure, person=f"p{number}") for tenure in like.tenures),
            identifiers=(),
        )


def _turned(name: str) -> str:
    first, *rest = name.split()
    return " ".join([*rest, first])


def questions(seed: list[Person], people: list[Person], chance: random.Random) -> Iterator[tuple[str, date | None]]:
    """Questions of several kinds, in turn."""
    while True:
        person = chance.choice(people)
        tenure = chance.choice(seed).tenures[0]
        day = date(chance.randint(2000, 2024), chance.randint(1, 12), 1)
        yield person.name, None
        at = chance.randrange(1, len(person.name) - 1)
        yield person.name[:at] + person.name[at + 1 :], None
        yield "".join(_CYRILLIC.get(letter, letter) for letter in person.name.lower()).title(), None
        yield f"{person.tenures[0].office.title} {person.name.split()[-1]}", day
        yield f"{tenure.office.title} of {tenure.office.side or 'France'}", day
        yield person.name.split()[-1], day


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--register", type=Path, help="where to keep the register; one that is there is asked as it is")
    args = parser.parse_args()
    chance = random.Random(20261125)  # noqa: S311  # to be the same each time
    seed = seeds(args.folder)
    with tempfile.TemporaryDirectory() as scratch:
        path = args.register or Path(scratch) / "made-up.register"
        known = path.is_file()
        with opened(path, make=True) as register:
            if not known:
                started = time.monotonic()
                register.add(made_up(seed, args.people, chance), unite=unite)
                print(f"indexed {len(register):,} people in {time.monotonic() - started:.0f} s")
            print(f"size {path.stat().st_size / 2**20:.0f} MiB; memory so far {_memory():.0f} MiB")
            sample = [
                p
                for number in range(0, args.people, max(1, args.people // 500))
                if (p := register.person(f"p{number}"))
            ]
            asked = questions(seed, sample, chance)
            for question in ("President of France", "Премьер-министр Франции"):
                candidates(parse(question), people=register, on=date(2020, 1, 1))
            gc.collect()
            gc.freeze()  # the made-up people of this very process are nobody's cost when a question is asked
            times: dict[int, list[float]] = {}
            for number in range(args.questions):
                question, day = next(asked)
                started = time.perf_counter()
                candidates(parse(question), people=register, on=day)
                times.setdefault(number % 6, []).append((time.perf_counter() - started) * 1000)
    kinds = ("as written", "with a slip", "in Cyrillic", "surname and office", "office of a state", "surname")
    for kind, name in enumerate(kinds):
        print(f"  {name:20} {_figures(times[kind])}")
    print(
        f"  {'all':20} {_figures([value for values in times.values() for value in values])}; memory {_memory():.0f} MiB"
    )
    return 0


def _figures(values: list[float]) -> str:
    ranked = sorted(values)
    return (
        f"middle {statistics.median(ranked):6.1f} ms, 95% under {ranked[int(len(ranked) * 0.95)]:6.1f} ms, "
        f"longest {ranked[-1]:6.1f} ms"
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main())
