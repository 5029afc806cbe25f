"""Time and memory of weighing: ``python -m benchmarks.weighing [--hypotheses 30 --items 500 --analysts 10]``.

One made analysis, in which every analyst scores every item. Of three runs the fastest is told; memory is that of the
whole process.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time

from dragoman.model import Analysis, Consistency, Convention, Hypothesis, Item, Prior, PriorKind, Scores
from dragoman.weigh import assess

RUNS = 3


def made(hypotheses: int, items: int, analysts: int, *, draws: int) -> Analysis:
    """An analysis of marks drawn at random; the same sizes give the same one."""
    source = random.Random(16)  # noqa: S311 - a made case, no secret
    convention = Convention(draws=draws)
    given = dict(convention.marks)
    names = tuple(f"analyst {at}" for at in range(analysts))

    def scores(name: str) -> Scores:
        marks = tuple(source.choices(tuple(Consistency), k=hypotheses))
        return Scores(analyst=name, marks=marks, likelihoods=tuple(given[mark] for mark in marks))

    return Analysis(
        question="What is it?",
        hypotheses=tuple(Hypothesis(id=f"h{at}", title=f"H{at}", says="It is so.") for at in range(hypotheses)),
        prior=Prior(kind=PriorKind.UNIFORM, by=()),
        analysts=names,
        items=tuple(
            Item(
                id=f"i{at}",
                says="Something was seen.",
                reliability=source.choice("ABCDEF"),
                credibility=source.randint(1, 6),
                origin=f"o{source.randrange(items)}",
                controlled=source.random() < 0.2,
                scores=tuple(map(scores, names)),
            )
            for at in range(items)
        ),
        convention=convention,
    )


def main(arguments: list[str]) -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    for name, size in (("hypotheses", 30), ("items", 500), ("analysts", 10), ("draws", 4000)):
        options.add_argument(f"--{name}", type=int, default=size)
    sizes = options.parse_args(arguments)
    analysis = made(sizes.hypotheses, sizes.items, sizes.analysts, draws=sizes.draws)
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        assess(analysis)
        seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{sizes.hypotheses} hypotheses  {sizes.items} items  {sizes.analysts} analysts  {sizes.draws} draws  "
        f"{min(seconds):.2f} s  {peak:.0f} MiB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
