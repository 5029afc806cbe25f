"""From a document and its people to reports of contacts, and to what else it says."""

from dragoman.extract.content import find_statements
from dragoman.extract.reading import Decision, dates_of, read, sentence_bounds

__all__ = ["Decision", "dates_of", "find_statements", "read", "sentence_bounds"]
