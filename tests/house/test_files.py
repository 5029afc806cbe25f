"""What the repository promises of its own files."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_locks_have_hashes_and_no_addresses() -> None:
    """Any mirror serves, and a changed package is refused."""
    python = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in python
    packages = re.findall(r"^[a-z0-9][\w.-]*==.*$", python, re.MULTILINE)
    assert len(packages) > 40
    assert all(line.endswith("\\") for line in packages)
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    outside = {name: entry for name, entry in lock["packages"].items() if name}
    assert all("resolved" not in entry and entry["integrity"] for entry in outside.values())


def test_every_required_dependency_is_explained() -> None:
    """Each has its line among the decisions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "decisions" / "0006-dependencies.md").read_text(encoding="utf-8")
    names = [re.match(r"[\w-]+", entry)[0] for entry in project["dependencies"]]  # type: ignore[index]
    assert [name for name in names if not re.search(rf"\b{name}\b", page)] == []


def test_every_public_noun_is_in_the_glossary() -> None:
    """Names in code are the names in the glossary."""
    import dragoman.model

    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert [name for name in dragoman.model.__all__ if f"**{name}**" not in glossary] == []
