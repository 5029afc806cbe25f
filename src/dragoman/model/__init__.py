"""The nouns that pass between rooms: frozen values, standard library only. Read this package first."""

from dragoman.model.case import Case, Dossier, Reading, SecondReader, SourceReading
from dragoman.model.contact import (
    Aspect,
    Certainty,
    Circumstance,
    Conflict,
    Contact,
    Kind,
    Participation,
    Report,
    Status,
)
from dragoman.model.errors import CaseError, DragomanError, LimitExceeded, NotFound, SourceError, StoreError
from dragoman.model.gap import Gap, Room
from dragoman.model.ids import content_id
from dragoman.model.people import (
    Candidate,
    Edge,
    Identification,
    Mention,
    Name,
    NameKind,
    Office,
    Person,
    Rung,
    Tenure,
    Verdict,
)
from dragoman.model.place import Place, PlaceName
from dragoman.model.statement import Said, Statement
from dragoman.model.text import BareTitle, Copy, Document, Holder, Publisher, PublisherKind, Snapshot, Span
from dragoman.model.time import Interval, Precision, When

__all__ = [
    "Aspect",
    "BareTitle",
    "Candidate",
    "Case",
    "CaseError",
    "Certainty",
    "Circumstance",
    "Conflict",
    "Contact",
    "Copy",
    "Document",
    "Dossier",
    "DragomanError",
    "Edge",
    "Gap",
    "Holder",
    "Identification",
    "Interval",
    "Kind",
    "LimitExceeded",
    "Mention",
    "Name",
    "NameKind",
    "NotFound",
    "Office",
    "Participation",
    "Person",
    "Place",
    "PlaceName",
    "Precision",
    "Publisher",
    "PublisherKind",
    "Reading",
    "Report",
    "Room",
    "Rung",
    "Said",
    "SecondReader",
    "Snapshot",
    "SourceError",
    "SourceReading",
    "Span",
    "Statement",
    "Status",
    "StoreError",
    "Tenure",
    "Verdict",
    "When",
    "content_id",
]
