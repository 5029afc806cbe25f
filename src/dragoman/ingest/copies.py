"""Exact and near copies of one text, linked to the earliest of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from dragoman.model import Copy, Document

THRESHOLD = 0.8
_SHINGLE = 3
_LEAST_WORDS = 40
# What an agency prints around its text, and who reprints it: a dateline, whose report it is, who wrote it.
_AGENCY = re.compile(
    r"\A\s*[A-ZА-ЯЁ]{3}[^\n(/]{0,50}[(/][^\n)/]{2,30}[)/]\.?\s*(?:[-–—]\s*)?"  # МОСКВА, 5 марта. /ТАСС/.
    r"|\A\s*[A-ZА-ЯЁ][^\n(]{1,50}\([^\n)]{2,30}\)\s*[-–—]\s+"  # Astana, March 15 (Reuters) -
    r"|\A\s*[A-ZА-ЯЁ][^\n.]{1,40}[-–—] ?(?:РИА Новости|Интерфакс|Reuters|AFP|AP)\.\s*"
    r"|,\s+(?:[A-Z][\w.]+ ){1,3}(?:reports|reported)(?=[.,])"
    r"|,\s+(?:сообщает|передает|передаёт|пишет) [«\"]?[А-ЯЁA-Z][\w .-]{1,30}[»\"]?(?=[.,])"
    r"|\((?:Reporting|Writing|Editing) by [^)]*\)\s*\Z"
)


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Link every copy to its original, the earliest published of its group (then the smallest id).

    Args:
        documents: Documents of a case, in any order.

    Returns:
        One ``Copy`` for each document that repeats another, datelines and "Reuters reports" aside, sorted by id. Short
        texts (under 40 words) count as copies only when they are equal word for word, since formulas make them alike.
        Texts that name other people or numbers are not copies, however alike: of the words with a capital or a digit,
        one text may hold a tenth (or two) that the other lacks (a byline, a cut paragraph), but not both.
    """
    from rensa import RMinHash, RMinHashLSH  # its load is felt where nothing is compared

    ordered = sorted(documents, key=lambda d: (d.published or date.max, d.id))
    shingles: list[frozenset[str]] = []
    lsh = RMinHashLSH(threshold=0.6, num_perm=128, num_bands=32)
    names: list[frozenset[str]] = []
    found: list[Copy] = []
    apart: list[Document] = []
    first: dict[bytes, int] = {}  # equal texts are compared once
    for document in ordered:
        digest = hashlib.blake2b(" ".join(document.text.split()).encode("utf-8", errors="replace")).digest()
        if document.text.strip() and digest in first:
            found.append(Copy(document=document.id, original=apart[first[digest]].id, similarity=1.0))
            continue
        index = first[digest] = len(apart)
        apart.append(document)
        text = _AGENCY.sub("", document.text)
        words = re.findall(r"\w+", text.casefold())
        mine = frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
        marks = frozenset(re.findall(r"\b(?:[A-ZА-ЯЁ]\w+|\d[\d.,]*)", text))
        shingles.append(mine)
        names.append(marks)
        if not words:
            continue
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(sorted(mine))
        best: tuple[float, int] | None = None
        for other in lsh.query(sketch):
            share = len(mine & shingles[other]) / len(mine | shingles[other])
            alike = share == 1.0 or (
                len(words) >= _LEAST_WORDS and share >= THRESHOLD and _same_marks(marks, names[other])
            )
            if alike and (best is None or (share, -other) > (best[0], -best[1])):
                best = share, other
        lsh.insert(index, sketch)
        if best is not None:
            found.append(Copy(document=document.id, original=apart[best[1]].id, similarity=round(best[0], 4)))
    origin = {copy.document: copy.original for copy in found}
    rooted = []
    for copy in found:
        root = copy.original
        while root in origin:
            root = origin[root]
        rooted.append(Copy(document=copy.document, original=root, similarity=copy.similarity))
    return tuple(sorted(rooted, key=lambda c: c.document))


def _same_marks(one: frozenset[str], two: frozenset[str]) -> bool:
    fewer, more = sorted((len(one - two), len(two - one)))
    return fewer <= (len(one) + len(two)) // 100 and more <= max(2, len(one | two) // 10)
