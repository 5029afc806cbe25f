"""Alignment of real readouts against labels of a reader: ``python -m benchmarks.alignment ../shared``.

The labels are ``verdicts/alignment.jsonl`` (how they were read: ``verdicts/README.md``). Both documents are cut to the
sentences that were considered. Printed, for each half and for one language and two: precision and recall of links (a
sentence with a sentence) and of sentences that one readout alone has; of each class of links, whether the class agrees;
the same against a second reader of the test half, and how far the two readers agree;
on all pairs, whether exchanging the readouts mirrors the table, deleting a sentence leaves exactly its omission, and
editing it leaves exactly the conflict of the edit: another number or date, a "not", "agreed" made "spoke about",
another side's initiative; and the time of one comparison.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman import compare
from dragoman.ingest import document_from_record, publisher
from dragoman.language.sentences import sentences
from dragoman.model import Comparison, Document, Relation
from dragoman.workflow.reading import read

VERDICTS = Path(__file__).parent / "verdicts"
LABELS = VERDICTS / "alignment.jsonl"
SECOND = VERDICTS / "alignment_second.jsonl"  # a reader who knew neither the method nor the first labels
CORPORA = ("whitehouse_readouts", "ukraine_en", "kremlin_en")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what differs in the dev half")
    args = parser.parse_args()
    labels = read_labels(LABELS)
    second = {(label["a"], label["b"]): label for label in read_labels(SECOND)}
    texts = {
        document.name: document for document in documents(args.shared, {x for r in labels for x in (r["a"], r["b"])})
    }
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    readers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    properties: Counter[str] = Counter()
    seconds = []
    for label in labels:
        one, two = (_cut(texts[label[side]], label["limit"]) for side in "ab")
        started = time.perf_counter()
        left, right = ready(one), ready(two)
        found = compare.compare("c", left, right)
        seconds.append(time.perf_counter() - started)
        languages = "one language" if one.language == two.language else "two languages"
        missed = _count(label, found, counts[label["split"], languages])
        other = second.get((label["a"], label["b"]))
        if other is not None:
            _count(other, found, counts["a second reader of the test half", languages])
            mine, theirs = set(_gold(label)), set(_gold(other))
            readers[languages].update({"both": len(mine & theirs), "one": len(mine), "two": len(theirs)})
        if args.errors and label["split"] == "dev" and missed:
            print(label["a"], label["b"], *missed, sep="\n    ")
        _check(one, left, right, found, properties)
    for languages, figures in sorted(readers.items()):
        agreement = 2 * figures["both"] / (figures["one"] + figures["two"])
        print(
            f"links of the two readers, {languages}: {figures['both']} of {figures['one']} and {figures['two']}, "
            f"F {agreement:.2f}"
        )
    for (split, languages), figures in sorted(counts.items()):
        print(f"{split}, {languages} ({figures['pairs']} pairs):")
        for what in ("link", "only"):
            print(f"  {what}: precision {_share(figures, what, 'system')} recall {_share(figures, what, 'gold')}")
        agreed = "; ".join(
            f"{key[6:]} {figures[f'agree {key[6:]}']} of {number}"
            for key, number in sorted(figures.items())
            if key.startswith("class ")
        )
        print(f"  class of the links found, by the reader's class: {agreed}")
        given = "; ".join(f"{key[6:]} {number}" for key, number in sorted(figures.items()) if key.startswith("given "))
        print(f"  classes given to the links found: {given}")
    print(
        "; ".join(
            f"{name}: {properties[f'{name} held']} of {properties[name]}"
            for name in ("mirror", "deletion", *(edit[0] for edit in _EDITS))
        )
    )
    ranked = sorted(seconds)
    print(f"one comparison: middle {ranked[len(ranked) // 2] * 1000:.0f} ms, slowest {ranked[-1] * 1000:.0f} ms")
    return 0


def read_labels(path: Path) -> list[dict[str, Any]]:
    """Labels of a reader, one JSON a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _gold(label: dict[str, Any]) -> dict[tuple[int, int], str]:
    """Pairs of sentences that a reader linked, with the class."""
    return {(i, j): link["class"] for link in label["links"] for i in link["one"] for j in link["two"]}


