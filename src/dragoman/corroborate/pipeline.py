"""An installed spaCy pipeline as a second reader: verbs of contact with their people, by its parse."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from dragoman.corroborate.comparing import Finding, SecondReaderAbsent
from dragoman.model import Document, Kind, Status

_VERBS = {
    "meet": Kind.MEETING,
    "receive": Kind.MEETING,
    "host": Kind.MEETING,
    "welcome": Kind.MEETING,
    "call": Kind.CALL,
    "phone": Kind.CALL,
    "telephone": Kind.CALL,
    "visit": Kind.VISIT,
    "congratulate": Kind.MESSAGE,
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "agent"})
_OBJECTS = frozenset({"dobj", "obj", "iobj", "pobj", "obl"})


class Pipeline:
    """``nlp`` turns a text into sentences with a parse and named people, as spaCy's English pipelines do."""

    def __init__(self, nlp: Any, *, name: str) -> None:
        self._nlp = nlp
        self._name = name

    @classmethod
    def load(cls, name: str) -> Pipeline:
        """An installed pipeline.

        Raises:
            SecondReaderAbsent: spaCy or the pipeline is not installed.

        """
        try:
            spacy = importlib.import_module("spacy")
            return cls(spacy.load(name), name=name)
        except Exception as error:  # a broken configuration may raise anything
            raise SecondReaderAbsent(f"the spaCy pipeline {name} cannot be loaded ({str(error)[:120]})") from error

    @property
    def name(self) -> str:
        """The pipeline's name."""
        return self._name

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each verb of contact with people on both sides (of a visit: who travels).

        Raises:
            SecondReaderAbsent: The pipeline fails on this text.

        """
        try:
            read = self._nlp(document.content)
        except Exception as error:  # whatever a stranger's pipeline raises
            raise SecondReaderAbsent(f"{self._name} failed ({type(error).__name__}: {str(error)[:80]})") from error
        people = {at: ent.text for ent in read.ents if ent.label_ == "PERSON" for at in range(ent.start, ent.end)}
        for sentence in read.sents:
            for verb in sentence:
                kind = _VERBS.get(verb.lemma_)
                if kind is None or verb.pos_ != "VERB":
                    continue
                acting, acted_with = _people(verb, _SUBJECTS, people), _people(verb, _OBJECTS, people)
                named = acting if kind is Kind.VISIT else tuple(dict.fromkeys((*acting, *acted_with)))
                if len(named) >= (1 if kind is Kind.VISIT else 2):
                    yield Finding(kind=kind, status=_status(verb), people=named, quotation=sentence.text.strip())


def _people(verb: Any, roles: frozenset[str], people: dict[int, str]) -> tuple[str, ...]:
    """The people in a role of a verb: directly, behind a preposition, and those joined to them."""
    heads = [child for child in verb.children if child.dep_ in roles]
    for child in verb.children:
        if child.dep_ in {"prep", "agent"}:
            heads += [inner for inner in child.children if inner.dep_ in _OBJECTS and roles is not _SUBJECTS]
            heads += [inner for inner in child.children if child.dep_ == "agent" and roles is _SUBJECTS]
    found: list[str] = []
    while heads:
        token = heads.pop(0)
        if token.i in people:
            found.append(people[token.i])
        heads += [child for child in token.children if child.dep_ in {"conj", "appos"}]
    return tuple(dict.fromkeys(found))


def _status(verb: Any) -> Status:
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "neg"}}
    if any(child.dep_ == "neg" for child in verb.children):
        return Status.DENIED
    return Status.PLANNED if words & {"will", "shall", "'ll"} else Status.HELD
