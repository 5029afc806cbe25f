"""From collected files to documents: bytes stay as they are, the text and its offsets are derived."""

from dragoman.ingest.copies import find_copies
from dragoman.ingest.corpora import corpus_lines
from dragoman.ingest.documents import Hints, bad_date, document_from_record
from dragoman.ingest.files import read_file, snapshot
from dragoman.ingest.limits import Limits
from dragoman.ingest.profiles import publisher, publishers

__all__ = [
    "Hints",
    "Limits",
    "bad_date",
    "corpus_lines",
    "document_from_record",
    "find_copies",
    "publisher",
    "publishers",
    "read_file",
    "snapshot",
]
