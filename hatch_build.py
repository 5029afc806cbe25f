"""Build hook: the dossier's libraries come from npm when a wheel or an sdist is built and they are missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs ``npm ci`` and ``npm run build`` in ``frontend/``; editable installs leave that to ``make install``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make ``static/vendor`` and have it packed although git ignores it."""
        if version == "editable":
            return
        root = Path(self.root)
        vendor = root / "src/dragoman/publish/static/vendor"
        if not (vendor / "licences.json").is_file():
            npm = shutil.which("npm")
            if npm is None:
                raise RuntimeError(
                    f"{vendor} is missing and npm was not found: install Node 20 or later, or build from the sdist, "
                    "which carries the bundled libraries"
                )
            for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
                subprocess.run([npm, *command], cwd=root / "frontend", check=True)  # noqa: S603
        build_data["artifacts"].append("/src/dragoman/publish/static/vendor/**")
