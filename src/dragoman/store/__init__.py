"""What was derived, kept between builds; deleting it loses nothing that the case folder does not hold."""

from dragoman.store.search import terms
from dragoman.store.store import Store

__all__ = ["Store", "terms"]
