"""Small cases for tests: our own words, a handful of files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

CASE = """\
title = "A test case"
question = "Who met whom?"
since = 2020-03-01
until = 2020-03-31
languages = ["en", "ru"]
issuers = ["kremlin_en", "akorda_en"]
"""
CALL = """\
Title: Telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev
Date: 2020-03-07
Publisher: kremlin_en

Vladimir Putin had a telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev.

They agreed to keep in touch.
"""
OTHER_SIDE = """\
Title: Telephone conversation with President of Russia Vladimir Putin
Date: 2020-03-07
Publisher: akorda_en

Kassym-Jomart Tokayev spoke by telephone with President of Russia Vladimir Putin on 7 March.
"""
MEETING = """\
Title: President Kassym-Jomart Tokayev receives Foreign Minister Sergei Lavrov
Date: 2020-03-09
Publisher: akorda_en

President Kassym-Jomart Tokayev received Minister of Foreign Affairs of Russia Sergei Lavrov in Nur-Sultan today.
"""


def make(root: Path, **files: str | bytes) -> Path:
    """A case with the named sources; ``a__txt`` becomes ``a.txt``."""
    (root / "sources").mkdir(parents=True)
    (root / "case.toml").write_text(CASE, encoding="utf-8")
    for name, content in (files or {"call__txt": CALL, "other__txt": OTHER_SIDE, "meeting__txt": MEETING}).items():
        put(root, name.replace("__", "."), content)
    return root


def put(root: Path, name: str, content: str | bytes) -> Path:
    """Write one source."""
    path = root / "sources" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def fingerprint(root: Path) -> dict[str, str]:
    """What a build derived, file by file, without the build stamp."""
    found = {}
    for folder in (root / "dossier", root / ".dragoman"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "lock":
                data = re.sub(rb'<time class="build-stamp".*?</time>', b"", path.read_bytes(), flags=re.DOTALL)
                found[path.relative_to(root).as_posix()] = hashlib.sha256(data).hexdigest()
    return found
