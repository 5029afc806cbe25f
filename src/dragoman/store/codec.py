"""Values of the model as JSON text and back, checked by their types."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

V = TypeVar("V")


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def encode(value: object) -> str:
    """A frozen value of the model as JSON."""
    return _adapter(type(value)).dump_json(value).decode("utf-8")


def decode(kind: type[V], payload: str) -> V:
    """The value that ``encode`` wrote.

    Raises:
        ValueError: The payload does not fit the type (``pydantic.ValidationError``).

    """
    return _adapter(kind).validate_json(payload)  # type: ignore[no-any-return]
