"""Spellings against a registry: ``python -m benchmarks.names FILE.json``.

The file holds ``registry`` ({id, name, native}) and ``queries`` ({query, person or null}). Printed: how often the right
person comes first, and how many queries that are nobody in the registry would be identified at the product's threshold.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dragoman.identify.likeness import AUTOMATIC, likeness
from dragoman.reference import states


def best(query: str, registry: list[dict[str, object]]) -> tuple[float, str]:
    """The nearest person and how near."""
    return max((max(likeness(query, name) for name in names(person)), str(person["id"])) for person in registry)


def names(person: dict[str, object]) -> list[str]:
    """All spellings that the registry has of a person."""
    native = person.get("native")
    return [str(person["name"]), *(map(str, native) if isinstance(native, list) else ())]


def main() -> int:
    """Print the figures and every error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    args = parser.parse_args()
    data = json.loads(args.file.read_text(encoding="utf-8"))
    right = wrong = 0
    known = [q for q in data["queries"] if q["person"] is not None]
    strangers = [q for q in data["queries"] if q["person"] is None]
    for query in known:
        score, person = best(query["query"], data["registry"])
        right += person == query["person"]
        if person != query["person"]:
            print(f"  {query['query']}: {person} ({score:.2f}), not {query['person']}")
    for query in strangers:
        place = states.code_of(query["query"], city=True) is not None
        score, person = best(query["query"], data["registry"])
        if score >= AUTOMATIC and not place:
            wrong += 1
            print(f"  {query['query']}: taken for {person} ({score:.2f})")
    print(f"right person first: {right} of {len(known)} ({right / len(known):.1%})")
    print(f"strangers identified at {AUTOMATIC}: {wrong} of {len(strangers)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
