"""What translation alone does to a comparison: ``python -m benchmarks.placebo``.

Each text of one office in English is held against its Russian one, and against the Russian one of every other text. The
mean agreement of the first is the floor under comparisons across languages (``compare/floor.py``): what lies near it
cannot be told from translation. The mean of the second is what chance gives.
"""

from __future__ import annotations

import statistics
import tomllib
from pathlib import Path

from dragoman import compare
from dragoman.ingest import publisher
from dragoman.model import Document
from dragoman.workflow.reading import read

TEXTS = Path(__file__).parent


def readouts() -> list[tuple[compare.Readout, compare.Readout]]:
    """The English and the Russian readout of each text."""
    return [(_ready(path, "en"), _ready(path, "ru")) for path in sorted(TEXTS.glob("*.toml"))]


def _ready(path: Path, language: str) -> compare.Readout:
    text = tomllib.loads(path.read_text(encoding="utf-8"))
    document = Document(
        id=f"{path.stem}-{language}",
        snapshot="",
        publisher=f"akorda_{language}",
        language=language,
        title=text[f"title_{language}"],
        text=text[f"text_{language}"],
        published=text["date"],
    )
    issuer = publisher(document.publisher)
    mentions = read(document, issuer).mentions
    return compare.ready(document, mentions, compare.tokens(document, mentions), of=issuer.state)


def agreements() -> tuple[list[float], list[float]]:
    """The agreement of each text with its own translation, and of each with every other's."""
    found = readouts()
    own: list[float] = []
    other: list[float] = []
    for at, (english, _) in enumerate(found):
        for place, (_, russian) in enumerate(found):
            agreement = compare.compare("placebo", english, russian).agreement
            if agreement is not None:
                (own if at == place else other).append(agreement)
    return own, other


def main() -> int:
    """Print the figures."""
    own, other = agreements()
    mean, spread = statistics.mean(own), statistics.stdev(own)
    print(
        f"{len(own)} texts in two languages: mean F {mean:.3f}, standard deviation {spread:.3f}, least {min(own):.2f}"
    )
    print(f"{len(other)} pairs of different texts: mean F {statistics.mean(other):.3f}, most {max(other):.2f}")
    print(f"the floor in use: {compare.FLOOR}")
    return 0
