"""From a document and its people to reports of contacts."""

from dragoman.extract.reading import read

__all__ = ["read"]
