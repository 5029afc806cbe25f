"""One contact, many accounts: reports that tell of the same contact become one, and none is lost."""

from dragoman.reconcile.merging import merge

__all__ = ["merge"]