def documents(shared: Path, wanted: set[str], corpora: Iterable[str] = CORPORA) -> Iterator[Document]:
    """The documents of these names, of the pairs and of corpora."""
    lines = (shared / "pairs" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    for name in corpora:
        with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
            lines += stream.read().splitlines()
    for line in lines:
        record = json.loads(line)
        if record["id"] in wanted:
            yield document_from_record(record)


def _cut(document: Document, limit: int) -> Document:
    ends = [end for _, end in sentences(document.text)][:limit]
    return replace(document, text=document.text[: ends[-1]])


def ready(document: Document) -> compare.Readout:
    """A document read and made ready as in a case."""
    mentions = read(document).mentions
    return compare.ready(document, mentions, compare.tokens(document, mentions), of=publisher(document.publisher).state)


def _starts(found: Comparison) -> list[tuple[Relation, list[int], list[int]]]:
    return [
        (
            a.relation,
            [found.propositions_one[i].span.start for i in a.one],
            [found.propositions_two[j].span.start for j in a.two],
        )
        for a in found.alignments
    ]


def _count(label: dict[str, Any], found: Comparison, counts: Counter[str]) -> list[str]:
    counts["pairs"] += 1
    gold = _gold(label)
    table = _starts(found)
    system = {(i, j): relation.value for relation, one, two in table for i in one for j in two}
    alone = {("one", i) for relation, one, _ in table if relation is Relation.ONLY_ONE for i in one}
    alone |= {("two", j) for relation, _, two in table if relation is Relation.ONLY_TWO for j in two}
    wanted = {("one", i) for i in label["only_one"]} | {("two", j) for j in label["only_two"]}
    for what, mine, theirs in (("link", set(system), set(gold)), ("only", alone, wanted)):
        counts[f"{what} both"] += len(mine & theirs)
        counts[f"{what} system"] += len(mine)
        counts[f"{what} gold"] += len(theirs)
    for pair in set(system) & set(gold):
        counts[f"class {gold[pair]}"] += 1
        counts[f"given {system[pair]}"] += 1
        counts[f"agree {gold[pair]}"] += gold[pair] == system[pair]
    missed = [f"missed {pair}" for pair in sorted(set(gold) - set(system))]
    return missed + [f"too much {pair}" for pair in sorted(set(system) - set(gold))]


def _check(
    document: Document, left: compare.Readout, right: compare.Readout, found: Comparison, properties: Counter[str]
) -> None:
    """Exchanging the two; a readout against itself without a sentence, and with another number."""
    back = compare.compare("c", right, left)
    mirrored = [(relation.mirrored, two, one) for relation, one, two in _starts(back)]
    properties["mirror"] += 1
    properties["mirror held"] += mirrored == _starts(found)
    spans = [one.span for one in left.ready.propositions]
    for span in spans[1:4]:
        text = document.content[: span.start] + document.content[span.end :]
        less = compare.compare("c", left, ready(replace(document, id="less", text=text[len(document.title) + 1 :])))
        alone = [one for relation, one, _ in _starts(less) if relation is Relation.ONLY_ONE]
        properties["deletion"] += 1
        properties["deletion held"] += alone == [[span.start]]
    for one in left.ready.propositions:
        words = document.quote(one.span)
        for name, pattern, rewritten, relation in _EDITS:
            match = re.search(pattern, words) if document.language == "en" else None
            if match is None or (name == "number" and not one.numbers):
                continue
            at = one.span.start + match.start()
            text = document.content[:at] + rewritten(match) + document.content[at + len(match[0]) :]
            edited = compare.compare(
                "c", left, ready(replace(document, id="edited", text=text[len(document.title) + 1 :]))
            )
            changed = [(found_, mine) for found_, mine, _ in _starts(edited) if found_ is not Relation.SHARED]
            properties[name] += 1
            properties[f"{name} held"] += changed == [(relation, [one.span.start])]


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EDITS: tuple[tuple[str, str, Callable[[re.Match[str]], str], Relation], ...] = (
    (
        "number",
        r"(?<![\d.,-])[2-9]\d{0,2}(?= ?(?:%|percent|billion|million|thousand))",
        lambda match: str(int(match[0]) + 1),
        Relation.NUMBER_CONFLICT,
    ),
    (
        "date",
        rf"\b(?:{_MONTHS}) (\d|1\d|2[0-7])(?![\d-])",
        lambda match: f"{match[0][: -len(match[1])]}{int(match[1]) + 1}",
        Relation.DATE_CONFLICT,
    ),
    ("polarity", r"\b(?:will|would|should)\b(?! not)", lambda match: f"{match[0]} not", Relation.POLARITY_CONFLICT),
    ("strength", r"\bagreed (?:to|on)\b", lambda _: "spoke about how to", Relation.STRENGTH_SHIFT),
    (
        "attribution",
        r"\b(?:French|Finnish|Armenian|Turkish|German|Azerbaijani|Ukrainian)(?= side.s initiative)",
        lambda _: "Russian",
        Relation.ATTRIBUTION_CONFLICT,
    ),
)


def _share(figures: Counter[str], what: str, base: str) -> str:
    both, all_ = figures[f"{what} both"], figures[f"{what} {base}"]
    return f"{both / max(1, all_):.2f} ({both} of {all_})"


if __name__ == "__main__":
    raise SystemExit(main())
