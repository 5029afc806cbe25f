"""One contact, many accounts: reports that tell of the same contact become one, and none is lost."""

from dragoman.reconcile.merging import Reconciled, known_on, merge

__all__ = ["Reconciled", "known_on", "merge"]
