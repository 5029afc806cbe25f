"""One contact, many accounts: reports that tell of the same contact become one, and none is lost."""

from dragoman.reconcile.episodes import episodes
from dragoman.reconcile.merging import Reconciled, known_on, merge
from dragoman.reconcile.trips import trips

__all__ = ["Reconciled", "episodes", "known_on", "merge", "trips"]
