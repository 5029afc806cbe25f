"""One contact, many accounts: reports that tell of the same contact become one, and none is lost."""

from dragoman.reconcile.episodes import episodes
from dragoman.reconcile.merging import Reconciled, known_on, merge
from dragoman.reconcile.trips import contradictions, trips

__all__ = ["Reconciled", "contradictions", "episodes", "known_on", "merge", "trips"]
