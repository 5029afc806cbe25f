"""YAML as people write it by hand: data alone, each entry with its line; no aliases, no tags, no surprises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from dragoman.model import CaseError

_LARGEST = 1_000_000  # characters
_DEEPEST = 40
# What YAML says, and what that mostly means.
_HINTS = (
    ("cannot start any token", "indent with spaces, and put a text that begins with a sign in quotes"),
    ("mapping values are not allowed", "put a text that holds ': ' in quotes"),
    ("while scanning a quoted scalar", "a quotation mark is not closed, further up"),
    ("unexpected end of stream", "a quotation mark is not closed, further up"),
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is twenty times as fast


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says, and the line (from 1) on which each mapping and entry stands, by its path."""

    value: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, path: tuple[str | int, ...]) -> int:
        """The line of an entry, or of what holds it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str, *, origin: str, largest: int = _LARGEST) -> Written:
    """The data of a YAML text.

    Args:
        text: The text.
        origin: The file's name, for messages.
        largest: Characters of the longest text that is read.

    Raises:
        CaseError: It is no YAML, is too large or nested too deep, or uses anchors, aliases or tags; or with every entry
            that stands twice or cannot be read.

    """
    if len(text) > largest:
        raise CaseError((f"{origin}: {len(text):,} characters; more than {largest:,} are not read",))
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            line = event.start_mark.line + 1 if event.start_mark is not None else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise CaseError((f"{origin}: line {line}: anchors and aliases are not read; write it out",))
            if tag := getattr(event, "tag", None):
                raise CaseError((f"{origin}: line {line}: tags ('{tag}') are not read; leave it out",))
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise CaseError((f"{origin}: line {line}: it is nested too deep; {_DEEPEST} levels are read",))
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}:" if mark is not None else ""
        problem = str(getattr(error, "problem", None) or error)
        hint = next((f"; {told}" for words, told in _HINTS if words in problem), "")
        raise CaseError((f"{origin}:{where} is not valid YAML: {problem}{hint}",)) from error
    reading = _Reading(origin)
    value = reading.value(node, ())
    if reading.faults:
        raise CaseError(tuple(reading.faults))
    return Written(value, reading.lines)


class _Reading:
    """Makes data of nodes, and keeps the line of each entry and every fault."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.lines: dict[tuple[str | int, ...], int] = {}
        self.faults: list[str] = []
        self._constructor = yaml.constructor.SafeConstructor()

    def _fault(self, line: int, what: str) -> None:
        self.faults.append(f"{self.origin}: line {line}: {what}")

    def value(self, node: yaml.Node | None, path: tuple[str | int, ...]) -> Any:
        """The data of a node."""
        if node is None:
            return None
        line = self.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._entries(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(value, (*path, at)) for at, value in enumerate(node.value)]
        try:
            return self._constructor.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            problem = getattr(error, "problem", None) or error
            self._fault(line, f"{str(node.value)[:60]!r} cannot be read: {problem}")
            return None

    def _entries(self, node: yaml.MappingNode, path: tuple[str | int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self._fault(line, "a key is one word or more, not a list or table")
                continue
            name = str(key.value)
            if name in found:
                self._fault(line, f"{name!r} stands twice; delete one")
                self.value(value, (*path, name))  # what it holds may have faults of its own
                continue
            found[name] = self.value(value, (*path, name))
            self.lines[(*path, name)] = line
        return found
