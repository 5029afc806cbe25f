"""How unusual each contact is, feature by feature, beside what its pair had done before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dragoman.history import shares
from dragoman.history.coverage import Coverage, everywhere
from dragoman.history.fitting import fit, moments
from dragoman.history.hosts import missed
from dragoman.history.pace import pace
from dragoman.history.stay import notice, stay
from dragoman.history.table import Floats, Ints, Table
from dragoman.model import Feature


@dataclass(frozen=True, slots=True)
class Weighed:
    """p-values of the contacts of a table, a column a feature; NaN where it does not apply or the past is too thin.

    ``cases`` are the past contacts of the pair that each rests on, ``usual`` what they show: hours of stay, days from
    one contact to the next, contacts a month, days of notice, or of how many it was so. ``role`` is the position of the
    absent role.
    """

    p: dict[Feature, Floats]
    cases: dict[Feature, Floats]
    usual: dict[Feature, Floats]
    role: Ints


def weigh(table: Table, *, periods: Mapping[Feature, Ints] | None = None, covered: Coverage | None = None) -> Weighed:
    """Weigh every contact against the past.

    Args:
        table: All contacts, past and new.
        periods: The day on which the way of recording a feature (stays, hosts) in the year of each contact began, a row
            for journeys in and one for journeys out; 0 where it never changed.
        covered: The days that the record covers; all where absent.

    Returns:
        Each value rests on contacts that were over before the contact's first day, and on priors fitted to what was over
        before its calendar year: later contacts change nothing.

    """
    never = np.zeros((2, len(table)), dtype=np.int64)
    since = {feature: (periods or {}).get(feature, never) for feature in (Feature.STAY, Feature.ABSENT)}
    covered = everywhere(len(table.dyads)) if covered is None else covered
    touched, placed = moments(table, covered), shares.first_time(table)
    fits = fit(table, touched, placed, since, covered)
    absent, named, often, role = missed(table, fits, since[Feature.ABSENT])
    columns = {
        **pace(table, fits, touched, covered),
        **stay(table, fits, since[Feature.STAY]),
        **notice(table, fits),
        **shares.direction(table, fits),
        **shares.initiative(table, fits),
        **shares.level(table, fits),
        **shares.venue(table, fits, placed),
        Feature.ABSENT: (absent, named, often),
    }
    return Weighed(
        p={feature: p for feature, (p, _, _) in columns.items()},
        cases={feature: cases for feature, (_, cases, _) in columns.items()},
        usual={feature: usual for feature, (_, _, usual) in columns.items()},
        role=role,
    )
