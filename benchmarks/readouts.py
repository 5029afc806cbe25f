"""How much of a readout is boilerplate: ``python -m benchmarks.readouts ../shared/corpora``.

First on simulated documents, whose share of boilerplate is known: an issuer has 40 formula sentences of 8 to 20 words;
a document mixes some of them with sentences of fresh words. With a paraphrase of 40%, that share of its formula
sentences is reworded: each of their words is replaced by a fresh one with a probability of 15%, and one in four has
two halves exchanged. The truth is the share of words that stand in formula sentences, reworded or not. Then on
releases: the ten thinnest and the ten most specific of each issuer, with the verdict of a reader
(``verdicts/readouts.tsv``: name of the document, list, verdict, note).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import statistics
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman import compare
from dragoman.ingest import document_from_record
from dragoman.model import Document, Reading, ReadoutMeasure
from dragoman.workflow import comparing
from dragoman.workflow.reading import read

CORPORA = ("whitehouse_readouts", "kremlin_en", "ukraine_en", "kremlin_ru")
EPISODE_DAYS = 7
VERDICTS = Path(__file__).parent / "verdicts" / "readouts.tsv"
SEEDS = 10
LISTED = 10


def simulated(seed: int, paraphrase: float, documents: int = 120) -> tuple[list[float], list[float]]:
    """The true and the measured shares of the documents of one made-up issuer, after the first fifty."""
    rng = random.Random(seed)  # noqa: S311
    syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u")]
    fresh = ["".join(rng.choice(syllables) for _ in range(rng.randint(2, 4))) for _ in range(4000)]
    frequent = fresh[:150]

    def sentence() -> list[str]:
        return [rng.choice(frequent if rng.random() < 0.4 else fresh) for _ in range(rng.randint(8, 20))]

    formulas = [sentence() for _ in range(40)]
    texts, truth = [], []
    for number in range(documents):
        wanted, repeated, words, parts = rng.random(), 0, 0, []
        for _ in range(rng.randint(6, 16)):
            formula = rng.random() < wanted
            line = list(rng.choice(formulas[:30] if rng.random() < 0.9 else formulas)) if formula else sentence()
            if formula and rng.random() < paraphrase:
                line = [rng.choice(fresh) if rng.random() < 0.15 else word for word in line]
                if rng.random() < 0.25:
                    half = len(line) // 2
                    line = [*line[half:], *line[:half]]
            words += len(line)
            repeated += len(line) * formula
            parts.append(" ".join(line).capitalize() + ".")
        day = date(2020, 1, 1) + timedelta(days=number)
        texts.append(
            Document(
                id=f"doc-{number:04}",
                snapshot="",
                publisher="x",
                language="en",
                title="T",
                text=" ".join(parts),
                published=day,
            )
        )
        truth.append(repeated / words)
    measures = compare.measure([(text, compare.tokens(text, ())) for text in texts])
    pairs = [(t, m.boilerplate) for t, m in zip(truth, measures, strict=True) if m.boilerplate is not None][50:]
    return [t for t, _ in pairs], [m for _, m in pairs]


def _simulation() -> None:
    for paraphrase in (0.0, 0.4):
        correlations, errors = [], []
        for seed in range(SEEDS):
            truth, measured = simulated(seed, paraphrase)
            correlations.append(statistics.correlation(truth, measured))
            errors.append(statistics.mean(abs(t - m) for t, m in zip(truth, measured, strict=True)))
        print(
            f"simulated, {paraphrase:.0%} paraphrased: r {statistics.mean(correlations):.3f} (least "
            f"{min(correlations):.3f}), mean absolute error {statistics.mean(errors):.3f} (most {max(errors):.3f})"
        )


def _releases(folder: Path, name: str, verdicts: dict[tuple[str, str], tuple[str, str]]) -> None:
    started = time.monotonic()
    documents: dict[str, Document] = {}
    readings: dict[str, Reading] = {}
    readouts = []
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            document = document_from_record(json.loads(line))
            documents[document.id] = document
            readings[document.id] = read(document)
    reports = {report.id: report for reading in readings.values() for report in reading.reports}
    dyads: dict[str, str] = {}
    for identity, told in comparing.opening(reports, documents).items():
        words = comparing.office_words(documents[identity], readings[identity])
        if words is not None:
            readouts.append((documents[identity], words))
            dyads[identity] = " ".join(sorted({m.side or "?" for m in told[0].participants}))
    read_in = time.monotonic() - started
    every = compare.measure(readouts, apart=_apart(readouts, dyads), dyads=dyads)
    measures = [m for m in every if m.boilerplate is not None]
    print(
        f"{name}: {len(readouts)} readouts, {len(measures)} measured; read in {read_in:.0f} s, "
        f"measured in {time.monotonic() - started - read_in:.1f} s; {sum(bool(m.thin) for m in measures)} thin"
    )
    thinnest, specific = listed(measures)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, those in (("thin", thinnest), ("specific", specific)):
        for m in those:
            document = documents[m.document]
            verdict, note = verdicts.get((document.name or "", kind), ("not read", ""))
            counts[kind][verdict] += 1
            print(
                f"  {kind:8} {document.published} boilerplate {m.boilerplate:.2f} {m.boilerplate_rank} specificity "
                f"{m.specificity:.1f} {m.specificity_rank} words {m.tokens} {document.title[:80]}  {verdict} {note}"
            )
    print(f"  read: {'; '.join(f'{k}: {dict(c)}' for k, c in counts.items())}")


def _apart(readouts: Sequence[tuple[Document, object]], dyads: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The documents on the same sides within a week, as a case leaves out those of one episode."""
    return {
        one.id: frozenset(
            other.id
            for other, _ in readouts
            if other.id != one.id
            and dyads[other.id] == dyads[one.id]
            and one.published
            and other.published
            and abs((one.published - other.published).days) <= EPISODE_DAYS
        )
        for one, _ in readouts
    }


def listed(measures: Sequence[ReadoutMeasure]) -> tuple[list[ReadoutMeasure], list[ReadoutMeasure]]:
    """The thinnest and the most specific of an issuer's measured readouts.

    Those that are thin come first, then by the worse of the two places among all of them.
    """
    shares = sorted(-(m.boilerplate or 0) for m in measures)
    details = sorted(m.specificity for m in measures)

    def place(m: ReadoutMeasure) -> int:
        return max(bisect_right(shares, -(m.boilerplate or 0)), bisect_right(details, m.specificity))

    thinnest = sorted(measures, key=lambda m: (not m.thin, place(m)))[:LISTED]
    return thinnest, sorted(measures, key=lambda m: -m.specificity)[:LISTED]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    _simulation()
    verdicts: dict[tuple[str, str], tuple[str, str]] = {}
    if VERDICTS.is_file():
        with VERDICTS.open(encoding="utf-8", newline="") as stream:
            verdicts = {(row[0], row[1]): (row[2], row[3]) for row in csv.reader(stream, delimiter="\t")}
    for name in CORPORA:
        _releases(args.folder, name, verdicts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
