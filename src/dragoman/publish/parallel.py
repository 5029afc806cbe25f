"""Two readouts as a parallel edition: row by row, what belongs together beside each other, gaps left visible."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.language.numbers import spelled
from dragoman.model import Act, Alignment, Comparison, Difference, Document, Proposition, Relation
from dragoman.publish import differing, issuers, wording
from dragoman.publish.clocks import OneMoment, one_moment
from dragoman.publish.record import Record

_LOOSE = "on one matter"  # the relation of passages too little alike to be held against each other
SHARED, DIFFERS, ONLY, CLOCKS = "shared", "differs", "only", "clocks"  # the classes of a row
CONTRADICTIONS = frozenset(
    {
        Relation.NUMBER_CONFLICT,
        Relation.DATE_CONFLICT,
        Relation.ATTRIBUTION_CONFLICT,
        Relation.POLARITY_CONFLICT,
    }
)
_SIGNS = {
    Relation.SHARED: "=",
    Relation.ONLY_ONE: "◁",
    Relation.ONLY_TWO: "▷",
    Relation.NUMBER_CONFLICT: "≠",
    Relation.DATE_CONFLICT: "≠",
    Relation.ATTRIBUTION_CONFLICT: "⇄",
    Relation.STRENGTH_SHIFT: "≷",
    Relation.POLARITY_CONFLICT: "±",
}
_ACTS = {
    Act.STATE: "stated",
    Act.DISCUSS: "discussed",
    Act.REQUEST: "asked for",
    Act.PROPOSE: "proposed",
    Act.AGREE: "agreed",
    Act.COMMIT: "undertaken",
    Act.SUPPORT: "supported",
    Act.THANK: "thanked for",
    Act.GREET: "greeted",
    Act.WARN: "warned of",
    Act.OBJECT: "objected to",
    Act.INFORM: "told of",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its offsets in its document's content."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; one of the two may be empty.

    ``kind`` is one of the classes above, ``detail`` what each issuer has, where that can be told in words; ``key`` is
    equal for rows of other editions that differ in the same.
    """

    number: int
    relation: Relation
    kind: str
    sign: str
    name: str
    detail: tuple[str, ...]
    one: tuple[Line, ...]
    two: tuple[Line, ...]
    key: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The fragment under which other pages point at the row."""
        return f"row-{self.number}"


@dataclass(frozen=True, slots=True)
class Edition:
    """A comparison as printed: ``names`` are the issuers' short names, told apart from each other."""

    comparison: Comparison
    one: Document
    two: Document
    names: tuple[str, str]
    rows: tuple[Row, ...]

    @property
    def address(self) -> str:
        """The file of the edition."""
        return address(self.comparison)

    @property
    def title(self) -> str:
        """Both issuers, with their languages where these are two."""
        languages = [wording.language_name(document.language) for document in (self.one, self.two)]
        if languages[0] == languages[1] or all(self.names[at].endswith(f"({languages[at]})") for at in (0, 1)):
            return " and ".join(self.names)
        return " and ".join(f"{name} ({language})" for name, language in zip(self.names, languages, strict=True))

    @property
    def differences(self) -> tuple[Row, ...]:
        """The rows in which the two do not say the same of one matter."""
        return tuple(row for row in self.rows if row.kind == DIFFERS)

    @property
    def contradictions(self) -> int:
        """On how many points the two cannot both be right: a firmer word alone is none."""
        return sum(row.relation in CONTRADICTIONS for row in self.differences)

    def counted(self, kind: str) -> int:
        """How many rows are of a class."""
        return sum(row.kind == kind for row in self.rows)

    def only(self, side: int) -> int:
        """How many rows only the first (0) or the second (1) readout has."""
        return sum(row.relation is (Relation.ONLY_ONE, Relation.ONLY_TWO)[side] for row in self.rows)

    @property
    def tally(self) -> tuple[str, ...]:
        """The rows by class, e.g. "5 in both", "2 where the numbers differ", "3 only in Akorda"."""
        counts = Counter(row.relation for row in self.rows if row.kind in {SHARED, DIFFERS})
        loose = sum(row.relation is Relation.SHARED and row.name == _LOOSE for row in self.rows)
        told = [
            (counts[Relation.SHARED] - loose, "in both"),
            (loose, "on one matter, in other words"),
            (counts[Relation.NUMBER_CONFLICT], "where the numbers differ"),
            (counts[Relation.DATE_CONFLICT], "where the dates differ"),
            (counts[Relation.ATTRIBUTION_CONFLICT], "ascribed to different sides"),
            (counts[Relation.POLARITY_CONFLICT], "denied in one"),
            (counts[Relation.STRENGTH_SHIFT], "put more firmly in one"),
            (self.counted(CLOCKS), "dated by two clocks"),
            (self.only(0), f"only in {self.names[0]}"),
            (self.only(1), f"only in {self.names[1]}"),
        ]
        shown = [f"{number} {words}" for number, words in told if number]
        return tuple(shown if counts[Relation.SHARED] > loose else ["none in both", *shown])

    @property
    def summary(self) -> str:
        """The tally as a sentence."""
        told = ", ".join(self.tally)
        return f"{told[0].upper()}{told[1:]}."

    def marked(self, row: Row, line: Line, side: int) -> Iterator[tuple[str, bool]]:
        """A sentence in parts, each with whether it tells a number or day that the sentences beside it do not."""
        here, there = (self.one, self.two) if side == 0 else (self.two, self.one)
        beside = row.two if side == 0 else row.one
        spans = [there.span(other.start, other.end) for other in beside]
        return differing.parts(here, here.span(line.start, line.end), there, spans)


