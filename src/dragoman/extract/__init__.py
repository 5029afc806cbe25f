"""From a document and its people to reports of contacts."""

from dragoman.extract.reading import Decision, read

__all__ = ["Decision", "read"]
