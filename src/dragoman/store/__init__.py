"""What was derived, kept between builds; deleting it loses nothing that the case folder does not hold."""

from dragoman.store.search import terms
from dragoman.store.store import Conclusion, Store

__all__ = ["Conclusion", "Store", "terms"]