def edition(record: Record, comparison: Comparison) -> Edition:
    """A comparison made ready to be printed; rows stand in the order of the alignments."""
    one, two = record.documents[comparison.one], record.documents[comparison.two]
    names = issuers.apart(one, two, (record.short(one), record.short(two)))
    moment = one_moment(record, record.by_id[comparison.contact])
    rows = tuple(
        _row(number, alignment, comparison, (one, two), names, moment)
        for number, alignment in enumerate(comparison.alignments, start=1)
    )
    return Edition(comparison, one, two, names, rows)


def address(comparison: Comparison) -> str:
    """The file of a comparison: stable while both documents are what they were."""
    return f"readouts/{comparison.one}-{comparison.two.removeprefix('doc-')}.html"


def lag(between: timedelta | None, names: tuple[str, str]) -> str | None:
    """How much later one of two readouts came.

    >>> lag(timedelta(hours=-3, minutes=-30), ("Kremlin", "Akorda")), lag(timedelta(days=1), ("Kremlin", "Akorda"))
    ('Akorda 3 hours 30 minutes before Kremlin', 'Akorda 1 day after Kremlin')
    """
    if not between:
        return None
    seconds = abs(int(between.total_seconds()))
    parts = [(seconds // 86400, "day"), (seconds % 86400 // 3600, "hour"), (seconds % 3600 // 60, "minute")]
    shown = " ".join(wording.count(number, unit) for number, unit in parts if number)
    return f"{names[1]} {shown} {'after' if between > timedelta(0) else 'before'} {names[0]}" if shown else None


def shares(found: tuple[tuple[str, float], ...]) -> str:
    """Whose stand the sentences of a readout are, in words.

    >>> shares((("KAZ", 0.4), ("both", 0.3), ("not told", 0.3)))
    'Kazakhstan 40%, both sides 30%, not told 30%'
    """
    named = {"both": "both sides", "not told": "not told"}
    return ", ".join(f"{named.get(who) or wording.state(who)} {share:.0%}" for who, share in found)


def _row(
    number: int,
    alignment: Alignment,
    comparison: Comparison,
    documents: tuple[Document, Document],
    names: tuple[str, str],
    moment: OneMoment | None,
) -> Row:
    mine = [comparison.propositions_one[at] for at in alignment.one]
    theirs = [comparison.propositions_two[at] for at in alignment.two]
    relation, sign = alignment.relation, _SIGNS[alignment.relation]
    texts = (_quoted(documents[0], mine), _quoted(documents[1], theirs))
    name, detail = _told(alignment, mine, theirs, names, texts)
    kind = {Relation.SHARED: SHARED, Relation.ONLY_ONE: ONLY, Relation.ONLY_TWO: ONLY}.get(relation, DIFFERS)
    values = tuple(sorted({value for one in alignment.differences[:1] for pair in one.pairs for value in pair}))
    if moment is not None and set(values) == {moment.first.isoformat(), moment.second.isoformat()}:
        kind, sign, name, detail = CLOCKS, "≈", "the day by two clocks", (moment.words,)
    return Row(
        number=number,
        relation=relation,
        kind=kind,
        sign=sign,
        name=name,
        detail=detail,
        one=_lines(documents[0], mine),
        two=_lines(documents[1], theirs),
        key=(relation.value, *values) if values else (),
    )


def _lines(document: Document, found: list[Proposition]) -> tuple[Line, ...]:
    return tuple(Line(one.span.start, one.span.end, document.quote(one.span)) for one in found)


def _told(
    alignment: Alignment,
    mine: list[Proposition],
    theirs: list[Proposition],
    names: tuple[str, str],
    texts: tuple[str, str],
) -> tuple[str, tuple[str, ...]]:
    """The relation in words that name the issuers, and what each of them has; every further difference besides."""
    left, right = names
    if alignment.relation in {Relation.ONLY_ONE, Relation.ONLY_TWO}:
        return f"only {left if alignment.relation is Relation.ONLY_ONE else right}", ()
    if not alignment.differences:
        return (
            ("both say it", ())
            if alignment.reason == "both say it"
            else (_LOOSE, (_capital(alignment.reason.removeprefix("both speak of it, ")),))
        )
    told = [_difference(one, mine, theirs, names, texts) for one in alignment.differences]
    name, detail = told[0]
    more = tuple(f"{_capital(further)}{': ' + '; '.join(has) if has else ''}" for further, has in told[1:])
    return name, (*detail, *more)


def _difference(
    one: Difference,
    mine: list[Proposition],
    theirs: list[Proposition],
    names: tuple[str, str],
    texts: tuple[str, str],
) -> tuple[str, tuple[str, ...]]:
    left, right = names
    match one.relation:
        case Relation.NUMBER_CONFLICT:
            return "the numbers differ", _each(names, one, spelled)
        case Relation.DATE_CONFLICT:
            return "the dates differ", _each(names, one, _stretch)
        case Relation.ATTRIBUTION_CONFLICT:
            raised = "the initiative " if one.reason.startswith("each says") else ""
            return f"{raised}ascribed to different sides", _each(names, one, wording.state)
        case Relation.POLARITY_CONFLICT if one.pairs:
            return "one says the opposite of the other", _worded(names, one, texts)
        case Relation.POLARITY_CONFLICT:
            no, yes = (left, right) if any(p.negated for p in mine) else (right, left)
            return f"{no} denies what {yes} affirms", ()
        case _ if one.pairs:
            return "certain in one, possible in the other", _worded(names, one, texts)
        case _:
            firm = [max(found, key=lambda p: p.strength) for found in (mine, theirs)]
            firmer = left if firm[0].strength > firm[1].strength else right
            return f"{firmer} says it more firmly", (f"{left}: {_ACTS[firm[0].act]}", f"{right}: {_ACTS[firm[1].act]}")


def _each(names: tuple[str, str], one: Difference, words: Callable[[str], str]) -> tuple[str, ...]:
    values = [list(dict.fromkeys(pair[at] for pair in one.pairs)) for at in (0, 1)]
    return tuple(
        f"{name}: {wording.join([words(value) for value in found])}" for name, found in zip(names, values, strict=True)
    )


def _quoted(document: Document, found: list[Proposition]) -> str:
    return " ".join(document.quote(one.span) for one in found)


def _worded(names: tuple[str, str], one: Difference, texts: tuple[str, str]) -> tuple[str, ...]:
    """The words that stand against each other, as each text has them: a value may be no more than a stem."""
    pairs = [tuple(_in_full(value, text) for value, text in zip(pair, texts, strict=True)) for pair in one.pairs]
    return _each(names, replace(one, pairs=tuple((left, right) for left, right in pairs)), str)


def _in_full(stem: str, text: str) -> str:
    found = re.search(rf"(?i)(?<!\w){re.escape(stem)}\w*", text)
    return found[0].casefold() if found else stem


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _stretch(value: str) -> str:
    """A day or stretch of days as printed; whole months and years by their names."""
    first, _, last = value.partition("/")
    try:
        return wording.stretch(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return value
