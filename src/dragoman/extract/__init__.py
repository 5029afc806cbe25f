"""From a document and its people to reports of contacts, and to what else it says."""

from dragoman.extract.content import find_statements
from dragoman.extract.reading import Decision, read

__all__ = ["Decision", "find_statements", "read"]
