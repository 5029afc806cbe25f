"""Speed of reconciling: ``python -m benchmarks.reconciling --reports 100000``.

Made-up contacts of leaders of 60 states over ten years: each is told by one to four accounts, by the two sides and the
press, some a day later, some in copies. Printed: seconds, peak memory, and precision and recall of the links between
accounts (pairs of accounts in one contact) against what was made up.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

from dragoman import identify, reconcile
from dragoman.model import (
    Copy,
    Document,
    Identification,
    Kind,
    Mention,
    Person,
    Precision,
    Report,
    Status,
    Verdict,
    When,
)

STATES = 60
OFFICIALS = 5  # of each state
DAYS = 3650


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311
    persons = [
        Person(id=f"p{s:02}-{n}", name=f"Name{n} Of{s:02}", sides=(f"S{s:02}",))
        for s in range(STATES)
        for n in range(OFFICIALS)
    ]
    documents: dict[str, Document] = {}
    reports: list[Report] = []
    verdicts: list[Identification] = []
    copies: list[Copy] = []
    truth: dict[str, int] = {}
    contact = 0
    while len(reports) < args.reports:
        contact += 1
        one, two = rng.sample(range(STATES), 2)
        people = [persons[one * OFFICIALS + _rank(rng)], persons[two * OFFICIALS + _rank(rng)]]
        day = date(2012, 1, 1) + timedelta(days=rng.randrange(DAYS))
        kind = rng.choice((Kind.CALL, Kind.MEETING))
        original = ""
        for account in range(rng.choice((1, 2, 2, 3, 4))):
            number = len(reports)
            press, copied = account >= 2, account == 3
            assumed = press or rng.random() < 0.3
            published = day + timedelta(days=1) if press and rng.random() < 0.2 else day
            document = Document(
                id=f"d{number:07}", snapshot="s", publisher="press" if press else people[account].sides[0],
                language="en", title="T", text="x" * 60, published=published,
            )  # fmt: skip
            if copied:
                copies.append(Copy(document=document.id, original=original, similarity=1.0))
            original = document.id
            documents[document.id] = document
            spans = [document.span(2 + 10 * n, 8 + 10 * n) for n in range(2)]
            mentions = [Mention(name=p.name, span=span, side=p.sides[0]) for p, span in zip(people, spans, strict=True)]
            verdicts += [
                Identification(mention=m, person=p.id, verdict=Verdict.SAME, reason="made up")
                for m, p in zip(mentions, people, strict=True)
            ]
            when = published if assumed else day
            report = Report(
                id=f"r{number:07}", document=document.id, kind=kind, status=Status.HELD,
                when=When.days(when, when, precision=Precision.ASSUMED if assumed else Precision.DAY),
                participants=tuple(mentions), evidence=document.span(2, 40),
            )  # fmt: skip
            reports.append(report)
            truth[report.id] = contact
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.monotonic()
    found = reconcile.merge(
        reports,
        identifications=verdicts,
        persons=persons,
        documents=documents,
        copies=copies,
        likeness=identify.likeness,
    )
    chains = reconcile.episodes(found.contacts)
    seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = _pairs(truth)
    joined = _pairs({report: at for at, c in enumerate(found.contacts) for report in c.reports})
    right = len(made & joined)
    print(
        f"{len(reports):,} reports of {contact:,} contacts: {len(found.contacts):,} contacts, {len(chains):,} episodes"
    )
    print(f"{seconds:.1f} s, peak memory {peak:.0f} MiB, of which {before:.0f} the made-up reports")
    print(f"links: precision {right / len(joined):.3f}, recall {right / len(made):.3f}; {len(found.links):,} undecided")
    return 0


def _rank(rng: random.Random) -> int:
    """Leaders are told of oftener than their ministers."""
    return 0 if rng.random() < 0.5 else rng.randrange(1, OFFICIALS)


def _pairs(groups: dict[str, int]) -> set[tuple[str, str]]:
    members: defaultdict[int, list[str]] = defaultdict(list)
    for report, group in groups.items():
        members[group].append(report)
    return {pair for reports in members.values() for pair in combinations(sorted(reports), 2)}


if __name__ == "__main__":
    raise SystemExit(main())
