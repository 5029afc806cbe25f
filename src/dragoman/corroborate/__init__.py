"""A second reader beside the rules: what it finds is never taken over, only where the two differ is told."""

from dragoman.corroborate.comparing import Finding, SecondReaderAbsent, compare
from dragoman.corroborate.endpoint import Endpoint
from dragoman.corroborate.pipeline import Pipeline
from dragoman.corroborate.reader import ABSENT, Reader, consult, open_reader

__all__ = [
    "ABSENT",
    "Endpoint",
    "Finding",
    "Pipeline",
    "Reader",
    "SecondReaderAbsent",
    "compare",
    "consult",
    "open_reader",
]
