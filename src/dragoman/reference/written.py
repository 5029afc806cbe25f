"""YAML as people write it by hand: data alone, each entry with its line; no aliases, no tags, no surprises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from dragoman.model import CaseError

_LARGEST = 1_000_000  # characters
_DEEPEST = 40


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


def parse(text: str, *, origin: str) -> Written:
    """The data of a YAML text.

    Raises:
        CaseError: It is no YAML, is too large or nested too deep, or uses anchors, aliases or tags.

    """
    if len(text) > _LARGEST:
        raise CaseError((f"{origin}: {len(text)} characters; more than {_LARGEST} are not read",))
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = event.start_mark.line + 1 if event.start_mark is not None else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise CaseError((f"{origin}: line {line}: anchors and aliases are not read; write it out",))
            if tag := getattr(event, "tag", None):
                raise CaseError((f"{origin}: line {line}: tags ('{tag}') are not read; leave it out",))
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise CaseError((f"{origin}: line {line}: it is nested too deep; {_DEEPEST} levels are read",))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}:" if mark is not None else ""
        raise CaseError((f"{origin}:{where} is not valid YAML: {getattr(error, 'problem', None) or error}",)) from error
    lines: dict[tuple[str | int, ...], int] = {}
    return Written(_value(node, (), lines, origin), lines)


def _value(
    node: yaml.Node | None, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], origin: str
) -> Any:
    if node is None:
        return None
    line = node.start_mark.line + 1
    lines[path] = line
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise CaseError(
                    (f"{origin}: line {key.start_mark.line + 1}: a key is one word or more, not a list or table",)
                )
            name = str(key.value)
            if name in found:
                raise CaseError((f"{origin}: line {key.start_mark.line + 1}: {name!r} stands twice; delete one",))
            found[name] = _value(value, (*path, name), lines, origin)
            lines[(*path, name)] = key.start_mark.line + 1
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(value, (*path, at), lines, origin) for at, value in enumerate(node.value)]
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        problem = getattr(error, "problem", None) or error
        raise CaseError((f"{origin}: line {line}: {str(node.value)[:60]!r} cannot be read: {problem}",)) from error
