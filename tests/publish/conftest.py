"""The example's dossier, built once for all tests of the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.workflow.building import build

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "moscow-2020"


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example's dossier, from a fresh copy of its sources."""
    case = tmp_path_factory.mktemp("site") / "moscow-2020"
    shutil.copytree(EXAMPLE, case, ignore=shutil.ignore_patterns(".dragoman", "dossier"))
    build(case)
    return case / "dossier"
