"""The whole of it: reference sets and new contacts in, ranked episodes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from dragoman.history.coverage import coverage
from dragoman.history.features import Weighed, weigh
from dragoman.history.fitting import years
from dragoman.history.ranking import Ranked, rank
from dragoman.history.recording import began
from dragoman.history.table import Ints, Table, table
from dragoman.model import Feature, PastContact, Recording, ReferenceSet


def weighed(
    contacts: Sequence[PastContact],
    *,
    homes: frozenset[str] = frozenset(),
    recorded: Sequence[Recording] = (),
    references: Sequence[ReferenceSet] = (),
) -> tuple[Table, Weighed, Ranked]:
    """Weigh contacts against those before them, and rank their episodes.

    Args:
        contacts: Past and new.
        homes: Sides whose record it is.
        recorded: How it was recorded over the years.
        references: The sets that past contacts are from, which tell what days they cover; every day where absent.

    """
    columns = table(contacts, homes=homes)
    since = {feature: periods(columns, recorded, feature) for feature in (Feature.STAY, Feature.ABSENT)}
    found = weigh(columns, periods=since, covered=coverage(columns.dyads, references))
    return columns, found, rank(columns, found)


def periods(columns: Table, recorded: Sequence[Recording], feature: Feature) -> Ints:
    """The day on which the way of recording a feature in the year of each contact began; 0 where it never changed.

    Returns:
        A row for journeys in and one for journeys out (``int(outward)``): a past holds both, and each changed when it did.

    """
    found = np.zeros((2, len(columns)), dtype=np.int64)
    if not any(one.feature is feature for one in recorded):
        return found
    when = years(columns.first)
    for outward in (True, False):
        for year in np.unique(when):
            first = began(recorded, feature, outward=outward, year=int(year))
            if first is not None:
                found[int(outward), when == year] = date(first, 1, 1).toordinal()
    return found
